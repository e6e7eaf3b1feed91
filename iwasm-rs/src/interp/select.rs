//! Which trees exist as instructions: ONE list. The translator looks trees up by their keys, so that a row here is all that a tree needs.

use super::code::Word;
use super::dispatch::Handler;
use super::expr::{Acc, Bin, Expr, FarGlobal, Global, Imm, Key, Load, MemorySize, Select, Slot, Tee, Un, Wide};
use super::handlers::{Compute, Effect, Nothing, Pair, Put, Set};
use super::lower::MAX_WORDS;
use super::ops::*;
use super::value::{Ty, Value};
use super::{calls, handlers};

/// What an instruction does with its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    ToAcc(Ty),
    ToSlot(Ty),
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
    Br,
    BrBack,
    /// Of a function of this module.
    Call,
    CallImport,
    /// Its tree is the address followed by the value.
    Store(Node),
}

impl Root {
    pub(super) const fn byte(self) -> u128 {
        match self {
            Root::ToAcc(ty) => 1 + ty.in_keys() as u128,
            Root::ToSlot(ty) => 5 + ty.in_keys() as u128,
            Root::Return(ty) => 9 + ty.in_keys() as u128,
            Root::SetGlobal(ty) => 13 + ty.in_keys() as u128,
            Root::SetFarGlobal(ty) => 17 + ty.in_keys() as u128,
            Root::BrIf => 21,
            Root::BrUnless => 22,
            Root::BackIf => 23,
            Root::BackUnless => 24,
            Root::BrTable => 25,
            Root::CallIndirect => 26,
            Root::ReturnCallIndirect => 27,
            Root::Br => 28,
            Root::BrBack => 29,
            Root::Call => 30,
            Root::CallImport => 31,
            // Nodes are fewer than 224.
            Root::Store(node) => 32 + node as u128 % 224,
        }
    }

    /// Key of the instruction with this root.
    pub(super) const fn key(self, tree: Key) -> Key {
        Key(self.byte()).then(tree)
    }

    /// Name of the root of a byte, and how many trees it has.
    #[cfg(feature = "count-instructions")]
    fn describe(byte: u8) -> Option<(String, usize)> {
        const TYPED: [&str; 5] = ["Acc", "Slot", "Return", "Global", "FarGlobal"];
        const OTHERS: [&str; 11] = [
            "BrIf",
            "BrUnless",
            "BackIf",
            "BackUnless",
            "BrTable",
            "CallIndirect",
            "ReturnCallIndirect",
            "Br",
            "BrBack",
            "Call",
            "CallImport",
        ];
        Some(match byte {
            1..21 => (format!("{}{}", TYPED[usize::from(byte - 1) / 4], (byte - 1) % 4), 1),
            21..32 => (OTHERS[usize::from(byte - 21)].to_string(), usize::from(byte < 28)),
            _ => (format!("{:?}", Node::from_byte(byte.checked_sub(32)?)?), 2),
        })
    }
}

/// Places of a [`Selection`]: a power of 2, of which at most half are taken.
const PLACES: usize = 1 << 14;

/// Handlers by the keys of their instructions, while the list is read.
struct Selection {
    /// Number of the entry + 1 at each place: that of its key or, if that is taken, the next free one.
    places: [u16; PLACES],
    entries: [(Key, Found); PLACES / 2],
    len: usize,
}

/// An instruction.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) handler: Handler,
    /// Whether it may be one with the instruction behind it.
    pub(super) leads: bool,
}

/// The same in constant memory. Nothing is computed when a program starts, and lookups stay on few pages.
struct Table<const LEN: usize> {
    places: [u16; PLACES],
    keys: [Key; LEN],
    found: [Found; LEN],
}

const LEN: usize = Selection::all().len;
static TABLE: Table<LEN> = Selection::all().table();

/// Keys are well mixed by two multiplications.
const fn place(Key(key): Key) -> usize {
    let key = key as u64 ^ ((key >> 64) as u64).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.ilog2())) as usize
}

