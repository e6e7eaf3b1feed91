//! RV64GC, lp64d (<https://github.com/riscv-non-isa/riscv-elf-psabi-doc/blob/master/riscv-cc.adoc>).
//!
//! Odd here: instruction fetch does not see what was written before the kernel has told all cores; the return address is in ra; the frame
//! pointer s0 is the stack pointer before the call, and the frame record, [caller's s0, return address], lies 16 bytes below; an f32 in a
//! register has ones above it, or it is a NaN; u32 arguments of the C convention are sign-extended.
//!
//! A helper is called by compiled code with the context in a0. Its stub records where the code is (`LAST_FP`, `LAST_PC`) and the
//! callee-saved registers, calls the Rust function, which returns an [`super::super::intrinsics::Answer`] in a0 and a1, throws if a1 is an
//! exception, and delivers what became pending meanwhile.

use std::arch::naked_asm;

use aot_format::container::IN_REGISTER;
use aot_format::isa::FeatureSet;
use aot_format::layout::context::{CALLEE_SAVED, EXCEPTION, LAST_FP, LAST_PC, MEMORY0_BASE, PENDING};

use super::super::{convention, intrinsics, unwind};

/// The features of [`aot_format::for_each_riscv64_feature`] that the CPU and the operating system have, as far as the kernel tells: before
/// Linux 6.4 it tells nothing.
pub(in crate::aot) fn features() -> FeatureSet {
    const RISCV_HWPROBE: libc::c_long = 258;
    /// In its pairs of key and value: extensions as bits.
    const KEY_IMA_EXT_0: u64 = 4;
    let mut pair = [KEY_IMA_EXT_0, 0];
    // SAFETY: one pair, which the kernel fills in; no set of CPUs stands for all of them.
    let failed = unsafe { libc::syscall(RISCV_HWPROBE, pair.as_mut_ptr(), 1, 0, 0, 0) } != 0;
    let extensions = if failed || pair[0] != KEY_IMA_EXT_0 { 0 } else { pair[1] };
    let mut set = 0;
    macro_rules! detect {
        ($(($bit:literal, $llvm:literal, $probed:literal),)*) => { $(set |= (extensions >> $probed & 1) << $bit;)* };
    }
    aot_format::for_each_riscv64_feature!(detect);
    FeatureSet(set)
}

/// Makes freshly written code visible to instruction fetch, on all cores: the kernel knows which.
pub(in crate::aot) fn publish_code(begin: *const u8, bytes: usize) {
    const RISCV_FLUSH_ICACHE: libc::c_long = 259;
    // SAFETY: changes no memory. The call cannot fail with these flags.
    unsafe { libc::syscall(RISCV_FLUSH_ICACHE, begin, begin.wrapping_add(bytes), 0) };
}

/// From what the first relocation of a call changes to where the call returns: `auipc` and `jalr`.
pub(in crate::aot) const CALL_END_BYTES: u32 = 8;
/// How far below the frame pointer the frame record begins, in bytes.
pub(in crate::aot) const FRAME_RECORD_BELOW: usize = 16;
/// [`aot_format::container::NoFrame::return_at`] at the begin of every function.
pub(in crate::aot) const LEAF_RETURN_AT: u32 = IN_REGISTER;
/// Size of [`stub`].
pub(in crate::aot) const STUB_BYTES: usize = 16;

/// Code for `at` that jumps to the address in `slot`. `None` when the slot is too far.
pub(in crate::aot) fn stub(at: usize, slot: usize) -> Option<[u8; STUB_BYTES]> {
    let (high, low) = pc_relative(at, slot)?;
    words([auipc(T3, high), ld(T3, T3, low)?, jr(T3), UNIMP])
}

/// Size of [`closure`].
pub(in crate::aot) const CLOSURE_BYTES: usize = 16;

/// Code for `at` that jumps to the address in `slot + 8` with the word in `slot` in the register of [`foreign_address`] and
/// [`direct_address`]. `None` when the slot is too far.
pub(in crate::aot) fn closure(at: usize, slot: usize) -> Option<[u8; CLOSURE_BYTES]> {
    let (high, low) = pc_relative(at, slot)?;
    words([auipc(T3, high), ld(T2, T3, low)?, ld(T3, T3, low + 8)?, jr(T3)])
}

const T2: u32 = 7;
const T3: u32 = 28;
/// An instruction that no extension will define.
const UNIMP: u32 = 0xc000_1073;

fn auipc(register: u32, high: u32) -> u32 {
    high << 12 | register << 7 | 0x17
}

fn ld(register: u32, base: u32, offset: i32) -> Option<u32> {
    (-2048..2048).contains(&offset).then_some((offset as u32) << 20 | base << 15 | 3 << 12 | register << 7 | 0x03)
}

