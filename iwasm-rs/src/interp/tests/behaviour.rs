//! Traps and their traces, calls of the host, exceptions, lazy evaluation.

use super::*;
use crate::runtime::{Extern, HostFn};

#[test]
fn a_recursive_function_returns() {
    let p = program(
        r#"(module (func $fib (export "fib") (param i32) (result i32)
            (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
              (then (local.get 0))
              (else (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1))) (call $fib (i32.sub (local.get 0) (i32.const 2))))))))"#,
    );
    assert_eq!(p.run("fib", &[12]), [144]);
}

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn endless_recursion_traps_with_a_trace_of_the_innermost_frames() {
    let p = program(r#"(module (func $f (export "f") (param i64) (result i64) (i64.add (call $f (local.get 0)) (i64.const 1))))"#);
    let trap = p.trap("f", &[1]);
    assert_eq!(trap.kind, TrapKind::OperandStackOverflow);
    assert_eq!(trap.frames.len(), TraceBuffer::CAPACITY);
    assert!(trap.omitted > 1000);
    assert_eq!(p.trace(&trap)[1], (0, "Call".to_string()));
    // The stack is whole again.
    assert_eq!(p.trap("f", &[1]).kind, TrapKind::OperandStackOverflow);
}

#[test]
#[cfg_attr(miri, ignore = "memory faults are signals")]
fn a_trap_tells_the_operator_of_each_frame() {
    let p = program(
        r#"(module (memory 1)
            (func $div (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
            (func $load (param i32) (result i32) (i32.load offset=4 (local.get 0)))
            (func $store (param i32) (i32.store8 (local.get 0) (i32.const 1)))
            (func (export "div") (param i32 i32) (result i32) (i32.add (i32.const 1) (call $div (local.get 0) (local.get 1))))
            (func (export "load") (param i32) (result i32) (call $load (local.get 0)))
            (func (export "store") (param i32) (call $store (local.get 0)))
            (func (export "grow") (param i32) (memory.fill (local.get 0) (i32.const 0) (i32.const 70000)))
            (func (export "unreachable") unreachable))"#,
    );
    let check = |name: &str, args: &[u64], kind: TrapKind, trace: &[(u32, &str)]| {
        let trap = p.trap(name, args);
        assert_eq!(trap.kind, kind, "{name}");
        let trace: Vec<_> = trace.iter().map(|(func, operator)| (*func, operator.to_string())).collect();
        assert_eq!(p.trace(&trap), trace, "{name}");
    };
    check("div", &[1, 0], TrapKind::IntegerDivideByZero, &[(0, "I32DivS"), (3, "Call")]);
    check("div", &[0x8000_0000, 0xffff_ffff], TrapKind::IntegerOverflow, &[(0, "I32DivS"), (3, "Call")]);
    check("load", &[0x10000], TrapKind::MemoryOutOfBounds, &[(1, "I32Load"), (4, "Call")]);
    check("load", &[0xffff_ffff], TrapKind::MemoryOutOfBounds, &[(1, "I32Load"), (4, "Call")]);
    check("store", &[0x10000], TrapKind::MemoryOutOfBounds, &[(2, "I32Store8"), (5, "Call")]);
    check("grow", &[0], TrapKind::MemoryOutOfBounds, &[(6, "MemoryFill")]);
    check("unreachable", &[], TrapKind::Unreachable, &[(7, "Unreachable")]);
    assert_eq!(p.run("div", &[7, 2]), [4]);
}

#[test]
#[cfg_attr(miri, ignore = "memory faults are signals")]
fn a_dropped_load_still_traps_and_in_order() {
    let p = program(
        r#"(module (memory 1) (global $g (mut i32) (i32.const 0))
            (func (export "drop") (param i32) (drop (i32.load (local.get 0))))
            (func (export "order") (param i32 i32) (result i32)
              (i32.load (local.get 0)) (global.set $g (i32.const 1)) (drop (i32.div_u (i32.const 1) (local.get 1))))
            (func (export "branch") (param i32 i32) (result i32)
              (block (result i32) (i32.load (local.get 0)) (br_if 0 (i32.const 5) (local.get 1)) (drop) ))
            (func (export "g") (result i32) (global.get $g)))"#,
    );
    assert_eq!(p.trap("drop", &[0x10000]).kind, TrapKind::MemoryOutOfBounds);
    assert_eq!(p.trap("order", &[0x10000, 0]).kind, TrapKind::MemoryOutOfBounds);
    assert_eq!(p.run("g", &[]), [0]);
    assert_eq!(p.trap("order", &[0, 0]).kind, TrapKind::IntegerDivideByZero);
    assert_eq!(p.run("g", &[]), [1]);
    assert_eq!(p.trap("branch", &[0x10000, 1]).kind, TrapKind::MemoryOutOfBounds);
}

#[test]
fn values_on_the_stack_are_those_of_the_time_they_were_pushed() {
    let p = program(
        r#"(module (memory 1)
            (func (export "local") (param i32) (result i32)
              local.get 0  local.get 0 i32.const 1 i32.add  (local.set 0 (i32.const 100))  i32.mul local.get 0 i32.add)
            (func (export "tee") (param i32) (result i32)
              (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (local.set 0 (i32.const 50)) local.get 0 i32.add)
            (func (export "memory") (param i32) (result i32)
              (i32.load (i32.const 8)) (i32.store (i32.const 8) (local.get 0)) (i32.load (i32.const 8)) i32.sub)
            (func (export "swap") (param i32 i32) (result i32 i32)
              local.get 0 local.get 1 local.set 0 local.set 1 local.get 0 local.get 1)
            (func (export "loop") (param i32) (result i32 i32) (local i32)
              local.get 0 i32.const 1
              (loop $l (param i32 i32) (result i32 i32)
                local.set 1 i32.const 1 i32.sub local.tee 0 local.get 1 i32.const 2 i32.mul
                local.get 0 br_if $l)))"#,
    );
    assert_eq!(p.run("local", &[3]), [3 * 4 + 100]);
    assert_eq!(p.run("tee", &[3]), [54]);
    assert_eq!(p.run("memory", &[9]), [u64::from(0u32.wrapping_sub(9))]);
    assert_eq!(p.run("swap", &[1, 2]), [2, 1]);
    assert_eq!(p.run("loop", &[10]), [0, 1024]);
}

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn deep_stacks_of_operands_are_translated() {
    let deep = 3000;
    let text = format!(
        r#"(module (func (export "f") (param i32) (result i32) {} {}))"#,
        "local.get 0 i32.const 3 i32.add ".repeat(deep),
        "i32.add ".repeat(deep - 1)
    );
    assert_eq!(program(&text).run("f", &[1]), [4 * deep as u64]);
}

unsafe extern "C" fn host_sub(_: *mut VmContext, a: u64, b: u64) -> u64 {
    // The high half of an i32 result is nobody's.
    (a as u32).wrapping_sub(b as u32) as u64 | 0xdead_beef << 32
}

unsafe extern "C" fn host_reenter(context: *mut VmContext, depth: u64) -> u64 {
    // SAFETY: called with the running context.
    let instance = unsafe { VmContext::instance(context) };
    let func = instance.module.exported_func("down").expect("exported");
    match instance.call(func, &[depth]) {
        Ok(values) => values[0],
        // SAFETY: nothing here needs to be dropped; no exception is thrown.
        Err(exit) => unsafe { crate::runtime::leave(context, exit) as u64 },
    }
}

fn host_linker() -> Linker {
    let mut linker = Linker::new();
    linker.define("wali", "sub", Extern::Direct(HostFn(host_sub as *const () as usize)));
    linker.define("wali", "reenter", Extern::Direct(HostFn(host_reenter as *const () as usize)));
    linker
}

#[test]
fn direct_host_functions_get_their_arguments_from_slots() {
    let p = program_with(
        r#"(module (import "wali" "sub" (func $sub (param i32 i32) (result i32))) (import "wali" "reenter" (func (param i32) (result i32)))
            (table 1 funcref) (elem (i32.const 0) $sub)
            (type $t (func (param i32 i32) (result i32)))
            (func (export "down") (param i32) (result i32) (local.get 0))
            (func (export "wide") (param i32 i32) (result i64) (i64.extend_i32_u (call $sub (local.get 0) (local.get 1))))
            (func (export "indirect") (param i32 i32) (result i32) (call_indirect (type $t) (local.get 0) (local.get 1) (i32.const 0)))
            (func (export "tail") (param i32 i32) (result i32) (return_call $sub (local.get 0) (local.get 1))))"#,
        &host_linker(),
    );
    let minus_one = u64::from(u32::MAX);
    assert_eq!(p.run("wide", &[1, 2]), [minus_one]);
    assert_eq!(p.run("indirect", &[1, 2]), [minus_one]);
    assert_eq!(p.run("tail", &[5, 2]), [3]);
}

