//! The command line, as WAMR's users know it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aot_format::container::PAYING_OPTION;
use aot_format::isa::Isa;

use crate::describe;
use wamrc::{Format, Options, Profile, Profiling};

const USAGE: &str = "\
Usage: wamrc [options] -o output_file wasm_file
       wamrc inspect [--verify] aot_file
  --target=<arch>[,<arch>]    Instruction sets: x86_64, aarch64, riscv64; the host's by default. One file has code for all of them
  --target-abi=<abi>          gnu, for riscv64 lp64d; help lists them
  --cpu=<cpu>                 CPU to compile for: x86-64, x86-64-v2, x86-64-v3 or x86-64-v4; another name that LLVM knows only tunes
                              the code. The host's CPU with its features by default, when the target is the host
  --cpu-features=<features>   CPU features to add or remove: +a,-b; +help lists them
  --opt-level=n               Optimization level: 0, 1, 2 or 3 (the default)
  --bounds-checks=0/1         Check the bounds of each access to memory, or let guard pages do it (the default)
  --strict-memory-traps       At a trap, memory and globals hold what the specification says: no access is moved or merged
  --relaxed-indirect-calls    Let calls through cast function pointers drop or add arguments instead of trapping
  --enable-llvm-pgo           Make code that counts what it does, for iwasm --gen-prof-file
  --use-prof-file=<file>      Make code for what it does most, by such counts, merged by llvm-profdata
  --fuel                      Let functions and loops pay fuel, for iwasm --fuel
  --format=<format>           aot (the default), object, llvmir-unopt or llvmir-opt
  --threads=n                 Use at most n threads; the output is the same for any number
  --mllvm=<option>            An option of LLVM itself, which ignores what it does not know; may be given more than once
  -v=n                        Verbosity: 0 says nothing on success; 2 (the default); 4 names options without effect
  --version                   Show the version
  --llvm-version              Show the version of LLVM
  --help                      Show this help
inspect shows what an AoT file holds; with --verify it only checks the file.
Options of WAMR's wamrc that ask for what is done anyway are accepted without effect; -v=4 says why.
Example: wamrc -o test.aot test.wasm";

/// From this verbosity on, options without effect are named.
pub(crate) const NOTES: u8 = 4;

const ALWAYS: &str = "the feature is always there; the module says whether it is used";
const BOUND: &str = "host functions are bound when the module is loaded";
const NAMES: &str = "stack traces always have names and offsets";

/// Options that change nothing here, and why. Where they take a value, any will do.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    ("--size-level", "code models are chosen by the loader"),
    ("-sgx", "code models are chosen by the loader"),
    ("--stack-bounds-checks", "the native stack is always checked"),
    ("--disable-bulk-memory", ALWAYS),
    ("--disable-simd", ALWAYS),
    ("--disable-ref-types", ALWAYS),
    ("--enable-multi-thread", ALWAYS),
    ("--enable-tail-call", ALWAYS),
    ("--enable-extended-const", ALWAYS),
    ("--enable-gc", ALWAYS),
    ("--enable-bulk-memory-opt", ALWAYS),
    ("--enable-call-indirect-overlong", ALWAYS),
    ("--enable-lime1", ALWAYS),
    ("--disable-aux-stack-check", "the module's own stack lies below its data, so that an overflow traps"),
    ("--disable-llvm-intrinsics", "there is one way to generate code"),
    ("--disable-llvm-lto", "there is one way to generate code"),
    ("--disable-llvm-jump-tables", "there is one way to generate code"),
    ("--enable-llvm-passes", "there is one way to generate code"),
    ("--enable-segue", "the base of the memory is in a register, which is as fast"),
    ("--enable-dump-call-stack", NAMES),
    ("--call-stack-features", NAMES),
    ("--emit-custom-sections", "the module is embedded with all its sections"),
    ("--native-lib", BOUND),
    ("--invoke-c-api-import", BOUND),
    ("--enable-builtin-intrinsics", "there is one way to generate code"),
    ("--enable-perf-profiling", "perf is served by iwasm --enable-linux-perf"),
    ("--enable-linux-perf", "perf is served by iwasm --enable-linux-perf"),
    ("--enable-memory-profiling", "memory is counted by the runtime"),
];

