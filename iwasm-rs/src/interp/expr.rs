//! Expressions: instructions compute trees, and a tree is a type.
//!
//! Every type of tree has a [`Key`], the list of its nodes in prefix order, by which the translator finds the handlers that were made of it.
//! Operands lie in the code in the same order: those of a node, then those of its children from left to right.

use std::marker::PhantomData;

use aot_format::layout::memory;
use aot_format::trap::TrapKind;

use super::dispatch::Regs;
use super::ops::{Binary, LoadOp, Node, Unary};
use super::trap;
use super::value::{InCode, Unaligned, Value};

/// Nodes of a tree in prefix order, a byte each, the last one lowest; above them, in the highest byte, is how many. At most fifteen with the
/// root of the instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(pub(super) u128);

/// Bits of the number of nodes.
const LEN_SHIFT: u32 = 120;

impl Key {
    /// What no handler has: stands for trees that are too large.
    pub(super) const NONE: Key = Key(u128::MAX);

    /// No node.
    pub(super) const EMPTY: Key = Key(0);

    pub(super) const fn of(node: Node) -> Key {
        Key::of_byte(node as u8)
    }

    pub(super) const fn of_byte(node: u8) -> Key {
        Key(node as u128 | 1 << LEN_SHIFT)
    }

    /// How many nodes it has.
    pub(super) const fn len(self) -> u32 {
        (self.0 >> LEN_SHIFT) as u32
    }

    /// This list and then another.
    #[inline(always)]
    pub(super) const fn then(self, other: Key) -> Key {
        let len = self.len() + other.len();
        if len > 15 {
            return Key::NONE;
        }
        let nodes = (1 << LEN_SHIFT) - 1;
        Key((self.0 & nodes) << (8 * other.len()) | other.0 & nodes | (len as u128) << LEN_SHIFT)
    }

    /// The first node.
    pub(super) fn first(self) -> u8 {
        (self.0 >> (8 * (self.len().max(1) - 1))) as u8
    }

    /// Without the first of its nodes.
    pub(super) fn rest(self) -> Key {
        let len = self.len() - 1;
        Key(self.0 & ((1 << (8 * len)) - 1) | u128::from(len) << LEN_SHIFT)
    }

    /// All nodes.
    pub(super) fn bytes(self) -> impl Iterator<Item = u8> {
        self.0.to_be_bytes().into_iter().skip(16 - self.len() as usize)
    }
}

/// A tree that computes a value of type `T`.
pub(super) trait Expr<T> {
    /// Its nodes.
    const KEY: Key;
    /// Size of its operands in code.
    const BYTES: usize;

    /// Computes it; its operands begin `at` bytes behind the begin of the instruction.
    ///
    /// # Safety
    /// The running instruction contains such a tree there.
    unsafe fn eval(r: &Regs, at: usize) -> T;
}

/// A slot.
pub(super) struct Slot;

impl<T: Value> Expr<T> for Slot {
    const KEY: Key = Key::of(Node::Slot);
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> T {
        // SAFETY: by contract.
        unsafe { T::from_bits(*r.slot(at)) }
    }
}

/// An immediate.
pub(super) struct Imm;

impl<T: Value> Expr<T> for Imm {
    const KEY: Key = Key::of(Node::Imm);
    const BYTES: usize = T::IMMEDIATE_BYTES;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> T {
        // SAFETY: by contract.
        unsafe { T::immediate(r.ip.byte_add(at).cast()) }
    }
}

/// A 64-bit immediate.
pub(super) struct Wide;

impl Expr<u64> for Wide {
    const KEY: Key = Key::of(Node::Wide);
    const BYTES: usize = 8;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> u64 {
        // SAFETY: by contract.
        unsafe { (*r.ip.byte_add(at).cast::<InCode<u64>>()).0 }
    }
}

/// The accumulator of the value's class.
pub(super) struct Acc;

impl<T: Value> Expr<T> for Acc {
    const KEY: Key = Key::of(Node::Acc);
    const BYTES: usize = 0;

    #[inline(always)]
    unsafe fn eval(r: &Regs, _: usize) -> T {
        T::from_accumulators(r.a, r.f)
    }
}

/// A global in the context.
pub(super) struct Global;

impl<T: Value> Expr<T> for Global {
    const KEY: Key = Key::of(Node::Global);
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> T {
        // SAFETY: the operand is an offset of the context's layout.
        unsafe { T::from_bits(*r.ctx.byte_add(r.operand::<u32>(at) as usize).cast::<u64>()) }
    }
}

/// An imported global: the context has its address.
pub(super) struct FarGlobal;

