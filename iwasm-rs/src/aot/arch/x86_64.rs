//! x86-64, System V ABI (<https://gitlab.com/x86-psABIs/x86-64-ABI>).
//!
//! Odd here: code needs no cache maintenance; the return address is on the stack, so a frame record is [caller's rbp, return address] at rbp;
//! LLVM's `nest` argument is r10.
//!
//! A helper is called by compiled code with the context in rdi. Its stub records where the code is (`LAST_FP`, `LAST_PC`) and the
//! callee-saved registers, calls the Rust function, which returns an [`super::super::intrinsics::Answer`] in rax and rdx, throws if rdx is an
//! exception, and delivers what became pending meanwhile.

use std::arch::naked_asm;

use aot_format::isa::FeatureSet;
use aot_format::layout::context::{CALLEE_SAVED, EXCEPTION, LAST_FP, LAST_PC, MEMORY0_BASE, PENDING};

use super::super::{convention, intrinsics, unwind};

/// The features of [`aot_format::for_each_x86_64_feature`] that the CPU and the operating system have.
pub(in crate::aot) fn features() -> FeatureSet {
    let mut set = 0;
    macro_rules! detect {
        ($(($bit:literal, $llvm:literal, $rust:tt),)*) => { $(set |= u64::from(is_x86_feature_detected!($rust)) << $bit;)* };
    }
    aot_format::for_each_x86_64_feature!(detect);
    FeatureSet(set)
}

/// Makes freshly written code visible to instruction fetch. Nothing to do: caches are coherent and mprotect serialises.
pub(in crate::aot) fn publish_code(_begin: *const u8, _bytes: usize) {}

/// From what a relocation of a call changes to where the call returns: the distance is the call's end.
pub(in crate::aot) const CALL_END_BYTES: u32 = 4;
/// How far below the frame pointer the frame record begins, in bytes.
pub(in crate::aot) const FRAME_RECORD_BELOW: usize = 0;
/// [`aot_format::container::NoFrame::return_at`] at the begin of every function.
pub(in crate::aot) const LEAF_RETURN_AT: u32 = 0;
/// Size of [`stub`].
pub(in crate::aot) const STUB_BYTES: usize = 8;

/// Code for `at` that jumps to the address in `slot`: `jmp [rip + slot - next]`. `None` when the slot is too far.
pub(in crate::aot) fn stub(at: usize, slot: usize) -> Option<[u8; STUB_BYTES]> {
    let [a, b, c, d] = pc_relative(at + 6, slot)?;
    Some([0xff, 0x25, a, b, c, d, 0xcc, 0xcc])
}

/// Size of [`closure`].
pub(in crate::aot) const CLOSURE_BYTES: usize = 16;

/// Code for `at` that jumps to the address in `slot + 8` with the word in `slot` in the register of [`foreign_address`] and
/// [`direct_address`]. `None` when the slot is too far.
pub(in crate::aot) fn closure(at: usize, slot: usize) -> Option<[u8; CLOSURE_BYTES]> {
    let mut code = [0xcc; CLOSURE_BYTES];
    // mov r10, [rip + slot - next]
    code[..3].copy_from_slice(&[0x4c, 0x8b, 0x15]);
    code[3..7].copy_from_slice(&pc_relative(at + 7, slot)?);
    // jmp [rip + slot + 8 - next]
    code[7..9].copy_from_slice(&[0xff, 0x25]);
    code[9..13].copy_from_slice(&pc_relative(at + 13, slot + 8)?);
    Some(code)
}

fn pc_relative(next: usize, target: usize) -> Option<[u8; 4]> {
    i32::try_from(target.wrapping_sub(next) as isize).ok().map(i32::to_le_bytes)
}

/// The body of the stub of a helper, for a naked function.
macro_rules! intrinsic_stub {
    ($function:path) => {
        std::arch::naked_asm!("lea r11, [rip + {function}]", "jmp {call}", function = sym $function, call = sym $crate::aot::arch::call_helper)
    };
}
pub(in crate::aot) use intrinsic_stub;

/// Records frame pointer and return address of the caller.
macro_rules! record_caller {
    () => {
        "mov [rdi + {last_fp}], rbp
         mov rax, [rsp]
         mov [rdi + {last_pc}], rax"
    };
}

/// Stores the callee-saved registers in the order of [`aot_format::isa::Isa::callee_saved`].
macro_rules! record_registers {
    () => {
        "mov [rdi + {saved}], rbx
         mov [rdi + {saved} + 8], r12
         mov [rdi + {saved} + 16], r13
         mov [rdi + {saved} + 24], r14
         mov [rdi + {saved} + 32], r15"
    };
}

/// Calls the helper in r11.
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_helper() {
    naked_asm!(
        record_caller!(),
        record_registers!(),
        "push rdi",
        "call r11",
        "pop rdi",
        "jmp {finish}",
        finish = sym finish,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        saved = const CALLEE_SAVED,
    )
}

