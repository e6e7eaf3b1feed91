//! Instructions that are calls: one implementation for both engines. Addresses and indices are zero-extended.

use std::ptr;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Instant;

use aot_format::trap::TrapKind;

use super::instance::Instance;
use super::memory::Memory;
use super::table::Table;

type Result<T> = std::result::Result<T, TrapKind>;

fn memory(instance: &Instance, index: u32) -> &Memory {
    &instance.memories[index as usize]
}

fn table(instance: &Instance, index: u32) -> &Table {
    &instance.tables[index as usize]
}

fn slice(memory: &Memory, address: u64, bytes: u64) -> Result<*mut u8> {
    memory.slice(address, bytes).ok_or(TrapKind::MemoryOutOfBounds)
}

/// How many bytes an operator moves that moves many of them, for the price of one.
const BYTES_PER_OPERATOR: u64 = 16;
/// Of an entry of a table.
const ENTRY_BYTES: u64 = 16;

/// Pays for an operator's moving so many bytes, or table entries of [`ENTRY_BYTES`], as code pays for operators ([`crate::wasm::fuel`]).
/// Without a limit of the fuel there is so much that nobody notices.
///
/// # Errors
/// When all fuel is spent.
pub(super) fn pay(instance: &Instance, bytes: u64) -> Result<()> {
    // SAFETY: this thread runs the instance's code.
    let fuel = unsafe { &mut (*instance.context()).fuel };
    *fuel = fuel.saturating_sub_unsigned(bytes / BYTES_PER_OPERATOR);
    if *fuel < 0 { Err(TrapKind::FuelSpent) } else { Ok(()) }
}

/// `memory.grow`: the old size in pages, or -1.
pub fn memory_grow(instance: &Instance, index: u32, pages: u64) -> i64 {
    memory(instance, index).grow(pages).map_or(-1, |old| old as i64)
}

/// `memory.copy`. Pages that the guest has unmapped end it by the fault hook.
///
/// # Errors
/// When a range is out of bounds.
pub fn memory_copy(instance: &Instance, to_memory: u32, from_memory: u32, to: u64, from: u64, bytes: u64) -> Result<()> {
    let to = slice(memory(instance, to_memory), to, bytes)?;
    let from = slice(memory(instance, from_memory), from, bytes)?;
    pay(instance, bytes)?;
    // SAFETY: both ranges lie within reservations.
    unsafe { ptr::copy(from, to, bytes as usize) };
    Ok(())
}

/// `memory.fill`.
///
/// # Errors
/// When the range is out of bounds.
pub fn memory_fill(instance: &Instance, index: u32, to: u64, value: u32, bytes: u64) -> Result<()> {
    let to = slice(memory(instance, index), to, bytes)?;
    pay(instance, bytes)?;
    // SAFETY: the range lies within a reservation.
    unsafe { ptr::write_bytes(to, value as u8, bytes as usize) };
    Ok(())
}

/// `memory.init`.
///
/// # Errors
/// When a range is out of bounds.
pub fn memory_init(instance: &Instance, index: u32, segment: u32, to: u64, from: u32, bytes: u32) -> Result<()> {
    let dropped = instance.dropped_data[segment as usize].load(Ordering::Relaxed);
    let range = instance.module.data[segment as usize].range.clone();
    let data = if dropped { &[] } else { &instance.module.bytes[range] };
    let to = slice(memory(instance, index), to, u64::from(bytes))?;
    let end = from as usize + bytes as usize;
    let from = data.get(from as usize..end).ok_or(TrapKind::MemoryOutOfBounds)?;
    pay(instance, u64::from(bytes))?;
    // SAFETY: the range lies within a reservation; the module's bytes never do.
    unsafe { ptr::copy_nonoverlapping(from.as_ptr(), to, from.len()) };
    Ok(())
}

/// `data.drop`.
pub fn data_drop(instance: &Instance, segment: u32) {
    instance.dropped_data[segment as usize].store(true, Ordering::Relaxed);
}

