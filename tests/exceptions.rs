//! Exceptions that pass through the host: thrown by what a system call delivers, caught around the call.

use wali_tests::process::{Scratch, TIME_LIMIT, iwasm, program, run};

/// A signal handler throws; three times it is caught around the call that sent the signal. The status adds up what was thrown.
const HANDLER_THROWS: &str = r#"(module
  (import "wali" "SYS_rt_sigaction" (func $sigaction (param i32 i32 i32 i32) (result i64)))
  (import "wali" "SYS_rt_sigprocmask" (func $sigprocmask (param i32 i32 i32 i32) (result i64)))
  (import "wali" "SYS_kill" (func $kill (param i32 i32) (result i64)))
  (import "wali" "SYS_getpid" (func $getpid (result i64)))
  (import "wali" "SYS_exit_group" (func $exit (param i32) (result i64)))
  (memory (export "memory") 1)
  (tag $t (param i32 i64))
  (tag $other)
  (table 4 funcref) (elem (i32.const 3) $handler)
  (func $handler (param i32) (throw $t (local.get 0) (i64.const 5)))
  (func $raise
    (block $none (try_table (catch $other $none) (drop (call $kill (i32.wrap_i64 (call $getpid)) (i32.const 10))))))
  (func $outer (param i32) (result i32) (call $raise) (local.get 0))
  (func (export "_start") (local $sum i32) (local $round i32)
    (i32.store (i32.const 1024) (i32.const 3))
    (drop (call $sigaction (i32.const 10) (i32.const 1024) (i32.const 0) (i32.const 8)))
    (loop $again
      (block $caught (result i32 i64)
        (try_table (catch $t $caught) (drop (call $outer (i32.const 7))))
        unreachable)
      (i32.wrap_i64) (i32.add)
      (local.set $sum (i32.add (local.get $sum)))
      ;; As siglongjmp does: the handler's own signal is still blocked.
      (drop (call $sigprocmask (i32.const 2) (i32.const 2048) (i32.const 0) (i32.const 8)))
      (br_if $again (i32.lt_u (local.tee $round (i32.add (local.get $round) (i32.const 1))) (i32.const 3))))
    (drop (call $exit (local.get $sum)))))"#;

/// Nobody catches it.
const UNCAUGHT: &str = r#"(module
  (import "wali" "SYS_rt_sigaction" (func $sigaction (param i32 i32 i32 i32) (result i64)))
  (import "wali" "SYS_kill" (func $kill (param i32 i32) (result i64)))
  (import "wali" "SYS_getpid" (func $getpid (result i64)))
  (memory (export "memory") 1)
  (tag $t)
  (table 4 funcref) (elem (i32.const 3) $handler)
  (func $handler (param i32) (throw $t))
  (func (export "_start")
    (i32.store (i32.const 1024) (i32.const 3))
    (drop (call $sigaction (i32.const 10) (i32.const 1024) (i32.const 0) (i32.const 8)))
    (drop (call $kill (i32.wrap_i64 (call $getpid)) (i32.const 10)))))"#;

/// Runs a module both ways: exit code and standard error must be these.
#[track_caller]
fn ends(text: &str, status: i32, error: &str) {
    let scratch = Scratch::new();
    let (wasm, aot) = (scratch.module("m.wasm", text), scratch.path().join("m.aot"));
    let compiled = run(std::process::Command::new(program("wamrc")).arg("-o").arg(&aot).arg(&wasm), b"", TIME_LIMIT);
    assert_eq!(compiled.code(), Some(0), "{}", compiled.err());
    for file in [wasm, aot] {
        let outcome = run(&mut iwasm([file]), b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(status), "{}", outcome.err());
        assert!(outcome.err().contains(error), "{}", outcome.err());
    }
}

#[test]
fn what_a_handler_throws_is_caught_around_the_call() {
    ends(HANDLER_THROWS, 3 * (10 + 5), "");
}

#[test]
fn what_nobody_catches_ends_the_program() {
    ends(UNCAUGHT, 1, "uncaught wasm exception");
}
