//! Reads a body: each operator is validated, if nobody has before, and translated while it is read. Only rare ones become an [`Operator`] for it.

use wasmparser::{BinaryReaderError, Operator, VisitOperator, VisitSimdOperator};

use super::Lower;
use crate::interp::ops::Node;
use crate::wasm::BodyValidator;

/// Who is told the operators of a body.
pub(super) struct Visitor<'v, 'a> {
    pub(super) lower: &'v mut Lower<'a>,
    pub(super) validator: Option<&'v mut BodyValidator>,
}

/// Translates an operator by its name: the frequent ones and those that compute on the shortest way.
macro_rules! translate {
    ($lower:expr, LocalGet $index:ident) => { $lower.get_local($index) };
    ($lower:expr, LocalSet $index:ident) => { $lower.put_local($index, false) };
    ($lower:expr, LocalTee $index:ident) => { $lower.put_local($index, true) };
    ($lower:expr, I32Const $value:ident) => { $lower.push_i32($value) };
    ($lower:expr, Block $ty:ident) => { $lower.begin_block($ty) };
    ($lower:expr, Loop $ty:ident) => { $lower.begin_loop($ty) };
    ($lower:expr, If $ty:ident) => { $lower.begin_if($ty) };
    ($lower:expr, Else) => { $lower.begin_else() };
    ($lower:expr, End) => { $lower.end() };
    ($lower:expr, Br $depth:ident) => { $lower.br($depth) };
    ($lower:expr, BrIf $depth:ident) => { $lower.br_if($depth) };
    ($lower:expr, Call $func:ident) => { $lower.call($func, false) };
    ($lower:expr, $op:ident $($arg:ident)*) => {
        match const { Node::named(stringify!($op)) } {
            Some(node) if $lower.only_near => $lower.computing(node, translate!(@offset $($arg = $arg)*)),
            _ => $lower.rare(&Operator::$op { $($arg),* }),
        }
    };
    (@offset memarg = $memarg:ident) => { $memarg.offset as u32 };
    (@offset $($other:tt)*) => { 0 };
}

macro_rules! visit {
    ($(@$proposal:ident $op:ident $({ $($arg:ident: $argty:ty),* })? => $visit:ident ($($annotation:tt)*))*) => {$(
        fn $visit(&mut self $($(, $arg: $argty)*)?) -> Self::Output {
            if let Some(validator) = &mut self.validator {
                validator.visitor(self.lower.at.into()).$visit($($($arg.clone()),*)?)?;
            }
            if self.lower.skipping.is_some() && self.lower.skip(&Operator::$op $({ $($arg: $arg.clone()),* })?) {
                return Ok(());
            }
            translate!(self.lower, $op $($($arg)*)?);
            Ok(())
        }
    )*};
}

#[allow(clippy::clone_on_copy)]
impl<'a> VisitOperator<'a> for Visitor<'_, '_> {
    type Output = Result<(), BinaryReaderError>;

    fn simd_visitor(&mut self) -> Option<&mut dyn VisitSimdOperator<'a, Output = Self::Output>> {
        Some(self)
    }

    wasmparser::for_each_visit_operator!(visit);
}

macro_rules! visit_vector {
    ($(@$proposal:ident $op:ident $({ $($arg:ident: $argty:ty),* })? => $visit:ident ($($annotation:tt)*))*) => {$(
        fn $visit(&mut self $($(, $arg: $argty)*)?) -> Self::Output {
            if let Some(validator) = &mut self.validator
                && let Some(validator) = validator.visitor(self.lower.at.into()).simd_visitor()
            {
                validator.$visit($($($arg),*)?)?;
            }
            if self.lower.skipping.is_none() {
                self.lower.rare(&Operator::$op $({ $($arg),* })?);
            }
            Ok(())
        }
    )*};
}

impl<'a> VisitSimdOperator<'a> for Visitor<'_, '_> {
    wasmparser::for_each_visit_simd_operator!(visit_vector);
}
