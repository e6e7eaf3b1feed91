//! What a thread needs to run guest code: the interpreter's stack and a stack for signal handlers, kept for later threads when it ends.

use std::cell::RefCell;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::fault;
use crate::sys::{self, PAGE_BYTES, Reservation, fault::AltStack};

/// Default size of the interpreter's stack, in bytes: as much as a native program's.
pub const DEFAULT_STACK_BYTES: usize = 8 << 20;
/// Smallest size of the interpreter's stack, in bytes.
const MIN_STACK_BYTES: usize = 64 << 10;
/// How many pairs of stacks of ended threads are kept.
const KEPT: usize = 16;
/// How much of a kept stack keeps its memory, in bytes.
const KEPT_BYTES: usize = 64 << 10;

static STACK_BYTES: AtomicUsize = AtomicUsize::new(DEFAULT_STACK_BYTES);
static FREE: Mutex<Vec<Stacks>> = Mutex::new(Vec::new());

/// Sets the size of the interpreter's stack for threads that have not run guest code yet.
pub fn set_stack_bytes(bytes: usize) {
    STACK_BYTES.store(bytes.clamp(MIN_STACK_BYTES, 1 << 32).next_multiple_of(PAGE_BYTES), Ordering::Relaxed);
}

/// The stacks of ended threads; locked while a process forks.
pub(super) fn lock() -> MutexGuard<'static, Vec<Stacks>> {
    FREE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The stacks of one thread.
pub(super) struct Stacks {
    /// With a guard page at either end.
    interp: Reservation,
    alternate: AltStack,
}

impl Stacks {
    /// Those of an ended thread, or new ones.
    fn get() -> io::Result<Stacks> {
        let bytes = STACK_BYTES.load(Ordering::Relaxed);
        let kept = lock().pop();
        if let Some(stacks) = kept.filter(|stacks| stacks.interp_bytes() == bytes) {
            return Ok(stacks);
        }
        let interp = Reservation::new(bytes + 2 * PAGE_BYTES)?;
        interp.commit(PAGE_BYTES, bytes)?;
        Ok(Stacks { interp, alternate: AltStack::new()? })
    }

    /// Whether more than [`KEPT_BYTES`] have been in use, as far as one page can tell.
    fn has_grown(&self) -> bool {
        let page = self.interp.base().wrapping_add(PAGE_BYTES + KEPT_BYTES).cast::<u64>();
        // SAFETY: accessible memory of the interpreter's stack, which nobody uses any more.
        (0..PAGE_BYTES / 8).any(|word| unsafe { page.add(word).read_volatile() } != 0)
    }

    fn interp_bytes(&self) -> usize {
        self.interp.bytes() - 2 * PAGE_BYTES
    }
}

/// The stacks of the calling thread, which are kept when it ends.
struct Own(Option<Stacks>);

impl Drop for Own {
    fn drop(&mut self) {
        let Some(stacks) = self.0.take() else { return };
        AltStack::disable();
        let bytes = stacks.interp_bytes();
        if bytes > KEPT_BYTES && stacks.has_grown() {
            stacks.interp.discard(PAGE_BYTES + KEPT_BYTES, bytes - KEPT_BYTES);
        }
        let mut free = lock();
        if free.len() < KEPT {
            free.push(stacks);
        }
    }
}

thread_local! {
    static OWN: RefCell<Own> = const { RefCell::new(Own(None)) };
}

/// Prepares the calling thread, if it is not yet: begin and end of its interpreter's stack.
///
/// # Errors
/// When the kernel has no memory for the stacks.
pub(super) fn prepare_thread() -> io::Result<(*mut u64, *mut u64)> {
    OWN.with_borrow_mut(|own| {
        if own.0.is_none() {
            sys::fault::install(fault::on_fault);
            let stacks = Stacks::get()?;
            stacks.alternate.enable()?;
            own.0 = Some(stacks);
        }
        let Some(stacks) = &own.0 else { unreachable!("set above") };
        let base = stacks.interp.base().wrapping_add(PAGE_BYTES);
        Ok((base.cast(), base.wrapping_add(stacks.interp_bytes()).cast()))
    })
}
