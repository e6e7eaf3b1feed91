//! Begin and end of a program, and its arguments.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::sync::atomic::Ordering;

use wali_syscalls::marshal::Errno;

use super::call::{Call, SysResult};
use super::caller::Caller;
use super::env::joined;
use super::process;
use super::program::Config;
use crate::sys::cmdline;

/// Has the process look as if it ran a native program of this file: in `ps`, `/proc/self/comm`, `cmdline` and `environ`, PR_GET_NAME.
pub(super) fn show_process(config: &Config) {
    cmdline::show(joined(&config.args), config.environment.strings());
    let name = CString::new(config.named.file_name().unwrap_or_default().as_bytes()).unwrap_or_default();
    // SAFETY: a string, of which the kernel takes what fits.
    unsafe { libc::prctl(libc::PR_SET_NAME, name.as_ptr()) };
}

/// `__init`: 0, and 1 when called again.
pub(crate) fn init(caller: Caller) -> SysResult {
    Ok(i64::from(Call::new(caller)?.program.initialised.swap(true, Ordering::Relaxed)))
}

/// `__deinit`: 0, and 1 when called again.
pub(crate) fn deinit(caller: Caller) -> SysResult {
    Ok(i64::from(Call::new(caller)?.program.finished.swap(true, Ordering::Relaxed)))
}

/// `__proc_exit`.
pub(crate) fn proc_exit(caller: Caller, code: i32) -> SysResult {
    process::exit_group(caller, code)
}

/// `__cl_get_argc`. libc asks for it when it has read the environment.
pub(crate) fn cl_get_argc(caller: Caller) -> SysResult {
    let config = &Call::new(caller)?.program.config;
    config.environment.close();
    Ok(config.args.len() as i64)
}

fn argument(call: Call<'_>, index: u32) -> Result<&[u8], Errno> {
    call.program.config.args.get(index as usize).map(|arg| arg.as_bytes()).ok_or(Errno(libc::EINVAL))
}

/// `__cl_get_argv_len`: the length without the NUL.
pub(crate) fn cl_get_argv_len(caller: Caller, index: u32) -> SysResult {
    Ok(argument(Call::new(caller)?, index)?.len() as i64)
}

/// `__cl_copy_argv`: writes the argument with a NUL.
pub(crate) fn cl_copy_argv(caller: Caller, buf: u32, index: u32) -> SysResult {
    let call = Call::new(caller)?;
    let argument = argument(call, index)?;
    call.write(buf, argument)?;
    call.write(buf.checked_add(argument.len() as u32).ok_or(Errno(libc::EFAULT))?, &[0])?;
    Ok(0)
}

/// `__get_init_envfile`: writes the path of a file with the environment and returns 1, or 0 when there is none. As in the reference, a
/// path that does not fit becomes an empty one. A libc with room for the longest path knows the form of the file that allows newlines.
pub(crate) fn get_init_envfile(caller: Caller, buf: u32, size: u32) -> SysResult {
    let call = Call::new(caller)?;
    // Without a file the program starts with an empty environment.
    let Ok(Some(path)) = call.program.config.environment.open(size >= libc::PATH_MAX as u32) else { return Ok(0) };
    let fits = path.len() < size as usize;
    let path = if fits { path.as_bytes() } else { &[] };
    call.write(buf, path)?;
    call.write(buf.checked_add(path.len() as u32).ok_or(Errno(libc::EFAULT))?, &[0])?;
    Ok(1)
}
