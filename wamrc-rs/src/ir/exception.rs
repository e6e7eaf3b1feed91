//! Exceptions, in the legacy and in the final encoding.
//!
//! A call that may throw within a `try` is an `invoke`. Its landing pad takes any exception and hands it to the handler's *dispatch*: a
//! chain of comparisons of the exception's tag with those of the clauses, which ends by raising it again further out. Where that is
//! within the same function it is a jump from one dispatch to the next. The unwinder thus needs no types: one row for each call site.

use aot_format::intrinsics::Intrinsic;
use aot_format::layout::exception as layout;
use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::types::FunctionType;
use inkwell::values::{BasicMetadataValueEnum, BasicValue, BasicValueEnum, CallSiteValue, PhiValue, PointerValue};
use iwasm::wasm::{SLOT_BYTES, with_slots};
use wasmparser::{Catch, Operator};

use super::Build;
use super::control::FrameKind;
use super::function::FunctionTranslator;
use super::memory::{Region, instruction};
use crate::error::Error;

/// Where exceptions of a `try` go. Its parts are made when something needs them.
#[derive(Default)]
pub(super) struct Handler<'ctx> {
    /// The clauses of a `try_table`; those of the legacy `try` come after its body.
    catches: Vec<Catch>,
    dispatch: Option<Dispatch<'ctx>>,
    pad: Option<BasicBlock<'ctx>>,
}

/// Where the clauses of a handler are tried, and the exception there.
#[derive(Clone, Copy)]
struct Dispatch<'ctx> {
    block: BasicBlock<'ctx>,
    exception: PhiValue<'ctx>,
}

