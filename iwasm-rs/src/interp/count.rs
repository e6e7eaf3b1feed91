//! Counts executed instructions, to choose the trees of [`super::select`] from profiles: the cargo feature `count-instructions`.
//!
//! When the program ends, standard error gets the instructions, the pairs and the triples that were executed most often, and the
//! hottest stretches of code. An instruction that has no tree shows as its handler's distance from the first one (`nm` knows it).

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::code::Word;
use super::select;

/// What has been executed how often, by where the instructions lie.
#[derive(Default)]
struct Counts {
    at: HashMap<usize, u64>,
    pairs: HashMap<(usize, usize), u64>,
    triples: HashMap<(usize, usize, usize), u64>,
    last: [usize; 2],
    total: u64,
}

static COUNTS: LazyLock<Mutex<Counts>> = LazyLock::new(|| {
    crate::sys::report::at_end(report);
    Mutex::default()
});

/// How many instructions make a profile: the program ends after them.
const ENOUGH: u64 = 50_000_000;

/// How many rows of each table are shown.
const ROWS: usize = 60;

/// Counts the instruction at `ip`.
///
/// # Safety
/// An instruction begins there.
pub(super) unsafe fn note(ip: *const Word) {
    // SAFETY: an instruction begins with its handler.
    let handler = unsafe { super::code::handler_at(ip) };
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let [first, second] = counts.last;
    *counts.at.entry(ip as usize).or_default() += 1;
    *counts.pairs.entry((second, handler)).or_default() += 1;
    *counts.triples.entry((first, second, handler)).or_default() += 1;
    counts.last = [second, handler];
    counts.total += 1;
    if counts.total == ENOUGH {
        drop(counts);
        report();
        std::process::exit(0);
    }
}

fn name(handler: usize) -> String {
    select::describe(handler).unwrap_or_else(|| format!("+{:#x}", handler.wrapping_sub(super::handler_text().start)))
}

fn table<K>(out: &mut String, title: &str, total: u64, counts: &HashMap<K, u64>, show: impl Fn(&K) -> String) {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let _ = writeln!(out, "\n{title}");
    for (key, count) in rows.into_iter().take(ROWS) {
        let _ = writeln!(out, "{:6.2} %  {}", *count as f64 * 100.0 / total as f64, show(key));
    }
}

fn report() {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let total: u64 = counts.at.values().sum();
    let mut out = format!("{total} instructions\n");
    // SAFETY: code lives as long as the program.
    let handler = |ip: usize| unsafe { super::code::handler_at(ip as *const Word) };
    let mut singles: HashMap<usize, u64> = HashMap::new();
    for (ip, count) in &counts.at {
        *singles.entry(handler(*ip)).or_default() += count;
    }
    table(&mut out, "instructions", total, &singles, |h| name(*h));
    table(&mut out, "pairs", total, &counts.pairs, |(a, b)| format!("{} ; {}", name(*a), name(*b)));
    table(&mut out, "triples", total, &counts.triples, |(a, b, c)| format!("{} ; {} ; {}", name(*a), name(*b), name(*c)));
    let mut ips: Vec<(usize, u64)> = counts.at.iter().map(|(ip, count)| (*ip, *count)).collect();
    ips.sort_unstable();
    let _ = writeln!(out, "\nhot code");
    for pair in ips.windows(2) {
        let [(ip, count), (next, _)] = *pair else { continue };
        if count * 400 < total {
            continue;
        }
        let words = ((next - ip) / 4).clamp(2, 12);
        // SAFETY: an instruction lies between the two.
        let operands: Vec<i32> = (2..words).map(|i| unsafe { *(ip as *const i32).add(i) }).collect();
        let _ = writeln!(out, "{:6.2} %  {ip:x} {} {operands:?}", count as f64 * 100.0 / total as f64, name(handler(ip)));
    }
    eprint!("{out}");
}
