//! Values in arrays of 8-byte slots: one slot each, a v128 in two, its low half first. Arguments, results, locals, exceptions and argument buffers
//! are such arrays.

use wasmparser::ValType;

/// Size of a slot.
pub const SLOT_BYTES: usize = 8;

/// Slots of a value.
pub fn slots(ty: ValType) -> usize {
    if ty == ValType::V128 { 2 } else { 1 }
}

/// Slots of values.
pub fn slot_count(types: &[ValType]) -> usize {
    types.iter().map(|ty| slots(*ty)).sum()
}

/// Values with the slots in which they begin.
pub fn with_slots(types: &[ValType]) -> impl Iterator<Item = (usize, ValType)> {
    types.iter().scan(0, |next, ty| {
        let slot = *next;
        *next += slots(*ty);
        Some((slot, *ty))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_take_two_slots() {
        let types = [ValType::I32, ValType::V128, ValType::F64, ValType::V128];
        assert_eq!(slot_count(&types), 6);
        assert_eq!(with_slots(&types).map(|(slot, _)| slot).collect::<Vec<_>>(), [0, 1, 3, 4]);
    }
}
