//! Figures: how programs run natively, interpreted and compiled. `misc/figures [--rounds N] [NAME...]`
//!
//! All ways of running a program take turns in each round, so that what else the machine does hits them alike; the median of the CPU
//! times counts. To add a program, add a row to `KERNELS` or `APPS` in [`programs`]; to add an engine, a row to [`engines::ENGINES`].

mod engines;
mod measure;
mod programs;
mod report;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use engines::ENGINES;
use measure::{Cost, measure};
use programs::Program;

/// The root of the source tree.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What the command line asks for.
struct Config {
    rounds: usize,
    names: Vec<String>,
}

fn main() -> ExitCode {
    let Some(config) = parse(std::env::args().skip(1)) else {
        eprintln!("usage: figures [--rounds N] [NAME...]");
        return ExitCode::from(2);
    };
    match run(&config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("figures: {message}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut args: impl Iterator<Item = String>) -> Option<Config> {
    let mut config = Config { rounds: 5, names: Vec::new() };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--rounds" => config.rounds = args.next()?.parse().ok().filter(|rounds| *rounds > 0)?,
            name if name.starts_with('-') => return None,
            name => config.names.push(name.to_string()),
        }
    }
    Some(config)
}

fn run(config: &Config) -> Result<(), String> {
    let hello = programs::hello()?;
    let programs = programs::build(&config.names)?;
    // Files for each engine, such as compiled ones.
    let mut prepared = Vec::new();
    for program in programs.iter().chain([&hello]) {
        let files: Result<Vec<PathBuf>, String> = ENGINES.iter().map(|engine| (engine.prepare)(program)).collect();
        prepared.push(files?);
    }
    let progress = std::io::stderr().is_terminal();
    let mut costs = vec![vec![Vec::new(); ENGINES.len()]; prepared.len()];
    for round in 0..config.rounds {
        for (p, program) in programs.iter().chain([&hello]).enumerate() {
            if progress {
                eprint!("\rround {} of {}: {:<12}", round + 1, config.rounds, program.name);
            }
            let costs = &mut costs[p];
            one_round(program, &prepared[p], costs)?;
        }
    }
    if progress {
        eprint!("\r{:40}\r", "");
    }
    let (hello_costs, costs) = costs.split_last().ok_or("nothing was measured")?;
    print!("{}", report::throughput(&programs, costs));
    print!("{}", report::start_up(hello_costs));
    Ok(())
}

fn one_round(program: &Program, files: &[PathBuf], costs: &mut [Vec<Cost>]) -> Result<(), String> {
    let mut expected: Option<Vec<u8>> = None;
    for (e, engine) in ENGINES.iter().enumerate() {
        let mut command = (engine.command)(&files[e]);
        let (cost, output) = measure(command.args(&program.args), program.input.as_deref())?;
        match &expected {
            Some(expected) if *expected != output => {
                return Err(format!("{}: the output by {} differs from the native one", program.name, engine.name));
            }
            _ => expected = Some(output),
        }
        costs[e].push(cost);
    }
    Ok(())
}
