//! A row of the table as data, for everything that works on rows at run time.

use crate::isa::HostIsa;
use crate::types::Type;

/// A Wasm value type that crosses the import boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValType {
    /// 32-bit integer.
    I32,
    /// 64-bit integer.
    I64,
}

impl ValType {
    /// `i` for i32, `I` for i64: the form of `wali-table signatures`.
    pub const fn letter(self) -> char {
        match self {
            ValType::I32 => 'i',
            ValType::I64 => 'I',
        }
    }
}

/// What is known about a type of [`crate::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeInfo {
    /// Its name without element.
    pub name: &'static str,
    /// The element it points to, or `""`.
    pub element: &'static str,
    /// Its Wasm type.
    pub wasm: ValType,
}

impl TypeInfo {
    pub(crate) const fn scalar(name: &'static str, wasm: ValType) -> Self {
        Self { name, element: "", wasm }
    }

    pub(crate) const fn pointer(name: &'static str, element: &'static str) -> Self {
        Self { name, element, wasm: ValType::I32 }
    }
}

/// One argument of a row.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name in the manual page.
    pub name: &'static str,
    /// Its type.
    pub ty: TypeInfo,
    /// The arguments, or numbers, that describe it: length, operation, ...
    pub by: &'static [&'static str],
}

/// How far the engine supports a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// The row says it all.
    Direct,
    /// A handler of this theme in the engine.
    Emulated(&'static str),
    /// Always answers this errno.
    Refused(i32),
}

/// Whether a call blocks, and what a signal handler does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// It returns promptly.
    Quick,
    /// It may block, and Linux restarts it after a handler with `SA_RESTART`.
    Restart,
    /// The same unless this argument is given.
    RestartUnless(&'static str),
    /// It may block, and any handler ends it with `EINTR`.
    Eintr,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The name: the import is `SYS_<name>`.
    pub name: &'static str,
    /// Other names of the import, without `SYS_`.
    pub aliases: &'static [&'static str],
    /// The number on x86-64.
    pub x86_64: Option<u32>,
    /// The number on aarch64.
    pub aarch64: Option<u32>,
    /// The number on riscv64.
    pub riscv64: Option<u32>,
    /// The arguments, at most six.
    pub params: &'static [Param],
    /// The result.
    pub result: TypeInfo,
    /// How far it is supported.
    pub support: Support,
    /// Whether it blocks.
    pub wait: Wait,
    /// What is issued where the host has no such call, or `""`.
    pub fallback: &'static str,
    /// A remark for the documentation, or `""`.
    pub note: &'static str,
}

impl Row {
    /// The number on `isa`.
    pub const fn number(&self, isa: HostIsa) -> Option<u32> {
        match isa {
            HostIsa::X86_64 => self.x86_64,
            HostIsa::Aarch64 => self.aarch64,
            HostIsa::Riscv64 => self.riscv64,
        }
    }

    /// The Wasm parameters as letters, `-` for none.
    pub fn letters(&self) -> String {
        match self.params {
            [] => "-".into(),
            params => params.iter().map(|p| p.ty.wasm.letter()).collect(),
        }
    }
}

const fn info<T: Type>() -> TypeInfo {
    T::INFO
}

/// The number column of one ISA.
#[doc(hidden)]
#[macro_export]
macro_rules! __number {
    (x86_64 _ $generic:tt) => {
        None
    };
    (x86_64 $x86:literal $generic:tt) => {
        Some($x86)
    };
    ($isa:ident $x86:tt _) => {
        None
    };
    ($isa:ident $x86:tt $generic:literal) => {
        Some($generic)
    };
    (aarch64 $x86:tt ($generic:literal aarch64)) => {
        Some($generic)
    };
    (riscv64 $x86:tt ($generic:literal aarch64)) => {
        None
    };
}

macro_rules! support {
    (direct) => {
        Support::Direct
    };
    (emulated $theme:ident) => {
        Support::Emulated(stringify!($theme))
    };
    (refused $errno:ident) => {
        Support::Refused(libc::$errno)
    };
}

macro_rules! wait {
    (quick) => {
        Wait::Quick
    };
    (restart) => {
        Wait::Restart
    };
    (restart $arg:ident) => {
        Wait::RestartUnless(stringify!($arg))
    };
    (eintr) => {
        Wait::Eintr
    };
}

macro_rules! rows {
    ($(
        $x86:tt $generic:tt $level:ident $(($detail:ident))? $wait:ident $(($unless:ident))?
        $name:ident $(| $alias:ident)* ($($arg:ident: $ty:ident $(<$elem:ident>)? $([$($by:tt),*])?),*) -> $result:ident
        $(=> $via:ident $else:tt)? $($note:literal)?;
    )*) => {
        /// All rows, in the order of the x86-64 numbers.
        pub static ROWS: &[Row] = {
            use $crate::types::*;
            &[$(Row {
                name: stringify!($name),
                aliases: &[$(stringify!($alias)),*],
                x86_64: $crate::__number!(x86_64 $x86 $generic),
                aarch64: $crate::__number!(aarch64 $x86 $generic),
                riscv64: $crate::__number!(riscv64 $x86 $generic),
                params: &[$(Param {
                    name: stringify!($arg),
                    ty: info::<$ty $(<$elem>)?>(),
                    by: &[$($(stringify!($by)),*)?],
                }),*],
                result: info::<$result>(),
                support: support!($level $($detail)?),
                wait: wait!($wait $($unless)?),
                fallback: concat!($(stringify!($via), stringify!($else))?),
                note: concat!($($note)?),
            }),*]
        };
    };
}
crate::for_each_syscall!(rows);
