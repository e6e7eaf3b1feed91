//! The WebAssembly engine behind `iwasm`.
//!
//! Data flows one way: bytes -> [`wasm::Module`] -> interpreter code or AoT image ([`runtime::Engine`]) -> [`runtime::Instance`] -> call.
//! Who may use whom: `wasm` nothing, `runtime` -> `wasm`, `sys`; `interp` and `aot` -> `runtime`; `linux` and `wasi` -> `runtime`, `sys`.

pub mod aot;
pub mod cli;
pub mod interp;
pub mod linux;
pub mod runtime;
pub mod sys;
pub mod wasi;
pub mod wasm;
