//! What a module finds outside: the imports that are known, and the program that its system calls belong to.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aot_format::layout::is_direct_import;

use super::failure::Failure;
use super::options::{APPEND_STRACE, Config, DEADLINE, Strace, Verbosity};
use crate::linux::{self, Environment, Program, Sink, Wali};
use crate::runtime::{Exit, Host, Linker, Memory, Store};
use crate::wasi::{self, Wasi};
use crate::wasm::{Module, is_checked};

/// The program that a module's calls belong to.
pub(super) enum Guest {
    /// Makes Linux system calls.
    Wali(Arc<Program>),
    /// Makes those of WASI.
    Wasi(Arc<wasi::Program>),
}

impl Guest {
    /// What the instance keeps of it.
    pub(super) fn state(&self) -> Arc<dyn Host> {
        match self {
            Guest::Wali(program) => program.clone(),
            Guest::Wasi(program) => program.clone(),
        }
    }

    /// To be called when it has ended in another way than by a call.
    pub(super) fn finish(&self, memory: &Memory) {
        match self {
            Guest::Wali(program) => program.report_maps(memory),
            Guest::Wasi(_) => {}
        }
    }
}

/// Everything that a module can import, and the state behind it.
///
/// # Errors
/// When the module's memory is not one for system calls, the environment cannot be read, a directory cannot be opened or the file for
/// system calls cannot be written.
pub(super) fn build(config: &Config, module: &Module, store: &Store) -> Result<(Linker, Guest), Failure> {
    let calls_system = module.imports.iter().any(|import| is_direct_import(&import.module));
    if calls_system && module.memories.first().is_some_and(is_checked) {
        let text = "system calls need a memory 0 with 32-bit addresses and pages of 64 KiB";
        return Err(Failure::load("WASM", &text));
    }
    let mut linker = Linker::new();
    // A program may import more than it calls: what is unknown traps when it is called.
    linker.on_missing_function = Some(if config.verbosity >= Verbosity::WARNING { warn_unlinked } else { |_, _| () });
    // A program is alone. Programs with threads import their memory.
    linker.makes_memories = true;
    let guest = if wasi::is_imported(module) { wasi_program(config, &mut linker, store)? } else { wali_program(config, &mut linker)? };
    Ok((linker, guest))
}

/// The guest's arguments, its name first.
fn arguments(config: &Config) -> Vec<OsString> {
    let name = config.argv0.as_ref().unwrap_or(&config.file);
    [name].into_iter().chain(&config.args).cloned().collect()
}

fn wali_program(config: &Config, linker: &mut Linker) -> Result<Guest, Failure> {
    let strace = config.strace.as_ref().map(absolute);
    if let Some(strace) = &strace {
        install_strace(strace)?;
    }
    linker.add_resolver(Box::new(Wali { strace: strace.is_some() }));
    let program = Program::new(linux::Config {
        // As the kernel names it, or as it is named where that cannot be said.
        file: fs::canonicalize(&config.file).unwrap_or_else(|_| PathBuf::from(&config.file)),
        named: PathBuf::from(&config.file),
        maps: config.maps,
        args: arguments(config),
        environment: environment(config)?,
        engine_options: inherited_options(config, strace.as_ref()),
        limits_fuel: config.fuel.is_some(),
        max_threads: config.max_threads,
        report,
    });
    Ok(Guest::Wali(Arc::new(program)))
}

/// A WASI program sees nothing of the host but what the command line gives it, so its environment is that of the options alone.
fn wasi_program(config: &Config, linker: &mut Linker, store: &Store) -> Result<Guest, Failure> {
    linker.add_resolver(Box::new(Wasi));
    linker.define(wasi::thread::MODULE, wasi::thread::SPAWN, wasi::thread::spawn_function(store));
    let mut environment = config.env_file.as_deref().map_or(Ok(Vec::new()), lines)?;
    environment.extend(config.env.iter().cloned());
    environment.retain(|line| !line.is_empty());
    let program = wasi::Program::new(wasi::Config {
        args: arguments(config),
        environment,
        directories: config.directories.clone(),
        max_threads: config.max_threads,
        report,
    });
    let failed = |(path, why): (PathBuf, io::Error)| Failure::Startup(format!("open directory {} failed: {why}", path.display()));
    Ok(Guest::Wasi(Arc::new(program.map_err(failed)?)))
}

