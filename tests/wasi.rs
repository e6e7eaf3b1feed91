//! WASI programs: on files as natively, in their directories only, and with pointers that lead nowhere.

use std::fs;
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wali_tests::mode::Mode;
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
    fs::write(&aot, Mode::Aot.compile(&bytes).expect("a valid module")).expect("scratch space");
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

/// Runs one part of `waiting.c` natively and in both modes: each has a new directory, and `run` looks at what it does.
fn waiting_as_natively(part: &str, mut run: impl FnMut(&mut Command, &Path) -> String) {
    let scratch = Scratch::new();
    let mut outputs = Vec::new();
    let native = Command::new(build(&scratch, "waiting", &[]));
    let guests = modules(&scratch, "waiting").map(|module| iwasm([Path::new("--dir=."), &module]));
    for (command, name) in [native].into_iter().chain(guests).zip(["native", "interpreted", "compiled"]) {
        let mut command = command;
        let directory = scratch.path().join(format!("{part}-{name}"));
        fs::create_dir(&directory).expect("scratch space");
        outputs.push((name, run(command.arg(part).current_dir(&directory), &directory)));
    }
    for (name, output) in &outputs[1..] {
        assert_eq!(output, &outputs[0].1, "{name}");
    }
}

#[test]
fn clocks_wake_as_natively() {
    waiting_as_natively("clocks", |command, _| run(command, b"", TIME_LIMIT).out());
}

#[test]
fn links_and_times_of_files_are_as_natively() {
    waiting_as_natively("links", |command, _| run(command, b"", TIME_LIMIT).out());
}

/// What a program prints whose standard input is a socket.
fn with_socket(command: &mut Command, socket: OwnedFd, talk: impl FnOnce()) -> String {
    let child = command.stdin(Stdio::from(socket)).stdout(Stdio::piped()).spawn().expect("a program that was just built");
    // The program's end is the program's alone.
    command.stdin(Stdio::null());
    talk();
    let output = child.wait_with_output().expect("a child of this process");
    assert_eq!(output.status.code(), Some(0), "{command:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn programs_wait_for_input_as_natively() {
    waiting_as_natively("input", |command, _| {
        let (mut here, there) = UnixStream::pair().expect("a socket");
        with_socket(command, there.into(), || here.write_all(b"input\n").expect("room for it"))
    });
}

#[test]
fn a_socket_that_a_program_was_given_is_as_natively() {
    waiting_as_natively("talk", |command, _| {
        let (mut here, there) = UnixStream::pair().expect("a socket");
        with_socket(command, there.into(), || {
            here.write_all(b"some bytes.").expect("room for it");
            let mut answer = String::new();
            here.read_to_string(&mut answer).expect("the program ends its answer");
            assert_eq!(answer, "answer");
            here.shutdown(Shutdown::Write).expect("still connected");
        })
    });
}

#[test]
fn a_server_accepts_on_the_socket_that_it_was_given() {
    waiting_as_natively("serve", |command, directory| {
        let path = directory.join("socket");
        let listener = UnixListener::bind(&path).expect("scratch space");
        with_socket(command, listener.into(), || {
            let mut here = UnixStream::connect(&path).expect("somebody listens");
            here.write_all(b"hello").expect("room for it");
            let mut answer = String::new();
            here.read_to_string(&mut answer).expect("the program ends its answer");
            assert_eq!(answer, "answer");
        })
    });
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
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_recv" (func $sock_recv (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_shutdown" (func $sock_shutdown (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink" (func $path_symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_times" (func $set_times (param i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_raise" (func $proc_raise (param i32) (result i32)))
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
    ;; No subscription, too many, none in memory, one of an unknown kind; no room for the event
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 0) (i32.const 0)) (i32.const 28))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const -1) (i32.const 0)) (i32.const 28))
    (call $check (call $poll_oneoff (i32.const 65500) (i32.const 2048) (i32.const 1) (i32.const 0)) (i32.const 21))
    (i32.store8 (i32.const 1032) (i32.const 3))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 0)) (i32.const 28))
    (i32.store8 (i32.const 1032) (i32.const 0))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 65505) (i32.const 1) (i32.const 0)) (i32.const 21))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 65533)) (i32.const 21))
    ;; A clock and a descriptor that are not there are events with errors; of two, the one without an error waits
    (i32.store (i32.const 1040) (i32.const 9))
    (i32.store8 (i32.const 1080) (i32.const 1))
    (i32.store (i32.const 1088) (i32.const 99))
    (i32.store (i32.const 1136) (i32.const 1))
    (i64.store (i32.const 1144) (i64.const -1))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 3) (i32.const 0)) (i32.const 0))
    (call $check (i32.load (i32.const 0)) (i32.const 2))
    (call $check (i32.load16_u (i32.const 2056)) (i32.const 28))
    (call $check (i32.load16_u (i32.const 2088)) (i32.const 8))
    (call $check (call $sock_recv (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)) (i32.const 57))
    (call $check (call $sock_recv (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 4) (i32.const 0) (i32.const 0)) (i32.const 28))
    (call $check (call $sock_shutdown (i32.const 3) (i32.const 0)) (i32.const 28))
    (call $check (call $sock_shutdown (i32.const 99) (i32.const 1)) (i32.const 8))
    (call $check (call $path_symlink (i32.const 40) (i32.const 2) (i32.const 3) (i32.const 41) (i32.const 1)) (i32.const 76))
    (call $check (call $path_symlink (i32.const 41) (i32.const 1) (i32.const 3) (i32.const 40) (i32.const 7)) (i32.const 76))
    (call $check (call $set_times (i32.const 3) (i64.const 0) (i64.const 0) (i32.const 3)) (i32.const 28))
    (call $check (call $set_times (i32.const 3) (i64.const 0) (i64.const 0) (i32.const 16)) (i32.const 28))
    (call $check (call $proc_raise (i32.const 31)) (i32.const 28))
    (call $check (call $proc_raise (i32.const 0)) (i32.const 0))
    (call $proc_exit (i32.const 42))))"#;

