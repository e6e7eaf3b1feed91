//! How arguments and results are printed, by type.

use super::names::{self, Names};
use super::{View, structs};
use crate::row::{Param, Row, ValType};
use crate::select::{self, Kind, fcntl, futex, ioctl, prctl};
use crate::types::Element;

/// Longest string or buffer that is printed whole, in bytes.
const CUT_BYTES: usize = 32;
/// Longest path that is printed whole, in bytes.
const PATH_CUT_BYTES: usize = 255;
/// Most elements of an array that are printed.
const CUT_ELEMENTS: u64 = 8;

/// Whether arguments of this type are printed after the call.
pub(super) fn is_written(ty: &str) -> bool {
    matches!(ty, "Out" | "OutSized" | "SizeOf" | "IovecOut" | "EpollEvents" | "Dirents")
}

/// How the numbers of a type are printed.
enum Numbers {
    Signed,
    Unsigned,
    Octal,
    Hexadecimal,
    Names(Names),
    Flags(Names),
}

fn numbers(ty: &str, wasm: ValType) -> Numbers {
    use Numbers::*;
    match ty {
        "Uint" | "Size" | "Id" | "Nfds" | "Dev" | "Ulong" | "AlarmSeconds" | "SockOptLen" | "OpenHowSize" => Unsigned,
        "Mode" | "FileMode" => Octal,
        "Flags32" | "FileTreeFlags" | "GuestAddr" => Hexadecimal,
        "OpenFlags" | "FileFlags" => Flags(names::OPEN),
        "AtFlags" => Flags(names::AT),
        "UnlinkFlags" => Flags(names::UNLINK),
        "AccessMode" => Flags(names::ACCESS),
        "Whence" => Names(names::WHENCE),
        "Prot" => Flags(names::PROT),
        "MapFlags" => Flags(names::MAP),
        "MsyncFlags" => Flags(names::MSYNC),
        "Advice" => Names(names::ADVICE),
        "MremapFlags" => Flags(names::MREMAP),
        "MlockFlags" => Flags(names::MLOCK),
        "Signal" => Names(names::SIGNAL),
        "SigHow" => Names(names::SIG_HOW),
        "ItimerWhich" => Names(names::ITIMER),
        "Resource" => Names(names::RESOURCE),
        "RusageWho" => Names(names::RUSAGE),
        "ClockId" => Names(names::CLOCK),
        "TimerFlags" => Flags(names::TIMER),
        "TimerFdFlags" | "EventFdFlags" | "EpollCreateFlags" => Flags(names::FD_FLAGS),
        "EpollOp" => Names(names::EPOLL_CTL),
        "RenameFlags" => Flags(names::RENAME),
        "RandomFlags" => Flags(names::RANDOM),
        "MemFdFlags" => Flags(names::MEMFD),
        "SockDomain" => Names(names::DOMAIN),
        "SockLevel" => Names(names::LEVEL),
        "ShutdownHow" => Names(names::SHUTDOWN),
        "MsgFlags" => Flags(names::MSG),
        "IpcFlags" => Flags(names::IPC),
        "FlockOp" => Flags(names::FLOCK),
        "WaitOptions" => Flags(names::WAIT),
        "IdType" => Names(names::ID_TYPE),
        "SchedPolicy" => Names(names::SCHED),
        _ if wasm == ValType::I64 || matches!(ty, "Int" | "Fd" | "PollTimeout" | "Dup2Fd" | "EpollSize") => Signed,
        // Structs of which only the address is of interest.
        _ => Hexadecimal,
    }
}

