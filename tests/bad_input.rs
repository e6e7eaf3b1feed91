//! Hostile and broken input: one clear line on standard error, the right exit code, never a crash and never a hang.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use wali_tests::mutation::{self, Verdict};
use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, encode, iwasm, run};
use wali_tests::random::Random;

/// A bit of everything that has an encoding: imports, tables, segments, globals, tags, control flow, memory accesses.
const RICH: &str = r#"(module
  (type $t (func (param i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (tag $e (param i32))
  (memory (export "memory") 1 4)
  (table $tab 8 16 funcref)
  (global $g (mut i64) (i64.const 5))
  (global $h i32 (i32.add (i32.const 1) (i32.const 2)))
  (elem (i32.const 1) $double $fact)
  (elem $passive func $fact $double)
  (data (i32.const 16) "hello, world")
  (data $more "\01\02\03\04")
  (func $double (type $t) (i32.shl (local.get 0) (i32.const 1)))
  (func $fact (type $t)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 1))
      (else (i32.mul (local.get 0) (call $fact (i32.sub (local.get 0) (i32.const 1)))))))
  (func $switch (param i32) (result f64)
    (block $a (block $b (block $c (br_table $a $b $c (local.get 0))) (return (f64.const 1))) (return (f64.const 2)))
    (f64.sqrt (f64.convert_i32_u (local.get 0))))
  (func $loop (param $n i32) (result i64) (local $sum i64)
    (loop $l
      (local.set $sum (i64.add (local.get $sum) (i64.load8_u offset=16 (local.get $n))))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func $catch (result i32)
    (block $h (result i32)
      (try_table (catch $e $h) (throw $e (i32.const 6)))
      (i32.const 0)))
  (func (export "_start")
    (memory.init $more (i32.const 64) (i32.const 0) (i32.const 4))
    (table.init $tab $passive (i32.const 4) (i32.const 0) (i32.const 2))
    (drop (call_indirect $tab (type $t) (i32.const 5) (i32.const 5)))
    (global.set $g (call $loop (i32.const 9)))
    (drop (call $switch (global.get $h)))
    (drop (call $catch))
    (drop (i32.atomic.rmw.add (i32.const 8) (i32.const 1)))
    (memory.fill (i32.const 100) (i32.const 7) (i32.const 50))
    (memory.copy (i32.const 200) (i32.const 100) (i32.const 50))
    (i64.store (i32.const 300) (global.get $g))))"#;

/// What every run must satisfy: an exit code that the program means, no message of a defect, text on standard error if it failed.
#[track_caller]
fn check_sane(outcome: &Outcome, what: &str) {
    let text = outcome.err();
    // A changed module may well run forever.
    let Some(_) = outcome.status else { return };
    let code = outcome.code().unwrap_or_else(|| panic!("{what}: ended by signal {:?}: {text}", outcome.signal()));
    assert!([0, 1, 255].contains(&code), "{what}: exit code {code}: {text}");
    assert!(!text.contains("panicked") && !text.contains("internal error"), "{what}: {text}");
    assert!(code == 0 || !text.trim().is_empty(), "{what}: exit code {code} without a word");
    if code == 255 {
        let errors = text.lines().filter(|line| !line.starts_with("warning: ")).count();
        assert_eq!(errors, 1, "{what}: {text}");
    }
}

#[track_caller]
fn expect_line(outcome: &Outcome, code: i32, begin: &str) {
    let text = outcome.err();
    assert_eq!(outcome.code(), Some(code), "{text}");
    assert!(text.starts_with(begin) && text.lines().count() == 1, "expected one line `{begin}...`, got:\n{text}");
    assert_eq!(outcome.out(), "");
}

fn run_file(path: &Path) -> Outcome {
    run(&mut iwasm([path]), b"", TIME_LIMIT)
}

fn run_bytes(scratch: &Scratch, bytes: &[u8]) -> Outcome {
    run(&mut iwasm([scratch.file("x.wasm", bytes)]), b"", Duration::from_secs(2))
}

fn run_text(text: &str) -> Outcome {
    run_file(&Scratch::new().module("x.wasm", text))
}

