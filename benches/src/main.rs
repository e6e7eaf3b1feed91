//! `misc/figures`: how programs run natively, by our engines and by their peers.
//!
//! All engines take turns in each round, so that what else the machine does hits them alike.

use std::io::IsTerminal;
use std::process::{Command, ExitCode};

use wali_benches::engines::{ENGINES, Engine};
use wali_benches::measure::measure;
use wali_benches::programs::{self, Half, PROGRAMS, Program, START_UP, Target};
use wali_benches::report::{Results, Runs};
use wali_benches::{root, svg};

const USAGE: &str = "\
usage: figures [OPTION...] [[--only] NAME...]
  --rounds N         runs of each program by each engine (default 5)
  --engines A,B      these engines, and the native one (default: all found on this machine)
  --tuning           programs that engines may be tuned with
  --held-out         the others
  --svg FILE         writes a picture, too
  --json             prints every run as JSON instead of a table
  --install-peers    installs other engines in build/peers first
  --list             prints programs and engines";

/// What the command line asks for.
#[derive(Default)]
struct Config {
    rounds: usize,
    engines: Option<Vec<String>>,
    half: Option<Half>,
    names: Vec<String>,
    svg: Option<String>,
    json: bool,
    install_peers: bool,
    list: bool,
}

fn main() -> ExitCode {
    let Some(config) = parse(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
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
    let mut config = Config { rounds: 5, ..Config::default() };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--rounds" => config.rounds = args.next()?.parse().ok().filter(|rounds| *rounds > 0)?,
            "--engines" => config.engines = Some(args.next()?.split(',').map(str::to_string).collect()),
            "--tuning" => config.half = Some(Half::Tuning),
            "--held-out" => config.half = Some(Half::HeldOut),
            "--svg" => config.svg = Some(args.next()?),
            "--json" => config.json = true,
            "--install-peers" => config.install_peers = true,
            "--list" => config.list = true,
            // What follows are names anyway.
            "--only" => {}
            name if name.starts_with('-') => return None,
            name => config.names.push(name.to_string()),
        }
    }
    Some(config)
}

fn run(config: &Config) -> Result<(), String> {
    if config.install_peers {
        let status = Command::new(root().join("benches/install-peers")).status().map_err(|e| e.to_string())?;
        if !status.success() {
            return Err("not all peers could be installed".to_string());
        }
    }
    if config.list {
        list();
        return Ok(());
    }
    let (programs, engines) = (chosen_programs(config)?, chosen_engines(config)?);
    let start_up: Vec<&Program> = START_UP.iter().collect();
    let all: Vec<&Program> = programs.iter().chain(&start_up).copied().collect();
    let targets = [Target::Native, Target::Wali, Target::Wasi].into_iter().filter(|t| engines.iter().any(|e| e.target == *t));
    programs::build(&all, &targets.collect::<Vec<_>>())?;
    let mut runs = measure_all(&all, &engines, config.rounds)?;
    let start_up_runs = runs.split_off(programs.len());
    let results = Results { programs, engines, runs, start_up, start_up_runs };
    print!("{}", if config.json { results.json() } else { results.text() });
    if let Some(file) = &config.svg {
        std::fs::write(file, svg::picture(&results)).map_err(|e| format!("{file}: {e}"))?;
    }
    Ok(())
}

fn list() {
    for program in PROGRAMS {
        println!("{:<16}{:<13}{:?}", program.name, format!("{:?}", program.category), program.half);
    }
    for engine in ENGINES {
        println!("{:<16}{}{}", engine.name, engine.what, if (engine.find)().is_some() { "" } else { " (not on this machine)" });
    }
}

fn chosen_programs(config: &Config) -> Result<Vec<&'static Program>, String> {
    if let Some(name) = config.names.iter().find(|name| PROGRAMS.iter().all(|program| program.name != **name)) {
        return Err(format!("no program {name}; there are: {}", PROGRAMS.iter().map(|p| p.name).collect::<Vec<_>>().join(" ")));
    }
    let named = |program: &Program| config.names.is_empty() || config.names.iter().any(|name| name == program.name);
    Ok(PROGRAMS.iter().filter(|program| named(program) && config.half.is_none_or(|half| program.half == half)).collect())
}

fn chosen_engines(config: &Config) -> Result<Vec<&'static Engine>, String> {
    let Some(names) = &config.engines else {
        return Ok(ENGINES.iter().filter(|engine| (engine.find)().is_some()).collect());
    };
    if let Some(name) = names.iter().find(|name| ENGINES.iter().all(|engine| engine.name != **name)) {
        return Err(format!("no engine {name}; there are: {}", ENGINES.iter().map(|e| e.name).collect::<Vec<_>>().join(" ")));
    }
    let mut chosen = vec![&ENGINES[0]];
    for engine in ENGINES[1..].iter().filter(|engine| names.iter().any(|name| name == engine.name)) {
        (engine.find)().ok_or_else(|| format!("{} is not on this machine; try --install-peers", engine.name))?;
        chosen.push(engine);
    }
    Ok(chosen)
}

/// A program and an engine, ready to run.
struct Ready {
    command: Box<dyn Fn() -> Command>,
    runs: Runs,
}

fn measure_all(programs: &[&'static Program], engines: &[&'static Engine], rounds: usize) -> Result<Vec<Vec<Runs>>, String> {
    let progress = std::io::stderr().is_terminal();
    let mut all = Vec::new();
    for program in programs {
        let row: Result<Vec<Ready>, String> = engines.iter().map(|engine| prepare(program, engine, progress)).collect();
        all.push(row?);
    }
    for round in 0..rounds {
        for (program, row) in programs.iter().zip(&mut all) {
            if progress {
                eprint!("\r\x1b[Kround {} of {rounds}: {}", round + 1, program.name);
            }
            one_round(program, row)?;
        }
    }
    if progress {
        eprint!("\r\x1b[K");
    }
    Ok(all.into_iter().map(|row| row.into_iter().map(|ready| ready.runs).collect()).collect())
}

fn prepare(program: &'static Program, engine: &'static Engine, progress: bool) -> Result<Ready, String> {
    if progress {
        eprint!("\r\x1b[Kpreparing {} for {}", program.name, engine.name);
    }
    let tool = (engine.find)().ok_or_else(|| format!("{} has gone", engine.name))?;
    let file = (engine.prepare)(&tool, program);
    let runs = file.as_ref().map(|_| Vec::new()).map_err(Clone::clone);
    let file = file.unwrap_or_default();
    Ok(Ready { command: Box::new(move || (engine.command)(&tool, &file)), runs })
}

/// Runs a program by each engine that has not failed. What differs from the native output is a failure.
fn one_round(program: &Program, row: &mut [Ready]) -> Result<(), String> {
    let mut expected: Option<Vec<u8>> = None;
    for ready in row {
        let Ok(costs) = &mut ready.runs else { continue };
        match (measure((ready.command)().args(program.args)), &expected) {
            (Ok((cost, output)), None) => {
                costs.push(cost);
                expected = Some(output);
            }
            (Ok((cost, output)), Some(expected)) if *expected == output => costs.push(cost),
            (Ok(_), Some(_)) => ready.runs = Err("the output differs from the native one".to_string()),
            // Without a native run there is nothing to compare with.
            (Err(why), None) => return Err(why),
            (Err(why), Some(_)) => ready.runs = Err(why),
        }
    }
    Ok(())
}
