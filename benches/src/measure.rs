//! Runs of programs: their output and what they took.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// User and system time of all its threads.
    pub cpu: Duration,
    /// From start to end.
    pub wall: Duration,
    /// Peak resident memory in bytes.
    pub peak_bytes: u64,
}

/// Runs a command to its end, which must be a success.
///
/// # Errors
///
/// When it cannot be started or does not succeed, with the last line that it wrote to standard error.
pub fn measure(command: &mut Command) -> Result<(Cost, Vec<u8>), String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let start = Instant::now();
    let spawned = command.spawn();
    let failed = |why: &dyn std::fmt::Display| format!("{command:?}: {why}");
    let mut child = spawned.map_err(|e| failed(&e))?;
    let mut output = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_end(&mut output).map_err(|e| failed(&e))?;
    }
    let stderr = child.stderr.take();
    let end = child.wait4().map_err(|e| failed(&e))?;
    let wall = start.elapsed();
    if !end.status.success() {
        let mut text = String::new();
        // What cannot be read is not shown.
        let _ = stderr.map(|mut stderr| stderr.read_to_string(&mut text));
        return Err(format!("{command:?}: {}: {}", end.status, text.lines().last().unwrap_or("")));
    }
    Ok((Cost { cpu: end.rusage.utime + end.rusage.stime, wall, peak_bytes: end.rusage.maxrss }, output))
}
