//! Instructions on vectors.
//!
//! A v128 lies in two slots. Vectors come from slots and go to slots, whatever handlers keep in registers: what is computed at once outweighs
//! the way through memory. Numbers among the operands are trees; those among the results go to their accumulator.
//!
//! - [`lanes`]: what lanes are, and functions over them; [`ops`]: the operators, one table.
//! - here: a handler for each category of the table, and what the translator needs to choose one.

mod lanes;
mod ops;

use wasmparser::{MemArg, Operator};

use super::dispatch::{HANDLER_BYTES, Handler, Regs, go, handlers};
use super::expr::{Acc, Bin, Expr, Imm, Key, Slot};
use super::far;
use super::ops::I32Add;
use super::value::{self, Ty, Unaligned, Value};
use lanes::{LaneNumber, V128, of_halves, of_quarters};
use ops::*;

/// Begin of the operands.
const OPERANDS: usize = HANDLER_BYTES;

/// The vector in the slots that the operand `at` names.
///
/// # Safety
/// The instruction has a slot there, of a vector.
#[inline(always)]
unsafe fn get(r: &Regs, at: usize) -> V128 {
    // SAFETY: by contract.
    unsafe { (*r.slot(at).cast::<Unaligned<V128>>()).0 }
}

/// Writes the vector in the slots that the operand `at` names.
///
/// # Safety
/// As for [`get`].
#[inline(always)]
unsafe fn put(r: &Regs, at: usize, value: V128) {
    // SAFETY: by contract.
    unsafe { (*r.slot(at).cast::<Unaligned<V128>>()).0 = value }
}

/// A lane of the vector in the slots that the operand `at` names. The operand before it is the lane's number.
///
/// # Safety
/// As for [`get`], and the vector has such a lane.
#[inline(always)]
unsafe fn lane<T>(r: &Regs, slot: usize, number: usize) -> *mut Unaligned<T> {
    // SAFETY: by contract.
    unsafe { r.slot(slot).cast::<Unaligned<T>>().add(r.operand::<u32>(number) as usize) }
}

/// Where an access of linear memory is.
pub(in crate::interp) trait Address {
    /// Size of its operands.
    const BYTES: usize;

    /// Where an access of so many bytes is.
    ///
    /// # Safety
    /// Its operands are `at` bytes behind the begin of the instruction.
    unsafe fn pointer(r: &Regs, at: usize, bytes: usize) -> *mut u8;
}

/// In memory 0, whose addresses have 32 bits. Operands: static offset, address.
pub(in crate::interp) struct Near<E>(std::marker::PhantomData<E>);

impl<E: Expr<u32>> Address for Near<E> {
    const BYTES: usize = 4 + E::BYTES;

    #[inline(always)]
    unsafe fn pointer(r: &Regs, at: usize, _: usize) -> *mut u8 {
        // SAFETY: every 32-bit address and offset lies within the reservation of memory 0; a fault leaves the activation.
        unsafe { r.mem.add(E::eval(r, at + 4) as usize).add(r.operand::<u32>(at) as usize) }
    }
}

/// In any other memory. Operands: those of [`far`].
pub(in crate::interp) struct Far<const CHECKED: bool>;

impl<const CHECKED: bool> Address for Far<CHECKED> {
    const BYTES: usize = far::BYTES;

    #[inline(always)]
    unsafe fn pointer(r: &Regs, at: usize, bytes: usize) -> *mut u8 {
        // SAFETY: by contract.
        unsafe { far::pointer::<CHECKED>(r, at, bytes) }
    }
}