fn warn_unlinked(module: &str, name: &str) {
    eprintln!("warning: failed to link import function ({module}, {name})");
}

/// Says why a thread did not return; the exit code of the process.
fn report(exit: Exit) -> u8 {
    match Failure::exit(exit) {
        Some(failure) => {
            eprint!("{failure}");
            failure.exit_code()
        }
        None => 0,
    }
}

/// The guest's environment: the caller's, or that of a file, with what the command line adds.
fn environment(config: &Config) -> Result<Environment, Failure> {
    let Some(path) = &config.env_file else {
        let inherited = std::env::vars_os().map(|(name, value)| {
            let mut line = name;
            line.push("=");
            line.push(value);
            line
        });
        return Ok(Environment::of(inherited.chain(config.env.iter().cloned())));
    };
    let lines = lines(path)?;
    if config.env.is_empty() {
        return Ok(Environment::File(path.clone()));
    }
    Ok(Environment::of(lines.into_iter().chain(config.env.iter().cloned())))
}

/// The variables of a file.
fn lines(path: &Path) -> Result<Vec<OsString>, Failure> {
    let text = fs::read(path).map_err(|e| Failure::unreadable("open", path, &e))?;
    let separator = if text.contains(&0) { 0 } else { b'\n' };
    Ok(text.split(|byte| *byte == separator).map(|line| OsString::from_vec(line.to_vec())).collect())
}

/// The place of the trace, independent of the current directory.
fn absolute(strace: &Strace) -> Strace {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    match strace {
        Strace::Stderr => Strace::Stderr,
        Strace::File { path, append } => Strace::File { path: absolute(path), append: *append },
    }
}

fn install_strace(strace: &Strace) -> Result<(), Failure> {
    let failed = |path: &Path, why: io::Error| Failure::Startup(format!("open strace output {} failed: {why}", path.display()));
    let sink = match strace {
        Strace::Stderr => Sink::new(&io::stderr()).map_err(|e| failed(&PathBuf::from("stderr"), e))?,
        Strace::File { path, append } => {
            // Appending, so that lines of the processes that share the file do not overwrite each other.
            let file = OpenOptions::new().create(true).append(true).open(path).map_err(|e| failed(path, e))?;
            if !append && file.metadata().is_ok_and(|m| m.is_file()) {
                file.set_len(0).map_err(|e| failed(path, e))?;
            }
            Sink::new(&file).map_err(|e| failed(path, e))?
        }
    };
    sink.install();
    Ok(())
}

/// The options that a Wasm program executed by this one gets. It has an environment of its own.
fn inherited_options(config: &Config, strace: Option<&Strace>) -> Vec<OsString> {
    let mut options = vec![OsString::from(format!("-v={}", config.verbosity.0))];
    if config.interp {
        options.push("--interp".into());
    }
    if config.relaxed_indirect_calls {
        options.push("--relaxed-indirect-calls".into());
    }
    if let Some(bytes) = config.stack_bytes {
        options.push(format!("--stack-size={bytes}").into());
    }
    if let Some(bytes) = config.gc_heap_bytes {
        options.push(format!("--gc-heap-size={bytes}").into());
    }
    if let Some(threads) = config.max_threads {
        options.push(format!("--max-threads={threads}").into());
    }
    if let Some(deadline) = config.deadline_ns {
        options.push(format!("{DEADLINE}={deadline}").into());
    }
    if let Some(path) = &config.aot_cache {
        let option = [b"--aot-cache=", path.as_os_str().as_bytes()].concat();
        options.push(OsString::from_vec(option));
    }
    match strace {
        Some(Strace::Stderr) => options.push("--strace".into()),
        Some(Strace::File { path, .. }) => {
            let option = [APPEND_STRACE.as_bytes(), b"=", path.as_os_str().as_bytes()].concat();
            options.push(OsString::from_vec(option));
        }
        None => {}
    }
    options
}
