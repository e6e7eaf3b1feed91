//! What compiled code does, where the specification's test suite does not look.

use std::sync::Arc;

use aot_format::trap::TrapKind;
use iwasm::aot::{Loaded, load};
use iwasm::runtime::{Exit, Instance, Linker, Store};
use wamrc::{Options, compile};

/// How a call ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Returned(Vec<u64>),
    Trapped(TrapKind),
    Threw,
}

use Outcome::{Returned, Threw, Trapped};

/// Compiles a module at every level and calls its functions: the outcomes are the same at each.
fn outcomes(text: &str, calls: &[(&str, &[u64])]) -> Vec<Outcome> {
    let wasm = wat::parse_str(text).unwrap();
    let at_level = |opt_level| -> Vec<Outcome> {
        let aot = compile(&wasm, &Options { opt_level, ..Options::default() }).unwrap();
        let Loaded::Compiled(module, image) = load(&aot).unwrap() else { panic!("the host cannot run its own code") };
        let engine: Arc<dyn iwasm::runtime::Engine> = image;
        let store = Store::new();
        let Ok(instance) = Instance::new(&store, &module, &engine, &Linker::default(), None) else { panic!("not instantiated") };
        let call = |(name, args): &(&str, &[u64])| match instance.call(module.exported_func(name).unwrap(), args) {
            Ok(values) => Returned(values),
            Err(Exit::Trap(trap)) => Trapped(trap.kind),
            Err(_) => Threw,
        };
        calls.iter().map(call).collect()
    };
    let plain = at_level(0);
    assert_eq!(plain, at_level(3), "optimisation changes what happens");
    plain
}

const PAGE: u64 = 65536;

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
fn arguments_and_results_beyond_the_registers_arrive() {
    let text = r#"(module
        (type $many (func (param i32 i64 i32 f32 i64 i32 f64 i32 f64 f64 f64 f64 f64 f64 f64 f32) (result i64 f64 i32)))
        (table funcref (elem $many))
        (func $many (type $many)
            (i64.add (i64.add (i64.extend_i32_u (local.get 0)) (local.get 4)) (i64.extend_i32_u (local.get 7)))
            (f64.add (f64.promote_f32 (local.get 15)) (local.get 14))
            (local.get 5))
        (func (export "direct") (result i64 f64 i32) (call $many
            (i32.const 1) (i64.const 2) (i32.const 3) (f32.const 4) (i64.const 50) (i32.const 6) (f64.const 7) (i32.const 800)
            (f64.const 9) (f64.const 10) (f64.const 11) (f64.const 12) (f64.const 13) (f64.const 14) (f64.const 15) (f32.const 16)))
        (func (export "indirect") (result i64 f64 i32) (call_indirect (type $many)
            (i32.const 1) (i64.const 2) (i32.const 3) (f32.const 4) (i64.const 50) (i32.const 6) (f64.const 7) (i32.const 800)
            (f64.const 9) (f64.const 10) (f64.const 11) (f64.const 12) (f64.const 13) (f64.const 14) (f64.const 15) (f32.const 16)
            (i32.const 0)))
        (export "entry" (func $many)))"#;
    let args: Vec<u64> =
        vec![1, 2, 3, u64::from(4f32.to_bits()), 50, 6, 7f64.to_bits(), 800, 0, 0, 0, 0, 0, 0, 15f64.to_bits(), u64::from(16f32.to_bits())];
    let expected = || Returned(vec![851, 31f64.to_bits(), 6]);
    assert_eq!(outcomes(text, &[("direct", &[]), ("indirect", &[]), ("entry", &args)]), [expected(), expected(), expected()]);
}

#[test]
fn tail_calls_of_other_types_do_not_nest() {
    let text = r#"(module
        (type $wide (func (param i32 i32 i32 i32 i32 i32 i32 i64 f32) (result i64 i32)))
        (table funcref (elem $odd $even))
        (func $even (param i32 i64) (result i64 i32)
            (if (i32.eqz (local.get 0)) (then (return (local.get 1) (i32.const 0))))
            (return_call_indirect (type $wide) (i32.sub (local.get 0) (i32.const 1))
                (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (local.get 0) (local.get 1) (f32.const 1)
                (i32.const 0)))
        (func $odd (type $wide)
            (if (i32.eqz (local.get 0)) (then (return (local.get 7) (i32.const 1))))
            (return_call $even (i32.sub (local.get 0) (i32.const 1))
                (i64.add (local.get 7) (i64.extend_i32_u (i32.add (local.get 5) (i32.sub (local.get 6) (local.get 0)))))))
        (export "even" (func $even)))"#;
    assert_eq!(
        outcomes(text, &[("even", &[3_000_000, 0]), ("even", &[2_999_999, 0])]),
        [Returned(vec![1_500_000 * 6, 0]), Returned(vec![1_499_999 * 6, 1]),]
    );
}

