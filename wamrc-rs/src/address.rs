//! Addresses in linear memory that follow from others.
//!
//! Wasm's addresses wrap: `p + 4` is a sum of 32 bits, so LLVM must compute it on its own where an access at `p` has computed nearly the same
//! address, cannot use what processors have for sums, and does not see that the two accesses are neighbours, which it could do at once.
//! But no memory with 32-bit addresses has the last [`END_BYTES`] of their range: where an access at `p` has not trapped, `p + 4` does not
//! wrap. So the address of an access behind another becomes the other's and a constant. Nothing is promised to LLVM thereby: should it drop
//! the first access, the second is to a place at most so far behind the end of the range, where nothing is accessible.

use std::collections::HashMap;

use aot_format::layout::memory::END_BYTES;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{AsValueRef, BasicValueEnum, FunctionValue, InstructionOpcode, InstructionValue, IntValue, PointerValue};

use crate::error::Error;
use crate::graph::Graph;
use crate::ir::BASE_NAME;
use crate::tuning;

/// The address of an access: the base of memory 0, an index of 32 bits, and an offset.
struct Address<'ctx> {
    /// Base and index.
    indexed: PointerValue<'ctx>,
    /// What varies of the index.
    index: Terms<'ctx>,
    /// What is added to that, modulo 2^32.
    constant: u32,
    offset: u64,
}

/// A sum of products of a value and a constant, modulo 2^32: each value once, in a fixed order.
type Terms<'ctx> = Vec<(IntValue<'ctx>, u32)>;

/// An access that has happened.
struct Access<'ctx> {
    /// Its block, by its position among the dominators.
    block: usize,
    indexed: PointerValue<'ctx>,
    constant: u32,
}

/// Derives the addresses of a function's accesses from those of accesses that come before them on every way.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn relate(function: FunctionValue<'_>) -> Result<(), Error> {
    if function.count_basic_blocks() > tuning::RELATED_BLOCKS {
        return Ok(());
    }
    let graph = Graph::new(function);
    let dominators = graph.dominators();
    let mut accesses: HashMap<Terms<'_>, Vec<Access<'_>>> = HashMap::new();
    for (block, number) in dominators.order.iter().enumerate() {
        for instruction in graph.blocks[*number].get_instructions() {
            let Some((operand, address)) = accessed(instruction) else { continue };
            let before = accesses.entry(address.index).or_default();
            let distance = |access: &Access<'_>| u64::from(address.constant.wrapping_sub(access.constant));
            let is_near = |access: &&Access<'_>| distance(access) < END_BYTES && dominators.dominates(access.block, block);
            match before.iter().rev().take(tuning::RELATED_ACCESSES).find(is_near) {
                Some(access) if distance(access) > 0 => {
                    let pointer = displaced(access.indexed, distance(access) + address.offset, instruction)?;
                    instruction.set_operand(operand, pointer);
                }
                Some(_) => {}
                None => before.push(Access { block, indexed: address.indexed, constant: address.constant }),
            }
        }
    }
    Ok(())
}

/// What an instruction accesses in memory 0, and which of its operands says that.
fn accessed(instruction: InstructionValue<'_>) -> Option<(u32, Address<'_>)> {
    let operand = match instruction.get_opcode() {
        InstructionOpcode::Load => 0,
        InstructionOpcode::Store => 1,
        _ => return None,
    };
    let mut offset = 0;
    let mut pointer = pointer_operand(instruction, operand)?;
    loop {
        let (outer, index) = sum(pointer)?;
        if let Some(bytes) = index.get_zero_extended_constant() {
            // A negative one may lead elsewhere.
            offset += Some(bytes).filter(|bytes| *bytes < 1 << 32)?;
            pointer = outer;
            continue;
        }
        let extension = index.as_instruction().filter(|i| i.get_opcode() == InstructionOpcode::ZExt)?;
        if outer.as_instruction().is_some() || outer.get_name().to_bytes() != BASE_NAME.as_bytes() || offset >= 1 << 32 {
            return None;
        }
        let index = int_operand(extension, 0).filter(|index| index.get_type().get_bit_width() == 32)?;
        let (index, constant) = terms(index);
        return Some((operand, Address { indexed: pointer, index, constant, offset }));
    }
}

