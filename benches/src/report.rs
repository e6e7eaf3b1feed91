//! Results as text and as JSON.

use std::fmt::Write;

use crate::engines::{Engine, Kind};
use crate::measure::Cost;
use crate::programs::{Half, Program};
use crate::stats::{Spread, geometric_mean};

/// What the runs of one program by one engine took, round by round, or why there is none.
pub type Runs = Result<Vec<Cost>, String>;

/// All measurements: `runs[program][engine]`, the first engine being the native one.
pub struct Results<'a> {
    /// What was run.
    pub programs: Vec<&'a Program>,
    /// What ran it.
    pub engines: Vec<&'a Engine>,
    /// The throughput.
    pub runs: Vec<Vec<Runs>>,
    /// The programs that show what starting costs, the first being next to nothing.
    pub start_up: Vec<&'a Program>,
    /// The runs of these.
    pub start_up_runs: Vec<Vec<Runs>>,
}

/// One number of a run.
type Column = fn(&Cost) -> f64;

fn cpu(cost: &Cost) -> f64 {
    cost.cpu.as_secs_f64()
}

fn peak_mib(cost: &Cost) -> f64 {
    cost.peak_bytes as f64 / f64::from(1 << 20)
}

impl Results<'_> {
    /// What an engine takes to start and end.
    fn overhead(&self, engine: usize) -> f64 {
        match self.start_up_runs.first().map(|runs| &runs[engine]) {
            Some(Ok(costs)) => Spread::of(costs.iter().map(cpu)).median,
            _ => 0.0,
        }
    }

    /// CPU time without starting, in relation to native code in the same round; `None` if the program failed.
    pub fn ratio(&self, program: usize, engine: usize) -> Option<Spread> {
        let (native, runs) = (self.runs[program][0].as_ref().ok()?, self.runs[program][engine].as_ref().ok()?);
        // What is shorter than a clock tick cannot be told apart.
        let time = |cost: &Cost, engine: usize| (cpu(cost) - self.overhead(engine)).max(1e-4);
        Some(Spread::of(native.iter().zip(runs).map(|(native, run)| time(run, engine) / time(native, 0))))
    }

    /// Programs of this half that all engines run.
    fn common(&self, half: Option<Half>) -> Vec<usize> {
        let wanted = |program: usize| half.is_none_or(|half| self.programs[program].half == half);
        let runs = |program: usize| (0..self.engines.len()).all(|engine| self.ratio(program, engine).is_some());
        (0..self.programs.len()).filter(|program| wanted(*program) && runs(*program)).collect()
    }

    /// Geometric mean of an engine's ratios over the programs of a half, or all, that all engines run, and their number.
    pub fn mean(&self, engine: usize, half: Option<Half>) -> (f64, usize) {
        let common = self.common(half);
        let ratios = common.iter().filter_map(|program| self.ratio(*program, engine)).map(|ratio| ratio.median);
        (geometric_mean(ratios), common.len())
    }

    /// A table of ratios, and one of what starting takes.
    pub fn text(&self) -> String {
        let mut text = self.throughput();
        text += &self.starting();
        for (program, runs) in self.programs.iter().zip(&self.runs).chain(self.start_up.iter().zip(&self.start_up_runs)) {
            for (engine, runs) in self.engines.iter().zip(runs) {
                if let Err(why) = runs {
                    let _ = writeln!(text, "{} by {}: {why}", program.name, engine.name);
                }
            }
        }
        text
    }

    fn heading(&self, title: &str) -> String {
        let names: String = self.engines.iter().map(|engine| format!("{:>14}", engine.name)).collect();
        format!("{title:<16}{names}\n")
    }

    fn throughput(&self) -> String {
        let mut text = String::from("CPU time in relation to native code, median and half the distance of the quartiles; * = held out\n");
        text += &self.heading("");
        for (p, program) in self.programs.iter().enumerate() {
            let mark = if program.half == Half::HeldOut { "*" } else { "" };
            let _ = write!(text, "{:<16}", format!("{}{mark}", program.name));
            for e in 0..self.engines.len() {
                let cell = match (self.ratio(p, e), &self.runs[p][e]) {
                    // Seconds tell what the ratios relate to.
                    (Some(_), Ok(costs)) if e == 0 => format!("{:.3} s", Spread::of(costs.iter().map(cpu)).median),
                    (Some(ratio), _) => format!("{:.2} ±{:.0}%", ratio.median, ratio.percent()),
                    (None, _) => "fails".to_string(),
                };
                let _ = write!(text, "{cell:>14}");
            }
            text.push('\n');
        }
        for (name, half) in [("tuning", Some(Half::Tuning)), ("held out*", Some(Half::HeldOut)), ("all", None)] {
            let programs = self.mean(0, half).1;
            if programs > 0 {
                let _ = write!(text, "{:<16}", format!("{name} ({programs})"));
                for e in 0..self.engines.len() {
                    let _ = write!(text, "{:>14.2}", self.mean(e, half).0);
                }
                text.push('\n');
            }
        }
        text
    }

    fn starting(&self) -> String {
        let mut text = self.heading("\nstart to end");
        let columns: [(&str, Column); 2] = [("ms", |cost| cost.wall.as_secs_f64() * 1e3), ("MiB", peak_mib)];
        for (unit, of) in columns {
            for (program, runs) in self.start_up.iter().zip(&self.start_up_runs) {
                let _ = write!(text, "{:<16}", program.name);
                for runs in runs {
                    let cell = match runs {
                        Ok(costs) => format!("{:.1} {unit}", Spread::of(costs.iter().map(of)).median),
                        Err(_) => "fails".to_string(),
                    };
                    let _ = write!(text, "{cell:>14}");
                }
                text.push('\n');
            }
        }
        text += "peak memory     ";
        let common = self.common(None);
        for e in 0..self.engines.len() {
            let peaks = common.iter().filter_map(|p| self.runs[*p][e].as_ref().ok());
            let peaks = peaks.map(|costs| Spread::of(costs.iter().map(peak_mib)).median);
            let _ = write!(text, "{:>14}", format!("{:.1} MiB", geometric_mean(peaks)));
        }
        text + "  (geometric mean of the programs)\n"
    }

    /// Every run: `[{"program", "half", "engine", "kind", "cpu_s", "wall_s", "peak_bytes"}]`, a list of numbers each, or `"error"`.
    pub fn json(&self) -> String {
        let mut rows = Vec::new();
        for (program, runs) in self.programs.iter().zip(&self.runs).chain(self.start_up.iter().zip(&self.start_up_runs)) {
            for (engine, runs) in self.engines.iter().zip(runs) {
                rows.push(json_row(program, engine, runs));
            }
        }
        format!("[\n{}\n]\n", rows.join(",\n"))
    }
}

fn json_row(program: &Program, engine: &Engine, runs: &Runs) -> String {
    let half = if program.half == Half::HeldOut { "held out" } else { "tuning" };
    let kind = match engine.kind {
        Kind::Native => "native",
        Kind::Interpreter => "interpreter",
        Kind::Compiler => "compiler",
    };
    let list = |costs: &[Cost], of: Column| costs.iter().map(|cost| of(cost).to_string()).collect::<Vec<_>>().join(", ");
    let measured = match runs {
        Ok(costs) => format!(
            "\"cpu_s\": [{}], \"wall_s\": [{}], \"peak_bytes\": [{}]",
            list(costs, cpu),
            list(costs, |cost| cost.wall.as_secs_f64()),
            list(costs, |cost| cost.peak_bytes as f64)
        ),
        // Rust escapes strings much as JSON does, but for control characters, of which messages have none but line ends.
        Err(why) => format!("\"error\": {why:?}"),
    };
    format!("{{\"program\": {:?}, \"half\": {half:?}, \"engine\": {:?}, \"kind\": {kind:?}, {measured}}}", program.name, engine.name)
}
