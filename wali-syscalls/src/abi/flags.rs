//! Flag bits that differ between the guest (x86-64's) and the kernel.

use crate::isa::HostIsa;

/// `O_*` from guest to host and from host to guest: the map is its own inverse.
///
/// ARM has O_DIRECTORY, O_NOFOLLOW where x86-64 has O_DIRECT, O_LARGEFILE and the reverse: bits 14 and 16, 15 and 17 change places.
#[inline(always)]
pub const fn open_flags(isa: HostIsa, flags: u32) -> u32 {
    const LOW: u32 = 0b11 << 14;
    match isa {
        HostIsa::X86_64 | HostIsa::Riscv64 => flags,
        HostIsa::Aarch64 => flags & !(LOW | LOW << 2) | (flags & LOW) << 2 | (flags >> 2) & LOW,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arm_swaps_four_open_flags() {
        let arm = |f| open_flags(HostIsa::Aarch64, f);
        assert_eq!(arm(0o40000), 0o200000, "O_DIRECT");
        assert_eq!(arm(0o100000), 0o400000, "O_LARGEFILE");
        assert_eq!(arm(0o200000), 0o40000, "O_DIRECTORY");
        assert_eq!(arm(0o400000), 0o100000, "O_NOFOLLOW");
        assert_eq!(arm(0o20200000), 0o20040000, "O_TMPFILE");
        assert_eq!(arm(0o2000102), 0o2000102, "O_CLOEXEC | O_CREAT | O_RDWR");
    }

    #[test]
    fn the_map_is_its_own_inverse_everywhere() {
        for isa in HostIsa::ALL {
            for bit in 0..32 {
                assert_eq!(open_flags(isa, open_flags(isa, 1 << bit)), 1 << bit);
            }
        }
    }

    #[test]
    fn the_hosts_c_library_agrees() {
        let host = |f| open_flags(HostIsa::HOST, f) as i32;
        assert_eq!(host(0o200000), libc::O_DIRECTORY);
        assert_eq!(host(0o400000), libc::O_NOFOLLOW);
        assert_eq!(host(0o40000), libc::O_DIRECT);
    }
}
