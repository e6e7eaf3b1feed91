//! x86-64, System V ABI (<https://gitlab.com/x86-psABIs/x86-64-ABI>).
//!
//! Odd here: the kernel leaves 128 bytes below rsp alone (red zone); unaligned accesses are fine; integer division traps with SIGFPE.

use std::arch::{global_asm, naked_asm};
use std::ffi::c_void;

use aot_format::layout::context;

/// Registers of an interrupted thread that the engine looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Registers {
    /// Program counter.
    pub pc: usize,
    /// Stack pointer.
    pub sp: usize,
    /// Frame pointer.
    pub fp: usize,
    /// The first two integer argument registers of the C convention, where the interpreter keeps its state.
    pub args: [usize; 2],
}

impl Registers {
    /// Reads them from the third argument of a signal handler.
    ///
    /// # Safety
    /// `ucontext` is the pointer that the kernel gave to a running SA_SIGINFO handler.
    pub unsafe fn from_ucontext(ucontext: *const c_void) -> Registers {
        // SAFETY: the caller vouches for the pointer.
        let g = unsafe { &(*ucontext.cast::<libc::ucontext_t>()).uc_mcontext.gregs };
        let reg = |r: i32| g[r as usize] as usize;
        Registers { pc: reg(libc::REG_RIP), sp: reg(libc::REG_RSP), fp: reg(libc::REG_RBP), args: [reg(libc::REG_RDI), reg(libc::REG_RSI)] }
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

/// Calls `f(context, a, b)` so that [`exit`] can end the call from any depth, and returns what `f` or `exit` says.
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

unsafe extern "C" {
    /// Ends the innermost [`enter`] of this context, which returns `status`.
    #[link_name = "wasm_exit_to_entry"]
    fn exit_to_entry(context: *mut u8, status: usize) -> !;
    fn wasm_copy(to: *mut u8, from: *const u8, bytes: usize) -> usize;
    fn wasm_compare_exchange(at: *mut u32, old: u32, new: u32) -> u64;
    static wasm_copy_begin: u8;
    static wasm_copy_end: u8;
    static wasm_compare_exchange_begin: u8;
    static wasm_compare_exchange_end: u8;
}

/// Ends the innermost [`enter`] of this context, which then returns `status`.
///
/// # Safety
/// The frames in between own nothing that must be dropped.
pub unsafe fn exit(context: *mut u8, status: usize) -> ! {
    // SAFETY: as above.
    unsafe { exit_to_entry(context, status) }
}

/// Address of the code behind [`exit`], for a signal handler to resume at.
pub(in crate::sys) fn exit_address() -> usize {
    exit_to_entry as *const () as usize
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

/// Replaces a word if it is `old`: what it was, or `None` because of a fault.
///
/// # Safety
/// The word is aligned and lies in a reservation.
pub(in crate::sys) unsafe fn compare_exchange(at: *mut u32, old: u32, new: u32) -> Option<u32> {
    // SAFETY: as above; a fault is turned into a result by the fault handler.
    let result = unsafe { wasm_compare_exchange(at, old, new) };
    (result >> 32 == 0).then_some(result as u32)
}

/// Copies forward and returns how many bytes could not be copied because of a fault.
///
/// # Safety
/// The host's side of the copy is valid for `bytes`; the guest's side lies in a reservation.
pub(in crate::sys) unsafe fn copy(to: *mut u8, from: *const u8, bytes: usize) -> usize {
    // SAFETY: as above; a fault is turned into a short copy by the fault handler.
    unsafe { wasm_copy(to, from, bytes) }
}

/// Where a fault at `pc` goes on if it happened in [`copy`] or [`compare_exchange`].
pub(in crate::sys) fn fixup(pc: usize) -> Option<usize> {
    let ranges = [
        &raw const wasm_copy_begin as usize..&raw const wasm_copy_end as usize,
        &raw const wasm_compare_exchange_begin as usize..&raw const wasm_compare_exchange_end as usize,
    ];
    ranges.into_iter().find(|range| range.contains(&pc)).map(|range| range.end)
}

/// The stack pointer here.
#[inline(always)]
pub(in crate::sys) fn stack_pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    unsafe { std::arch::asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags)) };
    sp
}

#[cfg(test)]
mod tests {
    use super::*;

    unsafe extern "C" fn add(_: *mut u8, a: usize, b: usize) -> usize {
        a + b
    }

    unsafe extern "C" fn leave_from_depth(context: *mut u8, depth: usize, status: usize) -> usize {
        if depth == 0 {
            // SAFETY: called below `enter` with this context; no frame owns anything.
            unsafe { exit(context, status) }
        }
        // SAFETY: as above.
        unsafe { leave_from_depth(context, depth - 1, status) + 1 }
    }

    unsafe extern "C" fn nest(context: *mut u8, a: usize, b: usize) -> usize {
        // SAFETY: entries nest.
        100 + unsafe { enter(context, leave_from_depth, a, b) }
    }

    #[test]
    fn entries_return_exit_and_nest() {
        let mut context = [0u64; 64];
        let c = context.as_mut_ptr().cast();
        // SAFETY: the functions fit `enter`, and the context is large enough for the entry's field.
        unsafe {
            assert_eq!(enter(c, add, 3, 4), 7);
            assert_eq!(enter(c, leave_from_depth, 20, 42), 42);
            assert_eq!(enter(c, nest, 5, 1), 101);
        }
        assert_eq!(context[context::ENTRY_SP as usize / 8], 0, "the outermost entry restores what it found");
    }
}
