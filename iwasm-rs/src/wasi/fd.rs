//! What is done with open files.

use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;

use rustix::fs::{Advice, FallocateFlags, FileType, RawDir, SeekFrom, Timespec, Timestamps, UTIME_NOW, UTIME_OMIT};

use super::call::Call;
use super::errno::Errno;
use super::types::{FD_FLAGS, descriptor_type, file_stat, file_stat_unstable, file_type, guest_flags, host_flags, rights, times};

type Done = Result<(), Errno>;

/// The host's descriptor.
pub(super) fn file(call: Call<'_>, fd: u32) -> Result<Arc<OwnedFd>, Errno> {
    Ok(call.program.descriptors().get(fd)?.file.clone())
}

/// `fd_advise`.
pub(super) fn fd_advise(call: Call<'_>, fd: u32, offset: u64, length: u64, advice: u32) -> Done {
    const ADVICE: [Advice; 6] = [Advice::Normal, Advice::Sequential, Advice::Random, Advice::WillNeed, Advice::DontNeed, Advice::NoReuse];
    let advice = *ADVICE.get(advice as usize).ok_or(Errno::INVAL)?;
    Ok(rustix::fs::fadvise(file(call, fd)?, offset, std::num::NonZeroU64::new(length), advice)?)
}

/// `fd_allocate`.
pub(super) fn fd_allocate(call: Call<'_>, fd: u32, offset: u64, length: u64) -> Done {
    Ok(rustix::fs::fallocate(file(call, fd)?, FallocateFlags::empty(), offset, length)?)
}

/// `fd_close`.
pub(super) fn fd_close(call: Call<'_>, fd: u32) -> Done {
    call.program.descriptors().remove(fd).map(drop)
}

/// `fd_datasync`.
pub(super) fn fd_datasync(call: Call<'_>, fd: u32) -> Done {
    Ok(rustix::fs::fdatasync(file(call, fd)?)?)
}

/// `fd_sync`.
pub(super) fn fd_sync(call: Call<'_>, fd: u32) -> Done {
    Ok(rustix::fs::fsync(file(call, fd)?)?)
}

/// `fd_fdstat_get`. C libraries take for a terminal what is a character device and cannot seek.
pub(super) fn fd_fdstat_get(call: Call<'_>, fd: u32, stat: u32) -> Done {
    let file = file(call, fd)?;
    let ty = FileType::from_raw_mode(rustix::fs::fstat(&file)?.st_mode);
    let flags = guest_flags(&FD_FLAGS, rustix::fs::fcntl_getfl(&file)?);
    let allowed = if ty == FileType::CharacterDevice { rights::ALL & !(rights::FD_SEEK | rights::FD_TELL) } else { rights::ALL };
    let mut bytes = [0; 24];
    bytes[0] = descriptor_type(&file, ty);
    bytes[2..4].copy_from_slice(&flags.to_le_bytes());
    bytes[8..16].copy_from_slice(&allowed.to_le_bytes());
    bytes[16..24].copy_from_slice(&rights::ALL.to_le_bytes());
    call.write(stat, &bytes)
}

/// `fd_fdstat_set_flags`.
pub(super) fn fd_fdstat_set_flags(call: Call<'_>, fd: u32, flags: u32) -> Done {
    let flags = host_flags(&FD_FLAGS, flags).ok_or(Errno::INVAL)?;
    Ok(rustix::fs::fcntl_setfl(file(call, fd)?, flags)?)
}

/// `fd_fdstat_set_rights`: a descriptor may lose rights, which are not kept.
pub(super) fn fd_fdstat_set_rights(call: Call<'_>, fd: u32, base: u64, inheriting: u64) -> Done {
    file(call, fd)?;
    if (base | inheriting) & !rights::ALL == 0 { Ok(()) } else { Err(Errno::NOTCAPABLE) }
}