handlers! {
    /// Vector = vector. Operands: where to, operand.
    fn unary[Op: Unary](r) {
        let value = Op::apply(get(&r, OPERANDS + 4));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 8);
        go(r)
    }

    /// Vector = two vectors. Operands: where to, operands.
    fn binary[Op: Binary](r) {
        let value = Op::apply(get(&r, OPERANDS + 4), get(&r, OPERANDS + 8));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 12);
        go(r)
    }

    /// Vector = a vector and one from memory. Operands: where to, vector, address.
    fn fetching[Op: Binary, A: Address](r) {
        let right = (*A::pointer(&r, OPERANDS + 8, size_of::<V128>()).cast::<Unaligned<V128>>()).0;
        let value = Op::apply(get(&r, OPERANDS + 4), right);
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 8 + A::BYTES);
        go(r)
    }

    /// Vector = three vectors. Operands: where to, operands.
    fn ternary[Op: Ternary](r) {
        let value = Op::apply(get(&r, OPERANDS + 4), get(&r, OPERANDS + 8), get(&r, OPERANDS + 12));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 16);
        go(r)
    }

    /// Vector = vector and number of bits. Operands: where to, vector, number.
    fn shift[Op: Shift, E: Expr<u32>](r) {
        let value = Op::apply(get(&r, OPERANDS + 4), E::eval(&r, OPERANDS + 8));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 8 + E::BYTES);
        go(r)
    }

    /// Vector = number. Operands: where to, number.
    fn splat[Op: Splat, E: Expr<Op::In>](r) {
        let value = Op::apply(E::eval(&r, OPERANDS + 4));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 4 + E::BYTES);
        go(r)
    }

    /// Accumulator = vector. Operand: vector.
    fn test[Op: Test](r) {
        Op::apply(get(&r, OPERANDS)).into_accumulators(&mut r.a, &mut r.f);
        r.skip(OPERANDS + 4);
        go(r)
    }

    /// Accumulator = lane. Operands: vector, number of the lane.
    fn extract[Op: Extract](r) {
        Op::apply((*lane::<Op::Lane>(&r, OPERANDS, OPERANDS + 4)).0).into_accumulators(&mut r.a, &mut r.f);
        r.skip(OPERANDS + 8);
        go(r)
    }

    /// Vector = vector but for a lane. Operands: where to, vector, number of the lane, its value.
    fn replace[Op: Replace, E: Expr<Op::In>](r) {
        let value = Op::apply(E::eval(&r, OPERANDS + 12));
        let value = value.replace(get(&r, OPERANDS + 4), r.operand::<u32>(OPERANDS + 8));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 12 + E::BYTES);
        go(r)
    }

    /// Vector = memory. Operands: where to, address.
    fn load[Op: Load, A: Address](r) {
        let raw = (*A::pointer(&r, OPERANDS + 4, size_of::<Op::Raw>()).cast::<Unaligned<Op::Raw>>()).0;
        put(&r, OPERANDS, Op::apply(raw));
        r.skip(OPERANDS + 4 + A::BYTES);
        go(r)
    }

    /// Vector = vector but for a lane from memory. Operands: where to, vector, number of the lane, address.
    fn load_lane[Op: Lane<Raw: LaneNumber>, A: Address](r) {
        let raw = (*A::pointer(&r, OPERANDS + 12, size_of::<Op::Raw>()).cast::<Unaligned<Op::Raw>>()).0;
        let value = raw.replace(get(&r, OPERANDS + 4), r.operand::<u32>(OPERANDS + 8));
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 12 + A::BYTES);
        go(r)
    }

    /// Memory = vector. Operands: vector, address.
    fn store[Op: Lane, A: Address](r) {
        let value = (*r.slot(OPERANDS).cast::<Unaligned<Op::Raw>>()).0;
        value::store(A::pointer(&r, OPERANDS + 4, size_of::<Op::Raw>()), value);
        r.skip(OPERANDS + 4 + A::BYTES);
        go(r)
    }

    /// Memory = lane. Operands: vector, number of the lane, address.
    fn store_lane[Op: Lane, A: Address](r) {
        let value = (*lane::<Op::Raw>(&r, OPERANDS, OPERANDS + 4)).0;
        value::store(A::pointer(&r, OPERANDS + 8, size_of::<Op::Raw>()), value);
        r.skip(OPERANDS + 8 + A::BYTES);
        go(r)
    }

    /// Vector = lanes of two vectors. Operands: where to, vectors, the lanes' numbers, a byte each, counted through both.
    fn shuffle[](r) {
        let (left, right) = (r.slot(OPERANDS + 4).cast::<u8>(), r.slot(OPERANDS + 8).cast::<u8>());
        let numbers = r.operand::<[u8; 16]>(OPERANDS + 12);
        let lanes: [u8; 16] = std::array::from_fn(|i| {
            let number = usize::from(numbers[i]);
            *(if number < 16 { left } else { right }).add(number % 16)
        });
        put(&r, OPERANDS, V128(lanes));
        r.skip(OPERANDS + 28);
        go(r)
    }

    /// Vector = halves of vectors. Operands: where to, where each lies.
    fn halves[](r) {
        let value = of_halves([*r.slot(OPERANDS + 4), *r.slot(OPERANDS + 8)]);
        put(&r, OPERANDS, value);
        r.skip(OPERANDS + 12);
        go(r)
    }

    /// Vector = quarters of vectors. Operands: where to, where each lies.
    fn quarters[](r) {
        let [first, second] = [*r.slot(OPERANDS + 4).cast(), *r.slot(OPERANDS + 8).cast()];
        let [third, fourth] = [*r.slot(OPERANDS + 12).cast(), *r.slot(OPERANDS + 16).cast()];
        put(&r, OPERANDS, of_quarters([first, second, third, fourth]));
        r.skip(OPERANDS + 20);
        go(r)
    }

    /// Vector = constant. Operands: where to, constant.
    fn constant[](r) {
        put(&r, OPERANDS, r.operand(OPERANDS + 4));
        r.skip(OPERANDS + 20);
        go(r)
    }

    /// Vector = vector. Operands: where to, vector.
    fn copy[](r) {
        put(&r, OPERANDS, get(&r, OPERANDS + 4));
        r.skip(OPERANDS + 8);
        go(r)
    }

    /// `select`. Operands: where to, vectors, condition.
    fn select[E: Expr<u32>](r) {
        let condition = E::eval(&r, OPERANDS + 12);
        let (first, second) = (get(&r, OPERANDS + 4), get(&r, OPERANDS + 8));
        put(&r, OPERANDS, if condition != 0 { first } else { second });
        r.skip(OPERANDS + 12 + E::BYTES);
        go(r)
    }

    /// Vector = global. Operands: where to, offset in the context of the global or, if it is imported, of its address.
    fn global_get[const IMPORTED: bool](r) {
        put(&r, OPERANDS, global::<IMPORTED>(&r).read().0);
        r.skip(OPERANDS + 8);
        go(r)
    }

    /// Global = vector. Operands: vector, offset as for [`global_get`].
    fn global_set[const IMPORTED: bool](r) {
        global::<IMPORTED>(&r).write(Unaligned(get(&r, OPERANDS)));
        r.skip(OPERANDS + 8);
        go(r)
    }
}

