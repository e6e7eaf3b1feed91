//! From a module and an engine to an instance.

use std::cell::UnsafeCell;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aot_format::layout::{ContextLayout, context};
use aot_format::trap::TrapKind;
use wasmparser::{GlobalType, MemoryType, TableType, ValType};

use super::context::{ContextMemory, VmContext};
use super::engine::Engine;
use super::fixed::Fixed;
use super::func::{FuncInst, HostFn};
use super::instance::{Global, Host, Instance, Shared, Tag};
use super::link::{Extern, ExternType, Linker};
use super::memory::Memory;
use super::ops;
use super::store::Store;
use super::table::Table;
use super::trap::{Exit, TraceBuffer, Trap};
use super::types::{TypeId, ValueType};
use crate::wasm::{ElementMode, Import, ImportKind, Module};

/// Why a module could not be instantiated.
#[derive(Debug)]
pub enum InstantiateError {
    /// An import that nobody knows: kind, module, name.
    UnknownImport(&'static str, String, String),
    /// An import of another type: kind, module, name.
    IncompatibleImport(&'static str, String, String),
    /// No memory or address space for what the module declares.
    Resources(&'static str, io::Error),
    /// An active segment does not fit, or the start function did not return.
    Exit(Exit),
}

impl fmt::Display for InstantiateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InstantiateError::UnknownImport(kind, module, name) => {
                write!(f, "unknown import: failed to link import {kind} ({module}, {name})")
            }
            InstantiateError::IncompatibleImport(kind, module, name) => {
                write!(f, "incompatible import type: failed to link import {kind} ({module}, {name})")
            }
            InstantiateError::Resources(what, error) => write!(f, "no room for a {what}: {error}"),
            InstantiateError::Exit(exit) => exit.fmt(f),
        }
    }
}

impl std::error::Error for InstantiateError {}

/// What the imports of a module are bound to, by index space.
#[derive(Default)]
struct Bound {
    funcs: Vec<BoundFunc>,
    tables: Vec<Arc<Table>>,
    memories: Vec<Arc<Memory>>,
    globals: Vec<Global>,
    tags: Vec<Arc<Tag>>,
}

#[derive(Clone, Copy)]
enum BoundFunc {
    Func(*const FuncInst),
    Direct(usize),
}