fn jr(register: u32) -> u32 {
    register << 15 | 0x67
}

/// A distance as the upper 20 bits, rounded, and the lower 12, signed.
fn pc_relative(at: usize, address: usize) -> Option<(u32, i32)> {
    let distance = i32::try_from(address.wrapping_sub(at) as isize).ok()?;
    let high = distance.checked_add(0x800)? >> 12;
    Some((high as u32 & 0xfffff, distance - (high << 12)))
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
        std::arch::naked_asm!("lla t2, {function}", "tail {call}", function = sym $function, call = sym $crate::aot::arch::call_helper)
    };
}
pub(in crate::aot) use intrinsic_stub;

/// Records frame pointer and return address of the caller; the context is in a0.
macro_rules! record_caller {
    () => {
        "sd s0, {last_fp}(a0)
         sd ra, {last_pc}(a0)"
    };
}

/// Stores the callee-saved registers in the order of [`aot_format::isa::Isa::callee_saved`]; the context is in a0.
macro_rules! record_registers {
    () => {
        "sd s1, {saved} + 0(a0)
         sd s2, {saved} + 8(a0)
         sd s3, {saved} + 16(a0)
         sd s4, {saved} + 24(a0)
         sd s5, {saved} + 32(a0)
         sd s6, {saved} + 40(a0)
         sd s7, {saved} + 48(a0)
         sd s8, {saved} + 56(a0)
         sd s9, {saved} + 64(a0)
         sd s10, {saved} + 72(a0)
         sd s11, {saved} + 80(a0)
         fsd fs0, {saved} + 88(a0)
         fsd fs1, {saved} + 96(a0)
         fsd fs2, {saved} + 104(a0)
         fsd fs3, {saved} + 112(a0)
         fsd fs4, {saved} + 120(a0)
         fsd fs5, {saved} + 128(a0)
         fsd fs6, {saved} + 136(a0)
         fsd fs7, {saved} + 144(a0)
         fsd fs8, {saved} + 152(a0)
         fsd fs9, {saved} + 160(a0)
         fsd fs10, {saved} + 168(a0)
         fsd fs11, {saved} + 176(a0)"
    };
}

/// Calls the helper in t2.
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_helper() {
    naked_asm!(
        ".option push",
        ".option arch, +d",
        record_caller!(),
        record_registers!(),
        "addi sp, sp, -32",
        "sd ra, 24(sp)",
        "sd s0, 16(sp)",
        "addi s0, sp, 32",
        "sd a0, 8(sp)",
        "jalr t2",
        "ld a2, 8(sp)",
        "ld s0, 16(sp)",
        "ld ra, 24(sp)",
        "addi sp, sp, 32",
        "tail {finish}",
        ".option pop",
        finish = sym finish,
        last_fp = const LAST_FP,
        last_pc = const LAST_PC,
        saved = const CALLEE_SAVED,
    )
}

