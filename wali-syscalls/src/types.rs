//! The vocabulary of the table: what an argument or result of a system call can be.
//!
//! Each type is a marker without values. [`Type::INFO`] describes it to the derived tables, `--strace` and the
//! documentation; [`crate::marshal`] says how a value of it crosses between guest and kernel.

use crate::abi::{Layout, structs};
use crate::isa::HostIsa;
use crate::marshal::{Bounce, Cross, Crossing, Errno, GuestMemory};
use crate::row::{TypeInfo, ValType};
use std::marker::PhantomData;

/// A type that a row can name.
pub trait Type {
    /// What is known about it without an argument at hand.
    const INFO: TypeInfo;
    /// What a handler of the engine gets: `i32`, `u32` (also for guest addresses) or `i64`.
    type Value;

    /// The handler's value of the raw Wasm value, an i32 zero-extended.
    fn value(raw: u64) -> Self::Value;
}

/// An element that `In<T>`, `Out<T>` and `InOut<T>` point to.
pub trait Element {
    /// Its name in the table.
    const NAME: &'static str;
    /// Bytes that one takes in guest memory and that the call touches there.
    const SIZE: usize;
    /// Bytes that come before the elements of an array.
    const HEADER: usize = 0;
    /// The most that an array has: the kernel refuses more before it looks at them.
    const MOST: u64 = i32::MAX as u64;
    /// How it is converted, where guest and kernel do not share the layout.
    const LAYOUT: Option<&'static Layout> = None;

    /// Translates the guest addresses in a converted struct.
    ///
    /// # Errors
    /// When one is beyond the memory.
    fn nested<G: GuestMemory>(_: &mut Bounce, _: &G) -> Result<(), Errno> {
        Ok(())
    }
}

macro_rules! scalars {
    ($($(#[$doc:meta])* $name:ident $wasm:ident $extend:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Type for $name {
            const INFO: TypeInfo = TypeInfo::scalar(stringify!($name), ValType::$wasm);
            type Value = value!($extend);
            #[inline(always)]
            fn value(raw: u64) -> Self::Value {
                raw as Self::Value
            }
        }
        impl $name {
            /// The kernel's register for the raw Wasm value.
            #[inline(always)]
            pub const fn register(raw: u64) -> usize {
                extend!($extend, raw)
            }
        }
        impl Crossing for $name {
            type Scratch = ();
            const SCRATCH: () = ();
        }
        impl Cross<()> for $name {
            #[inline(always)]
            fn enter<G: GuestMemory>(_: &mut (), _: &G, raw: u64, _: ()) -> Result<usize, Errno> {
                Ok($name::register(raw))
            }
        }
    )* };
}

/// An i32 arrives zero-extended in a u64: `signed` redoes the extension, `unsigned` takes the low half, `whole` is an i64.
macro_rules! extend {
    (signed, $raw:ident) => {
        $raw as u32 as i32 as isize as usize
    };
    (unsigned, $raw:ident) => {
        $raw as u32 as usize
    };
    (whole, $raw:ident) => {
        $raw as usize
    };
}

macro_rules! value {
    (signed) => {
        i32
    };
    (unsigned) => {
        u32
    };
    (whole) => {
        i64
    };
    (I32) => {
        u32
    };
    (I64) => {
        i64
    };
}

