//! The system call instruction of each host: the only unsafe code of this crate.
//!
//! Each ISA's file defines `syscall6`, and for calls that block a restartable variant: between its symbols
//! `wali_blocking_begin` and `wali_blocking_end` it tests a flag and then enters the kernel. A signal handler that finds
//! the interrupted pc in that range, sets the flag and moves the pc to the begin ([`restart_pc`]) can be sure that the
//! call either has not happened and answers `-EINTR`, or was interrupted by the kernel, which answers `-EINTR` too: no
//! signal is slept over.

use std::sync::atomic::AtomicU32;

mod signal;

pub use signal::{KernelAction, sigaction, sigprocmask};

#[cfg(target_arch = "aarch64")]
mod aarch64;
#[cfg(target_arch = "riscv64")]
mod riscv64;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(target_arch = "aarch64")]
use aarch64 as arch;
#[cfg(target_arch = "riscv64")]
use riscv64 as arch;
#[cfg(target_arch = "x86_64")]
use x86_64 as arch;

/// Calls the kernel with up to six registers; those beyond `N` are left as they are, as C libraries do.
///
/// # Safety
/// The call must not break what Rust code relies on: every pointer among the registers is valid for what the kernel
/// does with it.
#[inline(always)]
pub unsafe fn syscall<const N: usize>(nr: u32, r: [usize; N]) -> isize {
    const { assert!(N <= 6) };
    let nr = nr as usize;
    // SAFETY: the caller vouches for the call; indices are below N, which is a constant.
    unsafe {
        match N {
            0 => arch::syscall0(nr),
            1 => arch::syscall1(nr, r[0]),
            2 => arch::syscall2(nr, r[0], r[1]),
            3 => arch::syscall3(nr, r[0], r[1], r[2]),
            4 => arch::syscall4(nr, r[0], r[1], r[2], r[3]),
            5 => arch::syscall5(nr, r[0], r[1], r[2], r[3], r[4]),
            _ => arch::syscall6(nr, r[0], r[1], r[2], r[3], r[4], r[5]),
        }
    }
}

/// As [`syscall`], but answers `-EINTR` without entering the kernel when `pending` is not zero, without a gap between
/// test and entry for a signal handler that uses [`restart_pc`].
///
/// # Safety
/// As [`syscall`].
#[inline(always)]
pub unsafe fn blocking_syscall<const N: usize>(nr: u32, r: [usize; N], pending: &AtomicU32) -> isize {
    const { assert!(N <= 6) };
    let mut all = [0; 6];
    all[..N].copy_from_slice(&r);
    // SAFETY: the caller vouches for the call; `pending` is valid.
    unsafe { wali_blocking_syscall(&all, nr as usize, pending.as_ptr()) }
}

unsafe extern "C" {
    fn wali_blocking_syscall(registers: &[usize; 6], nr: usize, pending: *const u32) -> isize;
    static wali_blocking_begin: u8;
    static wali_blocking_end: u8;
}

/// Where a thread must go on that a signal interrupted at `pc` before a blocking call entered the kernel.
///
/// For signal handlers, after they have set the `pending` word of the interrupted thread. `None` elsewhere, also
/// directly after the call: then its result stands.
pub fn restart_pc(pc: usize) -> Option<usize> {
    let (begin, end) = (&raw const wali_blocking_begin as usize, &raw const wali_blocking_end as usize);
    (begin..end).contains(&pc).then_some(begin)
}

/// `fcntl(fd, F_GETFD)`: whether a descriptor is open.
pub(crate) fn descriptor_flags(fd: usize) -> isize {
    match crate::nr::fcntl {
        // SAFETY: F_GETFD takes no pointer and changes nothing.
        Some(nr) => unsafe { syscall(nr, [fd, libc::F_GETFD as usize]) },
        None => -libc::ENOSYS as isize,
    }
}

/// Whether a thread that a signal interrupted at `pc` has just left the kernel by a blocking call: if that answers `-EINTR`, this signal
/// is why.
pub fn is_return_pc(pc: usize) -> bool {
    pc == &raw const wali_blocking_end as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nr;

    const GETPID: u32 = nr::getpid.unwrap();
    const READ: u32 = nr::read.unwrap();

    #[test]
    fn a_call_reaches_the_kernel() {
        // SAFETY: getpid takes nothing.
        assert_eq!(unsafe { syscall(GETPID, []) }, std::process::id() as isize);
        let mut byte = [7u8];
        // SAFETY: one byte of room; the descriptor is closed.
        assert_eq!(unsafe { syscall(READ, [usize::MAX, byte.as_mut_ptr() as usize, 1]) }, -libc::EBADF as isize);
    }

    #[test]
    fn all_six_registers_arrive() {
        let nr = nr::mmap.unwrap();
        let prot = (libc::PROT_READ | libc::PROT_WRITE) as usize;
        let flags = (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS) as usize;
        // SAFETY: a new mapping that nobody else knows, unmapped again; then one with a bad offset, refused.
        unsafe {
            let at = syscall(nr, [0, 4096, prot, flags, usize::MAX, 0]);
            assert!(at > 0);
            assert_eq!(syscall(nr::munmap.unwrap(), [at as usize, 4096]), 0);
            assert_eq!(syscall(nr, [0, 4096, prot, flags, usize::MAX, 1]), -libc::EINVAL as isize);
        }
    }

    #[test]
    fn a_blocking_call_is_not_entered_when_something_is_pending() {
        let mut byte = [7u8];
        let registers = [usize::MAX, byte.as_mut_ptr() as usize, 1];
        // SAFETY: one byte of room; the descriptor is closed.
        let call = |pending: u32| unsafe { blocking_syscall(READ, registers, &AtomicU32::new(pending)) };
        assert_eq!(call(0), -libc::EBADF as isize);
        assert_eq!(call(1), -libc::EINTR as isize);
    }

    #[test]
    fn only_pcs_from_the_test_to_the_entry_are_restarted() {
        let (begin, end) = (&raw const wali_blocking_begin as usize, &raw const wali_blocking_end as usize);
        assert!(begin < end && end - begin < 64);
        assert_eq!(restart_pc(begin), Some(begin));
        assert_eq!(restart_pc(end - 1), Some(begin));
        assert_eq!(restart_pc(end), None);
        assert_eq!(restart_pc(begin - 1), None);
        assert!(is_return_pc(end) && !is_return_pc(begin));
    }
}
