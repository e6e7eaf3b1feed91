//! The structs whose layout differs, and those that a handler of the engine reads field by field.

use super::layout::{Field, Layout, field};
use crate::isa::HostIsa;

macro_rules! layouts {
    ($($(#[$doc:meta])* $name:ident $guest_bytes:literal => $host_bytes:literal [$($field:expr),* $(,)?];)*) => { $(
        $(#[$doc])*
        pub static $name: Layout = {
            const FIELDS: &[Field] = &[$($field),*];
            const LAYOUT: Layout = Layout { guest_bytes: $guest_bytes, host_bytes: $host_bytes, fields: FIELDS };
            const { assert!(LAYOUT.is_consistent()) };
            LAYOUT
        };
    )*
        #[cfg(test)]
        const ALL: &[(&str, &Layout)] = &[$((stringify!($name), &$name)),*];
    };
}

// field(guest offset, size, host offset, size)
layouts! {
    /// `struct stat` of the generic ABI: aarch64 and riscv64. The guest's is x86-64's.
    STAT_GENERIC 144 => 128 [
        field(0, 8, 0, 8),    // dev
        field(8, 8, 8, 8),    // ino
        field(16, 8, 20, 4),  // nlink
        field(24, 4, 16, 4),  // mode
        field(28, 4, 24, 4),  // uid
        field(32, 4, 28, 4),  // gid
        field(40, 8, 32, 8),  // rdev
        field(48, 8, 48, 8),  // size
        field(56, 8, 56, 4),  // blksize
        field(64, 8, 64, 8),  // blocks
        field(72, 16, 72, 16),   // atim
        field(88, 16, 88, 16),   // mtim
        field(104, 16, 104, 16), // ctim
    ];
    /// `struct epoll_event` where it is not packed: aarch64 and riscv64.
    EPOLL_EVENT_PADDED 12 => 16 [field(0, 4, 0, 4), field(4, 8, 8, 8)];
    /// `struct sigevent`, with the signal's value or the cookie's address, and the thread.
    SIGEVENT 64 => 64 [field(0, 4, 0, 8), field(4, 4, 8, 4), field(8, 4, 12, 4), field(12, 4, 16, 4)];
    /// The same where no function is called, as far as the kernel looks at it.
    TIMER_EVENT 16 => 64 [field(0, 4, 0, 8), field(4, 4, 8, 4), field(8, 4, 12, 4), field(12, 4, 16, 4)];
    /// `struct semid64_ds` of x86-64; the guest's is the generic one.
    SEMID_DS_X86_64 88 => 104 [field(0, 48, 0, 48), field(48, 8, 48, 8), field(56, 8, 64, 8), field(64, 8, 80, 8)];
    /// `struct msghdr`, with guest addresses in the place of pointers.
    MSGHDR 36 => 56 [
        field(0, 4, 0, 8),   // name
        field(4, 4, 8, 4),   // namelen
        field(8, 4, 16, 8),  // iov
        field(12, 4, 24, 8), // iovlen
        field(20, 4, 32, 8), // control
        field(24, 4, 40, 8), // controllen
        field(32, 4, 48, 4), // flags
    ];
    /// `struct iovec`, with a guest address in the place of the pointer.
    IOVEC 8 => 16 [field(0, 4, 0, 8), field(4, 4, 8, 8)];
    /// `struct sock_fprog`, with a guest address in the place of the pointer.
    SOCK_FPROG 8 => 16 [field(0, 2, 0, 2), field(4, 4, 8, 8)];
    /// `struct ifconf`, with a guest address in the place of the pointer.
    IFCONF 8 => 16 [field(0, 4, 0, 4), field(4, 4, 8, 8)];
    /// `stack_t`, with a guest address in the place of the pointer.
    STACK_T 12 => 24 [field(0, 4, 0, 8), field(4, 4, 8, 4), field(8, 4, 16, 8)];
    /// `struct k_sigaction` of x86-64 and aarch64, with a table index in the place of the handler.
    K_SIGACTION 24 => 32 [field(0, 4, 0, 8), field(4, 8, 8, 8), field(12, 4, 16, 8), field(16, 8, 24, 8)];
    /// `struct k_sigaction` of riscv64, which has no restorer.
    K_SIGACTION_RISCV64 24 => 24 [field(0, 4, 0, 8), field(4, 8, 8, 8), field(16, 8, 16, 8)];
}

/// The conversion of `struct stat` on `isa`, if any.
pub const fn stat(isa: HostIsa) -> Option<&'static Layout> {
    match isa {
        HostIsa::X86_64 => None,
        HostIsa::Aarch64 | HostIsa::Riscv64 => Some(&STAT_GENERIC),
    }
}

/// The conversion of `struct epoll_event` on `isa`, if any.
pub const fn epoll_event(isa: HostIsa) -> Option<&'static Layout> {
    match isa {
        HostIsa::X86_64 => None,
        HostIsa::Aarch64 | HostIsa::Riscv64 => Some(&EPOLL_EVENT_PADDED),
    }
}

/// The conversion of `struct semid_ds` on `isa`, if any.
pub const fn semid_ds(isa: HostIsa) -> Option<&'static Layout> {
    match isa {
        HostIsa::X86_64 => Some(&SEMID_DS_X86_64),
        HostIsa::Aarch64 | HostIsa::Riscv64 => None,
    }
}

