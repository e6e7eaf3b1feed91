//! The contract between the ahead-of-time compiler (`wamrc`) and the loader (`iwasm`).
//!
//! Nothing here knows LLVM or an operating system. The compiler writes a [`container`], the loader reads it; both take the
//! offsets that machine code may use from [`layout`], the helpers that it may call from [`intrinsics`] and the reasons for
//! which it may stop from [`trap`].
#![forbid(unsafe_code)]

pub mod container;
pub mod gc;
pub mod hash;
pub mod intrinsics;
pub mod isa;
pub mod layout;
pub mod reloc;
pub mod trap;
