//! Globals: slots in the context, or slots elsewhere to which the context points.

use inkwell::AtomicOrdering;
use inkwell::builder::Builder;
use inkwell::values::{BasicValueEnum, PointerValue};
use iwasm::wasm::{SLOT_BYTES, ValType};
use wasmparser::Operator;

use super::function::FunctionTranslator;
use super::memory::{Region, instruction};
use super::{Build, Translator};

impl<'ctx> Translator<'_, 'ctx> {
    /// The value of an immutable global that is initialised by a constant.
    fn constant_global(&self, b: &Builder<'ctx>, global: u32) -> Build<Option<BasicValueEnum<'ctx>>> {
        let defined = global.checked_sub(self.module.imported_globals);
        let init = match defined {
            Some(defined) if !self.module.globals[global as usize].mutable => &self.module.global_inits[defined as usize],
            _ => return Ok(None),
        };
        let mut operators = self.module.const_operators(init);
        let value = self.constant(b, &operators.read()?)?;
        Ok(value.filter(|_| matches!(operators.read(), Ok(Operator::End))))
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Where a global lies.
    fn global_slot(&mut self, global: u32) -> Build<(PointerValue<'ctx>, Region)> {
        let offset = self.m.layout.global(global);
        if global < self.m.module.imported_globals {
            return Ok((self.load_fixed(offset, self.m.types.ptr)?.into_pointer_value(), Region::ImportedGlobal));
        }
        Ok((self.offset(self.context, offset.into())?, Region::Global))
    }

    fn global_type(&self, global: u32) -> ValType {
        self.m.module.globals[global as usize].content_type
    }

    pub(super) fn global_get(&mut self, global: u32) -> Build<()> {
        if let Some(value) = self.m.constant_global(&self.b, global)? {
            self.push(value);
            return Ok(());
        }
        let (slot, region) = self.global_slot(global)?;
        let value = self.b.build_load(self.m.types.value(self.global_type(global)), slot, "")?;
        let load = instruction(value)?;
        load.set_alignment(SLOT_BYTES as u32)?;
        self.m.set_region(load, region)?;
        if !self.m.module.globals[global as usize].mutable {
            self.m.set_invariant(load)?;
        }
        self.push(value);
        Ok(())
    }

    pub(super) fn global_set(&mut self, global: u32) -> Build<()> {
        let value = self.pop();
        let (slot, region) = self.global_slot(global)?;
        let is_stack_pointer = self.m.stack_pointer == Some(global);
        // A guest's signal handler runs below the stack pointer at any moment: no access of a frame may leave the time in which the
        // frame is allocated. The fences are for the compiler alone.
        if is_stack_pointer {
            self.b.build_fence(AtomicOrdering::SequentiallyConsistent, true, "")?;
        }
        let store = self.b.build_store(slot, value)?;
        store.set_alignment(SLOT_BYTES as u32)?;
        self.m.set_region(store, region)?;
        store.set_volatile(is_stack_pointer || self.m.strict)?;
        if is_stack_pointer {
            self.b.build_fence(AtomicOrdering::SequentiallyConsistent, true, "")?;
        }
        Ok(())
    }
}