/// The text of an argument.
pub(super) fn format(view: &View, param: &Param, raw: u64) -> String {
    let raw = if param.ty.wasm == ValType::I32 { raw & 0xffff_ffff } else { raw };
    match param.ty.name {
        "Path" | "FilePath" => string(view, raw, true),
        "Str" => string(view, raw, false),
        "StrArray" => string_array(view, raw),
        "DirFd" if raw as i32 == -100 => "AT_FDCWD".into(),
        "DirFd" => (raw as i32).to_string(),
        "In" | "InOut" | "Out" | "OutSized" => pointed(view, param, raw),
        "SizeOf" => {
            read(view, raw, 4).map_or_else(|| pointer(raw), |b| structs::format("u32", &b).map_or_else(String::new, |n| format!("[{n}]")))
        }
        "IovecIn" | "IovecOut" => iovecs(view, raw, view.by(param, 0)),
        "EpollEvents" => array(view, "EpollEvent", 12, raw, view.result.map_or(0, |n| n.max(0) as u64)),
        "SockType" => socket_type(raw),
        "SockOption" => match view.by(param, 0) as u32 {
            select::sockopt::SOL_SOCKET => name(names::SO, raw),
            6 => name(names::TCP, raw),
            _ => (raw as i32).to_string(),
        },
        "FcntlOp" => operation(fcntl::OPERATIONS, raw),
        "FcntlArg" => selected(view, fcntl::kind(view.by(param, 0) as u32), raw),
        "IoctlRequest" => operation(ioctl::REQUESTS, raw),
        "IoctlArg" => selected(view, ioctl::kind(view.by(param, 0) as u32), raw),
        "PrctlOp" => prctl::OPTIONS.iter().find(|o| o.0 == raw as u32).map_or_else(|| (raw as i32).to_string(), |o| o.1.into()),
        "PrctlArg2" => selected(view, prctl::kind(view.by(param, 0) as u32, 2), raw),
        "FutexOp" => futex_op(raw as u32),
        "FutexArg4" if futex::has_timeout(view.by(param, 0) as u32) => array(view, "Timespec", 16, raw, 1),
        "FutexArg4" | "FutexWord2" => raw.to_string(),
        // Descriptors that name no file have no access mode.
        "OpenFlags" => flags(names::OPEN, raw),
        "FileFlags" => open_flags(raw),
        "Prot" if raw == 0 => "PROT_NONE".into(),
        "AccessMode" if raw == 0 => "F_OK".into(),
        "SelectTimeout" => array(view, "Timeval", 16, raw, 1),
        "TimevalTimes" => array(view, "Timeval", 16, raw, 2),
        ty => number(numbers(ty, param.ty.wasm), param.ty.wasm, raw),
    }
}

/// Whether an argument is left out: the mode of an open that creates nothing.
pub(super) fn is_idle(row: &Row, arguments: &[u64], param: &Param) -> bool {
    const O_CREAT_OR_TMPFILE: u64 = 0o100 | 0o20000000;
    let flags = row.params.iter().position(|p| p.ty.name == "FileFlags");
    param.ty.name == "Mode" && flags.is_some_and(|i| arguments[i] & O_CREAT_OR_TMPFILE == 0)
}

/// The text of a result.
pub(super) fn result(row: &Row, value: i64) -> String {
    match value {
        -4095..0 => {
            let errno = -value as i32;
            let (name, text) = errno_name(errno);
            format!("-1 {name} ({text})")
        }
        _ if row.result.name == "GuestAddr" => format!("{value:#x}"),
        _ if row.result.name == "Mode" => format!("0{value:o}"),
        _ => value.to_string(),
    }
}

fn number(how: Numbers, wasm: ValType, raw: u64) -> String {
    let signed = if wasm == ValType::I32 { i64::from(raw as i32) } else { raw as i64 };
    let unsigned = if wasm == ValType::I32 { u64::from(raw as u32) } else { raw };
    match how {
        Numbers::Signed => signed.to_string(),
        Numbers::Unsigned => unsigned.to_string(),
        Numbers::Octal => format!("0{unsigned:o}"),
        Numbers::Hexadecimal => pointer(unsigned),
        Numbers::Names(names) => name(names, unsigned),
        Numbers::Flags(names) => flags(names, unsigned),
    }
}

/// A guest address, or flags without names.
pub(super) fn pointer(raw: u64) -> String {
    if raw == 0 { "NULL".into() } else { format!("{raw:#x}") }
}

/// The name of a number.
pub(super) fn name(names: Names, value: u64) -> String {
    names.iter().find(|(v, _)| *v == value).map_or_else(|| (value as i32).to_string(), |(_, name)| (*name).into())
}