/// The global of the running instruction.
///
/// # Safety
/// Its second operand is an offset of the context's layout.
#[inline(always)]
unsafe fn global<const IMPORTED: bool>(r: &Regs) -> *mut Unaligned<V128> {
    // SAFETY: by contract; imported globals outlive the instance.
    unsafe {
        let slot = r.ctx.byte_add(r.operand::<u32>(OPERANDS + 4) as usize);
        if IMPORTED { *slot.cast::<*mut Unaligned<V128>>() } else { slot.cast() }
    }
}

/// Handlers of one operator for the trees that a number among its operands can be.
pub(super) type ByTree = &'static [(Key, Handler)];

/// The handlers for memories that are not near: without a check of bounds, and with one.
pub(super) type FarHandlers = [Handler; 2];

/// How the instruction of an operator is made.
pub(super) enum Form {
    /// A vector of so many vectors.
    Vectors(Handler, usize),
    /// A vector of two, of which the right one may come from memory 0 or, where they commute, either.
    Fetching { handler: Handler, near: ByTree, commutes: bool },
    /// A vector of a number and, below it, a vector if there is one.
    OfNumber { by_number: ByTree, vectors: usize, lane: Option<u8> },
    /// A number of a vector.
    ToNumber { handler: Handler, ty: Ty, lane: Option<u8> },
    /// A vector from memory; above the address lies a vector of which it replaces the lane, if it is one.
    Load { near: ByTree, far: FarHandlers, lane: Option<u8> },
    /// A vector to memory, or a lane of it.
    Store { near: ByTree, far: FarHandlers, lane: Option<u8> },
}

/// The handlers of a condition, by its tree.
pub(super) const SELECT: ByTree = &[(Key::of(super::ops::Node::Slot), select::<Slot>), (Key::of(super::ops::Node::Acc), select::<Acc>)];

macro_rules! by_number {
    ($handler:ident $op:ident $ty:ty) => {
        const {
            &[
                (<Slot as Expr<$ty>>::KEY, $handler::<$op, Slot> as Handler),
                (<Acc as Expr<$ty>>::KEY, $handler::<$op, Acc>),
                (<Imm as Expr<$ty>>::KEY, $handler::<$op, Imm>),
            ]
        }
    };
}

macro_rules! by_memory {
    ($handler:ident $op:ident) => {
        [$handler::<$op, Far<false>> as Handler, $handler::<$op, Far<true>>]
    };
}

macro_rules! by_address {
    ($handler:ident $op:ident) => {
        const {
            &[
                (<Slot as Expr<u32>>::KEY, $handler::<$op, Near<Slot>> as Handler),
                (<Acc as Expr<u32>>::KEY, $handler::<$op, Near<Acc>>),
                (<Imm as Expr<u32>>::KEY, $handler::<$op, Near<Imm>>),
                (<Bin<I32Add, Slot, Slot> as Expr<u32>>::KEY, $handler::<$op, Near<Bin<I32Add, Slot, Slot>>>),
                (<Bin<I32Add, Slot, Imm> as Expr<u32>>::KEY, $handler::<$op, Near<Bin<I32Add, Slot, Imm>>>),
            ]
        }
    };
}

