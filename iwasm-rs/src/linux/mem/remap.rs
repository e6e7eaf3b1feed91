//! mremap.

use std::ops::Range;

use wali_syscalls::nr;

use super::map::unmap;
use super::space::{self, AddressSpace, PAGE};
use super::vma::Kind;
use super::{EINVAL, ENOMEM, lock, page_count};
use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use wali_syscalls::marshal::Errno;

const KNOWN_FLAGS: i32 = libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED | libc::MREMAP_DONTUNMAP;

/// `mremap`.
pub(crate) fn mremap(caller: Caller, old_address: u32, old_size: u32, new_size: u32, flags: u32, new_address: u32) -> SysResult {
    let call = Call::new(caller)?;
    let (address, target, flags) = (u64::from(old_address), u64::from(new_address), flags as i32);
    let old_pages = page_count(u64::from(old_size)).ok_or(EINVAL)?;
    let new_pages = page_count(u64::from(new_size)).filter(|n| *n > 0).ok_or(EINVAL)?;
    let (may_move, fixed) = (flags & libc::MREMAP_MAYMOVE != 0, flags & libc::MREMAP_FIXED != 0);
    let keep = flags & libc::MREMAP_DONTUNMAP != 0;
    if flags & !KNOWN_FLAGS != 0
        || !address.is_multiple_of(PAGE)
        || (fixed || keep) && !may_move
        || keep && old_pages != new_pages
        || fixed && !target.is_multiple_of(PAGE)
    {
        return Err(EINVAL);
    }
    let start = (address / PAGE) as u32;
    let old = start..start.checked_add(old_pages).ok_or(EINVAL)?;
    let mut space = lock(&call);
    // No size at all asks for a second view of a shared mapping.
    let seen = start..start.saturating_add(old_pages.max(1));
    let kind = Some(seen).filter(|_| address != 0).and_then(|seen| space.vmas.kind(seen)).ok_or(Errno(libc::EFAULT))?;
    let moved = Move { old, new_pages, kind, keep };
    if fixed {
        return moved.to_fixed(&call, &mut space, (target / PAGE) as u32);
    }
    if !keep && old_pages > 0 && moved.in_place(&call, &mut space)? {
        return Ok(address as i64);
    }
    if !may_move {
        return Err(ENOMEM);
    }
    moved.to_free(&call, &mut space)
}

struct Move {
    old: Range<u32>,
    new_pages: u32,
    kind: Kind,
    keep: bool,
}

impl Move {
    /// Shrinks, or grows into free pages behind. False when it must move.
    fn in_place(&self, call: &Call<'_>, space: &mut AddressSpace) -> Result<bool, Errno> {
        let end = self.old.start.checked_add(self.new_pages).ok_or(ENOMEM)?;
        if end <= self.old.end {
            unmap(call, space, end..self.old.end)?;
            return Ok(true);
        }
        let tail = self.old.end..end;
        if end > AddressSpace::end(call.memory) || !space.vmas.is_free(tail.clone()) || !space.cover(call.memory, &tail)? {
            return Ok(false);
        }
        match self.kind {
            Kind::Anonymous(prot) => self.extend(call, &tail, prot)?,
            Kind::PrivateFile | Kind::Shared => self.grow(call, &(self.old.start..end))?,
        }
        space.vmas.insert(tail, self.kind);
        Ok(true)
    }

    fn extend(&self, call: &Call<'_>, tail: &Range<u32>, prot: i32) -> Result<(), Errno> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED;
        space::map(space::host(call.memory, tail.start), space::bytes(tail), prot, flags, -1, 0).map(drop)
    }

    fn to_fixed(&self, call: &Call<'_>, space: &mut AddressSpace, start: u32) -> SysResult {
        let new = start..start.checked_add(self.new_pages).ok_or(EINVAL)?;
        let overlaps = new.start < self.old.end && self.old.start < new.end;
        if start == 0 || new.end > AddressSpace::end(call.memory) || overlaps {
            return Err(EINVAL);
        }
        while !space.cover(call.memory, &new)? {
            space.sync(call.memory);
        }
        unmap(call, space, new.clone())?;
        self.run(call, space, new)
    }

