//! aarch64: number in x8, arguments in x0 to x5, result in x0; every other register is preserved.
//!
//! A call that a signal interrupted before it began is repeated by moving the pc back to the `svc`, with x0 restored.

use std::arch::{asm, global_asm};

macro_rules! syscalls {
    ($($name:ident ($($arg:ident $register:tt),*);)*) => { $(
        /// # Safety
        /// As [`super::syscall`].
        #[inline(always)]
        pub(super) unsafe fn $name(nr: usize, a: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the call; memory is not assumed unchanged.
            unsafe { asm!("svc #0", in("x8") nr, inlateout("x0") a => result, $(in($register) $arg,)* options(nostack)) };
            result
        }
    )* };
}
syscalls! {
    syscall1();
    syscall2(b "x1");
    syscall3(b "x1", c "x2");
    syscall4(b "x1", c "x2", d "x3");
    syscall5(b "x1", c "x2", d "x3", e "x4");
    syscall6(b "x1", c "x2", d "x3", e "x4", f "x5");
}

/// # Safety
/// As [`super::syscall`].
#[inline(always)]
pub(super) unsafe fn syscall0(nr: usize) -> isize {
    // SAFETY: as above; x0 is the result's register in any case.
    unsafe { syscall1(nr, 0) }
}

// x0 = registers, x1 = number, x2 = flag, whose address survives in x9.
global_asm!(
    ".text",
    ".globl wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_syscall, %function",
    "wali_blocking_syscall:",
    ".cfi_startproc",
    "mov x8, x1",
    "mov x9, x2",
    "ldp x4, x5, [x0, #32]",
    "ldp x2, x3, [x0, #16]",
    "ldp x0, x1, [x0]",
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
    ".size wali_blocking_syscall, . - wali_blocking_syscall",
    eintr = const libc::EINTR,
);
