//! Memory: mmap and its relatives, inside the linear memory.

mod advise;
mod dump;
mod map;
mod remap;
mod shm;
mod space;
mod vma;

use std::ops::Range;
use std::sync::MutexGuard;

use super::call::{Call, SysResult};
use super::caller::Caller;
use space::PAGE;
use wali_syscalls::marshal::Errno;

pub(crate) use advise::{madvise, mincore, mlock, mlock2, mlockall, mprotect, msync, munlock, munlockall};
pub(crate) use map::{mmap, munmap};
pub(crate) use remap::mremap;
pub(crate) use shm::{shmat, shmdt};
pub(super) use space::AddressSpace;

const EINVAL: Errno = Errno(libc::EINVAL);
const ENOMEM: Errno = Errno(libc::ENOMEM);

/// `brk`: always 0; a libc that gets 0 uses mmap instead.
pub(crate) fn brk(_: Caller, _addr: u32) -> SysResult {
    Ok(0)
}

/// The address space of the calling program, with what `memory.grow` has added.
fn lock<'a>(call: &Call<'a>) -> MutexGuard<'a, AddressSpace> {
    let mut space = call.program.space();
    space.sync(call.memory);
    space
}

/// The pages that a length takes: `None` when it exceeds the address space.
fn page_count(bytes: u64) -> Option<u32> {
    u32::try_from(bytes.div_ceil(PAGE)).ok()
}

/// The pages of a range that the guest names. Address 0 is NULL and so never mapped.
///
/// EINVAL unless the address begins a page; ENOMEM for pages outside the memory.
fn pages(call: &Call<'_>, address: u32, bytes: u32) -> Result<Range<u32>, Errno> {
    let address = u64::from(address);
    if !address.is_multiple_of(PAGE) {
        return Err(EINVAL);
    }
    let start = (address / PAGE) as u32;
    let end = page_count(u64::from(bytes)).and_then(|count| start.checked_add(count)).ok_or(ENOMEM)?;
    if address == 0 || end > AddressSpace::end(call.memory) {
        return Err(ENOMEM);
    }
    Ok(start..end)
}
