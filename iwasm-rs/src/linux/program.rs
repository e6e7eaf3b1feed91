//! A WALI program: what its threads share.

use std::collections::HashMap;
use std::ffi::{CString, OsString};
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::env::Environment;
use super::fs;
use super::mem::AddressSpace;
use super::signal::{self, Actions};
use super::start;
use crate::runtime::{Exit, GuestFault, Host, Memory, VmContext};

/// What a program is started with.
#[derive(Debug)]
pub struct Config {
    /// The module's file, which the program knows as `/proc/self/exe`.
    pub file: PathBuf,
    /// The file as it was named, which names the process.
    pub named: PathBuf,
    /// Its arguments, the first of which is its name.
    pub args: Vec<OsString>,
    /// Its environment.
    pub environment: Environment,
    /// Options of the engine that a program executed by this one gets.
    pub engine_options: Vec<OsString>,
    /// Whether its fuel is limited: what a program executed by this one gets is what is left.
    pub limits_fuel: bool,
    /// Whether the mappings are printed at the end: see [`Program::report_maps`].
    pub maps: bool,
    /// The most threads besides the first, where the system's limits are not enough.
    pub max_threads: Option<u32>,
    /// Reports a trap or an uncaught exception in a thread other than the first, and says with which status the process ends.
    pub report: fn(Exit) -> u8,
}

/// State of a running program, shared by its threads: the [`Host`] of its instances.
pub struct Program {
    pub(super) config: Config,
    pub(super) initialised: AtomicBool,
    pub(super) finished: AtomicBool,
    pub(super) actions: Mutex<Actions>,
    /// Threads besides the first.
    threads: AtomicU32,
    /// Addresses of the lists of locks, by thread.
    robust: Mutex<HashMap<i32, u32>>,
    pub(super) handler_types: signal::HandlerTypes,
    /// The module's file, as the kernel gets it.
    pub(super) own_file: CString,
    space: Mutex<AddressSpace>,
}

impl Program {
    /// A program that has not begun; the process takes its name, arguments and environment.
    pub fn new(config: Config) -> Program {
        start::show_process(&config);
        Program {
            own_file: fs::c_path(&config.file),
            config,
            initialised: AtomicBool::new(false),
            finished: AtomicBool::new(false),
            actions: Mutex::default(),
            threads: AtomicU32::new(0),
            robust: Mutex::default(),
            handler_types: signal::HandlerTypes::new(),
            space: Mutex::default(),
        }
    }

    /// Counts a new thread, unless there are as many as may be.
    pub(super) fn begin_thread(&self) -> bool {
        let max = self.config.max_threads.unwrap_or(u32::MAX);
        self.threads.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| (count < max).then_some(count + 1)).is_ok()
    }

    /// A thread has ended, or has not come to be. In the child of a fork the only thread may not be counted.
    pub(super) fn end_thread(&self) {
        let _ = self.threads.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| count.checked_sub(1));
    }

    /// The child of a fork has one thread, as if it were the first.
    pub(super) fn forget_threads(&self) {
        self.threads.store(0, Ordering::Relaxed);
    }

    /// The lists of locks; locked while the process forks.
    pub(super) fn lock_robust(&self) -> MutexGuard<'_, HashMap<i32, u32>> {
        self.robust.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the list of a thread, 0 for none.
    pub(super) fn set_robust_head(&self, tid: i32, head: u32) {
        let mut heads = self.lock_robust();
        match head {
            0 => heads.remove(&tid),
            head => heads.insert(tid, head),
        };
    }

    /// The list of a thread, 0 if it has none.
    pub(super) fn robust_head(&self, tid: i32) -> u32 {
        self.lock_robust().get(&tid).copied().unwrap_or(0)
    }

    /// Takes all lists, of a process that ends.
    pub(super) fn robust_heads(&self) -> HashMap<i32, u32> {
        std::mem::take(&mut *self.lock_robust())
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

    fn handles(&self, fault: &GuestFault) -> bool {
        signal::handles(self, fault)
    }

    fn signal_mask(&self) -> u64 {
        signal::mask()
    }

    fn set_signal_mask(&self, mask: u64) {
        signal::set_mask(mask);
    }

    fn fault(&self, context: *mut VmContext, fault: &GuestFault) -> Result<bool, Exit> {
        let mapped = fault.access.is_some_and(|(.., address)| self.space().is_mapped(address));
        signal::fault(self, context, fault, mapped)?;
        Ok(fault.access.is_some())
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Program({:?})", self.config.args)
    }
}
