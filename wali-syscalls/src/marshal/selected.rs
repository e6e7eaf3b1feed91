//! Arguments whose kind depends on an operation: see [`crate::select`].

use super::pointer::{Bounce, string};
use super::{Cross, Crossing, Errno, GuestMemory, address, written};
use crate::abi::flags::open_flags;
use crate::abi::structs::{self, IFCONF, SOCK_FPROG};
use crate::isa::HostIsa;
use crate::select::{Kind, fcntl, futex, ioctl, ipc, prctl, sockopt};
use crate::types::*;

/// What a selected argument may need between the steps.
#[derive(Debug)]
pub struct Room {
    bounce: Bounce,
}

impl Room {
    const NEW: Room = Room { bounce: Bounce::NEW };

    #[inline(always)]
    fn enter<G: GuestMemory>(&mut self, guest: &G, raw: u64, kind: Kind) -> Result<usize, Errno> {
        match kind {
            Kind::Number => Ok(raw as usize),
            Kind::OpenFlags => Ok(open_flags(HostIsa::HOST, raw as u32) as usize),
            Kind::Pointer(bytes) => guest.range(raw & 0xffff_ffff, bytes.into()),
            Kind::Unsized => guest.range(raw & 0xffff_ffff, 1),
            Kind::String => string(guest, raw & 0xffff_ffff),
            Kind::Refused(errno) => Err(Errno(errno)),
            Kind::Ifconf | Kind::FilterProgram | Kind::SemidDs => self.enter_struct(guest, raw & 0xffff_ffff, kind),
        }
    }

    #[inline(never)]
    fn enter_struct<G: GuestMemory>(&mut self, guest: &G, raw: u64, kind: Kind) -> Result<usize, Errno> {
        let layout = match kind {
            Kind::Ifconf => Some(&IFCONF),
            Kind::FilterProgram => Some(&SOCK_FPROG),
            _ => structs::semid_ds(HostIsa::HOST),
        };
        let Some(layout) = layout.filter(|_| raw != 0) else { return guest.range(raw, 88) };
        self.bounce.load(layout, guest, raw)?;
        let room = &mut self.bounce.0;
        let number = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| room[at + i]));
        let pointed = match kind {
            Kind::Ifconf => number(0).into(),
            // A `struct sock_filter` has 8 bytes.
            Kind::FilterProgram => u64::from(number(0) & 0xffff) * 8,
            _ => return Ok(address(room)),
        };
        let pointer = guest.range(number(8).into(), pointed)?;
        room[8..16].copy_from_slice(&pointer.to_le_bytes());
        Ok(address(room))
    }

    fn leave<G: GuestMemory>(&mut self, guest: &G, raw: u64, kind: Kind, result: i64) -> i64 {
        let raw = raw & 0xffff_ffff;
        match kind {
            _ if result < 0 || raw == 0 => result,
            // The length; the pointer stays the guest's.
            Kind::Ifconf => written(result, guest.write(raw, &self.bounce.0[..4])),
            Kind::SemidDs => match structs::semid_ds(HostIsa::HOST) {
                Some(layout) => written(result, self.bounce.store(layout, guest, raw)),
                None => result,
            },
            _ => result,
        }
    }
}

macro_rules! selected {
    ($($name:ident |$by:ident| $kind:expr;)*) => { $(
        impl Crossing for $name {
            type Scratch = Room;
            const SCRATCH: Room = Room::NEW;
        }
        impl Cross<u64> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(scratch: &mut Room, guest: &G, raw: u64, by: u64) -> Result<usize, Errno> {
                let $by = by as u32;
                scratch.enter(guest, raw, $kind)
            }

            #[inline(always)]
            fn leave<G: GuestMemory>(scratch: &mut Room, guest: &G, raw: u64, by: u64, result: i64) -> i64 {
                let $by = by as u32;
                scratch.leave(guest, raw, $kind, result)
            }
        }
    )* };
}
selected! {
    IoctlArg |request| ioctl::kind(request);
    PrctlArg2 |op| prctl::kind(op, 2);
    PrctlArg3 |op| prctl::kind(op, 3);
    PrctlArg4 |op| prctl::kind(op, 4);
    PrctlArg5 |op| prctl::kind(op, 5);
    SemctlArg |op| ipc::semctl(op);
    ShmctlArg |op| ipc::shmctl(op);
    MsgctlArg |op| ipc::msgctl(op);
}

impl Crossing for FcntlArg {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for FcntlArg {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, op: u64) -> Result<usize, Errno> {
        match fcntl::kind(op as u32) {
            Kind::Pointer(bytes) => guest.range(raw & 0xffff_ffff, bytes.into()),
            Kind::OpenFlags => Ok(open_flags(HostIsa::HOST, raw as u32) as usize),
            Kind::Refused(errno) => Err(Errno(errno)),
            _ => Ok(raw as usize),
        }
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(_: &mut (), _: &G, _: u64, op: u64, result: i64) -> i64 {
        if op as u32 == fcntl::F_GETFL && result >= 0 {
            return open_flags(HostIsa::HOST, result as u32).into();
        }
        result
    }
}

impl Crossing for IoctlRequest {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for IoctlRequest {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        Ok(ioctl::host_request(raw as u32) as usize)
    }
}

impl Crossing for FutexArg4 {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for FutexArg4 {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, op: u64) -> Result<usize, Errno> {
        if futex::has_timeout(op as u32) { guest.range(raw, Timespec::SIZE as u64) } else { Ok(raw as usize) }
    }
}

impl Crossing for FutexWord2 {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<u64> for FutexWord2 {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, op: u64) -> Result<usize, Errno> {
        if futex::has_second_word(op as u32) { guest.range(raw, 4) } else { Ok(0) }
    }
}

impl Crossing for SockOptIn {
    type Scratch = Room;
    const SCRATCH: Room = Room::NEW;
}
impl Cross<(u64, u64, u64)> for SockOptIn {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Room, guest: &G, raw: u64, (level, name, size): (u64, u64, u64)) -> Result<usize, Errno> {
        match sockopt::set_kind(level as u32, name as u32) {
            _ if (size as i32) < 0 => Err(Errno(libc::EINVAL)),
            Kind::Number => guest.range(raw, size & 0xffff_ffff),
            kind => scratch.enter(guest, raw, kind),
        }
    }
}