impl<'ctx> Dispatch<'ctx> {
    fn exception(&self) -> PointerValue<'ctx> {
        self.exception.as_basic_value().into_pointer_value()
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on exceptions; `false` when it is none.
    pub(super) fn exception_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        match op {
            Operator::Try { blockty } => self.open(FrameKind::Try(Handler::default()), *blockty)?,
            Operator::TryTable { try_table } => {
                let handler = Handler { catches: try_table.catches.clone(), ..Handler::default() };
                self.open(FrameKind::Try(handler), try_table.ty)?;
            }
            Operator::Catch { tag_index } => self.catch(Some(*tag_index))?,
            Operator::CatchAll => self.catch(None)?,
            Operator::Delegate { relative_depth } => self.delegate(*relative_depth)?,
            Operator::Throw { tag_index } => self.throw(*tag_index)?,
            Operator::ThrowRef => {
                let exception = self.pop();
                self.throw_by(Intrinsic::throw_ref, exception)?;
            }
            Operator::Rethrow { relative_depth } => {
                let FrameKind::Catch { exception: Some(exception), .. } = self.frame(*relative_depth)?.kind else {
                    return Err(Error::Llvm("rethrow outside a catch clause".into()));
                };
                self.raise(exception, self.frames.len())?;
                self.reachable = false;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn throw(&mut self, tag: u32) -> Build<()> {
        let module = self.m.module;
        let params = module.tag_params(tag);
        let values = self.pop_many(params.len());
        for ((slot, _), value) in with_slots(params).zip(values) {
            self.store_arg(slot, value)?;
        }
        let tag = self.const_u32(tag);
        self.throw_by(Intrinsic::throw, tag)
    }

    /// Ends the current block with a call of a helper that throws.
    fn throw_by(&mut self, helper: Intrinsic, arg: BasicValueEnum<'ctx>) -> Build<()> {
        self.call_void_intrinsic(helper, &[arg])?;
        self.b.build_unreachable()?;
        self.reachable = false;
        Ok(())
    }

    /// Begins a clause of a legacy `try`: for one tag, or for all.
    fn catch(&mut self, tag: Option<u32>) -> Build<()> {
        self.leave_arm()?;
        let frame = self.frame(0)?;
        let height = frame.height;
        let (exception, unmatched) = match &frame.kind {
            FrameKind::Try(handler) => (handler.dispatch.map(|d| d.exception()), handler.dispatch.map(|d| d.block)),
            FrameKind::Catch { exception, unmatched } => (*exception, *unmatched),
            _ => return Err(Error::Llvm("catch without try".into())),
        };
        frame.kind = FrameKind::Catch { exception, unmatched: None };
        self.truncate(height);
        // Without a dispatch nothing in the body can throw.
        let (Some(exception), Some(block)) = (exception, unmatched) else { return Ok(()) };
        self.b.position_at_end(block);
        if let Some(tag) = tag {
            let next = self.match_tag(exception, tag)?;
            self.frame(0)?.kind = FrameKind::Catch { exception: Some(exception), unmatched: Some(next) };
            self.push_exception_args(exception, tag)?;
        }
        self.reachable = true;
        Ok(())
    }

    /// Compares tags, goes on where they are equal; the block for the other case.
    fn match_tag(&mut self, exception: PointerValue<'ctx>, tag: u32) -> Build<BasicBlock<'ctx>> {
        let wanted = self.load_fixed(self.m.layout.tag(tag), self.m.types.i64)?.into_int_value();
        let found = self.load_exception(exception, layout::TAG, self.m.types.i64.into())?.into_int_value();
        let equal = self.b.build_int_compare(IntPredicate::EQ, wanted, found, "")?;
        let (body, next) = (self.new_block(), self.new_block());
        self.b.build_conditional_branch(equal, body, next)?;
        self.b.position_at_end(body);
        Ok(next)
    }

    fn push_exception_args(&mut self, exception: PointerValue<'ctx>, tag: u32) -> Build<()> {
        let module = self.m.module;
        for (slot, ty) in with_slots(module.tag_params(tag)) {
            let value = self.load_exception(exception, layout::ARGS + (slot * SLOT_BYTES) as u32, self.m.types.value(ty))?;
            self.push(value);
        }
        Ok(())
    }

    fn load_exception(
        &mut self,
        exception: PointerValue<'ctx>,
        offset: u32,
        ty: inkwell::types::BasicTypeEnum<'ctx>,
    ) -> Build<BasicValueEnum<'ctx>> {
        let at = self.offset(exception, offset.into())?;
        let value = self.b.build_load(ty, at, "")?;
        let load = instruction(value)?;
        load.set_alignment(SLOT_BYTES as u32)?;
        self.m.set_region(load, Region::Exception)?;
        Ok(value)
    }

    /// At the end of a legacy `try`: what no clause matched goes on.
    pub(super) fn end_catch(&mut self, exception: Option<PointerValue<'ctx>>, unmatched: Option<BasicBlock<'ctx>>) -> Build<()> {
        let (Some(exception), Some(block)) = (exception, unmatched) else { return Ok(()) };
        self.b.position_at_end(block);
        self.raise(exception, self.frames.len() - 1)
    }

    /// At the end of a `try_table`, or of a `try` without clauses: the dispatch.
    pub(super) fn end_try(&mut self, handler: Handler<'ctx>) -> Build<()> {
        let Some(dispatch) = handler.dispatch else { return Ok(()) };
        let exception = dispatch.exception();
        let outside = self.frames.len() - 1;
        let height = self.frames[outside].height;
        self.b.position_at_end(dispatch.block);
        for clause in &handler.catches {
            let (tag, with_ref, label) = match *clause {
                Catch::One { tag, label } => (Some(tag), false, label),
                Catch::OneRef { tag, label } => (Some(tag), true, label),
                Catch::All { label } => (None, false, label),
                Catch::AllRef { label } => (None, true, label),
            };
            self.truncate(height);
            let next = tag.map(|tag| self.match_tag(exception, tag)).transpose()?;
            if let Some(tag) = tag {
                self.push_exception_args(exception, tag)?;
            }
            if with_ref {
                let reference = self.b.build_ptr_to_int(exception, self.m.types.i64, "")?;
                self.push(reference.into());
            }
            self.jump(outside - 1 - label as usize)?;
            match next {
                Some(next) => self.b.position_at_end(next),
                None => return Ok(()),
            }
        }
        self.raise(exception, outside)
    }

    /// Ends a legacy `try` whose exceptions an outer one is to handle.
    fn delegate(&mut self, depth: u32) -> Build<()> {
        self.leave_arm()?;
        let outside = self.frames.len() - 1;
        if let FrameKind::Try(Handler { dispatch: Some(dispatch), .. }) =
            std::mem::replace(&mut self.frames[outside].kind, FrameKind::Block)
        {
            self.b.position_at_end(dispatch.block);
            self.raise(dispatch.exception(), outside - depth as usize)?;
        }
        self.close()
    }

    /// Index of the innermost handler among the outermost `frames` open blocks.
    fn handler_among(&self, frames: usize) -> Option<usize> {
        self.frames[..frames].iter().rposition(|frame| matches!(frame.kind, FrameKind::Try(_)))
    }

    fn handler(&mut self, index: usize) -> Build<&mut Handler<'ctx>> {
        match &mut self.frames[index].kind {
            FrameKind::Try(handler) => Ok(handler),
            _ => Err(Error::Llvm("a block without a handler".into())),
        }
    }

    /// Ends the current block by raising an exception in the innermost of the outermost `frames` open blocks that handles any, or in
    /// the caller.
    fn raise(&mut self, exception: PointerValue<'ctx>, frames: usize) -> Build<()> {
        if let Some(index) = self.handler_among(frames) {
            return self.jump_to_dispatch(index, exception);
        }
        let throw = self.m.intrinsic(Intrinsic::throw_ref);
        let reference = self.b.build_ptr_to_int(exception, self.m.types.i64, "")?;
        self.b.build_direct_call(throw, &[self.context.into(), reference.into()], "")?;
        self.b.build_unreachable()?;
        Ok(())
    }

    fn jump_to_dispatch(&mut self, index: usize, exception: PointerValue<'ctx>) -> Build<()> {
        let here = self.here()?;
        let dispatch = self.dispatch(index)?;
        dispatch.exception.add_incoming(&[(&exception as &dyn BasicValue<'ctx>, here)]);
        self.b.build_unconditional_branch(dispatch.block)?;
        Ok(())
    }

    fn dispatch(&mut self, index: usize) -> Build<Dispatch<'ctx>> {
        if let Some(dispatch) = self.handler(index)?.dispatch {
            return Ok(dispatch);
        }
        let here = self.here()?;
        let block = self.new_block();
        self.b.position_at_end(block);
        let dispatch = Dispatch { block, exception: self.b.build_phi(self.m.types.ptr, "")? };
        self.b.position_at_end(here);
        self.handler(index)?.dispatch = Some(dispatch);
        Ok(dispatch)
    }

    fn landing_pad(&mut self, index: usize) -> Build<BasicBlock<'ctx>> {
        if let Some(pad) = self.handler(index)?.pad {
            return Ok(pad);
        }
        let here = self.here()?;
        let pad = self.new_block();
        self.b.position_at_end(pad);
        let t = &self.m.types;
        let ty = self.m.context.struct_type(&[t.ptr.into(), t.i32.into()], false);
        let any = t.ptr.const_null().into();
        let caught = self.b.build_landing_pad(ty, self.m.personality, &[any], false, "")?;
        let exception = self.b.build_extract_value(caught.into_struct_value(), 0, "")?;
        self.jump_to_dispatch(index, exception.into_pointer_value())?;
        self.b.position_at_end(here);
        self.function.set_personality_function(self.m.personality);
        self.handler(index)?.pad = Some(pad);
        Ok(pad)
    }

    /// Calls code that may throw, such that the innermost handler gets its exceptions.
    pub(super) fn call_or_invoke(
        &mut self,
        ty: FunctionType<'ctx>,
        code: PointerValue<'ctx>,
        args: &[BasicValueEnum<'ctx>],
        throws: bool,
    ) -> Build<CallSiteValue<'ctx>> {
        let Some(handler) = self.handler_among(self.frames.len()).filter(|_| throws) else {
            let args: Vec<BasicMetadataValueEnum<'ctx>> = args.iter().map(|arg| (*arg).into()).collect();
            return Ok(self.b.build_indirect_call(ty, code, &args, "")?);
        };
        let pad = self.landing_pad(handler)?;
        let go_on = self.new_block();
        let call = self.b.build_indirect_invoke(ty, code, args, go_on, pad, "")?;
        self.b.position_at_end(go_on);
        Ok(call)
    }
}
