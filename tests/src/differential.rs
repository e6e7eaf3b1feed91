//! Random modules, run interpreted and compiled, must not differ: results, traps, exceptions, calls of the host, memories, globals, tables.
//!
//! One difference is known and counted apart: compiled code may lose the trap of a load that late passes of LLVM find useless, or have
//! another trap that comes after it (ARCHITECTURE.md).
//!
//! After a trap, linear memory may lag behind in compiled code (ARCHITECTURE.md), so a trap ends what an instance is compared on; the
//! functions that follow run in a new one.

use std::sync::{Arc, Mutex, PoisonError};

use iwasm::runtime::{
    Engine, Entry, Exit, Extern, ExternType, Global, Instance, InstantiateError, Linker, Memory, Resolver, Store, Table, Tag, TrapKind,
    TypeId,
};
use iwasm::wasm::index::FuncIdx;
use iwasm::wasm::{FuncType, GlobalType, Module, ValType, slots, with_slots};
use wasm_smith::Config;

use crate::mode::Mode;
use crate::random::Random;

/// How many loop iterations and calls an instance may make before it traps.
const FUEL: u32 = 2000;

/// The most bytes of structs and arrays.
const GC_HEAP_BYTES: usize = 1 << 20;

/// A module, valid and sure to end, that depends on the seed alone; `None` for seeds that give none.
pub fn generate(seed: u64) -> Option<Vec<u8>> {
    let mut random = Random::new(seed);
    let bytes: Vec<u8> = (0..2048 << random.below(5)).map(|_| random.number() as u8).collect();
    // What Wasm 2 does not have, in every second module.
    let newer = seed % 2 == 1;
    let config = Config {
        allow_start_export: random.below(8) == 0,
        canonicalize_nans: true,
        export_everything: true,
        max_data_segments: 4,
        max_element_segments: 4,
        max_elements: 8,
        max_funcs: 24,
        max_globals: 8,
        max_imports: 12,
        max_instructions: 40 << random.below(5),
        max_memory32_bytes: 1 << 20,
        max_table_elements: 1000,
        max_tables: 3,
        max_tags: 4,
        max_types: 12,
        min_funcs: 4,
        min_memories: u32::from(random.below(8) != 0),
        min_types: 3,
        compact_imports_enabled: false,
        custom_page_sizes_enabled: newer,
        gc_enabled: newer,
        max_memories: if newer { 3 } else { 1 },
        max_memory64_bytes: 1 << 20,
        memory64_enabled: newer,
        relaxed_simd_enabled: true,
        simd_enabled: true,
        wide_arithmetic_enabled: newer,
        ..Config::default()
    };
    let mut module = wasm_smith::Module::new(config, &mut arbitrary::Unstructured::new(&bytes)).ok()?;
    module.ensure_termination(FUEL).ok()?;
    Some(module.to_bytes())
}

/// What comparing the modes on a module gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many calls of exported functions returned in both modes.
    pub returned: usize,
    /// Whether compiled code missed the trap of a load.
    pub lost_trap: bool,
}

/// Runs the module of a seed in all modes.
///
/// # Errors
/// Where the modes differ first.
pub fn compare(seed: u64) -> Result<Verdict, String> {
    generate(seed).map_or(Ok(Verdict::default()), |bytes| compare_module(&bytes, seed))
}

/// Like [`compare`] for a module; the seed chooses arguments.
///
/// # Errors
/// Where the modes differ first.
pub fn compare_module(bytes: &[u8], seed: u64) -> Result<Verdict, String> {
    let [interp, aot] = Mode::ALL.map(|mode| mode.load(bytes).map(|loaded| Run::new(loaded, seed)));
    let (mut interp, mut aot) = (interp.map_err(|e| format!("not decoded: {e}"))?, aot.map_err(|e| format!("not compiled: {e}"))?);
    let module = interp.module.clone();
    let mut functions: Vec<(&String, FuncIdx)> =
        module.exports.keys().filter_map(|name| module.exported_func(name).map(|func| (name, func))).collect();
    functions.sort();
    let mut verdict = Verdict::default();
    let mut fresh = true;
    for (name, func) in functions {
        if fresh && same("instantiation", &[interp.instantiate(), aot.instantiate()], &mut verdict)? != Next::GoOn {
            break;
        }
        let next = same(name, &[interp.call(func), aot.call(func)], &mut verdict)?;
        fresh = next == Next::Renew;
        if next == Next::GoOn {
            verdict.returned += 1;
            same_state(name, &interp, &aot)?;
        }
    }
    Ok(verdict)
}

