//! Medians and ratios as text.

use std::fmt::Write;

use crate::engines::ENGINES;
use crate::measure::Cost;
use crate::programs::Program;

fn median(costs: &[Cost], of: impl Fn(&Cost) -> f64) -> f64 {
    let mut values: Vec<f64> = costs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// CPU time of each program, and its ratio to the first engine's.
pub(crate) fn throughput(programs: &[Program], costs: &[Vec<Vec<Cost>>]) -> String {
    let mut text = format!("{:<12}", "CPU time");
    for engine in &ENGINES {
        let _ = write!(text, "{:>14}{:>8}", engine.name, "ratio");
    }
    let mut logarithms = [0.0; ENGINES.len()];
    for (program, costs) in programs.iter().zip(costs) {
        let _ = write!(text, "\n{:<12}", program.name);
        let times: Vec<f64> = costs.iter().map(|costs| median(costs, |c| c.cpu.as_secs_f64())).collect();
        for (time, logarithm) in times.iter().zip(&mut logarithms) {
            let ratio = time / times[0];
            *logarithm += ratio.ln() / programs.len() as f64;
            let _ = write!(text, "{:>12.3} s{ratio:>8.2}", time);
        }
    }
    let _ = write!(text, "\n{:<12}", "geomean");
    for logarithm in logarithms {
        let _ = write!(text, "{:>22.2}", logarithm.exp());
    }
    text + "\n"
}

/// What a program costs that does next to nothing.
pub(crate) fn start_up(costs: &[Vec<Cost>]) -> String {
    let mut text = String::from("\nhello       ");
    for engine in &ENGINES {
        let _ = write!(text, "{:>14}", engine.name);
    }
    text += "\nwall time   ";
    for costs in costs {
        let _ = write!(text, "{:>11.2} ms", median(costs, |c| c.wall.as_secs_f64() * 1e3));
    }
    text += "\npeak memory ";
    for costs in costs {
        let _ = write!(text, "{:>10.1} MiB", median(costs, |c| c.peak_bytes as f64 / f64::from(1 << 20)));
    }
    text + "\n"
}