/// Structs of the guest as plain fields, and their bytes.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident $bytes:literal { $($(#[$field_doc:meta])* $field:ident: $ty:ty = $at:literal),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty),* }

        impl $name {
            /// Its size in guest memory.
            pub const BYTES: usize = $bytes;

            /// Reads it.
            pub fn from_bytes(bytes: &[u8; $bytes]) -> Self {
                let mut it = Self::default();
                $(
                    let mut field = [0; size_of::<$ty>()];
                    field.copy_from_slice(&bytes[$at..$at + size_of::<$ty>()]);
                    it.$field = <$ty>::from_le_bytes(field);
                )*
                it
            }

            /// Its bytes; those between the fields are zero.
            pub fn to_bytes(self) -> [u8; $bytes] {
                let mut bytes = [0; $bytes];
                $(bytes[$at..$at + size_of::<$ty>()].copy_from_slice(&self.$field.to_le_bytes());)*
                bytes
            }
        }
    )* };
}

records! {
    /// What rt_sigaction passes.
    SigAction 24 {
        /// Table index, or [`SIG_DFL`], [`SIG_IGN`].
        handler: u32 = 0,
        /// `SA_*` in the low half.
        flags: u64 = 4,
        /// Not used.
        restorer: u32 = 12,
        /// Signals to block in the handler.
        mask: u64 = 16,
    }
    /// What sigaltstack passes.
    StackT 12 {
        /// Lowest address.
        sp: u32 = 0,
        /// `SS_*`.
        flags: u32 = 4,
        /// Bytes.
        size: u32 = 8,
    }
    /// `struct timespec` or `struct timeval`.
    Time 16 {
        /// Seconds.
        seconds: i64 = 0,
        /// Nanoseconds or microseconds.
        fraction: i64 = 8,
    }
}

/// The guest's `SIG_DFL`.
pub const SIG_DFL: u32 = 0;
/// The guest's `SIG_IGN`: 1 is a table index.
pub const SIG_IGN: u32 = 0xffff_fffe;
/// The guest's `SIG_ERR`.
pub const SIG_ERR: u32 = 0xffff_ffff;
/// Size of `siginfo_t`, for guest and kernel.
pub const SIGINFO_BYTES: usize = 128;
/// Size of the guest's `ucontext_t`.
pub const UCONTEXT_BYTES: usize = 920;
/// Offset of `uc_stack`, a [`StackT`], in the guest's `ucontext_t`.
pub const UCONTEXT_STACK: usize = 12;
/// Offset of `uc_sigmask` in the guest's `ucontext_t`.
pub const UCONTEXT_SIGMASK: usize = 280;
/// Offset of `uc_mcontext.gregs[REG_RAX]`: -EINTR if a call was interrupted that has had no effect, else 0.
pub const UCONTEXT_RAX: usize = 128;
/// Offset of `uc_mcontext.gregs[REG_RSP]`: the interrupted stack pointer.
pub const UCONTEXT_RSP: usize = 144;
/// A flag of actions, unknown to Linux: compiled code is not interrupted, the handler runs at its next call.
pub const SA_AT_CALLS: u64 = 0x0020_0000;

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes 1, 2, 3, ... in every field of the guest's side that the host's side can hold, 0 elsewhere.
    fn sample(layout: &Layout) -> Vec<u8> {
        let mut bytes = vec![0; layout.guest_bytes];
        for (n, f) in layout.fields.iter().enumerate() {
            for i in 0..f.guest.1.min(f.host.1) {
                bytes[f.guest.0 + i] = (n * 16 + i + 1) as u8;
            }
        }
        bytes
    }

    #[test]
    fn every_layout_survives_a_round_trip() {
        for (name, layout) in ALL {
            let guest = sample(layout);
            let (mut host, mut back) = (vec![0xff; layout.host_bytes], vec![0xff; layout.guest_bytes]);
            layout.to_host(&guest, &mut host);
            layout.to_guest(&host, &mut back);
            assert_eq!(guest, back, "{name}");
        }
    }

    #[test]
    fn a_generic_stat_becomes_the_guests() {
        let mut host = [0; 128];
        host[16..20].copy_from_slice(&0o100644u32.to_le_bytes());
        host[20..24].copy_from_slice(&3u32.to_le_bytes());
        host[56..60].copy_from_slice(&4096i32.to_le_bytes());
        let mut guest = [0xff; 144];
        STAT_GENERIC.to_guest(&host, &mut guest);
        assert_eq!(guest[16..24], 3u64.to_le_bytes());
        assert_eq!(guest[24..28], 0o100644u32.to_le_bytes());
        assert_eq!(guest[56..64], 4096u64.to_le_bytes());
        assert_eq!(guest[120..144], [0; 24]);
    }

    #[test]
    fn the_hosts_sides_equal_the_c_library() {
        assert_eq!(size_of::<libc::msghdr>(), MSGHDR.host_bytes);
        assert_eq!(std::mem::offset_of!(libc::msghdr, msg_control), 32);
        assert_eq!(size_of::<libc::iovec>(), IOVEC.host_bytes);
        assert_eq!(size_of::<libc::stack_t>(), STACK_T.host_bytes);
        assert_eq!(size_of::<libc::sigevent>(), SIGEVENT.host_bytes);
        assert_eq!(size_of::<libc::epoll_event>(), epoll_event(HostIsa::HOST).map_or(12, |l| l.host_bytes));
        assert_eq!(size_of::<libc::stat>(), stat(HostIsa::HOST).map_or(144, |l| l.host_bytes));
        assert_eq!(size_of::<libc::semid_ds>(), semid_ds(HostIsa::HOST).map_or(88, |l| l.host_bytes));
    }

    #[test]
    fn records_survive_a_round_trip() {
        let action = SigAction { handler: 7, flags: 0x1_0000_0004, restorer: 9, mask: u64::MAX - 1 };
        assert_eq!(SigAction::from_bytes(&action.to_bytes()), action);
        assert_eq!(action.to_bytes()[16..24], (u64::MAX - 1).to_le_bytes());
        let time = Time { seconds: -1, fraction: 999 };
        assert_eq!(Time::from_bytes(&time.to_bytes()), time);
    }
}