/// The names of flags, joined by `|`; what has no name in hexadecimal.
pub(super) fn flags(names: Names, value: u64) -> String {
    let mut rest = value;
    let mut parts = Vec::new();
    for (flag, name) in names {
        if *flag != 0 && rest & flag == *flag {
            parts.push((*name).to_string());
            rest &= !flag;
        }
    }
    if rest != 0 || parts.is_empty() {
        parts.push(if rest == 0 { "0".into() } else { format!("{rest:#x}") });
    }
    parts.join("|")
}

fn open_flags(raw: u64) -> String {
    let rest = flags(names::OPEN, raw);
    match (raw & 3, rest.as_str()) {
        (0, "0") => "O_RDONLY".into(),
        (0, rest) => format!("O_RDONLY|{rest}"),
        _ => rest,
    }
}

fn socket_type(raw: u64) -> String {
    let (kind, rest) = (raw & 15, raw & !15);
    match (kind, rest) {
        // accept4 has flags only.
        (0, _) => flags(names::SOCK_FLAGS, rest),
        (_, 0) => name(names::SOCK_TYPE, kind),
        _ => format!("{}|{}", name(names::SOCK_TYPE, kind), flags(names::SOCK_FLAGS, rest)),
    }
}

fn futex_op(op: u32) -> String {
    let mut text = match futex::OPERATIONS.get((op & !(futex::PRIVATE | futex::CLOCK_REALTIME)) as usize) {
        Some(name) => (*name).to_string(),
        None => return format!("{op:#x}"),
    };
    for (flag, name) in [(futex::PRIVATE, "|FUTEX_PRIVATE_FLAG"), (futex::CLOCK_REALTIME, "|FUTEX_CLOCK_REALTIME")] {
        if op & flag != 0 {
            text += name;
        }
    }
    text
}

fn operation(table: &'static [select::Operation], raw: u64) -> String {
    select::find(table, raw as u32).map_or_else(|| format!("{:#x}", raw as u32), |op| op.1.into())
}

fn selected(view: &View, kind: Kind, raw: u64) -> String {
    match kind {
        Kind::Number => (raw as i64).to_string(),
        Kind::OpenFlags => open_flags(raw),
        Kind::String => string(view, raw & 0xffff_ffff, false),
        _ => pointer(raw),
    }
}

fn read(view: &View, address: u64, bytes: usize) -> Option<Vec<u8>> {
    let mut data = vec![0; bytes];
    (address != 0).then(|| view.guest.read(address, &mut data).ok()).flatten().map(|()| data)
}

/// Bytes as a C string; `cut` = there were more.
pub(super) fn quoted(bytes: &[u8], cut: bool) -> String {
    let mut text = String::from("\"");
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' | b'\\' => text.extend(['\\', *byte as char]),
            b'\n' => text += "\\n",
            b'\t' => text += "\\t",
            b'\r' => text += "\\r",
            b' '..=b'~' => text.push(*byte as char),
            // All three digits if another digit follows.
            _ if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => text += &format!("\\{byte:03o}"),
            _ => text += &format!("\\{byte:o}"),
        }
    }
    text + if cut { "\"..." } else { "\"" }
}

fn string(view: &View, raw: u64, path: bool) -> String {
    let longest = if path { PATH_CUT_BYTES } else { CUT_BYTES };
    let mut bytes = Vec::new();
    while bytes.len() <= longest {
        match read(view, raw + bytes.len() as u64, 1).filter(|_| raw != 0) {
            Some(byte) if byte[0] == 0 => return quoted(&bytes, false),
            Some(byte) => bytes.push(byte[0]),
            None => return pointer(raw),
        }
    }
    quoted(&bytes[..longest], true)
}

fn string_array(view: &View, raw: u64) -> String {
    let mut parts = Vec::new();
    for i in 0..CUT_ELEMENTS {
        let Some(word) = read(view, raw + i * 4, 4).filter(|_| raw != 0) else { return pointer(raw) };
        match u32::from_le_bytes([word[0], word[1], word[2], word[3]]) {
            0 => return format!("[{}]", parts.join(", ")),
            address => parts.push(string(view, address.into(), false)),
        }
    }
    format!("[{}, ...]", parts.join(", "))
}

