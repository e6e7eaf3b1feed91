//! The command line of `iwasm`: what it prints where, and its exit codes.

use std::os::unix::process::ExitStatusExt;

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, iwasm, run};

/// Functions of all kinds of types, a trap two calls deep, and a start of nothing.
const MODULE: &str = r#"(module
  (table (export "table") 2 funcref)
  (func $swap (export "swap") (param i32 i64) (result i64 i32) (local.get 1) (local.get 0))
  (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "half") (param f32 f64) (result f32 f64)
    (f32.mul (local.get 0) (f32.const 0.5)) (f64.mul (local.get 1) (f64.const 0.5)))
  (func (export "same") (param externref) (result externref) (local.get 0))
  (func (export "null") (result funcref) (ref.null func))
  (func (export "doubled") (param v128 i32) (result v128 i32) (i32x4.add (local.get 0) (local.get 0)) (local.get 1))
  (func (export "nothing"))
  (func (export "two words") (result i32) (i32.const 2))
  (func $divide (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $caller (export "caller") (result i32) (call $divide (i32.const 1) (i32.const 0)))
  (func (export "_start")))"#;

fn call(scratch: &Scratch, options: &[&str], args: &[&str]) -> Outcome {
    let file = scratch.module("m.wasm", MODULE);
    let file = file.to_str().expect("temporary paths are UTF-8");
    run(&mut iwasm(options.iter().chain(&[file]).chain(args)), b"", TIME_LIMIT)
}

#[track_caller]
fn expect(outcome: &Outcome, code: i32, stdout: &str, stderr: &str) {
    assert_eq!((outcome.code(), outcome.out().as_str(), outcome.err().as_str()), (Some(code), stdout, stderr));
}

#[test]
fn calls_read_typed_arguments_and_print_typed_results() {
    let scratch = Scratch::new();
    for (function, args, result) in [
        ("add", &["40", "0x2"] as &[&str], "0x2a:i32\n"),
        ("add", &["-1", "0"], "0xffffffff:i32\n"),
        ("swap", &["010", "-2"], "0xfffffffffffffffe:i64,0x8:i32\n"),
        ("half", &["0x1.8p1", "1e300"], "1.5:f32,5e+299:f64\n"),
        ("half", &["nan", "-inf"], "nan:f32,-inf:f64\n"),
        ("same", &["null"], "extern:ref.null\n"),
        ("same", &["16"], "0x10:ref.extern\n"),
        ("null", &[], "func:ref.null\n"),
        ("doubled", &[r"0x100000002\-1", "7"], "<0x0000000200000004 0xfffffffefffffffe>:v128,0x7:i32\n"),
        ("nothing", &[], "\n"),
    ] {
        for name in ["-f", "--function"] {
            expect(&call(&scratch, &[name, function], args), 0, result, "");
        }
    }
}

#[test]
fn calls_that_cannot_be_made_say_why() {
    let scratch = Scratch::new();
    expect(&call(&scratch, &["-f", "add"], &["1"]), 1, "", "invalid input argument count\n");
    expect(&call(&scratch, &["-f", "add"], &["1", "abc"]), 1, "", "invalid input argument 1: abc\n");
    for vector in ["1", r"1\", r"\1", r"1\x", r"1\2\3"] {
        let invalid = format!("invalid input argument 0: {vector}\n");
        expect(&call(&scratch, &["-f", "doubled"], &[vector, "0"]), 1, "", &invalid);
    }
    expect(&call(&scratch, &["-f", "nope"], &[]), 1, "", "Exception: lookup function nope failed\n");
    expect(&call(&scratch, &["-f", "table"], &[]), 1, "", "Exception: lookup function table failed\n");
}

#[test]
fn traps_print_the_stack_and_then_the_reason() {
    let outcome = call(&Scratch::new(), &["-f", "caller"], &[]);
    assert_eq!((outcome.code(), outcome.out().as_str()), (Some(1), ""));
    let text = outcome.err();
    let lines: Vec<&str> = text.lines().collect();
    let [blank, first, second, last_blank, reason] = lines[..] else { panic!("{text}") };
    assert_eq!((blank, last_blank, reason), ("", "", "Exception: integer divide by zero"));
    for (line, number, name) in [(first, "#00", "divide"), (second, "#01", "caller")] {
        let offset = line.strip_prefix(number).and_then(|l| l.strip_prefix(": 0x")).and_then(|l| l.strip_suffix(&format!(" - {name}")));
        assert!(offset.is_some_and(|o| o.len() == 4 && u32::from_str_radix(o, 16).is_ok_and(|o| o > 0)), "{text}");
    }
}

