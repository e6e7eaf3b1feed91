//! Code words made at run time: a word of data and an address to jump to with it.
//!
//! Closures live in chunks of two pages, one of code and one of data. The code of a chunk is written once, for all its closures, and sealed
//! before the first is used; making a closure only fills its slot of data. They are never freed: references to functions may hold
//! them as long as the process lives, and the same pair of words gives the same closure.

use std::collections::HashMap;
use std::io;
use std::sync::{LazyLock, Mutex, PoisonError};

use aot_format::trap::TrapKind;

use super::arch::{self, CLOSURE_BYTES};
use crate::runtime::{Instance, VmContext};
use crate::sys::{PAGE_BYTES, Reservation};

const PER_CHUNK: usize = PAGE_BYTES / CLOSURE_BYTES;
/// Data word and target.
const SLOT_BYTES: usize = 16;
const _: () = assert!(PER_CHUNK * SLOT_BYTES <= PAGE_BYTES);

#[derive(Default)]
struct Pool {
    chunks: Vec<Reservation>,
    known: HashMap<(usize, usize), usize>,
}

static POOL: LazyLock<Mutex<Pool>> = LazyLock::new(Mutex::default);

/// Code that jumps to `target`, one of the addresses of `arch`, with `data` in its register. Without memory for it, code that traps.
pub(super) fn make(target: usize, data: usize) -> usize {
    let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    pool.make(target, data).unwrap_or(out_of_memory as *const () as usize)
}

/// Runs `fork` while no other thread makes closures.
pub(super) fn quiesce(fork: &mut dyn FnMut()) {
    let _pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    fork();
}

unsafe extern "C" fn out_of_memory(context: *mut VmContext) {
    // SAFETY: called by compiled code as a function of convention `CONV`; this frame owns nothing.
    unsafe { Instance::raise(context, TrapKind::OutOfMemory) }
}

impl Pool {
    fn make(&mut self, target: usize, data: usize) -> io::Result<usize> {
        if let Some(known) = self.known.get(&(target, data)) {
            return Ok(*known);
        }
        let index = self.known.len() % PER_CHUNK;
        if index == 0 {
            self.chunks.push(new_chunk()?);
        }
        let chunk = self.chunks.last().map_or(std::ptr::null_mut(), Reservation::base);
        // SAFETY: slot `index` of the last chunk, which is writable; no code uses it yet.
        unsafe { chunk.add(PAGE_BYTES + index * SLOT_BYTES).cast::<[usize; 2]>().write([data, target]) };
        let code = chunk as usize + index * CLOSURE_BYTES;
        self.known.insert((target, data), code);
        Ok(code)
    }
}

fn new_chunk() -> io::Result<Reservation> {
    let chunk = Reservation::new(2 * PAGE_BYTES)?;
    chunk.commit(0, 2 * PAGE_BYTES)?;
    let base = chunk.base() as usize;
    for index in 0..PER_CHUNK {
        let at = base + index * CLOSURE_BYTES;
        let Some(code) = arch::closure(at, base + PAGE_BYTES + index * SLOT_BYTES) else { unreachable!("the next page is near") };
        // SAFETY: within the first page, which is still writable.
        unsafe { (at as *mut [u8; CLOSURE_BYTES]).write(code) };
    }
    chunk.protect(0, PAGE_BYTES, libc::PROT_READ | libc::PROT_EXEC)?;
    arch::publish_code(chunk.base(), PAGE_BYTES);
    Ok(chunk)
}