/// Options of WAMR's compiler that ask for what there is not. A file made without it would not do what is expected.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("--xip", "code is not executed in place"),
    ("--enable-indirect-mode", "code is not executed in place"),
    ("--stack-usage", "sizes of stack frames are not written"),
    ("--enable-shared-heap", "there is no shared heap"),
    ("--enable-shared-chain", "there is no shared heap"),
];

const ABIS: &[&str] = &["gnu", "lp64d"];

/// The CPUs that bring features of their own.
fn cpus(isa: Isa) -> &'static [&'static str] {
    match isa {
        Isa::X86_64 => &["x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4"],
        Isa::Aarch64 => &["generic"],
        Isa::Riscv64 => &["generic-rv64"],
    }
}

/// What the command line asks for.
pub(crate) enum Request {
    Compile(Job),
    Inspect {
        file: PathBuf,
        verify: bool,
    },
    /// A text for stdout, and whether asking for it is a success.
    Say(String, bool),
}

/// A compilation.
pub(crate) struct Job {
    pub(crate) options: Options,
    pub(crate) input: PathBuf,
    pub(crate) output: PathBuf,
    pub(crate) verbosity: u8,
    /// What is to be said of options without effect.
    pub(crate) notes: Vec<String>,
}

pub(crate) fn parse(args: &[OsString]) -> Result<Request, String> {
    if let [command, rest @ ..] = args
        && command == "inspect"
    {
        return parse_inspect(rest);
    }
    let mut job = Job { options: Options::default(), input: PathBuf::new(), output: PathBuf::new(), verbosity: 2, notes: Vec::new() };
    let (mut input, mut output, mut lists_cpus) = (None, None, false);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        // What is no option is a file name, of any encoding.
        match arg.to_str().unwrap_or_default() {
            "-o" => output = Some(args.next().ok_or("-o needs a file name")?.into()),
            // As with WAMR, whose users may ask for the exit code.
            "-h" | "--help" => return Ok(Request::Say(USAGE.into(), false)),
            "--version" => return Ok(Request::Say(wamrc::PRODUCER.into(), true)),
            "--llvm-version" => return Ok(Request::Say(wamrc::llvm_version(), true)),
            // The target may follow.
            "--cpu=help" => lists_cpus = true,
            option if option.starts_with('-') => {
                if let Some(answer) = parse_option(option, &mut job)? {
                    return Ok(answer);
                }
            }
            _ if input.is_none() => input = Some(arg.into()),
            _ => return Err(format!("more than one input file: {}", arg.display())),
        }
    }
    if lists_cpus {
        let isa = job.options.isas.first().ok_or("target isn't specified for cpu help.")?;
        return Ok(Request::Say(list("CPUs", cpus(*isa)), false));
    }
    job.input = input.ok_or_else(|| format!("no input file\n{USAGE}"))?;
    job.output = output.ok_or_else(|| format!("no output file, name one by -o\n{USAGE}"))?;
    Ok(Request::Compile(job))
}

fn parse_inspect(args: &[OsString]) -> Result<Request, String> {
    let verify = args.iter().any(|arg| arg == "--verify");
    match args.iter().filter(|arg| *arg != "--verify").collect::<Vec<_>>()[..] {
        [file] => Ok(Request::Inspect { file: file.into(), verify }),
        _ => Err(format!("inspect needs one file\n{USAGE}")),
    }
}

/// What there is to choose from.
fn list(what: &str, names: &[&str]) -> String {
    format!("Supported {what}:\n  {}", names.join(" "))
}

