//! `iwasm`: runs WebAssembly modules on Linux.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(iwasm::cli::main(std::env::args_os().skip(1)))
}
