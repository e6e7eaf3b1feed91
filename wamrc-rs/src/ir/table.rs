//! Tables and references. References are integers, null is 0.

use aot_format::intrinsics::Intrinsic;
use aot_format::layout::table as layout;
use aot_format::trap::TrapKind;
use inkwell::IntPredicate;
use inkwell::values::{IntValue, PointerValue};
use wasmparser::Operator;

use super::Build;
use super::function::FunctionTranslator;
use super::memory::{Region, instruction};

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on tables or references; `false` when it is none.
    pub(super) fn table_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        let t = self.m.types;
        match *op {
            Operator::RefNull { .. } => self.push(t.i64.const_zero().into()),
            Operator::RefIsNull => {
                let reference = self.pop().into_int_value();
                let null = self.b.build_int_compare(IntPredicate::EQ, reference, t.i64.const_zero(), "")?;
                self.push_bool(null)?;
            }
            Operator::RefAsNonNull => {
                let reference = self.top(1)[0].into_int_value();
                let null = self.b.build_int_compare(IntPredicate::EQ, reference, t.i64.const_zero(), "")?;
                self.trap_if(null, TrapKind::NullReference)?;
            }
            Operator::RefFunc { function_index } => {
                let function = self.const_u32(function_index);
                let reference = self.call_intrinsic(Intrinsic::ref_func, &[function])?;
                self.push(reference);
            }
            Operator::TableGet { table } => self.table_get(table)?,
            Operator::TableSet { table } => {
                let value = self.pop();
                let index = self.pop_index()?;
                let table = self.const_u32(table);
                self.call_void_intrinsic(Intrinsic::table_set, &[table, index.into(), value])?;
            }
            Operator::TableSize { table } => {
                let base = self.table_base(table)?;
                let mut len = self.table_len(base)?;
                if self.m.module.tables[table as usize].table64 {
                    len = self.b.build_int_z_extend(len, t.i64, "")?;
                }
                self.push(len.into());
            }
            Operator::TableGrow { table } => {
                let entries = self.pop_index()?;
                let value = self.pop();
                let wide = self.m.module.tables[table as usize].table64;
                let table = self.const_u32(table);
                let mut old = self.call_intrinsic(Intrinsic::table_grow, &[table, value, entries.into()])?.into_int_value();
                if !wide {
                    old = self.b.build_int_truncate(old, t.i32, "")?;
                }
                self.push(old.into());
            }
            Operator::TableFill { table } => {
                let entries = self.pop_index()?;
                let value = self.pop();
                let to = self.pop_index()?;
                let table = self.const_u32(table);
                self.call_void_intrinsic(Intrinsic::table_fill, &[table, to.into(), value, entries.into()])?;
            }
            Operator::TableCopy { dst_table, src_table } => {
                let (entries, from, to) = (self.pop_index()?, self.pop_index()?, self.pop_index()?);
                let (to_table, from_table) = (self.const_u32(dst_table), self.const_u32(src_table));
                self.call_void_intrinsic(Intrinsic::table_copy, &[to_table, from_table, to.into(), from.into(), entries.into()])?;
            }
            Operator::TableInit { elem_index, table } => {
                let (entries, from) = (self.pop(), self.pop());
                let to = self.pop_index()?;
                let (table, segment) = (self.const_u32(table), self.const_u32(elem_index));
                self.call_void_intrinsic(Intrinsic::table_init, &[table, segment, to.into(), from, entries])?;
            }
            Operator::ElemDrop { elem_index } => {
                let segment = self.const_u32(elem_index);
                self.call_void_intrinsic(Intrinsic::elem_drop, &[segment])?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn table_base(&mut self, table: u32) -> Build<PointerValue<'ctx>> {
        let offset = self.m.layout.table(table);
        Ok(self.load_fixed(offset, self.m.types.ptr)?.into_pointer_value())
    }

    fn table_len(&mut self, base: PointerValue<'ctx>) -> Build<IntValue<'ctx>> {
        let at = self.offset(base, layout::LEN.into())?;
        let len = self.b.build_load(self.m.types.i32, at, "")?;
        self.m.set_region(instruction(len)?, Region::Header)?;
        Ok(len.into_int_value())
    }

    /// The number of entries of a table that cannot grow.
    fn fixed_len(&self, table: u32) -> Option<u64> {
        let ty = &self.m.module.tables[table as usize];
        ty.maximum.filter(|maximum| *maximum == ty.initial)
    }

    /// Address of an entry; a trap of this kind when there is none.
    pub(super) fn table_entry(&mut self, table: u32, index: IntValue<'ctx>, otherwise: TrapKind) -> Build<PointerValue<'ctx>> {
        let base = self.table_base(table)?;
        let len = match self.fixed_len(table) {
            Some(len) => self.m.types.i64.const_int(len, false),
            None => {
                let len = self.table_len(base)?;
                self.b.build_int_z_extend(len, self.m.types.i64, "")?
            }
        };
        let beyond = self.b.build_int_compare(IntPredicate::UGE, index, len, "")?;
        self.trap_if(beyond, otherwise)?;
        let bytes = self.m.types.i64.const_int(layout::ENTRY_BYTES.into(), false);
        let offset = self.b.build_int_nuw_mul(index, bytes, "")?;
        self.dynamic_offset(base, offset)
    }

    fn table_get(&mut self, table: u32) -> Build<()> {
        let t = self.m.types;
        let index = self.pop_index()?;
        let entry = self.table_entry(table, index, TrapKind::TableOutOfBounds)?;
        let is_function = self.m.module.is_func_ref(self.m.module.tables[table as usize].element_type);
        let reference = if is_function {
            let function = self.load_entry(entry, layout::ENTRY_FUNC, t.i32.into())?;
            self.b.build_int_z_extend(function.into_int_value(), t.i64, "")?.into()
        } else {
            self.load_entry(entry, layout::ENTRY_CODE, t.i64.into())?
        };
        self.push(reference);
        Ok(())
    }
}