impl Instance {
    /// Instantiates a module: links, allocates, applies active segments, and runs the start function.
    ///
    /// # Errors
    /// As [`InstantiateError`] says. Effects on imported memories and tables remain.
    pub fn new<'s>(
        store: &'s Arc<Store>,
        module: &Arc<Module>,
        engine: &Arc<dyn Engine>,
        linker: &Linker,
        host: Option<Arc<dyn Host>>,
    ) -> Result<&'s Instance, InstantiateError> {
        let instance = Self::prepare(store, module, engine, linker, host)?;
        instance.apply_segments().map_err(InstantiateError::Exit)?;
        if let Some(start) = module.start {
            instance.call(start, &[]).map_err(InstantiateError::Exit)?;
        }
        Ok(instance)
    }

    fn prepare<'s>(
        store: &'s Arc<Store>,
        module: &Arc<Module>,
        engine: &Arc<dyn Engine>,
        linker: &Linker,
        host: Option<Arc<dyn Host>>,
    ) -> Result<&'s Instance, InstantiateError> {
        let types = TypeId::all_of(module);
        let bound = bind_imports(store, module, linker, &types)?;
        let mut memories = bound.memories;
        for ty in &module.memories[memories.len()..] {
            memories.push(new_memory(ty)?);
        }
        let mut tables = bound.tables;
        for ty in &module.tables[tables.len()..] {
            let element = ValueType::of(ValType::Ref(ty.element_type), &types);
            tables.push(Arc::new(Table::of(*ty, element).map_err(|e| InstantiateError::Resources("table", e))?));
        }
        let mut tags = bound.tags;
        for ty in &module.tags[tags.len()..] {
            tags.push(Arc::new(Tag { ty: types[*ty as usize] }));
        }
        let shared = Arc::new(Shared::new(module.funcs.len(), module.elements.len(), types));
        for (i, func) in bound.funcs.iter().enumerate() {
            if let BoundFunc::Func(func) = func {
                shared.set_func(i as u32, *func);
            }
        }
        let parts = Parts { memories, tables, tags, globals: bound.globals, shared, host };
        let layout = ContextLayout::new(&module.shape());
        let layout = layout.ok_or_else(|| InstantiateError::Resources("context", io::ErrorKind::OutOfMemory.into()))?;
        let instance = Self::assemble(store, module.clone(), engine.clone(), layout, parts);
        instance.fill_context();
        for (i, func) in bound.funcs.iter().enumerate() {
            instance.bind_func(i as u32, *func);
        }
        // SAFETY: the store, which the caller borrows, keeps the instance.
        let instance = unsafe { &*store.add_instance(Fixed::new(instance)) };
        instance.shared.main.store((&raw const *instance).cast_mut(), Ordering::Release);
        instance.init_globals();
        for table in &instance.tables[..module.imported_tables as usize] {
            if table.make_foreign() {
                store.for_each_instance(|owner| owner.make_entries_foreign(table));
            }
        }
        Ok(instance)
    }

    /// A further instance for a new thread: the same memories, tables and functions; its own globals, in their initial state; half of the
    /// fuel that is left. To be called by this instance's own thread.
    /// The start function does not run again; segments that this instance has dropped stay dropped.
    pub fn for_thread(&self) -> Fixed<Instance> {
        self.shared.threads.store(true, Ordering::Relaxed);
        self.tables.iter().for_each(|table| table.share());
        let parts = Parts {
            memories: self.memories.clone(),
            tables: self.tables.clone(),
            tags: self.tags.clone(),
            globals: self.globals[..self.module.imported_globals as usize].to_vec(),
            shared: self.shared.clone(),
            host: self.host.clone(),
        };
        let instance = Self::assemble(&self.store(), self.module.clone(), self.engine.clone(), self.layout, parts);
        let arrays = self.layout.size_bytes().saturating_sub(context::ARRAYS);
        // SAFETY: both contexts have this layout; its arrays are plain words that never change, but for the globals, which are set below.
        unsafe {
            let array = |context| VmContext::field::<u8>(context, context::ARRAYS);
            std::ptr::copy_nonoverlapping(array(self.context()), array(instance.context()), arrays as usize);
            (*instance.context()).memory0_base = (*self.context()).memory0_base;
            (*instance.context()).fuel = VmContext::share_fuel(self.context());
        }
        let copy = |from: &[AtomicBool], to: &[AtomicBool]| {
            from.iter().zip(to).for_each(|(f, t)| t.store(f.load(Ordering::Relaxed), Ordering::Relaxed))
        };
        copy(&self.dropped_data, &instance.dropped_data);
        copy(&self.dropped_elements, &instance.dropped_elements);
        let instance = Fixed::new(instance);
        instance.init_globals();
        instance
    }

    fn assemble(store: &Arc<Store>, module: Arc<Module>, engine: Arc<dyn Engine>, layout: ContextLayout, parts: Parts) -> Instance {
        let context = ContextMemory::new(&layout);
        // SAFETY: nobody else knows the context yet.
        unsafe { (*context.pointer).fuel = store.fuel() };
        let mut globals = parts.globals;
        let imported = globals.len();
        for (i, ty) in module.globals.iter().enumerate().skip(imported) {
            let content = ValueType::of(ty.content_type, &parts.shared.types);
            // SAFETY: offsets of the context's layout.
            globals.push(Global::of_context(*ty, content, unsafe { VmContext::field(context.pointer, layout.global(i as u32)) }));
        }
        let flags = |count: usize| (0..count).map(|_| AtomicBool::new(false)).collect();
        let (dropped_data, dropped_elements) = (flags(module.data.len()), flags(module.elements.len()));
        Instance {
            context,
            layout,
            module,
            engine,
            store: Arc::downgrade(store),
            memories: parts.memories,
            tables: parts.tables,
            globals,
            tags: parts.tags,
            shared: parts.shared,
            dropped_data,
            dropped_elements,
            trace: UnsafeCell::new(TraceBuffer::new()),
            host: parts.host,
        }
    }

    /// Writes everything that never changes into the context. The address of the instance is written when it has its place.
    fn fill_context(&self) {
        let (c, l, imported_globals) = (self.context(), &self.layout, self.module.imported_globals as usize);
        // SAFETY: offsets of the context's layout, and nobody else uses the context yet.
        unsafe {
            for (i, global) in self.globals[..imported_globals].iter().enumerate() {
                VmContext::field::<*mut u64>(c, l.global(i as u32)).write(global.slot);
            }
            for (i, table) in self.tables.iter().enumerate() {
                VmContext::field::<*mut super::table::Entry>(c, l.table(i as u32)).write(table.base());
            }
            for (i, memory) in self.memories.iter().enumerate() {
                VmContext::field::<*mut u8>(c, l.memory(i as u32)).write(memory.base());
            }
            for (i, ty) in self.shared.types.iter().enumerate() {
                VmContext::field::<u32>(c, l.type_id(i as u32)).write(ty.0);
            }
            for (i, tag) in self.tags.iter().enumerate() {
                VmContext::field::<u64>(c, l.tag(i as u32)).write(Arc::as_ptr(tag) as u64);
            }
            (*c).memory0_base = self.memories.first().map_or(std::ptr::null_mut(), |m| m.base());
        }
    }

    fn bind_func(&self, index: u32, func: BoundFunc) {
        let entry = match func {
            BoundFunc::Direct(code) => [self.engine.direct_code(HostFn(code)), 0],
            // SAFETY: functions live as long as the store.
            BoundFunc::Func(func) => [unsafe { (*func).foreign_code(&*self.engine) }, func as usize],
        };
        // SAFETY: offset of the context's layout.
        unsafe { VmContext::field::<[usize; 2]>(self.context(), self.layout.import(index)).write(entry) };
    }

    fn init_globals(&self) {
        // SAFETY: the instance has its place now, and nobody uses its context yet.
        unsafe { (*self.context()).instance = self };
        let own = &self.globals[self.module.imported_globals as usize..];
        let known = self.shared.initial_globals.get();
        for (i, (global, init)) in own.iter().zip(&self.module.global_inits).enumerate() {
            let value = known.map_or_else(|| self.eval_wide(init, global.ty.content_type), |values| values[i]);
            // SAFETY: the slot is in this context, and has 16 bytes.
            unsafe { global.slot.cast::<[u64; 2]>().write(value) };
        }
        // Initial values depend on nothing but imports that never change: they are the same in every thread.
        self.shared.initial_globals.get_or_init(|| own.iter().map(Global::get_wide).collect());
    }

    /// Rewrites the functions in a table so that other modules' instances can call them.
    fn make_entries_foreign(&self, table: &Arc<Table>) {
        if !self.tables.iter().any(|t| Arc::ptr_eq(t, table)) {
            return;
        }
        for index in 0..table.len() {
            let Some(entry) = table.get(index) else { break };
            // The type stays, so nothing refuses it.
            let _ = table.set(index, self.entry(table, Self::reference(table, entry)));
        }
    }

    fn apply_segments(&self) -> Result<(), Exit> {
        for (table, init) in self.tables[self.module.imported_tables as usize..].iter().zip(&self.module.table_inits) {
            if let Some(init) = init {
                let entry = self.entry(table, self.eval(init));
                (0..table.len()).try_for_each(|index| table.set(index, entry))?;
            }
        }
        for (i, element) in self.module.elements.iter().enumerate() {
            // All items are computed now, and once.
            if !element.items.is_empty() {
                self.element_value(i as u32, 0);
            }
        }
        if self.store().heap().was_exhausted() {
            return Err(TrapKind::OutOfMemory.into());
        }
        for (i, element) in self.module.elements.iter().enumerate() {
            if let ElementMode::Active(table, offset) = &element.mode {
                let to = address(self.module.tables[*table as usize].table64, self.eval(offset));
                ops::table_init(self, *table, i as u32, to, 0, element.items.len() as u32)?;
            }
            if !matches!(element.mode, ElementMode::Passive) {
                ops::elem_drop(self, i as u32);
            }
        }
        for (i, data) in self.module.data.iter().enumerate() {
            if let Some((memory, offset)) = &data.active {
                let to = address(self.module.memories[*memory as usize].memory64, self.eval(offset));
                ops::memory_init(self, *memory, i as u32, to, 0, data.range.len() as u32)?;
                ops::data_drop(self, i as u32);
            }
        }
        Ok(())
    }
}

