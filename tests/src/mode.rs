//! The ways to run a module, which must not differ in anything but speed.

use std::fmt;
use std::sync::Arc;

use iwasm::aot;
use iwasm::interp::Interpreter;
use iwasm::runtime::Engine;
use iwasm::wasm::{Bodies, Module};

/// A way to run a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Interpreted.
    Interp,
    /// Compiled to a file by `wamrc`, which is then loaded.
    Aot,
    /// The same for a CPU that has no more than every CPU of its kind.
    AotBaseline,
    /// Compiled without optimisation.
    AotUnoptimised,
    /// Compiled so that what a trap leaves behind is exact.
    AotStrict,
}

impl Mode {
    /// The modes that users choose from.
    pub const ALL: [Mode; 2] = [Mode::Interp, Mode::Aot];

    /// From an encoded module to its engine.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn load(self, bytes: &[u8]) -> Result<(Arc<Module>, Arc<dyn Engine>), String> {
        match self {
            Mode::Interp => {
                let module = Arc::new(Module::decode(bytes.to_vec(), Bodies::Validate).map_err(|e| e.to_string())?);
                let engine = Interpreter::new(module.clone()).ok_or("module too large")?;
                Ok((module, Arc::new(engine)))
            }
            compiled => {
                let file = compiled.compile(bytes)?;
                match aot::load(&file).map_err(|e| e.to_string())? {
                    aot::Loaded::Compiled(module, image) => Ok((module, image)),
                    aot::Loaded::Interpret(_, why) => Err(why.to_string()),
                }
            }
        }
    }

    fn cpu(self) -> Option<String> {
        (self == Mode::AotBaseline && cfg!(target_arch = "x86_64")).then(|| "x86-64".to_string())
    }

    fn opt_level(self) -> u8 {
        if self == Mode::AotUnoptimised { 0 } else { 3 }
    }

    /// Compiles an encoded module.
    ///
    /// # Errors
    /// Why it is refused.
    #[cfg(feature = "llvm")]
    pub fn compile(self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let (cpu, opt_level, strict_memory_traps) = (self.cpu(), self.opt_level(), self == Mode::AotStrict);
        wamrc::compile(bytes, &wamrc::Options { cpu, opt_level, strict_memory_traps, ..wamrc::Options::default() })
            .map_err(|e| e.to_string())
    }

    /// Compiles an encoded module.
    ///
    /// # Errors
    /// Why it is refused.
    #[cfg(not(feature = "llvm"))]
    pub fn compile(self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        use crate::process::{Scratch, TIME_LIMIT, program, run};

        let scratch = Scratch::new();
        let (module, file) = (scratch.file("module.wasm", bytes), scratch.path().join("module.aot"));
        let mut command = std::process::Command::new(program("wamrc"));
        command.args(["--threads=1".to_string(), format!("--opt-level={}", self.opt_level())]);
        command.args(self.cpu().map(|cpu| format!("--cpu={cpu}")));
        command.args((self == Mode::AotStrict).then_some("--strict-memory-traps"));
        let outcome = run(command.arg("-o").arg(&file).arg(&module), b"", TIME_LIMIT);
        if outcome.code() == Some(0) { std::fs::read(&file).map_err(|e| e.to_string()) } else { Err(outcome.err()) }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Mode::Interp => "interp",
            Mode::Aot => "aot",
            Mode::AotBaseline => "aot-baseline",
            Mode::AotUnoptimised => "aot-unoptimised",
            Mode::AotStrict => "aot-strict",
        })
    }
}
