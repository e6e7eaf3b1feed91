//! The instructions that move values and control within a function.

use std::marker::PhantomData;
use std::sync::atomic::Ordering;

use super::code::{RETURN_IP, RETURN_SP, Word};
use super::dispatch::{HANDLER_BYTES, Regs, Step, go, handlers};
use super::expr::Expr;
use super::ops::StoreOp;
use super::throw::deliver;
use super::value::{self, Value};

/// Begin of the operands.
const OPERANDS: usize = HANDLER_BYTES;

/// What an instruction does before it goes on to the next, or to what a branch, call or return leads to.
pub(super) trait Effect {
    /// Size of its operands.
    const BYTES: usize;

    /// Does it; its operands begin `at` bytes behind the begin of the instruction.
    ///
    /// # Safety
    /// The running instruction has such operands there.
    unsafe fn run(r: &mut Regs, at: usize);
}

/// Nothing.
pub(super) struct Nothing;

impl Effect for Nothing {
    const BYTES: usize = 0;

    #[inline(always)]
    unsafe fn run(_: &mut Regs, _: usize) {}
}

/// One after the other.
pub(super) struct Pair<X, Y>(PhantomData<(X, Y)>);

impl<X: Effect, Y: Effect> Effect for Pair<X, Y> {
    const BYTES: usize = X::BYTES + Y::BYTES;

    #[inline(always)]
    unsafe fn run(r: &mut Regs, at: usize) {
        // SAFETY: their operands follow each other.
        unsafe {
            X::run(r, at);
            Y::run(r, at + X::BYTES);
        }
    }
}

/// Accumulator = tree.
pub(super) struct Compute<T, E>(PhantomData<(T, E)>);

impl<T: Value, E: Expr<T>> Effect for Compute<T, E> {
    const BYTES: usize = E::BYTES;

    #[inline(always)]
    unsafe fn run(r: &mut Regs, at: usize) {
        // SAFETY: by contract.
        unsafe { E::eval(r, at).into_accumulators(&mut r.a, &mut r.f) }
    }
}

/// Slot = tree. Operands: slot, tree.
pub(super) struct Set<T, E>(PhantomData<(T, E)>);

impl<T: Value, E: Expr<T>> Effect for Set<T, E> {
    const BYTES: usize = 4 + E::BYTES;

    #[inline(always)]
    unsafe fn run(r: &mut Regs, at: usize) {
        // SAFETY: by contract.
        unsafe {
            let value = E::eval(r, at + 4);
            *r.slot(at) = value.to_bits();
        }
    }
}

/// Memory = tree. Operands: static offset, address, value.
pub(super) struct Put<Op, A, V>(PhantomData<(Op, A, V)>);

impl<Op: StoreOp, A: Expr<u32>, V: Expr<Op::In>> Effect for Put<Op, A, V> {
    const BYTES: usize = 4 + A::BYTES + V::BYTES;

    #[inline(always)]
    unsafe fn run(r: &mut Regs, at: usize) {
        // SAFETY: every 32-bit address and offset lies within the reservation of memory 0; a fault leaves the activation.
        unsafe {
            let offset = r.operand::<u32>(at) as usize;
            let address = A::eval(r, at + 4) as usize;
            let value = Op::narrow(V::eval(r, at + 4 + A::BYTES));
            value::store(r.mem.add(address).add(offset), value);
        }
    }
}

