//! One direct host function for each row of the table, generated and inlined: check and convert the arguments, enter the kernel, write
//! back. No argument array, no allocation but for long iovecs.

use std::sync::atomic::Ordering;

use wali_syscalls::marshal::{Cross, Crossing, Errno};
use wali_syscalls::nr::{
    self, AT_FDCWD, AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, ITIMER_REAL, ITIMERVAL_SIZE, O_CREAT_WRONLY_TRUNC, SIGSET_SIZE,
};
use wali_syscalls::row::{ROWS, ValType};
use wali_syscalls::types::{Type, *};
use wali_syscalls::{__by as by, for_each_auxiliary, for_each_syscall, raw};

use super::caller::Caller;
use super::{signal, trace};
use crate::runtime::{HostFn, VmContext, jump};

/// What a signal that interrupts a call does to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// The call does not block.
    Quick,
    /// The call is made again if all handlers that ran have SA_RESTART.
    Restart,
    /// The call answers EINTR.
    Eintr,
}

/// Enters the kernel.
///
/// # Safety
/// The registers come from the crossings of a row of the table, in the memory of `caller`.
#[inline(always)]
unsafe fn issue<const N: usize>(caller: Caller, wait: Wait, nr: u32, registers: [usize; N]) -> i64 {
    if wait == Wait::Quick {
        // SAFETY: pointers among the registers are NULL, addresses in the memory's reservation with lengths that stay in it, or scratch space.
        return unsafe { raw::syscall(nr, registers) } as i64;
    }
    // SAFETY: as above.
    match unsafe { raw::blocking_syscall(nr, registers, caller.pending()) } as i64 {
        // SAFETY: as above.
        EINTR => unsafe { interrupted(caller, wait, nr, registers) },
        result => result,
    }
}

const EINTR: i64 = Errno(libc::EINTR).result();

/// Goes on with a call that answered EINTR: runs the handlers that interrupted it, and makes it again as long as they allow it.
///
/// # Safety
/// As [`issue`].
#[cold]
#[inline(never)]
unsafe fn interrupted<const N: usize>(caller: Caller, wait: Wait, nr: u32, registers: [usize; N]) -> i64 {
    // SAFETY: the registers are those of the call.
    let mask = unsafe { signal::wait_mask(nr, &registers) };
    let restart = wait == Wait::Restart && !has_timeout(nr, registers.first().map_or(-1, |fd| *fd as i32));
    while caller.pending().load(Ordering::Relaxed) != 0 {
        if let Err(errno) = signal::interrupted(caller, restart, mask) {
            return errno.result();
        }
        // SAFETY: as above.
        match unsafe { raw::blocking_syscall(nr, registers, caller.pending()) } as i64 {
            EINTR => {}
            result => return result,
        }
    }
    EINTR
}

/// Whether a call waits on a socket with a time limit: Linux restarts none of these.
fn has_timeout(number: u32, fd: i32) -> bool {
    const SENDS: [Option<u32>; 7] = [nr::write, nr::writev, nr::sendto, nr::sendmsg, nr::sendmmsg, nr::connect, nr::sendfile];
    const RECEIVES: [Option<u32>; 7] = [nr::read, nr::readv, nr::recvfrom, nr::recvmsg, nr::recvmmsg, nr::accept, nr::accept4];
    let option = match Some(number) {
        nr if SENDS.contains(&nr) => libc::SO_SNDTIMEO,
        nr if RECEIVES.contains(&nr) => libc::SO_RCVTIMEO,
        _ => return false,
    };
    let mut limit = libc::timeval { tv_sec: 0, tv_usec: 0 };
    let mut size = size_of::<libc::timeval>() as u32;
    // SAFETY: a timeval and its size.
    let result = unsafe { libc::getsockopt(fd, libc::SOL_SOCKET, option, (&raw mut limit).cast(), &mut size) };
    result == 0 && (limit.tv_sec, limit.tv_usec) != (0, 0)
}

/// The waiting of a row, `$unless` being an argument that must be 0 for a restart.
macro_rules! wait {
    (quick) => {
        Wait::Quick
    };
    (restart) => {
        Wait::Restart
    };
    (restart $unless:ident) => {
        if $unless == 0 { Wait::Restart } else { Wait::Eintr }
    };
    (eintr) => {
        Wait::Eintr
    };
}

