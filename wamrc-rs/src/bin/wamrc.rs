//! The `wamrc` program: command line -> [`Options`] -> [`wamrc::compile`] -> file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aot_format::isa::Isa;
use wamrc::{Error, Format, Options};

const USAGE: &str = "\
Usage: wamrc [options] -o output_file wasm_file
  --target=<arch>             Instruction set: x86_64; the host's by default; help lists them
  --target-abi=<abi>          gnu
  --cpu=<cpu>                 CPU to compile for: x86-64, x86-64-v2, x86-64-v3 or x86-64-v4; another name that LLVM knows only tunes
                              the code. The host's CPU with its features by default, when the target is the host
  --cpu-features=<features>   CPU features to add or remove: +a,-b
  --opt-level=n               Optimization level: 0, 1, 2 or 3 (the default)
  --size-level=n              Accepted: code models are no concern here
  --format=<format>           aot (the default), object, llvmir-unopt or llvmir-opt
  -v=n                        Verbosity: 0 says nothing on success; 2 (the default)
  --version                   Show the version
  --help                      Show this help
Accepted without effect, as the features are always there, or the module says whether they are: --bounds-checks=0,
--stack-bounds-checks=n, --disable-bulk-memory, --disable-simd, --disable-ref-types, --disable-aux-stack-check,
--disable-llvm-intrinsics, --disable-llvm-lto, --disable-llvm-jump-tables, --enable-multi-thread, --enable-tail-call,
--enable-extended-const, --enable-bulk-memory-opt, --enable-call-indirect-overlong, --enable-lime1, --enable-dump-call-stack,
--enable-perf-profiling, --enable-linux-perf, --emit-custom-sections=<names>, --enable-segue[=<flags>]
Example: wamrc -o test.aot test.wasm";

/// Options that ask for what is done anyway, or for another way to the same result.
const ACCEPTED: &[&str] = &[
    "--bounds-checks=0",
    "--disable-bulk-memory",
    "--disable-simd",
    "--disable-ref-types",
    "--disable-aux-stack-check",
    "--disable-llvm-intrinsics",
    "--disable-llvm-lto",
    "--disable-llvm-jump-tables",
    "--enable-multi-thread",
    "--enable-tail-call",
    "--enable-extended-const",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-lime1",
    "--enable-dump-call-stack",
    "--enable-perf-profiling",
    "--enable-linux-perf",
    "--enable-segue",
];

/// The same, with any value.
const ACCEPTED_PREFIXES: &[&str] = &["--stack-bounds-checks=", "--emit-custom-sections=", "--enable-segue=", "--call-stack-features="];

/// What the command line asks for.
#[derive(Debug)]
enum Request {
    Compile(Job),
    /// A text for stdout, and whether asking for it is a success.
    Say(String, bool),
}

#[derive(Debug, Default)]
struct Job {
    options: Options,
    input: PathBuf,
    output: PathBuf,
    quiet: bool,
}

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    match parse(&args) {
        Ok(Request::Say(text, success)) => {
            println!("{text}");
            ExitCode::from(u8::from(!success))
        }
        Ok(Request::Compile(job)) if job.input == job.output => {
            eprintln!("Error: input file and output file are the same");
            ExitCode::from(255)
        }
        Ok(Request::Compile(job)) => match run(&job) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => fail(&message),
        },
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("Error: {message}");
    ExitCode::FAILURE
}

fn parse(args: &[OsString]) -> Result<Request, String> {
    let mut job = Job::default();
    let mut input = None;
    let mut output = None;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        // What is no option is a file name, of any encoding.
        match arg.to_str().unwrap_or_default() {
            "-o" => output = Some(args.next().ok_or("-o needs a file name")?.into()),
            "-h" | "--help" => return Ok(Request::Say(USAGE.into(), true)),
            "--version" => return Ok(Request::Say(wamrc::PRODUCER.into(), true)),
            option if option.starts_with('-') => {
                if let Some(answer) = parse_option(option, &mut job)? {
                    return Ok(answer);
                }
            }
            _ if input.is_none() => input = Some(arg.into()),
            _ => return Err(format!("more than one input file: {}", arg.display())),
        }
    }
    job.input = input.ok_or_else(|| format!("no input file\n{USAGE}"))?;
    job.output = output.ok_or_else(|| format!("no output file, name one by -o\n{USAGE}"))?;
    Ok(Request::Compile(job))
}

