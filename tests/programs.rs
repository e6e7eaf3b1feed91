//! One program, three ways: natively, interpreted and compiled. Output and exit status must be the same.
//!
//! The programs are those of `tests/programs` and the applications of `misc/apps` with their scripts. The C library and the
//! applications must have been built: `misc/sysroot/build`, `misc/apps/build` and `misc/apps/build --native`.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use wali_tests::mode::Mode;
use wali_tests::process::{self, Outcome, Scratch, root};

/// What all programs find in their environment.
const ENVIRONMENT: [(&str, &str); 3] = [("WALI_TEST_A", "x"), ("WALI_TEST_EMPTY", ""), ("WALI_TEST_EQUALS", "a=b")];

/// Compiling and interpreting whole applications takes its time, on a busy machine even more.
const TIME_LIMIT: Duration = Duration::from_secs(600);

/// Arguments of the programs in `tests/programs` that are run more than once; the others get [`WORDS`].
const VARIANTS: [(&str, &[&[&str]]); 1] = [("atexit", &[&["exit"], &["_exit"], &["quick"]])];
const WORDS: &[&str] = &["one", "two words"];

/// Options of programs when they are compiled to Wasm.
const WASM_OPTIONS: [(&str, &[&str]); 1] = [("vectors", &["-msimd128", "-mrelaxed-simd"])];

/// Arguments, in which `{s}` is the directory of the scripts and `{}` one for files, and input.
type Script = (&'static [&'static str], &'static str);

/// Applications with their scripts.
const APPS: [(&str, &[Script]); 5] = [
    ("lua", &[(&["{s}/language.lua"], NOTHING), (&["{s}/errors.lua"], NOTHING), (&["{s}/files.lua"], "{s}/files.in")]),
    ("sqlite3", &[(&[":memory:"], SQL), (&["{}/a.db"], SQL), (&["{}/b.db"], "{s}/journal.sql")]),
    ("busybox", &[(&["sh", "{s}/shell.sh"], NOTHING)]),
    ("bzip2", &[(&["-c"], SQL)]),
    ("minigzip", &[(&["-c"], SQL)]),
];

/// More of them, which `misc/apps/all` builds and has tested; elsewhere they are ignored.
const MORE_APPS: [(&str, &[Script]); 12] = [
    ("bash", &[(&["{s}/bash.sh"], NOTHING), (&["-c", "set -m; sleep 0.1 & jobs %1 | cut -c1-10; wait; exit 5"], NOTHING)]),
    (
        "coreutils",
        &[
            (&["--coreutils-prog=sort", "-rn", "-k2", "{s}/files.in"], NOTHING),
            (&["--coreutils-prog=sort", "--parallel=4", "-S1M"], SQL),
            (&["--coreutils-prog=sha512sum"], SQL),
            (&["--coreutils-prog=od", "-Ax", "-tx1z", "-N99"], SQL),
            (&["--coreutils-prog=factor", "18446744073709551557", "1234567890123456789"], NOTHING),
            (&["--coreutils-prog=numfmt", "--to=iec", "123456789"], NOTHING),
            (&["--coreutils-prog=seq", "-f%.3Lg", "1", "0.1", "2"], NOTHING),
            (&["--coreutils-prog=date", "-ud", "2024-03-30 1 month ago", "+%c"], NOTHING),
            (&["--coreutils-prog=ls", "-lnR", "--time-style=+", "{s}"], NOTHING),
            (&["--coreutils-prog=expr", "9999999999", "*", "3"], NOTHING),
            (&["--coreutils-prog=env", "-i", "A=1", "/bin/sh", "-c", "echo $A; exit 3"], NOTHING),
            (&["--coreutils-prog=timeout", "0.2", "sleep", "60"], NOTHING),
            (&["--coreutils-prog=split", "-n", "r/2", "--filter=wc -l", "{s}/database.sql"], NOTHING),
        ],
    ),
    ("dash", &[(&["{s}/posix.sh"], NOTHING)]),
    ("gawk", &[(&["-f", "{s}/report.awk"], SQL)]),
    (
        "grep",
        &[
            (&["-noE", r"[a-z]+(_[a-z]+)*\(|^C[^ ]*|(.)\2"], SQL),
            (&["-rlci", "select", "{s}"], NOTHING),
            (&["-wvA1", "-e", "select", "-e", "from"], SQL),
            (&["nothing like this"], SQL),
        ],
    ),
    ("gzip", &[(&["-9cn"], SQL), (&["-dc"], SQL)]),
    ("less", &[(&["{s}/database.sql"], NOTHING)]),
    ("lz4", &[(&["-9c"], SQL)]),
    ("make", &[(&["-f", "{s}/targets.mk", "DIR={}"], NOTHING), (&["-f", "{s}/targets.mk", "-k", "fails", "DIR={}"], NOTHING)]),
    ("sed", &[(&["-nEf", "{s}/edit.sed"], SQL)]),
    ("vim", &[(&["-es", "-u", "NONE", "-S", "{s}/edit.vim", "{s}/files.in"], NOTHING)]),
    ("xz", &[(&["-6ec", "-T2", "--block-size=1KiB"], SQL), (&["-dc"], SQL)]),
];
const NOTHING: &str = "/dev/null";
const SQL: &str = "{s}/database.sql";

