//! x86-64: number in rax, arguments in rdi, rsi, rdx, r10, r8, r9; `syscall` destroys rcx and r11.
//!
//! The kernel leaves the red zone alone and every other register as it was. A call that a signal interrupted before it
//! began is repeated by moving the pc back to the `syscall` instruction, which lies in the restartable range.

use std::arch::{asm, global_asm};

macro_rules! syscalls {
    ($($name:ident ($($arg:ident $register:tt),*);)*) => { $(
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
    )* };
}
syscalls! {
    syscall0();
    syscall1(a "rdi");
    syscall2(a "rdi", b "rsi");
    syscall3(a "rdi", b "rsi", c "rdx");
    syscall4(a "rdi", b "rsi", c "rdx", d "r10");
    syscall5(a "rdi", b "rsi", c "rdx", d "r10", e "r8");
    syscall6(a "rdi", b "rsi", c "rdx", d "r10", e "r8", f "r9");
}

// rdi = registers, rsi = number, rdx = flag. The flag's address lives in rbx: `syscall` destroys every register that is free
// otherwise, and when the kernel itself repeats an interrupted call, the handler sees the pc at `syscall` with rcx and r11 gone.
global_asm!(
    ".text",
    ".globl wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".hidden wali_blocking_syscall, wali_blocking_begin, wali_blocking_end",
    ".type wali_blocking_syscall, @function",
    "wali_blocking_syscall:",
    ".cfi_startproc",
    "push rbx",
    ".cfi_adjust_cfa_offset 8",
    ".cfi_rel_offset rbx, 0",
    "mov rbx, rdx",
    "mov rax, rsi",
    "mov rsi, [rdi + 8]",
    "mov rdx, [rdi + 16]",
    "mov r10, [rdi + 24]",
    "mov r8, [rdi + 32]",
    "mov r9, [rdi + 40]",
    "mov rdi, [rdi]",
    "wali_blocking_begin:",
    "cmp dword ptr [rbx], 0",
    "jne 2f",
    "syscall",
    "wali_blocking_end:",
    "pop rbx",
    ".cfi_remember_state",
    ".cfi_adjust_cfa_offset -8",
    "ret",
    ".cfi_restore_state",
    "2:",
    "mov rax, -{eintr}",
    "pop rbx",
    ".cfi_adjust_cfa_offset -8",
    "ret",
    ".cfi_endproc",
    ".size wali_blocking_syscall, . - wali_blocking_syscall",
    eintr = const libc::EINTR,
);
