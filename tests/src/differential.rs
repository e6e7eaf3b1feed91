//! Random modules, run by several engines, must not differ: results, traps, exceptions, calls of the host, memories, globals, tables.
//!
//! A trap ends what an instance is compared on; the functions that follow run in a new one. What it has left behind is compared where it is exact:
//! accesses may move past others that trap in code that is not compiled with `--strict-memory-traps`.

mod exceptions;
pub mod modules;
mod ours;
mod values;

use std::ops::Range;
use std::process::ExitCode;
use std::sync::Arc;

use iwasm::runtime::TrapKind;
use iwasm::wasm::{Bodies, FuncType, Module};

use crate::batches;
use crate::mode::Mode;
use crate::random::Random;

pub use ours::Ours;
use values::Typed;
pub use values::{Kind, Log, Object, Type, contents, imported_value, plain, salt_of};

/// What comparing engines on a module gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Whether there was an instance, or all trapped when they were to make one.
    pub instantiated: bool,
    /// How many calls of exported functions were made.
    pub called: usize,
    /// How many of them returned.
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
    /// How long a memory is, and [`SEEN`] of its bytes.
    Memory(usize, Vec<u8>),
    /// A [`plain`] value.
    Global(Vec<u64>),
    /// Which entries of a table are not null.
    Table(Vec<bool>),
    /// Nothing that can be compared.
    Other,
}

/// What is looked at of a memory: of vast ones not what lies between, as that would be made of pages then.
const SEEN: (usize, usize) = (1 << 20, 1 << 12);

impl Item {
    /// A memory of so many bytes, of which `read` gives a range.
    pub fn memory(len: usize, mut read: impl FnMut(Range<usize>) -> Vec<u8>) -> Item {
        let (first, last) = SEEN;
        let mut seen = read(0..first.min(len));
        seen.extend(read(len.saturating_sub(last).max(first).min(len)..len));
        Item::Memory(len, seen)
    }
}

/// An engine with a module, whose imports are all there.
pub trait Subject {
    /// Puts a new instance in the place of the last one.
    fn instantiate(&mut self) -> Outcome;

    /// Calls an exported function with arguments in slots, as [`Kind`] has them.
    fn call(&mut self, name: &str, ty: &FuncType, args: &[u64]) -> Outcome;

    /// What the host's functions have been called with by this instance.
    fn log(&self) -> Vec<u64>;

    /// What is exported by a name.
    fn item(&mut self, name: &str) -> Item;

    /// Whether what a trap leaves behind is what the specification says.
    fn is_exact_at_traps(&self) -> bool {
        true
    }
}

/// The module of a seed, if it gives one: one of fifteen is about exceptions in the legacy encoding.
pub fn generate(seed: u64) -> Option<Vec<u8>> {
    if seed % 15 == 14 { Some(exceptions::generate(seed)) } else { modules::generate(seed) }
}

/// Runs the module of a seed in both modes.
///
/// # Errors
/// Where the modes differ first.
pub fn compare(seed: u64) -> Result<Verdict, String> {
    generate(seed).map_or(Ok(Verdict::default()), |bytes| compare_module(&bytes, seed))
}

/// Compares for seeds until a difference, which is told, and tells how much has been compared.
pub fn compare_all(seeds: Range<u64>, compare: impl Fn(u64) -> Result<Verdict, String>) -> ExitCode {
    let mut sum = [("modules compared", 0), ("calls", 0), ("returns", 0)];
    for seed in seeds {
        match compare(seed) {
            Ok(verdict) => {
                let figures = [usize::from(verdict.instantiated), verdict.called, verdict.returned];
                sum.iter_mut().zip(figures).for_each(|(sum, figure)| sum.1 += figure);
            }
            Err(error) => {
                eprintln!("seed {seed}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    batches::report(&sum);
    ExitCode::SUCCESS
}

/// Like [`compare`] for a module; the seed chooses arguments.
///
/// # Errors
/// Where the modes differ first.
pub fn compare_module(bytes: &[u8], seed: u64) -> Result<Verdict, String> {
    let mut interp = Ours::new(Mode::Interp, bytes).map_err(|e| format!("not decoded: {e}"))?;
    let mut aot = Ours::new(compiled_mode(seed), bytes).map_err(|e| format!("not compiled: {e}"))?;
    compare_subjects(bytes, &mut [&mut interp, &mut aot], seed)
}

/// The way in which the module of a seed is compiled.
pub fn compiled_mode(seed: u64) -> Mode {
    match seed % 8 {
        0 | 1 => Mode::AotStrict,
        2 => Mode::AotUnoptimised,
        3 => Mode::AotBaseline,
        _ => Mode::Aot,
    }
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
        let Some(args) = values::all(&mut random, &Typed::all(&module, ty.params())) else { continue };
        if fresh {
            let outcomes: Vec<Outcome> = subjects.iter_mut().map(|s| s.instantiate()).collect();
            verdict.instantiated = !matches!(outcomes[..], [Outcome::Refused(_), ..]);
            if same("instantiation", outcomes)? != Next::GoOn {
                break;
            }
        }
        verdict.called += 1;
        let next = same(name, subjects.iter_mut().map(|s| s.call(name, ty, &args)).collect())?;
        fresh = next != Next::GoOn;
        verdict.returned += usize::from(next == Next::GoOn);
        let is_comparable = match next {
            Next::GoOn | Next::Renew => true,
            Next::RenewTrapped => subjects.iter().all(|subject| subject.is_exact_at_traps()),
            Next::RenewUnlike => false,
        };
        if is_comparable {
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
        let Some(args) = values::all(&mut random, &Typed::all(module, ty.params())) else { continue };
        ready = ready || matches!(subject.instantiate(), Outcome::Returned(_));
        if !ready {
            return;
        }
        ready = matches!(subject.call(name, ty, &args), Outcome::Returned(_));
    }
}

/// What to do after outcomes that are as they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The state can be compared and used.
    GoOn,
    /// The state can be compared, and then it takes a new instance.
    Renew,
    /// The same where a trap leaves it exact.
    RenewTrapped,
    /// It takes a new instance, as engines may have ended in different places.
    RenewUnlike,
}

fn same(what: &str, outcomes: Vec<Outcome>) -> Result<Next, String> {
    // How deep recursion may go, and what the heap holds besides what is alive, is each engine's own matter.
    let overflows = |outcome: &Outcome| {
        matches!(outcome, Outcome::Trapped(TrapKind::OperandStackOverflow | TrapKind::NativeStackOverflow | TrapKind::OutOfMemory))
    };
    if outcomes.iter().any(overflows) {
        return Ok(Next::RenewUnlike);
    }
    match &outcomes[..] {
        [Outcome::Refused(_), others @ ..] if others.iter().all(|outcome| matches!(outcome, Outcome::Refused(_))) => Ok(Next::RenewUnlike),
        [first, others @ ..] if others.iter().all(|outcome| outcome == first) => Ok(match first {
            Outcome::Returned(_) => Next::GoOn,
            Outcome::Trapped(_) => Next::RenewTrapped,
            _ => Next::Renew,
        }),
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
