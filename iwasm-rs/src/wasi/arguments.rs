//! Arguments and environment: each a list of pointers to strings in one block.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;

use super::call::Call;
use super::errno::Errno;

/// `args_get`.
pub(super) fn args_get(call: Call<'_>, argv: u32, text: u32) -> Result<(), Errno> {
    place(call, &call.program.args, argv, text)
}

/// `args_sizes_get`.
pub(super) fn args_sizes_get(call: Call<'_>, count: u32, bytes: u32) -> Result<(), Errno> {
    sizes(call, &call.program.args, count, bytes)
}

/// `environ_get`.
pub(super) fn environ_get(call: Call<'_>, environ: u32, text: u32) -> Result<(), Errno> {
    place(call, &call.program.environment, environ, text)
}

/// `environ_sizes_get`.
pub(super) fn environ_sizes_get(call: Call<'_>, count: u32, bytes: u32) -> Result<(), Errno> {
    sizes(call, &call.program.environment, count, bytes)
}

fn sizes(call: Call<'_>, words: &[OsString], count: u32, bytes: u32) -> Result<(), Errno> {
    let total: usize = words.iter().map(|word| word.len() + 1).sum();
    call.write_u32(count, u32::try_from(words.len()).map_err(|_| Errno::OVERFLOW)?)?;
    call.write_u32(bytes, u32::try_from(total).map_err(|_| Errno::OVERFLOW)?)
}

fn place(call: Call<'_>, words: &[OsString], pointers: u32, text: u32) -> Result<(), Errno> {
    let (mut pointer, mut at) = (pointers, text);
    for word in words {
        let terminated = [word.as_bytes(), &[0]].concat();
        call.write_u32(pointer, at)?;
        call.write(at, &terminated)?;
        pointer = pointer.checked_add(4).ok_or(Errno::FAULT)?;
        at = at.checked_add(terminated.len() as u32).ok_or(Errno::FAULT)?;
    }
    Ok(())
}
