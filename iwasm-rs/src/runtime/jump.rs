//! `setjmp` and `longjmp` as direct host functions.
//!
//! A `setjmp` asks the engine where the running code goes on and keeps that under the address of the guest's buffer. A `longjmp` asks the engine to go on
//! there, if the activation that called `setjmp` still lives. When it lies beyond a host function, such as the delivery of a signal, the activations in
//! between end one by one with [`Status::Jump`], so that host code sees [`super::Exit::Jump`] and can clean up.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::atomic::Ordering::Relaxed;

use aot_format::layout::context::CALLEE_SAVED_WORDS;
use aot_format::trap::TrapKind;
use rustc_hash::FxHashMap;

use super::context::VmContext;
use super::engine::Status;
use super::instance::Host;
use super::trap::Trap;
use crate::sys;

/// A place in running code, in words that only its engine understands.
#[derive(Clone, Copy, Debug, Default)]
pub struct JumpPoint(pub [usize; CALLEE_SAVED_WORDS + 4]);

/// How many buffers a thread may have that a `longjmp` could still go to. Somewhat more may be noticed late.
pub const MAX_BUFFERS: usize = 1 << 16;

/// Why an engine cannot go on at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpFailure {
    /// It belongs to an outer activation of this or another context.
    Outer,
    /// The function has returned.
    Dead,
}

/// What a jump to a function that has returned is called.
pub(super) const DEAD: &str = "longjmp to a function that has returned";

pub(super) fn dead() -> Trap {
    Trap::with_detail(TrapKind::Unreachable, DEAD.to_string())
}

#[derive(Clone, Copy)]
struct Saved {
    point: JumpPoint,
    context: *mut VmContext,
    stack_pointer: u32,
    mask: Option<u64>,
}

/// Where a thread's jumps lead to, by address of the guest's buffer.
struct Buffers {
    places: FxHashMap<u32, Box<Saved>>,
    /// When there are that many, those to which there is no way any more are forgotten.
    looked_through_at: usize,
}

impl Buffers {
    const FEW: usize = 256;

    /// The place for a buffer, to be written, which is this one if there is none; `None` when there are too many that are alive.
    fn place(&mut self, buffer: u32, fresh: Saved, is_alive: impl Fn(&Saved) -> bool) -> Option<&mut Saved> {
        if self.places.len() >= self.looked_through_at && !self.places.contains_key(&buffer) {
            self.places.retain(|_, saved| is_alive(saved));
            // However many are alive, as many come before all are looked at again.
            self.looked_through_at = (2 * self.places.len()).max(Buffers::FEW);
            if self.places.len() >= MAX_BUFFERS {
                self.looked_through_at = self.places.len();
                return None;
            }
        }
        Some(self.places.entry(buffer).or_insert_with(|| Box::new(fresh)))
    }
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::new(Buffers { places: FxHashMap::default(), looked_through_at: Buffers::FEW });
    /// The jump that ends activations.
    static UNDERWAY: Cell<Option<(Saved, u32)>> = const { Cell::new(None) };
}

/// `setjmp(buffer)`
///
/// # Safety
/// Only to be called by guest code as a direct host function.
pub unsafe extern "C" fn setjmp(context: *mut VmContext, buffer: u64) -> u64 {
    // SAFETY: as above.
    unsafe { save(context, buffer, false) }
}

/// `sigsetjmp(buffer, save_mask)`
///
/// # Safety
/// As [`setjmp`].
pub unsafe extern "C" fn sigsetjmp(context: *mut VmContext, buffer: u64, save_mask: u64) -> u64 {
    // SAFETY: as above.
    unsafe { save(context, buffer, save_mask as u32 != 0) }
}

/// `longjmp(buffer, value)`
///
/// # Safety
/// As [`setjmp`].
pub unsafe extern "C" fn longjmp(context: *mut VmContext, buffer: u64, value: u64) -> u64 {
    let saved = BUFFERS.with_borrow(|buffers| buffers.places.get(&(buffer as u32)).map(|saved| **saved));
    let Some(saved) = saved else {
        // SAFETY: guest code called us; this frame owns nothing.
        unsafe { refuse(context, format_args!("{DEAD}")) }
    };
    UNDERWAY.set(Some((saved, (value as u32).max(1))));
    // SAFETY: as above.
    unsafe { resume(context) }
}

