//! AArch64, little-endian, AAPCS64 (<https://github.com/ARM-software/abi-aa/blob/main/aapcs64/aapcs64.rst>).
//!
//! Odd here: instruction fetch does not see what was written before the caches are told; the return address is in x30, and a frame record,
//! [caller's x29, return address] at x29, lies anywhere in the frame; x16 and x17 belong to code between caller and callee.
//!
//! A helper is called by compiled code with the context in x0. Its stub records where the code is (`LAST_FP`, `LAST_PC`) and the
//! callee-saved registers, calls the Rust function, which returns an [`super::super::intrinsics::Answer`] in x0 and x1, throws if x1 is an
//! exception, and delivers what became pending meanwhile.

use std::arch::naked_asm;

use aot_format::container::IN_REGISTER;
use aot_format::isa::FeatureSet;
use aot_format::layout::context::{CALLEE_SAVED, EXCEPTION, LAST_FP, LAST_PC, MEMORY0_BASE, PENDING};

use super::super::{convention, intrinsics, unwind};

/// The features of [`aot_format::for_each_aarch64_feature`] that the CPU and the operating system have.
pub(in crate::aot) fn features() -> FeatureSet {
    let mut set = 0;
    macro_rules! detect {
        ($(($bit:literal, $llvm:literal, $rust:tt),)*) => {
            $(set |= u64::from(std::arch::is_aarch64_feature_detected!($rust)) << $bit;)*
        };
    }
    aot_format::for_each_aarch64_feature!(detect);
    FeatureSet(set)
}

/// Makes freshly written code visible to instruction fetch: line by line of the smallest size that a cache may have.
pub(in crate::aot) fn publish_code(begin: *const u8, bytes: usize) {
    const LINE_BYTES: usize = 16;
    let lines = || (begin as usize..begin as usize + bytes).step_by(LINE_BYTES);
    // SAFETY: maintenance of caches over readable memory; changes no value.
    unsafe {
        lines().for_each(|line| std::arch::asm!("dc cvau, {}", in(reg) line, options(nostack, preserves_flags)));
        std::arch::asm!("dsb ish", options(nostack, preserves_flags));
        lines().for_each(|line| std::arch::asm!("ic ivau, {}", in(reg) line, options(nostack, preserves_flags)));
        std::arch::asm!("dsb ish", "isb", options(nostack, preserves_flags));
    }
}

/// From what a relocation of a call changes to where the call returns: the instruction's size.
pub(in crate::aot) const CALL_END_BYTES: u32 = 4;
/// How far below the frame pointer the frame record begins, in bytes.
pub(in crate::aot) const FRAME_RECORD_BELOW: usize = 0;
/// [`aot_format::container::NoFrame::return_at`] at the begin of every function.
pub(in crate::aot) const LEAF_RETURN_AT: u32 = IN_REGISTER;
/// Size of [`stub`].
pub(in crate::aot) const STUB_BYTES: usize = 8;

/// Code for `at` that jumps to the address in `slot`. `None` when the slot is too far.
pub(in crate::aot) fn stub(at: usize, slot: usize) -> Option<[u8; STUB_BYTES]> {
    words([load_literal(16, at, slot)?, BR_X16])
}

/// Size of [`closure`].
pub(in crate::aot) const CLOSURE_BYTES: usize = 16;

/// Code for `at` that jumps to the address in `slot + 8` with the word in `slot` in the register of [`foreign_address`] and
/// [`direct_address`]. `None` when the slot is too far.
pub(in crate::aot) fn closure(at: usize, slot: usize) -> Option<[u8; CLOSURE_BYTES]> {
    words([load_literal(17, at, slot)?, load_literal(16, at + 4, slot + 8)?, BR_X16, BRK])
}

/// `br x16`
const BR_X16: u32 = 0xd61f_0200;
/// `brk #0`
const BRK: u32 = 0xd420_0000;

/// `ldr xN, address`, for the place `at`: 19 bits of words.
fn load_literal(register: u32, at: usize, address: usize) -> Option<u32> {
    let distance = address.wrapping_sub(at) as isize;
    let fits = distance % 4 == 0 && (-1 << 20..1 << 20).contains(&distance);
    fits.then_some(0x5800_0000 | (distance as u32 >> 2 & 0x7ffff) << 5 | register)
}

fn words<const WORDS: usize, const BYTES: usize>(words: [u32; WORDS]) -> Option<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    for (place, word) in bytes.chunks_exact_mut(4).zip(words) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    Some(bytes)
}

/// The body of the stub of a helper, for a naked function.
macro_rules! intrinsic_stub {
    ($function:path) => {
        std::arch::naked_asm!("adrp x17, {function}", "add x17, x17, :lo12:{function}", "b {call}", function = sym $function, call = sym $crate::aot::arch::call_helper)
    };
}
pub(in crate::aot) use intrinsic_stub;

