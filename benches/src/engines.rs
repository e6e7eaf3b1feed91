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
        name: "iwasm",
        what: "our interpreter",
        kind: Kind::Interpreter,
        target: Target::Wasi,
        find: || existing(released("iwasm")),
        prepare: |_, program| Ok(program.file(Target::Wasi)),
        command: with_file,
    },
    Engine {
        name: "iwasm-wali",
        what: "our interpreter, modules for WALI",
        kind: Kind::Interpreter,
        target: Target::Wali,
        find: || existing(released("iwasm")),
        prepare: |_, program| Ok(program.file(Target::Wali)),
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
    Engine {
        name: "wasm3",
        what: "wasm3, as its Python package has it",
        kind: Kind::Interpreter,
        target: Target::Wasi,
        find: || peer("wasm3"),
        prepare: |_, program| Ok(program.file(Target::Wasi)),
        command: with_file,
    },
    Engine {
        name: "wamr",
        what: "WAMR's iwasm, if it is linked as build/peers/bin/wamr-iwasm",
        kind: Kind::Interpreter,
        target: Target::Wasi,
        find: || peer("wamr-iwasm"),
        prepare: |_, program| Ok(program.file(Target::Wasi)),
        command: with_file,
    },
    Engine {
        name: "wamrc",
        what: "our compiler",
        kind: Kind::Compiler,
        target: Target::Wasi,
        find: || existing(released("iwasm")),
        prepare: |_, program| compile(program, Target::Wasi),
        command: with_file,
    },
    Engine {
        name: "wamrc-wali",
        what: "our compiler, modules for WALI",
        kind: Kind::Compiler,
        target: Target::Wali,
        find: || existing(released("iwasm")),
        prepare: |_, program| compile(program, Target::Wali),
        command: with_file,
    },
    Engine {
        name: "wasmtime",
        what: "wasmtime, compiled ahead of time, in Python",
        kind: Kind::Compiler,
        target: Target::Wasi,
        find: python_with_wasmtime,
        prepare: |python, program| {
            derived(program, "cwasm", &driver("run_wasmtime.py"), |module, output| {
                succeed(Command::new(python).arg(driver("run_wasmtime.py")).arg("compile").args([module, output]))
            })
        },
        command: |python, file| {
            let mut command = Command::new(python);
            command.arg(driver("run_wasmtime.py")).arg("run").arg(file);
            command
        },
    },
    Engine {
        name: "wasm2c",
        what: "wasm2c and clang -O3",
        kind: Kind::Compiler,
        target: Target::Wasi,
        find: || peer("wasm2c"),
        prepare: |wasm2c, program| derived(program, "wasm2c", &driver("wasm2c.c"), |module, output| translate(wasm2c, module, output)),
        command: |_, file| Command::new(file),
    },
    Engine {
        name: "node",
        what: "V8 in Node.js, compile time included",
        kind: Kind::Compiler,
        target: Target::Wasi,
        find: || on_path("node"),
        prepare: |_, program| Ok(program.file(Target::Wasi)),
        command: |node, file| {
            let mut command = Command::new(node);
            command.arg("--no-warnings").arg(driver("node.mjs")).arg(file);
            command
        },
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

/// A program of ours that makes a peer run files.
fn driver(name: &str) -> PathBuf {
    root().join("benches/peers").join(name)
}

fn python_with_wasmtime() -> Option<PathBuf> {
    let installed = peers().join("python");
    let packages = std::fs::read_dir(installed.join("lib")).ok()?.filter_map(Result::ok);
    packages.into_iter().find(|python| python.path().join("site-packages/wasmtime").is_dir())?;
    existing(installed.join("bin/python"))
}

/// The file that a peer makes from a module, next to it.
fn derived(program: &Program, extension: &str, by: &Path, make: impl Fn(&Path, &Path) -> Result<(), String>) -> Result<PathBuf, String> {
    let module = program.file(Target::Wasi);
    let output = module.with_extension(extension);
    if !is_newer(&output, &[&module, by]) {
        make(&module, &output)?;
    }
    Ok(output)
}

fn compile(program: &Program, target: Target) -> Result<PathBuf, String> {
    let (module, wamrc) = (program.file(target), released("wamrc"));
    let output = module.with_extension("aot");
    if !is_newer(&output, &[&module, &wamrc]) {
        succeed(Command::new(wamrc).arg("-o").arg(&output).arg(&module))?;
    }
    Ok(output)
}

/// Where Debian's wabt has the runtime of programs by wasm2c.
const WASM2C_RUNTIME: &str = "/usr/src/wasm2c";

fn translate(wasm2c: &Path, module: &Path, output: &Path) -> Result<(), String> {
    // The driver includes `program.h`.
    let work = output.with_extension("wasm2c.work");
    std::fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;
    let source = work.join("program.c");
    succeed(Command::new(wasm2c).args(["-n", "program"]).arg(module).arg("-o").arg(&source))?;
    let mut clang = Command::new("clang-22");
    clang.args(["-O3", "-w", "-DNDEBUG"]).arg("-I").arg(&work).args(["-I", WASM2C_RUNTIME]).arg(&source).arg(driver("wasm2c.c"));
    succeed(clang.arg(Path::new(WASM2C_RUNTIME).join("wasm-rt-impl.c")).args(["-lm", "-o"]).arg(output))
}
