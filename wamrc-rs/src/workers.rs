//! Threads that compile.

use std::cmp::Reverse;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::error::Error;

/// Room for LLVM's recursion over what modules nest; only what is used takes memory.
const STACK_BYTES: usize = 1 << 30;

/// What `work` makes of each item, in the order of the items, by at most so many threads. The first error in that order counts. What costs
/// most is begun first, so that no thread is left alone with it in the end.
///
/// # Errors
/// Those of `work`, and when there is no thread to be had.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    cost: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let next = AtomicUsize::new(0);
    let first_failure = AtomicUsize::new(items.len());
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| Reverse(cost(&items[*index])));
    let run = || {
        let mut done = Vec::new();
        loop {
            let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)) else { return done };
            // Nothing behind an item that failed matters.
            if *index > first_failure.load(Ordering::Relaxed) {
                continue;
            }
            let result = work(&items[*index]);
            if result.is_err() {
                first_failure.fetch_min(*index, Ordering::Relaxed);
            }
            done.push((*index, result));
        }
    };
    let mut done = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run);
        let mut handles = Vec::new();
        for result in (0..threads.clamp(1, items.len().max(1))).map(spawn) {
            match result {
                Ok(handle) => handles.push(handle),
                // Fewer threads do as well.
                Err(_) if !handles.is_empty() => break,
                Err(error) => return Err(Error::Thread(error.to_string())),
            }
        }
        let mut done = Vec::with_capacity(items.len());
        for handle in handles {
            done.extend(handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        Ok(done)
    })?;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// How many threads can run at once.
pub(crate) fn available() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_the_first_error_counts() {
        let items: Vec<u32> = (0..100).collect();
        for threads in [1, 3, 200] {
            let cost = |i: &u32| (i * 7 % 10) as usize;
            assert_eq!(map(&items, threads, cost, |i| Ok(i * 2)).unwrap(), (0..200).step_by(2).collect::<Vec<_>>());
            let error = map(&items, threads, cost, |i| if *i >= 40 { Err::<(), _>(Error::Llvm(i.to_string())) } else { Ok(()) });
            assert_eq!(error.unwrap_err().to_string(), "code generator: 40");
        }
        assert!(map(&[], 4, |_| 0, |(): &()| Ok(())).unwrap().is_empty());
    }
}
