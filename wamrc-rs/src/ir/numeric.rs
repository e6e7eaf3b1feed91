//! Operators on numbers. Integer and float operators of both widths share one translation: types come from the operands.

use aot_format::trap::TrapKind;
use inkwell::builder::Builder;
use inkwell::intrinsics::Intrinsic as LlvmIntrinsic;
use inkwell::types::{BasicTypeEnum, FloatType, IntType};
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FastMathFlags, FloatValue, InstructionOpcode, IntValue};
use inkwell::{FloatPredicate, IntPredicate};
use wasmparser::Operator;

use super::function::FunctionTranslator;
use super::memory::instruction;
use super::{Build, Translator};
use crate::error::Error;

impl<'ctx> Translator<'_, 'ctx> {
    /// The value of a constant operator.
    pub(super) fn constant(&self, b: &Builder<'ctx>, op: &Operator<'_>) -> Build<Option<BasicValueEnum<'ctx>>> {
        let t = &self.types;
        Ok(Some(match *op {
            Operator::I32Const { value } => t.i32.const_int(value as u32 as u64, false).into(),
            Operator::I64Const { value } => t.i64.const_int(value as u64, false).into(),
            Operator::F32Const { value } => b.build_bit_cast(t.i32.const_int(value.bits().into(), false), t.f32, "")?,
            Operator::F64Const { value } => b.build_bit_cast(t.i64.const_int(value.bits(), false), t.f64, "")?,
            Operator::V128Const { value } => self.vector_constant(*value.bytes()).into(),
            _ => return Ok(None),
        }))
    }
}

/// Comparisons: `(operators: predicate)`.
macro_rules! predicates {
    ($op:expr, $kind:ident; $($a:ident $b:ident: $predicate:ident,)*) => {
        match $op {
            $(Operator::$a | Operator::$b => Some($kind::$predicate),)*
            _ => None,
        }
    };
}

fn int_predicate(op: &Operator<'_>) -> Option<IntPredicate> {
    predicates! { op, IntPredicate;
        I32Eq I64Eq: EQ, I32Ne I64Ne: NE, I32LtS I64LtS: SLT, I32LtU I64LtU: ULT, I32GtS I64GtS: SGT, I32GtU I64GtU: UGT,
        I32LeS I64LeS: SLE, I32LeU I64LeU: ULE, I32GeS I64GeS: SGE, I32GeU I64GeU: UGE,
    }
}

fn float_predicate(op: &Operator<'_>) -> Option<FloatPredicate> {
    predicates! { op, FloatPredicate;
        F32Eq F64Eq: OEQ, F32Ne F64Ne: UNE, F32Lt F64Lt: OLT, F32Gt F64Gt: OGT, F32Le F64Le: OLE, F32Ge F64Ge: OGE,
    }
}

/// LLVM intrinsics of one float argument, and of two.
fn float_intrinsic(op: &Operator<'_>) -> Option<(&'static str, usize)> {
    Some(match op {
        Operator::F32Abs | Operator::F64Abs => ("llvm.fabs", 1),
        Operator::F32Ceil | Operator::F64Ceil => ("llvm.ceil", 1),
        Operator::F32Floor | Operator::F64Floor => ("llvm.floor", 1),
        Operator::F32Trunc | Operator::F64Trunc => ("llvm.trunc", 1),
        Operator::F32Nearest | Operator::F64Nearest => ("llvm.roundeven", 1),
        Operator::F32Sqrt | Operator::F64Sqrt => ("llvm.sqrt", 1),
        Operator::F32Copysign | Operator::F64Copysign => ("llvm.copysign", 2),
        _ => return None,
    })
}

/// Whether an intrinsic rounds to integral numbers.
pub(super) fn is_rounding(name: &str) -> bool {
    matches!(name, "llvm.ceil" | "llvm.floor" | "llvm.trunc" | "llvm.roundeven")
}

/// A conversion of floats to integers.
struct ToInt {
    to_i64: bool,
    signed: bool,
    /// Whether values that do not fit trap.
    traps: bool,
}