/// The handler of an instruction.
pub(super) fn handler(root: Root, tree: Key) -> Option<Handler> {
    find(root.key(tree)).map(|found| found.handler)
}

/// The instruction with a key: that of one, or those of two that are one.
pub(super) fn find(key: Key) -> Option<Found> {
    let mut at = place(key);
    loop {
        let entry = usize::from(TABLE.places[at]).checked_sub(1)?;
        if TABLE.keys[entry].0 == key.0 {
            return Some(TABLE.found[entry]);
        }
        at = (at + 1) % PLACES;
    }
}

/// All keys with their handlers.
#[cfg(test)]
pub(super) fn entries() -> impl Iterator<Item = (Key, Handler)> {
    TABLE.keys.iter().copied().zip(TABLE.found.iter().map(|found| found.handler))
}

/// The parts of a handler with their trees: keys by handlers are not needed but to read profiles.
#[cfg(feature = "count-instructions")]
pub(super) fn describe(handler: usize) -> Option<String> {
    let entry = TABLE.found.iter().position(|found| found.handler as usize == handler)?;
    let bytes = TABLE.keys[entry].0.to_be_bytes();
    let mut bytes = bytes.iter().copied().skip_while(|byte| *byte == 0).peekable();
    let mut parts = Vec::new();
    while let Some(root) = bytes.next() {
        let (name, trees) = Root::describe(root)?;
        let mut nodes = Vec::new();
        let mut open = trees;
        while open > 0 {
            let node = Node::from_byte(bytes.next()?)?;
            open = open + node.arity() - 1;
            nodes.push(format!("{node:?}"));
        }
        parts.push(format!("{name}({})", nodes.join(" ")));
    }
    Some(parts.join("; "))
}

impl Selection {
    const fn all() -> Selection {
        let none = Found { handler: handlers::br::<Nothing>, leads: false };
        let mut selection = Selection { places: [0; PLACES], entries: [(Key::NONE, none); PLACES / 2], len: 0 };
        selection.add_leaves();
        selection.add_operators();
        selection.add_trees();
        selection.add_pairs();
        selection
    }

    const fn table<const LEN: usize>(&self) -> Table<LEN> {
        let mut table = Table { places: self.places, keys: [Key::NONE; LEN], found: [self.entries[0].1; LEN] };
        let mut i = 0;
        while i < LEN {
            (table.keys[i], table.found[i]) = self.entries[i];
            i += 1;
        }
        table
    }

    /// Adds a key, unless it is known; its place.
    const fn insert(&mut self, key: Key, handler: Handler) -> usize {
        assert!(key.0 != Key::NONE.0, "a listed tree is too large");
        let mut at = place(key);
        while self.places[at] != 0 {
            if self.entries[self.places[at] as usize - 1].0.0 == key.0 {
                return at;
            }
            at = (at + 1) % PLACES;
        }
        self.entries[self.len] = (key, Found { handler, leads: false });
        self.len += 1;
        self.places[at] = self.len as u16;
        at
    }

    const fn add(&mut self, root: Root, tree: Key, handler: Handler) {
        self.insert(root.key(tree), handler);
    }

    /// A tree whose value can be put anywhere.
    const fn value<T: Value, E: Expr<T>>(&mut self) {
        assert!(E::BYTES <= MAX_WORDS * size_of::<Word>(), "a listed tree has too many operands");
        self.add(Root::ToAcc(T::TY), E::KEY, handlers::effect::<Compute<T, E>>);
        self.add(Root::ToSlot(T::TY), E::KEY, handlers::effect::<Set<T, E>>);
    }

    /// A tree that is often kept in a local and used at once.
    const fn both<T: Value, E: Expr<T>>(&mut self) {
        self.value::<T, E>();
        self.tee::<T, E>();
    }