fn buffer(view: &View, raw: u64, bytes: u64) -> String {
    let shown = bytes.min(CUT_BYTES as u64) as usize;
    match read(view, raw, shown) {
        Some(data) => quoted(&data, bytes > shown as u64),
        None => pointer(raw),
    }
}

/// What a pointer with an element type points to.
fn pointed(view: &View, param: &Param, raw: u64) -> String {
    let count = view.by(param, 0);
    match param.ty.element {
        // What was written: as much as the result says, where it says so.
        "u8" if param.ty.name == "Out" => buffer(view, raw, count.min(view.result.map_or(0, |n| n.max(0) as u64))),
        "u8" => buffer(view, raw, count),
        "SockAddr" => {
            let bytes = match param.ty.name {
                "OutSized" => read(view, count, 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]).into()),
                _ => count,
            };
            read(view, raw, bytes.min(128) as usize).map_or_else(|| pointer(raw), |b| structs::socket_address(&b))
        }
        element => array(view, element, element_bytes(element), raw, count),
    }
}

/// Elements of an array, or one struct.
fn array(view: &View, element: &str, bytes: usize, raw: u64, count: u64) -> String {
    let mut parts = Vec::new();
    for i in 0..count.min(CUT_ELEMENTS) {
        let data = read(view, raw.wrapping_add(i * bytes as u64), bytes).filter(|_| bytes != 0 && raw != 0);
        match data.and_then(|data| structs::format(element, &data)) {
            Some(text) => parts.push(text),
            None => return pointer(raw),
        }
    }
    let more = if count > CUT_ELEMENTS { ", ..." } else { "" };
    match (&parts[..], count) {
        ([one], 1) if one.starts_with(['{', '[', '~']) => one.clone(),
        _ => format!("[{}{more}]", parts.join(", ")),
    }
}

fn iovecs(view: &View, raw: u64, count: u64) -> String {
    // A reading call fills the buffers in order.
    let mut left = view.result.map_or(u64::MAX, |n| n.max(0) as u64);
    let mut parts = Vec::new();
    for i in 0..count.min(CUT_ELEMENTS) {
        let Some(iovec) = read(view, raw + i * 8, 8).filter(|_| raw != 0) else { return pointer(raw) };
        let word = |at: usize| u64::from(u32::from_le_bytes([iovec[at], iovec[at + 1], iovec[at + 2], iovec[at + 3]]));
        parts.push(format!("{{{}, {}}}", buffer(view, word(0), word(4).min(left)), word(4)));
        left = left.saturating_sub(word(4));
    }
    format!("[{}{}]", parts.join(", "), if count > CUT_ELEMENTS { ", ..." } else { "" })
}

/// The name and the text of an errno.
pub fn errno_name(errno: i32) -> (String, String) {
    let name = ERRNOS.iter().find(|(n, _)| *n == errno).map_or_else(|| format!("E{errno}"), |(_, name)| (*name).into());
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    let text = text.split(" (os error").next().unwrap_or_default().to_string();
    (name, text)
}

macro_rules! errnos {
    ($($name:ident)*) => { const ERRNOS: &[(i32, &str)] = &[$((libc::$name, stringify!($name))),*]; };
}
errnos! {
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR
    EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS
    ENOTEMPTY ELOOP ENOMSG EIDRM ENODATA ETIME EPROTO EBADMSG EOVERFLOW EILSEQ EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE
    ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH
    ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH
    EALREADY EINPROGRESS ESTALE EDQUOT ECANCELED EOWNERDEAD ENOTRECOVERABLE
}

macro_rules! element_sizes {
    ($($name:ident)*) => {
        /// Bytes of an element that is printed.
        fn element_bytes(element: &str) -> usize {
            match element {
                $(stringify!($name) => <$crate::types::$name as Element>::SIZE,)*
                "u32" | "i32" => 4,
                "i64" => 8,
                _ => 0,
            }
        }
    };
}
element_sizes! {
    FdNr SchedParam Timespec Timeval Itimerval Itimerspec Rlimit Stat PollFd EpollEvent SigSet SigAction StackT WaitStatus SigInfo Utsname
}
