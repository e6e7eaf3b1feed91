//! Binaries of both generations of the ABI link and run: old and new names and types of imports, setjmp as an import, the environment with
//! and without newlines, and imports that nobody knows.

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, iwasm, root, run};

/// Both ways to run a module.
fn outcomes(text: &str, options: &[&str]) -> [Outcome; 2] {
    let scratch = Scratch::new();
    let wasm = scratch.module("m.wasm", text);
    let aot = scratch.path().join("m.aot");
    let compiled = run(wamrc().arg("-o").arg(&aot).arg(&wasm), b"", TIME_LIMIT);
    assert_eq!(compiled.code(), Some(0), "{}", compiled.err());
    [wasm, aot].map(|file| run(iwasm(options).arg(file), b"", TIME_LIMIT))
}

fn wamrc() -> std::process::Command {
    std::process::Command::new(wali_tests::process::program("wamrc"))
}

#[track_caller]
fn ends_with(status: i32, text: &str) {
    for outcome in outcomes(text, &[]) {
        assert_eq!((outcome.code(), outcome.out().as_str(), outcome.err().as_str()), (Some(status), "", ""));
    }
}

#[test]
fn modules_of_the_older_generation() {
    // Adds a bit for everything that answers as it should: fstatat of "/", poll, ppoll and fcntl with 32-bit counts, getdents of a bad
    // descriptor, alarm; ends by an exit without result.
    ends_with(
        0x3f,
        r#"(module
          (import "wali" "__call_ctors" (func $ctors))
          (import "wali" "__call_dtors" (func $dtors))
          (import "wali" "SYS_fstatat" (func $fstatat (param i32 i32 i32 i32) (result i64)))
          (import "wali" "SYS_poll" (func $poll (param i32 i32 i32) (result i64)))
          (import "wali" "SYS_ppoll" (func $ppoll (param i32 i32 i32 i32 i32) (result i64)))
          (import "wali" "SYS_fcntl" (func $fcntl (param i32 i32 i32) (result i64)))
          (import "wali" "SYS_getdents" (func $getdents (param i32 i32 i32) (result i64)))
          (import "wali" "SYS_alarm" (func $alarm (param i32) (result i64)))
          (import "wali" "SYS_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (data (i32.const 16) "/\00")
          (func $bit (param i64 i64 i32) (result i32) (i32.shl (i64.eq (local.get 0) (local.get 1)) (local.get 2)))
          (func (export "_start")
            (call $ctors)
            (i64.store (i32.const 1024) (i64.const 0))
            (call $bit (call $fstatat (i32.const -100) (i32.const 16) (i32.const 2048) (i32.const 0)) (i64.const 0) (i32.const 0))
            (call $bit (call $poll (i32.const 0) (i32.const 0) (i32.const 0)) (i64.const 0) (i32.const 1))
            (call $bit (call $ppoll (i32.const 0) (i32.const 0) (i32.const 1024) (i32.const 0) (i32.const 8)) (i64.const 0) (i32.const 2))
            (call $bit (call $fcntl (i32.const 9999) (i32.const 1) (i32.const 0)) (i64.const -9) (i32.const 3))
            (call $bit (call $getdents (i32.const 9999) (i32.const 4096) (i32.const 64)) (i64.const -9) (i32.const 4))
            (call $bit (call $alarm (i32.const 0)) (i64.const 0) (i32.const 5))
            (i32.or) (i32.or) (i32.or) (i32.or) (i32.or)
            (call $dtors)
            (call $exit)))"#,
    );
}

