//! The helpers of [`aot_format::intrinsics`]: what compiled code calls, in the order of the list.

use aot_format::gc::Op;
use aot_format::intrinsics::{Intrinsic, LIBCALLS};
use aot_format::trap::TrapKind;
use aot_format::{for_each_intrinsic, for_each_libcall};

use super::arch::intrinsic_stub;
use crate::runtime::gc;
use crate::runtime::ops::{self, Wait};
use crate::runtime::{Exception, Exit, FuncInst, Instance, VmContext, allocate_exception, call_foreign as call_foreign_function, leave};
use crate::sys::calls_with_frames;
use crate::wasm::slot_count;

/// What a helper says to its stub, in the two return registers.
#[derive(Debug)]
#[repr(C)]
pub(super) struct Answer {
    /// For the compiled code.
    value: u64,
    /// To be thrown in the compiled code, or null.
    exception: *mut Exception,
}

impl Answer {
    fn value(value: u64) -> Answer {
        Answer { value, exception: std::ptr::null_mut() }
    }

    fn throw(exception: *mut Exception) -> Answer {
        Answer { value: 0, exception }
    }
}

/// Turns the outcome of a call into an answer, or ends the running call.
///
/// # Safety
/// Compiled code called us in this context, and no frame since then owns anything but `result`.
pub(super) unsafe fn finish(context: *mut VmContext, result: Result<u64, Exit>) -> Answer {
    match result {
        Ok(value) => Answer::value(value),
        // SAFETY: as above.
        Err(exit) => Answer::throw(unsafe { leave(context, exit) }),
    }
}

/// Defines a helper whose body is a `Result<impl Into<u64>, TrapKind>`.
macro_rules! helpers {
    ($($name:ident($instance:ident $(, $arg:ident: $ty:ty)*) $body:expr;)*) => { $(
        unsafe extern "C" fn $name(context: *mut VmContext $(, $arg: $ty)*) -> Answer {
            // SAFETY: only compiled code calls this, on the thread and in the context that it runs in.
            let $instance = unsafe { VmContext::instance(context) };
            match $body {
                Ok(value) => Answer::value(value),
                // SAFETY: as above; this frame owns nothing.
                Err(kind) => unsafe { Instance::raise(context, kind) },
            }
        }
    )* };
}
helpers! {
    trap(_instance, kind: u32) Err(TrapKind::from_code(kind).unwrap_or(TrapKind::Unreachable));
    ref_func(instance, function: u32) Ok(ops::ref_func(instance, function));
    func_code(instance, function: u64) instance.func_code(function).map(|code| code as u64).ok_or(TrapKind::NullFunctionReference);
    gc_with_frames(instance, op: u32, first: u32, second: u32, frames: usize) gc_op(instance, op, first, second, frames);
    memory_grow(instance, memory: u32, pages: u64) Ok(ops::memory_grow(instance, memory, pages) as u64);
    memory_copy(instance, to_memory: u32, from_memory: u32, to: u64, from: u64, bytes: u64)
        ops::memory_copy(instance, to_memory, from_memory, to, from, bytes).map(|()| 0);
    memory_fill(instance, memory: u32, to: u64, value: u32, bytes: u64) ops::memory_fill(instance, memory, to, value, bytes).map(|()| 0);
    memory_init(instance, memory: u32, segment: u32, to: u64, from: u32, bytes: u32)
        ops::memory_init(instance, memory, segment, to, from, bytes).map(|()| 0);
    data_drop(instance, segment: u32) { ops::data_drop(instance, segment); Ok(0) };
    table_get(instance, table: u32, index: u64) ops::table_get(instance, table, index);
    table_set(instance, table: u32, index: u64, value: u64) ops::table_set(instance, table, index, value).map(|()| 0);
    table_grow(instance, table: u32, value: u64, entries: u64) ops::table_grow(instance, table, value, entries).map(|old| old as u64);
    table_fill(instance, table: u32, to: u64, value: u64, entries: u64) ops::table_fill(instance, table, to, value, entries).map(|()| 0);
    table_copy(instance, to_table: u32, from_table: u32, to: u64, from: u64, entries: u64)
        ops::table_copy(instance, to_table, from_table, to, from, entries).map(|()| 0);
    table_init(instance, table: u32, segment: u32, to: u64, from: u32, entries: u32)
        ops::table_init(instance, table, segment, to, from, entries).map(|()| 0);
    elem_drop(instance, segment: u32) { ops::elem_drop(instance, segment); Ok(0) };
    atomic_notify(instance, memory: u32, address: u64, count: u32) ops::atomic_notify(instance, memory, address, count).map(u64::from);
}

calls_with_frames!(gc(context: *mut VmContext, op: u32, first: u32, second: u32) -> Answer, gc_with_frames);

fn gc_op(instance: &Instance, op: u32, first: u32, second: u32, frames: usize) -> Result<u64, TrapKind> {
    let op = Op::from_code(op).ok_or(TrapKind::Unreachable)?;
    // SAFETY: compiled code runs in this context and has put the arguments into its buffer.
    unsafe {
        let args = (&raw mut (*instance.context()).args).cast::<u64>();
        gc::run(instance, op, first, second, args, frames)?;
        Ok(*args)
    }
}

