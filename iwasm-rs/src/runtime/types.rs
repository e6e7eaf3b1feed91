//! Canonical ids of function types: equal types have equal ids in the whole process.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use wasmparser::FuncType;

/// Canonical id of a function type, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct TypeId(pub u32);

#[derive(Default)]
struct Interner {
    ids: HashMap<&'static FuncType, TypeId>,
    types: Vec<&'static FuncType>,
}

// Types live as long as the process: there are few different ones, and code holds their ids.
static INTERNER: LazyLock<Mutex<Interner>> = LazyLock::new(Mutex::default);

fn interner() -> std::sync::MutexGuard<'static, Interner> {
    INTERNER.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl TypeId {
    /// The id of a type.
    pub fn of(ty: &FuncType) -> TypeId {
        let mut interner = interner();
        if let Some(id) = interner.ids.get(ty) {
            return *id;
        }
        let ty: &'static FuncType = Box::leak(Box::new(ty.clone()));
        interner.types.push(ty);
        let id = TypeId(interner.types.len() as u32);
        interner.ids.insert(ty, id);
        id
    }

    /// The type of an id.
    pub fn ty(self) -> &'static FuncType {
        interner().types[self.0 as usize - 1]
    }
}
