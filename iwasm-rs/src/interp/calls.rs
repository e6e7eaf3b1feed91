//! Calls: of functions of this module, of imports, through tables, of the host.
//!
//! Arguments lie in the topmost slots of the caller's operands. The callee's frame begins behind them and the header, so that they are its
//! parameters without a move. Every instruction that calls ends with a word that tells how far the function's entry is; see [`super::code::Code::around`].

use std::marker::PhantomData;
use std::sync::atomic::Ordering;

use aot_format::layout::table;
use aot_format::trap::TrapKind;

use super::code::{Func, HEADER_SLOTS, RETURN_IP, RETURN_SP, begin, end_by_trap};
use super::dispatch::{HANDLER_BYTES, Regs, go, handlers};
use super::expr::Expr;
use super::handlers::{Effect, Nothing, copy_slots};
use super::throw::{deliver, land};
use super::{save, trap};
use crate::runtime::{self, Entry, Exception, FuncInst, TypeId, VmContext};

/// Words of a call of a direct host function.
pub(super) const CALL_HOST_WORDS: u32 = (HANDLER_BYTES / 4 + 4) as u32;

/// What a call calls.
pub(super) trait Callee {
    /// Size of its operands.
    const BYTES: usize;
    /// Whether there may be nothing to call.
    const CHECKED: bool = false;

    /// What is called; null if that is a trap.
    ///
    /// # Safety
    /// Its operands are `at` bytes behind the begin of the instruction.
    unsafe fn func(r: &Regs, at: usize) -> *const Func;

    /// The trap that null means.
    ///
    /// # Safety
    /// As for [`Self::func`], which has returned null.
    unsafe fn why(_: &Regs, _: usize) -> TrapKind {
        TrapKind::UninitializedElement
    }
}

/// A function of this module. Operand: its address.
pub(super) struct Direct;

impl Callee for Direct {
    const BYTES: usize = 8;

    #[inline(always)]
    unsafe fn func(r: &Regs, at: usize) -> *const Func {
        // SAFETY: by contract.
        unsafe { r.operand::<usize>(at) as *const Func }
    }
}

/// An import that is not a direct host function. Operand: offset of its entry in the context.
pub(super) struct Import;

impl Callee for Import {
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn func(r: &Regs, at: usize) -> *const Func {
        // SAFETY: the entry holds a code word of this engine.
        unsafe { *r.ctx.byte_add(r.operand::<u32>(at) as usize).cast::<usize>() as *const Func }
    }
}

/// An entry of a table. Operands: offsets of table and type in the context, index.
pub(super) struct Indirect<I>(PhantomData<I>);

/// An entry of a table with 64-bit indices. Operands: offsets of table and type in the context, slot of the index.
pub(super) struct IndirectWide;

/// How a call finds its entry.
pub(super) trait Index {
    /// Size of its operands.
    const BYTES: usize;

    /// The index.
    ///
    /// # Safety
    /// Its operands are `at` bytes behind the begin of the instruction.
    unsafe fn index(r: &Regs, at: usize) -> u64;
}

impl<I: Expr<u32>> Index for Indirect<I> {
    const BYTES: usize = I::BYTES;

    #[inline(always)]
    unsafe fn index(r: &Regs, at: usize) -> u64 {
        // SAFETY: by contract.
        unsafe { u64::from(I::eval(r, at)) }
    }
}

impl Index for IndirectWide {
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn index(r: &Regs, at: usize) -> u64 {
        // SAFETY: by contract.
        unsafe { *r.slot(at) }
    }
}

impl<I: Index> Callee for I {
    const BYTES: usize = 8 + I::BYTES;
    const CHECKED: bool = true;

    #[inline(always)]
    unsafe fn func(r: &Regs, at: usize) -> *const Func {
        // SAFETY: the index is checked; entries below the length are readable and hold code words where their type is not 0.
        unsafe {
            let ty = *r.ctx.byte_add(r.operand::<u32>(at + 4) as usize).cast::<u32>();
            match entry::<I>(r, at) {
                Some(entry) if (*entry).type_id == ty => (*entry).code as *const Func,
                _ => std::ptr::null(),
            }
        }
    }

    unsafe fn why(r: &Regs, at: usize) -> TrapKind {
        // SAFETY: as above.
        match unsafe { entry::<I>(r, at).map(|entry| (*entry).type_id) } {
            None => TrapKind::UndefinedElement,
            Some(0) => TrapKind::UninitializedElement,
            Some(_) => TrapKind::IndirectCallTypeMismatch,
        }
    }
}

