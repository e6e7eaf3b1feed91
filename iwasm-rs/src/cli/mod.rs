//! The program `iwasm`: flags -> configuration -> run. Texts, exit codes and the order of phases are WAMR's; results go to standard
//! output, everything about failures to standard error.

mod binfmt;
mod cache;
mod entry;
mod failure;
mod host;
mod load;
mod options;
mod profile;
mod repl;
mod value;

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::panic;
use std::process;

pub use failure::Failure;
pub use load::{Loaded, load};
pub use options::{Command, Config, Strace, Usage, Verbosity};

use crate::runtime::{Instance, Store, set_stack_bytes};
use crate::sys::{deadline, report};

/// Exit code of wrong command lines and of traps.
const EXIT_USAGE: u8 = 1;

/// Runs the program with its arguments (without its own name): the exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    report_panics_in_one_line();
    let words: Vec<OsString> = args.into_iter().collect();
    match binfmt::configuration(&words).map_or_else(|| Command::parse(words), |config| Ok(Command::Run(Box::new(config)))) {
        Ok(Command::Run(mut config)) => {
            config.aot_cache = config.aot_cache.or_else(cache::from_environment);
            match run(&config) {
                Ok(()) => 0,
                Err(failure) => {
                    eprint!("{failure}");
                    failure.exit_code()
                }
            }
        }
        Ok(Command::FillCache(words)) => cache::fill(&words),
        Ok(Command::Version) => {
            println!("iwasm {}", env!("CARGO_PKG_VERSION"));
            0
        }
        Ok(Command::Help) => usage(None),
        Err(Usage(message)) => usage(message),
    }
}

fn usage(message: Option<String>) -> u8 {
    if let Some(message) = message {
        eprintln!("{message}");
    }
    print!("{}", options::help());
    EXIT_USAGE
}

/// A panic is a defect of this program: it ends the process, whatever thread it is on, and says so in one line.
fn report_panics_in_one_line() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload_as_str().unwrap_or("no message");
        let place = info.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
        eprintln!("iwasm: internal error{place}: {text}; please report this");
        process::exit(i32::from(Failure::STARTUP));
    }));
}

/// Loads, instantiates and runs a module.
fn run(config: &Config) -> Result<(), Failure> {
    if let Some(bytes) = config.stack_bytes {
        set_stack_bytes(bytes);
    }
    if let Some(at) = config.deadline_ns {
        deadline::set(at).map_err(|why| Failure::Startup(format!("no thread for the time limit: {why}")))?;
    }
    let Loaded { module, engine } = load(config)?;
    // Never dropped: other threads of the guest may run until the process ends.
    let store = ManuallyDrop::new(Store::new());
    if let Some(bytes) = config.gc_heap_bytes {
        store.configure_gc(bytes, false);
    }
    if let Some(fuel) = config.fuel {
        store.set_fuel(fuel);
    }
    let (linker, host) = host::build(config, &module, &store)?;
    let instance = Instance::new(&store, &module, &engine, &linker, Some(host.state())).map_err(Failure::instantiate)?;
    let result = if config.repl {
        repl::run(instance)
    } else if let Some(function) = &config.function {
        entry::call_function(instance, function, &config.args)
    } else {
        entry::call_entry_point(instance, config)
    };
    if let Some(memory) = instance.memories.first() {
        host.finish(memory);
    }
    report::end();
    result
}
