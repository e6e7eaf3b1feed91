//! The map from code to the Wasm module: the longest table of most images, so it is kept as differences.
//!
//! A row is three numbers, each the difference to that of the row before, the first row to zeros: zigzag, then LEB128. One pass when a file
//! is read finds where every 64th row is, so that a query reads few rows and allocates nothing.

use std::borrow::Cow;

use super::image::PcMapping;

const BLOCK_ROWS: usize = 64;
const ZERO: PcMapping = PcMapping { pc: 0, wasm_offset: 0, scope: 0 };

/// Rows of [`PcMapping`] in ascending order of their code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PcMap<'a> {
    stream: Cow<'a, [u8]>,
    blocks: Vec<Block>,
    len: usize,
    last: PcMapping,
    ascending: bool,
    /// One more than the largest index of a scope.
    scopes: u32,
}

/// Every 64th row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    row: PcMapping,
    /// Where the row after it begins.
    next: usize,
}

impl Default for PcMap<'_> {
    fn default() -> Self {
        PcMap { stream: Cow::Borrowed(&[]), blocks: Vec::new(), len: 0, last: ZERO, ascending: true, scopes: 0 }
    }
}

impl<'a> PcMap<'a> {
    /// The map in these bytes, or the index of the first row that means nothing.
    pub(super) fn from_bytes(bytes: Cow<'a, [u8]>) -> Result<Self, usize> {
        let mut map = PcMap::default();
        let mut at = 0;
        while at < bytes.len() {
            let row = read_row(&bytes, &mut at, map.last).ok_or(map.len)?;
            map.note(row, at);
        }
        map.stream = bytes;
        Ok(map)
    }

    /// The encoded rows.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.stream
    }

    /// Appends a row.
    pub fn push(&mut self, row: PcMapping) {
        let (stream, last) = (self.stream.to_mut(), self.last);
        for (value, before) in [(row.pc, last.pc), (row.wasm_offset, last.wasm_offset), (row.scope, last.scope)] {
            put(stream, value.wrapping_sub(before).cast_signed());
        }
        let next = stream.len();
        self.note(row, next);
    }

    fn note(&mut self, row: PcMapping, next: usize) {
        if self.len.is_multiple_of(BLOCK_ROWS) {
            self.blocks.push(Block { row, next });
        }
        self.ascending &= self.len == 0 || self.last.pc < row.pc;
        // NONE is no index, and one more than it is 0.
        self.scopes = self.scopes.max(row.scope.wrapping_add(1));
        self.len += 1;
        self.last = row;
    }

    /// Whether rows are in order and within a text and scopes of these sizes.
    pub(super) fn is_sound(&self, text: usize, scopes: usize) -> bool {
        self.ascending && self.scopes as usize <= scopes && (self.len == 0 || (self.last.pc as usize) < text)
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = PcMapping> + '_ {
        self.rows_after(ZERO, 0)
    }

    /// The rows from `at` on, behind `row`.
    fn rows_after(&self, mut row: PcMapping, mut at: usize) -> impl Iterator<Item = PcMapping> + '_ {
        std::iter::from_fn(move || {
            row = read_row(&self.stream, &mut at, row)?;
            Some(row)
        })
    }

    /// The row of the code at this offset in the text.
    pub fn row_at(&self, pc: u32) -> Option<PcMapping> {
        let block = self.blocks[..self.blocks.partition_point(|block| block.row.pc <= pc)].last()?;
        Some(self.rows_after(block.row, block.next).take(BLOCK_ROWS - 1).take_while(|row| row.pc <= pc).last().unwrap_or(block.row))
    }

    /// The same map with its own copy of the bytes.
    pub fn into_owned(self) -> PcMap<'static> {
        PcMap { stream: Cow::Owned(self.stream.into_owned()), ..self }
    }
}

impl Extend<PcMapping> for PcMap<'_> {
    fn extend<I: IntoIterator<Item = PcMapping>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(row));
    }
}

fn put(out: &mut Vec<u8>, difference: i32) {
    let mut rest = (difference << 1 ^ difference >> 31).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

fn get(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0u64;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            let value = u32::try_from(value).ok()?;
            return Some(value >> 1 ^ (value & 1).wrapping_neg());
        }
    }
    None
}

fn read_row(bytes: &[u8], at: &mut usize, before: PcMapping) -> Option<PcMapping> {
    Some(PcMapping {
        pc: before.pc.wrapping_add(get(bytes, at)?),
        wasm_offset: before.wasm_offset.wrapping_add(get(bytes, at)?),
        scope: before.scope.wrapping_add(get(bytes, at)?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::NONE;
    use super::*;

    #[test]
    fn rows_come_back_and_are_found() {
        let rows: Vec<PcMapping> = (0..1000u32)
            .map(|i| PcMapping { pc: i * 3, wasm_offset: i.wrapping_mul(0x9e37_79b9), scope: if i % 3 == 0 { NONE } else { i % 7 } })
            .collect();
        let mut map = PcMap::default();
        map.extend(rows.iter().copied());
        let read = PcMap::from_bytes(Cow::Borrowed(map.as_bytes())).unwrap();
        assert_eq!(read, map);
        assert_eq!(read.iter().collect::<Vec<_>>(), rows);
        assert!((0..3000).all(|pc| read.row_at(pc) == Some(rows[pc as usize / 3])));
        assert_eq!(PcMap::default().row_at(5), None);
        assert_eq!(PcMap::from_bytes(Cow::Borrowed(&map.as_bytes()[..map.as_bytes().len() - 1])), Err(999));
        assert_eq!(PcMap::from_bytes(Cow::Borrowed(&[0xff; 6])), Err(0));
    }
}
