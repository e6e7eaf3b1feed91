//! The live state of a module.

use std::any::Any;
use std::cell::UnsafeCell;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};
use std::sync::{Arc, MutexGuard, OnceLock, Weak};

use aot_format::layout::ContextLayout;
use wasmparser::{AbstractHeapType, GlobalType};

use super::call::call_code;
use super::context::{ContextMemory, VmContext};
use super::engine::Engine;
use super::func::{FuncInst, FuncKind};
use super::link::Extern;
use super::memory::Memory;
use super::store::Store;
use super::table::{Entry, Table};
use super::trap::{Exit, TraceBuffer, Trap};
use super::types::{Heap, TypeId, ValueType};
use crate::sys::deadline;
use crate::wasm::index::{FuncIdx, TypeIdx};
use crate::wasm::{ElementItems, ExternKind, Module, slot_count};
use aot_format::trap::TrapKind;

/// What a family of host functions keeps for a program, and what it does at delivery points.
pub trait Host: Any + Send + Sync {
    /// Runs what waits in the context's `pending`, such as signal handlers, on the context's thread.
    ///
    /// # Errors
    /// When what it runs does not return.
    fn deliver(&self, context: *mut VmContext) -> Result<(), Exit>;

    /// Whether [`Self::fault`] has something to do. Runs in signal handlers.
    fn handles(&self, fault: &GuestFault) -> bool {
        let _ = fault;
        false
    }

    /// Runs what the program wants done about a fault of its own code in a context: whether the instruction is to be tried again, where that
    /// is possible. If not, it traps. May run in a signal handler, on the stack of the code, which holds no lock.
    ///
    /// # Errors
    /// When what it runs does not return.
    fn fault(&self, context: *mut VmContext, fault: &GuestFault) -> Result<bool, Exit> {
        let _ = (context, fault);
        Ok(false)
    }

    /// The calling thread's signal mask, a bit for each signal.
    fn signal_mask(&self) -> u64 {
        0
    }

    /// Sets it.
    fn set_signal_mask(&self, mask: u64) {
        let _ = mask;
    }
}

/// What guest code has done to be trapped.
#[derive(Clone, Copy, Debug)]
pub struct GuestFault {
    /// The trap.
    pub kind: TrapKind,
    /// For an access that the hardware has refused: the signal, `si_code`, and the address in memory 0.
    pub access: Option<(i32, i32, u64)>,
}

/// An exception tag; its address is its identity.
#[derive(Debug)]
pub struct Tag {
    /// Canonical type of its arguments.
    pub ty: TypeId,
}

/// A global, alive as long as its store or its owner.
#[derive(Clone, Debug)]
pub struct Global {
    /// Where its value lies: a slot of 16 bytes.
    pub slot: *mut u64,
    /// Its type.
    pub ty: GlobalType,
    /// The type of its values.
    pub content: ValueType,
    owner: Option<Arc<GlobalSlot>>,
}

#[derive(Debug)]
struct GlobalSlot(UnsafeCell<[u64; 2]>);
// SAFETY: globals are written only by the thread that runs the instance.
unsafe impl Send for GlobalSlot {}
// SAFETY: as above.
unsafe impl Sync for GlobalSlot {}

impl Global {
    /// A global of the host.
    pub fn new(ty: GlobalType, value: u64) -> Global {
        Self::of(ty, ValueType::of(ty.content_type, &[]), [value, 0])
    }

    /// A global of the host of any type, which a module may declare; of shorter ones than v128 only the first slot counts.
    pub fn of(ty: GlobalType, content: ValueType, value: [u64; 2]) -> Global {
        let slot = Arc::new(GlobalSlot(UnsafeCell::new(value)));
        Global { slot: slot.0.get().cast(), ty, content, owner: Some(slot) }
    }

    pub(super) fn of_context(ty: GlobalType, content: ValueType, slot: *mut u64) -> Global {
        Global { slot, ty, content, owner: None }
    }

    /// Whether the value lies in a context rather than in a slot of its own.
    pub fn is_context_slot(&self) -> bool {
        self.owner.is_none()
    }

    /// Its value; of a v128 the low half.
    pub fn get(&self) -> u64 {
        // SAFETY: the slot outlives the global.
        unsafe { self.slot.read() }
    }