#[test]
#[cfg_attr(miri, ignore = "an activation has a thread of its own in Miri")]
fn host_functions_may_run_code_and_a_trap_there_ends_all() {
    let p = program_with(
        r#"(module (import "wali" "sub" (func (param i32 i32) (result i32))) (import "wali" "reenter" (func $reenter (param i32) (result i32)))
            (func $down (export "down") (param i32) (result i32) (local i64)
              (if (i32.eqz (local.get 0)) (then unreachable))
              (if (i32.eq (local.get 0) (i32.const 100)) (then (return (i32.const 5))))
              (i32.add (i32.const 1) (call $reenter (i32.sub (local.get 0) (i32.const 1))))))"#,
        &host_linker(),
    );
    assert_eq!(p.run("down", &[110]), [15]);
    let trap = p.trap("down", &[20]);
    assert_eq!(trap.kind, TrapKind::Unreachable);
    assert_eq!(trap.frames.len(), 21, "frames of all activations");
    assert_eq!(p.trace(&trap)[..2], [(2, "Unreachable".to_string()), (2, "Call".to_string())]);
}

#[test]
fn an_exception_finds_its_clause_through_frames() {
    let p = program(
        r#"(module (tag $e (param i32 i64)) (tag $other)
            (func $deep (param i32) (result i32)
              (if (i32.eqz (local.get 0)) (then (throw $e (i32.const 7) (i64.const 8))))
              (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))
            (func (export "catch") (param i32) (result i32 i64)
              (block $h (result i32 i64)
                (block $o
                  (try_table (catch $other $o) (catch $e $h) (drop (call $deep (local.get 0)))))
                (i32.const 0) (i64.const 0)))
            (func (export "legacy") (param i32) (result i32)
              try (result i32)
                try (result i32) local.get 0 call $deep catch $other i32.const 1 end
              catch $e drop i32.const 1 i32.add
              end)
            (func (export "rethrow") (param i32) (result i32)
              try (result i32)
                try (result i32) local.get 0 call $deep catch_all rethrow 0 end
              catch $e drop
              end)
            (func (export "delegate") (param i32) (result i32)
              try (result i32)
                try (result i32)
                  try (result i32) local.get 0 call $deep delegate 1
                catch_all i32.const 99
                end
              catch $e drop
              end)
            (func (export "uncaught") (throw $other)))"#,
    );
    assert_eq!(p.run("catch", &[50]), [7, 8]);
    assert_eq!(p.run("legacy", &[3]), [8]);
    assert_eq!(p.run("rethrow", &[3]), [7]);
    assert_eq!(p.run("delegate", &[3]), [7]);
    assert!(matches!(p.call("uncaught", &[]), Err(Exit::Exception(_))));
}