// name, Wasm type, extension to 64 bits
scalars! {
    /// A C `int`.
    Int I32 signed;
    /// A C `unsigned`.
    Uint I32 unsigned;
    /// `size_t` or `socklen_t`.
    Size I32 unsigned;
    /// A C `long`.
    Long I64 whole;
    /// A C `unsigned long`.
    Ulong I64 whole;
    /// `off_t`, signed.
    Off I64 whole;
    /// `dev_t`.
    Dev I64 whole;
    /// `nfds_t`; modules of 2024 and Rust's libc crate pass an i32.
    Nfds I64 whole;
    /// A file descriptor.
    Fd I32 signed;
    /// A directory's file descriptor or `AT_FDCWD`.
    DirFd I32 signed;
    /// A guest address that the handler interprets itself.
    GuestAddr I32 unsigned;
    /// `mode_t`.
    Mode I32 unsigned;
    /// `uid_t` or `gid_t`; -1 stays 0xffff_ffff.
    Id I32 unsigned;
    /// Flags without names here.
    Flags32 I32 unsigned;
    /// `AT_*`.
    AtFlags I32 unsigned;
    /// `AT_REMOVEDIR`.
    UnlinkFlags I32 unsigned;
    /// `F_OK`, `R_OK`, `W_OK`, `X_OK`.
    AccessMode I32 unsigned;
    /// `SEEK_*`.
    Whence I32 signed;
    /// `PROT_*`.
    Prot I32 unsigned;
    /// `MAP_*`.
    MapFlags I32 unsigned;
    /// `MS_*`.
    MsyncFlags I32 unsigned;
    /// `MADV_*`.
    Advice I32 signed;
    /// `MREMAP_*`.
    MremapFlags I32 unsigned;
    /// `MCL_*`.
    MlockFlags I32 unsigned;
    /// A signal number.
    Signal I32 signed;
    /// `SIG_BLOCK`, `SIG_UNBLOCK`, `SIG_SETMASK`.
    SigHow I32 signed;
    /// `ITIMER_*`.
    ItimerWhich I32 signed;
    /// `RLIMIT_*`.
    Resource I32 signed;
    /// `RUSAGE_*`.
    RusageWho I32 signed;
    /// `CLOCK_*`.
    ClockId I32 signed;
    /// `TIMER_ABSTIME`.
    TimerFlags I32 unsigned;
    /// `TFD_*` or `SFD_*`: `O_CLOEXEC`, `O_NONBLOCK`.
    TimerFdFlags I32 unsigned;
    /// `EFD_*`.
    EventFdFlags I32 unsigned;
    /// `EPOLL_CLOEXEC`.
    EpollCreateFlags I32 unsigned;
    /// `EPOLL_CTL_*`.
    EpollOp I32 signed;
    /// `RENAME_*`.
    RenameFlags I32 unsigned;
    /// `GRND_*`.
    RandomFlags I32 unsigned;
    /// `MFD_*`.
    MemFdFlags I32 unsigned;
    /// `SOCK_*`, type and flags.
    SockType I32 unsigned;
    /// `SOL_*` and protocol numbers.
    SockLevel I32 signed;
    /// `SHUT_*`.
    ShutdownHow I32 signed;
    /// `MSG_*`.
    MsgFlags I32 unsigned;
    /// `IPC_*` and a mode.
    IpcFlags I32 unsigned;
    /// `LOCK_*`.
    FlockOp I32 unsigned;
    /// `W*` of wait4 and waitid.
    WaitOptions I32 unsigned;
    /// `P_*`.
    IdType I32 signed;
    /// `SCHED_*`.
    SchedPolicy I32 signed;
    /// `F_*` of fcntl.
    FcntlOp I32 signed;
    /// `FUTEX_*`.
    FutexOp I32 unsigned;
    /// `PR_*`.
    PrctlOp I32 signed;
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident $size:literal $(layout($layout:expr))?;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Element for $name {
            const NAME: &'static str = stringify!($name);
            const SIZE: usize = $size;
            $(const LAYOUT: Option<&'static Layout> = $layout;)?
        }
    )* };
}

