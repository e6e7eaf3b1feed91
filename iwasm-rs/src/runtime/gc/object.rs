//! What objects look like.

use super::super::types::TypeId;

/// How a field or an element is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// A byte.
    I8,
    /// Two bytes.
    I16,
    /// i32 or f32.
    Word,
    /// i64, f64, or a reference that the collector does not follow: to a function or an exception.
    Double,
    /// v128.
    Vector,
    /// A reference of type `any` or below.
    Any,
    /// A reference of type `extern`.
    Extern,
}

impl Storage {
    /// Size in bytes.
    pub(super) fn bytes(self) -> u32 {
        match self {
            Storage::I8 => 1,
            Storage::I16 => 2,
            Storage::Word => 4,
            Storage::Double | Storage::Any | Storage::Extern => 8,
            Storage::Vector => 16,
        }
    }

    /// Slots of its value.
    pub(super) fn slots(self) -> u32 {
        if self == Storage::Vector { 2 } else { 1 }
    }

    /// Whether the collector follows it.
    pub(super) fn is_traced(self) -> bool {
        matches!(self, Storage::Any | Storage::Extern)
    }

    /// Reads a value as its slots, zero-extended or, if narrower than 32 bits, sign-extended to these.
    ///
    /// # Safety
    /// `at` is the address of such a field.
    pub(super) unsafe fn load(self, at: *const u8, signed: bool) -> [u64; 2] {
        // SAFETY: fields are aligned to their size.
        unsafe {
            let low = match self {
                Storage::I8 if signed => u64::from(at.cast::<i8>().read() as u32),
                Storage::I8 => u64::from(at.read()),
                Storage::I16 if signed => u64::from(at.cast::<i16>().read() as u32),
                Storage::I16 => u64::from(at.cast::<u16>().read()),
                Storage::Word => u64::from(at.cast::<u32>().read()),
                Storage::Double | Storage::Any | Storage::Extern => at.cast::<u64>().read(),
                Storage::Vector => return at.cast::<[u64; 2]>().read(),
            };
            [low, 0]
        }
    }

    /// Writes a value.
    ///
    /// # Safety
    /// As [`Self::load`].
    pub(super) unsafe fn store(self, at: *mut u8, [value, high]: [u64; 2]) {
        // SAFETY: as there.
        unsafe {
            match self {
                Storage::I8 => at.write(value as u8),
                Storage::I16 => at.cast::<u16>().write(value as u16),
                Storage::Word => at.cast::<u32>().write(value as u32),
                Storage::Double | Storage::Any | Storage::Extern => at.cast::<u64>().write(value),
                Storage::Vector => at.cast::<[u64; 2]>().write([value, high]),
            }
        }
    }
}

/// What objects of a type are made of.
#[derive(Debug)]
pub(in crate::runtime) enum Shape {
    /// Not objects: functions.
    None,
    /// Fields with their offsets in the data, and the size of that.
    Struct(Box<[(u32, Storage)]>, u32),
    /// Elements.
    Array(Storage),
}

impl Shape {
    /// A struct with these fields, in order.
    pub(in crate::runtime) fn of_fields(fields: impl Iterator<Item = Storage>) -> Shape {
        let mut end = 0u32;
        let mut place = |storage: Storage| {
            let offset = end.next_multiple_of(storage.bytes());
            end = offset + storage.bytes();
            (offset, storage)
        };
        let fields: Box<[_]> = fields.map(&mut place).collect();
        Shape::Struct(fields, end)
    }

    /// Slots of the values of all fields, or of an element.
    pub(super) fn slots(&self) -> u32 {
        match self {
            Shape::None => 0,
            Shape::Struct(fields, _) => fields.iter().map(|(_, storage)| storage.slots()).sum(),
            Shape::Array(element) => element.slots(),
        }
    }
}

/// The begin of an object; its data follow.
#[derive(Debug)]
#[repr(C, align(16))]
pub(super) struct Object {
    /// Its [`TypeId`], 0 where it holds a reference of the host.
    pub(super) ty: u32,
    /// Number of elements of an array.
    pub(super) len: u32,
    /// Not 0 when the collector has found it.
    pub(super) marked: u32,
}

/// Bytes before the data.
pub(super) const HEADER_BYTES: u64 = size_of::<Object>() as u64;
const _: () = assert!(HEADER_BYTES == 16);

impl Object {
    /// Its data.
    pub(super) fn data(object: *mut Object) -> *mut u8 {
        object.wrapping_add(1).cast()
    }

    /// What it is made of; `None` where it holds a reference of the host.
    pub(super) fn shape(ty: u32) -> Option<&'static Shape> {
        (ty != 0).then(|| TypeId(ty).shape())
    }

    /// Writes its fields or elements, of which `values` gives each one's slots: it is told in which of the slots of all the first is.
    ///
    /// # Safety
    /// It is alive.
    pub(super) unsafe fn fill(object: *mut Object, mut values: impl FnMut(u32, Storage) -> [u64; 2]) {
        // SAFETY: by contract.
        let (ty, len) = unsafe { ((*object).ty, (*object).len) };
        // SAFETY: in the data, which are what its shape says.
        let mut put =
            |offset: usize, storage: Storage, slot| unsafe { storage.store(Self::data(object).add(offset), values(slot, storage)) };
        match Self::shape(ty) {
            Some(Shape::Struct(fields, _)) => {
                let mut slot = 0;
                for (offset, storage) in fields {
                    put(*offset as usize, *storage, slot);
                    slot += storage.slots();
                }
            }
            Some(Shape::Array(element)) => {
                (0..len).for_each(|index| put(index as usize * element.bytes() as usize, *element, index * element.slots()));
            }
            _ => {}
        }
    }

    /// Size of an object with its header, in bytes.
    pub(super) fn bytes(ty: u32, len: u32) -> u64 {
        let data = match Self::shape(ty) {
            None => 8,
            Some(Shape::None) => 0,
            Some(Shape::Struct(_, bytes)) => u64::from(*bytes),
            Some(Shape::Array(element)) => u64::from(len) * u64::from(element.bytes()),
        };
        (HEADER_BYTES + data).next_multiple_of(16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_aligned() {
        let shape = Shape::of_fields([Storage::I8, Storage::I16, Storage::I8, Storage::Any, Storage::Word].into_iter());
        let Shape::Struct(fields, bytes) = shape else { panic!("a struct") };
        assert_eq!(fields.iter().map(|(offset, _)| *offset).collect::<Vec<_>>(), [0, 2, 4, 8, 16]);
        assert_eq!(bytes, 20);
    }

    #[test]
    fn narrow_fields_are_extended() {
        let mut bytes = [0u64; 1];
        let at = bytes.as_mut_ptr().cast::<u8>();
        // SAFETY: aligned room for the value.
        unsafe {
            Storage::I8.store(at, [0x1ff, 0]);
            assert_eq!((Storage::I8.load(at, false), Storage::I8.load(at, true)), ([0xff, 0], [0xffff_ffff, 0]));
            Storage::I16.store(at, [0x8000, 0]);
            assert_eq!((Storage::I16.load(at, false), Storage::I16.load(at, true)), ([0x8000, 0], [0xffff_8000, 0]));
        }
    }
}