/// `fd_filestat_get`.
pub(super) fn fd_filestat_get(call: Call<'_>, fd: u32, stat: u32) -> Done {
    call.write(stat, &file_stat(&rustix::fs::fstat(file(call, fd)?)?))
}

/// `fd_filestat_get` of the older ABI.
pub(super) fn fd_filestat_get_unstable(call: Call<'_>, fd: u32, stat: u32) -> Done {
    call.write(stat, &file_stat_unstable(&rustix::fs::fstat(file(call, fd)?)?))
}

/// `fd_filestat_set_size`.
pub(super) fn fd_filestat_set_size(call: Call<'_>, fd: u32, size: u64) -> Done {
    Ok(rustix::fs::ftruncate(file(call, fd)?, size)?)
}

/// What `fstflags` and two times in nanoseconds ask for.
pub(super) fn timestamps(access: u64, modification: u64, flags: u32) -> Result<Timestamps, Errno> {
    let time = |ns: u64, set: u32, now: u32| {
        let (set, now) = (flags & set != 0, flags & now != 0);
        match (set, now) {
            (true, true) => Err(Errno::INVAL),
            (true, false) => Ok(Timespec { tv_sec: (ns / 1_000_000_000) as i64, tv_nsec: (ns % 1_000_000_000) as _ }),
            (false, _) => Ok(Timespec { tv_sec: 0, tv_nsec: if now { UTIME_NOW } else { UTIME_OMIT } }),
        }
    };
    if flags & !times::ALL != 0 {
        return Err(Errno::INVAL);
    }
    Ok(Timestamps {
        last_access: time(access, times::ACCESS, times::ACCESS_NOW)?,
        last_modification: time(modification, times::MODIFICATION, times::MODIFICATION_NOW)?,
    })
}

/// `fd_filestat_set_times`.
pub(super) fn fd_filestat_set_times(call: Call<'_>, fd: u32, access: u64, modification: u64, flags: u32) -> Done {
    Ok(rustix::fs::futimens(file(call, fd)?, &timestamps(access, modification, flags)?)?)
}

/// Reads by a function into a list of buffers.
pub(super) fn transfer_in(
    call: Call<'_>,
    iovs: u32,
    count: u32,
    nread: u32,
    mut read: impl FnMut(&mut [u8]) -> rustix::io::Result<usize>,
) -> Done {
    let buffers = call.buffers(iovs, count)?;
    let mut bytes = vec![0; buffers.iter().map(std::ops::Range::len).sum()];
    let got = rustix::io::retry_on_intr(|| read(&mut bytes))?;
    call.scatter(&buffers, &bytes[..got])?;
    call.write_u32(nread, got as u32)
}

/// Writes by a function what a list of buffers holds.
pub(super) fn transfer_out(
    call: Call<'_>,
    iovs: u32,
    count: u32,
    nwritten: u32,
    write: impl Fn(&[u8]) -> rustix::io::Result<usize>,
) -> Done {
    let bytes = call.gather(&call.buffers(iovs, count)?)?;
    call.write_u32(nwritten, rustix::io::retry_on_intr(|| write(&bytes))? as u32)
}

/// `fd_read`.
pub(super) fn fd_read(call: Call<'_>, fd: u32, iovs: u32, count: u32, nread: u32) -> Done {
    let file = file(call, fd)?;
    transfer_in(call, iovs, count, nread, |bytes| rustix::io::read(&file, bytes))
}

/// `fd_pread`.
pub(super) fn fd_pread(call: Call<'_>, fd: u32, iovs: u32, count: u32, offset: u64, nread: u32) -> Done {
    let file = file(call, fd)?;
    transfer_in(call, iovs, count, nread, |bytes| rustix::io::pread(&file, bytes, offset))
}

/// `fd_write`.
pub(super) fn fd_write(call: Call<'_>, fd: u32, iovs: u32, count: u32, nwritten: u32) -> Done {
    let file = file(call, fd)?;
    transfer_out(call, iovs, count, nwritten, |bytes| rustix::io::write(&file, bytes))
}

