//! The operators of Wasm that compute: one row each, from which types, nodes, the translation and the handlers are derived.
//!
//! Names are those of [`wasmparser::Operator`]. Integers are unsigned Rust types whatever the operator makes of them.

use aot_format::trap::TrapKind;

use wasmparser::Operator;

use super::value::{Ty, Value};

/// Calls a macro with all computing operators: `(Name, category, operand => result, |operands| value)`.
///
/// Categories: `commutative` (floats too: which NaN results is open), `ordered` (integer, not commutative), `compare(inverse, swapped)`, `division` (may trap), `float`,
/// `float_compare(swapped)`, `unary`, `truncation` (may trap), `load` (raw => value) and `store` (value => raw).
macro_rules! for_each_op {
    ($m:ident) => {
        $m! {
            (I32Add, commutative, u32 => u32, |l, r| l.wrapping_add(r)),
            (I32Mul, commutative, u32 => u32, |l, r| l.wrapping_mul(r)),
            (I32And, commutative, u32 => u32, |l, r| l & r),
            (I32Or, commutative, u32 => u32, |l, r| l | r),
            (I32Xor, commutative, u32 => u32, |l, r| l ^ r),
            (I32Sub, ordered, u32 => u32, |l, r| l.wrapping_sub(r)),
            (I32Shl, ordered, u32 => u32, |l, r| l.wrapping_shl(r)),
            (I32ShrS, ordered, u32 => u32, |l, r| (l as i32).wrapping_shr(r) as u32),
            (I32ShrU, ordered, u32 => u32, |l, r| l.wrapping_shr(r)),
            (I32Rotl, ordered, u32 => u32, |l, r| l.rotate_left(r & 31)),
            (I32Rotr, ordered, u32 => u32, |l, r| l.rotate_right(r & 31)),
            (I64Add, commutative, u64 => u64, |l, r| l.wrapping_add(r)),
            (I64Mul, commutative, u64 => u64, |l, r| l.wrapping_mul(r)),
            (I64And, commutative, u64 => u64, |l, r| l & r),
            (I64Or, commutative, u64 => u64, |l, r| l | r),
            (I64Xor, commutative, u64 => u64, |l, r| l ^ r),
            (I64Sub, ordered, u64 => u64, |l, r| l.wrapping_sub(r)),
            (I64Shl, ordered, u64 => u64, |l, r| l.wrapping_shl(r as u32)),
            (I64ShrS, ordered, u64 => u64, |l, r| (l as i64).wrapping_shr(r as u32) as u64),
            (I64ShrU, ordered, u64 => u64, |l, r| l.wrapping_shr(r as u32)),
            (I64Rotl, ordered, u64 => u64, |l, r| l.rotate_left(r as u32 & 63)),
            (I64Rotr, ordered, u64 => u64, |l, r| l.rotate_right(r as u32 & 63)),
            (I32Eq, compare(I32Ne, I32Eq), u32 => u32, |l, r| u32::from(l == r)),
            (I32Ne, compare(I32Eq, I32Ne), u32 => u32, |l, r| u32::from(l != r)),
            (I32LtS, compare(I32GeS, I32GtS), u32 => u32, |l, r| u32::from((l as i32) < r as i32)),
            (I32LtU, compare(I32GeU, I32GtU), u32 => u32, |l, r| u32::from(l < r)),
            (I32GtS, compare(I32LeS, I32LtS), u32 => u32, |l, r| u32::from(l as i32 > r as i32)),
            (I32GtU, compare(I32LeU, I32LtU), u32 => u32, |l, r| u32::from(l > r)),
            (I32LeS, compare(I32GtS, I32GeS), u32 => u32, |l, r| u32::from(l as i32 <= r as i32)),
            (I32LeU, compare(I32GtU, I32GeU), u32 => u32, |l, r| u32::from(l <= r)),
            (I32GeS, compare(I32LtS, I32LeS), u32 => u32, |l, r| u32::from(l as i32 >= r as i32)),
            (I32GeU, compare(I32LtU, I32LeU), u32 => u32, |l, r| u32::from(l >= r)),
            (I64Eq, compare(I64Ne, I64Eq), u64 => u32, |l, r| u32::from(l == r)),
            (I64Ne, compare(I64Eq, I64Ne), u64 => u32, |l, r| u32::from(l != r)),
            (I64LtS, compare(I64GeS, I64GtS), u64 => u32, |l, r| u32::from((l as i64) < r as i64)),
            (I64LtU, compare(I64GeU, I64GtU), u64 => u32, |l, r| u32::from(l < r)),
            (I64GtS, compare(I64LeS, I64LtS), u64 => u32, |l, r| u32::from(l as i64 > r as i64)),
            (I64GtU, compare(I64LeU, I64LtU), u64 => u32, |l, r| u32::from(l > r)),
            (I64LeS, compare(I64GtS, I64GeS), u64 => u32, |l, r| u32::from(l as i64 <= r as i64)),
            (I64LeU, compare(I64GtU, I64GeU), u64 => u32, |l, r| u32::from(l <= r)),
            (I64GeS, compare(I64LtS, I64LeS), u64 => u32, |l, r| u32::from(l as i64 >= r as i64)),
            (I64GeU, compare(I64LtU, I64LeU), u64 => u32, |l, r| u32::from(l >= r)),
            (I32DivS, division, u32 => u32, |l, r| divided(r == 0, (l as i32).checked_div(r as i32)).map(|v| v as u32)),
            (I32DivU, division, u32 => u32, |l, r| divided(r == 0, l.checked_div(r))),
            (I32RemS, division, u32 => u32, |l, r| divided(r == 0, remainder32(l as i32, r as i32)).map(|v| v as u32)),
            (I32RemU, division, u32 => u32, |l, r| divided(r == 0, l.checked_rem(r))),
            (I64DivS, division, u64 => u64, |l, r| divided(r == 0, (l as i64).checked_div(r as i64)).map(|v| v as u64)),
            (I64DivU, division, u64 => u64, |l, r| divided(r == 0, l.checked_div(r))),
            (I64RemS, division, u64 => u64, |l, r| divided(r == 0, remainder64(l as i64, r as i64)).map(|v| v as u64)),
            (I64RemU, division, u64 => u64, |l, r| divided(r == 0, l.checked_rem(r))),
            (F32Add, commutative, f32 => f32, |l, r| l + r),
            (F32Sub, float, f32 => f32, |l, r| l - r),
            (F32Mul, commutative, f32 => f32, |l, r| l * r),
            (F32Div, float, f32 => f32, |l, r| l / r),
            (F32Min, float, f32 => f32, |l, r| float_min!(l, r)),
            (F32Max, float, f32 => f32, |l, r| float_max!(l, r)),
            (F32Copysign, float, f32 => f32, |l, r| l.copysign(r)),
            (F64Add, commutative, f64 => f64, |l, r| l + r),
            (F64Sub, float, f64 => f64, |l, r| l - r),
            (F64Mul, commutative, f64 => f64, |l, r| l * r),
            (F64Div, float, f64 => f64, |l, r| l / r),
            (F64Min, float, f64 => f64, |l, r| float_min!(l, r)),
            (F64Max, float, f64 => f64, |l, r| float_max!(l, r)),
            (F64Copysign, float, f64 => f64, |l, r| l.copysign(r)),
            (F32Eq, float_compare(F32Eq), f32 => u32, |l, r| u32::from(l == r)),
            (F32Ne, float_compare(F32Ne), f32 => u32, |l, r| u32::from(l != r)),
            (F32Lt, float_compare(F32Gt), f32 => u32, |l, r| u32::from(l < r)),
            (F32Gt, float_compare(F32Lt), f32 => u32, |l, r| u32::from(l > r)),
            (F32Le, float_compare(F32Ge), f32 => u32, |l, r| u32::from(l <= r)),
            (F32Ge, float_compare(F32Le), f32 => u32, |l, r| u32::from(l >= r)),
            (F64Eq, float_compare(F64Eq), f64 => u32, |l, r| u32::from(l == r)),
            (F64Ne, float_compare(F64Ne), f64 => u32, |l, r| u32::from(l != r)),
            (F64Lt, float_compare(F64Gt), f64 => u32, |l, r| u32::from(l < r)),
            (F64Gt, float_compare(F64Lt), f64 => u32, |l, r| u32::from(l > r)),
            (F64Le, float_compare(F64Ge), f64 => u32, |l, r| u32::from(l <= r)),
            (F64Ge, float_compare(F64Le), f64 => u32, |l, r| u32::from(l >= r)),
            (I32Eqz, unary, u32 => u32, |x| u32::from(x == 0)),
            (I32Clz, unary, u32 => u32, |x| x.leading_zeros()),
            (I32Ctz, unary, u32 => u32, |x| x.trailing_zeros()),
            (I32Popcnt, unary, u32 => u32, |x| x.count_ones()),
            (I32Extend8S, unary, u32 => u32, |x| x as i8 as u32),
            (I32Extend16S, unary, u32 => u32, |x| x as i16 as u32),
            (I64Eqz, unary, u64 => u32, |x| u32::from(x == 0)),
            (I64Clz, unary, u64 => u64, |x| u64::from(x.leading_zeros())),
            (I64Ctz, unary, u64 => u64, |x| u64::from(x.trailing_zeros())),
            (I64Popcnt, unary, u64 => u64, |x| u64::from(x.count_ones())),
            (I64Extend8S, unary, u64 => u64, |x| x as i8 as u64),
            (I64Extend16S, unary, u64 => u64, |x| x as i16 as u64),
            (I64Extend32S, unary, u64 => u64, |x| x as i32 as u64),
            (I32WrapI64, unary, u64 => u32, |x| x as u32),
            (I64ExtendI32S, unary, u32 => u64, |x| x as i32 as u64),
            (I64ExtendI32U, unary, u32 => u64, |x| u64::from(x)),
            (F32Abs, unary, f32 => f32, |x| x.abs()),
            (F32Neg, unary, f32 => f32, |x| -x),
            (F32Ceil, unary, f32 => f32, |x| quiet!(x, x.ceil())),
            (F32Floor, unary, f32 => f32, |x| quiet!(x, x.floor())),
            (F32Trunc, unary, f32 => f32, |x| quiet!(x, x.trunc())),
            (F32Nearest, unary, f32 => f32, |x| quiet!(x, x.round_ties_even())),
            (F32Sqrt, unary, f32 => f32, |x| x.sqrt()),
            (F64Abs, unary, f64 => f64, |x| x.abs()),
            (F64Neg, unary, f64 => f64, |x| -x),
            (F64Ceil, unary, f64 => f64, |x| quiet!(x, x.ceil())),
            (F64Floor, unary, f64 => f64, |x| quiet!(x, x.floor())),
            (F64Trunc, unary, f64 => f64, |x| quiet!(x, x.trunc())),
            (F64Nearest, unary, f64 => f64, |x| quiet!(x, x.round_ties_even())),
            (F64Sqrt, unary, f64 => f64, |x| x.sqrt()),
            (F32ConvertI32S, unary, u32 => f32, |x| x as i32 as f32),
            (F32ConvertI32U, unary, u32 => f32, |x| x as f32),
            (F32ConvertI64S, unary, u64 => f32, |x| x as i64 as f32),
            (F32ConvertI64U, unary, u64 => f32, |x| x as f32),
            (F64ConvertI32S, unary, u32 => f64, |x| f64::from(x as i32)),
            (F64ConvertI32U, unary, u32 => f64, |x| f64::from(x)),
            (F64ConvertI64S, unary, u64 => f64, |x| x as i64 as f64),
            (F64ConvertI64U, unary, u64 => f64, |x| x as f64),
            (F32DemoteF64, unary, f64 => f32, |x| x as f32),
            (F64PromoteF32, unary, f32 => f64, |x| f64::from(x)),
            (I32ReinterpretF32, unary, f32 => u32, |x| x.to_bits()),
            (I64ReinterpretF64, unary, f64 => u64, |x| x.to_bits()),
            (F32ReinterpretI32, unary, u32 => f32, |x| f32::from_bits(x)),
            (F64ReinterpretI64, unary, u64 => f64, |x| f64::from_bits(x)),
            (I32TruncSatF32S, unary, f32 => u32, |x| x as i32 as u32),
            (I32TruncSatF32U, unary, f32 => u32, |x| x as u32),
            (I32TruncSatF64S, unary, f64 => u32, |x| x as i32 as u32),
            (I32TruncSatF64U, unary, f64 => u32, |x| x as u32),
            (I64TruncSatF32S, unary, f32 => u64, |x| x as i64 as u64),
            (I64TruncSatF32U, unary, f32 => u64, |x| x as u64),
            (I64TruncSatF64S, unary, f64 => u64, |x| x as i64 as u64),
            (I64TruncSatF64U, unary, f64 => u64, |x| x as u64),
            // The bounds are the nearest values outside the range: both are exclusive.
            (I32TruncF32S, truncation, f32 => u32, |x| within(x, -2_147_483_904.0, 2_147_483_648.0).map(|x| x as i32 as u32)),
            (I32TruncF32U, truncation, f32 => u32, |x| within(x, -1.0, 4_294_967_296.0).map(|x| x as u32)),
            (I32TruncF64S, truncation, f64 => u32, |x| within(x, -2_147_483_649.0, 2_147_483_648.0).map(|x| x as i32 as u32)),
            (I32TruncF64U, truncation, f64 => u32, |x| within(x, -1.0, 4_294_967_296.0).map(|x| x as u32)),
            (I64TruncF32S, truncation, f32 => u64, |x| within(x, -9_223_373_136_366_403_584.0, 9_223_372_036_854_775_808.0).map(|x| x as i64 as u64)),
            (I64TruncF32U, truncation, f32 => u64, |x| within(x, -1.0, 18_446_744_073_709_551_616.0).map(|x| x as u64)),
            (I64TruncF64S, truncation, f64 => u64, |x| within(x, -9_223_372_036_854_777_856.0, 9_223_372_036_854_775_808.0).map(|x| x as i64 as u64)),
            (I64TruncF64U, truncation, f64 => u64, |x| within(x, -1.0, 18_446_744_073_709_551_616.0).map(|x| x as u64)),
            (I32Load, load, u32 => u32, |x| x),
            (I32Load8S, load, i8 => u32, |x| x as u32),
            (I32Load8U, load, u8 => u32, |x| u32::from(x)),
            (I32Load16S, load, i16 => u32, |x| x as u32),
            (I32Load16U, load, u16 => u32, |x| u32::from(x)),
            (I64Load, load, u64 => u64, |x| x),
            (I64Load8S, load, i8 => u64, |x| x as u64),
            (I64Load8U, load, u8 => u64, |x| u64::from(x)),
            (I64Load16S, load, i16 => u64, |x| x as u64),
            (I64Load16U, load, u16 => u64, |x| u64::from(x)),
            (I64Load32S, load, i32 => u64, |x| x as u64),
            (I64Load32U, load, u32 => u64, |x| u64::from(x)),
            (F32Load, load, f32 => f32, |x| x),
            (F64Load, load, f64 => f64, |x| x),
            (I32Store, store, u32 => u32, |x| x),
            (I32Store8, store, u32 => u8, |x| x as u8),
            (I32Store16, store, u32 => u16, |x| x as u16),
            (I64Store, store, u64 => u64, |x| x),
            (I64Store8, store, u64 => u8, |x| x as u8),
            (I64Store16, store, u64 => u16, |x| x as u16),
            (I64Store32, store, u64 => u32, |x| x as u32),
            (F32Store, store, f32 => f32, |x| x),
            (F64Store, store, f64 => f64, |x| x),
        }
    };
}
pub(super) use for_each_op;

