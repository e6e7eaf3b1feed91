//! Loads trap where the specification says, whatever LLVM finds out about what they load.

mod outcomes;

use aot_format::trap::TrapKind;

use outcomes::Outcome::{Returned, Trapped};
use outcomes::{PAGE, outcomes};

#[test]
fn loads_of_unused_values_trap() {
    let text = r#"(module (memory 1)
        (func (export "dead") (param i32) (drop (i32.load (local.get 0))))
        (func $unused (param i32) (result i32) (i32.load (local.get 0)))
        (func (export "inlined") (param i32) (drop (call $unused (local.get 0))))
        (func $ignores (param i32))
        (func (export "ignored") (param i32) (call $ignores (i32.load (local.get 0))))
        (func (export "loop") (param i32)
            (loop $l (drop (i64.load (local.get 0)))
                (br_if $l (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 8))) (i32.const 65544)))))
        (func (export "overwritten") (param i32)
            (i32.store (i32.const 0) (i32.load (local.get 0))) (i32.store (i32.const 0) (i32.const 1)))
        (func (export "stored back") (param i32) (i32.store (local.get 0) (i32.load (local.get 0))))
        (func (export "times zero") (param i32) (result i32) (i32.mul (i32.load (local.get 0)) (i32.const 0)))
        (func (export "branch") (param i32) (if (i32.load (local.get 0)) (then))))"#;
    for name in ["dead", "inlined", "ignored", "overwritten", "stored back", "times zero", "branch"] {
        let outcomes = outcomes(text, &[(name, &[PAGE - 4]), (name, &[PAGE - 3]), (name, &[u64::from(u32::MAX)])]);
        assert!(matches!(outcomes[0], Returned(_)), "{name}");
        assert_eq!(outcomes[1..], [Trapped(TrapKind::MemoryOutOfBounds), Trapped(TrapKind::MemoryOutOfBounds)], "{name}");
    }
    assert_eq!(outcomes(text, &[("loop", &[0])]), [Trapped(TrapKind::MemoryOutOfBounds)]);
}

#[test]
fn the_first_of_two_traps_is_the_one() {
    // The optimiser computes what was loaded only behind the second trap, where it is used.
    let text = r#"(module (memory 1)
        (func (export "sum") (param i32 f64) (result i32) (local $loaded i32)
            (local.set $loaded (i32.load8_u (local.get 0)))
            (i32.add (i32.atomic.load (i32.trunc_sat_f64_u (local.get 1))) (local.get $loaded))))"#;
    let unaligned = 1f64.to_bits();
    let outcomes = outcomes(text, &[("sum", &[PAGE - 1, 0]), ("sum", &[PAGE - 1, unaligned]), ("sum", &[PAGE, unaligned])]);
    let expected = [Returned(vec![0]), Trapped(TrapKind::UnalignedAtomic), Trapped(TrapKind::MemoryOutOfBounds)];
    assert_eq!(outcomes, expected);
}

#[test]
fn loads_are_not_narrowed() {
    let text = r#"(module (memory 1)
        (func (export "mask") (param i32) (result i32) (i32.and (i32.load (local.get 0)) (i32.const 255)))
        (func (export "wrap") (param i32) (result i32) (i32.wrap_i64 (i64.load (local.get 0))))
        (func (export "shift") (param i32) (result i32) (i32.shr_u (i32.load (local.get 0)) (i32.const 24)))
        (func (export "sign") (param i32) (result i32) (i32.extend8_s (i32.load (local.get 0))))
        (func (export "test") (param i32) (result i32)
            (if (result i32) (i32.and (i32.load (local.get 0)) (i32.const 1)) (then (i32.const 5)) (else (i32.const 6))))
        (func (export "update") (param i32) (i32.store (local.get 0) (i32.or (i32.load (local.get 0)) (i32.const 1)))))"#;
    for name in ["mask", "wrap", "shift", "sign", "test", "update"] {
        let outcomes = outcomes(text, &[(name, &[PAGE - 8]), (name, &[PAGE - 1]), (name, &[PAGE - 3])]);
        assert!(matches!(outcomes[0], Returned(_)), "{name}");
        assert_eq!(outcomes[1..], [Trapped(TrapKind::MemoryOutOfBounds), Trapped(TrapKind::MemoryOutOfBounds)], "{name}");
    }
}

#[test]
fn unused_loads_of_inlined_loops_trap() {
    // What only later passes find useless: a sum that is multiplied by zero, a field of a value that is not returned, a loop whose
    // result is compared with itself.
    let text = r#"(module (memory 1)
        (func $sum (param i32 i32) (result i32) (local i32)
            (loop $l
                (local.set 2 (i32.add (local.get 2) (i32.load (local.get 0))))
                (local.set 0 (i32.add (local.get 0) (i32.const 4)))
                (br_if $l (i32.lt_u (local.get 0) (local.get 1))))
            (local.get 2))
        (func (export "ignored") (param i32) (drop (call $sum (i32.const 0) (local.get 0))))
        (func (export "times zero") (param i32) (result i32) (i32.mul (call $sum (i32.const 0) (local.get 0)) (i32.const 0)))
        (func (export "itself") (param i32) (result i32) (local i32)
            (i32.eq (local.tee 1 (call $sum (i32.const 0) (local.get 0))) (local.get 1)))
        (func (export "and zero") (param i32) (result i32)
            (i32.and (i32.and (call $sum (i32.const 0) (local.get 0)) (i32.const 1)) (i32.const 2)))
        (func (export "overwritten") (param i32)
            (i32.store (i32.const 0) (call $sum (i32.const 0) (local.get 0))) (i32.store (i32.const 0) (i32.const 1))))"#;
    for name in ["ignored", "times zero", "itself", "and zero", "overwritten"] {
        let outcomes = outcomes(text, &[(name, &[PAGE]), (name, &[PAGE + 4])]);
        assert!(matches!(outcomes[0], Returned(_)), "{name}: {outcomes:?}");
        assert_eq!(outcomes[1], Trapped(TrapKind::MemoryOutOfBounds), "{name}");
    }
}

