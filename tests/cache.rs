//! The cache of compiled code: what is run first interpreted is compiled in the background, and nothing that happens there shows in a run.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, encode, iwasm, program, root, run};

/// Prints a result that a wrong compiler or file would hardly print.
const MODULE: &str = r#"(module
  (func (export "f") (param i32) (result i32) (local i32)
    (loop (local.set 1 (i32.add (i32.mul (local.get 1) (i32.const 31)) (local.get 0)))
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 1)))"#;
const RESULT: &str = "0xdfbd6a0c:i32\n";

/// How long a compilation may take, which stands back behind all other tests.
const PATIENCE: Duration = Duration::from_secs(600);

/// A module and an empty cache.
struct Setting {
    scratch: Scratch,
    module: PathBuf,
    cache: PathBuf,
}

impl Setting {
    fn new() -> Setting {
        // The engine looks for it beside itself.
        assert!(program("wamrc").exists(), "wamrc is built");
        let scratch = Scratch::new();
        let module = scratch.module("m.wasm", MODULE);
        let cache = scratch.path().join("cache");
        Setting { scratch, module, cache }
    }

    fn command(&self, options: &[&str]) -> Command {
        let cache = format!("--aot-cache={}", self.cache.display());
        let mut command = iwasm([cache.as_str(), "-v=3"]);
        command.args(options).args(["-f", "f"]).arg(&self.module).arg("1000");
        command
    }

    /// Runs the module, whose result must be right: what the cache says.
    fn run(&self, options: &[&str]) -> String {
        let outcome = run(&mut self.command(options), b"", TIME_LIMIT);
        assert_eq!((outcome.code(), outcome.out().as_str()), (Some(0), RESULT), "{}", outcome.err());
        outcome.err()
    }

    /// Runs until the module is compiled: how many runs it took.
    fn run_until_compiled(&self, options: &[&str]) -> usize {
        let begin = Instant::now();
        for count in 1.. {
            let said = self.run(options);
            if said.trim_end().ends_with("is compiled") {
                return count;
            }
            assert!(begin.elapsed() < PATIENCE, "{said}");
            thread::sleep(Duration::from_millis(20));
        }
        unreachable!("the loop ends by itself")
    }

    /// The files of the cache with this ending.
    fn files(&self, ending: &str) -> Vec<PathBuf> {
        let all = fs::read_dir(&self.cache).expect("the cache exists").map(|entry| entry.expect("readable").path());
        all.filter(|path| path.extension().is_some_and(|e| e == ending)).collect()
    }
}

impl Drop for Setting {
    /// Waits for a compilation that has not ended, so that it leaves nothing behind.
    fn drop(&mut self) {
        if let Ok(lock) = File::open(self.cache.join("lock")) {
            let _ = lock.lock();
        }
    }
}

#[test]
fn the_second_run_is_compiled() {
    let setting = Setting::new();
    let said = setting.run(&[]);
    assert!(said.trim_end().ends_with("is being compiled"), "{said}");
    assert!(setting.run_until_compiled(&[]) > 1 || !setting.files("aot").is_empty());
    assert_eq!(setting.files("aot").len(), 1);
    assert_eq!(fs::metadata(&setting.cache).expect("it exists").mode() & 0o777, 0o700);
    // An option that asks for other code has its own file; the interpreter is asked for by name.
    setting.run_until_compiled(&["--fuel=100000"]);
    assert_eq!(setting.files("aot").len(), 2);
    assert_eq!(setting.run(&["--interp"]), "");
}

#[test]
fn without_notes_nothing_is_said_and_nothing_is_written_elsewhere() {
    let setting = Setting::new();
    let mut command = iwasm(["-f", "f"]);
    command.arg(&setting.module).arg("1000").env("IWASM_AOT_CACHE", &setting.cache);
    let outcome = run(&mut command, b"", TIME_LIMIT);
    assert_eq!((outcome.code(), outcome.out(), outcome.err()), (Some(0), RESULT.to_string(), String::new()));
    setting.run_until_compiled(&[]);
    let outside: Vec<_> = fs::read_dir(setting.scratch.path()).expect("scratch space").collect();
    assert_eq!(outside.len(), 2, "{outside:?}");
}

