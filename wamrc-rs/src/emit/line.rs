//! From the object's line table to the map from code to the Wasm module, and to the table of trap sites. Lines are offsets in the module, columns
//! kinds of traps; see [`crate::ir`].

use std::collections::{BTreeMap, HashMap};

use aot_format::container::{Image, NONE, PcMapping, Scope, TrapSite};
use aot_format::isa::Isa;
use aot_format::trap::TrapKind;
use gimli::{AttributeValue, DebuggingInformationEntry, Dwarf, LittleEndian, SectionId, Unit, constants as dw};

use super::section::Sections;
use crate::error::Error;
use crate::ir::function_index;

type Slice<'a> = gimli::EndianSlice<'a, LittleEndian>;
type Entry<'e, 'u, 'a> = DebuggingInformationEntry<'e, 'u, Slice<'a>>;

/// Code that was inlined.
struct Inlined {
    begin: u32,
    end: u32,
    scope: u32,
}

/// A place in the source.
#[derive(Clone, Copy)]
struct Place {
    /// Offset in the module.
    line: u32,
    /// Kind of the trap, or 0.
    column: u32,
}

/// Fills in the pc map, the inlined calls and the trap sites.
pub(super) fn tables(sections: &Sections<'_, '_>, image: &mut Image<'static>) -> Result<(), Error> {
    let mut contents = HashMap::new();
    for id in [SectionId::DebugAbbrev, SectionId::DebugInfo, SectionId::DebugLine, SectionId::DebugRanges, SectionId::DebugStr] {
        contents.insert(id, sections.relocated(id.name())?);
    }
    let load =
        |id: SectionId| -> Result<Slice<'_>, gimli::Error> { Ok(Slice::new(contents.get(&id).map_or(&[], Vec::as_slice), LittleEndian)) };
    let dwarf = Dwarf::load(load)?;
    let mut lines = BTreeMap::new();
    let mut inlined = Vec::new();
    let mut units = dwarf.units();
    while let Some(header) = units.next()? {
        let unit = dwarf.unit(header)?;
        read_lines(&unit, &mut lines)?;
        read_scopes(&dwarf, &unit, image, &mut inlined)?;
    }
    let text_len = image.text.len() as u32;
    let sites = trap_sites(image.isa, &image.text, &lines);
    image.trap_sites.extend(sites);
    image.pc_map.extend(merge(&lines, &inlined).into_iter().filter(|row| row.pc < text_len));
    Ok(())
}

/// The traps that instructions are. One row of the line table may have several, one behind the other, as in an unrolled loop; what else has a
/// column is a call of the helper.
fn trap_sites(isa: Isa, text: &[u8], lines: &BTreeMap<u32, Place>) -> Vec<TrapSite> {
    let trap: &[u8] = match isa {
        // ud2
        Isa::X86_64 => &[0x0f, 0x0b],
        // brk #1
        Isa::Aarch64 => &[0x20, 0x00, 0x20, 0xd4],
        // c.unimp
        Isa::Riscv64 => &[0, 0],
    };
    let ends = lines.keys().skip(1).copied().chain([text.len() as u32]);
    let mut sites = Vec::new();
    for ((pc, place), end) in lines.iter().zip(ends) {
        let Some(kind) = TrapKind::from_code(place.column) else { continue };
        let code = text.get(*pc as usize..end as usize).unwrap_or_default();
        let traps = code.chunks_exact(trap.len()).take_while(|code| *code == trap);
        sites.extend((*pc..).step_by(trap.len()).zip(traps).map(|(pc, _)| TrapSite { pc, kind }));
    }
    sites
}

/// Place by offset in the text. Code without a place of its own belongs to what stands before it.
fn read_lines(unit: &Unit<Slice<'_>>, lines: &mut BTreeMap<u32, Place>) -> Result<(), Error> {
    let Some(program) = unit.line_program.clone() else { return Ok(()) };
    let mut rows = program.rows();
    while let Some((_, row)) = rows.next_row()? {
        if let Some(line) = row.line().filter(|_| !row.end_sequence()) {
            let column = match row.column() {
                gimli::ColumnType::LeftEdge => 0,
                gimli::ColumnType::Column(column) => column.get() as u32,
            };
            lines.insert(row.address() as u32, Place { line: line.get() as u32, column });
        }
    }
    Ok(())
}

