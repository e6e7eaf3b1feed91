//! Dispatch by a loop.

use super::{Handler, Regs};

/// Whether handlers keep instruction and frame in the first two argument registers: here they are in the context when a handler begins.
pub(in crate::interp) const IN_REGISTERS: bool = false;

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
            // SAFETY: `go` has been promised an instruction. Code holds numbers: the address of a handler has been exposed.
            Step::Go(r) => unsafe {
                #[cfg(feature = "count-instructions")]
                crate::interp::count::note(r.ip);
                (*r.ctx).last_pc = r.ip as usize;
                (*r.ctx).last_fp = r.sp as usize;
                let address = std::ptr::with_exposed_provenance::<()>(r.operand::<usize>(0));
                let handler = std::mem::transmute::<*const (), Handler>(address);
                step = handler(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
            },
        }
    }
}