impl<T: Value> Expr<T> for FarGlobal {
    const KEY: Key = Key::of(Node::FarGlobal);
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> T {
        // SAFETY: the operand is an offset of the context's layout; imported globals outlive the instance.
        unsafe { T::from_bits(**r.ctx.byte_add(r.operand::<u32>(at) as usize).cast::<*const u64>()) }
    }
}

/// `memory.size`.
pub(super) struct MemorySize;

impl Expr<u32> for MemorySize {
    const KEY: Key = Key::of(Node::MemorySize);
    const BYTES: usize = 0;

    #[inline(always)]
    unsafe fn eval(r: &Regs, _: usize) -> u32 {
        // SAFETY: the header lies below the memory. Threads may grow it meanwhile: the read is a single load.
        unsafe { r.mem.offset(memory::SIZE_PAGES as isize).cast::<u64>().read_volatile() as u32 }
    }
}

/// An operator with two operands.
pub(super) struct Bin<Op, L, R>(PhantomData<(Op, L, R)>);

impl<Op: Binary, L: Expr<Op::In>, R: Expr<Op::In>> Expr<Op::Out> for Bin<Op, L, R> {
    const KEY: Key = Key::of(Op::NODE).then(L::KEY).then(R::KEY);
    const BYTES: usize = L::BYTES + R::BYTES;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> Op::Out {
        // SAFETY: the operands of the children follow each other.
        unsafe {
            let left = L::eval(r, at);
            let right = R::eval(r, at + L::BYTES);
            checked(r, Op::apply(left, right))
        }
    }
}

/// An operator with one operand.
pub(super) struct Un<Op, X>(PhantomData<(Op, X)>);

impl<Op: Unary, X: Expr<Op::In>> Expr<Op::Out> for Un<Op, X> {
    const KEY: Key = Key::of(Op::NODE).then(X::KEY);
    const BYTES: usize = X::BYTES;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> Op::Out {
        // SAFETY: as the contract says.
        unsafe { checked(r, Op::apply(X::eval(r, at))) }
    }
}

/// A value that is written to a local as well: the slot, then the value. `local.tee` within a tree.
pub(super) struct Tee<E>(PhantomData<E>);

impl<T: Value, E: Expr<T>> Expr<T> for Tee<E> {
    const KEY: Key = Key::of(Node::Tee).then(E::KEY);
    const BYTES: usize = 4 + E::BYTES;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> T {
        // SAFETY: as the contract says.
        unsafe {
            let value = E::eval(r, at + 4);
            *r.slot(at) = value.to_bits();
            value
        }
    }
}

/// A load: the static offset, then the address.
pub(super) struct Load<Op, A>(PhantomData<(Op, A)>);

impl<Op: LoadOp, A: Expr<u32>> Expr<Op::Out> for Load<Op, A> {
    const KEY: Key = Key::of(Op::NODE).then(A::KEY);
    const BYTES: usize = 4 + A::BYTES;

    #[inline(always)]
    unsafe fn eval(r: &Regs, at: usize) -> Op::Out {
        // SAFETY: every 32-bit address and offset lies within the reservation of memory 0; a fault leaves the activation. Volatile: a load
        // that nobody uses must fault all the same.
        unsafe {
            let offset = r.operand::<u32>(at) as usize;
            let address = A::eval(r, at + 4) as usize;
            Op::extend(r.mem.add(address).add(offset).cast::<Unaligned<Op::Raw>>().read_volatile().0)
        }
    }
}

/// `select`: condition, first and second value.
pub(super) struct Select<C, X, Y>(PhantomData<(C, X, Y)>);

macro_rules! select {
    ($($ty:ty, $node:ident;)*) => {$(
        impl<C: Expr<u32>, X: Expr<$ty>, Y: Expr<$ty>> Expr<$ty> for Select<C, X, Y> {
            const KEY: Key = Key::of(Node::$node).then(C::KEY).then(X::KEY).then(Y::KEY);
            const BYTES: usize = C::BYTES + X::BYTES + Y::BYTES;

            #[inline(always)]
            unsafe fn eval(r: &Regs, at: usize) -> $ty {
                // SAFETY: the operands of the children follow each other.
                unsafe {
                    let condition = C::eval(r, at);
                    let (x, y) = (X::eval(r, at + C::BYTES), Y::eval(r, at + C::BYTES + X::BYTES));
                    if condition != 0 { x } else { y }
                }
            }
        }
    )*};
}
select! {
    u32, SelectInt;
    u64, SelectInt;
    f64, SelectFloat;
}

/// The value, or the end of the activation by a trap.
///
/// # Safety
/// As for [`trap`].
#[inline(always)]
unsafe fn checked<T>(r: &Regs, result: Result<T, TrapKind>) -> T {
    match result {
        Ok(value) => value,
        // SAFETY: by contract.
        Err(kind) => unsafe { trap(r.ip, r.sp, r.ctx, kind) },
    }
}
