//! Miri, which interprets Rust and has neither machine code, nor signals, nor stack pointers: what runs guest code without faults of memory.

use std::cell::RefCell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Sender, channel};

use super::Registers;

impl Registers {
    /// Never called: there are no signals.
    ///
    /// # Safety
    /// None.
    pub unsafe fn from_ucontext(_: *const c_void) -> Registers {
        Registers::default()
    }
}

/// Never called: there are no signals.
///
/// # Safety
/// None.
pub unsafe fn resume_at(_: *mut c_void, _: usize, _: Option<[usize; 2]>) {}

thread_local! {
    /// Where the innermost [`enter`] of this thread waits for the status.
    static WAITING: RefCell<Option<Sender<usize>>> = const { RefCell::new(None) };
}

/// What a thread of [`enter`] is given.
struct Guest {
    context: *mut u8,
    f: unsafe extern "C" fn(*mut u8, usize, usize) -> usize,
    a: usize,
    b: usize,
}

// SAFETY: `enter` waits until the thread is done with it.
unsafe impl Send for Guest {}

impl Guest {
    fn run(self) -> usize {
        // SAFETY: by contract of `enter`.
        unsafe { (self.f)(self.context, self.a, self.b) }
    }
}

/// Calls `f(context, a, b)`, in a thread of its own, which [`exit`] can leave where it is.
///
/// # Safety
/// As `f` says.
pub unsafe extern "C" fn enter(context: *mut u8, f: unsafe extern "C" fn(*mut u8, usize, usize) -> usize, a: usize, b: usize) -> usize {
    let guest = Guest { context, f, a, b };
    let (ends, end) = channel();
    std::thread::spawn(move || {
        WAITING.set(Some(ends.clone()));
        let _ = ends.send(guest.run());
    });
    end.recv().unwrap_or_else(|_| std::process::abort())
}

/// Makes the innermost [`enter`] return `status`.
///
/// # Safety
/// The thread runs in one.
pub unsafe fn exit(_: *mut u8, status: usize) -> ! {
    let Some(ends) = WAITING.take() else { std::process::abort() };
    let _ = ends.send(status);
    loop {
        std::thread::park();
    }
}

pub(in crate::sys) fn exit_address() -> usize {
    0
}

/// Copies; nothing faults.
///
/// # Safety
/// Both sides are valid for `bytes`.
pub(in crate::sys) unsafe fn copy(to: *mut u8, from: *const u8, bytes: usize) -> usize {
    // SAFETY: by contract.
    unsafe { std::ptr::copy(from, to, bytes) };
    0
}

/// Replaces a word if it is `old`: what it was; nothing faults.
///
/// # Safety
/// The word is aligned and valid.
pub(in crate::sys) unsafe fn compare_exchange(at: *mut u32, old: u32, new: u32) -> Option<u32> {
    // SAFETY: by contract.
    let word = unsafe { AtomicU32::from_ptr(at) };
    Some(word.compare_exchange(old, new, Ordering::SeqCst, Ordering::SeqCst).unwrap_or_else(|found| found))
}

pub(in crate::sys) fn fixup(_: usize) -> Option<usize> {
    None
}

/// A stack of which there is always enough.
pub(in crate::sys) fn stack_pointer() -> usize {
    1 << 40
}

/// Defines a function that calls another with its arguments and a fifth, from where on the stack there is nothing.
macro_rules! calls_with_frames {
    ($name:ident($($arg:ident: $ty:ty),*) $(-> $result:ty)?, $function:path) => {
        unsafe extern "C" fn $name($($arg: $ty),*) $(-> $result)? {
            // SAFETY: by contract of the function.
            unsafe { $function($($arg,)* $crate::sys::stack_pointer()) }
        }
    };
}
pub(crate) use calls_with_frames;

/// Calls `f(data)` on the stack at hand.
///
/// # Safety
/// As `f` says.
pub(in crate::sys) unsafe extern "C" fn call_on_stack(_: usize, f: unsafe extern "C" fn(*mut c_void), data: *mut c_void) {
    // SAFETY: by contract.
    unsafe { f(data) }
}
