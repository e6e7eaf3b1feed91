//! Exceptions in compiled code: one pass over its frames by their frame pointers and the tables of the image, up to a landing pad or the
//! entry of this activation. Frames of the host are never unwound.

use aot_format::layout::context;

use super::Image;
use super::trace::Stack;
use crate::runtime::{Status, VmContext};
use crate::sys;

/// Index in the context's array of callee-saved registers where [`unwind`] leaves the stack pointer: behind all registers.
pub(super) const LANDING_SP: usize = context::CALLEE_SAVED_WORDS - 1;

/// Walks from `LAST_FP` and `LAST_PC` to the next landing pad and returns the context: with the callee-saved registers for the pad, its frame
/// pointer in `LAST_FP`, its address in `LAST_PC` and its stack pointer at [`LANDING_SP`]. Without a pad, ends the activation.
///
/// # Safety
/// Only for the throwing stub: the context is the calling thread's, code of its image called us, registers and exception are in the context.
pub(super) unsafe extern "C" fn unwind(context: *mut VmContext) -> *mut VmContext {
    // SAFETY: by contract.
    let (image, c) = unsafe { (Image::running(context), &mut *context) };
    let stack = Stack::of(c, sys::stack_pointer());
    let registers = image.tables.isa.callee_saved();
    let (mut fp, mut pc) = (c.last_fp, c.last_pc);
    while let Some(at) = pc.checked_sub(1).and_then(|pc| image.text_offset(pc)) {
        let Some(frame) = image.tables.frame_at(at) else { break };
        let bottom = frame.stack_pointer(fp);
        // The whole frame lies on the stack in use.
        let Some((caller_fp, return_address)) = stack.frame_record(fp).filter(|_| bottom <= fp && stack.contains(bottom)) else { break };
        if let Some(pad) = image.tables.pad_for(at + 1) {
            c.last_fp = fp;
            c.last_pc = image.mapping.text.start + pad as usize;
            c.callee_saved[LANDING_SP] = bottom as u64;
            return context;
        }
        for saved in (frame.saved..frame.saved + frame.saved_count).filter_map(|i| image.tables.saved.get(i as usize)) {
            let slot = registers.iter().position(|r| u32::from(*r) == saved.register);
            let word = stack.word(fp.wrapping_add_signed(saved.offset as isize));
            if let (Some(slot), Some(word)) = (slot, word) {
                c.callee_saved[slot] = word as u64;
            }
        }
        if caller_fp <= fp {
            break;
        }
        (fp, pc) = (caller_fp, return_address);
    }
    // SAFETY: frames of compiled code own nothing.
    unsafe { sys::exit(context.cast(), Status::Exception as usize) }
}

const _: () = assert!(context::CALLEE_SAVED as usize + 8 * context::CALLEE_SAVED_WORDS <= context::JUMP_MARKER as usize);
