//! The WebAssembly engine library and the iwasm program
