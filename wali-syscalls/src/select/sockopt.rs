//! setsockopt and getsockopt: nearly all options are flat bytes.

use super::Kind;

/// `SOL_SOCKET`.
pub const SOL_SOCKET: u32 = 1;
const SOL_TCP: u32 = 6;
const SO_ATTACH_FILTER: u32 = 26;
const SO_ATTACH_REUSEPORT_CBPF: u32 = 51;
const TCP_ZEROCOPY_RECEIVE: u32 = 35;

/// The value to set; `Kind::Number` = flat bytes.
#[inline]
pub const fn set_kind(level: u32, name: u32) -> Kind {
    match (level, name) {
        (SOL_SOCKET, SO_ATTACH_FILTER | SO_ATTACH_REUSEPORT_CBPF) => Kind::FilterProgram,
        // Netfilter's rule sets are blobs of host structs with pointers of their own size.
        (SOL_IP | SOL_IPV6, 64) => Kind::Refused(libc::ENOPROTOOPT),
        _ => Kind::Number,
    }
}

/// The value to get; `Kind::Number` = flat bytes.
#[inline]
pub const fn get_kind(level: u32, name: u32) -> Kind {
    match (level, name) {
        // Its length counts instructions, not bytes.
        (SOL_SOCKET, SO_ATTACH_FILTER) => Kind::Refused(libc::ENOPROTOOPT),
        // It maps pages at an address.
        (SOL_TCP, TCP_ZEROCOPY_RECEIVE) => Kind::Refused(libc::ENOPROTOOPT),
        _ => Kind::Number,
    }
}

const SOL_IP: u32 = 0;
const SOL_IPV6: u32 = 41;