#[test]
fn loads_trap_before_what_comes_before_their_use() {
    // The use is on one way only, or behind a call that does not return, or traps in a function that is inlined late or not at all. The first
    // argument is the address; the second says whether what is behind the load happens, which would trap otherwise than the load.
    let text = r#"(module (memory 1) (global $g (mut i32) (i32.const 0))
        (func (export "one way") (param i32 i32) (result i32) (local $x i32)
            (local.set $x (i32.load (local.get 0)))
            (if (local.get 1) (then (i32.store (i32.const 0) (local.get $x))))
            (i32.const 0))
        (func $never (param i32) (result i32) (local $i i32)
            (loop $l (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 3))) (local.get 0))))
            (if (local.get $i) (then (global.set $g (local.get $i)) (unreachable)))
            (i32.const 0))
        (func (export "never returns") (param i32 i32) (result i32) (local $x i32)
            (local.set $x (i32.load (local.get 0)))
            (if (local.get 1) (then (drop (call $never (i32.const 7)))))
            (i32.store (i32.const 0) (local.get $x))
            (i32.const 0))
        (func $recursive (param i32) (result i32)
            (if (result i32) (i32.eqz (local.get 0)) (then (unreachable)) (else (call $recursive (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "recursive") (param i32 i32) (result i32) (local $x i32)
            (local.set $x (i32.load (local.get 0)))
            (if (result i32) (local.get 1)
                (then (i32.add (call $recursive (i32.const 4)) (local.get $x)))
                (else (local.get $x))))
        (func (export "sum") (param i32 i32) (result i32) (local $x i32) (local $i i32)
            (loop $l
                (local.set $x (i32.add (local.get $x) (i32.load (local.get 0))))
                (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4))))
            (i32.div_u (local.get $x) (i32.eqz (local.get 1))))
        (func (export "last") (param i32 i32) (result i32) (local $x i32) (local $i i32)
            (loop $l
                (local.set $x (i32.load (local.get 0)))
                (local.set 0 (i32.const 8))
                (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4))))
            (i32.div_u (local.get $x) (i32.eqz (local.get 1))))
        (func (export "waits") (param i32 i32) (result i32) (local $x i32)
            (local.set $x (i32.load (local.get 0)))
            (if (local.get 1) (then (loop $l (br_if $l (i32.atomic.load (i32.const 64)))) (unreachable)))
            (local.get $x)))"#;
    for name in ["one way", "never returns", "recursive", "sum", "last", "waits"] {
        let calls: &[(&str, &[u64])] = &[(name, &[PAGE - 4, 0]), (name, &[PAGE, 0]), (name, &[PAGE, 1])];
        let expected = [Returned(vec![0]), Trapped(TrapKind::MemoryOutOfBounds), Trapped(TrapKind::MemoryOutOfBounds)];
        assert_eq!(outcomes(text, calls), expected, "{name}");
    }
}

#[test]
fn loads_of_vectors_are_whole() {
    // Only some lanes reach a result; that the others do not takes LLVM's code generator to find out.
    let text = r#"(module (memory 1)
        (func (export "lane") (param i32) (result i32) (i32x4.extract_lane 0 (v128.load (local.get 0))))
        (func (export "half") (param i32) (result i32) (i16x8.extract_lane_u 1 (v128.load8x8_u (local.get 0))))
        (func (export "none") (param i32) (result f32)
            (f32x4.extract_lane 2 (f32x4.demote_f64x2_zero (v128.load8x8_u (local.get 0)))))
        (func (export "rounded") (param i32) (result i32)
            (i8x16.extract_lane_u 0 (i8x16.shuffle 16 1 17 3 18 5 19 7 20 9 21 11 22 13 23 15
                (v128.load (local.get 0)) (v128.const i64x2 0 0))))
        (func (export "splat") (param i32) (result i64) (i64x2.extract_lane 1 (v128.load64_splat (local.get 0))))
        (func (export "zeros") (param i32) (result i32)
            (i32x4.all_true (v128.load32_zero (i32.add (local.get 0) (i32.const 4)))))
        (func (export "signs") (param i32) (result i32)
            (i32x4.bitmask (v128.load16_lane 2 (i32.add (local.get 0) (i32.const 6)) (v128.const i64x2 1 2))))
        (func (export "never zero") (param i32) (result i32)
            (i32.eqz (i32.shl (i32.const -4096) (i32.eqz (i64x2.bitmask (i64x2.abs (v128.load (local.get 0))))))))
        (func (export "sum") (param i32) (result i32) (local $v v128)
            (local.set $v (v128.load (local.get 0)))
            (local.set $v (i32x4.add (local.get $v) (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $v) (local.get $v))))
            (local.set $v (i32x4.add (local.get $v) (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $v) (local.get $v))))
            (i32x4.extract_lane 0 (local.get $v))))"#;
    for name in ["lane", "half", "none", "rounded", "splat", "sum", "zeros", "signs", "never zero"] {
        let outcomes = outcomes(text, &[(name, &[PAGE - 16]), (name, &[PAGE - 7]), (name, &[PAGE - 4]), (name, &[PAGE])]);
        assert!(matches!(outcomes[0], Returned(_)), "{name}");
        assert!(outcomes[1..].iter().all(|outcome| *outcome == Trapped(TrapKind::MemoryOutOfBounds)), "{name}: {outcomes:?}");
    }
}