#[test]
fn modules_of_the_newer_generation() {
    // The second __init and __deinit answer 1.
    ends_with(
        0x7f,
        r#"(module
          (import "wali" "__init" (func $init (result i32)))
          (import "wali" "__deinit" (func $deinit (result i32)))
          (import "wali" "__proc_exit" (func $exit (param i32)))
          (import "wali" "__cl_get_argc" (func $argc (result i32)))
          (import "wali" "SYS_newfstatat" (func $newfstatat (param i32 i32 i32 i32) (result i64)))
          (import "wali" "SYS_poll" (func $poll (param i32 i64 i32) (result i64)))
          (import "wali" "SYS_fcntl" (func $fcntl (param i32 i32 i64) (result i64)))
          (import "wali" "SYS_gettimeofday" (func $gettimeofday (param i32 i32) (result i64)))
          (import "wali" "SYS_exit" (func $thread_exit (param i32) (result i64)))
          (memory (export "memory") 1)
          (data (i32.const 16) "/\00")
          (func $bit (param i64 i64 i32) (result i32) (i32.shl (i64.eq (local.get 0) (local.get 1)) (local.get 2)))
          (func (export "_start")
            (call $bit (i64.extend_i32_u (i32.add (call $init) (call $init))) (i64.const 1) (i32.const 0))
            (call $bit (i64.extend_i32_u (i32.add (call $deinit) (call $deinit))) (i64.const 1) (i32.const 1))
            (call $bit (i64.extend_i32_u (call $argc)) (i64.const 1) (i32.const 2))
            (call $bit (call $newfstatat (i32.const -100) (i32.const 16) (i32.const 2048) (i32.const 0)) (i64.const 0) (i32.const 3))
            (call $bit (call $poll (i32.const 0) (i64.const 0) (i32.const 0)) (i64.const 0) (i32.const 4))
            (call $bit (call $fcntl (i32.const 9999) (i32.const 1) (i64.const -1)) (i64.const -9) (i32.const 5))
            (call $bit (call $gettimeofday (i32.const 2048) (i32.const 0)) (i64.const 0) (i32.const 6))
            (i32.or) (i32.or) (i32.or) (i32.or) (i32.or) (i32.or)
            (call $exit)
            (drop (call $thread_exit (i32.const 1)))))"#,
    );
}

#[test]
fn setjmp_as_an_import() {
    // A jump out of a called function comes back with its value, 1 for 0.
    ends_with(
        43,
        r#"(module
          (import "wali" "setjmp" (func $setjmp (param i32) (result i32)))
          (import "wali" "sigsetjmp" (func $sigsetjmp (param i32 i32) (result i32)))
          (import "wali" "longjmp" (func $longjmp (param i32 i32)))
          (import "wali" "__proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (global $sum (mut i32) (i32.const 0))
          (func $add (param i32) (global.set $sum (i32.add (global.get $sum) (local.get 0))))
          (func $jump (param i32 i32) (call $longjmp (local.get 0) (local.get 1)) (call $add (i32.const 1000)))
          (func $first (local $value i32)
            (local.set $value (call $setjmp (i32.const 1024)))
            (if (i32.eqz (local.get $value)) (then (call $jump (i32.const 1024) (i32.const 42))))
            (call $add (local.get $value)))
          (func $second (local $value i32)
            (local.set $value (call $sigsetjmp (i32.const 2048) (i32.const 1)))
            (if (i32.eqz (local.get $value)) (then (call $jump (i32.const 2048) (i32.const 0))))
            (call $add (local.get $value)))
          (func (export "_start") (call $first) (call $second) (call $exit (global.get $sum))))"#,
    );
}

#[test]
fn a_function_has_several_buffers_for_setjmp() {
    // Each is jumped to once, the first one last.
    ends_with(
        73,
        r#"(module
          (import "wali" "setjmp" (func $setjmp (param i32) (result i32)))
          (import "wali" "longjmp" (func $longjmp (param i32 i32)))
          (import "wali" "__proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (global $__stack_pointer (mut i32) (i32.const 65536))
          (global $sum (mut i32) (i32.const 0))
          (func $add (param i32) (global.set $sum (i32.add (i32.mul (global.get $sum) (i32.const 10)) (local.get 0))))
          (func (export "_start") (local $value i32)
            (local.set $value (call $setjmp (i32.const 1024)))
            (if (local.get $value) (then (call $add (local.get $value)) (call $exit (global.get $sum))))
            (local.set $value (call $setjmp (i32.const 2048)))
            (if (local.get $value) (then (call $add (local.get $value)) (call $longjmp (i32.const 1024) (i32.const 3))))
            (call $longjmp (i32.const 2048) (i32.const 7))))"#,
    );
}

