//! A signal between the last check and the kernel's sleep is not slept over.

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::thread;

use wali_syscalls::{nr, raw};

static PENDING: AtomicU32 = AtomicU32::new(0);
static ROUND: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static RESTARTED: Cell<u32> = const { Cell::new(0) };
}

/// The interrupted program counter.
fn pc(context: &mut libc::ucontext_t) -> &mut usize {
    #[cfg(target_arch = "x86_64")]
    let pc = &raw mut context.uc_mcontext.gregs[libc::REG_RIP as usize];
    #[cfg(target_arch = "aarch64")]
    let pc = &raw mut context.uc_mcontext.pc;
    #[cfg(target_arch = "riscv64")]
    let pc = &raw mut context.uc_mcontext.__gregs[libc::REG_PC];
    // SAFETY: a word of the context, as wide as usize.
    unsafe { &mut *pc.cast() }
}

extern "C" fn handler(_: i32, _: *mut libc::siginfo_t, context: *mut c_void) {
    PENDING.store(1, Ordering::Relaxed);
    // SAFETY: the kernel passes a ucontext_t.
    let pc = pc(unsafe { &mut *context.cast() });
    if let Some(begin) = raw::restart_pc(*pc) {
        *pc = begin;
        RESTARTED.set(RESTARTED.get() + 1);
    }
}

#[test]
fn no_signal_is_slept_over() {
    const ROUNDS: u64 = 4000;
    /// Long enough to tell a lost signal from a slow machine.
    static TIMEOUT: libc::timespec = libc::timespec { tv_sec: 20, tv_nsec: 0 };
    // SAFETY: a zeroed sigaction is valid; the handler touches atomics, a thread-local without initialiser and its context.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO;
        assert_eq!(libc::sigaction(libc::SIGUSR2, &action, std::ptr::null_mut()), 0);
    }
    // SAFETY: takes nothing.
    let sleeper = unsafe { libc::pthread_self() };
    let sender = thread::spawn(move || {
        let mut random = 1u64;
        for round in 1..=ROUNDS {
            while ROUND.load(Ordering::Acquire) < round {
                std::hint::spin_loop();
            }
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            for _ in 0..random >> 57 {
                std::hint::spin_loop();
            }
            // SAFETY: the thread waits for us.
            unsafe { libc::pthread_kill(sleeper, libc::SIGUSR2) };
        }
    });
    for round in 1..=ROUNDS {
        PENDING.store(0, Ordering::Relaxed);
        ROUND.store(round, Ordering::Release);
        // SAFETY: ppoll without descriptors, with a timeout that it only reads.
        let result = unsafe { raw::blocking_syscall(nr::ppoll.unwrap(), [0, 0, &raw const TIMEOUT as usize, 0, 8], &PENDING) };
        assert_eq!(result, -libc::EINTR as isize, "round {round}");
    }
    sender.join().unwrap();
    println!("{} of {ROUNDS} signals came before the call entered the kernel", RESTARTED.get());
}

/// Steps through the range instruction by instruction, and lets the signal come before each of them.
#[cfg(target_arch = "x86_64")]
mod stepped {
    use super::*;

    /// The trap flag of the flags register.
    const TRAP_FLAG: i64 = 0x100;

    static STEPPED: AtomicU32 = AtomicU32::new(0);
    /// Instructions of the range that have been executed, and the one before which the signal comes.
    static EXECUTED: AtomicU64 = AtomicU64::new(0);
    static SIGNAL_BEFORE: AtomicU64 = AtomicU64::new(0);

    extern "C" fn step(_: i32, _: *mut libc::siginfo_t, context: *mut c_void) {
        // SAFETY: the kernel passes a ucontext_t.
        let context = unsafe { &mut *context.cast::<libc::ucontext_t>() };
        let Some(begin) = raw::restart_pc(*pc(context)) else { return };
        if EXECUTED.fetch_add(1, Ordering::Relaxed) == SIGNAL_BEFORE.load(Ordering::Relaxed) {
            STEPPED.store(1, Ordering::Relaxed);
            *pc(context) = begin;
            context.uc_mcontext.gregs[libc::REG_EFL as usize] &= !TRAP_FLAG;
        }
    }

    #[test]
    fn a_signal_before_any_instruction_of_the_range_ends_the_call() {
        // SAFETY: as for the other handler.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = step as *const () as usize;
            action.sa_flags = libc::SA_SIGINFO;
            assert_eq!(libc::sigaction(libc::SIGTRAP, &action, std::ptr::null_mut()), 0);
        }
        static TIMEOUT: libc::timespec = libc::timespec { tv_sec: 20, tv_nsec: 0 };
        let registers = [0, 0, &raw const TIMEOUT as usize, 0, 8];
        // Test, jump, system call.
        for instruction in 0..3 {
            STEPPED.store(0, Ordering::Relaxed);
            EXECUTED.store(0, Ordering::Relaxed);
            SIGNAL_BEFORE.store(instruction, Ordering::Relaxed);
            // SAFETY: sets the trap flag; the handler clears it.
            unsafe { std::arch::asm!("pushfq", "or qword ptr [rsp], {flag}", "popfq", flag = const TRAP_FLAG) };
            // SAFETY: ppoll without descriptors, with a timeout that it only reads.
            let result = unsafe { raw::blocking_syscall(nr::ppoll.unwrap(), registers, &STEPPED) };
            assert_eq!(result, -libc::EINTR as isize, "before instruction {instruction}");
            assert_eq!(STEPPED.load(Ordering::Relaxed), 1);
        }
    }
}