// name, bytes in guest memory, layout where it differs on the host
elements! {
    /// A file descriptor that the kernel stores.
    FdNr 4;
    /// `struct stat`, in x86-64's layout.
    Stat 144 layout(structs::stat(HostIsa::HOST));
    /// `struct statfs`.
    Statfs 120;
    /// `struct statx`.
    Statx 256;
    /// `struct timespec`.
    Timespec 16;
    /// `struct timeval`.
    Timeval 16;
    /// `struct timezone`.
    Timezone 8;
    /// `struct itimerval`.
    Itimerval 32;
    /// `struct itimerspec`.
    Itimerspec 32;
    /// `struct timex`.
    Timex 208;
    /// `struct tms`.
    Tms 32;
    /// `struct utimbuf`.
    Utimbuf 16;
    /// `struct utsname`.
    Utsname 390;
    /// The kernel's part of `struct sysinfo`.
    Sysinfo 112;
    /// The kernel's part of `struct rusage`.
    Rusage 144;
    /// `struct rlimit`.
    Rlimit 16;
    /// The kernel's part of `struct sched_param`.
    SchedParam 4;
    /// The oldest form of `struct sched_attr`, which tells its own size.
    SchedAttr 48;
    /// The smallest rule of landlock.
    LandlockRule 12;
    /// `struct sigevent` of a timer, as far as the kernel looks at it.
    TimerEvent 16 layout(Some(&structs::TIMER_EVENT));
    /// One byte of a CPU mask.
    CpuMask 1;
    /// A wait status.
    WaitStatus 4;
    /// `struct epoll_event`, packed.
    EpollEvent 12 layout(structs::epoll_event(HostIsa::HOST));
    /// The kernel's signal set: bit n - 1 = signal n.
    SigSet 8;
    /// `struct k_sigaction`, packed.
    SigAction 24;
    /// `siginfo_t`.
    SigInfo 128;
    /// `stack_t`.
    StackT 12;
    /// One byte of a `struct sockaddr`.
    SockAddr 1;
    /// `struct sembuf`.
    SemBuf 6;
    /// `struct mq_attr`.
    MqAttr 64;
    /// `struct __user_cap_header_struct`.
    CapHeader 8;
    /// `struct __user_cap_data_struct`.
    CapData 12;
    /// `struct file_handle` of the greatest size.
    FileHandle 136;
}

/// `struct pollfd`.
#[derive(Debug)]
pub struct PollFd;
impl Element for PollFd {
    const NAME: &'static str = "PollFd";
    const SIZE: usize = 8;
    /// As many descriptors as a process may have, if nobody has raised the system's limit.
    const MOST: u64 = 1 << 20;
}

/// `struct sigevent`.
#[derive(Debug)]
pub struct SigEvent;
impl Element for SigEvent {
    const NAME: &'static str = "SigEvent";
    const SIZE: usize = 64;
    const LAYOUT: Option<&'static Layout> = Some(&structs::SIGEVENT);

    fn nested<G: GuestMemory>(event: &mut Bounce, guest: &G) -> Result<(), Errno> {
        event.translate_cookie(guest)
    }
}

/// One byte of the text of a `struct msgbuf`, which begins with an 8-byte type.
#[derive(Debug)]
pub struct MsgBuf;
impl Element for MsgBuf {
    const NAME: &'static str = "MsgBuf";
    const SIZE: usize = 1;
    const HEADER: usize = 8;
}

macro_rules! plain_elements {
    ($($name:ident)*) => { $(
        impl Element for $name {
            const NAME: &'static str = stringify!($name);
            const SIZE: usize = size_of::<$name>();
        }
    )* };
}
plain_elements! { u8 u32 i32 i64 }

macro_rules! pointers {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<T>(PhantomData<T>);
        impl<T: Element> Type for $name<T> {
            const INFO: TypeInfo = TypeInfo::pointer(stringify!($name), T::NAME);
            type Value = u32;
            #[inline(always)]
            fn value(raw: u64) -> u32 {
                raw as u32
            }
        }
    )* };
}

pointers! {
    /// Points to what the call reads: one `T`, or `[n]` of them. Guest address 0 is NULL, here and below.
    In;
    /// Points to what the call writes.
    Out;
    /// Points to what the call reads and writes.
    InOut;
    /// Points to what the call writes, up to the length that the `SizeOf` argument `[n]` holds.
    OutSized;
}

macro_rules! shaped {
    ($($(#[$doc:meta])* $name:ident $wasm:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Type for $name {
            const INFO: TypeInfo = TypeInfo::scalar(stringify!($name), ValType::$wasm);
            type Value = value!($wasm);
            #[inline(always)]
            fn value(raw: u64) -> Self::Value {
                raw as Self::Value
            }
        }
    )* };
}

