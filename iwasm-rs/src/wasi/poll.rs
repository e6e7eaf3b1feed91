//! `poll_oneoff`: waits for descriptors and clocks.

use std::os::fd::OwnedFd;
use std::sync::Arc;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{FileType, SeekFrom};
use rustix::io::Errno as HostErrno;
use rustix::time::{ClockId, clock_gettime};

use super::call::Call;
use super::errno::Errno;
use super::fd::file;
use super::system::nanoseconds;

/// The most subscriptions of one call: as many as a program may have descriptors.
const MAX: u32 = 1 << 16;
/// Size of an `event`.
const EVENT_BYTES: usize = 32;
/// Values of `eventtype`.
const CLOCK: u8 = 0;
const FD_READ: u8 = 1;
const FD_WRITE: u8 = 2;
/// Bit of `subclockflags`: a point of time, not a span.
const ABSTIME: u16 = 1;
/// Bit of `eventrwflags`.
const HANGUP: u16 = 1;

/// How the struct `subscription` lies in memory. The older ABI's has a number of the clock's subscription that means nothing.
#[derive(Clone, Copy)]
struct Layout {
    bytes: usize,
    clock: usize,
}

const PREVIEW1: Layout = Layout { bytes: 48, clock: 16 };
const UNSTABLE: Layout = Layout { bytes: 56, clock: 24 };

/// What is waited for.
enum Subject {
    /// A clock, so many nanoseconds from now.
    Time(u64),
    /// A descriptor.
    File(Arc<OwnedFd>, PollFlags),
    /// Something that cannot be waited for, which is said at once.
    Wrong(Errno),
}

struct Subscription {
    userdata: [u8; 8],
    kind: u8,
    subject: Subject,
}

impl Subscription {
    fn read(call: Call<'_>, bytes: &[u8], layout: Layout) -> Result<Subscription, Errno> {
        let kind = bytes[8];
        let subject = match kind {
            CLOCK => remaining(&bytes[layout.clock..]).map_or_else(Subject::Wrong, Subject::Time),
            FD_READ | FD_WRITE => {
                let flags = if kind == FD_READ { PollFlags::IN } else { PollFlags::OUT };
                file(call, u32::from_le_bytes(array(&bytes[16..]))).map_or_else(Subject::Wrong, |file| Subject::File(file, flags))
            }
            _ => return Err(Errno::INVAL),
        };
        Ok(Subscription { userdata: array(bytes), kind, subject })
    }

    /// The event that there is after so many nanoseconds, if there is one.
    fn event(&self, elapsed: u64, ready: Option<PollFlags>) -> Option<[u8; EVENT_BYTES]> {
        let (errno, bytes, flags) = match &self.subject {
            Subject::Time(after) => (0, 0, (*after <= elapsed).then_some(0)?),
            Subject::Wrong(errno) => (errno.0, 0, 0),
            Subject::File(file, _) => answer(file, self.kind, ready.filter(|ready| !ready.is_empty())?),
        };
        let mut event = [0; EVENT_BYTES];
        event[..8].copy_from_slice(&self.userdata);
        event[8..10].copy_from_slice(&errno.to_le_bytes());
        event[10] = self.kind;
        event[16..24].copy_from_slice(&bytes.to_le_bytes());
        event[24..26].copy_from_slice(&flags.to_le_bytes());
        Some(event)
    }
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| bytes[at])
}

/// Nanoseconds until a `subscription_clock` is due.
fn remaining(clock: &[u8]) -> Result<u64, Errno> {
    let id = match u32::from_le_bytes(array(clock)) {
        0 => ClockId::Realtime,
        1 => ClockId::Monotonic,
        // Time of the CPU does not pass while a program waits.
        2 | 3 => return Err(Errno::NOTSUP),
        _ => return Err(Errno::INVAL),
    };
    let (timeout, flags) = (u64::from_le_bytes(array(&clock[8..])), u16::from_le_bytes(array(&clock[24..])));
    match flags {
        0 => Ok(timeout),
        ABSTIME => Ok(timeout.saturating_sub(nanoseconds(clock_gettime(id)))),
        _ => Err(Errno::INVAL),
    }
}

