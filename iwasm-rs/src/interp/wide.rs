//! Arithmetic with 128 bits: two slots, the low half first.
//!
//! Operand: the first argument's slot. The result replaces the first argument.

use super::dispatch::{HANDLER_BYTES, go, handlers};

/// The number in two slots.
#[inline(always)]
unsafe fn read(slots: *const u64) -> u128 {
    // SAFETY: the slots are arguments of the running instruction.
    unsafe { u128::from(*slots) | u128::from(*slots.add(1)) << 64 }
}

/// Writes a number to two slots.
#[inline(always)]
unsafe fn write(slots: *mut u64, value: u128) {
    // SAFETY: as for `read`.
    unsafe {
        *slots = value as u64;
        *slots.add(1) = (value >> 64) as u64;
    }
}

handlers! {
    /// `i64.add128`.
    fn add[](r) {
        let slots = r.slot(HANDLER_BYTES);
        write(slots, read(slots).wrapping_add(read(slots.add(2))));
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }

    /// `i64.sub128`.
    fn sub[](r) {
        let slots = r.slot(HANDLER_BYTES);
        write(slots, read(slots).wrapping_sub(read(slots.add(2))));
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }

    /// `i64.mul_wide_s`.
    fn mul_signed[](r) {
        let slots = r.slot(HANDLER_BYTES);
        write(slots, (i128::from(*slots as i64) * i128::from(*slots.add(1) as i64)) as u128);
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }

    /// `i64.mul_wide_u`.
    fn mul_unsigned[](r) {
        let slots = r.slot(HANDLER_BYTES);
        write(slots, u128::from(*slots) * u128::from(*slots.add(1)));
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }
}