#[test]
fn threads_may_translate_the_same_function_at_once() {
    let text = r#"(module (func $f (export "f") (param i32) (result i32) (local i32)
        (loop $l (local.set 1 (i32.add (local.get 1) (local.get 0))) (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 1)))"#;
    let p = program(text);
    let instances: Vec<_> = (0..8).map(|_| p.instance().for_thread()).collect();
    let func = p.instance().module.exported_func("f").expect("exported");
    std::thread::scope(|scope| {
        for instance in instances {
            scope.spawn(move || {
                let code = instance.engine.code(func);
                let ty = TypeId::of(instance.module.func_type(func));
                let mut values = [1000];
                crate::runtime::call_code(&instance, code, ty, &mut values).expect("returns");
                assert_eq!(values, [500_500]);
            });
        }
    });
}

#[test]
#[cfg_attr(miri, ignore = "an activation has a thread of its own in Miri")]
fn a_longjmp_leads_to_the_living_activation_of_its_setjmp_only() {
    let mut linker = host_linker();
    let direct = |address: usize| Extern::Direct(HostFn(address));
    linker.define("wali", "setjmp", direct(crate::runtime::jump::setjmp as *const () as usize));
    linker.define("wali", "longjmp", direct(crate::runtime::jump::longjmp as *const () as usize));
    let p = program_with(
        r#"(module (import "wali" "setjmp" (func $setjmp (param i32) (result i32))) (import "wali" "longjmp" (func $longjmp (param i32 i32)))
            (import "wali" "reenter" (func $reenter (param i32) (result i32)))
            (memory 1) (global (mut i32) (i32.const 4096))
            (func $jump (param i32) (if (local.get 0) (then (call $jump (i32.sub (local.get 0) (i32.const 1))))) (call $longjmp (i32.const 64) (i32.const 7)))
            (func $point (param i32) (result i32)
              (if (local.get 0) (then (call $longjmp (i32.const 64) (i32.const 9))))
              (call $setjmp (i32.const 64)))
            (func (export "down") (param i32) (result i32) (call $jump (local.get 0)) (i32.const 0))
            (func (export "below") (param i32) (result i32) (local i32 i64)
              (if (i32.eqz (local.tee 1 (call $setjmp (i32.const 64)))) (then (call $jump (local.get 0))))
              (i32.add (local.get 0) (local.get 1)))
            (func (export "through_the_host") (param i32) (result i32) (local i32)
              (if (i32.eqz (local.tee 1 (call $setjmp (i32.const 64)))) (then (drop (call $reenter (local.get 0)))))
              (i32.add (local.get 0) (local.get 1)))
            (func (export "dead") (drop (call $point (i32.const 0))) (call $jump (i32.const 3)))
            (func (export "reborn") (drop (call $point (i32.const 0))) (drop (call $point (i32.const 1)))))"#,
        &linker,
    );
    for depth in [0, 1, 100] {
        assert_eq!(p.run("below", &[depth]), [depth + 7]);
        assert_eq!(p.run("through_the_host", &[depth]), [depth + 7]);
    }
    for name in ["dead", "reborn"] {
        let trap = p.trap(name, &[]);
        assert_eq!((trap.kind, trap.detail.as_deref()), (TrapKind::Unreachable, Some("longjmp to a function that has returned")));
    }
}

