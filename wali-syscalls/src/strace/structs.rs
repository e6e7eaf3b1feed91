//! How the elements behind pointers are printed.

use super::names::{self, Names};
use super::values::{flags, name, quoted};
use crate::abi::structs::{SIG_DFL, SIG_IGN, SigAction, StackT, Time};

/// The text of an element's bytes, or `None` for elements of which only the address is printed.
pub(super) fn format(element: &str, bytes: &[u8]) -> Option<String> {
    Some(match element {
        "u32" => u32_at(bytes, 0).to_string(),
        "i32" | "FdNr" | "SchedParam" => (u32_at(bytes, 0) as i32).to_string(),
        "i64" => (u64_at(bytes, 0) as i64).to_string(),
        "Timespec" | "Timeval" => time(bytes, 0),
        "Itimerval" | "Itimerspec" => format!("{{{}, {}}}", time(bytes, 0), time(bytes, 16)),
        "Rlimit" => format!("{{{}, {}}}", limit(u64_at(bytes, 0)), limit(u64_at(bytes, 8))),
        "Stat" => stat(bytes),
        "PollFd" => poll_fd(bytes),
        "EpollEvent" => format!("{{{}, {:#x}}}", flags(names::EPOLL, u32_at(bytes, 0).into()), u64_at(bytes, 4)),
        "SigSet" => signal_set(u64_at(bytes, 0)),
        "SigAction" => sig_action(bytes)?,
        "StackT" => stack(bytes)?,
        "WaitStatus" => wait_status(u32_at(bytes, 0)),
        "SigInfo" => format!("{{{}, si_code={}}}", name(names::SIGNAL, u32_at(bytes, 0).into()), u32_at(bytes, 8) as i32),
        "Utsname" => format!("{{{}, {}, ...}}", quoted(&c_string(bytes, 0), false), quoted(&c_string(bytes, 65), false)),
        _ => return None,
    })
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]))
}

fn c_string(bytes: &[u8], at: usize) -> Vec<u8> {
    bytes[at..at + 65].iter().copied().take_while(|b| *b != 0).collect()
}

fn time(bytes: &[u8], at: usize) -> String {
    let time = Time::from_bytes(&std::array::from_fn(|i| bytes[at + i]));
    format!("{{{}, {}}}", time.seconds, time.fraction)
}

fn limit(value: u64) -> String {
    if value == u64::MAX { "RLIM_INFINITY".into() } else { value.to_string() }
}

fn stat(bytes: &[u8]) -> String {
    let mode = u32_at(bytes, 24);
    let kind = names::FILE_TYPE.iter().find(|(v, _)| *v == u64::from(mode & 0o170000)).map_or("0", |(_, name)| name);
    format!("{{st_mode={kind}|0{:o}, st_size={}, ...}}", mode & 0o7777, u64_at(bytes, 48) as i64)
}

fn poll_fd(bytes: &[u8]) -> String {
    let half = |at| u64::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let revents = if half(6) == 0 { String::new() } else { format!(", revents={}", flags(names::POLL, half(6))) };
    format!("{{fd={}, events={}{revents}}}", u32_at(bytes, 0) as i32, flags(names::POLL, half(4)))
}

fn signal_set(set: u64) -> String {
    let list = |set: u64| (1..=64).filter(|s| set >> (s - 1) & 1 != 0).map(|s| short_name(names::SIGNAL, s)).collect::<Vec<_>>().join(" ");
    if set.count_ones() > 32 { format!("~[{}]", list(!set)) } else { format!("[{}]", list(set)) }
}

fn short_name(names: Names, signal: u64) -> String {
    let name = name(names, signal);
    name.strip_prefix("SIG").map(String::from).unwrap_or(name)
}

fn sig_action(bytes: &[u8]) -> Option<String> {
    let action = SigAction::from_bytes(bytes.try_into().ok()?);
    let handler = match action.handler {
        SIG_DFL => "SIG_DFL".into(),
        SIG_IGN => "SIG_IGN".into(),
        index => format!("table[{index}]"),
    };
    Some(format!("{{{handler}, {}, {}}}", signal_set(action.mask), flags(names::SA, action.flags & 0xffff_ffff)))
}

fn stack(bytes: &[u8]) -> Option<String> {
    let stack = StackT::from_bytes(bytes.try_into().ok()?);
    Some(format!("{{sp={:#x}, flags={:#x}, size={}}}", stack.sp, stack.flags, stack.size))
}

fn wait_status(status: u32) -> String {
    match (status & 0x7f, status >> 8 & 0xff) {
        (0, code) => format!("[exited {code}]"),
        (0x7f, _) if status == 0xffff => "[continued]".into(),
        (0x7f, signal) => format!("[stopped by {}]", name(names::SIGNAL, signal.into())),
        (signal, _) => format!("[killed by {}]", name(names::SIGNAL, signal.into())),
    }
}

/// A socket address.
pub(super) fn socket_address(bytes: &[u8]) -> String {
    let port = |bytes: &[u8]| u16::from_be_bytes([bytes[2], bytes[3]]);
    match bytes {
        [1, 0, path @ ..] => {
            let (mark, path) = match path {
                [0, rest @ ..] if !rest.is_empty() => ("@", rest),
                _ => ("", path),
            };
            let end = if mark.is_empty() { path.iter().position(|b| *b == 0).unwrap_or(path.len()) } else { path.len() };
            format!("{{AF_UNIX, {mark}{}}}", quoted(&path[..end], false))
        }
        [2, 0, _, _, a, b, c, d, ..] => format!("{{AF_INET, {a}.{b}.{c}.{d}:{}}}", port(bytes)),
        [10, 0, _, _, _, _, _, _, rest @ ..] if rest.len() >= 16 => {
            let address = std::net::Ipv6Addr::from(<[u8; 16]>::try_from(&rest[..16]).unwrap_or_default());
            format!("{{AF_INET6, [{address}]:{}}}", port(bytes))
        }
        [low, high, ..] => format!("{{{}, ...}}", name(names::DOMAIN, u16::from_le_bytes([*low, *high]).into())),
        _ => "{}".into(),
    }
}