fn float_to_int(op: &Operator<'_>) -> Option<ToInt> {
    macro_rules! conversions {
        ($($a:ident $b:ident: $to_i64:literal $signed:literal $traps:literal,)*) => {
            match op {
                $(Operator::$a | Operator::$b => Some(ToInt { to_i64: $to_i64, signed: $signed, traps: $traps }),)*
                _ => None,
            }
        };
    }
    conversions! {
        I32TruncF32S I32TruncF64S: false true true, I32TruncF32U I32TruncF64U: false false true,
        I64TruncF32S I64TruncF64S: true true true, I64TruncF32U I64TruncF64U: true false true,
        I32TruncSatF32S I32TruncSatF64S: false true false, I32TruncSatF32U I32TruncSatF64U: false false false,
        I64TruncSatF32S I64TruncSatF64S: true true false, I64TruncSatF32U I64TruncSatF64U: true false false,
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on numbers; `false` when it is none.
    pub(super) fn numeric_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some(value) = self.m.constant(&self.b, op)? {
            self.push(value);
        } else if let Some(predicate) = int_predicate(op) {
            let (y, x) = (self.pop().into_int_value(), self.pop().into_int_value());
            let holds = self.b.build_int_compare(predicate, x, y, "")?;
            self.push_bool(holds)?;
        } else if let Some(predicate) = float_predicate(op) {
            let (y, x) = (self.pop().into_float_value(), self.pop().into_float_value());
            let holds = self.b.build_float_compare(predicate, x, y, "")?;
            self.push_bool(holds)?;
        } else if let Operator::F32Min | Operator::F64Min = op {
            self.extremum("llvm.minimum")?;
        } else if let Operator::F32Max | Operator::F64Max = op {
            self.extremum("llvm.maximum")?;
        } else if let Some((name, arity)) = float_intrinsic(op) {
            let args = self.pop_many(arity);
            let ty = args[0].get_type();
            let mut value = self.llvm_intrinsic(name, &[ty], &args)?;
            if self.m.rounds_by_library && is_rounding(name) {
                value = self.quiet(value.into_float_value())?.into();
            }
            self.push(value);
        } else if let Operator::I64Add128 | Operator::I64Sub128 | Operator::I64MulWideS | Operator::I64MulWideU = op {
            self.wide_operator(op)?;
        } else if let Some(conversion) = float_to_int(op) {
            self.convert_to_int(&conversion)?;
        } else {
            return Ok(self.int_operator(op)? || self.division(op)? || self.float_operator(op)? || self.conversion(op)?);
        }
        Ok(true)
    }

    /// Operators whose result has 128 bits: its low half, then its high half.
    fn wide_operator(&mut self, op: &Operator<'_>) -> Build<()> {
        let (i64_type, wide) = (self.m.types.i64, self.m.context.i128_type());
        let half = wide.const_int(64, false);
        let value = if let Operator::I64Add128 | Operator::I64Sub128 = op {
            let mut halves = Vec::with_capacity(4);
            for operand in self.pop_many(4) {
                halves.push(self.b.build_int_z_extend(operand.into_int_value(), wide, "")?);
            }
            let mut numbers = Vec::with_capacity(2);
            for pair in halves.chunks_exact(2) {
                let high = self.b.build_left_shift(pair[1], half, "")?;
                numbers.push(self.b.build_or(pair[0], high, "")?);
            }
            let add = matches!(op, Operator::I64Add128);
            if add { self.b.build_int_add(numbers[0], numbers[1], "")? } else { self.b.build_int_sub(numbers[0], numbers[1], "")? }
        } else {
            let signed = matches!(op, Operator::I64MulWideS);
            let (y, x) = (self.pop().into_int_value(), self.pop().into_int_value());
            let extend = |v| if signed { self.b.build_int_s_extend(v, wide, "") } else { self.b.build_int_z_extend(v, wide, "") };
            self.b.build_int_mul(extend(x)?, extend(y)?, "")?
        };
        let high = self.b.build_right_shift(value, half, false, "")?;
        for part in [value, high] {
            let part = self.b.build_int_truncate(part, i64_type, "")?;
            self.push(part.into());
        }
        Ok(())
    }

    fn int_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        use Operator as O;
        if let O::I32Eqz | O::I64Eqz = op {
            let x = self.pop().into_int_value();
            let zero = self.b.build_int_compare(IntPredicate::EQ, x, x.get_type().const_zero(), "")?;
            self.push_bool(zero)?;
            return Ok(true);
        }
        if let O::I32Clz | O::I64Clz | O::I32Ctz | O::I64Ctz | O::I32Popcnt | O::I64Popcnt = op {
            return self.count_bits(op).map(|()| true);
        }
        let binary = matches!(
            op,
            O::I32Add
                | O::I64Add
                | O::I32Sub
                | O::I64Sub
                | O::I32Mul
                | O::I64Mul
                | O::I32And
                | O::I64And
                | O::I32Or
                | O::I64Or
                | O::I32Xor
                | O::I64Xor
                | O::I32Shl
                | O::I64Shl
                | O::I32ShrS
                | O::I64ShrS
                | O::I32ShrU
                | O::I64ShrU
                | O::I32Rotl
                | O::I64Rotl
                | O::I32Rotr
                | O::I64Rotr
        );
        if !binary {
            return Ok(false);
        }
        let (y, x) = (self.pop().into_int_value(), self.pop().into_int_value());
        let value = match op {
            O::I32Add | O::I64Add => self.b.build_int_add(x, y, "")?,
            O::I32Sub | O::I64Sub => self.b.build_int_sub(x, y, "")?,
            O::I32Mul | O::I64Mul => self.b.build_int_mul(x, y, "")?,
            O::I32And | O::I64And => self.b.build_and(x, y, "")?,
            O::I32Or | O::I64Or => self.b.build_or(x, y, "")?,
            O::I32Xor | O::I64Xor => self.b.build_xor(x, y, "")?,
            _ => self.shift(op, x, y)?,
        };
        self.push(value.into());
        Ok(true)
    }

    fn shift(&mut self, op: &Operator<'_>, x: IntValue<'ctx>, amount: IntValue<'ctx>) -> Build<IntValue<'ctx>> {
        use Operator as O;
        let ty = x.get_type();
        let rotate = match op {
            O::I32Rotl | O::I64Rotl => Some("llvm.fshl"),
            O::I32Rotr | O::I64Rotr => Some("llvm.fshr"),
            _ => None,
        };
        if let Some(name) = rotate {
            return Ok(self.llvm_intrinsic(name, &[ty.into()], &[x.into(), x.into(), amount.into()])?.into_int_value());
        }
        let amount = self.b.build_and(amount, ty.const_int(u64::from(ty.get_bit_width()) - 1, false), "")?;
        Ok(match op {
            O::I32Shl | O::I64Shl => self.b.build_left_shift(x, amount, "")?,
            _ => self.b.build_right_shift(x, amount, matches!(op, O::I32ShrS | O::I64ShrS), "")?,
        })
    }

    fn count_bits(&mut self, op: &Operator<'_>) -> Build<()> {
        use Operator as O;
        let x = self.pop();
        let ty = x.get_type();
        let zero_is_defined = self.m.types.i1.const_zero().into();
        let value = match op {
            O::I32Clz | O::I64Clz => self.llvm_intrinsic("llvm.ctlz", &[ty], &[x, zero_is_defined])?,
            O::I32Ctz | O::I64Ctz => self.llvm_intrinsic("llvm.cttz", &[ty], &[x, zero_is_defined])?,
            _ => self.llvm_intrinsic("llvm.ctpop", &[ty], &[x])?,
        };
        self.push(value);
        Ok(())
    }

    fn division(&mut self, op: &Operator<'_>) -> Build<bool> {
        use Operator as O;
        let (signed, remainder) = match op {
            O::I32DivS | O::I64DivS => (true, false),
            O::I32DivU | O::I64DivU => (false, false),
            O::I32RemS | O::I64RemS => (true, true),
            O::I32RemU | O::I64RemU => (false, true),
            _ => return Ok(false),
        };
        let (y, x) = (self.pop().into_int_value(), self.pop().into_int_value());
        let ty = y.get_type();
        let by_zero = self.b.build_int_compare(IntPredicate::EQ, y, ty.const_zero(), "")?;
        self.trap_if(by_zero, TrapKind::IntegerDivideByZero)?;
        let value = match (signed, remainder) {
            (false, false) => self.b.build_int_unsigned_div(x, y, "")?,
            (false, true) => self.b.build_int_unsigned_rem(x, y, "")?,
            (true, false) => {
                let overflow = self.is_least_by_minus_one(x, y)?;
                self.trap_if(overflow, TrapKind::IntegerOverflow)?;
                self.b.build_int_signed_div(x, y, "")?
            }
            (true, true) => {
                // Any number is a multiple of -1 as of 1, but the least one by -1 is undefined in LLVM and a fault on x86-64.
                let minus_one = self.b.build_int_compare(IntPredicate::EQ, y, ty.const_all_ones(), "")?;
                let y = self.b.build_select(minus_one, ty.const_int(1, false), y, "")?.into_int_value();
                self.b.build_int_signed_rem(x, y, "")?
            }
        };
        self.push(value.into());
        Ok(true)
    }

    fn is_least_by_minus_one(&mut self, x: IntValue<'ctx>, y: IntValue<'ctx>) -> Build<IntValue<'ctx>> {
        let ty = x.get_type();
        let least = ty.const_int(1 << (ty.get_bit_width() - 1), false);
        let is_least = self.b.build_int_compare(IntPredicate::EQ, x, least, "")?;
        let by_minus_one = self.b.build_int_compare(IntPredicate::EQ, y, ty.const_all_ones(), "")?;
        Ok(self.b.build_and(is_least, by_minus_one, "")?)
    }

    fn float_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        use Operator as O;
        if let O::F32Neg | O::F64Neg = op {
            let x = self.pop().into_float_value();
            let value = self.b.build_float_neg(x, "")?;
            self.push(value.into());
            return Ok(true);
        }
        let opcode = match op {
            O::F32Add | O::F64Add => InstructionOpcode::FAdd,
            O::F32Sub | O::F64Sub => InstructionOpcode::FSub,
            O::F32Mul | O::F64Mul => InstructionOpcode::FMul,
            O::F32Div | O::F64Div => InstructionOpcode::FDiv,
            _ => return Ok(false),
        };
        let (y, x) = (self.pop().into_float_value(), self.pop().into_float_value());
        let (left, right) = (self.constant_float(x)?, self.constant_float(y)?);
        let is = |number: Option<f64>, wanted: f64| number.is_some_and(|number| number.to_bits() == wanted.to_bits());
        let value = match opcode {
            _ if is(right, identity(opcode)) => self.quiet(x)?,
            InstructionOpcode::FAdd | InstructionOpcode::FMul if is(left, identity(opcode)) => self.quiet(y)?,
            InstructionOpcode::FMul | InstructionOpcode::FDiv if is(right, -1.0) => self.negate(x)?,
            InstructionOpcode::FMul if is(left, -1.0) => self.negate(y)?,
            InstructionOpcode::FSub if is(left, -0.0) => self.negate(y)?,
            InstructionOpcode::FAdd => self.b.build_float_add(x, y, "")?,
            InstructionOpcode::FSub => self.b.build_float_sub(x, y, "")?,
            InstructionOpcode::FMul => self.b.build_float_mul(x, y, "")?,
            _ => self.b.build_float_div(x, y, "")?,
        };
        self.push(value.into());
        Ok(true)
    }

    /// The number that a constant is. In code that cannot be reached LLVM folds to poison, and elsewhere to expressions: constants without a number.
    fn constant_float(&self, x: FloatValue<'ctx>) -> Build<Option<f64>> {
        if !x.is_const() {
            return Ok(None);
        }
        let short = x.get_type() == self.m.types.f32;
        let ty = if short { self.m.types.i32 } else { self.m.types.i64 };
        let bits = self.b.build_bit_cast(x, ty, "")?.into_int_value();
        let bits = if bits.is_constant_int() { bits.get_zero_extended_constant() } else { None };
        Ok(bits.map(|bits| if short { f64::from(f32::from_bits(bits as u32)) } else { f64::from_bits(bits) }))
    }

    /// The same number, with a signalling NaN made quiet. LLVM takes `x - 0` and the like for `x` itself, which keeps it signalling.
    fn quiet(&mut self, x: FloatValue<'ctx>) -> Build<FloatValue<'ctx>> {
        Ok(self.llvm_intrinsic("llvm.canonicalize", &[x.get_type().into()], &[x.into()])?.into_float_value())
    }

    /// The number of the other sign; of NaNs only the quiet bit changes, as in any arithmetic.
    fn negate(&mut self, x: FloatValue<'ctx>) -> Build<FloatValue<'ctx>> {
        let nan = self.b.build_float_compare(FloatPredicate::UNO, x, x, "")?;
        let (quiet, negated) = (self.quiet(x)?, self.b.build_float_neg(x, "")?);
        Ok(self.b.build_select(nan, quiet, negated, "")?.into_float_value())
    }

    /// The lesser or greater of two numbers; a quiet NaN if either is NaN, for which LLVM's intrinsics alone would do no more than return it.
    fn extremum(&mut self, name: &str) -> Build<()> {
        let (y, x) = (self.pop().into_float_value(), self.pop().into_float_value());
        let ordered = self.llvm_intrinsic(name, &[x.get_type().into()], &[x.into(), y.into()])?;
        instruction(ordered)?.set_fast_math_flags(FastMathFlags::NoNaNs)?;
        let nan = self.b.build_float_compare(FloatPredicate::UNO, x, y, "")?;
        let sum = self.b.build_float_add(x, y, "")?;
        let value = self.b.build_select(nan, sum.into(), ordered, "")?;
        self.push(value);
        Ok(())
    }

    fn conversion(&mut self, op: &Operator<'_>) -> Build<bool> {
        use Operator as O;
        let t = self.m.types;
        match op {
            O::I32WrapI64 => {
                let x = self.pop().into_int_value();
                let value = self.b.build_int_truncate(x, t.i32, "")?;
                self.push(value.into());
            }
            O::I64ExtendI32S | O::I64ExtendI32U => self.extend_from(t.i32, t.i64, matches!(op, O::I64ExtendI32S))?,
            O::I32Extend8S => self.extend_from(t.i8, t.i32, true)?,
            O::I32Extend16S => self.extend_from(t.i16, t.i32, true)?,
            O::I64Extend8S => self.extend_from(t.i8, t.i64, true)?,
            O::I64Extend16S => self.extend_from(t.i16, t.i64, true)?,
            O::I64Extend32S => self.extend_from(t.i32, t.i64, true)?,
            O::F32ConvertI32S | O::F32ConvertI64S => self.convert_to_float(t.f32, true)?,
            O::F32ConvertI32U | O::F32ConvertI64U => self.convert_to_float(t.f32, false)?,
            O::F64ConvertI32S | O::F64ConvertI64S => self.convert_to_float(t.f64, true)?,
            O::F64ConvertI32U | O::F64ConvertI64U => self.convert_to_float(t.f64, false)?,
            O::F32DemoteF64 => self.demote()?,
            O::F64PromoteF32 => {
                let x = self.pop().into_float_value();
                let value = self.b.build_float_ext(x, t.f64, "")?;
                self.push(value.into());
            }
            O::I32ReinterpretF32 => self.reinterpret(t.i32.into())?,
            O::I64ReinterpretF64 => self.reinterpret(t.i64.into())?,
            O::F32ReinterpretI32 => self.reinterpret(t.f32.into())?,
            O::F64ReinterpretI64 => self.reinterpret(t.f64.into())?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Extends the low bits of the topmost value.
    fn extend_from(&mut self, from: IntType<'ctx>, to: IntType<'ctx>, signed: bool) -> Build<()> {
        let x = self.pop().into_int_value();
        let low = self.b.build_int_truncate_or_bit_cast(x, from, "")?;
        let value = if signed { self.b.build_int_s_extend(low, to, "")? } else { self.b.build_int_z_extend(low, to, "")? };
        self.push(value.into());
        Ok(())
    }

    fn convert_to_float(&mut self, to: FloatType<'ctx>, signed: bool) -> Build<()> {
        let x = self.pop().into_int_value();
        let value = if signed { self.b.build_signed_int_to_float(x, to, "")? } else { self.b.build_unsigned_int_to_float(x, to, "")? };
        self.push(value.into());
        Ok(())
    }

    fn demote(&mut self) -> Build<()> {
        let x = self.pop().into_float_value();
        let promoted = instruction(x).ok().filter(|i| i.get_opcode() == InstructionOpcode::FPExt);
        let origin = promoted.and_then(|i| i.get_operand(0)).and_then(|o| o.value());
        let value = match origin {
            Some(origin) => self.quiet(origin.into_float_value())?,
            None => self.b.build_float_trunc(x, self.m.types.f32, "")?,
        };
        self.push(value.into());
        Ok(())
    }

    fn reinterpret(&mut self, to: BasicTypeEnum<'ctx>) -> Build<()> {
        let x = self.pop();
        let value = self.b.build_bit_cast(x, to, "")?;
        self.push(value);
        Ok(())
    }

    fn convert_to_int(&mut self, conversion: &ToInt) -> Build<()> {
        let x = self.pop().into_float_value();
        let to = if conversion.to_i64 { self.m.types.i64 } else { self.m.types.i32 };
        if !conversion.traps {
            let name = if conversion.signed { "llvm.fptosi.sat" } else { "llvm.fptoui.sat" };
            let value = self.llvm_intrinsic(name, &[to.into(), x.get_type().into()], &[x.into()])?;
            self.push(value);
            return Ok(());
        }
        let nan = self.b.build_float_compare(FloatPredicate::UNO, x, x, "")?;
        self.trap_if(nan, TrapKind::InvalidConversion)?;
        let (above, below) = bounds(x.get_type() == self.m.types.f64, conversion);
        let (below, below_fits) = below;
        let high = self.b.build_float_compare(FloatPredicate::OGE, x, x.get_type().const_float(above), "")?;
        let predicate = if below_fits { FloatPredicate::OLT } else { FloatPredicate::OLE };
        let low = self.b.build_float_compare(predicate, x, x.get_type().const_float(below), "")?;
        let overflow = self.b.build_or(high, low, "")?;
        self.trap_if(overflow, TrapKind::IntegerOverflow)?;
        let value =
            if conversion.signed { self.b.build_float_to_signed_int(x, to, "")? } else { self.b.build_float_to_unsigned_int(x, to, "")? };
        self.push(value.into());
        Ok(())
    }

    /// Calls an intrinsic of LLVM that is overloaded for these types.
    pub(super) fn llvm_intrinsic(
        &mut self,
        name: &str,
        types: &[BasicTypeEnum<'ctx>],
        args: &[BasicValueEnum<'ctx>],
    ) -> Build<BasicValueEnum<'ctx>> {
        let missing = || Error::Llvm(format!("LLVM has no {name}"));
        let function = LlvmIntrinsic::find(name).and_then(|i| i.get_declaration(&self.m.llvm, types)).ok_or_else(missing)?;
        let args: Vec<BasicMetadataValueEnum<'ctx>> = args.iter().map(|arg| (*arg).into()).collect();
        self.b.build_direct_call(function, &args, "")?.try_as_basic_value().basic().ok_or_else(missing)
    }
}

/// What added to, subtracted from, multiplied by or divided by leaves a number as it is.
pub(super) fn identity(opcode: InstructionOpcode) -> f64 {
    match opcode {
        InstructionOpcode::FAdd => -0.0,
        InstructionOpcode::FSub => 0.0,
        _ => 1.0,
    }
}

/// The least float above the range of the integer, and the limit below: the least value that fits, if it is a float, or the
/// greatest float that does not.
fn bounds(from_f64: bool, conversion: &ToInt) -> (f64, (f64, bool)) {
    let above = match (conversion.to_i64, conversion.signed) {
        (false, true) => 2f64.powi(31),
        (false, false) => 2f64.powi(32),
        (true, true) => 2f64.powi(63),
        (true, false) => 2f64.powi(64),
    };
    let below = match (conversion.signed, conversion.to_i64, from_f64) {
        (false, ..) => (-1.0, false),
        // Between the least i32 and the next integer below there are f64s, whose fraction is dropped.
        (true, false, true) => (-above - 1.0, false),
        (true, ..) => (-above, true),
    };
    (above, below)
}
