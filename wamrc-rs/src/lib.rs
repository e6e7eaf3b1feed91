//! The ahead-of-time compiler library behind `wamrc`.
//!
//! Data flows one way: bytes -> [`iwasm::wasm::Module`] (decode) -> parts ([`partition`]), each on a thread of its own ([`workers`]): LLVM IR
//! ([`ir`]) -> better IR ([`optimise`]) -> ELF object ([`target`]) -> piece of an image ([`emit`]) -> [`aot_format::container::Container`].

mod address;
mod copies;
mod depth;
mod dispatch;
mod emit;
mod error;
mod graph;
mod ir;
mod marks;
mod measure;
mod optimise;
mod options;
mod partition;
mod profile;
mod roots;
mod spin;
mod target;
mod traps;
mod tuning;
mod workers;

pub use error::{Error, end_on_fatal_errors};
pub use options::{Format, Options, Profiling};
pub use profile::{Profile, ProfileError};

use std::sync::atomic::{AtomicUsize, Ordering};

use aot_format::container::{Container, Embedded, Image};
use aot_format::hash;
use aot_format::isa::{FeatureSet, Isa};
use inkwell::context::Context;
use inkwell::targets::FileType;
use iwasm::wasm::{Bodies, Module, relax_indirect_calls};

use emit::Piece;
use partition::{Part, Survey};
use profile::Plan;

/// Name and version of this compiler, as containers carry it.
pub const PRODUCER: &str = concat!("wamrc ", env!("CARGO_PKG_VERSION"));

/// Version of the LLVM that generates code.
pub fn llvm_version() -> String {
    let (major, minor, patch) = inkwell::support::get_llvm_version();
    format!("LLVM {major}.{minor}.{patch}")
}

/// What happens during a compilation.
#[derive(Clone, Debug)]
pub enum Event {
    /// So many of so many parts are done.
    Progress {
        /// Parts that are done.
        done: usize,
        /// All parts.
        count: usize,
    },
    /// What is asked for is done in part only.
    Warning(String),
}

/// Compiles a module to the bytes of the format that the options name. They depend on the number of threads in nothing.
///
/// `tell` is called with what happens, from any thread.
///
/// # Errors
/// When the module is invalid, an option cannot be met, or LLVM refuses.
pub fn compile_with(wasm: &[u8], options: &Options, tell: &(dyn Fn(Event) + Sync)) -> Result<Vec<u8>, Error> {
    // The module as written, or with adapters for its indirect calls.
    let relaxed = options.relaxed_indirect_calls.then(|| relax_indirect_calls(wasm)).transpose()?;
    let wasm = relaxed.as_deref().unwrap_or(wasm);
    // A decoded module: valid, every index in range.
    let module = Module::decode(wasm.to_vec(), Bodies::Validate)?;
    // Options that can be met.
    let targets = describe_targets(options)?;
    // Who calls whom, and which functions are compiled together.
    let survey = Survey::new(&module)?;
    let parts = if options.format == Format::Aot { survey.parts() } else { survey.whole() };
    let jobs: Vec<(Isa, &Part)> = targets.iter().flat_map(|target| parts.iter().map(|part| (target.isa, part))).collect();
    // What counts, or what is made by counts.
    let plan = Plan::new(&module, options);
    let done = AtomicUsize::new(0);
    let compile = |(isa, part): &(Isa, &Part)| {
        let result = part_of(&module, &survey, part, *isa, options, &plan);
        tell(Event::Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, count: jobs.len() });
        result
    };
    // Text or machine code of each part for each target.
    let mut outputs = workers::map(&jobs, options.threads(), |(_, part)| survey.bytes(part), compile)?;
    if options.format != Format::UnoptimisedIr {
        plan.verdict(&module)?.map(Event::Warning).into_iter().for_each(tell);
    }
    if options.format != Format::Aot {
        return Ok(outputs.pop().map(Output::into_bytes).unwrap_or_default());
    }
    // Code, relocations and tables, as the loader takes them.
    let mut pieces = outputs.into_iter().filter_map(Output::into_piece);
    let image = |target: &TargetDescription| {
        let pieces: Vec<Piece> = pieces.by_ref().take(parts.len()).collect();
        emit::merge(&pieces, module.funcs.len(), target.isa, target.features)
    };
    let images = targets.iter().map(image).collect::<Result<_, _>>()?;
    Ok(container(wasm, options, images).write())
}

/// [`compile_with`], silently.
///
/// # Errors
/// As there.
pub fn compile(wasm: &[u8], options: &Options) -> Result<Vec<u8>, Error> {
    compile_with(wasm, options, &|_| ())
}

/// What becomes of a part.
enum Output {
    /// A file.
    Bytes(Vec<u8>),
    /// A piece of an image.
    Piece(Box<Piece>),
}

impl Output {
    fn into_bytes(self) -> Vec<u8> {
        if let Output::Bytes(bytes) = self { bytes } else { Vec::new() }
    }

    fn into_piece(self) -> Option<Piece> {
        if let Output::Piece(piece) = self { Some(*piece) } else { None }
    }
}

/// Compiles a part, on any thread.
fn part_of(module: &Module, survey: &Survey, part: &Part, isa: Isa, options: &Options, plan: &Plan) -> Result<Output, Error> {
    let text = |llvm: &inkwell::module::Module<'_>| Output::Bytes(llvm.print_to_string().to_bytes().to_vec());
    // A code generator for the ISA and CPU.
    let machine = target::machine(isa, options, if part.vast { 0 } else { options.opt_level })?;
    // One LLVM function for each function of the part.
    let context = Context::create();
    let (llvm, debug) = ir::translate(&context, &ir::Input { module, survey, machine: &machine, options }, part)?;
    if options.format == Format::UnoptimisedIr {
        return Ok(text(&llvm));
    }
    // The same behaviour, faster.
    let counters = optimise::run(&llvm, &debug, &machine, plan, survey)?;
    if options.format == Format::OptimisedIr {
        return Ok(text(&llvm));
    }
    // Machine code.
    let object = machine.machine.write_to_memory_buffer(&llvm, FileType::Object)?;
    if options.format == Format::Object {
        return Ok(Output::Bytes(object.as_slice().to_vec()));
    }
    emit::piece(object.as_slice(), module, machine.isa, machine.features, &counters).map(|piece| Output::Piece(Box::new(piece)))
}

fn container<'a>(wasm: &'a [u8], options: &Options, images: Vec<Image<'a>>) -> Container<'a> {
    Container {
        producer: PRODUCER.into(),
        options: options.to_string().into(),
        source_hash: hash::sha256(wasm),
        module: Embedded::Whole(wasm.into()),
        images,
    }
}

/// What code is generated for with these options, without compiling anything.
///
/// # Errors
/// When the ISA, the CPU or a feature is unknown.
pub fn describe_targets(options: &Options) -> Result<Vec<TargetDescription>, Error> {
    let describe = |isa: Isa| {
        let machine = target::machine(isa, options, options.opt_level)?;
        Ok(TargetDescription { triple: target::triple(isa).to_string(), cpu: machine.cpu, features: machine.features, isa })
    };
    options.targets()?.into_iter().map(describe).collect()
}

/// What code is generated for.
#[derive(Clone, Debug)]
pub struct TargetDescription {
    /// Instruction set.
    pub isa: Isa,
    /// LLVM's triple.
    pub triple: String,
    /// LLVM's name of the CPU.
    pub cpu: String,
    /// Features that the code may use.
    pub features: FeatureSet,
}
