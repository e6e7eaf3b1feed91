//! The ways to run a program. The first is the one that all others are compared with.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::{Program, is_newer, succeed};
use crate::root;

/// A way to run a program.
pub(crate) struct Engine {
    /// Its name in the report.
    pub(crate) name: &'static str,
    /// Makes the file that is run.
    pub(crate) prepare: fn(&Program) -> Result<PathBuf, String>,
    /// Runs that file; the program's arguments follow.
    pub(crate) command: fn(&Path) -> Command,
}

/// All engines.
pub(crate) const ENGINES: [Engine; 3] = [
    Engine { name: "native", prepare: |program| Ok(program.native.clone()), command: |file| Command::new(file) },
    Engine { name: "interpreted", prepare: |program| Ok(program.wasm.clone()), command: iwasm },
    Engine { name: "compiled", prepare: compile, command: iwasm },
];

fn built(name: &str) -> PathBuf {
    root().join("target/release").join(name)
}

fn iwasm(file: &Path) -> Command {
    let mut command = Command::new(built("iwasm"));
    command.arg(file);
    command
}

fn compile(program: &Program) -> Result<PathBuf, String> {
    let (wamrc, output) = (built("wamrc"), root().join("build/benches").join(format!("{}.aot", program.name)));
    if !is_newer(&output, &[&program.wasm, &wamrc]) {
        succeed(Command::new(wamrc).arg("-o").arg(&output).arg(&program.wasm))?;
    }
    Ok(output)
}
