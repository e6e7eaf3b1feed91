//! A random module that ends, interpreted and compiled, which must not differ.
#![no_main]

use wali_tests::differential::{compare_module, modules};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(bytes) = modules::ending_from_bytes(input) else { return };
    if let Err(difference) = compare_module(&bytes, 0) {
        panic!("{difference}");
    }
});
