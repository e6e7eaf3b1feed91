//! Why a run failed: one text and one exit code for each phase.

use std::fmt;
use std::path::Path;

use crate::runtime::{Exit, InstantiateError, Trap};

/// Why a run failed. Its text ends with a newline.
#[derive(Debug)]
pub enum Failure {
    /// Nothing ran: the file cannot be read, loaded or instantiated.
    Startup(String),
    /// The arguments do not fit the function.
    Arguments(String),
    /// The call could not be made.
    Call(String),
    /// The call ended with a trap.
    Trap(Box<Trap>),
}

impl Failure {
    /// Exit code of failures before anything ran.
    pub const STARTUP: u8 = 255;
    const TRAP: u8 = 1;

    /// A file that cannot be read; `action` is `open` or `read`.
    pub(super) fn unreadable(action: &str, file: &Path, why: &dyn fmt::Display) -> Failure {
        Failure::Startup(format!("Read file to buffer failed: {action} file {} failed: {why}", file.display()))
    }

    /// A module that cannot be loaded; `kind` is `WASM` or `AOT`.
    pub(super) fn load(kind: &str, why: &dyn fmt::Display) -> Failure {
        Failure::Startup(format!("{kind} module load failed: {why}"))
    }

    /// A module that cannot be instantiated.
    pub(super) fn instantiate(why: InstantiateError) -> Failure {
        let text = match &why {
            // The texts that users of the reference know for data and element segments, and for traps in the start function.
            InstantiateError::Exit(exit) => format!("Exception: {exit}"),
            other => other.to_string(),
        };
        Failure::Startup(format!("WASM module instantiate failed: {text}"))
    }

    /// A call that did not return, `None` if only the calling thread ended.
    pub(super) fn exit(exit: Exit) -> Option<Failure> {
        match exit {
            Exit::Trap(trap) => Some(Failure::Trap(trap)),
            Exit::Exception(_) | Exit::Jump => Some(Failure::Call(exit.to_string())),
            Exit::Thread => None,
        }
    }

    /// The exit code that stands for it.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Startup(_) => Self::STARTUP,
            Failure::Arguments(_) | Failure::Call(_) | Failure::Trap(_) => Self::TRAP,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Startup(text) | Failure::Arguments(text) => writeln!(f, "{text}"),
            Failure::Call(text) => writeln!(f, "Exception: {text}"),
            Failure::Trap(trap) => {
                let trace = trap.backtrace();
                if !trace.is_empty() {
                    writeln!(f, "\n{trace}")?;
                }
                writeln!(f, "Exception: {trap}")
            }
        }
    }
}

impl std::error::Error for Failure {}
