//! `wamrc inspect`: what a container holds.

use std::fmt::Write;
use std::path::Path;

use aot_format::container::{ABI_REVISION, Container, Embedded, Image};
use aot_format::hash;
use iwasm::wasm::{Bodies, Module};

use crate::describe;

/// Describes a file; with `verify`, also proves that its parts belong together.
///
/// # Errors
/// When the file cannot be read, or is not sound.
pub(crate) fn run(path: &Path, verify: bool) -> Result<String, String> {
    let file = std::fs::read(path).map_err(|error| describe(path, &error))?;
    // Every offset, index and order in the file is checked here.
    let container = Container::read(&file).map_err(|error| format!("{}: {error}", path.display()))?;
    if verify {
        check_module(&container).map_err(|error| format!("{}: {error}", path.display()))?;
        return Ok(format!("{}: sound, {} bytes", path.display(), file.len()));
    }
    Ok(text(&container, file.len()))
}

fn check_module(container: &Container<'_>) -> Result<(), String> {
    let Some(bytes) = container.module.bytes() else { return Ok(()) };
    if matches!(container.module, Embedded::Whole(_)) && hash::sha256(bytes) != container.source_hash {
        return Err("the embedded module is not the one that was compiled".into());
    }
    let module = Module::decode(bytes.to_vec(), Bodies::Validate).map_err(|error| format!("embedded module: {error}"))?;
    match container.images.iter().find(|image| image.functions.len() != module.funcs.len()) {
        None => Ok(()),
        Some(image) => {
            Err(format!("the code for {} has {} functions, the module {}", image.isa, image.functions.len(), module.funcs.len()))
        }
    }
}

fn text(container: &Container<'_>, len: usize) -> String {
    let mut out = String::new();
    let hash: String = container.source_hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let module = match &container.module {
        Embedded::None => "none".to_string(),
        Embedded::Whole(bytes) => format!("{} bytes", bytes.len()),
        Embedded::Stripped(bytes) => format!("{} bytes, without function bodies", bytes.len()),
    };
    let _ = writeln!(out, "AoT file of {len} bytes, ABI revision {ABI_REVISION}");
    let _ = writeln!(out, "  made by:          {}", container.producer);
    let _ = writeln!(out, "  options:          {}", container.options);
    let _ = writeln!(out, "  compiled module:  sha256 {hash}");
    let _ = writeln!(out, "  embedded module:  {module}");
    container.images.iter().for_each(|image| describe_image(&mut out, image));
    out
}

fn describe_image(out: &mut String, image: &Image<'_>) {
    let features: Vec<_> = image.features.names(image.isa).collect();
    let compiled = image.functions.iter().filter(|function| function.len > 0).count();
    let _ = writeln!(out, "image for {}", image.isa);
    let _ = writeln!(out, "  CPU features:     {}", features.join(" "));
    let _ = writeln!(out, "  functions:        {} with code of {}", compiled, image.functions.len());
    for (name, bytes) in image.sizes() {
        let _ = writeln!(out, "  {:<17} {bytes:>9} bytes", format!("{name}:"));
    }
}
