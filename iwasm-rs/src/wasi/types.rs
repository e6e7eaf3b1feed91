//! Structs and numbers of WASI's witx definitions.

use std::os::fd::AsFd;

use rustix::fs::{FileType, OFlags, Stat};
use rustix::net::{SocketType, sockopt};

/// Bit of `lookupflags`: symbolic links are followed.
pub(super) const SYMLINK_FOLLOW: u32 = 1;

/// Bits of `fstflags`: a time is set, or set to now.
pub(super) mod times {
    pub(in crate::wasi) const ACCESS: u32 = 1;
    pub(in crate::wasi) const ACCESS_NOW: u32 = 1 << 1;
    pub(in crate::wasi) const MODIFICATION: u32 = 1 << 2;
    pub(in crate::wasi) const MODIFICATION_NOW: u32 = 1 << 3;
    pub(in crate::wasi) const ALL: u32 = (1 << 4) - 1;
}

/// Bits of `rights` that say how a file is used.
pub(super) mod rights {
    pub(in crate::wasi) const FD_READ: u64 = 1 << 1;
    pub(in crate::wasi) const FD_SEEK: u64 = 1 << 2;
    pub(in crate::wasi) const FD_TELL: u64 = 1 << 5;
    pub(in crate::wasi) const FD_WRITE: u64 = 1 << 6;
    pub(in crate::wasi) const FD_ALLOCATE: u64 = 1 << 8;
    pub(in crate::wasi) const FD_READDIR: u64 = 1 << 14;
    pub(in crate::wasi) const FD_FILESTAT_SET_SIZE: u64 = 1 << 22;
    pub(in crate::wasi) const ALL: u64 = (1 << 30) - 1;
}

/// Bits of `fdflags` and the host's, in WASI's order.
pub(super) const FD_FLAGS: [OFlags; 5] = [OFlags::APPEND, OFlags::DSYNC, OFlags::NONBLOCK, OFlags::RSYNC, OFlags::SYNC];
/// Bits of `oflags` and the host's, in WASI's order.
pub(super) const OPEN_FLAGS: [OFlags; 4] = [OFlags::CREATE, OFlags::DIRECTORY, OFlags::EXCL, OFlags::TRUNC];

/// The host's flags for bits; `None` if there are unknown ones.
pub(super) fn host_flags(table: &[OFlags], bits: u32) -> Option<OFlags> {
    let known = table.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 != 0);
    (bits >> table.len() == 0).then(|| known.fold(OFlags::empty(), |all, (_, flag)| all | *flag))
}

/// The bits of the host's flags.
pub(super) fn guest_flags(table: &[OFlags], flags: OFlags) -> u16 {
    table.iter().enumerate().filter(|(_, flag)| flags.contains(**flag)).fold(0, |bits, (bit, _)| bits | 1 << bit)
}

/// A `filetype` where it says more than the host's type: a socket's kind.
pub(super) fn descriptor_type(file: impl AsFd, ty: FileType) -> u8 {
    match ty {
        FileType::Socket if matches!(sockopt::socket_type(file), Ok(SocketType::DGRAM)) => 5,
        ty => file_type(ty),
    }
}

/// A `filetype`.
pub(super) fn file_type(ty: FileType) -> u8 {
    match ty {
        FileType::BlockDevice => 1,
        FileType::CharacterDevice => 2,
        FileType::Directory => 3,
        FileType::RegularFile => 4,
        FileType::Socket => 6,
        FileType::Symlink => 7,
        _ => 0,
    }
}

/// A `filestat`: device, inode, type, links, size, and times of access, modification and change.
pub(super) fn file_stat(stat: &Stat) -> [u8; 64] {
    let mut bytes = [0; 64];
    bytes.as_chunks_mut().0.copy_from_slice(&words(stat).map(u64::to_le_bytes));
    bytes
}

/// A `filestat` of the older ABI, whose number of links has 32 bits and stands beside the type.
pub(super) fn file_stat_unstable(stat: &Stat) -> [u8; 56] {
    let [device, inode, ty, links, rest @ ..] = words(stat);
    let links = u32::try_from(links).unwrap_or(u32::MAX);
    let words = [device, inode, ty | u64::from(links) << 32];
    let mut bytes = [0; 56];
    for (to, word) in bytes.as_chunks_mut().0.iter_mut().zip(words.into_iter().chain(rest)) {
        *to = word.to_le_bytes();
    }
    bytes
}

fn words(stat: &Stat) -> [u64; 8] {
    // The types of some fields differ from architecture to architecture.
    #[allow(clippy::unnecessary_cast)]
    let links = stat.st_nlink as u64;
    // The type of a fraction is not the same everywhere.
    fn time(seconds: i64, fraction: impl TryInto<u64>) -> u64 {
        (seconds as u64).wrapping_mul(1_000_000_000).wrapping_add(fraction.try_into().unwrap_or(0))
    }
    [
        stat.st_dev,
        stat.st_ino,
        file_type(FileType::from_raw_mode(stat.st_mode)).into(),
        links,
        stat.st_size as u64,
        time(stat.st_atime, stat.st_atime_nsec),
        time(stat.st_mtime, stat.st_mtime_nsec),
        time(stat.st_ctime, stat.st_ctime_nsec),
    ]
}
