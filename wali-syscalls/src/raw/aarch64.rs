//! aarch64: number in x8, arguments in x0 to x5, result in x0; every other register is preserved.
//!
//! A call that a signal interrupted before it began is repeated by moving the pc back to the `svc`, with x0 restored.

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
            unsafe { asm!("svc #0", in("x8") nr, inlateout("x0") a => result, $(in($register) $arg,)* options(nostack)) };
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
                asm!("bl {}", sym wali_blocking_stub, in("x9") pending, in("x8") nr, inlateout("x0") a => result,
                    $(in($register) $arg,)* lateout("x10") _, lateout("x30") _)
            };
            result
        }
    )* };
}
syscalls! {
    syscall1 blocking1();
    syscall2 blocking2(b "x1");
    syscall3 blocking3(b "x1", c "x2");
    syscall4 blocking4(b "x1", c "x2", d "x3");
    syscall5 blocking5(b "x1", c "x2", d "x3", e "x4");
    syscall6 blocking6(b "x1", c "x2", d "x3", e "x4", f "x5");
}

/// # Safety
/// As [`super::syscall`].
#[inline(always)]
pub(super) unsafe fn syscall0(nr: usize) -> isize {
    // SAFETY: as above; x0 is the result's register in any case.
    unsafe { syscall1(nr, 0) }
}

/// # Safety
/// As [`super::blocking_syscall`].
#[inline(always)]
pub(super) unsafe fn blocking0(nr: usize, pending: *const u32) -> isize {
    // SAFETY: as above.
    unsafe { blocking1(nr, pending, 0) }
}

// x9 = address of the flag.
global_asm!(
    ".text",
    ".globl wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_stub, %function",
    "wali_blocking_stub:",
    ".cfi_startproc",
    "wali_blocking_begin:",
    "ldr w10, [x9]",
    "cbnz w10, 2f",
    "svc #0",
    "wali_blocking_end:",
    "ret",
    "2:",
    "mov x0, #-{eintr}",
    "ret",
    ".cfi_endproc",
    ".size wali_blocking_stub, . - wali_blocking_stub",
    eintr = const libc::EINTR,
);