    /// Its value in two slots; only a v128 has a second.
    pub fn get_wide(&self) -> [u64; 2] {
        // SAFETY: as above; it has 16 bytes.
        unsafe { self.slot.cast::<[u64; 2]>().read() }
    }
}

/// The live state of a module, for one thread.
///
/// Instances of the threads of one program share memories, tables and functions, and have their own globals and context.
pub struct Instance {
    pub(super) context: ContextMemory,
    pub(super) layout: ContextLayout,
    /// Its module.
    pub module: Arc<Module>,
    /// What runs it.
    pub engine: Arc<dyn Engine>,
    pub(super) store: Weak<Store>,
    /// Memories.
    pub memories: Vec<Arc<Memory>>,
    /// Tables.
    pub tables: Vec<Arc<Table>>,
    pub(super) globals: Vec<Global>,
    pub(super) tags: Vec<Arc<Tag>>,
    pub(super) shared: Arc<Shared>,
    pub(super) dropped_data: Vec<AtomicBool>,
    pub(super) dropped_elements: Vec<AtomicBool>,
    pub(super) trace: UnsafeCell<TraceBuffer>,
    /// The host's state for this program.
    pub host: Option<Arc<dyn Host>>,
}

/// What the instances of a program's threads share.
pub(super) struct Shared {
    /// The instance made first: the one in whose context functions run when called from outside.
    pub(super) main: AtomicPtr<Instance>,
    /// Canonical ids of the module's types.
    pub(super) types: Box<[TypeId]>,
    /// Functions as values, made when first asked for.
    funcs: Vec<AtomicPtr<FuncInst>>,
    /// Values of the items of element segments that are expressions.
    pub(super) elements: Box<[OnceLock<Box<[u64]>>]>,
    /// Values that the module's own globals begin with.
    pub(super) initial_globals: OnceLock<Box<[[u64; 2]]>>,
    /// Whether there is more than one.
    pub(super) threads: AtomicBool,
}

impl Shared {
    pub(super) fn new(funcs: usize, elements: usize, types: Vec<TypeId>) -> Shared {
        let types = types.into();
        let elements = (0..elements).map(|_| OnceLock::new()).collect();
        let funcs = (0..funcs).map(|_| AtomicPtr::default()).collect();
        Shared { main: AtomicPtr::default(), types, elements, funcs, initial_globals: OnceLock::new(), threads: AtomicBool::new(false) }
    }

    pub(super) fn set_func(&self, func: FuncIdx, value: *const FuncInst) {
        self.funcs[func as usize].store(value.cast_mut(), Ordering::Release);
    }
}

// SAFETY: an instance is used by one thread at a time, which owns its context; what threads share is behind locks and atomics.
unsafe impl Send for Instance {}
// SAFETY: shared references only reach atomics, immutable data and, by contract, the context of the calling thread.
unsafe impl Sync for Instance {}

impl Instance {
    /// Its context.
    pub fn context(&self) -> *mut VmContext {
        self.context.pointer
    }

    /// Offsets in its context.
    pub fn layout(&self) -> &ContextLayout {
        &self.layout
    }

    /// Its store, which lives at least as long as any call.
    pub fn store(&self) -> Arc<Store> {
        match self.store.upgrade() {
            Some(store) => store,
            None => unreachable!("an instance runs only while its store lives"),
        }
    }

    /// A function of this instance as a value.
    pub fn func(&self, func: FuncIdx) -> *const FuncInst {
        let cell = &self.shared.funcs[func as usize];
        let known = cell.load(Ordering::Acquire);
        if !known.is_null() {
            return known;
        }
        let ty = self.type_id(self.module.funcs[func as usize].ty);
        let main = self.shared.main.load(Ordering::Acquire);
        let made = self.store().add_func(ty, FuncKind::Wasm(main, func));
        match cell.compare_exchange(std::ptr::null_mut(), made.cast_mut(), Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => made,
            Err(first) => first,
        }
    }

    /// The table entry that holds a reference.
    pub(super) fn entry(&self, table: &Table, reference: u64) -> Entry {
        if !table.holds_functions() {
            return Entry { code: reference as usize, type_id: 0, func: 0 };
        }
        let Some(func) = self.store().func(reference) else { return Entry::default() };
        // SAFETY: functions live as long as the store.
        let func = unsafe { &*func };
        Entry { code: self.code_word(func, table.is_foreign()), type_id: func.ty.0, func: func.handle }
    }

