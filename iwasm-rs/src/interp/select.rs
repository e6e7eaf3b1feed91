//! Which trees exist as instructions: ONE list. The translator looks trees up by their keys, so that a row here is all that a tree needs.

use super::dispatch::Handler;
use super::expr::{Acc, Bin, Expr, FarGlobal, Global, Imm, Key, Load, MemorySize, Select, Slot, Un, Wide};
use super::ops::*;
use super::value::{Ty, Value};
use super::{calls, handlers};

/// What an instruction does with its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    ToAcc(Ty),
    ToSlot(Ty),
    ToBoth(Ty),
    Return(Ty),
    SetGlobal(Ty),
    SetFarGlobal(Ty),
    BrIf,
    BrUnless,
    BackIf,
    BackUnless,
    BrTable,
    CallIndirect,
    ReturnCallIndirect,
    /// Its tree is the address followed by the value.
    Store(Node),
}

impl Root {
    pub(super) const fn byte(self) -> u64 {
        match self {
            Root::ToAcc(ty) => 1 + ty as u64,
            Root::ToSlot(ty) => 5 + ty as u64,
            Root::ToBoth(ty) => 9 + ty as u64,
            Root::Return(ty) => 13 + ty as u64,
            Root::SetGlobal(ty) => 17 + ty as u64,
            Root::SetFarGlobal(ty) => 21 + ty as u64,
            Root::BrIf => 25,
            Root::BrUnless => 26,
            Root::BackIf => 27,
            Root::BackUnless => 28,
            Root::BrTable => 29,
            Root::CallIndirect => 30,
            Root::ReturnCallIndirect => 31,
            // Nodes are fewer than 224.
            Root::Store(node) => 32 + node as u64 % 224,
        }
    }

    /// Key of the instruction with this root.
    pub(super) const fn key(self, tree: Key) -> Key {
        Key(self.byte()).then(tree)
    }
}

/// Places of a [`Selection`]: a power of 2, of which at most half are taken.
const PLACES: usize = 1 << 14;

/// Handlers by the keys of their instructions, while the list is read.
struct Selection {
    /// Number of the entry + 1 at each place: that of its key or, if that is taken, the next free one.
    places: [u16; PLACES],
    entries: [(u64, Handler); PLACES / 2],
    len: usize,
}

/// The same in constant memory. Nothing is computed when a program starts, and lookups stay on few pages.
struct Table<const LEN: usize> {
    places: [u16; PLACES],
    keys: [u64; LEN],
    handlers: [Handler; LEN],
}

const LEN: usize = Selection::all().len;
static TABLE: Table<LEN> = Selection::all().table();

/// Keys are well mixed by one multiplication.
const fn place(key: u64) -> usize {
    ((key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.ilog2())) as usize
}

/// The handler of an instruction.
pub(super) fn handler(root: Root, tree: Key) -> Option<Handler> {
    let key = root.key(tree).0;
    let mut at = place(key);
    loop {
        let entry = usize::from(TABLE.places[at]).checked_sub(1)?;
        if TABLE.keys[entry] == key {
            return Some(TABLE.handlers[entry]);
        }
        at = (at + 1) % PLACES;
    }
}

/// All keys with their handlers.
#[cfg(test)]
pub(super) fn entries() -> impl Iterator<Item = (u64, Handler)> {
    TABLE.keys.iter().copied().zip(TABLE.handlers.iter().copied())
}

impl Selection {
    const fn all() -> Selection {
        let mut selection = Selection { places: [0; PLACES], entries: [(0, handlers::br as Handler); PLACES / 2], len: 0 };
        selection.add_leaves();
        selection.add_operators();
        selection.add_trees();
        selection
    }

    const fn table<const LEN: usize>(&self) -> Table<LEN> {
        let mut table = Table { places: self.places, keys: [0; LEN], handlers: [self.entries[0].1; LEN] };
        let mut i = 0;
        while i < LEN {
            (table.keys[i], table.handlers[i]) = self.entries[i];
            i += 1;
        }
        table
    }

    const fn add(&mut self, root: Root, tree: Key, handler: Handler) {
        let key = root.key(tree).0;
        assert!(key != Key::NONE.0, "a listed tree is too large");
        let mut at = place(key);
        while self.places[at] != 0 {
            if self.entries[self.places[at] as usize - 1].0 == key {
                return;
            }
            at = (at + 1) % PLACES;
        }
        self.entries[self.len] = (key, handler);
        self.len += 1;
        self.places[at] = self.len as u16;
    }

