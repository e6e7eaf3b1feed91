//! Any module, interpreted with little fuel: instantiated, and all its functions called.
#![no_main]

use std::sync::Arc;

use iwasm::interp::Interpreter;
use iwasm::wasm::{Bodies, Module};
use wali_tests::differential::{Ours, run};

/// Operators that an instance may execute.
const FUEL: u64 = 20_000;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(bytes) = wali_fuzz::module(input) else { return };
    let Ok(module) = Module::decode(bytes, Bodies::Validate).map(Arc::new) else { return };
    let Some(interpreter) = Interpreter::new(module.clone()) else { return };
    run(&module, &mut Ours::with_engine(module.clone(), Arc::new(interpreter.paying())).with_fuel(FUEL), 0);
});
