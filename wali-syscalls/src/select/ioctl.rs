//! ioctl: <https://man7.org/linux/man-pages/man2/ioctl_list.2.html>.
//!
//! Newer requests encode the size of what their argument points to. The table has the older ones, those with a number as
//! argument, and those that hold pointers; it also names requests for `--strace`.

use super::{Kind, Operation};
use Kind::{Ifconf, Number, Pointer, Refused, Unsized};

const INT: Kind = Pointer(4);
/// The kernel's `struct termios`.
const TERMIOS: Kind = Pointer(36);
/// `struct ifreq`; the pointer in it is refused where a request uses it.
const IFREQ: Kind = Pointer(40);
/// Holds pointers of the host.
const NESTED: Kind = Refused(libc::ENOTTY);

/// Requests by number.
pub static REQUESTS: &[Operation] = &[
    (0x125d, "BLKROSET", INT),
    (0x125e, "BLKROGET", INT),
    (0x125f, "BLKRRPART", Number),
    (0x1260, "BLKGETSIZE", Pointer(8)),
    (0x1261, "BLKFLSBUF", Number),
    (0x1262, "BLKRASET", Number),
    (0x1263, "BLKRAGET", Pointer(8)),
    (0x1264, "BLKFRASET", Number),
    (0x1265, "BLKFRAGET", Pointer(8)),
    (0x1268, "BLKSSZGET", INT),
    (0x1269, "BLKPG", NESTED),
    (0x2285, "SG_IO", NESTED),
    (0x2400, "PERF_EVENT_IOC_ENABLE", Number),
    (0x2401, "PERF_EVENT_IOC_DISABLE", Number),
    (0x2402, "PERF_EVENT_IOC_REFRESH", Number),
    (0x2403, "PERF_EVENT_IOC_RESET", Number),
    (0x4b2f, "KIOCSOUND", Number),
    (0x4b30, "KDMKTONE", Number),
    (0x4b31, "KDGETLED", Pointer(1)),
    (0x4b32, "KDSETLED", Number),
    (0x4b33, "KDGKBTYPE", Pointer(1)),
    (0x4b34, "KDADDIO", Number),
    (0x4b35, "KDDELIO", Number),
    (0x4b36, "KDENABIO", Number),
    (0x4b37, "KDDISABIO", Number),
    (0x4b3a, "KDSETMODE", Number),
    (0x4b3b, "KDGETMODE", Pointer(4)),
    (0x4b44, "KDGKBMODE", INT),
    (0x4b45, "KDSKBMODE", Number),
    (0x4b62, "KDGKBMETA", INT),
    (0x4b63, "KDSKBMETA", Number),
    (0x4b66, "GIO_UNIMAP", NESTED),
    (0x4b67, "PIO_UNIMAP", NESTED),
    (0x4b72, "KDFONTOP", NESTED),
    (0x4c00, "LOOP_SET_FD", Number),
    (0x4c01, "LOOP_CLR_FD", Number),
    (0x4c02, "LOOP_SET_STATUS", Unsized),
    (0x4c03, "LOOP_GET_STATUS", Unsized),
    (0x4c04, "LOOP_SET_STATUS64", Pointer(232)),
    (0x4c05, "LOOP_GET_STATUS64", Pointer(232)),
    (0x4c06, "LOOP_CHANGE_FD", Number),
    (0x4c07, "LOOP_SET_CAPACITY", Number),
    (0x4c08, "LOOP_SET_DIRECT_IO", Number),
    (0x4c09, "LOOP_SET_BLOCK_SIZE", Number),
    (0x4c0a, "LOOP_CONFIGURE", Pointer(304)),
    (0x4c80, "LOOP_CTL_ADD", Number),
    (0x4c81, "LOOP_CTL_REMOVE", Number),
    (0x4c82, "LOOP_CTL_GET_FREE", Number),
    (0x5401, "TCGETS", TERMIOS),
    (0x5402, "TCSETS", TERMIOS),
    (0x5403, "TCSETSW", TERMIOS),
    (0x5404, "TCSETSF", TERMIOS),
    (0x5405, "TCGETA", Pointer(18)),
    (0x5406, "TCSETA", Pointer(18)),
    (0x5407, "TCSETAW", Pointer(18)),
    (0x5408, "TCSETAF", Pointer(18)),
    (0x5409, "TCSBRK", Number),
    (0x540a, "TCXONC", Number),
    (0x540b, "TCFLSH", Number),
    (0x540c, "TIOCEXCL", Number),
    (0x540d, "TIOCNXCL", Number),
    (0x540e, "TIOCSCTTY", Number),
    (0x540f, "TIOCGPGRP", INT),
    (0x5410, "TIOCSPGRP", INT),
    (0x5411, "TIOCOUTQ", INT),
    (0x5412, "TIOCSTI", Pointer(1)),
    (0x5413, "TIOCGWINSZ", Pointer(8)),
    (0x5414, "TIOCSWINSZ", Pointer(8)),
    (0x5415, "TIOCMGET", INT),
    (0x5416, "TIOCMBIS", INT),
    (0x5417, "TIOCMBIC", INT),
    (0x5418, "TIOCMSET", INT),
    (0x5419, "TIOCGSOFTCAR", INT),
    (0x541a, "TIOCSSOFTCAR", INT),
    (0x541b, "FIONREAD", INT),
    (0x541c, "TIOCLINUX", Unsized),
    (0x541d, "TIOCCONS", Number),
    (0x541e, "TIOCGSERIAL", NESTED),
    (0x541f, "TIOCSSERIAL", NESTED),
    (0x5420, "TIOCPKT", INT),
    (0x5421, "FIONBIO", INT),
    (0x5422, "TIOCNOTTY", Number),
    (0x5423, "TIOCSETD", INT),
    (0x5424, "TIOCGETD", INT),
    (0x5425, "TCSBRKP", Number),
    (0x5427, "TIOCSBRK", Number),
    (0x5428, "TIOCCBRK", Number),
    (0x5429, "TIOCGSID", INT),
    (0x5437, "TIOCVHANGUP", Number),
    (0x5441, "TIOCGPTPEER", Number),
    (0x5450, "FIONCLEX", Number),
    (0x5451, "FIOCLEX", Number),
    (0x5452, "FIOASYNC", INT),
    (0x5460, "FIOQSIZE", Pointer(8)),
    (0x5501, "UI_DEV_CREATE", Number),
    (0x5502, "UI_DEV_DESTROY", Number),
    (0x5514, "USBDEVFS_RESET", Number),
    (0x5600, "VT_OPENQRY", INT),
    (0x5601, "VT_GETMODE", Pointer(8)),
    (0x5602, "VT_SETMODE", Pointer(8)),
    (0x5603, "VT_GETSTATE", Pointer(6)),
    (0x5605, "VT_RELDISP", Number),
    (0x5606, "VT_ACTIVATE", Number),
    (0x5607, "VT_WAITACTIVE", Number),
    (0x5608, "VT_DISALLOCATE", Number),
    (0x560b, "VT_LOCKSWITCH", Number),
    (0x560c, "VT_UNLOCKSWITCH", Number),
    (0x7001, "RTC_AIE_ON", Number),
    (0x7002, "RTC_AIE_OFF", Number),
    (0x7003, "RTC_UIE_ON", Number),
    (0x7004, "RTC_UIE_OFF", Number),
    (0x7005, "RTC_PIE_ON", Number),
    (0x7006, "RTC_PIE_OFF", Number),
    (0x8901, "FIOSETOWN", INT),
    (0x8902, "SIOCSPGRP", INT),
    (0x8903, "FIOGETOWN", INT),
    (0x8904, "SIOCGPGRP", INT),
    (0x8905, "SIOCATMARK", INT),
    (0x8906, "SIOCGSTAMP", Pointer(16)),
    (0x8907, "SIOCGSTAMPNS", Pointer(16)),
    (0x890b, "SIOCADDRT", NESTED),
    (0x890c, "SIOCDELRT", NESTED),
    (0x8910, "SIOCGIFNAME", IFREQ),
    (0x8912, "SIOCGIFCONF", Ifconf),
    (0x8913, "SIOCGIFFLAGS", IFREQ),
    (0x8914, "SIOCSIFFLAGS", IFREQ),
    (0x8915, "SIOCGIFADDR", IFREQ),
    (0x8916, "SIOCSIFADDR", IFREQ),
    (0x8917, "SIOCGIFDSTADDR", IFREQ),
    (0x8919, "SIOCGIFBRDADDR", IFREQ),
    (0x891b, "SIOCGIFNETMASK", IFREQ),
    (0x891d, "SIOCGIFMETRIC", IFREQ),
    (0x8921, "SIOCGIFMTU", IFREQ),
    (0x8922, "SIOCSIFMTU", IFREQ),
    (0x8927, "SIOCGIFHWADDR", IFREQ),
    (0x8933, "SIOCGIFINDEX", IFREQ),
    (0x8942, "SIOCGIFTXQLEN", IFREQ),
    (0x8946, "SIOCETHTOOL", NESTED),
    (0x894c, "SIOCSIFMAP", IFREQ),
    (0x8990, "SIOCBONDENSLAVE", IFREQ),
    (0x40041271, "BLKBSZSET", INT),
    (0x40044590, "EVIOCGRAB", Number),
    (0x40044591, "EVIOCREVOKE", Number),
    (0x40045431, "TIOCSPTLCK", INT),
    (0x400454c8, "TUNSETNOCSUM", Number),
    (0x400454c9, "TUNSETDEBUG", Number),
    (0x400454ca, "TUNSETIFF", IFREQ),
    (0x400454cb, "TUNSETPERSIST", Number),
    (0x400454cc, "TUNSETOWNER", Number),
    (0x400454cd, "TUNSETLINK", Number),
    (0x400454ce, "TUNSETGROUP", Number),
    (0x400454d0, "TUNSETOFFLOAD", Number),
    (0x40049409, "FICLONE", Number),
    (0x400854d5, "TUNATTACHFILTER", NESTED),
    (0x4008700c, "RTC_IRQP_SET", Number),
    (0x4008700e, "RTC_EPOCH_SET", Number),
    (0x4020940d, "FICLONERANGE", Pointer(32)),
    (0x80041270, "BLKBSZGET", INT),
    (0x80041272, "BLKGETSIZE64", Pointer(8)),
    (0x80045430, "TIOCGPTN", INT),
    (0x80086601, "FS_IOC_GETFLAGS", INT),
    (0xc0189436, "FIDEDUPERANGE", Unsized),
];
const _: () = assert!(super::is_sorted(REQUESTS));

