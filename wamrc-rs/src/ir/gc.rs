//! Structs, arrays and casts: one helper of the runtime for all of them.

use aot_format::gc::Op;
use aot_format::intrinsics::Intrinsic;
use aot_format::layout::context;
use inkwell::IntPredicate;
use inkwell::values::{BasicValueEnum, IntValue};
use iwasm::wasm::gc::{Instruction, instruction, test};
use iwasm::wasm::{ValType, slots};
use wasmparser::Operator;

use super::Build;
use super::function::FunctionTranslator;
use crate::error::Error;

/// Slots for arguments of an instruction: what goes beyond is stored one by one.
const MAX_SLOTS: u32 = context::ARG_SLOTS;

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on structs and arrays, or a cast; `false` when it is none.
    pub(super) fn gc_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        match *op {
            Operator::RefEq => {
                let (y, x) = (self.pop().into_int_value(), self.pop().into_int_value());
                let equal = self.b.build_int_compare(IntPredicate::EQ, x, y, "")?;
                self.push_bool(equal)?;
            }
            Operator::BrOnCast { relative_depth, to_ref_type, .. } => {
                let holds = self.cast_holds(&test(to_ref_type))?;
                self.branch_when(holds, relative_depth)?;
            }
            Operator::BrOnCastFail { relative_depth, to_ref_type, .. } => {
                let holds = self.cast_holds(&test(to_ref_type))?;
                let fails = self.b.build_not(holds, "")?;
                self.branch_when(fails, relative_depth)?;
            }
            _ => {
                let Some(instruction) = instruction(self.m.module, op) else { return Ok(false) };
                let args = self.pop_many(instruction.arguments as usize);
                let result =
                    if instruction.slots > MAX_SLOTS { self.build_large(&instruction, &args)? } else { self.heap_op(&instruction, &args)? };
                self.push_all(result);
            }
        }
        Ok(true)
    }

    /// Whether the topmost reference, which stays, is of a type.
    fn cast_holds(&mut self, test: &Instruction) -> Build<IntValue<'ctx>> {
        let reference = self.top(1);
        let holds = self.heap_op(test, &reference)?.map(BasicValueEnum::into_int_value);
        let holds = holds.ok_or_else(|| Error::Llvm("a test without a result".into()))?;
        Ok(self.b.build_int_compare(IntPredicate::NE, holds, holds.get_type().const_zero(), "")?)
    }

    fn heap_op(&mut self, instruction: &Instruction, args: &[BasicValueEnum<'ctx>]) -> Build<Option<BasicValueEnum<'ctx>>> {
        let mut slot = 0;
        for arg in args {
            self.store_arg(slot, *arg)?;
            slot += if arg.is_vector_value() { slots(ValType::V128) } else { 1 };
        }
        let immediates = [instruction.op as u32, instruction.m, instruction.n].map(|n| self.const_u32(n));
        let bits = self.call_intrinsic(Intrinsic::gc, &immediates)?.into_int_value();
        let t = self.m.types;
        Ok(match instruction.result {
            None => None,
            Some(ValType::V128) => Some(self.load_arg(0, ValType::V128)?),
            Some(ValType::I32) => Some(self.b.build_int_truncate(bits, t.i32, "")?.into()),
            Some(ValType::F32) => {
                let low = self.b.build_int_truncate(bits, t.i32, "")?;
                Some(self.b.build_bit_cast(low, t.f32, "")?)
            }
            Some(ty) => Some(self.b.build_bit_cast(bits, t.value(ty), "")?),
        })
    }

    /// Makes a struct or an array of more parts than the argument buffer takes: of zeros first.
    fn build_large(&mut self, instruction: &Instruction, parts: &[BasicValueEnum<'ctx>]) -> Build<Option<BasicValueEnum<'ctx>>> {
        let of_struct = instruction.op == Op::StructNew;
        let zeros = if of_struct { Op::StructNewDefault } else { Op::ArrayNewDefault };
        let made = self.heap_op(&Instruction { op: zeros, ..*instruction }, &[self.const_u32(parts.len() as u32)])?;
        let reference = made.ok_or_else(|| Error::Llvm("an object without a reference".into()))?;
        for (index, part) in (0..).zip(parts) {
            if of_struct {
                let set = Instruction { op: Op::StructSet, n: index, result: None, ..*instruction };
                self.heap_op(&set, &[reference, *part])?;
            } else {
                let set = Instruction { op: Op::ArraySet, result: None, ..*instruction };
                let index = self.const_u32(index);
                self.heap_op(&set, &[reference, index, *part])?;
            }
        }
        Ok(Some(reference))
    }
}
