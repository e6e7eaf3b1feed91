//! Clocks that are read without entering the kernel: the C library knows how.

use super::call::SysResult;
use super::caller::Caller;
use wali_syscalls::abi::structs::Time;
use wali_syscalls::marshal::{Errno, GuestMemory};

/// What a call of the C library that has just failed says.
fn last_errno() -> Errno {
    Errno(std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EINVAL))
}

/// `clock_gettime`.
pub(crate) fn clock_gettime(caller: Caller, clockid: i32, tp: u32) -> SysResult {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a timespec of ours.
    if unsafe { libc::clock_gettime(clockid, &mut now) } != 0 {
        return Err(last_errno());
    }
    write(caller, tp, Time { seconds: now.tv_sec, fraction: now.tv_nsec })
}

/// `gettimeofday`. The kernel's time zone is 0 unless someone has set it, which nobody does.
pub(crate) fn gettimeofday(caller: Caller, tv: u32, tz: u32) -> SysResult {
    let mut now = libc::timeval { tv_sec: 0, tv_usec: 0 };
    // SAFETY: a timeval of ours.
    if unsafe { libc::gettimeofday(&mut now, std::ptr::null_mut()) } != 0 {
        return Err(last_errno());
    }
    if tv != 0 {
        write(caller, tv, Time { seconds: now.tv_sec, fraction: now.tv_usec })?;
    }
    if tz != 0 {
        caller.write(u64::from(tz), &[0; 8])?;
    }
    Ok(0)
}

/// `time`.
pub(crate) fn time(caller: Caller, tloc: u32) -> SysResult {
    // SAFETY: stores nothing.
    let now = unsafe { libc::time(std::ptr::null_mut()) };
    if tloc != 0 {
        caller.write(u64::from(tloc), &now.to_le_bytes())?;
    }
    Ok(now)
}

fn write(caller: Caller, address: u32, time: Time) -> SysResult {
    if address == 0 {
        return Err(Errno(libc::EFAULT));
    }
    caller.write(u64::from(address), &time.to_bytes())?;
    Ok(0)
}
