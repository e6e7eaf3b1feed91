//! Lanes as numbers, and where they are.

use inkwell::IntPredicate;
use inkwell::types::VectorType;
use inkwell::values::{BasicValueEnum, VectorValue};
use wasmparser::Operator;

use super::{Shape, rows};
use crate::ir::Build;
use crate::ir::function::FunctionTranslator;

fn splat(op: &Operator<'_>) -> Option<(Shape, ())> {
    rows! { op; () => I8x16: I8x16Splat I16x8: I16x8Splat I32x4: I32x4Splat I64x2: I64x2Splat F32x4: F32x4Splat F64x2: F64x2Splat; }
}

/// Whether the lane is sign-extended.
fn extract(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        true => I8x16: I8x16ExtractLaneS I16x8: I16x8ExtractLaneS;
        false => I8x16: I8x16ExtractLaneU I16x8: I16x8ExtractLaneU I32x4: I32x4ExtractLane I64x2: I64x2ExtractLane
            F32x4: F32x4ExtractLane F64x2: F64x2ExtractLane;
    }
}

fn replace(op: &Operator<'_>) -> Option<(Shape, ())> {
    rows! { op; () => I8x16: I8x16ReplaceLane I16x8: I16x8ReplaceLane I32x4: I32x4ReplaceLane I64x2: I64x2ReplaceLane
    F32x4: F32x4ReplaceLane F64x2: F64x2ReplaceLane; }
}

/// The lane that an operator names.
pub(super) fn lane_of(op: &Operator<'_>) -> u8 {
    macro_rules! lanes {
        ($($name:ident)*) => { match op { $(Operator::$name { lane, .. } => *lane,)* _ => 0 } };
    }
    lanes! {
        I8x16ExtractLaneS I8x16ExtractLaneU I16x8ExtractLaneS I16x8ExtractLaneU I32x4ExtractLane I64x2ExtractLane F32x4ExtractLane
        F64x2ExtractLane I8x16ReplaceLane I16x8ReplaceLane I32x4ReplaceLane I64x2ReplaceLane F32x4ReplaceLane F64x2ReplaceLane
        V128Load8Lane V128Load16Lane V128Load32Lane V128Load64Lane V128Store8Lane V128Store16Lane V128Store32Lane V128Store64Lane
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn vector_lane_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some((shape, ())) = splat(op) {
            let value = self.pop_lane(shape)?;
            let value = self.splat(value, shape)?;
            self.push_vector(value)?;
        } else if let Some((shape, signed)) = extract(op) {
            let x = self.pop_vector(shape)?;
            let lane = self.b.build_extract_element(x, self.index(lane_of(op).into()), "")?;
            self.push_lane(lane, shape, signed)?;
        } else if let Some((shape, ())) = replace(op) {
            let value = self.pop_lane(shape)?;
            let x = self.pop_vector(shape)?;
            let value = self.b.build_insert_element(x, value, self.index(lane_of(op).into()), "")?;
            self.push_vector(value)?;
        } else {
            match op {
                Operator::I8x16Shuffle { lanes } => {
                    let (l, r) = self.pop_vectors(Shape::I8x16)?;
                    let value = self.pick(l, r, lanes.iter().map(|lane| u32::from(*lane)))?;
                    self.push_vector(value)?;
                }
                Operator::I8x16Swizzle | Operator::I8x16RelaxedSwizzle => {
                    let (x, numbers) = self.pop_vectors(Shape::I8x16)?;
                    let value = self.swizzle(x, numbers)?;
                    self.push_vector(value)?;
                }
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Pops a number as a lane of a shape.
    fn pop_lane(&mut self, shape: Shape) -> Build<BasicValueEnum<'ctx>> {
        let value = self.pop();
        Ok(match value {
            BasicValueEnum::IntValue(number) if shape.bits() < 32 => self.b.build_int_truncate(number, self.int_lane(shape), "")?.into(),
            other => other,
        })
    }

    /// Pushes a lane as a number.
    fn push_lane(&mut self, lane: BasicValueEnum<'ctx>, shape: Shape, signed: bool) -> Build<()> {
        let i32 = self.m.types.i32;
        let value = match lane {
            BasicValueEnum::IntValue(lane) if shape.bits() < 32 && signed => self.b.build_int_s_extend(lane, i32, "")?.into(),
            BasicValueEnum::IntValue(lane) if shape.bits() < 32 => self.b.build_int_z_extend(lane, i32, "")?.into(),
            other => other,
        };
        self.push(value);
        Ok(())
    }

    /// Bytes by numbers that are known only when the code runs; 0 for numbers of no byte.
    fn swizzle(&mut self, x: VectorValue<'ctx>, numbers: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        if self.has_feature("ssse3") {
            // The instruction gives 0 where the highest bit is set: after the addition, where the number was greater than 15.
            let offset = self.constant_lanes(Shape::I8x16, 0x70);
            let numbers = self.vector_intrinsic("llvm.uadd.sat", &[numbers.into(), offset.into()])?;
            return self.target_intrinsic("llvm.x86.ssse3.pshuf.b.128", &[x.into(), numbers.into()]);
        }
        let low = self.b.build_and(numbers, self.constant_lanes(Shape::I8x16, 15), "")?;
        let mut bytes = self.vector_type(Shape::I8x16).const_zero();
        for lane in 0..16 {
            let number = self.b.build_extract_element(low, self.index(lane), "")?.into_int_value();
            let byte = self.b.build_extract_element(x, number, "")?;
            bytes = self.b.build_insert_element(bytes, byte, self.index(lane), "")?;
        }
        let exists = self.b.build_int_compare(IntPredicate::ULT, numbers, self.constant_lanes(Shape::I8x16, 16), "")?;
        Ok(self.b.build_select(exists, bytes, self.vector_type(Shape::I8x16).const_zero(), "")?.into_vector_value())
    }
}

impl<'ctx> crate::ir::Translator<'_, 'ctx> {
    /// A constant vector.
    pub(in crate::ir) fn vector_constant(&self, bytes: [u8; 16]) -> VectorValue<'ctx> {
        let bits = u128::from_le_bytes(bytes);
        let half = |bits: u128| self.types.i64.const_int(bits as u64, false);
        VectorType::const_vector(&[half(bits), half(bits >> 64)])
    }
}