/// Compiles a module with `wamrc` to `x.aot` in the directory.
fn compile(scratch: &Scratch, wasm: &[u8]) -> Vec<u8> {
    let (input, output) = (scratch.file("in.wasm", wasm), scratch.path().join("x.aot"));
    let mut command = Command::new(wali_tests::process::program("wamrc"));
    let outcome = run(command.arg("-o").arg(&output).arg(input), b"", TIME_LIMIT);
    assert_eq!(outcome.code(), Some(0), "{}{}", outcome.out(), outcome.err());
    std::fs::read(output).expect("wamrc has written its output")
}

#[test]
fn files_that_cannot_be_read_or_are_no_modules() {
    let scratch = Scratch::new();
    expect_line(&run_file(&scratch.path().join("none")), 255, "Read file to buffer failed: open file ");
    expect_line(&run_file(scratch.path()), 255, "Read file to buffer failed: read file ");
    for contents in [&b""[..], b"\0", b"\0as", b"#!/bin/sh\n", b"\x7fELF", &[0xff; 1000]] {
        expect_line(&run_file(&scratch.file("x", contents)), 255, "WASM module load failed: ");
    }
    for contents in [&b"\0asm"[..], b"\0asm\x02\0\0\0", b"\0asm\x01\0\0\0\x01", b"\0asm\x0d\0\x01\0"] {
        expect_line(&run_file(&scratch.file("x", contents)), 255, "WASM module load failed: ");
    }
    for contents in [&b"\0aot"[..], b"\0aot\x03\0\0\0", b"\0aot\x05\0\0\0junk", b"\0aotwali", b"\0aotwali\x01\0\0\0"] {
        expect_line(&run_file(&scratch.file("x", contents)), 255, "AOT module load failed: ");
    }
}

#[test]
fn files_made_by_another_compiler_say_so() {
    let outcome = run_file(&Scratch::new().file("x.aot", b"\0aot\x05\0\0\0"));
    expect_line(&outcome, 255, "AOT module load failed: unknown binary version 5: made by wamrc of WAMR");
}

/// Bodies of large modules are validated when they are called for the first time.
#[test]
fn an_invalid_function_of_a_large_module_traps_when_it_is_called() {
    let text = format!(
        r#"(module (func $bad (export "bad") (result i32) (i64.const 1)) (func (export "_start")) (func (export "through") (drop (call $bad)))
             (func {}))"#,
        "(nop)".repeat(1 << 17)
    );
    let scratch = Scratch::new();
    let file = scratch.module("x.wasm", &text);
    let function = |name: &str| run(iwasm(["-f", name]).arg(&file), b"", TIME_LIMIT);
    assert_eq!((run_file(&file).code(), function("_start").code()), (Some(0), Some(0)));
    for name in ["bad", "through", "bad"] {
        let outcome = function(name);
        let text = outcome.err();
        assert_eq!(outcome.code(), Some(1), "{text}");
        let last = text.lines().last().unwrap_or_default();
        assert!(last.starts_with("Exception: invalid function (bad: type mismatch: ") && last.contains("at offset 0x"), "{text}");
        assert_eq!(text.contains(" - through"), name == "through", "{text}");
    }
}

#[test]
fn every_truncation_of_a_module_is_refused() {
    let bytes = encode(RICH);
    let scratch = Scratch::new();
    for len in 0..bytes.len() {
        let outcome = run_bytes(&scratch, &bytes[..len]);
        check_sane(&outcome, &format!("the first {len} bytes"));
        // Where a section ends, what remains may be a module.
        assert_ne!(outcome.code(), None, "the first {len} bytes");
    }
}

#[test]
fn modules_with_flipped_bits_are_refused_or_run() {
    let bytes = encode(RICH);
    let scratch = Scratch::new();
    let mut random = Random::new(1);
    for case in 0..1500 {
        let mut changed = bytes.clone();
        for _ in 0..=random.below(2) {
            changed[random.below(bytes.len())] ^= 1 << random.below(8);
        }
        check_sane(&run_bytes(&scratch, &changed), &format!("case {case}"));
    }
}

