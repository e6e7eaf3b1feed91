//! From SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP to a trap, on an alternate stack.

use std::ffi::c_void;
use std::io;
use std::ptr;
use std::sync::Once;
use std::sync::OnceLock;

use super::arch::{self, Registers};
use super::deadline;
use super::reservation::Reservation;

/// A synchronous fault.
#[derive(Clone, Copy, Debug)]
pub struct FaultInfo {
    /// Signal number.
    pub signal: i32,
    /// Faulting address for SIGSEGV and SIGBUS.
    pub address: usize,
    /// Registers at the fault.
    pub registers: Registers,
    /// What the kernel says about it: `si_code`. Not above 0, it is no fault: the limit of time has passed.
    pub code: i32,
    /// What the handler got.
    ucontext: *mut c_void,
}

/// What to do about a fault.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// End the innermost [`super::enter`] of the context at this address with this status.
    Exit(*mut u8, usize),
    /// The handler has mended the cause: go on.
    Resume,
    /// Nobody's: die as without a handler.
    Die,
}

/// Decides about a fault. Runs in a signal handler: no allocation, no lock.
pub type Hook = fn(&FaultInfo) -> Action;

static HOOK: OnceLock<Hook> = OnceLock::new();

/// Takes one of [`SIGNALS`] that no fault has caused but a process has sent, with what the kernel gave to the handler: whether it is dealt
/// with. Runs in a signal handler: no allocation, no lock.
pub type SentHook = unsafe fn(signal: i32, info: *mut libc::siginfo_t, ucontext: *mut c_void) -> bool;

static SENT: OnceLock<SentHook> = OnceLock::new();

/// Sets the hook for sent signals, once for the process.
pub fn set_sent_hook(hook: SentHook) {
    SENT.get_or_init(|| hook);
}

static INSTALL: Once = Once::new();

/// The signals that this module owns.
pub const SIGNALS: [i32; 5] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP];

/// Installs the handlers, once for the process.
pub fn install(hook: Hook) {
    if cfg!(miri) {
        return;
    }
    INSTALL.call_once(|| {
        HOOK.get_or_init(|| hook);
        for signal in SIGNALS {
            // SAFETY: a zeroed sigaction is valid; the handler only does what is safe in a signal handler.
            unsafe {
                let mut action: libc::sigaction = std::mem::zeroed();
                action.sa_sigaction = handler as *const () as usize;
                action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK | libc::SA_NODEFER;
                libc::sigaction(signal, &action, ptr::null_mut());
            }
        }
    });
}

/// Whether the handlers are there.
pub(super) fn is_installed() -> bool {
    INSTALL.is_completed()
}

unsafe extern "C" fn handler(signal: i32, info: *mut libc::siginfo_t, ucontext: *mut c_void) {
    // SAFETY: the kernel calls this with valid pointers.
    let (code, address, registers) = unsafe { ((*info).si_code, (*info).si_addr() as usize, Registers::from_ucontext(ucontext)) };
    let synchronous = code > 0;
    if synchronous && let Some(end) = arch::fixup(registers.pc) {
        // SAFETY: the end of the routine expects the registers as they are.
        unsafe { arch::resume_at(ucontext, end, None) };
        return;
    }
    let deadline = signal == deadline::SIGNAL && !synchronous && deadline::has_passed();
    // SAFETY: the kernel's pointers.
    if !synchronous && !deadline && SENT.get().is_some_and(|hook| unsafe { hook(signal, info, ucontext) }) {
        return;
    }
    let action = match HOOK.get() {
        Some(hook) if synchronous || deadline => hook(&FaultInfo { signal, address, registers, code, ucontext }),
        _ => Action::Die,
    };
    match action {
        // SAFETY: the exit code needs only its arguments.
        Action::Exit(context, status) => unsafe { arch::resume_at(ucontext, arch::exit_address(), Some([context as usize, status])) },
        Action::Resume => {}
        Action::Die => {
            // SAFETY: plain system calls. The fault repeats, or the signal is sent again, and the default action ends the process.
            unsafe {
                libc::signal(signal, libc::SIG_DFL);
                if !synchronous {
                    libc::raise(signal);
                }
            }
        }
    }
}

