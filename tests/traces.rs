//! Stack traces: both engines name the same functions and the same operators, through all activations.

use std::sync::Arc;

use iwasm::runtime::{Exit, Extern, Frame, Instance, Linker, Store, TypeId, VmContext};
use iwasm::wasm::FuncType;
use wali_tests::mode::Mode;
use wali_tests::process::encode;

/// Calls an exported function that traps: the frames, innermost first.
fn trace(mode: Mode, bytes: &[u8], name: &str, args: &[u64]) -> Vec<Frame> {
    let (module, engine) = mode.load(bytes).expect("module of the test");
    let store = Store::new();
    let mut linker = Linker::new();
    // Calls the export `inner` of the instance that calls it.
    let again = |context: *mut VmContext, _: &mut [u64]| {
        // SAFETY: host functions get the running context.
        let instance = unsafe { VmContext::instance(context) };
        let inner = instance.module.exported_func("inner").expect("exported");
        instance.call(inner, &[7]).map(drop)
    };
    linker.define("env", "again", Extern::Func(store.host_func(TypeId::of(&FuncType::new([], [])), Box::new(again))));
    let instance = Instance::new(&store, &module, &engine, &linker, None).expect("instance");
    let func = instance.module.exported_func(name).expect("exported");
    let exit = instance.call(func, args);
    assert!(Arc::strong_count(&store) > 0);
    match exit {
        Err(Exit::Trap(trap)) => trap.frames,
        other => panic!("{mode} {name}: {other:?}"),
    }
}

fn operator(bytes: &[u8], frame: Frame) -> u8 {
    bytes[frame.offset as usize]
}

#[test]
fn traces_go_through_the_host() {
    const CALL: u8 = 0x10;
    const UNREACHABLE: u8 = 0;
    let bytes = encode(
        r#"(module
          (import "env" "again" (func $again))
          (func $deep (param i32) (if (local.get 0) (then (unreachable))))
          (func $inner (export "inner") (param i32) (call $deep (local.get 0)) (call $deep (i32.const 0)))
          (func $middle (call $again) (call $deep (i32.const 0)))
          (func $outer (export "outer") (call $middle) (call $deep (i32.const 0)))
          (func $through (export "through") (param i32) (block (br_if 0 (local.get 0)) (call $middle)) (call $outer) (call $deep (i32.const 0))))"#,
    );
    for mode in Mode::ALL {
        let frames = trace(mode, &bytes, "through", &[1]);
        let functions: Vec<u32> = frames.iter().map(|frame| frame.func).collect();
        assert_eq!(functions, [1, 2, 3, 4, 5], "{mode}: {frames:x?}");
        let operators: Vec<u8> = frames.iter().map(|frame| operator(&bytes, *frame)).collect();
        assert_eq!(operators, [UNREACHABLE, CALL, CALL, CALL, CALL], "{mode}: {frames:x?}");
    }
    assert_eq!(trace(Mode::Interp, &bytes, "through", &[1]), trace(Mode::Aot, &bytes, "through", &[1]));
}

/// Bodies in which the marked access is the only one that faults, with an access like it before or after it.
fn bodies() -> Vec<String> {
    let mut bodies = Vec::new();
    for (ty, load, local) in [
        ("i32", "i32.load", "$a"),
        ("i32", "i32.load8_u", "$a"),
        ("i64", "i64.load", "$b"),
        ("i64", "i64.load32_s", "$b"),
        ("f32", "f32.load", "$c"),
        ("f64", "f64.load", "$d"),
    ] {
        let set = |value: &str| format!("(local.set {local} {value})");
        let good = format!("({load} (i32.const 8))");
        let bad = format!("({load} (local.get $x))");
        let store = |address: &str, value: &str| format!("({ty}.store {address} {value})");
        let get = format!("(local.get {local})");
        bodies.extend([
            format!("{}{}", set(&bad), set(&good)),
            format!("{}{}{}", set(&good), set(&bad), set(&good)),
            format!("(drop {bad}) (drop {good})"),
            set(&format!("({ty}.add {bad} {good})")),
            set(&format!("({ty}.add {good} {bad})")),
            format!("{}{}", store("(local.get $x)", &get), store("(i32.const 0)", &get)),
            format!("{}{}{}", store("(i32.const 0)", &get), store("(local.get $x)", &get), store("(i32.const 0)", &get)),
            format!("{}{}", store("(i32.const 0)", &bad), store("(i32.const 0)", &get)),
            format!("{}{}", store("(local.get $x)", &good), store("(i32.const 0)", &get)),
        ]);
    }
    let others = [
        "(loop (br_if 0 (i32.eq (i32.load8_u (local.get $x)) (i32.const 10))))",
        "(if (i32.and (i32.load (local.get $x)) (i32.const 4)) (then (drop (i32.load (i32.const 0)))))",
        "(block $q (block $p (br_table $p $q (i32.load8_u (local.get $x)))))",
        "(global.set $g (i32.load (local.get $x)))",
        "(drop (i32.atomic.load (local.get $x)))",
        "(drop (i32.atomic.rmw.add (local.get $x) (i32.const 1))) (drop (i32.atomic.rmw.add (i32.const 4) (i32.const 1)))",
        "(drop (call_indirect (type $t) (i32.load (local.get $x))))",
        "(drop (call $value (local.get $x)))",
        "(drop (i32.div_s (i32.load (i32.const 0)) (i32.const 0)))",
        "(local.set $a (i32.load (i32.add (i32.shl (local.get $x) (i32.const 2)) (local.get $a)))) (local.set $a (i32.load (local.get $a)))",
        "(memory.fill (local.get $x) (i32.const 1) (i32.const 8))",
        "(drop (i32.trunc_f64_s (f64.convert_i32_u (local.get $x)))) (unreachable)",
    ];
    bodies.extend(others.map(String::from));
    bodies
}

#[test]
fn both_engines_name_the_operator_that_traps() {
    let bodies = bodies();
    let functions: Vec<String> = bodies
        .iter()
        .enumerate()
        .map(|(i, body)| {
            format!(
                r#"(func (export "f{i}") (param $x i32) (local $a i32) (local $b i64) (local $c f32) (local $d f64)
                   (local.set $a (i32.const 3)) {body} (call $after))"#
            )
        })
        .collect();
    let bytes = encode(&format!(
        r#"(module (type $t (func (result i32))) (memory 1) (table 1 funcref) (global $g (mut i32) (i32.const 0))
             (func $after) (func $value (param i32) (result i32) (i32.load (local.get 0))) {})"#,
        functions.concat()
    ));
    for (i, body) in bodies.iter().enumerate() {
        let [interpreted, compiled] = Mode::ALL.map(|mode| trace(mode, &bytes, &format!("f{i}"), &[1_000_000]));
        assert_eq!(interpreted, compiled, "{body}: {:x} {:x}", operator(&bytes, interpreted[0]), operator(&bytes, compiled[0]));
        // Loads, stores, prefixed operators, divisions, `unreachable` and calls: nothing else traps here.
        assert!(matches!(operator(&bytes, interpreted[0]), 0 | 0x11 | 0x28..=0x3e | 0x6d | 0xfc | 0xfe), "{body}: {interpreted:x?}");
    }
}
