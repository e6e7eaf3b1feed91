//! `--strace`: one line for each system call.

use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::{Mutex, OnceLock, PoisonError};

use wali_syscalls::marshal::Errno;
use wali_syscalls::row::Row;
use wali_syscalls::{import, strace};

use super::caller::Caller;
use crate::runtime::{HostFn, VmContext};

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

/// Names of imports that nobody knows.
static UNKNOWN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Most of them that are told apart.
const MOST_UNKNOWN: usize = 64;

extern "C" fn unknown_call<const N: usize>(_: *mut VmContext) -> u64 {
    let names = UNKNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let name = names.get(N).map_or("an unknown import", |name| name.strip_prefix(import::PREFIX).unwrap_or(name));
    print(&format!("{} {name}(...) = -1 ENOSYS (Function not implemented)\n", tid()));
    Errno(libc::ENOSYS).result() as u64
}

macro_rules! unknown_calls {
    ($($tens:literal)*) => {
        [$(unknown_calls!(eight $tens)),*]
    };
    (eight $tens:literal) => {
        [
            unknown_call::<{ $tens * 8 }>, unknown_call::<{ $tens * 8 + 1 }>, unknown_call::<{ $tens * 8 + 2 }>, unknown_call::<{ $tens * 8 + 3 }>,
            unknown_call::<{ $tens * 8 + 4 }>, unknown_call::<{ $tens * 8 + 5 }>, unknown_call::<{ $tens * 8 + 6 }>, unknown_call::<{ $tens * 8 + 7 }>,
        ]
    };
}

/// One function for each name: a host function learns nothing but its caller.
static UNKNOWN_CALLS: [[extern "C" fn(*mut VmContext) -> u64; 8]; MOST_UNKNOWN / 8] = unknown_calls!(0 1 2 3 4 5 6 7);

/// The host function of an import that nobody knows: prints its name, and answers -ENOSYS.
pub(super) fn unknown(name: &str) -> HostFn {
    let mut names = UNKNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_string());
        names.len() - 1
    });
    let index = index.min(MOST_UNKNOWN - 1);
    HostFn(UNKNOWN_CALLS[index / 8][index % 8] as usize)
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