    /// The code word that calls a function, in this instance's context unless instances of other modules are to use it too.
    fn code_word(&self, func: &FuncInst, foreign: bool) -> usize {
        match func.kind {
            FuncKind::Wasm(instance, index) if !foreign && instance == self.shared.main.load(Ordering::Acquire) => self.engine.code(index),
            // SAFETY: instances live as long as the store.
            FuncKind::Wasm(instance, _) => func.foreign_code(unsafe { &*(*instance).engine }),
            FuncKind::Host(_) => func.foreign_code(&*self.engine),
        }
    }

    /// The code word that calls the function of a reference value in this instance's context, `None` for null.
    pub fn func_code(&self, reference: u64) -> Option<usize> {
        // SAFETY: functions live as long as the store.
        self.store().func(reference).map(|func| self.code_word(unsafe { &*func }, false))
    }

    /// The value of an item of an element segment, which exists.
    pub(super) fn element_value(&self, segment: u32, item: u32) -> u64 {
        match &self.module.elements[segment as usize].items {
            // SAFETY: functions live as long as the store.
            ElementItems::Funcs(funcs) => u64::from(unsafe { (*self.func(funcs[item as usize])).handle }),
            ElementItems::Exprs(exprs) => {
                let values = &self.shared.elements[segment as usize];
                values.get_or_init(|| exprs.iter().map(|expr| self.eval(expr)).collect())[item as usize]
            }
        }
    }

    /// Whether the program has made a thread.
    pub(super) fn has_threads(&self) -> bool {
        self.shared.threads.load(Ordering::Relaxed)
    }

    /// Calls with what globals, tables and segments hold, some of which may be references to objects.
    pub(super) fn for_each_reference(&self, look: &mut dyn FnMut(u64)) {
        self.globals.iter().for_each(|global| look(global.get()));
        for table in self.tables.iter().filter(|table| !table.holds_functions()) {
            (0..table.len()).filter_map(|index| table.get(index)).for_each(|entry| look(entry.code as u64));
        }
        let items = self.shared.elements.iter().filter_map(OnceLock::get).flatten();
        let globals = self.shared.initial_globals.get().into_iter().flatten().flatten();
        items.chain(globals).for_each(|word| look(*word));
    }

    /// Canonical id of a type of the module.
    pub fn type_id(&self, ty: TypeIdx) -> TypeId {
        self.shared.types[ty as usize]
    }

    /// The reference that a table entry holds.
    pub(super) fn reference(table: &Table, entry: Entry) -> u64 {
        if table.holds_functions() { u64::from(entry.func) } else { entry.code as u64 }
    }

    /// Whether threads can hand each other references to exceptions: in a table.
    pub(super) fn shares_exceptions(&self) -> bool {
        let holds_exceptions = |table: &Arc<Table>| {
            let holds = |kind| ValueType::Reference(true, Heap::Abstract(kind)) == table.element();
            !table.holds_functions() && !holds(AbstractHeapType::Extern)
        };
        self.shared.threads.load(Ordering::Relaxed) && self.tables.iter().any(holds_exceptions)
    }

    /// What this instance exports under a name.
    pub fn export(&self, name: &str) -> Option<Extern> {
        let export = self.module.exports.get(name)?;
        let index = export.index as usize;
        Some(match export.kind {
            ExternKind::Func => Extern::Func(self.func(export.index)),
            ExternKind::Table => Extern::Table(self.tables[index].clone()),
            ExternKind::Memory => Extern::Memory(self.memories[index].clone()),
            ExternKind::Global => Extern::Global(self.globals[index].clone()),
            ExternKind::Tag => Extern::Tag(self.tags[index].clone()),
        })
    }

    /// Calls a function that escapes, with arguments and results in slots.
    ///
    /// # Errors
    /// When it does not return.
    pub fn call(&self, func: FuncIdx, args: &[u64]) -> Result<Vec<u64>, Exit> {
        let ty = self.module.func_type(func);
        let mut values = args.to_vec();
        values.resize(slot_count(ty.params()).max(slot_count(ty.results())), 0);
        super::call::call_func(self, self.func(func), &mut values)?;
        values.truncate(slot_count(ty.results()));
        Ok(values)
    }

