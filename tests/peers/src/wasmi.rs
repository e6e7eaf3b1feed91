//! Wasmi as a subject.

use std::sync::Arc;

use iwasm::runtime::TrapKind;
use iwasm::wasm::{FuncType, Module as Ours};
use wali_tests::differential::{Item, Outcome, Subject, imported_global, salt_of};
use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    AsContext, Engine, Error, Extern, ExternType, Func, Global, Instance, Memory, Module, Mutability, Nullable, Ref, Store, Table,
    TrapCode, Val, ValType,
};

use crate::peer::{Config, Log};

/// Leaves out what Wasmi has not.
pub fn restrict(config: &mut Config) {
    config.gc_enabled = false;
    config.exceptions_enabled = false;
    config.threads_enabled = false;
    // It does not promise the deterministic profile.
    config.relaxed_simd_enabled = false;
}

/// A module in Wasmi.
pub struct Wasmi {
    engine: Engine,
    module: Module,
    /// For the types of imports.
    ours: Arc<Ours>,
    running: Option<(Store<()>, Instance)>,
    log: Log,
}

impl Wasmi {
    /// A module.
    pub fn new(bytes: &[u8], ours: Arc<Ours>) -> Result<Wasmi, String> {
        let mut config = wasmi::Config::default();
        config.wasm_multi_memory(true).wasm_custom_page_sizes(true).wasm_memory64(true).wasm_wide_arithmetic(true).wasm_simd(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, bytes).map_err(|e| e.to_string())?;
        Ok(Wasmi { engine, module, ours, running: None, log: Log::default() })
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
                    Extern::Func(Func::new(&mut *store, ty.clone(), move |_, args, results| {
                        let values = log.call(salt, plain(args), &ours).ok_or_else(|| Error::new("a host function that cannot answer"))?;
                        let types: Vec<ValType> = results.iter().map(Val::ty).collect();
                        results.clone_from_slice(&from_slots(&types, &values));
                        Ok(())
                    }))
                }
                ExternType::Table(ty) => {
                    let null = match ty.element() {
                        wasmi::RefType::Func => Ref::Func(Nullable::Null),
                        wasmi::RefType::Extern => Ref::Extern(Nullable::Null),
                    };
                    Extern::Table(Table::new(&mut *store, *ty, null)?)
                }
                ExternType::Memory(ty) => Extern::Memory(Memory::new(&mut *store, *ty)?),
                ExternType::Global(ty) => {
                    let slots = imported_global(name, ours_of(ty.content()));
                    let value = val(ty.content(), &slots);
                    let mutability = if ty.mutability().is_mut() { Mutability::Var } else { Mutability::Const };
                    Extern::Global(Global::new(&mut *store, value, mutability))
                }
            });
        }
        Ok(all)
    }
}

impl Subject for Wasmi {
    fn instantiate(&mut self) -> Outcome {
        self.running = None;
        self.log.clear();
        let mut store = Store::new(&self.engine, ());
        let made = self.imports(&mut store).and_then(|imports| Instance::new(&mut store, &self.module, &imports));
        match made {
            Ok(instance) => {
                self.running = Some((store, instance));
                Outcome::Returned(Vec::new())
            }
            Err(error) => ended(&error),
        }
    }

    fn call(&mut self, name: &str, _: &FuncType, args: &[u64]) -> Outcome {
        let (store, instance) = self.running.as_mut().expect("instantiated before");
        let func = instance.get_func(&*store, name).expect("an exported function");
        let theirs = func.ty(&*store);
        let args = from_slots(theirs.params(), args);
        let mut results: Vec<Val> = theirs.results().iter().copied().map(Val::default_for_ty).collect();
        match func.call(store, &args, &mut results) {
            Ok(()) => Outcome::Returned(plain(&results)),
            Err(error) => ended(&error),
        }
    }

    fn log(&self) -> Vec<u64> {
        self.log.all()
    }

