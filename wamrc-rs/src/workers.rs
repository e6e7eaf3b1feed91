//! Threads that compile.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::error::Error;

/// Room for LLVM's recursion over what modules nest; only what is used takes memory.
const STACK_BYTES: usize = 1 << 30;

/// What `work` makes of each item, in the order of the items, by at most so many threads. The first error in that order counts.
///
/// # Errors
/// Those of `work`, and when there is no thread to be had.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> Result<R, Error> + Sync) -> Result<Vec<R>, Error> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            let result = work(item);
            let failed = result.is_err();
            done.push((index, result));
            if failed {
                // The others finish what they have begun: all items before this one.
                next.fetch_max(items.len(), Ordering::Relaxed);
            }
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
            assert_eq!(map(&items, threads, |i| Ok(i * 2)).unwrap(), (0..200).step_by(2).collect::<Vec<_>>());
            let error = map(&items, threads, |i| if *i >= 40 { Err::<(), _>(Error::Llvm(i.to_string())) } else { Ok(()) });
            assert_eq!(error.unwrap_err().to_string(), "code generator: 40");
        }
        assert!(map(&[], 4, |(): &()| Ok(())).unwrap().is_empty());
    }
}