macro_rules! define_vector_ops {
    ($(($name:ident, $category:ident $(($($from:ty $(=> $to:ty)?)?))?, |$($x:ident),+| $body:expr),)*) => {
        /// How the instruction of an operator on vectors is made.
        pub(super) fn form(operator: &Operator<'_>) -> Option<Form> {
            Some(match operator {
                $(Operator::$name { .. } => define_vector_ops!(@form $category $name operator $($($from)?)?),)*
                _ => return None,
            })
        }

        /// The access of an operator on vectors.
        pub(super) fn access<'o>(operator: &'o Operator<'_>) -> Option<&'o MemArg> {
            match operator {
                $(Operator::$name { .. } => define_vector_ops!(@access $category operator $name),)*
                _ => None,
            }
        }

        /// All operators: name, category and form. Lanes are not in them.
        #[cfg(test)]
        pub(super) fn forms() -> Vec<(&'static str, &'static str, Form)> {
            let operator = &Operator::Nop;
            vec![$((stringify!($name), stringify!($category), define_vector_ops!(@form $category $name operator $($($from)?)?))),*]
        }
    };
    (@form unary $name:ident $operator:ident) => { Form::Vectors(unary::<$name>, 1) };
    (@form binary $name:ident $operator:ident) => { Form::Vectors(binary::<$name>, 2) };
    (@form fetching $name:ident $operator:ident) => {
        Form::Fetching { handler: binary::<$name>, near: by_address!(fetching $name), commutes: false }
    };
    (@form commutative $name:ident $operator:ident) => {
        Form::Fetching { handler: binary::<$name>, near: by_address!(fetching $name), commutes: true }
    };
    (@form ternary $name:ident $operator:ident) => { Form::Vectors(ternary::<$name>, 3) };
    (@form shift $name:ident $operator:ident) => { Form::OfNumber { by_number: by_number!(shift $name u32), vectors: 1, lane: None } };
    (@form splat $name:ident $operator:ident $from:ty) => { Form::OfNumber { by_number: by_number!(splat $name $from), vectors: 0, lane: None } };
    (@form test $name:ident $operator:ident) => { Form::ToNumber { handler: test::<$name>, ty: Ty::I32, lane: None } };
    (@form extract $name:ident $operator:ident $from:ty) => {
        Form::ToNumber { handler: extract::<$name>, ty: <<$name as Extract>::Out as Value>::TY, lane: define_vector_ops!(@lane $operator $name) }
    };
    (@form replace $name:ident $operator:ident $from:ty) => {
        Form::OfNumber { by_number: by_number!(replace $name $from), vectors: 1, lane: define_vector_ops!(@lane $operator $name) }
    };
    (@form load $name:ident $operator:ident $from:ty) => { Form::Load { near: by_address!(load $name), far: by_memory!(load $name), lane: None } };
    (@form load_lane $name:ident $operator:ident $from:ty) => {
        Form::Load { near: by_address!(load_lane $name), far: by_memory!(load_lane $name), lane: define_vector_ops!(@lane $operator $name) }
    };
    (@form store $name:ident $operator:ident) => { Form::Store { near: by_address!(store $name), far: by_memory!(store $name), lane: None } };
    (@form store_lane $name:ident $operator:ident $from:ty) => {
        Form::Store { near: by_address!(store_lane $name), far: by_memory!(store_lane $name), lane: define_vector_ops!(@lane $operator $name) }
    };
    (@lane $operator:ident $name:ident) => { if let Operator::$name { lane, .. } = $operator { Some(*lane) } else { None } };
    (@access load $operator:ident $name:ident) => { define_vector_ops!(@memarg $operator $name) };
    (@access load_lane $operator:ident $name:ident) => { define_vector_ops!(@memarg $operator $name) };
    (@access store $operator:ident $name:ident) => { define_vector_ops!(@memarg $operator $name) };
    (@access store_lane $operator:ident $name:ident) => { define_vector_ops!(@memarg $operator $name) };
    (@access $category:ident $operator:ident $name:ident) => { None };
    (@memarg $operator:ident $name:ident) => { if let Operator::$name { memarg, .. } = $operator { Some(memarg) } else { None } };
}
for_each_simd_op!(define_vector_ops);
