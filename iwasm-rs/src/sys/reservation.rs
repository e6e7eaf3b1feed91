//! Address space that is reserved once and never moves.

use std::io;
use std::ptr;

use super::PAGE_BYTES;

/// A range of inaccessible address space, of which parts are made accessible. Unmapped on drop.
#[derive(Debug)]
pub struct Reservation {
    base: *mut u8,
    bytes: usize,
}

// SAFETY: a range of addresses; who accesses the memory in it answers for races.
unsafe impl Send for Reservation {}
// SAFETY: as above; the methods only call the kernel.
unsafe impl Sync for Reservation {}

impl Reservation {
    /// Reserves `bytes`, rounded up to pages, of inaccessible, private address space without a charge against memory.
    ///
    /// # Errors
    /// When the kernel refuses, for instance below `ulimit -v`.
    pub fn new(bytes: usize) -> io::Result<Reservation> {
        check_page_size()?;
        let bytes = bytes.max(1).checked_next_multiple_of(PAGE_BYTES).ok_or(io::ErrorKind::OutOfMemory)?;
        if cfg!(miri) {
            return Ok(Reservation { base: Self::allocate(bytes), bytes });
        }
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a new mapping at an address of the kernel's choice touches no existing one.
        let base = unsafe { libc::mmap(ptr::null_mut(), bytes, libc::PROT_NONE, flags, -1, 0) };
        if base == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Reservation { base: base.cast(), bytes })
    }

    /// Memory in the place of address space, in Miri.
    fn allocate(bytes: usize) -> *mut u8 {
        let Ok(layout) = std::alloc::Layout::from_size_align(bytes, PAGE_BYTES) else { unreachable!("small") };
        // SAFETY: at least one page.
        unsafe { std::alloc::alloc_zeroed(layout) }
    }

    /// First address.
    pub fn base(&self) -> *mut u8 {
        self.base
    }

    /// Size in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether an address lies within.
    pub fn contains(&self, address: usize) -> bool {
        address.wrapping_sub(self.base as usize) < self.bytes
    }

    /// Changes the protection of a range to `PROT_*` flags; `offset` is a multiple of the page size, `bytes` is rounded up.
    ///
    /// # Errors
    /// When the range is not within the reservation, or the kernel refuses.
    pub fn protect(&self, offset: usize, bytes: usize, prot: i32) -> io::Result<()> {
        if bytes == 0 {
            return Ok(());
        }
        let end = offset.checked_add(bytes).ok_or(io::ErrorKind::InvalidInput)?;
        if end > self.bytes || !offset.is_multiple_of(PAGE_BYTES) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if cfg!(miri) {
            return Ok(());
        }
        // SAFETY: the range lies within this reservation, whose contents belong to the guest or to the caller.
        match unsafe { libc::mprotect(self.base.add(offset).cast(), bytes, prot) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Makes a range readable and writable memory of zeros that forked processes share; `offset` is a multiple of the page size, `bytes` is
    /// rounded up.
    ///
    /// # Errors
    /// As [`Self::protect`].
    pub fn share(&self, offset: usize, bytes: usize) -> io::Result<()> {
        self.commit(offset, bytes)?;
        if bytes == 0 || cfg!(miri) {
            return Ok(());
        }
        let (prot, flags) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_SHARED | libc::MAP_ANONYMOUS | libc::MAP_FIXED);
        // SAFETY: the range lies within this reservation, as has been checked, and what is there is to be replaced.
        match unsafe { libc::mmap(self.base.add(offset).cast(), bytes, prot, flags, -1, 0) } {
            libc::MAP_FAILED => Err(io::Error::last_os_error()),
            _ => Ok(()),
        }
    }

    /// Gives the memory of a range back: it reads as zero then. A hint only.
    pub fn discard(&self, offset: usize, bytes: usize) {
        debug_assert!(offset.checked_add(bytes).is_some_and(|end| end <= self.bytes));
        // SAFETY: the range lies within this reservation, and its owner has no use for the contents.
        unsafe { libc::madvise(self.base.add(offset).cast(), bytes, libc::MADV_DONTNEED) };
    }

    /// Makes a range readable and writable.
    ///
    /// # Errors
    /// As [`Self::protect`].
    pub fn commit(&self, offset: usize, bytes: usize) -> io::Result<()> {
        self.protect(offset, bytes, libc::PROT_READ | libc::PROT_WRITE)
    }
}

/// Everything here counts in pages of [`PAGE_BYTES`], as programs for WALI do.
fn check_page_size() -> io::Result<()> {
    // SAFETY: asks for a constant.
    match unsafe { libc::sysconf(libc::_SC_PAGESIZE) } {
        bytes if bytes == PAGE_BYTES as i64 => Ok(()),
        bytes => Err(io::Error::other(format!("this kernel has pages of {bytes} bytes, only {PAGE_BYTES} are supported"))),
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if cfg!(miri) {
            return;
        }
        // SAFETY: the mapping is ours and nobody may use it after the drop of its owner.
        unsafe { libc::munmap(self.base.cast(), self.bytes) };
    }
}