/// What the code that a fault has interrupted may use below its stack pointer, with some room for alignment.
const RED_ZONE: usize = 256;
/// The least that must be left of the alternate stack for a fault within what runs on account of another.
const MIN_REST: usize = 32 << 10;

/// Runs `f` on the stack that a fault has interrupted, where code can be entered and left as from any function; further faults get what
/// is left of the alternate stack. When the alternate stack is whole again, `then` gets what `f` has answered: `then` may leave the
/// interrupted code, and what it answers is the result. The signal mask stays as they leave it. `None` when too little is left.
///
/// # Safety
/// Called by the [`Hook`] for this fault; nothing on the interrupted stack lies below its stack pointer.
pub unsafe fn on_interrupted_stack<R>(fault: &FaultInfo, f: impl FnOnce() -> R, then: impl FnOnce(R) -> bool) -> Option<bool> {
    struct Data<F, T> {
        parts: Option<(F, T)>,
        whole: libc::stack_t,
        rest: libc::stack_t,
        result: bool,
    }
    unsafe extern "C" fn run<R, F: FnOnce() -> R, T: FnOnce(R) -> bool>(data: *mut c_void) {
        // SAFETY: the data of the call below; on the interrupted stack the alternate one may be set.
        unsafe {
            let data = &mut *data.cast::<Data<F, T>>();
            let Some((f, then)) = data.parts.take() else { return };
            libc::sigaltstack(&data.rest, ptr::null_mut());
            let answer = f();
            libc::sigaltstack(&data.whole, ptr::null_mut());
            data.result = then(answer);
        }
    }
    fn entry<R, F: FnOnce() -> R, T: FnOnce(R) -> bool>(_: &Data<F, T>) -> unsafe extern "C" fn(*mut c_void) {
        run::<R, F, T>
    }
    // SAFETY: the kernel's pointer.
    let context = unsafe { &mut *fault.ucontext.cast::<libc::ucontext_t>() };
    let whole = context.uc_stack;
    let (low, here) = (whole.ss_sp as usize, arch::stack_pointer());
    let rest = here.checked_sub(low).filter(|rest| *rest <= whole.ss_size)?.saturating_sub(RED_ZONE);
    if rest < MIN_REST {
        return None;
    }
    let mut data = Data { parts: Some((f, then)), whole, rest: libc::stack_t { ss_size: rest, ..whole }, result: false };
    let sp = fault.registers.sp.saturating_sub(RED_ZONE) & !15;
    // SAFETY: the interrupted code uses nothing below; this frame stays in place on the alternate stack, of which others get the rest.
    unsafe {
        arch::call_on_stack(sp, entry(&data), (&raw mut data).cast());
        libc::pthread_sigmask(libc::SIG_SETMASK, ptr::null(), &mut context.uc_sigmask);
    }
    Some(data.result)
}

/// An alternate signal stack, of one thread at a time.
#[derive(Debug)]
pub struct AltStack {
    memory: Reservation,
}

impl AltStack {
    const BYTES: usize = 128 << 10;

    /// Makes one, above a guard page.
    ///
    /// # Errors
    /// When the kernel has no memory for it.
    pub fn new() -> io::Result<AltStack> {
        let memory = Reservation::new(Self::BYTES + super::PAGE_BYTES)?;
        memory.commit(super::PAGE_BYTES, Self::BYTES)?;
        Ok(AltStack { memory })
    }

    /// Installs it for the calling thread, which [`Self::disable`]s it before it ends or the stack is dropped.
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn enable(&self) -> io::Result<()> {
        if cfg!(miri) {
            return Ok(());
        }
        let sp = self.memory.base().wrapping_add(super::PAGE_BYTES).cast();
        let stack = libc::stack_t { ss_sp: sp, ss_flags: 0, ss_size: Self::BYTES };
        // SAFETY: the memory is readable, writable and ours; the caller disables it first.
        match unsafe { libc::sigaltstack(&stack, ptr::null_mut()) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Leaves the calling thread without one.
    pub fn disable() {
        if cfg!(miri) {
            return;
        }
        let stack = libc::stack_t { ss_sp: ptr::null_mut(), ss_flags: libc::SS_DISABLE, ss_size: 0 };
        // SAFETY: a valid stack_t.
        unsafe { libc::sigaltstack(&stack, ptr::null_mut()) };
    }
}