/// Records frame pointer and return address of the caller; the context is in x0.
macro_rules! record_caller {
    () => {
        "str x29, [x0, #{last_fp}]
         str x30, [x0, #{last_pc}]"
    };
}

/// Stores the callee-saved registers in the order of [`aot_format::isa::Isa::callee_saved`]; the context is in x0.
macro_rules! record_registers {
    () => {
        "stp x19, x20, [x0, #{saved}]
         stp x21, x22, [x0, #{saved} + 16]
         stp x23, x24, [x0, #{saved} + 32]
         stp x25, x26, [x0, #{saved} + 48]
         stp x27, x28, [x0, #{saved} + 64]
         stp d8, d9, [x0, #{saved} + 80]
         stp d10, d11, [x0, #{saved} + 96]
         stp d12, d13, [x0, #{saved} + 112]
         stp d14, d15, [x0, #{saved} + 128]"
    };
}

/// Calls the helper in x17.
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_helper() {
    naked_asm!(
        record_caller!(),
        record_registers!(),
        "stp x29, x30, [sp, #-32]!",
        "mov x29, sp",
        "str x0, [sp, #16]",
        "blr x17",
        "ldr x2, [sp, #16]",
        "ldp x29, x30, [sp], #32",
        "b {finish}",
        finish = sym finish,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        saved = const CALLEE_SAVED,
    )
}

/// Returns x0 and d0 to compiled code, after what has to happen before: x2 is the context, x1 an exception to be thrown or 0.
#[unsafe(naked)]
unsafe extern "C" fn finish() {
    naked_asm!(
        "cbnz x1, 3f",
        "ldr w9, [x2, #{pending}]",
        "cbnz w9, 2f",
        "ret",
        "2:",
        "stp x29, x30, [sp, #-48]!",
        "mov x29, sp",
        "stp x0, x2, [sp, #16]",
        "str d0, [sp, #32]",
        "mov x0, x2",
        "bl {deliver}",
        "ldp x0, x2, [sp, #16]",
        "ldr d0, [sp, #32]",
        "ldp x29, x30, [sp], #48",
        "cbnz x1, 3f",
        "ret",
        "3:",
        "str x1, [x2, #{exception}]",
        "mov x0, x2",
        record_caller!(),
        record_registers!(),
        "bl {unwind}",
        "ldr x1, [x0, #{exception}]",
        "b {land}",
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
        "ldp x19, x20, [x0, #{saved}]",
        "ldp x21, x22, [x0, #{saved} + 16]",
        "ldp x23, x24, [x0, #{saved} + 32]",
        "ldp x25, x26, [x0, #{saved} + 48]",
        "ldp x27, x28, [x0, #{saved} + 64]",
        "ldp d8, d9, [x0, #{saved} + 80]",
        "ldp d10, d11, [x0, #{saved} + 96]",
        "ldp d12, d13, [x0, #{saved} + 112]",
        "ldp d14, d15, [x0, #{saved} + 128]",
        "ldr x29, [x0, #{last_fp}]",
        "ldr x16, [x0, #{last_pc}]",
        "ldr x9, [x0, #{landing_sp}]",
        "mov x0, x1",
        "mov x1, #1",
        "mov sp, x9",
        "br x16",
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
        "stp x29, x30, [sp, #-32 - {bytes}]!",
        "mov x29, sp",
        "str x0, [sp, #16]",
        "stp x2, x3, [sp, #32]",
        "stp x4, x5, [sp, #48]",
        "stp d0, d1, [sp, #64]",
        "stp d2, d3, [sp, #80]",
        "stp d4, d5, [sp, #96]",
        "stp d6, d7, [sp, #112]",
        "mov x1, x17",
        "add x2, sp, #32",
        "bl {call}",
        "ldr x2, [sp, #16]",
        "ldr x0, [sp, #32]",
        "ldr d0, [sp, #64]",
        "ldp x29, x30, [sp], #32 + {bytes}",
        "b {finish}",
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
    naked_asm!(record_caller!(), record_registers!(), "br x17", last_fp = const LAST_FP, last_pc = const LAST_PC, saved = const CALLEE_SAVED)
}

/// Calls `code`, of convention `CONV`, with the values of registers at `values`, and leaves the registers of the result there. Returns 0.
///
/// # Safety
/// Only for [`crate::sys::enter`], with code of an image and a [`convention::RegisterValues`].
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_compiled(context: *mut u8, code: usize, values: usize) -> usize {
    naked_asm!(
        "stp x29, x30, [sp, #-32]!",
        "mov x29, sp",
        "str x19, [sp, #16]",
        "mov x19, x2",
        "mov x16, x1",
        "ldp d0, d1, [x19, #32]",
        "ldp d2, d3, [x19, #48]",
        "ldp d4, d5, [x19, #64]",
        "ldp d6, d7, [x19, #80]",
        "ldr x1, [x0, #{memory0}]",
        "ldp x2, x3, [x19]",
        "ldp x4, x5, [x19, #16]",
        "blr x16",
        "str x0, [x19]",
        "str d0, [x19, #32]",
        "mov x0, #0",
        "ldr x19, [sp, #16]",
        "ldp x29, x30, [sp], #32",
        "ret",
        memory0 = const MEMORY0_BASE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_code() {
        // ldr x16, . + 8; br x16
        assert_eq!(stub(0x1000, 0x1008), Some([0x50, 0, 0, 0x58, 0, 0x02, 0x1f, 0xd6]));
        // ldr x17, . - 4
        assert_eq!(closure(0x1000, 0xffc).unwrap()[..4], [0xf1, 0xff, 0xff, 0x58]);
        assert_eq!(stub(0, 1 << 20), None);
    }
}
