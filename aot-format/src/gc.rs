//! Instructions on structs, arrays and casts. Both engines have one helper for all: a number for the instruction, two immediates, and the
//! arguments in consecutive slots, of which the first gets the result.

/// Calls a macro with all such instructions: `(Name, code, "immediates")`.
#[macro_export]
macro_rules! for_each_gc_op {
    ($m:ident) => {
        $m! {
            (StructNew, 0, "type"),
            (StructNewDefault, 1, "type"),
            (StructGet, 2, "type, field"),
            (StructGetSigned, 3, "type, field"),
            (StructSet, 4, "type, field"),
            (ArrayNew, 5, "type"),
            (ArrayNewDefault, 6, "type"),
            (ArrayNewFixed, 7, "type, length"),
            (ArrayNewData, 8, "type, data segment"),
            (ArrayNewElem, 9, "type, element segment"),
            (ArrayGet, 10, "type"),
            (ArrayGetSigned, 11, "type"),
            (ArraySet, 12, "type"),
            (ArrayLen, 13, ""),
            (ArrayFill, 14, "type"),
            (ArrayCopy, 15, "type"),
            (ArrayInitData, 16, "type, data segment"),
            (ArrayInitElem, 17, "type, element segment"),
            (RefTest, 18, "what a cast is to"),
            (RefCast, 19, "what a cast is to"),
            (RefI31, 20, ""),
            (I31GetSigned, 21, ""),
            (I31GetUnsigned, 22, ""),
            (AnyConvertExtern, 23, ""),
            (ExternConvertAny, 24, ""),
            (IsSubtype, 25, "canonical type id, type"),
        }
    };
}

macro_rules! define_ops {
    ($(($name:ident, $code:literal, $doc:literal),)*) => {
        /// An instruction.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Op { $(#[doc = concat!("Immediates: ", $doc, ".")] $name = $code,)* }

        impl Op {
            /// All, in the order of their codes.
            pub const ALL: &[Op] = &[$(Op::$name),*];

            /// The instruction of a code.
            pub fn from_code(code: u32) -> Option<Op> {
                match code { $($code => Some(Op::$name),)* _ => None }
            }
        }
    };
}
for_each_gc_op!(define_ops);

/// What a cast is to, in two immediates.
pub mod cast {
    /// In the second immediate: null is of the type.
    pub const NULL: u32 = 1;
    /// In the second immediate: the first is the index of a type, not one of the codes below.
    pub const DECLARED: u32 = 2;
    /// `any`, `extern`, `func` or `exn`: everything.
    pub const ALL: u32 = 0;
    /// `none`, `noextern`, `nofunc` or `noexn`: nothing but null.
    pub const NOTHING: u32 = 1;
    /// `eq`.
    pub const EQ: u32 = 2;
    /// `i31`.
    pub const I31: u32 = 3;
    /// `struct`.
    pub const STRUCT: u32 = 4;
    /// `array`.
    pub const ARRAY: u32 = 5;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        assert!(Op::ALL.iter().all(|op| Op::from_code(*op as u32) == Some(*op)));
        assert_eq!(Op::from_code(Op::ALL.len() as u32), None);
    }
}
