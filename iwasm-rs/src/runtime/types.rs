//! Canonical ids of types: equal types have equal ids in the whole process.
//!
//! Two types are equal when their recursion groups are and they have the same place in them. A group is written as a list of words, in which
//! a reference to a type of the group is its place and one to another type is that type's id: groups with equal words are the same.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use wasmparser::{
    AbstractHeapType, CompositeInnerType, FieldType, FuncType, HeapType, PackedIndex, RefType, StorageType, SubType, UnpackedIndex, ValType,
};

use super::chunks::Chunks;
use super::gc::{Shape, Storage};
use crate::wasm::Module;

/// Canonical id of a type, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct TypeId(pub u32);

/// What is known of a type.
#[derive(Debug)]
struct Info {
    /// The type, if it is one of functions; references in it mean nothing outside the module that declared it first.
    func: FuncType,
    kind: AbstractHeapType,
    shape: Shape,
    /// From the type without a supertype to the type itself.
    lineage: Box<[TypeId]>,
}

/// Ids of recursion groups: of the first type in each.
type Groups = HashMap<Box<[u32]>, TypeId>;

// Types live as long as the process: there are few different ones, and code holds their ids.
static GROUPS: LazyLock<Mutex<Groups>> = LazyLock::new(Mutex::default);
static INFOS: Chunks<&'static Info> = Chunks::new();

impl TypeId {
    /// The id of a type of functions that refers to no other type.
    pub fn of(ty: &FuncType) -> TypeId {
        let sub = SubType {
            is_final: true,
            supertype_idxs: Vec::new(),
            composite_type: wasmparser::CompositeType {
                inner: CompositeInnerType::Func(ty.clone()),
                shared: false,
                descriptor_idx: None,
                describes_idx: None,
            },
        };
        Self::of_group(&mut Self::lock(), &[sub], 0, &[])
    }

    /// The ids of all types of a module.
    pub fn all_of(module: &Module) -> Vec<TypeId> {
        let mut groups = Self::lock();
        let mut ids: Vec<TypeId> = Vec::with_capacity(module.sub_types.len());
        for Range { start, end } in module.rec_groups.iter().cloned() {
            let first = Self::of_group(&mut groups, &module.sub_types[start as usize..end as usize], start, &ids);
            ids.extend((first.0..first.0 + (end - start)).map(TypeId));
        }
        ids
    }

    /// The id of the first type of a group, which begins at index `start` of a module whose types before have the ids `earlier`.
    fn of_group(groups: &mut Groups, types: &[SubType], start: u32, earlier: &[TypeId]) -> TypeId {
        let scope = Scope { start, earlier };
        let mut words = Vec::new();
        types.iter().for_each(|ty| scope.write(ty, &mut words));
        if let Some(id) = groups.get(words.as_slice()) {
            return *id;
        }
        let first = TypeId(INFOS.len() + 1);
        for ty in types {
            let id = TypeId(INFOS.len() + 1);
            let parent = ty.supertype_idxs.first().map(|index| match scope.resolve(*index) {
                Target::Place(place) => TypeId(first.0 + place),
                Target::Id(id) => id,
            });
            let lineage = parent.map_or(&[][..], |parent| &parent.info().lineage);
            let lineage = lineage.iter().copied().chain([id]).collect();
            let storage = |field: &FieldType| scope.storage(types, field.element_type);
            let none = FuncType::new([], []);
            let (kind, func, shape) = match &ty.composite_type.inner {
                CompositeInnerType::Func(func) => (AbstractHeapType::Func, func.clone(), Shape::None),
                CompositeInnerType::Struct(ty) => (AbstractHeapType::Struct, none, Shape::of_fields(ty.fields.iter().map(storage))),
                CompositeInnerType::Array(ty) => (AbstractHeapType::Array, none, Shape::Array(storage(&ty.0))),
                CompositeInnerType::Cont(_) => (AbstractHeapType::Cont, none, Shape::None),
            };
            INFOS.push(Box::leak(Box::new(Info { func, kind, shape, lineage })));
        }
        groups.insert(words.into(), first);
        first
    }

    /// Keeps other threads from making ids, for a fork.
    pub(super) fn lock() -> MutexGuard<'static, Groups> {
        GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn info(self) -> &'static Info {
        match INFOS.get(self.0) {
            Some(info) => info,
            None => unreachable!("ids are of types that exist"),
        }
    }

    /// The type of an id of functions. Takes no lock.
    pub fn ty(self) -> &'static FuncType {
        &self.info().func
    }

    /// What objects of the type are made of. Takes no lock.
    pub(super) fn shape(self) -> &'static Shape {
        &self.info().shape
    }

    /// Whether a value of this type is one of the other. Takes no lock.
    pub fn is_subtype_of(self, other: TypeId) -> bool {
        let depth = other.info().lineage.len() - 1;
        self == other || self.info().lineage.get(depth) == Some(&other)
    }
}

