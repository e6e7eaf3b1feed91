//! Optimisation by profiles, as users of WAMR know it: code that counts, its counts through `llvm-profdata`, and code made by them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, iwasm, program, run};

/// A loop that goes one way in each tenth round, a table of three ways, a `select`, and a function that nobody calls.
const LOOP: &str = r#"(module
  (func $step (param i32) (result i32) (select (i32.const 5) (i32.const 6) (i32.lt_u (local.get 0) (i32.const 30))))
  (func $unused (export "unused") (result i32) (i32.const 1))
  (func $main (export "run") (param i32) (result i32) (local $i i32) (local $sum i32)
    (loop $again
      (if (i32.eqz (i32.rem_u (local.get $i) (i32.const 10)))
        (then (local.set $sum (i32.add (local.get $sum) (call $step (local.get $i))))))
      (block $rest (block $one (block $zero
        (br_table $zero $one $rest (i32.rem_u (local.get $i) (i32.const 4))))
        (local.set $sum (i32.xor (local.get $sum) (i32.const 1)))
        (br $rest))
        (local.set $sum (i32.xor (local.get $sum) (i32.const 2))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (local.get 0))))
    (local.get $sum)))"#;

/// Forks; parent and child call a function three and two times, and end by `exit_group`.
const FORK: &str = r#"(module
  (import "wali" "SYS_fork" (func $fork (result i64)))
  (import "wali" "SYS_wait4" (func $wait4 (param i32 i32 i32 i32) (result i64)))
  (import "wali" "SYS_exit_group" (func $exit_group (param i32) (result i64)))
  (memory (export "memory") 1)
  (func $work (param i32) (local i32) (loop (local.set 1 (i32.add (local.get 1) (i32.const 1)))
    (br_if 0 (i32.lt_u (local.get 1) (local.get 0)))))
  (func (export "_start")
    (if (i64.eqz (call $fork))
      (then (call $work (i32.const 2)) (call $work (i32.const 2)) (drop (call $exit_group (i32.const 0)))))
    (drop (call $wait4 (i32.const -1) (i32.const 0) (i32.const 0) (i32.const 0)))
    (call $work (i32.const 3)) (call $work (i32.const 3)) (call $work (i32.const 3))
    (drop (call $exit_group (i32.const 7)))))"#;

/// A module in a directory of its own.
struct Setting(Scratch);

impl Setting {
    fn new(module: &str) -> Setting {
        let scratch = Scratch::new();
        scratch.module("m.wasm", module);
        Setting(scratch)
    }

    fn run(&self, command: &mut Command) -> Outcome {
        run(command.current_dir(self.0.path()), b"", TIME_LIMIT)
    }

    fn wamrc(&self, options: &[&str], output: &str) -> Outcome {
        self.run(Command::new(program("wamrc")).args(options).args(["-o", output, "m.wasm"]))
    }

    /// Compiles code that counts, which must succeed, and runs it.
    fn count(&self, profile: &str, words: &[&str]) -> Outcome {
        let compiled = self.wamrc(&["--enable-llvm-pgo"], "counts.aot");
        assert_eq!(compiled.code(), Some(0), "{}", compiled.err());
        let (options, args) = words.split_at(words.iter().position(|word| !word.starts_with('-')).unwrap_or(words.len()));
        let mut command = iwasm([format!("--gen-prof-file={profile}")]);
        if options.is_empty() && !args.is_empty() {
            command.args(["-f", args[0]]);
        }
        self.run(command.args(options).arg("counts.aot").args(args.iter().skip(1)))
    }