/// The offset of a segment.
fn address(wide: bool, value: u64) -> u64 {
    if wide { value } else { u64::from(value as u32) }
}

struct Parts {
    memories: Vec<Arc<Memory>>,
    tables: Vec<Arc<Table>>,
    tags: Vec<Arc<Tag>>,
    globals: Vec<Global>,
    shared: Arc<Shared>,
    host: Option<Arc<dyn Host>>,
}

fn bind_imports(store: &Store, module: &Module, linker: &Linker, types: &[TypeId]) -> Result<Bound, InstantiateError> {
    let mut bound = Bound::default();
    let direct = module.direct_imports();
    for import in &module.imports {
        let resolve = |ty: ExternType<'_>| linker.resolve(&import.module, &import.name, ty);
        match &import.kind {
            ImportKind::Func(index, ty) => {
                let is_direct = direct[*index as usize];
                let id = types[*ty as usize];
                let found = resolve(ExternType::Func(&module.types[*ty as usize], id, is_direct));
                bound.funcs.push(match found {
                    Some(Extern::Direct(code)) if is_direct => BoundFunc::Direct(code.0),
                    // SAFETY: functions live as long as the store.
                    Some(Extern::Func(func)) if unsafe { (*func).ty }.is_subtype_of(id) && !is_direct => BoundFunc::Func(func),
                    None => missing_func(store, linker, import, id, is_direct)?,
                    Some(_) => return Err(incompatible("function", import)),
                });
            }
            ImportKind::Table(_, ty) => {
                let element = ValueType::of(ValType::Ref(ty.element_type), types);
                match resolve(ExternType::Table(ty, element)) {
                    Some(Extern::Table(table)) if table_fits(&table, ty, element) => bound.tables.push(table),
                    found => return Err(mismatch("table", import, found)),
                }
            }
            ImportKind::Memory(_, ty) => match resolve(ExternType::Memory(ty)) {
                Some(Extern::Memory(memory)) if memory_fits(&memory, ty) => bound.memories.push(memory),
                None if linker.makes_memories => bound.memories.push(new_memory(ty)?),
                found => return Err(mismatch("memory", import, found)),
            },
            ImportKind::Global(_, ty) => {
                let content = ValueType::of(ty.content_type, types);
                match resolve(ExternType::Global(ty, content)) {
                    Some(Extern::Global(global)) if global_fits(&global, ty, content) => bound.globals.push(global),
                    found => return Err(mismatch("global", import, found)),
                }
            }
            ImportKind::Tag(_, ty) => match resolve(ExternType::Tag(types[*ty as usize])) {
                Some(Extern::Tag(tag)) if tag.ty == types[*ty as usize] => bound.tags.push(tag),
                found => return Err(mismatch("tag", import, found)),
            },
        }
    }
    Ok(bound)
}

