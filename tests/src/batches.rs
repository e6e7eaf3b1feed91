//! Cases that are numbered by seeds, run many to a process, so that a crash or a hang is a finding like any other.

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::process::{self, Outcome};

/// Cases a process.
const BATCH: u64 = 100;

/// How long a case may take. They take milliseconds, some seconds on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// How a line of a batch begins that has figures, to be added up over all of them: `name=number`, with `;` between them.
const FIGURES: &str = "figures: ";

/// What a batch tells of what it has done.
pub fn report(figures: &[(&str, usize)]) {
    let figures: Vec<String> = figures.iter().map(|(name, number)| format!("{name}={number}")).collect();
    println!("{FIGURES}{}", figures.join(";"));
}

/// Two numbers, a first seed and how many.
pub fn numbers(first: &str, count: &str) -> Option<(u64, u64)> {
    Some((first.parse().ok()?, count.parse().ok()?))
}

/// Runs this program with `--batch FIRST COUNT` behind other arguments for all seeds, on all CPUs; where that fails, with one seed after the
/// other, to name those that do. What the processes say is passed on, but for figures, which are added up.
pub fn all(args: &[&str], first: u64, count: u64) -> ExitCode {
    let end = first.saturating_add(count);
    let (next, findings, begin) = (AtomicU64::new(first), AtomicU64::new(0), Instant::now());
    let figures = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let start = next.fetch_add(BATCH, Ordering::Relaxed);
            if start >= end {
                break;
            }
            let many = BATCH.min(end - start);
            if !run(args, start, many, &figures) {
                let seeds = (start..start + many).filter(|seed| !run(args, *seed, 1, &figures));
                findings.fetch_add(seeds.inspect(|seed| println!("seed {seed}: a finding")).count() as u64, Ordering::Relaxed);
            }
        }
    };
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..cpus).for_each(|_| drop(scope.spawn(work))));
    let (findings, seconds) = (findings.into_inner(), begin.elapsed().as_secs_f64());
    let figures = figures.into_inner().unwrap_or_default();
    let figures: String = figures.iter().map(|(name, number)| format!(", {number} {name}")).collect();
    println!("{count} cases from seed {first} on: {findings} findings{figures}, {:.0} cases a second", count as f64 / seconds);
    if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(args: &[&str], first: u64, count: u64, figures: &Mutex<BTreeMap<String, u64>>) -> bool {
    let program = std::env::current_exe().expect("a program knows its path");
    let mut command = Command::new(program);
    command.args(args).args(["--batch", &first.to_string(), &count.to_string()]);
    let outcome: Outcome = process::run(&mut command, b"", TIME_LIMIT * count as u32);
    for line in outcome.out().lines() {
        match line.strip_prefix(FIGURES) {
            Some(line) => add(line, figures),
            None => println!("{line}"),
        }
    }
    eprint!("{}", outcome.err());
    outcome.code() == Some(0)
}

fn add(line: &str, figures: &Mutex<BTreeMap<String, u64>>) {
    let mut figures = figures.lock().unwrap_or_else(PoisonError::into_inner);
    for (name, number) in line.split(';').filter_map(|figure| figure.split_once('=')) {
        *figures.entry(name.to_string()).or_default() += number.parse().unwrap_or(0);
    }
}
