//! How Wasm values travel between functions: convention `CONV` of [`aot_format::layout`].
//!
//! Modules with tail calls give every function one prototype, with all argument registers of the convention: `musttail` demands equal
//! prototypes, and code of different types then still is called alike. Registers without an argument hold anything. Equal results are what
//! Wasm demands of a tail call already. Values sit in the same registers as with exact prototypes.

use aot_format::isa::Isa;
use aot_format::layout::{FLOAT_REGISTER_ARGS, INT_REGISTER_ARGS};
use inkwell::builder::Builder;
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum, FunctionType};
use inkwell::values::{BasicValue, BasicValueEnum};
use iwasm::wasm::{FuncType, ValType};

use super::{Build, Types};

/// LLVM parameters before the Wasm ones: context and base of memory 0.
pub(super) const FIRST_PARAM: usize = 2;

/// Where an argument travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In LLVM's parameter of this index.
    Param(usize),
    /// In the argument buffer, in the slots that it has among the parameters.
    Slot,
}

/// Type of the result that travels in a register: the first, unless it is a vector.
pub(super) fn register_result(ty: &FuncType) -> Option<ValType> {
    ty.results().first().copied().filter(|ty| *ty != ValType::V128)
}

/// The convention for one module.
pub(super) struct Abi<'ctx> {
    types: Types<'ctx>,
    uniform: bool,
    isa: Isa,
}

impl<'ctx> Abi<'ctx> {
    pub(super) fn new(types: Types<'ctx>, uniform: bool, isa: Isa) -> Self {
        Abi { types, uniform, isa }
    }

    /// Where each parameter travels.
    pub(super) fn places(&self, ty: &FuncType) -> Vec<Place> {
        let (mut ints, mut floats, mut next) = (0, 0, FIRST_PARAM);
        let place = |param: &ValType| {
            if *param == ValType::V128 {
                return Place::Slot;
            }
            let float = matches!(param, ValType::F32 | ValType::F64);
            let (used, limit, first) = if float {
                (&mut floats, FLOAT_REGISTER_ARGS, FIRST_PARAM + INT_REGISTER_ARGS)
            } else {
                (&mut ints, INT_REGISTER_ARGS, FIRST_PARAM)
            };
            if *used == limit {
                return Place::Slot;
            }
            let param = if self.uniform { first + *used } else { next };
            *used += 1;
            next += 1;
            Place::Param(param)
        };
        ty.params().iter().map(place).collect()
    }

    /// The prototype of functions of this type.
    pub(super) fn function_type(&self, ty: &FuncType) -> FunctionType<'ctx> {
        let t = &self.types;
        let mut params: Vec<BasicMetadataTypeEnum<'ctx>> = vec![t.ptr.into(); FIRST_PARAM];
        if self.uniform {
            params.extend([BasicMetadataTypeEnum::from(t.i64); INT_REGISTER_ARGS]);
            params.extend([BasicMetadataTypeEnum::from(t.f64); FLOAT_REGISTER_ARGS]);
        } else {
            let in_register = self.places(ty).into_iter().zip(ty.params()).filter(|(place, _)| *place != Place::Slot);
            params.extend(in_register.map(|(_, param)| BasicMetadataTypeEnum::from(t.value(*param))));
        }
        match register_result(ty) {
            Some(result) => t.value(result).fn_type(&params, false),
            None => t.void.fn_type(&params, false),
        }
    }

    /// Register arguments, context and base first. Arguments with [`Place::Slot`] are the caller's to store.
    pub(super) fn pack(
        &self,
        b: &Builder<'ctx>,
        fixed: [BasicValueEnum<'ctx>; FIRST_PARAM],
        ty: &FuncType,
        args: &[BasicValueEnum<'ctx>],
    ) -> Build<Vec<BasicValueEnum<'ctx>>> {
        let mut packed = fixed.to_vec();
        if self.uniform {
            packed.extend([BasicValueEnum::from(self.types.i64.get_poison()); INT_REGISTER_ARGS]);
            packed.extend([BasicValueEnum::from(self.types.f64.get_poison()); FLOAT_REGISTER_ARGS]);
        }
        for (place, arg) in self.places(ty).into_iter().zip(args) {
            match place {
                Place::Param(param) if self.uniform => packed[param] = self.widen(b, *arg)?,
                Place::Param(_) => packed.push(*arg),
                Place::Slot => {}
            }
        }
        Ok(packed)
    }

    /// A value as the whole register that it travels in.
    fn widen(&self, b: &Builder<'ctx>, value: BasicValueEnum<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        let t = &self.types;
        Ok(match value {
            BasicValueEnum::IntValue(v) if v.get_type() == t.i32 => b.build_int_z_extend(v, t.i64, "")?.into(),
            BasicValueEnum::FloatValue(v) if v.get_type() == t.f32 && self.isa == Isa::Riscv64 => {
                // Ones above an f32 say that it is one.
                let bits = b.build_bit_cast(v, t.i32, "")?.into_int_value();
                let bits = b.build_int_z_extend(bits, t.i64, "")?;
                let bits = b.build_or(bits, t.i64.const_int(u64::MAX << 32, false), "")?;
                b.build_bit_cast(bits, t.f64, "")?
            }
            BasicValueEnum::FloatValue(v) if v.get_type() == t.f32 => {
                // Not a conversion: the value keeps its place in the register.
                let pair = t.f32.vec_type(2);
                let both = b.build_insert_element(pair.get_poison(), v, t.i32.const_zero(), "")?;
                b.build_bit_cast(both, t.f64, "")?
            }
            other => other,
        })
    }

    /// The inverse of widening, in the callee.
    pub(super) fn unpack(&self, b: &Builder<'ctx>, ty: ValType, value: BasicValueEnum<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        let t = &self.types;
        let wanted: BasicTypeEnum<'ctx> = t.value(ty);
        if value.get_type() == wanted {
            return Ok(value);
        }
        Ok(match value {
            BasicValueEnum::IntValue(v) => b.build_int_truncate(v, t.i32, "")?.as_basic_value_enum(),
            other => {
                let both = b.build_bit_cast(other, t.f32.vec_type(2), "")?.into_vector_value();
                b.build_extract_element(both, t.i32.const_zero(), "")?
            }
        })
    }
}
