//! Operators on float lanes. NaNs are as with numbers: `super::super::numeric` says why some operations are not left to LLVM as they are.

use inkwell::FloatPredicate;
use inkwell::values::{BasicValue, FastMathFlags, InstructionOpcode, VectorValue};
use wasmparser::Operator;

use super::{Shape, rows};
use crate::ir::Build;
use crate::ir::function::FunctionTranslator;
use crate::ir::memory::instruction;
use crate::ir::numeric::{identity, is_rounding};

/// From two lanes to one.
#[derive(Clone, Copy)]
enum Binary {
    Arithmetic(InstructionOpcode),
    /// An intrinsic of LLVM that returns any NaN as it is.
    Extremum(&'static str),
    /// The second operand if the first is less or, the other way round, greater; else the first.
    Pseudo(FloatPredicate),
}

fn binary(op: &Operator<'_>) -> Option<(Shape, Binary)> {
    use Binary::*;
    rows! { op;
        Arithmetic(InstructionOpcode::FAdd) => F32x4: F32x4Add F64x2: F64x2Add;
        Arithmetic(InstructionOpcode::FSub) => F32x4: F32x4Sub F64x2: F64x2Sub;
        Arithmetic(InstructionOpcode::FMul) => F32x4: F32x4Mul F64x2: F64x2Mul;
        Arithmetic(InstructionOpcode::FDiv) => F32x4: F32x4Div F64x2: F64x2Div;
        Extremum("llvm.minimum") => F32x4: F32x4Min F64x2: F64x2Min F32x4: F32x4RelaxedMin F64x2: F64x2RelaxedMin;
        Extremum("llvm.maximum") => F32x4: F32x4Max F64x2: F64x2Max F32x4: F32x4RelaxedMax F64x2: F64x2RelaxedMax;
        Pseudo(FloatPredicate::OLT) => F32x4: F32x4PMin F64x2: F64x2PMin;
        Pseudo(FloatPredicate::OGT) => F32x4: F32x4PMax F64x2: F64x2PMax;
    }
}

fn comparison(op: &Operator<'_>) -> Option<(Shape, FloatPredicate)> {
    use FloatPredicate::*;
    rows! { op;
        OEQ => F32x4: F32x4Eq F64x2: F64x2Eq;
        UNE => F32x4: F32x4Ne F64x2: F64x2Ne;
        OLT => F32x4: F32x4Lt F64x2: F64x2Lt;
        OGT => F32x4: F32x4Gt F64x2: F64x2Gt;
        OLE => F32x4: F32x4Le F64x2: F64x2Le;
        OGE => F32x4: F32x4Ge F64x2: F64x2Ge;
    }
}

fn unary(op: &Operator<'_>) -> Option<(Shape, &'static str)> {
    rows! { op;
        "llvm.ceil" => F32x4: F32x4Ceil F64x2: F64x2Ceil;
        "llvm.floor" => F32x4: F32x4Floor F64x2: F64x2Floor;
        "llvm.trunc" => F32x4: F32x4Trunc F64x2: F64x2Trunc;
        "llvm.roundeven" => F32x4: F32x4Nearest F64x2: F64x2Nearest;
        "llvm.fabs" => F32x4: F32x4Abs F64x2: F64x2Abs;
        "llvm.sqrt" => F32x4: F32x4Sqrt F64x2: F64x2Sqrt;
    }
}

/// The sum of a product, which is negated if so noted, and a number; each rounded by itself.
fn multiply_add(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        false => F32x4: F32x4RelaxedMadd F64x2: F64x2RelaxedMadd;
        true => F32x4: F32x4RelaxedNmadd F64x2: F64x2RelaxedNmadd;
    }
}

/// Conversions to i32: whether they are signed; the shape is that of the operand.
fn to_int(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        true => F32x4: I32x4TruncSatF32x4S F32x4: I32x4RelaxedTruncF32x4S F64x2: I32x4TruncSatF64x2SZero F64x2: I32x4RelaxedTruncF64x2SZero;
        false => F32x4: I32x4TruncSatF32x4U F32x4: I32x4RelaxedTruncF32x4U F64x2: I32x4TruncSatF64x2UZero F64x2: I32x4RelaxedTruncF64x2UZero;
    }
}

