//! Our engines as subjects.

use std::sync::{Arc, Weak};

use iwasm::runtime::{
    Engine, Entry, Exit, Extern, ExternType, FuncInst, Global, Instance, InstantiateError, Linker, Memory, Resolver, Store, Table, Tag,
    Trap, TrapKind, TypeId,
};
use iwasm::wasm::{FuncType, Module, ValType};

use super::values::{Type, Typed, contents};
use super::{Item, Kind, Log, Object, Outcome, Subject, imported_value, plain, salt_of};
use crate::mode::Mode;

/// The most bytes of structs and arrays.
const GC_HEAP_BYTES: usize = 1 << 20;

/// A module in one of the modes.
pub struct Ours {
    module: Arc<Module>,
    engine: Arc<dyn Engine>,
    fuel: Option<u64>,
    is_exact_at_traps: bool,
    store: Arc<Store>,
    /// Of the imports of `instance`.
    host: Host,
    /// Lives in `store`.
    instance: Option<*const Instance>,
}

impl Ours {
    /// A module in a mode.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn new(mode: Mode, bytes: &[u8]) -> Result<Ours, String> {
        let (module, engine) = mode.load(bytes)?;
        Ok(Ours { is_exact_at_traps: matches!(mode, Mode::Interp | Mode::AotStrict), ..Ours::with_engine(module, engine) })
    }

    /// A module with an engine that has been made for it.
    pub fn with_engine(module: Arc<Module>, engine: Arc<dyn Engine>) -> Ours {
        let (store, types) = (Store::new(), TypeId::all_of(&module).into());
        let host = Host { store: Arc::downgrade(&store), module: module.clone(), types, log: Log::default() };
        Ours { module, engine, fuel: None, is_exact_at_traps: true, store, host, instance: None }
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
        self.host.log.clear();
        self.store = Store::new();
        self.host.store = Arc::downgrade(&self.store);
        // Collects at every allocation: what is lost too early shows.
        self.store.configure_gc(GC_HEAP_BYTES, true);
        if let Some(fuel) = self.fuel {
            self.store.set_fuel(fuel);
        }
        let mut linker = Linker::new();
        linker.add_resolver(Box::new(self.host.clone()));
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
        let args = match self.host.real(&Typed::all(&self.module, ty.params()), args) {
            Ok(args) => args,
            Err(trap) => return Outcome::Trapped(trap.kind),
        };
        match instance.call(func, &args) {
            Ok(values) => Outcome::Returned(plain(ty.results(), &values)),
            Err(exit) => ended(&exit),
        }
    }

    fn log(&self) -> Vec<u64> {
        self.host.log.all()
    }

    fn item(&mut self, name: &str) -> Item {
        match self.instance().and_then(|instance| instance.export(name)) {
            Some(Extern::Memory(memory)) => Item::memory(memory.size_bytes() as usize, |range| {
                let mut bytes = vec![0; range.len()];
                memory.read(range.start as u64, &mut bytes).expect("within the memory");
                bytes
            }),
            Some(Extern::Global(global)) => Item::Global(plain(&[global.ty.content_type], &global.get_wide())),
            Some(Extern::Table(table)) => Item::Table(occupied(&table)),
            _ => Item::Other,
        }
    }

    fn is_exact_at_traps(&self) -> bool {
        self.is_exact_at_traps
    }
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
#[derive(Clone)]
struct Host {
    /// Keeps the functions of the host, which know it.
    store: Weak<Store>,
    module: Arc<Module>,
    types: Arc<[TypeId]>,
    log: Log,
}

impl Resolver for Host {
    fn resolve(&self, _module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        Some(match ty {
            ExternType::Func(ty, id, _) => Extern::Func(self.func(ty, id, salt_of(name))?),
            ExternType::Table(ty, element) => {
                let [reference, ..] = self.imported(name, ValType::Ref(ty.element_type))?;
                Extern::Table(Arc::new(Table::filled(*ty, element, &*self.store.upgrade()?, reference).ok()?))
            }
            ExternType::Memory(ty) => Extern::Memory(Arc::new(Memory::new(*ty).ok()?)),
            ExternType::Global(ty, content) => Extern::Global(Global::of(*ty, content, self.imported(name, ty.content_type)?)),
            ExternType::Tag(ty) => Extern::Tag(Arc::new(Tag { ty })),
        })
    }
}

impl Host {
    /// What an imported global holds, or every entry of a table.
    fn imported(&self, name: &str, ty: ValType) -> Option<[u64; 2]> {
        let ty = Typed::of(&self.module, ty);
        let slots = self.real(&[ty], &imported_value(name, &ty)?).ok()?;
        Some([slots[0], slots.get(1).copied().unwrap_or(0)])
    }

    fn func(&self, ty: &FuncType, id: TypeId, salt: u64) -> Option<*const FuncInst> {
        let (host, ty) = (self.clone(), ty.clone());
        let call = move |values: &mut [u64]| {
            let types = Typed::all(&host.module, ty.results());
            let answer = host.log.call(salt, plain(ty.params(), values), &types).ok_or_else(|| Trap::new(TrapKind::Interrupted))?;
            let answer = host.real(&types, &answer)?;
            values.iter_mut().zip(answer).for_each(|(slot, result)| *slot = result);
            Ok(())
        };
        Some(self.store.upgrade()?.host_func(id, Box::new(move |_, values| call(values))))
    }

    /// Values with the engine's references in place of numbers of the host's objects.
    fn real(&self, types: &[Typed<'_>], values: &[u64]) -> Result<Vec<u64>, Trap> {
        let (mut values, mut slot) = (values.to_vec(), 0);
        for ty in types {
            let kind = ty.kind();
            if let Kind::Reference { object, .. } = kind
                && values[slot] != 0
            {
                values[slot] = self.reference(ty, object, values[slot]).ok_or_else(|| Trap::new(TrapKind::OutOfMemory))?;
            }
            slot += kind.slots();
        }
        Ok(values)
    }

    /// What the host has of a type, by its number; `None` without room for it.
    fn reference(&self, ty: &Typed<'_>, object: Object, number: u64) -> Option<u64> {
        let nothing = FuncType::new([], []);
        match object {
            Object::I31 => Some(number << 1 | 1),
            Object::Extern | Object::Nothing => Some(number),
            Object::Func => {
                let (ty, id) =
                    ty.declared().map_or_else(|| (&nothing, TypeId::of(&nothing)), |index| (&self.module.types[index], self.types[index]));
                let func = self.func(ty, id, number)?;
                // SAFETY: functions live as long as their store.
                Some(u64::from(unsafe { (*func).handle }))
            }
            Object::Struct | Object::Array => {
                let (types, values) = contents(ty, number);
                self.store.upgrade()?.new_object(self.types[ty.declared()?], &self.real(&types, &values).ok()?)
            }
        }
    }
}
