//! Vectors and lanes in linear memory.

use inkwell::types::BasicTypeEnum;
use inkwell::values::BasicValueEnum;
use wasmparser::{MemArg, Operator};

use super::lanes::lane_of;
use super::{Shape, rows};
use crate::ir::Build;
use crate::ir::function::FunctionTranslator;

/// What a load makes of what is in memory.
#[derive(Clone, Copy)]
enum Load {
    /// All of a vector.
    Whole,
    /// Lanes of this shape, each made twice as wide.
    Extend { signed: bool },
    /// One lane, in all lanes.
    Splat,
    /// The lowest lane, and zeros above.
    Zero,
    /// The lane that the operator names.
    Lane,
}

fn load(op: &Operator<'_>) -> Option<(Shape, Load)> {
    use Load::*;
    rows! { op;
        Whole => I64x2: V128Load;
        Extend { signed: true } => I8x16: V128Load8x8S I16x8: V128Load16x4S I32x4: V128Load32x2S;
        Extend { signed: false } => I8x16: V128Load8x8U I16x8: V128Load16x4U I32x4: V128Load32x2U;
        Splat => I8x16: V128Load8Splat I16x8: V128Load16Splat I32x4: V128Load32Splat I64x2: V128Load64Splat;
        Zero => I32x4: V128Load32Zero I64x2: V128Load64Zero;
        Lane => I8x16: V128Load8Lane I16x8: V128Load16Lane I32x4: V128Load32Lane I64x2: V128Load64Lane;
    }
}

/// The shape whose lane is stored; `false` for the whole vector.
fn store(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        false => I64x2: V128Store;
        true => I8x16: V128Store8Lane I16x8: V128Store16Lane I32x4: V128Store32Lane I64x2: V128Store64Lane;
    }
}

fn memarg<'o>(op: &'o Operator<'_>) -> Option<&'o MemArg> {
    macro_rules! accesses {
        ($($name:ident)*) => { match op { $(Operator::$name { memarg, .. } => Some(memarg),)* _ => None } };
    }
    accesses! {
        V128Load V128Load8x8S V128Load8x8U V128Load16x4S V128Load16x4U V128Load32x2S V128Load32x2U V128Load8Splat V128Load16Splat
        V128Load32Splat V128Load64Splat V128Load32Zero V128Load64Zero V128Load8Lane V128Load16Lane V128Load32Lane V128Load64Lane
        V128Store V128Store8Lane V128Store16Lane V128Store32Lane V128Store64Lane
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn vector_memory_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        let Some(memarg) = memarg(op) else { return Ok(false) };
        if let Some((shape, what)) = load(op) {
            self.load_vector(op, memarg, shape, what)?;
        } else if let Some((shape, one)) = store(op) {
            let vector = self.pop_vector(shape)?;
            let value = if one { self.b.build_extract_element(vector, self.index(lane_of(op).into()), "")? } else { vector.into() };
            self.store_raw(memarg, value)?;
        }
        Ok(true)
    }

    fn load_vector(&mut self, op: &Operator<'_>, memarg: &MemArg, shape: Shape, what: Load) -> Build<()> {
        let replaced = if let Load::Lane = what { Some(self.pop_vector(shape)?) } else { None };
        let lane: BasicTypeEnum<'ctx> = self.int_lane(shape).into();
        let value = match what {
            Load::Whole => self.load_raw(memarg, self.m.types.v128.into())?.into_vector_value(),
            Load::Extend { signed } => {
                // As one number: not all instructions take half a vector.
                let half = self.load_raw(memarg, self.m.types.i64.into())?;
                let lanes = self.b.build_bit_cast(half, self.int_lane(shape).vec_type(shape.lanes() / 2), "")?.into_vector_value();
                let wide = self.vector_type(shape.wider());
                if signed { self.b.build_int_s_extend(lanes, wide, "")? } else { self.b.build_int_z_extend(lanes, wide, "")? }
            }
            Load::Splat => {
                let number = self.load_raw(memarg, lane)?;
                self.splat(number, shape)?
            }
            Load::Zero | Load::Lane => {
                let number: BasicValueEnum<'ctx> = self.load_raw(memarg, lane)?;
                let vector = replaced.unwrap_or_else(|| self.vector_type(shape).const_zero());
                let at = if let Load::Lane = what { lane_of(op) } else { 0 };
                self.b.build_insert_element(vector, number, self.index(at.into()), "")?
            }
        };
        self.push_vector(value)
    }
}
