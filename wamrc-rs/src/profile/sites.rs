//! What is counted in a function, and what LLVM is told of the counts.
//!
//! Counted are how often a function is entered, which way each branch goes, and what each `select` takes. Edges that no block stands for get
//! one first, in the code that counts as in the code that is compiled by the counts, so that both have the same sites in the same order.

use std::collections::HashMap;

use inkwell::IntPredicate;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::basic_block::BasicBlock;
use inkwell::llvm_sys::core::{LLVMGetNumSuccessors, LLVMGetSuccessor};
use inkwell::values::{AsValueRef, BasicValueEnum, FunctionValue, GlobalValue, InstructionOpcode, InstructionValue, IntValue};

use super::Heat;
use crate::error::Error;

/// A place with a counter for each thing that can happen there.
enum Site<'ctx> {
    /// The function is entered.
    Entry(BasicBlock<'ctx>),
    /// A branch goes to one of its targets.
    Branch(InstructionValue<'ctx>, Vec<BasicBlock<'ctx>>),
    /// A `select` takes its first value or its second.
    Select(InstructionValue<'ctx>, IntValue<'ctx>),
}

impl Site<'_> {
    fn counters(&self) -> usize {
        match self {
            Site::Entry(_) => 1,
            Site::Branch(_, targets) => targets.len(),
            Site::Select(..) => 2,
        }
    }
}

/// The sites of a function in their order.
pub(super) struct Sites<'ctx> {
    function: FunctionValue<'ctx>,
    sites: Vec<Site<'ctx>>,
    /// Names the control flow: counts of a function with another one mean nothing here.
    pub(super) hash: u64,
}

impl<'ctx> Sites<'ctx> {
    pub(super) fn of(function: FunctionValue<'ctx>) -> Self {
        let blocks = function.get_basic_blocks();
        let index: HashMap<BasicBlock<'ctx>, u64> = blocks.iter().copied().zip(0..).collect();
        let mut sites: Vec<Site<'ctx>> = blocks.first().copied().map(Site::Entry).into_iter().collect();
        let mut hash = Hash::default();
        for block in &blocks {
            hash.add(u64::MAX);
            for instruction in block.get_instructions() {
                if let Some(condition) = condition(instruction) {
                    hash.add(u64::MAX - 1);
                    sites.push(Site::Select(instruction, condition));
                }
            }
            let Some(terminator) = block.get_terminator() else { continue };
            let targets = targets(terminator);
            targets.iter().for_each(|target| hash.add(index.get(target).copied().unwrap_or_default()));
            let counted = matches!(terminator.get_opcode(), InstructionOpcode::Br | InstructionOpcode::Switch);
            if counted && targets.len() > 1 && targets.iter().all(|target| has_one_way_in(*target)) {
                sites.push(Site::Branch(terminator, targets));
            }
        }
        Sites { function, sites, hash: hash.value() }
    }

    /// How many counters there are.
    pub(super) fn counters(&self) -> usize {
        self.sites.iter().map(Site::counters).sum()
    }

    /// Has each site count, in the counters from `first` on.
    pub(super) fn count(&self, counters: GlobalValue<'ctx>, first: usize) -> Result<(), Error> {
        let mut at = first as u64;
        for site in &self.sites {
            match site {
                Site::Entry(block) => self.add(counters, &[at], first_place(*block), None)?,
                Site::Branch(_, targets) => {
                    targets.iter().zip(at..).try_for_each(|(block, at)| self.add(counters, &[at], first_place(*block), None))?;
                }
                Site::Select(select, condition) => self.add(counters, &[at, at + 1], Some(*select), Some(*condition))?,
            }
            at += site.counters() as u64;
        }
        Ok(())
    }

