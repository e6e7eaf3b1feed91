//! Calls from Rust into guest code.

use std::cell::Cell;
use std::ops::Range;
use std::ptr;
use std::sync::atomic::Ordering;

use aot_format::trap::TrapKind;

use super::context::{OuterActivation, VmContext};
use super::engine::Status;
use super::func::{FuncInst, FuncKind};
use super::instance::Instance;
use super::stacks::prepare_thread;
use super::trap::{Exit, Trap};
use super::types::TypeId;
use crate::sys::{self, Registers};
use crate::wasm::slot_count;

thread_local! {
    static CURRENT: Cell<*mut VmContext> = const { Cell::new(ptr::null_mut()) };
    /// Stack pointer at the outermost call, 0 outside calls.
    static OUTERMOST_SP: Cell<usize> = const { Cell::new(0) };
}

/// The context that the calling thread runs, or null. May be called in signal handlers.
pub fn current_context() -> *mut VmContext {
    CURRENT.get()
}

/// The part of the calling thread's native stack that guest code must not touch, and the guard below it.
pub(super) fn native_stack_range() -> Range<usize> {
    let limit = sys::native_stack_limit();
    limit.saturating_sub(64 << 20)..limit
}

/// Native stack between here and the outermost call of this thread, to be searched for references.
pub(super) fn native_stack_in_use() -> Range<usize> {
    native_stack_from(sys::stack_pointer())
}

/// Native stack from an address in it to the outermost call of this thread.
pub(super) fn native_stack_from(sp: usize) -> Range<usize> {
    sp..OUTERMOST_SP.get()
}

/// Calls a code word in an instance's context on the calling thread, which must be the instance's. `values` has the arguments
/// and gets the results, in slots; it has room for the greater number of both.
///
/// # Errors
/// When the code does not return.
pub fn call_code(instance: &Instance, code: usize, ty: TypeId, values: &mut [u64]) -> Result<(), Exit> {
    let signature = ty.ty();
    assert!(values.len() >= slot_count(signature.params()).max(slot_count(signature.results())), "room for arguments and results");
    if sys::stack_pointer() < sys::native_stack_limit() {
        return Err(TrapKind::NativeStackOverflow.into());
    }
    let context = instance.context();
    let caller = CURRENT.get();
    // SAFETY: this thread owns both contexts; code and type belong together by contract.
    unsafe {
        let c = &mut *context;
        let saved = (c.last_fp, c.last_pc, c.interp_sp);
        let outer = OuterActivation { fp: c.last_fp, pc: c.last_pc, entry_sp: c.entry_sp, outer: c.outer };
        c.outer = &raw const outer;
        if caller.is_null() {
            let (base, end) = prepare_thread().map_err(|e| Trap::with_detail(TrapKind::OutOfMemory, e.to_string()))?;
            (c.interp_base, c.interp_end, c.interp_sp) = (base, end, base);
            c.interp_limit.store(end, Ordering::Relaxed);
            OUTERMOST_SP.set(sys::stack_pointer());
        } else if caller != context {
            let from = &*caller;
            (c.interp_base, c.interp_end, c.interp_sp) = (from.interp_base, from.interp_end, from.interp_sp);
            c.interp_limit.store(VmContext::frames_limit(caller), Ordering::Relaxed);
        }
        c.stack_limit = sys::native_stack_limit();
        CURRENT.set(context);
        let status = instance.engine.enter(context, code, ty, values.as_mut_ptr());
        CURRENT.set(caller);
        if caller.is_null() {
            OUTERMOST_SP.set(0);
        }
        let c = &mut *context;
        (c.last_fp, c.last_pc, c.interp_sp) = saved;
        c.outer = outer.outer;
        match status {
            Status::Returned => Ok(()),
            Status::Exception => Err(Exit::Exception(c.exception)),
            Status::Thread => Err(Exit::Thread),
            Status::Jump if caller.is_null() => Err(super::jump::dead().into()),
            Status::Jump => Err(Exit::Jump),
            Status::Trap => {
                let kind = TrapKind::from_code(c.trap_kind).unwrap_or(TrapKind::Unreachable);
                Err(instance.take_trap(kind))
            }
        }
    }
}

