//! The four representations of Wasm values and how they travel: in 8-byte slots, in an accumulator, as an immediate.
//!
//! A v128 lies in two slots; to all but the instructions of [`super::simd`] it is two integers.

use crate::wasm::{ValType, slots};

/// A type of values. In a slot a value is its bit pattern, zero-extended to 64 bits. Integers and references travel in the integer
/// accumulator, floats in the float accumulator (an f32 as the low half of the bit pattern).
pub(super) trait Value: Copy {
    /// Which representation it is.
    const TY: Ty;
    /// Size of an immediate operand in bytes.
    const IMMEDIATE_BYTES: usize;

    fn from_bits(bits: u64) -> Self;
    fn to_bits(self) -> u64;
    /// Takes the value from the accumulator of its class.
    fn from_accumulators(a: u64, f: f64) -> Self;
    /// Puts the value into the accumulator of its class.
    fn into_accumulators(self, a: &mut u64, f: &mut f64);
    /// Decodes an immediate operand.
    ///
    /// # Safety
    /// `IMMEDIATE_BYTES` readable bytes at `at`, which is 4-byte aligned.
    unsafe fn immediate(at: *const u8) -> Self;
}

/// A representation. References are `I64`, and so is a [`Ty::Half`] of a v128 but for what `drop`, `select` and locals make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Ty {
    I32,
    I64,
    F32,
    F64,
    Half,
}

impl Ty {
    pub(super) fn is_float(self) -> bool {
        matches!(self, Ty::F32 | Ty::F64)
    }

    /// What instructions take it for.
    pub(super) const fn in_keys(self) -> Ty {
        match self {
            Ty::Half => Ty::I64,
            other => other,
        }
    }

    /// The representations of values, one for each of their slots.
    pub(super) fn of_slots(types: &[ValType]) -> Vec<Ty> {
        types.iter().flat_map(|ty| std::iter::repeat_n(Ty::from(*ty), slots(*ty))).collect()
    }
}

impl From<ValType> for Ty {
    fn from(ty: ValType) -> Ty {
        match ty {
            ValType::I32 => Ty::I32,
            ValType::F32 => Ty::F32,
            ValType::F64 => Ty::F64,
            ValType::V128 => Ty::Half,
            _ => Ty::I64,
        }
    }
}

/// A value without alignment of its own: reading one through a reference keeps handlers free of stack slots in every build mode,
/// which `ptr::read_unaligned` does not.
#[derive(Clone, Copy)]
#[repr(C, packed)]
pub(super) struct Unaligned<T>(pub(super) T);

/// Stores all of a value, or nothing where its end is behind the end of a memory: only x86-64 promises that of a store that faults, so that
/// the last byte is looked at first elsewhere.
///
/// # Safety
/// What lies at `at` is mapped, or a fault there leaves the activation.
#[inline(always)]
pub(super) unsafe fn store<T: Copy>(at: *mut u8, value: T) {
    // SAFETY: by contract.
    unsafe {
        if cfg!(not(target_arch = "x86_64")) && size_of::<T>() > 1 {
            at.add(size_of::<T>() - 1).read_volatile();
        }
        // Not a volatile write, which takes a packed value through the stack: nothing follows that would make this one superfluous.
        (*at.cast::<Unaligned<T>>()).0 = value;
    }
}

/// A value aligned like code.
#[derive(Clone, Copy)]
#[repr(C, packed(4))]
pub(super) struct InCode<T>(pub(super) T);

macro_rules! integer_value {
    ($ty:ty, $kind:ident, $imm:ty) => {
        impl Value for $ty {
            const TY: Ty = Ty::$kind;
            const IMMEDIATE_BYTES: usize = 4;

            #[inline(always)]
            fn from_bits(bits: u64) -> Self {
                bits as $ty
            }

            #[inline(always)]
            fn to_bits(self) -> u64 {
                u64::from(self)
            }

            #[inline(always)]
            fn from_accumulators(a: u64, _: f64) -> Self {
                a as $ty
            }

            #[inline(always)]
            fn into_accumulators(self, a: &mut u64, _: &mut f64) {
                *a = u64::from(self);
            }

            #[inline(always)]
            unsafe fn immediate(at: *const u8) -> Self {
                // SAFETY: the caller vouches for the bytes.
                unsafe { (*at.cast::<InCode<i32>>()).0 as $imm as $ty }
            }
        }
    };
}
integer_value!(u32, I32, i32);
integer_value!(u64, I64, i64);

macro_rules! float_value {
    ($ty:ty, $bits:ty, $kind:ident, $bytes:literal) => {
        impl Value for $ty {
            const TY: Ty = Ty::$kind;
            const IMMEDIATE_BYTES: usize = $bytes;

            #[inline(always)]
            fn from_bits(bits: u64) -> Self {
                <$ty>::from_bits(bits as $bits)
            }

            #[inline(always)]
            fn to_bits(self) -> u64 {
                u64::from(<$ty>::to_bits(self))
            }

            #[inline(always)]
            fn from_accumulators(_: u64, f: f64) -> Self {
                <Self as Value>::from_bits(f64::to_bits(f))
            }

            #[inline(always)]
            fn into_accumulators(self, _: &mut u64, f: &mut f64) {
                *f = <f64 as Value>::from_bits(Value::to_bits(self));
            }

            #[inline(always)]
            unsafe fn immediate(at: *const u8) -> Self {
                // SAFETY: the caller vouches for the bytes.
                unsafe { <$ty>::from_bits((*at.cast::<InCode<$bits>>()).0) }
            }
        }
    };
}
float_value!(f32, u32, F32, 4);
float_value!(f64, u64, F64, 8);
