//! AArch64, little-endian, AAPCS64 (<https://github.com/ARM-software/abi-aa/blob/main/aapcs64/aapcs64.rst>).
//!
//! Odd here: a call leaves the return address in x30, not on the stack; the low halves of v8 to v15 are callee-saved; nothing below sp is
//! left alone; division does not trap. Unaligned accesses are fine but for atomics and exclusives.

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
        let m = unsafe { &(*ucontext.cast::<libc::ucontext_t>()).uc_mcontext };
        let x = |r: usize| m.regs[r] as usize;
        Registers { pc: m.pc as usize, sp: m.sp as usize, fp: x(29), link: x(30), args: [x(0), x(1)] }
    }
}

/// Defines a function of four arguments that calls another with these and a fifth: the address on the stack from which on its caller's frames
/// lie, with the registers that functions leave as they are.
macro_rules! calls_with_frames {
    ($name:ident($($arg:ident: $ty:ty),*) $(-> $result:ty)?, $function:path) => {
        #[unsafe(naked)]
        unsafe extern "C" fn $name($($arg: $ty),*) $(-> $result)? {
            std::arch::naked_asm!(
                "stp x29, x30, [sp, #-160]!",
                "mov x29, sp",
                "stp x19, x20, [sp, #16]",
                "stp x21, x22, [sp, #32]",
                "stp x23, x24, [sp, #48]",
                "stp x25, x26, [sp, #64]",
                "stp x27, x28, [sp, #80]",
                "stp d8, d9, [sp, #96]",
                "stp d10, d11, [sp, #112]",
                "stp d12, d13, [sp, #128]",
                "stp d14, d15, [sp, #144]",
                "mov x4, sp",
                "bl {function}",
                "ldp x29, x30, [sp], #160",
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
    let m = unsafe { &mut (*ucontext.cast::<libc::ucontext_t>()).uc_mcontext };
    m.pc = pc as u64;
    if let Some(args) = args {
        m.regs[..2].copy_from_slice(&args.map(|arg| arg as u64));
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
        "stp x29, x30, [sp, #-176]!",
        "mov x29, sp",
        "stp x19, x20, [sp, #16]",
        "stp x21, x22, [sp, #32]",
        "stp x23, x24, [sp, #48]",
        "stp x25, x26, [sp, #64]",
        "stp x27, x28, [sp, #80]",
        "stp d8, d9, [sp, #96]",
        "stp d10, d11, [sp, #112]",
        "stp d12, d13, [sp, #128]",
        "stp d14, d15, [sp, #144]",
        "ldr x9, [x0, #{entry_sp}]",
        "stp x0, x9, [sp, #160]",
        "mov x9, sp",
        "str x9, [x0, #{entry_sp}]",
        "mov x9, x1",
        "mov x1, x2",
        "mov x2, x3",
        "blr x9",
        "2:",
        "ldp x1, x9, [sp, #160]",
        "str x9, [x1, #{entry_sp}]",
        "ldp x19, x20, [sp, #16]",
        "ldp x21, x22, [sp, #32]",
        "ldp x23, x24, [sp, #48]",
        "ldp x25, x26, [sp, #64]",
        "ldp x27, x28, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "ldp x29, x30, [sp], #176",
        "ret",
        ".globl wasm_exit_to_entry",
        ".hidden wasm_exit_to_entry",
        "wasm_exit_to_entry:",
        "ldr x9, [x0, #{entry_sp}]",
        "mov sp, x9",
        "mov x0, x1",
        "b 2b",
        entry_sp = const context::ENTRY_SP,
    )
}

/// Calls `f(data)` with another stack pointer.
///
/// # Safety
/// Below `sp`, a multiple of 16, lies a stack that nobody uses; what lies between the two stacks' frames outlives the call.
#[unsafe(naked)]
pub(in crate::sys) unsafe extern "C" fn call_on_stack(sp: usize, f: unsafe extern "C" fn(*mut c_void), data: *mut c_void) {
    naked_asm!(
        "stp x29, x30, [sp, #-16]!",
        "mov x29, sp",
        "mov sp, x0",
        "mov x0, x2",
        "blr x1",
        "mov sp, x29",
        "ldp x29, x30, [sp], #16",
        "ret",
    )
}

// x2 is the number of bytes left, also after a fault: the fault handler resumes at the end. What a fault leaves of the 32 bytes that go at
// once counts as not copied.
global_asm!(
    ".text",
    ".globl wasm_copy, wasm_copy_begin, wasm_copy_end",
    ".hidden wasm_copy, wasm_copy_begin, wasm_copy_end",
    "wasm_copy:",
    "wasm_copy_begin:",
    "2:",
    "cmp x2, #32",
    "b.lo 3f",
    "ldp q0, q1, [x1], #32",
    "stp q0, q1, [x0], #32",
    "sub x2, x2, #32",
    "b 2b",
    "3:",
    "cmp x2, #8",
    "b.lo 4f",
    "ldr x3, [x1], #8",
    "str x3, [x0], #8",
    "sub x2, x2, #8",
    "b 3b",
    "4:",
    "cbz x2, wasm_copy_end",
    "ldrb w3, [x1], #1",
    "strb w3, [x0], #1",
    "sub x2, x2, #1",
    "b 4b",
    "wasm_copy_end:",
    "mov x0, x2",
    "ret",
);

// The upper half of the result is 1 after a fault, where the fault handler resumes at the end. Another word is written back.
global_asm!(
    ".text",
    ".globl wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    ".hidden wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    "wasm_compare_exchange:",
    "mov x3, #1",
    "mov x4, #0",
    "wasm_compare_exchange_begin:",
    "2:",
    "ldaxr w4, [x0]",
    "cmp w4, w1",
    "csel w5, w2, w4, eq",
    "stlxr w6, w5, [x0]",
    "cbnz w6, 2b",
    "mov x3, #0",
    "wasm_compare_exchange_end:",
    "orr x0, x4, x3, lsl #32",
    "ret",
);

/// The stack pointer here.
#[inline(always)]
pub(in crate::sys) fn stack_pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    unsafe { std::arch::asm!("mov {}, sp", out(reg) sp, options(nomem, nostack, preserves_flags)) };
    sp
}
