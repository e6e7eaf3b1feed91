//! riscv64: number in a7, arguments in a0 to a5, result in a0; every other register is preserved.
//!
//! A call that a signal interrupted before it began is repeated by moving the pc back to the `ecall`, with a0 restored.

use std::arch::{asm, global_asm};

macro_rules! syscalls {
    ($($name:ident ($($arg:ident $register:tt),*);)*) => { $(
        /// # Safety
        /// As [`super::syscall`].
        #[inline(always)]
        pub(super) unsafe fn $name(nr: usize, a: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the call; memory is not assumed unchanged.
            unsafe { asm!("ecall", in("a7") nr, inlateout("a0") a => result, $(in($register) $arg,)* options(nostack)) };
            result
        }
    )* };
}
syscalls! {
    syscall1();
    syscall2(b "a1");
    syscall3(b "a1", c "a2");
    syscall4(b "a1", c "a2", d "a3");
    syscall5(b "a1", c "a2", d "a3", e "a4");
    syscall6(b "a1", c "a2", d "a3", e "a4", f "a5");
}

/// # Safety
/// As [`super::syscall`].
#[inline(always)]
pub(super) unsafe fn syscall0(nr: usize) -> isize {
    // SAFETY: as above; a0 is the result's register in any case.
    unsafe { syscall1(nr, 0) }
}

// a0 = registers, a1 = number, a2 = flag, whose address survives in t0.
global_asm!(
    ".text",
    ".globl wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_syscall, @function",
    "wali_blocking_syscall:",
    ".cfi_startproc",
    "mv a7, a1",
    "mv t0, a2",
    "ld a1, 8(a0)",
    "ld a2, 16(a0)",
    "ld a3, 24(a0)",
    "ld a4, 32(a0)",
    "ld a5, 40(a0)",
    "ld a0, 0(a0)",
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
    ".size wali_blocking_syscall, . - wali_blocking_syscall",
    eintr = const libc::EINTR,
);
