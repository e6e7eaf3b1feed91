//! From the bytes of a file to a module and its engine, or to a module for the interpreter.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use aot_format::container::{self, Container, Embedded, PAYING_OPTION, ReadError, salvage_module};
use aot_format::isa::Isa;

use super::link::{LinkError, link};
use super::{Image, arch};
use crate::wasm::{Bodies, DecodeError, Module};

/// What a file is good for on this host.
#[derive(Debug)]
pub enum Loaded {
    /// Compiled code.
    Compiled(Arc<Module>, Arc<Image>),
    /// The Wasm module in the file, for the interpreter, since no compiled code fits.
    Interpret(Vec<u8>, Unfit),
}

/// Why compiled code does not fit the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Another release made it.
    Revision(ReadError),
    /// It is for these instruction sets only.
    Isa(Vec<Isa>),
    /// It pays no fuel.
    Unpaid,
    /// It needs these features of the CPU, which are missing.
    Features(Vec<&'static str>),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Revision(error) => error.fmt(f),
            Unfit::Isa(isas) => {
                let names: Vec<_> = isas.iter().map(|isa| isa.name()).collect();
                let host = Isa::HOST.map_or(std::env::consts::ARCH, Isa::name);
                write!(f, "invalid target type, expected {host} but got {}", names.join(", "))
            }
            Unfit::Unpaid => f.write_str("the code was compiled without --fuel"),
            Unfit::Features(names) => write!(f, "the code needs CPU features that are missing here: {}", names.join(", ")),
        }
    }
}

/// Why a file cannot be run at all.
#[derive(Debug)]
pub enum LoadError {
    /// It is not a sound container.
    Read(ReadError),
    /// Its code does not fit, and there is no Wasm module to interpret.
    Unfit(Unfit),
    /// It has code but no Wasm module.
    NoModule,
    /// The embedded module is not valid.
    Module(DecodeError),
    /// The code is not that of the embedded module.
    Mismatch(&'static str),
    /// The code could not be mapped.
    Link(LinkError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Read(error) => error.fmt(f),
            LoadError::Unfit(unfit) => unfit.fmt(f),
            LoadError::NoModule => write!(f, "section missing: Wasm module"),
            LoadError::Module(error) => error.fmt(f),
            LoadError::Mismatch(what) => write!(f, "the code does not belong to the module: {what}"),
            LoadError::Link(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LoadError {}

/// Loads a file made by `wamrc`.
///
/// # Errors
/// When it can neither be run nor interpreted.
pub fn load(file: &[u8]) -> Result<Loaded, LoadError> {
    load_with(file, false)
}

/// As [`load`]; `paying` asks for code that pays fuel.
///
/// # Errors
/// As there.
pub fn load_with(file: &[u8], paying: bool) -> Result<Loaded, LoadError> {
    let container = match Container::read(file) {
        Ok(container) => container,
        Err(error @ ReadError::OtherRevision { .. }) => return interpret(salvage_module(file), Unfit::Revision(error)),
        Err(error) => return Err(LoadError::Read(error)),
    };
    let pays = !paying || container.options.split(' ').any(|option| option == PAYING_OPTION);
    let image = match fitting_image(&container).and_then(|image| if pays { Ok(image) } else { Err(Unfit::Unpaid) }) {
        Ok(image) => image,
        Err(unfit) => {
            let whole = if let Embedded::Whole(module) = &container.module { Some(&module[..]) } else { None };
            return interpret(whole, unfit);
        }
    };
    let module = container.module.bytes().ok_or(LoadError::NoModule)?;
    let module = Module::decode(module.to_vec(), Bodies::Skip).map_err(LoadError::Module)?;
    check_belongs(image, &module).map_err(LoadError::Mismatch)?;
    let mapping = link(image).map_err(LoadError::Link)?;
    let escapes = module.funcs.iter().map(|f| f.escapes).collect();
    Ok(Loaded::Compiled(Arc::new(module), Arc::new(Image { mapping, tables: tables_of(image), escapes })))
}

fn interpret(module: Option<&[u8]>, unfit: Unfit) -> Result<Loaded, LoadError> {
    match module {
        Some(module) => Ok(Loaded::Interpret(module.to_vec(), unfit)),
        None => Err(LoadError::Unfit(unfit)),
    }
}

fn fitting_image<'c, 'f>(container: &'c Container<'f>) -> Result<&'c container::Image<'f>, Unfit> {
    let image = Isa::HOST.and_then(|isa| container.image(isa));
    let image = image.ok_or_else(|| Unfit::Isa(container.images.iter().map(|image| image.isa).collect()))?;
    let missing = image.features.without(arch::features());
    if missing.is_empty() { Ok(image) } else { Err(Unfit::Features(missing.names(image.isa).collect())) }
}

/// Every function that can be called from outside has code.
fn check_belongs(image: &container::Image<'_>, module: &Module) -> Result<(), &'static str> {
    if image.functions.len() != module.funcs.len() {
        return Err("another number of functions");
    }
    let direct = module.direct_imports();
    for (index, (code, func)) in image.functions.iter().zip(&module.funcs).enumerate() {
        // Imported functions that are not direct are called through the function that they are bound to.
        let needs_code = func.escapes && direct.get(index).copied().unwrap_or(true);
        if needs_code && code.len == 0 {
            return Err("a function without code");
        }
    }
    Ok(())
}

/// The image without its sections, independent of the file.
fn tables_of(image: &container::Image<'_>) -> container::Image<'static> {
    let nothing = || Cow::Borrowed(&[][..]);
    let tables = container::Image { text: nothing(), rodata: nothing(), data: nothing(), relocations: Default::default(), ..image.clone() };
    tables.into_owned()
}
