//! iovecs and message headers: pointers in memory.

use super::{Cross, Crossing, Errno, Fault, GuestMemory, address};
use crate::types::*;

/// `UIO_MAXIOV`: the most iovecs, and the most messages.
const MAX: usize = 1024;
/// iovecs that need no allocation.
const INLINE: usize = 8;

const IOVEC_BYTES: u64 = 8;
const MSGHDR_BYTES: u64 = 36;
const MMSGHDR_BYTES: u64 = 40;

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The kernel's `struct iovec`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct HostIovec {
    base: usize,
    len: usize,
}

/// The kernel's form of an array of iovecs.
#[derive(Debug)]
pub struct Iovecs {
    inline: [HostIovec; INLINE],
    heap: Vec<HostIovec>,
}

impl Iovecs {
    const NEW: Iovecs = Iovecs { inline: [HostIovec { base: 0, len: 0 }; INLINE], heap: Vec::new() };

    /// Reads `count` iovecs of the guest, and returns their register. More than [`MAX`] are the kernel's to refuse.
    #[inline(always)]
    fn enter<G: GuestMemory>(&mut self, guest: &G, raw: u64, count: usize) -> usize {
        if raw == 0 {
            return 0;
        }
        if count > MAX {
            return guest.nowhere();
        }
        let host = if count <= INLINE {
            &mut self.inline[..count]
        } else {
            self.heap.resize(count, HostIovec { base: 0, len: 0 });
            &mut self.heap[..]
        };
        let mut at = raw;
        for chunk in host.chunks_mut(INLINE) {
            let mut bytes = [0; INLINE * IOVEC_BYTES as usize];
            let bytes = &mut bytes[..chunk.len() * IOVEC_BYTES as usize];
            if guest.read(at, bytes).is_err() {
                return guest.nowhere();
            }
            at += bytes.len() as u64;
            for (host, guest_iovec) in chunk.iter_mut().zip(bytes.chunks_exact(IOVEC_BYTES as usize)) {
                let (base, len) = (word(guest_iovec, 0), word(guest_iovec, 4));
                *host = HostIovec { base: range(guest, base, len), len: len as usize };
            }
        }
        address(host)
    }
}

/// Register for a range in a struct.
#[inline(always)]
fn range<G: GuestMemory>(guest: &G, address: u32, bytes: u32) -> usize {
    guest.range(address.into(), bytes.into()).unwrap_or_else(|_| guest.nowhere())
}

macro_rules! iovecs {
    ($($name:ident)*) => { $(
        impl Crossing for $name {
            type Scratch = Iovecs;
            const SCRATCH: Iovecs = Iovecs::NEW;
        }
        impl Cross<u64> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(scratch: &mut Iovecs, guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
                Ok(scratch.enter(guest, raw, count as u32 as usize))
            }
        }
    )* };
}
iovecs! { IovecIn IovecOut }

/// The kernel's `struct msghdr`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct HostMsgHdr {
    name: usize,
    namelen: u32,
    iov: usize,
    iovlen: usize,
    control: usize,
    controllen: usize,
    flags: u32,
    pad: u32,
}
const _: () = {
    use crate::abi::structs::MSGHDR;
    use std::mem::offset_of;
    assert!(size_of::<HostMsgHdr>() == MSGHDR.host_bytes);
    assert!(offset_of!(HostMsgHdr, control) == 32 && offset_of!(HostMsgHdr, flags) == 48);
};

/// A message header and the iovecs that it points to.
#[derive(Debug)]
pub struct Message {
    header: HostMsgHdr,
    iovecs: Iovecs,
}

impl Message {
    const NEW: Message = Message {
        header: HostMsgHdr { name: 0, namelen: 0, iov: 0, iovlen: 0, control: 0, controllen: 0, flags: 0, pad: 0 },
        iovecs: Iovecs::NEW,
    };