fn read_scopes(
    dwarf: &Dwarf<Slice<'_>>,
    unit: &Unit<Slice<'_>>,
    image: &mut Image<'static>,
    inlined: &mut Vec<Inlined>,
) -> Result<(), Error> {
    // Scopes that are open, with their depths.
    let mut open: Vec<(isize, u32)> = Vec::new();
    let mut entries = unit.entries();
    let mut depth = 0;
    while let Some((descent, entry)) = entries.next_dfs()? {
        depth += descent;
        open.retain(|(outer, _)| *outer < depth);
        if entry.tag() != dw::DW_TAG_inlined_subroutine {
            continue;
        }
        let call_offset = entry.attr_value(dw::DW_AT_call_line)?.and_then(|v| v.udata_value());
        let (Some(call_offset), Some(func)) = (call_offset, origin(dwarf, unit, entry)?) else { continue };
        let scope = image.scopes.len() as u32;
        let parent = open.last().map_or(NONE, |(_, scope)| *scope);
        image.scopes.push(Scope { func, call_offset: call_offset as u32, parent });
        open.push((depth, scope));
        let mut ranges = dwarf.die_ranges(unit, entry)?;
        while let Some(range) = ranges.next()? {
            inlined.push(Inlined { begin: range.begin as u32, end: range.end as u32, scope });
        }
    }
    Ok(())
}

/// The function that was inlined.
fn origin(dwarf: &Dwarf<Slice<'_>>, unit: &Unit<Slice<'_>>, entry: &Entry<'_, '_, '_>) -> Result<Option<u32>, Error> {
    let Some(AttributeValue::UnitRef(offset)) = entry.attr_value(dw::DW_AT_abstract_origin)? else { return Ok(None) };
    let Some(name) = unit.entry(offset)?.attr_value(dw::DW_AT_name)? else { return Ok(None) };
    let name = dwarf.attr_string(unit, name)?;
    Ok(std::str::from_utf8(name.slice()).ok().and_then(function_index))
}

/// One row for each stretch of code with the same place and the same innermost scope.
fn merge(lines: &BTreeMap<u32, Place>, inlined: &[Inlined]) -> Vec<PcMapping> {
    // Scopes come outermost first, so a later one that covers the same code is further in.
    let mut scopes: BTreeMap<u32, u32> = BTreeMap::from([(0, NONE)]);
    for range in inlined.iter().filter(|range| range.begin < range.end) {
        let after = *scopes.range(..=range.end).next_back().map_or(&NONE, |(_, scope)| scope);
        let covered: Vec<u32> = scopes.range(range.begin..range.end).map(|(pc, _)| *pc).collect();
        for pc in covered {
            scopes.remove(&pc);
        }
        scopes.insert(range.begin, range.scope);
        scopes.insert(range.end, after);
    }
    let mut rows: Vec<PcMapping> = Vec::new();
    let (mut line, mut scope) = (None, NONE);
    let mut pcs: Vec<u32> = lines.keys().chain(scopes.keys()).copied().collect();
    pcs.sort_unstable();
    pcs.dedup();
    for pc in pcs {
        line = lines.get(&pc).map(|place| place.line).or(line);
        scope = scopes.get(&pc).copied().unwrap_or(scope);
        let Some(wasm_offset) = line else { continue };
        if rows.last().is_none_or(|last| (last.wasm_offset, last.scope) != (wasm_offset, scope)) {
            rows.push(PcMapping { pc, wasm_offset, scope });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_traps_of_one_operator_are_sites_each() {
        let text = [0x90, 0x0f, 0x0b, 0x0f, 0x0b, 0x0f, 0x0b, 0xe8, 0x0f, 0x0b];
        let places = [(0, 0), (1, 4), (5, 5), (7, 1)].map(|(pc, column)| (pc, Place { line: 7, column }));
        let site = |pc, kind| TrapSite { pc, kind };
        let (overflow, by_zero) = (TrapKind::IntegerOverflow, TrapKind::IntegerDivideByZero);
        assert_eq!(trap_sites(Isa::X86_64, &text, &places.into()), [site(1, overflow), site(3, overflow), site(5, by_zero)]);
    }

    #[test]
    fn inner_scopes_win_and_outer_ones_return() {
        let lines = [(0, 100), (4, 200), (8, 300), (20, 101)].map(|(pc, line)| (pc, Place { line, column: 0 })).into();
        let inlined = [Inlined { begin: 4, end: 16, scope: 0 }, Inlined { begin: 8, end: 12, scope: 1 }];
        let row = |pc, wasm_offset, scope| PcMapping { pc, wasm_offset, scope };
        let expected = [row(0, 100, NONE), row(4, 200, 0), row(8, 300, 1), row(12, 300, 0), row(16, 300, NONE), row(20, 101, NONE)];
        assert_eq!(merge(&lines, &inlined), expected);
    }
}