/// How something ended, as far as all modes must agree on it.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Returned(Vec<u64>),
    Thrown(Vec<u64>),
    Trapped(TrapKind),
    Refused(String),
}

/// What to do after outcomes that are as they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The state can be compared and used.
    GoOn,
    /// It takes a new instance.
    Renew,
}

fn same(what: &str, [interp, aot]: &[Outcome; 2], verdict: &mut Verdict) -> Result<Next, String> {
    // How deep recursion may go, and what the heap holds besides what is alive, is each engine's own matter.
    let overflows = |outcome: &Outcome| {
        matches!(outcome, Outcome::Trapped(TrapKind::OperandStackOverflow | TrapKind::NativeStackOverflow | TrapKind::OutOfMemory))
    };
    if overflows(interp) || overflows(aot) {
        return Ok(Next::Renew);
    }
    if interp == aot {
        return Ok(if matches!(interp, Outcome::Returned(_)) { Next::GoOn } else { Next::Renew });
    }
    if *interp == Outcome::Trapped(TrapKind::MemoryOutOfBounds) {
        verdict.lost_trap = true;
        return Ok(Next::Renew);
    }
    Err(format!("{what}: interpreted {interp:x?}, compiled {aot:x?}"))
}

fn same_state(what: &str, interp: &Run, aot: &Run) -> Result<(), String> {
    if interp.log() != aot.log() {
        return Err(format!("{what}: calls of the host differ"));
    }
    let mut names: Vec<&String> = interp.module.exports.keys().collect();
    names.sort();
    for name in names {
        let [left, right] = [interp, aot].map(|run| run.instance().and_then(|i| i.export(name)));
        let equal = match (&left, &right) {
            (Some(Extern::Memory(left)), Some(Extern::Memory(right))) => contents(left) == contents(right),
            (Some(Extern::Global(left)), Some(Extern::Global(right))) => {
                let ty = left.ty.content_type;
                plain(ty, &left.get_wide()) == plain(ty, &right.get_wide())
            }
            (Some(Extern::Table(left)), Some(Extern::Table(right))) => occupied(left) == occupied(right),
            _ => true,
        };
        if !equal {
            return Err(format!("{what}: export `{name}` differs afterwards"));
        }
    }
    Ok(())
}

fn contents(memory: &Memory) -> Vec<u8> {
    let mut bytes = vec![0; memory.size_bytes() as usize];
    memory.read(0, &mut bytes).expect("within the memory");
    bytes
}

fn occupied(table: &Table) -> Vec<bool> {
    (0..table.len()).map(|i| table.get(i).is_some_and(|entry| entry != Entry::default())).collect()
}

/// A value without what is an engine's own matter: upper halves of short numbers, addresses in references.
fn plain(ty: ValType, slots: &[u64]) -> Vec<u64> {
    match ty {
        ValType::I32 | ValType::F32 => vec![slots[0] & 0xffff_ffff],
        ValType::I64 | ValType::F64 => vec![slots[0]],
        ValType::V128 => slots[..2].to_vec(),
        ValType::Ref(_) => vec![u64::from(slots[0] != 0)],
    }
}

fn plain_all(types: &[ValType], values: &[u64]) -> Vec<u64> {
    with_slots(types).flat_map(|(slot, ty)| plain(ty, &values[slot..])).collect()
}

/// A value that looks for trouble, in slots.
fn value(random: &mut Random, ty: ValType) -> Vec<u64> {
    // Numbers of 64 bits make lanes of any size.
    (0..slots(ty)).map(|_| number(random, ty)).collect()
}

