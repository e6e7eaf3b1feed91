//! Tables: entries at a fixed address, called by compiled code without a detour.

use std::io;
use std::mem::offset_of;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use aot_format::layout::table;
use wasmparser::TableType;

use crate::sys::{PAGE_BYTES, Reservation};

/// Most entries that a table may have.
const MAX_ENTRIES: u64 = 10_000_000;

/// An entry of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Entry {
    /// A function's code word; the reference itself in tables of other references.
    pub code: usize,
    /// Canonical type id of the function, 0 in a null entry.
    pub type_id: u32,
    /// Reference value of the function, 0 in a null entry.
    pub func: u32,
}

const _: () = {
    assert!(size_of::<Entry>() == table::ENTRY_BYTES as usize);
    assert!(offset_of!(Entry, code) == table::ENTRY_CODE as usize);
    assert!(offset_of!(Entry, type_id) == table::ENTRY_TYPE as usize);
    assert!(offset_of!(Entry, func) == table::ENTRY_FUNC as usize);
};

/// A table, shared by the threads of a program.
#[derive(Debug)]
pub struct Table {
    reservation: Reservation,
    ty: TableType,
    growing: Mutex<()>,
    /// Whether instances of different modules use it: then every function in it is called through foreign code.
    foreign: AtomicBool,
}

impl Table {
    /// A table of null entries.
    ///
    /// # Errors
    /// When the address space cannot be reserved, or the table is too large.
    pub fn new(ty: TableType) -> io::Result<Table> {
        let entries = ty.maximum.unwrap_or(MAX_ENTRIES).clamp(ty.initial, MAX_ENTRIES.max(ty.initial));
        let bytes = (entries as usize).checked_mul(size_of::<Entry>()).ok_or(io::ErrorKind::OutOfMemory)?;
        let reservation = Reservation::new(PAGE_BYTES + bytes)?;
        let table = Table { reservation, ty, growing: Mutex::new(()), foreign: AtomicBool::new(false) };
        table.reservation.commit(0, PAGE_BYTES)?;
        match table.grow(ty.initial, Entry::default()) {
            Some(_) => Ok(table),
            None => Err(io::ErrorKind::OutOfMemory.into()),
        }
    }

    /// Keeps others from growing it.
    pub(super) fn lock(&self) -> MutexGuard<'_, ()> {
        self.growing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its declared type.
    pub fn ty(&self) -> &TableType {
        &self.ty
    }

    /// Address of the first entry; fixed.
    pub fn base(&self) -> *mut Entry {
        self.reservation.base().wrapping_add(PAGE_BYTES).cast()
    }

    fn len_cell(&self) -> &AtomicU32 {
        // SAFETY: the header is committed, aligned, and lives as long as the reservation.
        unsafe { AtomicU32::from_ptr(self.base().cast::<u8>().offset(table::LEN as isize).cast()) }
    }

    /// Current number of entries.
    pub fn len(&self) -> u64 {
        u64::from(self.len_cell().load(Ordering::Acquire))
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An entry, if the index is in bounds.
    pub fn get(&self, index: u64) -> Option<Entry> {
        // SAFETY: in bounds; entries are plain data. Threads that race on an entry race in the guest program.
        (index < self.len()).then(|| unsafe { self.base().add(index as usize).read_volatile() })
    }

    /// Writes an entry; whether the index was in bounds.
    pub fn set(&self, index: u64, entry: Entry) -> bool {
        let ok = index < self.len();
        if ok {
            // SAFETY: as in `get`.
            unsafe { self.base().add(index as usize).write_volatile(entry) };
        }
        ok
    }

    /// Adds `delta` entries: the old number, or `None` beyond the maximum or the system's memory.
    pub fn grow(&self, delta: u64, init: Entry) -> Option<u64> {
        let _growing = self.lock();
        let old = self.len();
        let max = self.ty.maximum.unwrap_or(MAX_ENTRIES).min(MAX_ENTRIES.max(self.ty.initial));
        let new = old.checked_add(delta).filter(|new| *new <= max && *new <= u64::from(u32::MAX))?;
        let (old_bytes, new_bytes) = (old as usize * size_of::<Entry>(), new as usize * size_of::<Entry>());
        let committed = old_bytes.next_multiple_of(PAGE_BYTES);
        if new_bytes > committed {
            self.reservation.commit(PAGE_BYTES + committed, new_bytes - committed).ok()?;
        }
        if init != Entry::default() {
            for index in old..new {
                // SAFETY: committed above, and not yet visible to guest code.
                unsafe { self.base().add(index as usize).write(init) };
            }
        }
        self.len_cell().store(new as u32, Ordering::Release);
        Some(old)
    }

    /// Whether functions in it must be called through foreign code.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign.load(Ordering::Acquire)
    }

    /// Remembers that another module's instance uses it; whether that is news.
    pub(super) fn make_foreign(&self) -> bool {
        !self.foreign.swap(true, Ordering::AcqRel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::RefType;

    fn table(initial: u64, maximum: Option<u64>) -> Table {
        Table::new(TableType { element_type: RefType::FUNCREF, table64: false, initial, maximum, shared: false }).unwrap()
    }

    #[test]
    fn entries_beyond_the_length_do_not_exist() {
        let t = table(2, Some(4));
        let entry = Entry { code: 1, type_id: 2, func: 3 };
        assert!(t.set(1, entry));
        assert!(!t.set(2, entry));
        assert_eq!(t.get(0), Some(Entry::default()));
        assert_eq!(t.get(1), Some(entry));
        assert_eq!(t.get(2), None);
        assert_eq!(t.grow(2, entry), Some(2));
        assert_eq!(t.get(3), Some(entry));
        assert_eq!(t.grow(1, entry), None);
        assert_eq!(t.len(), 4);
    }

    #[test]
    fn growth_across_pages_keeps_the_base_and_the_entries() {
        let t = table(1, None);
        let base = t.base();
        let entry = Entry { code: 9, type_id: 9, func: 9 };
        assert_eq!(t.grow(5000, entry), Some(1));
        assert_eq!(t.base(), base);
        assert_eq!(t.get(5000), Some(entry));
        assert_eq!(t.grow(u64::from(u32::MAX), entry), None);
    }
}
