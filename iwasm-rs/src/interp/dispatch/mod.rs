//! How one instruction leads to the next. Only this module knows; `build.rs` chooses the back end.
//!
//! - `tail`: an indirect call of a handler's own signature in tail position, which LLVM makes a jump at every opt-level above 0. It stays
//!   a jump only while the handler has no value with a destructor and no local whose address escapes, and while all arguments travel in
//!   registers: at most six integers and eight floats on x86-64.
//! - `trampoline`: a handler returns the next state to a loop; for opt-level 0 and Miri.

use super::code::Word;
use super::value::InCode;
use crate::runtime::VmContext;

#[cfg(interp_dispatch = "tail")]
mod tail;
#[cfg(interp_dispatch = "tail")]
pub(super) use tail::{IN_REGISTERS, Step, go, run, stop};
#[cfg(not(interp_dispatch = "tail"))]
mod trampoline;
#[cfg(not(interp_dispatch = "tail"))]
pub(super) use trampoline::{IN_REGISTERS, Step, go, run, stop};

/// The interpreter's registers.
#[derive(Clone, Copy)]
pub(super) struct Regs {
    /// The running instruction: its handler, then its operands.
    pub(super) ip: *const Word,
    /// Frame of the running function: parameters and header below, locals and operands above.
    pub(super) sp: *mut u64,
    /// Base of memory 0.
    pub(super) mem: *mut u8,
    /// The running context.
    pub(super) ctx: *mut VmContext,
    /// Integer accumulator.
    pub(super) a: u64,
    /// Float accumulator.
    pub(super) f: f64,
}

/// The function of an instruction.
#[cfg_attr(not(interp_dispatch = "tail"), allow(improper_ctypes_definitions))]
pub(super) type Handler = unsafe extern "C" fn(*const Word, *mut u64, *mut u8, *mut VmContext, u64, f64) -> Step;

/// Size of a handler's address in code.
pub(super) const HANDLER_BYTES: usize = size_of::<Handler>();

impl Regs {
    /// An operand of the running instruction, `at` bytes behind its begin.
    ///
    /// # Safety
    /// The instruction has an operand of this type there.
    #[inline(always)]
    pub(super) unsafe fn operand<T: Copy>(&self, at: usize) -> T {
        // SAFETY: the caller vouches for the operand; code is aligned to words.
        unsafe { (*self.ip.cast::<u8>().add(at).cast::<InCode<T>>()).0 }
    }

    /// The slot that the operand `at` names by its offset in bytes.
    ///
    /// # Safety
    /// As [`Self::operand`].
    #[inline(always)]
    pub(super) unsafe fn slot(&self, at: usize) -> *mut u64 {
        // SAFETY: offsets of slots in code lie within the frame.
        unsafe { self.sp.byte_offset(self.operand::<i32>(at) as isize) }
    }

    /// Moves on to the instruction `bytes` further.
    ///
    /// # Safety
    /// An instruction begins there.
    #[inline(always)]
    pub(super) unsafe fn skip(&mut self, bytes: usize) {
        // SAFETY: within the code of the function.
        self.ip = unsafe { self.ip.byte_add(bytes) };
    }
}

/// Defines handlers: functions of the signature [`Handler`] that see their arguments as [`Regs`].
macro_rules! handlers {
    ($($(#[$attr:meta])* fn $name:ident [$($generics:tt)*] ($r:ident) $body:block)*) => {$(
        $(#[$attr])*
        #[cfg_attr(not(miri), unsafe(link_section = "wasm_interp"))]
        #[cfg_attr(not(interp_dispatch = "tail"), allow(improper_ctypes_definitions))]
        pub(in crate::interp) unsafe extern "C" fn $name<$($generics)*>(
            ip: *const crate::interp::code::Word,
            sp: *mut u64,
            mem: *mut u8,
            ctx: *mut crate::runtime::VmContext,
            a: u64,
            f: f64,
        ) -> crate::interp::dispatch::Step {
            #[allow(unused_mut)]
            let mut $r = crate::interp::dispatch::Regs { ip, sp, mem, ctx, a, f };
            // SAFETY: handlers run code that the translator made from a validated body: its operands and slots are what the
            // instruction's type says, and branches lead to instructions.
            unsafe { $body }
        }
    )*};
}
pub(super) use handlers;
