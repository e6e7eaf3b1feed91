//! fcntl: <https://man7.org/linux/man-pages/man2/fcntl.2.html>.

use super::{Kind, Operation};

/// Bytes of `struct flock`.
const FLOCK: Kind = Kind::Pointer(32);

/// Every operation that Linux knows.
pub static OPERATIONS: &[Operation] = &[
    (0, "F_DUPFD", Kind::Number),
    (1, "F_GETFD", Kind::Number),
    (2, "F_SETFD", Kind::Number),
    (3, "F_GETFL", Kind::Number),
    (4, "F_SETFL", Kind::OpenFlags),
    (5, "F_GETLK", FLOCK),
    (6, "F_SETLK", FLOCK),
    (7, "F_SETLKW", FLOCK),
    (8, "F_SETOWN", Kind::Number),
    (9, "F_GETOWN", Kind::Number),
    (10, "F_SETSIG", Kind::Number),
    (11, "F_GETSIG", Kind::Number),
    (15, "F_SETOWN_EX", Kind::Pointer(8)),
    (16, "F_GETOWN_EX", Kind::Pointer(8)),
    (17, "F_GETOWNER_UIDS", Kind::Pointer(8)),
    (36, "F_OFD_GETLK", FLOCK),
    (37, "F_OFD_SETLK", FLOCK),
    (38, "F_OFD_SETLKW", FLOCK),
    (1024, "F_SETLEASE", Kind::Number),
    (1025, "F_GETLEASE", Kind::Number),
    (1026, "F_NOTIFY", Kind::Number),
    (1027, "F_DUPFD_QUERY", Kind::Number),
    (1028, "F_CREATED_QUERY", Kind::Number),
    (1029, "F_CANCELLK", Kind::Number),
    (1030, "F_DUPFD_CLOEXEC", Kind::Number),
    (1031, "F_SETPIPE_SZ", Kind::Number),
    (1032, "F_GETPIPE_SZ", Kind::Number),
    (1033, "F_ADD_SEALS", Kind::Number),
    (1034, "F_GET_SEALS", Kind::Number),
    (1035, "F_GET_RW_HINT", Kind::Pointer(8)),
    (1036, "F_SET_RW_HINT", Kind::Pointer(8)),
    (1037, "F_GET_FILE_RW_HINT", Kind::Pointer(8)),
    (1038, "F_SET_FILE_RW_HINT", Kind::Pointer(8)),
];
const _: () = assert!(super::is_sorted(OPERATIONS));

/// `F_GETFL`: its result holds open flags.
pub const F_GETFL: u32 = 3;

/// What the third argument is. Operations that are not in the table get EINVAL, since a number of the guest's could be an
/// address to the kernel.
#[inline]
pub fn kind(op: u32) -> Kind {
    match op {
        // The common ones without a search.
        0..=3 => Kind::Number,
        _ => super::find(OPERATIONS, op).map_or(Kind::Refused(libc::EINVAL), |op| op.2),
    }
}
