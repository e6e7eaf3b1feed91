//! Our engines as subjects.

use std::sync::{Arc, Mutex, PoisonError};

use iwasm::runtime::{
    Engine, Entry, Exit, Extern, ExternType, FuncInst, Global, Instance, InstantiateError, Linker, Memory, Resolver, Store, Table, Tag,
    Trap, TrapKind, TypeId,
};
use iwasm::wasm::{FuncType, Module, ValType};

use super::{Item, Outcome, Subject, imported_global, is_foreign, plain, respond, salt_of};
use crate::mode::Mode;

/// The most bytes of structs and arrays.
const GC_HEAP_BYTES: usize = 1 << 20;

type Log = Arc<Mutex<Vec<u64>>>;

/// A module in one of the modes.
pub struct Ours {
    module: Arc<Module>,
    engine: Arc<dyn Engine>,
    fuel: Option<u64>,
    store: Arc<Store>,
    /// Lives in `store`.
    instance: Option<*const Instance>,
    log: Log,
}

impl Ours {
    /// A module in a mode.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn new(mode: Mode, bytes: &[u8]) -> Result<Ours, String> {
        let (module, engine) = mode.load(bytes)?;
        Ok(Ours::with_engine(module, engine))
    }

    /// A module with an engine that has been made for it.
    pub fn with_engine(module: Arc<Module>, engine: Arc<dyn Engine>) -> Ours {
        Ours { module, engine, fuel: None, store: Store::new(), instance: None, log: Log::default() }
    }

    /// The same with a limit of each instance's fuel, for an engine whose code pays.
    pub fn with_fuel(self, fuel: u64) -> Ours {
        Ours { fuel: Some(fuel), ..self }
    }

    fn instance(&self) -> Option<&Instance> {
        // SAFETY: instances live as long as their store, which `self` keeps.
        self.instance.map(|instance| unsafe { &*instance })
    }
}

impl Subject for Ours {
    fn instantiate(&mut self) -> Outcome {
        self.instance = None;
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.store = Store::new();
        // Collects at every allocation: what is lost too early shows.
        self.store.configure_gc(GC_HEAP_BYTES, true);
        if let Some(fuel) = self.fuel {
            self.store.set_fuel(fuel);
        }
        let mut linker = Linker::new();
        linker.add_resolver(Box::new(Host { store: self.store.clone(), log: self.log.clone() }));
        match Instance::new(&self.store, &self.module, &self.engine, &linker, None) {
            Ok(instance) => {
                self.instance = Some(instance);
                Outcome::Returned(Vec::new())
            }
            Err(InstantiateError::Exit(exit)) => ended(&exit),
            Err(other) => Outcome::Refused(other.to_string()),
        }
    }

    fn call(&mut self, name: &str, ty: &FuncType, args: &[u64]) -> Outcome {
        let instance = self.instance().expect("instantiated before");
        let func = instance.module.exported_func(name).expect("an exported function");
        match instance.call(func, args) {
            Ok(values) => Outcome::Returned(plain(ty.results(), &values)),
            Err(exit) => ended(&exit),
        }
    }

    fn log(&self) -> Vec<u64> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn item(&mut self, name: &str) -> Item {
        match self.instance().and_then(|instance| instance.export(name)) {
            Some(Extern::Memory(memory)) => Item::Memory(contents(&memory)),
            Some(Extern::Global(global)) => Item::Global(plain(&[global.ty.content_type], &global.get_wide())),
            Some(Extern::Table(table)) => Item::Table(occupied(&table)),
            _ => Item::Other,
        }
    }
}

fn contents(memory: &Memory) -> Vec<u8> {
    let mut bytes = vec![0; memory.size_bytes() as usize];
    memory.read(0, &mut bytes).expect("within the memory");
    bytes
}

fn occupied(table: &Table) -> Vec<bool> {
    (0..table.len()).map(|i| table.get(i).is_some_and(|entry| entry != Entry::default())).collect()
}

fn ended(exit: &Exit) -> Outcome {
    match exit {
        Exit::Trap(trap) => Outcome::Trapped(trap.kind),
        Exit::Exception(exception) => {
            // SAFETY: alive until the thread makes another one; its tag lives in the store of the instance that threw it.
            let (exception, tag) = unsafe { (&**exception, &*((**exception).tag as *const Tag)) };
            Outcome::Thrown(plain(tag.ty.ty().params(), exception.args()))
        }
        Exit::Thread | Exit::Jump => Outcome::Refused(exit.to_string()),
    }
}

/// Gives every import what it asks for.
struct Host {
    store: Arc<Store>,
    log: Log,
}

impl Resolver for Host {
    fn resolve(&self, _module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        Some(match ty {
            ExternType::Func(ty, _) => Extern::Func(self.func(ty, salt_of(name))),
            ExternType::Table(ty) if is_foreign(&[ValType::Ref(ty.element_type)]) => return None,
            ExternType::Table(ty) => Extern::Table(Arc::new(Table::new(*ty).ok()?)),
            ExternType::Memory(ty) => Extern::Memory(Arc::new(Memory::new(*ty).ok()?)),
            ExternType::Global(ty) if is_foreign(&[ty.content_type]) => return None,
            ExternType::Global(ty) => {
                let slots = imported_global(name, ty.content_type);
                Extern::Global(Global::new_wide(*ty, [slots[0], slots.get(1).copied().unwrap_or(0)]))
            }
            ExternType::Tag(ty) => Extern::Tag(Arc::new(Tag { ty: TypeId::of(ty) })),
        })
    }
}

impl Host {
    fn func(&self, ty: &FuncType, salt: u64) -> *const FuncInst {
        let (log, ty) = (self.log.clone(), ty.clone());
        let id = TypeId::of(&ty);
        let call = move |values: &mut [u64]| {
            if is_foreign(ty.results()) {
                return Err(Trap::new(TrapKind::Interrupted).into());
            }
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            let results = respond(&mut log, salt, plain(ty.params(), values), &ty);
            values.iter_mut().zip(results).for_each(|(slot, result)| *slot = result);
            Ok(())
        };
        self.store.host_func(id, Box::new(move |_, values| call(values)))
    }
}
