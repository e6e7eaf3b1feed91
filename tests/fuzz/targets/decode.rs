//! Any bytes as a module: decoded in all ways, and rewritten for relaxed indirect calls.
#![no_main]

use iwasm::wasm::{Bodies, Module, relax_indirect_calls};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let validated = Module::decode(input.to_vec(), Bodies::Validate);
    let skipped = Module::decode(input.to_vec(), Bodies::Skip);
    let deferred = Module::decode(input.to_vec(), Bodies::Defer(0));
    let _ = wali_casts::emulate(input);
    let Ok(module) = validated else { return };
    assert!(skipped.is_ok() && deferred.is_ok(), "bodies decide about nothing else");
    for func in 0..module.funcs.len() as u32 {
        let _ = module.func_type(func);
    }
    let _ = (module.shape(), module.direct_imports(), module.stack_pointer(), module.func_names(), module.languages());
    if let Ok(relaxed) = relax_indirect_calls(input) {
        Module::decode(relaxed, Bodies::Validate).expect("valid modules stay valid");
    }
});
