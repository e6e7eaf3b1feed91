//! The compiler's own tests of what compiled code does, for hosts without LLVM: there they run with the program that the variable `WAMRC`
//! names. With LLVM they are tests of its crate.

#![cfg(not(feature = "llvm"))]
#![allow(clippy::duplicate_mod)] // Each file of tests has the module of outcomes as its own.

// What the tests take for the compiler.
extern crate self as wamrc;

#[path = "../wamrc-rs/tests/execution.rs"]
mod execution;
#[path = "../wamrc-rs/tests/loads.rs"]
mod loads;

use std::num::NonZero;
use std::process::Command;

use aot_format::isa::Isa;
use wali_tests::process::{Scratch, TIME_LIMIT, program, run};

/// Those that the tests choose from.
struct Options {
    isas: Vec<Isa>,
    cpu: Option<String>,
    opt_level: u8,
    bounds_checks: bool,
    strict_memory_traps: bool,
    threads: Option<NonZero<usize>>,
}

impl Default for Options {
    fn default() -> Self {
        Options { isas: Vec::new(), cpu: None, opt_level: 3, bounds_checks: false, strict_memory_traps: false, threads: None }
    }
}

fn compile(bytes: &[u8], options: &Options) -> Result<Vec<u8>, String> {
    let scratch = Scratch::new();
    let (module, file) = (scratch.file("module.wasm", bytes), scratch.path().join("module.aot"));
    let targets: Vec<&str> = options.isas.iter().map(|isa| isa.name()).collect();
    let mut command = Command::new(program("wamrc"));
    command.arg(format!("--opt-level={}", options.opt_level));
    command.args((!targets.is_empty()).then(|| format!("--target={}", targets.join(","))));
    command.args(options.cpu.iter().map(|cpu| format!("--cpu={cpu}")));
    command.args(options.threads.map(|threads| format!("--threads={threads}")));
    command.args(options.bounds_checks.then_some("--bounds-checks=1"));
    command.args(options.strict_memory_traps.then_some("--strict-memory-traps"));
    let outcome = run(command.arg("-o").arg(&file).arg(&module), b"", TIME_LIMIT);
    if outcome.code() == Some(0) { std::fs::read(&file).map_err(|e| e.to_string()) } else { Err(outcome.err()) }
}
