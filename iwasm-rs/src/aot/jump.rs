//! `setjmp` and `longjmp` in compiled code: registers as at a throw, and proof that the frame still is the one that called `setjmp`.
//!
//! A frame at the same address is not proof: the function may have returned and been called again, and then the slots that the code after `setjmp`
//! reads may not be filled yet. So `setjmp` leaves a number that is used once in a word of the frame that each activation zeroes.

use std::sync::atomic::{AtomicU64, Ordering};

use super::trace::Stack;
use super::unwind::LANDING_SP;
use super::{Image, arch};
use crate::runtime::VmContext;
use crate::runtime::jump::{JumpFailure, JumpPoint};
use crate::sys;

/// The words of a [`JumpPoint`].
#[derive(Clone, Copy)]
#[repr(C)]
struct Words {
    registers: [u64; LANDING_SP],
    frame_pointer: usize,
    pc: usize,
    entry_sp: usize,
    /// Address of the marker, or 0.
    marker: usize,
    serial: u64,
    unused: [u64; 32 - LANDING_SP - 5],
}
const _: () = assert!(size_of::<Words>() == size_of::<JumpPoint>());

static SERIAL: AtomicU64 = AtomicU64::new(1);

/// [`crate::runtime::Engine::save_jump`]
///
/// # Safety
/// As there.
pub(super) unsafe fn save(image: &Image, context: *mut VmContext) -> JumpPoint {
    // SAFETY: by contract.
    let c = unsafe { &mut *context };
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let marker = std::mem::replace(&mut c.jump_marker, std::ptr::null_mut()) as usize;
    let marker = if is_in_frame(image, c.last_fp, c.last_pc, marker) { marker } else { 0 };
    if marker != 0 {
        // SAFETY: aligned and in the frame of the code that called us.
        unsafe { (marker as *mut u64).write_volatile(serial) };
    }
    let mut registers = [0; LANDING_SP];
    registers.copy_from_slice(&c.callee_saved[..LANDING_SP]);
    let words = Words {
        registers,
        frame_pointer: c.last_fp,
        pc: c.last_pc,
        entry_sp: c.entry_sp,
        marker,
        serial,
        unused: [0; 32 - LANDING_SP - 5],
    };
    // SAFETY: both are plain words of the same size.
    unsafe { std::mem::transmute::<Words, JumpPoint>(words) }
}

fn is_in_frame(image: &Image, fp: usize, pc: usize, address: usize) -> bool {
    let frame = pc.checked_sub(1).and_then(|pc| image.text_offset(pc)).and_then(|pc| image.tables.frame_at(pc));
    address.is_multiple_of(8) && frame.is_some_and(|frame| (frame.stack_pointer(fp)..fp).contains(&address))
}

/// [`crate::runtime::Engine::jump`]
///
/// # Safety
/// As there.
pub(super) unsafe fn jump(image: &Image, context: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
    // SAFETY: both are plain words of the same size.
    let words = unsafe { std::mem::transmute::<JumpPoint, Words>(*point) };
    // SAFETY: by contract.
    let c = unsafe { &mut *context };
    if words.entry_sp != c.entry_sp {
        return if words.entry_sp > c.entry_sp { JumpFailure::Outer } else { JumpFailure::Dead };
    }
    let function_of = |pc: usize| pc.checked_sub(1).and_then(|pc| image.text_offset(pc)).and_then(|pc| image.tables.frame_at(pc));
    let (Some(function), Some(active_pc)) = (function_of(words.pc), active_at(image, c, words.frame_pointer)) else {
        return JumpFailure::Dead;
    };
    let stack = Stack::of(c, sys::stack_pointer());
    let same_activation = words.marker == 0 || stack.word(words.marker) == Some(words.serial as usize);
    if function_of(active_pc) != Some(function) || !same_activation {
        return JumpFailure::Dead;
    }
    c.callee_saved[..LANDING_SP].copy_from_slice(&words.registers);
    c.callee_saved[LANDING_SP] = function.stack_pointer(words.frame_pointer) as u64;
    (c.last_fp, c.last_pc) = (words.frame_pointer, words.pc);
    // SAFETY: the frame is active, in the function of the saved pc, and its registers are those of the call at that pc.
    unsafe { arch::land(context, u64::from(value)) }
}

/// The address to which control returns in the frame at `target`, if such a frame is active in this activation.
fn active_at(image: &Image, c: &VmContext, target: usize) -> Option<usize> {
    let stack = Stack::of(c, sys::stack_pointer());
    let (mut fp, mut pc) = (c.last_fp, c.last_pc);
    while fp < target {
        image.text_offset(pc.checked_sub(1)?)?;
        let (caller_fp, return_address) = stack.frame_record(fp).filter(|(caller_fp, _)| *caller_fp > fp)?;
        (fp, pc) = (caller_fp, return_address);
    }
    (fp == target).then_some(pc)
}