/// The body of a row's function, by support level.
macro_rules! body {
    (emulated $theme:ident; $caller:ident $wait:tt $name:ident ($($arg:ident: [$($ty:tt)*] [$($by:tt)*]),*) [$($fallback:tt)*]) => {
        answer(crate::linux::$theme::$name($caller $(, <$($ty)* as Type>::value($arg))*))
    };
    (refused $errno:ident; $caller:ident $wait:tt $name:ident ($($arg:ident: $ty:tt $by:tt),*) [$($fallback:tt)*]) => {{
        let _ = ($caller, $($arg),*);
        Errno(libc::$errno).result() as u64
    }};
    (direct; $caller:ident [$($wait:tt)*] $name:ident ($($arg:ident: [$($ty:tt)*] [$($by:tt)*]),*) [$($via:ident ($($else:tt)*))?]) => {{
        struct Scratch { $($arg: <$($ty)* as Crossing>::Scratch),* }
        #[allow(unused_mut, unused_variables)]
        let mut scratch = Scratch { $($arg: <$($ty)* as Crossing>::SCRATCH),* };
        let registers = [$(match <$($ty)* as Cross<_>>::enter(&mut scratch.$arg, &$caller, $arg, by!($($by)*)) {
            Ok(register) => register,
            Err(errno) => return errno.result() as u64,
        }),*];
        let wait = wait!($($wait)*);
        #[allow(unused_mut)]
        let mut result = match nr::$name {
            // SAFETY: the registers were just made by the crossings of this row, and the scratch space stays in place.
            Some(nr) => unsafe { issue($caller, wait, nr, registers) },
            None => body!(fallback $caller wait registers [$($arg),*] $($via ($($else)*))?),
        };
        $(result = <$($ty)* as Cross<_>>::leave(&mut scratch.$arg, &$caller, $arg, by!($($by)*), result);)*
        result as u64
    }};
    (fallback $caller:ident $wait:ident $registers:ident [$($arg:ident),*]) => { Errno(libc::ENOSYS).result() };
    (fallback $caller:ident $wait:ident $registers:ident [$($arg:ident),*] $via:ident ($($else:tt)*)) => {{
        #[allow(unused_variables)]
        let [$($arg),*]: [usize; _] = $registers;
        match nr::$via {
            // SAFETY: the registers were just made by the crossings of this row, and only change places.
            Some(nr) => unsafe { issue($caller, $wait, nr, [$($else)*]) },
            None => Errno(libc::ENOSYS).result(),
        }
    }};
}

/// Address of a function, for a static table.
#[derive(Clone, Copy)]
struct Code(*const ());
// SAFETY: the address of a function.
unsafe impl Sync for Code {}

macro_rules! functions {
    ($(
        $x86:tt $generic:tt $level:ident $(($detail:ident))? $wait:ident $(($unless:ident))?
        $name:ident $(| $alias:ident)* ($($arg:ident: $ty:ident $(<$elem:ident>)? $([$($by:tt),*])?),*) -> $result:ident
        $(=> $via:ident ($($else:tt)*))? $($note:literal)?;
    )*) => {
        mod functions {
            use super::*;
            $(
                pub(super) extern "C" fn $name(context: *mut VmContext $(, $arg: u64)*) -> u64 {
                    // SAFETY: guest code passes its own live context.
                    let caller = unsafe { Caller::new(context) };
                    body! {
                        $level $($detail)?; caller [$wait $($unless)?] $name
                        ($($arg: [$ty $(<$elem>)?] [$($($by),*)?]),*) [$($via ($($else)*))?]
                    }
                }
            )*
        }

        /// The same functions, each call of which is printed.
        mod traced {
            use super::*;
            $(
                pub(super) extern "C" fn $name(context: *mut VmContext $(, $arg: u64)*) -> u64 {
                    // SAFETY: guest code passes its own live context.
                    let caller = unsafe { Caller::new(context) };
                    trace::call(caller, &ROWS[RowIdx::$name as usize], &[$($arg),*], || functions::$name(context $(, $arg)*))
                }
            )*
        }

        /// Index of each row.
        #[allow(non_camel_case_types)]
        enum RowIdx { $($name),* }

        /// Plain and traced function of each row.
        static FUNCTIONS: &[(Code, Code)] = &[$((Code(functions::$name as *const ()), Code(traced::$name as *const ()))),*];

        /// Makes a system call by x86-64's number, with arguments of 64 bits of which i32 parameters take the low half.
        fn by_number(caller: Caller, number: i64, arguments: [i64; 6]) -> i64 {
            $(
                #[allow(unused_assignments, unused_mut, unused_variables)]
                if const { x86_64_number!($x86) } == Some(number) {
                    let mut next = arguments.into_iter();
                    $(let $arg = narrow(<$ty $(<$elem>)? as Type>::INFO.wasm, next.next().unwrap_or(0));)*
                    return functions::$name(caller.context() $(, $arg)*) as i64;
                }
            )*
            Errno(libc::ENOSYS).result()
        }
    };
}