/// Runs `f`, which may call guest code, in the middle of code of an engine that owns the interrupted pc: what that code keeps in the context
/// between two instructions is put back afterwards. For signal handlers.
///
/// # Safety
/// `context` is the calling thread's running context; `at` are the registers of its interrupted code.
pub unsafe fn interrupt<R>(context: *mut VmContext, at: &Registers, f: impl FnOnce() -> R) -> R {
    // SAFETY: by contract; `f` makes its own use of the context.
    unsafe {
        let (args, jump_marker, exception) = ((*context).args, (*context).jump_marker, (*context).exception);
        VmContext::instance(context).engine.interrupted(context, at);
        let result = f();
        ((*context).args, (*context).jump_marker, (*context).exception) = (args, jump_marker, exception);
        result
    }
}

impl Instance {
    fn take_trap(&self, kind: TrapKind) -> Exit {
        if let Some(trap) = FORWARDED.take() {
            return Exit::Trap(trap);
        }
        // SAFETY: the call is over; nothing else uses the buffer.
        let trace = unsafe { &*self.trace.get() };
        Trap::with_trace(kind, &self.module, trace).into()
    }
}

thread_local! {
    static FORWARDED: Cell<Option<Box<Trap>>> = const { Cell::new(None) };
}

/// Ends the running call of `context` the way that something it called has ended. An exception is for the engine to throw: it comes back.
///
/// # Safety
/// As [`Instance::raise`].
pub unsafe fn leave(context: *mut VmContext, exit: Exit) -> *mut super::Exception {
    let status = match exit {
        Exit::Exception(exception) => return exception,
        Exit::Thread => Status::Thread,
        // SAFETY: the caller vouches for the frames.
        Exit::Jump => unsafe { super::jump::resume(context) },
        Exit::Trap(trap) => {
            // SAFETY: the context is this thread's.
            unsafe { (*context).trap_kind = trap.kind as u32 };
            FORWARDED.set(Some(trap));
            Status::Trap
        }
    };
    // SAFETY: the caller vouches for the frames.
    unsafe { sys::exit(context.cast(), status as usize) }
}

/// As [`leave`], where the interrupted code is not prepared for an exception: that is uncaught.
///
/// # Safety
/// As [`leave`].
pub unsafe fn leave_interrupted(context: *mut VmContext, exit: Exit) -> ! {
    let exit = match exit {
        Exit::Exception(_) => Trap::new(TrapKind::UncaughtException).into(),
        other => other,
    };
    // SAFETY: by contract.
    unsafe { leave(context, exit) };
    unreachable!("only exceptions come back")
}

/// Calls a function as a value from outside or from an instance's code.
pub(super) fn call_func(instance: &Instance, func: *const FuncInst, values: &mut [u64]) -> Result<(), Exit> {
    // SAFETY: functions live as long as the store, as do their instances.
    unsafe {
        let func = &*func;
        match &func.kind {
            FuncKind::Host(host) => host(instance.context(), values),
            FuncKind::Wasm(target, index) => {
                // Threads share functions, whose instance is the first thread's.
                let target = if instance.is_of_one_program_with(&**target) { instance } else { &**target };
                call_code(target, target.engine.code(*index), func.ty, values)
            }
        }
    }
}

/// Calls a function of another instance or a host function for guest code that runs in `context`.
///
/// # Errors
/// When it does not return.
///
/// # Safety
/// `func` comes from an import or table entry, `values` has room for its arguments and results.
pub unsafe fn call_foreign(context: *mut VmContext, func: *const FuncInst, values: *mut u64) -> Result<(), Exit> {
    // SAFETY: by contract.
    unsafe {
        let ty = (*func).ty.ty();
        let values = std::slice::from_raw_parts_mut(values, slot_count(ty.params()).max(slot_count(ty.results())));
        call_func(VmContext::instance(context), func, values)
    }
}
