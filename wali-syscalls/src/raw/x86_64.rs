//! x86-64: number in rax, arguments in rdi, rsi, rdx, r10, r8, r9; `syscall` destroys rcx and r11.
//!
//! The kernel leaves the red zone alone and every other register as it was. A call that a signal interrupted before it
//! began is repeated by moving the pc back to the `syscall` instruction, which lies in the restartable range.

use std::arch::{asm, global_asm};

use super::wali_blocking_stub;

macro_rules! syscalls {
    ($($name:ident $blocking:ident ($($arg:ident $register:tt),*);)*) => { $(
        /// # Safety
        /// As [`super::syscall`].
        #[inline(always)]
        pub(super) unsafe fn $name(nr: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the call; clobbers are declared, memory is not assumed unchanged.
            unsafe {
                asm!("syscall", inlateout("rax") nr => result, $(in($register) $arg,)* lateout("rcx") _, lateout("r11") _, options(nostack))
            };
            result
        }

        /// # Safety
        /// As [`super::blocking_syscall`].
        #[inline(always)]
        #[allow(clippy::too_many_arguments)]
        pub(super) unsafe fn $blocking(nr: usize, pending: *const u32 $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: as above; the stub changes no register but those of `syscall`.
            unsafe {
                asm!("call {}", sym wali_blocking_stub, in("r12") pending, inlateout("rax") nr => result,
                    $(in($register) $arg,)* lateout("rcx") _, lateout("r11") _)
            };
            result
        }
    )* };
}
syscalls! {
    syscall0 blocking0();
    syscall1 blocking1(a "rdi");
    syscall2 blocking2(a "rdi", b "rsi");
    syscall3 blocking3(a "rdi", b "rsi", c "rdx");
    syscall4 blocking4(a "rdi", b "rsi", c "rdx", d "r10");
    syscall5 blocking5(a "rdi", b "rsi", c "rdx", d "r10", e "r8");
    syscall6 blocking6(a "rdi", b "rsi", c "rdx", d "r10", e "r8", f "r9");
}

// The flag's address lives in r12: `syscall` destroys rcx and r11, and when the kernel itself repeats an interrupted call, the
// handler sees the pc at `syscall` with both gone, and goes on at the begin.
global_asm!(
    ".text",
    ".globl wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_stub, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_stub, @function",
    "wali_blocking_stub:",
    ".cfi_startproc",
    "wali_blocking_begin:",
    "cmp dword ptr [r12], 0",
    "jne 2f",
    "syscall",
    "wali_blocking_end:",
    "ret",
    "2:",
    "mov rax, -{eintr}",
    "ret",
    ".cfi_endproc",
    ".size wali_blocking_stub, . - wali_blocking_stub",
    eintr = const libc::EINTR,
);
