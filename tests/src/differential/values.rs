//! Values that look for trouble, and a host that makes them: the same for all engines.

use iwasm::wasm::{FuncType, ValType, slots, with_slots};

use crate::random::Random;

/// Values without what is an engine's own matter: upper halves of short numbers, addresses in references.
pub fn plain(types: &[ValType], values: &[u64]) -> Vec<u64> {
    with_slots(types)
        .flat_map(|(slot, ty)| match ty {
            ValType::I32 | ValType::F32 => vec![values[slot] & 0xffff_ffff],
            ValType::I64 | ValType::F64 => vec![values[slot]],
            ValType::V128 => values[slot..slot + 2].to_vec(),
            ValType::Ref(_) => vec![u64::from(values[slot] != 0)],
        })
        .collect()
}

/// Whether there are references among them that a host without objects of its own cannot make.
pub fn is_foreign(types: &[ValType]) -> bool {
    types.iter().any(|ty| matches!(ty, ValType::Ref(ty) if !ty.is_nullable()))
}

/// A value of each type, in slots.
pub(super) fn all(random: &mut Random, types: &[ValType]) -> Vec<u64> {
    types.iter().flat_map(|ty| value(random, *ty)).collect()
}

fn value(random: &mut Random, ty: ValType) -> Vec<u64> {
    // Numbers of 64 bits make lanes of any size.
    (0..slots(ty)).map(|_| number(random, ty)).collect()
}

fn number(random: &mut Random, ty: ValType) -> u64 {
    let any = match random.below(6) {
        0 => 0,
        1 => u64::MAX,
        2 => 1 << random.below(64),
        3 => random.number() & 0xff,
        4 => (random.below(2000) as f64 - 1000.0).to_bits(),
        _ => random.number(),
    };
    match ty {
        ValType::I32 => any & 0xffff_ffff,
        ValType::F32 => u64::from((any as i64 as f32).to_bits()),
        ValType::F64 if f64::from_bits(any).is_nan() => 0,
        ValType::I64 | ValType::F64 | ValType::V128 => any,
        ValType::Ref(_) => 0,
    }
}

/// What tells an import from others.
pub fn salt_of(name: &str) -> u64 {
    name.bytes().fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

/// The value of an imported global, in slots.
pub fn imported_global(name: &str, ty: ValType) -> Vec<u64> {
    value(&mut Random::new(salt_of(name)), ty)
}

/// A host function: notes its arguments, which are [`plain`], and gives results in slots that are made from them.
pub fn respond(log: &mut Vec<u64>, salt: u64, args: Vec<u64>, ty: &FuncType) -> Vec<u64> {
    let mut random = Random::new(args.iter().fold(salt ^ log.len() as u64, |hash, arg| hash.rotate_left(9) ^ arg));
    log.push(salt);
    log.extend(args);
    all(&mut random, ty.results())
}
