//! The host module `spectest` of the specification's test suite.

use std::sync::Arc;

use iwasm::runtime::{Extern, Global, Linker, Memory, Store, Table, TypeId};
use iwasm::wasm::ValType::{self, F32, F64, I32, I64};
use iwasm::wasm::{FuncType, GlobalType, MemoryType, RefType, TableType};

const MODULE: &str = "spectest";

/// Functions that print nothing here.
const PRINTERS: &[(&str, &[ValType])] = &[
    ("print", &[]),
    ("print_i32", &[I32]),
    ("print_i64", &[I64]),
    ("print_f32", &[F32]),
    ("print_f64", &[F64]),
    ("print_i32_f32", &[I32, F32]),
    ("print_f64_f64", &[F64, F64]),
];

/// A linker that knows `spectest`.
pub(super) fn linker(store: &Arc<Store>) -> Linker {
    let mut linker = Linker::new();
    for (name, params) in PRINTERS {
        let ty = TypeId::of(&FuncType::new(params.iter().copied(), []));
        linker.define(MODULE, name, Extern::Func(store.host_func(ty, Box::new(|_, _| Ok(())))));
    }
    let globals = [
        ("global_i32", I32, 666),
        ("global_i64", I64, 666),
        ("global_f32", F32, u64::from(666.6f32.to_bits())),
        ("global_f64", F64, 666.6f64.to_bits()),
    ];
    for (name, content_type, bits) in globals {
        let ty = GlobalType { content_type, mutable: false, shared: false };
        linker.define(MODULE, name, Extern::Global(Global::new(ty, bits)));
    }
    let table = TableType { element_type: RefType::FUNCREF, table64: false, initial: 10, maximum: Some(20), shared: false };
    let table = Table::new(table).expect("room for a small table");
    linker.define(MODULE, "table", Extern::Table(Arc::new(table)));
    for (name, shared) in [("memory", false), ("shared_memory", true)] {
        let ty = MemoryType { memory64: false, shared, initial: 1, maximum: Some(2), page_size_log2: None };
        let memory = Memory::new(ty).expect("room for a small memory");
        linker.define(MODULE, name, Extern::Memory(Arc::new(memory)));
    }
    linker
}
