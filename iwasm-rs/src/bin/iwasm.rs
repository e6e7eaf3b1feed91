//! `iwasm`: runs WebAssembly modules on Linux.
#![no_main]

// Unwinding from the static library: every start would load the shared one, whose constructors ask the CPU what it is, at length.
#[link(name = "gcc_eh", kind = "static", modifiers = "-bundle")]
unsafe extern "C" {}

/// What the C library calls. Without Rust's own `main`, whose preparations cost a start more than those of the engine: it reads the map of the
/// process, and changes signals and descriptors that a guest expects as its parent has left them.
#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    let code = iwasm::cli::main(std::env::args_os().skip(1));
    std::process::exit(code.into())
}
