//! Constant expressions.

use wasmparser::{Operator, ValType};

use super::gc;
use super::instance::Instance;
use crate::wasm::ConstExpr;
use crate::wasm::gc::instruction;

impl Instance {
    /// Value of a validated constant expression of a type, in two slots.
    pub(super) fn eval_wide(&self, expr: &ConstExpr, ty: ValType) -> [u64; 2] {
        match (ty, &self.slots(expr)[..]) {
            (ValType::V128, [.., low, high]) => [*low, *high],
            (_, [.., slot]) => [*slot, 0],
            (_, []) => [0, 0],
        }
    }

    /// Value of a validated constant expression that is no v128: a slot.
    pub(super) fn eval(&self, expr: &ConstExpr) -> u64 {
        self.slots(expr).last().copied().unwrap_or(0)
    }

    /// The slots of a validated constant expression's value.
    fn slots(&self, expr: &ConstExpr) -> Vec<u64> {
        let mut reader = self.module.const_operators(expr);
        let mut stack: Vec<u64> = Vec::new();
        let binary = |stack: &mut Vec<u64>, f: fn(u64, u64) -> u64| {
            let (b, a) = (stack.pop().unwrap_or(0), stack.pop().unwrap_or(0));
            stack.push(f(a, b));
        };
        let w = |f: u32| u64::from(f);
        while let Ok(op) = reader.read() {
            match op {
                Operator::I32Const { value } => stack.push(w(value as u32)),
                Operator::I64Const { value } => stack.push(value as u64),
                Operator::F32Const { value } => stack.push(w(value.bits())),
                Operator::F64Const { value } => stack.push(value.bits()),
                Operator::V128Const { value } => stack.extend([value.i128() as u64, (value.i128() >> 64) as u64]),
                Operator::GlobalGet { global_index } if self.globals[global_index as usize].ty.content_type == ValType::V128 => {
                    stack.extend(self.globals[global_index as usize].get_wide());
                }
                Operator::GlobalGet { global_index } => stack.push(self.globals[global_index as usize].get()),
                Operator::RefNull { .. } => stack.push(0),
                // SAFETY: functions live as long as the store.
                Operator::RefFunc { function_index } => stack.push(w(unsafe { (*self.func(function_index)).handle })),
                Operator::I32Add => binary(&mut stack, |a, b| u64::from((a as u32).wrapping_add(b as u32))),
                Operator::I32Sub => binary(&mut stack, |a, b| u64::from((a as u32).wrapping_sub(b as u32))),
                Operator::I32Mul => binary(&mut stack, |a, b| u64::from((a as u32).wrapping_mul(b as u32))),
                Operator::I64Add => binary(&mut stack, u64::wrapping_add),
                Operator::I64Sub => binary(&mut stack, u64::wrapping_sub),
                Operator::I64Mul => binary(&mut stack, u64::wrapping_mul),
                Operator::End => break,
                other => self.eval_gc(&other, &mut stack),
            }
        }
        stack
    }

    /// An operator on structs and arrays. Without room for them the value is null, and the heap remembers that.
    fn eval_gc(&self, operator: &Operator<'_>, stack: &mut Vec<u64>) {
        let Some(instruction) = instruction(&self.module, operator) else { return };
        let mut args = stack.split_off(stack.len().saturating_sub(instruction.slots as usize));
        // Room for a result.
        args.push(0);
        let store = self.store();
        // Nobody refers to the parts of a value that is being made, so nothing is collected and no frame is searched.
        store.heap().pause();
        // SAFETY: a validated operator with its arguments and room for a result.
        let result = unsafe { gc::run(self, instruction.op, instruction.m, instruction.n, args.as_mut_ptr(), 0) };
        store.heap().resume(result.is_err());
        stack.push(if result.is_ok() { args[0] } else { 0 });
    }
}
