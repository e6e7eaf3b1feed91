//! From IR as translated to IR that behaves alike and is faster.
//!
//! A load may trap, so a load whose value nobody needs must stay; LLVM knows no such loads. What may trap by being computed has been marked
//! ([`crate::ir::MARK_PREFIX`]). Functions are simplified and inlined while the marks stand, which are settled then ([`crate::marks`]).

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::debug_info::{AsDIScope, DILocation};
use inkwell::module::Module as LlvmModule;
use inkwell::passes::PassBuilderOptions;
use inkwell::types::{AnyTypeEnum, BasicMetadataTypeEnum, BasicTypeEnum};
use inkwell::values::{
    AnyValueEnum, BasicValue, BasicValueEnum, CallSiteValue, FunctionValue, InstructionOpcode, InstructionValue, IntValue,
    LLVMTailCallKind, PointerValue,
};
use inkwell::{AddressSpace, IntPredicate};

use aot_format::container::Counters;
use aot_format::intrinsics::Intrinsic;
use aot_format::isa::Isa;
use aot_format::layout::context;
use aot_format::trap::TrapKind;

use crate::error::Error;
use crate::ir::{CONTEXT_NAME, Debug, function_index};
use crate::marks::keep;
use crate::partition::Survey;
use crate::profile::Plan;
use crate::target::Machine;

/// Enough to see which loads are unused in a function.
const LIGHT_PASSES: &str = "function(sroa,early-cse,instcombine<no-verify-fixpoint>,simplifycfg,adce)";

/// Enough to see which loads become unused where functions are inlined, and which loops wait for what another function loads. No pass among
/// them moves a load out of a loop, or takes what was loaded before a loop for what is loaded in it, as CSE by memory SSA does.
const EARLY_INLINING: &str =
    "ipsccp,cgscc(inline,function-attrs,function(sroa,early-cse,instcombine<no-verify-fixpoint>,simplifycfg,bdce,adce))";

/// Finds stores of what is there already, among others, for which a value would be needed. Waiting loops must be known.
const MEMORY_PASSES: &str = "function(early-cse<memssa>,dse,adce)";

/// Optimises all functions: where the counters are of those that count.
///
/// # Errors
/// When LLVM refuses.
pub(crate) fn run<'ctx>(
    llvm: &LlvmModule<'ctx>,
    debug: &Debug<'ctx>,
    machine: &Machine,
    plan: &Plan,
    survey: &Survey,
) -> Result<Vec<Counters>, Error> {
    llvm.run_passes(LIGHT_PASSES, &machine.machine, PassBuilderOptions::create())?;
    let counters = plan.apply(llvm, machine)?;
    if machine.opt_level > 0 {
        llvm.run_passes(&plan.inform(EARLY_INLINING), &machine.machine, PassBuilderOptions::create())?;
    }
    optimised(llvm).try_for_each(crate::spin::keep_waiting)?;
    llvm.run_passes(MEMORY_PASSES, &machine.machine, PassBuilderOptions::create())?;
    defined(llvm).try_for_each(|function| crate::marks::settle(function, machine.isa))?;
    defined(llvm).filter(|f| nests(*f)).try_for_each(|function| anchor(llvm, function))?;
    if machine.opt_level > 0 {
        // Before loops are looked at, and after they have been unrolled.
        optimised(llvm).try_for_each(crate::address::relate)?;
        let passes = PassBuilderOptions::create();
        passes.set_loop_vectorization(machine.opt_level > 1);
        passes.set_loop_slp_vectorization(machine.opt_level > 1);
        passes.set_loop_interleaving(machine.opt_level > 1);
        passes.set_loop_unrolling(machine.opt_level > 1);
        llvm.run_passes(&format!("default<O{}>", machine.opt_level.min(3)), &machine.machine, passes)?;
        cut_vectors(llvm, machine)?;
        optimised(llvm).try_for_each(crate::address::relate)?;
        optimised(llvm).try_for_each(crate::copies::split)?;
        // The code generator would count in loops for addresses that nothing uses any more.
        llvm.run_passes("function(dce)", &machine.machine, PassBuilderOptions::create())?;
        optimised(llvm).try_for_each(|function| crate::dispatch::thread(llvm, function))?;
    }
    defined(llvm).try_for_each(crate::roots::keep_choices)?;
    keep_widths(llvm, machine.isa)?;
    defined(llvm).try_for_each(check_frame)?;
    for function in defined(llvm) {
        if nests(function) && compiled(function).is_some_and(|index| survey.is_deep(index) || crate::depth::is_open(function)) {
            check_stack(llvm, debug, function)?;
        }
    }
    defined(llvm).try_for_each(|function| crate::traps::place(llvm, function))?;
    extend_arguments(llvm, machine.isa);
    if cfg!(debug_assertions) {
        llvm.verify()?;
    }
    Ok(counters)
}

