//! Results of calls against what a script expects.

use aot_format::gc::Op;
use iwasm::runtime::{Instance, gc};
use wast::WastRet;
use wast::core::{NanPattern, V128Pattern, WastRetCore};

/// The bits of the host reference that a script calls `n`: 0 is null.
pub(super) fn host_reference(n: u32) -> u64 {
    u64::from(n) + 1
}

/// A vector, in slots.
pub(super) fn halves(bytes: [u8; 16]) -> Vec<u64> {
    let bits = u128::from_le_bytes(bytes);
    vec![bits as u64, (bits >> 64) as u64]
}

/// The host reference that a script calls `n`, as a value of type `any`.
pub(super) fn internal_reference(instance: &Instance, n: u32) -> Result<u64, String> {
    let mut slot = [host_reference(n)];
    // SAFETY: one argument and room for the result; no code of the instance runs.
    unsafe { gc::run(instance, Op::AnyConvertExtern, 0, 0, slot.as_mut_ptr(), 0) }.map_err(|kind| kind.to_string())?;
    Ok(slot[0])
}

/// Checks all results, which come in slots.
pub(super) fn check(mut got: &[u64], wanted: &[WastRet<'_>]) -> Result<(), String> {
    for wanted in wanted {
        let WastRet::Core(wanted) = wanted else { return Err(format!("expected {wanted:?}")) };
        let (value, rest) = got.split_at_checked(slots(wanted)).ok_or_else(|| format!("too few results, expected {wanted:?}"))?;
        if !matches(value, wanted) {
            return Err(format!("got {value:#x?}, expected {wanted:?}"));
        }
        got = rest;
    }
    if got.is_empty() { Ok(()) } else { Err(format!("further results {got:x?}")) }
}

fn slots(wanted: &WastRetCore<'_>) -> usize {
    match wanted {
        WastRetCore::V128(_) => 2,
        WastRetCore::Either(choices) => choices.first().map_or(1, slots),
        _ => 1,
    }
}

fn matches(value: &[u64], wanted: &WastRetCore<'_>) -> bool {
    let got = value[0];
    match wanted {
        WastRetCore::V128(pattern) => vector_matches(value, pattern),
        WastRetCore::I32(v) => got == u64::from(*v as u32),
        WastRetCore::I64(v) => got == *v as u64,
        WastRetCore::F32(pattern) => float_matches(got, pattern, |v| u64::from(v.bits), 23, 8),
        WastRetCore::F64(pattern) => float_matches(got, pattern, |v| v.bits, 52, 11),
        WastRetCore::RefNull(_) => got == 0,
        WastRetCore::RefExtern(Some(n)) => got == host_reference(*n),
        WastRetCore::RefHost(n) => got != 0 && gc::externalise_host(got) == Some(host_reference(*n)),
        WastRetCore::RefI31 => got & 1 != 0,
        WastRetCore::RefEq | WastRetCore::RefStruct | WastRetCore::RefArray | WastRetCore::RefAny => got != 0,
        WastRetCore::RefExtern(None) | WastRetCore::RefFunc(_) => got != 0,
        WastRetCore::Either(choices) => choices.iter().any(|choice| matches(value, choice)),
        _ => false,
    }
}

fn vector_matches(value: &[u64], pattern: &V128Pattern) -> bool {
    let exact = |bytes: Vec<u8>| value.iter().flat_map(|half| half.to_le_bytes()).eq(bytes);
    let wide = |lanes: &[u16]| lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect();
    match pattern {
        V128Pattern::I8x16(lanes) => exact(lanes.map(|lane| lane as u8).to_vec()),
        V128Pattern::I16x8(lanes) => exact(wide(&lanes.map(|lane| lane as u16))),
        V128Pattern::I32x4(lanes) => exact(lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect()),
        V128Pattern::I64x2(lanes) => exact(lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect()),
        V128Pattern::F32x4(lanes) => {
            let got = value.iter().flat_map(|half| [half & 0xffff_ffff, half >> 32]);
            got.zip(lanes).all(|(got, lane)| float_matches(got, lane, |v| u64::from(v.bits), 23, 8))
        }
        V128Pattern::F64x2(lanes) => value.iter().zip(lanes).all(|(got, lane)| float_matches(*got, lane, |v| v.bits, 52, 11)),
    }
}

/// A canonical NaN has only the highest bit of its fraction set, an arithmetic one at least that; the sign is free.
fn float_matches<T>(got: u64, pattern: &NanPattern<T>, bits: impl Fn(&T) -> u64, fraction_bits: u32, exponent_bits: u32) -> bool {
    let quiet = ((1 << (exponent_bits + 1)) - 1) << (fraction_bits - 1);
    let magnitude = got & ((1 << (fraction_bits + exponent_bits)) - 1);
    let fits = got >> fraction_bits >> exponent_bits <= 1;
    match pattern {
        NanPattern::Value(v) => got == bits(v),
        NanPattern::CanonicalNan => fits && magnitude == quiet,
        NanPattern::ArithmeticNan => fits && magnitude & quiet == quiet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_patterns() {
        let f32_matches = |got, pattern: &NanPattern<u32>| float_matches(got, pattern, |v| u64::from(*v), 23, 8);
        for (got, canonical, arithmetic) in [
            (0x7fc0_0000, true, true),
            (0xffc0_0000, true, true),
            (0xffc0_0001, false, true),
            (0x7f80_0001, false, false),
            (0x1_7fc0_0000, true, true),
        ] {
            let high = got >> 32 != 0;
            assert_eq!(f32_matches(got, &NanPattern::CanonicalNan), canonical && !high, "{got:x}");
            assert_eq!(f32_matches(got, &NanPattern::ArithmeticNan), arithmetic && !high, "{got:x}");
        }
        assert!(f32_matches(7, &NanPattern::Value(7)));
    }
}