/// Sets one byte after the other of 200,000 for a jump: in functions that return, or in one that does not.
fn many_buffers(place: &str) -> String {
    let text = r#"(module
      (import "wali" "setjmp" (func $setjmp (param i32) (result i32)))
      (memory (export "memory") 4)
      (func $inner (param i32) (drop (call $setjmp (local.get 0))))
      (func (export "_start") (local i32)
        (loop
          PLACE
          (local.set 0 (i32.add (local.get 0) (i32.const 1)))
          (br_if 0 (i32.lt_u (local.get 0) (i32.const 200000))))))"#;
    text.replace("PLACE", place)
}

#[test]
fn buffers_of_functions_that_have_returned_are_forgotten() {
    ends_with(0, &many_buffers("(call $inner (local.get 0))"));
}

#[test]
fn too_many_buffers_trap() {
    for outcome in outcomes(&many_buffers("(drop (call $setjmp (local.get 0)))"), &[]) {
        assert_eq!(outcome.code(), Some(1));
        assert!(outcome.err().contains("Exception: unreachable (setjmp with more buffers than 65536"), "{}", outcome.err());
    }
}

/// Calls what no kernel knows.
const UNKNOWN: &str = r#"(module
  (import "wali" "SYS_from_the_future" (func $future (param i64 i32) (result i64)))
  (import "wali" "SYS_exit_group" (func $exit (param i32) (result i64)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $exit (i32.add (i32.const 32) (i64.eq (call $future (i64.const 1) (i32.const 2)) (i64.const -38)))))))"#;

#[test]
fn what_nobody_knows_answers_enosys_and_is_shown() {
    ends_with(33, UNKNOWN);
    for outcome in outcomes(UNKNOWN, &["--strace"]) {
        assert_eq!(outcome.code(), Some(33));
        assert!(outcome.err().contains("from_the_future(...) = -1 ENOSYS"), "{}", outcome.err());
    }
}

#[test]
fn mappings_are_shown_at_the_end() {
    let text = r#"(module
      (import "wali" "SYS_mmap" (func $mmap (param i32 i32 i32 i32 i32 i64) (result i64)))
      (import "wali" "SYS_exit_group" (func $exit (param i32) (result i64)))
      (memory (export "memory") 2 100)
      (func (export "_start")
        (drop (call $mmap (i32.const 0) (i32.const 8192) (i32.const 1) (i32.const 0x22) (i32.const -1) (i64.const 0)))
        (drop (call $exit (i32.const 0)))))"#;
    for outcome in outcomes(text, &["--maps"]) {
        let lines = outcome.err();
        assert!(lines.contains("00000000-00020000 rw-p") && lines.contains("00020000-00022000 r--p"), "{lines}");
    }
}

#[test]
fn variables_keep_their_newlines() {
    let scratch = Scratch::new();
    let source = scratch.file(
        "env.c",
        "#include <stdlib.h>\n#include <stdio.h>\nint main() { char *a = getenv(\"A\"), *b = getenv(\"B\");\nprintf(\"[%s][%s]\", a ? a : \"none\", b ? b : \"none\"); }",
    );
    let module = scratch.path().join("env.wasm");
    let compiler = root().join("build/sysroot/bin/wali-cc");
    let built = run(std::process::Command::new(compiler).arg(&source).arg("-o").arg(&module), b"", TIME_LIMIT);
    assert_eq!(built.code(), Some(0), "{}", built.err());
    let go = |options: &[&str]| run(iwasm(options).arg(&module).env("A", "one\n\ntwo=2\n").env("B", "plain"), b"", TIME_LIMIT).out();
    assert_eq!(go(&[]), "[one\n\ntwo=2\n][plain]");
    assert_eq!(go(&["--env=B=x\ny"]), "[one\n\ntwo=2\n][x\ny]");
    let file = scratch.file("vars", "B=from a file\n");
    let option = format!("--env-file={}", file.display());
    assert_eq!(go(&[&option]), "[none][from a file]");
    assert_eq!(go(&[&option, "--env=A=1\n2"]), "[1\n2][from a file]");
    let left = std::fs::read_dir(std::env::temp_dir()).expect("it can be read").flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with("wali_env")).count();
    assert_eq!(left, 0, "no predictable file");
}