/// The same number on every ISA.
const SIGUSR1: i32 = 10;

/// The older ABI on a file of ten bytes.
const UNSTABLE: &str = r#"(module
  (import "wasi_unstable" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_seek" (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_filestat_get" (func $stat (param i32 i32) (result i32)))
  (import "wasi_unstable" "path_filestat_get" (func $path_stat (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "proc_raise" (func $proc_raise (param i32) (result i32)))
  (import "wasi_unstable" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "file")
  (func $check (param $got i32) (param $expected i32)
    (if (i32.ne (local.get $got) (local.get $expected)) (then (call $proc_exit (i32.add (i32.const 100) (local.get $got))))))
  (func (export "_start")
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 4) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 0)) (i32.const 0))
    (call $check (call $fd_seek (i32.load (i32.const 0)) (i64.const -2) (i32.const 1) (i32.const 8)) (i32.const 0))
    (call $check (i32.load (i32.const 8)) (i32.const 8))
    (call $check (call $fd_seek (i32.load (i32.const 0)) (i64.const 3) (i32.const 2) (i32.const 8)) (i32.const 0))
    (call $check (i32.load (i32.const 8)) (i32.const 3))
    (call $check (call $fd_seek (i32.load (i32.const 0)) (i64.const 2) (i32.const 0) (i32.const 8)) (i32.const 0))
    (call $check (i32.load (i32.const 8)) (i32.const 5))
    (call $check (call $fd_seek (i32.load (i32.const 0)) (i64.const 2) (i32.const 3) (i32.const 8)) (i32.const 28))
    ;; Type, number of links, size; nothing behind the last of 56 bytes
    (i64.store (i32.const 120) (i64.const -1))
    (call $check (call $stat (i32.load (i32.const 0)) (i32.const 64)) (i32.const 0))
    (call $check (i32.load8_u (i32.const 80)) (i32.const 4))
    (call $check (i32.load (i32.const 84)) (i32.const 1))
    (call $check (i32.load (i32.const 88)) (i32.const 10))
    (call $check (i32.load (i32.const 120)) (i32.const -1))
    (call $check (call $path_stat (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 4) (i32.const 128)) (i32.const 0))
    (call $check (i32.load (i32.const 152)) (i32.const 10))
    ;; An unknown clock at its place
    (i32.store (i32.const 1048) (i32.const 9))
    (call $check (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 8)) (i32.const 0))
    (call $check (i32.load16_u (i32.const 2056)) (i32.const 28))
    (drop (call $proc_raise (i32.const 10)))
    (call $proc_exit (i32.const 42))))"#;