/// `table.get`.
///
/// # Errors
/// When the index is out of bounds.
pub fn table_get(instance: &Instance, index: u32, at: u64) -> Result<u64> {
    let table = table(instance, index);
    Ok(Instance::reference(table, table.get(at).ok_or(TrapKind::TableOutOfBounds)?))
}

/// `table.set`.
///
/// # Errors
/// When the index is out of bounds.
pub fn table_set(instance: &Instance, index: u32, at: u64, value: u64) -> Result<()> {
    let table = table(instance, index);
    table.set(at, instance.entry(table, value))
}

/// `table.size`.
pub fn table_size(instance: &Instance, index: u32) -> u64 {
    table(instance, index).len()
}

/// `table.grow`: the old number of entries, or -1.
///
/// # Errors
/// When it cannot be paid.
pub fn table_grow(instance: &Instance, index: u32, value: u64, entries: u64) -> Result<i64> {
    let table = table(instance, index);
    let old = table.grow(entries, instance.entry(table, value));
    pay(instance, if old.is_some() { entries.saturating_mul(ENTRY_BYTES) } else { 0 })?;
    Ok(old.map_or(-1, |old| old as i64))
}

/// `table.fill`.
///
/// # Errors
/// When the range is out of bounds.
pub fn table_fill(instance: &Instance, index: u32, to: u64, value: u64, entries: u64) -> Result<()> {
    let table = table(instance, index);
    let end = to.checked_add(entries).filter(|end| *end <= table.len()).ok_or(TrapKind::TableOutOfBounds)?;
    pay(instance, entries.saturating_mul(ENTRY_BYTES))?;
    let entry = instance.entry(table, value);
    (to..end).try_for_each(|at| table.set(at, entry))
}

/// `table.copy`.
///
/// # Errors
/// When a range is out of bounds.
pub fn table_copy(instance: &Instance, to_table: u32, from_table: u32, to: u64, from: u64, entries: u64) -> Result<()> {
    let (target, source) = (table(instance, to_table), table(instance, from_table));
    let fits = |at: u64, table: &Table| at.checked_add(entries).is_some_and(|end| end <= table.len());
    if !fits(to, target) || !fits(from, source) {
        return Err(TrapKind::TableOutOfBounds);
    }
    pay(instance, entries.saturating_mul(ENTRY_BYTES))?;
    let copy = |i: u64| {
        let entry = source.get(from + i).ok_or(TrapKind::TableOutOfBounds)?;
        // Threads may be writing it: only the reference in it is one word.
        let whole = ptr::eq(target, source) && !source.is_shared();
        target.set(to + i, if whole { entry } else { instance.entry(target, Instance::reference(source, entry)) })
    };
    if to <= from { (0..entries).try_for_each(copy) } else { (0..entries).rev().try_for_each(copy) }
}

/// `table.init`.
///
/// # Errors
/// When a range is out of bounds.
pub fn table_init(instance: &Instance, index: u32, segment: u32, to: u64, from: u32, entries: u32) -> Result<()> {
    let table = table(instance, index);
    let items = &instance.module.elements[segment as usize].items;
    let dropped = instance.dropped_elements[segment as usize].load(Ordering::Relaxed);
    let len = if dropped { 0 } else { items.len() as u64 };
    let fits = to.checked_add(u64::from(entries)).is_some_and(|end| end <= table.len());
    if !fits || u64::from(from) + u64::from(entries) > len {
        return Err(TrapKind::TableOutOfBounds);
    }
    pay(instance, u64::from(entries) * ENTRY_BYTES)?;
    for i in 0..entries {
        table.set(to + u64::from(i), instance.entry(table, instance.element_value(segment, from + i)))?;
    }
    Ok(())
}

/// `elem.drop`.
pub fn elem_drop(instance: &Instance, segment: u32) {
    instance.dropped_elements[segment as usize].store(true, Ordering::Relaxed);
}

