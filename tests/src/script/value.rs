//! Results of calls against what a script expects.

use wast::WastRet;
use wast::core::{NanPattern, WastRetCore};

/// The bits of the host reference that a script calls `n`: 0 is null.
pub(super) fn host_reference(n: u32) -> u64 {
    u64::from(n) + 1
}

/// Checks all results.
pub(super) fn check(got: &[u64], wanted: &[WastRet<'_>]) -> Result<(), String> {
    if got.len() != wanted.len() {
        return Err(format!("{} results, expected {}", got.len(), wanted.len()));
    }
    for (got, wanted) in got.iter().zip(wanted) {
        let WastRet::Core(wanted) = wanted else { return Err(format!("expected {wanted:?}")) };
        if !matches(*got, wanted) {
            return Err(format!("got {got:#x}, expected {wanted:?}"));
        }
    }
    Ok(())
}

fn matches(got: u64, wanted: &WastRetCore<'_>) -> bool {
    match wanted {
        WastRetCore::I32(v) => got == u64::from(*v as u32),
        WastRetCore::I64(v) => got == *v as u64,
        WastRetCore::F32(pattern) => float_matches(got, pattern, |v| u64::from(v.bits), 23, 8),
        WastRetCore::F64(pattern) => float_matches(got, pattern, |v| v.bits, 52, 11),
        WastRetCore::RefNull(_) => got == 0,
        WastRetCore::RefExtern(Some(n)) => got == host_reference(*n),
        WastRetCore::RefExtern(None) | WastRetCore::RefFunc(_) => got != 0,
        WastRetCore::Either(choices) => choices.iter().any(|choice| matches(got, choice)),
        _ => false,
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
