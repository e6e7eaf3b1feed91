//! `--strace`: a line for each system call, by default on standard error, in the order in which calls are made.

use wali_tests::process::{Scratch, TIME_LIMIT, iwasm, run};

/// Writes a line, fails to close a descriptor, and ends with status 7.
const PROGRAM: &str = r#"(module
  (import "wali" "SYS_write" (func $write (param i32 i32 i32) (result i64)))
  (import "wali" "SYS_close" (func $close (param i32) (result i64)))
  (import "wali" "SYS_getpid" (func $getpid (result i64)))
  (import "wali" "SYS_exit_group" (func $exit (param i32) (result i64)))
  (memory (export "memory") 1)
  (data (i32.const 16) "hello\n")
  (func (export "_start")
    (drop (call $write (i32.const 1) (i32.const 16) (i32.const 6)))
    (drop (call $close (i32.const 12345)))
    (drop (call $getpid))
    (drop (call $exit (i32.const 7)))))"#;

#[track_caller]
fn check(lines: &str) {
    let lines: Vec<&str> = lines.lines().collect();
    let [write, close, getpid, exit] = lines[..] else { panic!("four calls, but {lines:#?}") };
    for (line, parts) in [
        (write, &["write(1, \"hello\\n\", 6)", "= 6"] as &[&str]),
        (close, &["close(12345)", "= -1 EBADF"]),
        (getpid, &["getpid()", "= "]),
        (exit, &["exit_group(7)"]),
    ] {
        let mut rest = line;
        for part in parts {
            let at = rest.find(part).unwrap_or_else(|| panic!("no `{part}` in `{line}`"));
            rest = &rest[at + part.len()..];
        }
    }
}

#[test]
fn lines_go_to_standard_error() {
    let scratch = Scratch::new();
    let outcome = run(&mut iwasm(["--strace".as_ref(), scratch.module("x.wasm", PROGRAM).as_os_str()]), b"", TIME_LIMIT);
    assert_eq!((outcome.code(), outcome.out().as_str()), (Some(7), "hello\n"), "{}", outcome.err());
    check(&outcome.err());
}

#[test]
fn lines_go_to_a_file() {
    let scratch = Scratch::new();
    let log = scratch.path().join("log");
    let option = format!("--strace={}", log.display());
    let outcome = run(&mut iwasm([option.as_ref(), scratch.module("x.wasm", PROGRAM).as_os_str()]), b"", TIME_LIMIT);
    assert_eq!((outcome.code(), outcome.out().as_str(), outcome.err().as_str()), (Some(7), "hello\n", ""));
    check(&std::fs::read_to_string(log).expect("the log was written"));
}

#[test]
fn a_file_that_cannot_be_made_is_an_error() {
    let scratch = Scratch::new();
    let option = format!("--strace={}/no/such", scratch.path().display());
    let outcome = run(&mut iwasm([option.as_ref(), scratch.module("x.wasm", PROGRAM).as_os_str()]), b"", TIME_LIMIT);
    assert_eq!((outcome.code(), outcome.out().as_str()), (Some(255), ""));
    assert!(outcome.err().starts_with("open strace output ") && outcome.err().lines().count() == 1, "{}", outcome.err());
}

#[test]
fn without_the_option_nothing_is_printed() {
    let scratch = Scratch::new();
    let outcome = run(&mut iwasm([scratch.module("x.wasm", PROGRAM)]), b"", TIME_LIMIT);
    assert_eq!((outcome.code(), outcome.out().as_str(), outcome.err().as_str()), (Some(7), "hello\n", ""));
}