    /// Calls the function in entry `index` of table 0 in this instance's context, if its type is the given one.
    ///
    /// # Errors
    /// When the entry does not hold such a function, or the function does not return.
    pub fn call_table(&self, index: u32, ty: TypeId, values: &mut [u64]) -> Result<(), Exit> {
        let table = self.tables.first().ok_or(TrapKind::UndefinedElement)?;
        let entry = table.get(u64::from(index)).ok_or(TrapKind::UndefinedElement)?;
        if entry.type_id == 0 {
            return Err(TrapKind::UninitializedElement.into());
        }
        if entry.type_id != ty.0 {
            return Err(TrapKind::IndirectCallTypeMismatch.into());
        }
        call_code(self, entry.code, ty, values)
    }

    /// Whether both are the same instance, or its further ones for threads.
    pub(super) fn is_of_one_program_with(&self, other: &Instance) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// Keeps this instance's own memories and tables from growing; imported ones are their owner's.
    pub(super) fn growth_locks(&self) -> Vec<MutexGuard<'_, ()>> {
        let memories = self.memories[self.module.imported_memories as usize..].iter().map(|m| m.lock());
        let tables = self.tables[self.module.imported_tables as usize..].iter().map(|t| t.lock());
        memories.chain(tables).collect()
    }

    /// Records where the running code is, for a trap that the host raises.
    pub fn trap(&self, kind: TrapKind) -> Trap {
        // SAFETY: the calling thread runs this instance and nothing else uses the buffer.
        let trace = unsafe { &mut *self.trace.get() };
        trace.clear();
        // SAFETY: as above.
        unsafe { self.engine.capture(self.context(), None, trace) };
        Trap::with_trace(kind, &self.module, trace)
    }

    /// Runs what waits in the `pending` of this instance's context, on its thread.
    ///
    /// # Errors
    /// When what it runs does not return, or the limit of time has passed.
    pub fn deliver(&self) -> Result<(), Exit> {
        self.check_deadline()?;
        let context = self.context();
        match &self.host {
            Some(host) => host.deliver(context),
            None => {
                // SAFETY: the calling thread's context. Nobody is there to ask for anything.
                unsafe { (*context).pending.store(0, Ordering::Relaxed) };
                Ok(())
            }
        }
    }

    /// Traps if the limit of time has passed.
    ///
    /// # Errors
    /// The trap, where the running code has called the runtime.
    pub fn check_deadline(&self) -> Result<(), Trap> {
        if deadline::has_passed() { Err(self.trap(TrapKind::TimeSpent)) } else { Ok(()) }
    }

    /// The global in which C compilers keep the stack pointer, if the module has one.
    pub fn stack_pointer(&self) -> Option<&AtomicU32> {
        let global = &self.globals[self.module.stack_pointer()? as usize];
        // SAFETY: slots are aligned and live as long as the store, which outlives the instance.
        Some(unsafe { AtomicU32::from_ptr(global.slot.cast()) })
    }

    /// Ends the running call with a trap.
    ///
    /// # Safety
    /// Guest code of this instance called us on this thread, and no frame since then owns anything.
    pub unsafe fn raise(context: *mut VmContext, kind: TrapKind) -> ! {
        // SAFETY: the context is live; the caller vouches for the frames.
        unsafe {
            super::fault::before_trap(context, kind);
            Self::capture(context);
            (*context).trap_kind = kind as u32;
            crate::sys::exit(context.cast(), super::engine::Status::Trap as usize)
        }
    }

    /// As [`Self::raise`], with more to say than the kind does.
    ///
    /// # Safety
    /// As there.
    pub unsafe fn raise_with_detail(context: *mut VmContext, kind: TrapKind, detail: String) -> ! {
        // SAFETY: as above.
        unsafe {
            let trace = Self::capture(context);
            let trap = Trap { detail: Some(detail), ..Trap::with_trace(kind, &VmContext::instance(context).module, trace) };
            super::call::leave(context, trap.into());
        }
        unreachable!("only exceptions come back")
    }

    /// Fills the trace buffer of the context's instance with where its code called the runtime.
    ///
    /// # Safety
    /// Guest code of this instance called us on this thread.
    unsafe fn capture<'a>(context: *mut VmContext) -> &'a TraceBuffer {
        // SAFETY: the context is live, and nothing else uses the buffer while guest code runs.
        unsafe {
            let instance = VmContext::instance(context);
            let trace = &mut *instance.trace.get();
            trace.clear();
            instance.engine.capture(context, None, trace);
            trace
        }
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Instance({} functions, {:?})", self.module.funcs.len(), self.engine)
    }
}
