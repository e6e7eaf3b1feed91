//! Copies that must not be wider than what has been stored.
//!
//! LLVM joins copies of neighbouring words to one of a vector. A processor forwards what a store has not yet written to a load only if that one store
//! has all of it: a vector of which a part has just been stored on its own waits until the store is done, a dozen cycles. Code that shifts an
//! array by one word and then puts a new word in front does so in each round, as hash functions do. LLVM's remedy
//! (`X86AvoidStoreForwardingBlocks`) knows neither loops nor addresses of two registers, which those of linear memory are.

use std::collections::HashMap;
use std::ops::Range;

use inkwell::basic_block::BasicBlock;
use inkwell::builder::Builder;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{
    AnyValue, AnyValueEnum, BasicValue, BasicValueEnum, FunctionValue, InstructionOpcode, InstructionValue, PointerValue, VectorValue,
};

use crate::address::{displaced, pointer_operand, sum};
use crate::error::Error;

/// Takes copies by vectors apart where a part of what they load is stored on its own in the same block, before or in the round before. The code
/// generator would join the parts again if they were not volatile. What optimises is done by then, so nothing else is hindered.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn split(function: FunctionValue<'_>) -> Result<(), Error> {
    function.get_basic_block_iter().try_for_each(split_in)
}

fn split_in(block: BasicBlock<'_>) -> Result<(), Error> {
    let copies: Vec<_> = block.get_instructions().filter_map(Copy::new).collect();
    if copies.is_empty() {
        return Ok(());
    }
    let mut stored: HashMap<PointerValue<'_>, Vec<Range<u64>>> = HashMap::new();
    for store in block.get_instructions().filter(|i| i.get_opcode() == InstructionOpcode::Store) {
        if let (Some(value), Some(pointer)) = (operand(store, 0), pointer_operand(store, 1))
            && let Some(bytes) = scalar_bytes(value.get_type())
        {
            let (root, offset) = place(pointer);
            stored.entry(root).or_default().push(offset..offset.wrapping_add(bytes));
        }
    }
    let is_blocked = |copy: &Copy<'_>| {
        let (root, offset) = place(copy.from);
        let end = offset.wrapping_add(copy.bytes());
        stored.get(&root).is_some_and(|ranges| ranges.iter().any(|range| range.start < end && offset < range.end))
    };
    copies.into_iter().filter(is_blocked).try_for_each(Copy::split)
}

/// A vector that is loaded from linear memory to be stored there and for nothing else.
struct Copy<'ctx> {
    load: InstructionValue<'ctx>,
    from: PointerValue<'ctx>,
    vector: VectorValue<'ctx>,
    lane_bytes: u64,
    stores: Vec<InstructionValue<'ctx>>,
}

impl<'ctx> Copy<'ctx> {
    fn new(load: InstructionValue<'ctx>) -> Option<Self> {
        if load.get_opcode() != InstructionOpcode::Load || !is_plain(load) {
            return None;
        }
        let AnyValueEnum::VectorValue(vector) = load.as_any_value_enum() else { return None };
        let lane_bytes = scalar_bytes(vector.get_type().get_element_type())?;
        let users = std::iter::successors(vector.get_first_use(), |u| u.get_next_use()).map(|u| u.get_user());
        let is_target = |user: &InstructionValue<'ctx>| {
            user.get_opcode() == InstructionOpcode::Store && is_plain(*user) && operand(*user, 0) == Some(vector.into())
        };
        let stores = users.map(|user| InstructionValue::try_from(user).ok().filter(is_target)).collect::<Option<Vec<_>>>()?;
        Some(Copy { load, from: pointer_operand(load, 0)?, vector, lane_bytes, stores })
    }

    fn bytes(&self) -> u64 {
        self.lane_bytes * u64::from(self.vector.get_type().get_size())
    }

    fn split(self) -> Result<(), Error> {
        let lane = self.vector.get_type().get_element_type();
        let mut lanes = Vec::new();
        for offset in (0..self.bytes()).step_by(self.lane_bytes as usize) {
            let (b, at) = (builder_at(self.load)?, displaced(self.from, offset, self.load)?);
            let value = b.build_load(lane, at, "")?;
            hold(value.as_instruction_value())?;
            lanes.push(value);
        }
        for store in self.stores {
            let to = pointer_operand(store, 1).ok_or_else(|| Error::Llvm("a store to no pointer".into()))?;
            // The last one first: where memory ends within the vector, it traps before anything is stored.
            for (index, value) in lanes.iter().enumerate().rev() {
                let (b, at) = (builder_at(store)?, displaced(to, index as u64 * self.lane_bytes, store)?);
                hold(Some(b.build_store(at, *value)?))?;
            }
            store.erase_from_basic_block();
        }
        self.load.erase_from_basic_block();
        Ok(())
    }
}

/// Builds before an instruction, at its place in the source, by which traps are told.
fn builder_at<'ctx>(instruction: InstructionValue<'ctx>) -> Result<Builder<'ctx>, Error> {
    let block = instruction.get_parent().ok_or_else(|| Error::Llvm("an access in no block".into()))?;
    let b = block.get_context().create_builder();
    b.position_before(&instruction);
    if let Some(location) = instruction.get_debug_location() {
        b.set_current_debug_location(location);
    }
    Ok(b)
}

/// An access of linear memory, which alone is unaligned, that LLVM may change.
fn is_plain(access: InstructionValue<'_>) -> bool {
    access.get_alignment() == Ok(1) && access.get_volatile() == Ok(false)
}

fn hold(access: Option<InstructionValue<'_>>) -> Result<(), Error> {
    let access = access.ok_or_else(|| Error::Llvm("an access that is no instruction".into()))?;
    access.set_alignment(1)?;
    Ok(access.set_volatile(true)?)
}

/// Size of what is no vector.
fn scalar_bytes(ty: BasicTypeEnum<'_>) -> Option<u64> {
    let bits = match ty {
        BasicTypeEnum::IntType(ty) => ty.get_bit_width(),
        BasicTypeEnum::FloatType(ty) => ty.get_bit_width(),
        _ => return None,
    };
    (bits >= 8).then_some(u64::from(bits / 8))
}

/// A pointer as another one and a constant number of bytes.
fn place(mut pointer: PointerValue<'_>) -> (PointerValue<'_>, u64) {
    let mut offset: u64 = 0;
    while let Some((outer, bytes)) = sum(pointer).and_then(|(outer, index)| Some((outer, index.get_zero_extended_constant()?))) {
        offset = offset.wrapping_add(bytes);
        pointer = outer;
    }
    (pointer, offset)
}

fn operand(instruction: InstructionValue<'_>, number: u32) -> Option<BasicValueEnum<'_>> {
    instruction.get_operand(number)?.value()
}
