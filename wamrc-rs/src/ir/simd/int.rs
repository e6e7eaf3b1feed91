//! Operators on integer lanes and on bits.

use inkwell::IntPredicate;
use inkwell::values::{BasicValueEnum, VectorValue};
use wasmparser::Operator;

use super::{Shape, rows};
use crate::ir::Build;
use crate::ir::function::FunctionTranslator;

/// From two lanes to one.
#[derive(Clone, Copy)]
enum Binary {
    Add,
    Sub,
    Mul,
    /// An intrinsic of LLVM.
    Named(&'static str),
    /// The mean, rounded up.
    Mean,
    /// Rounded product of numbers with 15 bits behind the point.
    Q15,
}

fn binary(op: &Operator<'_>) -> Option<(Shape, Binary)> {
    use Binary::*;
    rows! { op;
        Add => I8x16: I8x16Add I16x8: I16x8Add I32x4: I32x4Add I64x2: I64x2Add;
        Sub => I8x16: I8x16Sub I16x8: I16x8Sub I32x4: I32x4Sub I64x2: I64x2Sub;
        Mul => I16x8: I16x8Mul I32x4: I32x4Mul I64x2: I64x2Mul;
        Named("llvm.sadd.sat") => I8x16: I8x16AddSatS I16x8: I16x8AddSatS;
        Named("llvm.uadd.sat") => I8x16: I8x16AddSatU I16x8: I16x8AddSatU;
        Named("llvm.ssub.sat") => I8x16: I8x16SubSatS I16x8: I16x8SubSatS;
        Named("llvm.usub.sat") => I8x16: I8x16SubSatU I16x8: I16x8SubSatU;
        Named("llvm.smin") => I8x16: I8x16MinS I16x8: I16x8MinS I32x4: I32x4MinS;
        Named("llvm.umin") => I8x16: I8x16MinU I16x8: I16x8MinU I32x4: I32x4MinU;
        Named("llvm.smax") => I8x16: I8x16MaxS I16x8: I16x8MaxS I32x4: I32x4MaxS;
        Named("llvm.umax") => I8x16: I8x16MaxU I16x8: I16x8MaxU I32x4: I32x4MaxU;
        Mean => I8x16: I8x16AvgrU I16x8: I16x8AvgrU;
        Q15 => I16x8: I16x8Q15MulrSatS I16x8: I16x8RelaxedQ15mulrS;
    }
}

fn comparison(op: &Operator<'_>) -> Option<(Shape, IntPredicate)> {
    use IntPredicate::*;
    rows! { op;
        EQ => I8x16: I8x16Eq I16x8: I16x8Eq I32x4: I32x4Eq I64x2: I64x2Eq;
        NE => I8x16: I8x16Ne I16x8: I16x8Ne I32x4: I32x4Ne I64x2: I64x2Ne;
        SLT => I8x16: I8x16LtS I16x8: I16x8LtS I32x4: I32x4LtS I64x2: I64x2LtS;
        ULT => I8x16: I8x16LtU I16x8: I16x8LtU I32x4: I32x4LtU;
        SGT => I8x16: I8x16GtS I16x8: I16x8GtS I32x4: I32x4GtS I64x2: I64x2GtS;
        UGT => I8x16: I8x16GtU I16x8: I16x8GtU I32x4: I32x4GtU;
        SLE => I8x16: I8x16LeS I16x8: I16x8LeS I32x4: I32x4LeS I64x2: I64x2LeS;
        ULE => I8x16: I8x16LeU I16x8: I16x8LeU I32x4: I32x4LeU;
        SGE => I8x16: I8x16GeS I16x8: I16x8GeS I32x4: I32x4GeS I64x2: I64x2GeS;
        UGE => I8x16: I8x16GeU I16x8: I16x8GeU I32x4: I32x4GeU;
    }
}

/// From a lane to a lane, and from a vector to a number.
#[derive(Clone, Copy)]
enum Unary {
    Abs,
    Neg,
    Popcnt,
    AllTrue,
    Bitmask,
}

fn unary(op: &Operator<'_>) -> Option<(Shape, Unary)> {
    use Unary::*;
    rows! { op;
        Abs => I8x16: I8x16Abs I16x8: I16x8Abs I32x4: I32x4Abs I64x2: I64x2Abs;
        Neg => I8x16: I8x16Neg I16x8: I16x8Neg I32x4: I32x4Neg I64x2: I64x2Neg;
        Popcnt => I8x16: I8x16Popcnt;
        AllTrue => I8x16: I8x16AllTrue I16x8: I16x8AllTrue I32x4: I32x4AllTrue I64x2: I64x2AllTrue;
        Bitmask => I8x16: I8x16Bitmask I16x8: I16x8Bitmask I32x4: I32x4Bitmask I64x2: I64x2Bitmask;
    }
}

#[derive(Clone, Copy)]
enum Shift {
    Left,
    Right { signed: bool },
}

fn shift(op: &Operator<'_>) -> Option<(Shape, Shift)> {
    use Shift::*;
    rows! { op;
        Left => I8x16: I8x16Shl I16x8: I16x8Shl I32x4: I32x4Shl I64x2: I64x2Shl;
        Right { signed: true } => I8x16: I8x16ShrS I16x8: I16x8ShrS I32x4: I32x4ShrS I64x2: I64x2ShrS;
        Right { signed: false } => I8x16: I8x16ShrU I16x8: I16x8ShrU I32x4: I32x4ShrU I64x2: I64x2ShrU;
    }
}

/// What of lanes gives lanes of twice the size; the shape of a row is that of the operands.
#[derive(Clone, Copy)]
enum Widening {
    Extend {
        high: bool,
    },
    Multiply {
        high: bool,
    },
    AddPairs,
    /// Sums of neighbouring products.
    Dot,
    /// The same, and saturated to the size of the products.
    SaturatedDot,
}

fn widening(op: &Operator<'_>) -> Option<(Shape, (Widening, bool))> {
    use Widening::*;
    let (low, high) = (Extend { high: false }, Extend { high: true });
    let (product_low, product_high) = (Multiply { high: false }, Multiply { high: true });
    rows! { op;
        (low, true) => I8x16: I16x8ExtendLowI8x16S I16x8: I32x4ExtendLowI16x8S I32x4: I64x2ExtendLowI32x4S;
        (high, true) => I8x16: I16x8ExtendHighI8x16S I16x8: I32x4ExtendHighI16x8S I32x4: I64x2ExtendHighI32x4S;
        (low, false) => I8x16: I16x8ExtendLowI8x16U I16x8: I32x4ExtendLowI16x8U I32x4: I64x2ExtendLowI32x4U;
        (high, false) => I8x16: I16x8ExtendHighI8x16U I16x8: I32x4ExtendHighI16x8U I32x4: I64x2ExtendHighI32x4U;
        (product_low, true) => I8x16: I16x8ExtMulLowI8x16S I16x8: I32x4ExtMulLowI16x8S I32x4: I64x2ExtMulLowI32x4S;
        (product_high, true) => I8x16: I16x8ExtMulHighI8x16S I16x8: I32x4ExtMulHighI16x8S I32x4: I64x2ExtMulHighI32x4S;
        (product_low, false) => I8x16: I16x8ExtMulLowI8x16U I16x8: I32x4ExtMulLowI16x8U I32x4: I64x2ExtMulLowI32x4U;
        (product_high, false) => I8x16: I16x8ExtMulHighI8x16U I16x8: I32x4ExtMulHighI16x8U I32x4: I64x2ExtMulHighI32x4U;
        (AddPairs, true) => I8x16: I16x8ExtAddPairwiseI8x16S I16x8: I32x4ExtAddPairwiseI16x8S;
        (AddPairs, false) => I8x16: I16x8ExtAddPairwiseI8x16U I16x8: I32x4ExtAddPairwiseI16x8U;
        (Dot, true) => I16x8: I32x4DotI16x8S;
        (SaturatedDot, true) => I8x16: I16x8RelaxedDotI8x16I7x16S;
    }
}

fn narrowing(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        true => I16x8: I8x16NarrowI16x8S I32x4: I16x8NarrowI32x4S;
        false => I16x8: I8x16NarrowI16x8U I32x4: I16x8NarrowI32x4U;
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn vector_int_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some((shape, operation)) = binary(op) {
            let (l, r) = self.pop_vectors(shape)?;
            let value = self.int_binary(operation, shape, l, r)?;
            self.push_vector(value)?;
        } else if let Some((shape, predicate)) = comparison(op) {
            let (l, r) = self.pop_vectors(shape)?;
            let holds = self.b.build_int_compare(predicate, l, r, "")?;
            self.push_mask(holds, shape)?;
        } else if let Some((shape, operation)) = unary(op) {
            let x = self.pop_vector(shape)?;
            self.int_unary(operation, shape, x)?;
        } else if let Some((shape, direction)) = shift(op) {
            self.vector_shift(shape, direction)?;
        } else if let Some((shape, (operation, signed))) = widening(op) {
            let value = self.widen(shape, operation, signed)?;
            self.push_vector(value)?;
        } else if let Some((shape, signed)) = narrowing(op) {
            self.narrow_lanes(shape, signed)?;
        } else if let Operator::I32x4RelaxedDotI8x16I7x16AddS = op {
            let sum = self.pop_vector(Shape::I32x4)?;
            let products = self.widen(Shape::I8x16, Widening::SaturatedDot, true)?;
            let pairs = self.add_pairs(Shape::I16x8, products, true)?;
            let value = self.b.build_int_add(pairs, sum, "")?;
            self.push_vector(value)?;
        } else {
            return self.bit_operator(op);
        }
        Ok(true)
    }

