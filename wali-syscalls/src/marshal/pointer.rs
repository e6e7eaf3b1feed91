//! Pointers to flat memory, to single converted structs, strings, and sizes.

use super::{Cross, Crossing, Errno, GuestMemory, address, written};
use crate::abi::Layout;
use crate::abi::structs;
use crate::isa::HostIsa;
use crate::nr;
use crate::types::*;

/// Longest path, with its NUL.
const PATH_MAX: u64 = 4096;

/// Room for the kernel's form of the largest converted struct.
#[derive(Debug)]
#[repr(C, align(8))]
pub struct Bounce(pub(super) [u8; 128]);

impl Bounce {
    /// Room full of zeros.
    pub const NEW: Bounce = Bounce([0; 128]);

    /// Converts the guest's struct into the room.
    pub(super) fn load<G: GuestMemory>(&mut self, layout: &Layout, guest: &G, raw: u64) -> Result<(), Errno> {
        let mut bytes = [0; 144];
        guest.read(raw, &mut bytes[..layout.guest_bytes])?;
        layout.to_host(&bytes, &mut self.0);
        Ok(())
    }

    /// Translates the value of a `struct sigevent` that notifies a thread: the address of a 32-byte cookie.
    pub(crate) fn translate_cookie<G: GuestMemory>(&mut self, guest: &G) -> Result<(), Errno> {
        const SIGEV_THREAD: u8 = 2;
        if self.0[12..16] == [SIGEV_THREAD, 0, 0, 0] {
            let cookie = guest.range(u64::from_le_bytes(std::array::from_fn(|i| self.0[i])), 32)?;
            self.0[..8].copy_from_slice(&cookie.to_le_bytes());
        }
        Ok(())
    }

    /// Converts the room into the guest's struct.
    pub(super) fn store<G: GuestMemory>(&self, layout: &Layout, guest: &G, raw: u64) -> Result<(), super::Fault> {
        let mut bytes = [0; 144];
        layout.to_guest(&self.0, &mut bytes);
        guest.write(raw, &bytes[..layout.guest_bytes])
    }
}

/// The bytes of `count` elements behind an element's header.
#[inline(always)]
fn extent<T: Element>(count: u64) -> Result<u64, Errno> {
    if T::SIZE > 1 && count > T::MOST {
        return Err(Errno(libc::EINVAL));
    }
    Ok(count * T::SIZE as u64 + T::HEADER as u64)
}

/// `count` elements at an address, all flat.
#[inline(always)]
fn elements<T: Element, G: GuestMemory>(guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
    const { assert!(T::LAYOUT.is_none(), "arrays of converted structs have types of their own") };
    guest.range(raw, extent::<T>(count)?)
}

impl<T: Element> Crossing for In<T> {
    type Scratch = Bounce;
    const SCRATCH: Bounce = Bounce::NEW;
}
impl<T: Element> Cross<()> for In<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Bounce, guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        match T::LAYOUT {
            Some(layout) if raw != 0 => {
                scratch.load(layout, guest, raw)?;
                T::nested(scratch, guest)?;
                Ok(address(scratch))
            }
            _ => guest.range(raw, T::SIZE as u64),
        }
    }
}
impl<T: Element> Cross<u64> for In<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut Bounce, guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
        elements::<T, G>(guest, raw, count)
    }
}

impl<T: Element> Crossing for Out<T> {
    type Scratch = Bounce;
    const SCRATCH: Bounce = Bounce::NEW;
}
impl<T: Element> Cross<()> for Out<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Bounce, guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        let flat = guest.range(raw, T::SIZE as u64)?;
        Ok(if T::LAYOUT.is_some() && raw != 0 { address(scratch) } else { flat })
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(scratch: &mut Bounce, guest: &G, raw: u64, _: (), result: i64) -> i64 {
        match T::LAYOUT {
            Some(layout) if raw != 0 && result >= 0 => written(result, scratch.store(layout, guest, raw)),
            _ => result,
        }
    }
}
impl<T: Element> Cross<u64> for Out<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut Bounce, guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
        elements::<T, G>(guest, raw, count)
    }
}

impl<T: Element> Crossing for InOut<T> {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl<T: Element> Cross<()> for InOut<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        elements::<T, G>(guest, raw, 1)
    }
}
impl<T: Element> Cross<u64> for InOut<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
        elements::<T, G>(guest, raw, count)
    }
}