/// The parts of a pointer that is the sum of another one and a number of bytes.
pub(crate) fn sum(pointer: PointerValue<'_>) -> Option<(PointerValue<'_>, IntValue<'_>)> {
    let instruction = pointer.as_instruction().filter(|i| i.get_opcode() == InstructionOpcode::GetElementPtr)?;
    match instruction.get_gep_source_element_type() {
        Ok(BasicTypeEnum::IntType(byte)) if byte.get_bit_width() == 8 && instruction.get_num_operands() == 2 => {}
        _ => return None,
    }
    Some((pointer_operand(instruction, 0)?, int_operand(instruction, 1)?))
}

/// An integer of 32 bits as a sum of products and a constant. What a wider one is computed by gives its lower half too.
fn terms(index: IntValue<'_>) -> (Terms<'_>, u32) {
    use InstructionOpcode as O;
    let mut terms = Terms::new();
    let mut constant = 0u32;
    let mut work = vec![(index, 1u32)];
    for _ in 0..tuning::RELATED_TERMS {
        let Some((value, factor)) = work.pop() else { break };
        if let Some(number) = value.get_zero_extended_constant() {
            constant = constant.wrapping_add(factor.wrapping_mul(number as u32));
            continue;
        }
        let parts = value.as_instruction().and_then(|i| {
            let operand = |index| Some((int_operand(i, index)?, factor));
            let number = || int_operand(i, 1)?.get_zero_extended_constant();
            Some(match i.get_opcode() {
                O::Add => [operand(0), operand(1)],
                O::Or if i.get_disjoint_flag().is_ok_and(|is_disjoint| is_disjoint) => [operand(0), operand(1)],
                O::Sub => [operand(0), Some((int_operand(i, 1)?, factor.wrapping_neg()))],
                O::Mul => [Some((int_operand(i, 0)?, factor.wrapping_mul(number()? as u32))), None],
                O::Shl => [Some((int_operand(i, 0)?, factor.unbounded_shl(number()?.try_into().ok()?))), None],
                O::Trunc => [operand(0), None],
                _ => return None,
            })
        });
        match parts {
            Some(parts) => work.extend(parts.into_iter().flatten()),
            None => terms.push((value, factor)),
        }
    }
    terms.append(&mut work);
    terms.sort_unstable_by_key(|(value, _)| value.as_value_ref());
    terms.dedup_by(|next, first| {
        next.0 == first.0 && {
            first.1 = first.1.wrapping_add(next.1);
            true
        }
    });
    terms.retain(|(_, factor)| *factor != 0);
    (terms, constant)
}

pub(crate) fn pointer_operand(instruction: InstructionValue<'_>, operand: u32) -> Option<PointerValue<'_>> {
    match instruction.get_operand(operand)?.value()? {
        BasicValueEnum::PointerValue(pointer) => Some(pointer),
        _ => None,
    }
}

pub(crate) fn int_operand(instruction: InstructionValue<'_>, operand: u32) -> Option<IntValue<'_>> {
    match instruction.get_operand(operand)?.value()? {
        BasicValueEnum::IntValue(value) => Some(value),
        _ => None,
    }
}

/// A pointer and a number of bytes, computed before an instruction.
pub(crate) fn displaced<'ctx>(
    pointer: PointerValue<'ctx>,
    bytes: u64,
    before: InstructionValue<'ctx>,
) -> Result<PointerValue<'ctx>, Error> {
    let context = before.get_parent().map(|block| block.get_context()).ok_or_else(|| Error::Llvm("an access in no block".into()))?;
    let b = context.create_builder();
    b.position_before(&before);
    let bytes = context.i64_type().const_int(bytes, false);
    // SAFETY: one index, as bytes have no inner structure; without `inbounds` any result is defined.
    Ok(unsafe { b.build_gep(context.i8_type(), pointer, &[bytes], "")? })
}
