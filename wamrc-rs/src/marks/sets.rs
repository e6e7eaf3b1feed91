//! Sets of values, or of lanes of them: for each block what other blocks may know, and one for the place where an analysis is.

use super::lanes::{Lanes, all};

/// Words of bits for all blocks of a function at most; functions that need more are not looked at.
const MOST_WORDS: usize = 4 << 20;

/// Which values more than one block may know, and where their bits are in a [`Row`].
pub(super) struct Shared {
    /// How many lanes each value has.
    widths: Vec<u8>,
    columns: Vec<Option<usize>>,
    /// Those that are shared.
    values: Vec<u32>,
    words: usize,
}

impl Shared {
    /// From how many lanes each value has and whether it is shared.
    pub(super) fn new(widths: Vec<u8>, is_shared: &[bool]) -> Self {
        let values: Vec<u32> = (0..).zip(is_shared).filter(|(_, shared)| **shared).map(|(value, _)| value).collect();
        let mut columns = vec![None; widths.len()];
        let mut end: usize = 0;
        for value in &values {
            // The lanes of a value lie in one word.
            let width = usize::from(widths[*value as usize]);
            let column = if end % 64 + width > 64 { end.next_multiple_of(64) } else { end };
            columns[*value as usize] = Some(column);
            end = column + width;
        }
        Shared { widths, columns, values, words: end.div_ceil(64) }
    }

    /// All lanes of a value.
    pub(super) fn all(&self, value: u32) -> Lanes {
        all(self.widths[value as usize])
    }

    pub(super) fn width(&self, value: u32) -> u8 {
        self.widths[value as usize]
    }

    /// A row for each of so many blocks, with all lanes of all values or with none; `None` if that is too much.
    pub(super) fn rows(&self, blocks: usize, full: bool) -> Option<Vec<Row>> {
        let row = Row(vec![if full { u64::MAX } else { 0 }; self.words]);
        (self.words.checked_mul(blocks)? <= MOST_WORDS).then(|| vec![row; blocks])
    }

    /// An empty row.
    pub(super) fn row(&self) -> Row {
        Row(vec![0; self.words])
    }

    /// The lanes that a row has of a value, none if it is not shared.
    pub(super) fn get(&self, row: &Row, value: u32) -> Lanes {
        self.columns[value as usize].map_or(0, |column| row.0[column / 64] >> (column % 64) & self.all(value))
    }

    /// Gives a row these lanes of a value that is shared.
    pub(super) fn set(&self, row: &mut Row, value: u32, lanes: Lanes) {
        let Some(column) = self.columns[value as usize] else { return };
        let word = &mut row.0[column / 64];
        *word = *word & !(self.all(value) << (column % 64)) | lanes << (column % 64);
    }
}

/// What is known at the begin or end of a block.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Row(Vec<u64>);

impl Row {
    pub(super) fn join(&mut self, other: &Row) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn meet(&mut self, other: &Row) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}

/// What is known at some place of a block.
pub(super) struct Here<'a> {
    shared: &'a Shared,
    pub(super) row: Row,
    local: Vec<Lanes>,
    /// Values of which `local` has had lanes.
    touched: Vec<u32>,
}

impl<'a> Here<'a> {
    pub(super) fn new(shared: &'a Shared) -> Self {
        Here { shared, row: shared.row(), local: vec![0; shared.widths.len()], touched: Vec::new() }
    }

    /// Begins a block.
    pub(super) fn begin(&mut self, row: Row) {
        self.clear();
        self.row = row;
    }

    pub(super) fn clear(&mut self) {
        self.row.0.fill(0);
        self.touched.drain(..).for_each(|value| self.local[value as usize] = 0);
    }

    pub(super) fn set(&mut self, value: u32, lanes: Lanes) {
        if self.shared.columns[value as usize].is_some() {
            self.shared.set(&mut self.row, value, lanes);
        } else if self.local[value as usize] != lanes {
            self.local[value as usize] = lanes;
            self.touched.push(value);
        }
    }

    pub(super) fn get(&self, value: u32) -> Lanes {
        self.local[value as usize] | self.shared.get(&self.row, value)
    }

    /// All values of which there are lanes, in order.
    pub(super) fn values(&self) -> Vec<u32> {
        let mut values: Vec<u32> = self.touched.iter().copied().filter(|value| self.local[*value as usize] != 0).collect();
        if !self.row.is_empty() {
            values.extend(self.shared.values.iter().filter(|value| self.shared.get(&self.row, **value) != 0));
        }
        values.sort_unstable();
        values.dedup();
        values
    }
}
