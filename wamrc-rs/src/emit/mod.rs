//! From LLVM's object file to an image.

mod line;
mod merge;
mod prologue;
mod riscv64;
mod section;
mod unwind;

use aot_format::container::{Counters, Function, Image};
use aot_format::isa::{FeatureSet, Isa};
use iwasm::wasm::Module;
use object::{Object, ObjectSymbol, SymbolKind};

use crate::error::Error;
use crate::ir::{function_index, function_symbol};
use crate::profile::COUNTERS_NAME;
pub(crate) use merge::merge;
use section::Sections;

/// A piece of code that LLVM made for a function of the module.
#[derive(Clone, Copy, Debug)]
struct Code {
    /// Offset in the text.
    start: u32,
    /// Function index.
    func: u32,
}

/// What one object file brings to an image: all offsets are within it.
pub(crate) struct Piece {
    image: Image<'static>,
    /// Its functions, by index.
    functions: Vec<(u32, Function)>,
    /// The function that each relocation is for, where its code is in another piece.
    elsewhere: Vec<Option<u32>>,
}

/// Reads an object file.
///
/// # Errors
/// When the object holds what an image cannot.
pub(crate) fn piece(object: &[u8], module: &Module, isa: Isa, features: FeatureSet, counters: &[Counters]) -> Result<Piece, Error> {
    let file = object::File::parse(object)?;
    let sections = Sections::new(&file, isa)?;
    let code = code(&file, &sections)?;
    let mut image = Image::new(isa, features);
    image.text = sections.text.clone().into();
    image.rodata = sections.rodata.clone().into();
    image.data = sections.data.clone().into();
    let (relocations, elsewhere): (Vec<_>, Vec<_>) = sections.relocations()?.into_iter().unzip();
    image.relocations.extend(relocations);
    unwind::tables(&sections, &code, &mut image)?;
    line::tables(&sections, &mut image)?;
    image.counters.extend(place_counters(&file, &sections, counters)?);
    Ok(Piece { image, functions: functions(&file, &sections, module)?, elsewhere })
}

/// All code of functions, in the order of addresses.
fn code(file: &object::File<'_>, sections: &Sections<'_, '_>) -> Result<Vec<Code>, Error> {
    let mut all = Vec::new();
    for symbol in file.symbols().filter(|s| s.kind() == SymbolKind::Text && s.is_definition()) {
        if let (Some(func), Some(start)) = (function_index(symbol.name()?), sections.text_offset(&symbol)) {
            all.push(Code { start, func });
        }
    }
    all.sort_by_key(|code| code.start);
    Ok(all)
}

/// Code of each function that has some. Variants of functions that LLVM made have no entry: only code calls them.
fn functions(file: &object::File<'_>, sections: &Sections<'_, '_>, module: &Module) -> Result<Vec<(u32, Function)>, Error> {
    let mut functions = Vec::new();
    for symbol in file.symbols().filter(|s| s.kind() == SymbolKind::Text && s.is_definition()) {
        let name = symbol.name()?;
        let Some(index) = function_index(name).filter(|index| name == function_symbol(*index)) else { continue };
        if let Some(offset) = sections.text_offset(&symbol).filter(|_| (index as usize) < module.funcs.len()) {
            functions.push((index, Function { offset, len: symbol.size() as u32 }));
        }
    }
    Ok(functions)
}

/// Counters by where they are in the data.
fn place_counters(file: &object::File<'_>, sections: &Sections<'_, '_>, counters: &[Counters]) -> Result<Vec<Counters>, Error> {
    if counters.is_empty() {
        return Ok(Vec::new());
    }
    let symbol = file.symbols().find(|symbol| symbol.name() == Ok(COUNTERS_NAME));
    let begin = symbol.and_then(|symbol| sections.data_offset(&symbol)).ok_or_else(|| Error::Object("counters without a place".into()))?;
    Ok(counters.iter().map(|row| Counters { offset: begin + row.offset, ..*row }).collect())
}
