//! One function: its operand stack, locals and the walk over its operators.

use std::cell::Cell;
use std::collections::HashMap;

use aot_format::intrinsics::{Effect, Intrinsic};
use aot_format::layout::context;
use aot_format::trap::TrapKind;
use inkwell::IntPredicate;
use inkwell::attributes::AttributeLoc;
use inkwell::basic_block::BasicBlock;
use inkwell::builder::Builder;
use inkwell::debug_info::DISubprogram;
use inkwell::module::Linkage;
use inkwell::types::{BasicType, BasicTypeEnum};
use inkwell::values::{BasicValueEnum, CallSiteValue, FunctionValue, IntValue, PointerValue};
use iwasm::wasm::fuel::Costs;
use iwasm::wasm::{FuncType, SLOT_BYTES, ValType, with_slots};
use wasmparser::Operator;

use super::abi::Place;
use super::control::Frame;
use super::memory::{Region, instruction};
use super::{Build, Translator};
use crate::error::Error;
use crate::partition::MANY;

/// How many values blocks, branches and calls of more than [`MANY`] values may move in a function. Each of them is a few bytes that may move 1000,
/// for which LLVM takes more memory than a computer has. No program comes near.
const MOST_VALUES: usize = 5_000_000;

/// Translates one function.
pub(super) struct FunctionTranslator<'t, 'm, 'ctx> {
    pub(super) m: &'t Translator<'m, 'ctx>,
    pub(super) b: Builder<'ctx>,
    pub(super) function: FunctionValue<'ctx>,
    pub(super) ty: &'m FuncType,
    /// The context.
    pub(super) context: PointerValue<'ctx>,
    /// Base of memory 0.
    pub(super) base: PointerValue<'ctx>,
    /// The parameters, and of the declared locals those that have been used: a body of a few bytes may declare 50,000.
    locals: HashMap<u32, (PointerValue<'ctx>, BasicTypeEnum<'ctx>)>,
    /// Runs of locals of a type: where each ends.
    declared: Vec<(u32, ValType)>,
    /// How many values operators of many have moved so far.
    values: Cell<usize>,
    stack: Vec<BasicValueEnum<'ctx>>,
    pub(super) frames: Vec<Frame<'ctx>>,
    /// Whether control can get to the operator that is translated. Others are skipped.
    pub(super) reachable: bool,
    /// The word by which `setjmp` knows this activation.
    pub(super) jump_marker: Option<PointerValue<'ctx>>,
    /// Offset in the module of the operator that is translated.
    pub(super) at: u64,
    /// How many blocks within unreachable code are open.
    skipped: u32,
}

impl<'m, 'ctx> Translator<'m, 'ctx> {
    /// Translates the body of a defined function.
    pub(super) fn define(&self, index: u32, linkage: Linkage) -> Build<()> {
        let module = self.module;
        let (Some(body), Some(function)) = (module.body(index), self.function(index)) else {
            return Err(Error::Limit("functions"));
        };
        function.set_linkage(linkage);
        if self.survey.is_vast(index) {
            // LLVM leaves such a function as it is; what is done to all functions, as for marks, is done to it too.
            for name in ["optnone", "noinline"] {
                function.add_attribute(AttributeLoc::Function, self.attribute(name, 0));
            }
        }
        let body = module.function_body(body);
        let subprogram = self.debug.function(function, &super::function_symbol(index), body.range().start as u32);
        let mut f = FunctionTranslator::new(self, function, module.func_type(index));
        f.b.set_current_debug_location(self.debug.location(subprogram, body.range().start as u32));
        f.receive_params()?;
        let mut end = f.locals.len() as u32;
        for local in body.get_locals_reader()? {
            let (count, ty) = local?;
            end += count;
            f.declared.push((end, ty));
        }
        f.open_function()?;
        let costs = if self.pays { Costs::of(&body)? } else { Costs::default() };
        if self.pays {
            f.pay(costs.entry)?;
        }
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let offset = reader.original_position();
            f.at = offset;
            let operator = reader.read()?;
            f.operator(&operator, subprogram, offset as u32)?;
            if f.values.get() > MOST_VALUES {
                return Err(Error::Limit("blocks, branches and calls of many values in a function"));
            }
            if self.pays && f.reachable && matches!(operator, Operator::Loop { .. }) {
                f.pay(costs.round(offset))?;
            }
        }
        Ok(())
    }
}

