//! Wasmtime as a subject.

use std::sync::Arc;

use iwasm::runtime::TrapKind;
use iwasm::wasm::{FuncType, Module as Ours};
use wali_tests::differential::{Item, Outcome, Subject, imported_global, salt_of};
use wasmtime::{
    Engine, Error, Extern, ExternType, Func, GcHeapOutOfMemory, Global, Instance, Memory, Module, Ref, RefType, SharedMemory, Store, Table,
    Tag, ThrownException, Trap, Val, ValType,
};

use crate::peer::{Config, Log};

/// Leaves out what Wasmtime has not.
pub fn restrict(_: &mut Config) {}

/// A module in Wasmtime.
pub struct Wasmtime {
    engine: Engine,
    module: Module,
    /// For the types of imports.
    ours: Arc<Ours>,
    running: Option<(Store<()>, Instance)>,
    log: Log,
}

impl Wasmtime {
    /// A module.
    pub fn new(bytes: &[u8], ours: Arc<Ours>) -> Result<Wasmtime, String> {
        let mut config = wasmtime::Config::new();
        config.wasm_function_references(true).wasm_gc(true).wasm_exceptions(true).wasm_custom_page_sizes(true).wasm_wide_arithmetic(true);
        // The signals of faults belong to our engines.
        config.signals_based_traps(false).shared_memory(true);
        config.relaxed_simd_deterministic(true).cranelift_opt_level(wasmtime::OptLevel::None);
        config.wasm_backtrace_max_frames(None).memory_reservation_for_growth(1 << 20);
        let engine = Engine::new(&config).map_err(|e| e.to_string())?;
        let module = Module::new(&engine, bytes).map_err(|e| format!("{e:?}"))?;
        Ok(Wasmtime { engine, module, ours, running: None, log: Log::default() })
    }

    fn imports(&self, store: &mut Store<()>) -> Result<Vec<Extern>, Error> {
        let mut func = 0;
        let mut all = Vec::new();
        for import in self.module.imports() {
            let name = import.name();
            all.push(match import.ty() {
                ExternType::Func(ty) => {
                    let (log, salt, ours) = (self.log.clone(), salt_of(name), self.ours.func_type(func).clone());
                    func += 1;
                    let types: Vec<ValType> = ty.results().collect();
                    Extern::Func(Func::new(&mut *store, ty, move |_, args, results| {
                        let values = log.call(salt, plain(args), &ours).ok_or(Trap::Interrupt)?;
                        results.clone_from_slice(&from_slots(&types, &values));
                        Ok(())
                    }))
                }
                ExternType::Table(ty) if is_own(ty.element()) => return Err(Error::msg("a table of the module's own type")),
                ExternType::Global(ty) if matches!(ty.content(), ValType::Ref(ty) if is_own(ty)) => {
                    return Err(Error::msg("a global of the module's own type"));
                }
                ExternType::Table(ty) => {
                    let null = Ref::null(ty.element().heap_type());
                    Extern::Table(Table::new(&mut *store, ty, null)?)
                }
                ExternType::Memory(ty) if ty.is_shared() => Extern::SharedMemory(SharedMemory::new(&self.engine, ty)?),
                ExternType::Memory(ty) => Extern::Memory(Memory::new(&mut *store, ty)?),
                ExternType::Global(ty) => {
                    let slots = imported_global(name, ours_of(ty.content()));
                    let value = val(ty.content(), &slots);
                    Extern::Global(Global::new(&mut *store, ty, value)?)
                }
                ExternType::Tag(ty) => Extern::Tag(Tag::new(&mut *store, &ty)?),
            });
        }
        Ok(all)
    }
}

impl Subject for Wasmtime {
    fn instantiate(&mut self) -> Outcome {
        self.running = None;
        self.log.clear();
        let mut store = Store::new(&self.engine, ());
        let imports = match self.imports(&mut store) {
            Ok(imports) => imports,
            Err(error) => return Outcome::Refused(error.to_string()),
        };
        match Instance::new(&mut store, &self.module, &imports) {
            Ok(instance) => {
                self.running = Some((store, instance));
                Outcome::Returned(Vec::new())
            }
            Err(error) => ended(&error, &mut store),
        }
    }

    fn call(&mut self, name: &str, _: &FuncType, args: &[u64]) -> Outcome {
        let (store, instance) = self.running.as_mut().expect("instantiated before");
        let func = instance.get_func(&mut *store, name).expect("an exported function");
        let ty = func.ty(&*store);
        let args = from_slots(&ty.params().collect::<Vec<_>>(), args);
        let mut results: Vec<Val> = ty.results().map(|_| Val::I32(0)).collect();
        match func.call(&mut *store, &args, &mut results) {
            Ok(()) => Outcome::Returned(plain(&results)),
            Err(error) => ended(&error, store),
        }
    }

    fn log(&self) -> Vec<u64> {
        self.log.all()
    }