    fn bit_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        use Operator as O;
        match op {
            O::V128Not => {
                let x = self.pop_vector(Shape::I64x2)?;
                let value = self.b.build_not(x, "")?;
                self.push_vector(value)?;
            }
            O::V128And | O::V128AndNot | O::V128Or | O::V128Xor => {
                let (l, r) = self.pop_vectors(Shape::I64x2)?;
                let value = match op {
                    O::V128And => self.b.build_and(l, r, "")?,
                    O::V128AndNot => self.b.build_and(l, self.b.build_not(r, "")?, "")?,
                    O::V128Or => self.b.build_or(l, r, "")?,
                    _ => self.b.build_xor(l, r, "")?,
                };
                self.push_vector(value)?;
            }
            O::V128Bitselect
            | O::I8x16RelaxedLaneselect
            | O::I16x8RelaxedLaneselect
            | O::I32x4RelaxedLaneselect
            | O::I64x2RelaxedLaneselect => {
                let mask = self.pop_vector(Shape::I64x2)?;
                let (x, y) = self.pop_vectors(Shape::I64x2)?;
                let first = self.b.build_and(x, mask, "")?;
                let second = self.b.build_and(y, self.b.build_not(mask, "")?, "")?;
                let value = self.b.build_or(first, second, "")?;
                self.push_vector(value)?;
            }
            O::V128AnyTrue => {
                let x = self.pop();
                let all = self.b.build_bit_cast(x, self.m.context.i128_type(), "")?.into_int_value();
                let any = self.b.build_int_compare(IntPredicate::NE, all, all.get_type().const_zero(), "")?;
                self.push_bool(any)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn int_binary(&mut self, operation: Binary, shape: Shape, l: VectorValue<'ctx>, r: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        Ok(match operation {
            Binary::Add => self.b.build_int_add(l, r, "")?,
            Binary::Sub => self.b.build_int_sub(l, r, "")?,
            Binary::Mul => self.b.build_int_mul(l, r, "")?,
            Binary::Named(name) => self.vector_intrinsic(name, &[l.into(), r.into()])?,
            Binary::Mean => {
                let wide = self.int_lane(shape.wider()).vec_type(shape.lanes());
                let one = self.b.build_int_z_extend(self.constant_lanes(shape, 1), wide, "")?;
                let (l, r) = (self.b.build_int_z_extend(l, wide, "")?, self.b.build_int_z_extend(r, wide, "")?);
                let sum = self.b.build_int_add(self.b.build_int_add(l, r, "")?, one, "")?;
                let half = self.b.build_right_shift(sum, one, false, "")?;
                self.b.build_int_truncate(half, self.vector_type(shape), "")?
            }
            Binary::Q15 => self.q15_products(l, r)?,
        })
    }

