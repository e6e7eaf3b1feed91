//! Calls: of functions of the module, of imports, of table entries, and in tail position.

use aot_format::gc::Op;
use aot_format::intrinsics::Intrinsic;
use aot_format::layout::{context, import, table};
use aot_format::trap::TrapKind;
use inkwell::IntPredicate;
use inkwell::attributes::AttributeLoc;
use inkwell::types::BasicMetadataTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, BasicValue, BasicValueEnum, IntValue, LLVMTailCallKind, PointerValue};
use iwasm::wasm::{FuncType, ValType, with_slots};
use wasmparser::Operator;

use super::Build;
use super::abi::Place;
use super::function::FunctionTranslator;
use super::memory::{Region, instruction};

/// What is called.
enum Callee<'ctx> {
    /// Code of convention `CONV`.
    Code(PointerValue<'ctx>),
    /// An imported direct host function.
    Host(u32),
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates a call; `false` when the operator is none.
    pub(super) fn call_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        match *op {
            Operator::Call { function_index } => {
                let callee = self.callee(function_index)?;
                self.call(callee, self.m.module.func_type(function_index))?;
            }
            Operator::CallIndirect { type_index, table_index } => {
                let code = self.checked_entry(table_index, type_index)?;
                self.call(Callee::Code(code), &self.m.module.types[type_index as usize])?;
            }
            Operator::ReturnCall { function_index } => {
                let callee = self.callee(function_index)?;
                self.tail_call(callee, self.m.module.func_type(function_index))?;
            }
            Operator::ReturnCallIndirect { type_index, table_index } => {
                let code = self.checked_entry(table_index, type_index)?;
                self.tail_call(Callee::Code(code), &self.m.module.types[type_index as usize])?;
            }
            Operator::CallRef { type_index } => {
                let code = self.referred_code()?;
                self.call(Callee::Code(code), &self.m.module.types[type_index as usize])?;
            }
            Operator::ReturnCallRef { type_index } => {
                let code = self.referred_code()?;
                self.tail_call(Callee::Code(code), &self.m.module.types[type_index as usize])?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Pops a reference to a function; its code.
    fn referred_code(&mut self) -> Build<PointerValue<'ctx>> {
        let reference = self.pop();
        Ok(self.call_intrinsic(Intrinsic::func_code, &[reference])?.into_pointer_value())
    }

    fn callee(&mut self, function: u32) -> Build<Callee<'ctx>> {
        if let Some(code) = self.m.function(function) {
            return Ok(Callee::Code(code.as_global_value().as_pointer_value()));
        }
        if self.m.direct[function as usize] {
            return Ok(Callee::Host(function));
        }
        Ok(Callee::Code(self.import_code(function)?))
    }

    fn import_code(&mut self, function: u32) -> Build<PointerValue<'ctx>> {
        let offset = self.m.layout.import(function) + import::CODE;
        Ok(self.load_fixed(offset, self.m.types.ptr)?.into_pointer_value())
    }

    fn call(&mut self, callee: Callee<'ctx>, ty: &FuncType) -> Build<()> {
        let args = self.pop_many(ty.params().len());
        let results = match callee {
            Callee::Host(function) => self.call_host(function, ty, &args)?.into_iter().collect(),
            Callee::Code(code) => self.call_code(code, ty, &args)?,
        };
        self.push_all(results);
        Ok(())
    }

    /// Stores the arguments that do not travel in registers; the others.
    fn pass(&mut self, ty: &FuncType, args: &[BasicValueEnum<'ctx>]) -> Build<Vec<BasicValueEnum<'ctx>>> {
        for ((place, (slot, _)), arg) in self.m.abi.places(ty).into_iter().zip(with_slots(ty.params())).zip(args) {
            if place == Place::Slot {
                self.store_arg(slot, *arg)?;
            }
        }
        self.m.abi.pack(&self.b, [self.context.into(), self.base.into()], ty, args)
    }

    fn call_code(&mut self, code: PointerValue<'ctx>, ty: &FuncType, args: &[BasicValueEnum<'ctx>]) -> Build<Vec<BasicValueEnum<'ctx>>> {
        let packed = self.pass(ty, args)?;
        let call = self.call_or_invoke(self.m.abi.function_type(ty), code, &packed, true)?;
        let mut results = Vec::with_capacity(ty.results().len());
        if let Some(first) = call.try_as_basic_value().basic() {
            // The callee may have computed it by a load that must trap, however little this function cares.
            self.mark(first)?;
            results.push(first);
        }
        for (slot, ty) in with_slots(ty.results()).skip(results.len()) {
            results.push(self.load_arg(slot, ty)?);
        }
        Ok(results)
    }

    /// Calls a direct host function and then runs what has come to wait meanwhile.
    pub(super) fn call_host(&mut self, function: u32, ty: &FuncType, args: &[BasicValueEnum<'ctx>]) -> Build<Option<BasicValueEnum<'ctx>>> {
        let t = self.m.types;
        let code = self.import_code(function)?;
        let mut values: Vec<BasicMetadataValueEnum<'ctx>> = vec![self.context.into()];
        for arg in args {
            values.push(self.b.build_int_z_extend_or_bit_cast(arg.into_int_value(), t.i64, "")?.into());
        }
        let mut params = vec![BasicMetadataTypeEnum::from(t.ptr)];
        params.resize(values.len(), t.i64.into());
        if self.m.setjmp[function as usize] {
            self.offer_jump_marker()?;
        }
        let call = self.b.build_indirect_call(t.i64.fn_type(&params, false), code, &values, "")?;
        call.add_attribute(AttributeLoc::Function, self.m.context.create_string_attribute(crate::depth::HOST, ""));
        if self.m.setjmp[function as usize] {
            call.add_attribute(AttributeLoc::Function, self.m.attribute("returns_twice", 0));
            self.function.add_attribute(AttributeLoc::Function, self.m.attribute("noinline", 0));
        }
        let value = call.try_as_basic_value().basic().map(BasicValueEnum::into_int_value);
        self.deliver_pending()?;
        Ok(match (ty.results().first(), value) {
            (Some(ValType::I32), Some(value)) => Some(self.b.build_int_truncate(value, t.i32, "")?.into()),
            (Some(_), Some(value)) => Some(value.into()),
            _ => None,
        })
    }

    /// Tells `setjmp` of a word of this frame that is zero while no `setjmp` of this activation has used it.
    fn offer_jump_marker(&mut self) -> Build<()> {
        let marker = match self.jump_marker {
            Some(marker) => marker,
            None => self.add_jump_marker()?,
        };
        let at = self.offset(self.context, context::JUMP_MARKER.into())?;
        self.b.build_store(at, marker)?.set_volatile(true)?;
        Ok(())
    }

    fn add_jump_marker(&mut self) -> Build<PointerValue<'ctx>> {
        let here = self.begin_entry()?;
        let marker = self.b.build_alloca(self.m.types.i64, "")?;
        self.b.build_store(marker, self.m.types.i64.const_zero())?.set_volatile(true)?;
        self.b.position_at_end(here);
        self.jump_marker = Some(marker);
        Ok(marker)
    }

    fn deliver_pending(&mut self) -> Build<()> {
        let at = self.offset(self.context, context::PENDING.into())?;
        let pending = self.b.build_load(self.m.types.i32, at, "")?;
        instruction(pending)?.set_volatile(true)?;
        let pending = pending.into_int_value();
        let waits = self.b.build_int_compare(IntPredicate::NE, pending, pending.get_type().const_zero(), "")?;
        let (deliver, go_on) = (self.new_block(), self.new_block());
        self.b.build_conditional_branch(waits, deliver, go_on)?;
        self.b.position_at_end(deliver);
        self.call_void_intrinsic(Intrinsic::deliver, &[])?;
        self.b.build_unconditional_branch(go_on)?;
        self.b.position_at_end(go_on);
        Ok(())
    }

    fn tail_call(&mut self, callee: Callee<'ctx>, ty: &FuncType) -> Build<()> {
        let Callee::Code(code) = callee else {
            // A host function returns at once and nests nothing.
            self.call(callee, ty)?;
            self.jump(0)?;
            self.reachable = false;
            return Ok(());
        };
        let args = self.pop_many(ty.params().len());
        let packed: Vec<BasicMetadataValueEnum<'ctx>> = self.pass(ty, &args)?.into_iter().map(Into::into).collect();
        let call = self.b.build_indirect_call(self.m.abi.function_type(ty), code, &packed, "")?;
        call.set_tail_call_kind(LLVMTailCallKind::LLVMTailCallKindMustTail);
        let result = call.try_as_basic_value().basic();
        self.b.build_return(result.as_ref().map(|r| r as &dyn BasicValue<'ctx>))?;
        self.reachable = false;
        Ok(())
    }

    /// Pops an index; the code of this table entry if it is a function of this type.
    fn checked_entry(&mut self, table: u32, ty: u32) -> Build<PointerValue<'ctx>> {
        let t = self.m.types;
        let index = self.pop_index()?;
        let entry = self.table_entry(table, index, TrapKind::UndefinedElement)?;
        let wanted = self.load_fixed(self.m.layout.type_id(ty), t.i32)?.into_int_value();
        let found = self.load_entry(entry, table::ENTRY_TYPE, t.i32.into())?.into_int_value();
        let equal = self.b.build_int_compare(IntPredicate::EQ, wanted, found, "")?;
        let (mismatch, go_on) = (self.new_block(), self.new_block());
        self.b.build_conditional_branch(equal, go_on, mismatch)?;
        self.b.position_at_end(mismatch);
        if !self.m.module.sub_types[ty as usize].is_final {
            // A type below the wanted one will do.
            let (null, below) = (self.new_block(), self.new_block());
            let is_null = self.b.build_int_compare(IntPredicate::EQ, found, t.i32.const_zero(), "")?;
            self.b.build_conditional_branch(is_null, null, below)?;
            self.b.position_at_end(below);
            let (op, wanted) = (self.const_u32(Op::IsSubtype as u32), self.const_u32(ty));
            let is_below = self.call_intrinsic(Intrinsic::gc, &[op, found.into(), wanted])?.into_int_value();
            let is_below = self.b.build_int_compare(IntPredicate::NE, is_below, t.i64.const_zero(), "")?;
            self.b.build_conditional_branch(is_below, go_on, null)?;
            self.b.position_at_end(null);
        }
        self.trap_mismatch(found)?;
        self.b.position_at_end(go_on);
        Ok(self.load_entry(entry, table::ENTRY_CODE, t.ptr.into())?.into_pointer_value())
    }

    fn trap_mismatch(&mut self, found: IntValue<'ctx>) -> Build<()> {
        let null = self.b.build_int_compare(IntPredicate::EQ, found, found.get_type().const_zero(), "")?;
        self.trap_if(null, TrapKind::UninitializedElement)?;
        self.trap(TrapKind::IndirectCallTypeMismatch)
    }

    /// Loads a field of a table entry.
    pub(super) fn load_entry(
        &mut self,
        entry: PointerValue<'ctx>,
        offset: u32,
        ty: inkwell::types::BasicTypeEnum<'ctx>,
    ) -> Build<BasicValueEnum<'ctx>> {
        let at = self.offset(entry, offset.into())?;
        let value = self.b.build_load(ty, at, "")?;
        self.m.set_region(instruction(value)?, Region::Table)?;
        Ok(value)
    }
}
