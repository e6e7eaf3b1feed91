//! Bounds of the calling thread's native stack.

use std::cell::Cell;
use std::ffi::c_char;
use std::ops::Range;

use super::PAGE_BYTES;

/// Native stack that is kept for host functions, signal frames and the few functions of compiled code that call each other without a check, in bytes.
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

/// Tells how many bytes of stack the calling thread, which has only begun, has at least below its thread-local storage: spares asking.
pub fn set_native_stack_bytes(bytes: usize) {
    let low = stack_pointer().saturating_sub(bytes);
    LIMIT.set(low + HOST_RESERVE_BYTES.min(bytes / 2));
}

fn compute_limit() -> usize {
    if cfg!(miri) {
        return 1;
    }
    let here = stack_pointer();
    let stack = main_stack().filter(|stack| stack.contains(&here)).or_else(thread_stack);
    let Some(stack) = stack.filter(|stack| stack.contains(&here)) else { return here.saturating_sub(1 << 20) };
    let low = stack.start.max(here.saturating_sub(UNLIMITED_STACK_BYTES));
    let reserve = HOST_RESERVE_BYTES.min(here.saturating_sub(low) / 2);
    low + reserve
}

/// The calling thread's stack if that is the process's first one, down to where it may grow. The C library would read `/proc/self/maps`.
fn main_stack() -> Option<Range<usize>> {
    // SAFETY: plain system calls; the auxiliary vector has the path as a C string, or 0.
    unsafe {
        if libc::gettid() != libc::getpid() {
            return None;
        }
        // The kernel puts the program's path at the top of the stack, below one word.
        let path = libc::getauxval(libc::AT_EXECFN) as *const c_char;
        let mut limit = std::mem::zeroed();
        if path.is_null() || libc::getrlimit(libc::RLIMIT_STACK, &mut limit) != 0 {
            return None;
        }
        let end = path as usize + libc::strlen(path) + 1 + size_of::<usize>();
        let top = end.next_multiple_of(PAGE_BYTES);
        Some(top.saturating_sub(limit.rlim_cur as usize)..top)
    }
}

/// The calling thread's stack as the C library knows it.
fn thread_stack() -> Option<Range<usize>> {
    // SAFETY: zeroed attributes are filled by the first call and released by the last; all pointers are to locals.
    unsafe {
        let mut attr = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attr) != 0 {
            return None;
        }
        let (mut low, mut bytes) = (std::ptr::null_mut(), 0);
        let got = libc::pthread_attr_getstack(&attr, &mut low, &mut bytes);
        libc::pthread_attr_destroy(&mut attr);
        let low = low as usize;
        (got == 0).then_some(low..low.saturating_add(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_lies_below_the_stack_pointer_and_above_what_the_thread_has() {
        let check = |bytes: usize| {
            let (here, limit) = (stack_pointer(), native_stack_limit());
            assert!(limit < here && here - limit < bytes, "{limit:x} {here:x}");
        };
        std::thread::Builder::new().stack_size(1 << 20).spawn(move || check(1 << 20)).unwrap().join().unwrap();
    }
}