    /// As x86-64's instruction rounds, but the only product that does not fit becomes the greatest number.
    fn q15_products(&mut self, l: VectorValue<'ctx>, r: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        let wide = self.m.types.i32.vec_type(8);
        let all = |value: u64| inkwell::types::VectorType::const_vector(&[self.m.types.i32.const_int(value, false); 8]);
        let (x, y) = (self.b.build_int_s_extend(l, wide, "")?, self.b.build_int_s_extend(r, wide, "")?);
        let product = self.b.build_int_mul(x, y, "")?;
        let rounding = self.b.build_right_shift(product, all(14), false, "")?;
        let sum = self.b.build_int_add(rounding, all(1), "")?;
        let rounded = self.b.build_int_truncate(self.b.build_right_shift(sum, all(1), false, "")?, self.vector_type(Shape::I16x8), "")?;
        let least = self.constant_lanes(Shape::I16x8, 0x8000);
        let overflow = self.b.build_int_compare(IntPredicate::EQ, rounded, least, "")?;
        let ones = self.b.build_int_s_extend(overflow, self.vector_type(Shape::I16x8), "")?;
        Ok(self.b.build_xor(rounded, ones, "")?)
    }

    fn int_unary(&mut self, operation: Unary, shape: Shape, x: VectorValue<'ctx>) -> Build<()> {
        let least_is_defined: BasicValueEnum<'ctx> = self.m.types.i1.const_zero().into();
        match operation {
            Unary::Abs => {
                let value = self.vector_intrinsic("llvm.abs", &[x.into(), least_is_defined])?;
                self.push_vector(value)
            }
            Unary::Neg => {
                let value = self.b.build_int_neg(x, "")?;
                self.push_vector(value)
            }
            Unary::Popcnt => {
                let value = self.vector_intrinsic("llvm.ctpop", &[x.into()])?;
                self.push_vector(value)
            }
            Unary::AllTrue => {
                let zeros = self.lane_bits(IntPredicate::EQ, shape, x)?;
                let none = self.b.build_int_compare(IntPredicate::EQ, zeros, zeros.get_type().const_zero(), "")?;
                self.push_bool(none)
            }
            Unary::Bitmask => {
                let bits = self.lane_bits(IntPredicate::SLT, shape, x)?;
                self.push_bool(bits)
            }
        }
    }

