//! From the names of imports to what they mean.

use std::collections::HashMap;
use std::sync::Arc;

use wasmparser::{FuncType, GlobalType, MemoryType, TableType};

use super::func::{FuncInst, HostFn};
use super::instance::{Global, Tag};
use super::memory::Memory;
use super::table::Table;
use super::types::{TypeId, ValueType};

/// Something that a module can import or export.
#[derive(Clone, Debug)]
pub enum Extern {
    /// A function, alive as long as its store.
    Func(*const FuncInst),
    /// A direct host function; fits only imports that [`crate::wasm::Module::direct_imports`] says are direct.
    Direct(HostFn),
    /// A table.
    Table(Arc<Table>),
    /// A memory.
    Memory(Arc<Memory>),
    /// A global.
    Global(Global),
    /// An exception tag.
    Tag(Arc<Tag>),
}

/// The type that an import asks for: as the module says it, and what that means outside of the module.
#[derive(Clone, Copy, Debug)]
pub enum ExternType<'a> {
    /// A function, and whether it is called as a direct host function.
    Func(&'a FuncType, TypeId, bool),
    /// A table, and the type of its elements.
    Table(&'a TableType, ValueType),
    /// A memory.
    Memory(&'a MemoryType),
    /// A global, and the type of its value.
    Global(&'a GlobalType, ValueType),
    /// A tag.
    Tag(TypeId),
}

/// A family of host functions, such as the system calls.
pub trait Resolver {
    /// What an import of this name and type means, or `None` if it is unknown here.
    fn resolve(&self, module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern>;
}

/// Resolves imports: first named items, then families.
#[derive(Default)]
pub struct Linker {
    items: HashMap<(String, String), Extern>,
    resolvers: Vec<Box<dyn Resolver>>,
    /// What to do about a function that nobody knows: `None` refuses the module; else this is told its names, and a call of it traps.
    pub on_missing_function: Option<fn(&str, &str)>,
    /// Whether a memory that nobody knows becomes the module's own, of the size that it asks for.
    pub makes_memories: bool,
}

impl Linker {
    /// A linker that knows nothing.
    pub fn new() -> Linker {
        Linker::default()
    }

    /// Names an item.
    pub fn define(&mut self, module: &str, name: &str, item: Extern) {
        self.items.insert((module.to_string(), name.to_string()), item);
    }

    /// Adds a family, asked after all named items and earlier families.
    pub fn add_resolver(&mut self, resolver: Box<dyn Resolver>) {
        self.resolvers.push(resolver);
    }

    pub(super) fn resolve(&self, module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        if let Some(item) = self.items.get(&(module.to_string(), name.to_string())) {
            return Some(item.clone());
        }
        self.resolvers.iter().find_map(|r| r.resolve(module, name, ty))
    }
}
