//! Live modules: instances and all that both engines share.
//!
//! A [`Store`] owns functions and instances. An [`Instance`] is a module's live state, seen by code through its [`VmContext`].
//! An engine (interpreter or AoT image) implements [`Engine`] and runs code; it never appears here by name.

mod call;
mod chunks;
mod const_expr;
mod context;
mod engine;
mod exception;
mod fault;
mod fixed;
mod func;
pub mod gc;
mod instance;
mod instantiate;
pub mod jump;
mod link;
mod memory;
pub mod ops;
mod stacks;
mod store;
mod table;
mod trap;
mod types;

pub use aot_format::trap::TrapKind;
pub use call::{call_code, call_foreign, current_context, interrupt, leave, leave_interrupted};
pub use context::{OuterActivation, VmContext};
pub use engine::{Engine, Status};
pub use exception::{Exception, allocate as allocate_exception};
pub use fixed::Fixed;
pub use func::{FuncInst, FuncKind, HostFn, HostFunction};
pub use instance::{Global, GuestFault, Host, Instance, Tag};
pub use instantiate::InstantiateError;
pub use link::{Extern, ExternType, Linker, Resolver};
pub use memory::{MAX_BYTES_64, Memory, WASM_PAGE_BYTES};
pub use stacks::{DEFAULT_STACK_BYTES, set_stack_bytes};
pub use store::Store;
pub use table::{Entry, Table};
pub use trap::{Exit, Frame, TraceBuffer, Trap};
pub use types::{Heap, TypeId, ValueType};