    /// A bit for each lane that compares so with 0.
    fn lane_bits(&mut self, predicate: IntPredicate, shape: Shape, x: VectorValue<'ctx>) -> Build<inkwell::values::IntValue<'ctx>> {
        let holds = self.b.build_int_compare(predicate, x, self.vector_type(shape).const_zero(), "")?;
        let Some(bits) = std::num::NonZeroU32::new(shape.lanes()) else { unreachable!("every shape has lanes") };
        let ty = self.m.context.custom_width_int_type(bits).map_err(|e| crate::error::Error::Llvm(e.to_string()))?;
        Ok(self.b.build_bit_cast(holds, ty, "")?.into_int_value())
    }

    fn vector_shift(&mut self, shape: Shape, direction: Shift) -> Build<()> {
        let t = self.m.types;
        let amount = self.pop().into_int_value();
        let x = self.pop_vector(shape)?;
        let amount = self.b.build_and(amount, t.i32.const_int(u64::from(shape.bits()) - 1, false), "")?;
        let lane = self.int_lane(shape);
        let amount = match shape.bits() {
            64 => self.b.build_int_z_extend(amount, lane, "")?,
            32 => amount,
            _ => self.b.build_int_truncate(amount, lane, "")?,
        };
        let amount = self.splat(amount.into(), shape)?;
        let value = match direction {
            Shift::Left => self.b.build_left_shift(x, amount, "")?,
            Shift::Right { signed } => self.b.build_right_shift(x, amount, signed, "")?,
        };
        self.push_vector(value)
    }

    /// Pops what a widening operator takes: its value.
    fn widen(&mut self, shape: Shape, operation: Widening, signed: bool) -> Build<VectorValue<'ctx>> {
        let half = |high: bool| {
            let lanes = shape.lanes() / 2;
            if high { lanes..2 * lanes } else { 0..lanes }
        };
        Ok(match operation {
            Widening::Extend { high } => {
                let x = self.pop_vector(shape)?;
                self.extend_lanes(shape, x, half(high), signed)?
            }
            Widening::Multiply { high } => {
                let (l, r) = self.pop_vectors(shape)?;
                let (l, r) = (self.extend_lanes(shape, l, half(high), signed)?, self.extend_lanes(shape, r, half(high), signed)?);
                self.b.build_int_mul(l, r, "")?
            }
            Widening::AddPairs => {
                let x = self.pop_vector(shape)?;
                self.add_pairs(shape, x, signed)?
            }
            Widening::Dot | Widening::SaturatedDot => {
                let (l, r) = self.pop_vectors(shape)?;
                let all = || 0..shape.lanes();
                let products =
                    self.b.build_int_mul(self.extend_lanes(shape, l, all(), true)?, self.extend_lanes(shape, r, all(), true)?, "")?;
                let (even, odd) = (self.part(products, all().step_by(2))?, self.part(products, all().skip(1).step_by(2))?);
                match operation {
                    Widening::Dot => self.b.build_int_add(even, odd, "")?,
                    _ => self.vector_intrinsic("llvm.sadd.sat", &[even.into(), odd.into()])?,
                }
            }
        })
    }

