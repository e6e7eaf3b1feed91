//! Compares both of our modes with an engine of others on random modules that have every feature that both know:
//! `peers wasmi FIRST_SEED COUNT`, or `wasmtime`. `peers wasmi --module SEED` writes the module of a seed to standard output.

mod peer;
mod wasmi;
mod wasmtime;

use std::io::Write;
use std::process::ExitCode;

use iwasm::wasm::FuncType;
use wali_tests::batches::{self, numbers};
use wali_tests::differential::{
    Item, Ours, Outcome, Subject, Verdict, compare_all, compare_subjects, compiled_mode, modules::generate_with,
};
use wali_tests::mode::Mode;

use self::peer::{Config, Theirs, coarse};

/// A name, what the peer lacks, and how it is made from a module.
type Peer = (&'static str, fn(&mut Config), fn(&[u8]) -> Result<Box<dyn Subject>, String>);

const PEERS: &[Peer] = &[peer::<wasmi::Wasmi>("wasmi"), peer::<wasmtime::Wasmtime>("wasmtime")];

const fn peer<P: peer::Peer + 'static>(name: &'static str) -> Peer {
    (name, P::restrict, |bytes| Ok(Box::new(Theirs::<P>::new(bytes)?)))
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let [name, args @ ..] = &args[..] else { return usage() };
    let Some(peer) = PEERS.iter().find(|peer| peer.0 == *name) else { return usage() };
    match args {
        ["--module", seed] => seed.parse().map_or_else(|_| usage(), |seed| module(peer, seed)),
        ["--batch", first, count] => numbers(first, count).map_or_else(usage, |(first, count)| batch(peer, first, count)),
        [first, count] => numbers(first, count).map_or_else(usage, |(first, count)| batches::all(&[name], first, count)),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: peers wasmi|wasmtime FIRST_SEED COUNT | peers wasmi|wasmtime --module SEED > x.wasm");
    ExitCode::from(2)
}

fn module((_, restrict, _): &Peer, seed: u64) -> ExitCode {
    let bytes = generate(seed, *restrict).unwrap_or_default();
    if std::io::stdout().write_all(&bytes).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn batch(peer: &Peer, first: u64, count: u64) -> ExitCode {
    compare_all(first..first.saturating_add(count), |seed| compare(peer, seed))
}

fn generate(seed: u64, restrict: fn(&mut Config)) -> Option<Vec<u8>> {
    generate_with(seed, |config| {
        // How far memories and tables can grow is each engine's own matter, but for their types.
        (config.memory_max_size_required, config.table_max_size_required) = (true, true);
        restrict(config);
    })
}

fn compare((_, restrict, peer): &Peer, seed: u64) -> Result<Verdict, String> {
    let Some(bytes) = generate(seed, *restrict) else { return Ok(Verdict::default()) };
    let mut theirs = peer(&bytes).map_err(|e| format!("refused by the peer: {e}"))?;
    let [mut interp, mut aot] = [Coarse(Ours::new(Mode::Interp, &bytes)?), Coarse(Ours::new(compiled_mode(seed), &bytes)?)];
    compare_subjects(&bytes, &mut [&mut interp, &mut aot, theirs.as_mut()], seed)
}

/// Ours, without distinctions between traps that the peers do not make.
struct Coarse(Ours);

impl Subject for Coarse {
    fn instantiate(&mut self) -> Outcome {
        coarse(self.0.instantiate())
    }

    fn call(&mut self, name: &str, ty: &FuncType, args: &[u64]) -> Outcome {
        coarse(self.0.call(name, ty, args))
    }

    fn log(&self) -> Vec<u64> {
        self.0.log()
    }

    fn item(&mut self, name: &str) -> Item {
        self.0.item(name)
    }

    fn is_exact_at_traps(&self) -> bool {
        self.0.is_exact_at_traps()
    }
}
