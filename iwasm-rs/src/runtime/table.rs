//! Tables: entries at a fixed address, called by compiled code without a detour.

use std::collections::HashMap;
use std::io;
use std::mem::offset_of;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use aot_format::layout::table;
use aot_format::trap::TrapKind;
use wasmparser::{TableType, ValType};

use super::store::Store;
use super::types::ValueType;
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
    element: ValueType,
    growing: Mutex<()>,
    /// Whether instances of different modules use it: then every function in it is called through foreign code.
    foreign: AtomicBool,
    /// Set when threads share the table: the types of entries that have been overwritten.
    held: OnceLock<Mutex<HashMap<u64, u32>>>,
}

impl Table {
    /// A table of null entries.
    ///
    /// # Errors
    /// When the address space cannot be reserved, or the table is too large.
    pub fn new(ty: TableType) -> io::Result<Table> {
        Table::of(ty, ValueType::of(ValType::Ref(ty.element_type), &[]))
    }

    /// As [`Self::new`], where the elements may be of a type that a module declares: this one.
    ///
    /// # Errors
    /// As there.
    pub fn of(ty: TableType, element: ValueType) -> io::Result<Table> {
        Table::with_entries(ty, element, Entry::default())
    }

    /// As [`Self::of`], with a reference in all entries, which is null or to what is in this store.
    ///
    /// # Errors
    /// As there.
    pub fn filled(ty: TableType, element: ValueType, store: &Store, reference: u64) -> io::Result<Table> {
        let is_func = matches!(element, ValueType::Reference(_, heap) if heap.is_func());
        let entry = match store.func(reference) {
            _ if !is_func => Entry { code: reference as usize, ..Entry::default() },
            None => Entry::default(),
            // SAFETY: functions live as long as their store. The first instance that the table is given to writes the code.
            Some(func) => unsafe { Entry { code: 0, type_id: (*func).ty.0, func: (*func).handle } },
        };
        Table::with_entries(ty, element, entry)
    }

    fn with_entries(ty: TableType, element: ValueType, entry: Entry) -> io::Result<Table> {
        if ty.initial > MAX_ENTRIES {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        let bytes = max_entries(&ty) as usize * size_of::<Entry>();
        let reservation = Reservation::new(PAGE_BYTES + bytes)?;
        let table = Table { reservation, ty, element, growing: Mutex::new(()), foreign: AtomicBool::new(false), held: OnceLock::new() };
        table.reservation.commit(0, PAGE_BYTES)?;
        match table.grow(ty.initial, entry) {
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

    /// Type of its elements.
    pub fn element(&self) -> ValueType {
        self.element
    }

    /// Whether its elements are functions.
    pub(super) fn holds_functions(&self) -> bool {
        matches!(self.element, ValueType::Reference(_, heap) if heap.is_func())
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

    /// Writes an entry.
    ///
    /// Code checks the type of an entry and then calls it, in two loads. So that no thread calls a function of another type than it has
    /// checked, an entry that threads share keeps its type for ever: it may become null and hold other functions of that type.
    ///
    /// # Errors
    /// When the index is out of bounds, or threads may know the entry with another type.
    pub fn set(&self, index: u64, entry: Entry) -> Result<(), TrapKind> {
        if index >= self.len() {
            return Err(TrapKind::TableOutOfBounds);
        }
        if let Some(held) = self.held.get() {
            // Taken first by everybody, so that a fork that holds it finds `held` free.
            let _ordered = self.lock();
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            let now = self.get(index).map_or(0, |entry| entry.type_id);
            let known = if now != 0 { now } else { held.get(&index).copied().unwrap_or(0) };
            if known != 0 && entry.type_id != 0 && known != entry.type_id {
                return Err(TrapKind::IndirectCallTypeMismatch);
            }
            held.insert(index, known);
            self.write(index, entry);
        } else {
            self.write(index, entry);
        }
        Ok(())
    }

    /// Writes an entry that is in bounds: the type last, and a function that becomes null keeps its code for a thread that is about to call it.
    fn write(&self, index: u64, entry: Entry) {
        // SAFETY: in bounds, aligned, and only accessed by atomics and by guest code.
        unsafe {
            let at = self.base().add(index as usize);
            let type_id = AtomicU32::from_ptr(&raw mut (*at).type_id);
            if entry.type_id != 0 || type_id.load(Ordering::Relaxed) == 0 {
                AtomicUsize::from_ptr(&raw mut (*at).code).store(entry.code, Ordering::Relaxed);
            }
            AtomicU32::from_ptr(&raw mut (*at).func).store(entry.func, Ordering::Relaxed);
            type_id.store(entry.type_id, Ordering::Release);
        }
    }

    /// From now on several threads use it.
    pub(super) fn share(&self) {
        self.held.get_or_init(Mutex::default);
    }

    /// Adds `delta` entries: the old number, or `None` beyond the maximum or the system's memory.
    pub fn grow(&self, delta: u64, init: Entry) -> Option<u64> {
        let _growing = self.lock();
        let old = self.len();
        let new = old.checked_add(delta).filter(|new| *new <= max_entries(&self.ty))?;
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

    /// Whether several threads use it.
    pub(super) fn is_shared(&self) -> bool {
        self.held.get().is_some()
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

/// Most entries that a table of this type may have.
fn max_entries(ty: &TableType) -> u64 {
    ty.maximum.map_or(MAX_ENTRIES, |maximum| maximum.min(MAX_ENTRIES))
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
        assert_eq!(t.set(1, entry), Ok(()));
        assert_eq!(t.set(2, entry), Err(TrapKind::TableOutOfBounds));
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

    #[test]
    fn an_entry_that_threads_share_keeps_its_type() {
        let t = table(2, None);
        let (one, two) = (Entry { code: 1, type_id: 1, func: 1 }, Entry { code: 2, type_id: 2, func: 2 });
        assert_eq!(t.set(0, one), Ok(()));
        assert_eq!(t.set(0, two), Ok(()), "one thread may do anything");
        t.share();
        assert_eq!(t.set(0, one), Err(TrapKind::IndirectCallTypeMismatch));
        assert_eq!(t.set(0, Entry::default()), Ok(()));
        assert_eq!(t.get(0), Some(Entry { code: 2, type_id: 0, func: 0 }), "code stays for who has just seen the type");
        assert_eq!(t.set(0, one), Err(TrapKind::IndirectCallTypeMismatch), "null does not forget");
        assert_eq!(t.set(0, Entry { code: 3, type_id: 2, func: 3 }), Ok(()));
        assert_eq!(t.set(1, one), Ok(()));
        assert_eq!(t.set(1, two), Err(TrapKind::IndirectCallTypeMismatch));
    }
}
