//! Dispatch by jumps.

use super::{Handler, Regs};

/// Whether handlers keep instruction and frame in the first two argument registers.
pub(in crate::interp) const IN_REGISTERS: bool = true;

/// What a handler returns: the status of the activation, at its end.
pub(in crate::interp) type Step = usize;

/// Runs the instruction at `r.ip`. Must be the last expression of a handler.
///
/// # Safety
/// An instruction begins there, and the registers are those of its function.
#[inline(always)]
pub(in crate::interp) unsafe fn go(r: Regs) -> Step {
    // SAFETY: the caller vouches for the instruction.
    unsafe {
        let handler = r.operand::<Handler>(0);
        handler(r.ip, r.sp, r.mem, r.ctx, r.a, r.f)
    }
}

/// Ends the activation.
#[inline(always)]
pub(in crate::interp) fn stop(status: usize) -> Step {
    status
}

/// The status of an activation whose first step is `step`.
pub(in crate::interp) fn run(step: Step) -> usize {
    step
}