#[test]
fn recursion_without_end_traps_and_loops_without_end_stay() {
    let text = r#"(module (global $g (mut i32) (i32.const 0))
        (func $runaway (export "runaway") (call $runaway))
        (func $inner (result i32) (i32.add (global.get $g) (call $inner)))
        (func (export "inner") (result i32) (call $inner))
        (func $a (param i32) (result i32) (call $b (i32.add (local.get 0) (i32.const 1))))
        (func $b (param i32) (result i32) (call $a (i32.mul (local.get 0) (i32.const 3))))
        (func (export "mutual") (result i32) (call $a (i32.const 1))))"#;
    let overflow = || Trapped(TrapKind::NativeStackOverflow);
    assert_eq!(outcomes(text, &[("runaway", &[]), ("inner", &[]), ("mutual", &[])]), [overflow(), overflow(), overflow()]);
}

#[test]
fn legacy_exceptions_find_their_clauses() {
    let text = r#"(module
        (tag $a (param i32)) (tag $b (param i64 f32)) (tag $c)
        (func $throw (param i32)
            (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $a (i32.const 10))))
            (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $b (i64.const 20) (f32.const 0.5))))
            (if (i32.eq (local.get 0) (i32.const 3)) (then (throw $c))))
        (func $middle (param i32)
            (try (do (call $throw (local.get 0))) (catch $c (throw $a (i32.const 30)))))
        (func (export "clauses") (param i32) (result i32)
            (try (result i32) (do (call $middle (local.get 0)) (i32.const 0))
                (catch $a)
                (catch $b (drop) (i32.wrap_i64))))
        (func (export "all") (param i32) (result i32)
            (try (result i32) (do (call $throw (local.get 0)) (i32.const 0)) (catch_all (i32.const 99))))
        (func (export "rethrow") (param i32) (result i32)
            (try $outer (result i32)
                (do (try $inner (result i32)
                    (do (call $throw (local.get 0)) (i32.const 0))
                    (catch_all (if (i32.eq (local.get 0) (i32.const 1)) (then (rethrow $inner))) (i32.const 7))))
                (catch $a (i32.const 100) (i32.add))))
        (func (export "delegate") (param i32) (result i32)
            (try $outer (result i32)
                (do (try (result i32)
                    (do (try (result i32) (do (call $throw (local.get 0)) (i32.const 0)) (delegate $outer)))
                    (catch_all (i32.const -1))))
                (catch $a (i32.const 1000) (i32.add))))
        (func (export "keeps") (param i32) (result i32) (local i32)
            (try (do (local.set 1 (i32.const 5)) (call $throw (local.get 0)) (local.set 1 (i32.const 6)))
                (catch_all (local.set 1 (i32.add (local.get 1) (i32.const 40)))))
            (local.get 1)))"#;
    let returned = |value: i32| Returned(vec![u64::from(value as u32)]);
    let calls: [(&str, &[u64]); 13] = [
        ("clauses", &[0]),
        ("clauses", &[1]),
        ("clauses", &[2]),
        ("clauses", &[3]),
        ("all", &[3]),
        ("all", &[0]),
        ("rethrow", &[1]),
        ("rethrow", &[2]),
        ("delegate", &[1]),
        ("delegate", &[2]),
        ("keeps", &[0]),
        ("keeps", &[3]),
        ("clauses", &[0]),
    ];
    assert_eq!(
        outcomes(text, &calls),
        [
            returned(0),
            returned(10),
            returned(20),
            returned(30),
            returned(99),
            returned(0),
            returned(110),
            returned(7),
            returned(1010),
            Threw,
            returned(6),
            returned(45),
            returned(0),
        ]
    );
}

#[test]
fn exceptions_by_reference_are_thrown_again() {
    let text = r#"(module
        (tag $a (param i32 i64))
        (func $throw (param i32) (if (local.get 0) (then (throw $a (local.get 0) (i64.const 7)))))
        (func $again (param i32)
            (block $h (result exnref)
                (try_table (catch_all_ref $h) (call $throw (local.get 0)) (return))
                (unreachable))
            (throw_ref))
        (func (export "f") (param i32) (result i32)
            (block $h (result i32 i64 exnref)
                (try_table (catch_ref $a $h) (call $again (local.get 0)) (return (i32.const -1)))
                (unreachable))
            (drop) (i32.wrap_i64) (i32.add))
        (func (export "null") (throw_ref (ref.null exn))))"#;
    assert_eq!(
        outcomes(text, &[("f", &[5]), ("f", &[0]), ("null", &[])]),
        [Returned(vec![12]), Returned(vec![u64::from(u32::MAX)]), Trapped(TrapKind::NullReference),]
    );
}

#[test]
fn traps_are_not_caught() {
    let text = r#"(module (memory 1)
        (func $trap (param i32) (result i32) (i32.div_s (i32.load (local.get 0)) (i32.const 0)))
        (func (export "f") (param i32) (result i32)
            (try (result i32) (do (call $trap (local.get 0))) (catch_all (i32.const 1)))))"#;
    assert_eq!(
        outcomes(text, &[("f", &[0]), ("f", &[PAGE])]),
        [Trapped(TrapKind::IntegerDivideByZero), Trapped(TrapKind::MemoryOutOfBounds),]
    );
}
