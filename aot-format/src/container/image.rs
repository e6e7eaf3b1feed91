//! The compiled code of one ISA, with all that the loader must know of it.
//!
//! There are no stubs for entry and for calls of other instances' functions: the runtime makes both from a function's type, as convention
//! `CONV` puts no Wasm value on the native stack.

use std::borrow::Cow;

use super::error::{Problem, ReadError};
use super::pcmap::PcMap;
use super::rows::{Row, Rows, define_row};
use crate::isa::{FeatureSet, Isa};
use crate::reloc::{Relocation, Section, Target};
use crate::trap::TrapKind;

/// An index that names nothing.
pub const NONE: u32 = u32::MAX;

/// The largest size of each of text, read-only data and data, in bytes: so that all of an image lies within 2 GiB and every
/// pc-relative reference reaches.
pub const MAX_SECTION_BYTES: usize = 512 << 20;

/// In [`NoFrame::return_at`]: the return address is in the link register still, or again.
pub const IN_REGISTER: u32 = u32::MAX;

/// Above all of [`SavedRegister::offset`], in bytes.
pub const MAX_SAVED_OFFSET: i32 = 4096;

/// The largest [`Frame::align`], in bytes.
pub const MAX_FRAME_ALIGN: u32 = 4096;

define_row! {
    /// Machine code of convention `CONV` for a function of the index space, imports included.
    ///
    /// An imported function has code only when it escapes and is a direct host function: a wrapper with convention `CONV`. A
    /// defined function has none when it was inlined everywhere and does not escape.
    Function {
        /// Offset in the text.
        offset: u32,
        /// Size in bytes; 0 when there is no code.
        len: u32,
    }
}

define_row! {
    /// A function's frame, for unwinding from its call sites.
    Frame {
        /// Offset in the text.
        start: u32,
        /// Size in bytes.
        len: u32,
        /// Function index, [`NONE`] for a stub.
        func: u32,
        /// From the frame pointer down to where the stack pointer was aligned, in bytes. See [`Frame::stack_pointer`].
        pushed_bytes: u32,
        /// What it was aligned to: a power of two, 1 when it was not aligned.
        align: u32,
        /// From there down to the stack pointer at every call site, in bytes.
        frame_bytes: u32,
        /// Index of the first of its rows in the table of saved registers.
        saved: u32,
        /// How many rows.
        saved_count: u32,
    }
}

impl Frame {
    /// The stack pointer at every call site of an activation with this frame pointer. Only where values need more alignment than a
    /// call gives (vectors of 32 and 64 bytes) does their distance depend on the activation.
    pub fn stack_pointer(&self, frame_pointer: usize) -> usize {
        let aligned = frame_pointer.wrapping_sub(self.pushed_bytes as usize) & (self.align as usize).wrapping_neg();
        aligned.wrapping_sub(self.frame_bytes as usize)
    }
}

define_row! {
    /// Where a function keeps a callee-saved register of its caller. Sets may be shared between functions.
    SavedRegister {
        /// DWARF number; one of [`Isa::callee_saved`].
        register: u32,
        /// Address - frame pointer, in bytes; a multiple of 8.
        offset: i32,
    }
}

define_row! {
    /// A range of return addresses whose exceptions are caught: `start < return address <= start + len`.
    CallSite {
        /// Offset in the text.
        start: u32,
        /// Size in bytes.
        len: u32,
        /// Offset of the landing pad, in the same function. It finds the exception in the first return register and 1 in the second.
        pad: u32,
    }
}

define_row! {
    /// Code that runs while its function's frame is not set up: the frame pointer is still, or again, the caller's.
    NoFrame {
        /// Offset in the text.
        start: u32,
        /// Size in bytes.
        len: u32,
        /// Where the return address is: above the stack pointer, in bytes, or [`IN_REGISTER`].
        return_at: u32,
    }
}

