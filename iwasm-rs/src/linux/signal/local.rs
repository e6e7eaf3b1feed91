//! What each thread keeps about signals, where its signal handler finds it: no allocation, no lock, no destructor.

use std::cell::{Cell, UnsafeCell};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering, compiler_fence};

use wali_syscalls::abi::structs::{SIGINFO_BYTES, StackT};
use wali_syscalls::raw;

use super::{ALL, FAULTS};
use crate::runtime::{Exit, VmContext};

/// A signal's information, in the kernel's layout.
pub(super) type Info = [u64; SIGINFO_BYTES / 8];

/// A signal that waits for the guest's handler.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// Its information.
    pub(super) info: Info,
    /// The mask to restore when the handler returns.
    pub(super) mask: u64,
}

impl Taken {
    /// Its number.
    pub(super) fn signal(&self) -> i32 {
        self.info[0] as i32
    }
}

/// The signal state of a thread.
///
/// While a signal waits in the slot, the kernel holds back all others, so that one slot is enough, and order, queues and limits are
/// the kernel's.
pub(super) struct Local {
    /// The thread's context, for signals that come while it runs no guest code.
    pub(super) context: Cell<*mut VmContext>,
    occupied: AtomicBool,
    at_return: AtomicBool,
    mask: AtomicU64,
    info: UnsafeCell<Info>,
    /// Which fault signals the guest has blocked: the kernel never blocks them, since the engine needs them.
    blocked_faults: AtomicU64,
    /// The mask that a waiting call has in place of the thread's.
    pub(super) wait_mask: Cell<Option<u64>>,
    /// The alternate stack.
    pub(super) stack: Cell<StackT>,
    /// While handlers run that have interrupted a call which has had no effect: the error that it answers. 0 in their code, and elsewhere.
    pub(super) answer: Cell<i32>,
    /// How a handler ended that a system call has run: the engine fetches it after the call.
    ended: Cell<*mut Exit>,
}

thread_local! {
    static LOCAL: Local = const {
        Local {
            context: Cell::new(ptr::null_mut()),
            occupied: AtomicBool::new(false),
            at_return: AtomicBool::new(false),
            mask: AtomicU64::new(0),
            info: UnsafeCell::new([0; SIGINFO_BYTES / 8]),
            blocked_faults: AtomicU64::new(0),
            wait_mask: Cell::new(None),
            stack: Cell::new(StackT { sp: 0, flags: libc::SS_DISABLE as u32, size: 0 }),
            answer: Cell::new(0),
            ended: Cell::new(ptr::null_mut()),
        }
    };
}

/// The calling thread's state.
pub(super) fn with<T>(f: impl FnOnce(&Local) -> T) -> T {
    LOCAL.with(f)
}

impl Local {
    /// Puts a signal into the slot. Only for the signal handler, while all signals are blocked.
    ///
    /// # Safety
    /// `info` is what the kernel gave to the handler.
    pub(super) unsafe fn put(&self, info: *const Info, kernel_mask: u64, at_return: bool) {
        // SAFETY: the slot is empty, or signals would be blocked; nobody reads it before `occupied` is set.
        unsafe { self.info.get().write(info.read()) };
        self.mask.store(kernel_mask | self.blocked_faults(), Ordering::Relaxed);
        self.at_return.store(at_return, Ordering::Relaxed);
        compiler_fence(Ordering::Release);
        self.occupied.store(true, Ordering::Relaxed);
    }

    /// Whether a signal waits in the slot.
    pub(super) fn is_occupied(&self) -> bool {
        self.occupied.load(Ordering::Relaxed)
    }

    /// Whether the signal in the slot came while a blocking call was in the kernel.
    pub(super) fn came_at_return(&self) -> bool {
        self.is_occupied() && self.at_return.load(Ordering::Relaxed)
    }

    /// Takes the signal out of the slot. All signals remain blocked in the kernel.
    pub(super) fn take(&self) -> Option<Taken> {
        if !self.is_occupied() {
            return None;
        }
        compiler_fence(Ordering::Acquire);
        // SAFETY: the handler does not write an occupied slot.
        let info = unsafe { self.info.get().read() };
        let taken = Taken { info, mask: self.mask.load(Ordering::Relaxed) };
        compiler_fence(Ordering::Release);
        self.occupied.store(false, Ordering::Relaxed);
        Some(taken)
    }

    /// The fault signals that the guest has blocked.
    pub(super) fn blocked_faults(&self) -> u64 {
        self.blocked_faults.load(Ordering::Relaxed)
    }

    /// Sets which fault signals the guest has blocked.
    pub(super) fn block_faults(&self, mask: u64) {
        self.blocked_faults.store(mask & FAULTS, Ordering::Relaxed);
    }

    /// Sets the thread's mask.
    pub(super) fn set_mask(&self, mask: u64) {
        self.block_faults(mask);
        // Always succeeds: the arguments are right.
        let _ = raw::sigprocmask(libc::SIG_SETMASK, Some(mask & ALL));
    }

    /// The thread's mask. While a signal waits, that is the mask to restore after its handler.
    pub(super) fn mask(&self) -> u64 {
        let kernel = raw::sigprocmask(libc::SIG_BLOCK, None).unwrap_or(0);
        // After the kernel's: it changes when a signal comes.
        if self.is_occupied() { self.mask.load(Ordering::Relaxed) } else { kernel | self.blocked_faults() }
    }

    /// Sets the thread's mask; while a signal waits, for the time after its handler.
    pub(super) fn change_mask(&self, mask: u64) {
        self.block_all();
        if !self.is_occupied() {
            return self.set_mask(mask);
        }
        self.block_faults(mask);
        self.mask.store(mask, Ordering::Relaxed);
    }

    /// Blocks all signals but faults, and returns the kernel's mask.
    pub(super) fn block_all(&self) -> u64 {
        raw::sigprocmask(libc::SIG_SETMASK, Some(ALL)).unwrap_or(0)
    }

    /// Keeps how a handler ended.
    pub(super) fn set_ended(&self, exit: Exit) {
        let previous = self.ended.replace(Box::into_raw(Box::new(exit)));
        debug_assert!(previous.is_null(), "fetched before more handlers run");
    }

    /// Fetches how a handler ended.
    pub(super) fn take_ended(&self) -> Option<Exit> {
        let ended = self.ended.replace(ptr::null_mut());
        // SAFETY: set by `set_ended` only.
        (!ended.is_null()).then(|| *unsafe { Box::from_raw(ended) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slot_holds_one_signal() {
        with(|local| {
            assert!(local.take().is_none());
            let info: Info = std::array::from_fn(|i| if i == 0 { 10 } else { i as u64 });
            local.block_faults(u64::MAX);
            // SAFETY: valid information.
            unsafe { local.put(&info, 0b100, true) };
            assert!(local.is_occupied() && local.came_at_return());
            let taken = local.take().unwrap();
            assert_eq!((taken.info, taken.signal()), (info, 10));
            assert_eq!(taken.mask, 0b100 | FAULTS, "blocked faults belong to the guest's mask");
            assert!(!local.is_occupied() && !local.came_at_return() && local.take().is_none());
            local.block_faults(0);
        });
    }

    #[test]
    fn an_end_is_fetched_once() {
        with(|local| {
            local.set_ended(Exit::Thread);
            assert!(matches!(local.take_ended(), Some(Exit::Thread)));
            assert!(local.take_ended().is_none());
        });
    }
}
