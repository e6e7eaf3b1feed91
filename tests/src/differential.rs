//! Random modules, run by several engines, must not differ: results, traps, exceptions, calls of the host, memories, globals, tables.
//!
//! After a trap, linear memory may lag behind in compiled code (ARCHITECTURE.md), so a trap ends what an instance is compared on; the
//! functions that follow run in a new one.

pub mod modules;
mod ours;
mod values;

use std::sync::Arc;

use iwasm::runtime::TrapKind;
use iwasm::wasm::{Bodies, FuncType, Module};

use crate::mode::Mode;
use crate::random::Random;

pub use modules::generate;
pub use ours::Ours;
pub use values::{imported_global, is_foreign, plain, respond, salt_of};

/// What comparing engines on a module gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many calls of exported functions returned in both.
    pub returned: usize,
}

/// How something ended, as far as all engines must agree on it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// With these values, without what is an engine's own matter: see [`plain`].
    Returned(Vec<u64>),
    /// By an exception with these values.
    Thrown(Vec<u64>),
    /// By a trap.
    Trapped(TrapKind),
    /// It was not tried, for the engine's own reason.
    Refused(String),
}

/// What can be seen of an instance from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// All bytes of a memory.
    Memory(Vec<u8>),
    /// A [`plain`] value.
    Global(Vec<u64>),
    /// Which entries of a table are not null.
    Table(Vec<bool>),
    /// Nothing that can be compared.
    Other,
}

/// An engine with a module, whose imports are all there.
pub trait Subject {
    /// Puts a new instance in the place of the last one.
    fn instantiate(&mut self) -> Outcome;

    /// Calls an exported function with arguments in slots.
    fn call(&mut self, name: &str, ty: &FuncType, args: &[u64]) -> Outcome;

    /// What the host's functions have been called with by this instance.
    fn log(&self) -> Vec<u64>;

    /// What is exported by a name.
    fn item(&mut self, name: &str) -> Item;
}

/// Runs the module of a seed in both modes.
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
    let mut interp = Ours::new(Mode::Interp, bytes).map_err(|e| format!("not decoded: {e}"))?;
    let mut aot = Ours::new(Mode::Aot, bytes).map_err(|e| format!("not compiled: {e}"))?;
    compare_subjects(bytes, &mut [&mut interp, &mut aot], seed)
}

/// Like [`compare_module`] for any engines.
///
/// # Errors
/// Where they differ first.
pub fn compare_subjects(bytes: &[u8], subjects: &mut [&mut dyn Subject], seed: u64) -> Result<Verdict, String> {
    let module = Arc::new(Module::decode(bytes.to_vec(), Bodies::Skip).map_err(|e| e.to_string())?);
    let mut names: Vec<&String> = module.exports.keys().collect();
    names.sort();
    let mut random = Random::new(!seed);
    let (mut verdict, mut fresh) = (Verdict::default(), true);
    for name in &names {
        let Some(ty) = module.exported_func(name).map(|func| module.func_type(func)) else { continue };
        if is_foreign(ty.params()) {
            continue;
        }
        if fresh && same("instantiation", subjects.iter_mut().map(|s| s.instantiate()).collect())? != Next::GoOn {
            break;
        }
        let args = values::all(&mut random, ty.params());
        let next = same(name, subjects.iter_mut().map(|s| s.call(name, ty, &args)).collect())?;
        fresh = next == Next::Renew;
        if next == Next::GoOn {
            verdict.returned += 1;
            same_state(name, &names, subjects)?;
        }
    }
    Ok(verdict)
}

/// Instantiates a module and calls all its functions, with arguments that the seed chooses: for engines that must not crash.
pub fn run(module: &Module, subject: &mut dyn Subject, seed: u64) {
    let mut names: Vec<&String> = module.exports.keys().collect();
    names.sort();
    let mut random = Random::new(!seed);
    let mut ready = false;
    for name in names {
        let Some(ty) = module.exported_func(name).map(|func| module.func_type(func)) else { continue };
        if is_foreign(ty.params()) {
            continue;
        }
        ready = ready || matches!(subject.instantiate(), Outcome::Returned(_));
        if !ready {
            return;
        }
        ready = matches!(subject.call(name, ty, &values::all(&mut random, ty.params())), Outcome::Returned(_));
    }
}

/// What to do after outcomes that are as they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The state can be compared and used.
    GoOn,
    /// It takes a new instance.
    Renew,
}

fn same(what: &str, outcomes: Vec<Outcome>) -> Result<Next, String> {
    // How deep recursion may go, and what the heap holds besides what is alive, is each engine's own matter.
    let overflows = |outcome: &Outcome| {
        matches!(outcome, Outcome::Trapped(TrapKind::OperandStackOverflow | TrapKind::NativeStackOverflow | TrapKind::OutOfMemory))
    };
    if outcomes.iter().any(overflows) {
        return Ok(Next::Renew);
    }
    match &outcomes[..] {
        [Outcome::Refused(_), others @ ..] if others.iter().all(|outcome| matches!(outcome, Outcome::Refused(_))) => Ok(Next::Renew),
        [first, others @ ..] if others.iter().all(|outcome| outcome == first) => {
            Ok(if matches!(first, Outcome::Returned(_)) { Next::GoOn } else { Next::Renew })
        }
        _ => Err(format!("{what}: {outcomes:x?}")),
    }
}

fn same_state(what: &str, names: &[&String], subjects: &mut [&mut dyn Subject]) -> Result<(), String> {
    let [first, others @ ..] = subjects else { return Ok(()) };
    let log = first.log();
    if let Some(other) = others.iter().map(|other| other.log()).find(|other| *other != log) {
        let same = log.iter().zip(&other).take_while(|(first, other)| first == other).count();
        let words = |log: &[u64]| log.iter().skip(same).take(8).map(|word| format!("{word:x} ")).collect::<String>();
        return Err(format!("{what}: calls of the host differ from word {same} on: {}and {}", words(&log), words(&other)));
    }
    for name in names {
        let item = first.item(name);
        if others.iter_mut().any(|other| other.item(name) != item) {
            return Err(format!("{what}: export `{name}` differs afterwards"));
        }
    }
    Ok(())
}
