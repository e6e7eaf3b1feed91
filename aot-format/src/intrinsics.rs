//! The helpers that compiled code may call: one list gives symbol names, signatures for the code generator, and the
//! loader's table of addresses.
//!
//! All take the context first (not listed) and follow the C convention. They are reached through stubs that store the
//! caller's frame pointer and return address in the context ([`crate::layout::context::LAST_FP`]), from which stack traces, throws and scans start.
//! Addresses, sizes and indices of linear memory and tables are zero-extended to I64.

/// Type of an argument or a result of an intrinsic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ty {
    /// 32-bit integer.
    I32,
    /// 64-bit integer or reference.
    I64,
    /// Native pointer.
    Ptr,
}

/// What the code generator may assume of an intrinsic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Returns, or traps.
    MayTrap,
    /// Never returns and never throws.
    NoReturn,
    /// Never returns; leaves by the landing pad of a caller.
    Throws,
    /// Returns, traps or throws: may run Wasm code.
    MayThrow,
}

/// Calls a macro with all intrinsics: `(name, [argument types], result?, effect, "what it does")`.
#[macro_export]
macro_rules! for_each_intrinsic {
    ($m:ident) => {
        $m! {
            (trap, [I32 kind], [], NoReturn, "Ends execution with the trap of this code."),
            (throw, [I32 tag], [], Throws, "Throws a new exception with this tag index; arguments in the argument buffer."),
            (throw_ref, [I64 exception], [], Throws, "Throws an existing exception object; null traps."),
            (deliver, [], [], MayThrow, "Runs what waits in PENDING, such as signal handlers."),
            (call_foreign, [Ptr function, Ptr values], [], MayThrow, "Calls a function of another instance or a generic host function; values are arguments and then results, in slots."),
            (ref_func, [I32 function], [I64], MayTrap, "The reference value of a function of this module."),
            (func_code, [I64 function], [Ptr], MayTrap, "Code to call with the caller's context, of a reference value; null traps."),
            (gc, [I32 op, I32 first, I32 second], [I64], MayTrap, "An instruction of `gc::Op` with its immediates; arguments in the argument buffer."),
            (memory_grow, [I32 memory, I64 pages], [I64], MayTrap, "The old size in pages, or -1."),
            (memory_copy, [I32 to_memory, I32 from_memory, I64 to, I64 from, I64 bytes], [], MayTrap, "memory.copy"),
            (memory_fill, [I32 memory, I64 to, I32 value, I64 bytes], [], MayTrap, "memory.fill"),
            (memory_init, [I32 memory, I32 segment, I64 to, I32 from, I32 bytes], [], MayTrap, "memory.init"),
            (data_drop, [I32 segment], [], MayTrap, "data.drop"),
            (table_get, [I32 table, I64 index], [I64], MayTrap, "table.get"),
            (table_set, [I32 table, I64 index, I64 value], [], MayTrap, "table.set"),
            (table_grow, [I32 table, I64 value, I64 entries], [I64], MayTrap, "The old number of entries, or -1."),
            (table_fill, [I32 table, I64 to, I64 value, I64 entries], [], MayTrap, "table.fill"),
            (table_copy, [I32 to_table, I32 from_table, I64 to, I64 from, I64 entries], [], MayTrap, "table.copy"),
            (table_init, [I32 table, I32 segment, I64 to, I32 from, I32 entries], [], MayTrap, "table.init"),
            (elem_drop, [I32 segment], [], MayTrap, "elem.drop"),
            (atomic_wait32, [I32 memory, I64 address, I32 expected, I64 timeout_ns], [I32], MayThrow, "memory.atomic.wait32 at an effective address"),
            (atomic_wait64, [I32 memory, I64 address, I64 expected, I64 timeout_ns], [I32], MayThrow, "memory.atomic.wait64 at an effective address"),
            (atomic_notify, [I32 memory, I64 address, I32 count], [I32], MayTrap, "memory.atomic.notify at an effective address"),
        }
    };
}

/// Calls a macro with the functions of the C library that LLVM may call on its own: plain C convention, no context.
#[macro_export]
macro_rules! for_each_libcall {
    ($m:ident) => {
        $m! { memcpy memmove memset memcmp bcmp strlen ceil ceilf floor floorf trunc truncf rint rintf nearbyint nearbyintf roundeven roundevenf fmod fmodf sqrt sqrtf fmin fminf fmax fmaxf }
    };
}

/// An intrinsic, as the code generator sees it.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Symbol in the object file.
    pub symbol: &'static str,
    /// Argument types, without the context.
    pub params: &'static [Ty],
    /// Result type.
    pub result: Option<Ty>,
    /// Whether it returns.
    pub effect: Effect,
}

macro_rules! define_intrinsics {
    ($(($name:ident, [$($ty:ident $arg:ident),*], [$($ret:ident)?], $effect:ident, $doc:literal),)*) => {
        /// An intrinsic.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Intrinsic { $(#[doc = $doc] $name,)* }

        impl Intrinsic {
            /// All intrinsics in the order of the list.
            pub const ALL: &[Intrinsic] = &[$(Intrinsic::$name),*];

            /// Its symbol and signature.
            pub const fn signature(self) -> &'static Signature {
                match self {
                    $(Intrinsic::$name => &Signature {
                        symbol: concat!("wasm_", stringify!($name)),
                        params: &[$(Ty::$ty),*],
                        result: define_intrinsics!(@ret $($ret)?),
                        effect: Effect::$effect,
                    },)*
                }
            }

            /// The intrinsic with this symbol.
            pub fn from_symbol(symbol: &str) -> Option<Intrinsic> {
                Self::ALL.iter().copied().find(|i| i.signature().symbol == symbol)
            }
        }
    };
    (@ret) => { None };
    (@ret $ty:ident) => { Some(Ty::$ty) };
}
for_each_intrinsic!(define_intrinsics);

macro_rules! define_libcalls {
    ($($name:ident)*) => {
        /// Names of the C library's functions that compiled code may call.
        pub const LIBCALLS: &[&str] = &[$(stringify!($name)),*];
    };
}
for_each_libcall!(define_libcalls);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_unique_and_found() {
        for i in Intrinsic::ALL {
            assert_eq!(Intrinsic::from_symbol(i.signature().symbol), Some(*i));
        }
        assert_eq!(Intrinsic::from_symbol("memcpy"), None);
    }
}
