//! Error numbers: WASI's own.

use rustix::io::Errno as HostErrno;

use crate::sys::Fault;

/// An error number of WASI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Errno(pub(super) u16);

macro_rules! errnos {
    ($($name:ident $number:literal)*) => {
        impl Errno {
            $(pub(super) const $name: Errno = Errno($number);)*
        }

        impl From<HostErrno> for Errno {
            fn from(errno: HostErrno) -> Errno {
                match errno {
                    $(HostErrno::$name => Errno::$name,)*
                    _ => Errno::IO,
                }
            }
        }
    };
}

errnos! {
    TOOBIG 1 ACCESS 2 AGAIN 6 BADF 8 BUSY 10 CANCELED 11 CONNABORTED 13 CONNRESET 15 DESTADDRREQ 17 DQUOT 19 EXIST 20 FAULT 21 FBIG 22 ILSEQ 25 INTR 27 INVAL 28 IO 29
    ISDIR 31 LOOP 32 MFILE 33 MLINK 34 MSGSIZE 35 NAMETOOLONG 37 NFILE 41 NODEV 43 NOENT 44 NOMEM 48 NOBUFS 42 NOSPC 51 NOSYS 52 NOTCONN 53 NOTDIR 54
    NOTEMPTY 55 NOTSOCK 57 NOTSUP 58 NOTTY 59 NXIO 60 OVERFLOW 61 PERM 63 PIPE 64 RANGE 68 ROFS 69 SPIPE 70 STALE 72 TIMEDOUT 73 TXTBSY 74 XDEV 75
}

impl Errno {
    /// A path that leads out of its directory.
    pub(super) const NOTCAPABLE: Errno = Errno(76);
}

impl From<Fault> for Errno {
    fn from(_: Fault) -> Errno {
        Errno::FAULT
    }
}