/// A rounded float; a NaN becomes quiet, which libraries do not promise.
macro_rules! quiet {
    ($x:expr, $rounded:expr) => {
        if $x.is_nan() { $x + $x } else { $rounded }
    };
}

/// The lesser of two floats: NaN if either is, and -0 is less than +0.
macro_rules! float_min {
    ($l:expr, $r:expr) => {{
        let (l, r) = ($l, $r);
        if l.is_nan() || r.is_nan() {
            l + r
        } else if l == r {
            // Equal numbers differ at most in the sign of zero.
            Value::from_bits(Value::to_bits(l) | Value::to_bits(r))
        } else if l < r {
            l
        } else {
            r
        }
    }};
}

/// The greater of two floats: NaN if either is, and +0 is greater than -0.
macro_rules! float_max {
    ($l:expr, $r:expr) => {{
        let (l, r) = ($l, $r);
        if l.is_nan() || r.is_nan() {
            l + r
        } else if l == r {
            Value::from_bits(Value::to_bits(l) & Value::to_bits(r))
        } else if l > r {
            l
        } else {
            r
        }
    }};
}

/// An operator with two operands of one type.
pub(super) trait Binary {
    type In: Value;
    type Out: Value;
    const NODE: Node;
    fn apply(l: Self::In, r: Self::In) -> Result<Self::Out, TrapKind>;
}

