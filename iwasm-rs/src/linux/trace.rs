//! `--strace`: one line for each system call.

use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::OnceLock;

use wali_syscalls::row::Row;
use wali_syscalls::strace;

use super::caller::Caller;

/// Where the lines go, for the whole process.
static SINK: OnceLock<Sink> = OnceLock::new();

/// A file for the lines of `--strace`: out of the way of the guest's descriptors, and closed on execve.
#[derive(Debug)]
pub struct Sink(OwnedFd);

impl Sink {
    /// Lowest number of its descriptor.
    const LOWEST: i32 = 900;

    /// Duplicates a file.
    ///
    /// # Errors
    /// When the process may have no more descriptors.
    pub fn new(file: &impl AsRawFd) -> std::io::Result<Sink> {
        for lowest in [Self::LOWEST, 3] {
            // SAFETY: makes a new descriptor, which is ours.
            let fd = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, lowest) };
            if fd >= 0 {
                // SAFETY: as above.
                return Ok(Sink(unsafe { OwnedFd::from_raw_fd(fd) }));
            }
        }
        Err(std::io::Error::last_os_error())
    }

    /// Makes it the process's. The first one stays.
    pub fn install(self) {
        let _ = SINK.set(self);
    }
}

/// Makes a call and prints it. Calls that do not return, and those that run for long, appear when they begin only if they end:
/// a call that never returns is printed before.
pub(super) fn call(caller: Caller, row: &'static Row, arguments: &[u64], make: impl FnOnce() -> u64) -> u64 {
    let line = strace::Line::enter(row, arguments, &caller);
    if row.result.name == "Never" || matches!(row.name, "execve" | "execveat") {
        print(&line.unfinished(tid()));
    }
    let result = make();
    // Asked after the call: a fork returns in another process.
    print(&line.finish(tid(), result as i64, &caller));
    result
}

fn tid() -> i32 {
    // SAFETY: takes nothing.
    unsafe { libc::gettid() }
}

/// One write for each line, so that lines of several threads and processes do not mix.
fn print(line: &str) {
    match SINK.get() {
        Some(Sink(fd)) => {
            // SAFETY: the bytes are valid; a guest that closed the descriptor only loses the line.
            unsafe { libc::write(fd.as_raw_fd(), line.as_ptr().cast(), line.len()) };
        }
        None => {
            let _ = std::io::stderr().write_all(line.as_bytes());
        }
    }
}
