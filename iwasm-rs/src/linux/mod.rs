//! WALI: the Linux system calls that a module imports as `wali.SYS_<name>`, and the few imports around them.
//!
//! [`Wali`] resolves imports to direct host functions. Most of them are generated from the table of `wali-syscalls`: see
//! [`dispatch`]. Those that the table calls emulated have handlers here, by theme, which the table finds by name:
//!
//! ```text
//! pub fn mmap(caller: Caller, addr: u32, length: u32, prot: u32, flags: u32, fd: i32, offset: i64) -> Result<i64, Errno>
//! ```
//!
//! An argument is a `u32` (unsigned numbers, flags, guest addresses), an `i32` or an `i64`, as the row's types say; the
//! compiler holds handlers to the rows. [`Caller`] gives the calling thread's context, instance and memory.

mod call;
mod caller;
pub mod dispatch;
mod env;
mod fs;
mod mem;
mod process;
mod program;
mod signal;
mod start;
mod thread;
mod time;
mod trace;

pub use caller::Caller;
pub use env::Environment;
pub use process::ARGV0_OPTION;
pub use program::{Config, Program};
pub use trace::Sink;
pub use wali_syscalls::marshal::{Errno, GuestMemory};

use wali_syscalls::auxiliary::AUXILIARIES;
use wali_syscalls::import;
use wali_syscalls::row::{ROWS, ValType};

use crate::runtime::{Extern, ExternType, HostFn, Resolver};

/// Name of the module that the imports come from.
pub const MODULE: &str = "wali";

/// Resolves the imports of module `wali`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wali {
    /// Whether each system call is printed: see [`Sink`].
    pub strace: bool,
}

impl Resolver for Wali {
    fn resolve(&self, module: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        let ExternType::Func(ty, _, true) = ty else { return None };
        (module == MODULE).then(|| self.function(name, &val_types(ty.params())?, &val_types(ty.results())?))?.map(Extern::Direct)
    }
}

impl Wali {
    /// The direct host function for an import; `None` where the name is known and the type does not fit.
    ///
    /// An unknown import, whatever its type, answers -ENOSYS: programs import calls that they never make, and know what to do
    /// on kernels that lack one.
    pub fn function(&self, name: &str, params: &[ValType], results: &[ValType]) -> Option<HostFn> {
        if let Some(index) = name.strip_prefix(import::PREFIX).and_then(import::find) {
            return import::fits(&ROWS[index], params, results).then(|| dispatch::syscall(index, self.strace));
        }
        if let Some(index) = import::find_auxiliary(name) {
            return import::fits_auxiliary(&AUXILIARIES[index], params, results).then(|| dispatch::auxiliary(index));
        }
        Some(if self.strace { trace::unknown(name) } else { dispatch::unknown() })
    }
}

fn val_types(types: &[wasmparser::ValType]) -> Option<Vec<ValType>> {
    let val_type = |ty: &wasmparser::ValType| match ty {
        wasmparser::ValType::I32 => Some(ValType::I32),
        wasmparser::ValType::I64 => Some(ValType::I64),
        _ => None,
    };
    types.iter().map(val_type).collect()
}