/// Returns rax and xmm0 to compiled code, after what has to happen before: rdi is the context, rdx an exception to be thrown or 0.
#[unsafe(naked)]
unsafe extern "C" fn finish() {
    naked_asm!(
        "test rdx, rdx",
        "jne 3f",
        "cmp dword ptr [rdi + {pending}], 0",
        "jne 2f",
        "ret",
        "2:",
        "push rdi",
        "sub rsp, 16",
        "mov [rsp], rax",
        "movsd [rsp + 8], xmm0",
        "call {deliver}",
        "mov rax, [rsp]",
        "movsd xmm0, [rsp + 8]",
        "add rsp, 16",
        "pop rdi",
        "test rdx, rdx",
        "jne 3f",
        "ret",
        "3:",
        "mov [rdi + {exception}], rdx",
        record_caller!(),
        record_registers!(),
        "sub rsp, 8",
        "call {unwind}",
        "mov rdi, rax",
        "mov rsi, [rax + {exception}]",
        "jmp {land}",
        pending = const PENDING,
        exception = const EXCEPTION,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        saved = const CALLEE_SAVED,
        land = sym land,
        deliver = sym intrinsics::deliver,
        unwind = sym unwind::unwind,
    )
}

/// Goes on in compiled code at `LAST_PC` with the frame at `LAST_FP`, the stack pointer at [`unwind::LANDING_SP`] and the callee-saved registers in the
/// context, with `value` in the first return register and 1 in the second.
///
/// # Safety
/// All of these belong together, and nothing between here and that frame owns anything.
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn land(context: *mut crate::runtime::VmContext, value: u64) -> ! {
    naked_asm!(
        "mov rbx, [rdi + {saved}]",
        "mov r12, [rdi + {saved} + 8]",
        "mov r13, [rdi + {saved} + 16]",
        "mov r14, [rdi + {saved} + 24]",
        "mov r15, [rdi + {saved} + 32]",
        "mov rbp, [rdi + {last_fp}]",
        "mov rcx, [rdi + {last_pc}]",
        "mov rax, rsi",
        "mov edx, 1",
        // Last, and at once: signals overwrite what lies below rsp.
        "mov rsp, [rdi + {landing_sp}]",
        "jmp rcx",
        saved = const CALLEE_SAVED,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        landing_sp = const CALLEE_SAVED + 8 * unwind::LANDING_SP as u32,
    )
}

/// Where closures over a [`crate::runtime::FuncInst`] jump to: code of convention `CONV` that calls the function in its own context.
pub(in crate::aot) fn foreign_address() -> usize {
    foreign as *const () as usize
}

#[unsafe(naked)]
unsafe extern "C" fn foreign() {
    naked_asm!(
        record_caller!(),
        record_registers!(),
        "push rdi",
        "sub rsp, {bytes}",
        "mov [rsp], rdx",
        "mov [rsp + 8], rcx",
        "mov [rsp + 16], r8",
        "mov [rsp + 24], r9",
        "movsd [rsp + 32], xmm0",
        "movsd [rsp + 40], xmm1",
        "movsd [rsp + 48], xmm2",
        "movsd [rsp + 56], xmm3",
        "movsd [rsp + 64], xmm4",
        "movsd [rsp + 72], xmm5",
        "movsd [rsp + 80], xmm6",
        "movsd [rsp + 88], xmm7",
        "mov rsi, r10",
        "mov rdx, rsp",
        "call {call}",
        "mov rax, [rsp]",
        "movsd xmm0, [rsp + 32]",
        "add rsp, {bytes}",
        "pop rdi",
        "jmp {finish}",
        bytes = const size_of::<convention::RegisterValues>(),
        call = sym convention::call_foreign,
        finish = sym finish,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        saved = const CALLEE_SAVED,
    )
}

/// Where closures over a direct host function jump to: records the caller, so that a trap in the function has a trace,
/// and its registers for `setjmp`.
pub(in crate::aot) fn direct_address() -> usize {
    direct as *const () as usize
}

#[unsafe(naked)]
unsafe extern "C" fn direct() {
    naked_asm!(record_caller!(), record_registers!(), "jmp r10", last_fp = const LAST_FP, last_pc = const LAST_PC, saved = const CALLEE_SAVED)
}

/// Calls `code`, of convention `CONV`, with the values of registers at `values`, and leaves the registers of the result there. Returns 0.
///
/// # Safety
/// Only for [`crate::sys::enter`], with code of an image and a [`convention::RegisterValues`].
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_compiled(context: *mut u8, code: usize, values: usize) -> usize {
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "push rbx",
        "sub rsp, 8",
        "mov rbx, rdx",
        "mov rax, rsi",
        "movsd xmm0, [rbx + 32]",
        "movsd xmm1, [rbx + 40]",
        "movsd xmm2, [rbx + 48]",
        "movsd xmm3, [rbx + 56]",
        "movsd xmm4, [rbx + 64]",
        "movsd xmm5, [rbx + 72]",
        "movsd xmm6, [rbx + 80]",
        "movsd xmm7, [rbx + 88]",
        "mov rsi, [rdi + {memory0}]",
        "mov rdx, [rbx]",
        "mov rcx, [rbx + 8]",
        "mov r8, [rbx + 16]",
        "mov r9, [rbx + 24]",
        "call rax",
        "mov [rbx], rax",
        "movsd [rbx + 32], xmm0",
        "xor eax, eax",
        "add rsp, 8",
        "pop rbx",
        "pop rbp",
        "ret",
        memory0 = const MEMORY0_BASE,
    )
}
