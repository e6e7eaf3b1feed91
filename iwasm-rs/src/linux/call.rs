//! What a handler needs of the program that makes a call.

use std::any::Any;

use wali_syscalls::marshal::{Errno, GuestMemory};

use super::caller::Caller;
use super::program::Program;
use crate::runtime::{Instance, Memory};

/// Result of a handler: what the kernel would return.
pub(super) type SysResult = Result<i64, Errno>;

/// From what the kernel returned.
pub(super) fn from_kernel(word: isize) -> SysResult {
    if (-4095..0).contains(&word) { Err(Errno(-word as i32)) } else { Ok(word as i64) }
}

/// A call by guest code of a program. Owns nothing, so that a call may be left at any point.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// The calling thread.
    pub(super) caller: Caller,
    /// Its instance.
    pub(super) instance: &'a Instance,
    /// Its memory 0.
    pub(super) memory: &'a Memory,
    /// Its program.
    pub(super) program: &'a Program,
}

impl Call<'_> {
    /// The call that guest code makes.
    ///
    /// # Errors
    /// ENOSYS when its instance has no memory or belongs to no [`Program`].
    pub(super) fn new<'a>(caller: Caller) -> Result<Call<'a>, Errno> {
        let instance: &Instance = caller.instance();
        let program = instance.host.as_ref().and_then(|host| (&**host as &dyn Any).downcast_ref());
        match (instance.memories.first().filter(|m| m.is_plain()), program) {
            (Some(memory), Some(program)) => Ok(Call { caller, instance, memory, program }),
            _ => Err(Errno(libc::ENOSYS)),
        }
    }

    /// Reads guest memory.
    ///
    /// # Errors
    /// EFAULT, also for address 0, which is NULL.
    pub(super) fn read<const N: usize>(&self, address: u32) -> Result<[u8; N], Errno> {
        let mut bytes = [0; N];
        self.read_into(address, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads guest memory.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn read_into(&self, address: u32, to: &mut [u8]) -> Result<(), Errno> {
        if address == 0 {
            return Err(Errno(libc::EFAULT));
        }
        Ok(GuestMemory::read(&self.caller, u64::from(address), to)?)
    }

    /// Writes guest memory.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn write(&self, address: u32, from: &[u8]) -> Result<(), Errno> {
        if address == 0 {
            return Err(Errno(libc::EFAULT));
        }
        Ok(GuestMemory::write(&self.caller, u64::from(address), from)?)
    }

    /// Reads a string up to its NUL.
    ///
    /// # Errors
    /// EFAULT; `too_long` beyond `limit` bytes.
    pub(super) fn read_string(&self, address: u32, limit: usize, too_long: Errno) -> Result<Vec<u8>, Errno> {
        const CHUNK: usize = 256;
        let mut text = Vec::new();
        while text.len() <= limit {
            let at = address.checked_add(text.len() as u32).ok_or(Errno(libc::EFAULT))?;
            // Up to the end of an aligned block: never into a page that the string does not reach.
            let mut chunk = [0; CHUNK];
            let chunk = &mut chunk[..CHUNK - at as usize % CHUNK];
            self.read_into(at, chunk)?;
            match chunk.iter().position(|byte| *byte == 0) {
                Some(end) => {
                    text.extend_from_slice(&chunk[..end]);
                    return if text.len() <= limit { Ok(text) } else { Err(too_long) };
                }
                None => text.extend_from_slice(chunk),
            }
        }
        Err(too_long)
    }
}
