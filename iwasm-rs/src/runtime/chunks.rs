//! A list that grows and is read without a lock.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

/// A list of words that only grows, whose entries are numbered from 1: chunk `k` holds those from 2^k up to 2^(k+1).
#[derive(Debug)]
pub(super) struct Chunks<T> {
    chunks: [AtomicPtr<T>; 32],
    len: AtomicU32,
}

impl<T: Copy> Chunks<T> {
    pub(super) const fn new() -> Chunks<T> {
        Chunks { chunks: [const { AtomicPtr::new(ptr::null_mut()) }; 32], len: AtomicU32::new(0) }
    }

    fn place(&self, number: u32) -> (&AtomicPtr<T>, usize) {
        let k = number.ilog2();
        (&self.chunks[k as usize], number as usize - (1 << k))
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> u32 {
        self.len.load(Ordering::Acquire)
    }

    /// Appends an entry: its number. Only one thread at a time may do so: the caller holds a lock.
    pub(super) fn push(&self, entry: T) -> u32 {
        let number = self.len.load(Ordering::Relaxed) + 1;
        let (chunk, index) = self.place(number);
        if index == 0 {
            let entries = vec![entry; 1 << number.ilog2()].into_boxed_slice();
            chunk.store(Box::into_raw(entries).cast(), Ordering::Release);
        }
        // SAFETY: the chunk has 2^k entries; only the caller writes, and nobody reads an entry before the length says that it is there.
        unsafe { chunk.load(Ordering::Relaxed).add(index).write(entry) };
        self.len.store(number, Ordering::Release);
        number
    }

    /// The entry of a number, if there is one.
    pub(super) fn get(&self, number: u32) -> Option<T> {
        if number == 0 || number > self.len() {
            return None;
        }
        let (chunk, index) = self.place(number);
        // SAFETY: the entry has been written before the length was.
        Some(unsafe { *chunk.load(Ordering::Acquire).add(index) })
    }
}

impl<T> Drop for Chunks<T> {
    fn drop(&mut self) {
        for (k, chunk) in self.chunks.iter_mut().enumerate() {
            let chunk = *chunk.get_mut();
            if !chunk.is_null() {
                // SAFETY: made by `push` with this length; entries are `Copy`, so that there is nothing to drop.
                drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(chunk, 1 << k)) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_numbers() {
        let list = Chunks::new();
        assert_eq!((list.get(0), list.get(1)), (None, None));
        for n in 1..100u64 {
            assert_eq!(u64::from(list.push(n * n)), n);
        }
        assert!((1..100).all(|n| list.get(n) == Some(u64::from(n) * u64::from(n))));
        assert_eq!((list.get(100), list.len()), (None, 99));
    }
}
