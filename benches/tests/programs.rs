//! The programs of the set, with little work each, print the same natively, interpreted and compiled.

use std::fs;
use std::process::Command;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use wali_benches::programs::{self, PROGRAMS, Program, START_UP, Target};
use wali_tests::process::{Outcome, Scratch, iwasm, run};

/// With debug assertions, on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(100);

/// Compiling larger modules takes minutes with debug assertions; other tests do it with the same applications.
const LARGEST_COMPILED_BYTES: usize = 200_000;

fn main() {
    let trials = PROGRAMS.iter().chain(START_UP).map(|program| Trial::test(program.name, move || compare(program)));
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn compare(program: &Program) -> Result<(), Failed> {
    programs::build(&[program], &[Target::Native, Target::Wasi])?;
    let expected = run(Command::new(program.file(Target::Native)).args(program.small), b"", TIME_LIMIT);
    if expected.code() != Some(0) || expected.stdout.is_empty() {
        return Err(format!("natively: {expected:?}").into());
    }
    let wasm = program.file(Target::Wasi);
    same("interpreted", &run(iwasm([&wasm]).args(program.small), b"", TIME_LIMIT), &expected)?;
    let bytes = fs::read(&wasm)?;
    if bytes.len() <= LARGEST_COMPILED_BYTES {
        let scratch = Scratch::new();
        let aot = scratch.file("program.aot", wamrc::compile(&bytes, &wamrc::Options::default())?);
        same("compiled", &run(iwasm([&aot]).args(program.small), b"", TIME_LIMIT), &expected)?;
    }
    Ok(())
}

fn same(how: &str, outcome: &Outcome, expected: &Outcome) -> Result<(), Failed> {
    let show = |outcome: &Outcome| format!("{:?} {}{}", outcome.code(), outcome.out(), outcome.err());
    if show(outcome) == show(expected) { Ok(()) } else { Err(format!("{how}: {}, natively: {}", show(outcome), show(expected)).into()) }
}