    /// Adds one to the first of the counters, or to the second if the condition does not hold.
    fn add(
        &self,
        counters: GlobalValue<'ctx>,
        of: &[u64],
        before: Option<InstructionValue<'ctx>>,
        condition: Option<IntValue<'ctx>>,
    ) -> Result<(), Error> {
        let (Some(before), context) = (before, self.function.get_type().get_context()) else { return Ok(()) };
        let word = context.i64_type();
        let b = context.create_builder();
        b.position_before(&before);
        for (counter, wanted) in of.iter().zip([1, 0]) {
            let offset = [word.const_int(*counter, false)];
            // SAFETY: there are as many counters.
            let place = unsafe { b.build_in_bounds_gep(word, counters.as_pointer_value(), &offset, "")? };
            let one = match condition {
                Some(condition) => {
                    let wanted = condition.get_type().const_int(wanted, false);
                    let holds = b.build_int_compare(IntPredicate::EQ, condition, wanted, "")?;
                    b.build_int_z_extend(holds, word, "")?
                }
                None => word.const_int(1, false),
            };
            let before = b.build_load(word, place, "")?.into_int_value();
            b.build_store(place, b.build_int_add(before, one, "")?)?;
        }
        Ok(())
    }

    /// Tells LLVM the counts, one for each counter.
    pub(super) fn weigh(&self, counts: &[u64], heat: &Heat) -> Result<(), Error> {
        let context = self.function.get_type().get_context();
        let prof = context.get_kind_id("prof");
        let mut rest = counts;
        for site in &self.sites {
            let Some((counts, behind)) = rest.split_at_checked(site.counters()) else { break };
            rest = behind;
            match site {
                Site::Entry(_) => {
                    let name = context.metadata_string("function_entry_count").into();
                    let node = context.metadata_node(&[name, context.i64_type().const_int(counts[0], false).into()]);
                    self.function.as_global_value().set_metadata(node, prof);
                }
                Site::Branch(instruction, _) | Site::Select(instruction, _) => {
                    if counts.iter().any(|count| *count > 0) {
                        let name = context.metadata_string("branch_weights").into();
                        let weights = weights(counts).map(|weight| context.i32_type().const_int(weight, false).into());
                        let node: Vec<_> = [name].into_iter().chain(weights).collect();
                        instruction.set_metadata(context.metadata_node(&node), prof)?;
                    }
                }
            }
        }
        let entered = counts.first().copied().unwrap_or_default();
        let highest = counts.iter().copied().max().unwrap_or_default();
        let attribute = if entered >= heat.hot { Some("inlinehint") } else { (highest <= heat.cold).then_some("cold") };
        if let Some(name) = attribute {
            let attribute = context.create_enum_attribute(Attribute::get_named_enum_kind_id(name), 0);
            self.function.add_attribute(AttributeLoc::Function, attribute);
        }
        Ok(())
    }
}

/// Counts as LLVM's weights, which have 32 bits.
fn weights(counts: &[u64]) -> impl Iterator<Item = u64> {
    let highest = counts.iter().copied().max().unwrap_or_default();
    let scale = highest / u64::from(u32::MAX) + 1;
    counts.iter().map(move |count| count / scale)
}

/// The condition of a `select` of which all is taken or nothing.
fn condition(instruction: InstructionValue<'_>) -> Option<IntValue<'_>> {
    if instruction.get_opcode() != InstructionOpcode::Select {
        return None;
    }
    match instruction.get_operand(0)?.value()? {
        BasicValueEnum::IntValue(condition) if !condition.is_const() => Some(condition),
        _ => None,
    }
}

/// The targets of a branch in LLVM's order, one for each way.
fn targets(terminator: InstructionValue<'_>) -> Vec<BasicBlock<'_>> {
    let terminator = terminator.as_value_ref();
    // SAFETY: it is a terminator of a living function, as are the blocks, and there are as many.
    let count = unsafe { LLVMGetNumSuccessors(terminator) };
    // SAFETY: as above.
    (0..count).filter_map(|i| unsafe { BasicBlock::new(LLVMGetSuccessor(terminator, i)) }).collect()
}

fn has_one_way_in(block: BasicBlock<'_>) -> bool {
    block.get_first_use().is_some_and(|first| first.get_next_use().is_none())
}

/// What is executed first in a block, besides what must be there.
fn first_place(block: BasicBlock<'_>) -> Option<InstructionValue<'_>> {
    let is_fixed = |i: &InstructionValue<'_>| {
        matches!(i.get_opcode(), InstructionOpcode::Phi | InstructionOpcode::LandingPad | InstructionOpcode::Alloca)
    };
    block.get_instructions().find(|i| !is_fixed(i))
}

/// FNV-1a, as long as the hashes of LLVM's profiles, whose upper four bits have meanings.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, word: u64) {
        for byte in word.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn value(&self) -> u64 {
        self.0 & u64::MAX >> 4
    }
}
