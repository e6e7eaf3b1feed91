//! Sections of the object: which become parts of the image, and which are read and dropped.

use std::collections::HashMap;

use aot_format::isa::Isa;
use aot_format::reloc::{Addresses, Kind, Relocation, Section, Target};
use object::{File, Object, ObjectSection, ObjectSymbol, RelocationFlags, RelocationTarget, SectionFlags, SectionIndex, Symbol, elf};

use super::riscv64;
use crate::error::Error;
use crate::ir::function_index;

/// A relocation as it is written in the object.
pub(super) struct Written {
    /// Offset of the place in its section.
    pub(super) offset: u64,
    /// Number in the ELF specification.
    pub(super) elf: u32,
    pub(super) target: RelocationTarget,
    pub(super) addend: i64,
}

impl Written {
    /// The one place that it patches.
    pub(super) fn place(&self, isa: Isa) -> Result<Place, Error> {
        let kind = Kind::from_elf(isa, self.elf);
        let kind = kind.ok_or_else(|| Error::Object(format!("relocation type {} of {isa} has no counterpart", self.elf)))?;
        Ok(Place { offset: self.offset, kind, target: self.target, addend: self.addend })
    }
}

/// A place that a relocation patches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Offset in its section.
    pub(super) offset: u64,
    pub(super) kind: Kind,
    pub(super) target: RelocationTarget,
    pub(super) addend: i64,
}

/// Where the sections that are dropped stand while their contents are read: beyond all text, within reach of 32-bit relocations.
pub(super) const EH_FRAME_AT: u64 = 0x4000_0000;
/// Where the tables of landing pads stand.
pub(super) const LSDA_AT: u64 = 0x6000_0000;

/// The object, sorted by what the image needs.
pub(super) struct Sections<'f, 'd> {
    file: &'f File<'d>,
    isa: Isa,
    /// Contents of the parts.
    pub(super) text: Vec<u8>,
    pub(super) rodata: Vec<u8>,
    pub(super) data: Vec<u8>,
    placed: HashMap<SectionIndex, (Section, u64)>,
}

impl<'f, 'd> Sections<'f, 'd> {
    /// Sorts the sections.
    pub(super) fn new(file: &'f File<'d>, isa: Isa) -> Result<Self, Error> {
        let mut sections = Sections { file, isa, text: Vec::new(), rodata: Vec::new(), data: Vec::new(), placed: HashMap::new() };
        for section in file.sections() {
            let Some(part) = part_of(&section)? else { continue };
            let bytes = match part {
                Section::Text => &mut sections.text,
                Section::Rodata => &mut sections.rodata,
                Section::Data => &mut sections.data,
            };
            // Code between functions is never run; the byte of x86-64 traps.
            let fill = if part == Section::Text && isa == Isa::X86_64 { 0xcc } else { 0 };
            bytes.resize(bytes.len().next_multiple_of(section.align().max(1) as usize), fill);
            sections.placed.insert(section.index(), (part, bytes.len() as u64));
            let begin = bytes.len();
            bytes.extend_from_slice(section.data()?);
            bytes.resize(begin + section.size() as usize, 0);
        }
        Ok(sections)
    }

    /// Offset in the text of a symbol there.
    pub(super) fn text_offset(&self, symbol: &Symbol<'_, '_>) -> Option<u32> {
        self.offset(symbol, Section::Text)
    }

    /// Offset in the data of a symbol there.
    pub(super) fn data_offset(&self, symbol: &Symbol<'_, '_>) -> Option<u32> {
        self.offset(symbol, Section::Data)
    }

    fn offset(&self, symbol: &Symbol<'_, '_>, part: Section) -> Option<u32> {
        let (placed, begin) = self.placed.get(&symbol.section_index()?)?;
        u32::try_from(begin + symbol.address()).ok().filter(|_| *placed == part)
    }

    /// The relocations of the sections, with the index of the function that each is for where its code is in another object.
    pub(super) fn relocations(&self) -> Result<Vec<(Relocation, Option<u32>)>, Error> {
        let mut all = Vec::new();
        for section in self.file.sections() {
            let Some((part, begin)) = self.placed.get(&section.index()) else { continue };
            for Place { offset, kind, target, addend } in self.places(&section)? {
                let (target, elsewhere) = self.target(target)?;
                let offset = narrow(begin + offset)?;
                all.push((Relocation { section: *part, offset, kind, target, addend }, elsewhere));
            }
        }
        Ok(all)
    }