impl<'t, 'm, 'ctx> FunctionTranslator<'t, 'm, 'ctx> {
    /// Begins a function of convention `CONV` with an empty entry block.
    pub(super) fn new(m: &'t Translator<'m, 'ctx>, function: FunctionValue<'ctx>, ty: &'m FuncType) -> Self {
        let b = m.context.create_builder();
        b.position_at_end(m.context.append_basic_block(function, ""));
        let pointer = |param: u32| function.get_nth_param(param).map_or(m.types.ptr.const_null(), BasicValueEnum::into_pointer_value);
        FunctionTranslator {
            b,
            function,
            ty,
            context: pointer(0),
            base: pointer(1),
            locals: HashMap::new(),
            declared: Vec::new(),
            values: Cell::new(0),
            stack: Vec::new(),
            frames: Vec::new(),
            reachable: true,
            at: 0,
            skipped: 0,
            jump_marker: None,
            m,
        }
    }

    /// The parameters, as they come in registers and in the argument buffer.
    pub(super) fn params(&mut self) -> Build<Vec<BasicValueEnum<'ctx>>> {
        let places = self.m.abi.places(self.ty);
        let mut params = Vec::with_capacity(places.len());
        for (place, (slot, ty)) in places.into_iter().zip(with_slots(self.ty.params())) {
            params.push(match place {
                Place::Param(param) => {
                    let value = self.function.get_nth_param(param as u32).ok_or(Error::Limit("parameters"))?;
                    self.m.abi.unpack(&self.b, ty, value)?
                }
                Place::Slot => self.load_arg(slot, ty)?,
            });
        }
        Ok(params)
    }

    fn receive_params(&mut self) -> Build<()> {
        for (index, param) in (0..).zip(self.params()?) {
            // A caller may have computed it by a load that must trap, however little this function cares.
            self.mark(param)?;
            let local = self.b.build_alloca(param.get_type(), "")?;
            self.b.build_store(local, param)?;
            self.locals.insert(index, (local, param.get_type()));
        }
        Ok(())
    }

    /// A local, which is made in the entry block when it is used first.
    fn local(&mut self, index: u32) -> Build<(PointerValue<'ctx>, BasicTypeEnum<'ctx>)> {
        if let Some(local) = self.locals.get(&index) {
            return Ok(*local);
        }
        let run = self.declared.partition_point(|(end, _)| *end <= index);
        let ty = self.m.types.value(self.declared.get(run).ok_or(Error::Limit("locals"))?.1);
        let here = self.begin_entry()?;
        let local = self.b.build_alloca(ty, "")?;
        self.b.build_store(local, ty.const_zero())?;
        self.b.position_at_end(here);
        self.locals.insert(index, (local, ty));
        Ok((local, ty))
    }

    /// Goes to the begin of the function, and tells from where.
    pub(super) fn begin_entry(&self) -> Build<BasicBlock<'ctx>> {
        let here = self.here()?;
        let entry = self.function.get_first_basic_block().unwrap_or(here);
        match entry.get_first_instruction() {
            Some(first) => self.b.position_before(&first),
            None => self.b.position_at_end(entry),
        }
        Ok(here)
    }

    fn operator(&mut self, op: &Operator<'_>, subprogram: DISubprogram<'ctx>, offset: u32) -> Build<()> {
        if !self.reachable && self.skip(op) {
            return Ok(());
        }
        self.b.set_current_debug_location(self.m.debug.location(subprogram, offset));
        let known = self.control_operator(op)?
            || self.variable_operator(op)?
            || self.numeric_operator(op)?
            || self.memory_operator(op)?
            || self.call_operator(op)?
            || self.table_operator(op)?
            || self.exception_operator(op)?
            || self.atomic_operator(op)?
            || self.simd_operator(op)?
            || self.gc_operator(op)?;
        if known { Ok(()) } else { Err(Error::Llvm(format!("operator {op:?} at offset {offset:#x} is not supported"))) }
    }

    /// In unreachable code: whether the operator has no effect on what is reachable.
    fn skip(&mut self, op: &Operator<'_>) -> bool {
        match op {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } | Operator::Try { .. } | Operator::TryTable { .. } => {
                self.skipped += 1;
                true
            }
            Operator::Else | Operator::Catch { .. } | Operator::CatchAll => self.skipped > 0,
            Operator::End | Operator::Delegate { .. } => {
                let inner = self.skipped > 0;
                self.skipped = self.skipped.saturating_sub(1);
                inner
            }
            _ => true,
        }
    }

    fn variable_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        match *op {
            Operator::LocalGet { local_index } => {
                let (local, ty) = self.local(local_index)?;
                let value = self.b.build_load(ty, local, "")?;
                self.push(value);
            }
            Operator::LocalSet { local_index } => {
                let value = self.pop();
                let (local, _) = self.local(local_index)?;
                self.b.build_store(local, value)?;
            }
            Operator::LocalTee { local_index } => {
                let value = self.top(1)[0];
                let (local, _) = self.local(local_index)?;
                self.b.build_store(local, value)?;
            }
            Operator::GlobalGet { global_index } => self.global_get(global_index)?,
            Operator::GlobalSet { global_index } => self.global_set(global_index)?,
            Operator::Drop => {
                self.pop();
            }
            Operator::Select | Operator::TypedSelect { .. } => {
                let condition = self.pop_condition()?;
                let (otherwise, then) = (self.pop(), self.pop());
                let value = self.b.build_select(condition, then, otherwise, "")?;
                self.push(value);
            }
            Operator::Nop => {}
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The operand stack. Validation has shown that no operator pops what is not there.
impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn push(&mut self, value: BasicValueEnum<'ctx>) {
        self.stack.push(value);
    }

    /// Notes that an operator moves so many values.
    fn moved(&self, count: usize) {
        if count > MANY {
            self.values.update(|values| values + count);
        }
    }

    pub(super) fn push_all(&mut self, values: impl IntoIterator<Item = BasicValueEnum<'ctx>>) {
        let height = self.stack.len();
        self.stack.extend(values);
        self.moved(self.stack.len() - height);
    }

    pub(super) fn pop(&mut self) -> BasicValueEnum<'ctx> {
        self.stack.pop().unwrap_or_else(|| self.m.types.i32.get_poison().into())
    }

    pub(super) fn pop_many(&mut self, count: usize) -> Vec<BasicValueEnum<'ctx>> {
        self.moved(count);
        self.stack.split_off(self.stack.len().saturating_sub(count))
    }

    /// The topmost values, the last one on top.
    pub(super) fn top(&self, count: usize) -> Vec<BasicValueEnum<'ctx>> {
        self.moved(count);
        self.stack[self.stack.len().saturating_sub(count)..].to_vec()
    }

    pub(super) fn height(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn truncate(&mut self, height: usize) {
        self.stack.truncate(height);
    }

    /// Pops an i32; whether it is not zero.
    pub(super) fn pop_condition(&mut self) -> Build<IntValue<'ctx>> {
        let value = self.pop().into_int_value();
        Ok(self.b.build_int_compare(IntPredicate::NE, value, value.get_type().const_zero(), "")?)
    }

    /// Pushes a truth value as i32.
    pub(super) fn push_bool(&mut self, value: IntValue<'ctx>) -> Build<()> {
        let value = self.b.build_int_z_extend(value, self.m.types.i32, "")?;
        self.push(value.into());
        Ok(())
    }
}

