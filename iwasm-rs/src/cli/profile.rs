//! `--gen-prof-file`: the counts of code that counts, when the program ends.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process;
use std::sync::Arc;

use super::options::{Config, Verbosity};
use crate::aot::Image;
use crate::sys::report;
use crate::wasm::Module;

/// Has this process, and each that it forks, write all counts so far when it ends: so the last one leaves the sums of all.
pub(super) fn write_at_end(path: &Path, module: &Arc<Module>, engine: &Arc<Image>, verbosity: Verbosity) {
    let says = verbosity >= Verbosity::WARNING;
    let (path, module, engine, first) = (path.to_path_buf(), module.clone(), engine.clone(), process::id());
    report::at_end(move || {
        let text = match write(&path, &engine.profile(&module)) {
            Ok(()) if process::id() == first => format!("LLVM raw profile file {} was generated.", path.display()),
            Ok(()) => return,
            Err(why) => format!("warning: writing profile {} failed: {why}", path.display()),
        };
        if says {
            // What the program has made of this descriptor may refuse it.
            let _ = writeln!(io::stderr(), "{text}");
        }
    });
}

/// What is run does not count.
pub(super) fn warn_of_none(config: &Config) {
    if config.gen_prof_file.is_some() && config.verbosity >= Verbosity::WARNING {
        eprintln!("warning: no profile: only code by wamrc --enable-llvm-pgo counts what it does");
    }
}

/// In one step, as several processes may end at a time.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut new = path.as_os_str().to_owned();
    new.push(format!(".{}", process::id()));
    fs::write(&new, text)?;
    fs::rename(&new, path).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}
