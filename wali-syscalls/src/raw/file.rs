//! Files that a guest must not get hold of.

use std::mem::MaybeUninit;

/// Whether a descriptor is the memory of a process (`/proc/<pid>/mem`), through which a guest could write what is outside its linear memory.
///
/// It is recognised by what it is, not by how it was named: a regular file of mode 0600 on a proc file system, other than a system control.
pub fn is_process_memory(fd: i32) -> bool {
    let mut fs = MaybeUninit::<libc::statfs>::zeroed();
    // SAFETY: the kernel fills a struct of this type.
    if unsafe { libc::fstatfs(fd, fs.as_mut_ptr()) } != 0 {
        return false;
    }
    // SAFETY: filled, and all-zero bytes were valid before.
    if unsafe { fs.assume_init() }.f_type != libc::PROC_SUPER_MAGIC {
        return false;
    }
    let mut stat = MaybeUninit::<libc::stat>::zeroed();
    // SAFETY: as above.
    if unsafe { libc::fstat(fd, stat.as_mut_ptr()) } != 0 {
        return false;
    }
    // SAFETY: as above.
    if unsafe { stat.assume_init() }.st_mode != libc::S_IFREG | 0o600 {
        return false;
    }
    !std::fs::read_link(format!("/proc/self/fd/{fd}")).is_ok_and(|path| path.starts_with("/proc/sys"))
}

/// Closes a descriptor that nobody else knows yet.
pub fn close(fd: i32) {
    // SAFETY: a plain system call.
    unsafe { libc::close(fd) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::os::fd::AsRawFd;

    fn is(path: &str) -> bool {
        is_process_memory(File::open(path).unwrap().as_raw_fd())
    }

    #[test]
    fn process_memory_is_recognised_under_all_its_names() {
        let pid = std::process::id();
        assert!(is("/proc/self/mem"));
        assert!(is("/proc/thread-self/mem"));
        assert!(is(&format!("/proc/{pid}/task/{pid}/mem")));
        let mem = File::open("/proc/self/mem").unwrap();
        assert!(is(&format!("/proc/self/fd/{}", mem.as_raw_fd())));
    }

    #[test]
    fn other_files_are_not_taken_for_it() {
        for path in
            ["/proc/self/maps", "/proc/self/status", "/proc/self/cmdline", "/proc/self", "/proc/meminfo", "/dev/null", "/etc/passwd"]
        {
            assert!(!is(path), "{path}");
        }
        assert!(!is_process_memory(-1));
    }
}
