//! What the process got from its parent and gives to the guest.

/// Undoes what Rust's runtime did to SIGPIPE: a program that writes to a closed pipe ends, as native programs do.
pub fn default_sigpipe() {
    // SAFETY: the default action replaces "ignore"; no handler of ours is lost.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}
