//! The interpreter: a slot machine with one integer and one float accumulator whose instructions are expression trees.
//!
//! - [`value`], [`ops`]: values, and what the operators compute: one table.
//! - [`expr`], `handlers`, [`far`], [`fuel`], [`gc`], [`calls`], [`throw`], [`jump`], [`library`], [`atomics`],
//!   [`wide`], [`simd`]: instructions, generic over the trees that they compute.
//! - [`select`]: which trees exist; [`dispatch`]: how one instruction leads to the next; [`code`]: threaded code.
//! - [`lower`]: from a function body to threaded code, at the function's first call.
//!
//! A frame on the thread's stack of slots, upwards: parameters, header (where to return, and the caller's frame), then `sp`: locals, operands.
//! The operands that are arguments of a call become the callee's parameters in place. All calls within an instance run in one native frame:
//! the activation, which [`Engine::enter`] makes.

mod ablation;
mod atomics;
mod calls;
mod code;
#[cfg(feature = "count-instructions")]
mod count;
mod dispatch;
mod expr;
mod far;
mod fuel;
mod gc;
mod handlers;
mod jump;
mod library;
mod lower;
mod ops;
mod select;
mod simd;
#[cfg(test)]
mod tests;
mod throw;
mod value;
mod wide;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aot_format::layout::ContextLayout;
use aot_format::trap::TrapKind;

use self::ablation::{Idea, without};
use self::code::{Code, Func, HEADER_SLOTS, RETURN_IP, RETURN_SP, Results, Stub, Word, begin};
use self::dispatch::{Regs, handlers, stop};
use self::value::Ty;
use crate::runtime::jump::{JumpFailure, JumpPoint};
use crate::runtime::{Engine, Frame, FuncInst, Instance, Status, TraceBuffer, TypeId, VmContext};
use crate::sys::{self, Registers};
use crate::wasm::index::FuncIdx;
use crate::wasm::{DecodeError, FuncValidatorAllocations, Module, slot_count};

/// The interpreter for one module.
pub struct Interpreter {
    module: Arc<Module>,
    layout: ContextLayout,
    direct: Vec<bool>,
    /// Whether code pays fuel.
    pays: bool,
    /// Every function of the module; those of imports are wrappers of direct host functions.
    funcs: Box<[Func]>,
    /// Held by who translates.
    translating: Mutex<FuncValidatorAllocations>,
    // Boxed: their addresses are code words.
    #[allow(clippy::vec_box)]
    thunks: Mutex<Vec<Box<Func>>>,
}

impl Interpreter {
    /// An interpreter for a module that was decoded with its bodies; `None` if its state would be too large.
    pub fn new(module: Arc<Module>) -> Option<Interpreter> {
        let layout = ContextLayout::new(&module.shape())?;
        #[cfg(miri)]
        let _ = [&code::STUB, &LEAVE_SLOTS, &LEAVE_INT, &LEAVE_FLOAT].map(|stub| (stub.handler as *const ()).expose_provenance());
        let func = |index: u32| {
            let ty = module.func_type(index);
            Func::new(index, slot_count(ty.params()), Results::of(ty.results()))
        };
        let funcs = (0..module.funcs.len() as u32).map(func).collect();
        let direct = module.direct_imports();
        Some(Interpreter { module, layout, direct, pays: false, funcs, translating: Mutex::default(), thunks: Mutex::default() })
    }

    /// The same, of which functions and loops pay fuel: see [`crate::wasm::fuel`].
    pub fn paying(mut self) -> Interpreter {
        self.pays = true;
        self
    }

    /// Translates all functions, which otherwise happens when they are called first.
    ///
    /// # Errors
    /// Why the first of them that cannot be translated is refused.
    pub fn translate_all(&self) -> Result<(), String> {
        let mut own = self.funcs.iter().filter(|func| self.module.body(func.index).is_some());
        own.try_for_each(|func| match self.code_of(func) {
            Ok(_) => Ok(()),
            Err(Untranslatable::Trap(kind)) => Err(kind.to_string()),
            Err(Untranslatable::Invalid(why)) => Err(why.to_string()),
        })
    }

    /// The engine of an instance whose context runs code of this module.
    ///
    /// # Safety
    /// `ctx` runs threaded code.
    unsafe fn of<'a>(ctx: *const VmContext) -> &'a Interpreter {
        // SAFETY: threaded code is only run in contexts of instances whose engine is an interpreter; it lives as long as they.
        unsafe { &*Arc::as_ptr(&VmContext::instance(ctx).engine).cast::<Interpreter>() }
    }

