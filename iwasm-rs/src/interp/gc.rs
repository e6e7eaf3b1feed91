//! Instructions on structs, arrays and casts: see [`aot_format::gc`].

use aot_format::gc::Op;
use aot_format::trap::TrapKind;

use super::code::Word;
use super::dispatch::{HANDLER_BYTES, go, handlers};
use super::save;
use crate::runtime::{self, Instance, VmContext};

handlers! {
    /// Operands: operation and its immediates, the first argument's slot, distance to the entry. The result replaces the first argument.
    fn heap_op[](r) {
        let args = r.slot(HANDLER_BYTES + 12);
        save(r.ip, r.sp, r.ctx, args);
        run(r.ctx, r.ip, args);
        r.skip(HANDLER_BYTES + 20);
        go(r)
    }
}

#[inline(never)]
unsafe extern "C" fn run(ctx: *mut VmContext, ip: *const Word, args: *mut u64) {
    // SAFETY: the context is live; the instruction has these operands, and its frame these slots. Nothing here is dropped when it leaves.
    unsafe {
        let operand = |index: usize| *ip.byte_add(HANDLER_BYTES + index * 4);
        let op = Op::from_code(operand(0)).ok_or(TrapKind::Unreachable);
        if let Err(kind) = op.and_then(|op| runtime::gc::run(VmContext::instance(ctx), op, operand(1), operand(2), args)) {
            Instance::raise(ctx, kind)
        }
    }
}