/// Threads that add up numbers; the first one waits for all and exits with 42 if the sum is right. By argument, a thread traps or exits.
const THREADS: &str = r#"(module
  (import "env" "memory" (memory 1 1 shared))
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (export "memory" (memory 0))
  (global $own (mut i32) (i32.const 0))
  ;; 0: sum, 4: threads that have ended, 8: ids, 16 and 20: number of arguments and their size
  (func (export "wasi_thread_start") (param $id i32) (param $argument i32) (local $i i32)
    (if (i32.eq (local.get $argument) (i32.const 77)) (then (unreachable)))
    (if (i32.eq (local.get $argument) (i32.const 78)) (then (call $proc_exit (i32.const 9))))
    (loop $again
      (global.set $own (i32.add (global.get $own) (local.get $argument)))
      (drop (i32.atomic.rmw.add (i32.const 0) (local.get $argument)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))
    ;; A thread's globals are its own.
    (if (i32.ne (global.get $own) (i32.mul (local.get $argument) (i32.const 1000))) (then (unreachable)))
    (drop (i32.atomic.rmw.add (i32.const 8) (local.get $id)))
    (drop (i32.atomic.rmw.add (i32.const 4) (i32.const 1)))
    (drop (memory.atomic.notify (i32.const 4) (i32.const 1))))
  (func (export "_start") (local $i i32) (local $ended i32)
    (drop (call $args_sizes_get (i32.const 16) (i32.const 20)))
    (if (i32.gt_u (i32.load (i32.const 16)) (i32.const 1)) (then
      ;; The length of the argument says what the thread does.
      (drop (call $spawn (i32.add (i32.const 76) (i32.sub (i32.load (i32.const 20)) (i32.const 6)))))
      (loop $for_ever (drop (memory.atomic.wait32 (i32.const 64) (i32.const 0) (i64.const -1))) (br $for_ever))))
    (loop $more
      (if (i32.le_s (call $spawn (i32.add (local.get $i) (i32.const 1))) (i32.const 0)) (then (call $proc_exit (i32.const 3))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (i32.const 8))))
    (loop $wait
      (local.set $ended (i32.atomic.load (i32.const 4)))
      (if (i32.ne (local.get $ended) (i32.const 8)) (then
        (drop (memory.atomic.wait32 (i32.const 4) (local.get $ended) (i64.const -1)))
        (br $wait))))
    (if (i32.ne (i32.load (i32.const 0)) (i32.const 36000)) (then (call $proc_exit (i32.const 1))))
    ;; Ids from 1 to 8
    (if (i32.ne (i32.load (i32.const 8)) (i32.const 36)) (then (call $proc_exit (i32.const 2))))
    (call $proc_exit (i32.const 42))))"#;

#[test]
fn threads_share_memory_and_end_the_program_when_they_fail() {
    let scratch = Scratch::new();
    let wasm = scratch.module("m", THREADS);
    let aot = wasm.with_extension("aot");
    let bytes = Mode::Aot.compile(&fs::read(&wasm).expect("just written")).expect("a valid module");
    fs::write(&aot, bytes).expect("scratch space");
    for module in [&wasm, &aot] {
        let go = |options: &[&str], args: &[&str]| run(iwasm(options).args(["--argv0=abcd"]).arg(module).args(args), b"", TIME_LIMIT);
        assert_eq!(show(&go(&[], &[])), (Some(42), String::new(), String::new()));
        assert_eq!(go(&["--max-threads=1"], &[]).code(), Some(3));
        let trapped = go(&[], &["a"]);
        assert_eq!(trapped.code(), Some(1));
        assert!(trapped.err().ends_with("Exception: unreachable\n"), "{}", trapped.err());
        assert_eq!(show(&go(&[], &["ab"])), (Some(9), String::new(), String::new()));
    }
}

#[test]
fn the_older_abi_has_its_own_structs_and_a_program_can_raise_a_signal() {
    let scratch = Scratch::new();
    scratch.file("file", "0123456789");
    let module = scratch.module("m.wasm", UNSTABLE);
    let dir = format!("--dir={}", scratch.path().display());
    let outcome = run(&mut iwasm([dir.as_str(), module.to_str().expect("UTF-8")]), b"", TIME_LIMIT);
    assert_eq!((outcome.signal(), outcome.out(), outcome.err()), (Some(SIGUSR1), String::new(), String::new()));
}

#[test]
fn wrong_pointers_descriptors_and_flags_are_errors() {
    let scratch = Scratch::new();
    let module = scratch.module("m.wasm", HOSTILE);
    let dir = format!("--dir={}", scratch.path().display());
    let outcome = run(&mut iwasm([dir.as_str(), module.to_str().expect("UTF-8")]), b"", TIME_LIMIT);
    assert_eq!(show(&outcome), (Some(42), String::new(), String::new()));
}
