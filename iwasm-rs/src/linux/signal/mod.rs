//! Signals: virtual actions, shared by the threads; masks and queues are the kernel's.
//!
//! The kernel calls one handler ([`host`]). It runs the guest's handler at once or leaves the signal in the thread's slot ([`local`])
//! for the next delivery point ([`mod@deliver`]), where it runs as on Linux: mask, stack, information, restart of interrupted calls.

mod actions;
mod deliver;
mod frame;
mod host;
mod local;

use std::sync::atomic::Ordering;

use wali_syscalls::abi::structs::{SIG_DFL, SIG_IGN, SigAction, StackT};
use wali_syscalls::marshal::Errno;
use wali_syscalls::{nr, raw};

use super::call::{Call, SysResult, from_kernel};
use super::caller::Caller;
use crate::runtime::VmContext;
use crate::sys;
use actions::{Action, Effect};
use local::Local;

pub(super) use actions::Actions;
pub(super) use deliver::HandlerTypes;
pub(crate) use deliver::interrupted;
pub(super) use deliver::{block_all, deliver, fault, handles, unblock};

/// Signals are 1 to 64.
const SIGNALS: usize = 64;
/// The `sigsetsize` that the kernel accepts.
const SET_BYTES: u32 = 8;
/// Signals that mean a fault: the engine's own handlers take them, and they are never blocked in the kernel.
pub(super) const FAULTS: u64 = bit(libc::SIGSEGV) | bit(libc::SIGBUS) | bit(libc::SIGFPE) | bit(libc::SIGILL) | bit(libc::SIGTRAP);
/// All signals but faults.
const ALL: u64 = !FAULTS;
/// The stack is disabled while a handler runs on it.
const SS_AUTODISARM: u32 = 1 << 31;
/// Smallest alternate stack.
const MIN_STACK_BYTES: u32 = 2048;

const EINVAL: Errno = Errno(libc::EINVAL);

/// A signal in a set.
const fn bit(signal: i32) -> u64 {
    1 << (signal - 1)
}

/// `rt_sigaction`.
pub(crate) fn rt_sigaction(caller: Caller, signum: i32, act: u32, oldact: u32, sigsetsize: u32) -> SysResult {
    let call = Call::new(caller)?;
    if sigsetsize != SET_BYTES {
        return Err(EINVAL);
    }
    let new = if act == 0 { None } else { Some(SigAction::from_bytes(&call.read(act)?)) };
    let fixed = matches!(signum, libc::SIGKILL | libc::SIGSTOP);
    if !(1..=SIGNALS as i32).contains(&signum) || fixed && new.is_some() {
        return Err(EINVAL);
    }
    let mut actions = call.program.actions();
    let old = actions.get(signum).guest;
    if let Some(mut guest) = new {
        guest.mask &= !(bit(libc::SIGKILL) | bit(libc::SIGSTOP));
        actions.set(signum, Action { guest, effect: effect(&call, signum, &guest) })?;
    }
    drop(actions);
    if oldact != 0 {
        call.write(oldact, &old.to_bytes())?;
    }
    Ok(0)
}

/// What an action means.
fn effect(call: &Call<'_>, signal: i32, action: &SigAction) -> Effect {
    match action.handler {
        SIG_DFL => Effect::Default,
        SIG_IGN => Effect::Ignore,
        1 if is_ignore_of_rust(call, signal, action) => Effect::Ignore,
        index => Effect::Call(index),
    }
}

/// Whether handler 1, a table index for C, is the SIG_IGN of Rust's libc crate: in a module that may have Rust in it, if no handler is there or
/// one without arguments, or for SIGPIPE, which Rust ignores when it starts.
fn is_ignore_of_rust(call: &Call<'_>, signal: i32, action: &SigAction) -> bool {
    const SA_RESTORER: u64 = 0x0400_0000;
    let plain = action.flags & !SA_RESTORER & !(libc::SA_RESTART as u64) == 0 && action.mask == 0;
    let entry = call.instance.tables.first().and_then(|table| table.get(1));
    let params = entry.and_then(|entry| call.program.handler_types.find(entry.type_id)).map_or(0, |(params, _)| params);
    let languages = call.instance.module.languages();
    (params == 0 || signal == libc::SIGPIPE && plain) && (languages.is_empty() || languages.iter().any(|language| language == "Rust"))
}