    /// A tree whose value can be put anywhere.
    const fn value<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::ToAcc(T::TY), E::KEY, handlers::to_acc::<T, E>);
        self.add(Root::ToSlot(T::TY), E::KEY, handlers::to_slot::<T, E>);
    }

    /// A tree that is often kept in a local and used at once.
    const fn both<T: Value, E: Expr<T>>(&mut self) {
        self.value::<T, E>();
        self.add(Root::ToBoth(T::TY), E::KEY, handlers::to_both::<T, E>);
    }

    /// A tree that a function may return.
    const fn returned<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::Return(T::TY), E::KEY, handlers::ret_value::<T, E>);
    }

    /// A condition of branches whose inverse is another tree.
    const fn condition<E: Expr<u32>>(&mut self) {
        self.add(Root::BrIf, E::KEY, handlers::br_if::<E>);
        self.add(Root::BackIf, E::KEY, handlers::back_if::<E>);
    }

    /// A condition of branches.
    const fn test<E: Expr<u32>>(&mut self) {
        self.condition::<E>();
        self.add(Root::BrUnless, E::KEY, handlers::br_unless::<E>);
        self.add(Root::BackUnless, E::KEY, handlers::back_unless::<E>);
    }

    const fn store<Op: StoreOp, A: Expr<u32>, V: Expr<Op::In>>(&mut self) {
        self.add(Root::Store(Op::NODE), A::KEY.then(V::KEY), handlers::store::<Op, A, V>);
    }

    const fn global<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::SetGlobal(T::TY), E::KEY, handlers::set_global::<T, E>);
    }

    /// An index of `br_table` and `call_indirect`.
    const fn index<I: Expr<u32>>(&mut self) {
        self.add(Root::BrTable, I::KEY, handlers::br_table::<I>);
        self.add(Root::CallIndirect, I::KEY, calls::call::<calls::Indirect<I>>);
    }

    /// What every type has: the translator takes these for granted.
    const fn leaves<T: Value>(&mut self) {
        self.value::<T, Slot>();
        self.value::<T, Imm>();
        self.value::<T, Acc>();
        self.value::<T, Global>();
        self.value::<T, FarGlobal>();
        self.returned::<T, Slot>();
        self.returned::<T, Imm>();
        self.returned::<T, Acc>();
        self.global::<T, Slot>();
        self.global::<T, Imm>();
        self.global::<T, Acc>();
        self.add(Root::SetFarGlobal(T::TY), Key::of(Node::Slot), handlers::set_far_global::<T, Slot>);
        self.add(Root::SetFarGlobal(T::TY), Key::of(Node::Acc), handlers::set_far_global::<T, Acc>);
    }

    const fn add_leaves(&mut self) {
        self.leaves::<u32>();
        self.leaves::<u64>();
        self.leaves::<f32>();
        self.leaves::<f64>();
        self.value::<u64, Wide>();
        self.value::<u32, MemorySize>();
        self.index::<Slot>();
        self.index::<Acc>();
        self.add(Root::ReturnCallIndirect, Key::of(Node::Slot), calls::return_call::<calls::Indirect<Slot>>);
        self.test::<Slot>();
        self.test::<Acc>();
    }
}

/// Shorter names for trees.
type S = Slot;
type A = Acc;
type I = Imm;

