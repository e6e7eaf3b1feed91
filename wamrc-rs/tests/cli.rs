//! The command line as WAMR's users know it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A directory of its own for a test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let dir = std::env::temp_dir().join(format!("wamrc-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let scratch = Scratch(dir);
        std::fs::write(scratch.path("in.wasm"), wat::parse_str("(module (func (export \"f\")))").unwrap()).unwrap();
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn wamrc(&self, args: &[&str]) -> (Output, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_wamrc")).args(args).current_dir(&self.0).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        (output, stdout, stderr)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn begins_with(path: &Path, bytes: &[u8]) -> bool {
    std::fs::read(path).unwrap().starts_with(bytes)
}

#[test]
fn success_is_told_on_stdout() {
    let scratch = Scratch::new("success");
    let (output, stdout, stderr) = scratch.wamrc(&["--opt-level=1", "--size-level=0", "--enable-multi-thread", "-o", "out.aot", "in.wasm"]);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(stdout.starts_with("Create AoT compiler with:\n  target:        "), "{stdout}");
    assert!(stdout.contains("  opt level:     1\n"), "{stdout}");
    assert!(stdout.ends_with("Compile success, file out.aot was generated.\n"), "{stdout}");
    assert_eq!(stderr, "");
    assert!(begins_with(&scratch.path("out.aot"), b"\0aot"));
}

#[test]
fn formats_are_what_their_names_say() {
    let scratch = Scratch::new("formats");
    for (format, begin) in [("aot", &b"\0aot"[..]), ("object", b"\x7fELF"), ("llvmir-unopt", b"; ModuleID"), ("llvmir-opt", b"; ModuleID")]
    {
        let (output, _, stderr) = scratch.wamrc(&["-v=0", &format!("--format={format}"), "-o", "out", "in.wasm"]);
        assert_eq!(output.status.code(), Some(0), "{stderr}");
        assert!(begins_with(&scratch.path("out"), begin), "{format}");
    }
}

