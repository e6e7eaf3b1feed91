//! Loads damaged AoT files: `mutations FIRST COUNT`. `mutations --file SEED` writes the file of a seed to standard output.

use std::io::Write;
use std::process::ExitCode;

use wali_tests::batches::{self, numbers};
use wali_tests::mutation;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args[..] {
        ["--file", seed] => seed.parse().map_or_else(|_| Err(usage()), file),
        ["--batch", first, count] => numbers(first, count).ok_or_else(usage).and_then(|(first, count)| batch(first, count)),
        [first, count] => match numbers(first, count) {
            Some((first, count)) => return batches::all(&[], first, count),
            None => Err(usage()),
        },
        _ => Err(usage()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    "usage: mutations FIRST_SEED COUNT | mutations --file SEED > x.aot".into()
}

fn file(seed: u64) -> Result<(), String> {
    let bytes = mutation::mutate(&mutation::sample()?, seed);
    std::io::stdout().write_all(&bytes).map_err(|error| format!("cannot write the file: {error}"))
}

fn batch(first: u64, count: u64) -> Result<(), String> {
    let sample = mutation::sample()?;
    (first..first + count).try_for_each(|seed| mutation::load(&sample, seed).map(drop))
}