    /// Translates a function of the running context's module, and tells where it begins. Traps when it is not valid, or there is no memory
    /// for its code.
    ///
    /// # Safety
    /// The function has been called and waits for its code; its frame is at `sp`.
    #[inline(never)]
    unsafe extern "C" fn translate(ctx: *mut VmContext, func: *const Func, sp: *mut u64) -> *const Word {
        // SAFETY: by contract.
        let (interpreter, func) = unsafe { (Interpreter::of(ctx), &*func) };
        if without(Idea::Lazy) {
            interpreter.funcs.iter().for_each(|func| drop(interpreter.code_of(func)));
        }
        match interpreter.code_of(func) {
            Ok(entry) => entry,
            // SAFETY: the guard is dropped, and nothing else here owns anything.
            Err(Untranslatable::Trap(kind)) => unsafe { trap(func.entry(), sp, ctx, kind) },
            // SAFETY: as above; the text is moved.
            Err(Untranslatable::Invalid(why)) => unsafe {
                let why = format!("{}: {why}", interpreter.name(func.index));
                save(func.entry(), sp, ctx, sp);
                Instance::raise_with_detail(ctx, TrapKind::InvalidFunction, why)
            },
        }
    }

    fn code_of(&self, func: &Func) -> Result<*const Word, Untranslatable> {
        let mut allocations = self.translating.lock().unwrap_or_else(PoisonError::into_inner);
        if func.code().is_some() {
            return Ok(func.entry());
        }
        let (module, layout, funcs, direct) = (&self.module, &self.layout, &self.funcs, &self.direct);
        let environment = lower::Environment { module, layout, funcs, direct, pays: self.pays };
        let mut validator = self.module.body_validator(func.index, &mut allocations);
        let code = lower::function(environment, func.index, validator.as_mut());
        if let Some(validator) = validator {
            *allocations = validator.into_allocations();
        }
        Ok(func.install(Box::new(code?)))
    }

    /// Name of a function for messages.
    fn name(&self, func: u32) -> String {
        self.module.func_names().remove(&func).unwrap_or_else(|| format!("$f{func}"))
    }

    /// The translated function that an address lies in. Looks at all: no lock, no allocation.
    fn code_at(&self, ip: usize) -> Option<(&Code, u32)> {
        self.funcs.iter().find_map(|func| func.code().and_then(|code| code.offset_of(ip).map(|at| (code, at))))
    }
}

impl Interpreter {
    /// Where free slots begin, whatever the code at `ip` does in its frame at `sp`; `limit` when it is not of this module.
    fn free_above(&self, ip: usize, sp: *mut u64, limit: *mut u64) -> *mut u64 {
        self.code_at(ip).map_or(limit, |(code, _)| sp.wrapping_byte_add(code.frame_bytes as usize))
    }
}

impl fmt::Debug for Interpreter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Interpreter({} functions)", self.funcs.len())
    }
}

/// Why a function has no code.
enum Untranslatable {
    Trap(TrapKind),
    /// It has not been validated before, and is not valid.
    Invalid(DecodeError),
}

impl From<wasmparser::BinaryReaderError> for Untranslatable {
    fn from(why: wasmparser::BinaryReaderError) -> Self {
        Untranslatable::Invalid(why.into())
    }
}

/// Notes where the running code is, before it calls the runtime.
///
/// # Safety
/// `ctx` is the running context.
#[inline(always)]
unsafe fn save(ip: *const Word, sp: *mut u64, ctx: *mut VmContext, free: *mut u64) {
    // SAFETY: the context is this thread's.
    unsafe {
        (*ctx).last_pc = ip as usize;
        (*ctx).last_fp = sp as usize;
        (*ctx).interp_sp = free;
    }
}

/// Ends the activation with a trap of the instruction at `ip`.
///
/// # Safety
/// The registers are those of the running handler, which owns nothing.
#[cold]
#[inline(never)]
unsafe fn trap(ip: *const Word, sp: *mut u64, ctx: *mut VmContext, kind: TrapKind) -> ! {
    // SAFETY: by contract.
    unsafe {
        // The frame stays: a handler for what the trap means natively may jump back into it.
        save(ip, sp, ctx, Interpreter::of(ctx).free_above(ip as usize, sp, sp));
        Instance::raise(ctx, kind)
    }
}

