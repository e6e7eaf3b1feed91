//! What the process got from its parent and gives to the guest.

use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the parent wanted SIGPIPE ignored.
static SIGPIPE_IGNORED: AtomicBool = AtomicBool::new(false);

/// Runs before Rust's runtime, which ignores SIGPIPE.
#[used]
#[unsafe(link_section = ".init_array")]
static REMEMBER_SIGPIPE: extern "C" fn() = remember_sigpipe;

extern "C" fn remember_sigpipe() {
    // SAFETY: only asks; a zeroed sigaction is valid.
    let action = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGPIPE, ptr::null(), &mut action);
        action.sa_sigaction
    };
    SIGPIPE_IGNORED.store(action == libc::SIG_IGN, Ordering::Relaxed);
}

/// Undoes what Rust's runtime did to SIGPIPE: a program that writes to a closed pipe ends, as native programs do, unless whoever
/// started it decided otherwise.
pub fn restore_sigpipe() {
    if !SIGPIPE_IGNORED.load(Ordering::Relaxed) {
        // SAFETY: the default action replaces "ignore"; no handler of ours is lost.
        unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
    }
}