/// The entry, if the index is in bounds.
#[inline(always)]
unsafe fn entry<I: Index>(r: &Regs, at: usize) -> Option<*const Entry> {
    // SAFETY: the context holds the table's base; below the base lies its length.
    unsafe {
        let base = *r.ctx.byte_add(r.operand::<u32>(at) as usize).cast::<*const u8>();
        let index = I::index(r, at + 8);
        let len = base.offset(table::LEN as isize).cast::<u32>().read_volatile();
        (index < u64::from(len)).then(|| base.cast::<Entry>().add(index as usize))
    }
}

/// A function in a slot, where [`resolve`] has put it. Operand: the slot.
pub(super) struct Resolved;

impl Callee for Resolved {
    const BYTES: usize = 4;

    #[inline(always)]
    unsafe fn func(r: &Regs, at: usize) -> *const Func {
        // SAFETY: by contract.
        unsafe { *r.slot(at) as *const Func }
    }
}

#[inline(never)]
unsafe extern "C" fn func_of(ctx: *mut VmContext, reference: u64) -> *const Func {
    // SAFETY: the context is live; code words of this engine are functions.
    unsafe { VmContext::instance(ctx).func_code(reference).unwrap_or(0) as *const Func }
}

/// What an entry of a table leads to.
#[repr(C)]
struct Found {
    /// Null if it is not to be called.
    func: *const Func,
    why: TrapKind,
}

/// The function in an entry of a table, if its type is a given one or below it.
#[inline(never)]
unsafe extern "C" fn func_in(ctx: *mut VmContext, table: u32, ty: u32, index: u64) -> Found {
    // SAFETY: offsets of the context's layout; entries below the length hold code words where their type is not 0.
    unsafe {
        let base = *ctx.byte_add(table as usize).cast::<*const u8>();
        let len = base.offset(table::LEN as isize).cast::<u32>().read_volatile();
        let none = |why| Found { func: std::ptr::null(), why };
        if index >= u64::from(len) {
            return none(TrapKind::UndefinedElement);
        }
        let entry = base.cast::<Entry>().add(index as usize).read_volatile();
        match entry.type_id {
            0 => none(TrapKind::UninitializedElement),
            id if TypeId(id).is_subtype_of(TypeId(*ctx.byte_add(ty as usize).cast())) => {
                Found { func: entry.code as *const Func, why: TrapKind::Unreachable }
            }
            _ => none(TrapKind::IndirectCallTypeMismatch),
        }
    }
}

