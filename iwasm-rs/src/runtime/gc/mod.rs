//! Structs, arrays and the collector.
//!
//! A reference to anything but functions, exceptions and the host's own is one word: 0 is null, an odd number is an i31, the rest are
//! addresses of [`object::Object`]s. The host's references are numbers below [`EXTERNALISED`]; as a value of type `any` such a number is in
//! an object of its own, and a value of type `any` as one of type `extern` has that bit set.
//!
//! The collector marks and sweeps. Objects and globals are searched by their types; the stacks of the running thread, where code of both
//! engines keeps references among other words, conservatively: a word that is the address of an object keeps it. Objects never move. A
//! program that has made a thread is not collected any more, since other threads' stacks cannot be searched: it ends at the heap's limit.

mod heap;
mod host;
mod object;
mod ops;
mod roots;

pub use heap::DEFAULT_HEAP_BYTES;
pub(super) use heap::Heap;
pub(super) use object::Shape;
pub use object::Storage;
pub use ops::{externalise_host, run};

/// Set in a reference of type `extern` that is one of type `any`.
pub const EXTERNALISED: u64 = 1 << 63;