/// `ref.func`: the reference value of a function.
pub fn ref_func(instance: &Instance, func: u32) -> u64 {
    // SAFETY: functions live as long as the store.
    u64::from(unsafe { (*instance.func(func)).handle })
}

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Wait {
    /// A notify, or a wake of the futex by a system call.
    Woken = 0,
    /// The value was another.
    NotEqual = 1,
    /// Time ran out.
    TimedOut = 2,
    /// A signal: deliver and wait again, for what is left of the time.
    Interrupted = 3,
}

fn atomic_address(instance: &Instance, index: u32, address: u64, bytes: u64) -> Result<*mut u8> {
    if !address.is_multiple_of(bytes) {
        return Err(TrapKind::UnalignedAtomic);
    }
    slice(memory(instance, index), address, bytes)
}

/// `memory.atomic.wait32` at an effective address, by the kernel's futex, so that system calls and this wake each other. `timeout_ns` < 0 waits for ever.
///
/// # Errors
/// When the address is out of bounds or unaligned, or the memory is not shared.
pub fn atomic_wait32(instance: &Instance, index: u32, address: u64, expected: u32, timeout_ns: &mut i64) -> Result<Wait> {
    let at = atomic_address(instance, index, address, 4)?;
    if !memory(instance, index).ty().shared {
        return Err(TrapKind::ExpectedSharedMemory);
    }
    Ok(futex_wait(at.cast(), expected, timeout_ns))
}

/// `memory.atomic.wait64` at an effective address. The kernel compares 32 bits only: the low half; the high half is compared before.
///
/// # Errors
/// As [`atomic_wait32`].
pub fn atomic_wait64(instance: &Instance, index: u32, address: u64, expected: u64, timeout_ns: &mut i64) -> Result<Wait> {
    let at = atomic_address(instance, index, address, 8)?;
    if !memory(instance, index).ty().shared {
        return Err(TrapKind::ExpectedSharedMemory);
    }
    // SAFETY: aligned and within the memory.
    let now = unsafe { AtomicU64::from_ptr(at.cast()) }.load(Ordering::SeqCst);
    if now != expected {
        return Ok(Wait::NotEqual);
    }
    Ok(futex_wait(at.cast(), expected as u32, timeout_ns))
}

/// Waits; a timeout that is not negative becomes what is left of it when a signal comes.
fn futex_wait(at: *mut u32, expected: u32, timeout_ns: &mut i64) -> Wait {
    // SAFETY: aligned and within a memory.
    if unsafe { AtomicU32::from_ptr(at) }.load(Ordering::SeqCst) != expected {
        return Wait::NotEqual;
    }
    let begin = Instant::now();
    let timeout = libc::timespec { tv_sec: *timeout_ns / 1_000_000_000, tv_nsec: *timeout_ns % 1_000_000_000 };
    let timeout = if *timeout_ns < 0 { ptr::null() } else { &raw const timeout };
    // SAFETY: the kernel checks the address; the timeout is null or valid.
    let result = unsafe { libc::syscall(libc::SYS_futex, at, libc::FUTEX_WAIT, expected, timeout) };
    if result == 0 {
        return Wait::Woken;
    }
    match std::io::Error::last_os_error().raw_os_error() {
        Some(libc::EAGAIN) => Wait::NotEqual,
        Some(libc::ETIMEDOUT) => Wait::TimedOut,
        Some(libc::EINTR) => {
            if *timeout_ns >= 0 {
                *timeout_ns = timeout_ns.saturating_sub_unsigned(begin.elapsed().as_nanos() as u64).max(0);
            }
            Wait::Interrupted
        }
        _ => Wait::Woken,
    }
}

/// `memory.atomic.notify` at an effective address: how many were woken.
///
/// # Errors
/// When the address is out of bounds or unaligned.
pub fn atomic_notify(instance: &Instance, index: u32, address: u64, count: u32) -> Result<u32> {
    let at = atomic_address(instance, index, address, 4)?;
    if !memory(instance, index).ty().shared {
        return Ok(0);
    }
    let count = count.min(i32::MAX as u32);
    // SAFETY: wakes only; the kernel checks the address.
    let woken = unsafe { libc::syscall(libc::SYS_futex, at, libc::FUTEX_WAKE, count) };
    Ok(u32::try_from(woken).unwrap_or(0))
}
