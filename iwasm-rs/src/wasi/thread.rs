//! Threads of WASI programs: the function `thread-spawn` of module `wasi`, as the proposal wasi-threads has it. The program brings a shared
//! memory and exports [`START`]; each thread has its own instance.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use super::Program;
use crate::runtime::{Exit, Extern, Fixed, Instance, Store, TypeId, VmContext};
use crate::sys;
use crate::wasm::index::FuncIdx;
use crate::wasm::{FuncType, ValType};

/// Name of the module that the function is imported from.
pub const MODULE: &str = "wasi";
/// Name of the function: argument of the thread to its id, or to a negative number.
pub const SPAWN: &str = "thread-spawn";
/// What a thread calls: with its id and its argument.
const START: &str = "wasi_thread_start";

/// Native stack of a thread, of which the kernel gives what is touched.
const STACK_BYTES: usize = 8 << 20;
/// What Rust's library takes of it before the thread begins.
const SPARE_STACK_BYTES: usize = 64 << 10;
/// The greatest id of a thread: C libraries use the bits above.
const MAX_ID: u32 = 0x1fff_ffff;
/// What `thread-spawn` answers when there is no thread.
const FAILED: i32 = -1;

/// The threads of a program besides the first.
#[derive(Debug, Default)]
pub(super) struct Threads {
    running: AtomicU32,
    /// How many there have ever been.
    spawned: AtomicU32,
}

/// The function `thread-spawn`.
pub fn spawn_function(store: &Store) -> Extern {
    let ty = TypeId::of(&FuncType::new([ValType::I32], [ValType::I32]));
    Extern::Func(store.host_func(
        ty,
        Box::new(|context: *mut VmContext, values: &mut [u64]| {
            // SAFETY: guest code passes its own live context, and the instance outlives the call.
            let instance = unsafe { VmContext::instance(context) };
            let id = spawn(instance, values[0] as u32).unwrap_or(FAILED);
            values[0] = u64::from(id as u32);
            Ok(())
        }),
    ))
}

/// Starts a thread: its id.
fn spawn(instance: &Instance, argument: u32) -> Option<i32> {
    let program = Program::of(instance)?;
    let start = start_function(instance)?;
    let id = program.begin_thread()?;
    let own = instance.for_thread();
    let body = move || {
        sys::set_native_stack_bytes(STACK_BYTES - SPARE_STACK_BYTES);
        run(&own, start, id, argument);
    };
    let spawned = thread::Builder::new().stack_size(STACK_BYTES).spawn(body);
    if spawned.is_err() {
        program.end_thread();
    }
    spawned.ok().map(|_| id as i32)
}

/// The function that a thread begins with, if there is one of its type.
fn start_function(instance: &Instance) -> Option<FuncIdx> {
    let start = instance.module.exported_func(START)?;
    let ty = instance.module.func_type(start);
    (ty.params() == [ValType::I32, ValType::I32] && ty.results().is_empty()).then_some(start)
}

/// A thread, from its begin to its end. One that fails ends the program.
fn run(instance: &Fixed<Instance>, start: FuncIdx, id: u32, argument: u32) {
    let result = instance.call(start, &[id.into(), argument.into()]);
    let Some(program) = Program::of(instance) else { return };
    match result {
        Ok(_) | Err(Exit::Thread) => program.end_thread(),
        Err(exit) => {
            let code = (program.report)(exit);
            sys::report::end();
            std::process::exit(code.into())
        }
    }
}

impl Program {
    /// Counts a new thread: its id. `None` when there are as many as there may be.
    fn begin_thread(&self) -> Option<u32> {
        let Threads { running, spawned } = &self.threads;
        let max = self.max_threads.unwrap_or(u32::MAX);
        running.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| (count < max).then_some(count + 1)).ok()?;
        // The numbers begin again some day; that long, nobody keeps one.
        Some(spawned.fetch_add(1, Ordering::Relaxed) % MAX_ID + 1)
    }

    /// A thread has ended, or has not come to be.
    fn end_thread(&self) {
        self.threads.running.fetch_sub(1, Ordering::Relaxed);
    }
}
