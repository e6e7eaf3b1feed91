//! The program's own file: where a native program finds itself, a guest finds its module.

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use wali_syscalls::marshal::{Errno, GuestMemory};
use wali_syscalls::nr;

use super::call::{Call, SysResult, from_kernel};
use super::caller::Caller;

/// Names of the link to the own file of a process.
const LINKS: [&str; 2] = ["/proc/self/exe", "/proc/thread-self/exe"];
/// Where they and the links of other processes lie.
const PROC: &[u8; 6] = b"/proc/";
/// Longest name of a link that is looked at.
const LINK_BYTES: usize = 32;

/// Whether a path is the name of the calling process's own file.
fn is_own_link(path: &[u8]) -> bool {
    let by_number = || format!("/proc/{}/exe", std::process::id());
    LINKS.iter().any(|link| link.as_bytes() == path) || path == by_number().as_bytes()
}

/// The name under which the kernel knows the module, if the path at a guest address means the program's own file.
#[inline(always)]
pub(super) fn own_file(caller: &Caller, address: u64) -> Option<usize> {
    match caller.load::<{ PROC.len() }>(address) {
        Ok(begin) if begin == *PROC => own_file_in_proc(caller, address),
        _ => None,
    }
}

#[cold]
#[inline(never)]
fn own_file_in_proc(caller: &Caller, address: u64) -> Option<usize> {
    let call = Call::new(*caller).ok()?;
    let path = call.read_string(u32::try_from(address).ok()?, LINK_BYTES, Errno(libc::ENAMETOOLONG)).ok()?;
    is_own_link(&path).then(|| call.program.own_file.as_ptr() as usize)
}

/// `readlink`.
pub(crate) fn readlink(caller: Caller, pathname: u32, buf: u32, bufsiz: u32) -> SysResult {
    readlinkat(caller, libc::AT_FDCWD, pathname, buf, bufsiz)
}

/// `readlinkat`.
pub(crate) fn readlinkat(caller: Caller, dirfd: i32, pathname: u32, buf: u32, bufsiz: u32) -> SysResult {
    if bufsiz as i32 <= 0 {
        return Err(Errno(libc::EINVAL));
    }
    let call = Call::new(caller)?;
    let path = call.read_string(pathname, libc::PATH_MAX as usize - 1, Errno(libc::ENAMETOOLONG))?;
    let path = CString::new(path).map_err(|_| Errno(libc::EINVAL))?;
    let room = caller.range(buf.into(), bufsiz.into())?;
    if path.to_bytes().ends_with(b"exe") && names_own_link(dirfd, &path) {
        let own = call.program.own_file.to_bytes();
        let text = &own[..own.len().min(bufsiz as usize)];
        call.write(buf, text)?;
        return Ok(text.len() as i64);
    }
    let registers = [dirfd as isize as usize, path.as_ptr() as usize, room, bufsiz as usize];
    let nr = nr::readlinkat.ok_or(Errno(libc::ENOSYS))?;
    // SAFETY: a string of ours, and an address and a length that stay in the reservation.
    from_kernel(unsafe { wali_syscalls::raw::syscall(nr, registers) })
}

/// Whether a name leads to the link of this process, whatever directory or link it goes by.
fn names_own_link(dirfd: i32, path: &CStr) -> bool {
    let identity = |dirfd: i32, path: &CStr| {
        let mut stat = MaybeUninit::<libc::stat>::zeroed();
        // SAFETY: a string, and a struct that the kernel fills; all-zero bytes are valid.
        match unsafe { libc::fstatat(dirfd, path.as_ptr(), stat.as_mut_ptr(), libc::AT_SYMLINK_NOFOLLOW) } {
            // SAFETY: as above.
            0 => Some(unsafe { stat.assume_init() }).map(|s| (s.st_dev, s.st_ino)),
            _ => None,
        }
    };
    let named = identity(dirfd, path);
    is_own_link(path.to_bytes())
        || named.is_some() && [c"/proc/self/exe", c"/proc/thread-self/exe"].iter().any(|link| identity(libc::AT_FDCWD, link) == named)
}

/// A path for the kernel.
pub(super) fn c_path(path: &Path) -> CString {
    CString::new(path.as_os_str().as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_link_is_known_by_all_its_names() {
        let pid = std::process::id();
        for name in ["/proc/self/exe", "/proc/thread-self/exe", "/proc//self/exe", "/dev/../proc/self/exe"] {
            assert!(names_own_link(libc::AT_FDCWD, &CString::new(name).unwrap()), "{name}");
        }
        assert!(names_own_link(libc::AT_FDCWD, &CString::new(format!("/proc/{pid}/exe")).unwrap()));
        assert!(!names_own_link(libc::AT_FDCWD, c"/proc/1/exe"));
        assert!(!names_own_link(libc::AT_FDCWD, c"/no/such/exe"));
    }
}
