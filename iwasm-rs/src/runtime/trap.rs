//! How a call ends other than by returning.

use std::fmt;
use std::sync::Arc;

use aot_format::trap::TrapKind;

use super::exception::Exception;
use crate::wasm::Module;

/// A frame of a stack trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Function index.
    pub func: u32,
    /// Offset of the instruction in the module, in bytes; 0 if unknown.
    pub offset: u32,
}

/// Room for the innermost frames of a trace, filled without allocation.
#[derive(Debug)]
pub struct TraceBuffer {
    frames: [Frame; TraceBuffer::CAPACITY],
    len: usize,
    omitted: usize,
}

impl TraceBuffer {
    /// How many frames are kept.
    pub const CAPACITY: usize = 64;

    pub(super) const fn new() -> TraceBuffer {
        TraceBuffer { frames: [Frame { func: 0, offset: 0 }; Self::CAPACITY], len: 0, omitted: 0 }
    }

    /// Forgets all frames.
    pub fn clear(&mut self) {
        (self.len, self.omitted) = (0, 0);
    }

    /// Adds the next outer frame.
    pub fn push(&mut self, frame: Frame) {
        if self.len < Self::CAPACITY {
            self.frames[self.len] = frame;
            self.len += 1;
        } else {
            self.omitted += 1;
        }
    }

    /// The frames, innermost first.
    pub fn frames(&self) -> &[Frame] {
        &self.frames[..self.len]
    }
}

/// A trap with its stack trace.
#[derive(Clone)]
pub struct Trap {
    /// Why.
    pub kind: TrapKind,
    /// More than the kind says, such as the name of an import.
    pub detail: Option<String>,
    /// The innermost frames, innermost first.
    pub frames: Vec<Frame>,
    /// How many outer frames are not in `frames`.
    pub omitted: usize,
    /// The module whose functions the frames name.
    pub module: Option<Arc<Module>>,
}

impl Trap {
    /// A trap without a trace.
    pub fn new(kind: TrapKind) -> Trap {
        Trap { kind, detail: None, frames: Vec::new(), omitted: 0, module: None }
    }

    /// A trap that says more than its kind.
    pub fn with_detail(kind: TrapKind, detail: String) -> Trap {
        Trap { detail: Some(detail), ..Trap::new(kind) }
    }

    pub(super) fn with_trace(kind: TrapKind, module: &Arc<Module>, trace: &TraceBuffer) -> Trap {
        Trap { kind, detail: None, frames: trace.frames().to_vec(), omitted: trace.omitted, module: Some(module.clone()) }
    }

    /// The stack trace in WAMR's form, a line a frame: `#00: 0x0039 - name`.
    pub fn backtrace(&self) -> String {
        let names = self.module.as_ref().map(|m| m.func_names()).unwrap_or_default();
        let mut text = String::new();
        for (i, frame) in self.frames.iter().enumerate() {
            let name = names.get(&frame.func).cloned().unwrap_or_else(|| format!("$f{}", frame.func));
            text += &format!("#{i:02}: 0x{:04x} - {name}\n", frame.offset);
        }
        if self.omitted > 0 {
            text += &format!("... {} outer frames\n", self.omitted);
        }
        text
    }
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.detail {
            Some(detail) => write!(f, "{} ({detail})", self.kind),
            None => write!(f, "{}", self.kind),
        }
    }
}

impl fmt::Debug for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Trap({self}, {} frames)", self.frames.len())
    }
}

impl std::error::Error for Trap {}

/// How a call ends other than by returning.
#[derive(Debug)]
pub enum Exit {
    /// A trap: nothing in Wasm can catch it.
    Trap(Box<Trap>),
    /// An exception that no frame of the call has caught; alive until the thread's next allocation of an exception at the earliest.
    Exception(*mut Exception),
    /// The thread ends.
    Thread,
    /// A `longjmp` to an outer activation, kept by [`super::jump`].
    Jump,
}

impl From<Trap> for Exit {
    fn from(trap: Trap) -> Exit {
        Exit::Trap(Box::new(trap))
    }
}

impl From<TrapKind> for Exit {
    fn from(kind: TrapKind) -> Exit {
        Trap::new(kind).into()
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Exit::Trap(trap) => trap.fmt(f),
            Exit::Exception(_) => TrapKind::UncaughtException.fmt(f),
            Exit::Thread => f.write_str("thread ended"),
            Exit::Jump => f.write_str(super::jump::DEAD),
        }
    }
}
