//! futex: <https://man7.org/linux/man-pages/man2/futex.2.html>.

/// `FUTEX_PRIVATE_FLAG`.
pub const PRIVATE: u32 = 128;
/// `FUTEX_CLOCK_REALTIME`.
pub const CLOCK_REALTIME: u32 = 256;

/// The operations without flags, by number.
pub static OPERATIONS: &[&str] = &[
    "FUTEX_WAIT",
    "FUTEX_WAKE",
    "FUTEX_FD",
    "FUTEX_REQUEUE",
    "FUTEX_CMP_REQUEUE",
    "FUTEX_WAKE_OP",
    "FUTEX_LOCK_PI",
    "FUTEX_UNLOCK_PI",
    "FUTEX_TRYLOCK_PI",
    "FUTEX_WAIT_BITSET",
    "FUTEX_WAKE_BITSET",
    "FUTEX_WAIT_REQUEUE_PI",
    "FUTEX_CMP_REQUEUE_PI",
    "FUTEX_LOCK_PI2",
];

/// Whether the fourth argument is the address of a timeout; otherwise it is a number or not looked at.
#[inline]
pub const fn has_timeout(op: u32) -> bool {
    // FUTEX_WAIT, LOCK_PI, WAIT_BITSET, WAIT_REQUEUE_PI, LOCK_PI2
    matches!(op & !(PRIVATE | CLOCK_REALTIME), 0 | 6 | 9 | 11 | 13)
}

/// Whether the fifth argument is the address of a second futex word; otherwise it is not looked at.
#[inline]
pub const fn has_second_word(op: u32) -> bool {
    // FUTEX_REQUEUE, CMP_REQUEUE, WAKE_OP, WAIT_REQUEUE_PI, CMP_REQUEUE_PI
    matches!(op & !(PRIVATE | CLOCK_REALTIME), 3..=5 | 11 | 12)
}
