//! Why a compilation failed.

use std::ffi::{CStr, c_char};
use std::fmt;
use std::io::Write;

use inkwell::builder::BuilderError;
use inkwell::llvm_sys::error_handling::LLVMInstallFatalErrorHandler;
use inkwell::support::LLVMString;
use inkwell::values::InstructionValueError;
use iwasm::wasm::DecodeError;

/// Why a compilation failed.
#[derive(Debug)]
pub enum Error {
    /// The module is invalid, or uses a feature that is not supported.
    Decode(DecodeError),
    /// An option names what does not exist or cannot be.
    Option(String),
    /// The module is beyond a limit of the implementation.
    Limit(&'static str),
    /// LLVM refused; says what it said.
    Llvm(String),
    /// No thread could be started.
    Thread(String),
    /// LLVM's object file holds what a container cannot.
    Object(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Decode(error) => write!(f, "invalid module: {error}"),
            Error::Option(message) => f.write_str(message),
            Error::Limit(what) => write!(f, "too many or too large: {what}"),
            Error::Llvm(message) => write!(f, "code generator: {message}"),
            Error::Thread(message) => write!(f, "no thread to compile with: {message}"),
            Error::Object(message) => write!(f, "object file: {message}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Error::Decode(error)
    }
}

impl From<wasmparser::BinaryReaderError> for Error {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Error::Decode(error.into())
    }
}

impl From<BuilderError> for Error {
    fn from(error: BuilderError) -> Self {
        Error::Llvm(error.to_string())
    }
}

impl From<InstructionValueError> for Error {
    fn from(error: InstructionValueError) -> Self {
        Error::Llvm(error.to_string())
    }
}

impl From<LLVMString> for Error {
    fn from(error: LLVMString) -> Self {
        Error::Llvm(error.to_string())
    }
}

impl From<object::Error> for Error {
    fn from(error: object::Error) -> Self {
        Error::Object(error.to_string())
    }
}

impl From<gimli::Error> for Error {
    fn from(error: gimli::Error) -> Self {
        Error::Object(error.to_string())
    }
}

/// Makes LLVM's fatal errors, after which it cannot go on, end the process with one line and exit code 1 rather than with a crash report.
pub fn end_on_fatal_errors() {
    // SAFETY: the handler may be called at any time by any thread; it does not return to LLVM.
    unsafe { LLVMInstallFatalErrorHandler(Some(end)) }
}

extern "C" fn end(message: *const c_char) {
    // SAFETY: LLVM passes a C string.
    let message = unsafe { CStr::from_ptr(message) }.to_string_lossy();
    let line = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let _ = writeln!(std::io::stderr(), "Error: {}", Error::Llvm(line));
    // SAFETY: nothing is left to do; destructors of LLVM's would run while its other threads work.
    unsafe { libc::_exit(1) }
}
