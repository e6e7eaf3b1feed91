//! Cases that are numbered by seeds, run a hundred to a process, so that a crash or a hang is a finding like any other.

use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::process::{self, Outcome};

/// Cases a process.
const BATCH: u64 = 100;

/// How long a case may take. They take milliseconds, some seconds on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Two numbers, a first seed and how many.
pub fn numbers(first: &str, count: &str) -> Option<(u64, u64)> {
    Some((first.parse().ok()?, count.parse().ok()?))
}

/// Runs this program with `--batch FIRST COUNT` for all seeds; where that fails, with one seed after the other, to name those that do. What
/// the processes say is passed on.
pub fn all(first: u64, count: u64) -> ExitCode {
    let mut findings = 0;
    let end = first.saturating_add(count);
    for start in (first..end).step_by(BATCH as usize) {
        let many = BATCH.min(end - start);
        if !run(start, many) {
            findings += (start..start + many)
                .filter(|seed| !run(*seed, 1))
                .inspect(|seed| println!("seed {seed}: a difference, a crash or a hang"))
                .count();
        }
    }
    println!("{count} cases from seed {first} on: {findings} findings");
    if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(first: u64, count: u64) -> bool {
    let program = std::env::current_exe().expect("a program knows its path");
    let mut command = Command::new(program);
    command.args(["--batch", &first.to_string(), &count.to_string()]);
    let outcome: Outcome = process::run(&mut command, b"", TIME_LIMIT * count as u32);
    print!("{}", outcome.out());
    eprint!("{}", outcome.err());
    outcome.code() == Some(0)
}