macro_rules! x86_64_number {
    (_) => {
        None::<i64>
    };
    ($number:literal) => {
        Some::<i64>($number)
    };
}

for_each_syscall!(functions);

/// The function of an auxiliary import, by level; a bound one is there already.
macro_rules! auxiliary_function {
    (bound $function:ident; $name:ident ($($arg:ident: $ty:ident),*)) => {};
    (emulated $theme:ident; $name:ident ($($arg:ident: $ty:ident),*)) => {
        pub(super) extern "C" fn $name(context: *mut VmContext $(, $arg: u64)*) -> u64 {
            // SAFETY: guest code passes its own live context.
            let caller = unsafe { Caller::new(context) };
            answer(crate::linux::$theme::$name(caller $(, <$ty as Type>::value($arg))*))
        }
    };
    (constant $value:expr; $name:ident ($($arg:ident: $ty:ident),*)) => {
        pub(super) extern "C" fn $name(_: *mut VmContext) -> u64 {
            const { $value as i64 as u64 }
        }
    };
}

macro_rules! auxiliary_code {
    (bound $function:ident; $name:ident) => {
        jump::$function
    };
    (emulated $theme:ident; $name:ident) => {
        auxiliaries::$name
    };
    (constant $value:expr; $name:ident) => {
        auxiliaries::$name
    };
}

macro_rules! auxiliaries {
    ($($level:ident($($detail:tt)*) $name:ident $import:literal ($($arg:ident: $ty:ident),*) -> $result:ident;)*) => {
        mod auxiliaries {
            use super::*;
            $(auxiliary_function!($level $($detail)*; $name ($($arg: $ty),*));)*
        }

        static AUXILIARY_FUNCTIONS: &[Code] = &[$(Code(auxiliary_code!($level $($detail)*; $name) as *const ())),*];
    };
}
for_each_auxiliary!(auxiliaries);

extern "C" fn no_such_call(_: *mut VmContext) -> u64 {
    Errno(libc::ENOSYS).result() as u64
}

/// A handler's answer as the guest sees it.
#[inline(always)]
fn answer(result: Result<i64, Errno>) -> u64 {
    match result {
        Ok(value) => value as u64,
        Err(errno) => errno.result() as u64,
    }
}

fn narrow(ty: ValType, value: i64) -> u64 {
    match ty {
        ValType::I32 => u64::from(value as u32),
        ValType::I64 => value as u64,
    }
}

/// `__syscall_cp_asm`: a system call by number, unless the thread has been cancelled.
#[allow(clippy::too_many_arguments)]
pub(crate) fn syscall_cp(
    caller: Caller,
    cancelled: u32,
    number: i64,
    a: i64,
    b: i64,
    c: i64,
    d: i64,
    e: i64,
    f: i64,
) -> Result<i64, Errno> {
    use wali_syscalls::marshal::GuestMemory;
    if cancelled != 0 && caller.load::<4>(cancelled.into())? != [0; 4] {
        return Err(Errno(libc::ECANCELED));
    }
    Ok(by_number(caller, number, [a, b, c, d, e, f]))
}

/// The host function of row `index`.
pub fn syscall(index: usize, strace: bool) -> HostFn {
    let (plain, traced) = FUNCTIONS[index];
    HostFn(if strace { traced } else { plain }.0 as usize)
}

/// The host function of auxiliary import `index`.
pub fn auxiliary(index: usize) -> HostFn {
    HostFn(AUXILIARY_FUNCTIONS[index].0 as usize)
}

/// The host function of an import that nobody knows.
pub fn unknown() -> HostFn {
    HostFn(no_such_call as *const () as usize)
}

#[cfg(test)]
mod tests;
