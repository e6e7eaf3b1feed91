//! Traps as instructions.
//!
//! Until code is generated, a trap is a call of a helper, past which no pass moves a store. Then it is the trapping instruction of the ISA: two or
//! four bytes instead of up to fifteen, no registers to be filled, and no call for which a function would need a frame. Why it traps stands in the
//! column of its debug location, from which [`crate::emit`] makes the table of trap sites.

use aot_format::trap::TrapKind;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::module::Module as LlvmModule;
use inkwell::values::{BasicValueEnum, FunctionValue, InstructionValue};

use crate::error::Error;
use crate::optimise::{instructions, intrinsic, is_trap};

/// Makes instructions of the traps of a function. Where a location does not say the kind, the call stays.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn place<'ctx>(llvm: &LlvmModule<'ctx>, function: FunctionValue<'ctx>) -> Result<(), Error> {
    let calls: Vec<_> = instructions(function).filter(|i| is_trap(*i) && is_located(*i)).collect();
    if calls.is_empty() {
        return Ok(());
    }
    let trap = intrinsic(llvm, "llvm.trap", &[])?;
    let context = llvm.get_context();
    let nomerge = context.create_enum_attribute(Attribute::get_named_enum_kind_id("nomerge"), 0);
    let b = context.create_builder();
    for call in calls {
        // With the call's location.
        b.position_before(&call);
        b.build_direct_call(trap, &[], "")?.add_attribute(AttributeLoc::Function, nomerge);
        call.erase_from_basic_block();
    }
    Ok(())
}

/// Whether the location of a trap says its kind.
fn is_located(call: InstructionValue<'_>) -> bool {
    let kind = call.get_operand(1).and_then(|operand| operand.value());
    let Some(BasicValueEnum::IntValue(kind)) = kind else { return false };
    let code = kind.get_zero_extended_constant().and_then(|code| u32::try_from(code).ok());
    code.is_some_and(|code| TrapKind::from_code(code).is_some() && call.get_debug_location().is_some_and(|at| at.get_column() == code))
}