/// What lies below the first frame of an activation.
#[repr(C)]
struct Activation {
    /// Where the results go.
    values: *mut u64,
    /// How many results lie in the slots of the arguments, which follow this.
    results: usize,
    /// Where the activation before is, or 0.
    caller_ip: usize,
    caller_sp: usize,
}

/// Slots of an [`Activation`].
const ACTIVATION_SLOTS: usize = size_of::<Activation>() / 8;

handlers! {
    /// Ends an activation whose results are in the slots of the arguments.
    fn leave_slots[](r) {
        let activation = r.sp.cast::<Activation>();
        std::ptr::copy_nonoverlapping(r.sp.add(ACTIVATION_SLOTS), (*activation).values, (*activation).results);
        stop(Status::Returned as usize)
    }

    /// Ends an activation whose result is in the integer accumulator.
    fn leave_int[](r) {
        *(*r.sp.cast::<Activation>()).values = r.a;
        stop(Status::Returned as usize)
    }

    /// Ends an activation whose result is in the float accumulator.
    fn leave_float[](r) {
        *(*r.sp.cast::<Activation>()).values = r.f.to_bits();
        stop(Status::Returned as usize)
    }
}

static LEAVE_SLOTS: Stub = Stub::new(leave_slots);
static LEAVE_INT: Stub = Stub::new(leave_int);
static LEAVE_FLOAT: Stub = Stub::new(leave_float);

/// Runs a function in a new activation: its status.
unsafe extern "C" fn activate(ctx: *mut u8, func: usize, values: usize) -> usize {
    // SAFETY: `Engine::enter` passes on its caller's promises.
    unsafe {
        let ctx = ctx.cast::<VmContext>();
        let (func, values) = (&*(func as *const Func), values as *mut u64);
        let base = (*ctx).interp_sp;
        let (leave, results) = match func.results {
            Results::Slots(count) => (&LEAVE_SLOTS, count as usize),
            Results::Accumulator(Ty::F32 | Ty::F64) => (&LEAVE_FLOAT, 0),
            Results::Accumulator(_) => (&LEAVE_INT, 0),
        };
        let params = func.params as usize;
        let sp = base.wrapping_add(ACTIVATION_SLOTS + params + HEADER_SLOTS);
        // The results may need more room than parameters and header.
        if sp.wrapping_add(results) > VmContext::frames_limit(ctx) {
            Instance::raise(ctx, no_frame())
        }
        let (caller_ip, caller_sp) = ((*ctx).last_pc, (*ctx).last_fp);
        base.cast::<Activation>().write(Activation { values, results, caller_ip, caller_sp });
        std::ptr::copy_nonoverlapping(values, base.add(ACTIVATION_SLOTS), params);
        *sp.offset(RETURN_IP) = leave.ip() as u64;
        *sp.offset(RETURN_SP) = base as u64;
        let entry = func.entry();
        let r = Regs { ip: entry, sp, mem: (*ctx).memory0_base, ctx, a: func as *const Func as u64, f: 0.0 };
        dispatch::run(begin(r, entry))
    }
}

/// Why there is no room for a frame.
pub(super) fn no_frame() -> TrapKind {
    if sys::deadline::has_passed() { TrapKind::TimeSpent } else { TrapKind::OperandStackOverflow }
}

impl Engine for Interpreter {
    fn code(&self, func: FuncIdx) -> usize {
        let callable = self.direct.get(func as usize).copied().unwrap_or(true);
        if callable { &raw const self.funcs[func as usize] as usize } else { 0 }
    }

    fn foreign_code(&self, ty: TypeId, target: *const FuncInst) -> usize {
        let ty = ty.ty();
        let func = Box::new(Func::new(Code::FOREIGN, slot_count(ty.params()), Results::of(ty.results())));
        func.install(Box::new(lower::thunk(target, ty)));
        let word = &raw const *func as usize;
        self.thunks.lock().unwrap_or_else(PoisonError::into_inner).push(func);
        word
    }

    unsafe fn enter(&self, context: *mut VmContext, code: usize, _: TypeId, values: *mut u64) -> Status {
        // SAFETY: by contract.
        unsafe {
            let mut status = sys::enter(context.cast(), activate, code, values as usize);
            while status == jump::RESUME {
                status = sys::enter(context.cast(), jump::reactivate, 0, 0);
            }
            Status::from_word(status)
        }
    }

    unsafe fn save_jump(&self, context: *mut VmContext, point: &mut JumpPoint) -> bool {
        // SAFETY: by contract.
        let found = unsafe { self.jump_point(context) };
        found.is_some_and(|words| {
            point.0[..words.len()].copy_from_slice(&words);
            true
        })
    }

