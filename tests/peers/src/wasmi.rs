//! Wasmi as a peer.

use iwasm::runtime::TrapKind;
use wali_tests::differential::{Item, Kind, Log, Object, Outcome, Type, imported_value, salt_of};
use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    AsContext, AsContextMut, Engine, Error, Extern, ExternRef, ExternType, Func, FuncType, Global, Instance, Memory, Module, Mutability,
    Nullable, Ref, Store, StoreContextMut, Table, TrapCode, Val, ValType,
};

use crate::peer::{Config, Peer, of_bytes};

/// Its types, which have no parts.
#[derive(Clone, Copy)]
pub struct Ty(ValType);

impl Type for Ty {
    fn kind(&self) -> Kind {
        match self.0 {
            ValType::I32 => Kind::I32,
            ValType::I64 => Kind::I64,
            ValType::F32 => Kind::F32,
            ValType::F64 => Kind::F64,
            ValType::V128 => Kind::V128,
            ValType::FuncRef => Kind::Reference { nullable: true, object: Object::Func },
            ValType::ExternRef => Kind::Reference { nullable: true, object: Object::Extern },
        }
    }

    fn parts(&self) -> Vec<Ty> {
        Vec::new()
    }
}

fn all(types: &[ValType]) -> Vec<Ty> {
    types.iter().copied().map(Ty).collect()
}

/// A module in Wasmi.
pub struct Wasmi {
    engine: Engine,
    module: Module,
}

impl Peer for Wasmi {
    type Running = (Store<()>, Instance);
    type Type = Ty;
    type Value = Val;

    fn restrict(config: &mut Config) {
        config.gc_enabled = false;
        config.exceptions_enabled = false;
        config.threads_enabled = false;
        // It does not promise the deterministic profile.
        config.relaxed_simd_enabled = false;
    }

    fn new(bytes: &[u8]) -> Result<Wasmi, String> {
        let mut config = wasmi::Config::default();
        config.wasm_multi_memory(true).wasm_custom_page_sizes(true).wasm_memory64(true).wasm_wide_arithmetic(true).wasm_simd(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, bytes).map_err(|e| e.to_string())?;
        Ok(Wasmi { engine, module })
    }

    fn instantiate(&self, log: &Log) -> Result<Self::Running, Outcome> {
        let mut store = Store::new(&self.engine, ());
        let imports: Result<Vec<Extern>, Error> =
            self.module.imports().map(|import| imported(store.as_context_mut(), log, import.name(), import.ty())).collect();
        let made = imports.and_then(|imports| Instance::new(&mut store, &self.module, &imports));
        made.map(|instance| (store, instance)).map_err(|error| ended(&error))
    }

    fn call((store, instance): &mut Self::Running, log: &Log, name: &str, args: &[u64]) -> Outcome {
        let func = instance.get_func(&*store, name).expect("an exported function");
        let ty = func.ty(&*store);
        let args = Self::values(&all(ty.params()), args, |ty, slots| val(store.as_context_mut(), log, *ty, slots));
        let mut results: Vec<Val> = ty.results().iter().copied().map(Val::default_for_ty).collect();
        match func.call(store, &args, &mut results) {
            Ok(()) => Outcome::Returned(Self::plain(&results)),
            Err(error) => ended(&error),
        }
    }

    fn item((store, instance): &mut Self::Running, name: &str) -> Item {
        match instance.get_export(&*store, name) {
            Some(Extern::Memory(memory)) => of_bytes(memory.data(&*store)),
            Some(Extern::Global(global)) => Item::Global(Self::slots(&global.get(&*store))),
            Some(Extern::Table(table)) => Item::Table(occupied(&table, &*store)),
            _ => Item::Other,
        }
    }

    fn slots(value: &Val) -> Vec<u64> {
        match value {
            Val::I32(value) => vec![u64::from(*value as u32)],
            Val::I64(value) => vec![*value as u64],
            Val::F32(value) => vec![u64::from(value.to_bits())],
            Val::F64(value) => vec![value.to_bits()],
            Val::V128(value) => vec![value.as_u128() as u64, (value.as_u128() >> 64) as u64],
            Val::FuncRef(value) => vec![u64::from(!value.is_null())],
            Val::ExternRef(value) => vec![u64::from(!value.is_null())],
        }
    }
}

fn imported(mut store: StoreContextMut<'_, ()>, log: &Log, name: &str, ty: &ExternType) -> Result<Extern, Error> {
    Ok(match ty {
        ExternType::Func(ty) => Extern::Func(func(store, log, ty.clone(), salt_of(name))),
        ExternType::Table(ty) => {
            let content = match ty.element() {
                wasmi::RefType::Func => ValType::FuncRef,
                wasmi::RefType::Extern => ValType::ExternRef,
            };
            let entry = match value(store.as_context_mut(), log, name, content)? {
                Val::FuncRef(func) => Ref::Func(func),
                Val::ExternRef(object) => Ref::Extern(object),
                _ => return Err(Error::new("a table of numbers")),
            };
            Extern::Table(Table::new(&mut store, *ty, entry)?)
        }
        ExternType::Memory(ty) => Extern::Memory(Memory::new(&mut store, *ty)?),
        ExternType::Global(ty) => {
            let value = value(store.as_context_mut(), log, name, ty.content())?;
            let mutability = if ty.mutability().is_mut() { Mutability::Var } else { Mutability::Const };
            Extern::Global(Global::new(&mut store, value, mutability))
        }
    })
}

/// What an imported global holds, or every entry of a table.
fn value(store: StoreContextMut<'_, ()>, log: &Log, name: &str, ty: ValType) -> Result<Val, Error> {
    let slots = imported_value(name, &Ty(ty)).ok_or_else(|| Error::new("what no host has"))?;
    Ok(val(store, log, Ty(ty), &slots))
}

fn func(store: StoreContextMut<'_, ()>, log: &Log, ty: FuncType, salt: u64) -> Func {
    let (log, types) = (log.clone(), all(ty.results()));
    Func::new(store, ty, move |mut caller, args, results| {
        let answer = log.call(salt, Wasmi::plain(args), &types).ok_or_else(|| Error::new("a host function that cannot answer"))?;
        results.clone_from_slice(&Wasmi::values(&types, &answer, |ty, slots| val(caller.as_context_mut(), &log, *ty, slots)));
        Ok(())
    })
}

fn val(store: StoreContextMut<'_, ()>, log: &Log, ty: Ty, at: &[u64]) -> Val {
    match ty.0 {
        ValType::I32 => Val::I32(at[0] as i32),
        ValType::I64 => Val::I64(at[0] as i64),
        ValType::F32 => Val::F32(wasmi::F32::from_bits(at[0] as u32)),
        ValType::F64 => Val::F64(wasmi::F64::from_bits(at[0])),
        ValType::V128 => Val::V128((u128::from(at[1]) << 64 | u128::from(at[0])).into()),
        ValType::FuncRef if at[0] != 0 => Val::FuncRef(Nullable::Val(func(store, log, FuncType::new([], []), at[0]))),
        ValType::FuncRef => Val::FuncRef(Nullable::Null),
        ValType::ExternRef if at[0] != 0 => Val::ExternRef(Nullable::Val(ExternRef::new(store, at[0]))),
        ValType::ExternRef => Val::ExternRef(Nullable::Null),
    }
}

fn occupied(table: &Table, store: impl AsContext) -> Vec<bool> {
    (0..table.size(&store)).map(|i| table.get(&store, i).is_some_and(|entry| !entry.is_null())).collect()
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
