//! Structs of the newer calls: of a size that the caller says, or in arrays with addresses in them.

use super::scalar::opened;
use super::{Cross, Crossing, Errno, GuestMemory, address};
use crate::abi::flags::open_flags;
use crate::isa::HostIsa;
use crate::types::*;

/// Bytes of `struct open_how`: flags, mode, how to resolve.
const OPEN_HOW_BYTES: usize = 24;
/// The most bytes that the kernel takes: a page.
const OPEN_HOW_MAX: u64 = 4096;

impl Crossing for OpenHow {
    type Scratch = [u64; 3];
    const SCRATCH: [u64; 3] = [0; 3];
}
impl Cross<u64> for OpenHow {
    fn enter<G: GuestMemory>(scratch: &mut [u64; 3], guest: &G, raw: u64, size: u64) -> Result<usize, Errno> {
        let size = size & 0xffff_ffff;
        if size < OPEN_HOW_BYTES as u64 {
            return Err(Errno(libc::EINVAL));
        }
        if size > OPEN_HOW_MAX {
            return Err(Errno(libc::E2BIG));
        }
        if raw == 0 {
            return Err(Errno(libc::EFAULT));
        }
        let mut bytes = [0; OPEN_HOW_MAX as usize];
        let bytes = &mut bytes[..size as usize];
        guest.read(raw, bytes)?;
        if bytes[OPEN_HOW_BYTES..].iter().any(|byte| *byte != 0) {
            return Err(Errno(libc::E2BIG));
        }
        *scratch = std::array::from_fn(|i| u64::from_le_bytes(std::array::from_fn(|n| bytes[i * 8 + n])));
        scratch[0] = scratch[0] >> 32 << 32 | u64::from(open_flags(HostIsa::HOST, scratch[0] as u32));
        Ok(address(scratch))
    }

    fn leave<G: GuestMemory>(_: &mut [u64; 3], _: &G, _: u64, _: u64, result: i64) -> i64 {
        opened(result)
    }
}

impl Crossing for OpenHowSize {
    type Scratch = ();
    const SCRATCH: () = ();
}
impl Cross<()> for OpenHowSize {
    #[inline(always)]
    fn enter<G: GuestMemory>(_: &mut (), _: &G, _: u64, _: ()) -> Result<usize, Errno> {
        Ok(OPEN_HOW_BYTES)
    }
}

/// `FUTEX_WAITV_MAX`.
const WAITERS_MAX: usize = 128;
/// Bytes of `struct futex_waitv`: value, address, flags, reserved.
const WAITER_BYTES: usize = 24;

impl Crossing for FutexWaiters {
    type Scratch = [[u64; 3]; WAITERS_MAX];
    const SCRATCH: Self::Scratch = [[0; 3]; WAITERS_MAX];
}
impl Cross<u64> for FutexWaiters {
    fn enter<G: GuestMemory>(scratch: &mut Self::Scratch, guest: &G, raw: u64, count: u64) -> Result<usize, Errno> {
        let count = count as u32 as usize;
        if count == 0 || count > WAITERS_MAX || raw == 0 {
            return Err(Errno(libc::EINVAL));
        }
        for (i, waiter) in scratch[..count].iter_mut().enumerate() {
            let bytes = guest.load::<WAITER_BYTES>(raw + (i * WAITER_BYTES) as u64)?;
            *waiter = std::array::from_fn(|i| u64::from_le_bytes(std::array::from_fn(|n| bytes[i * 8 + n])));
            waiter[1] = guest.range(waiter[1], 4)? as u64;
        }
        Ok(address(scratch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Memory;

    #[test]
    fn a_longer_open_how_must_be_zero_beyond_what_is_known() {
        let m = Memory::new(65536);
        m.write(64, &0o2000000u64.to_le_bytes()).unwrap();
        let enter = |raw, size| OpenHow::enter(&mut [7; 3], &m, raw, size).map(drop);
        assert_eq!(enter(64, 24), Ok(()));
        assert_eq!(enter(64, 4096), Ok(()));
        assert_eq!(enter(64, 23), Err(Errno(libc::EINVAL)));
        assert_eq!(enter(64, 4097), Err(Errno(libc::E2BIG)));
        assert_eq!(enter(65520, 24), Err(Errno(libc::EFAULT)));
        m.write(100, &[1]).unwrap();
        assert_eq!(enter(64, 40), Err(Errno(libc::E2BIG)));
    }

    #[test]
    fn each_futex_of_a_vector_is_translated() {
        let m = Memory::new(65536);
        m.write(64 + 8, &1000u64.to_le_bytes()).unwrap();
        m.write(88 + 8, &65532u64.to_le_bytes()).unwrap();
        let mut scratch = FutexWaiters::SCRATCH;
        FutexWaiters::enter(&mut scratch, &m, 64, 2).unwrap();
        assert_eq!((scratch[0][1], scratch[1][1]), ((m.base() + 1000) as u64, (m.base() + 65532) as u64));
        assert_eq!(FutexWaiters::enter(&mut scratch, &m, 65536 - 24, 2), Err(Errno(libc::EFAULT)));
        assert_eq!(FutexWaiters::enter(&mut scratch, &m, 64, 129), Err(Errno(libc::EINVAL)));
    }
}