unsafe fn save(context: *mut VmContext, buffer: u64, with_mask: bool) -> u64 {
    // SAFETY: guest code called us in its context.
    let instance = unsafe { VmContext::instance(context) };
    // SAFETY: as above.
    let is_saved = BUFFERS.with_borrow_mut(|buffers| {
        let fresh = Saved { point: JumpPoint::default(), context, stack_pointer: 0, mask: None };
        // SAFETY: as above, and `setjmp` of this context has saved the point.
        let is_alive = |saved: &Saved| saved.context != context || unsafe { instance.engine.is_alive(context, &saved.point) };
        let Some(saved) = buffers.place(buffer as u32, fresh, is_alive) else { return false };
        saved.context = context;
        saved.mask = instance.host.as_deref().filter(|_| with_mask).map(Host::signal_mask);
        saved.stack_pointer = instance.stack_pointer().map_or(0, |slot| slot.load(Relaxed));
        // SAFETY: as above.
        if !unsafe { instance.engine.save_jump(context, &mut saved.point) } {
            buffers.places.remove(&(buffer as u32));
        }
        true
    });
    if !is_saved {
        // SAFETY: as above; this frame owns nothing.
        unsafe { refuse(context, format_args!("setjmp with more buffers than {MAX_BUFFERS} in functions that have not returned")) }
    }
    0
}

/// Ends the running call with a trap.
///
/// # Safety
/// As [`crate::runtime::Instance::raise`].
unsafe fn refuse(context: *mut VmContext, why: fmt::Arguments<'_>) -> ! {
    // SAFETY: guest code runs in this context; the caller vouches for the frames.
    unsafe {
        let trap = VmContext::instance(context).trap(TrapKind::Unreachable);
        super::leave(context, Trap { detail: Some(why.to_string()), ..trap }.into());
    }
    unreachable!("a trap is not thrown");
}

/// Goes on with the jump under way: at its target, or by ending the innermost activation.
///
/// # Safety
/// Guest code of this context called us on this thread, and no frame since then owns anything.
pub(super) unsafe fn resume(context: *mut VmContext) -> ! {
    let Some((saved, value)) = UNDERWAY.take() else { unreachable!("only a longjmp ends a call with a jump") };
    // SAFETY: guest code runs in this context.
    let instance = unsafe { VmContext::instance(context) };
    let mut failure = JumpFailure::Outer;
    if saved.context == context {
        let global = instance.stack_pointer();
        let before = global.map_or(0, |slot| slot.load(Relaxed));
        if let Some(slot) = global {
            slot.store(saved.stack_pointer, Relaxed);
        }
        let host = instance.host.as_deref();
        let masks = host.zip(saved.mask).map(|(host, mask)| (host, mask, host.signal_mask()));
        if let Some((host, mask, _)) = masks {
            host.set_signal_mask(mask);
        }
        // SAFETY: as above, and `longjmp` found the point where `setjmp` left it.
        failure = unsafe { instance.engine.jump(context, &saved.point, value) };
        // It came back: nothing has happened.
        if let Some(slot) = global {
            slot.store(before, Relaxed);
        }
        if let Some((host, _, before)) = masks {
            host.set_signal_mask(before);
        }
    }
    match failure {
        JumpFailure::Outer => {
            UNDERWAY.set(Some((saved, value)));
            // SAFETY: the caller vouches for the frames.
            unsafe { sys::exit(context.cast(), Status::Jump as usize) }
        }
        JumpFailure::Dead => {
            // SAFETY: as above.
            unsafe { refuse(context, format_args!("{DEAD}")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    const FRESH: Saved = Saved { point: JumpPoint([0; CALLEE_SAVED_WORDS + 4]), context: ptr::null_mut(), stack_pointer: 0, mask: None };

    fn buffers() -> Buffers {
        Buffers { places: FxHashMap::default(), looked_through_at: Buffers::FEW }
    }

    #[test]
    fn buffers_are_refused_when_too_many_are_alive() {
        let mut buffers = buffers();
        let most = MAX_BUFFERS as u32;
        assert!((0..most).all(|buffer| buffers.place(buffer, FRESH, |_| true).is_some()));
        assert!(buffers.place(most, FRESH, |_| true).is_none() && buffers.place(most, FRESH, |_| true).is_none());
        assert!(buffers.place(7, FRESH, |_| true).is_some(), "it has a place");
        assert!(buffers.place(most, FRESH, |_| false).is_some() && buffers.places.len() == 1);
    }

    #[test]
    fn few_are_looked_at_for_each_that_is_new_however_many_are_alive() {
        let (mut buffers, looks) = (buffers(), Cell::new(0));
        let alive = MAX_BUFFERS as u32 - 2;
        // All but two buffers are those of functions that have not returned; those of the others are at ever other addresses.
        let count = 10 * alive;
        for buffer in 0..count {
            let saved = Saved { stack_pointer: buffer, ..FRESH };
            let is_alive = |saved: &Saved| {
                looks.set(looks.get() + 1);
                saved.stack_pointer < alive
            };
            assert!(buffers.place(buffer, saved, is_alive).is_some(), "{buffer}");
        }
        assert!(looks.get() < 4 * count, "{} looks", looks.get());
        assert!(buffers.places.len() <= 2 * MAX_BUFFERS);
    }
}