#[test]
fn failures_are_told_on_stderr() {
    let scratch = Scratch::new("failures");
    std::fs::write(scratch.path("bad.wasm"), b"\0asm\x01\0\0\0\x01\x05").unwrap();
    std::fs::write(scratch.path("none.prof"), b":ir\n").unwrap();
    std::os::unix::fs::symlink("in.wasm", scratch.path("link.wasm")).unwrap();
    let cases: [(&[&str], i32, &str); 24] = [
        (&[], 1, "no input file"),
        (&["in.wasm"], 1, "no output file"),
        (&["-o", "out.aot", "absent.wasm"], 1, "absent.wasm: No such file"),
        (&["-o", "out.aot", "bad.wasm"], 1, "invalid module: "),
        (&["-o", "in.wasm", "in.wasm"], 255, "input file and output file are the same"),
        (&["-o", "./in.wasm", "in.wasm"], 255, "input file and output file are the same"),
        (&["-o", "link.wasm", "in.wasm"], 255, "input file and output file are the same"),
        (&["-v=6", "-o", "out.aot", "in.wasm"], 1, "a verbosity is 0 to 5"),
        (&["--target=x86_64-pc-windows-msvc", "-o", "out.aot", "in.wasm"], 1, "target x86_64-pc-windows-msvc is not supported"),
        (&["--enable-llvm-pgo", "--use-prof-file=none.prof", "-o", "out.aot", "in.wasm"], 1, "not both"),
        (&["--format=exe", "-o", "out.aot", "in.wasm"], 1, "Invalid format exe."),
        (&["--target=aarch64,mips", "-o", "out.aot", "in.wasm"], 1, "target mips is not supported"),
        (&["--target=aarch64,riscv64", "--cpu=x86-64", "-o", "out.aot", "in.wasm"], 1, "--cpu is for one target"),
        (&["--cpu-features=+nonsense", "-o", "out.aot", "in.wasm"], 1, "no CPU feature nonsense"),
        (&["--cpu=help"], 1, "target isn't specified for cpu help."),
        (&["--target-abi=msvc", "-o", "out.aot", "in.wasm"], 1, "target ABI msvc is not supported"),
        (&["--bounds-checks=2", "-o", "out.aot", "in.wasm"], 1, "--bounds-checks=2: 0 or 1"),
        (&["--use-prof-file=x", "-o", "out.aot", "in.wasm"], 1, "x: No such file"),
        (&["--use-prof-file=in.wasm", "-o", "out.aot", "in.wasm"], 1, "in.wasm: no profile of llvm-profdata merge"),
        (&["--mllvm=", "-o", "out.aot", "in.wasm"], 1, "unknown or unsupported option --mllvm="),
        (&["--threads=0", "-o", "out.aot", "in.wasm"], 1, "at least 1"),
        (&["inspect"], 1, "inspect needs one file"),
        (&["inspect", "in.wasm"], 1, "in.wasm: "),
        (&["--nonsense", "-o", "out.aot", "in.wasm"], 1, "unknown or unsupported option --nonsense"),
    ];
    for (args, code, message) in cases {
        let (output, _, stderr) = scratch.wamrc(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
        assert!(stderr.starts_with("Error: ") && stderr.contains(message), "{args:?}: {stderr}");
    }
    assert!(!scratch.path("out.aot").exists());
}

#[test]
fn help_and_lists_are_failures_as_with_wamr_and_versions_are_not() {
    let scratch = Scratch::new("help");
    let (output, stdout, _) = scratch.wamrc(&["--help"]);
    assert!(output.status.code() == Some(1) && stdout.starts_with("Usage: wamrc [options] -o output_file wasm_file\n"));
    let (output, stdout, _) = scratch.wamrc(&["--version"]);
    assert!(output.status.success() && stdout.starts_with("wamrc "));
    for (args, word) in [
        (&["--target=help"][..], "x86_64"),
        (&["--target-abi=help"], "gnu"),
        (&["--target=x86_64", "--cpu=help"], "x86-64-v3"),
        (&["--cpu=help", "--target=x86_64-unknown-linux-gnu"], "x86-64-v3"),
        (&["--cpu-features=+help", "--target=x86_64"], "avx2"),
    ] {
        let (output, stdout, _) = scratch.wamrc(args);
        assert!(output.status.code() == Some(1) && stdout.contains(word), "{args:?}: {stdout}");
    }
}

#[test]
fn options_of_llvm_are_passed_on() {
    let scratch = Scratch::new("mllvm");
    let (output, stdout, _) = scratch.wamrc(&["--llvm-version"]);
    assert!(output.status.success() && stdout.starts_with("LLVM 22."), "{stdout}");
    let (output, _, stderr) = scratch.wamrc(&["--mllvm=-print-after=simplifycfg", "-o", "out.aot", "in.wasm"]);
    assert!(output.status.success() && stderr.contains("IR Dump After SimplifyCFGPass"), "{stderr}");
    let (_, stdout, _) = scratch.wamrc(&["inspect", "out.aot"]);
    assert!(stdout.contains(" --mllvm=-print-after=simplifycfg"), "{stdout}");
}

#[test]
fn one_file_has_code_for_several_targets() {
    let scratch = Scratch::new("targets");
    let (output, stdout, stderr) = scratch.wamrc(&["--target=riscv64,x86_64,aarch64,riscv64", "-o", "out.aot", "in.wasm"]);
    assert!(output.status.success() && stdout.contains("target:        aarch64\n"), "{stdout}{stderr}");
    let (_, stdout, _) = scratch.wamrc(&["inspect", "out.aot"]);
    let words =
        stdout.lines().filter_map(|line| line.trim().strip_prefix("image for ")?.split(|c: char| !c.is_alphanumeric() && c != '_').next());
    assert_eq!(words.collect::<Vec<_>>(), ["x86_64", "aarch64", "riscv64"], "{stdout}");
    let (output, stdout, _) = scratch.wamrc(&["inspect", "--verify", "out.aot"]);
    assert!(output.status.success(), "{stdout}");
}

#[test]
fn options_without_effect_are_named_once_at_verbosity_4() {
    let scratch = Scratch::new("notes");
    let options = ["--enable-tail-call", "--size-level=1", "--size-level=2", "--enable-segue=i32.load", "-o", "out.aot", "in.wasm"];
    let (_, quiet, _) = scratch.wamrc(&options);
    assert!(!quiet.contains("no effect"), "{quiet}");
    let (_, stdout, _) = scratch.wamrc(&[&["-v=4"][..], &options].concat());
    let notes: Vec<&str> = stdout.lines().filter(|line| line.contains(" has no effect: ")).collect();
    assert_eq!(notes.len(), 3, "{stdout}");
}

#[test]
fn inspect_shows_and_verifies_containers() {
    let scratch = Scratch::new("inspect");
    let (output, _, stderr) = scratch.wamrc(&["-v=0", "--bounds-checks=1", "-o", "out.aot", "in.wasm"]);
    assert!(output.status.success(), "{stderr}");
    let (output, stdout, _) = scratch.wamrc(&["inspect", "out.aot"]);
    assert!(output.status.success());
    for word in
        ["made by:          wamrc ", "--opt-level=3 --bounds-checks=1", "image for x86_64", "functions:        1 with code of 1", "text:"]
    {
        assert!(stdout.contains(word), "{word}: {stdout}");
    }
    let (output, stdout, _) = scratch.wamrc(&["inspect", "--verify", "out.aot"]);
    assert!(output.status.success() && stdout.contains("out.aot: sound"), "{stdout}");
    let mut file = std::fs::read(scratch.path("out.aot")).unwrap();
    *file.last_mut().unwrap() ^= 1;
    std::fs::write(scratch.path("out.aot"), file).unwrap();
    let (output, _, stderr) = scratch.wamrc(&["inspect", "--verify", "out.aot"]);
    assert!(output.status.code() == Some(1) && stderr.starts_with("Error: out.aot: "), "{stderr}");
}

/// LLVM would print a report on itself and abort. No module is known that brings it to that, so this process asks for a target that cannot be.
#[test]
fn fatal_errors_of_the_code_generator_end_in_one_line() {
    const NAME: &str = "fatal_errors_of_the_code_generator_end_in_one_line";
    const AGAIN: &str = "WAMRC_TEST_FATAL_ERROR";
    if std::env::var_os(AGAIN).is_some() {
        wamrc::end_on_fatal_errors();
        let _ = inkwell::targets::TargetData::create("no data layout");
        return;
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["--exact", NAME, "--nocapture"]).env(AGAIN, "1").output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.starts_with("Error: code generator: ") && stderr.lines().count() == 1, "{stderr}");
}
