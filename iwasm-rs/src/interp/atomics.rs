//! Atomic accesses to linear memory: sequentially consistent, and only at aligned addresses.
//!
//! Operands: static offset, the first argument's slot. The result replaces the first argument.

use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering, fence};

use aot_format::trap::TrapKind;

use super::dispatch::{HANDLER_BYTES, go, handlers};
use super::trap;

/// Calls a macro with all atomic accesses: `(Name, kind, atomic type)`; kinds are `load`, `store`, `cmpxchg` and the
/// read-modify-write methods of the atomic types.
macro_rules! for_each_atomic {
    ($m:ident) => {
        $m! {
            (I32AtomicLoad, load, AtomicU32), (I32AtomicLoad8U, load, AtomicU8), (I32AtomicLoad16U, load, AtomicU16),
            (I64AtomicLoad, load, AtomicU64), (I64AtomicLoad8U, load, AtomicU8), (I64AtomicLoad16U, load, AtomicU16),
            (I64AtomicLoad32U, load, AtomicU32),
            (I32AtomicStore, store, AtomicU32), (I32AtomicStore8, store, AtomicU8), (I32AtomicStore16, store, AtomicU16),
            (I64AtomicStore, store, AtomicU64), (I64AtomicStore8, store, AtomicU8), (I64AtomicStore16, store, AtomicU16),
            (I64AtomicStore32, store, AtomicU32),
            (I32AtomicRmwAdd, fetch_add, AtomicU32), (I32AtomicRmw8AddU, fetch_add, AtomicU8), (I32AtomicRmw16AddU, fetch_add, AtomicU16),
            (I64AtomicRmwAdd, fetch_add, AtomicU64), (I64AtomicRmw8AddU, fetch_add, AtomicU8), (I64AtomicRmw16AddU, fetch_add, AtomicU16),
            (I64AtomicRmw32AddU, fetch_add, AtomicU32),
            (I32AtomicRmwSub, fetch_sub, AtomicU32), (I32AtomicRmw8SubU, fetch_sub, AtomicU8), (I32AtomicRmw16SubU, fetch_sub, AtomicU16),
            (I64AtomicRmwSub, fetch_sub, AtomicU64), (I64AtomicRmw8SubU, fetch_sub, AtomicU8), (I64AtomicRmw16SubU, fetch_sub, AtomicU16),
            (I64AtomicRmw32SubU, fetch_sub, AtomicU32),
            (I32AtomicRmwAnd, fetch_and, AtomicU32), (I32AtomicRmw8AndU, fetch_and, AtomicU8), (I32AtomicRmw16AndU, fetch_and, AtomicU16),
            (I64AtomicRmwAnd, fetch_and, AtomicU64), (I64AtomicRmw8AndU, fetch_and, AtomicU8), (I64AtomicRmw16AndU, fetch_and, AtomicU16),
            (I64AtomicRmw32AndU, fetch_and, AtomicU32),
            (I32AtomicRmwOr, fetch_or, AtomicU32), (I32AtomicRmw8OrU, fetch_or, AtomicU8), (I32AtomicRmw16OrU, fetch_or, AtomicU16),
            (I64AtomicRmwOr, fetch_or, AtomicU64), (I64AtomicRmw8OrU, fetch_or, AtomicU8), (I64AtomicRmw16OrU, fetch_or, AtomicU16),
            (I64AtomicRmw32OrU, fetch_or, AtomicU32),
            (I32AtomicRmwXor, fetch_xor, AtomicU32), (I32AtomicRmw8XorU, fetch_xor, AtomicU8), (I32AtomicRmw16XorU, fetch_xor, AtomicU16),
            (I64AtomicRmwXor, fetch_xor, AtomicU64), (I64AtomicRmw8XorU, fetch_xor, AtomicU8), (I64AtomicRmw16XorU, fetch_xor, AtomicU16),
            (I64AtomicRmw32XorU, fetch_xor, AtomicU32),
            (I32AtomicRmwXchg, swap, AtomicU32), (I32AtomicRmw8XchgU, swap, AtomicU8), (I32AtomicRmw16XchgU, swap, AtomicU16),
            (I64AtomicRmwXchg, swap, AtomicU64), (I64AtomicRmw8XchgU, swap, AtomicU8), (I64AtomicRmw16XchgU, swap, AtomicU16),
            (I64AtomicRmw32XchgU, swap, AtomicU32),
            (I32AtomicRmwCmpxchg, cmpxchg, AtomicU32), (I32AtomicRmw8CmpxchgU, cmpxchg, AtomicU8), (I32AtomicRmw16CmpxchgU, cmpxchg, AtomicU16),
            (I64AtomicRmwCmpxchg, cmpxchg, AtomicU64), (I64AtomicRmw8CmpxchgU, cmpxchg, AtomicU8), (I64AtomicRmw16CmpxchgU, cmpxchg, AtomicU16),
            (I64AtomicRmw32CmpxchgU, cmpxchg, AtomicU32),
        }
    };
}
pub(super) use for_each_atomic;

