//! Stack traces of compiled code. Runs in signal handlers: no allocation, no lock, and every read is of the stack in use.

use aot_format::container::IN_REGISTER;

use super::{Image, arch};
use crate::runtime::{Frame, TraceBuffer, VmContext};
use crate::sys::{self, Registers};

/// The part of the native stack that belongs to the innermost activation: from a stack pointer to its entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stack {
    low: usize,
    high: usize,
}

impl Stack {
    /// From `sp` to where the running activation of a context was entered.
    pub(super) fn of(context: &VmContext, sp: usize) -> Stack {
        Stack { low: sp, high: context.entry_sp }
    }

    /// Whether an address lies in it.
    pub(super) fn contains(self, address: usize) -> bool {
        (self.low..self.high).contains(&address)
    }

    /// The word at an address.
    pub(super) fn word(self, address: usize) -> Option<usize> {
        let fits = address.is_multiple_of(8) && address >= self.low && address.checked_add(8)? <= self.high;
        // SAFETY: aligned, on the calling thread's stack between its stack pointer and a frame that is still active.
        fits.then(|| unsafe { (address as *const usize).read_volatile() })
    }

    /// Frame pointer of the caller and return address of the frame at `fp`.
    pub(super) fn frame_record(self, fp: usize) -> Option<(usize, usize)> {
        let at = fp.checked_sub(arch::FRAME_RECORD_BELOW)?;
        let (caller_fp, return_address) = (self.word(at)?, self.word(at.checked_add(8)?)?);
        Some((caller_fp, return_address))
    }
}

/// Where code that sets up no frame returns to, if it is interrupted with these registers and has the return address where the table of
/// frameless code says.
fn frameless_return(stack: Stack, at: &Registers, return_at: u32) -> Option<usize> {
    if return_at == IN_REGISTER { Some(at.link) } else { stack.word(at.sp.checked_add(return_at as usize)?) }
}

/// Where a function returns to that has not touched the stack.
pub(super) fn leaf_return(stack: Stack, at: &Registers) -> Option<usize> {
    frameless_return(stack, at, arch::LEAF_RETURN_AT)
}

/// [`crate::runtime::Engine::interrupted`]: the innermost frame that is set up, and where in it the code is. Return addresses are looked up by the byte
/// before them.
///
/// # Safety
/// As there.
pub(super) unsafe fn record(image: &Image, context: *mut VmContext, at: &Registers) {
    // SAFETY: by contract.
    let c = unsafe { &mut *context };
    if !image.owns(at.pc) {
        // A function of the C library, which has no frame, or the runtime, whose caller is recorded.
        if let Some(pc) = leaf_return(Stack::of(c, at.sp), at).filter(|pc| image.owns(*pc)) {
            (c.last_fp, c.last_pc) = (at.fp, pc);
        }
        return;
    }
    let frameless = image.text_offset(at.pc).and_then(|pc| image.tables.return_at(pc));
    let return_address = frameless.and_then(|return_at| frameless_return(Stack::of(c, at.sp), at, return_at));
    (c.last_fp, c.last_pc) = (at.fp, return_address.unwrap_or(at.pc + 1));
}

/// [`crate::runtime::Engine::capture`]
///
/// # Safety
/// As there.
pub(super) unsafe fn capture(image: &Image, context: *const VmContext, at: Option<&Registers>, trace: &mut TraceBuffer) {
    // SAFETY: by contract.
    let c = unsafe { &*context };
    let mut add = |pc: u32| image.tables.locations_at(pc, |func, offset| trace.push(Frame { func, offset }));
    // Where the walk goes on: frame pointer and return address of the next frame.
    let sp = at.map_or_else(sys::stack_pointer, |registers| registers.sp);
    let stack = Stack::of(c, sp);
    let next = match at {
        Some(registers) if let Some(pc) = image.text_offset(registers.pc) => {
            add(pc);
            match image.tables.return_at(pc) {
                Some(return_at) => frameless_return(stack, registers, return_at).map(|pc| (registers.fp, pc)),
                None => stack.frame_record(registers.fp),
            }
        }
        // A function of the C library that compiled code has called by itself: those that touch guest memory set up no frame.
        Some(registers) if let Some(pc) = leaf_return(stack, registers).filter(|pc| image.owns(*pc)) => Some((registers.fp, pc)),
        _ => Some((c.last_fp, c.last_pc)),
    };
    let mut walk = |stack: Stack, mut next: Option<(usize, usize)>| {
        while let Some((fp, return_address)) = next {
            let Some(pc) = return_address.checked_sub(1).and_then(|pc| image.text_offset(pc)) else { break };
            // What another activation left in the context says nothing of this one.
            if !stack.contains(fp) {
                break;
            }
            add(pc);
            // Frames lie one above the other: so this ends.
            next = stack.frame_record(fp).filter(|(caller_fp, _)| *caller_fp > fp);
        }
    };
    walk(stack, next);
    let (mut low, mut outer) = (stack.high, c.outer);
    // SAFETY: activations lie on the stack in frames that are active, below which nothing else changes.
    while let Some(activation) = unsafe { outer.as_ref() } {
        walk(Stack { low, high: activation.entry_sp }, Some((activation.fp, activation.pc)));
        (low, outer) = (activation.entry_sp, activation.outer);
    }
}