/// Blocks, traps, addresses and helpers of the runtime.
impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn new_block(&self) -> BasicBlock<'ctx> {
        self.m.context.append_basic_block(self.function, "")
    }

    /// The block that instructions go to.
    pub(super) fn here(&self) -> Build<BasicBlock<'ctx>> {
        self.b.get_insert_block().ok_or_else(|| Error::Llvm("no current block".into()))
    }

    pub(super) fn const_u32(&self, value: u32) -> BasicValueEnum<'ctx> {
        self.m.types.i32.const_int(value.into(), false).into()
    }

    /// `pointer + bytes`
    pub(super) fn offset(&mut self, pointer: PointerValue<'ctx>, bytes: i64) -> Build<PointerValue<'ctx>> {
        if bytes == 0 {
            return Ok(pointer);
        }
        self.dynamic_offset(pointer, self.m.types.i64.const_int(bytes as u64, true))
    }

    /// `pointer + bytes`
    pub(super) fn dynamic_offset(&mut self, pointer: PointerValue<'ctx>, bytes: IntValue<'ctx>) -> Build<PointerValue<'ctx>> {
        // SAFETY: indices fit the type, as bytes have no inner structure; without `inbounds` any result is defined.
        Ok(unsafe { self.b.build_gep(self.m.types.i8, pointer, &[bytes], "")? })
    }

    /// Loads a field of the context that never changes while the instance lives.
    pub(super) fn load_fixed(&mut self, offset: u32, ty: impl BasicType<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        let at = self.offset(self.context, offset.into())?;
        let value = self.b.build_load(ty, at, "")?;
        let load = instruction(value)?;
        self.m.set_region(load, Region::Context)?;
        self.m.set_invariant(load)?;
        Ok(value)
    }

    fn arg_slot(&mut self, slot: usize) -> Build<PointerValue<'ctx>> {
        self.offset(self.context, i64::from(context::ARGS) + (slot * SLOT_BYTES) as i64)
    }

    /// Loads a slot of the argument buffer.
    pub(super) fn load_arg(&mut self, slot: usize, ty: ValType) -> Build<BasicValueEnum<'ctx>> {
        let at = self.arg_slot(slot)?;
        let value = self.b.build_load(self.m.types.value(ty), at, "")?;
        let load = instruction(value)?;
        load.set_alignment(SLOT_BYTES as u32)?;
        self.m.set_region(load, Region::Args)?;
        Ok(value)
    }

    /// Stores to a slot of the argument buffer.
    pub(super) fn store_arg(&mut self, slot: usize, value: BasicValueEnum<'ctx>) -> Build<()> {
        let at = self.arg_slot(slot)?;
        let store = self.b.build_store(at, value)?;
        store.set_alignment(SLOT_BYTES as u32)?;
        self.m.set_region(store, Region::Args)
    }

    /// Traps when the condition holds.
    pub(super) fn trap_if(&mut self, condition: IntValue<'ctx>, kind: TrapKind) -> Build<()> {
        let (trap, go_on) = (self.new_block(), self.new_block());
        self.b.build_conditional_branch(condition, trap, go_on)?;
        self.b.position_at_end(trap);
        self.trap(kind)?;
        self.b.position_at_end(go_on);
        Ok(())
    }

    /// Ends the current block with a trap.
    pub(super) fn trap(&mut self, kind: TrapKind) -> Build<()> {
        let trap = self.m.intrinsic(Intrinsic::trap);
        let code = self.const_u32(kind as u32);
        let operator = self.b.get_current_debug_location();
        if let Some(operator) = operator {
            self.b.set_current_debug_location(self.m.debug.trap(operator, kind));
        }
        let call = self.b.build_direct_call(trap, &[self.context.into(), code.into()], "")?;
        // Each trap keeps its own location.
        call.add_attribute(AttributeLoc::Function, self.m.attribute("nomerge", 0));
        self.b.build_unreachable()?;
        if let Some(operator) = operator {
            self.b.set_current_debug_location(operator);
        }
        Ok(())
    }

    /// Pays for what follows, or traps.
    fn pay(&mut self, price: u32) -> Build<()> {
        let t = self.m.types;
        let at = self.offset(self.context, context::FUEL.into())?;
        let fuel = self.b.build_load(t.i64, at, "")?;
        self.m.set_region(instruction(fuel)?, Region::Fuel)?;
        let price = t.i64.const_int(price.into(), false);
        let left = self.b.build_int_sub(fuel.into_int_value(), price, "")?;
        let store = self.b.build_store(at, left)?;
        self.m.set_region(store, Region::Fuel)?;
        let spent = self.b.build_int_compare(IntPredicate::SLT, left, t.i64.const_zero(), "")?;
        self.trap_if(spent, TrapKind::FuelSpent)
    }

    /// Calls a helper of the runtime.
    fn call_helper(&mut self, intrinsic: Intrinsic, args: &[BasicValueEnum<'ctx>]) -> Build<CallSiteValue<'ctx>> {
        let helper = self.m.intrinsic(intrinsic);
        let mut all = vec![self.context.into()];
        all.extend_from_slice(args);
        let throws = matches!(intrinsic.signature().effect, Effect::Throws | Effect::MayThrow);
        self.call_or_invoke(helper.get_type(), helper.as_global_value().as_pointer_value(), &all, throws)
    }

    /// Calls a helper with a result.
    pub(super) fn call_intrinsic(&mut self, intrinsic: Intrinsic, args: &[BasicValueEnum<'ctx>]) -> Build<BasicValueEnum<'ctx>> {
        let call = self.call_helper(intrinsic, args)?;
        call.try_as_basic_value().basic().ok_or_else(|| Error::Llvm("a helper without a result".into()))
    }

    /// Calls a helper without a result.
    pub(super) fn call_void_intrinsic(&mut self, intrinsic: Intrinsic, args: &[BasicValueEnum<'ctx>]) -> Build<()> {
        self.call_helper(intrinsic, args).map(|_| ())
    }
}
