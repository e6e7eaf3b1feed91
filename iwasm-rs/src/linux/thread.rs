//! Threads: one of the host for each of the guest, with its own instance.

mod robust;

use std::any::Any;
use std::cell::Cell;
use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use wali_syscalls::marshal::Errno;

use super::call::{Call, SysResult};
use super::caller::Caller;
use super::process;
use super::program::Program;
use super::signal;
use crate::runtime::{Exit, Fixed, Instance, TypeId, leave};
use crate::sys;
use crate::wasm::{FuncType, ValType};
pub(super) use robust::end_process;
pub(crate) use robust::{get_robust_list, set_robust_list};

/// Native stack of a thread, of which the kernel gives what is touched.
const STACK_BYTES: usize = 8 << 20;
/// What the C library may take of it before the thread begins: thread-local storage.
const SPARE_STACK_BYTES: usize = 64 << 10;

thread_local! {
    /// Whether the thread is one that a guest's thread has made, not the process's first.
    static IS_SPAWNED: Cell<bool> = const { Cell::new(false) };
    /// Where the guest wants a 0 when the thread ends, or 0.
    static CLEAR_AT_EXIT: Cell<u32> = const { Cell::new(0) };
}

/// A new thread's share of its creation.
struct Start {
    instance: Fixed<Instance>,
    function: u32,
    argument: u32,
    /// The mask of the thread that creates it.
    mask: u64,
    ty: TypeId,
    /// The new thread's id, as soon as it runs.
    tid: Arc<AtomicI32>,
}

/// `__wasm_thread_spawn`: the new thread's id.
pub(crate) fn thread_spawn(caller: Caller, function: u32, argument: u32) -> SysResult {
    let call = Call::new(caller)?;
    let again = Errno(libc::EAGAIN);
    if !call.program.begin_thread() {
        return Err(again);
    }
    let result = spawn(&call, function, argument);
    if result.is_none() {
        call.program.end_thread();
    }
    result.map(i64::from).ok_or(again)
}

fn spawn(call: &Call<'_>, function: u32, argument: u32) -> Option<i32> {
    let instance = call.instance.for_thread();
    let ty = TypeId::of(&FuncType::new([ValType::I32, ValType::I32], []));
    // None: a handler that ended the thread instead of returning. The engine learns of it after this call.
    let kernel_mask = signal::block_all(call.caller)?;
    let tid = Arc::new(AtomicI32::new(0));
    let mask = kernel_mask | signal::blocked_faults();
    let thread = create(Box::new(Start { instance, function, argument, mask, ty, tid: tid.clone() }));
    signal::unblock(kernel_mask);
    let thread = thread?;
    let kernel_tid = tid_of(thread);
    // SAFETY: nobody else joins or detaches the thread.
    unsafe { libc::pthread_detach(thread) };
    // A thread that the C library does not know any more has run.
    Some(kernel_tid.unwrap_or_else(|| tid.load(Ordering::Acquire)))
}

/// Starts a thread of the host. Not by Rust's library, which gives each thread a stack for signals and waits for its name.
fn create(start: Box<Start>) -> Option<libc::pthread_t> {
    let start = Box::into_raw(start);
    // SAFETY: attributes are initialised before and destroyed after their use; the new thread owns `start`, if there is one.
    unsafe {
        let (mut attributes, mut thread) = (std::mem::zeroed(), std::mem::zeroed());
        libc::pthread_attr_init(&mut attributes);
        libc::pthread_attr_setstacksize(&mut attributes, STACK_BYTES);
        let result = libc::pthread_create(&mut thread, &attributes, begin, start.cast());
        libc::pthread_attr_destroy(&mut attributes);
        if result == 0 {
            return Some(thread);
        }
        drop(Box::from_raw(start));
        None
    }
}

extern "C" fn begin(start: *mut c_void) -> *mut c_void {
    IS_SPAWNED.set(true);
    sys::set_native_stack_bytes(STACK_BYTES - SPARE_STACK_BYTES);
    // SAFETY: made by `create` for this thread; gettid takes nothing.
    let (start, tid) = unsafe { (Box::from_raw(start.cast::<Start>()), libc::gettid()) };
    start.tid.store(tid, Ordering::Release);
    start.run(tid);
    std::ptr::null_mut()
}

/// The id of a thread that is not yet joined: the number in its clock (`MAKE_THREAD_CPUCLOCK` of the kernel). `None` if it has ended.
fn tid_of(thread: libc::pthread_t) -> Option<i32> {
    let mut clock = 0;
    // SAFETY: the thread is neither joined nor detached.
    let known = unsafe { libc::pthread_getcpuclockid(thread, &mut clock) } == 0;
    Some(!(clock >> 3)).filter(|tid| known && *tid > 0)
}

impl Start {
    fn run(&self, tid: i32) {
        signal::begin_thread(self.instance.context(), self.mask);
        let mut values = [tid as u64, u64::from(self.argument)];
        let result = self.instance.call_table(self.function, self.ty, &mut values);
        signal::end_thread();
        if let Some(program) = program_of(&self.instance) {
            program.end_thread();
        }
        match result {
            Ok(()) | Err(Exit::Thread) => {
                // SAFETY: the instance is this thread's and lives.
                if let Ok(call) = Call::new(unsafe { Caller::new(self.instance.context()) }) {
                    robust::end_thread(&call);
                }
                clear_at_exit(&self.instance);
            }
            Err(exit) => fail(&self.instance, exit),
        }
    }
}

fn program_of(instance: &Instance) -> Option<&Program> {
    instance.host.as_ref().and_then(|host| (&**host as &dyn Any).downcast_ref())
}

/// A thread that fails ends the program.
fn fail(instance: &Instance, exit: Exit) {
    if let Some(program) = program_of(instance) {
        let status = (program.config.report)(exit);
        process::end(i32::from(status))
    }
}

/// `exit`: ends the calling thread. The program goes on while it has others, and its status is that of its first thread.
pub(crate) fn exit(caller: Caller, status: i32) -> SysResult {
    let call = Call::new(caller)?;
    if !IS_SPAWNED.get() {
        robust::end_thread(&call);
        clear_at_exit(call.instance);
        // SAFETY: ends this thread, and the process if it is the last one. Nobody looks at its stack again.
        unsafe { libc::syscall(libc::SYS_exit, status) };
    }
    // SAFETY: the frames since the guest's call own nothing that must be dropped.
    unsafe { leave(caller.context(), Exit::Thread) };
    Ok(0)
}

/// In the child of a fork, its only thread is the first.
pub(super) fn become_first() {
    IS_SPAWNED.set(false);
    robust::forget();
}

/// `set_tid_address`. The kernel's own address is the C library's of the host.
pub(crate) fn set_tid_address(_: Caller, tidptr: u32) -> SysResult {
    CLEAR_AT_EXIT.set(tidptr);
    // SAFETY: takes nothing.
    Ok(i64::from(unsafe { libc::gettid() }))
}

/// As the kernel does for a thread that ends while others live: stores a 0 and wakes one waiter.
fn clear_at_exit(instance: &Instance) {
    let address = u64::from(CLEAR_AT_EXIT.get());
    let Some(memory) = instance.memories.first().filter(|_| address != 0) else { return };
    // Like the kernel, does not care about an address that is gone.
    if memory.update(address, |_| Some(0)).is_ok() {
        robust::wake(memory, address);
    }
}