define_row! {
    /// From here to the next row, code belongs to this place of the Wasm module.
    PcMapping {
        /// Offset in the text.
        pc: u32,
        /// Offset of the instruction in the Wasm module.
        wasm_offset: u32,
        /// Index of the scope that was inlined here, [`NONE`] when the code is of the frame's own function.
        scope: u32,
    }
}

define_row! {
    /// An inlined call.
    Scope {
        /// The function that was inlined.
        func: u32,
        /// Offset of the call in the Wasm module.
        call_offset: u32,
        /// The scope that the call is in, with a lower index; [`NONE`] when it is in the frame's own function.
        parent: u32,
    }
}

define_row! {
    /// An instruction that traps when it is reached, or by SIGFPE.
    TrapSite {
        /// Offset of the instruction in the text.
        pc: u32,
        /// Kind of the trap.
        kind: TrapKind,
    }
}

define_row! {
    /// The counters of a function in code that counts, for profiles. What is inlined elsewhere may have others there.
    Counters {
        /// Function index.
        func: u32,
        /// Names the control flow that is counted.
        hash: u64,
        /// Offset of the first in the data; a multiple of 8, as each counter has 8 bytes.
        offset: u32,
        /// How many.
        count: u32,
    }
}

/// Something that is one section of an image's encoding.
trait Body<'a>: Sized {
    type Static;
    fn body(&self) -> &[u8];
    fn from_body(bytes: Cow<'a, [u8]>) -> Result<Self, usize>;
    fn to_owned_body(self) -> Self::Static;
}

impl<'a> Body<'a> for Cow<'a, [u8]> {
    type Static = Cow<'static, [u8]>;

    fn body(&self) -> &[u8] {
        self
    }

    fn from_body(bytes: Cow<'a, [u8]>) -> Result<Self, usize> {
        Ok(bytes)
    }

    fn to_owned_body(self) -> Self::Static {
        Cow::Owned(self.into_owned())
    }
}

impl<'a, T: Row> Body<'a> for Rows<'a, T> {
    type Static = Rows<'static, T>;

    fn body(&self) -> &[u8] {
        self.as_bytes()
    }

    fn from_body(bytes: Cow<'a, [u8]>) -> Result<Self, usize> {
        Self::from_bytes(bytes)
    }

    fn to_owned_body(self) -> Self::Static {
        self.into_owned()
    }
}

impl<'a> Body<'a> for PcMap<'a> {
    type Static = PcMap<'static>;

    fn body(&self) -> &[u8] {
        self.as_bytes()
    }

    fn from_body(bytes: Cow<'a, [u8]>) -> Result<Self, usize> {
        Self::from_bytes(bytes)
    }

    fn to_owned_body(self) -> Self::Static {
        self.into_owned()
    }
}

