//! Which trap a fault of the hardware means.

use std::ptr;
use std::sync::atomic::Ordering;

use aot_format::trap::TrapKind;

use super::call::{current_context, interrupt, leave_interrupted, native_stack_range};
use super::context::VmContext;
use super::engine::Status;
use super::instance::{GuestFault, Instance};
use crate::sys::fault::{Action, FaultInfo, on_interrupted_stack};

/// The hook that [`crate::sys::fault::install`] gets.
pub(super) fn on_fault(info: &FaultInfo) -> Action {
    let context = current_context();
    if info.code <= 0 {
        return on_deadline(context, info);
    }
    if context.is_null() {
        return Action::Die;
    }
    // SAFETY: the calling thread runs this context, and its instance lives as long as that.
    let instance = unsafe { VmContext::instance(context) };
    let memory_access = matches!(info.signal, libc::SIGSEGV | libc::SIGBUS);
    let kind = if memory_access && instance.memories.iter().any(|m| m.contains(info.address)) {
        Some(TrapKind::MemoryOutOfBounds)
    } else if memory_access && native_stack_range().contains(&info.address) && instance.engine.owns_pc(info.registers.pc) {
        Some(TrapKind::NativeStackOverflow)
    } else {
        instance.engine.fault_kind(info.registers.pc, info.signal)
    };
    let Some(kind) = kind else { return Action::Die };
    // SAFETY: the fault is one of guest code, or of what works for it and owns nothing.
    if unsafe { is_mended(context, kind, info) } {
        return Action::Resume;
    }
    // SAFETY: the context is this thread's.
    unsafe { trap_at(context, kind, info) }
}

/// Ends the running call with a trap where the fault is.
///
/// # Safety
/// The context is the calling thread's, and its code has been interrupted where it owns nothing.
unsafe fn trap_at(context: *mut VmContext, kind: TrapKind, info: &FaultInfo) -> Action {
    // SAFETY: by contract; nothing else uses the trace buffer while guest code runs.
    unsafe {
        let instance = VmContext::instance(context);
        let trace = &mut *instance.trace.get();
        trace.clear();
        instance.engine.capture(context, Some(&info.registers), trace);
        (*context).trap_kind = kind as u32;
    }
    Action::Exit(context.cast(), Status::Trap as usize)
}

/// The limit of time has passed: compiled code traps where it is, all else at the next delivery point or call.
fn on_deadline(context: *mut VmContext, info: &FaultInfo) -> Action {
    if context.is_null() {
        return Action::Resume;
    }
    // SAFETY: the calling thread runs this context, whose code is interruptible where it traps.
    unsafe {
        if VmContext::instance(context).engine.is_interruptible(context, &info.registers) {
            return trap_at(context, TrapKind::TimeSpent, info);
        }
        (*context).pending.store(1, Ordering::Relaxed);
        (*context).interp_limit.store(ptr::null_mut(), Ordering::Relaxed);
    }
    Action::Resume
}

/// Lets the program handle a fault of its code: whether the code goes on.
///
/// # Safety
/// Called for this fault by the hook, and the code that has faulted runs in `context`.
unsafe fn is_mended(context: *mut VmContext, kind: TrapKind, info: &FaultInfo) -> bool {
    // SAFETY: by contract.
    let instance = unsafe { VmContext::instance(context) };
    let offset = instance.memories.first().and_then(|memory| info.address.checked_sub(memory.base() as usize));
    let access = (kind == TrapKind::MemoryOutOfBounds).then(|| (info.signal, info.code, offset.unwrap_or_default() as u64));
    let fault = GuestFault { kind, access };
    let Some(host) = instance.host.as_deref().filter(|host| host.handles(&fault)) else { return false };
    // SAFETY: by contract; what the code keeps in the context is put back.
    let run = || unsafe { interrupt(context, &info.registers, || host.fault(context, &fault)) };
    let then = |outcome| match outcome {
        Ok(again) => again,
        // SAFETY: the frames up to the entry are guest code's, and those of this handler, which own nothing.
        Err(exit) => unsafe { leave_interrupted(context, exit) },
    };
    // SAFETY: by contract.
    unsafe { on_interrupted_stack(info, run, then) }.unwrap_or(false)
}

/// Lets the program handle a trap that is about to be raised.
///
/// # Safety
/// As [`Instance::raise`].
pub(super) unsafe fn before_trap(context: *mut VmContext, kind: TrapKind) {
    // SAFETY: by contract.
    let instance: &Instance = unsafe { VmContext::instance(context) };
    let fault = GuestFault { kind, access: None };
    if let Some(host) = instance.host.as_deref().filter(|host| host.handles(&fault))
        && let Err(exit) = host.fault(context, &fault)
    {
        // SAFETY: by contract.
        unsafe { leave_interrupted(context, exit) }
    }
}