    /// Some lanes, made twice as wide.
    fn extend_lanes(
        &self,
        shape: Shape,
        x: VectorValue<'ctx>,
        lanes: impl IntoIterator<Item = u32>,
        signed: bool,
    ) -> Build<VectorValue<'ctx>> {
        let part = self.part(x, lanes)?;
        let ty = self.int_lane(shape.wider()).vec_type(part.get_type().get_size());
        Ok(if signed { self.b.build_int_s_extend(part, ty, "")? } else { self.b.build_int_z_extend(part, ty, "")? })
    }

    /// Sums of neighbouring lanes, twice as wide.
    fn add_pairs(&self, shape: Shape, x: VectorValue<'ctx>, signed: bool) -> Build<VectorValue<'ctx>> {
        let even = self.extend_lanes(shape, x, (0..shape.lanes()).step_by(2), signed)?;
        let odd = self.extend_lanes(shape, x, (1..shape.lanes()).step_by(2), signed)?;
        Ok(self.b.build_int_add(even, odd, "")?)
    }

    /// The lanes of two vectors, saturated to half their size.
    fn narrow_lanes(&mut self, shape: Shape, signed: bool) -> Build<()> {
        let (l, r) = self.pop_vectors(shape)?;
        let both = self.pick(l, r, 0..2 * shape.lanes())?;
        let bits = shape.bits() / 2;
        let (least, greatest) = if signed { (-(1i64 << (bits - 1)), (1i64 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
        let bound = |value: i64| {
            let lane = self.int_lane(shape).const_int(value as u64, true);
            inkwell::types::VectorType::const_vector(&vec![lane; both.get_type().get_size() as usize])
        };
        let (least, greatest) = (bound(least), bound(greatest));
        let above = self.vector_intrinsic("llvm.smax", &[both.into(), least.into()])?;
        let within = self.vector_intrinsic("llvm.smin", &[above.into(), greatest.into()])?;
        let value = self.b.build_int_truncate(within, self.vector_type(shape.narrower()), "")?;
        self.push_vector(value)
    }
}
