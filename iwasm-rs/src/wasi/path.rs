//! What is done with paths. Each begins in a directory that the program has open, and must not lead out of it.

use std::os::fd::{AsRawFd, OwnedFd};

use rustix::fs::{AtFlags, Mode, OFlags, ResolveFlags};
use rustix::io::Errno as HostErrno;

use super::call::Call;
use super::errno::Errno;
use super::fd::{file, timestamps};
use super::types::{FD_FLAGS, OPEN_FLAGS, SYMLINK_FOLLOW, file_stat, file_stat_unstable, host_flags, rights};

type Done = Result<(), Errno>;

/// Opens what a path below a directory leads to.
fn open_beneath(directory: &OwnedFd, path: &str, flags: OFlags, mode: Mode) -> Result<OwnedFd, Errno> {
    // The kernel asks for another try where something else renames directories meanwhile.
    const TRIES: usize = 100;
    for _ in 0..TRIES {
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        match rustix::fs::openat2(directory, path, flags | OFlags::CLOEXEC, mode, resolve) {
            Err(HostErrno::AGAIN) => {}
            Err(HostErrno::XDEV) => return Err(Errno::NOTCAPABLE),
            other => return Ok(other?),
        }
    }
    Err(Errno::AGAIN)
}

/// The directory in which a path's last component is, and that component, which is no `.` or `..`.
fn parent<'a>(call: Call<'_>, fd: u32, path: &'a str) -> Result<(OwnedFd, &'a str), Errno> {
    let directory = file(call, fd)?;
    let trimmed = path.trim_end_matches('/');
    let (before, last) =
        trimmed.rsplit_once('/').map_or((".", trimmed), |(before, last)| (if before.is_empty() { "/" } else { before }, last));
    match last {
        "" if path.is_empty() => Err(Errno::NOENT),
        "" | "." | ".." => Err(Errno::INVAL),
        // With its slashes, which ask for a directory.
        _ => {
            let last = &path[trimmed.len() - last.len()..];
            Ok((open_beneath(&directory, before, OFlags::PATH | OFlags::DIRECTORY, Mode::empty())?, last))
        }
    }
}

/// `path_create_directory`.
pub(super) fn path_create_directory(call: Call<'_>, fd: u32, path: u32, length: u32) -> Done {
    let path = call.path(path, length)?;
    let (directory, name) = parent(call, fd, &path)?;
    Ok(rustix::fs::mkdirat(directory, name, Mode::from_raw_mode(0o777))?)
}

/// What a path leads to, not opened for use.
fn find(call: Call<'_>, fd: u32, lookup: u32, path: u32, length: u32) -> Result<OwnedFd, Errno> {
    let (path, directory) = (call.path(path, length)?, file(call, fd)?);
    open_beneath(&directory, &path, OFlags::PATH | links(lookup), Mode::empty())
}

/// `path_filestat_get`.
pub(super) fn path_filestat_get(call: Call<'_>, fd: u32, lookup: u32, path: u32, length: u32, stat: u32) -> Done {
    call.write(stat, &file_stat(&rustix::fs::fstat(find(call, fd, lookup, path, length)?)?))
}

/// `path_filestat_get` of the older ABI.
pub(super) fn path_filestat_get_unstable(call: Call<'_>, fd: u32, lookup: u32, path: u32, length: u32, stat: u32) -> Done {
    call.write(stat, &file_stat_unstable(&rustix::fs::fstat(find(call, fd, lookup, path, length)?)?))
}

/// `path_filestat_set_times`.
#[allow(clippy::too_many_arguments)]
pub(super) fn path_filestat_set_times(
    call: Call<'_>,
    fd: u32,
    lookup: u32,
    path: u32,
    length: u32,
    access: u64,
    modification: u64,
    flags: u32,
) -> Done {
    let times = timestamps(access, modification, flags)?;
    Ok(rustix::fs::utimensat(find(call, fd, lookup, path, length)?, c"", &times, AtFlags::EMPTY_PATH)?)
}

/// `path_link`. A symbolic link is linked itself, or what it leads to in its directory.
#[allow(clippy::too_many_arguments)]
pub(super) fn path_link(call: Call<'_>, fd: u32, lookup: u32, path: u32, length: u32, to_fd: u32, to_path: u32, to_length: u32) -> Done {
    let to_path = call.path(to_path, to_length)?;
    let (to, to_name) = parent(call, to_fd, &to_path)?;
    if lookup & SYMLINK_FOLLOW == 0 {
        let path = call.path(path, length)?;
        let (from, name) = parent(call, fd, &path)?;
        return Ok(rustix::fs::linkat(from, name, to, to_name, AtFlags::empty())?);
    }
    let found = find(call, fd, lookup, path, length)?;
    // By its descriptor, so that nothing else can be put in its place meanwhile.
    let name = format!("/proc/self/fd/{}", found.as_raw_fd());
    Ok(rustix::fs::linkat(rustix::fs::CWD, name, to, to_name, AtFlags::SYMLINK_FOLLOW)?)
}

