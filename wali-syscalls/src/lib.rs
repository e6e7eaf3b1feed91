//! The table of WALI system calls and all that is derived from it.
//!
//! A WALI module imports each Linux system call as a function `wali.SYS_<name>` with typed parameters. [`table`] has
//! one row for each; the rest of the crate is derived from the rows or serves them. It knows Linux and the WALI ABI,
//! and no engine.

pub mod abi;
pub mod auxiliary;
pub mod binfmt;
pub mod docs;
pub mod import;
pub mod isa;
pub mod marshal;
pub mod nr;
pub mod raw;
pub mod row;
pub mod select;
pub mod strace;
pub mod table;
#[cfg(test)]
mod testing;
pub mod types;
