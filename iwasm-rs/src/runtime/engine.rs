//! What an engine does for the runtime.

use std::fmt::Debug;

use aot_format::trap::TrapKind;

use super::context::VmContext;
use super::func::{FuncInst, HostFn};
use super::jump::{JumpFailure, JumpPoint};
use super::trap::TraceBuffer;
use super::types::TypeId;
use crate::sys::Registers;
use crate::wasm::index::FuncIdx;

/// How code left [`Engine::enter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Status {
    /// It returned.
    Returned = 0,
    /// A trap: kind in the context, trace in the instance's buffer.
    Trap = 1,
    /// An exception: in the context.
    Exception = 2,
    /// The thread ends.
    Thread = 3,
    /// A `longjmp` to an outer activation: kept by [`super::jump`].
    Jump = 4,
}

impl Status {
    /// The status of the value that [`crate::sys::enter`] returned.
    pub fn from_word(word: usize) -> Status {
        match word {
            0 => Status::Returned,
            2 => Status::Exception,
            3 => Status::Thread,
            4 => Status::Jump,
            _ => Status::Trap,
        }
    }
}

/// Executable form of one module, shared by all its instances and threads.
///
/// A *code word* is what a table entry, an import entry or a [`FuncInst`] holds to call a function: an address that only the engine
/// understands. All instances that call each other through code words belong to one engine kind.
pub trait Engine: Debug + Send + Sync {
    /// Code word of a defined function that escapes (see [`crate::wasm::Func`]), or of the wrapper of an imported direct host function;
    /// to be called with the context of an instance of this module. 0 for other functions.
    fn code(&self, func: FuncIdx) -> usize;

    /// Code word that calls `target`, which lives as long as the store, in its own context, whatever the context of the caller.
    fn foreign_code(&self, ty: TypeId, target: *const FuncInst) -> usize;

    /// What the import entry of a direct host function holds: code that calls it. The function itself, unless the engine wants to know who calls.
    fn direct_code(&self, function: HostFn) -> usize {
        function.0
    }

    /// Calls a code word of type `ty`. `values` has the arguments in slots, and has room for the results.
    ///
    /// # Safety
    /// `context` is an initialised context of this engine's module, `code` comes from this engine and has type `ty`, and
    /// `values` has room for the slots of the parameters, and for those of the results.
    unsafe fn enter(&self, context: *mut VmContext, code: usize, ty: TypeId, values: *mut u64) -> Status;

    /// Writes to `point` where the running code goes on when the direct host function that it has called returns. Whether the engine can say.
    ///
    /// # Safety
    /// `context` is the calling thread's running context, whose code has called a direct host function, which calls this.
    unsafe fn save_jump(&self, context: *mut VmContext, point: &mut JumpPoint) -> bool {
        let _ = (context, point);
        false
    }

    /// Whether a jump to `point` may be possible, now or when activations have ended.
    ///
    /// # Safety
    /// As for [`Self::save_jump`], also for `point`.
    unsafe fn is_alive(&self, context: *mut VmContext, point: &JumpPoint) -> bool {
        let _ = (context, point);
        false
    }

    /// Makes the host function that was called at `point` return once more, with `value`. Returns only when that is impossible.
    ///
    /// # Safety
    /// As for [`Self::save_jump`], also for `point`; the frames since own nothing.
    unsafe fn jump(&self, context: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
        let _ = (context, point, value);
        JumpFailure::Dead
    }

    /// Records in the context where the running code was interrupted, as if it had called the runtime there.
    ///
    /// # Safety
    /// `context` is the calling thread's running context; `at` are its registers at a pc that this engine owns.
    unsafe fn interrupted(&self, context: *mut VmContext, at: &Registers) {
        let _ = (context, at);
    }

    /// Whether a program counter lies in code of this engine's making, where a fault is the guest's.
    fn owns_pc(&self, pc: usize) -> bool;

    /// Whether a signal handler that has interrupted code with these registers may run guest code right there; else that waits for a delivery
    /// point.
    ///
    /// # Safety
    /// `context` is the calling thread's running context; the registers are those of its interrupted code.
    unsafe fn is_interruptible(&self, context: *const VmContext, at: &Registers) -> bool {
        let _ = context;
        self.owns_pc(at.pc)
    }

    /// Runs `fork` while no other thread holds a lock of this engine, so that none stays locked in the child.
    fn quiesce(&self, fork: &mut dyn FnMut()) {
        fork();
    }

    /// The trap that a fault at `pc` means, where the fault is not an access to linear memory.
    fn fault_kind(&self, pc: usize, signal: i32) -> Option<TrapKind>;

    /// Writes the stack of the running code into `trace`: from the registers of a fault, or from where the code called the runtime.
    /// Runs in signal handlers: no allocation, no lock.
    ///
    /// # Safety
    /// `context` is the calling thread's running context.
    unsafe fn capture(&self, context: *const VmContext, at: Option<&Registers>, trace: &mut TraceBuffer);
}