    unsafe fn is_alive(&self, context: *mut VmContext, point: &JumpPoint) -> bool {
        // SAFETY: by contract.
        unsafe { self.find_jump(context, point) != Err(JumpFailure::Dead) }
    }

    unsafe fn interrupted(&self, context: *mut VmContext, at: &Registers) {
        // What the handlers have called has been told all this.
        if self.owns_pc(at.pc) {
            let (ip, sp) = (at.args[0], at.args[1] as *mut u64);
            // SAFETY: the first arguments of handlers, see `capture`.
            unsafe { save(ip as *const Word, sp, context, self.free_above(ip, sp, (*context).interp_end)) }
        }
    }

    unsafe fn jump(&self, context: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
        // SAFETY: by contract.
        unsafe { self.jump_to(context, point, value) }
    }

    fn owns_pc(&self, pc: usize) -> bool {
        handler_text().contains(&pc)
    }

    unsafe fn is_interruptible(&self, _: *const VmContext, _: &Registers) -> bool {
        // Handlers keep the frame in registers.
        false
    }

    fn quiesce(&self, fork: &mut dyn FnMut()) {
        let _translating = self.translating.lock().unwrap_or_else(PoisonError::into_inner);
        let _thunks = self.thunks.lock().unwrap_or_else(PoisonError::into_inner);
        fork();
    }

    fn fault_kind(&self, _: usize, _: i32) -> Option<TrapKind> {
        // Handlers check what they compute.
        None
    }

    unsafe fn capture(&self, context: *const VmContext, at: Option<&Registers>, trace: &mut TraceBuffer) {
        // SAFETY: the context is the calling thread's.
        let c = unsafe { &*context };
        let (mut ip, mut sp) = match at {
            // The first arguments of handlers; those that access memory have changed neither, or `ip` only to the next instruction.
            Some(registers) if dispatch::IN_REGISTERS && self.owns_pc(registers.pc) => (registers.args[0], registers.args[1]),
            _ => (c.last_pc, c.last_fp),
        };
        let (begin, end) = (c.interp_base as usize, c.interp_end as usize);
        let is_frame = |sp: usize| sp.is_multiple_of(8) && sp >= begin + HEADER_SLOTS * 8 && sp < end;
        while is_frame(sp) {
            let Some((return_ip, return_sp)) = self.walk_activation(ip, sp, &is_frame, trace) else { return };
            debug_assert!(return_sp < sp);
            (ip, sp) = (return_ip, return_sp);
        }
    }
}

impl Interpreter {
    /// Writes the frames of an activation, whose innermost frame is at `sp`, into `trace`: where the activation before is.
    fn walk_activation(
        &self,
        ip: usize,
        mut sp: usize,
        is_frame: &dyn Fn(usize) -> bool,
        trace: &mut TraceBuffer,
    ) -> Option<(usize, usize)> {
        if let Some((code, at)) = self.code_at(ip) {
            trace.push(Frame { func: code.index, offset: code.module_offset(at) });
        }
        loop {
            // SAFETY: a frame lies between the ends of the stack, and its header below it. Return addresses lead into code.
            unsafe {
                let (frame, ip) = (sp as *const u64, *(sp as *const u64).offset(RETURN_IP) as *const Word);
                let caller = *frame.offset(RETURN_SP) as usize;
                if caller >= sp {
                    return None;
                }
                let Some(code) = Code::around(ip) else {
                    let activation = &*(caller as *const Activation);
                    return Some((activation.caller_ip, activation.caller_sp)).filter(|(_, caller_sp)| *caller_sp < sp);
                };
                if code.index != Code::FOREIGN {
                    let at = code.offset_of(ip as usize - 1).unwrap_or(0);
                    trace.push(Frame { func: code.index, offset: code.module_offset(at) });
                }
                if !is_frame(caller) {
                    return None;
                }
                sp = caller;
            }
        }
    }
}

#[cfg(not(miri))]
unsafe extern "C" {
    // Made by the linker for the section of the handlers.
    #[link_name = "__start_wasm_interp"]
    static TEXT_BEGIN: u8;
    #[link_name = "__stop_wasm_interp"]
    static TEXT_END: u8;
}

/// Where the handlers lie.
fn handler_text() -> std::ops::Range<usize> {
    #[cfg(miri)]
    return 0..0;
    #[cfg(not(miri))]
    return (&raw const TEXT_BEGIN as usize)..(&raw const TEXT_END as usize);
}
