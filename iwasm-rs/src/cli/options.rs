//! The command line: one table of options, from which parsing and the help text follow.
//!
//! The syntax is WAMR's: options stand before the file, are written `--name=value`, and end at the first word that does not begin
//! with `-`. That word is the module; the rest belongs to the guest.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use super::cache;
use crate::sys::deadline;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help text.
    Help,
    /// Print the version.
    Version,
    /// Run a module.
    Run(Box<Config>),
    /// Compile a module for the cache, as these words say; the program starts itself so.
    FillCache(Vec<OsString>),
}

/// How to run a module.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The module, as written: also the guest's `argv[0]`, if nothing else is said.
    pub file: OsString,
    /// The guest's `argv[0]`, if it is not the file.
    pub argv0: Option<OsString>,
    /// What follows the file.
    pub args: Vec<OsString>,
    /// The exported function to call instead of the entry point.
    pub function: Option<String>,
    /// Whether to read calls from standard input.
    pub repl: bool,
    /// Whether indirect calls of functions of another type drop or add arguments.
    pub relaxed_indirect_calls: bool,
    /// Whether to interpret even what is compiled.
    pub interp: bool,
    /// Log level, 0 to 5.
    pub verbosity: Verbosity,
    /// Size of the interpreter's stack in bytes, if not the default.
    pub stack_bytes: Option<usize>,
    /// The most threads besides the first, if limited.
    pub max_threads: Option<u32>,
    /// Limit of structs and arrays in bytes, if not the default.
    pub gc_heap_bytes: Option<usize>,
    /// The fuel that the program may spend, if limited.
    pub fuel: Option<u64>,
    /// When the process ends at the latest, by the clock of [`crate::sys::deadline`].
    pub deadline_ns: Option<u64>,
    /// Variables that are added to the guest's environment, as `KEY=VALUE`.
    pub env: Vec<OsString>,
    /// Directories of a WASI program: the name by which it knows each, and the host's.
    pub directories: Vec<(OsString, PathBuf)>,
    /// File with the guest's environment.
    pub env_file: Option<PathBuf>,
    /// Directory of compiled code, if modules are to be compiled in the background.
    pub aot_cache: Option<PathBuf>,
    /// Whether to print the guest's mappings when it ends.
    pub maps: bool,
    /// Whether to tell `perf` the symbols of compiled code.
    pub linux_perf: bool,
    /// File for the counts of code that counts.
    pub gen_prof_file: Option<PathBuf>,
    /// Where to print system calls, if at all.
    pub strace: Option<Strace>,
    /// Whether the kernel started this program for the file, which may be open already.
    pub by_kernel: bool,
}

/// Log level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Verbosity(pub u8);

impl Verbosity {
    /// From this level on, warnings are shown.
    pub const WARNING: Verbosity = Verbosity(2);
    /// Nothing is beyond this level.
    pub const HIGHEST: Verbosity = Verbosity(5);
}

impl Default for Verbosity {
    fn default() -> Self {
        Verbosity::WARNING
    }
}

/// Where system calls are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strace {
    /// Standard error.
    Stderr,
    /// A file.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether to keep what it has.
        append: bool,
    },
}

/// Why a command line is wrong; `None` when the help text says it all.
#[derive(Debug, PartialEq, Eq)]
pub struct Usage(pub Option<String>);

type Outcome = Result<(), Usage>;