    fn to_free(&self, call: &Call<'_>, space: &mut AddressSpace) -> SysResult {
        loop {
            let start = space.choose(call.memory, 0, self.new_pages)?;
            let new = start..start + self.new_pages;
            if space.cover(call.memory, &new)? {
                return self.run(call, space, new);
            }
            space.sync(call.memory);
        }
    }

    /// Moves to free pages.
    fn run(&self, call: &Call<'_>, space: &mut AddressSpace, new: Range<u32>) -> SysResult {
        let result = match self.kind {
            Kind::Shared => self.second_view(call, &new),
            Kind::Anonymous(prot) => self.move_pages(call, &new).and_then(|()| {
                let tail = new.start + self.old.len() as u32..new.end;
                if tail.start < tail.end { self.extend(call, &tail, prot) } else { Ok(()) }
            }),
            Kind::PrivateFile if self.old.len() >= new.len() => self.move_pages(call, &new),
            Kind::PrivateFile => self.grow(call, &new),
        };
        if let Err(error) = result {
            space::close_hole(call.memory, &new);
            return Err(error);
        }
        space.insert(new.clone(), self.kind);
        if !self.keep && !self.old.is_empty() {
            unmap(call, space, self.old.clone())?;
        }
        Ok(i64::from(new.start) * PAGE as i64)
    }

    /// Moves the contents, and leaves the old pages mapped but empty: never a hole.
    fn move_pages(&self, call: &Call<'_>, new: &Range<u32>) -> Result<(), Errno> {
        let how = (libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED | libc::MREMAP_DONTUNMAP) as usize;
        let bytes = self.old.len().min(new.len()) * PAGE as usize;
        let (from, to) = (space::host(call.memory, self.old.start), space::host(call.memory, new.start));
        space::kernel(nr::mremap, [from, bytes, bytes, how, to]).map(drop)
    }

    /// Grows a mapping of a file or of shared memory, by way of a place outside the reservation: growing where it is would need a hole there.
    fn grow(&self, call: &Call<'_>, new: &Range<u32>) -> Result<(), Errno> {
        const MOVE: usize = libc::MREMAP_MAYMOVE as usize;
        const REPLACE: usize = (libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED) as usize;
        const LEAVE: usize = (libc::MREMAP_MAYMOVE | libc::MREMAP_DONTUNMAP) as usize;
        let (from, to) = (space::host(call.memory, self.old.start), space::host(call.memory, new.start));
        let (old_bytes, new_bytes) = (space::bytes(&self.old), space::bytes(new));
        let elsewhere = match self.kind {
            Kind::Shared => space::kernel(nr::mremap, [from, 0, new_bytes, MOVE])? as usize,
            _ => {
                let moved = space::kernel(nr::mremap, [from, old_bytes, old_bytes, LEAVE, 0])? as usize;
                match space::kernel(nr::mremap, [moved, old_bytes, new_bytes, MOVE]) {
                    Ok(grown) => grown as usize,
                    Err(error) => {
                        space::kernel(nr::mremap, [moved, old_bytes, old_bytes, REPLACE, from])?;
                        return Err(error);
                    }
                }
            }
        };
        space::kernel(nr::mremap, [elsewhere, new_bytes, new_bytes, REPLACE, to]).map(drop)
    }

    /// Maps what the old pages show a second time: with an old size of 0 the kernel leaves them alone.
    fn second_view(&self, call: &Call<'_>, new: &Range<u32>) -> Result<(), Errno> {
        let how = (libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED) as usize;
        let (from, to) = (space::host(call.memory, self.old.start), space::host(call.memory, new.start));
        space::kernel(nr::mremap, [from, 0, space::bytes(new), how, to]).map(drop)
    }
}
