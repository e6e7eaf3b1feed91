//! Canonical ids of function types: equal types have equal ids in the whole process.

use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use wasmparser::FuncType;

/// Canonical id of a function type, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct TypeId(pub u32);

// Types live as long as the process: there are few different ones, and code holds their ids.
static IDS: LazyLock<Mutex<HashMap<&'static FuncType, TypeId>>> = LazyLock::new(Mutex::default);

/// Types by id, read without a lock: chunk `k` holds the ids from 2^k up to 2^(k+1).
static CHUNKS: [AtomicPtr<&'static FuncType>; 32] = [const { AtomicPtr::new(ptr::null_mut()) }; 32];

impl TypeId {
    /// The id of a type.
    pub fn of(ty: &FuncType) -> TypeId {
        let mut ids = Self::lock();
        if let Some(id) = ids.get(ty) {
            return *id;
        }
        let ty: &'static FuncType = Box::leak(Box::new(ty.clone()));
        let id = TypeId(ids.len() as u32 + 1);
        id.place(ty);
        ids.insert(ty, id);
        id
    }

    /// Keeps other threads from making ids, for a fork.
    pub(super) fn lock() -> MutexGuard<'static, HashMap<&'static FuncType, TypeId>> {
        IDS.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn chunk(self) -> (&'static AtomicPtr<&'static FuncType>, usize) {
        let k = self.0.ilog2();
        (&CHUNKS[k as usize], self.0 as usize - (1 << k))
    }

    fn place(self, ty: &'static FuncType) {
        let (chunk, index) = self.chunk();
        if index == 0 {
            let entries = vec![ty; 1 << self.0.ilog2()].into_boxed_slice();
            chunk.store(Box::leak(entries).as_mut_ptr(), Ordering::Release);
        }
        // SAFETY: the chunk has 2^k entries; only the holder of the lock writes, and nobody reads an id before it is returned.
        unsafe { chunk.load(Ordering::Relaxed).add(index).write(ty) };
    }

    /// The type of an id. Takes no lock.
    pub fn ty(self) -> &'static FuncType {
        let (chunk, index) = self.chunk();
        // SAFETY: an id exists only when its entry has been written.
        unsafe { *chunk.load(Ordering::Acquire).add(index) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::ValType;

    #[test]
    fn equal_types_have_equal_ids_and_ids_lead_back() {
        let types: Vec<FuncType> = (0..100).map(|n| FuncType::new(vec![ValType::F64; n], [])).collect();
        let ids: Vec<TypeId> = types.iter().map(TypeId::of).collect();
        for (ty, id) in types.iter().zip(&ids) {
            assert_eq!(TypeId::of(&ty.clone()), *id);
            assert_eq!(id.ty(), ty);
        }
        assert_ne!(ids[0], ids[1]);
    }
}
