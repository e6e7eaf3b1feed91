//! Any module, translated for the interpreter: with and without fuel, validated before and meanwhile, which must not differ.
#![no_main]

use std::sync::Arc;

use iwasm::interp::Interpreter;
use iwasm::wasm::{Bodies, Module};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(bytes) = wali_fuzz::module(input) else { return };
    let interpreter = |bodies| Module::decode(bytes.clone(), bodies).ok().and_then(|module| Interpreter::new(Arc::new(module)));
    let valid = interpreter(Bodies::Validate).map(|interpreter| interpreter.translate_all());
    if let Some(deferred) = interpreter(Bodies::Defer(0)) {
        let deferred = deferred.translate_all();
        assert_eq!(valid.is_some(), deferred.is_ok(), "{deferred:?}");
    }
    let Some(valid) = valid else { return };
    valid.expect("valid functions can be translated");
    let paying = interpreter(Bodies::Validate).expect("as before").paying();
    paying.translate_all().expect("valid functions can be translated");
});
