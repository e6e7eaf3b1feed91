//! Where guest and kernel disagree: struct layouts and flag bits.
//!
//! The guest has 32-bit pointers, a 64-bit `long`, and x86-64's constants and struct layouts; structs that are the same
//! everywhere do not appear here.

pub mod flags;
mod layout;
pub mod structs;

pub use layout::{Field, Layout};
