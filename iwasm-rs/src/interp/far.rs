//! Accesses of memories that handlers do not have in a register, or whose bounds are checked: all but a 32-bit memory 0.
//!
//! Operands: offset of the memory's base in the context, static offset (64 bits), slot of the address, which a result replaces. The value of
//! a store is in the next slot. These are the instructions of modules with several memories, 64-bit addresses or small pages: every operand
//! goes through its home.

use aot_format::layout::memory;
use aot_format::trap::TrapKind;
use wasmparser::{MemArg, MemoryType, Operator};

use super::atomics::{self, AtomicOp, for_each_atomic};
use super::dispatch::{HANDLER_BYTES, Handler, Regs, go, handlers};
use super::ops::{self, LoadOp, Node, StoreOp, for_each_op};
use super::trap;
use super::value::{self, Ty, Unaligned, Value};
use crate::wasm::is_checked;

/// Size of the operands.
pub(super) const BYTES: usize = 16;

/// Effective address of an access at the address in a slot.
///
/// # Safety
/// The running instruction has the operands of this module, `at` bytes behind its begin.
#[inline(always)]
unsafe fn sum<const CHECKED: bool>(r: &Regs, at: usize, slot: *const u64) -> u64 {
    // SAFETY: by contract.
    unsafe {
        let offset = r.operand::<u64>(at + 4);
        if !CHECKED {
            return u64::from(*slot as u32) + u64::from(offset as u32);
        }
        match (*slot).checked_add(offset) {
            Some(effective) => effective,
            None => trap(r.ip, r.sp, r.ctx, TrapKind::MemoryOutOfBounds),
        }
    }
}

/// Where an access of so many bytes at an effective address is.
///
/// # Safety
/// As for [`sum`], which has computed the address.
#[inline(always)]
unsafe fn place<const CHECKED: bool>(r: &Regs, at: usize, effective: u64, bytes: u64) -> *mut u8 {
    // SAFETY: the context holds the memory's base. Without a check, every sum of 32-bit numbers lies within the reservation.
    unsafe {
        let base = *r.ctx.byte_add(r.operand::<u32>(at) as usize).cast::<*mut u8>();
        if CHECKED {
            // Threads may grow it meanwhile: the read is a single load.
            let size = base.offset(memory::SIZE_BYTES as isize).cast::<u64>().read_volatile();
            if effective > size || size - effective < bytes {
                trap(r.ip, r.sp, r.ctx, TrapKind::MemoryOutOfBounds)
            }
        }
        base.add(effective as usize)
    }
}

/// Where an access of so many bytes is.
///
/// # Safety
/// As for [`sum`].
#[inline(always)]
pub(super) unsafe fn pointer<const CHECKED: bool>(r: &Regs, at: usize, bytes: usize) -> *mut u8 {
    // SAFETY: by contract.
    unsafe { place::<CHECKED>(r, at, sum::<CHECKED>(r, at, r.slot(at + 12)), bytes as u64) }
}

handlers! {
    /// Slot = load.
    fn load[Op: LoadOp, const CHECKED: bool](r) {
        let slot = r.slot(HANDLER_BYTES + 12);
        let at = pointer::<CHECKED>(&r, HANDLER_BYTES, size_of::<Op::Raw>());
        *slot = Op::extend(at.cast::<Unaligned<Op::Raw>>().read_volatile().0).to_bits();
        r.skip(HANDLER_BYTES + BYTES);
        go(r)
    }

    /// Stores the next slot.
    fn store[Op: StoreOp, const CHECKED: bool](r) {
        let slot = r.slot(HANDLER_BYTES + 12);
        let value = Op::narrow(<Op::In as Value>::from_bits(*slot.add(1)));
        value::store(pointer::<CHECKED>(&r, HANDLER_BYTES, size_of::<Op::Raw>()), value);
        r.skip(HANDLER_BYTES + BYTES);
        go(r)
    }

    /// An atomic access.
    fn atomic[Op: AtomicOp, const CHECKED: bool](r) {
        let slot = r.slot(HANDLER_BYTES + 12);
        let effective = sum::<CHECKED>(&r, HANDLER_BYTES, slot);
        if !effective.is_multiple_of(Op::BYTES as u64) {
            trap(r.ip, r.sp, r.ctx, TrapKind::UnalignedAtomic)
        }
        Op::run(place::<CHECKED>(&r, HANDLER_BYTES, effective, Op::BYTES as u64), slot);
        r.skip(HANDLER_BYTES + BYTES);
        go(r)
    }

    /// Slot = effective address, of operators that call the runtime with one.
    fn effective[](r) {
        let slot = r.slot(HANDLER_BYTES + 12);
        *slot = sum::<true>(&r, HANDLER_BYTES, slot);
        r.skip(HANDLER_BYTES + BYTES);
        go(r)
    }
}