/// `path_symlink`: the text of the link, and where it is made. Other programs follow it without looking at directories, so it must not be
/// absolute.
pub(super) fn path_symlink(call: Call<'_>, text: u32, text_length: u32, fd: u32, path: u32, length: u32) -> Done {
    let (text, path) = (call.path(text, text_length)?, call.path(path, length)?);
    if text.starts_with('/') {
        return Err(Errno::NOTCAPABLE);
    }
    let (directory, name) = parent(call, fd, &path)?;
    Ok(rustix::fs::symlinkat(text, directory, name)?)
}

fn links(lookup: u32) -> OFlags {
    if lookup & SYMLINK_FOLLOW == 0 { OFlags::NOFOLLOW } else { OFlags::empty() }
}

/// `path_open`. The rights that are asked for say whether the file is read and written.
#[allow(clippy::too_many_arguments)]
pub(super) fn path_open(
    call: Call<'_>,
    fd: u32,
    lookup: u32,
    path: u32,
    length: u32,
    create: u32,
    rights: u64,
    _inheriting: u64,
    flags: u32,
    opened: u32,
) -> Done {
    let (path, directory) = (call.path(path, length)?, file(call, fd)?);
    let reads = rights & (rights::FD_READ | rights::FD_READDIR) != 0;
    let writes = rights & (rights::FD_WRITE | rights::FD_ALLOCATE | rights::FD_FILESTAT_SET_SIZE) != 0;
    let create = host_flags(&OPEN_FLAGS, create).ok_or(Errno::INVAL)?;
    let access = match (reads, writes) {
        // A directory is only read, whatever else is asked for.
        _ if create.contains(OFlags::DIRECTORY) => OFlags::RDONLY,
        (true, true) => OFlags::RDWR,
        (false, true) => OFlags::WRONLY,
        (_, false) => OFlags::RDONLY,
    };
    let flags = host_flags(&FD_FLAGS, flags).ok_or(Errno::INVAL)?;
    // The kernel refuses a mode where nothing can be created.
    let mode = if create.contains(OFlags::CREATE) { Mode::from_raw_mode(0o666) } else { Mode::empty() };
    let file = open_beneath(&directory, &path, access | create | flags | links(lookup) | OFlags::NOCTTY, mode)?;
    call.write_u32(opened, call.program.descriptors().insert(file)?)
}

/// `path_readlink`: what fits of it, without a NUL.
pub(super) fn path_readlink(call: Call<'_>, fd: u32, path: u32, length: u32, buffer: u32, size: u32, used: u32) -> Done {
    let path = call.path(path, length)?;
    let (directory, name) = parent(call, fd, &path)?;
    let target = rustix::fs::readlinkat(directory, name, Vec::new())?;
    let part = &target.as_bytes()[..target.as_bytes().len().min(size as usize)];
    call.write(buffer, part)?;
    call.write_u32(used, part.len() as u32)
}

/// `path_remove_directory`.
pub(super) fn path_remove_directory(call: Call<'_>, fd: u32, path: u32, length: u32) -> Done {
    let path = call.path(path, length)?;
    let (directory, name) = parent(call, fd, &path)?;
    Ok(rustix::fs::unlinkat(directory, name, AtFlags::REMOVEDIR)?)
}

/// `path_unlink_file`.
pub(super) fn path_unlink_file(call: Call<'_>, fd: u32, path: u32, length: u32) -> Done {
    let path = call.path(path, length)?;
    let (directory, name) = parent(call, fd, &path)?;
    Ok(rustix::fs::unlinkat(directory, name, AtFlags::empty())?)
}

/// `path_rename`.
pub(super) fn path_rename(call: Call<'_>, fd: u32, path: u32, length: u32, to_fd: u32, to_path: u32, to_length: u32) -> Done {
    let (path, to_path) = (call.path(path, length)?, call.path(to_path, to_length)?);
    let (from, name) = parent(call, fd, &path)?;
    let (to, to_name) = parent(call, to_fd, &to_path)?;
    Ok(rustix::fs::renameat(from, name, to, to_name)?)
}
