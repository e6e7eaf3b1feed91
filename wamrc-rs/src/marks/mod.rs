//! Which loads must be kept from LLVM, and where.
//!
//! A load whose value nobody needs must trap all the same, and LLVM knows no such loads. What may trap by being computed has been marked
//! ([`crate::ir::MARK_PREFIX`]). Here each mark is settled: it goes where something that stays needs the value, whatever happens, and becomes
//! a use that no pass removes where that is not so.
//!
//! Two things are found out of each marked value. Is it *needed* on every way from its mark to an end of the function? If not, LLVM may compute
//! it on the other ways alone, so it is kept at the mark. What is needed may still come too late: behind an explicit trap, or behind a call of
//! a function that traps or never returns, as LLVM may find later. So what is *pending* there, computed and not yet needed, is kept before the
//! call or the branch. A value that is part of another, as a sum in a loop is of
//! the next one, is kept by keeping that.

mod flow;
mod lanes;
mod sets;
mod steps;

use std::num::NonZero;

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::builder::Builder;
use inkwell::context::ContextRef;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, BasicValue, BasicValueEnum, FunctionValue, InstructionValue, IntValue};

use aot_format::isa::Isa;

use crate::error::Error;
use crate::ir::{MARK_ATTRIBUTES, MARK_PREFIX};
use crate::optimise::{callee, instructions};

use self::flow::Keep;
use self::steps::Steps;

/// Settles the marks of a function.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn settle(function: FunctionValue<'_>, isa: Isa) -> Result<(), Error> {
    let marks: Vec<_> = instructions(function).filter(|i| is_mark(*i)).collect();
    let Some(block) = function.get_first_basic_block().filter(|_| !marks.is_empty()) else { return Ok(()) };
    let steps = Steps::new(function);
    for Keep { value, before } in flow::keeps(&steps) {
        if let Some(value) = steps.values[value as usize] {
            keep(block.get_context(), before, value, isa)?;
        }
    }
    marks.into_iter().for_each(|mark| {
        mark.erase_from_basic_block();
    });
    Ok(())
}

fn is_mark(instruction: InstructionValue<'_>) -> bool {
    callee(instruction).is_some_and(|callee| callee.get_name().to_bytes().starts_with(MARK_PREFIX.as_bytes()))
}

/// Whether [`keep`] can use a value.
fn can_be_kept(value: BasicValueEnum<'_>) -> bool {
    !matches!(value, BasicValueEnum::ArrayValue(_) | BasicValueEnum::StructValue(_) | BasicValueEnum::ScalableVectorValue(_))
}

/// Inserts a use of a value that no pass removes and that costs no instruction, if registers hold such values.
pub(crate) fn keep<'ctx>(
    context: ContextRef<'ctx>,
    before: InstructionValue<'ctx>,
    value: BasicValueEnum<'ctx>,
    isa: Isa,
) -> Result<(), Error> {
    let b = context.create_builder();
    b.position_before(&before);
    // Of the two places where the code generator may find a load that is extended here, the one that a trace must name.
    if let Some(location) = value.as_instruction_value().and_then(InstructionValue::get_debug_location) {
        b.set_current_debug_location(location);
    }
    let float = match isa {
        Isa::X86_64 => "x",
        Isa::Aarch64 => "w",
        Isa::Riscv64 => "f",
    };
    let (value, constraint) = match value {
        BasicValueEnum::FloatValue(_) => (value, float),
        BasicValueEnum::VectorValue(vector) => match bits(vector.get_type().into()) {
            128 if isa != Isa::Riscv64 => (value, float),
            bits => {
                let width = NonZero::new(bits).ok_or_else(|| Error::Llvm("a vector of what has no size".into()))?;
                let number = context.custom_width_int_type(width).map_err(|e| Error::Llvm(e.into()))?;
                (word(&b, context, b.build_bit_cast(vector, number, "")?.into_int_value())?.into(), "r")
            }
        },
        BasicValueEnum::IntValue(int) => (word(&b, context, int)?.into(), "r"),
        _ => (value, "r"),
    };
    let ty = context.void_type().fn_type(&[value.get_type().into()], false);
    let asm = context.create_inline_asm(ty, String::new(), constraint.into(), true, false, None, false);
    let call = b.build_indirect_call(ty, asm, &[BasicMetadataValueEnum::from(value)], "")?;
    // Like a mark, it hinders nothing but its own removal.
    for (attribute, value) in MARK_ATTRIBUTES {
        call.add_attribute(AttributeLoc::Function, context.create_enum_attribute(Attribute::get_named_enum_kind_id(attribute), *value));
    }
    Ok(())
}

/// A number that fits a register and takes all of one to compute.
fn word<'ctx>(b: &Builder<'ctx>, context: ContextRef<'ctx>, int: IntValue<'ctx>) -> Result<IntValue<'ctx>, Error> {
    let (bits, word) = (int.get_type().get_bit_width(), context.i64_type());
    match bits {
        8 | 16 | 32 | 64 => return Ok(int),
        0..64 => return Ok(b.build_int_z_extend(int, word, "")?),
        _ => {}
    }
    let mut all = b.build_int_truncate(int, word, "")?;
    for part in (64..bits).step_by(64) {
        let shifted = b.build_right_shift(int, int.get_type().const_int(part.into(), false), false, "")?;
        all = b.build_or(all, b.build_int_truncate(shifted, word, "")?, "")?;
    }
    Ok(all)
}

/// How many bits a number or a vector of numbers has; 0 for other types.
fn bits(ty: BasicTypeEnum<'_>) -> u32 {
    match ty {
        BasicTypeEnum::VectorType(ty) => ty.get_size() * bits(ty.get_element_type()),
        BasicTypeEnum::IntType(ty) => ty.get_bit_width(),
        BasicTypeEnum::FloatType(ty) => ty.get_bit_width(),
        _ => 0,
    }
}