impl<T: Element> Crossing for OutSized<T> {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl<T: Element> Cross<u64> for OutSized<T> {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, _: u64) -> Result<usize, Errno> {
        // What the kernel writes beyond the memory faults.
        guest.range(raw, 1)
    }
}

impl Crossing for SizeOf {
    type Scratch = Option<i32>;
    const SCRATCH: Option<i32> = None;
}
impl Cross<u64> for SizeOf {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Option<i32>, guest: &G, raw: u64, _: u64) -> Result<usize, Errno> {
        if raw == 0 {
            return Ok(0);
        }
        // The kernel sees a copy. A negative size is the kernel's to refuse.
        let Ok(size) = guest.load(raw) else { return Ok(guest.nowhere()) };
        Ok(address(scratch.insert(i32::from_le_bytes(size))))
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(scratch: &mut Option<i32>, guest: &G, raw: u64, _: u64, result: i64) -> i64 {
        match scratch {
            Some(size) if result >= 0 => written(result, guest.write(raw, &size.to_le_bytes())),
            _ => result,
        }
    }
}

/// A string, of which the kernel reads no more than `PATH_MAX` bytes, up to its end.
#[inline(always)]
pub(super) fn string<G: GuestMemory>(guest: &G, raw: u64) -> Result<usize, Errno> {
    guest.range(raw, PATH_MAX)
}

macro_rules! strings {
    ($($name:ident)*) => { $(
        impl Crossing for $name {
            type Scratch = ();
            const SCRATCH: () = ();
        }
        impl Cross<()> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
                string(guest, raw)
            }
        }
    )* };
}
strings! { Path Str }

impl Crossing for FilePath {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for FilePath {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        match guest.own_file(raw) {
            Some(register) => Ok(register),
            None => string(guest, raw),
        }
    }
}

impl Crossing for FdSet {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for FdSet {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, nfds: u64) -> Result<usize, Errno> {
        match nfds as i32 {
            ..0 => Err(Errno(libc::EINVAL)),
            nfds => guest.range(raw, (nfds as u64).div_ceil(64) * 8),
        }
    }
}

impl Crossing for SigSetArg {
    type Scratch = [u64; 2];
    const SCRATCH: [u64; 2] = [0; 2];
}
impl Cross<()> for SigSetArg {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut [u64; 2], guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        if raw == 0 {
            return Ok(0);
        }
        let bytes = guest.load::<16>(raw)?;
        let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        *scratch = [guest.range(word(0) & 0xffff_ffff, 8)? as u64, word(8)];
        Ok(address(scratch))
    }
}

impl Crossing for EpollEvents {
    type Scratch = Vec<[u8; 16]>;
    const SCRATCH: Vec<[u8; 16]> = Vec::new();
}
impl Cross<u64> for EpollEvents {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Self::Scratch, guest: &G, raw: u64, maxevents: u64) -> Result<usize, Errno> {
        let count = maxevents as i32;
        // As the kernel, which refuses the rest: positive, and the array no longer than an int tells.
        if count <= 0 || count > i32::MAX / 12 {
            return Ok(guest.nowhere());
        }
        let flat = guest.range(raw, count as u64 * 12)?;
        if structs::epoll_event(HostIsa::HOST).is_none() || raw == 0 {
            return Ok(flat);
        }
        scratch.try_reserve_exact(count as usize).map_err(|_| Errno(libc::ENOMEM))?;
        scratch.resize(count as usize, [0; 16]);
        Ok(address(&mut scratch[..]))
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(scratch: &mut Self::Scratch, guest: &G, raw: u64, _: u64, result: i64) -> i64 {
        let Some(layout) = structs::epoll_event(HostIsa::HOST) else { return result };
        let mut event = [0; 12];
        for (i, host) in scratch.iter().enumerate().take(result.max(0) as usize) {
            layout.to_guest(host, &mut event);
            if guest.write(raw + i as u64 * 12, &event).is_err() {
                return Errno(libc::EFAULT).result();
            }
        }
        result
    }
}

