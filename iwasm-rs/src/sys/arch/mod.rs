//! One file for each host ISA, with the same functions.

#[cfg(miri)]
#[path = "miri.rs"]
mod host;
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[path = "x86_64.rs"]
mod host;
#[cfg(not(any(miri, target_arch = "x86_64")))]
compile_error!("this host ISA has no file in sys/arch yet");

pub(crate) use host::calls_with_frames;
pub use host::{Registers, enter, exit, resume_at};
pub(in crate::sys) use host::{call_on_stack, compare_exchange, copy, exit_address, fixup, stack_pointer};