/// The request as the host's kernel knows it: where the number encodes the size of a `size_t` or pointer, it differs.
#[inline]
pub const fn host_request(request: u32) -> u32 {
    match request {
        0x80041272 | 0x80041270 | 0x40041271 => request + 0x40000,
        _ => request,
    }
}

/// Families (second byte of the number) whose structs hold pointers: ALSA, VFIO, NVMe, SCSI and CD-ROM, USB, V4L2, DRM, wireless
/// extensions, btrfs, KVM. Their requests that hold none are in the table.
const NESTED_FAMILIES: [u8; 10] = [b'A', b';', b'N', b'S', b'U', b'V', b'd', 0x8b, 0x94, 0xae];

/// What the third argument is.
pub fn kind(request: u32) -> Kind {
    if let Some(found) = super::find(REQUESTS, request) {
        return found.2;
    }
    /// `_IOW('U', 100..=109, int)`: `UI_SET_*BIT` take their number by value.
    const UI_SET: std::ops::RangeInclusive<u32> = 0x4004_5564..=0x4004_556d;
    let size = request >> 16 & 0x3fff;
    let (family, number) = ((request >> 8) as u8, request as u8);
    match request {
        r if UI_SET.contains(&r) => Number,
        _ if NESTED_FAMILIES.contains(&family) => NESTED,
        // XFS's requests by handle.
        _ if family == b'X' && number >= 100 => NESTED,
        // A direction says that the size is encoded.
        r if r >> 30 != 0 && size != 0 => Pointer(size as u16),
        _ => Unsized,
    }
}
