//! Numbers.

use super::{Cross, Crossing, Errno, GuestMemory};
use crate::abi::flags::open_flags;
use crate::isa::HostIsa;
use crate::raw;
use crate::select::sockopt::is_refused_domain;
use crate::types::*;

impl Crossing for OpenFlags {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for OpenFlags {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        Ok(open_flags(HostIsa::HOST, raw as u32) as usize)
    }
}

/// The result of a call that opened a file: the memory of a process is closed again.
pub(super) fn opened(result: i64) -> i64 {
    let opened = i32::try_from(result).ok().filter(|fd| *fd >= 0);
    match opened.filter(|fd| raw::is_process_memory(*fd)) {
        Some(fd) => {
            raw::close(fd);
            Errno(libc::EACCES).result()
        }
        None => result,
    }
}

macro_rules! opening {
    ($($name:ident |$raw:ident| $register:expr;)*) => { $(
        impl Crossing for $name {
            type Scratch = ();
            const SCRATCH: () = ();
        }
        impl Cross<()> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(_: &mut (), _: &G, $raw: u64, _: ()) -> Result<usize, Errno> {
                Ok($register)
            }

            fn leave<G: GuestMemory>(_: &mut (), _: &G, _: u64, _: (), result: i64) -> i64 {
                opened(result)
            }
        }
    )* };
}
opening! {
    FileFlags |raw| open_flags(HostIsa::HOST, raw as u32) as usize;
    FileMode |raw| Mode::register(raw);
    FileTreeFlags |raw| Flags32::register(raw);
}

impl Crossing for Unused {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for Unused {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, _: u64, _: ()) -> Result<usize, Errno> {
        Ok(0)
    }
}

impl Crossing for SockOption {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for SockOption {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: u64) -> Result<usize, Errno> {
        Ok(Int::register(raw))
    }
}

impl Crossing for SockDomain {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for SockDomain {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        match is_refused_domain(raw as u32) {
            true => Err(Errno(libc::EAFNOSUPPORT)),
            false => Ok(Int::register(raw)),
        }
    }
}

impl Crossing for Personality {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for Personality {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        const READ_IMPLIES_EXEC: usize = 0x0040_0000;
        // All bits: the question.
        Ok(if raw as u32 == u32::MAX { Uint::register(raw) } else { Uint::register(raw) & !READ_IMPLIES_EXEC })
    }
}

impl Crossing for EpollSize {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for EpollSize {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        match raw as i32 {
            ..=0 => Err(Errno(libc::EINVAL)),
            _ => Ok(Int::register(raw)),
        }
    }
}

impl Crossing for Dup2Fd {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for Dup2Fd {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: u64) -> Result<usize, Errno> {
        Ok(Int::register(raw))
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(_: &mut (), _: &G, raw: u64, oldfd: u64, result: i64) -> i64 {
        // dup3 refuses equal descriptors, dup2 returns an open one.
        if crate::nr::dup2.is_none() && raw as u32 == oldfd as u32 {
            return dup2_of_equal(Int::register(raw));
        }
        result
    }
}

fn dup2_of_equal(fd: usize) -> i64 {
    match crate::raw::descriptor_flags(fd) {
        error @ ..0 => error as i64,
        _ => fd as i64,
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dup2_of_equal_descriptors_checks_that_one_is_open() {
        assert_eq!(dup2_of_equal(0), 0);
        assert_eq!(dup2_of_equal(usize::MAX), -i64::from(libc::EBADF));
    }

    #[test]
    fn ints_are_sign_extended_and_sizes_are_not() {
        assert_eq!(Int::register(0xffff_ffff), usize::MAX);
        assert_eq!(Size::register(0xffff_ffff), 0xffff_ffff);
        assert_eq!(Id::register(0xffff_ffff), 0xffff_ffff);
        assert_eq!(Off::register(u64::MAX), usize::MAX);
        assert_eq!(Int::register(0xdead_0000_0001), 1, "garbage above an i32 is dropped");
    }
}
