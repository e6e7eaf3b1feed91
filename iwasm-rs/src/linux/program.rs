//! A WALI program: what its threads share.

use std::ffi::{CString, OsString};
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::env::Environment;
use super::fs;
use super::mem::AddressSpace;
use super::signal::{self, Actions};
use crate::runtime::{Exit, Host, Memory, VmContext};

/// What a program is started with.
#[derive(Debug)]
pub struct Config {
    /// The module's file, which the program knows as `/proc/self/exe`.
    pub file: PathBuf,
    /// Its arguments, the first of which is its name.
    pub args: Vec<OsString>,
    /// Its environment.
    pub environment: Environment,
    /// Options of the engine that a program executed by this one gets.
    pub engine_options: Vec<OsString>,
    /// Whether the mappings are printed at the end: see [`Program::report_maps`].
    pub maps: bool,
    /// Reports a trap or an uncaught exception in a thread other than the first, and says with which status the process ends.
    pub report: fn(Exit) -> u8,
}

/// State of a running program, shared by its threads: the [`Host`] of its instances.
pub struct Program {
    pub(super) config: Config,
    pub(super) initialised: AtomicBool,
    pub(super) finished: AtomicBool,
    pub(super) actions: Mutex<Actions>,
    pub(super) handler_types: signal::HandlerTypes,
    /// The module's file, as the kernel gets it.
    pub(super) own_file: CString,
    space: Mutex<AddressSpace>,
}

impl Program {
    /// A program that has not begun.
    pub fn new(config: Config) -> Program {
        Program {
            own_file: fs::c_path(&config.file),
            config,
            initialised: AtomicBool::new(false),
            finished: AtomicBool::new(false),
            actions: Mutex::default(),
            handler_types: signal::HandlerTypes::new(),
            space: Mutex::default(),
        }
    }

    /// Its mapped pages.
    pub(super) fn space(&self) -> MutexGuard<'_, AddressSpace> {
        self.space.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Prints the mappings of its memory to standard error, if that is asked for.
    pub fn report_maps(&self, memory: &Memory) {
        if self.config.maps {
            eprint!("{}", self.space().dump(memory));
        }
    }

    /// What it does about signals.
    pub(super) fn actions(&self) -> MutexGuard<'_, Actions> {
        self.actions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for Program {
    fn deliver(&self, context: *mut VmContext) -> Result<(), Exit> {
        signal::deliver(self, context).map(drop)
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Program({:?})", self.config.args)
    }
}
