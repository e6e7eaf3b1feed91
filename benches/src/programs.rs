//! The programs that are measured, each built natively and as Wasm by the same compiler with the same options.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;

/// Small programs in `benches/kernels`.
const KERNELS: [&str; 5] = ["fib", "sha256", "gemm", "nbody", "quicksort"];

/// Applications of `misc/apps` with arguments and input, paths relative to `benches/scripts`.
const APPS: [(&str, &[&str], Option<&str>); 2] = [("lua", &["{}/mixed.lua"], None), ("sqlite3", &[":memory:"], Some("mixed.sql"))];

/// A program in both forms, and how it is run.
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) native: PathBuf,
    pub(crate) wasm: PathBuf,
    pub(crate) args: Vec<String>,
    pub(crate) input: Option<PathBuf>,
}

/// Builds the programs of these names, or all.
pub(crate) fn build(names: &[String]) -> Result<Vec<Program>, String> {
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| n == name);
    let known = |name: &String| KERNELS.contains(&name.as_str()) || APPS.iter().any(|(app, ..)| app == name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        return Err(format!("no program {name}"));
    }
    let kernels = KERNELS.into_iter().filter(|name| wanted(name));
    let apps = APPS.into_iter().filter(|(name, ..)| wanted(name));
    kernels.map(compile).chain(apps.map(app)).collect()
}

/// The program that shows what starting costs.
pub(crate) fn hello() -> Result<Program, String> {
    compile("hello")
}

fn compile(name: &str) -> Result<Program, String> {
    let out = root().join("build/benches");
    fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let source = root().join("benches/kernels").join(format!("{name}.c"));
    let (native, wasm) = (out.join(name), out.join(format!("{name}.wasm")));
    for (compiler, output) in [(PathBuf::from("clang-22"), &native), (root().join("build/sysroot/bin/wali-cc"), &wasm)] {
        if !is_newer(output, &[&source]) {
            succeed(Command::new(compiler).arg("-O3").arg(&source).arg("-o").arg(output).arg("-lm"))?;
        }
    }
    Ok(Program { name: name.to_string(), native, wasm, args: Vec::new(), input: None })
}

fn app((name, args, input): (&str, &[&str], Option<&str>)) -> Result<Program, String> {
    let scripts = root().join("benches/scripts");
    for kind in [None, Some("--native")] {
        succeed(Command::new(root().join("misc/apps/build")).args(kind).arg(name))?;
    }
    let apps = root().join("build/apps");
    Ok(Program {
        name: name.to_string(),
        native: apps.join("native").join(name),
        wasm: apps.join(format!("{name}.wasm")),
        args: args.iter().map(|arg| arg.replace("{}", &scripts.to_string_lossy())).collect(),
        input: input.map(|file| scripts.join(file)),
    })
}

/// Whether a file is newer than all that it is made from.
pub(crate) fn is_newer(output: &Path, sources: &[&PathBuf]) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    let made = time(output);
    made.is_some() && sources.iter().all(|source| time(source) <= made)
}

/// Runs a command that must succeed.
pub(crate) fn succeed(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr))) }
}