/// Whether memory 0 is the one that handlers have in a register.
pub(super) fn is_near(index: u32, ty: &MemoryType) -> bool {
    index == 0 && !is_checked(ty)
}

/// An instruction of this module.
pub(super) struct Far {
    pub(super) handler: Handler,
    /// Number of operands and results.
    pub(super) arity: (u32, u32),
    /// Type of the result.
    pub(super) result: Ty,
}

/// The handler of a kind, with or without a check.
macro_rules! pick {
    ($kind:ident $name:path, $checked:ident) => {
        if $checked { $kind::<$name, true> as Handler } else { $kind::<$name, false> }
    };
}

macro_rules! define_plain {
    ($(($name:ident, $category:ident $(($($arg:ident),*))?, $from:ty => $to:ty, |$($x:ident),+| $body:expr),)*) => {
        /// The instruction of a load or store.
        pub(super) fn plain(node: Node, checked: bool) -> Option<Far> {
            match node {
                $(Node::$name => define_plain!(@$category $name checked),)*
                _ => None,
            }
        }

        /// What a load or store is to.
        fn plain_target<'o>(operator: &'o Operator<'_>) -> Option<&'o MemArg> {
            match operator {
                $(Operator::$name { .. } => define_plain!(@target $category operator $name),)*
                _ => None,
            }
        }
    };
    (@load $name:ident $checked:ident) => {
        Some(Far { handler: pick!(load ops::$name, $checked), arity: (1, 1), result: <<ops::$name as LoadOp>::Out as Value>::TY })
    };
    (@store $name:ident $checked:ident) => {
        Some(Far { handler: pick!(store ops::$name, $checked), arity: (2, 0), result: Ty::I64 })
    };
    (@target load $operator:ident $name:ident) => { define_plain!(@memarg $operator $name) };
    (@target store $operator:ident $name:ident) => { define_plain!(@memarg $operator $name) };
    (@target $category:ident $operator:ident $name:ident) => { None };
    (@memarg $operator:ident $name:ident) => { if let Operator::$name { memarg } = $operator { Some(memarg) } else { None } };
    (@$category:ident $name:ident $checked:ident) => { None };
}
for_each_op!(define_plain);

macro_rules! define_atomics {
    ($(($name:ident, $kind:ident, $atomic:ident),)*) => {
        /// The instruction of an atomic access.
        pub(super) fn atomic_access(operator: &Operator<'_>, checked: bool) -> Option<Far> {
            match operator {
                $(Operator::$name { .. } => {
                    let handler = pick!(atomic atomics::$name, checked);
                    Some(Far { handler, arity: <atomics::$name as AtomicOp>::ARITY, result: Ty::I64 })
                })*
                _ => None,
            }
        }

        fn atomic_target<'o>(operator: &'o Operator<'_>) -> Option<&'o MemArg> {
            match operator {
                $(Operator::$name { memarg } => Some(memarg),)*
                Operator::MemoryAtomicNotify { memarg }
                | Operator::MemoryAtomicWait32 { memarg }
                | Operator::MemoryAtomicWait64 { memarg } => Some(memarg),
                _ => None,
            }
        }
    };
}
for_each_atomic!(define_atomics);

/// What an access is to.
pub(super) fn target<'o>(operator: &'o Operator<'_>) -> Option<&'o MemArg> {
    plain_target(operator).or_else(|| atomic_target(operator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accesses_have_instructions() {
        let memarg = MemArg { align: 0, max_align: 2, offset: 0, target: wasmparser::MemArgTarget::Memory(1), ordering: None };
        let load = Operator::I32Load { memarg };
        assert_eq!(target(&load), Some(&memarg));
        let (node, _) = Node::of(&load).unwrap();
        assert_eq!(plain(node, false).unwrap().arity, (1, 1));
        assert_ne!(plain(node, false).unwrap().handler as usize, plain(node, true).unwrap().handler as usize);
        let notify = Operator::MemoryAtomicNotify { memarg };
        assert_eq!(target(&notify), Some(&memarg));
        assert!(atomic_access(&notify, true).is_none());
        assert!(plain(Node::I32Add, true).is_none());
    }
}