/// What an index of a type means.
enum Target {
    /// A place in the same group.
    Place(u32),
    /// A type of another group.
    Id(TypeId),
}

/// Where indices of types are looked up.
struct Scope<'a> {
    start: u32,
    earlier: &'a [TypeId],
}

impl Scope<'_> {
    fn resolve(&self, index: PackedIndex) -> Target {
        self.target(index.unpack())
    }

    fn target(&self, index: UnpackedIndex) -> Target {
        match index {
            UnpackedIndex::Module(index) if index < self.start => Target::Id(self.earlier[index as usize]),
            UnpackedIndex::Module(index) => Target::Place(index - self.start),
            UnpackedIndex::RecGroup(place) => Target::Place(place),
            UnpackedIndex::Id(_) => unreachable!("only the validator's own types have ids of its making"),
        }
    }

    /// How a field of a type of the group is stored.
    fn storage(&self, group: &[SubType], ty: StorageType) -> Storage {
        let heap = match ty {
            StorageType::I8 => return Storage::I8,
            StorageType::I16 => return Storage::I16,
            StorageType::Val(ValType::I32 | ValType::F32) => return Storage::Word,
            StorageType::Val(ValType::V128) => return Storage::Vector,
            StorageType::Val(ValType::Ref(ty)) => ty.heap_type(),
            StorageType::Val(_) => return Storage::Double,
        };
        use AbstractHeapType as A;
        let kind = match heap {
            HeapType::Abstract { ty, .. } => ty,
            HeapType::Concrete(index) | HeapType::Exact(index) => match self.target(index) {
                Target::Id(id) => id.info().kind,
                Target::Place(place) => match group.get(place as usize).map(|ty| &ty.composite_type.inner) {
                    Some(CompositeInnerType::Struct(_) | CompositeInnerType::Array(_)) => A::Any,
                    _ => A::Func,
                },
            },
        };
        match kind {
            A::Any | A::Eq | A::I31 | A::Struct | A::Array | A::None => Storage::Any,
            A::Extern | A::NoExtern => Storage::Extern,
            _ => Storage::Double,
        }
    }

    fn write(&self, ty: &SubType, words: &mut Vec<u32>) {
        words.extend([u32::from(ty.is_final), ty.supertype_idxs.len() as u32]);
        ty.supertype_idxs.iter().for_each(|index| write_target(&self.resolve(*index), words));
        match &ty.composite_type.inner {
            CompositeInnerType::Func(func) => {
                words.extend([0, func.params().len() as u32, func.results().len() as u32]);
                func.params().iter().chain(func.results()).for_each(|ty| self.write_value(*ty, words));
            }
            CompositeInnerType::Struct(ty) => {
                words.extend([1, ty.fields.len() as u32]);
                ty.fields.iter().for_each(|field| self.write_field(field, words));
            }
            CompositeInnerType::Array(ty) => {
                words.push(2);
                self.write_field(&ty.0, words);
            }
            CompositeInnerType::Cont(_) => words.push(3),
        }
    }

    fn write_field(&self, field: &FieldType, words: &mut Vec<u32>) {
        words.push(u32::from(field.mutable));
        match field.element_type {
            StorageType::I8 => words.push(100),
            StorageType::I16 => words.push(101),
            StorageType::Val(ty) => self.write_value(ty, words),
        }
    }

    fn write_value(&self, ty: ValType, words: &mut Vec<u32>) {
        match ty {
            ValType::I32 => words.push(0),
            ValType::I64 => words.push(1),
            ValType::F32 => words.push(2),
            ValType::F64 => words.push(3),
            ValType::V128 => words.push(4),
            ValType::Ref(ty) => {
                words.push(5 + u32::from(ty.is_nullable()));
                match ty.heap_type() {
                    HeapType::Abstract { shared, ty } => words.extend([u32::from(shared), ty as u32]),
                    HeapType::Concrete(index) | HeapType::Exact(index) => write_target(&self.target(index), words),
                }
            }
        }
    }
}

fn write_target(target: &Target, words: &mut Vec<u32>) {
    words.extend(match *target {
        Target::Place(place) => [2, place],
        Target::Id(id) => [3, id.0],
    });
}

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heap {
    /// One of the specification's own types.
    Abstract(AbstractHeapType),
    /// A declared one.
    Declared(TypeId),
}

impl Heap {
    /// Whether references of this type are functions.
    pub fn is_func(self) -> bool {
        self.is_subtype_of(Heap::Abstract(AbstractHeapType::Func))
    }

