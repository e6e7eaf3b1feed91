//! What the program does about each signal: one table for all its threads, and the kernel's actions that follow from it.

use wali_syscalls::abi::structs::{SA_AT_CALLS, SIG_DFL, SIG_IGN, SigAction};
use wali_syscalls::marshal::Errno;
use wali_syscalls::raw::{self, KernelAction};

use super::host;
use super::{FAULTS, SIGNALS, bit};

/// Flags that the kernel gets with a guest's action.
const PASSED_FLAGS: i32 = libc::SA_NOCLDSTOP | libc::SA_NOCLDWAIT;

/// What a signal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The default action.
    Default,
    /// Nothing.
    Ignore,
    /// Calls the function at this index of the table.
    Call(u32),
}

/// The guest's action for a signal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Action {
    /// As the guest wrote it.
    pub(super) guest: SigAction,
    /// What it means.
    pub(super) effect: Effect,
}

/// Actions by signal number; what the guest has not set is what the process was started with.
#[derive(Debug)]
pub(in crate::linux) struct Actions([Option<Action>; SIGNALS + 1]);

impl Default for Actions {
    fn default() -> Actions {
        Actions([None; SIGNALS + 1])
    }
}

impl Actions {
    /// The action for a signal from 1 to 64.
    pub(super) fn get(&self, signal: i32) -> Action {
        self.0[signal as usize].unwrap_or_else(|| {
            // SAFETY: sets nothing.
            let inherited = unsafe { raw::sigaction(signal, None) };
            let ignored = inherited.is_ok_and(|action| action.handler == libc::SIG_IGN);
            let (handler, effect) = if ignored { (SIG_IGN, Effect::Ignore) } else { (SIG_DFL, Effect::Default) };
            Action { guest: SigAction { handler, ..SigAction::default() }, effect }
        })
    }

    /// Sets the action for a signal from 1 to 64, here and in the kernel.
    ///
    /// # Errors
    /// As the kernel says.
    pub(super) fn set(&mut self, signal: i32, action: Action) -> Result<(), Errno> {
        // Faults are the engine's: their actions are for signals that a process sends.
        if FAULTS & bit(signal) != 0 {
            host::set_fault(signal, action.effect);
        } else {
            let passed = action.guest.flags as i32 & PASSED_FLAGS;
            let plain = |handler| KernelAction::new(handler, passed, 0);
            let kernel = match action.effect {
                Effect::Default => plain(libc::SIG_DFL),
                Effect::Ignore => plain(libc::SIG_IGN),
                Effect::Call(_) => host::action(passed),
            };
            host::set_at_calls(signal, action.guest.flags & SA_AT_CALLS != 0);
            // SAFETY: the handler is made to run at any point.
            unsafe { raw::sigaction(signal, Some(kernel)) }.map_err(Errno)?;
        }
        self.0[signal as usize] = Some(action);
        Ok(())
    }

    /// The action for a signal that is being delivered; with SA_RESETHAND it becomes the default.
    pub(super) fn take(&mut self, signal: i32) -> Action {
        let action = self.get(signal);
        if action.guest.flags as i32 & libc::SA_RESETHAND != 0 && matches!(action.effect, Effect::Call(_)) {
            let guest = SigAction { handler: SIG_DFL, ..action.guest };
            // The kernel accepts any action for a signal that it has accepted one for.
            let _ = self.set(signal, Action { guest, effect: Effect::Default });
        }
        action
    }
}
