//! Tests of the engines and of the programs as a user runs them.

pub mod batches;
pub mod differential;
pub mod mode;
pub mod mutation;
pub mod process;
pub mod random;
pub mod script;