#[test]
fn modules_with_spliced_bytes_are_refused_or_run() {
    let bytes = encode(RICH);
    let scratch = Scratch::new();
    let mut random = Random::new(2);
    for case in 0..750 {
        let mut changed = bytes.clone();
        let (at, len) = (8 + random.below(bytes.len() - 8), random.below(6));
        let with: Vec<u8> = (0..random.below(6)).map(|_| random.interesting_byte()).collect();
        changed.splice(at..(at + len).min(bytes.len()), with);
        check_sane(&run_bytes(&scratch, &changed), &format!("case {case}"));
    }
}

#[test]
fn damaged_compiled_files_are_refused() {
    let scratch = Scratch::new();
    let bytes = compile(&scratch, &encode(RICH));
    assert_eq!(run_bytes(&scratch, &bytes).code(), Some(0));
    let mut random = Random::new(3);
    let refused = |changed: &[u8], what: &str| {
        let outcome = run_bytes(&scratch, changed);
        check_sane(&outcome, what);
        assert_eq!(outcome.code(), Some(255), "{what}");
    };
    for case in 0..400 {
        let mut changed = bytes.clone();
        changed[4 + random.below(bytes.len() - 4)] ^= 1 << random.below(8);
        refused(&changed, &format!("flipped, case {case}"));
    }
    for case in 0..400 {
        let len = random.below(bytes.len());
        refused(&bytes[..len], &format!("the first {len} bytes, case {case}"));
    }
    refused(&[&bytes[..], b"x"].concat(), "a byte too many");
}

/// As many as one likes by `misc/mutations`.
#[test]
fn damaged_compiled_files_with_the_right_checksum_are_refused_or_load() {
    let sample = mutation::sample().expect("a module that compiles");
    let verdicts: Vec<_> = (0..2000).map(|seed| mutation::load(&sample, seed).unwrap_or_else(|error| panic!("{error}"))).collect();
    for verdict in [Verdict::Refused, Verdict::Loaded] {
        assert!(verdicts.iter().filter(|v| **v == verdict).count() > 100, "hardly any file was {verdict:?}");
    }
}

