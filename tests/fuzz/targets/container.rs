//! Any bytes as an `.aot` file: read, written again, and loaded, without running its code.
#![no_main]

use aot_format::container::{Container, salvage_module};
use iwasm::aot;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = salvage_module(input);
    if let Ok(container) = Container::read(input) {
        let written = container.write();
        let again = Container::read(&written).expect("what is written can be read");
        assert_eq!(again, container);
    }
    let _ = aot::load(input);
});
