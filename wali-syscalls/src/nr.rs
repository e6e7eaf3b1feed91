//! Numbers of the system calls on the host, and the constants that the table's fallbacks use.
#![allow(non_upper_case_globals)]

use crate::isa::HostIsa;

macro_rules! numbers {
    ($(
        $x86:tt $generic:tt $level:ident $(($detail:ident))? $wait:ident $(($unless:ident))?
        $name:ident $(| $alias:ident)* ($($params:tt)*) -> $result:ident
        $(=> $via:ident $else:tt)? $($note:literal)?;
    )*) => { $(
        #[doc = concat!("Number of `", stringify!($name), "` on the host.")]
        pub const $name: Option<u32> = match HostIsa::HOST {
            HostIsa::X86_64 => $crate::__number!(x86_64 $x86 $generic),
            HostIsa::Aarch64 => $crate::__number!(aarch64 $x86 $generic),
            HostIsa::Riscv64 => $crate::__number!(riscv64 $x86 $generic),
        };
    )* };
}
crate::for_each_syscall!(numbers);

/// `AT_FDCWD` as a register.
pub const AT_FDCWD: usize = -100isize as usize;
/// `AT_SYMLINK_NOFOLLOW`.
pub const AT_SYMLINK_NOFOLLOW: usize = 0x100;
/// `AT_REMOVEDIR`.
pub const AT_REMOVEDIR: usize = 0x200;
/// `O_CREAT | O_WRONLY | O_TRUNC`.
pub const O_CREAT_WRONLY_TRUNC: usize = 0o1101;
/// `ITIMER_REAL`.
pub const ITIMER_REAL: usize = 0;
/// Bytes of the kernel's signal set.
pub const SIGSET_SIZE: usize = 8;
/// Bytes of a `struct itimerval`.
pub const ITIMERVAL_SIZE: usize = 32;
