//! Which lanes of its operands an instruction needs for lanes of its result. LLVM computes no others, and loads no more.

use inkwell::llvm_sys::core::{LLVMGetMaskValue, LLVMGetNumMaskElements};
use inkwell::types::{AnyType, AnyTypeEnum};
use inkwell::values::{AsValueRef, BasicValue, BasicValueEnum, InstructionOpcode, InstructionValue};

/// A set of lanes. A number has one; of a vector of more than 64 nothing is known, and its lanes are one.
pub(super) type Lanes = u64;

/// All of so many.
pub(super) fn all(count: u8) -> Lanes {
    u64::MAX >> (64 - u32::from(count))
}

/// How many lanes values of a type have; `None` of vectors that have too many.
pub(super) fn count(ty: AnyTypeEnum<'_>) -> Option<u8> {
    match ty {
        AnyTypeEnum::VectorType(ty) => u8::try_from(ty.get_size()).ok().filter(|size| (1..=64).contains(size)),
        AnyTypeEnum::ScalableVectorType(_) => None,
        _ => Some(1),
    }
}

/// From lanes of a result to those of an operand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// The same ones.
    Same,
    /// The bits at the same place.
    Bits,
    /// All for any.
    Whole,
    /// This one for any.
    One(u8),
    /// The only one, for this one.
    For(u8),
    /// The same ones but for this.
    Except(u8),
    /// Of each lane of the result, the lane of the operand.
    Shuffled(Vec<Option<u8>>),
    /// What is not sure.
    None,
}

impl Need {
    /// What an instruction needs of its operand at a place.
    pub(super) fn of(instruction: InstructionValue<'_>, at: usize, operand: BasicValueEnum<'_>) -> Need {
        use InstructionOpcode as O;
        let constant = |at| {
            let index = instruction.get_operand(at)?.value()?.into_int_value().get_zero_extended_constant()?;
            u8::try_from(index).ok().filter(|index| *index < 64)
        };
        let vector = operand.is_vector_value();
        let (Some(lanes), Some(result)) = (count(operand.get_type().as_any_type_enum()), count(instruction.get_type())) else {
            return Need::None;
        };
        match (instruction.get_opcode(), at) {
            (O::ExtractElement, 0) => constant(1).map_or(Need::None, Need::One),
            // What a vector's constant lanes decide does not depend on the others.
            (O::InsertElement | O::ShuffleVector, _) if operands(instruction).any(is_known) => Need::None,
            (O::InsertElement, 0) => constant(2).map_or(Need::None, Need::Except),
            (O::InsertElement, 1) => constant(2).map_or(Need::None, Need::For),
            (O::ShuffleVector, _) => shuffled(instruction, at, lanes),
            (O::BitCast, _) => Need::Bits,
            (opcode, _) if vector && drops_bits(instruction, opcode) => Need::None,
            (opcode, _) if !vector && is_of_few(operand) && !tells_apart(opcode) => Need::None,
            _ if !vector => Need::Whole,
            _ if result == lanes => Need::Same,
            _ if result == 1 => Need::Whole,
            _ => Need::None,
        }
    }

    /// Which of so many lanes of an operand some of so many of the result need.
    pub(super) fn lanes(&self, needed: Lanes, result: u8, operand: u8) -> Lanes {
        let any = |lanes: Lanes| if needed == 0 { 0 } else { lanes };
        let lanes = match self {
            Need::Same => needed,
            Need::Whole => any(all(operand)),
            Need::One(lane) => any(1 << lane),
            Need::For(lane) => needed >> lane & 1,
            Need::Except(lane) => needed & !(1 << lane),
            Need::None => 0,
            Need::Shuffled(lanes) => {
                let taken = lanes.iter().enumerate().filter(|(at, _)| needed >> at & 1 != 0);
                taken.filter_map(|(_, lane)| *lane).fold(0, |all, lane| all | 1 << lane)
            }
            Need::Bits if operand >= result => {
                let parts = operand / result;
                (0..operand).filter(|lane| needed >> (lane / parts) & 1 != 0).fold(0, |all, lane| all | 1 << lane)
            }
            Need::Bits => {
                let parts = result / operand;
                let is_whole = |lane: &u8| needed >> (lane * parts) & all(parts) == all(parts);
                (0..operand).filter(is_whole).fold(0, |all, lane| all | 1 << lane)
            }
        };
        lanes & all(operand)
    }
}