    /// The counters of a function in a profile: what its text says.
    fn counters(&self, profile: &str, function: &str) -> Vec<u64> {
        let text = self.read(profile);
        let mut lines = text.lines().skip_while(|line| *line != function).skip(2);
        let count = lines.next().and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{function} in {text}"));
        lines.take(count).map(|line| line.parse().expect("a number")).collect()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Merges profiles as users do.
    fn merge(&self, profiles: &[&str], merged: &str) {
        let outcome = self.run(Command::new("llvm-profdata-22").args(["merge", "-o", merged]).args(profiles));
        assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
    }
}

#[test]
fn code_counts_what_it_does() {
    let setting = Setting::new(LOOP);
    let outcome = setting.count("raw", &["run", "1000"]);
    assert_eq!((outcome.code(), outcome.out().as_str()), (Some(0), "0x259:i32\n"), "{}", outcome.err());
    assert!(outcome.err().ends_with("/raw was generated.\n"), "{}", outcome.err());
    assert_eq!(setting.counters("raw", "unused"), [0]);
    assert_eq!(setting.counters("raw", "step"), [100, 3, 97]);
    let mut counters = setting.counters("raw", "main");
    counters.sort_unstable();
    assert_eq!(counters, [1, 1, 100, 250, 250, 500, 900, 999]);
}

#[test]
fn profiles_add_up_and_say_how_often_branches_go_where() {
    let setting = Setting::new(LOOP);
    setting.count("a", &["run", "1000"]);
    setting.count("b", &["run", "10"]);
    setting.merge(&["a", "b"], "merged");
    for profile in ["--use-prof-file=merged", "--use-prof-file=a"] {
        let outcome = setting.wamrc(&[profile, "--format=llvmir-opt", "--opt-level=0"], "m.ll");
        assert_eq!((outcome.code(), outcome.err().as_str()), (Some(0), ""), "{profile}");
        let ir = setting.read("m.ll");
        let (entries, select) = if profile.ends_with('a') { (100, "3, i32 97") } else { (101, "4, i32 97") };
        for part in [
            format!("!{{!\"function_entry_count\", i64 {entries}}}"),
            format!("!{{!\"branch_weights\", i32 {select}}}"),
            "!\"ProfileSummary\"".into(),
        ] {
            assert!(ir.contains(&part), "{profile}: {part}\n{ir}");
        }
        // What never runs is cold, and what runs most is to be inlined.
        let attributes = |function: &str| {
            let line = ir.lines().find(|line| line.starts_with("define") && line.contains(function)).expect("a definition");
            let group = line.split_whitespace().find(|word| word.starts_with('#')).expect("attributes");
            ir.lines().find(|line| line.starts_with(&format!("attributes {group} "))).expect("a group").to_string()
        };
        assert!(attributes("@f1(").contains("cold") && !attributes("@f2(").contains("cold"), "{ir}");
    }
    let outcome = setting.wamrc(&["--use-prof-file=merged"], "fast.aot");
    assert_eq!((outcome.code(), outcome.err().as_str()), (Some(0), ""));
    let outcome = setting.run(&mut iwasm(["-f", "run", "fast.aot", "1000"]));
    assert_eq!(outcome.out(), "0x259:i32\n", "{}", outcome.err());
}

#[test]
fn processes_that_are_forked_count_in_the_same_place() {
    let setting = Setting::new(FORK);
    let outcome = setting.count("raw", &[]);
    assert_eq!(outcome.code(), Some(7), "{}", outcome.err());
    assert_eq!(setting.counters("raw", "work")[0], 5);
    assert_eq!(outcome.err().matches("was generated").count(), 1, "only the first process says so: {}", outcome.err());
    assert_eq!(fs::read_dir(setting.0.path()).map(|files| files.count()).ok(), Some(3), "module, code, profile");
}

#[test]
fn a_trap_and_the_end_of_a_wasi_program_leave_a_profile() {
    let trap = Setting::new(r#"(module (func $f (export "f") unreachable))"#);
    let outcome = trap.count("raw", &["f"]);
    assert_eq!(outcome.code(), Some(1));
    assert_eq!(trap.counters("raw", "f"), [1]);

    let wasi = Setting::new(
        r#"(module (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32))) (memory (export "memory") 1)
          (func $main (export "_start") (call $exit (i32.const 3))))"#,
    );
    assert_eq!(wasi.count("raw", &[]).code(), Some(3));
    assert_eq!(wasi.counters("raw", "main")[0], 1);
}

#[test]
fn a_profile_that_does_not_fit_is_told() {
    let setting = Setting::new(LOOP);
    setting.count("raw", &["run", "100"]);
    setting.0.module("m.wasm", r#"(module (func $main (export "run") (param i32) (result i32) (local.get 0)))"#);
    let outcome = setting.wamrc(&["--use-prof-file=raw"], "other.aot");
    assert_eq!(outcome.code(), Some(1));
    assert_eq!(outcome.err(), "Error: the profile is of another module, or this one with other options: it fits no function\n");
    assert!(!setting.path("other.aot").exists());

    // A function gets a branch, to its trap.
    let changed =
        LOOP.replace("(result i32) (i32.const 1))", "(result i32) (i32.div_u (i32.const 1) (i32.load (i32.const 0)))) (memory 1)");
    setting.0.module("m.wasm", &changed);
    let outcome = setting.wamrc(&["--use-prof-file=raw"], "changed.aot");
    assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
    let expected = "warning: the profile is of another module, or this one with other options: it fits 2 of 3 functions, the others are as \
                    without it\n";
    assert_eq!(outcome.err(), expected);
}

#[test]
fn files_that_are_no_profiles_are_one_clear_error() {
    let setting = Setting::new(LOOP);
    setting.count("raw", &["run", "100"]);
    setting.merge(&["raw"], "merged");
    let merged = fs::read(setting.path("merged")).expect("just written");
    let message = |contents: &[u8]| {
        setting.0.file("bad", contents);
        let outcome = setting.wamrc(&["--use-prof-file=bad"], "bad.aot");
        (outcome.code(), outcome.err().trim_end().to_string())
    };
    assert_eq!(message(b"nonsense"), (Some(1), "Error: bad: no profile of llvm-profdata merge".into()));
    assert_eq!(message(b"\x81rforpl\xff"), (Some(1), "Error: bad: a raw profile; llvm-profdata merge makes one that can be used".into()));
    assert_eq!(message(b":ir\nmain\n1\n2\n3\n"), (Some(1), "Error: bad: the profile is damaged at 5".into()));
    let mut newer = merged.clone();
    newer[8] = 99;
    assert!(message(&newer).1.starts_with("Error: bad: version 99 of the format is not known"));
    assert!(message(&merged[..merged.len() / 2]).1.starts_with("Error: bad: the profile is damaged at "));
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    // Long enough for several parts.
    let body = "(local.set 0 (i32.xor (i32.mul (local.get 0) (i32.const 77777)) (i32.shr_u (local.get 0) (i32.const 3))))".repeat(3800);
    let functions: String = (0..4).map(|i| format!("(func $f{i} (param i32) (result i32) {body} (local.get 0))")).collect();
    let setting = Setting::new(&format!(
        r#"(module {functions} (func $main (export "run") (param i32) (result i32)
            (if (result i32) (local.get 0) (then (call $f0 (call $f3 (local.get 0)))) (else (call $f1 (local.get 0))))))"#
    ));
    let bytes = |options: &[&str], name: &str| {
        let outcome = setting.wamrc(&[&["--opt-level=0"], options].concat(), name);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
        fs::read(setting.path(name)).expect("just written")
    };
    assert_eq!(bytes(&["--threads=1", "--enable-llvm-pgo"], "one"), bytes(&["--threads=4", "--enable-llvm-pgo"], "four"));
    let outcome = setting.run(&mut iwasm(["--gen-prof-file=raw", "-f", "run", "one", "5"]));
    assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
    assert_eq!(["f0", "f1", "f3"].map(|function| setting.counters("raw", function)[0]), [1, 0, 1]);
    assert_eq!(bytes(&["--threads=1", "--use-prof-file=raw"], "one"), bytes(&["--threads=4", "--use-prof-file=raw"], "four"));
}

#[test]
fn code_that_does_not_count_says_so() {
    let setting = Setting::new(LOOP);
    let aot = setting.wamrc(&[], "plain.aot");
    assert_eq!(aot.code(), Some(0));
    for file in ["m.wasm", "plain.aot"] {
        let outcome = setting.run(&mut iwasm(["--gen-prof-file=raw", "-f", "unused", file]));
        assert_eq!((outcome.code(), outcome.out().as_str()), (Some(0), "0x1:i32\n"));
        assert_eq!(outcome.err(), "warning: no profile: only code by wamrc --enable-llvm-pgo counts what it does\n");
        assert!(!setting.path("raw").exists());
    }
}
