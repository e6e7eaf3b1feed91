//! Values that look for trouble, and a host that makes them: the same for all engines.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iwasm::wasm::{AbstractHeapType, CompositeInnerType, HeapType, Module, RefType, StorageType, ValType, with_slots};

use crate::random::Random;

/// A type of values, as far as it matters to a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of 32 bits or, in a struct or array, less, in a slot.
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
    /// A new struct, whose number says what is in it: see [`contents`].
    Struct,
    /// A new array, likewise.
    Array,
    /// Nothing of this type.
    Nothing,
}

impl Kind {
    /// How many slots it takes.
    pub fn slots(self) -> usize {
        if self == Kind::V128 { 2 } else { 1 }
    }

    /// Whether no host has a value of it.
    fn is_foreign(self) -> bool {
        self == Kind::Reference { nullable: false, object: Object::Nothing }
    }
}

/// A type of values, fields or elements, as an engine has it.
pub trait Type: Clone {
    /// Its kind.
    fn kind(&self) -> Kind;

    /// Of a reference to structs of a declared type, the types of their fields; of one to arrays, that of their elements.
    fn parts(&self) -> Vec<Self>;
}

/// A type in a module.
#[derive(Clone, Copy)]
pub(super) struct Typed<'m> {
    module: &'m Module,
    pub(super) ty: StorageType,
}

impl<'m> Typed<'m> {
    pub(super) fn of(module: &'m Module, ty: ValType) -> Typed<'m> {
        Typed { module, ty: StorageType::Val(ty) }
    }

    pub(super) fn all(module: &'m Module, types: &[ValType]) -> Vec<Typed<'m>> {
        types.iter().map(|ty| Typed::of(module, *ty)).collect()
    }

    /// The declared type that a reference is of: its index.
    pub(super) fn declared(&self) -> Option<usize> {
        let StorageType::Val(ValType::Ref(ty)) = self.ty else { return None };
        match ty.heap_type() {
            HeapType::Concrete(index) | HeapType::Exact(index) => index.as_module_index().map(|index| index as usize),
            HeapType::Abstract { .. } => None,
        }
    }

    fn composite(&self) -> Option<&'m CompositeInnerType> {
        self.module.sub_types.get(self.declared()?).map(|ty| &ty.composite_type.inner)
    }

    fn object(&self, ty: RefType) -> Object {
        use AbstractHeapType as A;
        match ty.heap_type() {
            HeapType::Abstract { ty: A::Any | A::Eq | A::I31, .. } => Object::I31,
            HeapType::Abstract { ty: A::Extern, .. } => Object::Extern,
            HeapType::Abstract { ty: A::Func, .. } => Object::Func,
            HeapType::Abstract { .. } => Object::Nothing,
            HeapType::Concrete(_) | HeapType::Exact(_) => match self.composite() {
                Some(CompositeInnerType::Func(_)) => Object::Func,
                Some(CompositeInnerType::Struct(_)) => Object::Struct,
                Some(CompositeInnerType::Array(_)) => Object::Array,
                _ => Object::Nothing,
            },
        }
    }
}

impl Type for Typed<'_> {
    fn kind(&self) -> Kind {
        match self.ty {
            StorageType::I8 | StorageType::I16 | StorageType::Val(ValType::I32) => Kind::I32,
            StorageType::Val(ValType::I64) => Kind::I64,
            StorageType::Val(ValType::F32) => Kind::F32,
            StorageType::Val(ValType::F64) => Kind::F64,
            StorageType::Val(ValType::V128) => Kind::V128,
            StorageType::Val(ValType::Ref(ty)) => Kind::Reference { nullable: ty.is_nullable(), object: self.object(ty) },
        }
    }

    fn parts(&self) -> Vec<Self> {
        let fields = match self.composite() {
            Some(CompositeInnerType::Struct(ty)) => &ty.fields[..],
            Some(CompositeInnerType::Array(ty)) => std::slice::from_ref(&ty.0),
            _ => &[],
        };
        fields.iter().map(|field| Typed { ty: field.element_type, ..*self }).collect()
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

/// How deep structs are in structs that must have them.
const DEPTH: u32 = 4;
/// Numbers of what nothing of the host's refers to are up to this.
const MOST: u64 = 1 << 30;
/// The most elements of an array.
const ELEMENTS: usize = 4;

/// The kind of a type; of references to structs that must have what no host has, one to nothing.
fn kind_of(ty: &impl Type, depth: u32) -> Kind {
    match ty.kind() {
        Kind::Reference { nullable, object: Object::Struct } if depth == 0 || ty.parts().iter().any(|part| is_foreign(part, depth - 1)) => {
            Kind::Reference { nullable, object: Object::Nothing }
        }
        kind => kind,
    }
}

/// Whether no host has a value of a type.
fn is_foreign(ty: &impl Type, depth: u32) -> bool {
    !matches!(ty.kind(), Kind::Reference { nullable: true, .. }) && kind_of(ty, depth).is_foreign()
}

/// A value of each type, in slots; `None` if there is one that no host has.
pub(super) fn all(random: &mut Random, types: &[impl Type]) -> Option<Vec<u64>> {
    let makeable = !types.iter().any(|ty| is_foreign(ty, DEPTH));
    makeable.then(|| some(random, types, MOST))
}

fn some(random: &mut Random, types: &[impl Type], most: u64) -> Vec<u64> {
    let mut values = Vec::new();
    for kind in types.iter().map(|ty| kind_of(ty, DEPTH)) {
        // Numbers of 64 bits make lanes of any size.
        values.extend((0..kind.slots()).map(|_| number(random, kind, most)));
    }
    values
}

/// What is in the struct or array that a reference of a type and a number refers to: the types of its fields or elements, and their values in
/// slots. Numbers of what is in it are smaller, so that there is an end.
pub fn contents<T: Type>(ty: &T, reference: u64) -> (Vec<T>, Vec<u64>) {
    let (mut random, most) = (Random::new(reference), reference >> 8);
    let mut types = ty.parts();
    if let (Kind::Reference { object: Object::Array, .. }, [element]) = (ty.kind(), &types[..]) {
        let is_empty = most == 0 || is_foreign(element, DEPTH);
        types = vec![element.clone(); if is_empty { 0 } else { random.below(ELEMENTS + 1) }];
    }
    let values = some(&mut random, &types, most);
    (types, values)
}

fn number(random: &mut Random, kind: Kind, most: u64) -> u64 {
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
        Kind::Reference { nullable: true, .. } if any % 2 == 0 || most == 0 => 0,
        Kind::Reference { .. } => 1 + any % most.max(1),
    }
}

/// What tells an import from others.
pub fn salt_of(name: &str) -> u64 {
    name.bytes().fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

/// The value of an imported global, or what an imported table is full of, in slots, if there is one.
pub fn imported_value(name: &str, ty: &impl Type) -> Option<Vec<u64>> {
    all(&mut Random::new(salt_of(name)), std::slice::from_ref(ty))
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
    pub fn call(&self, salt: u64, args: Vec<u64>, results: &[impl Type]) -> Option<Vec<u64>> {
        let mut log = self.lock();
        let mut random = Random::new(args.iter().fold(salt ^ log.len() as u64, |hash, arg| hash.rotate_left(9) ^ arg));
        log.push(salt);
        log.extend(args);
        all(&mut random, results)
    }
}
