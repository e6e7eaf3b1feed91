//! The guest's mappings as text, for people: what `/proc/self/maps` says about the linear memory, in guest addresses.

use std::fmt::Write;

use super::space::{AddressSpace, PAGE};
use crate::runtime::Memory;

impl AddressSpace {
    /// A line for each mapping: addresses, protection, offset, device, inode, file.
    pub(in crate::linux) fn dump(&mut self, memory: &Memory) -> String {
        self.sync(memory);
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
        let base = memory.base() as u64;
        let mut text = String::new();
        for (start, end, rest) in maps.lines().filter_map(parse) {
            let clip = |address: u64| address.saturating_sub(base).min(u64::from(Self::end(memory)) * PAGE);
            for (range, _) in self.vmas.parts((clip(start) / PAGE) as u32..(clip(end) / PAGE) as u32) {
                let _ = writeln!(text, "{:08x}-{:08x} {rest}", u64::from(range.start) * PAGE, u64::from(range.end) * PAGE);
            }
        }
        text
    }
}

/// Begin, end and the rest of a line.
fn parse(line: &str) -> Option<(u64, u64, &str)> {
    let (range, rest) = line.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    Some((u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?, rest))
}
