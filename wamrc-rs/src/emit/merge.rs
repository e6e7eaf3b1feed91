//! From pieces to one image: sections one behind the other, tables in the same order, references between functions resolved.

use aot_format::container::{Function, Image, NONE, Row, Rows};
use aot_format::isa::{FeatureSet, Isa};
use aot_format::reloc::{Addresses, Relocation, Section, Target};

use super::Piece;
use super::section::narrow;
use crate::error::Error;

/// What the begin of each section of a piece is aligned to, in bytes: at least what LLVM asks of any section.
const ALIGN: usize = 64;

/// Where the sections and shared tables of a piece begin in the image.
struct Begin {
    sections: [u32; Section::ALL.len()],
    saved: u32,
    scopes: u32,
}

impl Begin {
    fn target(&self, target: Target) -> Target {
        match target {
            Target::Section(section, offset) => Target::Section(section, self.sections[section as usize] + offset),
            other => other,
        }
    }
}

/// Makes the image of a module of so many functions from its pieces.
///
/// # Errors
/// When the code is too large, or a function has no code.
pub(crate) fn merge(pieces: &[Piece], count: usize, isa: Isa, features: FeatureSet) -> Result<Image<'static>, Error> {
    let mut image = Image::new(isa, features);
    let mut sections = [const { Vec::new() }; Section::ALL.len()];
    let mut begins = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let begin =
            Begin { sections: append_sections(&mut sections, piece)?, saved: image.saved.len() as u32, scopes: image.scopes.len() as u32 };
        append_tables(&mut image, &piece.image, &begin);
        begins.push(begin);
    }
    let functions = functions(pieces, &begins, count);
    for (piece, begin) in pieces.iter().zip(&begins) {
        for (relocation, func) in piece.image.relocations.iter().zip(&piece.elsewhere) {
            let relocation = place(&relocation, *func, begin, &functions)?;
            if !resolve(&relocation, &mut sections)? {
                image.relocations.push(relocation);
            }
        }
    }
    image.functions = functions.into_iter().collect();
    let [text, rodata, data] = sections;
    (image.text, image.rodata, image.data) = (text.into(), rodata.into(), data.into());
    image.check().map_err(|error| Error::Object(error.to_string()))?;
    Ok(image)
}

fn append_sections(sections: &mut [Vec<u8>; Section::ALL.len()], piece: &Piece) -> Result<[u32; Section::ALL.len()], Error> {
    let mut begins = [0; Section::ALL.len()];
    for section in Section::ALL {
        let all = &mut sections[section as usize];
        let fill = if section == Section::Text && piece.image.isa == Isa::X86_64 { 0xcc } else { 0 };
        let bytes = piece.image.section(section);
        if !bytes.is_empty() {
            all.resize(all.len().next_multiple_of(ALIGN), fill);
        }
        begins[section as usize] = narrow(all.len() as u64)?;
        all.extend_from_slice(bytes);
    }
    Ok(begins)
}

fn append_tables(image: &mut Image<'static>, piece: &Image<'_>, begin: &Begin) {
    fn append<T: Row>(to: &mut Rows<'static, T>, from: &Rows<'_, T>, shift: impl Fn(&mut T)) {
        to.extend(from.iter().map(|mut row| {
            shift(&mut row);
            row
        }));
    }
    let text = begin.sections[Section::Text as usize];
    let scope = |index: &mut u32| {
        if *index != NONE {
            *index += begin.scopes;
        }
    };
    append(&mut image.frames, &piece.frames, |frame| {
        frame.start += text;
        frame.saved += begin.saved;
    });
    append(&mut image.saved, &piece.saved, |_| {});
    append(&mut image.call_sites, &piece.call_sites, |site| {
        site.start += text;
        site.pad += text;
    });
    append(&mut image.no_frame, &piece.no_frame, |code| code.start += text);
    append(&mut image.scopes, &piece.scopes, |row| scope(&mut row.parent));
    append(&mut image.trap_sites, &piece.trap_sites, |site| site.pc += text);
    append(&mut image.counters, &piece.counters, |row| row.offset += begin.sections[Section::Data as usize]);
    image.pc_map.extend(piece.pc_map.iter().map(|mut row| {
        row.pc += text;
        scope(&mut row.scope);
        row
    }));
}

/// Code by function index: at most one piece has it.
fn functions(pieces: &[Piece], begins: &[Begin], count: usize) -> Vec<Function> {
    let mut functions = vec![Function { offset: 0, len: 0 }; count];
    for (piece, begin) in pieces.iter().zip(begins) {
        for (index, found) in &piece.functions {
            functions[*index as usize] = Function { offset: found.offset + begin.sections[Section::Text as usize], len: found.len };
        }
    }
    functions
}

/// A relocation of a piece as one of the image.
fn place(relocation: &Relocation, func: Option<u32>, begin: &Begin, functions: &[Function]) -> Result<Relocation, Error> {
    let target = match func {
        None => begin.target(relocation.target),
        Some(func) => match functions.get(func as usize).filter(|function| function.len > 0) {
            Some(function) => Target::Section(Section::Text, function.offset),
            None => return Err(Error::Object(format!("function {func} is called and has no code"))),
        },
    };
    Ok(Relocation { offset: relocation.offset + begin.sections[relocation.section as usize], target, ..*relocation })
}

/// Applies a relocation if its value does not depend on where the image will lie: one within a section that is relative to its place.
fn resolve(relocation: &Relocation, sections: &mut [Vec<u8>; Section::ALL.len()]) -> Result<bool, Error> {
    let Target::Section(section, offset) = relocation.target else { return Ok(false) };
    let formula = relocation.kind.howto().formula;
    if section != relocation.section || !formula.is_distance() {
        return Ok(false);
    }
    let at = u64::from(offset);
    let addresses = Addresses { target: at, branch: at, slot: 0, place: relocation.offset.into() };
    let bytes = sections[section as usize].get_mut(relocation.offset as usize..).unwrap_or_default();
    relocation.kind.encode(formula.value(&addresses, relocation.addend), bytes).map_err(|error| Error::Object(error.to_string()))?;
    Ok(true)
}