#[test]
fn modules_that_lack_what_a_program_needs() {
    let no_entry = "Exception: lookup the entry point symbol";
    expect_line(&run_text("(module)"), 1, no_entry);
    expect_line(&run_text(r#"(module (memory (export "memory") 1))"#), 1, no_entry);
    let without_memory = r#"(module (func (export "_start")))"#;
    assert_eq!(run_text(without_memory).code(), Some(0));
    // A system call without a memory must fail, not crash.
    let call = r#"(module (import "wali" "SYS_write" (func $w (param i32 i32 i32) (result i64)))
        (func (export "_start") (drop (call $w (i32.const 1) (i32.const 16) (i32.const 8)))))"#;
    check_sane(&run_text(call), "write without a memory");
    let outcome = run_text(r#"(module (func (export "_start") (param i32)))"#);
    assert_eq!(outcome.code(), Some(1), "{}", outcome.err());
}

#[test]
fn unknown_imports() {
    let load = "WASM module instantiate failed: unknown import: failed to link import";
    expect_line(&run_text(r#"(module (import "env" "g" (global i32)) (func (export "_start")))"#), 255, &format!("{load} global (env, g)"));
    expect_line(
        &run_text(r#"(module (import "env" "t" (table 1 funcref)) (func (export "_start")))"#),
        255,
        &format!("{load} table (env, t)"),
    );
    expect_line(&run_text(r#"(module (import "env" "t" (tag)) (func (export "_start")))"#), 255, &format!("{load} tag (env, t)"));
    // A memory is the program's own; functions that nobody knows trap when they are called.
    let functions = ["env", "wali", "a\\nb"].map(|module| format!(r#"(import "{module}" "nope" (func))"#));
    for import in functions.iter().map(String::as_str).chain([r#"(import "env" "m" (memory 1))"#]) {
        let outcome = run_text(&format!(r#"(module {import} (func (export "_start")))"#));
        check_sane(&outcome, import);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
    }
    // There is no room for all of 4 GiB.
    let text = r#"(module (import "env" "m" (memory 65536)) (func (export "_start")))"#;
    expect_line(&run_text(text), 255, "WASM module instantiate failed: no room for a memory: ");
    // A known system call with another signature.
    let text = r#"(module (import "wali" "SYS_write" (func $w (param f64))) (func (export "_start") (call $w (f64.const 0))))"#;
    let outcome = run_text(text);
    check_sane(&outcome, "write with another signature");
    assert_ne!(outcome.code(), Some(0));
}

#[test]
fn segments_out_of_bounds_and_traps_in_the_start_function() {
    let failed = "WASM module instantiate failed: Exception: ";
    let data = r#"(module (memory 1) (data (i32.const 65535) "xx") (func (export "_start")))"#;
    expect_line(&run_text(data), 255, &format!("{failed}out of bounds memory access"));
    let elem = r#"(module (table 1 funcref) (func $f) (elem (i32.const 1) $f) (func (export "_start")))"#;
    expect_line(&run_text(elem), 255, &format!("{failed}out of bounds table access"));
    expect_line(&run_text(r#"(module (func $f unreachable) (start $f))"#), 255, &format!("{failed}unreachable"));
}

#[test]
fn deep_recursion_traps() {
    let text = r#"(module
        (func $down (param i32) (result i32) (i32.add (i32.const 1) (call $down (local.get 0))))
        (func (export "_start") (drop (call $down (i32.const 1)))))"#;
    let scratch = Scratch::new();
    let bytes = encode(text);
    let wasm = scratch.file("x.wasm", &bytes);
    let aot = scratch.file("y.aot", compile(&scratch, &bytes));
    for stack in ["--stack-size=1", "--stack-size=0", "--stack-size=-1", "--stack-size=100000000"] {
        let outcome = run(&mut iwasm([stack.as_ref(), wasm.as_os_str()]), b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(1), "{stack}: {}", outcome.err());
        assert!(outcome.err().ends_with("Exception: wasm operand stack overflow\n"), "{stack}: {}", outcome.err());
    }
    let outcome = run_file(&aot);
    assert_eq!(outcome.code(), Some(1), "{}", outcome.err());
    assert!(outcome.err().ends_with("Exception: native stack overflow\n"), "{}", outcome.err());
}

#[test]
fn huge_memories_and_tables_are_had_or_refused() {
    // 2 GiB of zeros that are hardly touched.
    let memory = r#"(module (memory 32768) (func (export "_start") (i32.store (i32.const 0x7fffff00) (i32.const 1))))"#;
    assert_eq!(run_text(memory).code(), Some(0));
    let all = r#"(module (memory 65536) (func (export "_start") (i32.store (i32.const 0xfffffff0) (i32.const 1))))"#;
    check_sane(&run_text(all), "4 GiB");
    let table = r#"(module (table 10000000 funcref) (func (export "_start")))"#;
    check_sane(&run_text(table), "10,000,000 entries");
    let table = r#"(module (table 0xffffffff funcref) (func (export "_start")))"#;
    let outcome = run_text(table);
    check_sane(&outcome, "4294967295 entries");
    // Under a limit on address space nothing fits, which is no reason to crash.
    let scratch = Scratch::new();
    let file = scratch.module("x.wasm", memory);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -v 2000000; exec \"$0\" \"$1\""]).arg(wali_tests::process::program("iwasm")).arg(file);
    expect_line(&run(&mut limited, b"", TIME_LIMIT), 255, "WASM module instantiate failed: no room for a memory");
}

#[test]
fn accesses_out_of_bounds_trap_in_both_modes() {
    let scratch = Scratch::new();
    for (name, body, reason) in [
        ("load", "(drop (i32.load (i32.const 65533)))", "out of bounds memory access"),
        ("far", "(drop (i64.load offset=0xffffffff (i32.const 0xffffffff)))", "out of bounds memory access"),
        ("store", "(i64.store (i32.const -8) (i64.const 1))", "out of bounds memory access"),
        ("fill", "(memory.fill (i32.const 0) (i32.const 0) (i32.const 65537))", "out of bounds memory access"),
        ("indirect", "(call_indirect (i32.const -1))", "undefined element"),
        ("null", "(call_indirect (i32.const 0))", "uninitialized element"),
        ("divide", "(drop (i32.div_s (i32.const 0x80000000) (i32.const -1)))", "integer overflow"),
        ("remainder", "(drop (i64.rem_u (i64.const 1) (i64.const 0)))", "integer divide by zero"),
        ("convert", "(drop (i32.trunc_f64_s (f64.const nan)))", "invalid conversion to integer"),
        ("unaligned", "(drop (i32.atomic.load (i32.const 2)))", "unaligned atomic"),
    ] {
        let text = format!(r#"(module (memory 1 1) (table 1 funcref) (func (export "_start") {body}))"#);
        let bytes = encode(&text);
        let wasm = scratch.file("x.wasm", &bytes);
        let aot = scratch.file("y.aot", compile(&scratch, &bytes));
        let outcomes = [wasm, aot].map(|file| run_file(&file));
        for outcome in &outcomes {
            assert_eq!(outcome.code(), Some(1), "{name}: {}", outcome.err());
            assert!(outcome.err().ends_with(&format!("Exception: {reason}\n")), "{name}: {}", outcome.err());
        }
        assert_eq!(outcomes[0].err(), outcomes[1].err(), "{name}: the modes tell different stories");
    }
}

#[test]
fn a_trap_ends_the_program_whatever_its_other_threads_do() {
    let text = r#"(module
      (import "wali" "__wasm_thread_spawn" (func $spawn (param i32 i32) (result i32)))
      (memory (export "memory") 1 1 shared)
      (table (export "__indirect_function_table") 2 funcref)
      (elem (i32.const 1) $loop)
      (func $loop (param i32 i32)
        (loop $l
          (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const 1)))
          (i32.atomic.store (i32.const 4) (i32.const 1))
          (br $l)))
      (func (export "_start")
        (drop (call $spawn (i32.const 1) (i32.const 0)))
        (drop (call $spawn (i32.const 1) (i32.const 0)))
        (loop $wait (br_if $wait (i32.eqz (i32.atomic.load (i32.const 4)))))
        (drop (i32.load (i32.const 65536)))))"#;
    let scratch = Scratch::new();
    let bytes = encode(text);
    for file in [scratch.file("x.wasm", &bytes), scratch.file("y.aot", compile(&scratch, &bytes))] {
        for _ in 0..10 {
            let outcome = run_file(&file);
            assert_eq!(outcome.code(), Some(1), "{:?} {}", outcome.signal(), outcome.err());
            assert!(outcome.err().ends_with("Exception: out of bounds memory access\n"), "{}", outcome.err());
        }
    }
}

#[test]
fn a_heap_that_threads_fill_is_a_trap() {
    // What one thread drops is not collected while there are others.
    let text = r#"(module
      (import "wali" "__wasm_thread_spawn" (func $spawn (param i32 i32) (result i32)))
      (type $node (struct (field i64)))
      (memory (export "memory") 1 1 shared)
      (table (export "__indirect_function_table") 2 funcref)
      (elem (i32.const 1) $fill)
      (func $fill (param i32 i32) (loop $next (drop (struct.new $node (i64.const 1))) (br $next)))
      (func (export "_start")
        (drop (call $spawn (i32.const 1) (i32.const 0)))
        (call $fill (i32.const 0) (i32.const 0))))"#;
    let scratch = Scratch::new();
    let bytes = encode(text);
    for file in [scratch.file("x.wasm", &bytes), scratch.file("y.aot", compile(&scratch, &bytes))] {
        let outcome = run(&mut iwasm(["--gc-heap-size=1000000".as_ref(), file.as_os_str()]), b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(1), "{:?} {}", outcome.signal(), outcome.err());
        assert!(outcome.err().ends_with("Exception: allocate memory failed\n"), "{}", outcome.err());
    }
}
