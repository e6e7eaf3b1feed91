//! One file for each host ISA, with the same functions.

#[cfg(target_arch = "x86_64")]
mod x86_64;
#[cfg(target_arch = "x86_64")]
pub use x86_64::{Registers, callee_saved, enter, exit, resume_at};
#[cfg(target_arch = "x86_64")]
pub(in crate::sys) use x86_64::{call_on_stack, compare_exchange, copy, exit_address, fixup, stack_pointer};

#[cfg(not(target_arch = "x86_64"))]
compile_error!("this host ISA has no file in sys/arch yet");
