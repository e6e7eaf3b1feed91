//! Relocations of RISC-V (<https://github.com/riscv-non-isa/riscv-elf-psabi-doc/blob/master/riscv-elf.adoc>), taken apart: there one may be for
//! two instructions, or refer by a label to another one, or be one of a pair at the same place.

use std::collections::HashMap;

use aot_format::isa::Isa;
use aot_format::reloc::Kind;
use object::{File, Object, ObjectSymbol, RelocationTarget, SectionIndex};

use super::section::{Place, Written};
use crate::error::Error;

const CALL: u32 = 18;
const CALL_PLT: u32 = 19;
const GOT_HI20: u32 = 20;
const PCREL_HI20: u32 = 23;
const PCREL_LO12_I: u32 = 24;
const PCREL_LO12_S: u32 = 25;
const ADD32: u32 = 35;
const SUB32: u32 = 39;

/// The places that the relocations of a section patch.
pub(super) fn places(file: &File<'_>, section: SectionIndex, all: &[Written]) -> Result<Vec<Place>, Error> {
    let upper = |written: &&Written| matches!(written.elf, GOT_HI20 | PCREL_HI20);
    let uppers: HashMap<u64, &Written> = all.iter().filter(upper).map(|written| (written.offset, written)).collect();
    let mut places = Vec::with_capacity(all.len());
    let mut all = all.iter();
    while let Some(written) = all.next() {
        let place = |offset: u64, kind: Kind, addend: i64| Place { offset, kind, target: written.target, addend };
        match written.elf {
            CALL | CALL_PLT => places.extend([
                place(written.offset, Kind::Riscv64CallHi20, written.addend),
                place(written.offset + 4, Kind::Riscv64CallLo12, written.addend + 4),
            ]),
            PCREL_LO12_I | PCREL_LO12_S => {
                let label = label(file, section, written.target)?;
                let upper = uppers.get(&label).ok_or_else(|| Error::Object("the lower half of an address without the upper one".into()))?;
                places.push(lower_half(written, upper)?);
            }
            ADD32 => {
                let other = all.next().filter(|other| other.elf == SUB32 && other.offset == written.offset);
                let other = other.ok_or_else(|| Error::Object("a sum that is no difference".into()))?;
                let from = label(file, section, other.target)?;
                let addend = written.addend - other.addend + (written.offset as i64 - from as i64);
                places.push(place(written.offset, Kind::Riscv64Pc32, addend));
            }
            _ => places.push(written.place(Isa::Riscv64)?),
        }
    }
    Ok(places)
}

/// The lower half of a distance that counts from the instruction with the upper one.
fn lower_half(lower: &Written, upper: &Written) -> Result<Place, Error> {
    let kind = match (upper.elf, lower.elf) {
        (PCREL_HI20, PCREL_LO12_I) => Kind::Riscv64PcRelLo12I,
        (PCREL_HI20, PCREL_LO12_S) => Kind::Riscv64PcRelLo12S,
        (GOT_HI20, PCREL_LO12_I) => Kind::Riscv64GotLo12,
        _ => return Err(Error::Object("a store to a slot of addresses".into())),
    };
    let addend = upper.addend + lower.addend + (lower.offset as i64 - upper.offset as i64);
    Ok(Place { offset: lower.offset, kind, target: upper.target, addend })
}

/// The offset of a symbol in this section.
fn label(file: &File<'_>, section: SectionIndex, target: RelocationTarget) -> Result<u64, Error> {
    let RelocationTarget::Symbol(index) = target else { return Err(Error::Object("a relocation without a symbol".into())) };
    let symbol = file.symbol_by_index(index)?;
    match symbol.section_index() == Some(section) {
        true => Ok(symbol.address()),
        false => Err(Error::Object("a label in another section".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(offset: u64, elf: u32, addend: i64) -> Written {
        Written { offset, elf, target: RelocationTarget::Absolute, addend }
    }

    #[test]
    fn lower_halves_count_from_the_upper_ones() {
        let place = lower_half(&written(0x30, PCREL_LO12_S, 0), &written(0x10, PCREL_HI20, 5)).unwrap();
        assert_eq!((place.offset, place.kind, place.addend), (0x30, Kind::Riscv64PcRelLo12S, 0x25));
        let place = lower_half(&written(4, PCREL_LO12_I, 0), &written(0, GOT_HI20, 0)).unwrap();
        assert_eq!((place.kind, place.addend), (Kind::Riscv64GotLo12, 4));
        assert!(lower_half(&written(4, PCREL_LO12_S, 0), &written(0, GOT_HI20, 0)).is_err());
    }
}
