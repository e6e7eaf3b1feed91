//! System calls case by case: the programs of `tests/calls`, natively, interpreted and compiled, with and without privileges, and what the
//! table of system calls says about itself. The C library must have been built: `misc/sysroot/build`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use wali_tests::mode::Mode;
use wali_tests::process::{self, Outcome, Scratch, root};

/// All cases of one program, on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(200);

/// The programs; those that say the most about a call come first.
const PROGRAMS: [&str; 9] = ["files", "memory", "sockets", "clocks", "waiting", "processes", "safety", "bounds", "arguments"];

/// A program in all its forms.
struct Built {
    scratch: Scratch,
    cases: Vec<String>,
}

/// Each is built once, by whoever needs it first.
static BUILT: [OnceLock<Result<Built, String>>; PROGRAMS.len()] = [const { OnceLock::new() }; PROGRAMS.len()];

fn main() {
    let mut trials = vec![Trial::test("table", table)];
    for (i, name) in PROGRAMS.into_iter().enumerate() {
        for mode in Mode::ALL {
            for user in ["caller", "user"] {
                trials.push(Trial::test(format!("{mode}::{name}::{user}"), move || compare(i, mode, user)));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn built(i: usize) -> Result<&'static Built, Failed> {
    BUILT[i].get_or_init(|| build(PROGRAMS[i])).as_ref().map_err(|e| e.as_str().into())
}

fn build(name: &str) -> Result<Built, String> {
    let scratch = Scratch::new();
    let source = root().join("tests/calls").join(name).with_extension("c");
    let home = |of: &str| scratch.path().join(of);
    for of in ["native", "interp", "aot"] {
        std::fs::create_dir(home(of)).map_err(|e| e.to_string())?;
    }
    let [native, wasm, aot] = ["native", "interp", "aot"].map(|of| home(of).join(name));
    for (compiler, output) in [(Path::new("clang-22"), &native), (&root().join("build/sysroot/bin/wali-cc"), &wasm)] {
        succeed(Command::new(compiler).args(["-w", "-O1", "-pthread"]).arg(&source).arg("-o").arg(output))?;
    }
    succeed(Command::new(process::program("wamrc")).arg("-o").arg(&aot).arg(&wasm))?;
    let text = std::fs::read_to_string(&source).map_err(|e| e.to_string())?;
    let cases = text.lines().filter_map(|line| Some(line.strip_prefix("CASE(")?.split_once(')')?.0.to_string()));
    Ok(Built { cases: cases.collect(), scratch })
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let outcome = process::run(command, b"", TIME_LIMIT);
    if outcome.code() == Some(0) { Ok(()) } else { Err(format!("{command:?}:\n{}{}", outcome.out(), outcome.err())) }
}

/// Runs a program under its own name, so that it finds the same for itself.
fn run(built: &Built, name: &str, of: &str, options: &[String], args: &[&str]) -> Outcome {
    let mut command = match of {
        "native" => Command::new(format!("./{name}")),
        _ => process::iwasm(options.iter().cloned().chain([format!("./{name}")])),
    };
    if !options.is_empty() || args.contains(&"user") {
        // Long loops only once.
        command.env("QUICK", "1");
    }
    process::run(command.args(args).current_dir(built.scratch.path().join(of)), b"", TIME_LIMIT)
}

/// The output of each case.
fn by_case<'a>(built: &Built, output: &'a str) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut cases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut current = "";
    for line in output.lines() {
        match built.cases.iter().any(|case| case == line) {
            true => current = line,
            false => cases.entry(current).or_default().push(line),
        }
        cases.entry(current).or_default();
    }
    cases
}

fn compare(i: usize, mode: Mode, user: &str) -> Result<(), Failed> {
    let (name, built) = (PROGRAMS[i], built(i)?);
    let of = mode.to_string();
    let (native, wasm) = (run(built, name, "native", &[], &[user]), run(built, name, &of, &[], &[user]));
    let (theirs, ours) = (native.out(), wasm.out());
    let (theirs, ours) = (by_case(built, &theirs), by_case(built, &ours));
    let mut report = String::new();
    for case in &built.cases {
        let (theirs, ours) = (theirs.get(case.as_str()), ours.get(case.as_str()));
        let lines = [theirs, ours].into_iter().flatten().map(Vec::len).max().unwrap_or_default();
        if theirs.is_none() || ours.is_none() {
            let _ = writeln!(report, "{case}: ran natively {}, here {}", theirs.is_some(), ours.is_some());
        }
        for line in 0..lines {
            let at = |cases: Option<&Vec<&str>>| cases.and_then(|c| c.get(line)).map_or("(end)", |line| line.trim_start()).to_string();
            if at(theirs) != at(ours) {
                let _ = writeln!(report, "{case}: natively {}\n{:2$}here {}", at(theirs), at(ours), case.len() + 2);
            }
        }
    }
    let codes = (native.code(), wasm.code());
    if report.is_empty() && codes == (Some(0), Some(0)) {
        return Ok(());
    }
    Err(format!("{report}exit codes: natively {:?}, here {:?}\nstandard error: {}", codes.0, codes.1, wasm.err()).into())
}

/// A call in a case.
type Shown = BTreeMap<String, Vec<(String, Option<String>)>>;

/// The calls of a program by `--strace`: in which case, with which errno.
fn trace(i: usize, shown: &mut Shown) -> Result<(), Failed> {
    let (name, built) = (PROGRAMS[i], built(i)?);
    let log = built.scratch.path().join("strace");
    run(built, name, "interp", &[format!("--strace={}", log.display())], &["caller"]);
    let mut current = String::new();
    for line in String::from_utf8_lossy(&std::fs::read(log)?).lines() {
        let Some((call, rest)) = line.split_once(' ').and_then(|(_, line)| line.split_once('(')) else { continue };
        if let Some(title) = rest.strip_prefix("PR_SET_NAME, \"").and_then(|rest| rest.split('"').next()) {
            // Long names are cut.
            if let Some(case) = built.cases.iter().find(|case| case.starts_with(title)) {
                current = format!("{name}::{case}");
            }
        }
        let error = rest.rsplit_once(") = -1 ").and_then(|(_, error)| error.split(' ').next()).map(String::from);
        if !current.is_empty() {
            shown.entry(call.to_string()).or_default().push((current.clone(), error));
        }
    }
    Ok(())
}

/// Holds what the table says about its calls against what they do. With WALI_SHOWN set, writes it down instead.
fn table() -> Result<(), Failed> {
    let mut shown = Shown::new();
    for i in 0..PROGRAMS.len() {
        trace(i, &mut shown)?;
    }
    let path: PathBuf = root().join("wali-syscalls/tests/shown.txt");
    if std::env::var_os("WALI_SHOWN").is_some() {
        let line = |(call, seen): (&String, &Vec<(String, Option<String>)>)| {
            let (case, error) = seen.iter().find(|(_, error)| error.is_none()).or(seen.first())?;
            Some(format!("{call} {case} {}\n", error.as_deref().unwrap_or("ok")))
        };
        std::fs::write(path, shown.iter().filter_map(line).collect::<String>())?;
        return Ok(());
    }
    let mut wrong = String::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let [call, case, outcome] = line.split(' ').collect::<Vec<_>>()[..] else { return Err(format!("bad line: {line}").into()) };
        let seen = shown.get(call).into_iter().flatten().filter(|(of, _)| of == case);
        // Who may do less sees other errors.
        let fits = |error: &Option<String>| !is_root() || error.as_deref().unwrap_or("ok") == outcome;
        if !seen.into_iter().any(|(_, error)| fits(error)) {
            let _ = writeln!(wrong, "{line}: not so");
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.into()) }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0)
}
