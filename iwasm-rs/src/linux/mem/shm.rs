//! System V shared memory inside the linear memory.

use wali_syscalls::nr;

use super::space::{self, AddressSpace, PAGE};
use super::vma::Kind;
use super::{EINVAL, ENOMEM, lock, page_count};
use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use wali_syscalls::marshal::Errno;

/// The size of a segment in bytes.
fn segment_bytes(shmid: i32) -> Result<u64, Errno> {
    // SAFETY: all-zero bytes are a valid shmid_ds, which the call fills.
    let mut status: libc::shmid_ds = unsafe { std::mem::zeroed() };
    space::kernel(nr::shmctl, [shmid as usize, libc::IPC_STAT as usize, &raw mut status as usize])?;
    Ok(status.shm_segsz as u64)
}

/// `shmat`.
pub(crate) fn shmat(caller: Caller, shmid: i32, shmaddr: u32, shmflg: u32) -> SysResult {
    let call = Call::new(caller)?;
    let (shmid, flags) = (shmid, shmflg as i32 & !libc::SHM_EXEC);
    let mut address = u64::from(shmaddr);
    if address % PAGE != 0 {
        if flags & libc::SHM_RND == 0 {
            return Err(EINVAL);
        }
        address -= address % PAGE;
    }
    let mut space = lock(&call);
    // With the lock held: no long wait lies before the attachment, in which the number could become that of a larger segment.
    let pages = page_count(segment_bytes(shmid)?).ok_or(ENOMEM)?;
    loop {
        let start = if address == 0 { space.choose(call.memory, 0, pages)? } else { (address / PAGE) as u32 };
        let range = start..start.checked_add(pages).ok_or(EINVAL)?;
        if range.end > AddressSpace::end(call.memory) || flags & libc::SHM_REMAP == 0 && !space.vmas.is_free(range.clone()) {
            return Err(EINVAL);
        }
        if !space.cover(call.memory, &range)? {
            space.sync(call.memory);
            continue;
        }
        let registers = [shmid as usize, space::host(call.memory, start), (flags | libc::SHM_REMAP) as usize];
        if let Err(error) = space::kernel(nr::shmat, registers) {
            if space::close_hole(call.memory, &range) {
                space.remove(range);
            }
            return Err(error);
        }
        space.insert(range, Kind::Shared);
        space.segments.insert(start, pages);
        return Ok(i64::from(start) * PAGE as i64);
    }
}

/// `shmdt`: replacing the pages detaches the segment.
pub(crate) fn shmdt(caller: Caller, shmaddr: u32) -> SysResult {
    let call = Call::new(caller)?;
    let address = u64::from(shmaddr);
    let mut space = lock(&call);
    let start = (address / PAGE) as u32;
    let pages = space.segments.remove(&start).filter(|_| address.is_multiple_of(PAGE)).ok_or(EINVAL)?;
    super::map::unmap(&call, &mut space, start..start + pages)?;
    Ok(0)
}
