//! From an image in a file to code in memory: sections are placed near each other, relocated while writable, and sealed.
//!
//! The order is text, stubs, slots, read-only data, data; each begins at a page. Everything that is referred to by a pc-relative word lies
//! within 2 GiB: helpers of the runtime, which lie anywhere, are called through a stub that jumps to the address in a slot.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::ops::Range;

use aot_format::container::Image;
use aot_format::reloc::{Addresses, Formula, RelocError, Relocation, Section, Target};

use super::arch::{self, STUB_BYTES};
use super::intrinsics;
use crate::sys::{PAGE_BYTES, Reservation};

/// Why an image could not be mapped.
#[derive(Debug)]
pub enum LinkError {
    /// No address space or memory.
    Memory(io::Error),
    /// A relocation does not fit.
    Relocation(RelocError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::Memory(error) => write!(f, "no memory for code: {error}"),
            LinkError::Relocation(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LinkError {}

impl From<io::Error> for LinkError {
    fn from(error: io::Error) -> Self {
        LinkError::Memory(error)
    }
}

impl From<RelocError> for LinkError {
    fn from(error: RelocError) -> Self {
        LinkError::Relocation(error)
    }
}

/// The mapped sections of an image.
#[derive(Debug)]
pub(super) struct Mapping {
    _memory: Reservation,
    /// Addresses of the text.
    pub(super) text: Range<usize>,
    /// Addresses of the writable data.
    pub(super) data: Range<usize>,
    /// Where in the text calls of functions of the C library return to, ascending.
    pub(super) libcall_returns: Box<[u32]>,
}

/// Offsets of all that is mapped, from the begin of the reservation.
struct Layout {
    sections: [Range<usize>; 3],
    stubs: Range<usize>,
    slots: Range<usize>,
    bytes: usize,
}

impl Layout {
    fn new(image: &Image<'_>, slots: usize) -> Layout {
        let mut at = 0usize;
        let mut place = |bytes: usize| {
            let begin = at;
            at = (at + bytes).next_multiple_of(PAGE_BYTES);
            begin..begin + bytes
        };
        let text = place(image.text.len());
        let stubs = place(slots * STUB_BYTES);
        let slots = place(slots * size_of::<usize>());
        let (rodata, data) = (place(image.rodata.len()), place(image.data.len()));
        Layout { sections: [text, rodata, data], stubs, slots, bytes: at }
    }
}

/// An image while it is writable.
struct Linker<'a> {
    base: usize,
    memory: &'a mut [u8],
    layout: Layout,
    /// The slot of each target that needs one.
    slots: HashMap<Target, usize>,
}

/// Maps an image whose tables have been checked.
pub(super) fn link(image: &Image<'_>) -> Result<Mapping, LinkError> {
    let slots = assign_slots(image);
    let layout = Layout::new(image, slots.len());
    let memory = Reservation::new(layout.bytes)?;
    memory.commit(0, layout.bytes)?;
    if !image.counters.is_empty() {
        // Processes that are forked count on in the same place.
        let data = &layout.sections[Section::Data as usize];
        memory.share(data.start, data.len())?;
    }
    let base = memory.base() as usize;
    // SAFETY: committed, zeroed, and nobody else knows the address.
    let bytes = unsafe { std::slice::from_raw_parts_mut(memory.base(), layout.bytes) };
    let mut linker = Linker { base, memory: bytes, layout, slots };
    for section in Section::ALL {
        linker.memory[linker.layout.sections[section as usize].clone()].copy_from_slice(image.section(section));
    }
    linker.fill_slots();
    for relocation in image.relocations.iter() {
        linker.apply(&relocation)?;
    }
    let Layout { sections, stubs, slots, .. } = linker.layout;
    memory.protect(0, stubs.end, libc::PROT_READ | libc::PROT_EXEC)?;
    memory.protect(slots.start, sections[Section::Rodata as usize].end - slots.start, libc::PROT_READ)?;
    arch::publish_code(memory.base(), stubs.end);
    let mapped = |section: Section| base + sections[section as usize].start..base + sections[section as usize].end;
    Ok(Mapping { _memory: memory, text: mapped(Section::Text), data: mapped(Section::Data), libcall_returns: libcall_returns(image) })
}

fn libcall_returns(image: &Image<'_>) -> Box<[u32]> {
    let is_call = |r: &Relocation| r.section == Section::Text && r.kind.howto().formula != Formula::BranchLow;
    let calls = image.relocations.iter().filter(|r| is_call(r) && matches!(r.target, Target::Libcall(_)));
    let mut returns: Vec<u32> = calls.map(|call| call.offset.saturating_add(arch::CALL_END_BYTES)).collect();
    returns.sort_unstable();
    returns.into()
}

/// Targets that are reached through a slot, numbered in the order of their relocations.
fn assign_slots(image: &Image<'_>) -> HashMap<Target, usize> {
    let mut slots = HashMap::new();
    for relocation in image.relocations.iter() {
        let external = !matches!(relocation.target, Target::Section(..));
        let formula = relocation.kind.howto().formula;
        if formula.needs_slot() || formula.is_branch() && external {
            let next = slots.len();
            slots.entry(relocation.target).or_insert(next);
        }
    }
    slots
}

impl Linker<'_> {
    /// `S`
    fn address(&self, target: Target) -> usize {
        match target {
            Target::Section(section, offset) => self.base + self.layout.sections[section as usize].start + offset as usize,
            Target::Intrinsic(intrinsic) => intrinsics::address(intrinsic),
            Target::Libcall(index) => match intrinsics::libcall_address(index) {
                Some(address) => address,
                None => unreachable!("indices are checked when a container is read"),
            },
        }
    }

    /// All that a relocation at `place` may refer to.
    fn addresses(&self, target: Target, place: usize) -> Addresses {
        let s = self.address(target);
        let index = self.slots.get(&target).copied();
        let slot = index.map_or(0, |index| self.base + self.layout.slots.start + index * size_of::<usize>());
        let stub = index.map_or(0, |index| self.base + self.layout.stubs.start + index * STUB_BYTES);
        let branch = if matches!(target, Target::Section(..)) { s } else { stub };
        Addresses { target: s as u64, slot: slot as u64, branch: branch as u64, place: place as u64 }
    }

    /// Writes the addresses into the slots, and for each slot a stub.
    fn fill_slots(&mut self) {
        for (target, index) in &self.slots {
            let slot = self.layout.slots.start + index * size_of::<usize>();
            let address = self.address(*target);
            self.memory[slot..][..size_of::<usize>()].copy_from_slice(&address.to_le_bytes());
            let stub = self.layout.stubs.start + index * STUB_BYTES;
            // A stub out of reach of its slot belongs to an image that is refused for other relocations, if anyone uses it.
            if let Some(code) = arch::stub(self.base + stub, self.base + slot) {
                self.memory[stub..][..STUB_BYTES].copy_from_slice(&code);
            }
        }
    }

    fn apply(&mut self, relocation: &Relocation) -> Result<(), RelocError> {
        let section = self.layout.sections[relocation.section as usize].clone();
        let offset = section.start + relocation.offset as usize;
        let addresses = self.addresses(relocation.target, self.base + offset);
        let value = relocation.kind.howto().formula.value(&addresses, relocation.addend);
        relocation.kind.encode(value, &mut self.memory[offset..section.end])
    }
}