/// `fd_pwrite`.
pub(super) fn fd_pwrite(call: Call<'_>, fd: u32, iovs: u32, count: u32, offset: u64, nwritten: u32) -> Done {
    let file = file(call, fd)?;
    transfer_out(call, iovs, count, nwritten, |bytes| rustix::io::pwrite(&file, bytes, offset))
}

/// `fd_seek`.
pub(super) fn fd_seek(call: Call<'_>, fd: u32, offset: u64, whence: u32, position: u32) -> Done {
    let to = match whence {
        0 => SeekFrom::Start(offset),
        1 => SeekFrom::Current(offset as i64),
        2 => SeekFrom::End(offset as i64),
        _ => return Err(Errno::INVAL),
    };
    call.write_u64(position, rustix::fs::seek(file(call, fd)?, to)?)
}

/// `fd_seek` of the older ABI, which numbers the origins otherwise.
pub(super) fn fd_seek_unstable(call: Call<'_>, fd: u32, offset: u64, whence: u32, position: u32) -> Done {
    let whence = *[1, 2, 0].get(whence as usize).ok_or(Errno::INVAL)?;
    fd_seek(call, fd, offset, whence, position)
}

/// `fd_tell`.
pub(super) fn fd_tell(call: Call<'_>, fd: u32, position: u32) -> Done {
    call.write_u64(position, rustix::fs::tell(file(call, fd)?)?)
}

/// `fd_renumber`.
pub(super) fn fd_renumber(call: Call<'_>, fd: u32, to: u32) -> Done {
    call.program.descriptors().renumber(fd, to)
}

/// `fd_prestat_get`: a preopened directory and the length of its name.
pub(super) fn fd_prestat_get(call: Call<'_>, fd: u32, stat: u32) -> Done {
    let length = call.program.descriptors().get(fd)?.preopened.as_ref().ok_or(Errno::BADF)?.len();
    // The tag of a directory, and its name's length.
    call.write_u32(stat, 0)?;
    call.write_u32(stat.checked_add(4).ok_or(Errno::FAULT)?, length as u32)
}

/// `fd_prestat_dir_name`: the name, without a NUL.
pub(super) fn fd_prestat_dir_name(call: Call<'_>, fd: u32, name: u32, length: u32) -> Done {
    let descriptor = call.program.descriptors().get(fd)?.clone();
    let text = descriptor.preopened.ok_or(Errno::BADF)?;
    if text.len() > length as usize {
        return Err(Errno::NAMETOOLONG);
    }
    call.write(name, text.as_bytes())
}

/// `fd_readdir`: as many entries as fit, the last one cut off, so that a full buffer says that there is more. A cookie is the
/// position behind its entry, 0 the begin.
pub(super) fn fd_readdir(call: Call<'_>, fd: u32, buffer: u32, length: u32, cookie: u64, used: u32) -> Done {
    let file = file(call, fd)?;
    rustix::fs::seek(&file, SeekFrom::Start(cookie))?;
    let mut space = [MaybeUninit::uninit(); 4096];
    let mut entries = RawDir::new(&file, &mut space);
    let mut written = 0;
    while let Some(entry) = entries.next() {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        let mut bytes = Vec::with_capacity(24 + name.len());
        bytes.extend(entry.next_entry_cookie().to_le_bytes());
        bytes.extend(entry.ino().to_le_bytes());
        bytes.extend((name.len() as u32).to_le_bytes());
        bytes.extend([file_type(entry.file_type()), 0, 0, 0]);
        bytes.extend(name);
        let part = bytes.len().min((length - written) as usize);
        call.write(buffer.checked_add(written).ok_or(Errno::FAULT)?, &bytes[..part])?;
        written += part as u32;
        if part < bytes.len() {
            break;
        }
    }
    call.write_u32(used, written)
}
