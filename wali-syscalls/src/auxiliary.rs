//! The imports of module `wali` that are no system calls: start and end of a program, arguments, threads, jumps.

use crate::row::ValType;

/// Hands all auxiliary imports to a macro, as [`crate::for_each_syscall`] does with the rows of the table.
///
/// `level name "import" (argument: Type, ...) -> result;` where the level is `emulated(theme)`: a handler
/// `linux::<theme>::<name>` in the engine; `bound(f)`: the engine's `runtime::jump::f` itself, since it is the caller's frame that
/// matters; or `constant(n)`: the import always answers n. Results: `Int`, `Long` or `Nothing`.
#[macro_export]
macro_rules! for_each_auxiliary {
    ($callback:path $(, $($arguments:tt)*)?) => { $callback! { $($($arguments)*)?
    emulated(start)  init "__init" () -> Int;
    emulated(start)  deinit "__deinit" () -> Int;
    emulated(start)  proc_exit "__proc_exit" (code: Int) -> Nothing;
    emulated(start)  cl_get_argc "__cl_get_argc" () -> Int;
    emulated(start)  cl_get_argv_len "__cl_get_argv_len" (index: Uint) -> Int;
    emulated(start)  cl_copy_argv "__cl_copy_argv" (buf: GuestAddr, index: Uint) -> Int;
    emulated(start)  get_init_envfile "__get_init_envfile" (buf: GuestAddr, size: Size) -> Int;
    emulated(thread) thread_spawn "__wasm_thread_spawn" (function: Uint, argument: GuestAddr) -> Int;
    bound(setjmp)    setjmp "setjmp" (buf: GuestAddr) -> Int;
    bound(setjmp)    setjmp_without_mask "_setjmp" (buf: GuestAddr) -> Int;
    bound(sigsetjmp) sigsetjmp "sigsetjmp" (buf: GuestAddr, save_mask: Int) -> Int;
    bound(longjmp)   longjmp "longjmp" (buf: GuestAddr, value: Int) -> Nothing;
    bound(longjmp)   longjmp_without_mask "_longjmp" (buf: GuestAddr, value: Int) -> Nothing;
    emulated(process) vfork "vfork" () -> Int;
    emulated(dispatch) syscall_cp "__syscall_cp_asm" (cancelled: GuestAddr, number: Long, a: Long, b: Long, c: Long, d: Long, e: Long, f: Long) -> Long;
    constant(-38) clone "__clone" (function: Uint, stack: GuestAddr, flags: Int, argument: GuestAddr, extra: GuestAddr) -> Int;
    constant(-38) set_thread_area "__set_thread_area" (pointer: GuestAddr) -> Int;
    constant(0) unmapself "__unmapself" (base: GuestAddr, size: Size) -> Nothing;
    constant(0) restore "__restore" () -> Nothing;
    constant(0) restore_rt "__restore_rt" () -> Nothing;
    constant(0) call_ctors "__call_ctors" () -> Nothing;
    constant(0) call_dtors "__call_dtors" () -> Nothing;
    constant(0) feclearexcept "feclearexcept" (exceptions: Int) -> Int;
    constant(0) feraiseexcept "feraiseexcept" (exceptions: Int) -> Int;
    constant(0) fetestexcept "fetestexcept" (exceptions: Int) -> Int;
    constant(0) fesetround "fesetround" (mode: Int) -> Int;
    constant(0) fegetround "fegetround" () -> Int;
    constant(0) fegetenv "fegetenv" (environment: GuestAddr) -> Int;
    constant(0) fesetenv "fesetenv" (environment: GuestAddr) -> Int;
    } };
}

/// One auxiliary import.
#[derive(Clone, Copy, Debug)]
pub struct Auxiliary {
    /// Its name in the module.
    pub import: &'static str,
    /// The types of its parameters.
    pub params: &'static [ValType],
    /// The type of its result.
    pub result: Option<ValType>,
}

macro_rules! result {
    (Int) => {
        Some(ValType::I32)
    };
    (Long) => {
        Some(ValType::I64)
    };
    (Nothing) => {
        None
    };
}

macro_rules! auxiliaries {
    ($($level:ident($($detail:tt)*) $name:ident $import:literal ($($arg:ident: $ty:ident),*) -> $result:ident;)*) => {
        /// All auxiliary imports.
        pub static AUXILIARIES: &[Auxiliary] = &[$(Auxiliary {
            import: $import,
            params: &[$(<$crate::types::$ty as $crate::types::Type>::INFO.wasm),*],
            result: result!($result),
        }),*];
    };
}
crate::for_each_auxiliary!(auxiliaries);
