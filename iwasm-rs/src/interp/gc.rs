//! Instructions on structs, arrays and casts: see [`aot_format::gc`].

use aot_format::gc::Op;
use aot_format::trap::TrapKind;

use super::code::Word;
use super::dispatch::{HANDLER_BYTES, go, handlers};
use super::save;
use crate::runtime::{self, Instance, VmContext};
use crate::sys::calls_with_frames;

handlers! {
    /// Operands: operation and its immediates, the first argument's slot, distance to the entry. The result replaces the first argument.
    fn heap_op[](r) {
        let args = r.slot(HANDLER_BYTES + 12);
        save(r.ip, r.sp, r.ctx, args);
        call(r.ctx, r.ip, args, r.operand(HANDLER_BYTES));
        r.skip(HANDLER_BYTES + 20);
        go(r)
    }
}

calls_with_frames!(call(ctx: *mut VmContext, ip: *const Word, args: *mut u64, op: u32), run);

unsafe extern "C" fn run(ctx: *mut VmContext, ip: *const Word, args: *mut u64, op: u32, frames: usize) {
    // SAFETY: the context is live; the instruction has these operands, and its frame these slots. Nothing here is dropped when it leaves.
    unsafe {
        let operand = |index: usize| *ip.byte_add(HANDLER_BYTES + index * 4);
        let op = Op::from_code(op).ok_or(TrapKind::Unreachable);
        if let Err(kind) = op.and_then(|op| runtime::gc::run(VmContext::instance(ctx), op, operand(1), operand(2), args, frames)) {
            Instance::raise(ctx, kind)
        }
    }
}
