//! A function as numbers: what each instruction takes, and what it is to marks.

use std::collections::HashMap;
use std::ops::Range;

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::values::{AsValueRef, BasicValueEnum, FunctionValue, InstructionOpcode, InstructionValue, PhiValue};

use super::is_mark;
use super::lanes::Need;
use crate::graph::Graph;
use crate::optimise::{callee, instructions, is_trap};

/// An operand that is a value of the function.
pub(super) struct Taken {
    pub(super) value: u32,
    pub(super) need: Need,
    /// For a phi, the block that it comes from.
    pub(super) from: usize,
}

/// An instruction.
pub(super) struct Step<'ctx> {
    pub(super) instruction: InstructionValue<'ctx>,
    pub(super) is_phi: bool,
    pub(super) is_mark: bool,
    /// Whether it stays if nobody needs its value. What is not sure to stay does not.
    pub(super) stays: bool,
    /// Whether LLVM may move a load behind it, or find that nothing follows it: a call of a function of the same module.
    pub(super) is_gate: bool,
    pub(super) taken: Vec<Taken>,
}

/// A function's instructions in the order of its blocks; the number of each is that of its value. Those of the parameters follow.
pub(super) struct Steps<'ctx> {
    pub(super) graph: Graph<'ctx>,
    pub(super) all: Vec<Step<'ctx>>,
    /// Of each number the value, if something takes it.
    pub(super) values: Vec<Option<BasicValueEnum<'ctx>>>,
    /// Of each block, its instructions.
    pub(super) blocks: Vec<Range<usize>>,
    /// Whether each block traps in one way or another, and nothing happens there before.
    pub(super) traps: Vec<bool>,
}

impl<'ctx> Steps<'ctx> {
    pub(super) fn new(function: FunctionValue<'ctx>) -> Self {
        let graph = Graph::new(function);
        let places: HashMap<_, _> = graph.blocks.iter().copied().zip(0..).collect();
        let params = function.get_param_iter().map(|param| param.as_value_ref() as usize);
        let numbers: HashMap<usize, u32> = instructions(function).map(|i| i.as_value_ref() as usize).chain(params).zip(0..).collect();
        let mut values = vec![None; numbers.len()];
        let mut take = |value: BasicValueEnum<'ctx>| {
            let number = *numbers.get(&(value.as_value_ref() as usize))?;
            values[number as usize] = Some(value);
            Some(number)
        };
        let (mut all, mut blocks, mut first_effects) = (Vec::with_capacity(numbers.len()), Vec::new(), Vec::new());
        for block in &graph.blocks {
            let first = all.len();
            for instruction in block.get_instructions() {
                let operands = instruction.get_operands().enumerate().filter_map(|(at, operand)| Some((at, operand?.value()?)));
                let taken = match PhiValue::try_from(instruction) {
                    Ok(phi) => {
                        let incoming = phi.get_incomings();
                        incoming
                            .filter_map(|(value, from)| Some(Taken { value: take(value)?, need: Need::Same, from: places[&from] }))
                            .collect()
                    }
                    Err(()) => operands
                        .filter_map(|(at, operand)| {
                            let value = take(operand)?;
                            Some(Taken { value, need: Need::of(instruction, at, operand), from: 0 })
                        })
                        .collect(),
                };
                all.push(Step::new(instruction, taken));
            }
            blocks.push(first..all.len());
            first_effects.push(all[first..].iter().find(|step| step.stays || step.is_gate).map(|step| step.instruction));
        }
        let traps = traps(&graph, &first_effects);
        Steps { graph, all, values, blocks, traps }
    }

    /// The phis at the begin of a block.
    pub(super) fn phis(&self, block: usize) -> impl Iterator<Item = (u32, &Step<'ctx>)> {
        self.blocks[block].clone().map(|at| (at as u32, &self.all[at])).take_while(|(_, step)| step.is_phi)
    }

    /// The blocks that may follow a block, but for those that trap at once.
    pub(super) fn continuations(&self, block: usize) -> impl Iterator<Item = usize> {
        self.graph.successors[block].iter().copied().filter(|next| !self.traps[*next])
    }
}

impl<'ctx> Step<'ctx> {
    fn new(instruction: InstructionValue<'ctx>, taken: Vec<Taken>) -> Self {
        use InstructionOpcode as O;
        let opcode = instruction.get_opcode();
        let is_mark = is_mark(instruction);
        let function = matches!(opcode, O::Call | O::Invoke).then(|| callee(instruction));
        let stays = match opcode {
            O::Store | O::Fence | O::AtomicCmpXchg | O::AtomicRMW => true,
            O::Load => instruction.get_volatile().unwrap_or(false),
            O::Call => !is_mark && function.flatten().is_none_or(writes),
            _ => instruction.is_terminator(),
        };
        // LLVM knows nothing of functions that are not in the module, but that some do not return.
        let is_gate = function.flatten().is_some_and(|function| !is_mark && (function.count_basic_blocks() > 0 || !writes(function)))
            && function.flatten().is_none_or(|function| function.get_intrinsic_id() == 0);
        Step { instruction, is_phi: opcode == O::Phi, is_mark, stays, is_gate, taken }
    }

    /// What a mark marks.
    pub(super) fn marked(&self) -> Option<u32> {
        self.taken.first().filter(|_| self.is_mark).map(|taken| taken.value)
    }
}

/// Which blocks trap, from the first effect of each: at once, or after nothing but a branch to such blocks.
fn traps(graph: &Graph<'_>, first_effects: &[Option<InstructionValue<'_>>]) -> Vec<bool> {
    let mut traps: Vec<bool> = first_effects.iter().map(|effect| effect.is_some_and(is_trap)).collect();
    // Of each block, how many of those that may follow it are not known to trap.
    let mut others: Vec<usize> = graph.successors.iter().map(Vec::len).collect();
    let mut work: Vec<usize> = (0..traps.len()).filter(|block| traps[*block]).collect();
    while let Some(block) = work.pop() {
        for from in &graph.predecessors[block] {
            others[*from] -= 1;
            if others[*from] == 0 && !traps[*from] && first_effects[*from].is_some_and(InstructionValue::is_terminator) {
                traps[*from] = true;
                work.push(*from);
            }
        }
    }
    traps
}

/// Whether a function may write memory, for all that LLVM has found.
fn writes(function: FunctionValue<'_>) -> bool {
    /// In the attribute's value, the upper of two bits for each kind of memory (LLVM's `ModRefInfo`).
    const MODIFIES: u64 = 0xaaaa_aaaa;
    let memory = function.get_enum_attribute(AttributeLoc::Function, Attribute::get_named_enum_kind_id("memory"));
    memory.is_none_or(|effects| effects.get_enum_value() & MODIFIES != 0)
}
