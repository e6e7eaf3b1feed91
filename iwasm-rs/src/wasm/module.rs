//! A decoded module: what it declares, and where in its bytes the rest lies.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aot_format::layout::{MAX_DIRECT_PARAMS, ModuleShape, is_direct_import};
use wasmparser::{
    AbstractHeapType, CompositeInnerType, FuncType, GlobalType, HeapType, MemoryType, RefType, SubType, TableType, ValType,
    ValidatorResources,
};

use super::index::{FuncIdx, GlobalIdx, MemoryIdx, TableIdx, TagIdx, TypeIdx};

/// A decoded and validated module, up to bodies that are deferred. Every index in it is in range, and every range lies within [`Module::bytes`].
#[derive(Debug)]
pub struct Module {
    /// The encoded module.
    pub bytes: Arc<Vec<u8>>,
    /// Types of functions; without parameters and results where a type is another one.
    pub types: Vec<FuncType>,
    /// All types, by the same indices.
    pub sub_types: Vec<SubType>,
    /// Recursion groups: ranges of type indices, in order.
    pub rec_groups: Vec<Range<TypeIdx>>,
    /// Imports in order.
    pub imports: Vec<Import>,
    /// All functions, imported ones first.
    pub funcs: Vec<Func>,
    /// All tables, imported ones first.
    pub tables: Vec<TableType>,
    /// Initial values of the defined tables; `None` is null.
    pub table_inits: Vec<Option<ConstExpr>>,
    /// All memories, imported ones first.
    pub memories: Vec<MemoryType>,
    /// All globals, imported ones first.
    pub globals: Vec<GlobalType>,
    /// Initial values of the defined globals.
    pub global_inits: Vec<ConstExpr>,
    /// Types of all tags, imported ones first.
    pub tags: Vec<TypeIdx>,
    /// Exports by name.
    pub exports: HashMap<String, Export>,
    /// The start function.
    pub start: Option<FuncIdx>,
    /// Element segments.
    pub elements: Vec<Element>,
    /// Data segments.
    pub data: Vec<Data>,
    /// Bodies of the defined functions; empty when decoded with [`super::Bodies::Skip`].
    pub bodies: Vec<Body>,
    /// Range of the contents of the code section; code offsets in traces are relative to the module.
    pub code_range: Range<usize>,
    /// How many of `funcs` are imported.
    pub imported_funcs: u32,
    /// How many of `tables` are imported.
    pub imported_tables: u32,
    /// How many of `memories` are imported.
    pub imported_memories: u32,
    /// How many of `globals` are imported.
    pub imported_globals: u32,
    /// How many of `tags` are imported.
    pub imported_tags: u32,
    /// Which way conditional branches go mostly, by their offsets in the module: `true` when the condition holds.
    pub branch_hints: HashMap<u64, bool>,
    pub(super) stack_pointer: Option<GlobalIdx>,
    /// Where the contents of the `name` section lie.
    pub(super) name_section: Option<Range<usize>>,
    /// What bodies are validated against, where that has been deferred.
    pub(super) deferred: Option<ValidatorResources>,
}

/// A function, imported or defined.
#[derive(Clone, Copy, Debug)]
pub struct Func {
    /// Its type.
    pub ty: TypeIdx,
    /// Whether a reference to it may exist outside direct calls: exported, in an element segment, or declared by `ref.func`.
    pub escapes: bool,
}

/// The body of a defined function.
#[derive(Clone, Debug)]
pub struct Body {
    /// Local declarations and code, as [`wasmparser::FunctionBody`] takes it.
    pub range: Range<usize>,
}

/// A constant expression: its bytes with the final `end`.
#[derive(Clone, Debug)]
pub struct ConstExpr {
    /// Where it lies.
    pub range: Range<usize>,
}

/// An import.
#[derive(Clone, Debug)]
pub struct Import {
    /// Module name.
    pub module: String,
    /// Field name.
    pub name: String,
    /// What is imported, with its index in its index space.
    pub kind: ImportKind,
}

/// What is imported, with its type.
#[derive(Clone, Debug)]
pub enum ImportKind {
    /// A function.
    Func(FuncIdx, TypeIdx),
    /// A table.
    Table(TableIdx, TableType),
    /// A memory.
    Memory(MemoryIdx, MemoryType),
    /// A global.
    Global(GlobalIdx, GlobalType),
    /// A tag.
    Tag(TagIdx, TypeIdx),
}

/// The kinds of things that cross module boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExternKind {
    /// A function.
    Func,
    /// A table.
    Table,
    /// A memory.
    Memory,
    /// A global.
    Global,
    /// A tag.
    Tag,
}

/// An export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// What is exported.
    pub kind: ExternKind,
    /// Its index in its index space.
    pub index: u32,
}

/// An element segment.
#[derive(Clone, Debug)]
pub struct Element {
    /// How it is used.
    pub mode: ElementMode,
    /// Type of its items.
    pub ty: RefType,
    /// Its items.
    pub items: ElementItems,
}