#[test]
fn many_runs_at_once_compile_once_and_all_are_right() {
    let setting = Setting::new();
    let started: Vec<usize> = thread::scope(|scope| {
        let run = || usize::from(setting.run(&[]).contains("is being compiled"));
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().expect("right")).collect()
    });
    assert_eq!(started.iter().sum::<usize>(), 1);
    setting.run_until_compiled(&[]);
    assert_eq!(setting.files("aot").len(), 1);
}

#[test]
fn a_file_that_is_damaged_or_anothers_is_not_used() {
    let setting = Setting::new();
    setting.run_until_compiled(&[]);
    let [file] = &setting.files("aot")[..] else { panic!("one file") };
    let sound = fs::read(file).expect("the user's own");
    let mut damaged = sound.clone();
    damaged[sound.len() / 2] ^= 1;
    // The code of another module, whole and sound, under this one's name.
    let other = encode(&MODULE.replace("31", "33"));
    let other = wamrc::compile(&other, &wamrc::Options::default()).expect("a valid module");
    for content in [&sound[..100], &damaged, &other, b"", b"#!/bin/sh\n"] {
        fs::write(file, content).expect("the user's own");
        let said = setting.run(&[]);
        assert!(said.trim_end().ends_with("is being compiled"), "{said}");
        setting.run_until_compiled(&[]);
    }
    // A link is not followed, even to sound code.
    let target = setting.scratch.path().join("elsewhere");
    fs::rename(file, &target).expect("scratch space");
    symlink(&target, file).expect("scratch space");
    assert!(setting.run(&[]).contains("is being compiled"));
}

#[test]
fn a_directory_that_others_may_write_to_is_not_used() {
    let setting = Setting::new();
    fs::create_dir(&setting.cache).expect("scratch space");
    fs::set_permissions(&setting.cache, Permissions::from_mode(0o777)).expect("the user's own");
    let said = setting.run(&[]);
    assert!(said.contains("others may write to the directory"), "{said}");
    assert_eq!(fs::read_dir(&setting.cache).expect("it exists").count(), 0);
}

#[test]
fn a_directory_that_cannot_be_made_stops_no_program() {
    let mut setting = Setting::new();
    let blocked = setting.scratch.file("file", "");
    setting.cache = blocked.join("cache");
    let said = setting.run(&[]);
    assert!(said.contains("Not a directory"), "{said}");
}

#[test]
fn a_module_that_cannot_be_compiled_is_tried_once() {
    let mut setting = Setting::new();
    setting.module = setting.scratch.path().join("bad.wasm");
    // Neither program takes it.
    fs::write(&setting.module, b"\0asm\x01\0\0\0\x01\x01\x07").expect("scratch space");
    let said = |outcome: Outcome| outcome.err();
    let begin = Instant::now();
    while !said(run(&mut setting.command(&[]), b"", TIME_LIMIT)).contains("could not be compiled") {
        assert!(begin.elapsed() < PATIENCE);
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!((setting.files("failed").len(), setting.files("aot").len(), setting.files("tmp").len()), (1, 0, 0));
}

/// Looks at what a process has of the compilation that it started: no child, no descriptor.
const OBSERVER: &str = r#"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
int main(void)
{
	int n = 0;
	DIR *directory = opendir("/proc/self/fd");
	while (directory && readdir(directory)) n++;
	printf("%d entries, child %d %d\n", n, waitpid(-1, 0, WNOHANG), errno == ECHILD);
	return 0;
}
"#;

#[test]
fn a_program_sees_nothing_of_the_compilation() {
    let setting = Setting::new();
    let source = setting.scratch.file("observer.c", OBSERVER);
    let module = setting.scratch.path().join("observer.wasm");
    let compiler = root().join("build/sysroot/bin/wali-cc");
    let built = run(Command::new(compiler).arg(&source).arg("-o").arg(&module), b"", TIME_LIMIT);
    assert_eq!(built.code(), Some(0), "{}", built.err());
    let options = format!("--aot-cache={}", setting.cache.display());
    let without = run(&mut iwasm([&module]), b"", TIME_LIMIT).out();
    assert!(without.ends_with("child -1 1\n"), "{without}");
    assert_eq!(run(&mut iwasm([Path::new(&options), &module]), b"", TIME_LIMIT).out(), without);
    assert!(setting.cache.join("lock").exists());
}
