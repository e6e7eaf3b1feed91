//! Wasmtime as a peer.

use iwasm::runtime::TrapKind;
use wali_tests::differential::{Item, Kind, Log, Object, Outcome, Type, contents, imported_value, salt_of};
use wasmtime::{
    AnyRef, ArrayRef, ArrayRefPre, AsContextMut, Engine, Error, Extern, ExternRef, ExternType, FieldType, Func, FuncType,
    GcHeapOutOfMemory, Global, HeapType, I31, Instance, Memory, Module, RefType, SharedMemory, StorageType, Store, StoreContextMut,
    StructRef, StructRefPre, Table, Tag, ThrownException, Trap, Val, ValType,
};

use crate::peer::{Config, Peer, of_bytes};

/// Its types.
#[derive(Clone)]
pub struct Ty(StorageType);

impl Ty {
    fn of(ty: ValType) -> Ty {
        Ty(StorageType::ValType(ty))
    }
}

impl Type for Ty {
    fn kind(&self) -> Kind {
        let StorageType::ValType(ty) = &self.0 else { return Kind::I32 };
        match ty {
            ValType::I32 => Kind::I32,
            ValType::I64 => Kind::I64,
            ValType::F32 => Kind::F32,
            ValType::F64 => Kind::F64,
            ValType::V128 => Kind::V128,
            ValType::Ref(ty) => Kind::Reference { nullable: ty.is_nullable(), object: object(ty) },
        }
    }

