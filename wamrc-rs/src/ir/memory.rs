//! Linear memory: addresses, loads and stores, sizes, bulk operations.
//!
//! A 32-bit memory lies in a reservation that covers every zero-extended index plus offset, so an access needs no check: what is out of
//! bounds faults. Accesses of a memory with 64-bit addresses or pages smaller than the system's compare with its size first. Accesses are plain, so that LLVM may move, merge and widen them; [`crate::optimise`] keeps each load whose value is
//! unused, since its trap is not. For that, the value of each load is marked here by a call of an external function that no pass knows.

use aot_format::intrinsics::Intrinsic;
use aot_format::layout::memory as layout;
use aot_format::trap::TrapKind;
use inkwell::attributes::AttributeLoc;
use inkwell::context::Context;
use inkwell::types::{BasicTypeEnum, IntType};
use inkwell::values::{BasicValue, BasicValueEnum, IntValue, MetadataValue, PointerValue};
use inkwell::{AtomicOrdering, IntPredicate};
use iwasm::wasm::ValType;
use wasmparser::{MemArg, MemArgTarget, Operator};

use super::function::FunctionTranslator;
use super::{Build, Translator};
use crate::error::Error;

/// How names of marks begin; the type of the value follows.
pub(crate) const MARK_PREFIX: &str = "wasm.mark.";

/// What LLVM may know of a mark: it reads and writes only what no other code can see, so it hinders nothing but its own removal.
pub(crate) const MARK_ATTRIBUTES: &[(&str, u64)] = &[("nounwind", 0), ("willreturn", 0), ("nocallback", 0), ("memory", 3 << 2)];

/// Regions of memory that never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Region {
    /// Fixed fields of the context.
    Context,
    /// The argument buffer.
    Args,
    /// Globals of this module.
    Global,
    /// Globals of other modules.
    ImportedGlobal,
    /// Linear memories.
    Memory,
    /// Headers of linear memories and tables.
    Header,
    /// Entries of tables.
    Table,
    /// Exception objects.
    Exception,
    /// What is left of the fuel.
    Fuel,
}

/// The access tag of a region: all regions are siblings below one root, which is what makes them disjoint.
pub(super) fn tbaa_node<'ctx>(context: &'ctx Context, region: Region) -> MetadataValue<'ctx> {
    let name = match region {
        Region::Context => "context",
        Region::Args => "args",
        Region::Global => "global",
        Region::ImportedGlobal => "imported global",
        Region::Memory => "memory",
        Region::Header => "header",
        Region::Table => "table",
        Region::Exception => "exception",
        Region::Fuel => "fuel",
    };
    let zero = context.i64_type().const_zero();
    let root = context.metadata_node(&[context.metadata_string("wasm").into()]);
    let ty = context.metadata_node(&[context.metadata_string(name).into(), root.into(), zero.into()]);
    context.metadata_node(&[ty.into(), ty.into(), zero.into()])
}

/// What a load or store moves.
#[derive(Clone, Copy)]
pub(super) struct Access<'ctx> {
    /// Type in memory.
    pub(super) memory: BasicTypeEnum<'ctx>,
    /// Type on the operand stack.
    pub(super) value: ValType,
    /// Whether a narrow integer is sign-extended.
    pub(super) signed: bool,
}

/// Consecutive bytes of a memory.
#[derive(Clone, Copy)]
struct MemoryRange<'ctx> {
    start: PointerValue<'ctx>,
    /// The first address beyond it.
    end: IntValue<'ctx>,
    /// Size of the memory.
    size: IntValue<'ctx>,
}

/// Size in memory of a number or a v128.
fn bytes_of(ty: BasicTypeEnum<'_>) -> u64 {
    let bits = match ty {
        BasicTypeEnum::IntType(ty) => ty.get_bit_width(),
        BasicTypeEnum::FloatType(ty) => ty.get_bit_width(),
        _ => 128,
    };
    u64::from(bits / 8)
}

