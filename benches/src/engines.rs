//! The ways to run a program. The first is the one that all others are compared with.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::{Program, Target};
use crate::{is_newer, released, root, succeed};

/// How an engine runs code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No engine.
    Native,
    /// Threaded or byte code.
    Interpreter,
    /// Machine code, made before the run or during it.
    Compiler,
}

/// A way to run a program.
pub struct Engine {
    /// Its name in reports and on the command line.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// How it runs code.
    pub kind: Kind,
    /// What programs are built for.
    pub target: Target,
    /// Where its program is; `None` if it is not on this machine.
    pub find: fn() -> Option<PathBuf>,
    /// Makes the file that is run.
    pub prepare: fn(&Path, &Program) -> Result<PathBuf, String>,
    /// Runs that file; the program's arguments follow.
    pub command: fn(&Path, &Path) -> Command,
}

/// All engines.
pub const ENGINES: &[Engine] = &[
    Engine {
        name: "native",
        what: "machine code by clang -O3",
        kind: Kind::Native,
        target: Target::Native,
        find: || Some(PathBuf::new()),
        prepare: |_, program| Ok(program.file(Target::Native)),
        command: |_, file| Command::new(file),
    },
    Engine {
        name: "iwasm-wali",
        what: "our interpreter, WALI module",
        kind: Kind::Interpreter,
        target: Target::Wali,
        find: || existing(released("iwasm")),
        prepare: |_, program| Ok(program.file(Target::Wali)),
        command: with_file,
    },
    Engine {
        name: "wamrc-wali",
        what: "our compiler, WALI module",
        kind: Kind::Compiler,
        target: Target::Wali,
        find: || existing(released("iwasm")),
        prepare: |_, program| compile(program, Target::Wali),
        command: with_file,
    },
    Engine {
        name: "wasmi",
        what: "wasmi, lazy translation",
        kind: Kind::Interpreter,
        target: Target::Wasi,
        find: || peer("wasmi"),
        prepare: |_, program| Ok(program.file(Target::Wasi)),
        command: with_file,
    },
];

fn existing(file: PathBuf) -> Option<PathBuf> {
    file.is_file().then_some(file)
}

/// Where `benches/install-peers` puts programs.
fn peers() -> PathBuf {
    root().join("build/peers")
}

/// A peer that was installed by us, or by someone else.
fn peer(name: &str) -> Option<PathBuf> {
    existing(peers().join("bin").join(name)).or_else(|| on_path(name))
}

fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|directory| directory.join(name)).find(|file| file.is_file())
}

fn with_file(tool: &Path, file: &Path) -> Command {
    let mut command = Command::new(tool);
    command.arg(file);
    command
}

fn compile(program: &Program, target: Target) -> Result<PathBuf, String> {
    let (module, wamrc) = (program.file(target), released("wamrc"));
    let output = module.with_extension("aot");
    if !is_newer(&output, &[&module, &wamrc]) {
        succeed(Command::new(wamrc).arg("-o").arg(&output).arg(&module))?;
    }
    Ok(output)
}
