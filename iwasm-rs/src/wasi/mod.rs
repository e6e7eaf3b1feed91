//! WASI preview 1: the functions that a module imports from `wasi_snapshot_preview1`, on files below directories that the
//! command line names; and those of its older form, `wasi_unstable`, which differ in a few structs and numbers.
//!
//! [`table`] lists the functions with their parameters; each has a handler of its name, by theme:
//!
//! ```text
//! pub fn fd_tell(call: Call, fd: u32, offset: u32) -> Result<(), Errno>
//! ```
//!
//! Rights are not kept: a descriptor allows what the host allows. A path never leads out of its directory, which the kernel sees to
//! (`openat2` with `RESOLVE_BENEATH`).

mod arguments;
mod call;
mod descriptors;
mod errno;
mod fd;
mod path;
mod poll;
mod socket;
mod system;
mod table;
pub mod thread;
mod types;

use std::any::Any;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::runtime::{Exit, Extern, ExternType, Host, Instance, Resolver, VmContext};
use crate::wasm::Module;
use descriptors::Descriptors;

/// Name of the module that the imports come from.
pub const MODULE: &str = "wasi_snapshot_preview1";
/// The same for the older ABI.
pub const UNSTABLE: &str = "wasi_unstable";

/// What a program is started with.
#[derive(Debug)]
pub struct Config {
    /// Its arguments, the first of which is its name.
    pub args: Vec<OsString>,
    /// Its environment, each variable as `NAME=value`.
    pub environment: Vec<OsString>,
    /// Directories that it may use: the name by which it knows each, and the host's.
    pub directories: Vec<(OsString, PathBuf)>,
    /// The most threads besides the first, if limited.
    pub max_threads: Option<u32>,
    /// Says why a thread did not return: the exit code of the process.
    pub report: fn(Exit) -> u8,
}

/// State of a running program: the [`Host`] of its instance.
#[derive(Debug)]
pub struct Program {
    args: Vec<OsString>,
    environment: Vec<OsString>,
    descriptors: Mutex<Descriptors>,
    threads: thread::Threads,
    max_threads: Option<u32>,
    report: fn(Exit) -> u8,
}

impl Program {
    /// A program that has not begun.
    ///
    /// # Errors
    /// The directory that cannot be opened, and why.
    pub fn new(config: Config) -> Result<Program, (PathBuf, std::io::Error)> {
        let Config { args, environment, directories, max_threads, report } = config;
        let descriptors = Mutex::new(Descriptors::new(directories)?);
        Ok(Program { args, environment, descriptors, threads: thread::Threads::default(), max_threads, report })
    }

    /// The program that an instance belongs to, if it is one of WASI's.
    fn of(instance: &Instance) -> Option<&Program> {
        instance.host.as_ref().and_then(|host| (&**host as &dyn Any).downcast_ref())
    }

    fn descriptors(&self) -> MutexGuard<'_, Descriptors> {
        self.descriptors.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for Program {
    fn deliver(&self, _: *mut VmContext) -> Result<(), Exit> {
        Ok(())
    }
}

fn is_wasi(module: &str) -> bool {
    [MODULE, UNSTABLE].contains(&module)
}

/// Whether a module imports from WASI.
pub fn is_imported(module: &Module) -> bool {
    module.imports.iter().any(|import| is_wasi(&import.module) || import.module == thread::MODULE)
}

/// Resolves the imports of [`MODULE`] and [`UNSTABLE`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Wasi;

impl Resolver for Wasi {
    fn resolve(&self, module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        let ExternType::Func(ty, _, true) = ty else { return None };
        is_wasi(module).then(|| table::find(module, name, ty))?.map(Extern::Direct)
    }
}
