//! Machine code written by hand, from the file to the call.

mod build;
mod calls;
mod exceptions;
mod files;
mod jumps;
mod traps;
