//! What a user may choose.

use std::fmt;
use std::num::NonZero;

use aot_format::container::PAYING_OPTION;
use aot_format::isa::Isa;

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

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options {
    /// Instruction set; the host's by default.
    pub isa: Option<Isa>,
    /// LLVM's name of the CPU; the host's when neither this nor the ISA is given, else the ISA's baseline.
    pub cpu: Option<String>,
    /// Features to add or remove: `+a,-b`.
    pub cpu_features: String,
    /// 0 to 3.
    pub opt_level: u8,
    /// Whether each access to memory checks its bounds, rather than guard pages.
    pub bounds_checks: bool,
    /// Whether functions and loops pay fuel: see [`iwasm::wasm::fuel`].
    pub fuel: bool,
    /// Whether memory holds at a trap what the specification says: no access is moved or merged.
    pub strict_memory_traps: bool,
    /// Whether indirect calls of functions of another type drop or add arguments.
    pub relaxed_indirect_calls: bool,
    /// What to write.
    pub format: Format,
    /// How many threads to use at most; as many as can run by default.
    pub threads: Option<NonZero<usize>>,
}

impl Options {
    /// How many threads to use at most.
    pub(crate) fn threads(&self) -> usize {
        self.threads.map_or_else(crate::workers::available, NonZero::get)
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            isa: None,
            cpu: None,
            cpu_features: String::new(),
            opt_level: 3,
            bounds_checks: false,
            fuel: false,
            strict_memory_traps: false,
            relaxed_indirect_calls: false,
            format: Format::Aot,
            threads: None,
        }
    }
}

impl fmt::Display for Options {
    /// As command-line options.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--opt-level={}", self.opt_level)?;
        if let Some(isa) = self.isa {
            write!(f, " --target={isa}")?;
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
        Ok(())
    }
}
