//! Calls from the command line: the entry point, or an exported function with its arguments as text.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;

use super::failure::Failure;
use super::options::Config;
use super::value;
use crate::runtime::{Exit, Extern, Instance};
use crate::wasm::ValType::I32;
use crate::wasm::index::FuncIdx;
use crate::wasm::with_slots;

/// Where a command begins.
const START: &str = "_start";
/// Where programs without one begin, in the order in which they are looked for.
const MAINS: [&str; 3] = ["main", "__main_argc_argv", "_main"];

/// Calls an exported function and prints its results, or an empty line if it has none.
///
/// # Errors
/// When there is no such function, the arguments do not fit it, or it does not return.
pub(super) fn call_function<A: AsRef<std::ffi::OsStr>>(instance: &Instance, name: &str, args: &[A]) -> Result<(), Failure> {
    let module = &instance.module;
    let func = module.exported_func(name).ok_or_else(|| Failure::Call(format!("lookup function {name} failed")))?;
    let ty = module.func_type(func);
    if ty.params().len() != args.len() {
        return Err(Failure::Arguments("invalid input argument count".to_string()));
    }
    let mut values = Vec::with_capacity(args.len());
    for (i, (arg, ty)) in args.iter().zip(ty.params()).enumerate() {
        let text = arg.as_ref().to_string_lossy();
        let invalid = || Failure::Arguments(format!("invalid input argument {i}: {text}"));
        values.extend(value::parse_slots(&text, *ty).ok_or_else(invalid)?);
    }
    if let Some(results) = finish(instance.call(func, &values))? {
        let texts: Vec<String> = with_slots(ty.results()).map(|(slot, ty)| value::format_slots(&results[slot..], ty)).collect();
        println!("{}", texts.join(","));
    }
    Ok(())
}

/// Calls the entry point.
///
/// # Errors
/// When there is none, or it does not return.
pub(super) fn call_entry_point(instance: &Instance, config: &Config) -> Result<(), Failure> {
    let module = &instance.module;
    let find = |name: &str| module.exported_func(name);
    if let Some(start) = find(START) {
        if !module.func_type(start).params().is_empty() || !module.func_type(start).results().is_empty() {
            return Err(Failure::Call("the signature of builtin _start function is wrong".to_string()));
        }
        return finish(instance.call(start, &[])).map(drop);
    }
    let missing = || Failure::Call("lookup the entry point symbol (like _start, main, _main, __main_argc_argv) failed".to_string());
    let main = MAINS.iter().find_map(|name| find(name)).ok_or_else(missing)?;
    let ty = module.func_type(main);
    let args = match (ty.params(), ty.results()) {
        ([], [] | [I32]) => Vec::new(),
        ([I32, I32], [] | [I32]) => {
            let words: Vec<&OsString> = std::iter::once(&config.file).chain(&config.args).collect();
            vec![words.len() as u64, place_words(instance, &words)?]
        }
        _ => return Err(Failure::Call("invalid function type of main function".to_string())),
    };
    // As in the reference, what `main` returns is not the exit code.
    finish(instance.call(main, &args)).map(drop)
}

fn finish(outcome: Result<Vec<u64>, Exit>) -> Result<Option<Vec<u64>>, Failure> {
    match outcome {
        Ok(values) => Ok(Some(values)),
        Err(exit) => Failure::exit(exit).map_or(Ok(None), Err),
    }
}

/// Places `argv` in memory that the guest's own `malloc` gives.
fn place_words(instance: &Instance, words: &[&OsString]) -> Result<u64, Failure> {
    let no_memory = || Failure::Call("allocate memory failed".to_string());
    let is_malloc = |func: &FuncIdx| {
        let ty = instance.module.func_type(*func);
        (ty.params(), ty.results()) == (&[I32], &[I32])
    };
    let malloc = instance.module.exported_func("malloc").filter(is_malloc).ok_or_else(no_memory)?;
    let memory = instance.module.exports.iter().find_map(|(name, _)| match instance.export(name) {
        Some(Extern::Memory(memory)) => Some(memory),
        _ => None,
    });
    let memory = memory.ok_or_else(no_memory)?;
    let texts: usize = words.iter().map(|w| w.len() + 1).sum();
    let pointers = 4 * (words.len() + 1);
    let size = u32::try_from(pointers + texts).map_err(|_| no_memory())?;
    let argv = finish(instance.call(malloc, &[u64::from(size)]))?.and_then(|r| r.first().copied()).unwrap_or(0);
    if argv == 0 {
        return Err(no_memory());
    }
    let mut block = vec![0; pointers];
    for (i, word) in words.iter().enumerate() {
        let at = (argv as usize + block.len()) as u32;
        block[4 * i..][..4].copy_from_slice(&at.to_le_bytes());
        block.extend_from_slice(word.as_bytes());
        block.push(0);
    }
    memory.write(argv, &block).map_err(|_| no_memory())?;
    Ok(argv)
}
