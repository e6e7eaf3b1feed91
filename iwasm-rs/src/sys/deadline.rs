//! A limit of the time that a program takes, with its children and what it executes. A thread waits for it, and then sends [`SIGNAL`] to the
//! thread that has started it until that one traps; if it does not soon, as it waits for others, the process ends without a trace.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// What interrupts the thread that shall trap: one of [`super::fault::SIGNALS`], which no mask keeps away.
pub(super) const SIGNAL: i32 = libc::SIGTRAP;

/// By the clock that never goes back, in nanoseconds; 0 without a limit.
static DEADLINE_NS: AtomicU64 = AtomicU64::new(0);
/// Whether it has passed.
static HAS_PASSED: AtomicBool = AtomicBool::new(false);
/// The thread that traps then.
static THREAD: AtomicI32 = AtomicI32::new(0);

/// Exit code of a process that is ended.
const EXIT_CODE: i32 = 1;
/// What its user sees then, as after a trap.
const TEXT: &[u8] = b"Exception: the time limit has passed\n";
/// How often the signal is sent, which comes too early for a call that is about to block, and how long apart.
const TRIES: u32 = 50;
const INTERVAL: Duration = Duration::from_millis(10);
/// Stack of the thread.
const STACK_BYTES: usize = 64 << 10;

/// Now by the clock of deadlines, in nanoseconds.
pub fn now_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: writes the timespec; this clock always exists.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// Ends the process at a point of time, by the clock of [`now_ns`].
///
/// # Errors
/// When the system refuses a thread.
pub fn set(deadline_ns: u64) -> io::Result<()> {
    DEADLINE_NS.store(deadline_ns, Ordering::Relaxed);
    watch()
}

/// Whether it has passed: then guest code traps.
pub fn has_passed() -> bool {
    HAS_PASSED.load(Ordering::Relaxed)
}

/// To be called in the child of a fork, which has none of its parent's other threads.
pub fn forked() {
    // A system that refuses the thread has none for the program either.
    if DEADLINE_NS.load(Ordering::Relaxed) != 0 && watch().is_err() {
        end()
    }
}

/// Starts the thread that waits. It takes no signals: they are the program's.
fn watch() -> io::Result<()> {
    // SAFETY: sets of signals on the stack; the mask is put back.
    unsafe {
        THREAD.store(libc::gettid(), Ordering::Relaxed);
        let (mut all, mut before) = (std::mem::zeroed(), std::mem::zeroed());
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(wait);
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        thread.map(drop)
    }
}

fn wait() {
    let at = DEADLINE_NS.load(Ordering::Relaxed);
    let at = libc::timespec { tv_sec: (at / 1_000_000_000) as i64, tv_nsec: (at % 1_000_000_000) as i64 };
    // SAFETY: a valid timespec; what is left of the time is of no interest.
    while unsafe { libc::clock_nanosleep(libc::CLOCK_MONOTONIC, libc::TIMER_ABSTIME, &at, std::ptr::null_mut()) } == libc::EINTR {}
    HAS_PASSED.store(true, Ordering::Relaxed);
    for _ in 0..TRIES {
        if super::fault::is_installed() {
            // SAFETY: plain system calls; a thread that is gone is an error.
            unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), THREAD.load(Ordering::Relaxed), SIGNAL) };
        }
        thread::sleep(INTERVAL);
    }
    end()
}

fn end() -> ! {
    // Nobody is left to hear of a failure.
    let _ = io::stderr().write_all(TEXT);
    // SAFETY: does not return.
    unsafe { libc::_exit(EXIT_CODE) }
}
