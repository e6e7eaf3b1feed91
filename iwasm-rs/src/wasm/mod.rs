//! Decoding and validation: bytes in, a [`Module`] out. Safe code, no runtime types.
#![forbid(unsafe_code)]

mod decode;
pub mod fuel;
pub mod gc;
mod module;
mod names;
mod slots;

pub use decode::{Bodies, BodyValidator, DEFERRED_FROM_BYTES, DecodeError, FEATURES, relax_indirect_calls};
pub use module::{
    Body, ConstExpr, Data, Element, ElementItems, ElementMode, Export, ExternKind, Func, Import, ImportKind, Module, is_checked,
};
pub use slots::{SLOT_BYTES, slot_count, slots, with_slots};
pub use wasmparser::{
    AbstractHeapType, CompositeInnerType, FuncType, FuncValidatorAllocations, GlobalType, HeapType, MemoryType, RefType, StorageType,
    TableType, ValType,
};

/// Bytes of a page of a memory that says nothing else.
pub const PAGE_BYTES: u64 = 65536;

/// Index spaces of a module; all count imports first.
pub mod index {
    /// Index of a type.
    pub type TypeIdx = u32;
    /// Index of a function.
    pub type FuncIdx = u32;
    /// Index of a table.
    pub type TableIdx = u32;
    /// Index of a memory.
    pub type MemoryIdx = u32;
    /// Index of a global.
    pub type GlobalIdx = u32;
    /// Index of a tag.
    pub type TagIdx = u32;
}
