//! Running the guest's handlers.

use std::ffi::c_void;
use std::sync::atomic::Ordering;

use wali_syscalls::abi::structs::StackT;
use wali_syscalls::marshal::Errno;
use wali_syscalls::raw;

use super::actions::Effect;
use super::frame::{self, Frame, Interrupted};
use super::host::mask_of;
use super::local::{self, Info, Local, Taken};
use super::{ALL, SS_AUTODISARM, bit};
use crate::linux::call::Call;
use crate::linux::caller::Caller;
use crate::linux::process::die;
use crate::linux::program::Program;
use crate::runtime::{Exit, GuestFault, Instance, TypeId, VmContext, interrupt, leave_interrupted};
use crate::sys::Registers;
use crate::wasm::{FuncType, ValType};

/// The types that a handler may have, by number of parameters: a program that takes fewer than it tells the kernel works natively too.
pub(in crate::linux) struct HandlerTypes([(usize, TypeId); 3]);

impl HandlerTypes {
    /// No parameters, the signal, all three.
    pub(in crate::linux) fn new() -> HandlerTypes {
        HandlerTypes([0, 1, 3].map(|params| (params, TypeId::of(&FuncType::new(vec![ValType::I32; params], [])))))
    }

    /// The number of parameters and the type, if it is a handler's.
    pub(super) fn find(&self, type_id: u32) -> Option<(usize, TypeId)> {
        self.0.into_iter().find(|(_, ty)| ty.0 == type_id)
    }

    /// The type of a handler that takes the signal.
    fn usual(&self) -> (usize, TypeId) {
        self.0[1]
    }
}

/// What a delivered signal did.
struct Delivered {
    /// The mask to go on with.
    mask: u64,
    /// Whether a call that it interrupted is restarted.
    restart: bool,
}

/// Runs the handlers of all signals that wait: whether a call that was interrupted is to be restarted, `None` if there was no signal.
///
/// # Errors
/// When a handler does not return.
pub(in crate::linux) fn deliver(program: &Program, context: *mut VmContext) -> Result<Option<bool>, Exit> {
    // SAFETY: the running thread's context.
    unsafe { VmContext::instance(context) }.check_deadline()?;
    local::with(|local| {
        let mut first = None;
        loop {
            // SAFETY: the running thread's context.
            unsafe { (*context).pending.store(0, Ordering::Relaxed) };
            if let Some(exit) = local.take_ended() {
                return Err(exit);
            }
            let Some(taken) = local.take() else { return Ok(first) };
            let delivered = run(program, context, local, &taken)?;
            local.set_mask(delivered.mask);
            // As on Linux, the first signal decides.
            first.get_or_insert(delivered.restart);
        }
    })
}

/// For a blocking call that has answered EINTR: runs the handlers, after which the call is to be made again. `wait_mask` is the mask that
/// the call had in place of the thread's: it is in effect when the handlers of the signals that ended it are chosen.
///
/// # Errors
/// What the call answers instead: EINTR or what a handler says. If a handler does not return, the engine learns of it after the call.
pub(crate) fn interrupted(caller: Caller, restartable: bool, wait_mask: Option<u64>) -> Result<(), Errno> {
    const EINTR: Errno = Errno(libc::EINTR);
    let at_return = local::with(Local::came_at_return);
    local::with(|local| local.wait_mask.set(wait_mask.filter(|_| at_return)));
    let call = Call::new(caller).map_err(|_| EINTR)?;
    local::with(|local| local.answer.set(EINTR.0));
    let delivered = deliver(call.program, caller.context());
    let answer = Errno(local::with(|local| local.answer.take()));
    match delivered {
        Ok(_) if answer != EINTR => Err(answer),
        // A signal from before the call: the call has not begun.
        Ok(delivered) if !at_return || delivered.is_none_or(|restart| restart && restartable) => Ok(()),
        Ok(_) => Err(EINTR),
        Err(exit) => {
            local::with(|local| local.set_ended(exit));
            caller.pending().store(1, Ordering::Relaxed);
            Err(EINTR)
        }
    }
}

/// Runs the handler of a signal that has interrupted compiled code, from within the kernel's handler.
///
/// # Safety
/// The arguments are what the kernel gave; the interrupted pc is compiled code that runs in `context` on this thread.
pub(super) unsafe fn now(context: *mut VmContext, info: *const Info, ucontext: *mut c_void) {
    // SAFETY: by contract; compiled code holds no lock of ours.
    let Ok(call) = Call::new(unsafe { Caller::new(context) }) else { return };
    // SAFETY: the kernel's pointers.
    let (mask, info) = unsafe { (mask_of(ucontext), info.read()) };
    let outcome = local::with(|local| {
        let taken = Taken { info, mask: *mask | local.blocked_faults() };
        // SAFETY: the running thread's context.
        let delivered = unsafe { interrupt(context, &Registers::from_ucontext(ucontext), || run(call.program, context, local, &taken)) }?;
        local.block_faults(delivered.mask);
        Ok(delivered.mask)
    });
    match outcome {
        Ok(guest_mask) => *mask = guest_mask & ALL,
        // SAFETY: the frames up to the entry are compiled code, the kernel's and this one, which owns nothing any more.
        Err(exit) => unsafe { leave_interrupted(context, exit) },
    }
}