impl Crossing for SockOptLen {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<(u64, u64)> for SockOptLen {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, (level, name): (u64, u64)) -> Result<usize, Errno> {
        let raw = raw as u32 as usize;
        match sockopt::set_kind(level as u32, name as u32) {
            Kind::FilterProgram if raw == SOCK_FPROG.guest_bytes => Ok(SOCK_FPROG.host_bytes),
            // Any other size is wrong, also the host's.
            Kind::FilterProgram => Err(Errno(libc::EINVAL)),
            _ => Ok(raw),
        }
    }
}

impl Crossing for SockOptOut {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<(u64, u64, u64)> for SockOptOut {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), guest: &G, raw: u64, (level, name, _): (u64, u64, u64)) -> Result<usize, Errno> {
        match sockopt::get_kind(level as u32, name as u32) {
            Kind::Refused(errno) => Err(Errno(errno)),
            // What the kernel writes beyond the memory faults.
            _ => guest.range(raw, 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Memory;

    fn room() -> Room {
        Room::NEW
    }

    #[test]
    fn ioctl_arguments_are_numbers_pointers_or_refused() {
        let m = Memory::new(65536);
        let enter = |request: u64, raw| IoctlArg::enter(&mut room(), &m, raw, request);
        assert_eq!(enter(0x540b, 2), Ok(2), "TCFLSH takes a number");
        assert_eq!(enter(0x5413, 64), Ok(m.base() + 64), "TIOCGWINSZ");
        assert_eq!(enter(0x2285, 64), Err(Errno(libc::ENOTTY)), "SG_IO");
        assert_eq!(enter(0x80085501, 64), Err(Errno(libc::ENOTTY)), "unknown USB request");
        assert_eq!(enter(0x80047601, 65535), Ok(m.base() + 65535), "what lies beyond is the kernel's to find");
        for (request, why) in
            [(0x80047a01, "unknown family"), (0x89f0, "SIOCDEVPRIVATE"), (0x0707, "I2C_RDWR"), (0xaa00, "USERFAULTFD_IOC_NEW")]
        {
            assert_eq!(enter(request, 64), Err(Errno(libc::ENOTTY)), "{why}");
        }
    }

    #[test]
    fn an_ifconf_is_translated_and_its_length_written_back() {
        let m = Memory::new(65536);
        m.write(64, &[40, 0, 0, 0, 0, 1, 0, 0]).unwrap();
        let mut room = Room::NEW;
        IoctlArg::enter(&mut room, &m, 64, 0x8912).unwrap();
        assert_eq!(room.bounce.0[8..16], (m.base() + 256).to_le_bytes());
        room.bounce.0[0] = 80;
        assert_eq!(IoctlArg::leave(&mut room, &m, 64, 0x8912, 0), 0);
        assert_eq!(m.load::<8>(64), Ok([80, 0, 0, 0, 0, 1, 0, 0]));
    }

    #[test]
    fn no_prctl_or_fcntl_passes_an_unknown_address() {
        let m = Memory::new(65536);
        assert_eq!(PrctlArg2::enter(&mut room(), &m, 0x7fff_0000_0000, 0x4155_5856), Err(Errno(libc::EINVAL)));
        assert_eq!(PrctlArg2::enter(&mut room(), &m, 64, 16), Ok(m.base() + 64));
        assert_eq!(FcntlArg::enter(&mut (), &m, 0x7fff_0000_0000, 7), Ok(0), "the low half is the address");
        assert_eq!(FcntlArg::enter(&mut (), &m, 64, 9999), Err(Errno(libc::EINVAL)));
    }

    #[test]
    fn a_filter_program_grows_to_the_hosts_size() {
        let m = Memory::new(65536);
        m.write(64, &[2, 0, 0, 0, 0, 1, 0, 0]).unwrap();
        let by = (1, 26, 8);
        let mut room = Room::NEW;
        SockOptIn::enter(&mut room, &m, 64, by).unwrap();
        assert_eq!(room.bounce.0[8..16], (m.base() + 256).to_le_bytes());
        assert_eq!(SockOptLen::enter(&mut (), &m, 8, (1, 26)), Ok(16));
        assert_eq!(SockOptLen::enter(&mut (), &m, 16, (1, 26)), Err(Errno(libc::EINVAL)));
        assert_eq!(SockOptLen::enter(&mut (), &m, 4, (1, 2)), Ok(4));
    }

    #[test]
    fn a_futex_timeout_is_a_pointer_only_when_the_call_waits() {
        let m = Memory::new(65536);
        assert_eq!(FutexArg4::enter(&mut (), &m, 64, 128), Ok(m.base() + 64));
        assert_eq!(FutexArg4::enter(&mut (), &m, 64, 3 | 128), Ok(64));
    }
}
