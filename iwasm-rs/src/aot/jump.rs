//! `setjmp` and `longjmp` in compiled code: registers as at a throw, and proof that the frame still is the one that called `setjmp`.
//!
//! A frame at the same address is not proof: the function may have returned and been called again, and then the slots that the code after `setjmp`
//! reads may not be filled yet. So the first `setjmp` of an activation leaves a number that is used once in a word of the frame that each activation zeroes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::{mem, ptr};

use aot_format::container::Frame;

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
}
const _: () = assert!(size_of::<Words>() == size_of::<JumpPoint>() && align_of::<Words>() == align_of::<JumpPoint>());

impl Words {
    fn of(point: &JumpPoint) -> &Words {
        // SAFETY: both are plain words, of the same size.
        unsafe { &*ptr::from_ref(point).cast() }
    }
}

static SERIAL: AtomicU64 = AtomicU64::new(1);

/// [`crate::runtime::Engine::save_jump`]
///
/// # Safety
/// As there.
pub(super) unsafe fn save(context: *mut VmContext, point: &mut JumpPoint) {
    // SAFETY: by contract.
    let c = unsafe { &mut *context };
    let marker = mem::replace(&mut c.jump_marker, ptr::null_mut()) as usize;
    let in_frame = marker < c.last_fp && Stack::of(c, sys::stack_pointer()).word(marker).is_some();
    // SAFETY: both are plain words, of the same size.
    let words = unsafe { &mut *ptr::from_mut(point).cast::<Words>() };
    words.registers.copy_from_slice(&c.callee_saved[..LANDING_SP]);
    (words.frame_pointer, words.pc, words.entry_sp) = (c.last_fp, c.last_pc, c.entry_sp);
    words.marker = 0;
    if in_frame {
        let place = marker as *mut u64;
        // SAFETY: aligned and in the frame of the code that called us.
        unsafe {
            if place.read_volatile() == 0 {
                place.write_volatile(SERIAL.fetch_add(1, Ordering::Relaxed));
            }
            (words.marker, words.serial) = (marker, place.read_volatile());
        }
    }
}

/// [`crate::runtime::Engine::is_alive`]
pub(super) fn is_alive(image: &Image, c: &VmContext, point: &JumpPoint) -> bool {
    let words = Words::of(point);
    words.entry_sp > c.entry_sp || words.entry_sp == c.entry_sp && function_at(image, c, words).is_some()
}

/// [`crate::runtime::Engine::jump`]
///
/// # Safety
/// As there.
pub(super) unsafe fn jump(image: &Image, context: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
    let words = Words::of(point);
    // SAFETY: by contract.
    let c = unsafe { &mut *context };
    if words.entry_sp != c.entry_sp {
        return if words.entry_sp > c.entry_sp { JumpFailure::Outer } else { JumpFailure::Dead };
    }
    let Some(function) = function_at(image, c, words) else { return JumpFailure::Dead };
    c.callee_saved[..LANDING_SP].copy_from_slice(&words.registers);
    c.callee_saved[LANDING_SP] = function.stack_pointer(words.frame_pointer) as u64;
    (c.last_fp, c.last_pc) = (words.frame_pointer, words.pc);
    // SAFETY: the frame is active, in the function of the saved pc, and its registers are those of the call at that pc.
    unsafe { arch::land(context, u64::from(value)) }
}

/// The function of a point of the running activation, if its frame is active and still the same.
fn function_at(image: &Image, c: &VmContext, words: &Words) -> Option<Frame> {
    let function_of = |pc: usize| image.tables.frame_at(image.text_offset(pc.checked_sub(1)?)?);
    let stack = Stack::of(c, sys::stack_pointer());
    if words.marker != 0 && stack.word(words.marker) != Some(words.serial as usize) {
        return None;
    }
    let function = function_of(words.pc)?;
    (function_of(active_at(image, c, words.frame_pointer)?) == Some(function)).then_some(function)
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