/// Conversions from i32: whether it is signed; the shape is that of the result.
fn from_int(op: &Operator<'_>) -> Option<(Shape, bool)> {
    rows! { op;
        true => F32x4: F32x4ConvertI32x4S F64x2: F64x2ConvertLowI32x4S;
        false => F32x4: F32x4ConvertI32x4U F64x2: F64x2ConvertLowI32x4U;
    }
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    pub(super) fn vector_float_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        if let Some((shape, operation)) = binary(op) {
            let (l, r) = self.pop_vectors(shape)?;
            let value = self.float_binary(operation, shape, l, r)?;
            self.push_vector(value)?;
        } else if let Some((shape, predicate)) = comparison(op) {
            let (l, r) = self.pop_vectors(shape)?;
            let holds = self.b.build_float_compare(predicate, l, r, "")?;
            self.push_mask(holds, shape)?;
        } else if let Some((shape, name)) = unary(op) {
            let x = self.pop_vector(shape)?;
            let value = self.vector_intrinsic(name, &[x.into()])?;
            let quiet = self.m.rounds_by_library && is_rounding(name);
            let value = if quiet { self.quiet_lanes(value)? } else { value };
            self.push_vector(value)?;
        } else if let Some((shape, negated)) = multiply_add(op) {
            let z = self.pop_vector(shape)?;
            let (x, y) = self.pop_vectors(shape)?;
            let x = if negated { self.b.build_float_neg(x, "")? } else { x };
            let product = self.arithmetic(InstructionOpcode::FMul, shape, x, y)?;
            let value = self.arithmetic(InstructionOpcode::FAdd, shape, product, z)?;
            self.push_vector(value)?;
        } else if let Some((shape, signed)) = to_int(op) {
            self.lanes_to_int(shape, signed)?;
        } else if let Some((shape, signed)) = from_int(op) {
            let x = self.pop_vector(Shape::I32x4)?;
            let x = self.part(x, 0..shape.lanes())?;
            let ty = self.vector_type(shape);
            let value =
                if signed { self.b.build_signed_int_to_float(x, ty, "")? } else { self.b.build_unsigned_int_to_float(x, ty, "")? };
            self.push_vector(value)?;
        } else {
            return self.other_float_operator(op);
        }
        Ok(true)
    }

    fn other_float_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        let t = self.m.types;
        match op {
            Operator::F32x4Neg | Operator::F64x2Neg => {
                let x = self.pop_vector(if let Operator::F32x4Neg = op { Shape::F32x4 } else { Shape::F64x2 })?;
                let value = self.b.build_float_neg(x, "")?;
                self.push_vector(value)?;
            }
            Operator::F32x4DemoteF64x2Zero => {
                let x = self.pop_vector(Shape::F64x2)?;
                let short = self.b.build_float_trunc(x, t.f32.vec_type(2), "")?;
                // LLVM takes the demotion of a promotion for the number itself, which keeps a NaN signalling.
                let all = self.pick(short, short.get_type().const_zero(), 0..4)?;
                let value = self.quiet_lanes(all)?;
                self.push_vector(value)?;
            }
            Operator::F64x2PromoteLowF32x4 => {
                let x = self.pop_vector(Shape::F32x4)?;
                let value = self.b.build_float_ext(self.part(x, 0..2)?, t.f64.vec_type(2), "")?;
                self.push_vector(value)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn float_binary(&mut self, operation: Binary, shape: Shape, l: VectorValue<'ctx>, r: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        match operation {
            Binary::Arithmetic(opcode) => self.arithmetic(opcode, shape, l, r),
            Binary::Extremum(name) => {
                let ordered = self.vector_intrinsic(name, &[l.into(), r.into()])?;
                if let Ok(intrinsic) = instruction(ordered) {
                    intrinsic.set_fast_math_flags(FastMathFlags::NoNaNs)?;
                }
                let nan = self.b.build_float_compare(FloatPredicate::UNO, l, r, "")?;
                let sum = self.b.build_float_add(l, r, "")?;
                Ok(self.b.build_select(nan, sum, ordered, "")?.into_vector_value())
            }
            Binary::Pseudo(predicate) => {
                let second = self.b.build_float_compare(predicate, r, l, "")?;
                Ok(self.b.build_select(second, r, l, "")?.into_vector_value())
            }
        }
    }

    /// As with numbers: LLVM takes some operations with a constant for none, or for a change of sign, which leaves NaNs as they are.
    fn arithmetic(
        &mut self,
        opcode: InstructionOpcode,
        shape: Shape,
        l: VectorValue<'ctx>,
        r: VectorValue<'ctx>,
    ) -> Build<VectorValue<'ctx>> {
        use InstructionOpcode as O;
        let (left, right) = (self.uniform(l, shape)?, self.uniform(r, shape)?);
        let is = |lane: Option<f64>, wanted: f64| lane.is_some_and(|lane| lane.to_bits() == wanted.to_bits());
        match opcode {
            _ if is(right, identity(opcode)) => self.quiet_lanes(l),
            O::FAdd | O::FMul if is(left, identity(opcode)) => self.quiet_lanes(r),
            O::FMul | O::FDiv if is(right, -1.0) => self.negate_lanes(l),
            O::FMul if is(left, -1.0) => self.negate_lanes(r),
            O::FSub if is(left, -0.0) => self.negate_lanes(r),
            O::FAdd => Ok(self.b.build_float_add(l, r, "")?),
            O::FSub => Ok(self.b.build_float_sub(l, r, "")?),
            O::FMul => Ok(self.b.build_float_mul(l, r, "")?),
            _ => Ok(self.b.build_float_div(l, r, "")?),
        }
    }

    /// The number in all lanes of a constant.
    fn uniform(&self, value: VectorValue<'ctx>, shape: Shape) -> Build<Option<f64>> {
        if !value.is_const() || value.is_undef() {
            return Ok(None);
        }
        let bits = self.cast(value, shape.integer())?;
        let mut lanes = (0..shape.lanes()).map(|lane| {
            let lane = bits.const_extract_element(self.index(lane)).into_int_value();
            if lane.is_constant_int() { lane.get_zero_extended_constant() } else { None }
        });
        let first = lanes.next().flatten();
        let uniform = first.filter(|first| lanes.all(|lane| lane == Some(*first)));
        Ok(uniform.map(|bits| if shape == Shape::F32x4 { f64::from(f32::from_bits(bits as u32)) } else { f64::from_bits(bits) }))
    }

    /// The same numbers, with signalling NaNs made quiet. LLVM 22 has an intrinsic for it, but no code where passes have dropped unused lanes.
    fn quiet_lanes(&mut self, x: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        let nan = self.b.build_float_compare(FloatPredicate::UNO, x, x, "")?;
        let sum = self.b.build_float_add(x, x, "")?;
        Ok(self.b.build_select(nan, sum, x, "")?.into_vector_value())
    }

    /// The numbers of the other sign; of NaNs only the quiet bit changes.
    fn negate_lanes(&mut self, x: VectorValue<'ctx>) -> Build<VectorValue<'ctx>> {
        let nan = self.b.build_float_compare(FloatPredicate::UNO, x, x, "")?;
        let (quiet, negated) = (self.quiet_lanes(x)?, self.b.build_float_neg(x, "")?);
        Ok(self.b.build_select(nan, quiet, negated, "")?.into_vector_value())
    }

    fn lanes_to_int(&mut self, shape: Shape, signed: bool) -> Build<()> {
        let x = self.pop_vector(shape)?;
        let ty = self.m.types.i32.vec_type(shape.lanes());
        let name = if signed { "llvm.fptosi.sat" } else { "llvm.fptoui.sat" };
        let value = self.llvm_intrinsic(name, &[ty.into(), x.get_type().into()], &[x.as_basic_value_enum()])?.into_vector_value();
        let value = if shape == Shape::F64x2 { self.pick(value, ty.const_zero(), 0..4)? } else { value };
        self.push_vector(value)
    }
}
