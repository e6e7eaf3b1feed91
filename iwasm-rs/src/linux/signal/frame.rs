//! What a handler of the guest finds on its stack: signal information and a context.

use wali_syscalls::abi::structs::{SIGINFO_BYTES, StackT, UCONTEXT_BYTES, UCONTEXT_RAX, UCONTEXT_RSP, UCONTEXT_SIGMASK, UCONTEXT_STACK};

use super::local::Info;
use crate::runtime::{GuestFault, Memory, TrapKind};
use crate::sys::Fault;

/// Bytes below the stack pointer that belong to the interrupted function.
const RED_ZONE: u32 = 128;
/// Alignment of the stack.
const ALIGN: u32 = 16;

/// What a handler's context says of what it interrupted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interrupted {
    /// The mask to restore.
    pub(super) mask: u64,
    /// The alternate stack.
    pub(super) stack: StackT,
    /// The stack pointer.
    pub(super) sp: u32,
    /// The error that the interrupted call answers, or 0 where no call was interrupted.
    pub(super) answer: i32,
}

/// A handler's frame in guest memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Stack pointer of the handler.
    pub(super) sp: u32,
    /// Address of the signal information.
    pub(super) info: u32,
    /// Address of the context.
    pub(super) context: u32,
}

/// The signal and `si_code` by which a native program learns of a fault; `None` where there is none like it.
pub(super) fn signal_of(fault: &GuestFault) -> Option<(i32, i32)> {
    // Values of `si_code` that the libc crate lacks.
    const ILL_ILLOPN: i32 = 2;
    const FPE_INTDIV: i32 = 1;
    const SEGV_MAPERR: i32 = 1;
    const BUS_ADRALN: i32 = 1;
    if let Some((signal, code, _)) = fault.access {
        return Some((signal, code));
    }
    match fault.kind {
        TrapKind::Unreachable => Some((libc::SIGILL, ILL_ILLOPN)),
        TrapKind::IntegerDivideByZero | TrapKind::IntegerOverflow => Some((libc::SIGFPE, FPE_INTDIV)),
        // A call through a pointer that is none, or an operation on a range that ends outside.
        TrapKind::MemoryOutOfBounds | TrapKind::UndefinedElement | TrapKind::UninitializedElement => Some((libc::SIGSEGV, SEGV_MAPERR)),
        TrapKind::UnalignedAtomic => Some((libc::SIGBUS, BUS_ADRALN)),
        _ => None,
    }
}

/// The signal information for a fault: `mapped` tells whether there is memory at its address.
pub(super) fn fault_info(fault: &GuestFault, mapped: bool) -> Option<Info> {
    const SEGV_MAPERR: u64 = 1;
    let (signal, code) = signal_of(fault)?;
    // To the kernel all of the guest's memory is mapped.
    let code = if signal == libc::SIGSEGV && !mapped { SEGV_MAPERR } else { u64::from(code as u32) };
    let mut info = [0; SIGINFO_BYTES / 8];
    (info[0], info[1], info[2]) = (signal as u64, code, fault.access.map_or(0, |(.., address)| address));
    Some(info)
}

/// Whether a stack pointer is on an alternate stack.
pub(super) fn is_on(stack: &StackT, sp: u32) -> bool {
    stack.flags & libc::SS_DISABLE as u32 == 0 && sp > stack.sp && sp - stack.sp <= stack.size
}

/// The stack pointer below which a handler's frame goes.
pub(super) fn top(sp: u32, stack: &StackT, wants_stack: bool) -> u32 {
    let usable = stack.flags & libc::SS_DISABLE as u32 == 0 && stack.size > 0;
    let top = if wants_stack && usable && !is_on(stack, sp) { stack.sp.wrapping_add(stack.size) } else { sp.wrapping_sub(RED_ZONE) };
    top & !(ALIGN - 1)
}

impl Frame {
    /// A frame below `top`.
    pub(super) fn below(top: u32) -> Frame {
        let context = top.wrapping_sub(UCONTEXT_BYTES as u32) & !(ALIGN - 1);
        let info = context.wrapping_sub(SIGINFO_BYTES as u32);
        Frame { sp: info, info, context }
    }

    /// Writes information and context.
    pub(super) fn write(&self, memory: &Memory, info: &Info, interrupted: &Interrupted) -> Result<(), Fault> {
        let mut bytes = [0; SIGINFO_BYTES];
        for (to, from) in bytes.chunks_exact_mut(8).zip(info) {
            to.copy_from_slice(&from.to_le_bytes());
        }
        let mut context = [0; UCONTEXT_BYTES];
        let mut put = |offset: usize, bytes: &[u8]| context[offset..][..bytes.len()].copy_from_slice(bytes);
        put(UCONTEXT_STACK, &interrupted.stack.to_bytes());
        put(UCONTEXT_SIGMASK, &interrupted.mask.to_le_bytes());
        put(UCONTEXT_RAX, &i64::from(-interrupted.answer).to_le_bytes());
        put(UCONTEXT_RSP, &u64::from(interrupted.sp).to_le_bytes());
        memory.write(u64::from(self.info), &bytes)?;
        memory.write(u64::from(self.context), &context)
    }

    /// The mask in the context and the answer of the interrupted call, which the handler may have changed.
    pub(super) fn read(&self, memory: &Memory) -> Result<(u64, Option<i32>), Fault> {
        let word = |offset: usize| {
            let mut word = [0; 8];
            memory.read(u64::from(self.context) + offset as u64, &mut word).map(|()| u64::from_le_bytes(word))
        };
        let answer = i32::try_from((word(UCONTEXT_RAX)? as i64).wrapping_neg()).ok();
        Ok((word(UCONTEXT_SIGMASK)?, answer.filter(|errno| (1..4096).contains(errno))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: StackT = StackT { sp: 0, flags: libc::SS_DISABLE as u32, size: 0 };
    const STACK: StackT = StackT { sp: 4096, flags: 0, size: 8192 };

    #[test]
    fn the_red_zone_is_left_alone() {
        assert_eq!(top(1000, &NONE, true), 864);
        assert_eq!(top(1000, &STACK, false), 864);
    }

    #[test]
    fn the_alternate_stack_is_entered_once() {
        assert_eq!(top(100_000, &STACK, true), 12288);
        assert_eq!(top(12288 - 16, &STACK, true), 12288 - 16 - 128, "already on it");
        assert!(is_on(&STACK, 12288) && is_on(&STACK, 4097) && !is_on(&STACK, 4096) && !is_on(&STACK, 12289));
    }

    #[test]
    fn parts_of_a_frame_are_aligned_and_apart() {
        let frame = Frame::below(10000 & !15);
        assert!(frame.context + UCONTEXT_BYTES as u32 <= 10000);
        assert_eq!(frame.info + SIGINFO_BYTES as u32, frame.context);
        assert!(frame.sp == frame.info && frame.sp.is_multiple_of(16));
    }
}
