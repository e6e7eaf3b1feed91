//! Operators on vectors. A v128 is an SSA value of type `<2 x i64>`; each operator takes it for lanes of its shape by casts that cost nothing.
//!
//! Relaxed operators do what the deterministic profile of the specification says: each is one of the others.

mod float;
mod int;
mod lanes;
mod memory;

use inkwell::intrinsics::Intrinsic as LlvmIntrinsic;
use inkwell::types::{BasicTypeEnum, FloatType, IntType, VectorType};
use inkwell::values::{BasicValueEnum, IntValue, VectorValue};
use wasmparser::Operator;

use super::Build;
use super::function::FunctionTranslator;

/// What the lanes of a vector are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    I8x16,
    I16x8,
    I32x4,
    I64x2,
    F32x4,
    F64x2,
}

impl Shape {
    /// Number of lanes.
    const fn lanes(self) -> u32 {
        match self {
            Shape::I8x16 => 16,
            Shape::I16x8 => 8,
            Shape::I32x4 | Shape::F32x4 => 4,
            Shape::I64x2 | Shape::F64x2 => 2,
        }
    }

    /// Size of a lane.
    const fn bits(self) -> u32 {
        128 / self.lanes()
    }

    const fn is_float(self) -> bool {
        matches!(self, Shape::F32x4 | Shape::F64x2)
    }

    /// Integer lanes of twice the size.
    const fn wider(self) -> Shape {
        match self {
            Shape::I8x16 => Shape::I16x8,
            Shape::I16x8 => Shape::I32x4,
            _ => Shape::I64x2,
        }
    }

    /// Integer lanes of half the size.
    const fn narrower(self) -> Shape {
        match self {
            Shape::I16x8 => Shape::I8x16,
            Shape::I32x4 => Shape::I16x8,
            _ => Shape::I32x4,
        }
    }

    /// Integer lanes of the same size.
    const fn integer(self) -> Shape {
        match self {
            Shape::F32x4 => Shape::I32x4,
            Shape::F64x2 => Shape::I64x2,
            other => other,
        }
    }
}

/// Rows of operators that do the same to lanes of different shapes: what they do, then the operators, in the order of the shapes at the top.
macro_rules! rows {
    ($op:expr; $($what:expr => $($shape:ident: $name:ident)+;)*) => {
        match $op {
            $($(Operator::$name { .. } => Some((Shape::$shape, $what)),)+)*
            _ => None,
        }
    };
}
use rows;

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates an operator on vectors; `false` when it is none.
    pub(super) fn simd_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        Ok(self.vector_memory_operator(op)?
            || self.vector_int_operator(op)?
            || self.vector_float_operator(op)?
            || self.vector_lane_operator(op)?)
    }

    fn int_lane(&self, shape: Shape) -> IntType<'ctx> {
        let t = &self.m.types;
        match shape.bits() {
            8 => t.i8,
            16 => t.i16,
            32 => t.i32,
            _ => t.i64,
        }
    }

    fn float_lane(&self, shape: Shape) -> FloatType<'ctx> {
        if shape.bits() == 32 { self.m.types.f32 } else { self.m.types.f64 }
    }

    fn vector_type(&self, shape: Shape) -> VectorType<'ctx> {
        match shape.is_float() {
            true => self.float_lane(shape).vec_type(shape.lanes()),
            false => self.int_lane(shape).vec_type(shape.lanes()),
        }
    }

    fn cast(&self, value: VectorValue<'ctx>, shape: Shape) -> Build<VectorValue<'ctx>> {
        Ok(self.b.build_bit_cast(value, self.vector_type(shape), "")?.into_vector_value())
    }

    /// Pops a vector as lanes of a shape.
    fn pop_vector(&mut self, shape: Shape) -> Build<VectorValue<'ctx>> {
        let value = self.pop().into_vector_value();
        self.cast(value, shape)
    }

    /// Pops two vectors: the deeper one first.
    fn pop_vectors(&mut self, shape: Shape) -> Build<(VectorValue<'ctx>, VectorValue<'ctx>)> {
        let (r, l) = (self.pop_vector(shape)?, self.pop_vector(shape)?);
        Ok((l, r))
    }

    /// Pushes a vector, whatever its lanes are.
    fn push_vector(&mut self, value: VectorValue<'ctx>) -> Build<()> {
        let value = self.b.build_bit_cast(value, self.m.types.v128, "")?;
        self.push(value);
        Ok(())
    }

    /// Pushes a mask of truth values.
    fn push_mask(&mut self, holds: VectorValue<'ctx>, shape: Shape) -> Build<()> {
        let mask = self.b.build_int_s_extend(holds, self.vector_type(shape.integer()), "")?;
        self.push_vector(mask)
    }

    /// An intrinsic of LLVM whose result has the type of its first argument.
    fn vector_intrinsic(&mut self, name: &str, args: &[BasicValueEnum<'ctx>]) -> Build<VectorValue<'ctx>> {
        Ok(self.llvm_intrinsic(name, &[args[0].get_type()], args)?.into_vector_value())
    }

    /// A vector of one number in all lanes.
    fn constant_lanes(&self, shape: Shape, value: u64) -> VectorValue<'ctx> {
        let lane = self.int_lane(shape).const_int(value, false);
        VectorType::const_vector(&vec![lane; shape.lanes() as usize])
    }

    fn index(&self, lane: u32) -> IntValue<'ctx> {
        self.m.types.i32.const_int(lane.into(), false)
    }

    /// Lanes of two vectors of one type, by their numbers.
    fn pick(&self, l: VectorValue<'ctx>, r: VectorValue<'ctx>, lanes: impl IntoIterator<Item = u32>) -> Build<VectorValue<'ctx>> {
        let mask: Vec<IntValue<'ctx>> = lanes.into_iter().map(|lane| self.index(lane)).collect();
        Ok(self.b.build_shuffle_vector(l, r, VectorType::const_vector(&mask), "")?)
    }

    /// Some lanes of a vector, by their numbers.
    fn part(&self, value: VectorValue<'ctx>, lanes: impl IntoIterator<Item = u32>) -> Build<VectorValue<'ctx>> {
        self.pick(value, value.get_type().get_poison(), lanes)
    }

    /// One number in all lanes of a shape.
    fn splat(&self, value: BasicValueEnum<'ctx>, shape: Shape) -> Build<VectorValue<'ctx>> {
        let vector = self.b.build_insert_element(self.vector_type(shape).get_poison(), value, self.index(0), "")?;
        self.part(vector, vec![0; shape.lanes() as usize])
    }

    /// Whether LLVM generates code with a feature of the CPU.
    fn has_feature(&self, name: &str) -> bool {
        self.m.cpu_features.contains(&name)
    }

    /// Calls an intrinsic of LLVM for one ISA, which is not overloaded.
    fn target_intrinsic(&mut self, name: &str, args: &[BasicValueEnum<'ctx>]) -> Build<VectorValue<'ctx>> {
        debug_assert!(LlvmIntrinsic::find(name).is_some_and(|i| !i.is_overloaded()));
        let types: &[BasicTypeEnum<'ctx>] = &[];
        Ok(self.llvm_intrinsic(name, types, args)?.into_vector_value())
    }
}