    fn item(&mut self, name: &str) -> Item {
        let Some((store, instance)) = &self.running else { return Item::Other };
        match instance.get_export(store, name) {
            Some(Extern::Memory(memory)) => Item::Memory(memory.data(store).to_vec()),
            Some(Extern::Global(global)) => Item::Global(plain(&[global.get(store)])),
            Some(Extern::Table(table)) => Item::Table(occupied(&table, store)),
            _ => Item::Other,
        }
    }
}

fn occupied(table: &Table, store: impl AsContext) -> Vec<bool> {
    (0..table.size(&store)).map(|i| table.get(&store, i).is_some_and(|entry| !entry.is_null())).collect()
}

fn ours_of(ty: ValType) -> iwasm::wasm::ValType {
    use iwasm::wasm::{RefType, ValType as Ours};
    match ty {
        ValType::I32 => Ours::I32,
        ValType::I64 => Ours::I64,
        ValType::F32 => Ours::F32,
        ValType::F64 => Ours::F64,
        ValType::V128 => Ours::V128,
        ValType::FuncRef => Ours::Ref(RefType::FUNCREF),
        ValType::ExternRef => Ours::Ref(RefType::EXTERNREF),
    }
}

fn val(ty: ValType, at: &[u64]) -> Val {
    match ty {
        ValType::I32 => Val::I32(at[0] as i32),
        ValType::I64 => Val::I64(at[0] as i64),
        ValType::F32 => Val::F32(wasmi::F32::from_bits(at[0] as u32)),
        ValType::F64 => Val::F64(wasmi::F64::from_bits(at[0])),
        ValType::V128 => Val::V128((u128::from(at[1]) << 64 | u128::from(at[0])).into()),
        ValType::FuncRef => Val::FuncRef(Nullable::Null),
        ValType::ExternRef => Val::ExternRef(Nullable::Null),
    }
}

fn from_slots(types: &[ValType], values: &[u64]) -> Vec<Val> {
    let mut at = 0;
    let one = |ty: &ValType| {
        let value = val(*ty, &values[at..]);
        at += if *ty == ValType::V128 { 2 } else { 1 };
        value
    };
    types.iter().map(one).collect()
}

fn plain(values: &[Val]) -> Vec<u64> {
    let one = |value: &Val| match value {
        Val::I32(value) => vec![u64::from(*value as u32)],
        Val::I64(value) => vec![*value as u64],
        Val::F32(value) => vec![u64::from(value.to_bits())],
        Val::F64(value) => vec![value.to_bits()],
        Val::V128(value) => vec![value.as_u128() as u64, (value.as_u128() >> 64) as u64],
        Val::FuncRef(value) => vec![u64::from(!value.is_null())],
        Val::ExternRef(value) => vec![u64::from(!value.is_null())],
    };
    values.iter().flat_map(one).collect()
}

fn ended(error: &Error) -> Outcome {
    let Some(code) = error.as_trap_code() else {
        return match error.kind() {
            // What our host functions say then.
            ErrorKind::Message(_) => Outcome::Trapped(TrapKind::Interrupted),
            ErrorKind::Instantiation(InstantiationError::ElementSegmentDoesNotFit { .. }) => Outcome::Trapped(TrapKind::TableOutOfBounds),
            _ => Outcome::Refused(error.to_string()),
        };
    };
    Outcome::Trapped(match code {
        TrapCode::UnreachableCodeReached => TrapKind::Unreachable,
        TrapCode::MemoryOutOfBounds => TrapKind::MemoryOutOfBounds,
        TrapCode::TableOutOfBounds => TrapKind::TableOutOfBounds,
        TrapCode::IndirectCallToNull => TrapKind::NullReference,
        TrapCode::IntegerDivisionByZero => TrapKind::IntegerDivideByZero,
        TrapCode::IntegerOverflow => TrapKind::IntegerOverflow,
        TrapCode::BadConversionToInteger => TrapKind::InvalidConversion,
        TrapCode::StackOverflow => TrapKind::NativeStackOverflow,
        TrapCode::BadSignature => TrapKind::IndirectCallTypeMismatch,
        TrapCode::OutOfFuel => TrapKind::FuelSpent,
        TrapCode::GrowthOperationLimited | TrapCode::OutOfSystemMemory => TrapKind::OutOfMemory,
    })
}
