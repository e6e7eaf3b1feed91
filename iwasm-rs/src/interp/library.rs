//! Instructions that call the runtime: bulk operations, tables, waiting.
//!
//! Operands: two numbers, the first argument's slot, distance to the entry. The result replaces the first argument.

use aot_format::trap::TrapKind;

use super::code::Word;
use super::dispatch::{HANDLER_BYTES, go, handlers};
use super::save;
use super::throw::land;
use crate::runtime::ops::{self, Wait};
use crate::runtime::{self, Exception, Exit, Instance, VmContext};

/// Slots above the first argument that an operation may use.
const ARGUMENTS: usize = 4;

/// Calls a macro with all such instructions: `(Name, |instance, m, n, arguments| effect)`.
macro_rules! for_each_library_op {
    ($m:ident) => {
        $m! {
            (MemoryGrow, 1 => 1, |i, m, _n, v| Ok(Value(ops::memory_grow(i, m, low(v[0])) as u32 as u64))),
            (MemoryCopy, 3 => 0, |i, m, n, v| ops::memory_copy(i, m, n, low(v[0]), low(v[1]), low(v[2])).map(|()| Nothing)),
            (MemoryFill, 3 => 0, |i, m, _n, v| ops::memory_fill(i, m, low(v[0]), v[1] as u32, low(v[2])).map(|()| Nothing)),
            (MemoryInit, 3 => 0, |i, m, n, v| ops::memory_init(i, m, n, low(v[0]), v[1] as u32, v[2] as u32).map(|()| Nothing)),
            (DataDrop, 0 => 0, |i, m, _n, _v| { ops::data_drop(i, m); Ok(Nothing) }),
            (TableGet, 1 => 1, |i, m, _n, v| ops::table_get(i, m, low(v[0])).map(Value)),
            (TableSet, 2 => 0, |i, m, _n, v| ops::table_set(i, m, low(v[0]), v[1]).map(|()| Nothing)),
            (TableSize, 0 => 1, |i, m, _n, _v| Ok(Value(ops::table_size(i, m)))),
            (TableGrow, 2 => 1, |i, m, _n, v| Ok(Value(ops::table_grow(i, m, v[0], low(v[1])) as u32 as u64))),
            (TableFill, 3 => 0, |i, m, _n, v| ops::table_fill(i, m, low(v[0]), v[1], low(v[2])).map(|()| Nothing)),
            (TableCopy, 3 => 0, |i, m, n, v| ops::table_copy(i, m, n, low(v[0]), low(v[1]), low(v[2])).map(|()| Nothing)),
            (TableInit, 3 => 0, |i, m, n, v| ops::table_init(i, m, n, low(v[0]), v[1] as u32, v[2] as u32).map(|()| Nothing)),
            (ElemDrop, 0 => 0, |i, m, _n, _v| { ops::elem_drop(i, m); Ok(Nothing) }),
            (RefFunc, 0 => 1, |i, m, _n, _v| Ok(Value(ops::ref_func(i, m)))),
            (MemoryAtomicNotify, 2 => 1, |i, m, n, v| ops::atomic_notify(i, m, low(v[0]) + u64::from(n), v[1] as u32).map(|k| Value(u64::from(k)))),
            (MemoryAtomicWait32, 3 => 1, |i, m, n, v| wait(v, |at, value, left| ops::atomic_wait32(i, m, low(at) + u64::from(n), value as u32, left))),
            (MemoryAtomicWait64, 3 => 1, |i, m, n, v| wait(v, |at, value, left| ops::atomic_wait64(i, m, low(at) + u64::from(n), value, left))),
        }
    };
}
pub(super) use for_each_library_op;

/// What an instruction leaves on the stack.
pub(super) enum Outcome {
    Nothing,
    Value(u64),
    /// A signal came: its handler runs, then the instruction again.
    Interrupted,
}
use Outcome::{Interrupted, Nothing, Value};

fn low(v: u64) -> u64 {
    u64::from(v as u32)
}

/// Waits for the time in the third argument, which becomes what is left of it.
fn wait(arguments: &mut [u64; 3], once: impl Fn(u64, u64, &mut i64) -> Result<Wait, TrapKind>) -> Result<Outcome, TrapKind> {
    let [address, value, timeout] = arguments;
    let mut left = *timeout as i64;
    let result = once(*address, *value, &mut left);
    *timeout = left as u64;
    result.map(|wait| if wait == Wait::Interrupted { Interrupted } else { Value(wait as u64) })
}

/// An instruction that calls the runtime.
pub(super) trait LibraryOp {
    /// Its result, if it has one.
    fn run(instance: &Instance, m: u32, n: u32, arguments: &mut [u64; 3]) -> Result<Outcome, TrapKind>;
}

macro_rules! define_library {
    ($(($name:ident, $params:literal => $results:literal, |$i:ident, $m:ident, $n:ident, $v:ident| $body:expr),)*) => {
        $(
            pub(super) struct $name;
            impl LibraryOp for $name {
                fn run($i: &Instance, $m: u32, $n: u32, $v: &mut [u64; 3]) -> Result<Outcome, TrapKind> { $body }
            }
        )*
    };
}
for_each_library_op!(define_library);

handlers! {
    /// Calls the runtime.
    fn library[Op: LibraryOp](r) {
        let args = r.slot(HANDLER_BYTES + 8);
        save(r.ip, r.sp, r.ctx, args.add(ARGUMENTS));
        let exception = call::<Op>(r.ctx, r.ip, args);
        r.skip(HANDLER_BYTES + 16);
        if exception.is_null() { go(r) } else { land(r, exception) }
    }
}

#[inline(never)]
unsafe extern "C" fn call<Op: LibraryOp>(ctx: *mut VmContext, ip: *const Word, args: *mut u64) -> *mut Exception {
    // SAFETY: the context is live; the instruction has these operands, and its frame these slots. Nothing here is dropped when it leaves.
    unsafe {
        let instance = VmContext::instance(ctx);
        let (m, n) = (*ip.byte_add(HANDLER_BYTES), *ip.byte_add(HANDLER_BYTES + 4));
        let mut arguments = [*args, *args.add(1), *args.add(2)];
        loop {
            match Op::run(instance, m, n, &mut arguments) {
                Err(kind) => Instance::raise(ctx, kind),
                Ok(Interrupted) => {
                    let Some(Err(exit)) = instance.host.as_ref().map(|host| host.deliver(ctx)) else { continue };
                    return leave(ctx, exit);
                }
                Ok(Value(value)) => *args = value,
                Ok(Nothing) => {}
            }
            return std::ptr::null_mut();
        }
    }
}

unsafe fn leave(ctx: *mut VmContext, exit: Exit) -> *mut Exception {
    // SAFETY: as for the caller.
    unsafe { runtime::leave(ctx, exit) }
}
