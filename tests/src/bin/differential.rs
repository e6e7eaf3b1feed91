//! Compares the modes on random modules: `differential FIRST COUNT`. `differential --module SEED` writes the module of a seed to standard
//! output, and `differential --file FILE SEED` compares the modes on a file, say such a module made smaller. Each hundred runs in a process of its own, so that a crash is a finding like any other.

use std::io::Write;
use std::process::{Command, ExitCode};

use wali_tests::differential;

/// Modules a process.
const BATCH: u64 = 100;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["--module", seed] => module(seed),
        ["--file", path, seed] => seed.parse().map_or_else(|_| usage(), |seed| file(path, seed)),
        ["--batch", first, count] => numbers(first, count).map_or_else(usage, |(first, count)| batch(first, count)),
        [first, count] => numbers(first, count).map_or_else(usage, |(first, count)| all(first, count)),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: differential FIRST_SEED COUNT | differential --module SEED > x.wasm | differential --file x.wasm SEED");
    ExitCode::from(2)
}

fn numbers(first: &str, count: &str) -> Option<(u64, u64)> {
    Some((first.parse().ok()?, count.parse().ok()?))
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
    let compared = std::fs::read(path).map_err(|e| e.to_string()).and_then(|bytes| differential::compare_module(&bytes, seed));
    match compared {
        Ok(verdict) => {
            let lost = if verdict.lost_trap { ", but a lost trap of a load" } else { "" };
            println!("no difference{lost}; {} calls returned", verdict.returned);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// In processes of their own, so many modules at a time; a process that crashes is tried again module by module.
fn all(first: u64, count: u64) -> ExitCode {
    let mut findings = 0;
    let end = first.saturating_add(count);
    for start in (first..end).step_by(BATCH as usize) {
        let many = BATCH.min(end - start);
        if !run(start, many) {
            findings += (start..start + many)
                .filter(|seed| !run(*seed, 1))
                .inspect(|seed| println!("seed {seed}: a difference or a crash"))
                .count();
        }
    }
    println!("{count} modules from seed {first} on: {findings} findings");
    if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(first: u64, count: u64) -> bool {
    let program = std::env::current_exe().expect("a program knows its path");
    let status = Command::new(program).args(["--batch", &first.to_string(), &count.to_string()]).status();
    status.is_ok_and(|status| status.success())
}

fn batch(first: u64, count: u64) -> ExitCode {
    for seed in first..first + count {
        match differential::compare(seed) {
            Ok(verdict) if verdict.lost_trap => println!("seed {seed}: a lost trap of a load"),
            Ok(_) => {}
            Err(error) => {
                eprintln!("seed {seed}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
