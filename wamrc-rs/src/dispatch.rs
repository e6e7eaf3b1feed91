//! Switches that many places of a function lead to, as interpreters have them to go from one instruction to the next.
//!
//! C compilers turn `goto *table[i]` into a `br_table` of a loop that all instructions return to. Native code jumps from the end of each
//! instruction instead, which is shorter and predicted better. The code generator copies a block into those that lead to it if it ends with
//! a jump by a table, which a switch becomes if its bound needs no branch: values beyond the cases are cut to one that leads where the default
//! does. As each copy has an edge to each target, and each edge the values that live there, switches with too many keep their branch.

use inkwell::basic_block::BasicBlock;
use inkwell::llvm_sys::core::LLVMGetSwitchCaseValue;
use inkwell::module::Module as LlvmModule;
use inkwell::values::{AsValueRef, FunctionValue, InstructionOpcode, InstructionValue, IntValue, PhiValue};

use crate::address::int_operand;
use crate::error::Error;
use crate::graph::Graph;
use crate::optimise::intrinsic;
use crate::tuning;

/// Makes the switches of a function's dispatching loops jumps without a branch before them, and those jumps switches with a branch that would
/// be copied too often.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn thread<'ctx>(llvm: &LlvmModule<'ctx>, function: FunctionValue<'ctx>) -> Result<(), Error> {
    if (function.count_basic_blocks() as usize) < tuning::DISPATCH_PLACES {
        return Ok(());
    }
    let graph = Graph::new(function);
    for (number, block) in graph.blocks.iter().enumerate() {
        let Some(instruction) = block.get_terminator().filter(|last| last.get_opcode() == InstructionOpcode::Switch) else { continue };
        // The places lead to the switch, or to a block that leads there alone.
        let hubs = graph.predecessors[number].iter().copied().filter(|hub| graph.successors[*hub].len() == 1).chain([number]);
        let Some(hub) = hubs.max_by_key(|hub| graph.predecessors[*hub].len()) else { continue };
        let (places, targets) = (graph.predecessors[hub].len(), graph.successors[number].len());
        let Some(switch) = read(instruction).filter(|_| places >= tuning::DISPATCH_PLACES && targets >= tuning::DISPATCH_TARGETS) else {
            continue;
        };
        // What is computed on the way there may live in all targets.
        let values = block.get_instructions().chain(graph.blocks[hub].get_instructions().filter(|_| hub != number)).count();
        let is_bounded = switch.default.get_first_instruction().is_some_and(|i| i.get_opcode() != InstructionOpcode::Unreachable);
        match places.saturating_mul(targets).saturating_mul(values) <= tuning::DISPATCH_EDGES {
            true if is_bounded => cut(llvm, function, instruction, &switch)?,
            false if !is_bounded => bound(instruction, &switch)?,
            _ => {}
        }
    }
    Ok(())
}

/// The value, the default and the cases of a switch.
struct Switch<'ctx> {
    value: IntValue<'ctx>,
    default: BasicBlock<'ctx>,
    cases: Vec<(u64, BasicBlock<'ctx>)>,
}

fn read(switch: InstructionValue<'_>) -> Option<Switch<'_>> {
    let target = |index| switch.get_operand(index)?.block();
    let case = |index: u32| {
        // SAFETY: a switch, and a case that it has: behind the value and the default come the targets of the cases, which are counted from 1.
        let value = unsafe { IntValue::new(LLVMGetSwitchCaseValue(switch.as_value_ref(), index)) };
        Some((value.get_zero_extended_constant()?, target(index + 1)?))
    };
    let cases = (1..switch.get_num_operands().checked_sub(1)?).map(case).collect::<Option<_>>()?;
    Some(Switch { value: int_operand(switch, 0)?, default: target(1)?, cases })
}

/// Replaces a switch by one whose cases are all that can be.
fn cut<'ctx>(
    llvm: &LlvmModule<'ctx>,
    function: FunctionValue<'ctx>,
    instruction: InstructionValue<'ctx>,
    switch: &Switch<'ctx>,
) -> Result<(), Error> {
    let ty = switch.value.get_type();
    let Some(beyond) = switch.cases.iter().map(|(value, _)| value.saturating_add(1)).max() else { return Ok(()) };
    let count = switch.cases.len() as u64;
    if beyond > 2 * count || ty.get_bit_width() < 64 && beyond >> ty.get_bit_width() != 0 {
        return Ok(());
    }
    let mut targets = vec![switch.default; beyond as usize + 1];
    for (value, target) in &switch.cases {
        targets[*value as usize] = *target;
    }
    let context = llvm.get_context();
    let b = context.create_builder();
    b.position_before(&instruction);
    let smaller = intrinsic(llvm, "llvm.umin", &[ty.into()])?;
    let arguments = [switch.value.into(), ty.const_int(beyond, false).into()];
    let value = b.build_direct_call(smaller, &arguments, "")?.try_as_basic_value().basic();
    let value = value.ok_or_else(|| Error::Llvm("llvm.umin without a result".into()))?.into_int_value();
    let never = context.append_basic_block(function, "");
    let cases: Vec<_> = (0..).map(|case| ty.const_int(case, false)).zip(targets).collect();
    // What was between the cases has an edge each now.
    add_edges(instruction, switch.default, beyond - count);
    b.build_switch(value, never, &cases)?;
    instruction.erase_from_basic_block();
    b.position_at_end(never);
    b.build_unreachable()?;
    Ok(())
}

/// Gives a switch whose value is always one of its cases a default that it could lead to.
fn bound<'ctx>(instruction: InstructionValue<'ctx>, switch: &Switch<'ctx>) -> Result<(), Error> {
    let Some((_, target)) = switch.cases.first() else { return Ok(()) };
    let b = target.get_context().create_builder();
    b.position_before(&instruction);
    let ty = switch.value.get_type();
    let cases: Vec<_> = switch.cases.iter().map(|(case, target)| (ty.const_int(*case, false), *target)).collect();
    add_edges(instruction, *target, 1);
    b.build_switch(switch.value, *target, &cases)?;
    instruction.erase_from_basic_block();
    Ok(())
}

/// Says that so many more edges lead to a block as one by this branch, with the same values.
fn add_edges<'ctx>(branch: InstructionValue<'ctx>, target: BasicBlock<'ctx>, count: u64) {
    for phi in phis(target) {
        let entry = phi.get_incomings().find(|(_, from)| Some(*from) == branch.get_parent());
        let Some((value, from)) = entry else { continue };
        for _ in 0..count {
            phi.add_incoming(&[(&value, from)]);
        }
    }
}

fn phis<'ctx>(block: BasicBlock<'ctx>) -> impl Iterator<Item = PhiValue<'ctx>> {
    block.get_instructions().map_while(|instruction| PhiValue::try_from(instruction).ok())
}
