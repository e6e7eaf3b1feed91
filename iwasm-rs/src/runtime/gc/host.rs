//! Objects that the host makes.

use super::super::store::Store;
use super::super::types::TypeId;
use super::object::{Object, Shape};

impl Store {
    /// A reference to a new struct or array of a type, made of the values of its fields or elements, in slots: each of its type, references
    /// being null or to what is in this store.
    ///
    /// Nothing is collected for it, so a host can make objects of objects. From the next instruction of the program's on that makes an object,
    /// it lives as long as the program refers to it.
    ///
    /// `None` without room for it, and for a type of functions or another number of values.
    pub fn new_object(&self, ty: TypeId, values: &[u64]) -> Option<u64> {
        let (shape, slots) = (ty.shape(), u32::try_from(values.len()).ok()?);
        let len = match shape {
            Shape::Struct(..) if slots == shape.slots() => 0,
            Shape::Array(_) if slots.is_multiple_of(shape.slots()) => slots / shape.slots(),
            _ => return None,
        };
        let object = self.heap().make(ty.0, len).ok()?;
        let value = |slot: u32, slots: u32| [values[slot as usize], if slots == 2 { values[slot as usize + 1] } else { 0 }];
        // SAFETY: just made.
        unsafe { Object::fill(object, |slot, storage| value(slot, storage.slots())) };
        Some(object as u64)
    }
}
