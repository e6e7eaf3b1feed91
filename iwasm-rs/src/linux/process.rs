//! Processes: fork, the end, and execve.

mod exec;

use wali_syscalls::marshal::Errno;

use super::call::{Call, SysResult};
use super::caller::Caller;
use super::{signal, thread};
use crate::runtime::VmContext;
use crate::sys::{deadline, report};

pub use exec::ARGV0_OPTION;
pub(crate) use exec::{execve, execveat};

/// `exit_group`.
pub(crate) fn exit_group(caller: Caller, status: i32) -> SysResult {
    if let Ok(call) = Call::new(caller) {
        thread::end_process(&call);
        call.program.report_maps(call.memory);
    }
    end(status)
}

/// Ends the process, whatever its threads do.
pub(super) fn end(status: i32) -> ! {
    report::end();
    // SAFETY: does not return.
    unsafe { libc::_exit(status) }
}

/// Ends the process as by a signal's default action.
pub(super) fn die(signal: i32) -> ! {
    // SAFETY: plain system calls.
    unsafe {
        libc::signal(signal, libc::SIG_DFL);
        let mut set = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        libc::sigaddset(&mut set, signal);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, &set, std::ptr::null_mut());
        libc::raise(signal);
    }
    end(128 + signal)
}

/// `fork`. While it happens no thread holds a lock of the engine, and no signal waits in the slot: it would be handled twice.
pub(crate) fn fork(caller: Caller) -> SysResult {
    let call = Call::new(caller)?;
    let kernel_mask = signal::block_all(caller).ok_or(Errno(libc::EINTR))?;
    let mut result = Err(Errno(libc::EAGAIN));
    {
        let mut space = call.program.space();
        let _actions = call.program.actions();
        let mut locks = call.program.lock_robust();
        // SAFETY: the caller's context is this thread's. Parent and child have half each.
        let fuel = unsafe { VmContext::share_fuel(caller.context()) };
        call.instance.store().quiesce(&mut || {
            // SAFETY: the child has one thread, which goes on from here with all locks free or held by itself.
            result = match unsafe { libc::fork() } {
                -1 => Err(Errno(std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EAGAIN))),
                0 => {
                    deadline::forked();
                    call.program.forget_threads();
                    thread::become_first();
                    Ok(0)
                }
                pid => Ok(i64::from(pid)),
            };
        });
        if result.is_err() {
            // SAFETY: as above.
            unsafe { (*caller.context()).fuel += fuel };
        }
        if result == Ok(0) {
            space.forked(call.memory);
            locks.clear();
        }
    }
    signal::unblock(kernel_mask);
    result
}

/// `vfork`: a child that shares nothing is allowed.
pub(crate) fn vfork(caller: Caller) -> SysResult {
    fork(caller)
}