impl Crossing for Dirents {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for Dirents {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
        guest.range(raw, count)
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, _: u64, result: i64) -> i64 {
        if nr::getdents.is_some() || result <= 0 {
            return result;
        }
        written(result, repack_dirents(guest, raw, result as u64))
    }
}

/// Turns `bytes` bytes of `linux_dirent64` into `linux_dirent`, in place: the name begins one byte earlier, and the type
/// moves from before the name to the record's last byte.
fn repack_dirents<G: GuestMemory>(guest: &G, raw: u64, bytes: u64) -> Result<(), super::Fault> {
    const LENGTH: usize = 16;
    const TYPE: usize = 18;
    let mut at = raw;
    while at + 20 <= raw + bytes {
        let head = guest.load::<19>(at)?;
        let length = usize::from(u16::from_le_bytes([head[LENGTH], head[LENGTH + 1]]));
        if length < 20 || at + length as u64 > raw + bytes {
            break;
        }
        let mut record = vec![0; length];
        guest.read(at, &mut record)?;
        let kind = record.remove(TYPE);
        record.push(kind);
        guest.write(at, &record)?;
        at += length as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Memory;

    fn bounce() -> Bounce {
        Bounce::NEW
    }

    const EFAULT: Result<usize, Errno> = Err(Errno(libc::EFAULT));

    #[test]
    fn null_is_null_and_what_lies_beyond_the_memory_is_the_kernels_to_find() {
        let m = Memory::new(65536);
        let enter = |raw, count| <Out<u8> as Cross<u64>>::enter(&mut bounce(), &m, raw, count);
        assert_eq!(enter(0, 100), Ok(0));
        assert_eq!(enter(65535, 1), Ok(m.base() + 65535));
        assert_eq!(enter(65535, 2), Ok(m.base() + 65535));
        assert_eq!(enter(0xffff_ffff, 0xffff_ffff), Ok(m.base() + 0xffff_ffff));
        assert_eq!(enter(1, (1 << 32) + 1), EFAULT, "more than is kept inaccessible");
        assert_eq!(<In<PollFd> as Cross<u64>>::enter(&mut bounce(), &m, 8, 1 << 30), Err(Errno(libc::EINVAL)));
        assert_eq!(<In<PollFd> as Cross<u64>>::enter(&mut bounce(), &m, 8, u64::MAX), Err(Errno(libc::EINVAL)));
    }

    #[test]
    fn a_message_buffer_has_a_type_before_its_text() {
        let m = Memory::new(65536);
        assert!(<In<MsgBuf> as Cross<u64>>::enter(&mut bounce(), &m, 65520, (1 << 32) - 8).is_ok());
        assert_eq!(<In<MsgBuf> as Cross<u64>>::enter(&mut bounce(), &m, 65520, (1 << 32) - 7), EFAULT);
    }

    #[test]
    fn a_size_is_copied_there_and_back() {
        let m = Memory::new(65536);
        let mut scratch = None;
        for size in [128, -1] {
            m.write(16, &i32::to_le_bytes(size)).unwrap();
            SizeOf::enter(&mut scratch, &m, 16, 65436).unwrap();
            assert_eq!(scratch, Some(size));
        }
        scratch = Some(16);
        assert_eq!(SizeOf::leave(&mut scratch, &m, 16, 0, 0), 0);
        assert_eq!(m.load::<4>(16), Ok(16u32.to_le_bytes()));
    }

    #[test]
    fn old_directory_entries_keep_length_and_name() {
        let m = Memory::new(65536);
        let mut record = [0; 24];
        record[16] = 24;
        record[18] = 8;
        record[19..22].copy_from_slice(b"abc");
        m.write(100, &record).unwrap();
        m.write(124, &record).unwrap();
        repack_dirents(&m, 100, 48).unwrap();
        for at in [100, 124] {
            let old = m.load::<24>(at).unwrap();
            assert_eq!((&old[16..18], &old[18..22], old[23]), (&[24, 0][..], &b"abc\0"[..], 8));
        }
    }

    #[test]
    fn fd_sets_are_whole_words() {
        let m = Memory::new(65536);
        assert_eq!(FdSet::enter(&mut (), &m, 65528, 64), Ok(m.base() + 65528));
        assert_eq!(FdSet::enter(&mut (), &m, 65528, 0xffff_ffff), Err(Errno(libc::EINVAL)), "a negative number");
    }
}
