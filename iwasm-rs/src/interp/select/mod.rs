//! Which trees exist as instructions: ONE list. The translator looks trees up by their keys, so that a row here, in `trees` or in `pairs` is all
//! that a tree needs.

mod pairs;
mod trees;

use super::code::Word;
use super::dispatch::Handler;
use super::expr::{Acc, Bin, Expr, FarGlobal, Global, Imm, Key, Load, MemorySize, Select, Slot, Tee, Un, Wide};
use super::handlers::{Compute, Effect, Nothing, Pair, Put, Set};
use super::lower::MAX_WORDS;
use super::ops::*;
use super::value::{Ty, Value};
use super::{ablation, calls, handlers};

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
    pub(super) const fn byte(self) -> u8 {
        match self {
            Root::ToAcc(ty) => 1 + ty.in_keys() as u8,
            Root::ToSlot(ty) => 5 + ty.in_keys() as u8,
            Root::Return(ty) => 9 + ty.in_keys() as u8,
            Root::SetGlobal(ty) => 13 + ty.in_keys() as u8,
            Root::SetFarGlobal(ty) => 17 + ty.in_keys() as u8,
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
            Root::Store(node) => 32 + node as u8 % 224,
        }
    }

    /// Key of the instruction with this root.
    #[inline(always)]
    pub(super) const fn key(self, tree: Key) -> Key {
        Key::of_byte(self.byte()).then(tree)
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
const PLACES: usize = 1 << 15;

/// Handlers by the keys of their instructions, while the list is read.
struct Selection {
    keys: Keys<{ PLACES / 2 }>,
    handlers: [Handler; PLACES / 2],
    len: usize,
}

/// Where an instruction is in the list.
struct Keys<const LEN: usize> {
    /// Number of the entry + 1 at each place: that of its key or, if that is taken, the next free one.
    places: [u16; PLACES],
    keys: [Key; LEN],
    /// Which instructions may be one with the instruction behind them.
    leads: [bool; LEN],
}

/// An instruction.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) handler: Handler,
    /// Whether it may be one with the instruction behind it.
    pub(super) leads: bool,
}

const LEN: usize = Selection::all().len;
// In constant memory: nothing is computed when a program starts. What the dynamic linker must write is apart, and small.
static KEYS: Keys<LEN> = Selection::all().keys();
static HANDLERS: [Handler; LEN] = Selection::all().handlers();

/// Keys are well mixed by two multiplications.
const fn place(Key(key): Key) -> usize {
    let key = key as u64 ^ ((key >> 64) as u64).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - PLACES.ilog2())) as usize
}

/// Number of an instruction in the list.
fn entry(key: Key) -> Option<usize> {
    let mut at = place(key);
    loop {
        let entry = usize::from(KEYS.places[at]).checked_sub(1)?;
        if KEYS.keys[entry].0 == key.0 {
            return Some(entry);
        }
        at = (at + 1) % PLACES;
    }
}

/// Whether there is an instruction with a key.
pub(super) fn listed(key: Key) -> bool {
    !ablation::hides(key) && entry(key).is_some()
}

/// Whether there is an instruction.
pub(super) fn exists(root: Root, tree: Key) -> bool {
    listed(root.key(tree))
}

/// The handler of an instruction.
pub(super) fn handler(root: Root, tree: Key) -> Option<Handler> {
    let key = root.key(tree);
    if ablation::hides(key) { None } else { entry(key).map(|entry| HANDLERS[entry]) }
}

/// The instruction with a key: that of one, or those of two that are one.
pub(super) fn find(key: Key) -> Option<Found> {
    entry(key).map(|entry| Found { handler: HANDLERS[entry], leads: KEYS.leads[entry] })
}

/// All keys with their handlers.
#[cfg(test)]
pub(super) fn entries() -> impl Iterator<Item = (Key, Handler)> {
    KEYS.keys.iter().copied().zip(HANDLERS)
}

/// The parts of a handler with their trees: keys by handlers are not needed but to read profiles.
#[cfg(feature = "count-instructions")]
pub(super) fn describe(handler: usize) -> Option<String> {
    let entry = HANDLERS.iter().position(|listed| *listed as usize == handler)?;
    let mut bytes = KEYS.keys[entry].bytes();
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
        let keys = Keys { places: [0; PLACES], keys: [Key::NONE; PLACES / 2], leads: [false; PLACES / 2] };
        let mut selection = Selection { keys, handlers: [handlers::br::<Nothing>; PLACES / 2], len: 0 };
        selection.add_leaves();
        selection.add_operators();
        selection.add_trees();
        selection.add_pairs();
        selection
    }

    const fn keys<const LEN: usize>(&self) -> Keys<LEN> {
        let mut keys = Keys { places: self.keys.places, keys: [Key::NONE; LEN], leads: [false; LEN] };
        let mut i = 0;
        while i < LEN {
            keys.keys[i] = self.keys.keys[i];
            keys.leads[i] = self.keys.leads[i];
            i += 1;
        }
        keys
    }

    const fn handlers<const LEN: usize>(&self) -> [Handler; LEN] {
        let mut handlers = [self.handlers[0]; LEN];
        let mut i = 0;
        while i < LEN {
            handlers[i] = self.handlers[i];
            i += 1;
        }
        handlers
    }

    /// Adds a key, unless it is known; its entry.
    const fn insert(&mut self, key: Key, handler: Handler) -> usize {
        assert!(key.0 != Key::NONE.0, "a listed tree is too large");
        let keys = &mut self.keys;
        let mut at = place(key);
        while keys.places[at] != 0 {
            let entry = keys.places[at] as usize - 1;
            if keys.keys[entry].0 == key.0 {
                return entry;
            }
            at = (at + 1) % PLACES;
        }
        let entry = self.len;
        (keys.keys[entry], self.handlers[entry]) = (key, handler);
        self.len += 1;
        keys.places[at] = self.len as u16;
        entry
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

    /// A tree whose value may go to a local and the accumulator or another local.
    const fn tee<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::ToSlot(T::TY), <Tee<E> as Expr<T>>::KEY, handlers::effect::<Set<T, Tee<E>>>);
        self.add(Root::ToAcc(T::TY), <Tee<E> as Expr<T>>::KEY, handlers::effect::<Compute<T, Tee<E>>>);
    }

    /// A tree whose value may go to two locals and the accumulator.
    const fn tee_twice<T: Value, E: Expr<T>>(&mut self) {
        self.add(Root::ToAcc(T::TY), <Tee<Tee<E>> as Expr<T>>::KEY, handlers::effect::<Compute<T, Tee<Tee<E>>>>);
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

/// `slot + constant`, and pointers to elements: the addresses of C.
type Field = Bin<I32Add, S, I>;
type Element = Bin<I32Add, S, S>;
type Load32<A> = Load<I32Load, A>;
type Byte<A> = Load<I32Load8U, A>;
type Double<A> = Load<F64Load, A>;
