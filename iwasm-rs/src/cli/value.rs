//! Values as text: arguments of a function call, and its results, in WAMR's forms.

use std::fmt::Write;

use crate::runtime::gc::EXTERNALISED;
use crate::wasm::ValType;

/// Reads an argument, as its slots. A v128 is two integers, the low half first, with any character between them.
pub(super) fn parse_slots(text: &str, ty: ValType) -> Option<Vec<u64>> {
    if ty != ValType::V128 {
        return parse(text, ty).map(|bits| vec![bits]);
    }
    let between = text.find(|c: char| !c.is_ascii_hexdigit() && !matches!(c, 'x' | 'X' | '-' | '+'))?;
    let (low, high) = text.split_at(between);
    let mut high = high.chars();
    high.next();
    Some(vec![integer(low)?, integer(high.as_str())?])
}

/// Prints a result with its type, from its slots.
pub(super) fn format_slots(slots: &[u64], ty: ValType) -> String {
    match (ty, slots) {
        (ValType::V128, [low, high, ..]) => format!("<{low:#018x} {high:#018x}>:v128"),
        (ty, slots) => format(slots.first().copied().unwrap_or(0), ty),
    }
}

/// Reads an argument, as its bits in a slot.
fn parse(text: &str, ty: ValType) -> Option<u64> {
    // What follows an underscore is ignored.
    let text = text.split('_').next().unwrap_or(text).trim_start();
    match ty {
        ValType::I32 => integer(text).map(|bits| bits & 0xffff_ffff),
        ValType::I64 => integer(text),
        ValType::F32 => float(text, &F32),
        ValType::F64 => float(text, &F64),
        ValType::Ref(_) if text == "null" => Some(0),
        ValType::Ref(ty) if ty.is_func_ref() => integer(text),
        ValType::Ref(ty) if ty.is_extern_ref() => integer(text).filter(|bits| bits & EXTERNALISED == 0),
        // Other references are addresses.
        ValType::Ref(_) | ValType::V128 => None,
    }
}

/// Prints a result with its type, such as `0x2a:i32`.
fn format(bits: u64, ty: ValType) -> String {
    match ty {
        ValType::I32 => format!("{:#x}:i32", bits as u32),
        ValType::I64 => format!("{bits:#x}:i64"),
        ValType::F32 => format!("{}:f32", general(f64::from(f32::from_bits(bits as u32)))),
        ValType::F64 => format!("{}:f64", general(f64::from_bits(bits))),
        ValType::Ref(ty) if ty.is_func_ref() && bits == 0 => "func:ref.null".to_string(),
        ValType::Ref(ty) if ty.is_func_ref() => format!("{bits}:ref.func"),
        ValType::Ref(ty) if !ty.is_extern_ref() => if bits == 0 { "any:ref.null" } else { "ref.any" }.to_string(),
        ValType::Ref(_) if bits == 0 => "extern:ref.null".to_string(),
        ValType::Ref(_) => format!("{bits:#x}:ref.extern"),
        ValType::V128 => format!("{bits:#x}:v128"),
    }
}