/// Whether the guest has a handler for a fault, and lets it in.
pub(in crate::linux) fn handles(program: &Program, fault: &GuestFault) -> bool {
    frame::signal_of(fault).is_some_and(|(signal, _)| {
        local::with(Local::blocked_faults) & bit(signal) == 0 && matches!(program.actions().get(signal).effect, Effect::Call(_))
    })
}

/// Runs the guest's handler for a fault of its code. `access`: what is known about its address.
pub(in crate::linux) fn fault(program: &Program, context: *mut VmContext, fault: &GuestFault, mapped: bool) -> Result<(), Exit> {
    let Some(info) = frame::fault_info(fault, mapped) else { return Ok(()) };
    local::with(|local| {
        let mask = loop {
            let mask = local.block_all();
            if !local.is_occupied() {
                break mask;
            }
            // What came before goes first.
            deliver(program, context)?;
        };
        let delivered = run(program, context, local, &Taken { info, mask: mask | local.blocked_faults() })?;
        local.set_mask(delivered.mask);
        Ok(())
    })
}

/// Delivers one signal. All signals are blocked before and after.
fn run(program: &Program, context: *mut VmContext, local: &Local, taken: &Taken) -> Result<Delivered, Exit> {
    let signal = taken.signal();
    let action = program.actions().take(signal);
    let flags = action.guest.flags as i32;
    let Effect::Call(index) = action.effect else {
        if action.effect == Effect::Default {
            // Set since the signal came: it comes again when it is unblocked, and then the kernel acts.
            // SAFETY: sends a signal to this thread.
            unsafe { libc::syscall(libc::SYS_tkill, libc::gettid(), signal) };
        }
        return Ok(Delivered { mask: taken.mask, restart: true });
    };
    let own = if flags & libc::SA_NODEFER == 0 { bit(signal) } else { 0 };
    let waiting = local.wait_mask.take();
    local.set_mask(waiting.unwrap_or(taken.mask) | action.guest.mask | own);
    nested(program, context, local)?;
    // SAFETY: the running thread's context.
    let instance = unsafe { VmContext::instance(context) };
    let mask = call_handler(program, instance, local, taken, index, flags)?;
    local.block_all();
    nested(program, context, local)?;
    Ok(Delivered { mask: mask.unwrap_or(taken.mask), restart: flags & libc::SA_RESTART != 0 })
}

/// Delivers what has come meanwhile: like the kernel, before anything of what it interrupts.
fn nested(program: &Program, context: *mut VmContext, local: &Local) -> Result<(), Exit> {
    while let Some(taken) = local.take() {
        let delivered = run(program, context, local, &taken)?;
        local.set_mask(delivered.mask);
    }
    Ok(())
}

/// Calls a handler on the guest's stack, and returns the mask that it wants restored, if it has seen one.
fn call_handler(program: &Program, instance: &Instance, local: &Local, taken: &Taken, index: u32, flags: i32) -> Result<Option<u64>, Exit> {
    let entry = instance.tables.first().and_then(|table| table.get(u64::from(index)));
    let found = entry.and_then(|entry| program.handler_types.find(entry.type_id));
    // A function of another type traps as in an indirect call.
    let (params, ty) = found.unwrap_or(program.handler_types.usual());
    let mut values = [taken.signal() as u64, 0, 0];
    let answer = local.answer.take();
    let (Some(memory), Some(sp)) = (instance.memories.first(), instance.stack_pointer()) else {
        instance.call_table(index, ty, &mut values)?;
        local.answer.set(answer);
        return Ok(None);
    };
    let interrupted = sp.load(Ordering::Relaxed);
    let stack = local.stack.get();
    let top = frame::top(interrupted, &stack, flags & libc::SA_ONSTACK != 0);
    let frame = (params == 3).then(|| Frame::below(top));
    if let Some(frame) = frame {
        let interrupted = Interrupted { mask: taken.mask, stack, sp: interrupted, answer };
        if frame.write(memory, &taken.info, &interrupted).is_err() {
            // As natively without room on the stack.
            die(libc::SIGSEGV);
        }
        values = [values[0], u64::from(frame.info), u64::from(frame.context)];
    }
    let disarmed = stack.flags & SS_AUTODISARM != 0;
    if disarmed {
        local.stack.set(StackT { sp: 0, flags: libc::SS_DISABLE as u32, size: 0 });
    }
    sp.store(frame.map_or(top, |frame| frame.sp), Ordering::Relaxed);
    instance.call_table(index, ty, &mut values)?;
    sp.store(interrupted, Ordering::Relaxed);
    if disarmed {
        local.stack.set(stack);
    }
    let (mask, changed) = frame.and_then(|frame| frame.read(memory).ok()).unzip();
    local.answer.set(if answer == 0 { 0 } else { changed.flatten().unwrap_or(answer) });
    Ok(mask)
}

/// Blocks all signals and makes sure that none waits in the slot, for what must not happen with one there: the kernel's mask before.
/// `None` when a handler has run that did not return.
pub(in crate::linux) fn block_all(caller: Caller) -> Option<u64> {
    loop {
        let mask = local::with(Local::block_all);
        if !local::with(Local::is_occupied) {
            return Some(mask);
        }
        interrupted(caller, true, None).ok()?;
    }
}

/// Undoes [`block_all`].
pub(in crate::linux) fn unblock(kernel_mask: u64) {
    // Always succeeds: the arguments are right.
    let _ = raw::sigprocmask(libc::SIG_SETMASK, Some(kernel_mask));
}
