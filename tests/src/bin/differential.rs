//! Compares the modes on random modules: `differential FIRST COUNT`. `differential --module SEED` writes the module of a seed to standard
//! output, and `differential --file FILE SEED` compares the modes on a file, binary or text, say such a module made smaller.

use std::io::Write;
use std::process::ExitCode;

use wali_tests::batches::{self, numbers};
use wali_tests::differential;
use wast::Wat;
use wast::parser::{ParseBuffer, parse};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["--module", seed] => module(seed),
        ["--file", path, seed] => seed.parse().map_or_else(|_| usage(), |seed| file(path, seed)),
        ["--batch", first, count] => numbers(first, count).map_or_else(usage, |(first, count)| batch(first, count)),
        [first, count] => numbers(first, count).map_or_else(usage, |(first, count)| batches::all(&[], first, count)),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: differential FIRST_SEED COUNT | differential --module SEED > x.wasm | differential --file x.wasm SEED");
    ExitCode::from(2)
}

fn module(seed: &str) -> ExitCode {
    let Ok(seed) = seed.parse() else { return usage() };
    match differential::generate(seed).map(|bytes| std::io::stdout().write_all(&bytes)) {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(error)) => {
            eprintln!("cannot write the module: {error}");
            ExitCode::FAILURE
        }
        None => {
            eprintln!("seed {seed} gives no module");
            ExitCode::FAILURE
        }
    }
}

fn file(path: &str, seed: u64) -> ExitCode {
    let bytes = std::fs::read(path).map_err(|e| e.to_string()).and_then(binary);
    let compared = bytes.and_then(|bytes| differential::compare_module(&bytes, seed));
    match compared {
        Ok(verdict) => {
            println!("no difference; {} calls returned", verdict.returned);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A module that may be text.
fn binary(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let Ok(text) = str::from_utf8(&bytes).map(str::to_string) else { return Ok(bytes) };
    if bytes.starts_with(b"\0asm") {
        return Ok(bytes);
    }
    let buffer = ParseBuffer::new(&text).map_err(|e| e.to_string())?;
    parse::<Wat<'_>>(&buffer).and_then(|mut module| module.encode()).map_err(|e| e.to_string())
}

fn batch(first: u64, count: u64) -> ExitCode {
    differential::compare_all(first..first.saturating_add(count), differential::compare)
}
