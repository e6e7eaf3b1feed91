//! Signal actions and masks as the kernel has them: all 64 signals, where C libraries keep some for themselves.

use super::syscall;
use crate::nr;

/// The kernel's `struct sigaction`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KernelAction {
    /// `SIG_DFL`, `SIG_IGN` or the address of a handler.
    pub handler: usize,
    /// `SA_*`.
    pub flags: usize,
    #[cfg(not(target_arch = "riscv64"))]
    restorer: usize,
    /// Signals that are blocked while the handler runs: bit n - 1 = signal n.
    pub mask: u64,
}

impl KernelAction {
    /// An action; the restorer follows when it is set.
    pub fn new(handler: usize, flags: i32, mask: u64) -> KernelAction {
        KernelAction { handler, flags: flags as usize, mask, ..KernelAction::default() }
    }
}

/// What a handler returns to: on x86-64 the program must say it. The bytes are those by which debuggers know a signal frame.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
unsafe extern "C" fn restorer() {
    std::arch::naked_asm!("mov rax, 15", "syscall")
}

/// `rt_sigaction`: sets an action and returns the one before. The restorer is supplied.
///
/// # Errors
/// An errno.
///
/// # Safety
/// A handler's address is that of a function which may run at any point of the program.
pub unsafe fn sigaction(signal: i32, action: Option<KernelAction>) -> Result<KernelAction, i32> {
    #[cfg(target_arch = "x86_64")]
    let action = {
        const SA_RESTORER: usize = 0x0400_0000;
        action.map(|a| KernelAction { flags: a.flags | SA_RESTORER, restorer: restorer as *const () as usize, ..a })
    };
    let mut old = KernelAction::default();
    let new = action.as_ref().map_or(0, |a| &raw const *a as usize);
    let Some(nr) = nr::rt_sigaction else { return Err(libc::ENOSYS) };
    // SAFETY: both structs are the kernel's; the caller vouches for the handler.
    match unsafe { syscall(nr, [signal as usize, new, &raw mut old as usize, size_of::<u64>()]) } {
        0 => Ok(old),
        error => Err(-error as i32),
    }
}

/// `rt_sigprocmask` of the calling thread: changes the mask and returns the one before. `how` is checked by the kernel.
///
/// # Errors
/// An errno.
pub fn sigprocmask(how: i32, set: Option<u64>) -> Result<u64, i32> {
    let mut old = 0u64;
    let new = set.as_ref().map_or(0, |s| &raw const *s as usize);
    let Some(nr) = nr::rt_sigprocmask else { return Err(libc::ENOSYS) };
    // SAFETY: both sets have the kernel's size.
    match unsafe { syscall(nr, [how as usize, new, &raw mut old as usize, size_of::<u64>()]) } {
        0 => Ok(old),
        error => Err(-error as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static SEEN: AtomicUsize = AtomicUsize::new(0);

    extern "C" fn see(_: i32) {
        SEEN.fetch_add(1, Ordering::Relaxed);
    }

    #[test]
    fn a_signal_that_the_c_library_keeps_reaches_a_handler_and_its_frame_is_left() {
        let signal = 36;
        let handler = KernelAction::new(see as *const () as usize, 0, 0);
        // SAFETY: the handler only counts; the signal goes to this thread.
        unsafe {
            let old = sigaction(signal, Some(handler)).unwrap();
            assert_eq!(libc::syscall(libc::SYS_tkill, libc::gettid(), signal), 0);
            assert_eq!(SEEN.load(Ordering::Relaxed), 1);
            assert_eq!(sigaction(signal, Some(old)).unwrap().handler, handler.handler);
            assert_eq!(sigaction(0, None), Err(libc::EINVAL));
        }
    }

    #[test]
    fn the_mask_is_the_threads() {
        let bit = 1 << (40 - 1);
        let before = sigprocmask(libc::SIG_BLOCK, Some(bit)).unwrap();
        assert_eq!(before & bit, 0);
        assert_eq!(sigprocmask(libc::SIG_SETMASK, Some(before)).unwrap(), before | bit);
        assert_eq!(sigprocmask(77, Some(0)), Err(libc::EINVAL));
    }
}
