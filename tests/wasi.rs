//! WASI programs: on files as natively, in their directories only, and with pointers that lead nowhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, iwasm, root, run};

/// Compiles a program of `tests/wasi` with these options.
fn build(scratch: &Scratch, name: &str, options: &[&str]) -> PathBuf {
    let output = scratch.path().join(format!("{name}{}", if options.is_empty() { "" } else { ".wasm" }));
    let source = root().join("tests/wasi").join(format!("{name}.c"));
    let done = Command::new("clang-22").args(["-O2", "-w"]).args(options).arg(source).arg("-o").arg(&output).output();
    let done = done.expect("clang-22 is installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    output
}

/// For WASI, interpreted and compiled.
fn modules(scratch: &Scratch, name: &str) -> [PathBuf; 2] {
    let builtins = "/usr/lib/llvm-22/lib/clang/22/lib/wasi/libclang_rt.builtins-wasm32.a";
    let wasm = build(scratch, name, &["--target=wasm32-wasi", "--no-wasm-opt", "-nodefaultlibs", "-lc", builtins]);
    let aot = wasm.with_extension("aot");
    let bytes = fs::read(&wasm).expect("just written");
    fs::write(&aot, wamrc::compile(&bytes, &wamrc::Options::default()).expect("a valid module")).expect("scratch space");
    [wasm, aot]
}

fn show(outcome: &Outcome) -> (Option<i32>, String, String) {
    (outcome.code(), outcome.out(), outcome.err())
}

#[test]
fn files_arguments_and_input_are_as_natively() {
    let scratch = Scratch::new();
    let work = |name: &str| {
        let path = scratch.path().join(name);
        fs::create_dir(&path).expect("scratch space");
        path
    };
    let native = build(&scratch, "files", &[]);
    let mut command = Command::new(native);
    let expected = run(command.args(["one", "two words"]).env("A", "x=y").current_dir(work("native")), b"input\n", TIME_LIMIT);
    assert_eq!(expected.code(), Some(7), "{}", expected.err());
    for (module, name) in modules(&scratch, "files").iter().zip(["interpreted", "compiled"]) {
        let module = module.to_str().expect("temporary paths are UTF-8");
        let mut command = iwasm(["--dir=.", "--env=A=x=y", module, "one", "two words"]);
        let outcome = run(command.current_dir(work(name)), b"input\n", TIME_LIMIT);
        assert_eq!(show(&outcome), show(&expected), "{name}");
    }
}

#[test]
fn no_path_leads_out_of_a_directory() {
    let scratch = Scratch::new();
    let inside = scratch.path().join("inside");
    fs::create_dir_all(inside.join("sub")).expect("scratch space");
    scratch.file("secret", "secret");
    fs::write(inside.join("own"), "own").expect("scratch space");
    let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, inside.join(name)).expect("scratch space");
    link(Path::new("../secret"), "link");
    link(Path::new(".."), "directory");
    link(&scratch.path().join("secret"), "absolute");
    let map = format!("--map-dir=.::{}", inside.display());
    for module in modules(&scratch, "outside") {
        let outcome = run(&mut iwasm([map.as_str(), module.to_str().expect("temporary paths are UTF-8")]), b"", TIME_LIMIT);
        assert_eq!(show(&outcome), (Some(0), "done\n".to_string(), String::new()));
    }
    assert_eq!(fs::read_to_string(scratch.path().join("secret")).expect("still there"), "secret");
    assert!(inside.join("own").exists() && !scratch.path().join("new").exists());
}

#[test]
fn a_directory_that_is_not_there_is_refused() {
    let scratch = Scratch::new();
    let module = scratch.module("m.wasm", HOSTILE);
    let outcome = run(&mut iwasm(["--dir=/nowhere/at/all", module.to_str().expect("UTF-8")]), b"", TIME_LIMIT);
    assert_eq!(outcome.code(), Some(255));
    assert!(outcome.err().starts_with("open directory /nowhere/at/all failed: No such file or directory"), "{}", outcome.err());
}

/// Calls with pointers beyond the one page, unknown descriptors and unknown flags; `check` traps unless the answer is the expected errno.
const HOSTILE: &str = r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_renumber" (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir" (func $fd_readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "\f0\ff\00\00\20\00\00\00")  ;; 32 bytes at 65520: beyond the end
  (data (i32.const 24) "\ff\ff\ff\ff\ff\ff\ff\ff")
  (data (i32.const 32) "\80")                       ;; no UTF-8
  (data (i32.const 40) "/x/../x")
  (func $check (param $got i32) (param $expected i32)
    (if (i32.ne (local.get $got) (local.get $expected)) (then (call $proc_exit (i32.add (i32.const 100) (local.get $got))))))
  (func (export "_start")
    (call $check (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 0)) (i32.const 21))
    (call $check (call $fd_write (i32.const 1) (i32.const 24) (i32.const 1) (i32.const 0)) (i32.const 21))
    (call $check (call $fd_write (i32.const 1) (i32.const 65532) (i32.const 1) (i32.const 0)) (i32.const 21))
    (call $check (call $fd_write (i32.const 1) (i32.const 0) (i32.const -1) (i32.const 0)) (i32.const 28))
    (call $check (call $fd_write (i32.const 99) (i32.const 0) (i32.const 0) (i32.const 0)) (i32.const 8))
    (call $check (call $fd_write (i32.const -1) (i32.const 0) (i32.const 0) (i32.const 0)) (i32.const 8))
    (call $check (call $fd_read (i32.const 0) (i32.const 16) (i32.const 1) (i32.const 0)) (i32.const 21))
    (call $check (call $args_get (i32.const 65534) (i32.const 0)) (i32.const 21))
    (call $check (call $args_get (i32.const 0) (i32.const -1)) (i32.const 21))
    (call $check (call $random_get (i32.const 65530) (i32.const 7)) (i32.const 21))
    (call $check (call $random_get (i32.const -1) (i32.const 600)) (i32.const 21))
    (call $check (call $clock_time_get (i32.const 9) (i64.const 0) (i32.const 0)) (i32.const 28))
    (call $check (call $clock_time_get (i32.const 0) (i64.const 0) (i32.const -4)) (i32.const 21))
    (call $check (call $fd_renumber (i32.const 1) (i32.const 7)) (i32.const 8))
    (call $check (call $fd_prestat_get (i32.const 1) (i32.const 0)) (i32.const 8))
    (call $check (call $fd_readdir (i32.const 3) (i32.const 65530) (i32.const 100) (i64.const 0) (i32.const 0)) (i32.const 21))
    (call $check (call $fd_readdir (i32.const 3) (i32.const -1) (i32.const -1) (i64.const 0) (i32.const 0)) (i32.const 21))
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 1) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 25))
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 32) (i32.const -1) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 37))
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 0) (i32.const 16) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 28))
    (call $check (call $path_open (i32.const 1) (i32.const 0) (i32.const 16) (i32.const 0) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 44))
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 40) (i32.const 2) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 76))
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 43) (i32.const 4) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 76))
    (call $proc_exit (i32.const 42))))"#;

#[test]
fn wrong_pointers_descriptors_and_flags_are_errors() {
    let scratch = Scratch::new();
    let module = scratch.module("m.wasm", HOSTILE);
    let dir = format!("--dir={}", scratch.path().display());
    let outcome = run(&mut iwasm([dir.as_str(), module.to_str().expect("UTF-8")]), b"", TIME_LIMIT);
    assert_eq!(show(&outcome), (Some(42), String::new(), String::new()));
}
