//! What the engine needs of the operating system and the CPU: address space, recoverable copies of guest memory, faults, and the
//! trampoline through which all guest code is entered and left. Knows no runtime type: a context is an address with the
//! layout of [`aot_format::layout::context`].

mod arch;
mod auxv;
pub mod cmdline;
mod copy;
pub mod deadline;
mod detached;
pub mod fault;
pub(crate) mod report;
mod reservation;
mod stack;

pub(crate) use arch::calls_with_frames;
pub use arch::{Registers, enter, exit, resume_at};
pub use auxv::{has_rights_of_its_own, opened_file, started_for_a_file};
pub use copy::{Fault, copy_in, copy_out, update};
pub use detached::spawn_detached;
pub use reservation::Reservation;
pub use stack::{native_stack_limit, set_native_stack_bytes, stack_pointer};

/// Granularity of mappings and protections, in bytes.
pub const PAGE_BYTES: usize = 4096;
