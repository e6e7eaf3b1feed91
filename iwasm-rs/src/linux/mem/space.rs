//! The guest's part of the address space: its mapped pages inside the reservation of its memory.
//!
//! The reservation never has a hole: what the guest unmaps becomes inaccessible anonymous memory again, so that no mapping of
//! the host can ever come to lie where the guest reaches.

use std::collections::BTreeMap;
use std::ops::Range;

use wali_syscalls::{nr, raw};

use super::vma::{Kind, Vmas};
use crate::linux::call::{SysResult, from_kernel};
use crate::runtime::{Memory, WASM_PAGE_BYTES};
use wali_syscalls::marshal::Errno;

/// Bytes of a page of the guest.
pub(super) const PAGE: u64 = 4096;
/// Protection that a guest mapping can have: guest code is not executable data.
pub(super) const PROT_MASK: i32 = libc::PROT_READ | libc::PROT_WRITE;

/// Mapped pages of a memory.
#[derive(Debug, Default)]
pub(in crate::linux) struct AddressSpace {
    pub(super) vmas: Vmas,
    /// Size of the memory up to which all pages are accounted for, in Wasm pages.
    known_pages: u64,
    /// Below lies the program's data: never chosen for a mapping. In pages of 4 KiB.
    floor: u32,
    /// Pages that a child of fork does not get: `MADV_DONTFORK`.
    pub(super) left_behind: Vmas,
    /// Shared memory segments: first page -> pages.
    pub(super) segments: BTreeMap<u32, u32>,
    /// `MCL_FUTURE` and `MCL_ONFAULT` of mlockall.
    pub(super) lock_future: i32,
}

impl AddressSpace {
    /// Accounts for what the memory has when it is first looked at, and for what `memory.grow` has added since.
    pub(super) fn sync(&mut self, memory: &Memory) {
        let size = memory.size_pages();
        if size == self.known_pages {
            return;
        }
        let pages = |wasm_pages: u64| (wasm_pages * (WASM_PAGE_BYTES / PAGE)) as u32;
        self.vmas.insert(pages(self.known_pages)..pages(size), Kind::Anonymous(PROT_MASK));
        if self.known_pages == 0 {
            self.floor = pages(size);
        }
        self.known_pages = size;
    }

    /// Whether there is memory at an address.
    pub(in crate::linux) fn is_mapped(&self, address: u64) -> bool {
        u32::try_from(address / PAGE).is_ok_and(|page| self.vmas.covers(page..page.saturating_add(1)))
    }

    /// Forgets a range that is no longer mapped.
    pub(super) fn remove(&mut self, range: Range<u32>) {
        self.left_behind.remove(range.clone());
        self.vmas.remove(range);
    }

    /// Records a new mapping, instead of what was there.
    pub(super) fn insert(&mut self, range: Range<u32>, kind: Kind) {
        self.left_behind.remove(range.clone());
        self.vmas.insert(range, kind);
    }

    /// In a child of fork: unmaps what it does not get. The kernel would leave holes.
    pub(in crate::linux) fn forked(&mut self, memory: &Memory) {
        let left: Vec<_> = self.left_behind.parts(0..Self::end(memory)).map(|(range, _)| range).collect();
        for range in left {
            // Without memory for page tables the child sees what its parent has: no harm.
            if clear(memory, &range).is_ok() {
                self.remove(range);
            }
        }
    }

    /// The first page that no mapping may have.
    pub(super) fn end(memory: &Memory) -> u32 {
        (memory.max_pages() * (WASM_PAGE_BYTES / PAGE)) as u32
    }

    /// Chooses a place for `pages` pages: the hint if it is free, else the lowest that fits.
    pub(super) fn choose(&mut self, memory: &Memory, hint: u32, pages: u32) -> Result<u32, Errno> {
        self.sync(memory);
        let end = Self::end(memory);
        let hinted = hint..hint.saturating_add(pages);
        if hint >= self.floor.max(1) && hinted.end <= end && self.vmas.is_free(hinted) {
            return Ok(hint);
        }
        self.vmas.find(pages, self.floor.max(1)..end).ok_or(Errno(libc::ENOMEM))
    }

    /// Raises the size of the memory to cover a page range before it is mapped. False when `memory.grow` has taken the pages meanwhile.
    pub(super) fn cover(&mut self, memory: &Memory, range: &Range<u32>) -> Result<bool, Errno> {
        let end = u64::from(range.end) * PAGE;
        if !memory.cover_from(self.known_pages, end).ok_or(Errno(libc::ENOMEM))? {
            return Ok(false);
        }
        self.known_pages = self.known_pages.max(end.div_ceil(WASM_PAGE_BYTES));
        Ok(true)
    }
}

/// Host address of a page.
pub(super) fn host(memory: &Memory, page: u32) -> usize {
    memory.base() as usize + page as usize * PAGE as usize
}

/// Length of a page range in bytes.
pub(super) fn bytes(range: &Range<u32>) -> usize {
    range.len() * PAGE as usize
}

/// Calls the kernel for pages inside the reservation.
pub(super) fn kernel<const N: usize>(nr: Option<u32>, registers: [usize; N]) -> SysResult {
    // SAFETY: callers pass ranges inside the reservation of a guest memory only, whose contents are the guest's.
    nr.map_or(Err(Errno(libc::ENOSYS)), |nr| from_kernel(unsafe { raw::syscall(nr, registers) }))
}

/// Maps at a place chosen by the kernel or, with MAP_FIXED, inside the reservation.
pub(super) fn map(at: usize, bytes: usize, prot: i32, flags: i32, fd: i32, offset: i64) -> SysResult {
    kernel(nr::mmap, [at, bytes, prot as usize, flags as usize, fd as isize as usize, offset as usize])
}

/// Makes pages inaccessible and empty, as the reservation was.
pub(super) fn clear(memory: &Memory, range: &Range<u32>) -> Result<(), Errno> {
    const FLAGS: i32 = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
    map(host(memory, range.start), bytes(range), libc::PROT_NONE, FLAGS, -1, 0).map(drop)
}

/// After a failed attempt to replace pages: kernels differ in whether the old mapping survives. Closes the hole if there is one, and
/// says whether there was.
pub(super) fn close_hole(memory: &Memory, range: &Range<u32>) -> bool {
    const FLAGS: i32 = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE;
    map(host(memory, range.start), bytes(range), libc::PROT_NONE, FLAGS, -1, 0).is_ok()
}