fn operands<'ctx>(instruction: InstructionValue<'ctx>) -> impl Iterator<Item = BasicValueEnum<'ctx>> {
    instruction.get_operands().flatten().filter_map(|operand| operand.value())
}

/// Whether an instruction may give the same for vectors that differ in bits that are known, so that LLVM may find that it always does.
fn drops_bits(instruction: InstructionValue<'_>, opcode: InstructionOpcode) -> bool {
    use InstructionOpcode as O;
    match opcode {
        O::And | O::ICmp | O::FCmp | O::LShr | O::AShr => operands(instruction).any(crate::optimise::is_constant),
        O::Trunc | O::FPTrunc | O::FPToSI | O::FPToUI => true,
        O::Call => crate::optimise::callee(instruction).is_some_and(|callee| callee.get_name().to_bytes().starts_with(b"llvm.fpto")),
        _ => false,
    }
}

/// Whether a number is one of two that are known: of those LLVM may find out that it is all the same which.
fn is_of_few(operand: BasicValueEnum<'_>) -> bool {
    use InstructionOpcode as O;
    let Some(instruction) = operand.as_instruction_value() else { return false };
    let is_truth = |operand: BasicValueEnum<'_>| matches!(operand, BasicValueEnum::IntValue(int) if int.get_type().get_bit_width() == 1);
    match instruction.get_opcode() {
        O::ZExt | O::SExt => operands(instruction).any(is_truth),
        O::Select => operands(instruction).skip(1).all(crate::optimise::is_constant),
        _ => false,
    }
}

/// Whether an operator gives two results for two operands, whatever they are.
fn tells_apart(opcode: InstructionOpcode) -> bool {
    use InstructionOpcode as O;
    matches!(opcode, O::Add | O::Sub | O::Xor | O::ZExt | O::SExt | O::BitCast | O::GetElementPtr | O::Select | O::InsertElement | O::Load)
}

/// Whether this is a constant vector with lanes that are something.
fn is_known(operand: BasicValueEnum<'_>) -> bool {
    matches!(operand, BasicValueEnum::VectorValue(vector) if vector.is_const() && !vector.is_undef())
}

/// What a shuffle takes of its first or second operand.
fn shuffled(instruction: InstructionValue<'_>, at: usize, count: u8) -> Need {
    let shuffle = instruction.as_value_ref();
    // SAFETY: both are asked of a shuffle, and of elements that its mask has.
    let mask = (0..unsafe { LLVMGetNumMaskElements(shuffle) }).map(|element| unsafe { LLVMGetMaskValue(shuffle, element) });
    let first = if at == 0 { 0 } else { i32::from(count) };
    // What may be anything is negative.
    let lane = |lane: i32| u8::try_from(lane - first).ok().filter(|own| lane >= 0 && *own < count);
    let lanes: Vec<_> = mask.map(lane).collect();
    if lanes.len() > 64 { Need::None } else { Need::Shuffled(lanes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_of_operands_follow_from_those_of_results() {
        let cases: &[(Need, Lanes, u8, u8, Lanes)] = &[
            (Need::Same, 0b1010, 4, 4, 0b1010),
            (Need::Whole, 1, 1, 16, 0xffff),
            (Need::Whole, 0, 1, 16, 0),
            (Need::One(3), 1, 1, 4, 0b1000),
            (Need::For(2), 0b0100, 4, 1, 1),
            (Need::For(2), 0b1011, 4, 1, 0),
            (Need::Except(1), 0b1111, 4, 4, 0b1101),
            (Need::Shuffled(vec![Some(2), None, Some(0)]), 0b011, 3, 4, 0b100),
            (Need::Bits, 0b10, 2, 4, 0b1100),
            (Need::Bits, 0b0111, 4, 2, 0b01),
            (Need::Bits, 0xff, 8, 1, 1),
            (Need::Bits, 0xfe, 8, 1, 0),
            (Need::Bits, u64::MAX, 64, 1, 1),
        ];
        for (need, needed, result, operand, expected) in cases {
            assert_eq!(need.lanes(*needed, *result, *operand), *expected, "{need:?} of {needed:b}");
        }
    }
}