/// What follows the name of an option.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Nothing.
    Flag(fn(&mut Config)),
    /// `=value`.
    Value(&'static str, fn(&mut Config, &OsStr) -> Outcome),
    /// `=value`, which may be empty.
    Text(&'static str, fn(&mut Config, &OsStr) -> Outcome),
    /// Nothing or `=value`.
    Optional(&'static str, fn(&mut Config, Option<&OsStr>) -> Outcome),
    /// A separate word.
    Word(&'static str, fn(&mut Config, &OsStr) -> Outcome),
}
use Form::{Flag, Optional, Text, Value, Word};

const HELP: &[&str] = &["-h", "--help"];
const VERSION: &str = "--version";
/// `--strace=file` for the programs that a traced program executes.
pub(super) const APPEND_STRACE: &str = "--strace-append";

/// `--timeout` for the programs that a program executes.
pub(super) const DEADLINE: &str = "--deadline";

/// All options with what they do. Those of WAMR that mean nothing to this engine are accepted, so that scripts keep working.
const OPTIONS: &[(&[&str], Form, &str)] = &[
    (&["-f", "--function"], Word("name", set_function), "Call this exported function with the arguments, and print its results"),
    (&["-v"], Value("n", set_verbosity), "Log level, 0 to 5, default 2: 0 and 1 hide warnings"),
    (&["--interp"], Flag(|c| c.interp = true), "Interpret, even if the file is compiled"),
    (&["--repl"], Flag(|c| c.repl = true), "Read calls `function argument...` from standard input"),
    (&["--aot-cache"], Optional("dir", set_aot_cache), "Compile in the background, and run compiled code that this directory has"),
    (
        &["--relaxed-indirect-calls"],
        Flag(|c| c.relaxed_indirect_calls = true),
        "Let calls through cast function pointers drop or add arguments",
    ),
    (&["--stack-size"], Value("n", set_stack_bytes), "Size of the interpreter's stack in bytes, default 8 MiB"),
    (&["--fuel"], Value("n", set_fuel), "Trap when this many operators have been executed, or a few fewer"),
    (&["--timeout"], Value("ms", set_timeout), "End the program after this many milliseconds"),
    (&[DEADLINE], Value("ns", set_deadline), "The same as a point of time, for programs that a program executes"),
    (&["--env"], Value("key=value", add_env), "Add a variable to the guest's environment"),
    (&["--env-file"], Value("path", set_env_file), "Take the guest's environment from this file, a variable a line"),
    (&["--strace"], Optional("file", set_strace), "Print system calls to standard error or to a file"),
    (&[APPEND_STRACE], Value("file", append_strace), "As --strace, but keep what the file has"),
    (&["--enable-linux-perf"], Flag(|c| c.linux_perf = true), "Write symbols of compiled code to /tmp/perf-PID.map, for perf"),
    (&["--gen-prof-file"], Value("file", set_gen_prof_file), "Write a profile for llvm-profdata, of code by wamrc --enable-llvm-pgo"),
    (&["--maps"], Flag(|c| c.maps = true), "Print the guest's mappings to standard error when it ends or traps"),
    (&["--dir"], Value("dir", add_directory), "Let a WASI program use this directory, by this name"),
    (&["--map-dir"], Value("guest::host", map_directory), "Let a WASI program use a directory by another name"),
    (&["--argv0"], Text("name", set_argv0), "The guest's own name, if not the file's"),
    (&["--heap-size"], Value("n", ignore_value), "No effect: there is no separate heap"),
    (&["--max-threads"], Value("n", set_max_threads), "The most threads besides the first; without it, the system's limit"),
    (&["--addr-pool"], Value("address/mask,...", ignore_value), "No effect: WASI programs make no sockets"),
    (&["--allow-resolve"], Value("domain", ignore_value), "No effect: WASI programs make no sockets"),
    (&["--native-lib"], Value("file", ignore_value), "No effect: host functions are built in"),
    (&["--module-path"], Value("dir", ignore_value), "No effect: there is one module"),
    (&["--gc-heap-size"], Value("n", set_gc_heap_bytes), "Limit of structs and arrays in bytes, default 256 MiB"),
    (&["--shared-heap-size"], Value("n", ignore_value), "No effect"),
    (&["--jit-codecache-size"], Value("n", ignore_value), "No effect: there is no JIT"),
    (&["--llvm-jit-size-level"], Value("n", ignore_value), "No effect: there is no JIT"),
    (&["--llvm-jit-opt-level"], Value("n", ignore_value), "No effect: there is no JIT"),
    (&["--llvm-jit"], Flag(|_| ()), "No effect: there is no JIT"),
    (&["--fast-jit"], Flag(|_| ()), "No effect: there is no JIT"),
    (&["--multi-tier-jit"], Flag(|_| ()), "No effect: there is no JIT"),
    (&["--enable-segue"], Optional("flags", |_, _| Ok(())), "No effect: there is no JIT"),
    (&["--disable-bounds-checks"], Flag(|_| ()), "No effect: bounds are always checked"),
    (&[VERSION], Flag(|_| ()), "Print the version"),
];

impl Command {
    /// Reads a command line without the program's own name.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, Usage> {
        let mut words = words.into_iter();
        let mut config = Config::default();
        let file = loop {
            let word = words.next().ok_or(Usage(None))?;
            if !word.as_bytes().starts_with(b"-") {
                break word;
            }
            if HELP.iter().any(|name| word == *name) {
                return Ok(Command::Help);
            }
            if word == cache::FILL {
                return Ok(Command::FillCache(words.collect()));
            }
            if word == VERSION {
                return Ok(Command::Version);
            }
            set(&mut config, &word, &mut words)?;
        };
        Ok(Command::Run(Box::new(Config { file, args: words.collect(), ..config })))
    }
}

fn set(config: &mut Config, word: &OsStr, words: &mut impl Iterator<Item = OsString>) -> Outcome {
    let bytes = word.as_bytes();
    let (name, value) = match bytes.iter().position(|b| *b == b'=') {
        Some(at) => (&bytes[..at], Some(OsStr::from_bytes(&bytes[at + 1..]))),
        None => (bytes, None),
    };
    let (.., form, _) = OPTIONS.iter().find(|(names, ..)| names.iter().any(|n| n.as_bytes() == name)).ok_or(Usage(None))?;
    match (form, value) {
        (Flag(apply), None) => {
            apply(config);
            Ok(())
        }
        (Text(_, apply), Some(value)) => apply(config, value),
        (Value(_, apply), Some(value)) if !value.is_empty() => apply(config, value),
        (Optional(_, apply), value) if value.is_none_or(|v| !v.is_empty()) => apply(config, value),
        (Word(_, apply), None) => apply(config, &words.next().ok_or(Usage(None))?),
        _ => Err(Usage(None)),
    }
}

/// The help text.
pub(super) fn help() -> String {
    let mut text = String::from("Usage: iwasm [-options] wasm_file [args...]\noptions:\n");
    for (names, form, what) in OPTIONS {
        let parameter = match form {
            Flag(_) => String::new(),
            Value(value, _) | Text(value, _) => format!("=<{value}>"),
            Optional(value, _) => format!("[=<{value}>]"),
            Word(value, _) => format!(" <{value}>"),
        };
        let option = names.join("|") + &parameter;
        // A long option has its text on the next line.
        let gap = if option.len() < 25 { String::new() } else { format!("\n{:27}", "") };
        text += &format!("  {option:<25}{gap}{what}\n");
    }
    text
}

/// A number as C's `atoi` reads it: leading digits count, garbage is 0.
fn atoi(value: &OsStr) -> i64 {
    let bytes = value.as_bytes().trim_ascii_start();
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    };
    let digits = digits.iter().take_while(|b| b.is_ascii_digit());
    let number = digits.fold(0i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    if negative { -number } else { number }
}

fn set_function(config: &mut Config, value: &OsStr) -> Outcome {
    config.function = Some(value.to_string_lossy().into_owned());
    Ok(())
}

fn set_verbosity(config: &mut Config, value: &OsStr) -> Outcome {
    config.verbosity = match atoi(value) {
        level if (0..=i64::from(Verbosity::HIGHEST.0)).contains(&level) => Verbosity(level as u8),
        _ => return Err(Usage(None)),
    };
    Ok(())
}

fn set_stack_bytes(config: &mut Config, value: &OsStr) -> Outcome {
    // 0 is the default, as are numbers that make no sense.
    config.stack_bytes = usize::try_from(atoi(value)).ok().filter(|bytes| *bytes > 0);
    Ok(())
}

fn set_gc_heap_bytes(config: &mut Config, value: &OsStr) -> Outcome {
    // As for the stack.
    config.gc_heap_bytes = usize::try_from(atoi(value)).ok().filter(|bytes| *bytes > 0);
    Ok(())
}

fn set_fuel(config: &mut Config, value: &OsStr) -> Outcome {
    config.fuel = Some(number(value)?);
    Ok(())
}

fn set_timeout(config: &mut Config, value: &OsStr) -> Outcome {
    let limit_ns = number(value)?.saturating_mul(1_000_000);
    config.deadline_ns = Some(deadline::now_ns().saturating_add(limit_ns));
    Ok(())
}

fn set_deadline(config: &mut Config, value: &OsStr) -> Outcome {
    config.deadline_ns = Some(number(value)?);
    Ok(())
}

/// A limit: nothing but digits will do.
fn number(value: &OsStr) -> Result<u64, Usage> {
    value.to_str().and_then(|text| text.parse().ok()).ok_or(Usage(None))
}

fn set_max_threads(config: &mut Config, value: &OsStr) -> Outcome {
    // As for the stack.
    config.max_threads = u32::try_from(atoi(value)).ok().filter(|threads| *threads > 0);
    Ok(())
}

fn add_env(config: &mut Config, value: &OsStr) -> Outcome {
    if !value.as_bytes().contains(&b'=') {
        let text = value.to_string_lossy();
        return Err(Usage(Some(format!("Wasm parse env string failed: expect \"key=value\", got \"{text}\""))));
    }
    config.env.push(value.to_owned());
    Ok(())
}

fn add_directory(config: &mut Config, value: &OsStr) -> Outcome {
    config.directories.push((value.to_owned(), PathBuf::from(value)));
    Ok(())
}

fn map_directory(config: &mut Config, value: &OsStr) -> Outcome {
    let bytes = value.as_bytes();
    let wrong = || Usage(Some(format!("Wasm parse map-dir string failed: expect \"guest::host\", got \"{}\"", value.to_string_lossy())));
    let at = bytes.windows(2).position(|pair| pair == b"::").filter(|at| *at > 0 && at + 2 < bytes.len()).ok_or_else(wrong)?;
    config.directories.push((OsStr::from_bytes(&bytes[..at]).to_owned(), PathBuf::from(OsStr::from_bytes(&bytes[at + 2..]))));
    Ok(())
}

fn set_env_file(config: &mut Config, value: &OsStr) -> Outcome {
    config.env_file = Some(value.into());
    Ok(())
}

/// An absolute path, since the program may change its directory.
fn set_gen_prof_file(config: &mut Config, value: &OsStr) -> Outcome {
    config.gen_prof_file = std::path::absolute(value).ok();
    Ok(())
}

/// An absolute path, since programs that a program executes get it too.
fn set_aot_cache(config: &mut Config, value: Option<&OsStr>) -> Outcome {
    config.aot_cache = value.map_or_else(cache::default_directory, |path| std::path::absolute(path).ok());
    Ok(())
}

fn set_strace(config: &mut Config, value: Option<&OsStr>) -> Outcome {
    config.strace = Some(value.map_or(Strace::Stderr, |file| Strace::File { path: file.into(), append: false }));
    Ok(())
}

fn append_strace(config: &mut Config, value: &OsStr) -> Outcome {
    config.strace = Some(Strace::File { path: value.into(), append: true });
    Ok(())
}

fn set_argv0(config: &mut Config, value: &OsStr) -> Outcome {
    config.argv0 = Some(value.to_owned());
    Ok(())
}

fn ignore_value(_: &mut Config, _: &OsStr) -> Outcome {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, Usage> {
        Command::parse(line.split_whitespace().map(OsString::from))
    }

    fn run(line: &str) -> Config {
        match parse(line) {
            Ok(Command::Run(config)) => *config,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn options_end_at_the_file() {
        let config = run("--stack-size=4096k -v=0 -f add --env=A=b=c m.wasm --interp -v");
        assert_eq!(config.file, "m.wasm");
        assert_eq!(config.args, ["--interp", "-v"]);
        assert_eq!(config.function.as_deref(), Some("add"));
        assert_eq!((config.stack_bytes, config.verbosity, config.interp), (Some(4096), Verbosity(0), false));
        assert_eq!(config.env, ["A=b=c"]);
    }

    #[test]
    fn directories_have_a_name_for_the_guest() {
        let config = run("--dir=a --map-dir=/g::/h::x m.wasm");
        assert_eq!(config.directories, [("a".into(), "a".into()), ("/g".into(), "/h::x".into())]);
        for line in ["--map-dir=a m", "--map-dir=::a m", "--map-dir=a:: m"] {
            assert!(matches!(parse(line), Err(Usage(Some(_)))), "{line}");
        }
    }

    #[test]
    fn strace_has_an_optional_file() {
        assert_eq!(run("m.wasm").strace, None);
        assert_eq!(run("--strace m.wasm").strace, Some(Strace::Stderr));
        assert_eq!(run("--strace=log m.wasm").strace, Some(Strace::File { path: "log".into(), append: false }));
    }

    #[test]
    fn the_option_that_execve_writes_is_known() {
        let option = crate::linux::ARGV0_OPTION;
        assert_eq!(run(&format!("{option}sh busybox.wasm -c")).argv0.as_deref(), Some(OsStr::new("sh")));
    }

    #[test]
    fn wrong_command_lines_ask_for_help() {
        for line in
            ["", "--interp", "--nope m", "--stack-size 1 m", "--stack-size= m", "-v=6 m", "--interp=1 m", "-f", "--strace= m", "- m"]
        {
            assert_eq!(parse(line), Err(Usage(None)), "{line}");
        }
        assert!(matches!(parse("--env=foo m"), Err(Usage(Some(text))) if text.ends_with("got \"foo\"")));
    }

    #[test]
    fn the_help_text_has_a_line_for_each_option_at_fixed_columns() {
        let help = help();
        assert!(help.starts_with("Usage: iwasm [-options] wasm_file [args...]\noptions:\n  -f|--function <name>     Call"));
        assert!(help.lines().all(|line| line.len() <= 100));
    }

    #[test]
    fn numbers_are_read_as_by_atoi() {
        let read = |text: &str| atoi(OsStr::new(text));
        assert_eq!([read("12"), read("-3x"), read("x"), read(" 7"), read("0x10")], [12, -3, 0, 7, 0]);
        assert_eq!(read("99999999999999999999"), i64::MAX);
    }
}