    fn parts(&self) -> Vec<Ty> {
        let part = |field: FieldType| Ty(field.element_type().clone());
        match &self.0 {
            StorageType::ValType(ValType::Ref(ty)) => match ty.heap_type() {
                HeapType::ConcreteStruct(ty) => ty.fields().map(part).collect(),
                HeapType::ConcreteArray(ty) => vec![part(ty.field_type())],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// A module in Wasmtime.
pub struct Wasmtime {
    engine: Engine,
    module: Module,
}

impl Peer for Wasmtime {
    type Running = (Store<()>, Instance);
    type Type = Ty;
    type Value = Val;

    fn restrict(_: &mut Config) {}

    fn new(bytes: &[u8]) -> Result<Wasmtime, String> {
        let mut config = wasmtime::Config::new();
        config.wasm_function_references(true).wasm_gc(true).wasm_exceptions(true).wasm_custom_page_sizes(true).wasm_wide_arithmetic(true);
        // The signals of faults belong to our engines.
        config.signals_based_traps(false).shared_memory(true);
        config.relaxed_simd_deterministic(true).cranelift_opt_level(wasmtime::OptLevel::None);
        config.wasm_backtrace_max_frames(None).memory_reservation_for_growth(1 << 20);
        let engine = Engine::new(&config).map_err(|e| e.to_string())?;
        let module = Module::new(&engine, bytes).map_err(|e| format!("{e:?}"))?;
        Ok(Wasmtime { engine, module })
    }

    fn instantiate(&self, log: &Log) -> Result<Self::Running, Outcome> {
        let mut store = Store::new(&self.engine, ());
        let imports: Result<Vec<Extern>, Error> =
            self.module.imports().map(|import| imported(store.as_context_mut(), log, import.name(), import.ty())).collect();
        let imports = imports.map_err(|error| Outcome::Refused(error.to_string()))?;
        match Instance::new(&mut store, &self.module, &imports) {
            Ok(instance) => Ok((store, instance)),
            Err(error) => Err(ended(&error, &mut store)),
        }
    }

    fn call((store, instance): &mut Self::Running, log: &Log, name: &str, args: &[u64]) -> Outcome {
        let func = instance.get_func(&mut *store, name).expect("an exported function");
        let ty = func.ty(&*store);
        let params: Vec<Ty> = ty.params().map(Ty::of).collect();
        let args = Self::values(&params, args, |ty, slots| val(store.as_context_mut(), log, ty, slots));
        let mut results: Vec<Val> = ty.results().map(|_| Val::I32(0)).collect();
        match func.call(&mut *store, &args, &mut results) {
            Ok(()) => Outcome::Returned(Self::plain(&results)),
            Err(error) => ended(&error, store),
        }
    }

    fn item((store, instance): &mut Self::Running, name: &str) -> Item {
        match instance.get_export(&mut *store, name) {
            Some(Extern::Memory(memory)) => of_bytes(memory.data(&*store)),
            Some(Extern::SharedMemory(memory)) => Item::memory(memory.data().len(), |range| {
                // SAFETY: nobody writes it while nothing runs.
                memory.data()[range].iter().map(|byte| unsafe { *byte.get() }).collect()
            }),
            Some(Extern::Global(global)) => Item::Global(Self::slots(&global.get(&mut *store))),
            Some(Extern::Table(table)) => {
                let size = table.size(&*store);
                Item::Table((0..size).map(|i| table.get(&mut *store, i).is_some_and(|entry| !entry.is_null())).collect())
            }
            _ => Item::Other,
        }
    }

    fn slots(value: &Val) -> Vec<u64> {
        match value {
            Val::I32(value) => vec![u64::from(*value as u32)],
            Val::I64(value) => vec![*value as u64],
            Val::F32(bits) => vec![u64::from(*bits)],
            Val::F64(bits) => vec![*bits],
            Val::V128(value) => vec![value.as_u128() as u64, (value.as_u128() >> 64) as u64],
            reference => vec![u64::from(reference.ref_().is_some_and(|reference| !reference.is_null()))],
        }
    }
}

fn object(ty: &RefType) -> Object {
    match ty.heap_type() {
        HeapType::Any | HeapType::Eq | HeapType::I31 => Object::I31,
        HeapType::Extern => Object::Extern,
        HeapType::Func | HeapType::ConcreteFunc(_) => Object::Func,
        HeapType::ConcreteStruct(_) => Object::Struct,
        HeapType::ConcreteArray(_) => Object::Array,
        _ => Object::Nothing,
    }
}

fn imported(mut store: StoreContextMut<'_, ()>, log: &Log, name: &str, ty: ExternType) -> Result<Extern, Error> {
    Ok(match ty {
        ExternType::Func(ty) => Extern::Func(func(store, log, ty, salt_of(name))),
        ExternType::Table(ty) => {
            let entry = value(store.as_context_mut(), log, name, ValType::Ref(ty.element().clone()))?;
            let entry = entry.ref_().ok_or_else(|| Error::msg("a table of numbers"))?;
            Extern::Table(Table::new(&mut store, ty, entry)?)
        }
        ExternType::Memory(ty) if ty.is_shared() => Extern::SharedMemory(SharedMemory::new(store.engine(), ty)?),
        ExternType::Memory(ty) => Extern::Memory(Memory::new(&mut store, ty)?),
        ExternType::Global(ty) => {
            let value = value(store.as_context_mut(), log, name, ty.content().clone())?;
            Extern::Global(Global::new(&mut store, ty, value)?)
        }
        ExternType::Tag(ty) => Extern::Tag(Tag::new(&mut store, &ty)?),
    })
}

/// What an imported global holds, or every entry of a table.
fn value(store: StoreContextMut<'_, ()>, log: &Log, name: &str, ty: ValType) -> Result<Val, Error> {
    let ty = Ty::of(ty);
    let slots = imported_value(name, &ty).ok_or_else(|| Error::msg("what no host has"))?;
    Ok(val(store, log, &ty, &slots))
}

fn func(store: StoreContextMut<'_, ()>, log: &Log, ty: FuncType, salt: u64) -> Func {
    let (log, types): (_, Vec<Ty>) = (log.clone(), ty.results().map(Ty::of).collect());
    Func::new(store, ty, move |mut caller, args, results| {
        let answer = log.call(salt, Wasmtime::plain(args), &types).ok_or(Trap::Interrupt)?;
        results.clone_from_slice(&Wasmtime::values(&types, &answer, |ty, slots| val(caller.as_context_mut(), &log, ty, slots)));
        Ok(())
    })
}

fn val(store: StoreContextMut<'_, ()>, log: &Log, ty: &Ty, at: &[u64]) -> Val {
    let StorageType::ValType(value) = &ty.0 else { return Val::I32(at[0] as i32) };
    match value {
        ValType::I32 => Val::I32(at[0] as i32),
        ValType::I64 => Val::I64(at[0] as i64),
        ValType::F32 => Val::F32(at[0] as u32),
        ValType::F64 => Val::F64(at[0]),
        ValType::V128 => Val::V128((u128::from(at[1]) << 64 | u128::from(at[0])).into()),
        ValType::Ref(reference) if at[0] == 0 => Val::null_ref(reference.heap_type()),
        ValType::Ref(reference) => object_of(store, log, ty, reference.heap_type(), at[0]),
    }
}

/// What the host has of a type, by its number.
fn object_of(mut store: StoreContextMut<'_, ()>, log: &Log, ty: &Ty, heap: &HeapType, number: u64) -> Val {
    let values = |mut store: StoreContextMut<'_, ()>| {
        let (types, slots) = contents(ty, number);
        Wasmtime::values(&types, &slots, |ty, slots| val(store.as_context_mut(), log, ty, slots))
    };
    match heap {
        HeapType::Extern => Val::ExternRef(Some(ExternRef::new(store, number).expect("room for a reference"))),
        HeapType::Func => {
            let ty = FuncType::new(store.engine(), [], []);
            Val::FuncRef(Some(func(store, log, ty, number)))
        }
        HeapType::ConcreteFunc(ty) => Val::FuncRef(Some(func(store, log, ty.clone(), number))),
        HeapType::ConcreteStruct(ty) => {
            let (fields, made) = (values(store.as_context_mut()), StructRefPre::new(&mut store, ty.clone()));
            Val::AnyRef(Some(StructRef::new(&mut store, &made, &fields).expect("room for a struct").to_anyref()))
        }
        HeapType::ConcreteArray(ty) => {
            let (elements, made) = (values(store.as_context_mut()), ArrayRefPre::new(&mut store, ty.clone()));
            Val::AnyRef(Some(ArrayRef::new_fixed(&mut store, &made, &elements).expect("room for an array").to_anyref()))
        }
        _ => Val::AnyRef(Some(AnyRef::from_i31(&mut store, I31::wrapping_u32(number as u32)))),
    }
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
        Ok(values) => Outcome::Thrown(Wasmtime::plain(&values)),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}
