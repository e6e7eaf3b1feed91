//! Choices between a NaN and a square root.
//!
//! The code generator takes `x < 0 ? NaN : sqrt(x)` for `sqrt(x)`, which is a NaN then as well, but perhaps another one, and Wasm says which it is.
//! LLVM makes such choices of those that replace a root that is a NaN. With the two the other way round they are left as they are.

use inkwell::FloatPredicate;
use inkwell::values::{BasicValueEnum, FunctionValue, InstructionOpcode, InstructionValue};

use crate::error::Error;
use crate::optimise::{callee, instructions};

/// Turns the choices of a function round that the code generator would drop.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn keep_choices(function: FunctionValue<'_>) -> Result<(), Error> {
    let selects: Vec<_> = instructions(function).filter(|i| i.get_opcode() == InstructionOpcode::Select).collect();
    selects.into_iter().try_for_each(turn_round)
}

fn turn_round(select: InstructionValue<'_>) -> Result<(), Error> {
    let operand = |number| select.get_operand(number).and_then(|operand| operand.value());
    let (Some(condition), Some(chosen), Some(other)) = (operand(0), operand(1), operand(2)) else { return Ok(()) };
    let Some(compare) = instruction(condition).filter(|_| instruction(other).is_some_and(is_root)) else { return Ok(()) };
    let opposite = match compare.get_fcmp_predicate() {
        Some(FloatPredicate::OLT) => FloatPredicate::UGE,
        Some(FloatPredicate::ULT) => FloatPredicate::OGE,
        _ => return Ok(()),
    };
    let operand = |number| compare.get_operand(number).and_then(|operand| operand.value());
    let b = select.get_parent().ok_or_else(|| Error::Llvm("a choice in no block".into()))?.get_context().create_builder();
    b.position_before(&select);
    let value = match (operand(0), operand(1)) {
        (Some(BasicValueEnum::FloatValue(x)), Some(BasicValueEnum::FloatValue(y))) => {
            b.build_select(b.build_float_compare(opposite, x, y, "")?, other, chosen, "")?
        }
        (Some(BasicValueEnum::VectorValue(x)), Some(BasicValueEnum::VectorValue(y))) => {
            b.build_select(b.build_float_compare(opposite, x, y, "")?, other, chosen, "")?
        }
        _ => return Ok(()),
    };
    if let Some(value) = instruction(value) {
        select.replace_all_uses_with(&value);
        select.erase_from_basic_block();
    }
    Ok(())
}

fn instruction(value: BasicValueEnum<'_>) -> Option<InstructionValue<'_>> {
    match value {
        BasicValueEnum::FloatValue(value) => value.as_instruction(),
        BasicValueEnum::IntValue(value) => value.as_instruction(),
        BasicValueEnum::VectorValue(value) => value.as_instruction(),
        _ => None,
    }
}

/// Whether it computes a square root.
fn is_root(call: InstructionValue<'_>) -> bool {
    callee(call).is_some_and(|callee| callee.get_name().to_bytes().starts_with(b"llvm.sqrt."))
}
