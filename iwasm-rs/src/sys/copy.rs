//! Accesses of the host to guest memory that survive pages which the guest has unmapped or protected.

use super::arch;

/// Guest memory that cannot be accessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

/// Copies guest memory into `to`.
///
/// # Errors
/// When a page is not readable; `to` is then partly written.
///
/// # Safety
/// `from..from + to.len()` lies within a reservation; [`super::fault::install`] has been called.
pub unsafe fn copy_in(to: &mut [u8], from: *const u8) -> Result<(), Fault> {
    // SAFETY: `to` is valid for writes of its length, the caller vouches for `from`.
    match unsafe { arch::copy(to.as_mut_ptr(), from, to.len()) } {
        0 => Ok(()),
        _ => Err(Fault),
    }
}

/// Copies `from` into guest memory.
///
/// # Errors
/// When a page is not writable; guest memory is then partly written.
///
/// # Safety
/// `to..to + from.len()` lies within a reservation; [`super::fault::install`] has been called.
pub unsafe fn copy_out(to: *mut u8, from: &[u8]) -> Result<(), Fault> {
    // SAFETY: `from` is valid for reads of its length, the caller vouches for `to`.
    match unsafe { arch::copy(to, from.as_ptr(), from.len()) } {
        0 => Ok(()),
        _ => Err(Fault),
    }
}

/// Updates a word of guest memory atomically with what `update` makes of it: what it was, and whether it has been replaced.
///
/// # Errors
/// When the page is not writable, even if `update` wants nothing changed.
///
/// # Safety
/// `at` is a multiple of 4, and the word lies within a reservation; [`super::fault::install`] has been called.
pub unsafe fn update(at: *mut u32, mut update: impl FnMut(u32) -> Option<u32>) -> Result<(u32, bool), Fault> {
    // SAFETY: as above.
    let compare_exchange = |old, new| unsafe { arch::compare_exchange(at, old, new) }.ok_or(Fault);
    let mut old = compare_exchange(0, 0)?;
    while let Some(new) = update(old) {
        let found = compare_exchange(old, new)?;
        if found == old {
            return Ok((old, true));
        }
        old = found;
    }
    Ok((old, false))
}