/// An integer as C's `strtoull` with base 0 reads it, but nothing may follow it and it wraps instead of saturating.
fn integer(text: &str) -> Option<u64> {
    let (negative, digits) = sign(text);
    let (radix, digits) = match digits.get(..2) {
        Some("0x" | "0X") => (16, &digits[2..]),
        _ if digits.len() > 1 && digits.starts_with('0') => (8, &digits[1..]),
        _ => (10, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = 0u64;
    for c in digits.chars() {
        value = value.wrapping_mul(radix).wrapping_add(u64::from(c.to_digit(radix as u32)?));
    }
    Some(if negative { value.wrapping_neg() } else { value })
}

fn sign(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    }
}

/// What of the two float types differs.
struct Format {
    fraction_bits: u32,
    exponent_bits: u32,
    decimal: fn(&str) -> Option<u64>,
}

const F32: Format = Format { fraction_bits: 23, exponent_bits: 8, decimal: |text| Some(u64::from(text.parse::<f32>().ok()?.to_bits())) };
const F64: Format = Format { fraction_bits: 52, exponent_bits: 11, decimal: |text| Some(text.parse::<f64>().ok()?.to_bits()) };

fn float(text: &str, format: &Format) -> Option<u64> {
    let (negative, magnitude) = sign(text);
    let lower = magnitude.to_ascii_lowercase();
    let infinity = ((1 << format.exponent_bits) - 1) << format.fraction_bits;
    let bits = if let Some(payload) = lower.strip_prefix("nan:") {
        let payload = integer(payload).filter(|p| (1..1 << format.fraction_bits).contains(p))?;
        infinity | payload
    } else if lower == "nan" {
        infinity | 1 << (format.fraction_bits - 1)
    } else if let Some(digits) = lower.strip_prefix("0x") {
        hexadecimal(digits, format)?
    } else if magnitude.starts_with(['+', '-']) {
        return None;
    } else {
        (format.decimal)(&lower)?
    };
    Some(bits | u64::from(negative) << (format.fraction_bits + format.exponent_bits))
}

/// The digits of a hexadecimal float behind `0x`, such as `1.8p3`, rounded to nearest even.
fn hexadecimal(text: &str, format: &Format) -> Option<u64> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => (digits, exponent.parse::<i64>().ok()?.clamp(-100_000, 100_000)),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // The value is mantissa * 2^scale; what does not fit in the mantissa only makes its lowest bit sticky.
    let (mut mantissa, mut scale) = (0u64, exponent);
    for (i, c) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = u64::from(c.to_digit(16)?);
        let after_point = i64::from(i >= whole.len());
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
            scale -= 4 * after_point;
        } else {
            mantissa |= u64::from(digit != 0);
            scale += 4 * (1 - after_point);
        }
    }
    if mantissa == 0 {
        return Some(0);
    }
    let shift = i64::from(mantissa.leading_zeros());
    (mantissa, scale) = (mantissa << shift, scale - shift);
    let bias = (1i64 << (format.exponent_bits - 1)) - 1;
    let exponent = scale + 63 + bias;
    // Of 64 significant bits, keep the fraction and the hidden one; subnormal numbers keep fewer.
    let dropped = 63 - i64::from(format.fraction_bits) + (1 - exponent).max(0);
    if dropped > 64 {
        return Some(0);
    }
    let wide = u128::from(mantissa);
    let half = 1u128 << (dropped - 1);
    let kept = wide >> dropped;
    let rest = wide & ((1 << dropped) - 1);
    let rounded = (kept + u128::from(rest > half || rest == half && kept & 1 == 1)) as u64;
    // The hidden bit adds one to the exponent, as does a carry out of the fraction.
    let bits = ((exponent.max(1) - 1) as u64).saturating_mul(1 << format.fraction_bits).saturating_add(rounded);
    let infinity = ((1u64 << format.exponent_bits) - 1) << format.fraction_bits;
    Some(bits.min(infinity))
}