/// A program in both forms, and how it is run. Either form is started as `./<name>` in a directory of its own, so that the program finds
/// the same name for itself.
struct Program {
    name: String,
    native: PathBuf,
    wasm: PathBuf,
    runs: Vec<Run>,
}

struct Run {
    args: Vec<String>,
    input: Vec<u8>,
}

fn main() {
    let mut trials = Vec::new();
    for (mode, source) in modes_with(&sources()) {
        let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        trials.push(Trial::test(format!("{mode}::{name}"), move || compare(mode, build(&source, &name))));
    }
    for (apps, ignored) in [(&APPS as &[_], false), (&MORE_APPS, true)] {
        for (mode, (name, runs)) in modes_with(apps) {
            let trial = Trial::test(format!("{mode}::{name}"), move || compare(mode, app(name, runs)));
            trials.push(trial.with_ignored_flag(ignored));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn modes_with<T: Clone>(things: &[T]) -> Vec<(Mode, T)> {
    Mode::ALL.into_iter().flat_map(|mode| things.iter().map(move |thing| (mode, thing.clone()))).collect()
}

fn sources() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("tests/programs")).expect("tests/programs can be read");
    let paths = entries.map(|entry| entry.expect("tests/programs can be read").path());
    let mut sources: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|e| e == "c")).collect();
    sources.sort();
    sources
}

fn build(source: &Path, name: &str) -> Result<(Program, Scratch), Failed> {
    let scratch = Scratch::new();
    let (native, wasm) = (scratch.path().join(format!("{name}.native")), scratch.path().join(format!("{name}.wasm")));
    let wali_cc = root().join("build/sysroot/bin/wali-cc");
    let own = WASM_OPTIONS.iter().find(|(program, _)| *program == name).map_or(&[] as &[&str], |(_, options)| options);
    for (compiler, options, output) in [(Path::new("clang-22"), &[] as &[&str], &native), (&wali_cc, own, &wasm)] {
        let mut command = Command::new(compiler);
        command.args(["-w", "-O2", "-pthread"]).args(options).arg(source).arg("-o").arg(output).arg("-lm");
        succeed(&mut command)?;
    }
    let variants = VARIANTS.iter().find(|(program, _)| *program == name).map_or(&[WORDS] as &[&[&str]], |(_, variants)| variants);
    let runs = variants.iter().map(|args| Run { args: args.iter().map(|a| a.to_string()).collect(), input: Vec::new() }).collect();
    Ok((Program { name: name.to_string(), native, wasm, runs }, scratch))
}

