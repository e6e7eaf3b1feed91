//! Linear memories: a reservation whose base never moves.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use aot_format::layout::memory;
use wasmparser::MemoryType;

use crate::sys::{self, Fault, PAGE_BYTES, Reservation};

/// Bytes of a Wasm page, if the memory says nothing else.
pub const WASM_PAGE_BYTES: u64 = crate::wasm::PAGE_BYTES;
/// Most bytes of a memory with 64-bit addresses: as much address space as a process can give to many of them.
pub const MAX_BYTES_64: u64 = 256 << 30;
/// 4 GiB of index, 4 GiB of static offset, as much as compiled code may add to that, and room for the widest access: no access of 32-bit code
/// leaves this.
const RESERVED_BYTES: usize = if cfg!(miri) { 1 << 20 } else { (8 << 30) + memory::END_BYTES as usize + PAGE_BYTES };

/// A linear memory, shared by the threads of a program.
///
/// Accesses by guest code need no check, unless [`crate::wasm::is_checked`] says so. The current size grows and never shrinks; bytes below
/// it may still be inaccessible when the guest has unmapped or protected them.
#[derive(Debug)]
pub struct Memory {
    reservation: Reservation,
    ty: MemoryType,
    growing: Mutex<()>,
}

impl Memory {
    /// A memory of its initial size.
    ///
    /// # Errors
    /// When the address space cannot be reserved or the initial pages cannot be committed.
    pub fn new(ty: MemoryType) -> io::Result<Memory> {
        let max_bytes = (max_pages(&ty) * page_bytes(&ty)) as usize;
        let reservation = Reservation::new(PAGE_BYTES + RESERVED_BYTES.max(max_bytes))?;
        let memory = Memory { reservation, ty, growing: Mutex::new(()) };
        // The header lies at the end of the page below the base.
        memory.reservation.commit(0, PAGE_BYTES)?;
        if memory.grow(ty.initial).is_none() {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        Ok(memory)
    }

    /// Keeps others from growing it.
    pub(super) fn lock(&self) -> MutexGuard<'_, ()> {
        self.growing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its declared type.
    pub fn ty(&self) -> &MemoryType {
        &self.ty
    }

    /// Address of byte 0; fixed.
    pub fn base(&self) -> *mut u8 {
        self.reservation.base().wrapping_add(PAGE_BYTES)
    }

    fn header(&self, offset: i32) -> &AtomicU64 {
        // SAFETY: the header is committed, aligned, and lives as long as the reservation; compiled code reads it atomically.
        unsafe { AtomicU64::from_ptr(self.base().offset(offset as isize).cast()) }
    }

    /// Current size in bytes.
    pub fn size_bytes(&self) -> u64 {
        self.header(memory::SIZE_BYTES).load(Ordering::Acquire)
    }

    /// Current size in Wasm pages.
    pub fn size_pages(&self) -> u64 {
        self.header(memory::SIZE_PAGES).load(Ordering::Acquire)
    }

    /// Bytes of a page.
    pub fn page_bytes(&self) -> u64 {
        page_bytes(&self.ty)
    }

    /// Most pages that it may have.
    pub fn max_pages(&self) -> u64 {
        max_pages(&self.ty)
    }

    /// Whether it is a memory as system calls need it: 32-bit addresses, pages of [`WASM_PAGE_BYTES`].
    pub fn is_plain(&self) -> bool {
        !crate::wasm::is_checked(&self.ty)
    }

    /// Whether an address of the host lies in the memory's reservation.
    pub fn contains(&self, address: usize) -> bool {
        self.reservation.contains(address)
    }

    /// Grows by `delta` pages of zeros: the old size in pages, or `None` beyond the maximum or the system's memory.
    pub fn grow(&self, delta: u64) -> Option<u64> {
        let _growing = self.lock();
        let old = self.size_pages();
        let new = old.checked_add(delta).filter(|new| *new <= self.max_pages())?;
        if delta > 0 {
            // Pages may be smaller than the system's.
            let [begin, end] = [old, new].map(|pages| ((pages * self.page_bytes()) as usize).next_multiple_of(PAGE_BYTES));
            if end > begin {
                self.reservation.commit(PAGE_BYTES + begin, end - begin).ok()?;
            }
            self.publish(new);
        }
        Some(old)
    }

    /// Raises the size so that it covers `bytes`, without changing the protection of any page: for mappings made by the guest.
    /// Returns whether the maximum allows it.
    pub fn cover(&self, bytes: u64) -> bool {
        let _growing = self.lock();
        let pages = bytes.div_ceil(self.page_bytes());
        if pages > self.max_pages() {
            return false;
        }
        if pages > self.size_pages() {
            self.publish(pages);
        }
        true
    }

    /// As [`Self::cover`], but only while the size is still `from_pages`: false when something else has grown the memory, `None` beyond the
    /// maximum.
    pub fn cover_from(&self, from_pages: u64, bytes: u64) -> Option<bool> {
        let _growing = self.lock();
        let pages = bytes.div_ceil(self.page_bytes());
        if pages > self.max_pages() {
            return None;
        }
        if self.size_pages() != from_pages {
            return Some(false);
        }
        if pages > from_pages {
            self.publish(pages);
        }
        Some(true)
    }

    fn publish(&self, pages: u64) {
        self.header(memory::SIZE_PAGES).store(pages, Ordering::Release);
        self.header(memory::SIZE_BYTES).store(pages * self.page_bytes(), Ordering::Release);
    }

    /// The host address of `bytes` bytes at `address`, if they lie within the current size.
    pub fn slice(&self, address: u64, bytes: u64) -> Option<*mut u8> {
        let end = address.checked_add(bytes)?;
        (end <= self.size_bytes()).then(|| self.base().wrapping_add(address as usize))
    }

    /// Copies bytes out of the memory.
    ///
    /// # Errors
    /// When the range lies beyond the current size or cannot be read.
    pub fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault> {
        let from = self.slice(address, to.len() as u64).ok_or(Fault)?;
        // SAFETY: within the reservation.
        unsafe { sys::copy_in(to, from) }
    }

    /// Copies bytes into the memory.
    ///
    /// # Errors
    /// When the range lies beyond the current size or cannot be written.
    pub fn write(&self, address: u64, from: &[u8]) -> Result<(), Fault> {
        let to = self.slice(address, from.len() as u64).ok_or(Fault)?;
        // SAFETY: within the reservation.
        unsafe { sys::copy_out(to, from) }
    }

    /// Updates a word atomically with what `update` makes of it: what it was, and whether it has been replaced.
    ///
    /// # Errors
    /// When the word is not aligned, lies beyond the current size or cannot be written.
    pub fn update(&self, address: u64, update: impl FnMut(u32) -> Option<u32>) -> Result<(u32, bool), Fault> {
        let at = self.slice(address, 4).filter(|_| address.is_multiple_of(4)).ok_or(Fault)?;
        // SAFETY: aligned, and within the reservation.
        unsafe { sys::update(at.cast(), update) }
    }
}

/// Bytes of a page of a memory of this type.
fn page_bytes(ty: &MemoryType) -> u64 {
    ty.page_size_log2.map_or(WASM_PAGE_BYTES, |log2| 1 << log2)
}

/// Most pages that a memory of this type may have. Compiled code relies on it that no memory has the end of the 32-bit address space.
fn max_pages(ty: &MemoryType) -> u64 {
    let max_bytes = if ty.memory64 { MAX_BYTES_64 } else { (1 << 32) - memory::END_BYTES };
    let limit = max_bytes / page_bytes(ty);
    ty.maximum.map_or(limit, |maximum| maximum.min(limit))
}

/// Whether memories of both types have pages of the same size.
pub(super) fn same_pages(a: &MemoryType, b: &MemoryType) -> bool {
    page_bytes(a) == page_bytes(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(initial: u64, maximum: u64) -> Memory {
        let ty = MemoryType { memory64: false, shared: false, initial, maximum: Some(maximum), page_size_log2: None };
        Memory::new(ty).unwrap()
    }

    #[test]
    fn grows_to_its_maximum_and_not_beyond() {
        let m = memory(1, 3);
        assert_eq!(m.grow(2), Some(1));
        assert_eq!(m.grow(1), None);
        assert_eq!(m.grow(u64::MAX), None);
        assert_eq!(m.size_bytes(), 3 * WASM_PAGE_BYTES);
        m.write(3 * WASM_PAGE_BYTES - 1, &[7]).unwrap();
        let mut byte = [0];
        m.read(3 * WASM_PAGE_BYTES - 1, &mut byte).unwrap();
        assert_eq!(byte, [7]);
    }

    #[test]
    fn pages_may_be_bytes_and_addresses_may_have_64_bits() {
        let bytes = MemoryType { memory64: false, shared: false, initial: 5, maximum: None, page_size_log2: Some(0) };
        let m = Memory::new(bytes).unwrap();
        assert_eq!((m.size_bytes(), m.size_pages(), m.grow(5000)), (5, 5, Some(5)));
        m.write(5004, &[7]).unwrap();
        assert_eq!(m.write(5005, &[7]), Err(Fault));
        assert_eq!(m.grow(1 << 32), None);
        let wide = MemoryType { memory64: true, shared: false, initial: 1, maximum: Some(1 << 48), page_size_log2: None };
        let m = Memory::new(wide).unwrap();
        assert_eq!(m.grow(100_000), Some(1));
        let above_4_gib = 100_000 * WASM_PAGE_BYTES;
        m.write(above_4_gib, &[7]).unwrap();
        assert_eq!(m.grow(MAX_BYTES_64 / WASM_PAGE_BYTES), None);
        assert!(Memory::new(MemoryType { initial: 1 << 40, ..wide }).is_err());
    }

    #[test]
    fn ranges_beyond_the_size_are_faults() {
        let m = memory(1, 1);
        assert_eq!(m.read(WASM_PAGE_BYTES - 1, &mut [0; 2]), Err(Fault));
        assert_eq!(m.write(u64::MAX, &[0]), Err(Fault));
        assert_eq!(m.slice(WASM_PAGE_BYTES, 0), Some(m.base().wrapping_add(WASM_PAGE_BYTES as usize)));
        assert_eq!(m.slice(WASM_PAGE_BYTES + 1, 0), None);
    }

    #[test]
    fn pages_that_the_guest_protected_are_faults_for_the_host() {
        crate::sys::fault::install(crate::runtime::fault::on_fault);
        let m = memory(1, 1);
        m.reservation.protect(PAGE_BYTES + 8192, 4096, libc::PROT_NONE).unwrap();
        assert_eq!(m.read(8000, &mut [0; 4096]), Err(Fault));
        assert_eq!(m.write(8192, &[1]), Err(Fault));
        assert_eq!(m.write(8191, &[1]), Ok(()));
    }

    #[test]
    fn covering_raises_the_size_and_commits_nothing() {
        crate::sys::fault::install(crate::runtime::fault::on_fault);
        let m = memory(1, 16);
        assert!(m.cover(5 * WASM_PAGE_BYTES - 3));
        assert_eq!(m.size_pages(), 5);
        assert_eq!(m.read(WASM_PAGE_BYTES, &mut [0]), Err(Fault));
        assert!(!m.cover(17 * WASM_PAGE_BYTES));
        assert_eq!(m.grow(1), Some(5));
    }
}