handlers! {
    /// Goes on to the next.
    fn effect[X: Effect](r) {
        X::run(&mut r, OPERANDS);
        r.skip(OPERANDS + X::BYTES);
        go(r)
    }

    /// Global in the context = tree. Operands: offset in the context, tree.
    fn set_global[T: Value, E: Expr<T>](r) {
        let value = E::eval(&r, OPERANDS + 4);
        *r.ctx.byte_add(r.operand::<u32>(OPERANDS) as usize).cast::<u64>() = value.to_bits();
        r.skip(OPERANDS + 4 + E::BYTES);
        go(r)
    }

    /// Imported global = tree. Operands: offset in the context of its address, tree.
    fn set_far_global[T: Value, E: Expr<T>](r) {
        let value = E::eval(&r, OPERANDS + 4);
        **r.ctx.byte_add(r.operand::<u32>(OPERANDS) as usize).cast::<*mut u64>() = value.to_bits();
        r.skip(OPERANDS + 4 + E::BYTES);
        go(r)
    }

    /// Goes elsewhere. Operands: effect, distance.
    fn br[X: Effect](r) {
        X::run(&mut r, OPERANDS);
        r.ip = target(&r, OPERANDS + X::BYTES);
        go(r)
    }

    /// Goes back to a loop. Operands: effect, distance, free slots.
    fn br_back[X: Effect](r) {
        X::run(&mut r, OPERANDS);
        go_back(r, OPERANDS + X::BYTES)
    }

    /// Goes elsewhere if the tree is not 0. Operands: effect, distance, tree.
    fn br_if[X: Effect, E: Expr<u32>](r) {
        X::run(&mut r, OPERANDS);
        let taken = E::eval(&r, OPERANDS + X::BYTES + 4) != 0;
        branch(r, OPERANDS + X::BYTES, E::BYTES, taken)
    }

    /// Goes elsewhere if the tree is 0. Operands: effect, distance, tree.
    fn br_unless[X: Effect, E: Expr<u32>](r) {
        X::run(&mut r, OPERANDS);
        let taken = E::eval(&r, OPERANDS + X::BYTES + 4) == 0;
        branch(r, OPERANDS + X::BYTES, E::BYTES, taken)
    }

    /// Goes back to a loop if the tree is not 0. Operands: effect, distance, free slots, tree.
    fn back_if[X: Effect, E: Expr<u32>](r) {
        X::run(&mut r, OPERANDS);
        let taken = E::eval(&r, OPERANDS + X::BYTES + 8) != 0;
        branch_back(r, OPERANDS + X::BYTES, E::BYTES, taken)
    }

    /// Goes back to a loop if the tree is 0. Operands: effect, distance, free slots, tree.
    fn back_unless[X: Effect, E: Expr<u32>](r) {
        X::run(&mut r, OPERANDS);
        let taken = E::eval(&r, OPERANDS + X::BYTES + 8) == 0;
        branch_back(r, OPERANDS + X::BYTES, E::BYTES, taken)
    }

    /// Goes to one of several places; the last is for every greater index. Operands: their number - 1, index, distances.
    fn br_table[E: Expr<u32>](r) {
        let last = r.operand::<u32>(OPERANDS);
        let index = E::eval(&r, OPERANDS + 4).min(last);
        r.ip = target(&r, OPERANDS + 4 + E::BYTES + index as usize * 4);
        go(r)
    }

    /// Returns without a result, or with results that are in place.
    fn ret[](r) {
        leave_frame(r)
    }

    /// Returns a tree. Operands: effect, tree.
    fn ret_value[X: Effect, T: Value, E: Expr<T>](r) {
        X::run(&mut r, OPERANDS);
        let value = E::eval(&r, OPERANDS + X::BYTES);
        // A fault in the tree is found by the registers that this instruction began with: they are used until here.
        #[cfg(not(miri))]
        std::arch::asm!("/* {} {} */", in(reg) r.ip, in(reg) r.sp, options(nostack, preserves_flags));
        value.into_accumulators(&mut r.a, &mut r.f);
        leave_frame(r)
    }

    /// Copies slots. Operands: the first of them, their number, where they go.
    fn move_slots[](r) {
        copy_slots(r.slot(OPERANDS), r.slot(OPERANDS + 8), r.operand(OPERANDS + 4));
        r.skip(OPERANDS + 12);
        go(r)
    }

    /// Returns several results. Operands: first slot of the results, their number, first slot of the parameters.
    fn ret_slots[](r) {
        let (ip, sp) = (*r.sp.offset(RETURN_IP), *r.sp.offset(RETURN_SP));
        copy_slots(r.slot(OPERANDS), r.slot(OPERANDS + 8), r.operand(OPERANDS + 4));
        (r.ip, r.sp) = (ip as *const Word, sp as *mut u64);
        go(r)
    }
}

#[inline(always)]
unsafe fn leave_frame(mut r: Regs) -> Step {
    // SAFETY: the header of the running frame.
    unsafe {
        r.ip = *r.sp.offset(RETURN_IP) as *const Word;
        r.sp = *r.sp.offset(RETURN_SP) as *mut u64;
        go(r)
    }
}

/// Copies overlapping slots.
///
/// # Safety
/// Both ranges lie in the stack.
#[inline(never)]
pub(super) unsafe extern "C" fn copy_slots(from: *const u64, to: *mut u64, count: u32) {
    // SAFETY: by contract.
    unsafe { std::ptr::copy(from, to, count as usize) }
}

/// Where the distance `at` leads: in bytes from the begin of the instruction.
#[inline(always)]
unsafe fn target(r: &Regs, at: usize) -> *const Word {
    // SAFETY: distances lead to instructions.
    unsafe { r.ip.byte_offset(r.operand::<i32>(at) as isize) }
}

/// Goes where the distance `at` leads, or on behind it and a tree of some size.
#[inline(always)]
unsafe fn branch(mut r: Regs, at: usize, tree_bytes: usize, taken: bool) -> Step {
    // SAFETY: instructions begin at both places.
    unsafe {
        if taken {
            r.ip = target(&r, at);
            separate();
            return go(r);
        }
        r.skip(at + 4 + tree_bytes);
        go(r)
    }
}

/// The same back to a loop; free slots are told behind the distance.
#[inline(always)]
unsafe fn branch_back(mut r: Regs, at: usize, tree_bytes: usize, taken: bool) -> Step {
    // SAFETY: as above.
    unsafe {
        if taken {
            return go_back(r, at);
        }
        r.skip(at + 8 + tree_bytes);
        go(r)
    }
}

/// Goes on in a loop, or first delivers what waits: so that signals reach code that calls nothing.
#[inline(always)]
unsafe fn go_back(mut r: Regs, at: usize) -> Step {
    // SAFETY: slots from the one that is told on are free; an instruction begins where the distance leads.
    unsafe {
        let to = target(&r, at);
        if (*r.ctx).pending.load(Ordering::Relaxed) != 0 {
            (*r.ctx).interp_sp = r.slot(at + 4);
            return deliver(to, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        r.ip = to;
        separate();
        go(r)
    }
}

/// Keeps LLVM from merging the dispatches of both ways of a branch, which would replace two predictable jumps by one and a conditional move.
#[inline(always)]
fn separate() {
    #[cfg(not(miri))]
    // SAFETY: nothing.
    unsafe {
        std::arch::asm!("", options(nomem, nostack, preserves_flags))
    };
}
