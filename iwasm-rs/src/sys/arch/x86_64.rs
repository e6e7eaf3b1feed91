//! x86-64, System V ABI (<https://gitlab.com/x86-psABIs/x86-64-ABI>).
//!
//! Odd here: the kernel leaves 128 bytes below rsp alone (red zone); unaligned accesses are fine; integer division traps with SIGFPE.

use std::arch::{global_asm, naked_asm};
use std::ffi::c_void;

use aot_format::layout::context;

use super::Registers;

impl Registers {
    /// Reads them from the third argument of a signal handler.
    ///
    /// # Safety
    /// `ucontext` is the pointer that the kernel gave to a running SA_SIGINFO handler.
    pub unsafe fn from_ucontext(ucontext: *const c_void) -> Registers {
        // SAFETY: the caller vouches for the pointer.
        let g = unsafe { &(*ucontext.cast::<libc::ucontext_t>()).uc_mcontext.gregs };
        let reg = |r: i32| g[r as usize] as usize;
        Registers {
            pc: reg(libc::REG_RIP),
            sp: reg(libc::REG_RSP),
            fp: reg(libc::REG_RBP),
            link: 0,
            args: [reg(libc::REG_RDI), reg(libc::REG_RSI)],
        }
    }
}

/// Defines a function of four arguments that calls another with these and a fifth: the address on the stack from which on its caller's frames
/// lie, with the registers that functions leave as they are.
macro_rules! calls_with_frames {
    ($name:ident($($arg:ident: $ty:ty),*) $(-> $result:ty)?, $function:path) => {
        #[unsafe(naked)]
        unsafe extern "C" fn $name($($arg: $ty),*) $(-> $result)? {
            std::arch::naked_asm!(
                "push rbp",
                "mov rbp, rsp",
                "push rbx",
                "push r12",
                "push r13",
                "push r14",
                "push r15",
                "mov r8, rsp",
                "sub rsp, 8",
                "call {function}",
                "add rsp, 8",
                "pop r15",
                "pop r14",
                "pop r13",
                "pop r12",
                "pop rbx",
                "pop rbp",
                "ret",
                function = sym $function,
            )
        }
    };
}
pub(crate) use calls_with_frames;

/// Makes the interrupted thread go on at `pc`, with two arguments as at the begin of a function.
///
/// # Safety
/// As [`Registers::from_ucontext`]; code at `pc` must not depend on any other register or on the stack.
pub unsafe fn resume_at(ucontext: *mut c_void, pc: usize, args: Option<[usize; 2]>) {
    // SAFETY: the caller vouches for the pointer.
    let g = unsafe { &mut (*ucontext.cast::<libc::ucontext_t>()).uc_mcontext.gregs };
    g[libc::REG_RIP as usize] = pc as i64;
    if let Some([a, b]) = args {
        g[libc::REG_RDI as usize] = a as i64;
        g[libc::REG_RSI as usize] = b as i64;
    }
}

/// Calls `f(context, a, b)` so that [`super::exit`] can end the call from any depth, and returns what `f` or `exit` says.
///
/// Entries nest: the previous entry is kept on the native stack.
///
/// # Safety
/// `context` points to a context whose thread this is. Frames between this call and an `exit` are dropped without running destructors.
#[unsafe(naked)]
pub unsafe extern "C" fn enter(context: *mut u8, f: unsafe extern "C" fn(*mut u8, usize, usize) -> usize, a: usize, b: usize) -> usize {
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "push rdi",
        "push qword ptr [rdi + {entry_sp}]",
        "sub rsp, 8",
        "mov [rdi + {entry_sp}], rsp",
        "mov rax, rsi",
        "mov rsi, rdx",
        "mov rdx, rcx",
        "call rax",
        "2:",
        "add rsp, 8",
        "pop rcx",
        "pop rdi",
        "mov [rdi + {entry_sp}], rcx",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
        ".globl wasm_exit_to_entry",
        ".hidden wasm_exit_to_entry",
        "wasm_exit_to_entry:",
        "mov rsp, [rdi + {entry_sp}]",
        "mov rax, rsi",
        "jmp 2b",
        entry_sp = const context::ENTRY_SP,
    )
}

/// Calls `f(data)` with another stack pointer.
///
/// # Safety
/// Below `sp`, a multiple of 16, lies a stack that nobody uses; what lies between the two stacks' frames outlives the call.
#[unsafe(naked)]
pub(in crate::sys) unsafe extern "C" fn call_on_stack(sp: usize, f: unsafe extern "C" fn(*mut c_void), data: *mut c_void) {
    naked_asm!("push rbp", "mov rbp, rsp", "mov rsp, rdi", "mov rdi, rdx", "call rsi", "mov rsp, rbp", "pop rbp", "ret")
}

// rcx is the number of bytes left, also after a fault: the fault handler resumes at the end. Structs go by words, as starting `rep movsb`
// takes longer than all of a system call's other work.
global_asm!(
    ".text",
    ".globl wasm_copy, wasm_copy_begin, wasm_copy_end",
    ".hidden wasm_copy, wasm_copy_begin, wasm_copy_end",
    "wasm_copy:",
    "mov rcx, rdx",
    "wasm_copy_begin:",
    "cmp rcx, 256",
    "ja 3f",
    "2:",
    "cmp rcx, 8",
    "jb 3f",
    "mov rax, [rsi]",
    "mov [rdi], rax",
    "add rsi, 8",
    "add rdi, 8",
    "sub rcx, 8",
    "jmp 2b",
    "3:",
    "rep movsb",
    "wasm_copy_end:",
    "mov rax, rcx",
    "ret",
);

// The upper half of the result is 1 after a fault, where the fault handler resumes at the end.
global_asm!(
    ".text",
    ".globl wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    ".hidden wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    "wasm_compare_exchange:",
    "mov eax, esi",
    "mov ecx, 1",
    "wasm_compare_exchange_begin:",
    "lock cmpxchg [rdi], edx",
    "xor ecx, ecx",
    "wasm_compare_exchange_end:",
    "shl rcx, 32",
    "mov eax, eax",
    "or rax, rcx",
    "ret",
);

/// The stack pointer here.
#[inline(always)]
pub(in crate::sys) fn stack_pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    unsafe { std::arch::asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags)) };
    sp
}
