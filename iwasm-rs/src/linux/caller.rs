//! The guest thread that makes a call.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use aot_format::layout::memory;
use wali_syscalls::marshal::{Fault, GuestMemory};

use crate::runtime::{Instance, VmContext};
use crate::sys;

/// The guest thread that makes a call: its context, of which memory 0 is the guest's memory.
#[derive(Clone, Copy, Debug)]
pub struct Caller(*mut VmContext);

impl Caller {
    /// The caller that a direct host function got.
    ///
    /// # Safety
    /// `context` is the context of a live instance that the calling thread runs, and outlives the value.
    #[inline(always)]
    pub unsafe fn new(context: *mut VmContext) -> Caller {
        Caller(context)
    }

    /// Its context.
    pub fn context(self) -> *mut VmContext {
        self.0
    }

    /// Its instance.
    pub fn instance<'a>(self) -> &'a Instance {
        // SAFETY: by contract of `new`; callers do not keep it beyond the call.
        unsafe { VmContext::instance(self.0) }
    }

    /// The word that is not zero when something waits for delivery.
    #[inline(always)]
    pub fn pending<'a>(self) -> &'a AtomicU32 {
        // SAFETY: by contract of `new`; callers do not keep it beyond the call.
        unsafe { &(*self.0).pending }
    }
}

/// Where the memory of an instance without one begins: no address there belongs to a process.
const NO_MEMORY: usize = 1 << 62;

impl GuestMemory for Caller {
    #[inline(always)]
    fn base(&self) -> usize {
        // SAFETY: by contract of `new`; fixed while the instance lives.
        match unsafe { (*self.0).memory0_base as usize } {
            0 => NO_MEMORY,
            base => base,
        }
    }

    #[inline(always)]
    fn size_bytes(&self) -> u64 {
        // SAFETY: by contract of `new`.
        let base = unsafe { (*self.0).memory0_base };
        if base.is_null() {
            return 0;
        }
        // SAFETY: the header below the base of a memory lives as long as the memory.
        unsafe { AtomicU64::from_ptr(base.offset(memory::SIZE_BYTES as isize).cast()) }.load(Ordering::Acquire)
    }

    #[inline(always)]
    fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault> {
        let from = slice(self, address, to.len())?;
        // SAFETY: within the memory's reservation.
        unsafe { sys::copy_in(to, from) }.map_err(|sys::Fault| Fault)
    }

    #[inline(always)]
    fn own_file(&self, address: u64) -> Option<usize> {
        super::fs::own_file(self, address)
    }

    #[inline(always)]
    fn write(&self, address: u64, from: &[u8]) -> Result<(), Fault> {
        let to = slice(self, address, from.len())?;
        // SAFETY: within the memory's reservation.
        unsafe { sys::copy_out(to, from) }.map_err(|sys::Fault| Fault)
    }
}

#[inline(always)]
fn slice(caller: &Caller, address: u64, bytes: usize) -> Result<*mut u8, Fault> {
    let end = address.checked_add(bytes as u64).ok_or(Fault)?;
    match end <= caller.size_bytes() {
        true => Ok((caller.base() as *mut u8).wrapping_add(address as usize)),
        false => Err(Fault),
    }
}
