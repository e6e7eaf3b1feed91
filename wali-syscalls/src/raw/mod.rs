//! The system call instruction of each host: the only unsafe code of this crate.
//!
//! Each ISA's file defines `syscall0` to `syscall6`, and for calls that block a restartable variant, `blocking0` to `blocking6`: they
//! call a stub that between its symbols `wali_blocking_begin` and `wali_blocking_end` tests a flag and then enters the kernel. A signal handler that finds
//! the interrupted pc in that range, sets the flag and moves the pc to the begin ([`restart_pc`]) can be sure that the
//! call either has not happened and answers `-EINTR`, or was interrupted by the kernel, which answers `-EINTR` too: no
//! signal is slept over.

use std::sync::atomic::AtomicU32;

mod file;
mod signal;

pub use file::{close, is_process_memory};
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

macro_rules! by_count {
    ($N:ident, $r:ident, $first:expr $(, $pending:expr)?; $f0:ident $f1:ident $f2:ident $f3:ident $f4:ident $f5:ident $f6:ident) => {{
        const { assert!($N <= 6) };
        match $N {
            0 => arch::$f0($first $(, $pending)?),
            1 => arch::$f1($first $(, $pending)?, $r[0]),
            2 => arch::$f2($first $(, $pending)?, $r[0], $r[1]),
            3 => arch::$f3($first $(, $pending)?, $r[0], $r[1], $r[2]),
            4 => arch::$f4($first $(, $pending)?, $r[0], $r[1], $r[2], $r[3]),
            5 => arch::$f5($first $(, $pending)?, $r[0], $r[1], $r[2], $r[3], $r[4]),
            _ => arch::$f6($first $(, $pending)?, $r[0], $r[1], $r[2], $r[3], $r[4], $r[5]),
        }
    }};
}

/// Calls the kernel with up to six registers; those beyond `N` are left as they are, as C libraries do.
///
/// # Safety
/// The call must not break what Rust code relies on: every pointer among the registers is valid for what the kernel
/// does with it.
#[inline(always)]
pub unsafe fn syscall<const N: usize>(nr: u32, r: [usize; N]) -> isize {
    // SAFETY: the caller vouches for the call.
    unsafe { by_count!(N, r, nr as usize; syscall0 syscall1 syscall2 syscall3 syscall4 syscall5 syscall6) }
}

/// As [`syscall`], but answers `-EINTR` without entering the kernel when `pending` is not zero, without a gap between
/// test and entry for a signal handler that uses [`restart_pc`].
///
/// # Safety
/// As [`syscall`].
#[inline(always)]
pub unsafe fn blocking_syscall<const N: usize>(nr: u32, r: [usize; N], pending: &AtomicU32) -> isize {
    // SAFETY: the caller vouches for the call; `pending` is valid.
    unsafe { by_count!(N, r, nr as usize, pending.as_ptr(); blocking0 blocking1 blocking2 blocking3 blocking4 blocking5 blocking6) }
}

unsafe extern "C" {
    /// The restartable range, with a calling convention of its own: called from the assembly of each ISA only.
    fn wali_blocking_stub();
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
