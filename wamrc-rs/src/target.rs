//! From options to LLVM's code generator.

use std::ffi::{CStr, CString, c_int};
use std::sync::Once;

use aot_format::isa::{FeatureSet, Isa};
use inkwell::OptimizationLevel;
use inkwell::llvm_sys::support::LLVMParseCommandLineOptions;
use inkwell::targets::{CodeModel, InitializationConfig, RelocMode, Target, TargetMachine, TargetMachineOptions, TargetTriple};

use crate::error::Error;
use crate::options::Options;
use crate::tuning;

/// A code generator and what it generates for.
pub(crate) struct Machine {
    /// LLVM's.
    pub(crate) machine: TargetMachine,
    /// Instruction set.
    pub(crate) isa: Isa,
    /// LLVM's name of the CPU to tune for.
    pub(crate) cpu: String,
    /// Features that the code may use.
    pub(crate) features: FeatureSet,
    /// How much LLVM optimises, 0 to 3.
    pub(crate) opt_level: u8,
}

impl Machine {
    /// Whether code may use a feature, by LLVM's name.
    pub(crate) fn has(&self, feature: &str) -> bool {
        self.features.names(self.isa).any(|name| name == feature)
    }
}

/// LLVM's triple of an ISA.
pub(crate) fn triple(isa: Isa) -> &'static str {
    match isa {
        Isa::X86_64 => "x86_64-unknown-linux-gnu",
        Isa::Aarch64 => "aarch64-unknown-linux-gnu",
        Isa::Riscv64 => "riscv64-unknown-linux-gnu",
    }
}

/// The CPU that every machine of the ISA can stand in for.
fn baseline(isa: Isa) -> &'static str {
    match isa {
        Isa::X86_64 => "x86-64",
        Isa::Aarch64 => "generic",
        Isa::Riscv64 => "generic-rv64",
    }
}

/// Makes the code generator that optimises so much.
///
/// # Errors
/// When the CPU or a feature is unknown.
pub(crate) fn machine(isa: Isa, options: &Options, opt_level: u8) -> Result<Machine, Error> {
    initialise(&options.llvm_options)?;
    let host = Isa::HOST == Some(isa);
    let cpu = match options.cpu.as_deref() {
        None if host => TargetMachine::get_host_cpu_name().to_string(),
        None => baseline(isa).to_string(),
        Some(cpu) => cpu.to_string(),
    };
    let features = if host && (options.cpu.is_none() || cpu == TargetMachine::get_host_cpu_name().to_string()) {
        host_features(isa)
    } else {
        level_features(isa, &cpu)
    };
    let features = adjust(isa, features, &options.cpu_features)?;
    let level = match opt_level {
        0 => OptimizationLevel::None,
        1 => OptimizationLevel::Less,
        2 => OptimizationLevel::Default,
        _ => OptimizationLevel::Aggressive,
    };
    let triple = TargetTriple::create(triple(isa));
    let machine = Target::from_triple(&triple)?
        .create_target_machine_from_options(
            &triple,
            TargetMachineOptions::new()
                .set_cpu(baseline(isa))
                .set_features(&(base_features(isa).to_string() + &text(isa, features)))
                .set_level(level)
                .set_reloc_mode(RelocMode::PIC)
                .set_code_model(CodeModel::Small),
        )
        .ok_or_else(|| Error::Option(format!("no code generator for CPU {cpu}")))?;
    Ok(Machine { machine, isa, cpu, features, opt_level })
}

/// Prepares LLVM, once in a process.
fn initialise(llvm_options: &[String]) -> Result<(), Error> {
    static ONCE: Once = Once::new();
    let given = llvm_options.iter().map(|option| CString::new(option.as_str()));
    let given: Vec<CString> = given.collect::<Result<_, _>>().map_err(|_| Error::Option("--mllvm: an option with a zero in it".into()))?;
    ONCE.call_once(|| {
        let config = InitializationConfig::default();
        Target::initialize_x86(&config);
        Target::initialize_aarch64(&config);
        Target::initialize_riscv(&config);
        // No pass takes them from the options of a pipeline when it is named by itself.
        let ours = [c"wamrc", tuning::INLINE_THRESHOLD, tuning::SLP_BITS, tuning::SLP_LANES, tuning::DISPATCH_COPIED].into_iter();
        let arguments: Vec<_> = ours.chain(given.iter().map(CString::as_c_str)).map(CStr::as_ptr).collect();
        // SAFETY: as many strings as said, each with its end; LLVM keeps copies.
        unsafe { LLVMParseCommandLineOptions(arguments.len() as c_int, arguments.as_ptr(), std::ptr::null()) };
    });
    Ok(())
}

fn host_features(isa: Isa) -> FeatureSet {
    let host = TargetMachine::get_host_cpu_features().to_string();
    let known = host.split(',').filter_map(|f| f.strip_prefix('+')).filter(|f| isa.features().contains(f));
    FeatureSet::from_names(isa, known).unwrap_or_default()
}

fn adjust(isa: Isa, mut features: FeatureSet, text: &str) -> Result<FeatureSet, Error> {
    for item in text.split(',').filter(|item| !item.is_empty()) {
        let (add, name) = match item.split_at_checked(1) {
            Some(("+", name)) => (true, name),
            Some(("-", name)) => (false, name),
            _ => return Err(Error::Option(format!("CPU feature {item} must begin with + or -"))),
        };
        let one = FeatureSet::from_names(isa, [name]).map_err(|name| Error::Option(format!("{isa} has no CPU feature {name}")))?;
        features = if add { FeatureSet(features.0 | one.0) } else { features.without(one) };
    }
    Ok(features)
}

fn text(isa: Isa, features: FeatureSet) -> String {
    let tuning = if isa == Isa::X86_64 { tuning::X86_64_FEATURES } else { &[] };
    features.names(isa).chain(tuning.iter().copied()).map(|name| format!("+{name},")).collect()
}

/// What every CPU of the ISA has and LLVM does not take for granted. Linux has programs make unaligned accesses on all of them; relocations
/// cannot be taken apart where the linker may remove instructions.
fn base_features(isa: Isa) -> &'static str {
    match isa {
        Isa::X86_64 | Isa::Aarch64 => "",
        Isa::Riscv64 => "+m,+a,+f,+d,+c,+zicsr,+zifencei,+unaligned-scalar-mem,-relax,",
    }
}

/// LLVM's name of the convention for C functions, where the triple does not say it.
pub(crate) fn abi(isa: Isa) -> Option<&'static str> {
    (isa == Isa::Riscv64).then_some("lp64d")
}

/// What the psABI's levels of x86-64 bring. Other CPU names only tune: what code may use must be in the container, name by name.
fn level_features(isa: Isa, cpu: &str) -> FeatureSet {
    const V2: &[&str] = &["cx16", "popcnt", "sse3", "sse4.1", "sse4.2", "ssse3"];
    const V3: &[&str] = &["avx", "avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe"];
    const V4: &[&str] = &["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"];
    let levels: &[&[&str]] = match (isa, cpu) {
        (Isa::X86_64, "x86-64-v2") => &[V2],
        (Isa::X86_64, "x86-64-v3") => &[V2, V3],
        (Isa::X86_64, "x86-64-v4") => &[V2, V3, V4],
        _ => &[],
    };
    FeatureSet::from_names(isa, levels.iter().copied().flatten().copied()).unwrap_or_default()
}
