//! How each type of the table crosses between guest and kernel.
//!
//! A call is made in three steps, each driven by the row: every argument *enters* and yields a register; the kernel is
//! called; every argument *leaves* and writes back what the kernel left in a converted struct. Flat memory is passed
//! as it is, after a check of address and length; what the host lays out differently goes through the argument's
//! *scratch* space, which the caller keeps in place between the steps.

mod extensible;
mod message;
mod pointer;
mod scalar;
mod selected;
mod time;

pub use pointer::Bounce;

/// An errno, positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errno(pub i32);

impl Errno {
    /// What the call returns to the guest.
    pub const fn result(self) -> i64 {
        -(self.0 as i64)
    }
}

/// Guest memory that the engine cannot read or write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

impl From<Fault> for Errno {
    fn from(_: Fault) -> Self {
        Errno(libc::EFAULT)
    }
}

/// A linear memory.
///
/// It lies at a fixed host address. From its size on no address is accessible to the kernel, up to 8 GiB behind byte 0: so far reach an
/// address and a length of 32 bits.
pub trait GuestMemory {
    /// Host address of byte 0.
    fn base(&self) -> usize;

    /// Current size in bytes.
    fn size_bytes(&self) -> u64;

    /// Copies guest memory to `to`.
    ///
    /// # Errors
    /// When a byte is beyond the size or inaccessible.
    fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault>;

    /// Copies `from` to guest memory.
    ///
    /// # Errors
    /// When a byte is beyond the size or inaccessible.
    fn write(&self, address: u64, from: &[u8]) -> Result<(), Fault>;

    /// Register for the path of the program's file, if the path at a guest address means the file that the process runs: for the kernel that
    /// is the engine.
    #[inline(always)]
    fn own_file(&self, _address: u64) -> Option<usize> {
        None
    }

    /// Register for `bytes` bytes at a guest address: NULL for 0.
    ///
    /// What of them lies beyond the memory faults when the kernel comes to it, as natively: many programs pass more than their buffer holds,
    /// and of several errors the kernel answers the one that it sees first.
    ///
    /// # Errors
    /// When they are so many that they could reach beyond what is the memory's.
    #[inline(always)]
    fn range(&self, address: u64, bytes: u64) -> Result<usize, Errno> {
        if address == 0 {
            return Ok(0);
        }
        if bytes > 1 << 32 {
            return Err(Errno(libc::EFAULT));
        }
        // Wasm addresses are 32 bits wide.
        Ok(self.base().wrapping_add(address as u32 as usize))
    }

    /// An address that is never accessible, for what the engine could not read: the kernel answers EFAULT, or what it finds wrong before.
    fn nowhere(&self) -> usize {
        self.base().wrapping_add((8 << 30) - 4096)
    }

    /// Reads `N` bytes.
    ///
    /// # Errors
    /// As [`Self::read`].
    fn load<const N: usize>(&self, address: u64) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        self.read(address, &mut bytes)?;
        Ok(bytes)
    }
}

/// A type of the table that can be an argument.
pub trait Crossing {
    /// What it keeps between the steps of a call.
    type Scratch;
    /// Scratch space before the first step.
    const SCRATCH: Self::Scratch;
}

/// The crossing of an argument that `By` describes: `()`, another argument's value, or a tuple of them.
pub trait Cross<By>: Crossing {
    /// The kernel's register for the value `raw` of the guest (an i32 zero-extended).
    ///
    /// # Errors
    /// The errno that the call answers without having been made.
    fn enter<G: GuestMemory>(scratch: &mut Self::Scratch, guest: &G, raw: u64, by: By) -> Result<usize, Errno>;

    /// Writes back after the kernel answered `result`, and returns what the guest sees of it.
    #[inline(always)]
    fn leave<G: GuestMemory>(_: &mut Self::Scratch, _: &G, _raw: u64, _: By, result: i64) -> i64 {
        result
    }
}

/// The `By` value of an argument: of nothing, of one argument or number, of several.
#[doc(hidden)]
#[macro_export]
macro_rules! __by {
    () => { () };
    ($one:tt) => { $one as u64 };
    ($($many:tt),*) => { ($($many),*) };
}

/// The result of a write-back that may fault: like the kernel's, the call is then answered with EFAULT.
fn written(result: i64, write: Result<(), Fault>) -> i64 {
    match write {
        Ok(()) => result,
        Err(Fault) => Errno(libc::EFAULT).result(),
    }
}

/// The register that points to host memory.
fn address<T: ?Sized>(of: &mut T) -> usize {
    (&raw mut *of).cast::<u8>() as usize
}