    /// The places that the relocations of a section patch.
    fn places(&self, section: &object::Section<'_, '_>) -> Result<Vec<Place>, Error> {
        let mut all = Vec::new();
        for (offset, relocation) in section.relocations() {
            let RelocationFlags::Elf { r_type } = relocation.flags() else {
                return Err(Error::Object("a relocation that is not of ELF".into()));
            };
            all.push(Written { offset, elf: r_type.0, target: relocation.target(), addend: relocation.addend() });
        }
        match self.isa {
            Isa::Riscv64 => riscv64::places(self.file, section.index(), &all),
            Isa::X86_64 | Isa::Aarch64 => all.iter().map(|written| written.place(self.isa)).collect(),
        }
    }

    fn target(&self, target: RelocationTarget) -> Result<(Target, Option<u32>), Error> {
        let RelocationTarget::Symbol(index) = target else { return Err(Error::Object("a relocation without a symbol".into())) };
        let symbol = self.file.symbol_by_index(index)?;
        let Some(section) = symbol.section_index() else {
            let name = symbol.name()?;
            if let Some(func) = function_index(name) {
                return Ok((Target::Section(Section::Text, 0), Some(func)));
            }
            let target = Target::from_symbol(name);
            return Ok((target.ok_or_else(|| Error::Object(format!("symbol {name} is not known to the loader")))?, None));
        };
        let (part, begin) = self
            .placed
            .get(&section)
            .ok_or_else(|| Error::Object(format!("reference to a section that is dropped: {:?}", symbol.name())))?;
        Ok((Target::Section(*part, narrow(begin + symbol.address())?), None))
    }

    /// Contents of a section that is read and dropped, relocated as if text began at 0 and the others stood where the constants say.
    pub(super) fn relocated(&self, name: &str) -> Result<Vec<u8>, Error> {
        let Some(section) = self.file.section_by_name(name) else { return Ok(Vec::new()) };
        let mut bytes = section.uncompressed_data()?.into_owned();
        for Place { offset, kind, target, addend } in self.places(&section)? {
            let RelocationTarget::Symbol(index) = target else { continue };
            let target = self.address(&self.file.symbol_by_index(index)?)?;
            let value = kind.howto().formula.value(&Addresses { target, place: base_of(name) + offset, ..Addresses::default() }, addend);
            let place = bytes.get_mut(offset as usize..).unwrap_or_default();
            kind.encode(value, place).map_err(|error| Error::Object(format!("{name}: {error}")))?;
        }
        Ok(bytes)
    }

    fn address(&self, symbol: &Symbol<'_, '_>) -> Result<u64, Error> {
        let Some(index) = symbol.section_index() else { return Ok(0) };
        if let Some((Section::Text, begin)) = self.placed.get(&index) {
            return Ok(begin + symbol.address());
        }
        Ok(base_of(self.file.section_by_index(index)?.name()?) + symbol.address())
    }
}

fn base_of(name: &str) -> u64 {
    match name {
        ".eh_frame" => EH_FRAME_AT,
        ".gcc_except_table" => LSDA_AT,
        _ => 0,
    }
}

/// The part that a section goes to.
fn part_of(section: &object::Section<'_, '_>) -> Result<Option<Section>, Error> {
    let SectionFlags::Elf { sh_flags, .. } = section.flags() else { return Ok(None) };
    let has = |flag: elf::SectionFlags| sh_flags.0 & flag.0 != 0;
    let name = section.name()?;
    // Unwinding has tables of its own; the personality is never called.
    if !has(elf::SHF_ALLOC) || matches!(name, ".eh_frame" | ".gcc_except_table") || name.starts_with(".data.DW.ref.") {
        return Ok(None);
    }
    Ok(Some(if has(elf::SHF_EXECINSTR) {
        Section::Text
    } else if has(elf::SHF_WRITE) {
        Section::Data
    } else {
        Section::Rodata
    }))
}

pub(super) fn narrow(offset: u64) -> Result<u32, Error> {
    u32::try_from(offset).map_err(|_| Error::Limit("bytes of code"))
}