/// Cuts vectors to the size of registers where some are of an odd length, as from a loop that accesses three numbers in turn: what lives from
/// one block to another of such a vector the code generator would take apart, number by number.
fn cut_vectors(llvm: &LlvmModule<'_>, machine: &Machine) -> Result<(), Error> {
    let is_odd = |i: InstructionValue<'_>| {
        i.get_opcode() == InstructionOpcode::Phi && matches!(i.get_type(), AnyTypeEnum::VectorType(ty) if !ty.get_size().is_power_of_two())
    };
    if !defined(llvm).flat_map(instructions).any(is_odd) {
        return Ok(());
    }
    // Twice a register's size at least, so that what remains of three is no odd length again.
    let bits = if machine.features.names(machine.isa).any(|name| name == "avx") { 512 } else { 256 };
    let passes = format!("function(scalarizer<min-bits={bits}>,instcombine<no-verify-fixpoint>)");
    Ok(llvm.run_passes(&passes, &machine.machine, PassBuilderOptions::create())?)
}

fn defined<'ctx>(llvm: &LlvmModule<'ctx>) -> impl Iterator<Item = FunctionValue<'ctx>> {
    llvm.get_functions().filter(|f| f.count_basic_blocks() > 0)
}

/// The functions that LLVM's passes look at.
fn optimised<'ctx>(llvm: &LlvmModule<'ctx>) -> impl Iterator<Item = FunctionValue<'ctx>> {
    let kind = Attribute::get_named_enum_kind_id("optnone");
    defined(llvm).filter(move |f| f.get_enum_attribute(AttributeLoc::Function, kind).is_none())
}

/// The context among the parameters of a function, which LLVM may have changed.
fn context_of<'ctx>(function: FunctionValue<'ctx>) -> Option<PointerValue<'ctx>> {
    function.get_param_iter().find_map(|param| match param {
        BasicValueEnum::PointerValue(pointer) if pointer.get_name().to_bytes() == CONTEXT_NAME.as_bytes() => Some(pointer),
        _ => None,
    })
}

/// Keeps LLVM from taking the context of a function away, by which the stack is checked afterwards: callers would pass any value for one that
/// is unused, or what is loaded from it in its place. The annotation hinders no pass and becomes no code.
fn anchor<'ctx>(llvm: &LlvmModule<'ctx>, function: FunctionValue<'ctx>) -> Result<(), Error> {
    let (Some(entry), Some(context)) = (function.get_first_basic_block(), context_of(function)) else { return Ok(()) };
    let llvm_context = llvm.get_context();
    let ptr = llvm_context.ptr_type(AddressSpace::default());
    let annotation = intrinsic(llvm, "llvm.var.annotation", &[ptr.into(), ptr.into()])?;
    let b = llvm_context.create_builder();
    match entry.get_instructions().find(|i| i.get_opcode() != InstructionOpcode::Alloca) {
        Some(first) => b.position_before(&first),
        None => b.position_at_end(entry),
    }
    let (null, line) = (ptr.const_null().into(), llvm_context.i32_type().const_zero().into());
    b.build_direct_call(annotation, &[context.into(), null, null, line, null], "")?;
    Ok(())
}

pub(crate) fn intrinsic<'ctx>(llvm: &LlvmModule<'ctx>, name: &str, types: &[BasicTypeEnum<'ctx>]) -> Result<FunctionValue<'ctx>, Error> {
    let intrinsic = inkwell::intrinsics::Intrinsic::find(name).and_then(|i| i.get_declaration(llvm, types));
    intrinsic.ok_or_else(|| Error::Llvm(format!("LLVM has no {name}")))
}

/// The index of the function of the module that this is code of.
fn compiled(function: FunctionValue<'_>) -> Option<u32> {
    function.get_name().to_str().ok().and_then(function_index)
}

pub(crate) fn is_trap(instruction: InstructionValue<'_>) -> bool {
    callee(instruction).is_some_and(|callee| callee.get_name().to_bytes() == Intrinsic::trap.signature().symbol.as_bytes())
}

pub(crate) fn instructions<'ctx>(function: FunctionValue<'ctx>) -> impl Iterator<Item = InstructionValue<'ctx>> {
    function.get_basic_block_iter().flat_map(|block| block.get_instructions())
}

/// The function that an instruction calls directly.
pub(crate) fn callee<'ctx>(instruction: InstructionValue<'ctx>) -> Option<FunctionValue<'ctx>> {
    CallSiteValue::try_from(instruction).ok().and_then(CallSiteValue::get_called_fn_value)
}

