//! Values that look for trouble, and a host that makes them: the same for all engines.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iwasm::wasm::{AbstractHeapType, CompositeInnerType, HeapType, Module, RefType, ValType, with_slots};

use crate::random::Random;

/// A type of values, as far as it matters to a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of 32 bits, in a slot.
    I32,
    /// One of 64 bits, in a slot.
    I64,
    /// A float of 32 bits, in the low half of a slot.
    F32,
    /// A float of 64 bits, in a slot.
    F64,
    /// A vector, in two slots, its low half first.
    V128,
    /// A reference, in a slot: 0 is null, and any other number tells an object of the host from others.
    Reference {
        /// Whether it may be null.
        nullable: bool,
        /// What it is when it is not null.
        object: Object,
    },
}

/// What a host can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// An `i31`: its number.
    I31,
    /// An object of the host's own: its number.
    Extern,
    /// A host function, whose calls are logged with its number.
    Func,
    /// Nothing of this type.
    Nothing,
}

impl Kind {
    /// Of a value of a module.
    pub fn of(module: &Module, ty: ValType) -> Kind {
        match ty {
            ValType::I32 => Kind::I32,
            ValType::I64 => Kind::I64,
            ValType::F32 => Kind::F32,
            ValType::F64 => Kind::F64,
            ValType::V128 => Kind::V128,
            ValType::Ref(ty) => Kind::Reference { nullable: ty.is_nullable(), object: object(module, ty) },
        }
    }

    /// Of each of some values.
    pub fn all_of(module: &Module, types: &[ValType]) -> Vec<Kind> {
        types.iter().map(|ty| Kind::of(module, *ty)).collect()
    }

    /// How many slots it takes.
    pub fn slots(self) -> usize {
        if self == Kind::V128 { 2 } else { 1 }
    }

    /// Whether no host has a value of it.
    pub fn is_foreign(self) -> bool {
        self == Kind::Reference { nullable: false, object: Object::Nothing }
    }
}

fn object(module: &Module, ty: RefType) -> Object {
    use AbstractHeapType as A;
    match ty.heap_type() {
        HeapType::Abstract { ty: A::Any | A::Eq | A::I31, .. } => Object::I31,
        HeapType::Abstract { ty: A::Extern, .. } => Object::Extern,
        HeapType::Abstract { ty: A::Func, .. } => Object::Func,
        HeapType::Abstract { .. } => Object::Nothing,
        HeapType::Concrete(index) | HeapType::Exact(index) => {
            let ty = index.as_module_index().and_then(|index| module.sub_types.get(index as usize));
            match ty.map(|ty| &ty.composite_type.inner) {
                Some(CompositeInnerType::Func(_)) => Object::Func,
                _ => Object::Nothing,
            }
        }
    }
}

/// Values without what is an engine's own matter: upper halves of short numbers, addresses in references.
pub fn plain(types: &[ValType], values: &[u64]) -> Vec<u64> {
    with_slots(types)
        .flat_map(|(slot, ty)| match ty {
            ValType::I32 | ValType::F32 => vec![values[slot] & 0xffff_ffff],
            ValType::I64 | ValType::F64 => vec![values[slot]],
            ValType::V128 => values[slot..slot + 2].to_vec(),
            ValType::Ref(_) => vec![u64::from(values[slot] != 0)],
        })
        .collect()
}

/// A value of each kind, in slots; `None` if there is one that no host has.
pub(super) fn all(random: &mut Random, kinds: &[Kind]) -> Option<Vec<u64>> {
    let makeable = !kinds.iter().any(|kind| kind.is_foreign());
    makeable.then(|| kinds.iter().flat_map(|kind| value(random, *kind)).collect())
}

fn value(random: &mut Random, kind: Kind) -> Vec<u64> {
    // Numbers of 64 bits make lanes of any size.
    (0..kind.slots()).map(|_| number(random, kind)).collect()
}

fn number(random: &mut Random, kind: Kind) -> u64 {
    let any = match random.below(6) {
        0 => 0,
        1 => u64::MAX,
        2 => 1 << random.below(64),
        3 => random.number() & 0xff,
        4 => (random.below(2000) as f64 - 1000.0).to_bits(),
        _ => random.number(),
    };
    match kind {
        Kind::I32 => any & 0xffff_ffff,
        Kind::F32 => u64::from((any as i64 as f32).to_bits()),
        Kind::F64 if f64::from_bits(any).is_nan() => 0,
        Kind::I64 | Kind::F64 | Kind::V128 => any,
        Kind::Reference { object: Object::Nothing, .. } => 0,
        Kind::Reference { nullable: true, .. } if any % 2 == 0 => 0,
        Kind::Reference { .. } => 1 + any % (1 << 30),
    }
}

/// What tells an import from others.
pub fn salt_of(name: &str) -> u64 {
    name.bytes().fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

/// The value of an imported global, in slots, if there is one.
pub fn imported_global(name: &str, kind: Kind) -> Option<Vec<u64>> {
    all(&mut Random::new(salt_of(name)), &[kind])
}

/// What the host's functions have been called with by an instance.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<u64>>>);

impl Log {
    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets all of it.
    pub fn clear(&self) {
        self.lock().clear();
    }

    /// All of it.
    pub fn all(&self) -> Vec<u64> {
        self.lock().clone()
    }

    /// A call of a host function, which is noted: its results in slots, made from its arguments, which are [`plain`]; `None` if it traps.
    pub fn call(&self, salt: u64, args: Vec<u64>, results: &[Kind]) -> Option<Vec<u64>> {
        let mut log = self.lock();
        let mut random = Random::new(args.iter().fold(salt ^ log.len() as u64, |hash, arg| hash.rotate_left(9) ^ arg));
        log.push(salt);
        log.extend(args);
        all(&mut random, results)
    }
}
