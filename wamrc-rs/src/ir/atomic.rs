//! Atomic operators: all are sequentially consistent, and trap when the address is not a multiple of the size.

use aot_format::intrinsics::Intrinsic;
use inkwell::types::IntType;
use inkwell::values::{BasicValueEnum, InstructionValue, PointerValue};
use inkwell::{AtomicOrdering, AtomicRMWBinOp};
use iwasm::wasm::ValType;
use wasmparser::{MemArg, Operator};

use super::function::FunctionTranslator;
use super::memory::{Access, instruction, memory_of};
use super::{Build, Types};

const ORDER: AtomicOrdering = AtomicOrdering::SequentiallyConsistent;

/// What an atomic access does.
#[derive(Clone, Copy)]
enum Action {
    Load,
    Store,
    Update(AtomicRMWBinOp),
    CompareExchange,
}

/// All atomic accesses: `action: operator bits => type on the stack`.
macro_rules! atomic_accesses {
    ($op:expr; $($action:expr => $($name:ident $memory:ident $value:ident)*;)*) => {
        match $op {
            $($(Operator::$name { memarg } => Some((memarg, $action, |t| t.$memory, ValType::$value)),)*)*
            _ => None,
        }
    };
}

/// Picks the type in memory.
type PickType = for<'a, 'ctx> fn(&'a Types<'ctx>) -> IntType<'ctx>;

