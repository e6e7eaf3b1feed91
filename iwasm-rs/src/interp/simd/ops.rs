//! The operators on vectors: a row each, from which types, handlers and the translation are derived.
//!
//! Relaxed operators do what the deterministic profile of the specification says (appendix "Profiles"): each is one of the others.

use super::super::ops::{float_max, float_min};
use super::super::value::Value;
use super::lanes::*;

/// Calls a macro with all operators on vectors: `(Name, category, |operands| value)`.
///
/// Categories: `unary`, `binary` and `ternary` (vectors to a vector), `fetching` and `commutative` (binary ones that programs spend their time
/// in, whose right operand may come from memory, or either), `shift` (a vector and an i32), `splat(type of the number)`, `test` (to an
/// i32), `extract(lane => number)`, `replace(number => lane)`, `load(raw)`, `load_lane(raw)`, `store` and `store_lane(raw)`.
macro_rules! for_each_simd_op {
    ($m:ident) => {
        $m! {
            (V128Not, unary, |x| map(x, |x: u64| !x)),
            (V128And, binary, |l, r| zip(l, r, |l: u64, r| l & r)),
            (V128AndNot, binary, |l, r| zip(l, r, |l: u64, r| l & !r)),
            (V128Or, binary, |l, r| zip(l, r, |l: u64, r| l | r)),
            (V128Xor, binary, |l, r| zip(l, r, |l: u64, r| l ^ r)),
            (V128Bitselect, ternary, |x, y, mask| bitselect(x, y, mask)),
            (V128AnyTrue, test, |x| u32::from(all(x, |x: u64| x == 0) == 0)),
            (I8x16Swizzle, binary, |x, numbers| swizzle(x, numbers)),

            (I8x16Splat, splat(u32), |x| splat(x as u8)),
            (I16x8Splat, splat(u32), |x| splat(x as u16)),
            (I32x4Splat, splat(u32), |x| splat(x)),
            (I64x2Splat, splat(u64), |x| splat(x)),
            (F32x4Splat, splat(f32), |x| splat(x)),
            (F64x2Splat, splat(f64), |x| splat(x)),
            (I8x16ExtractLaneS, extract(i8 => u32), |x| x as u32),
            (I8x16ExtractLaneU, extract(u8 => u32), |x| u32::from(x)),
            (I16x8ExtractLaneS, extract(i16 => u32), |x| x as u32),
            (I16x8ExtractLaneU, extract(u16 => u32), |x| u32::from(x)),
            (I32x4ExtractLane, extract(u32 => u32), |x| x),
            (I64x2ExtractLane, extract(u64 => u64), |x| x),
            (F32x4ExtractLane, extract(f32 => f32), |x| x),
            (F64x2ExtractLane, extract(f64 => f64), |x| x),
            (I8x16ReplaceLane, replace(u32 => u8), |x| x as u8),
            (I16x8ReplaceLane, replace(u32 => u16), |x| x as u16),
            (I32x4ReplaceLane, replace(u32 => u32), |x| x),
            (I64x2ReplaceLane, replace(u64 => u64), |x| x),
            (F32x4ReplaceLane, replace(f32 => f32), |x| x),
            (F64x2ReplaceLane, replace(f64 => f64), |x| x),

            (I8x16Eq, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l == r))),
            (I8x16Ne, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l != r))),
            (I8x16LtS, binary, |l, r| zip(l, r, |l: i8, r| mask::<u8>(l < r))),
            (I8x16LtU, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l < r))),
            (I8x16GtS, binary, |l, r| zip(l, r, |l: i8, r| mask::<u8>(l > r))),
            (I8x16GtU, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l > r))),
            (I8x16LeS, binary, |l, r| zip(l, r, |l: i8, r| mask::<u8>(l <= r))),
            (I8x16LeU, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l <= r))),
            (I8x16GeS, binary, |l, r| zip(l, r, |l: i8, r| mask::<u8>(l >= r))),
            (I8x16GeU, binary, |l, r| zip(l, r, |l: u8, r| mask::<u8>(l >= r))),
            (I16x8Eq, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l == r))),
            (I16x8Ne, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l != r))),
            (I16x8LtS, binary, |l, r| zip(l, r, |l: i16, r| mask::<u16>(l < r))),
            (I16x8LtU, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l < r))),
            (I16x8GtS, binary, |l, r| zip(l, r, |l: i16, r| mask::<u16>(l > r))),
            (I16x8GtU, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l > r))),
            (I16x8LeS, binary, |l, r| zip(l, r, |l: i16, r| mask::<u16>(l <= r))),
            (I16x8LeU, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l <= r))),
            (I16x8GeS, binary, |l, r| zip(l, r, |l: i16, r| mask::<u16>(l >= r))),
            (I16x8GeU, binary, |l, r| zip(l, r, |l: u16, r| mask::<u16>(l >= r))),
            (I32x4Eq, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l == r))),
            (I32x4Ne, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l != r))),
            (I32x4LtS, binary, |l, r| zip(l, r, |l: i32, r| mask::<u32>(l < r))),
            (I32x4LtU, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l < r))),
            (I32x4GtS, binary, |l, r| zip(l, r, |l: i32, r| mask::<u32>(l > r))),
            (I32x4GtU, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l > r))),
            (I32x4LeS, binary, |l, r| zip(l, r, |l: i32, r| mask::<u32>(l <= r))),
            (I32x4LeU, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l <= r))),
            (I32x4GeS, binary, |l, r| zip(l, r, |l: i32, r| mask::<u32>(l >= r))),
            (I32x4GeU, binary, |l, r| zip(l, r, |l: u32, r| mask::<u32>(l >= r))),
            (I64x2Eq, binary, |l, r| zip(l, r, |l: u64, r| mask::<u64>(l == r))),
            (I64x2Ne, binary, |l, r| zip(l, r, |l: u64, r| mask::<u64>(l != r))),
            (I64x2LtS, binary, |l, r| zip(l, r, |l: i64, r| mask::<u64>(l < r))),
            (I64x2GtS, binary, |l, r| zip(l, r, |l: i64, r| mask::<u64>(l > r))),
            (I64x2LeS, binary, |l, r| zip(l, r, |l: i64, r| mask::<u64>(l <= r))),
            (I64x2GeS, binary, |l, r| zip(l, r, |l: i64, r| mask::<u64>(l >= r))),
            (F32x4Eq, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l == r))),
            (F32x4Ne, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l != r))),
            (F32x4Lt, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l < r))),
            (F32x4Gt, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l > r))),
            (F32x4Le, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l <= r))),
            (F32x4Ge, binary, |l, r| zip(l, r, |l: f32, r| mask::<u32>(l >= r))),
            (F64x2Eq, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l == r))),
            (F64x2Ne, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l != r))),
            (F64x2Lt, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l < r))),
            (F64x2Gt, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l > r))),
            (F64x2Le, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l <= r))),
            (F64x2Ge, binary, |l, r| zip(l, r, |l: f64, r| mask::<u64>(l >= r))),

            (I8x16Abs, unary, |x| map(x, i8::wrapping_abs)),
            (I8x16Neg, unary, |x| map(x, i8::wrapping_neg)),
            (I8x16Popcnt, unary, |x| map(x, |x: u8| x.count_ones() as u8)),
            (I8x16AllTrue, test, |x| all(x, |x: u8| x != 0)),
            (I8x16Bitmask, test, |x| bits(x, |x: i8| x < 0)),
            (I8x16NarrowI16x8S, binary, |l, r| narrow(l, r, |x: i16| x.clamp(-0x80, 0x7f) as i8)),
            (I8x16NarrowI16x8U, binary, |l, r| narrow(l, r, |x: i16| x.clamp(0, 0xff) as u8)),
            (I8x16Shl, shift, |x, n| map(x, |x: u8| x.wrapping_shl(n))),
            (I8x16ShrS, shift, |x, n| map(x, |x: i8| x.wrapping_shr(n))),
            (I8x16ShrU, shift, |x, n| map(x, |x: u8| x.wrapping_shr(n))),
            (I8x16Add, binary, |l, r| zip(l, r, u8::wrapping_add)),
            (I8x16AddSatS, binary, |l, r| zip(l, r, i8::saturating_add)),
            (I8x16AddSatU, binary, |l, r| zip(l, r, u8::saturating_add)),
            (I8x16Sub, binary, |l, r| zip(l, r, u8::wrapping_sub)),
            (I8x16SubSatS, binary, |l, r| zip(l, r, i8::saturating_sub)),
            (I8x16SubSatU, binary, |l, r| zip(l, r, u8::saturating_sub)),
            (I8x16MinS, binary, |l, r| zip(l, r, |l: i8, r| l.min(r))),
            (I8x16MinU, binary, |l, r| zip(l, r, |l: u8, r| l.min(r))),
            (I8x16MaxS, binary, |l, r| zip(l, r, |l: i8, r| l.max(r))),
            (I8x16MaxU, binary, |l, r| zip(l, r, |l: u8, r| l.max(r))),
            (I8x16AvgrU, binary, |l, r| zip(l, r, |l: u8, r: u8| ((u16::from(l) + u16::from(r) + 1) >> 1) as u8)),

            (I16x8ExtAddPairwiseI8x16S, unary, |x| pairwise(x, |a: i8, b: i8| i16::from(a) + i16::from(b))),
            (I16x8ExtAddPairwiseI8x16U, unary, |x| pairwise(x, |a: u8, b: u8| u16::from(a) + u16::from(b))),
            (I16x8Abs, unary, |x| map(x, i16::wrapping_abs)),
            (I16x8Neg, unary, |x| map(x, i16::wrapping_neg)),
            (I16x8Q15MulrSatS, binary, |l, r| zip(l, r, q15_product)),
            (I16x8AllTrue, test, |x| all(x, |x: u16| x != 0)),
            (I16x8Bitmask, test, |x| bits(x, |x: i16| x < 0)),
            (I16x8NarrowI32x4S, binary, |l, r| narrow(l, r, |x: i32| x.clamp(-0x8000, 0x7fff) as i16)),
            (I16x8NarrowI32x4U, binary, |l, r| narrow(l, r, |x: i32| x.clamp(0, 0xffff) as u16)),
            (I16x8ExtendLowI8x16S, unary, |x| extend::<false, i8, i16, _, _>(x, i16::from)),
            (I16x8ExtendHighI8x16S, unary, |x| extend::<true, i8, i16, _, _>(x, i16::from)),
            (I16x8ExtendLowI8x16U, unary, |x| extend::<false, u8, u16, _, _>(x, u16::from)),
            (I16x8ExtendHighI8x16U, unary, |x| extend::<true, u8, u16, _, _>(x, u16::from)),
            (I16x8Shl, shift, |x, n| map(x, |x: u16| x.wrapping_shl(n))),
            (I16x8ShrS, shift, |x, n| map(x, |x: i16| x.wrapping_shr(n))),
            (I16x8ShrU, shift, |x, n| map(x, |x: u16| x.wrapping_shr(n))),
            (I16x8Add, binary, |l, r| zip(l, r, u16::wrapping_add)),
            (I16x8AddSatS, binary, |l, r| zip(l, r, i16::saturating_add)),
            (I16x8AddSatU, binary, |l, r| zip(l, r, u16::saturating_add)),
            (I16x8Sub, binary, |l, r| zip(l, r, u16::wrapping_sub)),
            (I16x8SubSatS, binary, |l, r| zip(l, r, i16::saturating_sub)),
            (I16x8SubSatU, binary, |l, r| zip(l, r, u16::saturating_sub)),
            (I16x8Mul, binary, |l, r| zip(l, r, u16::wrapping_mul)),
            (I16x8MinS, binary, |l, r| zip(l, r, |l: i16, r| l.min(r))),
            (I16x8MinU, binary, |l, r| zip(l, r, |l: u16, r| l.min(r))),
            (I16x8MaxS, binary, |l, r| zip(l, r, |l: i16, r| l.max(r))),
            (I16x8MaxU, binary, |l, r| zip(l, r, |l: u16, r| l.max(r))),
            (I16x8AvgrU, binary, |l, r| zip(l, r, |l: u16, r: u16| ((u32::from(l) + u32::from(r) + 1) >> 1) as u16)),
            (I16x8ExtMulLowI8x16S, binary, |l, r| extend2::<false, i8, i16, _, _>(l, r, |l, r| i16::from(l) * i16::from(r))),
            (I16x8ExtMulHighI8x16S, binary, |l, r| extend2::<true, i8, i16, _, _>(l, r, |l, r| i16::from(l) * i16::from(r))),
            (I16x8ExtMulLowI8x16U, binary, |l, r| extend2::<false, u8, u16, _, _>(l, r, |l, r| u16::from(l) * u16::from(r))),
            (I16x8ExtMulHighI8x16U, binary, |l, r| extend2::<true, u8, u16, _, _>(l, r, |l, r| u16::from(l) * u16::from(r))),

            (I32x4ExtAddPairwiseI16x8S, unary, |x| pairwise(x, |a: i16, b: i16| i32::from(a) + i32::from(b))),
            (I32x4ExtAddPairwiseI16x8U, unary, |x| pairwise(x, |a: u16, b: u16| u32::from(a) + u32::from(b))),
            (I32x4Abs, unary, |x| map(x, i32::wrapping_abs)),
            (I32x4Neg, unary, |x| map(x, i32::wrapping_neg)),
            (I32x4AllTrue, test, |x| all(x, |x: u32| x != 0)),
            (I32x4Bitmask, test, |x| bits(x, |x: i32| x < 0)),
            (I32x4ExtendLowI16x8S, unary, |x| extend::<false, i16, i32, _, _>(x, i32::from)),
            (I32x4ExtendHighI16x8S, unary, |x| extend::<true, i16, i32, _, _>(x, i32::from)),
            (I32x4ExtendLowI16x8U, unary, |x| extend::<false, u16, u32, _, _>(x, u32::from)),
            (I32x4ExtendHighI16x8U, unary, |x| extend::<true, u16, u32, _, _>(x, u32::from)),
            (I32x4Shl, shift, |x, n| map(x, |x: u32| x.wrapping_shl(n))),
            (I32x4ShrS, shift, |x, n| map(x, |x: i32| x.wrapping_shr(n))),
            (I32x4ShrU, shift, |x, n| map(x, |x: u32| x.wrapping_shr(n))),
            (I32x4Add, commutative, |l, r| zip(l, r, u32::wrapping_add)),
            (I32x4Sub, fetching, |l, r| zip(l, r, u32::wrapping_sub)),
            (I32x4Mul, commutative, |l, r| zip(l, r, u32::wrapping_mul)),
            (I32x4MinS, binary, |l, r| zip(l, r, |l: i32, r| l.min(r))),
            (I32x4MinU, binary, |l, r| zip(l, r, |l: u32, r| l.min(r))),
            (I32x4MaxS, binary, |l, r| zip(l, r, |l: i32, r| l.max(r))),
            (I32x4MaxU, binary, |l, r| zip(l, r, |l: u32, r| l.max(r))),
            (I32x4DotI16x8S, binary, |l, r| dot(l, r, |l: i16, r: i16| i32::from(l) * i32::from(r), i32::wrapping_add)),
            (I32x4ExtMulLowI16x8S, binary, |l, r| extend2::<false, i16, i32, _, _>(l, r, |l, r| i32::from(l) * i32::from(r))),
            (I32x4ExtMulHighI16x8S, binary, |l, r| extend2::<true, i16, i32, _, _>(l, r, |l, r| i32::from(l) * i32::from(r))),
            (I32x4ExtMulLowI16x8U, binary, |l, r| extend2::<false, u16, u32, _, _>(l, r, |l, r| u32::from(l) * u32::from(r))),
            (I32x4ExtMulHighI16x8U, binary, |l, r| extend2::<true, u16, u32, _, _>(l, r, |l, r| u32::from(l) * u32::from(r))),

            (I64x2Abs, unary, |x| map(x, i64::wrapping_abs)),
            (I64x2Neg, unary, |x| map(x, i64::wrapping_neg)),
            (I64x2AllTrue, test, |x| all(x, |x: u64| x != 0)),
            (I64x2Bitmask, test, |x| bits(x, |x: i64| x < 0)),
            (I64x2ExtendLowI32x4S, unary, |x| extend::<false, i32, i64, _, _>(x, i64::from)),
            (I64x2ExtendHighI32x4S, unary, |x| extend::<true, i32, i64, _, _>(x, i64::from)),
            (I64x2ExtendLowI32x4U, unary, |x| extend::<false, u32, u64, _, _>(x, u64::from)),
            (I64x2ExtendHighI32x4U, unary, |x| extend::<true, u32, u64, _, _>(x, u64::from)),
            (I64x2Shl, shift, |x, n| map(x, |x: u64| x.wrapping_shl(n))),
            (I64x2ShrS, shift, |x, n| map(x, |x: i64| x.wrapping_shr(n))),
            (I64x2ShrU, shift, |x, n| map(x, |x: u64| x.wrapping_shr(n))),
            (I64x2Add, commutative, |l, r| zip(l, r, u64::wrapping_add)),
            (I64x2Sub, fetching, |l, r| zip(l, r, u64::wrapping_sub)),
            (I64x2Mul, commutative, |l, r| zip(l, r, u64::wrapping_mul)),
            (I64x2ExtMulLowI32x4S, binary, |l, r| extend2::<false, i32, i64, _, _>(l, r, |l, r| i64::from(l) * i64::from(r))),
            (I64x2ExtMulHighI32x4S, binary, |l, r| extend2::<true, i32, i64, _, _>(l, r, |l, r| i64::from(l) * i64::from(r))),
            (I64x2ExtMulLowI32x4U, binary, |l, r| extend2::<false, u32, u64, _, _>(l, r, |l, r| u64::from(l) * u64::from(r))),
            (I64x2ExtMulHighI32x4U, binary, |l, r| extend2::<true, u32, u64, _, _>(l, r, |l, r| u64::from(l) * u64::from(r))),

            (F32x4Ceil, unary, |x| map(x, f32s::ceil)),
            (F32x4Floor, unary, |x| map(x, f32s::floor)),
            (F32x4Trunc, unary, |x| map(x, f32s::trunc)),
            (F32x4Nearest, unary, |x| map(x, f32s::nearest)),
            (F32x4Abs, unary, |x| map(x, f32::abs)),
            (F32x4Neg, unary, |x| map(x, |x: f32| -x)),
            (F32x4Sqrt, unary, |x| map(x, f32::sqrt)),
            (F32x4Add, commutative, |l, r| zip(l, r, |l: f32, r| l + r)),
            (F32x4Sub, fetching, |l, r| zip(l, r, |l: f32, r| l - r)),
            (F32x4Mul, commutative, |l, r| zip(l, r, |l: f32, r| l * r)),
            (F32x4Div, fetching, |l, r| zip(l, r, |l: f32, r| l / r)),
            (F32x4Min, binary, |l, r| zip(l, r, |l: f32, r| float_min!(l, r))),
            (F32x4Max, binary, |l, r| zip(l, r, |l: f32, r| float_max!(l, r))),
            (F32x4PMin, binary, |l, r| zip(l, r, |l: f32, r| if r < l { r } else { l })),
            (F32x4PMax, binary, |l, r| zip(l, r, |l: f32, r| if l < r { r } else { l })),
            (F64x2Ceil, unary, |x| map(x, f64s::ceil)),
            (F64x2Floor, unary, |x| map(x, f64s::floor)),
            (F64x2Trunc, unary, |x| map(x, f64s::trunc)),
            (F64x2Nearest, unary, |x| map(x, f64s::nearest)),
            (F64x2Abs, unary, |x| map(x, f64::abs)),
            (F64x2Neg, unary, |x| map(x, |x: f64| -x)),
            (F64x2Sqrt, unary, |x| map(x, f64::sqrt)),
            (F64x2Add, commutative, |l, r| zip(l, r, |l: f64, r| l + r)),
            (F64x2Sub, fetching, |l, r| zip(l, r, |l: f64, r| l - r)),
            (F64x2Mul, commutative, |l, r| zip(l, r, |l: f64, r| l * r)),
            (F64x2Div, fetching, |l, r| zip(l, r, |l: f64, r| l / r)),
            (F64x2Min, binary, |l, r| zip(l, r, |l: f64, r| float_min!(l, r))),
            (F64x2Max, binary, |l, r| zip(l, r, |l: f64, r| float_max!(l, r))),
            (F64x2PMin, binary, |l, r| zip(l, r, |l: f64, r| if r < l { r } else { l })),
            (F64x2PMax, binary, |l, r| zip(l, r, |l: f64, r| if l < r { r } else { l })),

            (I32x4TruncSatF32x4S, unary, |x| map(x, |x: f32| x as i32)),
            (I32x4TruncSatF32x4U, unary, |x| map(x, |x: f32| x as u32)),
            (F32x4ConvertI32x4S, unary, |x| map(x, |x: i32| x as f32)),
            (F32x4ConvertI32x4U, unary, |x| map(x, |x: u32| x as f32)),
            (I32x4TruncSatF64x2SZero, unary, |x| narrow_zero(x, |x: f64| x as i32)),
            (I32x4TruncSatF64x2UZero, unary, |x| narrow_zero(x, |x: f64| x as u32)),
            (F64x2ConvertLowI32x4S, unary, |x| extend::<false, i32, f64, _, _>(x, f64::from)),
            (F64x2ConvertLowI32x4U, unary, |x| extend::<false, u32, f64, _, _>(x, f64::from)),
            (F32x4DemoteF64x2Zero, unary, |x| narrow_zero(x, |x: f64| x as f32)),
            (F64x2PromoteLowF32x4, unary, |x| extend::<false, f32, f64, _, _>(x, f64::from)),

            (I8x16RelaxedSwizzle, binary, |x, numbers| swizzle(x, numbers)),
            (I32x4RelaxedTruncF32x4S, unary, |x| map(x, |x: f32| x as i32)),
            (I32x4RelaxedTruncF32x4U, unary, |x| map(x, |x: f32| x as u32)),
            (I32x4RelaxedTruncF64x2SZero, unary, |x| narrow_zero(x, |x: f64| x as i32)),
            (I32x4RelaxedTruncF64x2UZero, unary, |x| narrow_zero(x, |x: f64| x as u32)),
            (F32x4RelaxedMadd, ternary, |x, y, z| zip3(x, y, z, |x: f32, y, z| x * y + z)),
            (F32x4RelaxedNmadd, ternary, |x, y, z| zip3(x, y, z, |x: f32, y, z| -x * y + z)),
            (F64x2RelaxedMadd, ternary, |x, y, z| zip3(x, y, z, |x: f64, y, z| x * y + z)),
            (F64x2RelaxedNmadd, ternary, |x, y, z| zip3(x, y, z, |x: f64, y, z| -x * y + z)),
            (I8x16RelaxedLaneselect, ternary, |x, y, mask| bitselect(x, y, mask)),
            (I16x8RelaxedLaneselect, ternary, |x, y, mask| bitselect(x, y, mask)),
            (I32x4RelaxedLaneselect, ternary, |x, y, mask| bitselect(x, y, mask)),
            (I64x2RelaxedLaneselect, ternary, |x, y, mask| bitselect(x, y, mask)),
            (F32x4RelaxedMin, binary, |l, r| zip(l, r, |l: f32, r| float_min!(l, r))),
            (F32x4RelaxedMax, binary, |l, r| zip(l, r, |l: f32, r| float_max!(l, r))),
            (F64x2RelaxedMin, binary, |l, r| zip(l, r, |l: f64, r| float_min!(l, r))),
            (F64x2RelaxedMax, binary, |l, r| zip(l, r, |l: f64, r| float_max!(l, r))),
            (I16x8RelaxedQ15mulrS, binary, |l, r| zip(l, r, q15_product)),
            (I16x8RelaxedDotI8x16I7x16S, binary, |l, r| dot(l, r, |l: i8, r: i8| i16::from(l) * i16::from(r), i16::saturating_add)),
            (I32x4RelaxedDotI8x16I7x16AddS, ternary, |l, r, z| zip(
                pairwise(dot(l, r, |l: i8, r: i8| i16::from(l) * i16::from(r), i16::saturating_add), |a: i16, b: i16| i32::from(a) + i32::from(b)),
                z,
                i32::wrapping_add,
            )),

            (V128Load, load([u8; 16]), |x| V128(x)),
            (V128Load8x8S, load([i8; 8]), |x| wider(x, i16::from)),
            (V128Load8x8U, load([u8; 8]), |x| wider(x, u16::from)),
            (V128Load16x4S, load([i16; 4]), |x| wider(x, i32::from)),
            (V128Load16x4U, load([u16; 4]), |x| wider(x, u32::from)),
            (V128Load32x2S, load([i32; 2]), |x| wider(x, i64::from)),
            (V128Load32x2U, load([u32; 2]), |x| wider(x, u64::from)),
            (V128Load8Splat, load(u8), |x| splat(x)),
            (V128Load16Splat, load(u16), |x| splat(x)),
            (V128Load32Splat, load(u32), |x| splat(x)),
            (V128Load64Splat, load(u64), |x| splat(x)),
            (V128Load32Zero, load(u32), |x| [x, 0, 0, 0].vector()),
            (V128Load64Zero, load(u64), |x| [x, 0].vector()),
            (V128Load8Lane, load_lane(u8), |x| x),
            (V128Load16Lane, load_lane(u16), |x| x),
            (V128Load32Lane, load_lane(u32), |x| x),
            (V128Load64Lane, load_lane(u64), |x| x),
            (V128Store, store, |x| x),
            (V128Store8Lane, store_lane(u8), |x| x),
            (V128Store16Lane, store_lane(u16), |x| x),
            (V128Store32Lane, store_lane(u32), |x| x),
            (V128Store64Lane, store_lane(u64), |x| x),
        }
    };
}
pub(in crate::interp) use for_each_simd_op;

