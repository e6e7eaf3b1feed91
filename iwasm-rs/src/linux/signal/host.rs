//! The one handler that the kernel calls.

use std::ffi::c_void;
use std::sync::atomic::{AtomicU64, Ordering};

use wali_syscalls::raw::{self, KernelAction};

use super::actions::Effect;
use super::local::{self, Info};
use super::{ALL, bit, deliver};
use crate::runtime::{VmContext, current_context};
use crate::sys::{self, Registers};

/// The kernel's action for a signal that the guest handles. Without SA_RESTART: whether a call is restarted is known only
/// when the guest's handler has run. All other signals wait until then.
pub(super) fn action(flags: i32) -> KernelAction {
    let handler: unsafe extern "C" fn(i32, *mut libc::siginfo_t, *mut c_void) = on_signal;
    KernelAction::new(handler as usize, flags | libc::SA_SIGINFO, ALL)
}

/// The mask that the kernel restores when a handler returns. Its size is the kernel's, not the C library's.
///
/// # Safety
/// `ucontext` is what the kernel gave to a running handler.
pub(super) unsafe fn mask_of<'a>(ucontext: *mut c_void) -> &'a mut u64 {
    // SAFETY: by contract; the set begins with the kernel's.
    unsafe { &mut *(&raw mut (*ucontext.cast::<libc::ucontext_t>()).uc_sigmask).cast::<u64>() }
}

/// Which fault signals the guest handles or ignores, for those that a process has sent.
static HANDLED_FAULTS: AtomicU64 = AtomicU64::new(0);
static IGNORED_FAULTS: AtomicU64 = AtomicU64::new(0);

/// Signals whose handlers do not interrupt compiled code ([`SA_AT_CALLS`](wali_syscalls::abi::structs::SA_AT_CALLS)).
static AT_CALLS: AtomicU64 = AtomicU64::new(0);

/// Notes whether a signal's handler waits for compiled code to make a call.
pub(super) fn set_at_calls(signal: i32, waits: bool) {
    if waits {
        AT_CALLS.fetch_or(bit(signal), Ordering::Relaxed);
    } else {
        AT_CALLS.fetch_and(!bit(signal), Ordering::Relaxed);
    }
}

/// Notes what is to be done about a fault signal that a process has sent.
pub(super) fn set_fault(signal: i32, effect: Effect) {
    sys::fault::set_sent_hook(on_sent_fault);
    for (set, belongs) in [(&HANDLED_FAULTS, matches!(effect, Effect::Call(_))), (&IGNORED_FAULTS, effect == Effect::Ignore)] {
        if belongs {
            set.fetch_or(bit(signal), Ordering::Relaxed);
        } else {
            set.fetch_and(!bit(signal), Ordering::Relaxed);
        }
    }
}

/// Leaves a fault signal that a process has sent to the next delivery point: the engine's handler runs on a stack of its own.
unsafe fn on_sent_fault(signal: i32, info: *mut libc::siginfo_t, ucontext: *mut c_void) -> bool {
    if HANDLED_FAULTS.load(Ordering::Relaxed) & bit(signal) != 0 {
        local::with(|local| {
            local.block_all();
            // A second one while the first waits counts once, as with any signal of this kind.
            if !local.is_occupied() {
                // SAFETY: the kernel's pointers.
                unsafe { defer(info, ucontext) };
            }
        });
        return true;
    }
    IGNORED_FAULTS.load(Ordering::Relaxed) & bit(signal) != 0
}

/// Runs the guest's handler at once if compiled code was interrupted, whose state is consistent everywhere; else leaves the signal
/// to the next delivery point, which the engines have after each host call and the interpreter in each loop.
unsafe extern "C" fn on_signal(signal: i32, info: *mut libc::siginfo_t, ucontext: *mut c_void) {
    let running = current_context();
    let at_once = AT_CALLS.load(Ordering::Relaxed) & bit(signal) == 0;
    // SAFETY: the kernel's pointers; a running context has a live instance.
    unsafe {
        let at = Registers::from_ucontext(ucontext);
        if at_once && !running.is_null() && VmContext::instance(running).engine.is_interruptible(running, &at) {
            return deliver::now(running, info.cast::<Info>(), ucontext);
        }
        defer(info, ucontext);
    }
}

/// Puts a signal into the slot, blocks all others, and keeps a call that is about to block from blocking.
///
/// # Safety
/// The pointers are the kernel's, all signals are blocked, and the slot is empty.
unsafe fn defer(info: *mut libc::siginfo_t, ucontext: *mut c_void) {
    let running = current_context();
    // SAFETY: by contract; a running context is alive.
    unsafe {
        let pc = Registers::from_ucontext(ucontext).pc;
        local::with(|local| {
            let mask = mask_of(ucontext);
            local.put(info.cast::<Info>(), *mask, raw::is_return_pc(pc));
            *mask = ALL;
            let context = if running.is_null() { local.context.get() } else { running };
            if !context.is_null() {
                (*context).pending.store(1, Ordering::Relaxed);
            }
        });
        if let Some(begin) = raw::restart_pc(pc) {
            sys::resume_at(ucontext, begin, None);
        }
    }
}
