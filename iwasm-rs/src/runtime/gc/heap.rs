//! Allocation, and the two phases of a collection.

use std::alloc::{Layout, alloc_zeroed, dealloc};

use aot_format::trap::TrapKind;

use super::super::instance::Instance;
use super::EXTERNALISED;
use super::object::{Object, Shape, Storage};
use super::roots::Roots;

/// Default limit of a program's objects, in bytes.
pub const DEFAULT_HEAP_BYTES: usize = 256 << 20;
/// Bytes of objects that are made before the first collection.
const FIRST_COLLECTION: usize = 1 << 20;

/// The objects of a store.
#[derive(Debug)]
pub(in crate::runtime) struct Heap {
    /// Addresses; in order after a collection.
    objects: Vec<usize>,
    /// What they take.
    bytes: usize,
    limit: usize,
    collect_at: usize,
    /// Whether every allocation collects.
    stress: bool,
    /// While constants are computed, whose parts nobody refers to yet.
    paused: u32,
    /// Whether there was no room for a constant.
    exhausted: bool,
}

impl Heap {
    pub(in crate::runtime) const fn new() -> Heap {
        Heap {
            objects: Vec::new(),
            bytes: 0,
            limit: DEFAULT_HEAP_BYTES,
            collect_at: FIRST_COLLECTION,
            stress: false,
            paused: 0,
            exhausted: false,
        }
    }

    /// Sets the limit, and whether every allocation collects.
    pub(in crate::runtime) fn configure(&mut self, limit: usize, stress: bool) {
        (self.limit, self.stress) = (limit, stress);
    }

    /// Keeps everything until [`Self::resume`].
    pub(in crate::runtime) fn pause(&mut self) {
        self.paused += 1;
    }

    /// The end of [`Self::pause`], and whether there was no room meanwhile.
    pub(in crate::runtime) fn resume(&mut self, exhausted: bool) {
        self.paused -= 1;
        self.exhausted |= exhausted;
    }

    /// Whether there has been no room for a constant since this was asked last.
    pub(in crate::runtime) fn was_exhausted(&mut self) -> bool {
        std::mem::take(&mut self.exhausted)
    }

    /// Calls with begin and end of each object.
    pub(in crate::runtime) fn for_each_range(&self, mut f: impl FnMut(usize, usize)) {
        for object in &self.objects {
            // SAFETY: objects in the list are alive.
            let bytes = unsafe { bytes_of(*object as *const Object) };
            f(*object, *object + bytes);
        }
    }

    /// Makes an object of zeros for the running code of an instance.
    ///
    /// # Errors
    /// When it does not fit into the heap, whatever is collected.
    pub(super) fn allocate(&mut self, instance: &Instance, ty: u32, len: u32, roots: Roots<'_>) -> Result<*mut Object, TrapKind> {
        let bytes = self.bytes_for(ty, len)?;
        let full = self.bytes + bytes > self.limit.min(self.collect_at);
        if (full || self.stress) && self.paused == 0 && !instance.has_threads() {
            self.collect(instance, roots);
        }
        self.make(ty, len)
    }

    /// Makes an object of zeros, without a collection.
    ///
    /// # Errors
    /// When it does not fit into the heap.
    pub(super) fn make(&mut self, ty: u32, len: u32) -> Result<*mut Object, TrapKind> {
        let bytes = self.bytes_for(ty, len)?;
        if self.bytes + bytes > self.limit {
            return Err(TrapKind::OutOfMemory);
        }
        // SAFETY: not empty; all-zero bytes are a valid object.
        let object = unsafe { alloc_zeroed(layout(bytes)) }.cast::<Object>();
        if object.is_null() {
            return Err(TrapKind::OutOfMemory);
        }
        // SAFETY: just allocated.
        unsafe { ((*object).ty, (*object).len) = (ty, len) };
        self.objects.push(object as usize);
        self.bytes += bytes;
        Ok(object)
    }

    /// What an object takes that is not larger than the heap.
    fn bytes_for(&self, ty: u32, len: u32) -> Result<usize, TrapKind> {
        usize::try_from(Object::bytes(ty, len)).ok().filter(|bytes| *bytes <= self.limit).ok_or(TrapKind::OutOfMemory)
    }

    fn collect(&mut self, instance: &Instance, roots: Roots<'_>) {
        self.objects.sort_unstable();
        let mut marker = Marker { objects: &self.objects, found: Vec::new() };
        roots.visit(instance, &mut |word| marker.conservative(word));
        marker.trace();
        self.sweep();
        self.collect_at = FIRST_COLLECTION.max(self.bytes * 2);
    }

    fn sweep(&mut self) {
        let mut freed = 0;
        self.objects.retain(|object| {
            let object = *object as *mut Object;
            // SAFETY: an object of this heap; what is not marked nobody knows any more.
            unsafe {
                let alive = std::mem::take(&mut (*object).marked) != 0;
                if !alive {
                    let bytes = bytes_of(object);
                    freed += bytes;
                    dealloc(object.cast(), layout(bytes));
                }
                alive
            }
        });
        self.bytes -= freed;
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for object in &self.objects {
            // SAFETY: nobody runs code of a store that is dropped.
            unsafe { dealloc(*object as *mut u8, layout(bytes_of(*object as *const Object))) };
        }
    }
}

fn layout(bytes: usize) -> Layout {
    match Layout::from_size_align(bytes, align_of::<Object>()) {
        Ok(layout) => layout,
        Err(_) => unreachable!("objects are smaller than the heap"),
    }
}

/// # Safety
/// `object` is alive.
unsafe fn bytes_of(object: *const Object) -> usize {
    // SAFETY: by contract.
    unsafe { Object::bytes((*object).ty, (*object).len) as usize }
}

/// What finds the objects that are alive.
struct Marker<'h> {
    /// Addresses in order.
    objects: &'h [usize],
    /// Marked, not searched yet.
    found: Vec<*mut Object>,
}

impl Marker<'_> {
    /// A word that may be a reference.
    fn conservative(&mut self, word: u64) {
        let address = (word & !EXTERNALISED) as usize;
        let inside =
            self.objects.first().is_some_and(|first| address >= *first) && self.objects.last().is_some_and(|last| address <= *last);
        if inside && self.objects.binary_search(&address).is_ok() {
            self.mark(address as *mut Object);
        }
    }

    /// A reference.
    fn precise(&mut self, storage: Storage, value: u64) {
        let value = match storage {
            Storage::Extern if value & EXTERNALISED == 0 => return,
            _ => value & !EXTERNALISED,
        };
        if value != 0 && value & 1 == 0 {
            self.mark(value as *mut Object);
        }
    }

    fn mark(&mut self, object: *mut Object) {
        // SAFETY: references lead to objects that have not been freed.
        unsafe {
            if (*object).marked == 0 {
                (*object).marked = 1;
                self.found.push(object);
            }
        }
    }

    fn trace(&mut self) {
        while let Some(object) = self.found.pop() {
            // SAFETY: alive; its data are what its shape says.
            unsafe {
                let data = Object::data(object);
                match Object::shape((*object).ty) {
                    Some(Shape::Struct(fields, _)) => {
                        for (offset, storage) in fields.iter().filter(|(_, storage)| storage.is_traced()) {
                            self.precise(*storage, storage.load(data.add(*offset as usize), false)[0]);
                        }
                    }
                    Some(Shape::Array(storage)) if storage.is_traced() => {
                        for index in 0..(*object).len as usize {
                            self.precise(*storage, storage.load(data.add(index * 8), false)[0]);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