    /// Reads the guest's header and what it points to. The message must stay where it is until the call returned. One that cannot be read
    /// fails when the kernel comes to it: others may go before.
    fn enter<G: GuestMemory>(&mut self, guest: &G, raw: u64) {
        /// Bytes of a `struct sockaddr_storage`: the kernel uses no more of a name.
        const NAME_MAX: u32 = 128;
        let Ok(guest_header) = guest.load::<{ MSGHDR_BYTES as usize }>(raw) else {
            (self.header.iov, self.header.iovlen) = (guest.nowhere(), 1);
            return;
        };
        let field = |at| word(&guest_header, at);
        let (namelen, iovlen, controllen) = (field(4), field(12) as usize, field(24));
        self.header = HostMsgHdr {
            name: range(guest, field(0), namelen.min(NAME_MAX)),
            namelen,
            iov: self.iovecs.enter(guest, field(8).into(), iovlen),
            iovlen,
            control: range(guest, field(20), controllen),
            controllen: controllen as usize,
            flags: field(32),
            pad: 0,
        };
    }

    /// Writes back what a receiving call changed.
    fn leave<G: GuestMemory>(&self, guest: &G, raw: u64) -> Result<(), Fault> {
        guest.write(raw + 4, &self.header.namelen.to_le_bytes())?;
        guest.write(raw + 24, &(self.header.controllen as u32).to_le_bytes())?;
        guest.write(raw + 32, &self.header.flags.to_le_bytes())
    }
}

macro_rules! messages {
    ($($name:ident $receives:literal)*) => { $(
        impl Crossing for $name {
            type Scratch = Message;
            const SCRATCH: Message = Message::NEW;
        }
        impl Cross<()> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(scratch: &mut Message, guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
                if raw == 0 {
                    return Ok(0);
                }
                scratch.enter(guest, raw);
                Ok(address(&mut scratch.header))
            }

            #[inline(always)]
            fn leave<G: GuestMemory>(scratch: &mut Message, guest: &G, raw: u64, _: (), result: i64) -> i64 {
                if $receives && result >= 0 { super::written(result, scratch.leave(guest, raw)) } else { result }
            }
        }
    )* };
}
messages! { MsgHdrIn false MsgHdrOut true }

/// The kernel's form of an array of `struct mmsghdr`.
#[derive(Debug)]
pub struct Messages {
    headers: Vec<HostMMsgHdr>,
    messages: Vec<Message>,
}

/// The kernel's `struct mmsghdr`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct HostMMsgHdr {
    header: HostMsgHdr,
    len: u32,
    pad: u32,
}

impl Messages {
    fn enter<G: GuestMemory>(&mut self, guest: &G, raw: u64, count: u64) -> usize {
        // As the kernel: more are not looked at.
        let count = (count as u32 as usize).min(MAX);
        self.messages.resize_with(count, || Message::NEW);
        for (i, message) in self.messages.iter_mut().enumerate() {
            message.enter(guest, raw + i as u64 * MMSGHDR_BYTES);
        }
        self.headers.extend(self.messages.iter().map(|m| HostMMsgHdr { header: m.header, len: 0, pad: 0 }));
        address(&mut self.headers[..])
    }

    /// Writes back the first `count` messages.
    fn leave<G: GuestMemory>(&mut self, guest: &G, raw: u64, count: usize, receives: bool) -> Result<(), Fault> {
        for (i, (header, message)) in self.headers.iter().zip(&mut self.messages).enumerate().take(count) {
            let at = raw + i as u64 * MMSGHDR_BYTES;
            if receives {
                message.header = header.header;
                message.leave(guest, at)?;
            }
            guest.write(at + MSGHDR_BYTES, &header.len.to_le_bytes())?;
        }
        Ok(())
    }
}

