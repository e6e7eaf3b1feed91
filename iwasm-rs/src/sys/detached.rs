//! Processes that work in the background and have nothing to do with the program that runs.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Starts a process that is no child of this one, in a session of its own, with its three standard descriptors and no other.
///
/// # Errors
/// When it cannot be started.
pub fn spawn_detached(command: &mut Command) -> io::Result<()> {
    // SAFETY: between fork and exec, only calls that are safe there: the kernel's, and `_exit`.
    let child = unsafe { command.pre_exec(detach) }.spawn();
    // The child between the two is gone at once. With SIGCHLD ignored, the kernel has reaped it.
    child.map(|mut between| drop(between.wait()))
}

/// In the child: the rest happens in its own child, of which the process that waits for the first one knows nothing.
fn detach() -> io::Result<()> {
    const FIRST: libc::c_uint = 3;
    // SAFETY: these calls take numbers only. Closing waits for exec, since one of the descriptors tells the parent of its failure.
    unsafe {
        libc::syscall(libc::SYS_close_range, FIRST, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC);
        libc::setsid();
        match libc::fork() {
            -1 => Err(io::Error::last_os_error()),
            0 => Ok(()),
            _ => libc::_exit(0),
        }
    }
}
