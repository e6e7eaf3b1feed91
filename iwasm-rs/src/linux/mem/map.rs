//! mmap and munmap.

use super::space::{self, AddressSpace, PAGE, PROT_MASK};
use super::vma::Kind;
use super::{EINVAL, ENOMEM, lock, page_count, pages};
use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use std::ops::Range;
use wali_syscalls::marshal::Errno;
use wali_syscalls::nr;

/// Flags that the kernel gets: those that place a mapping are this module's business, MAP_32BIT and MAP_GROWSDOWN have no meaning here.
const PASSED_FLAGS: i32 = !(libc::MAP_FIXED | libc::MAP_FIXED_NOREPLACE | MAP_32BIT | libc::MAP_GROWSDOWN);
const MAP_32BIT: i32 = 0x40;

/// A mapping that the guest asks for, checked as far as the kernel would not.
struct Request {
    kind: Kind,
    prot: i32,
    flags: i32,
    fd: i32,
    offset: i64,
}

/// `mmap`.
pub(crate) fn mmap(caller: Caller, addr: u32, length: u32, prot: u32, flags: u32, fd: i32, offset: i64) -> SysResult {
    let call = Call::new(caller)?;
    let (flags, prot, length, address) = (flags as i32, prot as i32 & PROT_MASK, u64::from(length), u64::from(addr));
    let fixed = flags & (libc::MAP_FIXED | libc::MAP_FIXED_NOREPLACE) != 0;
    if length == 0 || !(offset as u64).is_multiple_of(PAGE) || fixed && !address.is_multiple_of(PAGE) {
        return Err(EINVAL);
    }
    let kind = match (flags & libc::MAP_TYPE, flags & libc::MAP_ANONYMOUS != 0) {
        (libc::MAP_PRIVATE, true) => Kind::Anonymous(prot),
        (libc::MAP_PRIVATE, false) => Kind::PrivateFile,
        (libc::MAP_SHARED | libc::MAP_SHARED_VALIDATE, _) => Kind::Shared,
        _ => return Err(EINVAL),
    };
    let pages = page_count(length).ok_or(ENOMEM)?;
    let request = Request { kind, prot, flags: flags & PASSED_FLAGS, fd, offset };
    let mut space = lock(&call);
    loop {
        let start = if fixed {
            fixed_place(&call, &space, address, pages, flags)?
        } else {
            space.choose(call.memory, (address / PAGE) as u32, pages)?
        };
        let range = start..start + pages;
        if space.cover(call.memory, &range)? {
            place(&call, &mut space, range.clone(), &request)?;
            return Ok(i64::from(start) * PAGE as i64);
        }
        space.sync(call.memory);
    }
}

fn fixed_place(call: &Call<'_>, space: &AddressSpace, address: u64, pages: u32, flags: i32) -> Result<u32, Errno> {
    let start = (address / PAGE) as u32;
    if start == 0 {
        return Err(Errno(libc::EPERM));
    }
    let range = start..start.checked_add(pages).ok_or(ENOMEM)?;
    if range.end > AddressSpace::end(call.memory) {
        return Err(ENOMEM);
    }
    if flags & libc::MAP_FIXED_NOREPLACE != 0 && !space.vmas.is_free(range) {
        return Err(Errno(libc::EEXIST));
    }
    Ok(start)
}

/// Maps a range of the reservation, instead of what was there.
fn place(call: &Call<'_>, space: &mut AddressSpace, range: Range<u32>, request: &Request) -> Result<(), Errno> {
    let (at, bytes) = (space::host(call.memory, range.start), space::bytes(&range));
    let flags = request.flags | if space.lock_future != 0 { libc::MAP_LOCKED } else { 0 };
    let mapped = if matches!(request.kind, Kind::Anonymous(_)) {
        space::map(at, bytes, request.prot, flags | libc::MAP_FIXED, -1, 0)
    } else {
        place_object(at, bytes, flags, request)
    };
    if let Err(error) = mapped {
        if space::close_hole(call.memory, &range) {
            space.remove(range);
        }
        return Err(error);
    }
    space.insert(range, request.kind);
    Ok(())
}

/// Maps a file or shared memory elsewhere first: what can fail fails there and leaves the reservation whole.
fn place_object(at: usize, bytes: usize, flags: i32, request: &Request) -> SysResult {
    let elsewhere = space::map(0, bytes, request.prot, flags, request.fd, request.offset)? as usize;
    let how = (libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED) as usize;
    let moved = space::kernel(nr::mremap, [elsewhere, bytes, bytes, how, at]);
    if moved.is_err() {
        // Frees our own mapping, which the guest has never seen.
        let _ = space::kernel(nr::munmap, [elsewhere, bytes]);
    }
    moved
}

/// `munmap`.
pub(crate) fn munmap(caller: Caller, addr: u32, len: u32) -> SysResult {
    let call = Call::new(caller)?;
    if len == 0 {
        return Err(EINVAL);
    }
    let range = pages(&call, addr, len).map_err(|_| EINVAL)?;
    let mut space = lock(&call);
    unmap(&call, &mut space, range)?;
    Ok(0)
}

/// Gives pages back: the mapped parts become inaccessible.
pub(super) fn unmap(call: &Call<'_>, space: &mut AddressSpace, range: Range<u32>) -> Result<(), Errno> {
    if space.vmas.is_free(range.clone()) {
        return Ok(());
    }
    space::clear(call.memory, &range)?;
    space.segments.retain(|start, _| !range.contains(start));
    space.remove(range);
    Ok(())
}