macro_rules! list_operators {
    ($(($name:ident, $category:ident $(($($arg:ident),*))?, $from:ty => $to:ty, |$($x:ident),+| $body:expr),)*) => {
        impl Selection {
            /// Every operator on slots, immediates and the accumulator.
            const fn add_operators(&mut self) {
                $(self.$name();)*
            }

            $(
                #[allow(non_snake_case)]
                const fn $name(&mut self) {
                    list_operators!(@$category self, $name);
                }
            )*
        }
    };
    (@commutative $t:ident, $op:ident) => {
        $t.both::<_, Bin<$op, S, S>>();
        $t.both::<_, Bin<$op, S, I>>();
        $t.both::<_, Bin<$op, A, S>>();
        $t.both::<_, Bin<$op, A, I>>();
        $t.returned::<_, Bin<$op, S, S>>();
        $t.returned::<_, Bin<$op, S, I>>();
        $t.returned::<_, Bin<$op, A, S>>();
        $t.returned::<_, Bin<$op, A, I>>();
    };
    (@ordered $t:ident, $op:ident) => {
        $t.both::<_, Bin<$op, S, S>>();
        $t.both::<_, Bin<$op, S, I>>();
        $t.both::<_, Bin<$op, A, S>>();
        $t.both::<_, Bin<$op, A, I>>();
        $t.both::<_, Bin<$op, S, A>>();
        $t.value::<_, Bin<$op, I, S>>();
        $t.value::<_, Bin<$op, I, A>>();
    };
    (@compare $t:ident, $op:ident) => {
        $t.value::<_, Bin<$op, S, S>>();
        $t.value::<_, Bin<$op, S, I>>();
        $t.value::<_, Bin<$op, A, S>>();
        $t.value::<_, Bin<$op, A, I>>();
        $t.condition::<Bin<$op, S, S>>();
        $t.condition::<Bin<$op, S, I>>();
        $t.condition::<Bin<$op, A, S>>();
        $t.condition::<Bin<$op, A, I>>();
    };
    (@division $t:ident, $op:ident) => {
        $t.value::<_, Bin<$op, S, S>>();
        $t.value::<_, Bin<$op, S, I>>();
        $t.value::<_, Bin<$op, A, S>>();
        $t.value::<_, Bin<$op, A, I>>();
        $t.value::<_, Bin<$op, S, A>>();
    };
    (@float $t:ident, $op:ident) => {
        $t.value::<_, Bin<$op, S, S>>();
        $t.value::<_, Bin<$op, A, S>>();
        $t.value::<_, Bin<$op, S, A>>();
        $t.value::<_, Bin<$op, S, I>>();
        $t.value::<_, Bin<$op, A, I>>();
    };
    (@float_compare $t:ident, $op:ident) => {
        $t.value::<_, Bin<$op, S, S>>();
        $t.value::<_, Bin<$op, A, S>>();
        $t.value::<_, Bin<$op, S, I>>();
        $t.value::<_, Bin<$op, A, I>>();
        $t.test::<Bin<$op, S, S>>();
        $t.test::<Bin<$op, A, S>>();
        $t.test::<Bin<$op, A, I>>();
        $t.test::<Bin<$op, S, I>>();
    };
    (@unary $t:ident, $op:ident) => {
        $t.value::<_, Un<$op, S>>();
        $t.value::<_, Un<$op, A>>();
    };
    (@truncation $t:ident, $op:ident) => {
        $t.value::<_, Un<$op, S>>();
        $t.value::<_, Un<$op, A>>();
    };
    (@load $t:ident, $op:ident) => {
        $t.both::<_, Load<$op, S>>();
        $t.both::<_, Load<$op, A>>();
        $t.value::<_, Load<$op, I>>();
        $t.value::<_, Load<$op, Bin<I32Add, S, S>>>();
        $t.value::<_, Load<$op, Bin<I32Add, A, S>>>();
        $t.value::<_, Load<$op, Bin<I32Add, S, I>>>();
    };
    (@store $t:ident, $op:ident) => {
        $t.store::<$op, S, S>();
        $t.store::<$op, S, I>();
        $t.store::<$op, S, A>();
        $t.store::<$op, A, S>();
        $t.store::<$op, A, I>();
        $t.store::<$op, I, S>();
        $t.store::<$op, I, A>();
    };
}
for_each_op!(list_operators);

/// Calls a method for an operator after the other on the same operands.
macro_rules! each {
    ($self:ident.$method:ident [$($op:ident)*] $l:ty, $r:ty) => { $($self.$method::<_, Bin<$op, $l, $r>>();)* };
}

/// Larger trees, chosen from profiles of Lua, SQLite and bzip2: pairs of instructions that often follow each other.
impl Selection {
    const fn add_trees(&mut self) {
        self.add_selects();
        self.add_addresses();
        self.operand::<Load<I32Load, S>>();
        self.operand::<Load<I32Load, A>>();
        self.operand::<Load<I32Load8U, S>>();
        self.operand::<Load<I32Load8U, A>>();
        self.operand::<Load<I32Load16U, S>>();
        self.operand::<Bin<I32And, S, I>>();
        self.operand::<Bin<I32And, A, I>>();
        self.arithmetic::<Bin<I32Add, S, I>>();
        self.arithmetic::<Bin<I32Shl, S, I>>();
        self.arithmetic::<Bin<I32Shl, A, I>>();
        self.arithmetic::<Bin<I32ShrU, S, I>>();
        self.arithmetic::<Bin<I32ShrU, A, I>>();
        self.arithmetic::<Bin<I32Mul, S, I>>();
        self.arithmetic::<Bin<I32Mul, A, I>>();
        self.operand_of_mask::<Load<I32Load, S>>();
        self.operand_of_mask::<Load<I32Load8U, S>>();
        self.operand_of_mask::<Load<I32Load16U, S>>();
        self.operand_of_mask::<Bin<I32ShrU, S, I>>();
        self.index::<Load<I32Load8U, S>>();
        self.index::<Bin<I32Add, A, I>>();
        self.index::<Bin<I32Add, S, I>>();
        self.add_state();
        self.add_copies();
        self.add_floats();
        // The steps of checksums and hashes.
        self.value::<_, Bin<I32Xor, Bin<I32ShrU, S, I>, A>>();
        self.value::<_, Bin<I32Xor, Bin<I32Shl, S, I>, A>>();
        self.value::<_, Bin<I32And, Bin<I32Sub, I, A>, I>>();
        self.value::<_, Bin<I32Sub, I, Bin<I32And, S, I>>>();
    }

