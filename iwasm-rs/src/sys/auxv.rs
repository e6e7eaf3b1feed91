//! What the kernel says of the program that it started: the auxiliary vector, where binfmt_misc leaves what is not in the arguments.

use std::ffi::c_ulong;
use std::fs::File;
use std::os::fd::FromRawFd;
use std::sync::atomic::{AtomicBool, Ordering};

/// In `AT_FLAGS`: the arguments have the program's own name (`AT_FLAGS_PRESERVE_ARGV0`).
const PRESERVES_ARGV0: c_ulong = 1;

/// Whether the kernel started this program for a file of another format, with the words `file`, `argv[0]` and arguments of that program.
pub fn started_for_a_file() -> bool {
    entry(libc::AT_FLAGS).is_some_and(|flags| flags & PRESERVES_ARGV0 != 0)
}

/// Whether the file that is executed gives this process rights that its caller does not have, as set-user-ID programs do.
pub fn has_rights_of_its_own() -> bool {
    entry(libc::AT_SECURE) != Some(0)
}

/// That file, where the kernel left it open. It is given away once.
pub fn opened_file() -> Option<File> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    let number = i32::try_from(entry(libc::AT_EXECFD)?).ok()?;
    if TAKEN.swap(true, Ordering::Relaxed) {
        return None;
    }
    // SAFETY: the kernel opened it for this program alone, and nothing else here knows its number.
    Some(unsafe { File::from_raw_fd(number) })
}

fn entry(key: c_ulong) -> Option<c_ulong> {
    // SAFETY: reads a vector that nobody writes; errno tells a missing entry from 0.
    unsafe {
        *libc::__errno_location() = 0;
        let value = libc::getauxval(key);
        (*libc::__errno_location() == 0).then_some(value)
    }
}