/// From a vector to a vector.
pub(in crate::interp) trait Unary {
    fn apply(x: V128) -> V128;
}

/// From two vectors to a vector.
pub(in crate::interp) trait Binary {
    fn apply(l: V128, r: V128) -> V128;
}

/// From three vectors to a vector.
pub(in crate::interp) trait Ternary {
    fn apply(x: V128, y: V128, z: V128) -> V128;
}

/// From a vector and a number of bits to a vector.
pub(in crate::interp) trait Shift {
    fn apply(x: V128, bits: u32) -> V128;
}

/// From a number to a vector.
pub(in crate::interp) trait Splat {
    type In: Value;
    fn apply(x: Self::In) -> V128;
}

/// From a vector to a number.
pub(in crate::interp) trait Test {
    fn apply(x: V128) -> u32;
}

/// From a lane to a number.
pub(in crate::interp) trait Extract {
    type Lane: Copy;
    type Out: Value;
    fn apply(x: Self::Lane) -> Self::Out;
}

/// From a number to a lane.
pub(in crate::interp) trait Replace {
    type In: Value;
    type Lane: LaneNumber;
    fn apply(x: Self::In) -> Self::Lane;
}

/// From what lies in memory to a vector.
pub(in crate::interp) trait Load {
    type Raw: Copy;
    fn apply(x: Self::Raw) -> V128;
}