/// An operator with one operand.
pub(super) trait Unary {
    type In: Value;
    type Out: Value;
    const NODE: Node;
    fn apply(x: Self::In) -> Result<Self::Out, TrapKind>;
}

/// A load from linear memory.
pub(super) trait LoadOp {
    type Raw: Copy;
    type Out: Value;
    const NODE: Node;
    fn extend(raw: Self::Raw) -> Self::Out;
}

/// A store to linear memory.
pub(super) trait StoreOp {
    type In: Value;
    type Raw: Copy;
    const NODE: Node;
    fn narrow(value: Self::In) -> Self::Raw;
}

/// What the translator knows of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Category {
    Leaf,
    Commutative,
    Ordered,
    Compare { inverse: Node, swapped: Node },
    Division,
    Float,
    FloatCompare { swapped: Node },
    Unary,
    Truncation,
    Load,
    Store,
}

macro_rules! define_nodes {
    ($(($name:ident, $category:ident $(($($arg:ident),*))?, $from:ty => $to:ty, |$($x:ident),+| $body:expr),)*) => {
        /// A node of an expression tree: a kind of leaf, or an operator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(super) enum Node {
            /// A slot of the frame.
            Slot = 1,
            /// An immediate; integers of 64 bits are sign-extended from 32.
            Imm,
            /// A 64-bit immediate.
            Wide,
            /// The accumulator.
            Acc,
            /// A global of this instance.
            Global,
            /// An imported global.
            FarGlobal,
            /// Current size of memory 0 in pages.
            MemorySize,
            /// `select` on integers and references: condition, first, second.
            SelectInt,
            /// `select` on floats.
            SelectFloat,
            /// `local.tee`.
            Tee,
            $($name,)*
        }

        impl Node {
            pub(super) fn category(self) -> Category {
                match self {
                    $(Node::$name => define_nodes!(@category $category $($($arg)*)?),)*
                    _ => Category::Leaf,
                }
            }

            /// The node of a byte in a key.
            pub(super) fn from_byte(byte: u8) -> Option<Node> {
                const NODES: &[Node] = &[
                    Node::Slot, Node::Imm, Node::Wide, Node::Acc, Node::Global, Node::FarGlobal, Node::MemorySize, Node::SelectInt,
                    Node::SelectFloat, Node::Tee, $(Node::$name,)*
                ];
                NODES.get(usize::from(byte).checked_sub(1)?).copied()
            }

            /// The node of a computing operator, by the operator's name.
            pub(super) const fn named(operator: &str) -> Option<Node> {
                $(if same(operator, stringify!($name)) {
                    return Some(Node::$name);
                })*
                None
            }

            /// How many children it has in a tree.
            #[cfg(any(test, feature = "count-instructions", feature = "ablation"))]
            pub(super) fn arity(self) -> usize {
                match (self, self.category()) {
                    (Node::SelectInt | Node::SelectFloat, _) => 3,
                    (Node::Tee, _) | (_, Category::Unary | Category::Truncation | Category::Load) => 1,
                    (_, Category::Leaf) => 0,
                    _ => 2,
                }
            }

            /// Type of the value that an operator computes.
            pub(super) fn result(self) -> Ty {
                match self {
                    $(Node::$name => define_nodes!(@result $category $to),)*
                    Node::SelectFloat => Ty::F64,
                    _ => Ty::I64,
                }
            }

            /// The node of a computing operator, with the static offset of an access.
            pub(super) fn of(operator: &Operator<'_>) -> Option<(Node, u32)> {
                match operator {
                    $(Operator::$name { .. } => Some((Node::$name, define_nodes!(@offset $category operator $name))),)*
                    _ => None,
                }
            }
        }

        $(define_nodes!(@impl $category, $name, $from, $to, |$($x),+| $body);)*
    };
    // Stores compute nothing, and their memory type need not be a value's type.
    (@result store $to:ty) => { Ty::I32 };
    (@result $category:ident $to:ty) => { <$to as Value>::TY };
    (@offset load $operator:ident $name:ident) => { define_nodes!(@memarg $operator $name) };
    (@offset store $operator:ident $name:ident) => { define_nodes!(@memarg $operator $name) };
    (@offset $category:ident $operator:ident $name:ident) => { 0 };
    (@memarg $operator:ident $name:ident) => { if let Operator::$name { memarg } = $operator { memarg.offset as u32 } else { 0 } };
    (@category commutative) => { Category::Commutative };
    (@category ordered) => { Category::Ordered };
    (@category compare $inverse:ident $swapped:ident) => { Category::Compare { inverse: Node::$inverse, swapped: Node::$swapped } };
    (@category division) => { Category::Division };
    (@category float) => { Category::Float };
    (@category float_compare $swapped:ident) => { Category::FloatCompare { swapped: Node::$swapped } };
    (@category unary) => { Category::Unary };
    (@category truncation) => { Category::Truncation };
    (@category load) => { Category::Load };
    (@category store) => { Category::Store };
    (@impl unary, $name:ident, $from:ty, $to:ty, |$x:ident| $body:expr) => {
        define_nodes!(@unary $name, $from, $to, |$x| Ok($body));
    };
    (@impl truncation, $name:ident, $from:ty, $to:ty, |$x:ident| $body:expr) => {
        define_nodes!(@unary $name, $from, $to, |$x| $body);
    };
    (@impl load, $name:ident, $from:ty, $to:ty, |$x:ident| $body:expr) => {
        pub(super) struct $name;
        impl LoadOp for $name {
            type Raw = $from;
            type Out = $to;
            const NODE: Node = Node::$name;
            #[inline(always)]
            fn extend($x: $from) -> $to { $body }
        }
    };
    (@impl store, $name:ident, $from:ty, $to:ty, |$x:ident| $body:expr) => {
        pub(super) struct $name;
        impl StoreOp for $name {
            type In = $from;
            type Raw = $to;
            const NODE: Node = Node::$name;
            #[inline(always)]
            fn narrow($x: $from) -> $to { $body }
        }
    };
    (@impl division, $name:ident, $from:ty, $to:ty, |$l:ident, $r:ident| $body:expr) => {
        define_nodes!(@binary $name, $from, $to, |$l, $r| $body);
    };
    (@impl $category:ident, $name:ident, $from:ty, $to:ty, |$l:ident, $r:ident| $body:expr) => {
        define_nodes!(@binary $name, $from, $to, |$l, $r| Ok($body));
    };
    (@unary $name:ident, $from:ty, $to:ty, |$x:ident| $body:expr) => {
        pub(super) struct $name;
        impl Unary for $name {
            type In = $from;
            type Out = $to;
            const NODE: Node = Node::$name;
            #[inline(always)]
            fn apply($x: $from) -> Result<$to, TrapKind> { $body }
        }
    };
    (@binary $name:ident, $from:ty, $to:ty, |$l:ident, $r:ident| $body:expr) => {
        pub(super) struct $name;
        impl Binary for $name {
            type In = $from;
            type Out = $to;
            const NODE: Node = Node::$name;
            #[inline(always)]
            fn apply($l: $from, $r: $from) -> Result<$to, TrapKind> { $body }
        }
    };
}
for_each_op!(define_nodes);
pub(super) use {float_max, float_min};

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while a.len() == b.len() && i < a.len() && a[i] == b[i] {
        i += 1;
    }
    a.len() == b.len() && i == a.len()
}

/// A checked quotient: `None` is a division by zero or an overflow.
#[inline(always)]
fn divided<T>(by_zero: bool, quotient: Option<T>) -> Result<T, TrapKind> {
    quotient.ok_or(if by_zero { TrapKind::IntegerDivideByZero } else { TrapKind::IntegerOverflow })
}

/// The remainder of the least integer by -1 is 0.
#[inline(always)]
fn remainder32(l: i32, r: i32) -> Option<i32> {
    if r == 0 { None } else { Some(l.wrapping_rem(r)) }
}

#[inline(always)]
fn remainder64(l: i64, r: i64) -> Option<i64> {
    if r == 0 { None } else { Some(l.wrapping_rem(r)) }
}

/// A float that can be truncated to the integers strictly between two bounds.
#[inline(always)]
fn within<T: PartialOrd>(x: T, low: T, high: T) -> Result<T, TrapKind> {
    if x > low && x < high {
        Ok(x)
    } else if x >= high || x <= low {
        Err(TrapKind::IntegerOverflow)
    } else {
        Err(TrapKind::InvalidConversion)
    }
}
