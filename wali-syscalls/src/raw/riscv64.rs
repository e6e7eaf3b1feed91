//! riscv64: number in a7, arguments in a0 to a5, result in a0; every other register is preserved.
//!
//! A call that a signal interrupted before it began is repeated by moving the pc back to the `ecall`, with a0 restored.

use std::arch::{asm, global_asm};

use super::wali_blocking_stub;

macro_rules! syscalls {
    ($($name:ident $blocking:ident ($($arg:ident $register:tt),*);)*) => { $(
        /// # Safety
        /// As [`super::syscall`].
        #[inline(always)]
        pub(super) unsafe fn $name(nr: usize, a: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the call; memory is not assumed unchanged.
            unsafe { asm!("ecall", in("a7") nr, inlateout("a0") a => result, $(in($register) $arg,)* options(nostack)) };
            result
        }

        /// # Safety
        /// As [`super::blocking_syscall`].
        #[inline(always)]
        #[allow(clippy::too_many_arguments)]
        pub(super) unsafe fn $blocking(nr: usize, pending: *const u32, a: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: as above; the stub changes no register but those named here.
            unsafe {
                asm!("call {}", sym wali_blocking_stub, in("t0") pending, in("a7") nr, inlateout("a0") a => result,
                    $(in($register) $arg,)* lateout("t1") _, lateout("ra") _)
            };
            result
        }
    )* };
}
syscalls! {
    syscall1 blocking1();
    syscall2 blocking2(b "a1");
    syscall3 blocking3(b "a1", c "a2");
    syscall4 blocking4(b "a1", c "a2", d "a3");
    syscall5 blocking5(b "a1", c "a2", d "a3", e "a4");
    syscall6 blocking6(b "a1", c "a2", d "a3", e "a4", f "a5");
}

/// # Safety
/// As [`super::syscall`].
#[inline(always)]
pub(super) unsafe fn syscall0(nr: usize) -> isize {
    // SAFETY: as above; a0 is the result's register in any case.
    unsafe { syscall1(nr, 0) }
}

/// # Safety
/// As [`super::blocking_syscall`].
#[inline(always)]
pub(super) unsafe fn blocking0(nr: usize, pending: *const u32) -> isize {
    // SAFETY: as above.
    unsafe { blocking1(nr, pending, 0) }
}

// t0 = address of the flag.
global_asm!(
    ".text",
    ".globl wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_stub, @function",
    "wali_blocking_stub:",
    ".cfi_startproc",
    "wali_blocking_begin:",
    "lw t1, 0(t0)",
    "bnez t1, 2f",
    "ecall",
    "wali_blocking_end:",
    "ret",
    "2:",
    "li a0, -{eintr}",
    "ret",
    ".cfi_endproc",
    ".size wali_blocking_stub, . - wali_blocking_stub",
    eintr = const libc::EINTR,
);
