//! Rewritten modules, run.

use std::sync::Arc;

use iwasm::interp::Interpreter;
use iwasm::runtime::{Engine, Exit, Instance, Linker, Store};
use iwasm::wasm::{Bodies, Module};

/// Functions of several types in the table, and calls of them as if they were of others. Entry 0 is empty, as in C.
const MODULE: &str = r#"(module
  (type $nothing (func)) (type $int (func (result i32))) (type $unary (func (param i32) (result i32)))
  (type $wide (func (param i64 f32 f64) (result f64)))
  (table 6 6 funcref)
  (global $seen (mut i32) (i32.const 0))
  (func $mark (type $nothing) (global.set $seen (i32.const 7)))
  (func $negate (type $unary) (i32.sub (i32.const 0) (local.get 0)))
  (func $sum (type $wide) (f64.add (f64.convert_i64_s (local.get 0)) (f64.add (f64.promote_f32 (local.get 1)) (local.get 2))))
  (func $pair (result i32 i32) (i32.const 1) (i32.const 2))
  (elem (i32.const 1) func $mark $negate)
  (elem (i32.const 3) funcref (ref.func $sum) (ref.func $pair) (ref.null func))
  (func (export "as_unary") (param i32 i32) (result i32) (call_indirect (type $unary) (local.get 0) (local.get 1)))
  (func (export "as_int") (param i32) (result i32) (call_indirect (type $int) (local.get 0)))
  (func (export "as_nothing") (param i32) (call_indirect (type $nothing) (local.get 0)))
  (func (export "as_wide") (param i32 i64 f32 f64) (result f64)
    (call_indirect (type $wide) (local.get 1) (local.get 2) (local.get 3) (local.get 0)))
  (func (export "as_pair") (param i32) (result i32 i32) (call_indirect (result i32 i32) (local.get 0)))
  (func (export "seen") (result i32) (global.get $seen)))"#;

fn encode(text: &str) -> Vec<u8> {
    let buffer = wast::parser::ParseBuffer::new(text).unwrap();
    wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap().encode().unwrap()
}

/// Calls functions of one instance, in turn.
fn calls(list: &[(&str, &[u64])]) -> Vec<Result<Vec<u64>, Exit>> {
    let bytes = wali_casts::emulate(&encode(MODULE)).unwrap();
    let module = Arc::new(Module::decode(bytes, Bodies::Validate).expect("the rewritten module is valid"));
    let engine: Arc<dyn Engine> = Arc::new(Interpreter::new(module.clone()).unwrap());
    let store = Store::new();
    let instance = Instance::new(&store, &module, &engine, &Linker::new(), None).unwrap();
    list.iter().map(|(name, args)| instance.call(module.exported_func(name).unwrap(), args)).collect()
}

fn call(name: &str, args: &[u64]) -> Result<Vec<u64>, Exit> {
    calls(&[(name, args)]).remove(0)
}

#[test]
fn arguments_and_results_that_do_not_fit_are_dropped_or_zero() {
    assert_eq!(call("as_unary", &[5, 2]).unwrap(), [u64::from(-5i32 as u32)]);
    let [unary, seen] = &calls(&[("as_unary", &[5, 1]), ("seen", &[])])[..] else { panic!("two results") };
    assert_eq!((unary.as_ref().unwrap(), seen.as_ref().unwrap()), (&vec![0], &vec![7]), "mark gives no result");
    assert_eq!(call("as_int", &[2]).unwrap(), [0], "what is missing is 0, negated");
    assert_eq!(call("as_nothing", &[2]).unwrap(), []);
    let sum = call("as_wide", &[3, -2i64 as u64, u64::from(0.5f32.to_bits()), 1e300f64.to_bits()]).unwrap();
    assert_eq!(f64::from_bits(sum[0]), -2.0 + 0.5 + 1e300);
}

#[test]
fn other_types_are_called_as_before() {
    assert_eq!(call("as_pair", &[4]).unwrap(), [1, 2]);
    assert!(call("as_pair", &[2]).is_err());
    assert!(call("as_int", &[4]).is_err(), "a pair has no thunk");
}

#[test]
fn what_is_no_function_traps() {
    // Empty entries, the first beyond the table, and SIG_IGN.
    for entry in [0u32, 5, 6, 7, 12, -2i32 as u32, -6i32 as u32] {
        assert!(call("as_unary", &[1, u64::from(entry)]).is_err(), "{entry}");
    }
}

#[test]
fn modules_that_change_their_table_are_refused() {
    let with = |body: &str| wali_casts::emulate(&encode(&format!("(module (table 1 funcref) (func {body}))")));
    assert!(with("(call_indirect (i32.const 0)) (table.set (i32.const 0) (ref.null func))").is_err());
    let same = encode("(module (table 1 funcref) (func))");
    assert_eq!(wali_casts::emulate(&same).unwrap(), same, "nothing to do");
    assert!(wali_casts::emulate(&same[..same.len() - 1]).is_err());
}