/// `rt_sigprocmask`.
pub(crate) fn rt_sigprocmask(caller: Caller, how: i32, set: u32, oldset: u32, sigsetsize: u32) -> SysResult {
    let call = Call::new(caller)?;
    if sigsetsize != SET_BYTES {
        return Err(EINVAL);
    }
    let new = if set == 0 { None } else { Some(u64::from_le_bytes(call.read(set)?)) };
    // Before the kernel's mask: a signal that this unblocks restores both when its handler returns.
    let faults = local::with(Local::blocked_faults);
    if let Some(set) = new {
        let blocked = match how {
            libc::SIG_BLOCK => faults | set,
            libc::SIG_UNBLOCK => faults & !set,
            libc::SIG_SETMASK => set,
            _ => return Err(EINVAL),
        };
        local::with(|local| local.block_faults(blocked));
    }
    let kernel_new = new.map(|set| set & ALL);
    let mut old = 0u64;
    let pointer = kernel_new.as_ref().map_or(0, |set| &raw const *set as usize);
    let registers = [how as usize, pointer, &raw mut old as usize, size_of::<u64>()];
    // SAFETY: both sets have the kernel's size.
    unsafe { undisturbed(caller, nr::rt_sigprocmask, registers) }?;
    let old = old | faults;
    if oldset != 0 {
        call.write(oldset, &old.to_le_bytes())?;
    }
    Ok(0)
}

/// Calls the kernel while no signal waits in the slot: the thread's mask is then the guest's.
///
/// # Safety
/// As [`raw::syscall`].
pub(super) unsafe fn undisturbed<const N: usize>(caller: Caller, nr: Option<u32>, registers: [usize; N]) -> SysResult {
    let nr = nr.ok_or(Errno(libc::ENOSYS))?;
    loop {
        // SAFETY: by contract.
        let result = unsafe { raw::blocking_syscall(nr, registers, caller.pending()) };
        if result != -libc::EINTR as isize || caller.pending().load(Ordering::Relaxed) == 0 {
            return from_kernel(result);
        }
        interrupted(caller, true, None)?;
    }
}

/// `rt_sigpending`.
pub(crate) fn rt_sigpending(caller: Caller, set: u32, sigsetsize: u32) -> SysResult {
    let call = Call::new(caller)?;
    if sigsetsize > SET_BYTES {
        return Err(EINVAL);
    }
    let mut pending = 0u64;
    // SAFETY: a set of the kernel's size.
    unsafe { undisturbed(caller, nr::rt_sigpending, [&raw mut pending as usize, size_of::<u64>()]) }?;
    call.write(set, &pending.to_le_bytes()[..sigsetsize as usize])?;
    Ok(0)
}

/// `rt_sigsuspend`.
pub(crate) fn rt_sigsuspend(caller: Caller, mask: u32, sigsetsize: u32) -> SysResult {
    let call = Call::new(caller)?;
    if sigsetsize != SET_BYTES {
        return Err(EINVAL);
    }
    let mask = u64::from_le_bytes(call.read(mask)?);
    let kernel_mask = mask & ALL;
    let nr = nr::rt_sigsuspend.ok_or(Errno(libc::ENOSYS))?;
    loop {
        // SAFETY: a set of the kernel's size.
        let result = unsafe { raw::blocking_syscall(nr, [&raw const kernel_mask as usize, size_of::<u64>()], caller.pending()) };
        if caller.pending().load(Ordering::Relaxed) == 0 {
            return from_kernel(result);
        }
        interrupted(caller, false, Some(mask))?;
    }
}

