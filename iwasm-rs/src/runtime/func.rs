//! Functions as values.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::context::VmContext;
use super::engine::Engine;
use super::instance::Instance;
use super::trap::Exit;
use super::types::TypeId;
use crate::wasm::index::FuncIdx;

/// Address of a direct host function: `extern "C" fn(*mut VmContext, u64...) -> u64`, one u64 for each Wasm parameter, i32 zero-extended.
///
/// It may leave by [`crate::sys::exit`] and must not unwind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostFn(pub usize);

/// A host function of any type: the context of the caller, and values: arguments, then results in their place, in slots.
pub type HostFunction = Box<dyn Fn(*mut VmContext, &mut [u64]) -> Result<(), Exit> + Send + Sync>;

/// A function as a value. Lives as long as its store; its reference value is its handle there.
pub struct FuncInst {
    /// Reference value, never 0.
    pub handle: u32,
    /// Canonical type.
    pub ty: TypeId,
    /// What it is.
    pub kind: FuncKind,
    foreign: AtomicUsize,
}

/// What a function is.
pub enum FuncKind {
    /// A function of an instance, which lives as long as the store.
    Wasm(*const Instance, FuncIdx),
    /// A host function.
    Host(HostFunction),
}

// SAFETY: immutable but for an atomic; the instance behind the pointer is only used through calls on the thread that owns its context.
unsafe impl Send for FuncInst {}
// SAFETY: as above.
unsafe impl Sync for FuncInst {}

impl FuncInst {
    pub(super) fn new(handle: u32, ty: TypeId, kind: FuncKind) -> FuncInst {
        FuncInst { handle, ty, kind, foreign: AtomicUsize::new(0) }
    }

    /// Code word that calls it in its own context, made by the first engine that asks.
    pub(super) fn foreign_code(&self, engine: &dyn Engine) -> usize {
        let known = self.foreign.load(Ordering::Acquire);
        if known != 0 {
            return known;
        }
        let code = engine.foreign_code(self.ty, self);
        match self.foreign.compare_exchange(0, code, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => code,
            Err(first) => first,
        }
    }
}

impl fmt::Debug for FuncInst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if matches!(self.kind, FuncKind::Host(_)) { "host" } else { "wasm" };
        write!(f, "FuncInst({}, {kind}, {:?})", self.handle, self.ty)
    }
}
