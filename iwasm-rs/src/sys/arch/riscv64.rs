//! RV64GC, lp64d (<https://github.com/riscv-non-isa/riscv-elf-psabi-doc/blob/master/riscv-cc.adoc>).
//!
//! Odd here: a call leaves the return address in ra, not on the stack; the frame pointer s0 is where the stack pointer was before the call,
//! above the frame; fs0 to fs11 are callee-saved; nothing below sp is left alone; division does not trap. Unaligned accesses work, but may
//! be taken apart by the firmware, so copies do not make any.

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
        let g = unsafe { &(*ucontext.cast::<libc::ucontext_t>()).uc_mcontext.__gregs };
        // The pc stands in the place of x0.
        let x = |r: usize| g[r] as usize;
        Registers { pc: x(0), sp: x(2), fp: x(8), link: x(1), args: [x(10), x(11)] }
    }
}

/// Defines a function of four arguments that calls another with these and a fifth: the address on the stack from which on its caller's frames
/// lie, with the registers that functions leave as they are.
macro_rules! calls_with_frames {
    ($name:ident($($arg:ident: $ty:ty),*) $(-> $result:ty)?, $function:path) => {
        #[unsafe(naked)]
        unsafe extern "C" fn $name($($arg: $ty),*) $(-> $result)? {
            std::arch::naked_asm!(
                // What looks for symbols in assembly takes the CPU for one without floats.
                ".option push",
                ".option arch, +d",
                "addi sp, sp, -208",
                "sd ra, 200(sp)",
                "sd s0, 192(sp)",
                "addi s0, sp, 208",
                "sd s1, 0(sp)",
                "sd s2, 8(sp)",
                "sd s3, 16(sp)",
                "sd s4, 24(sp)",
                "sd s5, 32(sp)",
                "sd s6, 40(sp)",
                "sd s7, 48(sp)",
                "sd s8, 56(sp)",
                "sd s9, 64(sp)",
                "sd s10, 72(sp)",
                "sd s11, 80(sp)",
                "fsd fs0, 88(sp)",
                "fsd fs1, 96(sp)",
                "fsd fs2, 104(sp)",
                "fsd fs3, 112(sp)",
                "fsd fs4, 120(sp)",
                "fsd fs5, 128(sp)",
                "fsd fs6, 136(sp)",
                "fsd fs7, 144(sp)",
                "fsd fs8, 152(sp)",
                "fsd fs9, 160(sp)",
                "fsd fs10, 168(sp)",
                "fsd fs11, 176(sp)",
                "mv a4, sp",
                "call {function}",
                "ld ra, 200(sp)",
                "ld s0, 192(sp)",
                "addi sp, sp, 208",
                "ret",
                ".option pop",
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
    let g = unsafe { &mut (*ucontext.cast::<libc::ucontext_t>()).uc_mcontext.__gregs };
    g[0] = pc as u64;
    if let Some(args) = args {
        g[10..12].copy_from_slice(&args.map(|arg| arg as u64));
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
        ".option push",
        ".option arch, +d",
        "addi sp, sp, -224",
        "sd ra, 216(sp)",
        "sd s0, 208(sp)",
        "addi s0, sp, 224",
        "sd s1, 200(sp)",
        "sd s2, 192(sp)",
        "sd s3, 184(sp)",
        "sd s4, 176(sp)",
        "sd s5, 168(sp)",
        "sd s6, 160(sp)",
        "sd s7, 152(sp)",
        "sd s8, 144(sp)",
        "sd s9, 136(sp)",
        "sd s10, 128(sp)",
        "sd s11, 120(sp)",
        "fsd fs0, 112(sp)",
        "fsd fs1, 104(sp)",
        "fsd fs2, 96(sp)",
        "fsd fs3, 88(sp)",
        "fsd fs4, 80(sp)",
        "fsd fs5, 72(sp)",
        "fsd fs6, 64(sp)",
        "fsd fs7, 56(sp)",
        "fsd fs8, 48(sp)",
        "fsd fs9, 40(sp)",
        "fsd fs10, 32(sp)",
        "fsd fs11, 24(sp)",
        "ld t0, {entry_sp}(a0)",
        "sd a0, 16(sp)",
        "sd t0, 8(sp)",
        "sd sp, {entry_sp}(a0)",
        "mv t0, a1",
        "mv a1, a2",
        "mv a2, a3",
        "jalr t0",
        "2:",
        "ld a1, 16(sp)",
        "ld t0, 8(sp)",
        "sd t0, {entry_sp}(a1)",
        "ld s1, 200(sp)",
        "ld s2, 192(sp)",
        "ld s3, 184(sp)",
        "ld s4, 176(sp)",
        "ld s5, 168(sp)",
        "ld s6, 160(sp)",
        "ld s7, 152(sp)",
        "ld s8, 144(sp)",
        "ld s9, 136(sp)",
        "ld s10, 128(sp)",
        "ld s11, 120(sp)",
        "fld fs0, 112(sp)",
        "fld fs1, 104(sp)",
        "fld fs2, 96(sp)",
        "fld fs3, 88(sp)",
        "fld fs4, 80(sp)",
        "fld fs5, 72(sp)",
        "fld fs6, 64(sp)",
        "fld fs7, 56(sp)",
        "fld fs8, 48(sp)",
        "fld fs9, 40(sp)",
        "fld fs10, 32(sp)",
        "fld fs11, 24(sp)",
        "ld s0, 208(sp)",
        "ld ra, 216(sp)",
        "addi sp, sp, 224",
        "ret",
        ".globl wasm_exit_to_entry",
        ".hidden wasm_exit_to_entry",
        "wasm_exit_to_entry:",
        "ld sp, {entry_sp}(a0)",
        "mv a0, a1",
        "j 2b",
        ".option pop",
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
        "addi sp, sp, -16",
        "sd ra, 8(sp)",
        "sd s0, 0(sp)",
        "addi s0, sp, 16",
        "mv sp, a0",
        "mv a0, a2",
        "jalr a1",
        "addi sp, s0, -16",
        "ld s0, 0(sp)",
        "ld ra, 8(sp)",
        "addi sp, sp, 16",
        "ret",
    )
}

// a2 is the number of bytes left, also after a fault: the fault handler resumes at the end. Words where both sides can be aligned.
global_asm!(
    ".text",
    ".globl wasm_copy, wasm_copy_begin, wasm_copy_end",
    ".hidden wasm_copy, wasm_copy_begin, wasm_copy_end",
    "wasm_copy:",
    "wasm_copy_begin:",
    "xor t0, a0, a1",
    "andi t0, t0, 7",
    "bnez t0, 4f",
    "2:",
    "andi t0, a0, 7",
    "beqz t0, 3f",
    "beqz a2, wasm_copy_end",
    "lb t1, 0(a1)",
    "sb t1, 0(a0)",
    "addi a1, a1, 1",
    "addi a0, a0, 1",
    "addi a2, a2, -1",
    "j 2b",
    "3:",
    "li t0, 8",
    "bltu a2, t0, 4f",
    "ld t1, 0(a1)",
    "sd t1, 0(a0)",
    "addi a1, a1, 8",
    "addi a0, a0, 8",
    "addi a2, a2, -8",
    "j 3b",
    "4:",
    "beqz a2, wasm_copy_end",
    "lb t1, 0(a1)",
    "sb t1, 0(a0)",
    "addi a1, a1, 1",
    "addi a0, a0, 1",
    "addi a2, a2, -1",
    "j 4b",
    "wasm_copy_end:",
    "mv a0, a2",
    "ret",
);

// The upper half of the result is 1 after a fault, where the fault handler resumes at the end. Another word is written back. `old` is
// sign-extended like what is loaded.
global_asm!(
    ".text",
    ".option push",
    ".option arch, +a",
    ".globl wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    ".hidden wasm_compare_exchange, wasm_compare_exchange_begin, wasm_compare_exchange_end",
    "wasm_compare_exchange:",
    "li a3, 1",
    "li a4, 0",
    "wasm_compare_exchange_begin:",
    "2:",
    "lr.w.aqrl a4, (a0)",
    "mv a5, a4",
    "bne a4, a1, 3f",
    "mv a5, a2",
    "3:",
    "sc.w.rl a6, a5, (a0)",
    "bnez a6, 2b",
    "li a3, 0",
    "wasm_compare_exchange_end:",
    "slli a4, a4, 32",
    "srli a4, a4, 32",
    "slli a3, a3, 32",
    "or a0, a4, a3",
    "ret",
    ".option pop",
);

/// The stack pointer here.
#[inline(always)]
pub(in crate::sys) fn stack_pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    unsafe { std::arch::asm!("mv {}, sp", out(reg) sp, options(nomem, nostack, preserves_flags)) };
    sp
}