handlers! {
    /// Ends the activation: there is nothing to call. A handler, so that calls need no prologue.
    #[cold]
    #[inline(never)]
    fn no_callee[X: Effect, C: Callee](r) {
        let why = C::why(&r, HANDLER_BYTES + X::BYTES);
        // At the begin, what traps is what computes the index.
        r.ip = r.ip.add(1);
        end_by_trap(r, why)
    }

    /// Slot = the function of the reference in it. Operand: the slot.
    fn resolve[](r) {
        let slot = r.slot(HANDLER_BYTES);
        let func = func_of(r.ctx, *slot);
        if func.is_null() {
            trap(r.ip, r.sp, r.ctx, TrapKind::NullFunctionReference)
        }
        *slot = func as u64;
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }

    /// Slot = the function in the entry whose index is in it, of a type that may have others below it. Operands: offsets of table and type
    /// in the context, the slot.
    fn resolve_entry[](r) {
        let slot = r.slot(HANDLER_BYTES + 8);
        let found = func_in(r.ctx, r.operand(HANDLER_BYTES), r.operand(HANDLER_BYTES + 4), *slot);
        if found.func.is_null() {
            trap(r.ip, r.sp, r.ctx, found.why)
        }
        *slot = found.func as u64;
        r.skip(HANDLER_BYTES + 12);
        go(r)
    }

    /// Calls. Operands: effect, callee, distance to the callee's frame, distance to the entry.
    fn call[X: Effect, C: Callee](r) {
        X::run(&mut r, HANDLER_BYTES);
        let at = HANDLER_BYTES + X::BYTES;
        let func = C::func(&r, at);
        if C::CHECKED && func.is_null() {
            return no_callee::<X, C>(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        let frame = r.slot(at + C::BYTES);
        let back = r.ip.byte_add(at + C::BYTES + 8);
        *frame.offset(RETURN_IP) = back as u64;
        *frame.offset(RETURN_SP) = r.sp as u64;
        r.sp = frame;
        r.a = func as u64;
        begin(r, (*func).entry())
    }

    /// Calls in the place of the running function. Operands: callee, first argument, their number, first parameter of this function.
    fn return_call[C: Callee](r) {
        let func = C::func(&r, HANDLER_BYTES);
        if C::CHECKED && func.is_null() {
            return no_callee::<Nothing, C>(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        let at = HANDLER_BYTES + C::BYTES;
        let (ip, sp) = (*r.sp.offset(RETURN_IP), *r.sp.offset(RETURN_SP));
        let (count, params) = (r.operand::<u32>(at + 4), r.slot(at + 8));
        copy_slots(r.slot(at), params, count);
        r.sp = params.add(count as usize + HEADER_SLOTS);
        *r.sp.offset(RETURN_IP) = ip;
        *r.sp.offset(RETURN_SP) = sp;
        r.a = func as u64;
        begin(r, (*func).entry())
    }

    /// Calls a direct host function with `N` arguments; its result goes to the accumulator.
    /// Operands: offset of the import's entry in the context, first argument, free slots, distance to the entry.
    fn call_host[const N: usize, const WIDE: bool](r) {
        let code = *r.ctx.byte_add(r.operand::<u32>(HANDLER_BYTES) as usize).cast::<usize>();
        let args = r.slot(HANDLER_BYTES + 4);
        let next = r.ip.byte_add(HANDLER_BYTES + 16);
        save(r.ip, r.sp, r.ctx, r.slot(HANDLER_BYTES + 8));
        let result = invoke::<N>(code, r.ctx, args);
        r.a = if WIDE { result } else { u64::from(result as u32) };
        r.ip = next;
        if (*r.ctx).pending.load(Ordering::Relaxed) != 0 {
            return deliver(r.ip, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        go(r)
    }

    /// The body of a thunk: calls a function of another instance or of the host. Operands: the function, number of parameters,
    /// greater number of parameters and results, distance to the entry. The results are in the first slots then.
    fn call_foreign[](r) {
        let func = r.operand::<usize>(HANDLER_BYTES) as *const FuncInst;
        let (params, values) = (r.operand::<u32>(HANDLER_BYTES + 8), r.operand::<u32>(HANDLER_BYTES + 12));
        copy_slots(r.sp.sub(HEADER_SLOTS + params as usize), r.sp, params);
        let next = r.ip.byte_add(HANDLER_BYTES + 20);
        save(r.ip, r.sp, r.ctx, r.sp.add(values as usize));
        let exception = foreign(r.ctx, func, r.sp);
        r.ip = next;
        if exception.is_null() { go(r) } else { land(r, exception) }
    }
}

macro_rules! invoke_by_arity {
    ($($n:literal: $($i:literal)*;)*) => {
        /// Calls a direct host function.
        ///
        /// # Safety
        /// `code` takes `N` arguments, which lie at `args`.
        #[inline(always)]
        unsafe fn invoke<const N: usize>(code: usize, ctx: *mut VmContext, args: *const u64) -> u64 {
            // SAFETY: by contract.
            unsafe {
                match N {
                    $($n => {
                        type Host = unsafe extern "C" fn(*mut VmContext $(, invoke_by_arity!(@ty $i))*) -> u64;
                        let f = std::mem::transmute::<*const (), Host>(std::ptr::with_exposed_provenance(code));
                        f(ctx $(, *args.add($i))*)
                    })*
                    _ => unreachable!("direct host functions have at most ten parameters"),
                }
            }
        }
    };
    (@ty $i:literal) => { u64 };
}
invoke_by_arity! {
    0: ;
    1: 0;
    2: 0 1;
    3: 0 1 2;
    4: 0 1 2 3;
    5: 0 1 2 3 4;
    6: 0 1 2 3 4 5;
    7: 0 1 2 3 4 5 6;
    8: 0 1 2 3 4 5 6 7;
    9: 0 1 2 3 4 5 6 7 8;
    10: 0 1 2 3 4 5 6 7 8 9;
}

/// Calls a function through the runtime: null, or the exception that it ended with.
///
/// # Safety
/// `values` has room for its arguments and results.
#[inline(never)]
unsafe extern "C" fn foreign(ctx: *mut VmContext, func: *const FuncInst, values: *mut u64) -> *mut Exception {
    // SAFETY: by contract; `leave` drops nothing of this frame.
    unsafe {
        match runtime::call_foreign(ctx, func, values) {
            Ok(()) => std::ptr::null_mut(),
            Err(exit) => runtime::leave(ctx, exit),
        }
    }
}