unsafe extern "C" fn throw(context: *mut VmContext, tag: u32) -> Answer {
    // SAFETY: compiled code runs in this context; its tag array and its argument buffer have what it says.
    unsafe {
        let instance = VmContext::instance(context);
        let identity = *VmContext::field::<u64>(context, instance.layout().tag(tag));
        let module = &instance.module;
        let count = slot_count(module.tag_params(tag));
        let args = std::slice::from_raw_parts((&raw const (*context).args).cast(), count);
        Answer::throw(allocate_exception(context, identity, args))
    }
}

unsafe extern "C" fn throw_ref(context: *mut VmContext, exception: u64) -> Answer {
    if exception == 0 {
        // SAFETY: compiled code called us; this frame owns nothing.
        unsafe { Instance::raise(context, TrapKind::NullReference) }
    }
    Answer::throw(exception as *mut Exception)
}

pub(super) unsafe extern "C" fn deliver(context: *mut VmContext) -> Answer {
    // SAFETY: compiled code called us in this context.
    unsafe {
        let result = VmContext::instance(context).deliver();
        finish(context, result.map(|()| 0))
    }
}

unsafe extern "C" fn call_foreign(context: *mut VmContext, function: *mut u8, values: *mut u64) -> Answer {
    // SAFETY: compiled code took the function from an entry and made room for its values.
    unsafe {
        let result = call_foreign_function(context, function.cast::<FuncInst>(), values);
        finish(context, result.map(|()| 0))
    }
}

unsafe extern "C" fn atomic_wait32(context: *mut VmContext, memory: u32, address: u64, expected: u32, timeout_ns: u64) -> Answer {
    // SAFETY: compiled code called us in this context.
    unsafe { wait(context, timeout_ns, |instance, timeout| ops::atomic_wait32(instance, memory, address, expected, timeout)) }
}

unsafe extern "C" fn atomic_wait64(context: *mut VmContext, memory: u32, address: u64, expected: u64, timeout_ns: u64) -> Answer {
    // SAFETY: compiled code called us in this context.
    unsafe { wait(context, timeout_ns, |instance, timeout| ops::atomic_wait64(instance, memory, address, expected, timeout)) }
}

/// Waits in as many pieces as signals make of it, each for what is left of the time.
unsafe fn wait(context: *mut VmContext, timeout_ns: u64, once: impl Fn(&Instance, &mut i64) -> Result<Wait, TrapKind>) -> Answer {
    // SAFETY: the context is the calling thread's.
    let instance = unsafe { VmContext::instance(context) };
    let mut left = timeout_ns as i64;
    loop {
        match once(instance, &mut left) {
            Ok(Wait::Interrupted) => {}
            Ok(outcome) => return Answer::value(outcome as u64),
            // SAFETY: compiled code called us; this frame owns nothing.
            Err(kind) => unsafe { Instance::raise(context, kind) },
        }
        if let Err(exit) = instance.deliver() {
            // SAFETY: as above.
            return unsafe { finish(context, Err(exit)) };
        }
    }
}

macro_rules! define_stubs {
    ($(($name:ident, [$($ty:ident $arg:ident),*], [$($ret:ident)?], $effect:ident, $doc:literal),)*) => {
        // Each helper has the signature of the list.
        $(const _: unsafe extern "C" fn(*mut VmContext $(, define_stubs!(@ty $ty $arg))*) -> Answer = $name;)*

        mod stubs {
            $(
                #[unsafe(naked)]
                pub(super) unsafe extern "C" fn $name() {
                    super::intrinsic_stub!(super::$name)
                }
            )*
        }

        /// The address that compiled code calls.
        pub(super) fn address(intrinsic: Intrinsic) -> usize {
            match intrinsic { $(Intrinsic::$name => stubs::$name as *const () as usize,)* }
        }
    };
    (@ty I32 $arg:ident) => { u32 };
    (@ty I64 $arg:ident) => { u64 };
    (@ty Ptr values) => { *mut u64 };
    (@ty Ptr $arg:ident) => { *mut u8 };
}
for_each_intrinsic!(define_stubs);

macro_rules! define_libcalls {
    ($($name:ident)*) => {
        // The addresses are taken by the assembler: rustc declares some of these functions itself, and crashes or renames its own
        // declaration where a crate declares them with another type.
        std::arch::global_asm!(
            ".pushsection .data.rel.ro.wasm_libcalls,\"aw\",@progbits",
            ".balign 8",
            ".globl wasm_libcalls",
            ".hidden wasm_libcalls",
            "wasm_libcalls:",
            $(concat!(".8byte ", define_libcalls!(@symbol $name)),)*
            ".popsection",
        );

        unsafe extern "C" {
            #[link_name = "wasm_libcalls"]
            safe static LIBCALL_ADDRESSES: [usize; LIBCALLS.len()];
        }

        /// The addresses of [`aot_format::intrinsics::LIBCALLS`].
        pub(super) fn libcall_address(index: u32) -> Option<usize> {
            LIBCALL_ADDRESSES.get(index as usize).copied()
        }
    };
    // They differ in a flag that nobody reads. The Rust library has `rint`; for `nearbyint` every start would load the C library's libm.
    (@symbol nearbyint) => { "rint" };
    (@symbol nearbyintf) => { "rintf" };
    (@symbol $name:ident) => { stringify!($name) };
}
for_each_libcall!(define_libcalls);