macro_rules! accesses {
    ($t:expr, $op:expr; $($name:ident: $memory:ident => $value:ident $signed:literal,)*) => {
        match $op {
            $(Operator::$name { memarg } => Some((memarg, Access { memory: $t.$memory.into(), value: ValType::$value, signed: $signed })),)*
            _ => None,
        }
    };
}

impl<'ctx> Translator<'_, 'ctx> {
    fn load_access<'o>(&self, op: &'o Operator<'_>) -> Option<(&'o MemArg, Access<'ctx>)> {
        accesses! { self.types, op;
            I32Load: i32 => I32 false, I64Load: i64 => I64 false, F32Load: f32 => F32 false, F64Load: f64 => F64 false,
            I32Load8S: i8 => I32 true, I32Load8U: i8 => I32 false, I32Load16S: i16 => I32 true, I32Load16U: i16 => I32 false,
            I64Load8S: i8 => I64 true, I64Load8U: i8 => I64 false, I64Load16S: i16 => I64 true, I64Load16U: i16 => I64 false,
            I64Load32S: i32 => I64 true, I64Load32U: i32 => I64 false,
        }
    }

    fn store_access<'o>(&self, op: &'o Operator<'_>) -> Option<(&'o MemArg, Access<'ctx>)> {
        accesses! { self.types, op;
            I32Store: i32 => I32 false, I64Store: i64 => I64 false, F32Store: f32 => F32 false, F64Store: f64 => F64 false,
            I32Store8: i8 => I32 false, I32Store16: i16 => I32 false,
            I64Store8: i8 => I64 false, I64Store16: i16 => I64 false, I64Store32: i32 => I64 false,
        }
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on memories; `false` when it is none.
    pub(super) fn memory_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some((memarg, access)) = self.m.load_access(op) {
            self.load(memarg, access)?;
            return Ok(true);
        }
        if let Some((memarg, access)) = self.m.store_access(op) {
            self.store(memarg, access)?;
            return Ok(true);
        }
        match *op {
            Operator::MemorySize { mem } => {
                let pages = self.memory_pages(mem)?;
                self.push_index(mem, pages)?;
            }
            Operator::MemoryGrow { mem } => {
                let pages = self.pop_index()?;
                let memory = self.const_u32(mem);
                let old = self.call_intrinsic(Intrinsic::memory_grow, &[memory, pages.into()])?.into_int_value();
                self.push_index(mem, old)?;
            }
            Operator::MemoryCopy { dst_mem, src_mem } => {
                let (len, src, dst) = (self.pop_index()?, self.pop_index()?, self.pop_index()?);
                if self.is_plain(dst_mem) && self.is_plain(src_mem) && !self.m.pays {
                    let (to, from) = (self.range(dst_mem, dst, len)?, self.range(src_mem, src, len)?);
                    self.trap_unless_within(&[to, from])?;
                    self.b.build_memmove(to.start, 1, from.start, 1, len)?;
                    self.set_last_region()?;
                } else {
                    let (to, from) = (self.const_u32(dst_mem), self.const_u32(src_mem));
                    self.call_void_intrinsic(Intrinsic::memory_copy, &[to, from, dst.into(), src.into(), len.into()])?;
                }
            }
            Operator::MemoryFill { mem } => {
                let len = self.pop_index()?;
                let value = self.pop();
                let dst = self.pop_index()?;
                if self.is_plain(mem) && !self.m.pays {
                    let to = self.range(mem, dst, len)?;
                    self.trap_unless_within(&[to])?;
                    let byte = self.b.build_int_truncate(value.into_int_value(), self.m.types.i8, "")?;
                    self.b.build_memset(to.start, 1, byte, len)?;
                    self.set_last_region()?;
                } else {
                    let memory = self.const_u32(mem);
                    self.call_void_intrinsic(Intrinsic::memory_fill, &[memory, dst.into(), value, len.into()])?;
                }
            }
            Operator::MemoryInit { data_index, mem } => {
                let (len, from) = (self.pop(), self.pop());
                let to = self.pop_index()?;
                let (memory, segment) = (self.const_u32(mem), self.const_u32(data_index));
                self.call_void_intrinsic(Intrinsic::memory_init, &[memory, segment, to.into(), from, len])?;
            }
            Operator::DataDrop { data_index } => {
                let segment = self.const_u32(data_index);
                self.call_void_intrinsic(Intrinsic::data_drop, &[segment])?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Base of a memory.
    pub(super) fn memory_base(&mut self, memory: u32) -> Build<PointerValue<'ctx>> {
        if memory == 0 {
            return Ok(self.base);
        }
        let offset = self.m.layout.memory(memory);
        Ok(self.load_fixed(offset, self.m.types.ptr)?.into_pointer_value())
    }

    fn memory_pages(&mut self, memory: u32) -> Build<IntValue<'ctx>> {
        let base = self.memory_base(memory)?;
        let at = self.offset(base, i64::from(layout::SIZE_PAGES))?;
        let load = self.b.build_load(self.m.types.i64, at, "")?;
        let instruction = instruction(load)?;
        if self.m.module.memories[memory as usize].shared {
            // Another thread may grow it.
            instruction.set_alignment(8)?;
            instruction.set_atomic_ordering(AtomicOrdering::Monotonic)?;
        }
        self.m.set_region(instruction, Region::Header)?;
        Ok(load.into_int_value())
    }

    /// Pushes an address, size or page count, which comes as i64.
    fn push_index(&mut self, memory: u32, value: IntValue<'ctx>) -> Build<()> {
        let value = if self.m.module.memories[memory as usize].memory64 {
            value
        } else {
            self.b.build_int_truncate(value, self.m.types.i32, "")?
        };
        self.push(value.into());
        Ok(())
    }

    /// Pops an address, size or page count as i64, zero-extended if it is an i32.
    pub(super) fn pop_index(&mut self) -> Build<IntValue<'ctx>> {
        let value = self.pop().into_int_value();
        Ok(self.b.build_int_z_extend_or_bit_cast(value, self.m.types.i64, "")?)
    }

    /// Pops an index, and adds the offset: no overflow is possible in 64 bits but for 64-bit indices, where it traps.
    pub(super) fn pop_effective(&mut self, memarg: &MemArg) -> Build<IntValue<'ctx>> {
        let index = self.pop_index()?;
        if memarg.offset == 0 {
            return Ok(index);
        }
        let offset = self.m.types.i64.const_int(memarg.offset, false);
        if !self.m.module.memories[memory_of(memarg)? as usize].memory64 {
            return Ok(self.b.build_int_nuw_add(index, offset, "")?);
        }
        let effective = self.b.build_int_add(index, offset, "")?;
        let overflow = self.b.build_int_compare(IntPredicate::ULT, effective, offset, "")?;
        self.trap_if(overflow, TrapKind::MemoryOutOfBounds)?;
        Ok(effective)
    }

    /// Whether accesses of a memory check their bounds.
    pub(super) fn is_checked(&self, memory: u32) -> bool {
        self.m.bounds_checks || iwasm::wasm::is_checked(&self.m.module.memories[memory as usize])
    }

    /// Pops an index; the address of an access of so many bytes.
    pub(super) fn pop_address(&mut self, memarg: &MemArg, bytes: u64) -> Build<PointerValue<'ctx>> {
        let index = self.pop_index()?;
        let memory = memory_of(memarg)?;
        let base = self.memory_base(memory)?;
        if self.is_checked(memory) {
            self.check_bounds(memory, base, index, memarg.offset, bytes)?;
        }
        let at = self.dynamic_offset(base, index)?;
        self.offset(at, memarg.offset as i64)
    }

    /// Size of the memory at `base`, in bytes.
    fn size_bytes(&mut self, base: PointerValue<'ctx>) -> Build<IntValue<'ctx>> {
        let at = self.offset(base, i64::from(layout::SIZE_BYTES))?;
        let size = self.b.build_load(self.m.types.i64, at, "")?;
        let load = instruction(size)?;
        // Another thread may make it larger.
        load.set_alignment(8)?;
        load.set_atomic_ordering(AtomicOrdering::Monotonic)?;
        self.m.set_region(load, Region::Header)?;
        Ok(size.into_int_value())
    }

    /// Traps unless an access lies within the memory at `base`.
    pub(super) fn check_bounds(
        &mut self,
        memory: u32,
        base: PointerValue<'ctx>,
        index: IntValue<'ctx>,
        offset: u64,
        bytes: u64,
    ) -> Build<()> {
        let (size, rest) = (self.size_bytes(base)?, self.m.types.i64.const_int(offset.saturating_add(bytes), false));
        let beyond = if self.m.module.memories[memory as usize].memory64 {
            // Without a sum that could overflow.
            let too_small = self.b.build_int_compare(IntPredicate::ULT, size, rest, "")?;
            let last = self.b.build_int_sub(size, rest, "")?;
            let beyond = self.b.build_int_compare(IntPredicate::UGT, index, last, "")?;
            self.b.build_or(too_small, beyond, "")?
        } else {
            let end = self.b.build_int_nuw_add(index, rest, "")?;
            self.b.build_int_compare(IntPredicate::UGT, end, size, "")?
        };
        self.trap_if(beyond, TrapKind::MemoryOutOfBounds)
    }

    /// Whether blocks of a memory are moved by the C library: ends of ranges do not overflow, and it does not matter what a range that is
    /// overwritten later has held.
    fn is_plain(&self, memory: u32) -> bool {
        !self.m.strict && !self.m.module.memories[memory as usize].memory64
    }

    /// A range of a memory with 32-bit addresses.
    fn range(&mut self, memory: u32, index: IntValue<'ctx>, len: IntValue<'ctx>) -> Build<MemoryRange<'ctx>> {
        let base = self.memory_base(memory)?;
        let start = self.dynamic_offset(base, index)?;
        let end = self.b.build_int_nuw_add(index, len, "")?;
        let size = self.size_bytes(base)?;
        Ok(MemoryRange { start, end, size })
    }

    fn trap_unless_within(&mut self, ranges: &[MemoryRange<'ctx>]) -> Build<()> {
        let mut beyond = self.m.types.i1.const_zero();
        for range in ranges {
            let one = self.b.build_int_compare(IntPredicate::UGT, range.end, range.size, "")?;
            beyond = self.b.build_or(beyond, one, "")?;
        }
        self.trap_if(beyond, TrapKind::MemoryOutOfBounds)
    }

    /// Says that what was built last accesses linear memory.
    fn set_last_region(&mut self) -> Build<()> {
        match self.here()?.get_last_instruction() {
            Some(last) => self.m.set_region(last, Region::Memory),
            None => Ok(()),
        }
    }

    fn load(&mut self, memarg: &MemArg, access: Access<'ctx>) -> Build<()> {
        let raw = self.load_raw(memarg, access.memory)?;
        let value = self.extend(raw, access)?;
        self.push(value);
        Ok(())
    }

    /// Pops an address and loads what is there.
    pub(super) fn load_raw(&mut self, memarg: &MemArg, ty: BasicTypeEnum<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        let address = self.pop_address(memarg, bytes_of(ty))?;
        let raw = self.b.build_load(ty, address, "")?;
        let load = instruction(raw)?;
        load.set_alignment(1)?;
        load.set_volatile(self.m.strict)?;
        self.m.set_region(load, Region::Memory)?;
        self.mark(raw)?;
        Ok(raw)
    }

    fn store(&mut self, memarg: &MemArg, access: Access<'ctx>) -> Build<()> {
        let value = self.pop();
        let value = self.narrow(value, access.memory)?;
        self.store_raw(memarg, value)
    }

    /// Pops an address and stores a value there as it is.
    pub(super) fn store_raw(&mut self, memarg: &MemArg, value: BasicValueEnum<'ctx>) -> Build<()> {
        let bytes = bytes_of(value.get_type());
        let address = self.pop_address(memarg, bytes)?;
        if self.m.probes && bytes > 1 && !self.is_checked(memory_of(memarg)?) {
            let last = self.offset(address, bytes as i64 - 1)?;
            let probe = self.b.build_load(self.m.types.i8, last, "")?;
            instruction(probe)?.set_volatile(true)?;
            self.m.set_region(instruction(probe)?, Region::Memory)?;
        }
        let store = self.b.build_store(address, value)?;
        store.set_alignment(1)?;
        store.set_volatile(self.m.strict)?;
        self.m.set_region(store, Region::Memory)
    }

    /// From the type in memory to the type on the stack.
    pub(super) fn extend(&mut self, raw: BasicValueEnum<'ctx>, access: Access<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        let wanted = self.m.types.value(access.value);
        if raw.get_type() == wanted {
            return Ok(raw);
        }
        let (raw, wanted) = (raw.into_int_value(), wanted.into_int_type());
        Ok(if access.signed { self.b.build_int_s_extend(raw, wanted, "")? } else { self.b.build_int_z_extend(raw, wanted, "")? }.into())
    }

    /// From the type on the stack to the type in memory.
    pub(super) fn narrow(&mut self, value: BasicValueEnum<'ctx>, memory: BasicTypeEnum<'ctx>) -> Build<BasicValueEnum<'ctx>> {
        match (value, memory) {
            (value, memory) if value.get_type() == memory => Ok(value),
            (BasicValueEnum::IntValue(value), BasicTypeEnum::IntType(memory)) => Ok(self.b.build_int_truncate(value, memory, "")?.into()),
            (value, _) => Ok(value),
        }
    }

    /// Marks a value whose computation may trap.
    pub(super) fn mark(&mut self, value: BasicValueEnum<'ctx>) -> Build<()> {
        let name = format!("{MARK_PREFIX}{}", value.get_type().print_to_string());
        let mark = self.m.llvm.get_function(&name).unwrap_or_else(|| {
            let ty = self.m.types.void.fn_type(&[value.get_type().into()], false);
            let mark = self.m.llvm.add_function(&name, ty, None);
            for (attribute, value) in MARK_ATTRIBUTES {
                mark.add_attribute(AttributeLoc::Function, self.m.attribute(attribute, *value));
            }
            mark
        });
        self.b.build_direct_call(mark, &[value.into()], "")?;
        Ok(())
    }

    /// Traps unless an address is a multiple of the size of an atomic access.
    pub(super) fn trap_unless_aligned(&mut self, address: IntValue<'ctx>, ty: IntType<'ctx>) -> Build<()> {
        let bytes = u64::from(ty.get_bit_width() / 8);
        if bytes == 1 {
            return Ok(());
        }
        let low = self.b.build_and(address, self.m.types.i64.const_int(bytes - 1, false), "")?;
        let misaligned = self.b.build_int_compare(IntPredicate::NE, low, self.m.types.i64.const_zero(), "")?;
        self.trap_if(misaligned, TrapKind::UnalignedAtomic)
    }
}

/// The memory that an access is to.
pub(super) fn memory_of(memarg: &MemArg) -> Build<u32> {
    match memarg.target {
        MemArgTarget::Memory(memory) => Ok(memory),
        MemArgTarget::Array(_) => Err(Error::Limit("arrays as memories")),
    }
}

/// The instruction that made a value.
pub(super) fn instruction<'ctx>(value: impl BasicValue<'ctx>) -> Build<inkwell::values::InstructionValue<'ctx>> {
    value.as_instruction_value().ok_or_else(|| Error::Llvm("a value without an instruction".into()))
}