pub(crate) fn is_constant(value: BasicValueEnum<'_>) -> bool {
    match value {
        BasicValueEnum::IntValue(v) => v.is_const(),
        BasicValueEnum::FloatValue(v) => v.is_const(),
        BasicValueEnum::PointerValue(v) => v.is_const(),
        BasicValueEnum::VectorValue(v) => v.is_const(),
        _ => false,
    }
}

/// The operands of an instruction that are instructions.
pub(crate) fn operands<'ctx>(instruction: InstructionValue<'ctx>) -> impl Iterator<Item = InstructionValue<'ctx>> {
    let values = instruction.get_operands().flatten().filter_map(|operand| operand.value());
    values.filter_map(|value: BasicValueEnum<'ctx>| value.as_instruction_value())
}

fn users<'ctx>(value: BasicValueEnum<'ctx>) -> impl Iterator<Item = InstructionValue<'ctx>> {
    uses(value).filter_map(as_instruction)
}

fn uses<'ctx>(value: BasicValueEnum<'ctx>) -> impl Iterator<Item = AnyValueEnum<'ctx>> {
    std::iter::successors(value.get_first_use(), |u| u.get_next_use()).map(|u| u.get_user())
}

fn as_instruction<'ctx>(value: AnyValueEnum<'ctx>) -> Option<InstructionValue<'ctx>> {
    match value {
        AnyValueEnum::InstructionValue(v) => Some(v),
        AnyValueEnum::PhiValue(v) => Some(v.as_instruction()),
        other => BasicValueEnum::try_from(other).ok().and_then(|v| v.as_instruction_value()),
    }
}

/// Says how the C convention of the ISA has 32-bit arguments, for the functions of the runtime: on RISC-V they are sign-extended, even if
/// they have no sign.
fn extend_arguments(llvm: &LlvmModule<'_>, isa: Isa) {
    if isa != Isa::Riscv64 {
        return;
    }
    let context = llvm.get_context();
    let extended = context.create_enum_attribute(Attribute::get_named_enum_kind_id("signext"), 0);
    for function in llvm.get_functions().filter(|f| f.count_basic_blocks() == 0 && f.get_intrinsic_id() == 0 && compiled(*f).is_none()) {
        for (index, param) in function.get_param_iter().enumerate() {
            if param.get_type() == context.i32_type().into() {
                function.add_attribute(AttributeLoc::Param(index as u32), extended);
            }
        }
    }
}

/// Keeps the code generator from loading less than the Wasm operator does, as the rest may be what is out of bounds.
fn keep_widths<'ctx>(llvm: &LlvmModule<'ctx>, isa: Isa) -> Result<(), Error> {
    let loads: Vec<_> = defined(llvm).flat_map(instructions).filter(|i| is_narrowable(*i)).collect();
    for load in loads {
        if let (Ok(value), Some(next)) = (IntValue::try_from(load), load.get_next_instruction()) {
            keep(llvm.get_context(), next, value.into(), isa)?;
        }
    }
    Ok(())
}

/// Whether this is a load from linear memory of which only some bits are used.
fn is_narrowable(load: InstructionValue<'_>) -> bool {
    use InstructionOpcode as O;
    // Only accesses of linear memory are unaligned.
    if load.get_opcode() != O::Load || load.get_alignment() != Ok(1) {
        return false;
    }
    let Ok(value) = IntValue::try_from(load) else { return false };
    if value.get_type().get_bit_width() <= 8 {
        return false;
    }
    let mut users = users(value.into());
    let (Some(user), None) = (users.next(), users.next()) else { return false };
    match user.get_opcode() {
        O::Trunc => true,
        O::And | O::Or | O::Xor | O::Shl | O::LShr | O::AShr => {
            user.get_operand(1).and_then(|operand| operand.value()).is_some_and(is_constant)
        }
        _ => false,
    }
}

/// Refuses a frame whose size is not known before the function runs: the unwinder finds the stack pointer from the frame pointer alone.
fn check_frame(function: FunctionValue<'_>) -> Result<(), Error> {
    let entry = function.get_first_basic_block();
    let is_fixed = |alloca: InstructionValue<'_>| {
        alloca.get_parent() == entry && alloca.get_operand(0).and_then(|count| count.value()).is_none_or(is_constant)
    };
    match instructions(function).filter(|i| i.get_opcode() == InstructionOpcode::Alloca).all(is_fixed) {
        true => Ok(()),
        false => Err(Error::Llvm(format!("{} has a frame of varying size", function.get_name().to_string_lossy()))),
    }
}

