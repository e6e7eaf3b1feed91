//! One file for each host ISA, with the same functions: how machine code is entered, left, called and made.

#[cfg(target_arch = "aarch64")]
mod aarch64;
#[cfg(target_arch = "riscv64")]
mod riscv64;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(target_arch = "aarch64")]
use aarch64 as host;
#[cfg(target_arch = "riscv64")]
use riscv64 as host;
#[cfg(target_arch = "x86_64")]
use x86_64 as host;

pub(super) use host::{
    CALL_END_BYTES, CLOSURE_BYTES, FRAME_RECORD_BELOW, LEAF_RETURN_AT, STUB_BYTES, call_compiled, call_helper, closure, direct_address,
    features, foreign_address, intrinsic_stub, land, publish_code, stub,
};

#[cfg(not(any(target_arch = "aarch64", target_arch = "riscv64", target_arch = "x86_64")))]
compile_error!("this host ISA has no file in aot/arch yet");