/// The mask that a waiting call hands to the kernel in place of the thread's own, if it is such a call.
///
/// # Safety
/// The registers are those of a call that has been made.
pub(crate) unsafe fn wait_mask(nr: u32, registers: &[usize]) -> Option<u64> {
    let nr = Some(nr);
    let (index, nested) = match () {
        () if nr == nr::ppoll => (3, false),
        () if nr == nr::pselect6 => (5, true),
        () if nr == nr::epoll_pwait => (4, false),
        () => return None,
    };
    // SAFETY: the kernel has read the same words.
    let load = |address: usize| unsafe { load_word(address) };
    let pointer = *registers.get(index)?;
    load(if nested { load(pointer)? as usize } else { pointer })
}

/// A word of guest memory, or of a converted argument.
///
/// # Safety
/// The kernel has read it from there.
unsafe fn load_word(address: usize) -> Option<u64> {
    let mut word = [0; 8];
    // SAFETY: by contract; the guest may have unmapped it since.
    (address != 0 && unsafe { sys::copy_in(&mut word, address as *const u8) }.is_ok()).then(|| u64::from_le_bytes(word))
}

/// `sigaltstack`.
pub(crate) fn sigaltstack(caller: Caller, ss: u32, old_ss: u32) -> SysResult {
    let call = Call::new(caller)?;
    let new = if ss == 0 { None } else { Some(StackT::from_bytes(&call.read(ss)?)) };
    let sp = call.instance.stack_pointer().map_or(0, |sp| sp.load(Ordering::Relaxed));
    local::with(|local| {
        let mut old = local.stack.get();
        let on_it = frame::is_on(&old, sp);
        if let Some(new) = new {
            if on_it {
                return Err(Errno(libc::EPERM));
            }
            local.stack.set(checked(new)?);
        }
        if on_it {
            old.flags |= libc::SS_ONSTACK as u32;
        }
        if old_ss != 0 {
            call.write(old_ss, &old.to_bytes())?;
        }
        Ok(0)
    })
}

fn checked(stack: StackT) -> Result<StackT, Errno> {
    let disabled = StackT { sp: 0, flags: libc::SS_DISABLE as u32, size: 0 };
    match stack.flags & !SS_AUTODISARM {
        flags if flags == libc::SS_DISABLE as u32 => Ok(disabled),
        flags if flags != 0 && flags != libc::SS_ONSTACK as u32 => Err(EINVAL),
        _ if stack.size < MIN_STACK_BYTES => Err(Errno(libc::ENOMEM)),
        _ => Ok(StackT { flags: stack.flags & SS_AUTODISARM, ..stack }),
    }
}

/// The fault signals that the calling thread's guest has blocked: what the kernel's mask lacks.
pub(super) fn blocked_faults() -> u64 {
    local::with(Local::blocked_faults)
}

/// The calling thread's mask as the guest knows it.
pub(super) fn mask() -> u64 {
    local::with(Local::mask)
}

/// Sets the calling thread's mask.
pub(super) fn set_mask(mask: u64) {
    local::with(|local| local.change_mask(mask));
}

/// Blocks or unblocks fault signals in the kernel, for a program that is executed with the guest's mask.
pub(super) fn block_in_kernel(faults: u64, block: bool) {
    if faults != 0 {
        // Always succeeds: the arguments are right.
        let _ = raw::sigprocmask(if block { libc::SIG_BLOCK } else { libc::SIG_UNBLOCK }, Some(faults));
    }
}

/// Prepares a new thread, all of whose signals are blocked, to run guest code with a mask.
pub(super) fn begin_thread(context: *mut VmContext, mask: u64) {
    local::with(|local| {
        local.context.set(context);
        local.set_mask(mask);
    });
}

/// Keeps signals from a thread that ends.
pub(super) fn end_thread() {
    local::with(|local| {
        local.block_all();
        local.context.set(std::ptr::null_mut());
    });
}
