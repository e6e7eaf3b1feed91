//! Which trap a fault of the hardware means.

use aot_format::trap::TrapKind;

use super::call::{current_context, native_stack_range};
use super::context::VmContext;
use super::engine::Status;
use crate::sys::fault::{Action, FaultInfo};

/// The hook that [`crate::sys::fault::install`] gets.
pub(super) fn on_fault(info: &FaultInfo) -> Action {
    let context = current_context();
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
    // SAFETY: the context is this thread's; nothing else uses the trace buffer while guest code runs.
    unsafe {
        let trace = &mut *instance.trace.get();
        trace.clear();
        instance.engine.capture(context, Some(&info.registers), trace);
        (*context).trap_kind = kind as u32;
    }
    Action::Exit(context.cast(), Status::Trap as usize)
}
