//! Calls about pages that are mapped: mprotect, madvise, msync, mincore, mlock and their relatives.

use std::ops::Range;

use wali_syscalls::nr;

use super::space::{self, AddressSpace, PAGE, PROT_MASK};
use super::vma::Kind;
use super::{EINVAL, ENOMEM, lock, pages};
use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use wali_syscalls::marshal::Errno;

const PROT_KNOWN: i32 = libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC | PROT_SEM | PROT_ARCH;
const PROT_SEM: i32 = 8;
/// PROT_BTI and PROT_MTE of aarch64.
const PROT_ARCH: i32 = 0x30;

/// Advice that the kernel may take: not what would break hardware pages.
const PASSED_ADVICE: [Range<i32>; 2] = [0..5, 8..26];
const MADV_GUARD: Range<i32> = 102..104;
/// Advice that stays here, for the kernel would leave a child a hole in the reservation: MADV_DONTFORK and MADV_DOFORK.
const FORK_ADVICE: [i32; 2] = [libc::MADV_DONTFORK, libc::MADV_DOFORK];

const MCL_CURRENT: i32 = 1;
const MCL_FUTURE: i32 = 2;
const MCL_ONFAULT: i32 = 4;

/// A range of which every page is mapped, with its kernel address and length.
fn mapped(call: &Call<'_>, space: &AddressSpace, addr: u32, len: u32) -> Result<(Range<u32>, [usize; 2]), Errno> {
    let range = pages(call, addr, len)?;
    if !space.vmas.covers(range.clone()) {
        return Err(ENOMEM);
    }
    let registers = [space::host(call.memory, range.start), space::bytes(&range)];
    Ok((range, registers))
}

/// `mprotect`.
pub(crate) fn mprotect(caller: Caller, addr: u32, len: u32, prot: u32) -> SysResult {
    let call = Call::new(caller)?;
    if prot as i32 & !PROT_KNOWN != 0 {
        return Err(EINVAL);
    }
    let prot = prot as i32 & PROT_MASK;
    let mut space = lock(&call);
    let (range, [at, bytes]) = mapped(&call, &space, addr, len)?;
    let result = space::kernel(nr::mprotect, [at, bytes, prot as usize])?;
    space.vmas.protect(range, prot);
    Ok(result)
}

/// `madvise`.
pub(crate) fn madvise(caller: Caller, addr: u32, length: u32, advice: i32) -> SysResult {
    let call = Call::new(caller)?;
    if !PASSED_ADVICE.iter().chain([&MADV_GUARD]).any(|known| known.contains(&advice)) {
        return Err(EINVAL);
    }
    let mut space = lock(&call);
    let (range, [at, bytes]) = mapped(&call, &space, addr, length)?;
    if FORK_ADVICE.contains(&advice) {
        match advice {
            libc::MADV_DONTFORK => space.left_behind.insert(range, Kind::Shared),
            _ => space.left_behind.remove(range),
        }
        return Ok(0);
    }
    // The reservation never has a hole, so the pages stay the guest's without the lock, while the kernel may wait.
    drop(space);
    space::kernel(nr::madvise, [at, bytes, advice as usize])
}

/// `msync`.
pub(crate) fn msync(caller: Caller, addr: u32, length: u32, flags: u32) -> SysResult {
    let call = Call::new(caller)?;
    let space = lock(&call);
    let (_, [at, bytes]) = mapped(&call, &space, addr, length)?;
    drop(space);
    space::kernel(nr::msync, [at, bytes, flags as usize])
}

/// `mincore`.
pub(crate) fn mincore(caller: Caller, addr: u32, length: u32, vec: u32) -> SysResult {
    let call = Call::new(caller)?;
    let space = lock(&call);
    let (range, _) = mapped(&call, &space, addr, length)?;
    drop(space);
    const CHUNK: usize = 4096;
    let mut resident = [0u8; CHUNK];
    for begin in range.clone().step_by(CHUNK) {
        let count = (range.end - begin).min(CHUNK as u32) as usize;
        let registers = [space::host(call.memory, begin), count * PAGE as usize, resident.as_mut_ptr() as usize];
        space::kernel(nr::mincore, registers)?;
        let at = vec.checked_add(begin - range.start).ok_or(Errno(libc::EFAULT))?;
        call.write(at, &resident[..count])?;
    }
    Ok(0)
}

/// For calls that take any address and mean all the pages it touches.
fn touched(addr: u32, len: u32) -> (u32, u32) {
    let offset = addr % PAGE as u32;
    (addr - offset, len.saturating_add(offset))
}

/// `mlock`.
pub(crate) fn mlock(caller: Caller, addr: u32, len: u32) -> SysResult {
    mlock2(caller, addr, len, 0)
}

/// `mlock2`.
pub(crate) fn mlock2(caller: Caller, addr: u32, len: u32, flags: u32) -> SysResult {
    let call = Call::new(caller)?;
    let (addr, len) = touched(addr, len);
    let space = lock(&call);
    let (_, [at, bytes]) = mapped(&call, &space, addr, len)?;
    drop(space);
    match flags {
        0 => space::kernel(nr::mlock, [at, bytes]),
        _ => space::kernel(nr::mlock2, [at, bytes, flags as usize]),
    }
}

/// `munlock`.
pub(crate) fn munlock(caller: Caller, addr: u32, len: u32) -> SysResult {
    let call = Call::new(caller)?;
    let (addr, len) = touched(addr, len);
    let space = lock(&call);
    let (_, [at, bytes]) = mapped(&call, &space, addr, len)?;
    drop(space);
    space::kernel(nr::munlock, [at, bytes])
}

/// `mlockall`, for the guest's pages only: the kernel would count the whole reservation.
pub(crate) fn mlockall(caller: Caller, flags: u32) -> SysResult {
    let call = Call::new(caller)?;
    let flags = flags as i32;
    if flags == 0 || flags & !(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0 || flags == MCL_ONFAULT {
        return Err(EINVAL);
    }
    let mut space = lock(&call);
    if flags & MCL_CURRENT != 0 {
        let on_fault = usize::from(flags & MCL_ONFAULT != 0);
        for (range, _) in space.vmas.parts(0..AddressSpace::end(call.memory)) {
            let registers = [space::host(call.memory, range.start), space::bytes(&range), on_fault];
            space::kernel(nr::mlock2, registers)?;
        }
    }
    space.lock_future = flags & MCL_FUTURE;
    Ok(0)
}

/// `munlockall`.
pub(crate) fn munlockall(caller: Caller) -> SysResult {
    let call = Call::new(caller)?;
    let mut space = lock(&call);
    space.lock_future = 0;
    for (range, _) in space.vmas.parts(0..AddressSpace::end(call.memory)) {
        space::kernel(nr::munlock, [space::host(call.memory, range.start), space::bytes(&range)])?;
    }
    Ok(0)
}
