//! Random modules run alike in both modes: a few hundred here, as many as one likes by `misc/differential`.

use libtest_mimic::{Arguments, Trial};
use wali_tests::differential;

/// Seeds, and how many of them make a test.
const SEEDS: u64 = 400;
const BATCH: u64 = 25;

fn main() {
    let batch = |first: u64| {
        Trial::test(format!("seeds_{first}_to_{}", first + BATCH - 1), move || {
            let compare = |seed| differential::compare(seed).map_err(|e| format!("seed {seed}: {e}"));
            let verdicts = (first..first + BATCH).map(compare).collect::<Result<Vec<_>, String>>()?;
            // Modules of which nothing ever returns would compare nothing.
            if verdicts.iter().all(|verdict| verdict.returned == 0) {
                return Err("no function returned".into());
            }
            Ok(())
        })
    };
    let trials = (0..SEEDS).step_by(BATCH as usize).map(batch).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