/// A program of the kind that traps: a comparison without arguments for `qsort`, arguments too many, a result that is ignored.
const CASTS: &str = r#"
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
static int nothing(void) { return 7; }
static void one(int a) { printf("one %d\n", a); }
static double sum(double a, int b) { return a + b; }
static int hits;
static void handler(int sig) { hits++; }
int main(void) {
	void *functions[] = { (void *)nothing, (void *)one, (void *)sum };
	printf("%d\n", ((int (*)(int, int))functions[0])(1, 2));
	((void (*)(int, char *, long))functions[1])(5, "x", 6);
	((int (*)(int))functions[1])(6);
	printf("%g\n", ((double (*)(double, int, void *))functions[2])(1.5, 2, 0));
	signal(SIGUSR1, handler), raise(SIGUSR1);
	int cells[3] = { 3, 2, 1 };
	qsort(cells, 3, sizeof *cells, (int (*)(const void *, const void *))nothing);
	printf("%d\n", hits);
	return 0;
}"#;

#[test]
fn calls_through_casts_trap_or_are_relaxed() {
    let scratch = Scratch::new();
    let (source, module) = (scratch.file("casts.c", CASTS), scratch.path().join("casts.wasm"));
    let succeed = |command: &mut std::process::Command| {
        let outcome = run(command, b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(0), "{command:?}: {}", outcome.err());
    };
    let compiler = root().join("build/sysroot/bin/wali-cc");
    // Not optimised, which would call directly what it sees.
    succeed(std::process::Command::new(compiler).args(["-w", "-O0"]).arg(&source).arg("-o").arg(&module));
    let [plain, relaxed] = ["plain.aot", "relaxed.aot"].map(|name| scratch.path().join(name));
    succeed(wamrc().arg("-o").arg(&plain).arg(&module));
    succeed(wamrc().arg("--relaxed-indirect-calls").arg("-o").arg(&relaxed).arg(&module));
    let option = &["--relaxed-indirect-calls"] as &[&str];
    for (options, file) in [(option, &module), (&[], &relaxed), (&["--interp"], &relaxed)] {
        let outcome = run(iwasm(options).arg(file), b"", TIME_LIMIT);
        assert_eq!((outcome.out().as_str(), outcome.err().as_str()), ("7\none 5\none 6\n3.5\n1\n", ""));
        assert_eq!(outcome.code(), Some(0));
    }
    for file in [&module, &plain] {
        let outcome = run(iwasm(&[] as &[&str]).arg(file), b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(1));
        assert!(outcome.err().contains("Exception: indirect call type mismatch"), "{}", outcome.err());
    }
    assert!(run(iwasm(option).arg(&plain), b"", TIME_LIMIT).err().contains("has no effect on compiled code"));
}

#[test]
fn tables_that_c_does_not_make_are_not_relaxed() {
    let scratch = Scratch::new();
    let text =
        "(module (table 1 funcref) (func (export \"_start\") (call_indirect (i32.const 0)) (table.set (i32.const 0) (ref.null func))))";
    let module = scratch.module("m.wasm", text);
    let outcome = run(iwasm(["--relaxed-indirect-calls"]).arg(&module), b"", TIME_LIMIT);
    assert_eq!(outcome.code(), Some(255));
    assert!(outcome.err().contains("cannot be relaxed: the table is changed by instructions"), "{}", outcome.err());
}