#[test]
fn the_entry_point_is_start_and_then_main() {
    let scratch = Scratch::new();
    let run_text = |text: &str| run(&mut iwasm([scratch.module("e.wasm", text)]), b"", TIME_LIMIT);
    expect(&call(&scratch, &[], &[]), 0, "", "");
    for name in ["main", "__main_argc_argv", "_main"] {
        // What main returns is not the exit code.
        expect(&run_text(&format!(r#"(module (func (export "{name}") (result i32) (i32.const 3)))"#)), 0, "", "");
    }
    let order = r#"(module (func (export "main") unreachable) (func (export "_start")))"#;
    expect(&run_text(order), 0, "", "");
    let none = "Exception: lookup the entry point symbol (like _start, main, _main, __main_argc_argv) failed\n";
    expect(&run_text("(module)"), 1, "", none);
    let wrong = "Exception: invalid function type of main function\n";
    expect(&run_text(r#"(module (func (export "main") (param i64)))"#), 1, "", wrong);
    let no_memory = "Exception: allocate memory failed\n";
    expect(&run_text(r#"(module (memory 1) (func (export "main") (param i32 i32)))"#), 1, "", no_memory);
}

#[test]
fn main_gets_its_arguments_in_memory_from_malloc() {
    let scratch = Scratch::new();
    // Traps unless argc is 3, argv[2] is "xy" and argv[3] is null.
    let file = scratch.module(
        "main.wasm",
        r#"(module (memory (export "memory") 1)
          (func (export "malloc") (param i32) (result i32) (i32.const 1024))
          (func $require (param i32) (if (i32.eqz (local.get 0)) (then unreachable)))
          (func (export "main") (param $argc i32) (param $argv i32) (result i32)
            (call $require (i32.eq (local.get $argc) (i32.const 3)))
            (call $require (i32.eq (i32.load16_u (i32.load offset=8 (local.get $argv))) (i32.const 0x7978)))
            (call $require (i32.eqz (i32.load8_u offset=2 (i32.load offset=8 (local.get $argv)))))
            (call $require (i32.eqz (i32.load offset=12 (local.get $argv))))
            (i32.const 0)))"#,
    );
    let file = file.to_str().expect("temporary paths are UTF-8");
    expect(&run(&mut iwasm([file, "a", "xy"]), b"", TIME_LIMIT), 0, "", "");
    assert_eq!(run(&mut iwasm([file, "a"]), b"", TIME_LIMIT).code(), Some(1));
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(&mut iwasm(["--help"]), b"", TIME_LIMIT);
    assert_eq!((help.code(), help.err().as_str()), (Some(1), ""));
    assert!(help.out().starts_with("Usage: iwasm [-options] wasm_file [args...]\noptions:\n"));
    let version = run(&mut iwasm(["--version"]), b"", TIME_LIMIT);
    expect(&version, 0, &format!("iwasm {}\n", env!("CARGO_PKG_VERSION")), "");
    for wrong in [&[] as &[&str], &["-h"], &["--no-such-option", "m"], &["--stack-size", "1", "m"], &["-v=9", "m"], &["--env=", "m"]] {
        expect(&run(&mut iwasm(wrong), b"", TIME_LIMIT), 1, &help.out(), "");
    }
    let env = run(&mut iwasm(["--env=foo", "m"]), b"", TIME_LIMIT);
    expect(&env, 1, &help.out(), "Wasm parse env string failed: expect \"key=value\", got \"foo\"\n");
}

#[test]
fn options_of_the_reference_are_accepted() {
    let options = [
        "--interp",
        "-v=5",
        "--stack-size=65536",
        "--heap-size=16384",
        "--max-threads=100",
        "--env=A=b",
        "--dir=.",
        "--map-dir=a::b",
        "--addr-pool=0.0.0.0/0",
        "--allow-resolve=*",
        "--native-lib=x.so",
        "--module-path=.",
        "--gc-heap-size=1",
        "--llvm-jit",
        "--llvm-jit-opt-level=3",
        "--fast-jit",
        "--enable-segue",
        "--enable-segue=i32.load",
    ];
    expect(&call(&Scratch::new(), &options, &[]), 0, "", "");
}

#[test]
fn unknown_function_imports_warn_and_trap_when_called() {
    let scratch = Scratch::new();
    let file = scratch.module(
        "import.wasm",
        r#"(module (func $f (import "env" "nope") (param f32)) (func (export "_start")) (func (export "go") (call $f (f32.const 0))))"#,
    );
    let file = file.to_str().expect("temporary paths are UTF-8");
    let warning = "warning: failed to link import function (env, nope)\n";
    expect(&run(&mut iwasm([file]), b"", TIME_LIMIT), 0, "", warning);
    expect(&run(&mut iwasm(["-v=1", file]), b"", TIME_LIMIT), 0, "", "");
    let called = run(&mut iwasm(["-v=0", "-f", "go", file]), b"", TIME_LIMIT);
    assert_eq!(called.code(), Some(1));
    assert!(called.err().ends_with("Exception: failed to call unlinked import function (env, nope)\n"), "{}", called.err());
}

#[test]
fn the_repl_reads_a_call_from_each_line() {
    let scratch = Scratch::new();
    let file = scratch.module("m.wasm", MODULE);
    let file = file.to_str().expect("temporary paths are UTF-8");
    let prompt = "webassembly> ";
    let lines = b"add 40 2\n\ntwo\\ words\nnope 1\ndivide 1 0\nnothing\n";
    let outcome = run(&mut iwasm(["--repl", file]), lines, TIME_LIMIT);
    assert_eq!(outcome.code(), Some(0));
    assert_eq!(outcome.out(), format!("{prompt}0x2a:i32\n{prompt}{prompt}0x2:i32\n{prompt}{prompt}{prompt}\n{prompt}"));
    let text = outcome.err();
    assert!(
        text.starts_with("Exception: lookup function nope failed\n") && text.ends_with("Exception: integer divide by zero\n"),
        "{text}"
    );
    let outcome = run(&mut iwasm(["--repl", file]), b"__exit__\nadd 1 2\n", TIME_LIMIT);
    expect(&outcome, 0, &format!("{prompt}exit repl mode\n"), "");
}

#[test]
fn what_a_file_is_its_first_bytes_say() {
    let scratch = Scratch::new();
    let wasm = scratch.module("m.aot", MODULE);
    expect(&run(&mut iwasm(["-f".as_ref(), "nothing".as_ref(), wasm.as_os_str()]), b"", TIME_LIMIT), 0, "\n", "");
}

#[test]
fn a_closed_pipe_ends_the_program_as_it_ends_native_ones() {
    const SIGPIPE: i32 = 13;
    // A pipe whose reader has gone before anything is written.
    let (reader, writer) = std::io::pipe().expect("pipes exist");
    drop(reader);
    let status = iwasm(["--help"]).stdout(writer).status().expect("iwasm starts");
    assert_eq!(status.signal(), Some(SIGPIPE));
}

#[test]
fn system_calls_need_a_plain_memory() {
    let scratch = Scratch::new();
    for memory in ["(memory i64 1)", "(memory 1 (pagesize 1))"] {
        let text = format!(r#"(module (import "wali" "SYS_getpid" (func (result i64))) {memory} (func (export "_start")))"#);
        let file = scratch.module("m.wasm", &text);
        let outcome = run(&mut iwasm([file.to_str().expect("temporary paths are UTF-8")]), b"", TIME_LIMIT);
        let why = "WASM module load failed: system calls need a memory 0 with 32-bit addresses and pages of 64 KiB\n";
        expect(&outcome, 255, "", why);
    }
}

/// A loop of so many rounds, of 6 operators each, in a function with 2 more.
const ROUNDS: &str = r#"(module (func (export "spin") (param i32)
    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))"#;

#[test]
fn fuel_ends_a_program_in_both_modes_at_the_same_point() {
    let scratch = Scratch::new();
    let file = scratch.module("m.wasm", ROUNDS);
    let wasm = std::fs::read(&file).expect("just written");
    let compiled = |name: &str, fuel: bool| {
        let aot = wamrc::compile(&wasm, &wamrc::Options { fuel, ..wamrc::Options::default() }).expect("valid");
        let path = file.with_file_name(name);
        std::fs::write(&path, aot).expect("room for a file");
        path
    };
    let (paying, free) = (compiled("paying.aot", true), compiled("free.aot", false));
    let run = |path: &std::path::Path, fuel: &str| {
        let fuel = format!("--fuel={fuel}");
        run(&mut iwasm(["-v=0", &fuel, "-f", "spin", path.to_str().expect("temporary paths are UTF-8"), "1000"]), b"", TIME_LIMIT)
    };
    for path in [&file, &paying, &free] {
        let enough = run(path, "6002");
        assert_eq!((enough.code(), enough.err().as_str()), (Some(0), ""), "{path:?}");
        let short = run(path, "6001");
        assert_eq!(short.code(), Some(1), "{path:?}");
        assert!(short.err().ends_with("Exception: all fuel is spent\n"), "{path:?}: {}", short.err());
    }
    // Code that pays runs without a limit too.
    let path = paying.to_str().expect("temporary paths are UTF-8");
    let outcome = wali_tests::process::run(&mut iwasm(["-f", "spin", path, "1000"]), b"", TIME_LIMIT);
    expect(&outcome, 0, "\n", "");
}

/// Functions that move much, and what they cost: 16 bytes, or an entry of a table, are worth an operator.
const BULK: (&str, &[(&str, u64)]) = (
    r#"(module
    (type $bytes (array (mut i8)))
    (memory 1)
    (table 1000 2000 funcref)
    (data $data "0123456789abcdef0123456789abcdef")
    (func (export "fill") (memory.fill (i32.const 0) (i32.const 1) (i32.const 65536)))
    (func (export "copy") (memory.copy (i32.const 0) (i32.const 100) (i32.const 32767)))
    (func (export "init") (memory.init $data (i32.const 0) (i32.const 0) (i32.const 32)))
    (func (export "fill_table") (table.fill (i32.const 0) (ref.null func) (i32.const 1000)))
    (func (export "copy_table") (table.copy (i32.const 0) (i32.const 500) (i32.const 500)))
    (func (export "grow_table") (drop (table.grow (ref.null func) (i32.const 300))))
    (func (export "array") (drop (array.new_default $bytes (i32.const 1600))))
    (func (export "fill_array") (array.fill $bytes (array.new_default $bytes (i32.const 1600)) (i32.const 0) (i32.const 1) (i32.const 800))))"#,
    &[
        ("fill", 5 + 4096),
        ("copy", 5 + 2047),
        ("init", 5 + 2),
        ("fill_table", 5 + 1000),
        ("copy_table", 5 + 500),
        ("grow_table", 5 + 300),
        ("array", 4 + 100),
        ("fill_array", 7 + 150),
    ],
);

#[test]
fn fuel_pays_for_what_an_operator_moves() {
    let scratch = Scratch::new();
    let file = scratch.module("m.wasm", BULK.0);
    let aot = wamrc::compile(&std::fs::read(&file).expect("just written"), &wamrc::Options { fuel: true, ..wamrc::Options::default() });
    let compiled = file.with_file_name("m.aot");
    std::fs::write(&compiled, aot.expect("valid")).expect("room for a file");
    for (path, (function, price)) in [&file, &compiled].into_iter().flat_map(|path| BULK.1.iter().map(move |case| (path, case))) {
        let path = path.to_str().expect("temporary paths are UTF-8");
        let run = |fuel: u64| run(&mut iwasm(["-v=0", &format!("--fuel={fuel}"), "-f", function, path]), b"", TIME_LIMIT);
        let (enough, short) = (run(*price), run(price - 1));
        assert_eq!(enough.code(), Some(0), "{path} {function}: {}", enough.err());
        assert!(short.err().ends_with("Exception: all fuel is spent\n"), "{path} {function}: {}", short.err());
    }
}

#[test]
fn a_time_limit_ends_a_program_in_both_modes() {
    let scratch = Scratch::new();
    let endless_loop = r#"(module (func (export "spin") (param i32) (loop (br 0))))"#;
    // 2^50 calls without a loop.
    let endless_calls = r#"(module (func $spin (export "spin") (param i32)
        (if (local.get 0) (then
          (call $spin (i32.sub (local.get 0) (i32.const 1)))
          (call $spin (i32.sub (local.get 0) (i32.const 1)))))))"#;
    let call = |file: &std::path::Path, limit: &str| {
        run(&mut iwasm([limit, "-f", "spin", file.to_str().expect("temporary paths are UTF-8"), "50"]), b"", TIME_LIMIT)
    };
    for (name, text, ends) in [("m.wasm", ROUNDS, true), ("loop.wasm", endless_loop, false), ("calls.wasm", endless_calls, false)] {
        let file = scratch.module(name, text);
        let aot = wamrc::compile(&std::fs::read(&file).expect("just written"), &wamrc::Options::default()).expect("valid");
        let compiled = file.with_extension("aot");
        std::fs::write(&compiled, aot).expect("room for a file");
        for file in [&file, &compiled] {
            if ends {
                expect(&call(file, "--timeout=60000"), 0, "\n", "");
                continue;
            }
            let outcome = call(file, "--timeout=50");
            assert_eq!(outcome.code(), Some(1), "{}", file.display());
            let text = outcome.err();
            let is_traced = text.starts_with("\n#00: 0x") && text.ends_with(" - spin\n\nException: the time limit has passed\n");
            assert!(is_traced, "{}: {text:?}", file.display());
        }
        assert_eq!(call(&file, "--timeout=soon").code(), Some(1));
    }
}
