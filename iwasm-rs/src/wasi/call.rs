//! What a handler needs of the program that makes a call.

use std::ops::Range;

use super::Program;
use super::errno::Errno;
use crate::runtime::{Instance, Memory};

/// The most buffers of one call, as in Linux.
const MAX_BUFFERS: u32 = 1024;
/// The most bytes that one call reads or writes; more than that takes several, which callers must expect anyway.
const MAX_TRANSFER: usize = 1 << 20;
/// The longest path, as in Linux.
const MAX_PATH: u32 = 4096;

/// A call by guest code of a program.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    memory: &'a Memory,
    /// Its program.
    pub(super) program: &'a Program,
}

impl Call<'_> {
    /// The call that guest code of an instance makes.
    ///
    /// # Errors
    /// When the instance has no memory or belongs to no [`Program`].
    pub(super) fn new(instance: &Instance) -> Result<Call<'_>, Errno> {
        match (instance.memories.first().filter(|m| m.is_plain()), Program::of(instance)) {
            (Some(memory), Some(program)) => Ok(Call { memory, program }),
            _ => Err(Errno::NOSYS),
        }
    }

    /// Copies bytes from the guest.
    pub(super) fn read(&self, address: u32, to: &mut [u8]) -> Result<(), Errno> {
        Ok(self.memory.read(address.into(), to)?)
    }

    /// Copies bytes to the guest.
    pub(super) fn write(&self, address: u32, from: &[u8]) -> Result<(), Errno> {
        Ok(self.memory.write(address.into(), from)?)
    }

    /// Stores a number.
    pub(super) fn write_u32(&self, address: u32, value: u32) -> Result<(), Errno> {
        self.write(address, &value.to_le_bytes())
    }

    /// Stores a number.
    pub(super) fn write_u64(&self, address: u32, value: u64) -> Result<(), Errno> {
        self.write(address, &value.to_le_bytes())
    }

    /// A path. WASI's are UTF-8; the kernel refuses a NUL.
    pub(super) fn path(&self, address: u32, length: u32) -> Result<String, Errno> {
        if length > MAX_PATH {
            return Err(Errno::NAMETOOLONG);
        }
        let mut bytes = vec![0; length as usize];
        self.read(address, &mut bytes)?;
        String::from_utf8(bytes).map_err(|_| Errno::ILSEQ)
    }

    /// The buffers that a call lists, cut to what one call transfers. Each lies in memory.
    pub(super) fn buffers(&self, list: u32, count: u32) -> Result<Vec<Range<u32>>, Errno> {
        if count > MAX_BUFFERS {
            return Err(Errno::INVAL);
        }
        let mut entries = vec![0; 8 * count as usize];
        self.read(list, &mut entries)?;
        let mut left = MAX_TRANSFER as u32;
        let mut buffers = Vec::with_capacity(count as usize);
        for entry in entries.as_chunks::<8>().0 {
            let [a, b, c, d, e, f, g, h] = *entry;
            let (address, length) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
            self.memory.slice(address.into(), length.into()).ok_or(Errno::FAULT)?;
            let length = length.min(left);
            left -= length;
            buffers.push(address..address.saturating_add(length));
        }
        Ok(buffers)
    }

    /// What the buffers hold.
    pub(super) fn gather(&self, buffers: &[Range<u32>]) -> Result<Vec<u8>, Errno> {
        let mut bytes = vec![0; buffers.iter().map(Range::len).sum()];
        let mut rest = &mut bytes[..];
        for buffer in buffers {
            let (part, behind) = rest.split_at_mut(buffer.len());
            self.read(buffer.start, part)?;
            rest = behind;
        }
        Ok(bytes)
    }

    /// Fills the buffers one after the other.
    pub(super) fn scatter(&self, buffers: &[Range<u32>], mut bytes: &[u8]) -> Result<(), Errno> {
        for buffer in buffers {
            let (part, behind) = bytes.split_at(buffer.len().min(bytes.len()));
            self.write(buffer.start, part)?;
            bytes = behind;
        }
        Ok(())
    }
}