/// Errno, number of bytes and flags of a descriptor that is ready.
fn answer(file: &OwnedFd, kind: u8, ready: PollFlags) -> (u16, u64, u16) {
    if ready.contains(PollFlags::NVAL) {
        return (Errno::BADF.0, 0, 0);
    }
    // Of what has gone wrong and still can be read, the read will tell.
    if ready.contains(PollFlags::ERR) && !ready.intersects(PollFlags::IN | PollFlags::OUT | PollFlags::HUP) {
        return (Errno::IO.0, 0, 0);
    }
    let bytes = if kind == FD_READ { available(file) } else { 1 };
    (0, bytes, if ready.contains(PollFlags::HUP) { HANGUP } else { 0 })
}

/// How much can be read at once; 1 where that cannot be said.
fn available(file: &OwnedFd) -> u64 {
    let is_regular = |mode| FileType::from_raw_mode(mode) == FileType::RegularFile;
    match rustix::fs::fstat(file) {
        Ok(stat) if is_regular(stat.st_mode) => {
            let at = rustix::fs::seek(file, SeekFrom::Current(0)).unwrap_or(0);
            (stat.st_size as u64).saturating_sub(at)
        }
        _ => rustix::io::ioctl_fionread(file).unwrap_or(1),
    }
}

/// `poll_oneoff`.
pub(super) fn poll_oneoff(call: Call<'_>, subscriptions: u32, events: u32, count: u32, nevents: u32) -> Result<(), Errno> {
    poll_with(PREVIEW1, call, [subscriptions, events, count, nevents])
}

/// `poll_oneoff` of the older ABI.
pub(super) fn poll_oneoff_unstable(call: Call<'_>, subscriptions: u32, events: u32, count: u32, nevents: u32) -> Result<(), Errno> {
    poll_with(UNSTABLE, call, [subscriptions, events, count, nevents])
}

fn poll_with(layout: Layout, call: Call<'_>, [list, events, count, nevents]: [u32; 4]) -> Result<(), Errno> {
    if count == 0 || count > MAX {
        return Err(Errno::INVAL);
    }
    let mut bytes = vec![0; layout.bytes * count as usize];
    call.read(list, &mut bytes)?;
    let all = bytes.chunks_exact(layout.bytes).map(|bytes| Subscription::read(call, bytes, layout)).collect::<Result<Vec<_>, _>>()?;
    let begin = monotonic();
    loop {
        let elapsed = monotonic().saturating_sub(begin);
        let mut files: Vec<PollFd<'_>> = all
            .iter()
            .filter_map(|s| if let Subject::File(file, flags) = &s.subject { Some(PollFd::new(file, *flags)) } else { None })
            .collect();
        let wait = all.iter().filter_map(|s| match s.subject {
            Subject::Time(after) => Some(after.saturating_sub(elapsed)),
            Subject::Wrong(_) => Some(0),
            Subject::File(..) => None,
        });
        match poll(&mut files, wait.min().map(timespec).as_ref()) {
            Ok(_) => {}
            // A signal, of which the program knows nothing.
            Err(HostErrno::INTR) => continue,
            Err(why) => return Err(why.into()),
        }
        let elapsed = monotonic().saturating_sub(begin);
        let mut ready = files.iter().map(PollFd::revents);
        let happened: Vec<_> =
            all.iter().filter_map(|s| s.event(elapsed, if matches!(s.subject, Subject::File(..)) { ready.next() } else { None })).collect();
        // The kernel's timer may end a moment early.
        if !happened.is_empty() {
            call.write(events, happened.as_flattened())?;
            return call.write_u32(nevents, happened.len() as u32);
        }
    }
}

fn monotonic() -> u64 {
    nanoseconds(clock_gettime(ClockId::Monotonic))
}

/// Centuries are for ever.
fn timespec(ns: u64) -> Timespec {
    Timespec { tv_sec: (ns / 1_000_000_000) as i64, tv_nsec: (ns % 1_000_000_000) as _ }
}
