//! Structs and numbers of WASI's witx definitions.

use rustix::fs::{FileType, OFlags, Stat};

/// Bit of `lookupflags`: symbolic links are followed.
pub(super) const SYMLINK_FOLLOW: u32 = 1;

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
    // The types of some fields differ from architecture to architecture.
    #[allow(clippy::unnecessary_cast)]
    let links = stat.st_nlink as u64;
    // The type of a fraction is not the same everywhere.
    fn time(seconds: i64, fraction: impl TryInto<u64>) -> u64 {
        (seconds as u64).wrapping_mul(1_000_000_000).wrapping_add(fraction.try_into().unwrap_or(0))
    }
    let words = [
        stat.st_dev,
        stat.st_ino,
        file_type(FileType::from_raw_mode(stat.st_mode)).into(),
        links,
        stat.st_size as u64,
        time(stat.st_atime, stat.st_atime_nsec),
        time(stat.st_mtime, stat.st_mtime_nsec),
        time(stat.st_ctime, stat.st_ctime_nsec),
    ];
    let mut bytes = [0; 64];
    for (to, word) in bytes.chunks_exact_mut(8).zip(words) {
        to.copy_from_slice(&word.to_le_bytes());
    }
    bytes
}
