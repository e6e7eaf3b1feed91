//! One run of a program: its output and what it took.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// User and system time of all its threads.
    pub(crate) cpu: Duration,
    /// From start to end.
    pub(crate) wall: Duration,
    /// Peak resident memory in bytes.
    pub(crate) peak_bytes: u64,
}

/// Runs a command to its end, which must be a success.
pub(crate) fn measure(command: &mut Command, input: Option<&Path>) -> Result<(Cost, Vec<u8>), String> {
    let failed = |why: &dyn std::fmt::Display| format!("{why}");
    let stdin = match input {
        Some(path) => Stdio::from(File::open(path).map_err(|e| format!("{}: {e}", path.display()))?),
        None => Stdio::null(),
    };
    let start = Instant::now();
    let mut child = command.stdin(stdin).stdout(Stdio::piped()).spawn().map_err(|e| format!("{command:?}: {e}"))?;
    let mut output = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_end(&mut output).map_err(|e| failed(&e))?;
    }
    let end = child.wait4().map_err(|e| failed(&e))?;
    let wall = start.elapsed();
    if !end.status.success() {
        return Err(format!("{command:?}: {}", end.status));
    }
    let cpu = end.rusage.utime + end.rusage.stime;
    Ok((Cost { cpu, wall, peak_bytes: end.rusage.maxrss }, output))
}
