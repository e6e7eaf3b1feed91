//! What modules do once they are compiled.

use std::sync::Arc;

use aot_format::trap::TrapKind;
use iwasm::aot::{Loaded, load};
use iwasm::runtime::{Exit, Instance, Linker, Store};
use wamrc::{Options, compile};

use Outcome::{Returned, Threw, Trapped};

/// How a call ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Returned(Vec<u64>),
    Trapped(TrapKind),
    Threw,
}

/// Compiles a module at every level and calls its functions: the outcomes are the same at each.
pub(crate) fn outcomes(text: &str, calls: &[(&str, &[u64])]) -> Vec<Outcome> {
    outcomes_of(&wat::parse_str(text).unwrap(), calls)
}

pub(crate) fn outcomes_of(wasm: &[u8], calls: &[(&str, &[u64])]) -> Vec<Outcome> {
    let at_level = |opt_level| outcomes_with(wasm, &Options { opt_level, ..Options::default() }, calls);
    let plain = at_level(0);
    assert_eq!(plain, at_level(3), "optimisation changes what happens");
    plain
}

pub(crate) fn outcomes_with(wasm: &[u8], options: &Options, calls: &[(&str, &[u64])]) -> Vec<Outcome> {
    let aot = compile(wasm, options).unwrap();
    let Loaded::Compiled(module, image) = load(&aot).unwrap() else { panic!("the host cannot run its own code") };
    let engine: Arc<dyn iwasm::runtime::Engine> = image;
    let store = Store::new();
    let Ok(instance) = Instance::new(&store, &module, &engine, &Linker::default(), None) else { panic!("not instantiated") };
    let call = |(name, args): &(&str, &[u64])| match instance.call(module.exported_func(name).unwrap(), args) {
        Ok(values) => Returned(values),
        Err(Exit::Trap(trap)) => Trapped(trap.kind),
        Err(_) => Threw,
    };
    calls.iter().map(call).collect()
}

/// Bytes of a page of memory.
pub(crate) const PAGE: u64 = 65536;
