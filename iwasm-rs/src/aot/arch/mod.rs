//! One file for each host ISA, with the same functions: how machine code is entered, left, called and made.

#[cfg(target_arch = "x86_64")]
mod x86_64;
#[cfg(target_arch = "x86_64")]
use x86_64 as host;

pub(super) use host::{
    CALL_END_BYTES, CLOSURE_BYTES, STUB_BYTES, call_compiled, call_helper, closure, direct_address, features, foreign_address,
    intrinsic_stub, land, publish_code, stub,
};

#[cfg(not(target_arch = "x86_64"))]
compile_error!("this host ISA has no file in aot/arch yet");