/// Throws often enough for several scans.
const NOISE: &str = r#"(tag $number (param i64)) (tag $cause (param exnref))
    (func $make (param i64) (result exnref)
      (block $h (result exnref) (try_table (catch_all_ref $h) (throw $number (local.get 0))) unreachable))
    (func $wrap (param exnref) (result exnref)
      (block $h (result exnref) (try_table (catch_all_ref $h) (throw $cause (local.get 0))) unreachable))
    (func $cause_of (param exnref) (result exnref)
      (block $h (result exnref) (try_table (catch $cause $h) (throw_ref (local.get 0))) unreachable))
    (func $number_of (param exnref) (result i64)
      (block $h (result i64) (try_table (catch $number $h) (throw_ref (local.get 0))) unreachable))
    (func $noise (export "noise") (local i32)
      (local.set 0 (i32.const 50000))
      (loop $l (drop (call $make (i64.const -1))) (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))"#;

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn an_exception_lives_while_another_refers_to_it() {
    let p = program(&format!(
        r#"(module {NOISE} (func (export "f") (param i64) (result i64) (local exnref)
            (local.set 1 (call $wrap (call $wrap (call $make (local.get 0)))))
            (call $noise)
            (call $number_of (call $cause_of (call $cause_of (local.get 1))))))"#
    ));
    assert_eq!(p.run("f", &[77]), [77]);
}

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn an_exception_that_a_thread_leaves_in_a_table_outlives_the_thread() {
    let p = program(&format!(
        r#"(module {NOISE} (table 1 exnref)
            (func (export "put") (param i64) (table.set (i32.const 0) (call $make (local.get 0))))
            (func (export "get") (result i64) (local exnref)
              (local.set 0 (table.get (i32.const 0)))
              (table.set (i32.const 0) (ref.null exn))
              (call $noise)
              (call $number_of (local.get 0))))"#
    ));
    let instance = p.instance().for_thread();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let func = instance.module.exported_func("put").expect("exported");
            let (code, ty) = (instance.engine.code(func), TypeId::of(instance.module.func_type(func)));
            crate::runtime::call_code(&instance, code, ty, &mut [78]).expect("returns");
        });
    });
    p.run("noise", &[]);
    assert_eq!(p.run("get", &[]), [78]);
}