// Types with a crossing of their own: `marshal` has one implementation for each.
shaped! {
    /// A path: NUL-terminated, at most `PATH_MAX` bytes.
    Path I32;
    /// A path of a file to look into: where it means the file that the process runs, that is the program's.
    FilePath I32;
    /// Another NUL-terminated string, at most `PATH_MAX` bytes.
    Str I32;
    /// A NULL-terminated array of strings.
    StrArray I32;
    /// `O_*` in x86-64's encoding, of a descriptor that names no file.
    OpenFlags I32;
    /// `O_*` in x86-64's encoding, to open a file with. The memory of a process is not opened: `EACCES`.
    FileFlags I32;
    /// `mode_t` of a file that the call opens. The memory of a process is not opened: `EACCES`.
    FileMode I32;
    /// Other flags of a call that opens a file, or gets one of another process, with the same exception.
    FileTreeFlags I32;
    /// `struct open_how` of `[n]` bytes, with the same exception.
    OpenHow I32;
    /// Its size, of which the kernel learns the part that is known here.
    OpenHowSize I32;
    /// `[n]` `struct futex_waitv`, which hold addresses.
    FutexWaiters I32;
    /// `[n]` iovecs of buffers that the call reads.
    IovecIn I32;
    /// `[n]` iovecs of buffers that the call writes.
    IovecOut I32;
    /// `struct msghdr` to send.
    MsgHdrIn I32;
    /// `struct msghdr` to receive into.
    MsgHdrOut I32;
    /// `[n]` `struct mmsghdr` to send.
    MMsgHdrIn I32;
    /// `[n]` `struct mmsghdr` to receive into.
    MMsgHdrOut I32;
    /// An in-out `socklen_t`: the size of the `OutSized` argument `[p]`.
    SizeOf I32;
    /// `fd_set` of `[nfds]` bits.
    FdSet I32;
    /// `{i64 address of a signal set, i64 size}`.
    SigSetArg I32;
    /// Up to `[n]` epoll events that the call writes; the result counts them.
    EpollEvents I32;
    /// `[n]` bytes of `struct linux_dirent`.
    Dirents I32;
    /// The request number of ioctl; those that encode a size are translated.
    IoctlRequest I32;
    /// What the ioctl request `[r]` says: see [`crate::select::ioctl`].
    IoctlArg I32;
    /// What the fcntl operation `[op]` says: see [`crate::select::fcntl`]; older modules pass an i32.
    FcntlArg I64;
    /// What the prctl option says for its second argument: see [`crate::select::prctl`].
    PrctlArg2 I64;
    /// The same for the third.
    PrctlArg3 I64;
    /// The same for the fourth.
    PrctlArg4 I64;
    /// The same for the fifth.
    PrctlArg5 I64;
    /// A timeout or a number, as the futex operation `[op]` says: see [`crate::select::futex`].
    FutexArg4 I32;
    /// The second word of the futex operation `[op]`, where it has one.
    FutexWord2 I32;
    /// `AF_*`; one of them is refused: see [`crate::select::sockopt`].
    SockDomain I32;
    /// A socket option's name at level `[l]`.
    SockOption I32;
    /// A socket option's value of `[level, name, size]` to set.
    SockOptIn I32;
    /// A socket option's value of `[level, name, size]` to get.
    SockOptOut I32;
    /// A number or a pointer, as the semctl operation says.
    SemctlArg I32;
    /// A pointer that the shmctl operation reads or writes.
    ShmctlArg I32;
    /// A pointer that the msgctl operation reads or writes.
    MsgctlArg I32;
    /// Milliseconds of poll, a `timespec` where the host has only ppoll.
    PollTimeout I32;
    /// `timeval` of select, in and out, a `timespec` where the host has only pselect6.
    SelectTimeout I32;
    /// New descriptor of dup2 from `[oldfd]`, checked where the host has only dup3.
    Dup2Fd I32;
    /// Seconds of alarm, two `itimerval` where the host has only setitimer.
    AlarmSeconds I32;
    /// `struct utimbuf` to read, two `timespec` where the host has only utimensat.
    UtimbufTimes I32;
    /// Two `timeval` to read, two `timespec` where the host has only utimensat.
    TimevalTimes I32;
    /// Size hint of epoll_create: positive.
    EpollSize I32;
    /// Size of the option value of `[level, name]` to set.
    SockOptLen I32;
    /// `PER_*` and flags; `READ_IMPLIES_EXEC` is dropped, for it would make what the guest maps executable.
    Personality I64;
    /// Ignored by the kernel: it gets 0.
    Unused I32;
    /// The call does not return.
    Never I64;
    /// 0 or an error.
    Zero I64;
}
