//! From a file to a module and the engine that runs it.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use aot_format::container::{is_aot, salvage_module};

use super::cache;
use super::failure::Failure;
use super::options::{Config, Verbosity};
use super::profile;
use crate::aot::{self, Image};
use crate::interp::Interpreter;
use crate::runtime::Engine;
use crate::sys;
use crate::wasm::{Bodies, DEFERRED_FROM_BYTES, Module, relax_indirect_calls};

/// A module and what runs it.
#[derive(Debug)]
pub struct Loaded {
    /// The decoded module.
    pub module: Arc<Module>,
    /// Its code.
    pub engine: Arc<dyn Engine>,
}

/// Loads the configured file: what it is, its first bytes say.
///
/// # Errors
/// When it cannot be read or is no valid module.
pub fn load(config: &Config) -> Result<Loaded, Failure> {
    let bytes = read(config)?;
    if is_aot(&bytes) { load_aot(&bytes, config) } else { load_wasm(bytes, config) }
}

fn read(config: &Config) -> Result<Vec<u8>, Failure> {
    let path = Path::new(&config.file);
    let opened = if config.by_kernel { sys::opened_file() } else { None };
    let mut file = opened.map_or_else(|| File::open(path), Ok).map_err(|e| Failure::unreadable("open", path, &e))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|e| Failure::unreadable("read", path, &e))?;
    Ok(bytes)
}

fn load_wasm(bytes: Vec<u8>, config: &Config) -> Result<Loaded, Failure> {
    if let Some((module, image)) = cache::compiled(&bytes, config) {
        return Ok(compiled(module, image, config));
    }
    let relaxed = if config.relaxed_indirect_calls { relax_indirect_calls(&bytes) } else { Ok(bytes) };
    let bytes = relaxed.map_err(|e| Failure::load("WASM", &e))?;
    let module = Arc::new(Module::decode(bytes, Bodies::Defer(DEFERRED_FROM_BYTES)).map_err(|e| Failure::load("WASM", &e))?);
    let engine = Interpreter::new(module.clone()).ok_or_else(|| Failure::load("WASM", &"module too large"))?;
    let engine = if config.fuel.is_some() { engine.paying() } else { engine };
    profile::warn_of_none(config);
    Ok(Loaded { module, engine: Arc::new(engine) })
}

/// A module that its image runs.
fn compiled(module: Arc<Module>, engine: Arc<Image>, config: &Config) -> Loaded {
    let written = if config.linux_perf { engine.write_perf_map(&module) } else { Ok(()) };
    if let Err(why) = written
        && config.verbosity >= Verbosity::WARNING
    {
        eprintln!("warning: no symbols for perf: {why}");
    }
    if let Some(path) = config.gen_prof_file.as_ref().filter(|_| engine.counts()) {
        profile::write_at_end(path, &module, &engine, config.verbosity);
    } else {
        profile::warn_of_none(config);
    }
    Loaded { module, engine }
}

/// A compiled file, or the module in it where the code does not fit this host.
fn load_aot(bytes: &[u8], config: &Config) -> Result<Loaded, Failure> {
    if config.interp
        && let Some(module) = salvage_module(bytes)
    {
        return load_wasm(module.to_vec(), config);
    }
    match aot::load_with(bytes, config.fuel.is_some()).map_err(|e| Failure::load("AOT", &e))? {
        aot::Loaded::Compiled(module, engine) => {
            if config.relaxed_indirect_calls && config.verbosity >= Verbosity::WARNING {
                eprintln!("warning: --relaxed-indirect-calls has no effect on compiled code; it is an option of wamrc too");
            }
            Ok(compiled(module, engine, config))
        }
        aot::Loaded::Interpret(module, why) => {
            if config.verbosity >= Verbosity::WARNING {
                eprintln!("warning: {why}; interpreting the module in the file");
            }
            load_wasm(module, config)
        }
    }
}