macro_rules! define_image {
    ($($(#[$meta:meta])* $field:ident: $ty:ty, $name:literal;)*) => {
        /// The compiled code of one ISA. Tables of code offsets are sorted by them.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Image<'a> {
            /// Instruction set.
            pub isa: Isa,
            /// CPU features that the code needs.
            pub features: FeatureSet,
            $($(#[$meta])* pub $field: $ty,)*
        }

        /// Names of the parts of an image, for messages.
        const PARTS: &[&str] = &[$($name),*];

        impl<'a> Image<'a> {
            /// An image without code.
            pub fn new(isa: Isa, features: FeatureSet) -> Self {
                Image { isa, features, $($field: Default::default(),)* }
            }

            /// The same image with its own copy of all bytes.
            pub fn into_owned(self) -> Image<'static> {
                Image { isa: self.isa, features: self.features, $($field: self.$field.to_owned_body(),)* }
            }

            fn parts(&self) -> [&[u8]; PARTS.len()] {
                [$(self.$field.body()),*]
            }

            fn from_parts(isa: Isa, features: FeatureSet, parts: [&'a [u8]; PARTS.len()]) -> Result<Self, ReadError> {
                let mut parts = parts.into_iter().zip(PARTS.iter().copied());
                Ok(Image { isa, features, $($field: {
                    let (part, name) = parts.next().unwrap_or_default();
                    Body::from_body(Cow::Borrowed(part)).map_err(|row| ReadError::row(name, row, Problem::Meaningless))?
                },)* })
            }
        }
    };
}
define_image! {
    /// Machine code.
    text: Cow<'a, [u8]>, "text";
    /// Read-only data.
    rodata: Cow<'a, [u8]>, "read-only data";
    /// Writable data.
    data: Cow<'a, [u8]>, "data";
    /// Places to patch.
    relocations: Rows<'a, Relocation>, "relocations";
    /// Code by function index, imports first.
    functions: Rows<'a, Function>, "functions";
    /// All code that may be on the stack when something is called: functions, wrappers and stubs.
    frames: Rows<'a, Frame>, "frames";
    /// Saved registers of the frames.
    saved: Rows<'a, SavedRegister>, "saved registers";
    /// Call sites with landing pads.
    call_sites: Rows<'a, CallSite>, "call sites";
    /// Code without a frame.
    no_frame: Rows<'a, NoFrame>, "frameless code";
    /// From code to the Wasm module.
    pc_map: PcMap<'a>, "pc map";
    /// Inlined calls.
    scopes: Rows<'a, Scope>, "inlined calls";
    /// Instructions that trap.
    trap_sites: Rows<'a, TrapSite>, "trap sites";
    /// Counters of functions.
    counters: Rows<'a, Counters>, "counters";
}

/// Bytes before the parts: ISA, padding, features, the length of each part.
const HEADER_BYTES: usize = 16 + 8 * PARTS.len();
const ALIGN: usize = 16;

impl<'a> Image<'a> {
    /// Encodes the image: a header with the length of each part, then the parts, each at a multiple of 16 bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        u64::from(self.isa as u8).put(&mut out);
        self.features.0.put(&mut out);
        for part in self.parts() {
            (part.len() as u64).put(&mut out);
        }
        for part in self.parts() {
            out.resize(out.len().next_multiple_of(ALIGN), 0);
            out.extend_from_slice(part);
        }
        out
    }

    /// Decodes and checks an image: the inverse of [`Self::write`].
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let (header, _) = bytes.split_at_checked(HEADER_BYTES).ok_or(ReadError::Truncated("image header"))?;
        let (words, _) = header.as_chunks::<8>();
        let isa = u8::try_from(u64::from_le_bytes(words[0])).ok().and_then(Isa::from_code).ok_or(ReadError::Isa)?;
        let features = FeatureSet(u64::from_le_bytes(words[1]));
        let mut at = HEADER_BYTES;
        let mut parts = [&bytes[..0]; PARTS.len()];
        for ((part, len), name) in parts.iter_mut().zip(&words[2..]).zip(PARTS) {
            let begin = at.next_multiple_of(ALIGN);
            let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| ReadError::Truncated(name))?;
            let end = begin.checked_add(len).filter(|end| *end <= bytes.len()).ok_or(ReadError::Truncated(name))?;
            if bytes[at..begin].iter().any(|pad| *pad != 0) {
                return Err(ReadError::Padding(name));
            }
            *part = &bytes[begin..end];
            at = end;
        }
        if at != bytes.len() {
            return Err(ReadError::Trailing);
        }
        let image = Image::from_parts(isa, features, parts)?;
        image.check()?;
        Ok(image)
    }

    /// Names and encoded sizes in bytes of all sections and tables.
    pub fn sizes(&self) -> impl Iterator<Item = (&'static str, usize)> {
        PARTS.iter().copied().zip(self.parts().map(<[u8]>::len))
    }

    /// Bytes of a section.
    pub fn section(&self, section: Section) -> &[u8] {
        match section {
            Section::Text => &self.text,
            Section::Rodata => &self.rodata,
            Section::Data => &self.data,
        }
    }

    /// Checks all that does not depend on the Wasm module: every offset, index and count is in range, every table is sorted.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), ReadError> {
        if !self.features.is_of(self.isa) {
            return Err(ReadError::Features(self.isa));
        }
        for (section, name) in Section::ALL.iter().zip(PARTS) {
            if self.section(*section).len() > MAX_SECTION_BYTES {
                return Err(ReadError::TooLarge(name));
            }
        }
        self.check_relocations()?;
        self.check_functions()?;
        self.check_frames()?;
        self.check_counters()?;
        self.check_locations()
    }

    fn check_relocations(&self) -> Result<(), ReadError> {
        each("relocations", &self.relocations, |r| {
            let room = self.section(r.section).len();
            let target_fits = match r.target {
                Target::Section(section, offset) => offset as usize <= self.section(section).len(),
                Target::Intrinsic(_) | Target::Libcall(_) => true,
            };
            require(r.kind.howto().isa == self.isa, Problem::WrongIsa)?;
            require(fits(r.offset, u32::from(r.kind.howto().bytes), room) && target_fits, Problem::OutOfRange)
        })
    }

    fn check_functions(&self) -> Result<(), ReadError> {
        let text = self.text.len();
        each("functions", &self.functions, |f| require(fits(f.offset, f.len, text), Problem::OutOfRange))
    }

    fn check_frames(&self) -> Result<(), ReadError> {
        let text = self.text.len();
        each("saved registers", &self.saved, |s| {
            let known = u16::try_from(s.register).is_ok_and(|r| self.isa.callee_saved().contains(&r));
            require(known && s.offset < MAX_SAVED_OFFSET && s.offset % 8 == 0, Problem::OutOfRange)
        })?;
        let mut end = 0;
        each("frames", &self.frames, |f| {
            require(f.start as usize >= end, Problem::Unsorted)?;
            end = f.start as usize + f.len as usize;
            let func_fits = f.func == NONE || (f.func as usize) < self.functions.len();
            let saved_fit = fits(f.saved, f.saved_count, self.saved.len()) && f.saved_count as usize <= self.isa.callee_saved().len();
            require(fits(f.start, f.len, text) && f.len > 0 && func_fits && saved_fit, Problem::OutOfRange)?;
            let aligned = f.align.is_power_of_two() && f.align <= MAX_FRAME_ALIGN;
            require(aligned, Problem::OutOfRange)?;
            // What the unwinder reads lies within the frame.
            let first = f.saved as usize;
            let lowest = (first..first + f.saved_count as usize).filter_map(|i| self.saved.get(i)).map(|s| s.offset).min().unwrap_or(0);
            require(i64::from(lowest) >= -i64::from(f.pushed_bytes) - i64::from(f.frame_bytes), Problem::OutOfRange)
        })?;
        let mut end = 0;
        each("call sites", &self.call_sites, |c| {
            require(c.start as usize >= end, Problem::Unsorted)?;
            end = c.start as usize + c.len as usize;
            let frame = self.frame_at(c.start).ok_or(Problem::OutOfRange)?;
            let within = |at: u32, len: u32| at >= frame.start && fits(at - frame.start, len, frame.len as usize);
            // Only code that calls nothing may leave the stack pointer at any address.
            let aligned = frame.frame_bytes % 8 == 0 && frame.pushed_bytes % 8 == 0;
            require(aligned && within(c.start, c.len) && within(c.pad, 1), Problem::OutOfRange)
        })?;
        let mut end = 0;
        each("frameless code", &self.no_frame, |n| {
            require(n.start as usize >= end, Problem::Unsorted)?;
            end = n.start as usize + n.len as usize;
            require(fits(n.start, n.len, text), Problem::OutOfRange)
        })
    }

    fn check_counters(&self) -> Result<(), ReadError> {
        each("counters", &self.counters, |c| {
            let bytes = c.count.checked_mul(8).ok_or(Problem::OutOfRange)?;
            let place_fits = c.offset % 8 == 0 && fits(c.offset, bytes, self.data.len());
            require(place_fits && (c.func as usize) < self.functions.len(), Problem::OutOfRange)
        })
    }

    fn check_locations(&self) -> Result<(), ReadError> {
        let text = self.text.len();
        let mut index = 0;
        each("inlined calls", &self.scopes, |s| {
            let ordered = s.parent == NONE || s.parent < index;
            index += 1;
            require(ordered && (s.func as usize) < self.functions.len(), Problem::OutOfRange)
        })?;
        // Only to find what is wrong is the map decoded once more.
        let doubtful = (!self.pc_map.is_sound(text, self.scopes.len())).then(|| self.pc_map.iter()).into_iter().flatten();
        let mut next = 0;
        each_of("pc map", doubtful, |p| {
            require(p.pc >= next, Problem::Unsorted)?;
            next = p.pc.saturating_add(1);
            let scope_fits = p.scope == NONE || (p.scope as usize) < self.scopes.len();
            require((p.pc as usize) < text && scope_fits, Problem::OutOfRange)
        })?;
        let mut next = 0;
        each("trap sites", &self.trap_sites, |t| {
            require(t.pc >= next, Problem::Unsorted)?;
            next = t.pc.saturating_add(1);
            require((t.pc as usize) < text, Problem::OutOfRange)
        })
    }

    /// The frame of the code at this offset in the text.
    pub fn frame_at(&self, pc: u32) -> Option<Frame> {
        self.frames.last_up_to(pc, |f| f.start).filter(|f| pc - f.start < f.len)
    }

    /// The landing pad for exceptions that arrive at this return address, as offsets in the text.
    pub fn pad_for(&self, return_pc: u32) -> Option<u32> {
        let at = return_pc.checked_sub(1)?;
        self.call_sites.last_up_to(at, |c| c.start).filter(|c| at - c.start < c.len).map(|c| c.pad)
    }

    /// [`NoFrame::return_at`] while the code at this offset runs without its frame; `None` when the frame is set up.
    pub fn return_at(&self, pc: u32) -> Option<u32> {
        self.no_frame.last_up_to(pc, |n| n.start).filter(|n| pc - n.start < n.len).map(|n| n.return_at)
    }

    /// The kind of trap of the instruction at this offset in the text.
    pub fn trap_at(&self, pc: u32) -> Option<TrapKind> {
        self.trap_sites.last_up_to(pc, |t| t.pc).filter(|t| t.pc == pc).map(|t| t.kind)
    }

    /// Calls `found` with the function and the Wasm offset of each call that the code at `pc` is part of, innermost first: the inlined
    /// ones, and last the frame's own function.
    pub fn locations_at(&self, pc: u32, mut found: impl FnMut(u32, u32)) {
        let Some(frame) = self.frame_at(pc).filter(|f| f.func != NONE) else { return };
        let Some(mapping) = self.pc_map.row_at(pc).filter(|p| p.pc >= frame.start) else {
            return found(frame.func, 0);
        };
        let (mut offset, mut scope) = (mapping.wasm_offset, mapping.scope);
        while let Some(inlined) = self.scopes.get(scope as usize) {
            found(inlined.func, offset);
            (offset, scope) = (inlined.call_offset, inlined.parent);
        }
        found(frame.func, offset);
    }
}

fn fits(begin: u32, len: u32, room: usize) -> bool {
    u64::from(begin) + u64::from(len) <= room as u64
}

fn require(holds: bool, otherwise: Problem) -> Result<(), Problem> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn each<T: Row>(table: &'static str, rows: &Rows<'_, T>, check: impl FnMut(T) -> Result<(), Problem>) -> Result<(), ReadError> {
    each_of(table, rows.iter(), check)
}

fn each_of<T>(
    table: &'static str,
    rows: impl Iterator<Item = T>,
    mut check: impl FnMut(T) -> Result<(), Problem>,
) -> Result<(), ReadError> {
    rows.enumerate().try_for_each(|(index, row)| check(row).map_err(|problem| ReadError::row(table, index, problem)))
}
