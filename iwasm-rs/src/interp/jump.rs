//! `setjmp` and `longjmp`.
//!
//! A function that calls `setjmp` has a slot, the *marker*, which is 0 while no `setjmp` of this activation of the function has written a number
//! there that is used once. So a jump finds out whether the frame that it leads to is still the same.

use std::sync::atomic::{AtomicU64, Ordering};

use super::code::{Code, RETURN_IP, RETURN_SP, Word};
use super::dispatch::{self, Regs, go};
use super::{Activation, Interpreter};
use crate::runtime::VmContext;
use crate::runtime::jump::{JumpFailure, JumpPoint};
use crate::sys;

/// Direct host functions that return twice.
pub(super) const NAMES: [&str; 4] = ["setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"];

/// The status of an activation that is to go on at [`Target`].
pub(super) const RESUME: usize = usize::MAX;

static NEXT_MARK: AtomicU64 = AtomicU64::new(1);

/// A [`JumpPoint`]: where the call of `setjmp` ends, its frame and what the marker holds there.
struct Target {
    ip: *const Word,
    sp: *mut u64,
    marker: *mut u64,
    mark: u64,
}

impl Target {
    fn of(point: &JumpPoint) -> Target {
        let [ip, sp, marker, mark, ..] = point.0;
        Target { ip: ip as *const Word, sp: sp as *mut u64, marker: marker as *mut u64, mark: mark as u64 }
    }
}

impl Interpreter {
    /// The point after the running call of a direct host function.
    ///
    /// # Safety
    /// As for [`crate::runtime::Engine::save_jump`].
    pub(super) unsafe fn jump_point(&self, ctx: *mut VmContext) -> Option<[usize; 4]> {
        // SAFETY: the running instruction and its frame.
        unsafe {
            let (ip, sp) = ((*ctx).last_pc, (*ctx).last_fp as *mut u64);
            // The running instruction is the call of a direct host function.
            let next = (ip as *const Word).add(super::calls::CALL_HOST_WORDS as usize);
            let code = Code::around(next)?;
            let marker = sp.byte_offset(code.marker? as isize);
            if *marker == 0 {
                *marker = NEXT_MARK.fetch_add(1, Ordering::Relaxed);
            }
            Some([next as usize, sp as usize, marker as usize, *marker as usize])
        }
    }

    /// Goes on at a point with a value, if its frame lives in the running activation.
    ///
    /// # Safety
    /// As for [`crate::runtime::Engine::jump`].
    pub(super) unsafe fn jump_to(&self, ctx: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
        // SAFETY: by contract.
        match unsafe { self.find_jump(ctx, point) } {
            // SAFETY: as above, and the point is alive in the innermost activation.
            Ok(()) => unsafe { resume(ctx, point, value) },
            Err(failure) => failure,
        }
    }

    /// Looks for the frame of a point.
    ///
    /// # Safety
    /// As for [`crate::runtime::Engine::is_alive`].
    pub(super) unsafe fn find_jump(&self, ctx: *mut VmContext, point: &JumpPoint) -> Result<(), JumpFailure> {
        // SAFETY: frames of running functions; the marker is looked at only when its frame is found to be of its function.
        unsafe {
            let target = Target::of(point);
            let (mut ip, mut sp, mut outer) = ((*ctx).last_pc, (*ctx).last_fp as *mut u64, false);
            let lives =
                |ip: usize| Code::around(target.ip).is_some_and(|code| code.offset_of(ip).is_some()) && *target.marker == target.mark;
            while !sp.is_null() {
                if sp == target.sp {
                    return match (lives(ip), outer) {
                        (true, false) => Ok(()),
                        (true, true) => Err(JumpFailure::Outer),
                        (false, _) => Err(JumpFailure::Dead),
                    };
                }
                let (return_ip, caller) = (*sp.offset(RETURN_IP) as *const Word, *sp.offset(RETURN_SP) as *mut u64);
                (ip, sp) = match Code::around(return_ip) {
                    Some(_) => (return_ip as usize - 1, caller),
                    None => {
                        let activation = &*caller.cast::<Activation>();
                        outer = true;
                        (activation.caller_ip, activation.caller_sp as *mut u64)
                    }
                };
            }
        }
        Err(JumpFailure::Dead)
    }
}

/// Leaves the native frames of the activation and goes on in it.
unsafe fn resume(ctx: *mut VmContext, point: &JumpPoint, value: u32) -> ! {
    // SAFETY: the caller has found the point alive in the innermost activation. Compiled code, which has another use for these words, does
    // not run in this context.
    unsafe {
        let place = &mut (*ctx).callee_saved;
        place[..3].copy_from_slice(&[point.0[0] as u64, point.0[1] as u64, u64::from(value)]);
        sys::exit(ctx.cast(), RESUME)
    }
}

/// Goes on where [`resume`] says: the status of the activation.
pub(super) unsafe extern "C" fn reactivate(ctx: *mut u8, _: usize, _: usize) -> usize {
    let ctx = ctx.cast::<VmContext>();
    // SAFETY: `resume` has just written the place.
    unsafe {
        let [ip, sp, a, ..] = (*ctx).callee_saved;
        let r = Regs { ip: ip as *const Word, sp: sp as *mut u64, mem: (*ctx).memory0_base, ctx, a, f: 0.0 };
        dispatch::run(go(r))
    }
}
