//! Robust lists: the locks that a thread holds, in guest memory, for which its end must be told to those who wait.
//!
//! The kernel cannot read the guest's list, so the engine walks it when a thread or the process ends by a call. A process that a signal ends
//! cannot do that: the C library looks now and then whether the owner of such a lock lives.

use std::cell::Cell;

use wali_syscalls::marshal::Errno;

use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use crate::runtime::Memory;

/// Size of the head: first link (4 bytes), distance from a link to its futex (8 bytes at 8), link of the lock being taken or given back
/// (4 bytes at 16).
const HEAD_BYTES: u32 = 24;
const OFFSET: u64 = 8;
const PENDING: u64 = 16;
/// The most entries that are looked at, as in the kernel.
const LIMIT: usize = 2048;

const FUTEX_TID_MASK: u32 = 0x3fff_ffff;
const FUTEX_OWNER_DIED: u32 = 0x4000_0000;
const FUTEX_WAITERS: u32 = 0x8000_0000;

thread_local! {
    /// Address of the calling thread's head, or 0.
    static HEAD: Cell<u32> = const { Cell::new(0) };
}

/// `set_robust_list`.
pub(crate) fn set_robust_list(caller: Caller, head: u32, len: u32) -> SysResult {
    if len != HEAD_BYTES {
        return Err(Errno(libc::EINVAL));
    }
    let call = Call::new(caller)?;
    HEAD.set(head);
    call.program.set_robust_head(tid(), head);
    Ok(0)
}

/// `get_robust_list`: of a thread of this program.
pub(crate) fn get_robust_list(caller: Caller, pid: i32, head_ptr: u32, len_ptr: u32) -> SysResult {
    let call = Call::new(caller)?;
    let of = if pid == 0 { tid() } else { pid };
    // SAFETY: sends nothing.
    if unsafe { libc::syscall(libc::SYS_tgkill, std::process::id(), of, 0) } != 0 {
        // SAFETY: as above.
        let exists = pid > 0 && unsafe { libc::syscall(libc::SYS_tkill, of, 0) } == 0;
        return Err(Errno(if exists { libc::EPERM } else { libc::ESRCH }));
    }
    call.write(len_ptr, &u64::from(HEAD_BYTES).to_le_bytes())?;
    call.write(head_ptr, &call.program.robust_head(of).to_le_bytes())?;
    Ok(0)
}

fn tid() -> i32 {
    // SAFETY: takes nothing.
    unsafe { libc::gettid() }
}

/// In the child of a fork: it has no list.
pub(super) fn forget() {
    HEAD.set(0);
}

/// The calling thread ends.
pub(super) fn end_thread(call: &Call<'_>) {
    let head = HEAD.replace(0);
    if head != 0 {
        call.program.set_robust_head(tid(), 0);
        List { memory: call.memory, head }.die(tid());
    }
}

/// The process ends, with all its threads.
pub(in crate::linux) fn end_process(call: &Call<'_>) {
    for (tid, head) in call.program.robust_heads() {
        List { memory: call.memory, head }.die(tid);
    }
}

/// A thread's list.
struct List<'a> {
    memory: &'a Memory,
    head: u32,
}

impl List<'_> {
    fn load<const N: usize>(&self, address: u64) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.memory.read(address, &mut bytes).ok().map(|()| bytes)
    }

    /// A link. Its lowest bit marks locks that hand on their priority, which the kernel looks after.
    fn link(&self, address: u64) -> Option<u32> {
        self.load(address).map(|bytes| u32::from_le_bytes(bytes) & !1)
    }

    /// The futex of a link.
    fn futex(&self, link: u32) -> Option<u64> {
        let offset = i64::from_le_bytes(self.load(u64::from(self.head) + OFFSET)?);
        Some(u64::from(link.wrapping_add(offset as u32)))
    }

    /// The futex of the lock that the thread is taking or giving back.
    fn pending(&self) -> Option<u64> {
        self.link(u64::from(self.head) + PENDING).filter(|link| *link != 0).and_then(|link| self.futex(link))
    }

    /// Gives up all locks of a thread. Like the kernel, stops at what it cannot read.
    fn die(&self, tid: i32) -> Option<()> {
        let pending = self.pending();
        let mut link = self.link(u64::from(self.head))?;
        for _ in 0..LIMIT {
            if link == self.head {
                break;
            }
            let next = self.link(u64::from(link));
            let futex = self.futex(link)?;
            if pending != Some(futex) {
                give_up(self.memory, futex, tid);
            }
            link = next?;
        }
        if let Some(futex) = pending {
            give_up(self.memory, futex, tid);
            if self.load(futex) == Some([0; 4]) {
                // Given back, but nobody has been told.
                wake(self.memory, futex);
            }
        }
        Some(())
    }
}

/// Marks a futex whose owner is gone, and wakes one who waits. Like the kernel, passes over one that cannot be written.
fn give_up(memory: &Memory, futex: u64, owner: i32) {
    let update = |value: u32| (value & FUTEX_TID_MASK == owner as u32).then_some(value & FUTEX_WAITERS | FUTEX_OWNER_DIED);
    if matches!(memory.update(futex, update), Ok((_, true))) {
        wake(memory, futex);
    }
}

/// Wakes one who waits for a word to change.
pub(super) fn wake(memory: &Memory, address: u64) {
    if let Some(at) = memory.slice(address, 4) {
        // SAFETY: wakes only; the kernel checks the address.
        unsafe { libc::syscall(libc::SYS_futex, at, libc::FUTEX_WAKE, 1) };
    }
}