fn atomic_access<'o>(op: &'o Operator<'_>) -> Option<(&'o MemArg, Action, PickType, ValType)> {
    use Action::{CompareExchange, Load, Store, Update};
    use AtomicRMWBinOp::{Add, And, Or, Sub, Xchg, Xor};
    atomic_accesses! { op;
        Load => I32AtomicLoad i32 I32  I64AtomicLoad i64 I64  I32AtomicLoad8U i8 I32  I32AtomicLoad16U i16 I32
            I64AtomicLoad8U i8 I64  I64AtomicLoad16U i16 I64  I64AtomicLoad32U i32 I64;
        Store => I32AtomicStore i32 I32  I64AtomicStore i64 I64  I32AtomicStore8 i8 I32  I32AtomicStore16 i16 I32
            I64AtomicStore8 i8 I64  I64AtomicStore16 i16 I64  I64AtomicStore32 i32 I64;
        Update(Add) => I32AtomicRmwAdd i32 I32  I64AtomicRmwAdd i64 I64  I32AtomicRmw8AddU i8 I32  I32AtomicRmw16AddU i16 I32
            I64AtomicRmw8AddU i8 I64  I64AtomicRmw16AddU i16 I64  I64AtomicRmw32AddU i32 I64;
        Update(Sub) => I32AtomicRmwSub i32 I32  I64AtomicRmwSub i64 I64  I32AtomicRmw8SubU i8 I32  I32AtomicRmw16SubU i16 I32
            I64AtomicRmw8SubU i8 I64  I64AtomicRmw16SubU i16 I64  I64AtomicRmw32SubU i32 I64;
        Update(And) => I32AtomicRmwAnd i32 I32  I64AtomicRmwAnd i64 I64  I32AtomicRmw8AndU i8 I32  I32AtomicRmw16AndU i16 I32
            I64AtomicRmw8AndU i8 I64  I64AtomicRmw16AndU i16 I64  I64AtomicRmw32AndU i32 I64;
        Update(Or) => I32AtomicRmwOr i32 I32  I64AtomicRmwOr i64 I64  I32AtomicRmw8OrU i8 I32  I32AtomicRmw16OrU i16 I32
            I64AtomicRmw8OrU i8 I64  I64AtomicRmw16OrU i16 I64  I64AtomicRmw32OrU i32 I64;
        Update(Xor) => I32AtomicRmwXor i32 I32  I64AtomicRmwXor i64 I64  I32AtomicRmw8XorU i8 I32  I32AtomicRmw16XorU i16 I32
            I64AtomicRmw8XorU i8 I64  I64AtomicRmw16XorU i16 I64  I64AtomicRmw32XorU i32 I64;
        Update(Xchg) => I32AtomicRmwXchg i32 I32  I64AtomicRmwXchg i64 I64  I32AtomicRmw8XchgU i8 I32  I32AtomicRmw16XchgU i16 I32
            I64AtomicRmw8XchgU i8 I64  I64AtomicRmw16XchgU i16 I64  I64AtomicRmw32XchgU i32 I64;
        CompareExchange => I32AtomicRmwCmpxchg i32 I32  I64AtomicRmwCmpxchg i64 I64  I32AtomicRmw8CmpxchgU i8 I32
            I32AtomicRmw16CmpxchgU i16 I32  I64AtomicRmw8CmpxchgU i8 I64  I64AtomicRmw16CmpxchgU i16 I64  I64AtomicRmw32CmpxchgU i32 I64;
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an atomic operator; `false` when it is none.
    pub(super) fn atomic_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some((memarg, action, pick, value)) = atomic_access(op) {
            let ty = pick(&self.m.types);
            self.atomic_access(memarg, action, Access { memory: ty.into(), value, signed: false }, ty)?;
            return Ok(true);
        }
        match op {
            Operator::AtomicFence { .. } => {
                self.b.build_fence(ORDER, false, "")?;
            }
            Operator::MemoryAtomicNotify { memarg } => {
                let count = self.pop();
                self.wait_or_notify(Intrinsic::atomic_notify, memarg, self.m.types.i32, &[count])?;
            }
            Operator::MemoryAtomicWait32 { memarg } => {
                let operands = self.pop_many(2);
                self.wait_or_notify(Intrinsic::atomic_wait32, memarg, self.m.types.i32, &operands)?;
            }
            Operator::MemoryAtomicWait64 { memarg } => {
                let operands = self.pop_many(2);
                self.wait_or_notify(Intrinsic::atomic_wait64, memarg, self.m.types.i64, &operands)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn wait_or_notify(&mut self, intrinsic: Intrinsic, memarg: &MemArg, ty: IntType<'ctx>, operands: &[BasicValueEnum<'ctx>]) -> Build<()> {
        let address = self.pop_effective(memarg)?;
        self.trap_unless_aligned(address, ty)?;
        let mut args = vec![self.const_u32(memory_of(memarg)?), address.into()];
        args.extend_from_slice(operands);
        let result = self.call_intrinsic(intrinsic, &args)?;
        self.push(result);
        Ok(())
    }

    /// Pops the index of an atomic access; its address.
    fn pop_aligned_address(&mut self, memarg: &MemArg, ty: IntType<'ctx>) -> Build<PointerValue<'ctx>> {
        let effective = self.pop_effective(memarg)?;
        self.trap_unless_aligned(effective, ty)?;
        let memory = memory_of(memarg)?;
        let base = self.memory_base(memory)?;
        if self.is_checked(memory) {
            self.check_bounds(memory, base, effective, 0, u64::from(ty.get_bit_width() / 8))?;
        }
        self.dynamic_offset(base, effective)
    }

    fn atomic_access(&mut self, memarg: &MemArg, action: Action, access: Access<'ctx>, ty: IntType<'ctx>) -> Build<()> {
        let arity = match action {
            Action::Load => 0,
            Action::Store | Action::Update(_) => 1,
            Action::CompareExchange => 2,
        };
        let mut operands = self.pop_many(arity);
        for operand in &mut operands {
            *operand = self.narrow(*operand, access.memory)?;
        }
        let address = self.pop_aligned_address(memarg, ty)?;
        let old = match action {
            Action::Load => {
                let value = self.b.build_load(ty, address, "")?;
                self.make_atomic(instruction(value)?, ty)?;
                value
            }
            Action::Store => {
                let store = self.b.build_store(address, operands[0])?;
                return self.make_atomic(store, ty);
            }
            Action::Update(op) => {
                let old = self.b.build_atomicrmw(op, address, operands[0].into_int_value(), ORDER)?;
                // One that changes nothing would become a fence, which does not trap.
                instruction(old)?.set_volatile(true)?;
                self.mark(old.into())?;
                old.into()
            }
            Action::CompareExchange => {
                let (expected, new) = (operands[0].into_int_value(), operands[1].into_int_value());
                let pair = self.b.build_cmpxchg(address, expected, new, ORDER, ORDER)?;
                self.b.build_extract_value(pair, 0, "")?
            }
        };
        let value = self.extend(old, access)?;
        self.push(value);
        Ok(())
    }

    fn make_atomic(&mut self, access: InstructionValue<'ctx>, ty: IntType<'ctx>) -> Build<()> {
        access.set_alignment(ty.get_bit_width() / 8)?;
        Ok(access.set_atomic_ordering(ORDER)?)
    }
}
