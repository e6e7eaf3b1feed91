//! What the peers share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iwasm::runtime::TrapKind;
use iwasm::wasm::FuncType;
use wali_tests::differential::{Outcome, is_foreign, respond};

pub use wasm_smith::Config;

/// A trap without distinctions that the peers do not make.
pub fn coarse(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Trapped(TrapKind::UndefinedElement) => Outcome::Trapped(TrapKind::TableOutOfBounds),
        Outcome::Trapped(TrapKind::UninitializedElement | TrapKind::NullFunctionReference) => Outcome::Trapped(TrapKind::NullReference),
        // Which of the two an access is that is both, engines decide.
        Outcome::Trapped(TrapKind::UnalignedAtomic) => Outcome::Trapped(TrapKind::MemoryOutOfBounds),
        other => other,
    }
}

/// What the host's functions have been called with by an instance.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u64>>>);

impl Log {
    fn lock(&self) -> MutexGuard<'_, Vec<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets all of it.
    pub fn clear(&self) {
        self.lock().clear();
    }

    /// All of it.
    pub fn all(&self) -> Vec<u64> {
        self.lock().clone()
    }

    /// A call of a host function: its results in slots; `None` if it traps.
    pub fn call(&self, salt: u64, args: Vec<u64>, ty: &FuncType) -> Option<Vec<u64>> {
        (!is_foreign(ty.results())).then(|| respond(&mut self.lock(), salt, args, ty))
    }
}
