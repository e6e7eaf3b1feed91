//! The ahead-of-time compiler library behind `wamrc`.
//!
//! Data flows one way: bytes -> [`iwasm::wasm::Module`] (decode) -> LLVM IR ([`ir`]) -> better IR ([`optimise`]) -> ELF object ([`target`])
//! -> [`aot_format::container::Container`] ([`emit`]).

mod emit;
mod error;
mod ir;
mod optimise;
mod options;
mod spin;
mod target;

pub use error::Error;
pub use options::{Format, Options};

use aot_format::container::{Container, Embedded, Image};
use aot_format::hash;
use aot_format::isa::FeatureSet;
use inkwell::context::Context;
use inkwell::targets::FileType;
use iwasm::wasm::{Bodies, Module};

/// Name and version of this compiler, as containers carry it.
pub const PRODUCER: &str = concat!("wamrc ", env!("CARGO_PKG_VERSION"));

/// Compiles a module to the bytes of the format that the options name.
///
/// # Errors
/// When the module is invalid, an option cannot be met, or LLVM refuses.
pub fn compile(wasm: &[u8], options: &Options) -> Result<Vec<u8>, Error> {
    // A decoded module: valid, every index in range.
    let module = Module::decode(wasm.to_vec(), Bodies::Validate)?;
    // A code generator for the ISA and CPU.
    let machine = target::machine(options)?;
    // One LLVM function for each function of the module.
    let context = Context::create();
    let llvm = ir::translate(&context, &module, &machine, options)?;
    if options.format == Format::UnoptimisedIr {
        return Ok(llvm.print_to_string().to_bytes().to_vec());
    }
    // The same behaviour, faster.
    optimise::run(&llvm, &machine, options)?;
    if options.format == Format::OptimisedIr {
        return Ok(llvm.print_to_string().to_bytes().to_vec());
    }
    // Machine code.
    let object = machine.machine.write_to_memory_buffer(&llvm, FileType::Object)?;
    if options.format == Format::Object {
        return Ok(object.as_slice().to_vec());
    }
    // Code, relocations and tables, as the loader takes them.
    let image = emit::image(object.as_slice(), &module, machine.isa, machine.features)?;
    Ok(container(wasm, options, image).write())
}

fn container<'a>(wasm: &'a [u8], options: &Options, image: Image<'a>) -> Container<'a> {
    Container {
        producer: PRODUCER.into(),
        options: options.to_string().into(),
        source_hash: hash::sha256(wasm),
        module: Embedded::Whole(wasm.into()),
        images: vec![image],
    }
}

/// The CPU features that code of these options needs, without compiling anything.
///
/// # Errors
/// When the ISA, the CPU or a feature is unknown.
pub fn describe_target(options: &Options) -> Result<TargetDescription, Error> {
    let machine = target::machine(options)?;
    Ok(TargetDescription {
        triple: target::triple(machine.isa).to_string(),
        cpu: machine.cpu,
        features: machine.features,
        isa: machine.isa,
    })
}

/// What code is generated for.
#[derive(Clone, Debug)]
pub struct TargetDescription {
    /// Instruction set.
    pub isa: aot_format::isa::Isa,
    /// LLVM's triple.
    pub triple: String,
    /// LLVM's name of the CPU.
    pub cpu: String,
    /// Features that the code may use.
    pub features: FeatureSet,
}
