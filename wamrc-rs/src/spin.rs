//! Loops that wait for memory to change.
//!
//! Wasm does not say which accesses are `volatile` in the source, and a signal handler or another thread may be what changes memory: in
//! `while (!flag);` the load must stay in the loop. A condition that only loads from fixed addresses can change changes by nothing else, so
//! where one leaves a loop, its loads become volatile. Conditions that also depend on something that the loop computes, as of all loops
//! that count or walk, stay as they are.

use std::collections::HashSet;

use inkwell::basic_block::BasicBlock;
use inkwell::values::{FunctionValue, InstructionOpcode, InstructionValue};

use crate::error::Error;
use crate::graph::Graph;
use crate::optimise::operands;

/// Makes the loads volatile on which only waiting loops depend.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn keep_waiting(function: FunctionValue<'_>) -> Result<(), Error> {
    let graph = Graph::new(function);
    let mut work = vec![(0..graph.blocks.len()).collect::<Vec<_>>()];
    while let Some(part) = work.pop() {
        for component in graph.components(&part) {
            let blocks: HashSet<BasicBlock<'_>> = component.iter().map(|block| graph.blocks[*block]).collect();
            for block in &component {
                if graph.successors[*block].iter().any(|next| !component.contains(next)) {
                    hold_condition(graph.blocks[*block], &blocks)?;
                }
            }
            // Without the blocks by which it is entered, what remains are the loops within.
            let is_entered = |block: usize| graph.predecessors[block].iter().any(|from| !component.contains(from)) || block == 0;
            work.push(component.iter().copied().filter(|block| !is_entered(*block)).collect());
        }
    }
    Ok(())
}

/// Makes the loads of a loop's exit condition volatile if it depends on nothing else that changes.
fn hold_condition<'ctx>(exit: BasicBlock<'ctx>, in_loop: &HashSet<BasicBlock<'ctx>>) -> Result<(), Error> {
    let Some(terminator) = exit.get_terminator() else { return Ok(()) };
    let mut loads = Vec::new();
    let mut seen = HashSet::new();
    let mut work: Vec<InstructionValue<'ctx>> = operands(terminator).collect();
    while let Some(instruction) = work.pop() {
        let varies = instruction.get_parent().is_some_and(|block| in_loop.contains(&block));
        if !varies || !seen.insert(instruction) {
            continue;
        }
        match instruction.get_opcode() {
            InstructionOpcode::Phi | InstructionOpcode::Call | InstructionOpcode::Invoke | InstructionOpcode::LandingPad => return Ok(()),
            InstructionOpcode::AtomicRMW | InstructionOpcode::AtomicCmpXchg => return Ok(()),
            // Only accesses of linear memory are unaligned.
            InstructionOpcode::Load if instruction.get_alignment() == Ok(1) => loads.push(instruction),
            _ => {}
        }
        work.extend(operands(instruction));
    }
    loads.into_iter().try_for_each(|load| Ok(load.set_volatile(true)?))
}