macro_rules! message_arrays {
    ($($name:ident $receives:literal)*) => { $(
        impl Crossing for $name {
            type Scratch = Messages;
            const SCRATCH: Messages = Messages { headers: Vec::new(), messages: Vec::new() };
        }
        impl Cross<u64> for $name {
            fn enter<G: GuestMemory>(scratch: &mut Messages, guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
                Ok(if raw == 0 { 0 } else { scratch.enter(guest, raw, count) })
            }

            fn leave<G: GuestMemory>(scratch: &mut Messages, guest: &G, raw: u64, _: u64, result: i64) -> i64 {
                super::written(result, scratch.leave(guest, raw, result.max(0) as usize, $receives))
            }
        }
    )* };
}
message_arrays! { MMsgHdrIn false MMsgHdrOut true }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Memory;

    fn words(m: &Memory, at: u64, words: &[u32]) {
        for (i, w) in words.iter().enumerate() {
            m.write(at + i as u64 * 4, &w.to_le_bytes()).unwrap();
        }
    }

    #[test]
    fn iovecs_are_widened() {
        let m = Memory::new(65536);
        words(&m, 64, &[1000, 5, 0, 0, 65530, 6]);
        let mut scratch = Iovecs::NEW;
        IovecIn::enter(&mut scratch, &m, 64, 3).unwrap();
        assert_eq!((scratch.inline[0].base, scratch.inline[0].len), (m.base() + 1000, 5));
        assert_eq!((scratch.inline[1].base, scratch.inline[1].len), (0, 0));
        words(&m, 80, &[65530, 0xffff_ffff]);
        IovecIn::enter(&mut scratch, &m, 64, 3).unwrap();
        assert_eq!((scratch.inline[2].base, scratch.inline[2].len), (m.base() + 65530, 0xffff_ffff), "the kernel finds the end");
        for (at, count) in [(64, 1025), (64, 0xffff_ffff), (65532, 1)] {
            assert_eq!(IovecIn::enter(&mut scratch, &m, at, count), Ok(m.nowhere()), "{count} at {at}");
        }
    }

    #[test]
    fn many_iovecs_are_read_to_the_last() {
        let m = Memory::new(65536);
        for i in 0..1024 {
            words(&m, 8192 + i * 8, &[100 + i as u32, 1]);
        }
        let mut scratch = Iovecs::NEW;
        let register = IovecOut::enter(&mut scratch, &m, 8192, 1024).unwrap();
        assert_eq!(register, scratch.heap.as_ptr() as usize);
        assert_eq!(scratch.heap[1023].base, m.base() + 1123);
    }

    #[test]
    fn a_received_message_writes_back_three_fields() {
        let m = Memory::new(65536);
        words(&m, 64, &[500, 16, 200, 1, 0, 600, 20, 0, 0]);
        words(&m, 200, &[1000, 5]);
        let mut scratch = Message::NEW;
        MsgHdrOut::enter(&mut scratch, &m, 64, ()).unwrap();
        assert_eq!((scratch.header.name, scratch.header.iovlen, scratch.header.controllen), (m.base() + 500, 1, 20));
        (scratch.header.namelen, scratch.header.controllen, scratch.header.flags) = (7, 8, 9);
        assert_eq!(MsgHdrOut::leave(&mut scratch, &m, 64, (), 5), 5);
        let back = m.load::<36>(64).unwrap();
        assert_eq!([0, 4, 8, 12, 20, 24, 32].map(|at| word(&back, at)), [500, 7, 200, 1, 600, 8, 9]);
    }

    #[test]
    fn an_array_of_messages_reports_each_length() {
        let m = Memory::new(65536);
        words(&m, 64, &[0, 0, 200, 1, 0, 0, 0, 0, 0, 77]);
        words(&m, 104, &[0, 0, 200, 1, 0, 0, 0, 0, 0, 77]);
        words(&m, 200, &[1000, 5]);
        let mut scratch = MMsgHdrIn::SCRATCH;
        MMsgHdrIn::enter(&mut scratch, &m, 64, 2).unwrap();
        scratch.headers[0].len = 5;
        scratch.headers[1].len = 3;
        assert_eq!(MMsgHdrIn::leave(&mut scratch, &m, 64, 2, 1), 1);
        assert_eq!(m.load::<4>(100), Ok(5u32.to_le_bytes()));
        assert_eq!(m.load::<4>(140), Ok(77u32.to_le_bytes()), "only as many as were sent");
    }
}
