//! The benchmark set, and the measurement of whole programs: natively, by both engines of ours, and by their peers.
//!
//! [`programs`] lists what is run, [`engines`] what runs it, [`measure`] takes the times, [`report`] and [`svg`] show them. To add a
//! program, add its source to `benches/kernels` and a row to [`programs::PROGRAMS`]; to add an engine, a row to [`engines::ENGINES`].

pub mod engines;
pub mod measure;
pub mod programs;
pub mod report;
pub mod stats;
pub mod svg;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the source tree.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A program of this workspace as released.
pub fn released(name: &str) -> PathBuf {
    root().join("target/release").join(name)
}

/// Whether a file is newer than all that it is made from.
pub fn is_newer(output: &Path, sources: &[&Path]) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    let made = time(output);
    made.is_some() && sources.iter().all(|source| time(source) <= made)
}

/// Runs a command that must succeed.
///
/// # Errors
///
/// What it wrote to standard error.
pub fn succeed(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr))) }
}
