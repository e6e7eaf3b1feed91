//! One program, three ways: natively, interpreted and compiled. Output and exit status must be the same.
//!
//! The programs are those of `tests/programs`, in C++ of `tests/cxx` and in Rust of `tests/rust`, and the applications of `misc/apps` with their scripts. The C library and the
//! applications must have been built: `misc/sysroot/build`, `misc/apps/build` and `misc/apps/build --native`.

use std::os::unix::fs::PermissionsExt;
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
const WASM_OPTIONS: [(&str, &[&str]); 2] = [("blocks_simd", &["-msimd128"]), ("vectors", &["-msimd128", "-mrelaxed-simd"])];

/// Programs of a file each, and their compilers.
#[derive(Clone, Copy)]
struct Language {
    directory: &'static str,
    extension: &'static str,
    native: &'static str,
    /// In the sysroot, where it works if the file `needs` is there too.
    cross: &'static str,
    needs: &'static str,
    options: &'static [&'static str],
    cross_options: &'static [&'static str],
    libraries: &'static [&'static str],
    /// Of the names of tests.
    prefix: &'static str,
}

/// C++ and Rust are tested where `misc/sysroot/build-cxx` and `misc/sysroot/build-rust` have built their libraries.
const LANGUAGES: [Language; 3] = [
    Language {
        directory: "tests/programs",
        extension: "c",
        // Unless [`process::native_cc`] says otherwise.
        native: "clang-22",
        cross: "wali-cc",
        needs: "",
        options: &["-w", "-O2", "-pthread"],
        cross_options: &[],
        libraries: &["-lm"],
        prefix: "",
    },
    Language {
        directory: "tests/cxx",
        extension: "cpp",
        native: "clang++-22",
        cross: "wali-c++",
        needs: "c++/.built",
        options: &["-w", "-O2", "-pthread", "-std=c++20"],
        cross_options: &[],
        libraries: &[],
        prefix: "cxx_",
    },
    Language {
        directory: "tests/rust",
        extension: "rs",
        native: "rustc",
        cross: "wali-rustc",
        needs: "rust/.built",
        options: &["--edition=2024", "-O"],
        cross_options: &["--target=wasm32-wali-linux-musl"],
        libraries: &[],
        prefix: "rust_",
    },
];

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
const MORE_APPS: [(&str, &[Script]); 15] = [
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
    ("ninja", &[(&["-j1", "-v", "-k0", "-f", "{s}/targets.ninja"], NOTHING), (&["-f", "{s}/targets.ninja", "-t", "commands"], NOTHING)]),
    (
        "openssl",
        &[
            (&["dgst", "-sha3-384"], SQL),
            (&["dgst", "-blake2b512", "-r"], SQL),
            (&["mac", "-macopt", "hexkey:0102", "-digest", "SHA256", "-in", "-", "HMAC"], SQL),
            (&["enc", "-aes-256-cbc", "-pbkdf2", "-S", "0011223344556677", "-k", "secret", "-a"], SQL),
            (&["enc", "-chacha20", "-K", "00010203", "-iv", "ff", "-a"], SQL),
            (
                &[
                    "kdf", "-keylen", "24", "-kdfopt", "pass:p", "-kdfopt", "salt:s", "-kdfopt", "n:1024", "-kdfopt", "r:8", "-kdfopt",
                    "p:1", "SCRYPT",
                ],
                NOTHING,
            ),
            (&["prime", "-hex", "FFFFFFFFFFFFFFC5"], NOTHING),
            (&["ecparam", "-name", "secp384r1", "-param_enc", "explicit", "-text", "-noout"], NOTHING),
            (&["asn1parse", "-genstr", "UTF8:text", "-dump"], NOTHING),
            (&["x509", "-in", "{}/none"], NOTHING),
        ],
    ),
    ("python3", &[(&["{s}/modules.py"], NOTHING)]),
    ("sed", &[(&["-nEf", "{s}/edit.sed"], SQL), (&["-s", "R {s}/files.in", "{s}/edit.sed", "{s}/files.in"], NOTHING)]),
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
    for language in LANGUAGES {
        let ignored = !root().join("build/sysroot").join(language.needs).exists();
        for (mode, source) in modes_with(&sources(&language)) {
            let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let trial = Trial::test(format!("{mode}::{}{name}", language.prefix), move || compare(mode, build(&language, &source, &name)));
            trials.push(trial.with_ignored_flag(ignored));
        }
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

fn sources(language: &Language) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(language.directory)).expect("the directory of programs can be read");
    let paths = entries.map(|entry| entry.expect("the directory of programs can be read").path());
    let mut sources: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|e| e == language.extension)).collect();
    sources.sort();
    sources
}

fn build(language: &Language, source: &Path, name: &str) -> Result<(Program, Scratch), Failed> {
    let scratch = Scratch::new();
    let (native, wasm) = (scratch.path().join(format!("{name}.native")), scratch.path().join(format!("{name}.wasm")));
    let cross = root().join("build/sysroot/bin").join(language.cross);
    let own = WASM_OPTIONS.iter().find(|(program, _)| *program == name).map_or(&[] as &[&str], |(_, options)| options);
    let own_compiler = if language.extension == "c" { process::native_cc() } else { language.native.into() };
    let both = [(&own_compiler, &[] as &[&str], &[] as &[&str], &native), (&cross, language.cross_options, own, &wasm)];
    for (compiler, target, own, output) in both {
        let mut command = Command::new(compiler);
        command.args(language.options).args(target).args(own).arg(source).arg("-o").arg(output).args(language.libraries);
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
        _ => succeed(Command::new(process::program("wamrc")).arg("-o").arg(&module).arg(&program.wasm))?,
    }
    // Some start themselves.
    std::fs::set_permissions(&module, std::fs::Permissions::from_mode(0o755))?;
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
