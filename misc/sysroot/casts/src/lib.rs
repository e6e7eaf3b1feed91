//! Calls through cast function pointers.
//!
//! C programs cast pointers to functions and call them with arguments that the function does not take, or ignore a result that it does
//! not give. Native calling conventions do not mind; `call_indirect` traps. [`emulate`] rewrites a linked module so that such calls work:
//! what is passed too much is dropped, what is missing is 0.
//!
//! Each function in the table gets a *thunk* of one type that all thunks have: 64-bit integers in, one out. With `n` entries in the
//! table, the thunk of entry `i` is entry `n + i`, so pointers keep their values, and an engine that calls entries itself, for signals
//! and threads, finds the functions. Each `call_indirect` becomes a call of an *adapter*, one for each type that is called, which converts
//! its arguments, calls the thunk, and converts the result.
//!
//! What does not fit 64 bits (vectors, references, several results) is called as before.

mod code;
mod outline;

use std::fmt;

use wasmparser::{BinaryReaderError, FromReader, Parser, Payload, SectionLimited};

use code::{Bytes, Converter};
use outline::Outline;

/// Why a module is left as it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<BinaryReaderError> for Error {
    fn from(error: BinaryReaderError) -> Error {
        Error(error.to_string())
    }
}

/// The module with thunks and adapters. Debugging information, which would be wrong, is left out.
///
/// # Errors
/// When the module is damaged, or not what a C linker makes: its table imported, or changed by instructions.
pub fn emulate(module: &[u8]) -> Result<Vec<u8>, Error> {
    let outline = Outline::of(module)?;
    if outline.called.is_empty() {
        return Ok(module.to_vec());
    }
    let converter = Converter::new(&outline)?;
    let mut result = Bytes(module.get(..8).unwrap_or_default().to_vec());
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let contents = match &payload {
            Payload::TypeSection(section) => appended(module, section, &converter.types()),
            Payload::FunctionSection(section) => appended(module, section, &converter.functions()),
            Payload::TableSection(_) => converter.table(),
            Payload::ElementSection(section) => appended(module, section, &converter.elements()),
            Payload::CodeSectionStart { .. } => continue,
            Payload::CodeSectionEntry(body) => {
                bodies.push(converter.rewritten(module, body)?);
                if bodies.len() < outline.defined() {
                    continue;
                }
                bodies.extend(converter.bodies());
                Bytes::vector(&bodies)
            }
            Payload::CustomSection(section) if section.name().starts_with(".debug_") || section.name().starts_with("metadata.code.") => {
                continue;
            }
            other => match other.as_section() {
                Some((_, range)) => Bytes(slice(module, &range).to_vec()),
                None => continue,
            },
        };
        let id = if let Payload::CodeSectionEntry(_) = payload { CODE_SECTION } else { payload.as_section().map_or(0, |(id, _)| id) };
        result.byte(id).sized(&contents);
    }
    Ok(result.0)
}

const CODE_SECTION: u8 = 10;

/// The contents of a section with more items.
fn appended<'a, T: FromReader<'a>>(module: &[u8], section: &SectionLimited<'a, T>, items: &[Bytes]) -> Bytes {
    let mut contents = Bytes::default();
    contents.number(section.count() + items.len() as u32);
    contents.bytes(slice(module, &(section.original_position()..section.range().end)));
    for item in items {
        contents.bytes(&item.0);
    }
    contents
}

fn slice<'a>(module: &'a [u8], range: &std::ops::Range<u64>) -> &'a [u8] {
    &module[range.start as usize..range.end as usize]
}
