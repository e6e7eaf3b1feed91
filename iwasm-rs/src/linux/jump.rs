//! setjmp and longjmp as imports, of programs from before the C library had them by Wasm exceptions.
//!
//! setjmp answers 0, as if nobody ever jumped; a jump ends the program with a trap that says so.

use super::call::{Call, SysResult};
use super::caller::Caller;
use crate::runtime::{Exit, TrapKind, leave};

/// `setjmp`.
pub(crate) fn setjmp(_: Caller, _buf: u32) -> SysResult {
    Ok(0)
}

/// `_setjmp`.
pub(crate) fn setjmp_without_mask(_: Caller, _buf: u32) -> SysResult {
    Ok(0)
}

/// `sigsetjmp`.
pub(crate) fn sigsetjmp(_: Caller, _buf: u32, _save_mask: i32) -> SysResult {
    Ok(0)
}

/// `longjmp`.
pub(crate) fn longjmp(caller: Caller, _buf: u32, _value: i32) -> SysResult {
    let mut trap = Call::new(caller)?.instance.trap(TrapKind::UnlinkedImport);
    trap.detail = Some("longjmp: build with -mllvm -wasm-enable-sjlj".into());
    // SAFETY: the handlers' frames own nothing but the trap, which goes along.
    unsafe { leave(caller.context(), Exit::Trap(Box::new(trap))) };
    Ok(0)
}

/// `_longjmp`.
pub(crate) fn longjmp_without_mask(caller: Caller, buf: u32, value: i32) -> SysResult {
    longjmp(caller, buf, value)
}