    /// A tree whose value may go to a local and the accumulator.
    const fn tee<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::ToAcc(T::TY), <Tee<E> as Expr<T>>::KEY, handlers::effect::<Compute<T, Tee<E>>>);
    }

    /// A tree that a function may return.
    const fn returned<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::Return(T::TY), E::KEY, handlers::ret_value::<Nothing, T, E>);
    }

    /// A condition of branches whose inverse is another tree.
    const fn condition<E: Expr<u32>>(&mut self) {
        self.add(Root::BrIf, E::KEY, handlers::br_if::<Nothing, E>);
        self.add(Root::BackIf, E::KEY, handlers::back_if::<Nothing, E>);
    }

    /// A condition of branches.
    const fn test<E: Expr<u32>>(&mut self) {
        self.condition::<E>();
        self.add(Root::BrUnless, E::KEY, handlers::br_unless::<Nothing, E>);
        self.add(Root::BackUnless, E::KEY, handlers::back_unless::<Nothing, E>);
        // As the translator meets it, before it knows that a branch follows.
        self.value::<u32, Un<I32Eqz, E>>();
    }

    const fn store<Op: StoreOp, A: Expr<u32>, V: Expr<Op::In>>(&mut self) {
        self.add(Root::Store(Op::NODE), A::KEY.then(V::KEY), handlers::effect::<Put<Op, A, V>>);
    }

    const fn global<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::SetGlobal(T::TY), E::KEY, handlers::set_global::<T, E>);
    }

    /// An index of `br_table` and `call_indirect`.
    const fn index<I: Expr<u32>>(&mut self) {
        self.add(Root::BrTable, I::KEY, handlers::br_table::<I>);
        self.add(Root::CallIndirect, I::KEY, calls::call::<Nothing, calls::Indirect<I>>);
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
        self.insert(Root::Br.key(Key::EMPTY), handlers::br::<Nothing>);
        self.insert(Root::BrBack.key(Key::EMPTY), handlers::br_back::<Nothing>);
        self.insert(Root::Call.key(Key::EMPTY), calls::call::<Nothing, calls::Direct>);
        self.insert(Root::CallImport.key(Key::EMPTY), calls::call::<Nothing, calls::Import>);
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
        $t.value::<_, Bin<$op, I, S>>();
        $t.value::<_, Bin<$op, I, A>>();
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
        $t.value::<_, Load<$op, Bin<I32Add, A, I>>>();
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

/// Calls a generic method of the selection for each type of a list.
macro_rules! for_types {
    ($self:ident.$method:ident $($ty:ty),* $(,)?) => { $($self.$method::<$ty>();)* };
}

/// `slot + constant`, and pointers to elements: the addresses of C.
type Field = Bin<I32Add, S, I>;
type Element = Bin<I32Add, S, S>;
type Load32<A> = Load<I32Load, A>;
type Byte<A> = Load<I32Load8U, A>;
type Double<A> = Load<F64Load, A>;

/// Larger trees, chosen from profiles (`count-instructions`): what follows each other most often becomes one.
impl Selection {
    const fn add_trees(&mut self) {
        self.add_selects();
        self.add_addresses();
        for_types!(self.operand Load32<S>, Load32<A>, Byte<S>, Byte<A>, Load<I32Load16U, S>, Bin<I32And, S, I>, Bin<I32And, A, I>);
        for_types!(self.arithmetic Field, Bin<I32Shl, S, I>, Bin<I32Shl, A, I>, Bin<I32ShrU, S, I>, Bin<I32ShrU, A, I>,
            Bin<I32Mul, S, I>, Bin<I32Mul, A, I>, Load32<Field>, Byte<Field>, Load<I32Load16U, Field>);
        for_types!(self.operand_of_mask Load32<S>, Load32<A>, Byte<S>, Byte<A>, Load<I32Load16U, S>, Bin<I32ShrU, S, I>, Bin<I32ShrU, A, I>);
        for_types!(self.compared Tee<Field>, Tee<Load32<S>>, Tee<Byte<S>>, Tee<Load32<A>>);
        for_types!(self.tested Tee<Field>, Tee<Load32<S>>, Tee<Byte<S>>, Tee<Load32<A>>, Tee<Bin<I32And, S, I>>, Tee<Bin<I32And, A, I>>,
            Byte<Field>, Load32<Field>, Load<I32Load8S, S>, Load<I32Load16U, A>, Tee<A>);
        for_types!(self.index Byte<S>, Byte<A>, Field, Bin<I32Add, A, I>, Load32<S>, Load32<A>, Bin<I32And, S, I>,
            Bin<I32Add, Tee<Byte<S>>, I>, Tee<Byte<S>>, Bin<I32And, Tee<Load32<S>>, I>);
        self.add_loops();
        self.add_state();
        self.add_stores();
        self.add_floats();
        self.add_long();
        // The steps of checksums and hashes.
        self.value::<_, Bin<I32Xor, Bin<I32ShrU, S, I>, A>>();
        self.value::<_, Bin<I32Xor, Bin<I32Shl, S, I>, A>>();
        self.value::<_, Bin<I32And, Bin<I32Sub, I, A>, I>>();
        self.value::<_, Bin<I32Sub, I, Bin<I32And, S, I>>>();
        for_types!(self.returned_int Element, Field, Bin<I32Add, A, S>, Bin<I32Add, A, I>, Bin<I32And, S, I>, Load32<S>, Byte<S>);
    }

    const fn returned_int<E: Expr<u32>>(&mut self) {
        self.returned::<u32, E>();
    }

    const fn add_selects(&mut self) {
        macro_rules! select {
            ($($c:ty),*) => {$(
                self.value::<u64, Select<$c, S, S>>();
                self.value::<u64, Select<$c, S, I>>();
                self.value::<u64, Select<$c, I, S>>();
                self.value::<u64, Select<$c, I, I>>();
                self.value::<f64, Select<$c, S, S>>();
            )*};
        }
        select!(S, A);
        macro_rules! compared {
            ($($op:ident)*) => {$(
                self.value::<u64, Select<Bin<$op, S, S>, S, S>>();
                self.value::<u64, Select<Bin<$op, S, I>, S, S>>();
                self.value::<u64, Select<Bin<$op, S, I>, S, I>>();
                self.value::<u64, Select<Bin<$op, S, I>, I, S>>();
            )*};
        }
        compared!(I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU);
    }

    /// Elements of arrays, and what changes pointers on the way.
    const fn add_addresses(&mut self) {
        macro_rules! load {
            ($($load:ident)*) => {$(
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, S, I>, S>>>();
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, A, I>, S>>>();
                self.both::<_, Load<$load, Tee<Field>>>();
                self.both::<_, Load<$load, Tee<Element>>>();
                self.both::<_, Load<$load, Tee<Bin<I32Add, A, S>>>>();
                self.value::<_, Load<$load, Tee<Bin<I32Add, A, I>>>>();
                self.both::<_, Load<$load, Field>>();
                self.both::<_, Load<$load, Element>>();
            )*};
        }
        load!(I32Load I32Load8U I32Load16U I64Load F64Load);
        self.both::<_, Bin<I32Add, Bin<I32Shl, S, I>, S>>();
        self.both::<_, Bin<I32Add, Bin<I32Shl, A, I>, S>>();
        self.both::<_, Bin<I32Add, Field, S>>();
        self.value::<_, Load32<Load32<S>>>();
        self.value::<_, Load32<Load32<A>>>();
        self.value::<_, Load32<Tee<Load32<S>>>>();
        self.value::<_, Byte<Tee<Load32<S>>>>();
        self.value::<_, Byte<Load32<S>>>();
    }

    /// A tree of i32 to compute with.
    const fn arithmetic<X: Expr<u32>>(&mut self) {
        each!(self.value [I32Add I32Sub I32Mul I32And I32Or I32Xor I32Shl I32ShrS I32ShrU] X, I);
        each!(self.both [I32Add I32Sub I32And I32Or I32Xor I32Mul] X, S);
        each!(self.value [I32Add I32And I32Or I32Xor] X, A);
    }

    /// A tree of i32 to compute with, to compare and to test.
    const fn operand<X: Expr<u32>>(&mut self) {
        self.arithmetic::<X>();
        self.compared::<X>();
        self.test::<X>();
    }

    /// A tree of i32 to test.
    const fn tested<X: Expr<u32>>(&mut self) {
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
        self.tee::<_, Bin<I32And, X, I>>();
        self.test::<Bin<I32And, X, I>>();
        self.compare::<u32, Bin<I32Eq, Bin<I32And, X, I>, I>>();
        self.compare::<u32, Bin<I32Ne, Bin<I32And, X, I>, I>>();
    }

    /// The ends of loops.
    const fn add_loops(&mut self) {
        macro_rules! end {
            ($([$($op:ident)*] $x:ty, $y:ty;)*) => { $($(
                self.value::<u32, Bin<$op, $x, $y>>();
                self.add(Root::BackIf, <Bin<$op, $x, $y> as Expr<u32>>::KEY, handlers::back_if::<Nothing, Bin<$op, $x, $y>>);
            )*)* };
        }
        end! {
            [I32Ne I32LtU I32LtS I32GtU] Tee<Element>, S;
            [I32Ne I32LtU I32LtS I32GtU] Tee<Element>, I;
            [I32LtU I32GtU I32LtS I32GtS I32Ne] Tee<Load32<Tee<Field>>>, S;
            [I32Ne I32Eq] Tee<Byte<Tee<Field>>>, I;
        }
        self.test::<Tee<Byte<Tee<Field>>>>();
        self.test::<Byte<Tee<Field>>>();
        self.test::<Tee<Load32<Tee<Field>>>>();
    }

    /// The stack pointer of C programs.
    const fn add_state(&mut self) {
        self.both::<_, Bin<I32Sub, Global, I>>();
        self.both::<_, Bin<I32Add, Global, I>>();
        self.global::<_, Bin<I32Add, S, I>>();
        self.global::<_, Bin<I32Sub, S, I>>();
        self.global::<u32, Tee<Bin<I32Sub, Global, I>>>();
    }

    /// From memory to memory, changes of memory in place, and results that go there at once.
    const fn add_stores(&mut self) {
        macro_rules! copies {
            ($($store:ident $load:ident;)*) => {$(
                self.store::<$store, S, Load<$load, S>>();
                self.store::<$store, S, Load<$load, A>>();
                self.store::<$store, S, Load<$load, Field>>();
                self.store::<$store, Field, S>();
                self.store::<$store, Tee<Field>, S>();
                self.store::<$store, Element, S>();
                self.store::<$store, Tee<Element>, S>();
                self.store::<$store, Field, A>();
                self.store::<$store, Element, A>();
            )*};
        }
        copies! { I32Store I32Load; I64Store I64Load; F64Store F64Load; I32Store8 I32Load8U; I32Store16 I32Load16U; }
        self.store::<I32Store8, Field, I>();
        self.store::<I32Store8, Element, I>();
        self.store::<I32Store, Field, I>();
        macro_rules! results {
            ($($value:ty),* $(,)?) => {$( self.store::<I32Store, S, $value>(); )*};
        }
        results!(Field, Element, Bin<I32Add, A, I>, Bin<I32Add, A, S>, Bin<I32Sub, S, S>, Bin<I32And, S, I>, Bin<I32And, A, I>, Bin<I32Or, S, I>,
            Bin<I32Or, A, I>, Bin<I32Add, Load32<S>, I>, Bin<I32Add, Load32<S>, S>, Bin<I32Or, Load32<S>, I>, Bin<I32And, Load32<S>, I>, Tee<A>,
            Tee<Field>);
        self.store::<I32Store8, S, Bin<I32Add, A, I>>();
        self.store::<I32Store8, S, Bin<I32And, Byte<S>, I>>();
        self.store::<I32Store8, S, Bin<I32Or, Byte<S>, I>>();
        self.store::<I64Store, S, Bin<I64Add, Load<I64Load, S>, I>>();
        self.store::<F32Store, A, A>();
        self.store::<F64Store, A, A>();
    }

    /// Loads as operands, sums of products, and where they go.
    const fn add_floats(&mut self) {
        macro_rules! loaded {
            ($($load:ty),*) => {$(
                each!(self.value [F64Add F64Sub F64Mul F64Div] $load, S);
                each!(self.value [F64Add F64Sub F64Mul] $load, A);
                each!(self.value [F64Add F64Sub F64Mul F64Div] S, $load);
                each!(self.value [F64Add F64Sub F64Mul F64Div] A, $load);
            )*};
        }
        loaded!(Double<S>, Double<Field>, Double<Element>);
        each!(self.value [F64Add F64Sub F64Mul] S, Double<A>);
        each!(self.value [F64Add F64Sub F64Mul] A, Double<A>);
        each!(self.value [F64Add F64Sub F64Mul] Double<A>, S);
        macro_rules! product {
            ($($x:ty, $y:ty;)*) => {$(
                self.both::<f64, Bin<F64Mul, $x, $y>>();
                each!(self.both [F64Add F64Sub] S, Bin<F64Mul, $x, $y>);
                each!(self.both [F64Add F64Sub] A, Bin<F64Mul, $x, $y>);
                each!(self.both [F64Add F64Sub] Bin<F64Mul, $x, $y>, S);
                each!(self.value [F64Add F64Sub] Double<S>, Bin<F64Mul, $x, $y>);
                each!(self.value [F64Add F64Sub] Bin<F64Mul, $x, $y>, Double<S>);
                self.store::<F64Store, S, Bin<F64Add, Bin<F64Mul, $x, $y>, Double<S>>>();
                self.store::<F64Store, S, Bin<F64Add, Double<S>, Bin<F64Mul, $x, $y>>>();
                self.store::<F64Store, S, Bin<F64Sub, Double<S>, Bin<F64Mul, $x, $y>>>();
                self.store::<F64Store, S, Tee<Bin<F64Sub, S, Bin<F64Mul, $x, $y>>>>();
                self.store::<F64Store, S, Tee<Bin<F64Add, S, Bin<F64Mul, $x, $y>>>>();
            )*};
        }
        product! {
            S, S;
            S, Double<S>;
            Double<S>, S;
            S, Double<Field>;
            Double<S>, Double<S>;
            Double<Field>, Double<Field>;
            Bin<F64Mul, S, S>, S;
        }
        each!(self.value [F64Add F64Sub] Bin<F64Mul, S, S>, A);
        each!(self.value [F64Add F64Sub] Bin<F64Mul, S, S>, Bin<F64Mul, S, S>);
        each!(self.both [F64Mul] S, Bin<F64Mul, S, S>);
        each!(self.both [F64Add F64Sub] S, S);
        each!(self.tee [F64Add F64Sub F64Mul] A, S);
        self.tee::<f64, Double<S>>();
        for_types!(self.stored Bin<F64Add, A, S>, Bin<F64Add, S, A>, Bin<F64Sub, A, S>, Bin<F64Sub, S, A>, Bin<F64Mul, A, S>, Bin<F64Mul, A, I>,
            Bin<F64Add, S, S>, Bin<F64Sub, S, S>, Bin<F64Mul, S, S>, Bin<F64Add, A, Double<S>>, Bin<F64Sub, Double<S>, A>);
        self.both::<f64, Bin<F64Div, I, Un<F64ConvertI32S, S>>>();
        self.value::<f64, Un<F64ConvertI32S, Load32<S>>>();
    }

    const fn stored<E: Expr<f64>>(&mut self) {
        self.store::<F64Store, S, E>();
    }

    /// 64-bit integers.
    const fn add_long(&mut self) {
        type Extended = Un<I64ExtendI32U, S>;
        each!(self.value [I64Add I64Sub I64And I64Or I64Xor I64Shl I64Mul] Extended, I);
        each!(self.value [I64Add I64Or I64Xor I64Mul] Extended, S);
        each!(self.value [I64Add I64Or I64Xor I64Mul] S, Extended);
        macro_rules! nested {
            ($([$($inner:ident)*] [$($outer:ident)*];)*) => { $( nested!(@ $($inner)* ; [$($outer)*]); )* };
            (@ $($inner:ident)* ; $outer:tt) => { $( nested!(@@ $inner $outer); )* };
            (@@ $inner:ident [$($outer:ident)*]) => { $(
                self.both::<_, Bin<$outer, Bin<$inner, S, I>, S>>();
                self.value::<_, Bin<$outer, Bin<$inner, S, I>, I>>();
                self.value::<_, Bin<$outer, Bin<$inner, A, I>, S>>();
            )* };
        }
        nested! {
            [I64Shl I64ShrU I64And] [I64Add I64Or I64Xor I64And];
            [I64Rotl] [I64Xor I64Add];
            [I64Mul] [I64Add];
        }
        each!(self.value [I64Add I64Mul I64Xor I64Or I64And] Load<I64Load, S>, S);
        each!(self.value [I64Add I64And I64ShrU] Load<I64Load, S>, I);
        self.compare::<u32, Bin<I64Eq, Load<I64Load, S>, S>>();
        self.compare::<u32, Bin<I64Ne, Load<I64Load, S>, S>>();
        self.value::<u32, Un<I32WrapI64, Load<I64Load, S>>>();
        self.value::<u32, Un<I32WrapI64, Bin<I64ShrU, S, I>>>();
    }
}

/// An effect with the key of its instruction.
trait Listed: Effect {
    const KEY: Key;
}

impl<T: Value, E: Expr<T>> Listed for Set<T, E> {
    const KEY: Key = Root::ToSlot(T::TY).key(E::KEY);
}

impl<Op: StoreOp, A: Expr<u32>, V: Expr<Op::In>> Listed for Put<Op, A, V> {
    const KEY: Key = Root::Store(Op::NODE).key(A::KEY.then(V::KEY));
}

impl<X: Listed, Y: Listed> Listed for Pair<X, Y> {
    const KEY: Key = X::KEY.then(Y::KEY);
}

/// Two instructions in one, where the first moves a value or steps a counter: by far the most frequent pairs.
impl Selection {
    const fn add_pairs(&mut self) {
        type Move = Set<u64, S>;
        type Step = Set<u32, Field>;
        for_types!(self.first Move, Set<u32, I>, Set<u64, A>, Step, Set<u32, Load32<S>>, Put<I32Store, S, S>, Pair<Move, Move>,
            Pair<Step, Step>);
    }

    /// What may follow an effect.
    const fn first<X: Listed>(&mut self) {
        let at = self.insert(X::KEY, handlers::effect::<X>);
        self.entries[self.places[at] as usize - 1].1.leads = true;
        macro_rules! effects {
            ($($y:ty),* $(,)?) => { $(self.insert(X::KEY.then(<$y>::KEY), handlers::effect::<Pair<X, $y>>);)* };
        }
        effects!(Set<u64, S>, Set<u32, I>, Set<u32, Field>, Set<u32, Load32<S>>, Put<I32Store, S, S>);
        macro_rules! follow {
            ($($root:ident $c:ty => $handler:ident;)*) => {$(
                self.insert(X::KEY.then(Root::$root.key(<$c as Expr<u32>>::KEY)), handlers::$handler::<X, $c>);
            )*};
        }
        follow! {
            BrIf S => br_if; BrUnless S => br_unless;
            BrIf Load32<S> => br_if; BrUnless Load32<S> => br_unless;
            BrIf Byte<S> => br_if; BrUnless Byte<S> => br_unless;
            BackIf S => back_if; BackIf Tee<Field> => back_if;
            BackIf Bin<I32Ne, Tee<Field>, S> => back_if; BackIf Bin<I32Ne, Tee<Field>, I> => back_if;
        }
        self.insert(X::KEY.then(Root::Br.key(Key::EMPTY)), handlers::br::<X>);
        self.insert(X::KEY.then(Root::BrBack.key(Key::EMPTY)), handlers::br_back::<X>);
        self.insert(X::KEY.then(Root::Call.key(Key::EMPTY)), calls::call::<X, calls::Direct>);
        self.insert(X::KEY.then(Root::Return(Ty::I32).key(Key::of(Node::Slot))), handlers::ret_value::<X, u32, S>);
        self.insert(X::KEY.then(Root::Return(Ty::I32).key(Key::of(Node::Imm))), handlers::ret_value::<X, u32, I>);
    }
}