fn app(name: &str, runs: &[Script]) -> Result<(Program, Scratch), Failed> {
    let apps = root().join("build/apps");
    let (native, wasm) = (apps.join("native").join(name), apps.join(format!("{name}.wasm")));
    let place = |text: &str| text.replace("{s}", &root().join("misc/apps/scripts").to_string_lossy());
    let runs = runs.iter().map(|(args, input)| {
        let input = std::fs::read(place(input)).expect("scripts can be read");
        Run { args: args.iter().map(|arg| place(arg)).collect(), input }
    });
    Ok((Program { name: name.to_string(), native, wasm, runs: runs.collect() }, Scratch::new()))
}

fn succeed(command: &mut Command) -> Result<(), Failed> {
    let outcome = process::run(command, b"", TIME_LIMIT);
    let text = || format!("{command:?}:\n{}{}", outcome.out(), outcome.err());
    if outcome.code() == Some(0) { Ok(()) } else { Err(text().into()) }
}

fn compare(mode: Mode, built: Result<(Program, Scratch), Failed>) -> Result<(), Failed> {
    let (program, scratch) = built?;
    let [native_home, wasm_home] = ["native", "wasm"].map(|home| scratch.path().join(home));
    for home in [&native_home, &wasm_home] {
        std::fs::create_dir(home)?;
    }
    std::fs::copy(&program.native, native_home.join(&program.name))?;
    let module = wasm_home.join(&program.name);
    match mode {
        Mode::Interp => drop(std::fs::copy(&program.wasm, &module)?),
        Mode::Aot | Mode::AotBaseline | Mode::AotUnoptimised => {
            succeed(Command::new(process::program("wamrc")).arg("-o").arg(&module).arg(&program.wasm))?
        }
    }
    let own_name = format!("./{}", program.name);
    let lines: String = ENVIRONMENT.iter().chain(&[("PATH", path().as_str())]).map(|(k, v)| format!("{k}={v}\n")).collect();
    let environment = scratch.file("environment", lines);
    for run in &program.runs {
        let mut native = Command::new(native_home.join(&program.name));
        native.arg0(&own_name).current_dir(&native_home).env_clear().envs(ENVIRONMENT).env("PATH", path());
        let mut engine = process::iwasm([&format!("--env-file={}", environment.display()), &own_name]);
        engine.current_dir(&wasm_home);
        // What iwasm itself is started with must not matter.
        engine.env("WALI_TEST_NONE", "from outside");
        same(run, &go(native, run), &go(engine, run))?;
    }
    Ok(())
}

fn path() -> String {
    std::env::var("PATH").unwrap_or_default()
}

fn go(mut command: Command, run: &Run) -> Outcome {
    let files = Scratch::new();
    command.args(run.args.iter().map(|arg| arg.replace("{}", &files.path().to_string_lossy())));
    process::run(&mut command, &run.input, TIME_LIMIT)
}

fn same(run: &Run, native: &Outcome, wasm: &Outcome) -> Result<(), Failed> {
    let status = |o: &Outcome| format!("exit code {:?}, signal {:?}", o.code(), o.signal());
    if status(native) == status(wasm) && native.stdout == wasm.stdout && native.status.is_some() {
        return Ok(());
    }
    let (theirs, ours) = (native.out(), wasm.out());
    let line = theirs.lines().zip(ours.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| theirs.lines().count().min(ours.lines().count()));
    let show = |text: &str| text.lines().nth(line).unwrap_or("(end of output)").to_string();
    let report = format!(
        "with {:?}\nnatively: {}\n    wasm: {}\nfirst different line {}:\nnatively: {}\n    wasm: {}\nstandard error of iwasm:\n{}",
        run.args,
        status(native),
        status(wasm),
        line + 1,
        show(&theirs),
        show(&ours),
        wasm.err()
    );
    Err(report.into())
}
