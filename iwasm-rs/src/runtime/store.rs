//! Owner of what lives as long as a program.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::chunks::Chunks;
use super::context::MOST_FUEL;
use super::engine::Engine;
use super::fixed::Fixed;
use super::func::{FuncInst, FuncKind, HostFunction};
use super::gc::Heap;
use super::instance::Instance;
use super::types::TypeId;

/// Functions and instances of a program, each at a fixed address until the store goes.
pub struct Store {
    funcs: Mutex<Vec<Fixed<FuncInst>>>,
    /// The same by reference value, read without a lock.
    by_reference: Chunks<FuncPointer>,
    instances: Mutex<Vec<Fixed<Instance>>>,
    /// Structs and arrays.
    heap: Mutex<Heap>,
    /// What instances begin with.
    fuel: AtomicI64,
}

#[derive(Clone, Copy)]
struct FuncPointer(*const FuncInst);

// SAFETY: functions may be used by any thread, and live as long as the store.
unsafe impl Send for FuncPointer {}
// SAFETY: as above.
unsafe impl Sync for FuncPointer {}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// An empty store.
    pub fn new() -> Arc<Store> {
        Arc::new(Store {
            funcs: Mutex::default(),
            by_reference: Chunks::new(),
            instances: Mutex::default(),
            heap: Mutex::new(Heap::new()),
            fuel: AtomicI64::new(i64::MAX),
        })
    }

    /// Sets the limit of structs and arrays in bytes, and whether every allocation collects, which is for tests.
    pub fn configure_gc(&self, limit_bytes: usize, stress: bool) {
        self.heap().configure(limit_bytes, stress);
    }

    /// Structs and arrays. To be locked before functions and instances.
    pub(super) fn heap(&self) -> MutexGuard<'_, Heap> {
        lock(&self.heap)
    }

    /// Sets the fuel of instances that are made from now on. Only code pays that an engine has made for that.
    pub fn set_fuel(&self, fuel: u64) {
        self.fuel.store(fuel.min(MOST_FUEL as u64) as i64, Ordering::Relaxed);
    }

    pub(super) fn fuel(&self) -> i64 {
        self.fuel.load(Ordering::Relaxed)
    }

    pub(super) fn add_func(&self, ty: TypeId, kind: FuncKind) -> *const FuncInst {
        let mut funcs = lock(&self.funcs);
        let func = Fixed::new(FuncInst::new(funcs.len() as u32 + 1, ty, kind));
        let pointer = func.pointer();
        funcs.push(func);
        self.by_reference.push(FuncPointer(pointer));
        pointer
    }

    /// Makes a host function.
    pub fn host_func(&self, ty: TypeId, f: HostFunction) -> *const FuncInst {
        self.add_func(ty, FuncKind::Host(f))
    }

    /// The function of a reference value; `None` for null and for values that are none.
    pub fn func(&self, reference: u64) -> Option<*const FuncInst> {
        self.by_reference.get(u32::try_from(reference).ok()?).map(|func| func.0)
    }

    pub(super) fn add_instance(&self, instance: Fixed<Instance>) -> *const Instance {
        let pointer = instance.pointer();
        lock(&self.instances).push(instance);
        pointer
    }

    /// Runs `fork` while no other thread holds a lock of the runtime, so that none stays locked in the child.
    pub fn quiesce(&self, fork: &mut dyn FnMut()) {
        let mut engines: Vec<Arc<dyn Engine>> = lock(&self.instances).iter().map(|i| i.engine.clone()).collect();
        engines.sort_by_key(|engine| Arc::as_ptr(engine).cast::<()>());
        engines.dedup_by(|a, b| Arc::ptr_eq(a, b));
        // Engines first: they may use the store while they hold a lock.
        quiesce_engines(&engines, &mut || {
            let _types = TypeId::lock();
            let _stacks = super::stacks::lock();
            let _heap = self.heap();
            let _funcs = lock(&self.funcs);
            let instances = lock(&self.instances);
            let _growing: Vec<_> = instances.iter().flat_map(|i| i.growth_locks()).collect();
            fork();
        });
    }

    pub(super) fn for_each_instance(&self, mut f: impl FnMut(&Instance)) {
        lock(&self.instances).iter().for_each(|instance| f(instance));
    }
}

fn quiesce_engines(engines: &[Arc<dyn Engine>], fork: &mut dyn FnMut()) {
    match engines {
        [] => fork(),
        [engine, others @ ..] => engine.quiesce(&mut || quiesce_engines(others, fork)),
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({} functions, {} instances)", lock(&self.funcs).len(), lock(&self.instances).len())
    }
}
