//! semctl, shmctl and msgctl: the argument by operation.

use super::Kind;

/// `IPC_64`, which some libcs add to the operation.
const IPC_64: u32 = 0x100;
/// `struct msginfo`, `struct seminfo`, `struct shminfo` (and `struct shm_info`).
const MSGINFO: Kind = Kind::Pointer(32);
const SEMINFO: Kind = Kind::Pointer(40);
const SHMINFO: Kind = Kind::Pointer(72);

/// The fourth argument of semctl: GETALL 13 and SETALL 17 take an array of as many numbers as the set has semaphores.
pub const fn semctl(op: u32) -> Kind {
    match op & !IPC_64 {
        1 | 2 | 18 | 20 => Kind::SemidDs,
        3 | 19 => SEMINFO,
        13 | 17 => Kind::Unsized,
        _ => Kind::Number,
    }
}

/// The third argument of shmctl.
pub const fn shmctl(op: u32) -> Kind {
    match op & !IPC_64 {
        1 | 2 | 13 | 15 => Kind::Pointer(112),
        3 | 14 => SHMINFO,
        _ => Kind::Number,
    }
}

/// The third argument of msgctl.
pub const fn msgctl(op: u32) -> Kind {
    match op & !IPC_64 {
        1 | 2 | 11 | 13 => Kind::Pointer(120),
        3 | 12 => MSGINFO,
        _ => Kind::Number,
    }
}