/// A number that looks for trouble.
fn number(random: &mut Random, ty: ValType) -> u64 {
    let any = match random.below(6) {
        0 => 0,
        1 => u64::MAX,
        2 => 1 << random.below(64),
        3 => random.number() & 0xff,
        4 => (random.below(2000) as f64 - 1000.0).to_bits(),
        _ => random.number(),
    };
    match ty {
        ValType::I32 => any & 0xffff_ffff,
        ValType::F32 => u64::from((any as i64 as f32).to_bits()),
        ValType::F64 if f64::from_bits(any).is_nan() => 0,
        ValType::I64 | ValType::F64 | ValType::V128 => any,
        // Null fits all reference types that parameters of such modules have.
        _ => 0,
    }
}

fn global(ty: GlobalType, slots: &[u64]) -> Global {
    Global::new_wide(ty, [slots[0], slots.get(1).copied().unwrap_or(0)])
}

type Log = Arc<Mutex<Vec<u64>>>;

/// A module in one of the modes.
struct Run {
    module: Arc<Module>,
    engine: Arc<dyn Engine>,
    store: Arc<Store>,
    /// Lives in `store`.
    instance: Option<*const Instance>,
    log: Log,
    random: Random,
}

impl Run {
    fn new((module, engine): (Arc<Module>, Arc<dyn Engine>), seed: u64) -> Run {
        Run { module, engine, store: Store::new(), instance: None, log: Log::default(), random: Random::new(!seed) }
    }

    fn instance(&self) -> Option<&Instance> {
        // SAFETY: instances live as long as their store, which `self` keeps.
        self.instance.map(|instance| unsafe { &*instance })
    }

    fn log(&self) -> Vec<u64> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn instantiate(&mut self) -> Outcome {
        self.instance = None;
        self.store = Store::new();
        // Collects at every allocation: what is lost too early shows.
        self.store.configure_gc(GC_HEAP_BYTES, true);
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

    fn call(&mut self, func: FuncIdx) -> Outcome {
        let ty = self.module.func_type(func).clone();
        let args: Vec<u64> = ty.params().iter().flat_map(|ty| value(&mut self.random, *ty)).collect();
        let instance = self.instance().expect("instantiated before");
        match instance.call(func, &args) {
            Ok(values) => Outcome::Returned(plain_all(ty.results(), &values)),
            Err(exit) => ended(&exit),
        }
    }
}

fn ended(exit: &Exit) -> Outcome {
    match exit {
        Exit::Trap(trap) => Outcome::Trapped(trap.kind),
        Exit::Exception(exception) => {
            // SAFETY: alive until the thread makes another one; its tag lives in the store of the instance that threw it.
            let (exception, tag) = unsafe { (&**exception, &*((**exception).tag as *const Tag)) };
            Outcome::Thrown(plain_all(tag.ty.ty().params(), exception.args()))
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
        let salt = name.bytes().fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        Some(match ty {
            ExternType::Func(ty, _) => Extern::Func(self.func(ty, salt)),
            ExternType::Table(ty) => Extern::Table(Arc::new(Table::new(*ty).ok()?)),
            ExternType::Memory(ty) => Extern::Memory(Arc::new(Memory::new(*ty).ok()?)),
            ExternType::Global(ty) => Extern::Global(global(*ty, &value(&mut Random::new(salt), ty.content_type))),
            ExternType::Tag(ty) => Extern::Tag(Arc::new(Tag { ty: TypeId::of(ty) })),
        })
    }
}

impl Host {
    /// A function that notes its arguments and returns numbers made from them.
    fn func(&self, ty: &FuncType, salt: u64) -> *const iwasm::runtime::FuncInst {
        let (log, ty) = (self.log.clone(), ty.clone());
        let id = TypeId::of(&ty);
        self.store.host_func(
            id,
            Box::new(move |_, values| {
                let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
                let args = plain_all(ty.params(), values);
                let mut random = Random::new(args.iter().fold(salt ^ log.len() as u64, |hash, arg| hash.rotate_left(9) ^ arg));
                log.push(salt);
                log.extend(args);
                let results = ty.results().iter().flat_map(|ty| value(&mut random, *ty));
                values.iter_mut().zip(results).for_each(|(slot, result)| *slot = result);
                Ok(())
            }),
        )
    }
}