/// An atomic access. Equal accesses of i32 and i64 are one: values are zero-extended.
pub(super) trait AtomicOp {
    /// Size of the access.
    const BYTES: usize;
    /// Number of operands and results.
    const ARITY: (u32, u32);

    /// # Safety
    /// `at` is an aligned address in a memory's reservation; the operands behind the address begin at `args[1]`.
    unsafe fn run(at: *mut u8, args: *mut u64);
}

macro_rules! define_atomics {
    ($(($name:ident, $kind:ident, $atomic:ident),)*) => {$(
        pub(super) struct $name;
        impl AtomicOp for $name {
            const BYTES: usize = size_of::<$atomic>();
            const ARITY: (u32, u32) = define_atomics!(@arity $kind);

            #[inline(always)]
            unsafe fn run(at: *mut u8, args: *mut u64) {
                // SAFETY: by contract.
                unsafe {
                    let cell = $atomic::from_ptr(at.cast());
                    define_atomics!(@run $kind, cell, args);
                }
            }
        }
    )*};
    (@arity load) => { (1, 1) };
    (@arity store) => { (2, 0) };
    (@arity cmpxchg) => { (3, 1) };
    (@arity $rmw:ident) => { (2, 1) };
    (@run load, $cell:ident, $args:ident) => { *$args = $cell.load(Ordering::SeqCst) as u64 };
    (@run store, $cell:ident, $args:ident) => { $cell.store(*$args.add(1) as _, Ordering::SeqCst) };
    // The expected value is compared as it is: one that does not fit the access equals nothing, but the access takes place.
    (@run cmpxchg, $cell:ident, $args:ident) => {{
        let (expected, replacement) = (*$args.add(1), *$args.add(2));
        let old = if fits($cell, expected) {
            match $cell.compare_exchange(expected as _, replacement as _, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(old) | Err(old) => old,
            }
        } else {
            $cell.load(Ordering::SeqCst)
        };
        *$args = old as u64;
    }};
    (@run $rmw:ident, $cell:ident, $args:ident) => { *$args = $cell.$rmw(*$args.add(1) as _, Ordering::SeqCst) as u64 };
}
for_each_atomic!(define_atomics);

/// Whether a value fits the access.
#[inline(always)]
fn fits<A>(_: &A, value: u64) -> bool {
    size_of::<A>() == 8 || value >> (size_of::<A>() * 8) == 0
}

handlers! {
    /// An atomic access.
    fn atomic[Op: AtomicOp](r) {
        let args = r.slot(HANDLER_BYTES + 4);
        let address = u64::from(*args as u32) + u64::from(r.operand::<u32>(HANDLER_BYTES));
        if !address.is_multiple_of(Op::BYTES as u64) {
            trap(r.ip, r.sp, r.ctx, TrapKind::UnalignedAtomic)
        }
        Op::run(r.mem.add(address as usize), args);
        r.skip(HANDLER_BYTES + 8);
        go(r)
    }

    /// `atomic.fence`.
    fn atomic_fence[](r) {
        fence(Ordering::SeqCst);
        r.skip(HANDLER_BYTES);
        go(r)
    }

    /// `unreachable`.
    fn unreachable[](r) {
        trap(r.ip, r.sp, r.ctx, TrapKind::Unreachable)
    }
}