    fn item(&mut self, name: &str) -> Item {
        let Some((store, instance)) = &mut self.running else { return Item::Other };
        match instance.get_export(&mut *store, name) {
            Some(Extern::Memory(memory)) => Item::Memory(memory.data(&*store).to_vec()),
            // SAFETY: nobody writes it while nothing runs.
            Some(Extern::SharedMemory(memory)) => Item::Memory(memory.data().iter().map(|byte| unsafe { *byte.get() }).collect()),
            Some(Extern::Global(global)) => Item::Global(plain(&[global.get(&mut *store)])),
            Some(Extern::Table(table)) => {
                let size = table.size(&*store);
                Item::Table((0..size).map(|i| table.get(&mut *store, i).is_some_and(|entry| !entry.is_null())).collect())
            }
            _ => Item::Other,
        }
    }
}

/// Whether no host without the module's types can make such references. Ours refuses them.
fn is_own(ty: &RefType) -> bool {
    ty.heap_type().is_concrete() || !ty.is_nullable()
}

/// Of references only whether they can be null counts.
fn ours_of(ty: &ValType) -> iwasm::wasm::ValType {
    use iwasm::wasm::{RefType, ValType as Ours};
    match ty {
        ValType::I32 => Ours::I32,
        ValType::I64 => Ours::I64,
        ValType::F32 => Ours::F32,
        ValType::F64 => Ours::F64,
        ValType::V128 => Ours::V128,
        ValType::Ref(_) => Ours::Ref(RefType::ANYREF),
    }
}

fn val(ty: &ValType, at: &[u64]) -> Val {
    match ty {
        ValType::I32 => Val::I32(at[0] as i32),
        ValType::I64 => Val::I64(at[0] as i64),
        ValType::F32 => Val::F32(at[0] as u32),
        ValType::F64 => Val::F64(at[0]),
        ValType::V128 => Val::V128((u128::from(at[1]) << 64 | u128::from(at[0])).into()),
        ValType::Ref(ty) => Val::null_ref(ty.heap_type()),
    }
}

fn from_slots(types: &[ValType], values: &[u64]) -> Vec<Val> {
    let mut at = 0;
    let one = |ty: &ValType| {
        let value = val(ty, &values[at..]);
        at += if matches!(ty, ValType::V128) { 2 } else { 1 };
        value
    };
    types.iter().map(one).collect()
}

fn plain(values: &[Val]) -> Vec<u64> {
    let one = |value: &Val| match value {
        Val::I32(value) => vec![u64::from(*value as u32)],
        Val::I64(value) => vec![*value as u64],
        Val::F32(bits) => vec![u64::from(*bits)],
        Val::F64(bits) => vec![*bits],
        Val::V128(value) => vec![value.as_u128() as u64, (value.as_u128() >> 64) as u64],
        reference => vec![u64::from(reference.ref_().is_some_and(|reference| !reference.is_null()))],
    };
    values.iter().flat_map(one).collect()
}

fn ended(error: &Error, store: &mut Store<()>) -> Outcome {
    if error.is::<ThrownException>() {
        return thrown(store);
    }
    if error.is::<GcHeapOutOfMemory<()>>() {
        return Outcome::Trapped(TrapKind::OutOfMemory);
    }
    let Some(trap) = error.downcast_ref::<Trap>() else { return Outcome::Refused(error.to_string()) };
    Outcome::Trapped(match trap {
        Trap::UnreachableCodeReached => TrapKind::Unreachable,
        Trap::MemoryOutOfBounds | Trap::HeapMisaligned => TrapKind::MemoryOutOfBounds,
        Trap::TableOutOfBounds => TrapKind::TableOutOfBounds,
        Trap::IndirectCallToNull | Trap::NullReference => TrapKind::NullReference,
        Trap::IntegerDivisionByZero => TrapKind::IntegerDivideByZero,
        Trap::IntegerOverflow => TrapKind::IntegerOverflow,
        Trap::BadConversionToInteger => TrapKind::InvalidConversion,
        Trap::StackOverflow => TrapKind::NativeStackOverflow,
        Trap::BadSignature => TrapKind::IndirectCallTypeMismatch,
        Trap::AtomicWaitNonSharedMemory => TrapKind::ExpectedSharedMemory,
        Trap::CastFailure => TrapKind::CastFailure,
        Trap::ArrayOutOfBounds => TrapKind::ArrayOutOfBounds,
        Trap::AllocationTooLarge => TrapKind::OutOfMemory,
        Trap::Interrupt => TrapKind::Interrupted,
        other => return Outcome::Refused(other.to_string()),
    })
}

fn thrown(store: &mut Store<()>) -> Outcome {
    let Some(exception) = store.take_pending_exception() else { return Outcome::Refused("an exception without an object".into()) };
    let fields: Result<Vec<Val>, Error> = exception.fields(&mut *store).map(Iterator::collect);
    match fields {
        Ok(values) => Outcome::Thrown(plain(&values)),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}
