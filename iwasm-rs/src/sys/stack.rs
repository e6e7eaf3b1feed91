//! Bounds of the calling thread's native stack.

use std::cell::Cell;

/// Native stack that is kept for host functions and signal frames, in bytes.
const HOST_RESERVE_BYTES: usize = 256 << 10;
/// What the guest may use of a stack without a limit, in bytes.
const UNLIMITED_STACK_BYTES: usize = 64 << 20;

thread_local! {
    static LIMIT: Cell<usize> = const { Cell::new(0) };
}

/// The stack pointer here.
#[inline(always)]
pub fn stack_pointer() -> usize {
    super::arch::stack_pointer()
}

/// The lowest address that the stack pointer of guest code may have in this thread.
pub fn native_stack_limit() -> usize {
    let known = LIMIT.get();
    if known != 0 {
        return known;
    }
    let limit = compute_limit();
    LIMIT.set(limit);
    limit
}

fn compute_limit() -> usize {
    let here = stack_pointer();
    let fallback = here.saturating_sub(1 << 20);
    // SAFETY: zeroed attributes are filled by the first call and released by the last; all pointers are to locals.
    let (low, bytes) = unsafe {
        let mut attr = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attr) != 0 {
            return fallback;
        }
        let (mut low, mut bytes) = (std::ptr::null_mut(), 0);
        let got = libc::pthread_attr_getstack(&attr, &mut low, &mut bytes);
        libc::pthread_attr_destroy(&mut attr);
        if got != 0 {
            return fallback;
        }
        (low as usize, bytes)
    };
    if !(low..=low.saturating_add(bytes)).contains(&here) {
        return fallback;
    }
    let low = low.max(here.saturating_sub(UNLIMITED_STACK_BYTES));
    let reserve = HOST_RESERVE_BYTES.min(here.saturating_sub(low) / 2);
    low + reserve
}