fn new_memory(ty: &MemoryType) -> Result<Arc<Memory>, InstantiateError> {
    Memory::new(*ty).map(Arc::new).map_err(|error| InstantiateError::Resources("memory", error))
}

fn incompatible(kind: &'static str, import: &Import) -> InstantiateError {
    InstantiateError::IncompatibleImport(kind, import.module.clone(), import.name.clone())
}

fn mismatch(kind: &'static str, import: &Import, found: Option<Extern>) -> InstantiateError {
    match found {
        Some(_) => incompatible(kind, import),
        None => InstantiateError::UnknownImport(kind, import.module.clone(), import.name.clone()),
    }
}

/// A function that traps when called, if the linker lets a module run without it.
fn missing_func(store: &Store, linker: &Linker, import: &Import, ty: TypeId, direct: bool) -> Result<BoundFunc, InstantiateError> {
    let (module, name) = (import.module.clone(), import.name.clone());
    let Some(warn) = linker.on_missing_function else {
        return Err(InstantiateError::UnknownImport("function", module, name));
    };
    warn(&module, &name);
    if direct {
        return Ok(BoundFunc::Direct(unlinked as *const () as usize));
    }
    let detail = format!("{module}, {name}");
    let trap = move |_: *mut VmContext, _: &mut [u64]| Err(Trap::with_detail(TrapKind::UnlinkedImport, detail.clone()).into());
    Ok(BoundFunc::Func(store.host_func(ty, Box::new(trap))))
}

/// What an unknown direct host function does, whatever its parameters.
unsafe extern "C" fn unlinked(context: *mut VmContext) -> u64 {
    // SAFETY: called by guest code on its thread; this frame owns nothing.
    unsafe { Instance::raise(context, TrapKind::UnlinkedImport) }
}

fn global_fits(global: &Global, ty: &GlobalType, wanted: ValueType) -> bool {
    let fits = if ty.mutable { global.content == wanted } else { global.content.is_subtype_of(wanted) };
    global.ty.mutable == ty.mutable && fits
}

fn table_fits(table: &Table, ty: &TableType, wanted: ValueType) -> bool {
    let offered = table.ty();
    table.element() == wanted && offered.table64 == ty.table64 && limits_fit(table.len(), offered.maximum, ty.initial, ty.maximum)
}

fn memory_fits(memory: &Memory, ty: &MemoryType) -> bool {
    let offered = memory.ty();
    offered.shared == ty.shared
        && offered.memory64 == ty.memory64
        && super::memory::same_pages(offered, ty)
        && limits_fit(memory.size_pages(), offered.maximum, ty.initial, ty.maximum)
}

fn limits_fit(now: u64, max: Option<u64>, wanted_min: u64, wanted_max: Option<u64>) -> bool {
    now >= wanted_min && wanted_max.is_none_or(|wanted| max.is_some_and(|max| max <= wanted))
}