/// Whether a function calls what may call it again. Tail calls do not nest.
fn nests(function: FunctionValue<'_>) -> bool {
    instructions(function).any(|instruction| {
        if !matches!(instruction.get_opcode(), InstructionOpcode::Call | InstructionOpcode::Invoke) {
            return false;
        }
        let Ok(call) = CallSiteValue::try_from(instruction) else { return true };
        let harmless = |callee: FunctionValue<'_>| {
            callee.get_intrinsic_id() != 0 || callee.get_name().to_bytes() == Intrinsic::trap.signature().symbol.as_bytes()
        };
        let must_tail = call.get_tail_call_kind() == LLVMTailCallKind::LLVMTailCallKindMustTail;
        !must_tail && !is_asm(call) && !call.get_called_fn_value().is_some_and(harmless)
    })
}

/// Whether a call is one of [`keep`]: it has one argument and no result. Calls of other code have at least two, or a result.
pub(crate) fn is_asm(call: CallSiteValue<'_>) -> bool {
    call.get_called_fn_value().is_none() && call.try_as_basic_value().is_instruction() && call.count_arguments() == 1
}

/// Begins a function with a trap if the native stack is used up.
fn check_stack<'ctx>(llvm: &LlvmModule<'ctx>, debug: &Debug<'ctx>, function: FunctionValue<'ctx>) -> Result<(), Error> {
    let llvm_context = llvm.get_context();
    let (Some(entry), Some(context)) = (function.get_first_basic_block(), context_of(function)) else { return Ok(()) };
    let ptr = llvm_context.ptr_type(AddressSpace::default());
    let i64_type = llvm_context.i64_type();
    let b = llvm_context.create_builder();
    let check = llvm_context.prepend_basic_block(entry, "");
    b.position_at_end(check);
    let location = first_location(function);
    if let Some(location) = location {
        b.set_current_debug_location(location);
    }
    for alloca in entry.get_instructions().filter(|i| i.get_opcode() == InstructionOpcode::Alloca).collect::<Vec<_>>() {
        // Only in the first block are they part of the fixed frame.
        alloca.remove_from_basic_block();
        b.insert_instruction(&alloca, None);
    }
    let frame_address = intrinsic(llvm, "llvm.frameaddress", &[ptr.into()])?;
    let zero = llvm_context.i32_type().const_zero();
    let frame = b.build_direct_call(frame_address, &[zero.into()], "")?.try_as_basic_value().basic();
    let frame = frame.ok_or_else(|| Error::Llvm("llvm.frameaddress without a result".into()))?;
    let frame = b.build_ptr_to_int(frame.into_pointer_value(), i64_type, "")?;
    let offset = i64_type.const_int(context::STACK_LIMIT.into(), false);
    // SAFETY: the field lies within the context.
    let at = unsafe { b.build_gep(llvm_context.i8_type(), context, &[offset], "")? };
    let limit = b.build_load(i64_type, at, "")?.into_int_value();
    let below = b.build_int_compare(IntPredicate::ULT, frame, limit, "")?;
    let overflow = llvm_context.append_basic_block(function, "");
    b.build_conditional_branch(below, overflow, entry)?;
    b.position_at_end(overflow);
    if let Some(location) = location {
        b.set_current_debug_location(debug.trap(location, TrapKind::NativeStackOverflow));
    }
    let trap = declare_trap(llvm);
    let kind = llvm_context.i32_type().const_int(TrapKind::NativeStackOverflow as u64, false);
    b.build_direct_call(trap, &[context.into(), kind.into()], "")?;
    b.build_unreachable()?;
    Ok(())
}

/// The location of the first instruction that is the function's own.
fn first_location<'ctx>(function: FunctionValue<'ctx>) -> Option<DILocation<'ctx>> {
    let scope = function.get_subprogram()?.as_debug_info_scope();
    instructions(function).filter_map(InstructionValue::get_debug_location).find(|location| location.get_scope() == scope)
}

fn declare_trap<'ctx>(llvm: &LlvmModule<'ctx>) -> FunctionValue<'ctx> {
    let symbol = Intrinsic::trap.signature().symbol;
    llvm.get_function(symbol).unwrap_or_else(|| {
        let context = llvm.get_context();
        let params: [BasicMetadataTypeEnum<'ctx>; 2] = [context.ptr_type(AddressSpace::default()).into(), context.i32_type().into()];
        let trap = llvm.add_function(symbol, context.void_type().fn_type(&params, false), None);
        for name in ["nounwind", "noreturn", "cold"] {
            trap.add_attribute(AttributeLoc::Function, context.create_enum_attribute(Attribute::get_named_enum_kind_id(name), 0));
        }
        trap
    })
}
