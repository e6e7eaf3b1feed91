//! What code sees of its instance and thread: one block of memory at fixed offsets.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::mem::offset_of;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use aot_format::layout::{ContextLayout, context};

use super::exception::Exception;
use super::instance::Instance;

/// The largest limit of fuel. More is no limit: operators that pay by length in all code do not come down to it.
pub(super) const MOST_FUEL: i64 = i64::MAX / 2;

/// The fixed part of a context; arrays of the module's [`ContextLayout`] follow.
///
/// A context belongs to one thread. Only that thread writes it, except for `pending`.
#[repr(C, align(16))]
pub struct VmContext {
    /// Base of memory 0.
    pub memory0_base: *mut u8,
    /// Lowest address of the native stack pointer in guest code.
    pub stack_limit: usize,
    /// Non-zero when something waits for delivery.
    pub pending: AtomicU32,
    flags: u32,
    /// The instance.
    pub instance: *const Instance,
    /// Stack pointer of the innermost entry.
    pub entry_sp: usize,
    /// Code of the [`aot_format::trap::TrapKind`] being reported.
    pub trap_kind: u32,
    pad: u32,
    /// Exception in flight.
    pub exception: *mut Exception,
    /// Frame pointer of the compiled function that called an intrinsic.
    pub last_fp: usize,
    /// Where that intrinsic returns to.
    pub last_pc: usize,
    /// The interpreter's running frame.
    pub interp_sp: *mut u64,
    /// Where the interpreter's frames end at most: [`Self::interp_end`], and null when the limit of time has passed, so that every call traps.
    pub interp_limit: AtomicPtr<u64>,
    /// Begin of the interpreter's stack.
    pub interp_base: *mut u64,
    /// Callee-saved registers at a throw.
    pub callee_saved: [u64; context::CALLEE_SAVED_WORDS],
    /// A word in the frame of the compiled function that calls `setjmp`, or null.
    pub jump_marker: *mut u64,
    /// The activation before the innermost one, or null: for traces.
    pub outer: *const OuterActivation,
    /// The fuel that is left.
    pub fuel: i64,
    /// End of the interpreter's stack.
    pub interp_end: *mut u64,
    /// Arguments and results that do not travel in registers.
    pub args: [u64; context::ARG_SLOTS as usize],
}

/// An activation of a context that waits for the host functions which it has called to return.
#[derive(Debug)]
pub struct OuterActivation {
    /// Frame pointer of the compiled function that called the host.
    pub fp: usize,
    /// Where the host returns to.
    pub pc: usize,
    /// Stack pointer of its entry.
    pub entry_sp: usize,
    /// The one before it, or null.
    pub outer: *const OuterActivation,
}

macro_rules! hold_offsets {
    ($($field:ident = $offset:ident,)*) => {
        const _: () = { $(assert!(offset_of!(VmContext, $field) == context::$offset as usize);)* };
    };
}
hold_offsets! {
    memory0_base = MEMORY0_BASE,
    stack_limit = STACK_LIMIT,
    pending = PENDING,
    instance = INSTANCE,
    entry_sp = ENTRY_SP,
    trap_kind = TRAP_KIND,
    exception = EXCEPTION,
    last_fp = LAST_FP,
    last_pc = LAST_PC,
    interp_sp = INTERP_SP,
    interp_limit = INTERP_LIMIT,
    interp_base = INTERP_BASE,
    callee_saved = CALLEE_SAVED,
    jump_marker = JUMP_MARKER,
    fuel = FUEL,
    args = ARGS,
}
const _: () = assert!(size_of::<VmContext>() == context::ARRAYS as usize);

impl VmContext {
    /// The instance of a context.
    ///
    /// # Safety
    /// `context` is the context of a live instance, which outlives `'a`.
    pub unsafe fn instance<'a>(context: *const VmContext) -> &'a Instance {
        // SAFETY: set when the instance was made and never changed.
        unsafe { &*(*context).instance }
    }

    /// Where frames of the interpreter end at most.
    ///
    /// # Safety
    /// `context` is a context of the calling thread.
    pub unsafe fn frames_limit(context: *const VmContext) -> *mut u64 {
        // SAFETY: by contract.
        unsafe { (*context).interp_limit.load(Ordering::Relaxed) }
    }

    /// Takes half of the fuel that is left, for a thread or a process that begins; all have what is no limit.
    ///
    /// # Safety
    /// `context` is a context of the calling thread.
    pub unsafe fn share_fuel(context: *mut VmContext) -> i64 {
        // SAFETY: by contract.
        unsafe {
            let fuel = (*context).fuel;
            if fuel > MOST_FUEL {
                return fuel;
            }
            (*context).fuel -= fuel / 2;
            fuel / 2
        }
    }

    /// A field of the arrays behind the fixed part.
    ///
    /// # Safety
    /// `offset` comes from the context's own layout.
    pub unsafe fn field<T>(context: *mut VmContext, offset: u32) -> *mut T {
        // SAFETY: offsets of the layout lie within the allocation.
        unsafe { context.cast::<u8>().add(offset as usize).cast() }
    }
}

/// Owns the memory of a context.
#[derive(Debug)]
pub(super) struct ContextMemory {
    pub(super) pointer: *mut VmContext,
    layout: Layout,
}

impl ContextMemory {
    /// A zeroed context.
    pub(super) fn new(layout: &ContextLayout) -> ContextMemory {
        let size = (layout.size_bytes() as usize).max(size_of::<VmContext>());
        let Ok(layout) = Layout::from_size_align(size, 64) else { unreachable!("a context is smaller than 2 GiB") };
        // SAFETY: the layout is not empty; all-zero bytes are a valid VmContext.
        let pointer = unsafe { alloc_zeroed(layout) }.cast::<VmContext>();
        if pointer.is_null() {
            handle_alloc_error(layout);
        }
        ContextMemory { pointer, layout }
    }
}

impl Drop for ContextMemory {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { dealloc(self.pointer.cast(), self.layout) };
    }
}
