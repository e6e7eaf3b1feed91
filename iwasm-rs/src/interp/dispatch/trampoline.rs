//! Dispatch by a loop.

use super::{Handler, Regs};

/// What a handler returns: the next state, or the status of the activation at its end.
pub(in crate::interp) enum Step {
    Go(Regs),
    Stop(usize),
}

/// Runs the instruction at `r.ip` next.
///
/// # Safety
/// An instruction begins there, and the registers are those of its function.
#[inline(always)]
pub(in crate::interp) unsafe fn go(r: Regs) -> Step {
    Step::Go(r)
}

/// Ends the activation.
#[inline(always)]
pub(in crate::interp) fn stop(status: usize) -> Step {
    Step::Stop(status)
}

/// The status of an activation whose first step is `step`.
pub(in crate::interp) fn run(mut step: Step) -> usize {
    loop {
        match step {
            Step::Stop(status) => return status,
            // SAFETY: `go` has been promised an instruction.
            Step::Go(r) => unsafe {
                #[cfg(feature = "count-instructions")]
                crate::interp::count::note(r.ip);
                step = r.operand::<Handler>(0)(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
            },
        }
    }
}