/// How an element segment is used.
#[derive(Clone, Debug)]
pub enum ElementMode {
    /// For `table.init`.
    Passive,
    /// Copied at instantiation.
    Active(TableIdx, ConstExpr),
    /// Only declares functions for `ref.func`.
    Declared,
}

/// Items of an element segment.
#[derive(Clone, Debug)]
pub enum ElementItems {
    /// Function indices.
    Funcs(Vec<FuncIdx>),
    /// Constant expressions.
    Exprs(Vec<ConstExpr>),
}

impl ElementItems {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            ElementItems::Funcs(items) => items.len(),
            ElementItems::Exprs(items) => items.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A data segment.
#[derive(Clone, Debug)]
pub struct Data {
    /// Memory and offset of an active segment.
    pub active: Option<(MemoryIdx, ConstExpr)>,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Module {
    /// Type of a function.
    pub fn func_type(&self, func: FuncIdx) -> &FuncType {
        &self.types[self.funcs[func as usize].ty as usize]
    }

    /// Whether references of this type are functions.
    pub fn is_func_ref(&self, ty: RefType) -> bool {
        match ty.heap_type() {
            HeapType::Abstract { ty, .. } => matches!(ty, AbstractHeapType::Func | AbstractHeapType::NoFunc),
            HeapType::Concrete(index) | HeapType::Exact(index) => {
                let ty = index.as_module_index().and_then(|index| self.sub_types.get(index as usize));
                ty.is_some_and(|ty| matches!(ty.composite_type.inner, CompositeInnerType::Func(_)))
            }
        }
    }

    /// Types of the arguments of exceptions with a tag.
    pub fn tag_params(&self, tag: TagIdx) -> &[ValType] {
        self.types[self.tags[tag as usize] as usize].params()
    }

    /// Body of a function, `None` for an imported one.
    pub fn body(&self, func: FuncIdx) -> Option<&Body> {
        self.bodies.get(func.checked_sub(self.imported_funcs)? as usize)
    }

    /// How many of each thing there are, for [`aot_format::layout::ContextLayout`].
    pub fn shape(&self) -> ModuleShape {
        ModuleShape {
            globals: self.globals.len() as u32,
            tables: self.tables.len() as u32,
            memories: self.memories.len() as u32,
            imported_functions: self.imported_funcs,
            types: self.types.len() as u32,
            tags: self.tags.len() as u32,
        }
    }

    /// The import that function `func` is, if it is imported.
    pub fn func_import(&self, func: FuncIdx) -> Option<&Import> {
        if func >= self.imported_funcs {
            return None;
        }
        self.imports.iter().filter(|i| matches!(i.kind, ImportKind::Func(..))).nth(func as usize)
    }

    /// For each imported function, whether it is called as a direct host function; see [`aot_format::layout::is_direct_import`].
    pub fn direct_imports(&self) -> Vec<bool> {
        let integers = |types: &[ValType]| types.iter().all(|t| matches!(t, ValType::I32 | ValType::I64));
        let direct = |import: &Import, ty: TypeIdx| {
            let ty = &self.types[ty as usize];
            is_direct_import(&import.module)
                && ty.params().len() <= MAX_DIRECT_PARAMS
                && ty.results().len() <= 1
                && integers(ty.params())
                && integers(ty.results())
        };
        let direct = |i: &Import| if let ImportKind::Func(_, ty) = i.kind { Some(direct(i, ty)) } else { None };
        self.imports.iter().filter_map(direct).collect()
    }

    /// The global in which C compilers keep the stack pointer: the mutable i32 that is exported under its name, else the first one.
    pub fn stack_pointer(&self) -> Option<GlobalIdx> {
        self.stack_pointer
    }

    pub(super) fn find_stack_pointer(&self) -> Option<GlobalIdx> {
        let fits = |index: GlobalIdx| {
            let ty = self.globals[index as usize];
            ty.mutable && ty.content_type == ValType::I32
        };
        let exported = self.exports.get("__stack_pointer").filter(|e| e.kind == ExternKind::Global).map(|e| e.index);
        exported.filter(|index| fits(*index)).or_else(|| (0..self.globals.len() as GlobalIdx).find(|index| fits(*index)))
    }

    /// The exported function of this name.
    pub fn exported_func(&self, name: &str) -> Option<FuncIdx> {
        self.exports.get(name).filter(|e| e.kind == ExternKind::Func).map(|e| e.index)
    }
}

/// Whether each access to a memory of this type checks its bounds: with 64-bit addresses no reservation covers what an access may ask for,
/// and pages smaller than the system's end where no guard can.
pub fn is_checked(ty: &MemoryType) -> bool {
    ty.memory64 || ty.page_size_log2.is_some_and(|log2| 1u64 << log2 != crate::wasm::PAGE_BYTES)
}