/// A lane, or all, of a vector in memory.
pub(in crate::interp) trait Lane {
    type Raw: Copy;
}

macro_rules! define_ops {
    ($(($name:ident, $category:ident $(($($from:ty $(=> $to:ty)?)?))?, |$($x:ident),+| $body:expr),)*) => {
        $(
            pub(in crate::interp) struct $name;
            define_ops!(@$category $name, [$($($from $(=> $to)?)?)?], |$($x),+| $body);
        )*
    };
    (@unary $name:ident, [], |$x:ident| $body:expr) => {
        impl Unary for $name { #[inline(always)] fn apply($x: V128) -> V128 { $body } }
    };
    (@binary $name:ident, [], |$l:ident, $r:ident| $body:expr) => {
        impl Binary for $name { #[inline(always)] fn apply($l: V128, $r: V128) -> V128 { $body } }
    };
    (@fetching $name:ident, [], |$l:ident, $r:ident| $body:expr) => { define_ops!(@binary $name, [], |$l, $r| $body); };
    (@commutative $name:ident, [], |$l:ident, $r:ident| $body:expr) => { define_ops!(@binary $name, [], |$l, $r| $body); };
    (@ternary $name:ident, [], |$x:ident, $y:ident, $z:ident| $body:expr) => {
        impl Ternary for $name { #[inline(always)] fn apply($x: V128, $y: V128, $z: V128) -> V128 { $body } }
    };
    (@shift $name:ident, [], |$x:ident, $n:ident| $body:expr) => {
        impl Shift for $name { #[inline(always)] fn apply($x: V128, $n: u32) -> V128 { $body } }
    };
    (@splat $name:ident, [$from:ty], |$x:ident| $body:expr) => {
        impl Splat for $name {
            type In = $from;
            #[inline(always)]
            fn apply($x: $from) -> V128 { $body }
        }
    };
    (@test $name:ident, [], |$x:ident| $body:expr) => {
        impl Test for $name { #[inline(always)] fn apply($x: V128) -> u32 { $body } }
    };
    (@extract $name:ident, [$from:ty => $to:ty], |$x:ident| $body:expr) => {
        impl Extract for $name {
            type Lane = $from;
            type Out = $to;
            #[inline(always)]
            fn apply($x: $from) -> $to { $body }
        }
    };
    (@replace $name:ident, [$from:ty => $to:ty], |$x:ident| $body:expr) => {
        impl Replace for $name {
            type In = $from;
            type Lane = $to;
            #[inline(always)]
            fn apply($x: $from) -> $to { $body }
        }
    };
    (@load $name:ident, [$from:ty], |$x:ident| $body:expr) => {
        impl Load for $name {
            type Raw = $from;
            #[inline(always)]
            fn apply($x: $from) -> V128 { $body }
        }
    };
    (@store $name:ident, [], |$x:ident| $body:expr) => {
        impl Lane for $name { type Raw = V128; }
    };
    (@$lane:ident $name:ident, [$from:ty], |$x:ident| $body:expr) => {
        impl Lane for $name { type Raw = $from; }
    };
}
for_each_simd_op!(define_ops);