    /// Whether what this type refers to is of the other too.
    pub fn is_subtype_of(self, other: Heap) -> bool {
        use AbstractHeapType as A;
        match (self, other) {
            (Heap::Declared(a), Heap::Declared(b)) => a.is_subtype_of(b),
            (Heap::Declared(a), Heap::Abstract(b)) => is_abstract_subtype(a.info().kind, b),
            (Heap::Abstract(a), Heap::Declared(b)) => match b.info().kind {
                A::Func => a == A::NoFunc,
                A::Cont => a == A::NoCont,
                _ => a == A::None,
            },
            (Heap::Abstract(a), Heap::Abstract(b)) => is_abstract_subtype(a, b),
        }
    }
}

fn is_abstract_subtype(a: AbstractHeapType, b: AbstractHeapType) -> bool {
    use AbstractHeapType as A;
    a == b
        || match b {
            A::Any => matches!(a, A::Eq | A::I31 | A::Struct | A::Array | A::None),
            A::Eq => matches!(a, A::I31 | A::Struct | A::Array | A::None),
            A::I31 | A::Struct | A::Array => a == A::None,
            A::Func => a == A::NoFunc,
            A::Extern => a == A::NoExtern,
            A::Exn => a == A::NoExn,
            A::Cont => a == A::NoCont,
            _ => false,
        }
}

/// A type of values, comparable across modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A number or a vector.
    Number(ValType),
    /// A reference: whether it may be null, and to what.
    Reference(bool, Heap),
}

impl ValueType {
    /// The type of values of a module whose types have these ids.
    pub fn of(ty: ValType, ids: &[TypeId]) -> ValueType {
        match ty {
            ValType::Ref(ty) => ValueType::Reference(ty.is_nullable(), Self::heap(ty, ids)),
            number => ValueType::Number(number),
        }
    }

    /// What a reference of a module refers to whose types have these ids.
    pub fn heap(ty: RefType, ids: &[TypeId]) -> Heap {
        match ty.heap_type() {
            HeapType::Abstract { ty, .. } => Heap::Abstract(ty),
            HeapType::Concrete(index) | HeapType::Exact(index) => {
                let id = index.as_module_index().and_then(|index| ids.get(index as usize));
                // Only the validator's own types have other indices.
                id.map_or(Heap::Abstract(AbstractHeapType::None), |id| Heap::Declared(*id))
            }
        }
    }

    /// Whether a value of this type is one of the other.
    pub fn is_subtype_of(self, other: ValueType) -> bool {
        match (self, other) {
            (ValueType::Reference(nullable, a), ValueType::Reference(may_be_null, b)) => (may_be_null || !nullable) && a.is_subtype_of(b),
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::Bodies;

    #[test]
    fn equal_types_have_equal_ids_and_ids_lead_back() {
        let types: Vec<FuncType> = (0..100).map(|n| FuncType::new(vec![ValType::F64; n], [])).collect();
        let ids: Vec<TypeId> = types.iter().map(TypeId::of).collect();
        for (ty, id) in types.iter().zip(&ids) {
            assert_eq!(TypeId::of(&ty.clone()), *id);
            assert_eq!(id.ty(), ty);
        }
        assert_ne!(ids[0], ids[1]);
    }

    fn ids(text: &str) -> Vec<TypeId> {
        TypeId::all_of(&Module::decode(wat::parse_str(text).unwrap(), Bodies::Validate).unwrap())
    }

    #[test]
    fn types_of_modules_are_equal_by_structure() {
        let a = ids("(module (type $f (func (param i32))) (type $g (func (param (ref null $f)))) (type $h (func (param (ref null $f)))))");
        let b = ids(
            "(module (type (func)) (type $f (func (param i32))) (type $f2 (func (param i32))) (type $g (func (param (ref null $f2)))))",
        );
        assert_eq!(a[1], a[2]);
        assert_eq!((a[0], a[1]), (b[1], b[3]));
        assert_eq!(TypeId::of(&FuncType::new([ValType::I32], [])), a[0]);
        assert_ne!(a[0], b[0]);
    }

    #[test]
    fn references_are_subtypes_as_the_specification_says() {
        use AbstractHeapType as A;
        let func = Heap::Declared(TypeId::of(&FuncType::new([], [])));
        let reference = |nullable, heap| ValueType::Reference(nullable, heap);
        assert!(reference(false, func).is_subtype_of(reference(true, Heap::Abstract(A::Func))));
        assert!(!reference(true, func).is_subtype_of(reference(false, func)));
        assert!(reference(true, Heap::Abstract(A::NoFunc)).is_subtype_of(reference(true, func)));
        assert!(!reference(true, Heap::Abstract(A::Func)).is_subtype_of(reference(true, func)));
        assert!(Heap::Abstract(A::I31).is_subtype_of(Heap::Abstract(A::Any)));
        assert!(!Heap::Abstract(A::Extern).is_subtype_of(Heap::Abstract(A::Any)));
    }
}
