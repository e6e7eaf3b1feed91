//! Loops that wait for memory to change.
//!
//! Wasm does not say which accesses are `volatile` in the source, and a signal handler or another thread may be what changes memory: in
//! `while (!flag);` the load must stay in the loop. A condition that only loads from fixed addresses can change changes by nothing else, so
//! where one leaves a loop, its loads become volatile. Conditions that also depend on something that the loop computes, as of all loops
//! that count or walk, stay as they are.

use std::collections::{HashMap, HashSet};

use inkwell::basic_block::BasicBlock;
use inkwell::values::{FunctionValue, InstructionOpcode, InstructionValue, Operand};

use crate::error::Error;
use crate::live::operands;

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

/// The control flow of a function.
struct Graph<'ctx> {
    blocks: Vec<BasicBlock<'ctx>>,
    successors: Vec<Vec<usize>>,
    predecessors: Vec<Vec<usize>>,
}

impl<'ctx> Graph<'ctx> {
    fn new(function: FunctionValue<'ctx>) -> Self {
        let blocks = function.get_basic_blocks();
        let index: HashMap<BasicBlock<'ctx>, usize> = blocks.iter().enumerate().map(|(index, block)| (*block, index)).collect();
        let mut predecessors = vec![Vec::new(); blocks.len()];
        let mut successors = Vec::with_capacity(blocks.len());
        for (from, block) in blocks.iter().enumerate() {
            let targets = block.get_terminator().into_iter().flat_map(|t| t.get_operands().flatten());
            let targets = targets.filter_map(Operand::block).filter_map(|block| index.get(&block).copied());
            let next: HashSet<usize> = targets.collect();
            next.iter().for_each(|to| predecessors[*to].push(from));
            successors.push(next.into_iter().collect());
        }
        Graph { blocks, successors, predecessors }
    }

    /// The strongly connected components with an edge in them, among some of the blocks: the outermost loops there.
    fn components(&self, among: &[usize]) -> Vec<HashSet<usize>> {
        let among: HashSet<usize> = among.iter().copied().collect();
        let mut finished = Vec::with_capacity(among.len());
        let mut seen = HashSet::new();
        for root in &among {
            self.visit(*root, &self.successors, &among, &mut seen, &mut |block| finished.push(block));
        }
        let mut seen = HashSet::new();
        let mut components = Vec::new();
        for root in finished.into_iter().rev() {
            let mut component = HashSet::new();
            self.visit(root, &self.predecessors, &among, &mut seen, &mut |block| {
                component.insert(block);
            });
            if component.len() > 1 || component.iter().any(|block| self.successors[*block].contains(block)) {
                components.push(component);
            }
        }
        components
    }

    /// Depth first over blocks that were not seen, calling `finish` for each when all that it leads to is finished.
    fn visit(&self, root: usize, edges: &[Vec<usize>], among: &HashSet<usize>, seen: &mut HashSet<usize>, finish: &mut dyn FnMut(usize)) {
        if !seen.insert(root) {
            return;
        }
        let mut path = vec![(root, 0)];
        while let Some((block, next)) = path.last_mut() {
            let Some(to) = edges[*block].get(*next) else {
                finish(*block);
                path.pop();
                continue;
            };
            *next += 1;
            if among.contains(to) && seen.insert(*to) {
                path.push((*to, 0));
            }
        }
    }
}
