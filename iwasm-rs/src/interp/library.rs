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
            (MemorySize, 0 => 1, |i, m, _n, _v| Ok(Value(i.memories[m as usize].size_pages()))),
            (MemoryGrow, 1 => 1, |i, m, _n, v| Ok(Value(result(is_wide(i, m), ops::memory_grow(i, m, at(i, m, v[0])))))),
            (MemoryCopy, 3 => 0, |i, m, n, v| ops::memory_copy(i, m, n, at(i, m, v[0]), at(i, n, v[1]), at(i, m, at(i, n, v[2]))).map(|()| Nothing)),
            (MemoryFill, 3 => 0, |i, m, _n, v| ops::memory_fill(i, m, at(i, m, v[0]), v[1] as u32, at(i, m, v[2])).map(|()| Nothing)),
            (MemoryInit, 3 => 0, |i, m, n, v| ops::memory_init(i, m, n, at(i, m, v[0]), v[1] as u32, v[2] as u32).map(|()| Nothing)),
            (DataDrop, 0 => 0, |i, m, _n, _v| { ops::data_drop(i, m); Ok(Nothing) }),
            (TableGet, 1 => 1, |i, m, _n, v| ops::table_get(i, m, entry(i, m, v[0])).map(Value)),
            (TableSet, 2 => 0, |i, m, _n, v| ops::table_set(i, m, entry(i, m, v[0]), v[1]).map(|()| Nothing)),
            (TableSize, 0 => 1, |i, m, _n, _v| Ok(Value(ops::table_size(i, m)))),
            (TableGrow, 2 => 1, |i, m, _n, v| ops::table_grow(i, m, v[0], entry(i, m, v[1])).map(|old| Value(result(is_wide_table(i, m), old)))),
            (TableFill, 3 => 0, |i, m, _n, v| ops::table_fill(i, m, entry(i, m, v[0]), v[1], entry(i, m, v[2])).map(|()| Nothing)),
            (TableCopy, 3 => 0, |i, m, n, v| ops::table_copy(i, m, n, entry(i, m, v[0]), entry(i, n, v[1]), entry(i, m, entry(i, n, v[2]))).map(|()| Nothing)),
            (TableInit, 3 => 0, |i, m, n, v| ops::table_init(i, m, n, entry(i, m, v[0]), v[1] as u32, v[2] as u32).map(|()| Nothing)),
            (ElemDrop, 0 => 0, |i, m, _n, _v| { ops::elem_drop(i, m); Ok(Nothing) }),
            (RefFunc, 0 => 1, |i, m, _n, _v| Ok(Value(ops::ref_func(i, m)))),
            (MemoryAtomicNotify, 2 => 1, |i, m, n, v| ops::atomic_notify(i, m, effective(i, m, v[0], n), v[1] as u32).map(|k| Value(u64::from(k)))),
            (MemoryAtomicWait32, 3 => 1, |i, m, n, v| wait(v, |at, value, left| ops::atomic_wait32(i, m, effective(i, m, at, n), value as u32, left))),
            (MemoryAtomicWait64, 3 => 1, |i, m, n, v| wait(v, |at, value, left| ops::atomic_wait64(i, m, effective(i, m, at, n), value, left))),
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

fn is_wide(instance: &Instance, memory: u32) -> bool {
    instance.module.memories[memory as usize].memory64
}

fn is_wide_table(instance: &Instance, table: u32) -> bool {
    instance.module.tables[table as usize].table64
}

fn narrowed(wide: bool, v: u64) -> u64 {
    if wide { v } else { u64::from(v as u32) }
}

/// An address or a length in a memory.
fn at(instance: &Instance, memory: u32, v: u64) -> u64 {
    narrowed(is_wide(instance, memory), v)
}

/// An index or a length in a table.
fn entry(instance: &Instance, table: u32, v: u64) -> u64 {
    narrowed(is_wide_table(instance, table), v)
}

/// An address with an offset, which is 0 where the memory's addresses have 64 bits.
fn effective(instance: &Instance, memory: u32, v: u64, offset: u32) -> u64 {
    at(instance, memory, v).wrapping_add(u64::from(offset))
}

/// A size, or -1.
fn result(wide: bool, v: i64) -> u64 {
    narrowed(wide, v as u64)
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
                    let Err(exit) = instance.deliver() else { continue };
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
