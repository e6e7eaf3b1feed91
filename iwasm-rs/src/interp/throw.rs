//! Exceptions, and what waits for delivery.

use std::sync::atomic::Ordering;

use aot_format::trap::TrapKind;

use super::code::{Catch, CatchReference, Code, RETURN_IP, RETURN_SP, Word};
use super::dispatch::{HANDLER_BYTES, Regs, Step, go, handlers, stop};
use super::{save, trap};
use crate::runtime::{self, Exception, Status, VmContext};

handlers! {
    /// Runs what waits, then goes on at `ip`. The context knows the free slots.
    #[cold]
    #[inline(never)]
    fn deliver[](r) {
        let free = (*r.ctx).interp_sp;
        save(r.ip, r.sp, r.ctx, free);
        let exception = run_pending(r.ctx);
        if exception.is_null() { go(r) } else { land(r, exception) }
    }

    /// Throws a new exception. Operands: offset of the tag in the context, first argument, their number, distance to the entry.
    fn throw[](r) {
        let tag = *r.ctx.byte_add(r.operand::<u32>(HANDLER_BYTES) as usize).cast::<u64>();
        let (args, count) = (r.slot(HANDLER_BYTES + 4), r.operand::<u32>(HANDLER_BYTES + 8) as usize);
        save(r.ip, r.sp, r.ctx, args.add(count));
        let exception = make(r.ctx, tag, args, count);
        r.skip(HANDLER_BYTES + 16);
        land(r, exception)
    }

    /// Traps if a slot holds null. Operand: the slot.
    fn non_null[](r) {
        if *r.slot(HANDLER_BYTES) == 0 {
            trap(r.ip, r.sp, r.ctx, TrapKind::NullReference)
        }
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }

    /// Throws an exception again. Operands: slot of the reference, distance to the entry.
    fn throw_ref[](r) {
        let exception = *r.slot(HANDLER_BYTES) as *mut Exception;
        if exception.is_null() {
            trap(r.ip, r.sp, r.ctx, TrapKind::NullReference)
        }
        r.skip(HANDLER_BYTES + 8);
        land(r, exception)
    }
}

#[inline(never)]
unsafe extern "C" fn make(ctx: *mut VmContext, tag: u64, args: *const u64, count: usize) -> *mut Exception {
    // SAFETY: the arguments lie in the frame of the throwing function.
    unsafe { runtime::allocate_exception(ctx, tag, std::slice::from_raw_parts(args, count)) }
}

/// Lets the host run what waits: null, or the exception that it ended with.
#[inline(never)]
unsafe extern "C" fn run_pending(ctx: *mut VmContext) -> *mut Exception {
    // SAFETY: the context is live; `leave` drops nothing of this frame.
    unsafe {
        match VmContext::instance(ctx).deliver() {
            Ok(()) => std::ptr::null_mut(),
            Err(exit) => runtime::leave(ctx, exit),
        }
    }
}

/// Goes on where an exception is caught, or ends the activation with it.
///
/// # Safety
/// `r.ip` is the end of the instruction that throws in the frame `r.sp`; the exception is alive.
#[inline(always)]
pub(super) unsafe fn land(mut r: Regs, exception: *mut Exception) -> Step {
    // SAFETY: by contract.
    unsafe {
        let place = unwind(r.ip, r.sp, r.ctx, exception);
        if place.ip.is_null() {
            (*r.ctx).exception = exception;
            return stop(Status::Exception as usize);
        }
        (r.ip, r.sp) = (place.ip, place.sp);
        if (*r.ctx).pending.load(Ordering::Relaxed) != 0 {
            return deliver(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        go(r)
    }
}

/// Where an exception is caught; null if nowhere in the activation.
#[repr(C)]
struct Place {
    ip: *const Word,
    sp: *mut u64,
}

/// Finds the innermost clause that catches an exception, and hands it its values.
#[inline(never)]
unsafe extern "C" fn unwind(mut ip: *const Word, mut sp: *mut u64, ctx: *mut VmContext, exception: *mut Exception) -> Place {
    // SAFETY: frames of the activation are alive; clauses name slots of their frame.
    unsafe {
        while let Some(code) = Code::around(ip) {
            // The instruction that threw ends at `ip`.
            let at = code.offset_of(ip as usize - 1).unwrap_or(0);
            if let Some(catch) = find(code, at, ctx, &*exception) {
                let slots = sp.byte_offset(catch.slot as isize);
                put(slots, catch, exception);
                // What the host runs before the first instruction of the clause keeps off its values.
                (*ctx).interp_sp = sp.byte_add(code.frame_bytes as usize);
                return Place { ip: code.entry().add(catch.target as usize), sp };
            }
            (ip, sp) = (*sp.offset(RETURN_IP) as *const Word, *sp.offset(RETURN_SP) as *mut u64);
        }
    }
    Place { ip: std::ptr::null(), sp: std::ptr::null_mut() }
}

unsafe fn find(code: &Code, at: u32, ctx: *mut VmContext, exception: &Exception) -> Option<Catch> {
    let table = &code.exceptions;
    let mut next = table.ranges.iter().find(|(begin, end, _)| (*begin..*end).contains(&at)).map(|(.., region)| *region);
    while let Some(region) = next {
        let region = &table.regions[region as usize];
        for catch in &region.catches {
            // SAFETY: the offset comes from the layout of the context.
            let tag = catch.tag.map(|offset| unsafe { *ctx.byte_add(offset as usize).cast::<u64>() });
            if tag.is_none_or(|tag| tag == exception.tag) {
                return Some(*catch);
            }
        }
        next = region.parent;
    }
    None
}

unsafe fn put(mut slots: *mut u64, catch: Catch, exception: *mut Exception) {
    // SAFETY: the frame has room for what the clause takes.
    unsafe {
        if catch.reference == CatchReference::First {
            *slots = exception as u64;
            slots = slots.add(1);
        }
        if catch.tag.is_some() {
            for value in (*exception).args() {
                *slots = *value;
                slots = slots.add(1);
            }
        }
        if catch.reference == CatchReference::Last {
            *slots = exception as u64;
        }
    }
}
