//! Threads: one of the host for each of the guest, with its own instance.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

use wali_syscalls::marshal::Errno;

use super::call::{Call, SysResult};
use super::caller::Caller;
use super::process;
use super::program::Program;
use super::signal;
use crate::runtime::{Exit, Instance, TypeId, leave};
use crate::wasm::{FuncType, ValType};

/// Native stack of a thread, of which the kernel gives what is touched.
const STACK_BYTES: usize = 8 << 20;

thread_local! {
    /// Where the guest wants a 0 when the thread ends, or 0.
    static CLEAR_AT_EXIT: Cell<u32> = const { Cell::new(0) };
}

/// A new thread's share of its creation.
struct Start {
    instance: Box<Instance>,
    function: u32,
    argument: u32,
    /// The mask of the thread that creates it.
    mask: u64,
    ty: TypeId,
}

/// `__wasm_thread_spawn`: the new thread's id, which it has before this returns.
pub(crate) fn thread_spawn(caller: Caller, function: u32, argument: u32) -> SysResult {
    let call = Call::new(caller)?;
    let again = Errno(libc::EAGAIN);
    let instance = call.instance.for_thread().map_err(|_| again)?;
    let ty = TypeId::of(&FuncType::new([ValType::I32, ValType::I32], []));
    // A handler that ended the thread instead of returning: the engine learns of it after this call.
    let kernel_mask = signal::block_all(caller).ok_or(again)?;
    let start = Start { instance, function, argument, mask: kernel_mask | signal::blocked_faults(), ty };
    let tid = Arc::new(AtomicI32::new(0));
    let (creator, tid_there) = (thread::current(), tid.clone());
    let created = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || {
        // SAFETY: takes nothing.
        let own = unsafe { libc::gettid() };
        tid_there.store(own, Ordering::Release);
        creator.unpark();
        drop((creator, tid_there));
        start.run(own);
    });
    let result = created.map_err(|_| again).map(|_| {
        while tid.load(Ordering::Acquire) == 0 {
            thread::park();
        }
        i64::from(tid.load(Ordering::Acquire))
    });
    signal::unblock(kernel_mask);
    result
}

impl Start {
    fn run(self, tid: i32) {
        signal::begin_thread(self.instance.context(), self.mask);
        let mut values = [tid as u64, u64::from(self.argument)];
        let result = self.instance.call_table(self.function, self.ty, &mut values);
        signal::end_thread();
        match result {
            Ok(()) | Err(Exit::Thread) => clear_at_exit(&self.instance),
            Err(exit) => fail(&self.instance, exit),
        }
    }
}

/// A thread that fails ends the program.
fn fail(instance: &Instance, exit: Exit) {
    let program = instance.host.as_ref().and_then(|host| (&**host as &dyn std::any::Any).downcast_ref::<Program>());
    if let Some(program) = program {
        let status = (program.config.report)(exit);
        process::end(i32::from(status))
    }
}

/// `exit`: ends the calling thread. The program goes on while it has others, and its status is that of its first thread.
pub(crate) fn exit(caller: Caller, status: i32) -> SysResult {
    let call = Call::new(caller)?;
    // SAFETY: both take nothing.
    if unsafe { libc::gettid() == libc::getpid() } {
        clear_at_exit(call.instance);
        // SAFETY: ends this thread, and the process if it is the last one. Nobody looks at its stack again.
        unsafe { libc::syscall(libc::SYS_exit, status) };
    }
    // SAFETY: the frames since the guest's call own nothing that must be dropped.
    unsafe { leave(caller.context(), Exit::Thread) };
    Ok(0)
}

/// `set_tid_address`. The kernel's own address is the C library's of the host.
pub(crate) fn set_tid_address(_: Caller, tidptr: u32) -> SysResult {
    CLEAR_AT_EXIT.set(tidptr);
    // SAFETY: takes nothing.
    Ok(i64::from(unsafe { libc::gettid() }))
}

/// As the kernel does for a thread that ends while others live: stores a 0 and wakes one waiter.
fn clear_at_exit(instance: &Instance) {
    let address = CLEAR_AT_EXIT.get();
    let Some(memory) = instance.memories.first().filter(|_| address != 0 && address.is_multiple_of(4)) else { return };
    // Like the kernel, does not care about an address that is gone.
    if memory.write(u64::from(address), &[0; 4]).is_ok()
        && let Some(word) = memory.slice(u64::from(address), 4)
    {
        // SAFETY: wakes only; the kernel checks the address.
        unsafe { libc::syscall(libc::SYS_futex, word, libc::FUTEX_WAKE, 1) };
    }
}
