//! What a user may choose.

use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

use aot_format::container::PAYING_OPTION;
use aot_format::isa::Isa;

use crate::error::Error;
use crate::profile::Profile;

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A container for `iwasm`.
    #[default]
    Aot,
    /// LLVM's object file.
    Object,
    /// LLVM IR as translated.
    UnoptimisedIr,
    /// LLVM IR as it goes to the code generator.
    OptimisedIr,
}

/// What is done about profiles.
#[derive(Clone, Debug, Default)]
pub enum Profiling {
    /// Nothing.
    #[default]
    Off,
    /// The code counts what it does.
    Count,
    /// Code is made for what these counts say it does.
    Use(Arc<Profile>),
}

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options {
    /// Instruction sets, with an image for each in the same file; the host's by default.
    pub isas: Vec<Isa>,
    /// LLVM's name of the CPU; the host's where the ISA is the host's, else the ISA's baseline.
    pub cpu: Option<String>,
    /// Features to add or remove: `+a,-b`.
    pub cpu_features: String,
    /// 0 to 3.
    pub opt_level: u8,
    /// Whether each access to memory checks its bounds, rather than guard pages.
    pub bounds_checks: bool,
    /// Whether functions and loops pay fuel: see [`iwasm::wasm::fuel`].
    pub fuel: bool,
    /// Whether memory and globals hold at a trap what the specification says: no access is moved or merged.
    pub strict_memory_traps: bool,
    /// Whether indirect calls of functions of another type drop or add arguments.
    pub relaxed_indirect_calls: bool,
    /// What is done about profiles.
    pub profiling: Profiling,
    /// LLVM's own options, as its tools take them. The first compilation of a process sets them for all; what LLVM does not know it
    /// ignores.
    pub llvm_options: Vec<String>,
    /// What to write.
    pub format: Format,
    /// How many threads to use at most; as many as can run by default.
    pub threads: Option<NonZero<usize>>,
}

impl Options {
    /// The ISAs to compile for, at least one.
    ///
    /// # Errors
    /// When none is given and the host's is not supported, or what else is asked for can only be had for one.
    pub fn targets(&self) -> Result<Vec<Isa>, Error> {
        let only = |what: &str| Err(Error::Option(format!("{what} is for one target, not for several")));
        match &self.isas[..] {
            [] => {
                let host = Isa::HOST.ok_or_else(|| Error::Option("the host is no supported target, choose one by --target=".into()))?;
                Ok(vec![host])
            }
            [_, _, ..] if self.cpu.is_some() => only("--cpu"),
            [_, _, ..] if !self.cpu_features.is_empty() => only("--cpu-features"),
            [_, _, ..] if self.format != Format::Aot => only("this format"),
            isas => {
                let mut distinct = isas.to_vec();
                distinct.sort_by_key(|isa| *isa as u8);
                distinct.dedup();
                Ok(distinct)
            }
        }
    }

    /// How many threads to use at most.
    pub(crate) fn threads(&self) -> usize {
        self.threads.map_or_else(crate::workers::available, NonZero::get)
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            isas: Vec::new(),
            cpu: None,
            cpu_features: String::new(),
            opt_level: 3,
            bounds_checks: false,
            fuel: false,
            strict_memory_traps: false,
            relaxed_indirect_calls: false,
            profiling: Profiling::Off,
            llvm_options: Vec::new(),
            format: Format::Aot,
            threads: None,
        }
    }
}

impl fmt::Display for Options {
    /// As command-line options.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--opt-level={}", self.opt_level)?;
        if !self.isas.is_empty() {
            write!(f, " --target={}", self.isas.iter().map(|isa| isa.name()).collect::<Vec<_>>().join(","))?;
        }
        if let Some(cpu) = &self.cpu {
            write!(f, " --cpu={cpu}")?;
        }
        if !self.cpu_features.is_empty() {
            write!(f, " --cpu-features={}", self.cpu_features)?;
        }
        if self.bounds_checks {
            f.write_str(" --bounds-checks=1")?;
        }
        if self.fuel {
            write!(f, " {PAYING_OPTION}")?;
        }
        if self.strict_memory_traps {
            f.write_str(" --strict-memory-traps")?;
        }
        if self.relaxed_indirect_calls {
            f.write_str(" --relaxed-indirect-calls")?;
        }
        f.write_str(match self.profiling {
            Profiling::Off => "",
            Profiling::Count => " --enable-llvm-pgo",
            Profiling::Use(_) => " --use-prof-file",
        })?;
        self.llvm_options.iter().try_for_each(|option| write!(f, " --mllvm={option}"))
    }
}
