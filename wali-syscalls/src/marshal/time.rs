//! Times in units that only some hosts' calls take: where the host lacks the older call, its newer sibling gets a converted copy.

use super::{Cross, Crossing, Errno, GuestMemory, address, written};
use crate::abi::structs::Time;
use crate::nr;
use crate::types::*;

/// The kernel's `struct timespec`, or half a `struct itimerval`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct HostTime {
    seconds: i64,
    fraction: i64,
}

impl HostTime {
    const ZERO: HostTime = HostTime { seconds: 0, fraction: 0 };
}

/// A `timeval` as a `timespec`, with the check that the newer call makes of nanoseconds.
fn timespec(t: Time) -> Result<HostTime, Errno> {
    match t.fraction {
        0..1_000_000 => Ok(HostTime { seconds: t.seconds, fraction: t.fraction * 1000 }),
        _ => Err(Errno(libc::EINVAL)),
    }
}

/// As [`timespec`], but as select takes it: whole seconds may hide in the microseconds.
fn select_timespec(t: Time) -> Result<HostTime, Errno> {
    if t.seconds < 0 || t.fraction < 0 {
        return Err(Errno(libc::EINVAL));
    }
    let seconds = t.seconds.saturating_add(t.fraction / 1_000_000);
    Ok(HostTime { seconds, fraction: t.fraction % 1_000_000 * 1000 })
}

/// A timeout of poll; negative = none.
fn poll_timespec(milliseconds: i32) -> Option<HostTime> {
    (milliseconds >= 0).then(|| HostTime { seconds: (milliseconds / 1000).into(), fraction: i64::from(milliseconds % 1000) * 1_000_000 })
}

/// The seconds that alarm reports of the time left: rounded to the nearest, but not to 0 while some is left.
fn alarm_seconds(left: HostTime) -> i64 {
    let up = left.fraction >= 500_000 || (left.seconds == 0 && left.fraction > 0);
    left.seconds + i64::from(up)
}

impl Crossing for PollTimeout {
    type Scratch = HostTime;
    const SCRATCH: HostTime = HostTime::ZERO;
}
impl Cross<()> for PollTimeout {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut HostTime, _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        if nr::poll.is_some() {
            return Ok(Int::register(raw));
        }
        Ok(match poll_timespec(raw as i32) {
            Some(time) => {
                *scratch = time;
                address(scratch)
            }
            None => 0,
        })
    }
}

impl Crossing for SelectTimeout {
    type Scratch = HostTime;
    const SCRATCH: HostTime = HostTime::ZERO;
}
impl Cross<()> for SelectTimeout {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut HostTime, guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        if nr::select.is_some() || raw == 0 {
            return guest.range(raw, Time::BYTES as u64);
        }
        *scratch = select_timespec(Time::from_bytes(&guest.load(raw)?))?;
        Ok(address(scratch))
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(scratch: &mut HostTime, guest: &G, raw: u64, _: (), result: i64) -> i64 {
        if nr::select.is_some() || raw == 0 || result < 0 {
            return result;
        }
        // Linux's select tells the time left.
        let left = Time { seconds: scratch.seconds, fraction: scratch.fraction / 1000 };
        written(result, guest.write(raw, &left.to_bytes()))
    }
}

impl Crossing for AlarmSeconds {
    /// Two `struct itimerval`: interval and value of the new, then of the old timer.
    type Scratch = [HostTime; 4];
    const SCRATCH: [HostTime; 4] = [HostTime::ZERO; 4];
}
impl Cross<()> for AlarmSeconds {
    #[inline(always)]
    fn enter<G: GuestMemory>(scratch: &mut Self::Scratch, _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
        if nr::alarm.is_some() {
            return Ok(Uint::register(raw));
        }
        scratch[1].seconds = (raw as u32).into();
        Ok(address(scratch))
    }

    #[inline(always)]
    fn leave<G: GuestMemory>(scratch: &mut Self::Scratch, _: &G, _: u64, _: (), result: i64) -> i64 {
        if nr::alarm.is_some() || result < 0 { result } else { alarm_seconds(scratch[3]) }
    }
}

macro_rules! file_times {
    ($($name:ident $call:ident $bytes:literal $convert:expr;)*) => { $(
        impl Crossing for $name {
            type Scratch = [HostTime; 2];
            const SCRATCH: [HostTime; 2] = [HostTime::ZERO; 2];
        }
        impl Cross<()> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(scratch: &mut Self::Scratch, guest: &G, raw: u64, _: ()) -> Result<usize, Errno> {
                if nr::$call.is_some() || raw == 0 {
                    return guest.range(raw, $bytes);
                }
                *scratch = $convert(guest.load::<$bytes>(raw)?)?;
                Ok(address(scratch))
            }
        }
    )* };
}
file_times! {
    UtimbufTimes utime 16 |t| Ok::<_, Errno>(from_utimbuf(t));
    TimevalTimes utimes 32 from_timevals;
}

fn from_utimbuf(bytes: [u8; 16]) -> [HostTime; 2] {
    // Two numbers of seconds.
    let t = Time::from_bytes(&bytes);
    [t.seconds, t.fraction].map(|seconds| HostTime { seconds, fraction: 0 })
}

fn from_timevals(bytes: [u8; 32]) -> Result<[HostTime; 2], Errno> {
    let half = |at: usize| timespec(Time::from_bytes(&std::array::from_fn(|i| bytes[at + i])));
    Ok([half(0)?, half(16)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn time(seconds: i64, fraction: i64) -> HostTime {
        HostTime { seconds, fraction }
    }

    #[test]
    fn a_negative_poll_timeout_is_none() {
        assert_eq!(poll_timespec(-1), None);
        assert_eq!(poll_timespec(1500), Some(time(1, 500_000_000)));
        assert_eq!(poll_timespec(0), Some(time(0, 0)));
    }

    #[test]
    fn select_takes_seconds_from_the_microseconds() {
        assert_eq!(select_timespec(Time { seconds: 1, fraction: 2_500_000 }), Ok(time(3, 500_000_000)));
        assert_eq!(select_timespec(Time { seconds: 0, fraction: -1 }), Err(Errno(libc::EINVAL)));
        assert_eq!(timespec(Time { seconds: 0, fraction: 1_000_000 }), Err(Errno(libc::EINVAL)));
    }

    #[test]
    fn an_alarm_that_still_runs_is_never_reported_as_none() {
        assert_eq!(alarm_seconds(time(0, 1)), 1);
        assert_eq!(alarm_seconds(time(2, 499_999)), 2);
        assert_eq!(alarm_seconds(time(2, 500_000)), 3);
        assert_eq!(alarm_seconds(time(0, 0)), 0);
    }

    #[test]
    fn file_times_are_converted() {
        let mut bytes = [0; 32];
        bytes[0] = 5;
        bytes[8] = 6;
        assert_eq!(from_utimbuf(std::array::from_fn(|i| bytes[i])), [time(5, 0), time(6, 0)]);
        bytes[16] = 7;
        assert_eq!(from_timevals(bytes), Ok([time(5, 6000), time(7, 0)]));
    }
}
