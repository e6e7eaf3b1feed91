//! The `wamrc` program: command line -> [`args::Request`] -> [`wamrc::compile_with`] or [`inspect`] -> file or text.

mod args;
mod inspect;
mod progress;

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;

use args::{Job, Request};
use wamrc::{Error, Event, Format, Options};

fn main() -> ExitCode {
    wamrc::end_on_fatal_errors();
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let result = match args::parse(&args) {
        Ok(Request::Say(text, success)) => {
            say(&text);
            return ExitCode::from(u8::from(!success));
        }
        Ok(Request::Compile(job)) if is_same(&job.input, &job.output) => {
            eprintln!("Error: input file and output file are the same");
            return ExitCode::from(255);
        }
        Ok(Request::Compile(job)) => compile(&job),
        Ok(Request::Inspect { file, verify }) => inspect::run(&file, verify).map(|text| say(text.trim_end())),
        Err(message) => Err(message),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("Error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Whether two paths are of one file, by whatever names.
fn is_same(input: &Path, output: &Path) -> bool {
    let identity = |path: &Path| std::fs::metadata(path).map(|file| (file.dev(), file.ino()));
    input == output || matches!((identity(input), identity(output)), (Ok(input), Ok(output)) if input == output)
}

/// Writes a line to stdout. Where nobody reads it, it does not matter.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// What a failed access to a file says.
fn describe(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn compile(job: &Job) -> Result<(), String> {
    let wasm = std::fs::read(&job.input).map_err(|error| describe(&job.input, &error))?;
    if job.verbosity > 0 {
        say(&introduction(&job.options).map_err(|error| error.to_string())?);
    }
    if job.verbosity >= args::NOTES {
        job.notes.iter().for_each(|note| say(note));
    }
    let bar = progress::Bar::new(job.verbosity > 0);
    let compiled = wamrc::compile_with(&wasm, &job.options, &|event| match event {
        Event::Progress { done, count } => bar.show(done, count),
        Event::Warning(text) => {
            bar.clear();
            eprintln!("warning: {text}");
        }
    });
    bar.clear();
    let compiled = compiled.map_err(|error| error.to_string())?;
    std::fs::write(&job.output, compiled).map_err(|error| describe(&job.output, &error))?;
    if job.verbosity > 0 {
        say(&format!("Compile success, file {} was generated.", job.output.display()));
    }
    Ok(())
}

/// What will be done, in the words of WAMR's wamrc.
fn introduction(options: &Options) -> Result<String, Error> {
    let targets = wamrc::describe_targets(options)?;
    let format = match options.format {
        Format::Aot => "AoT file",
        Format::Object => "native object file",
        Format::UnoptimisedIr => "unoptimized LLVM IR",
        Format::OptimisedIr => "optimized LLVM IR",
    };
    let mut text = "Create AoT compiler with:\n".to_string();
    for target in targets {
        let features: Vec<String> = target.features.names(target.isa).map(|name| format!("+{name}")).collect();
        let (isa, cpu, triple, features) = (target.isa, target.cpu, target.triple, features.join(","));
        text += &format!("  target:        {isa}\n  target cpu:    {cpu}\n  target triple: {triple}\n  cpu features:  {features}\n");
    }
    Ok(text + &format!("  opt level:     {}\n  size level:    3\n  output format: {format}", options.opt_level))
}