/// Takes an option of the form `--name=value` or `--name`.
fn parse_option(option: &str, job: &mut Job) -> Result<Option<Request>, String> {
    let (name, value) = option.split_once('=').unwrap_or((option, ""));
    let options = &mut job.options;
    let list = |what: &str, names: &[&str]| Ok(Some(Request::Say(list(what, names), false)));
    match name {
        "--target" if value == "help" => return list("targets", &Isa::ALL.iter().map(|isa| isa.name()).collect::<Vec<_>>()),
        "--target" => options.isas = value.split(',').map(isa).collect::<Result<_, _>>()?,
        "--target-abi" if value == "help" => return list("target ABIs", ABIS),
        "--target-abi" if ABIS.contains(&value) => {}
        "--target-abi" => return Err(format!("target ABI {value} is not supported")),
        "--cpu" if value.is_empty() => return Err("name a CPU; --cpu=help lists them".into()),
        "--cpu" if value == "native" => options.cpu = None,
        "--cpu" => options.cpu = Some(value.into()),
        "--cpu-features" if value == "+help" || value == "help" => {
            let isa = options.isas.first().copied().or(Isa::HOST).ok_or("target isn't specified for cpu help.")?;
            return list("CPU features", isa.features());
        }
        "--cpu-features" => options.cpu_features = value.into(),
        "--opt-level" => options.opt_level = level(option, value)?,
        "--bounds-checks" => options.bounds_checks = flag(option, value)?,
        "--strict-memory-traps" if value.is_empty() => options.strict_memory_traps = true,
        "--relaxed-indirect-calls" if value.is_empty() => options.relaxed_indirect_calls = true,
        "--enable-llvm-pgo" if value.is_empty() => profiling(options, Profiling::Count)?,
        "--use-prof-file" if !value.is_empty() => profiling(options, Profiling::Use(profile(value)?))?,
        PAYING_OPTION if value.is_empty() => options.fuel = true,
        "--format" => options.format = format(value)?,
        "--threads" => options.threads = Some(value.parse().map_err(|_| format!("{option}: the number of threads is at least 1"))?),
        "--mllvm" if !value.is_empty() => options.llvm_options.push(value.into()),
        "-v" => job.verbosity = value.parse().ok().filter(|n| *n <= 5).ok_or_else(|| format!("{option}: a verbosity is 0 to 5"))?,
        _ => {
            if name == "--size-level" {
                level(option, value)?;
            }
            if let Some((_, why)) = UNSUPPORTED.iter().find(|(known, _)| *known == name) {
                return Err(format!("{name} is not supported: {why}"));
            }
            let (_, why) = WITHOUT_EFFECT
                .iter()
                .find(|(known, _)| *known == name)
                .ok_or_else(|| format!("unknown or unsupported option {option}\n{USAGE}"))?;
            let note = format!("{name} has no effect: {why}");
            if !job.notes.contains(&note) {
                job.notes.push(note);
            }
        }
    }
    Ok(None)
}

fn isa(name: &str) -> Result<Isa, String> {
    // Full triples of Linux are taken by their first part.
    let (arch, system) = name.split_once('-').unwrap_or((name, "linux"));
    let arch = if arch.starts_with("aarch64v8") { "aarch64" } else { arch };
    Isa::from_name(arch).filter(|_| system.split('-').any(|part| part == "linux")).ok_or_else(|| format!("target {name} is not supported"))
}

fn profiling(options: &mut Options, chosen: Profiling) -> Result<(), String> {
    if !matches!(options.profiling, Profiling::Off) {
        return Err("code counts (--enable-llvm-pgo) or is made by counts (--use-prof-file, once), not both".into());
    }
    options.profiling = chosen;
    Ok(())
}

fn profile(file: &str) -> Result<Arc<Profile>, String> {
    let bytes = std::fs::read(file).map_err(|error| describe(Path::new(file), &error))?;
    Profile::read(&bytes).map(Arc::new).map_err(|error| format!("{file}: {error}"))
}

fn level(option: &str, value: &str) -> Result<u8, String> {
    value.parse().ok().filter(|level| *level <= 3).ok_or_else(|| format!("{option}: a level is 0, 1, 2 or 3"))
}

fn flag(option: &str, value: &str) -> Result<bool, String> {
    match value {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(format!("{option}: 0 or 1")),
    }
}

fn format(name: &str) -> Result<Format, String> {
    Ok(match name {
        "aot" => Format::Aot,
        "object" => Format::Object,
        "llvmir-unopt" => Format::UnoptimisedIr,
        "llvmir-opt" => Format::OptimisedIr,
        _ => return Err(format!("Invalid format {name}.")),
    })
}