    const fn add_selects(&mut self) {
        self.value::<u64, Select<A, S, S>>();
        self.value::<u64, Select<S, S, S>>();
        self.value::<u64, Select<A, S, I>>();
        self.value::<u64, Select<A, I, S>>();
        self.value::<u64, Select<A, I, I>>();
        self.value::<u64, Select<S, I, I>>();
        self.value::<f64, Select<A, S, S>>();
        self.value::<f64, Select<S, S, S>>();
    }

    /// Elements of arrays.
    const fn add_addresses(&mut self) {
        macro_rules! element {
            ($($load:ident)*) => {$(
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, S, I>, S>>>();
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, A, I>, S>>>();
                self.returned::<_, Load<$load, S>>();
            )*};
        }
        element!(I32Load I32Load8U I32Load16U I64Load F64Load);
    }

    /// A tree of i32 to compute with.
    const fn arithmetic<X: Expr<u32>>(&mut self) {
        each!(self.value [I32Add I32Sub I32Mul I32And I32Or I32Xor I32Shl I32ShrS I32ShrU] X, I);
        each!(self.value [I32Add I32Sub I32And I32Or I32Xor] X, S);
    }

    /// A tree of i32 to compute with, to compare and to test.
    const fn operand<X: Expr<u32>>(&mut self) {
        self.arithmetic::<X>();
        self.compared::<X>();
        self.test::<X>();
    }

    const fn compared<X: Expr<u32>>(&mut self) {
        each!(self.compare [I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU] X, I);
        each!(self.compare [I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU] X, S);
    }

    const fn compare<T: Value, E: Expr<T> + Expr<u32>>(&mut self) {
        self.value::<u32, E>();
        self.condition::<E>();
    }

    /// A tree of i32 of which some bits are tested.
    const fn operand_of_mask<X: Expr<u32>>(&mut self) {
        self.value::<_, Bin<I32And, X, I>>();
        self.test::<Bin<I32And, X, I>>();
        self.compare::<u32, Bin<I32Eq, Bin<I32And, X, I>, I>>();
        self.compare::<u32, Bin<I32Ne, Bin<I32And, X, I>, I>>();
    }

    /// The stack pointer of C programs.
    const fn add_state(&mut self) {
        self.both::<_, Bin<I32Sub, Global, I>>();
        self.both::<_, Bin<I32Add, Global, I>>();
        self.global::<_, Bin<I32Add, S, I>>();
        self.global::<_, Bin<I32Sub, S, I>>();
    }

    /// From memory to memory, and changes of memory in place.
    const fn add_copies(&mut self) {
        self.store::<I32Store, S, Load<I32Load, S>>();
        self.store::<I64Store, S, Load<I64Load, S>>();
        self.store::<F64Store, S, Load<F64Load, S>>();
        self.store::<I32Store8, S, Load<I32Load8U, S>>();
        self.store::<I32Store8, S, Load<I32Load8U, A>>();
        self.store::<I32Store, S, Bin<I32Add, S, I>>();
        self.store::<I32Store, S, Bin<I32Add, S, S>>();
        self.store::<I32Store, S, Bin<I32Add, A, I>>();
        self.store::<I32Store, S, Bin<I32Add, Load<I32Load, S>, I>>();
        self.store::<I32Store, S, Bin<I32Add, Load<I32Load, S>, S>>();
        self.store::<I64Store, S, Bin<I64Add, Load<I64Load, S>, I>>();
        self.store::<F32Store, A, A>();
        self.store::<F64Store, A, A>();
    }

    /// Sums of products, and loads as operands.
    const fn add_floats(&mut self) {
        self.value::<_, Bin<F64Add, S, Bin<F64Mul, S, S>>>();
        self.value::<_, Bin<F64Add, A, Bin<F64Mul, S, S>>>();
        self.value::<_, Bin<F64Add, Bin<F64Mul, S, S>, S>>();
        self.value::<_, Bin<F64Add, Bin<F64Mul, S, S>, A>>();
        self.value::<_, Bin<F64Sub, Bin<F64Mul, S, S>, S>>();
        self.value::<_, Bin<F64Sub, S, Bin<F64Mul, S, S>>>();
        each!(self.value [F64Add F64Sub F64Mul F64Div] Load<F64Load, S>, S);
        each!(self.value [F64Add F64Sub F64Mul F64Div] S, Load<F64Load, S>);
        each!(self.value [F64Add F64Sub F64Mul F64Div] A, Load<F64Load, S>);
        each!(self.value [F64Add F64Sub F64Mul] A, Load<F64Load, A>);
        each!(self.value [F64Add F64Sub F64Mul] S, Load<F64Load, A>);
    }
}
