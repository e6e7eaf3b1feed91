//! setsockopt and getsockopt: nearly all options are flat bytes.

use super::Kind;

/// `SOL_SOCKET`.
pub const SOL_SOCKET: u32 = 1;
const SOL_TCP: u32 = 6;
const SO_ATTACH_FILTER: u32 = 26;
const SO_ATTACH_REUSEPORT_CBPF: u32 = 51;
const TCP_ZEROCOPY_RECEIVE: u32 = 35;

/// A value that would hold addresses of the host.
const NESTED: Kind = Kind::Refused(libc::ENOPROTOOPT);

/// The value to set; `Kind::Number` = flat bytes.
#[inline]
pub const fn set_kind(level: u32, name: u32) -> Kind {
    match (level, name) {
        (SOL_SOCKET, SO_ATTACH_FILTER | SO_ATTACH_REUSEPORT_CBPF) => Kind::FilterProgram,
        (SOL_IP | SOL_IPV6, IPT_SO_SET_REPLACE) | (SOL_IP, ARPT_SO_SET_REPLACE) => NESTED,
        (SOL_IP, EBTABLES_FIRST..=EBTABLES_LAST) => NESTED,
        (SOL_SCTP, SCTP_SOCKOPT_CONNECTX_OLD..=SCTP_SOCKOPT_CONNECTX3) => NESTED,
        // Memory for the network card, at an address.
        (SOL_XDP | SOL_RDS, _) => NESTED,
        _ => Kind::Number,
    }
}

/// The value to get; `Kind::Number` = flat bytes.
#[inline]
pub const fn get_kind(level: u32, name: u32) -> Kind {
    match (level, name) {
        // Its length counts instructions, not bytes.
        (SOL_SOCKET, SO_ATTACH_FILTER) => NESTED,
        // It maps pages at an address.
        (SOL_TCP, TCP_ZEROCOPY_RECEIVE) => NESTED,
        (SOL_IP, EBTABLES_FIRST..=EBTABLES_LAST) => NESTED,
        (SOL_SCTP, SCTP_SOCKOPT_CONNECTX_OLD..=SCTP_SOCKOPT_CONNECTX3) => NESTED,
        (SOL_RDS, _) => NESTED,
        _ => Kind::Number,
    }
}

const SOL_IP: u32 = 0;
const SOL_IPV6: u32 = 41;
const SOL_SCTP: u32 = 132;
const SOL_RDS: u32 = 276;
const SOL_XDP: u32 = 283;
/// Netfilter's rules for packets, ARP and Ethernet: blobs of host structs with pointers in them.
const IPT_SO_SET_REPLACE: u32 = 64;
const ARPT_SO_SET_REPLACE: u32 = 96;
const EBTABLES_FIRST: u32 = 128;
const EBTABLES_LAST: u32 = 131;
const SCTP_SOCKOPT_CONNECTX_OLD: u32 = 107;
const SCTP_SOCKOPT_CONNECTX3: u32 = 111;

/// Families of sockets whose control messages hold addresses: RDS.
#[inline]
pub const fn is_refused_domain(domain: u32) -> bool {
    const AF_RDS: u32 = 21;
    domain == AF_RDS
}
