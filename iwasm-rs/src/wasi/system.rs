//! Clocks, random numbers, the end.

use rustix::process::Signal;
use rustix::time::{ClockId, Timespec};

use super::call::Call;
use super::errno::Errno;
use super::table::Nothing;
use crate::sys::report;

/// WASI's clocks in their order: real time, monotonic, and CPU time of process and thread.
const CLOCKS: [ClockId; 4] = [ClockId::Realtime, ClockId::Monotonic, ClockId::ProcessCPUTime, ClockId::ThreadCPUTime];

fn clock(id: u32) -> Result<ClockId, Errno> {
    CLOCKS.get(id as usize).copied().ok_or(Errno::INVAL)
}

/// Nanoseconds since the clock's begin, which for these clocks fit for 584 years.
pub(super) fn nanoseconds(time: Timespec) -> u64 {
    (time.tv_sec as u64).wrapping_mul(1_000_000_000).wrapping_add(time.tv_nsec as u64)
}

/// `clock_res_get`.
pub(super) fn clock_res_get(call: Call<'_>, id: u32, resolution: u32) -> Result<(), Errno> {
    call.write_u64(resolution, nanoseconds(rustix::time::clock_getres(clock(id)?)))
}

/// `clock_time_get`. The clocks are as precise as they can be.
pub(super) fn clock_time_get(call: Call<'_>, id: u32, _precision: u64, time: u32) -> Result<(), Errno> {
    call.write_u64(time, nanoseconds(rustix::time::clock_gettime(clock(id)?)))
}

/// `proc_exit`.
pub(super) fn proc_exit(_: Call<'_>, code: u32) -> Nothing {
    report::end();
    std::process::exit(code as i32)
}

/// WASI's signals in their order, from 1 on.
const SIGNALS: [Signal; 30] = [
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ILL,
    Signal::TRAP,
    Signal::ABORT,
    Signal::BUS,
    Signal::FPE,
    Signal::KILL,
    Signal::USR1,
    Signal::SEGV,
    Signal::USR2,
    Signal::PIPE,
    Signal::ALARM,
    Signal::TERM,
    Signal::CHILD,
    Signal::CONT,
    Signal::STOP,
    Signal::TSTP,
    Signal::TTIN,
    Signal::TTOU,
    Signal::URG,
    Signal::XCPU,
    Signal::XFSZ,
    Signal::VTALARM,
    Signal::PROF,
    Signal::WINCH,
    Signal::IO,
    Signal::POWER,
    Signal::SYS,
];

/// `proc_raise`: to the program itself.
pub(super) fn proc_raise(_: Call<'_>, signal: u32) -> Result<(), Errno> {
    match signal {
        0 => Ok(()),
        _ => {
            let signal = *SIGNALS.get(signal as usize - 1).ok_or(Errno::INVAL)?;
            Ok(rustix::process::kill_process(rustix::process::getpid(), signal)?)
        }
    }
}

/// `random_get`.
pub(super) fn random_get(call: Call<'_>, buffer: u32, length: u32) -> Result<(), Errno> {
    let mut chunk = [0; 256];
    let mut done = 0;
    while done < length {
        let part = &mut chunk[..(length - done).min(256) as usize];
        let got = rustix::rand::getrandom(&mut *part, rustix::rand::GetRandomFlags::empty())?;
        call.write(buffer.checked_add(done).ok_or(Errno::FAULT)?, &part[..got])?;
        done += got as u32;
    }
    Ok(())
}

/// `sched_yield`.
pub(super) fn sched_yield(_: Call<'_>) -> Result<(), Errno> {
    rustix::thread::sched_yield();
    Ok(())
}