/// Takes an option of the form `--name=value` or `--name`.
fn parse_option(option: &str, job: &mut Job) -> Result<Option<Request>, String> {
    let (name, value) = option.split_once('=').unwrap_or((option, ""));
    let options = &mut job.options;
    match name {
        "--target" if value == "help" => {
            let names: Vec<&str> = Isa::ALL.iter().map(|isa| isa.name()).collect();
            return Ok(Some(Request::Say(format!("Supported targets:\n  {}", names.join(" ")), false)));
        }
        "--target" => options.isa = Some(isa(value)?),
        "--target-abi" if matches!(value, "gnu" | "lp64d") => {}
        "--cpu" if value.is_empty() || value == "help" => return Err("name a CPU: x86-64, x86-64-v2, x86-64-v3, x86-64-v4".into()),
        "--cpu" => options.cpu = Some(value.into()),
        "--cpu-features" => options.cpu_features = value.into(),
        "--opt-level" => options.opt_level = level(option, value)?,
        "--size-level" => drop(level(option, value)?),
        "--format" => options.format = format(value)?,
        "--threads" => options.threads = Some(value.parse().map_err(|_| format!("{option}: a number of threads is at least 1"))?),
        "-v" => job.quiet = value.parse::<u8>().map_err(|_| format!("invalid verbosity {value}"))? == 0,
        _ if ACCEPTED.contains(&option) || ACCEPTED_PREFIXES.iter().any(|prefix| option.starts_with(prefix)) => {}
        _ => return Err(format!("unknown or unsupported option {option}\n{USAGE}")),
    }
    Ok(None)
}

fn isa(name: &str) -> Result<Isa, String> {
    // Full triples are taken by their first part.
    let arch = name.split('-').next().unwrap_or(name);
    let arch = if arch.starts_with("aarch64v8") { "aarch64" } else { arch };
    Isa::from_name(arch).ok_or_else(|| format!("target {name} is not supported"))
}

fn level(option: &str, value: &str) -> Result<u8, String> {
    value.parse().ok().filter(|level| *level <= 3).ok_or_else(|| format!("{option}: a level is 0, 1, 2 or 3"))
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

fn run(job: &Job) -> Result<(), String> {
    let describe = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let wasm = std::fs::read(&job.input).map_err(|error| describe(&job.input, error))?;
    if !job.quiet {
        introduce(&job.options).map_err(|error| error.to_string())?;
    }
    let compiled = wamrc::compile(&wasm, &job.options).map_err(|error| error.to_string())?;
    std::fs::write(&job.output, compiled).map_err(|error| describe(&job.output, error))?;
    if !job.quiet {
        println!("Compile success, file {} was generated.", job.output.display());
    }
    Ok(())
}

/// Says what will be done, as WAMR's wamrc does.
fn introduce(options: &Options) -> Result<(), Error> {
    let target = wamrc::describe_target(options)?;
    let features: Vec<String> = target.features.names(target.isa).map(|name| format!("+{name}")).collect();
    let format = match options.format {
        Format::Aot => "AoT file",
        Format::Object => "native object file",
        Format::UnoptimisedIr => "unoptimized LLVM IR",
        Format::OptimisedIr => "optimized LLVM IR",
    };
    println!("Create AoT compiler with:");
    println!("  target:        {}", target.isa);
    println!("  target cpu:    {}", target.cpu);
    println!("  target triple: {}", target.triple);
    println!("  cpu features:  {}", features.join(","));
    println!("  opt level:     {}", options.opt_level);
    println!("  size level:    3");
    println!("  output format: {format}");
    Ok(())
}
