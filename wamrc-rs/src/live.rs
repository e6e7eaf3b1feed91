//! What a function computes for a purpose, as LLVM will come to see it.

use std::collections::HashSet;

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::values::{BasicValue, BasicValueEnum, CallSiteValue, FunctionValue, InstructionOpcode, InstructionValue};

/// The instructions of a function that have an effect, and those that they need.
pub(crate) struct Live<'ctx>(HashSet<InstructionValue<'ctx>>);

impl<'ctx> Live<'ctx> {
    /// All of a function that its effects need, but for those of instructions to leave out.
    pub(crate) fn of(function: FunctionValue<'ctx>, is_left_out: impl Fn(InstructionValue<'ctx>) -> bool) -> Self {
        let mut live = Live(HashSet::new());
        let instructions = function.get_basic_block_iter().flat_map(|block| block.get_instructions());
        instructions.filter(|i| has_effect(*i) && !is_left_out(*i)).for_each(|root| live.add(root));
        live
    }

    /// An instruction now has an effect.
    pub(crate) fn add(&mut self, instruction: InstructionValue<'ctx>) {
        let mut work = vec![instruction];
        while let Some(instruction) = work.pop() {
            if self.0.insert(instruction) {
                work.extend(operands(instruction));
            }
        }
    }

    pub(crate) fn contains(&self, instruction: InstructionValue<'ctx>) -> bool {
        self.0.contains(&instruction)
    }
}

/// The operands of an instruction that are instructions.
pub(crate) fn operands<'ctx>(instruction: InstructionValue<'ctx>) -> impl Iterator<Item = InstructionValue<'ctx>> {
    instruction
        .get_operands()
        .flatten()
        .filter_map(|operand| operand.value())
        .filter_map(|value: BasicValueEnum<'ctx>| value.as_instruction_value())
}

/// Whether an instruction stays if nobody needs its value. What is not sure to stay has no effect.
fn has_effect(instruction: InstructionValue<'_>) -> bool {
    use InstructionOpcode as O;
    match instruction.get_opcode() {
        O::Store | O::Fence | O::AtomicCmpXchg | O::AtomicRMW => true,
        O::Load => instruction.get_volatile().unwrap_or(false),
        O::Call => CallSiteValue::try_from(instruction).ok().and_then(CallSiteValue::get_called_fn_value).is_none_or(writes),
        _ => instruction.is_terminator(),
    }
}

/// Whether a function may write memory, for all that LLVM has found.
pub(crate) fn writes(function: FunctionValue<'_>) -> bool {
    /// In the attribute's value, the upper of two bits for each kind of memory (LLVM's `ModRefInfo`).
    const MODIFIES: u64 = 0xaaaa_aaaa;
    let memory = function.get_enum_attribute(AttributeLoc::Function, Attribute::get_named_enum_kind_id("memory"));
    memory.is_none_or(|effects| effects.get_enum_value() & MODIFIES != 0)
}
