//! One file for each host ISA, with the same functions, and what is the same for all.

#[cfg(all(target_arch = "aarch64", not(miri)))]
#[path = "aarch64.rs"]
mod host;
#[cfg(miri)]
#[path = "miri.rs"]
mod host;
#[cfg(all(target_arch = "riscv64", not(miri)))]
#[path = "riscv64.rs"]
mod host;
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[path = "x86_64.rs"]
mod host;
#[cfg(not(any(miri, target_arch = "aarch64", target_arch = "riscv64", target_arch = "x86_64")))]
compile_error!("this host ISA has no file in sys/arch yet");

#[cfg(miri)]
use host as routines;
#[cfg(not(miri))]
mod routines;

pub(crate) use host::calls_with_frames;
pub(in crate::sys) use host::{call_on_stack, stack_pointer};
pub use host::{enter, resume_at};
pub use routines::exit;
pub(in crate::sys) use routines::{compare_exchange, copy, exit_address, fixup};

/// Registers of an interrupted thread that the engine looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Registers {
    /// Program counter.
    pub pc: usize,
    /// Stack pointer.
    pub sp: usize,
    /// Frame pointer.
    pub fp: usize,
    /// Where a call is to return to, on ISAs that have a register for that; else 0.
    pub link: usize,
    /// The first two integer argument registers of the C convention, where the interpreter keeps its state.
    pub args: [usize; 2],
}
