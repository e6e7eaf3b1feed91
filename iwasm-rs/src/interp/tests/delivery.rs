//! Delivery points: what runs there may use all slots that are free, and finds the values of the interrupted code untouched afterwards.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::runtime::{Extern, Host, HostFn};

/// A host for which something waits at every delivery point: it overwrites the free slots, as frames of a signal handler do.
#[derive(Debug, Default)]
struct Scribbler(AtomicU32);

/// More often than any loop here goes round.
const LIMIT: u32 = 10_000;
/// Slots that are overwritten.
const SLOTS: usize = 512;

impl Host for Scribbler {
    fn deliver(&self, context: *mut VmContext) -> Result<(), Exit> {
        if self.0.fetch_add(1, Ordering::Relaxed) == LIMIT {
            // Code that has lost its values would run for ever.
            return Err(TrapKind::Unreachable.into());
        }
        // SAFETY: the running context; slots from `interp_sp` to the end are free, as engines promise.
        unsafe {
            let (free, limit) = ((*context).interp_sp, (*context).interp_end);
            assert!(((*context).interp_base..limit).contains(&free));
            let count = SLOTS.min(limit.offset_from(free) as usize);
            std::slice::from_raw_parts_mut(free, count).fill(0xdead_beef_dead_beef);
        }
        Ok(())
    }
}

extern "C" fn double(_: *mut VmContext, x: u64) -> u64 {
    x * 2
}

/// Calls `name` with something waiting at all times: its result, and how often that was looked at.
fn run(text: &str, name: &str, arg: u64) -> (u64, u32) {
    let host = Arc::new(Scribbler::default());
    let mut linker = Linker::new();
    linker.define("wali", "double", Extern::Direct(HostFn(double as *const () as usize)));
    let module = Arc::new(Module::decode(wat::parse_str(text).expect("text"), Bodies::Validate).expect("module"));
    let engine: Arc<dyn Engine> = Arc::new(Interpreter::new(module.clone()).expect("small"));
    let store = Store::new();
    let instance = Instance::new(&store, &module, &engine, &linker, Some(host.clone())).expect("instance");
    // SAFETY: the instance is alive and runs nothing.
    unsafe { (*instance.context()).pending.store(1, Ordering::Relaxed) };
    let result = instance.call(module.exported_func(name).expect("exported"), &[arg]).expect("returns");
    (result[0], host.0.load(Ordering::Relaxed))
}

/// Sums 1 to 10 in a loop of this shape, with three operands below it and a caller that has some of its own.
fn sums_in(shape: &str) -> u32 {
    let text = format!(
        "(module (import \"wali\" \"double\" (func $double (param i32) (result i32))) (tag $t (param i32 i32))
           (func $sum (param $n i32) (result i32) (local $s i32) (local $u i64)
             (local.set $u (i64.const 0x1122334455667788))
             (i32.const 1000) (i32.mul (local.get $n) (i32.const 100)) (call $double (local.get $n))
             {shape}
             (i32.add (local.get $s)) (i32.add) (i32.add)
             (i32.add (i32.ne (i32.wrap_i64 (local.get $u)) (i32.const 0x55667788))))
           (func (export \"run\") (param $n i32) (result i32)
             (i32.const 7) (i32.add (local.get $n) (i32.const 3)) (call $sum (local.get $n)) (i32.add) (i32.add)))"
    );
    let (result, deliveries) = run(&text, "run", 10);
    assert_eq!(result, 7 + 13 + 1000 + 1000 + 20 + 55, "{shape}");
    deliveries
}

const ADD: &str = "(local.set $s (i32.add (local.get $s) (local.get $n)))";
const NEXT: &str = "(local.tee $n (i32.sub (local.get $n) (i32.const 1)))";

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn loops_of_every_shape_keep_their_values() {
    let shapes = [
        // Back if, and back unless.
        format!("(loop $l {ADD} (br_if $l {NEXT}))"),
        format!("(loop $l {ADD} (br_if $l (i32.eqz (i32.eqz {NEXT}))))"),
        format!("(loop $l {ADD} (br_if $l (i32.gt_s {NEXT} (i32.const 0))))"),
        // Always back.
        format!("(block $out (loop $l (br_if $out (i32.eqz (local.get $n))) {ADD} (drop {NEXT}) (br $l)))"),
        format!("(loop $l (if (local.get $n) (then {ADD} (drop {NEXT}) (br $l))))"),
        // With operands of the loop's own below the branch.
        format!("(block $out (loop $l (br_if $out (i32.eqz (local.get $n))) {ADD} (i64.const -1) (local.get $n) {NEXT} (br $l)))"),
        // By a table.
        format!("(block $out (loop $l {ADD} (br_table $out $l {NEXT})))"),
        // With parameters, which move, and which stay.
        format!("(local.get $n) (loop $l (param i32) (drop) {ADD} {NEXT} (br_if $l (local.get $n)) (drop))"),
        format!("(i32.const 5) (i64.const 6) (loop $l (param i32 i64) {ADD} (drop {NEXT}) (br_if $l (local.get $n)) (drop) (drop))"),
        format!("(loop $l {ADD} (i64.const 3) (i32.const 9) (br_if $l {NEXT}) (drop) (drop))"),
    ];
    for shape in shapes {
        let deliveries = sums_in(&shape);
        assert!(deliveries >= 10, "{shape}: {deliveries}");
    }
}

#[test]
fn calls_of_the_host_keep_their_values() {
    let shape = format!(
        "(block $out (loop $l {ADD}
           (i32.const 11) (i64.const 12) (call $double (i32.const 13)) (drop) (drop) (drop)
           (br_if $l (i32.shr_u (call $double {NEXT}) (i32.const 1)))))"
    );
    assert!(sums_in(&shape) >= 30);
}

#[test]
fn catch_clauses_get_their_values() {
    let shape = format!(
        "(loop $l
           (block $caught (result i32 i32) (try_table (catch $t $caught) (throw $t (local.get $n) (i32.const 0))) unreachable)
           (local.set $s (i32.add (i32.add (local.get $s)))) (br_if $l {NEXT}))"
    );
    assert!(sums_in(&shape) >= 20);
    let old = format!(
        "(loop $l
           try (throw $t (local.get $n) (i32.const 0)) catch $t (local.set $s (i32.add (i32.add (local.get $s)))) end
           (br_if $l {NEXT}))"
    );
    assert!(sums_in(&old) >= 20);
}