/// Returns a0 and fa0 to compiled code, after what has to happen before: a2 is the context, a1 an exception to be thrown or 0.
#[unsafe(naked)]
unsafe extern "C" fn finish() {
    naked_asm!(
        ".option push",
        ".option arch, +d",
        "bnez a1, 3f",
        "lw t0, {pending}(a2)",
        "bnez t0, 2f",
        "ret",
        "2:",
        "addi sp, sp, -48",
        "sd ra, 40(sp)",
        "sd s0, 32(sp)",
        "addi s0, sp, 48",
        "sd a0, 24(sp)",
        "sd a2, 16(sp)",
        "fsd fa0, 8(sp)",
        "mv a0, a2",
        "call {deliver}",
        "ld a0, 24(sp)",
        "ld a2, 16(sp)",
        "fld fa0, 8(sp)",
        "ld s0, 32(sp)",
        "ld ra, 40(sp)",
        "addi sp, sp, 48",
        "bnez a1, 3f",
        "ret",
        "3:",
        "sd a1, {exception}(a2)",
        "mv a0, a2",
        record_caller!(),
        record_registers!(),
        "call {unwind}",
        "ld a1, {exception}(a0)",
        "tail {land}",
        ".option pop",
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
        ".option push",
        ".option arch, +d",
        "ld s1, {saved} + 0(a0)",
        "ld s2, {saved} + 8(a0)",
        "ld s3, {saved} + 16(a0)",
        "ld s4, {saved} + 24(a0)",
        "ld s5, {saved} + 32(a0)",
        "ld s6, {saved} + 40(a0)",
        "ld s7, {saved} + 48(a0)",
        "ld s8, {saved} + 56(a0)",
        "ld s9, {saved} + 64(a0)",
        "ld s10, {saved} + 72(a0)",
        "ld s11, {saved} + 80(a0)",
        "fld fs0, {saved} + 88(a0)",
        "fld fs1, {saved} + 96(a0)",
        "fld fs2, {saved} + 104(a0)",
        "fld fs3, {saved} + 112(a0)",
        "fld fs4, {saved} + 120(a0)",
        "fld fs5, {saved} + 128(a0)",
        "fld fs6, {saved} + 136(a0)",
        "fld fs7, {saved} + 144(a0)",
        "fld fs8, {saved} + 152(a0)",
        "fld fs9, {saved} + 160(a0)",
        "fld fs10, {saved} + 168(a0)",
        "fld fs11, {saved} + 176(a0)",
        "ld s0, {last_fp}(a0)",
        "ld t0, {last_pc}(a0)",
        "ld t1, {landing_sp}(a0)",
        "mv a0, a1",
        "li a1, 1",
        "mv sp, t1",
        "jr t0",
        ".option pop",
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
        ".option push",
        ".option arch, +d",
        record_caller!(),
        record_registers!(),
        "addi sp, sp, -48 - {bytes}",
        "sd ra, 40 + {bytes}(sp)",
        "sd s0, 32 + {bytes}(sp)",
        "addi s0, sp, 48 + {bytes}",
        "sd a0, 8(sp)",
        "sd a2, 16(sp)",
        "sd a3, 24(sp)",
        "sd a4, 32(sp)",
        "sd a5, 40(sp)",
        "fsd fa0, 48(sp)",
        "fsd fa1, 56(sp)",
        "fsd fa2, 64(sp)",
        "fsd fa3, 72(sp)",
        "fsd fa4, 80(sp)",
        "fsd fa5, 88(sp)",
        "fsd fa6, 96(sp)",
        "fsd fa7, 104(sp)",
        "mv a1, t2",
        "addi a2, sp, 16",
        "call {call}",
        "ld a2, 8(sp)",
        "ld a0, 16(sp)",
        "fld fa0, 48(sp)",
        "ld s0, 32 + {bytes}(sp)",
        "ld ra, 40 + {bytes}(sp)",
        "addi sp, sp, 48 + {bytes}",
        "tail {finish}",
        ".option pop",
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
    naked_asm!(".option push", ".option arch, +d", record_caller!(), record_registers!(), "jr t2", ".option pop", last_fp = const LAST_FP, last_pc = const LAST_PC, saved = const CALLEE_SAVED)
}

/// Calls `code`, of convention `CONV`, with the values of registers at `values`, and leaves the registers of the result there. Returns 0.
///
/// # Safety
/// Only for [`crate::sys::enter`], with code of an image and a [`convention::RegisterValues`].
#[unsafe(naked)]
pub(in crate::aot) unsafe extern "C" fn call_compiled(context: *mut u8, code: usize, values: usize) -> usize {
    naked_asm!(
        ".option push",
        ".option arch, +d",
        "addi sp, sp, -32",
        "sd ra, 24(sp)",
        "sd s0, 16(sp)",
        "addi s0, sp, 32",
        "sd s1, 8(sp)",
        "mv s1, a2",
        "mv t0, a1",
        "fld fa0, 32(s1)",
        "fld fa1, 40(s1)",
        "fld fa2, 48(s1)",
        "fld fa3, 56(s1)",
        "fld fa4, 64(s1)",
        "fld fa5, 72(s1)",
        "fld fa6, 80(s1)",
        "fld fa7, 88(s1)",
        "ld a1, {memory0}(a0)",
        "ld a2, 0(s1)",
        "ld a3, 8(s1)",
        "ld a4, 16(s1)",
        "ld a5, 24(s1)",
        "jalr t0",
        "sd a0, 0(s1)",
        "fsd fa0, 32(s1)",
        "li a0, 0",
        "ld s1, 8(sp)",
        "ld s0, 16(sp)",
        "ld ra, 24(sp)",
        "addi sp, sp, 32",
        "ret",
        ".option pop",
        memory0 = const MEMORY0_BASE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_code() {
        // auipc t3, 1; ld t3, -8(t3); jr t3
        let code = stub(0x1000, 0x1ff8).unwrap();
        assert_eq!(code[..12], [0x17, 0x1e, 0, 0, 0x03, 0x3e, 0x8e, 0xff, 0x67, 0, 0x0e, 0]);
        // auipc t3, 1; ld t2, 0(t3); ld t3, 8(t3); jr t3
        let code = closure(0x1000, 0x2000).unwrap();
        assert_eq!(code, [0x17, 0x1e, 0, 0, 0x83, 0x33, 0x0e, 0, 0x03, 0x3e, 0x8e, 0, 0x67, 0, 0x0e, 0]);
        assert_eq!(stub(0, 1 << 32), None);
    }
}