#[test]
#[cfg_attr(miri, ignore = "takes too long")]
fn a_jump_table_with_a_target_for_each_of_many_loops_is_translated_in_no_time() {
    const DEPTH: usize = 20_000;
    let labels: String = (0..DEPTH).map(|depth| format!(" {depth}")).collect();
    let tables = format!("(block (br_table {labels} 0 (i32.const 0)))").repeat(20);
    let p = program(&format!(r#"(module (func (export "f") {} {tables} {}))"#, "loop ".repeat(DEPTH), "end ".repeat(DEPTH)));
    assert_eq!(p.run("f", &[]), []);
}

#[test]
fn of_a_wrapped_integer_only_the_low_half_goes_anywhere() {
    let p = program(
        r#"(module (global $g (mut i32) (i32.const 0))
            (func $extend (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
            (func (export "called") (param i64) (result i64) (call $extend (i32.wrap_i64 (local.get 0))))
            (func (export "kept") (param i64) (result i64) (local i32)
              (local.set 1 (i32.wrap_i64 (local.get 0)))
              (i64.extend_i32_u (local.get 1)))
            (func (export "chosen") (param i64) (result i64)
              (i64.extend_i32_u (select (i32.wrap_i64 (local.get 0)) (i32.const 1) (i32.const 1))))
            (func (export "returned") (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
            (func (export "global") (param i64) (result i64)
              (global.set $g (i32.wrap_i64 (local.get 0)))
              (i64.extend_i32_u (global.get $g)))
            (func (export "branch") (param i64) (result i64)
              (i64.extend_i32_u (block (result i32) (br 0 (i32.wrap_i64 (local.get 0))))))
            (func (export "computed") (param i64) (result i64)
              (i64.extend_i32_u (i32.wrap_i64 (i64.add (local.tee 0 (i64.add (local.get 0) (i64.const 1))) (i64.const -1)))))
            (func (export "test") (param i64) (result i64)
              (if (result i64) (i32.wrap_i64 (local.get 0)) (then (i64.const 1)) (else (i64.const 0)))))"#,
    );
    for name in ["called", "kept", "chosen", "returned", "global", "branch", "computed"] {
        assert_eq!(p.run(name, &[0xffff_fff0_8000_0007]), [0x8000_0007], "{name}");
    }
    assert_eq!(p.run("test", &[1 << 32]), [0]);
    assert_eq!(p.run("test", &[1 << 32 | 1]), [1]);
}

#[test]
fn floats_near_the_accumulator_are_those_of_their_locals() {
    let p = program(
        r#"(module (memory 1) (func $clobber (result f64) (f64.const 1000))
            (func (export "square") (param f64) (result f64)
              (local.set 0 (f64.add (local.get 0) (f64.const 1)))
              (f64.mul (local.get 0) (local.get 0)))
            (func (export "overwritten") (param f64 f64) (result f64) (local f64)
              (local.set 2 (f64.add (local.get 0) (local.get 1)))
              (local.set 2 (local.get 1))
              (f64.mul (local.get 2) (local.get 2)))
            (func (export "called") (param f64 f64) (result f64)
              (local.set 0 (f64.add (local.get 0) (local.get 1)))
              (drop (call $clobber))
              (f64.sub (local.get 0) (local.get 1)))
            (func (export "pending") (param f64 f64) (result f64)
              (f64.add (local.get 0) (local.get 1))
              (local.set 0 (f64.mul (local.get 1) (local.get 1)))
              (f64.sub (local.get 0)))
            (func (export "stored") (param f64 f64) (result f64)
              (local.set 0 (f64.mul (local.get 0) (local.get 1)))
              (f64.store (i32.const 8) (f64.sub (local.get 1) (local.get 0)))
              (f64.add (local.get 0) (f64.load (i32.const 8))))
            (func (export "twice") (param f64 f64) (result f64) (local f64 f64)
              (local.set 2 (local.tee 3 (f64.add (f64.mul (local.get 0) (local.get 1)) (local.get 1))))
              (f64.sub (f64.mul (local.get 3) (local.get 2)) (local.get 2)))
            (func (export "looped") (param f64 i32) (result f64)
              (loop $again
                (local.set 0 (f64.add (local.get 0) (f64.const 1)))
                (if (i32.and (local.get 1) (i32.const 1)) (then (local.set 0 (f64.mul (local.get 0) (local.get 0)))))
                (br_if $again (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
              (local.get 0)))"#,
    );
    let run = |name: &str, args: &[f64]| f64::from_bits(p.run(name, &args.iter().map(|x| x.to_bits()).collect::<Vec<_>>())[0]);
    assert_eq!(run("square", &[2.0]), 9.0);
    assert_eq!(run("overwritten", &[2.0, 5.0]), 25.0);
    assert_eq!(run("called", &[2.0, 5.0]), 2.0);
    assert_eq!(run("pending", &[2.0, 5.0]), 7.0 - 25.0);
    assert_eq!(run("stored", &[2.0, 5.0]), 5.0);
    assert_eq!(run("twice", &[2.0, 5.0]), 225.0 - 15.0);
    assert_eq!(f64::from_bits(p.run("looped", &[1f64.to_bits(), 3])[0]), 36.0);
}