/// A number as C's `%.7g` prints it.
fn general(value: f64) -> String {
    const DIGITS: i32 = 7;
    if !value.is_finite() {
        let sign = if value.is_sign_negative() { "-" } else { "" };
        return format!("{sign}{}", if value.is_nan() { "nan" } else { "inf" });
    }
    let scientific = format!("{value:.*e}", DIGITS as usize - 1);
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let strip =
        |text: &str| if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_string() } else { text.to_string() };
    if (-4..DIGITS).contains(&exponent) {
        return strip(&format!("{value:.*}", (DIGITS - 1 - exponent) as usize));
    }
    let mut text = strip(digits);
    let sign = if exponent < 0 { '-' } else { '+' };
    // Writing to a String cannot fail.
    let _ = write!(text, "e{sign}{:02}", exponent.unsigned_abs());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::RefType;

    #[test]
    fn integers_have_c_prefixes_and_wrap() {
        for (text, bits) in [("42", 42), ("0x2A", 42), ("052", 42), ("-1", 0xffff_ffff), ("0x1_0", 1), ("4294967296", 0), ("0", 0)] {
            assert_eq!(parse(text, ValType::I32), Some(bits), "{text}");
        }
        assert_eq!(parse("-1", ValType::I64), Some(u64::MAX));
        for text in ["", "abc", "1x", "0x", "--1", "09"] {
            assert_eq!(parse(text, ValType::I32), None, "{text}");
        }
    }

    #[test]
    fn decimal_and_special_floats() {
        assert_eq!(parse("1.5", ValType::F32), Some(0x3fc0_0000));
        assert_eq!(parse("-inf", ValType::F64), Some(0xfff0_0000_0000_0000));
        assert_eq!(parse("-nan", ValType::F32), Some(0xffc0_0000));
        assert_eq!(parse("nan:0x200000", ValType::F32), Some(0x7fa0_0000));
        for text in ["nan:0", "nan:0x800000", "1.5x", "", "-", "--1", "0x", "0x1p"] {
            assert_eq!(parse(text, ValType::F32), None, "{text}");
        }
    }

    #[test]
    fn hexadecimal_floats_round_to_nearest_even() {
        let f64_of = |text: &str| parse(text, ValType::F64).map(f64::from_bits);
        let f32_of = |text: &str| parse(text, ValType::F32).map(|bits| f32::from_bits(bits as u32));
        assert_eq!(f64_of("0x1.8p3"), Some(12.0));
        assert_eq!(f64_of("-0x.8"), Some(-0.5));
        assert_eq!(f64_of("0x1.fffffffffffff8p0"), Some(2.0));
        assert_eq!(f64_of("0x1.00000000000008p0"), Some(1.0));
        assert_eq!(f64_of("0x1.000000000000080001p0"), Some(1.0 + f64::EPSILON));
        assert_eq!(f64_of("0x1p-1074"), Some(f64::from_bits(1)));
        assert_eq!(f64_of("0x1p-1075"), Some(0.0));
        assert_eq!(f64_of("0x1.8p-1075"), Some(f64::from_bits(1)));
        assert_eq!(f64_of("0x1p1024"), Some(f64::INFINITY));
        assert_eq!(f64_of("0x123456789abcdef123456789"), Some(0x1234_5678_9abc_def1_2345_6789u128 as f64));
        assert_eq!(f32_of("0x1.fffffep127"), Some(f32::MAX));
        assert_eq!(f32_of("0x1p-149"), Some(f32::from_bits(1)));
        assert_eq!(f32_of("0x1.ffffffp127"), Some(f32::INFINITY));
    }

    #[test]
    fn results_are_printed_as_by_printf() {
        let f64_text = |v: f64| format(v.to_bits(), ValType::F64);
        assert_eq!(format(42, ValType::I32), "0x2a:i32");
        for (value, text) in [
            (0.1, "0.1"),
            (1e7, "1e+07"),
            (1234567.0, "1234567"),
            (12345678.0, "1.234568e+07"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (9.9999999, "10"),
            (-0.0, "-0"),
            (1e300, "1e+300"),
            (100.0, "100"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(f64_text(value), format!("{text}:f64"));
        }
        assert_eq!(format(0x7fc0_0000, ValType::F32), "nan:f32");
        assert_eq!(format(0, ValType::FUNCREF), "func:ref.null");
        assert_eq!(format(7, ValType::FUNCREF), "7:ref.func");
        assert_eq!(format(16, ValType::Ref(RefType::EXTERNREF)), "0x10:ref.extern");
    }

    #[test]
    fn externref_arguments_are_numbers_or_null() {
        assert_eq!(parse("null", ValType::EXTERNREF), Some(0));
        assert_eq!(parse("0x10", ValType::EXTERNREF), Some(16));
    }

    #[test]
    fn an_exnref_argument_is_null_and_nothing_else() {
        assert_eq!(parse("null", ValType::EXNREF), Some(0));
        assert_eq!(parse("0x10", ValType::EXNREF), None);
    }
}
