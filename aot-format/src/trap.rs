//! Why execution stopped: one list for both engines, with the texts that WAMR's users know.

/// Calls a macro with all trap kinds: `(Variant, code, "text")`.
///
/// The codes are part of the ABI of compiled code; new kinds go to the end.
#[macro_export]
macro_rules! for_each_trap {
    ($m:ident) => {
        $m! {
            (Unreachable, 1, "unreachable"),
            (MemoryOutOfBounds, 2, "out of bounds memory access"),
            (TableOutOfBounds, 3, "out of bounds table access"),
            (IntegerOverflow, 4, "integer overflow"),
            (IntegerDivideByZero, 5, "integer divide by zero"),
            (InvalidConversion, 6, "invalid conversion to integer"),
            (IndirectCallTypeMismatch, 7, "indirect call type mismatch"),
            (UndefinedElement, 8, "undefined element"),
            (UninitializedElement, 9, "uninitialized element"),
            (UnalignedAtomic, 10, "unaligned atomic"),
            (ExpectedSharedMemory, 11, "expected shared memory"),
            (OperandStackOverflow, 12, "wasm operand stack overflow"),
            (NativeStackOverflow, 13, "native stack overflow"),
            (UncaughtException, 14, "uncaught wasm exception"),
            (NullReference, 15, "null reference"),
            (NullFunctionReference, 16, "null function reference"),
            (UnlinkedImport, 17, "failed to call unlinked import function"),
            (OutOfMemory, 18, "allocate memory failed"),
            (Interrupted, 19, "terminated by user"),
            (InvalidFunction, 20, "invalid function"),
            (FuelSpent, 21, "all fuel is spent"),
            (CastFailure, 22, "cast failure"),
            (ArrayOutOfBounds, 23, "out of bounds array access"),
            (TimeSpent, 24, "the time limit has passed"),
        }
    };
}

macro_rules! define_trap_kind {
    ($(($variant:ident, $code:literal, $text:literal),)*) => {
        /// The kind of a trap.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u32)]
        pub enum TrapKind {
            $(#[doc = concat!("`", $text, "`.")] $variant = $code,)*
        }

        impl TrapKind {
            /// All kinds, in the order of their codes.
            pub const ALL: &[TrapKind] = &[$(TrapKind::$variant),*];

            /// The text that a user sees after `Exception: `.
            pub fn text(self) -> &'static str {
                match self { $(TrapKind::$variant => $text,)* }
            }

            /// The kind of a code in compiled code or a container.
            pub fn from_code(code: u32) -> Option<TrapKind> {
                match code { $($code => Some(TrapKind::$variant),)* _ => None }
            }
        }
    };
}
for_each_trap!(define_trap_kind);

impl std::fmt::Display for TrapKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}
