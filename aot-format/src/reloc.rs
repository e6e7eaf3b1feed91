//! Relocations as values: what to compute, where the bits of the result go, and which results fit.
//!
//! The names in the formulas are those of the ELF specifications: `S` is the address of the target, `A` the addend, `P` the place that is
//! patched, `G` the address of a slot that holds `S`, `L` the target itself or a stub near the place that jumps to it; `Page(X)` is `X` with
//! its low 12 bits cleared, `Low(X)` its lowest 12 bits as a signed number, and `High(X)` the rest. Bit layouts are those of the psABI documents: x86-64 <https://gitlab.com/x86-psABIs/x86-64-ABI>,
//! AArch64 <https://github.com/ARM-software/abi-aa/blob/main/aaelf64/aaelf64.rst>,
//! RISC-V <https://github.com/riscv-non-isa/riscv-elf-psabi-doc/blob/master/riscv-elf.adoc>. There one relocation may be for two instructions, or
//! refer to another one: the compiler takes them apart, so that here each is for one instruction and says all.

use std::fmt;

use crate::intrinsics::{Intrinsic, LIBCALLS};
use crate::isa::Isa;

/// What to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// `S + A`
    Absolute,
    /// `S + A - P`
    Relative,
    /// `L + A - P`: a call or jump, which may go through a stub.
    Branch,
    /// `G + A - P`
    GotRelative,
    /// `Page(S + A) - Page(P)`
    PageRelative,
    /// `Page(G + A) - Page(P)`
    GotPageRelative,
    /// `(S + A) - Page(S + A)`
    PageOffset,
    /// `(G + A) - Page(G + A)`
    GotPageOffset,
    /// `High(S + A - P)`
    RelativeHigh,
    /// `Low(S + A - P)`
    RelativeLow,
    /// `High(L + A - P)`
    BranchHigh,
    /// `Low(L + A - P)`
    BranchLow,
    /// `High(G + A - P)`
    GotRelativeHigh,
    /// `Low(G + A - P)`
    GotRelativeLow,
}

/// Addresses that relocations are computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// `S`
    pub target: u64,
    /// `G`
    pub slot: u64,
    /// `L`
    pub branch: u64,
    /// `P`
    pub place: u64,
}

impl Formula {
    /// Whether it refers to a slot that holds the address of the target.
    pub fn needs_slot(self) -> bool {
        use Formula::{GotPageOffset, GotPageRelative, GotRelative, GotRelativeHigh, GotRelativeLow};
        matches!(self, GotRelative | GotPageRelative | GotPageOffset | GotRelativeHigh | GotRelativeLow)
    }

    /// Whether it may go through a stub.
    pub fn is_branch(self) -> bool {
        matches!(self, Formula::Branch | Formula::BranchHigh | Formula::BranchLow)
    }

    /// Whether it is the distance from the place to the target, as long as no stub is between them.
    pub fn is_distance(self) -> bool {
        self.is_branch() || matches!(self, Formula::Relative | Formula::RelativeHigh | Formula::RelativeLow)
    }

    /// Its value for an addend.
    pub fn value(self, at: &Addresses, addend: i64) -> i64 {
        let page = |address: u64| address & !0xfff;
        let (s, g, l) = (at.target.wrapping_add_signed(addend), at.slot.wrapping_add_signed(addend), at.branch.wrapping_add_signed(addend));
        let low = |distance: u64| ((distance << 52) as i64 >> 52) as u64;
        let high = |distance: u64| distance.wrapping_sub(low(distance));
        let value = match self {
            Formula::Absolute => s,
            Formula::Relative => s.wrapping_sub(at.place),
            Formula::Branch => l.wrapping_sub(at.place),
            Formula::GotRelative => g.wrapping_sub(at.place),
            Formula::PageRelative => page(s).wrapping_sub(page(at.place)),
            Formula::GotPageRelative => page(g).wrapping_sub(page(at.place)),
            Formula::PageOffset => s - page(s),
            Formula::GotPageOffset => g - page(g),
            Formula::RelativeHigh => high(s.wrapping_sub(at.place)),
            Formula::RelativeLow => low(s.wrapping_sub(at.place)),
            Formula::BranchHigh => high(l.wrapping_sub(at.place)),
            Formula::BranchLow => low(l.wrapping_sub(at.place)),
            Formula::GotRelativeHigh => high(g.wrapping_sub(at.place)),
            Formula::GotRelativeLow => low(g.wrapping_sub(at.place)),
        };
        value as i64
    }
}

/// `bits(value, from + width - 1, from)` goes to bit `at` of the little-endian word at the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BitField {
    /// Lowest bit of the value.
    pub from: u8,
    /// Number of bits.
    pub width: u8,
    /// Lowest bit in the word.
    pub at: u8,
}

/// How a kind of relocation works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Howto {
    /// Name in the ELF specification.
    pub name: &'static str,
    /// Instruction set.
    pub isa: Isa,
    /// Number in the ELF specification; from 192, which is for everyone's own use, what it has no number for.
    pub elf: u32,
    /// What to compute.
    pub formula: Formula,
    /// Size of the word at the place: 4 or 8.
    pub bytes: u8,
    /// Where the bits go.
    pub fields: &'static [BitField],
    /// Smallest value that fits.
    pub min: i64,
    /// Largest value that fits.
    pub max: i64,
    /// Whether a decoded value is sign-extended from its highest bit.
    pub signed: bool,
}

const fn field(from: u8, width: u8, at: u8) -> BitField {
    BitField { from, width, at }
}

/// Branches: 26 bits of words.
const IMM26: &[BitField] = &[field(2, 26, 0)];
/// `adrp`: 21 bits of pages.
const ADRP: &[BitField] = &[field(12, 2, 29), field(14, 19, 5)];
/// `auipc`
const HI20: &[BitField] = &[field(12, 20, 12)];
/// The immediate of loads, `addi` and `jalr`.
const LO12_I: &[BitField] = &[field(0, 12, 20)];
/// The immediate of stores.
const LO12_S: &[BitField] = &[field(0, 5, 7), field(5, 7, 25)];
const S12: (i64, i64, bool) = (-1 << 11, (1 << 11) - 1, true);
const S28: (i64, i64, bool) = (-1 << 27, (1 << 27) - 1, true);
const S33: (i64, i64, bool) = (-1 << 32, (1 << 32) - 1, true);
const U12: (i64, i64, bool) = (0, 0xfff, false);

const WORD32: &[BitField] = &[BitField { from: 0, width: 32, at: 0 }];
const WORD64: &[BitField] = &[BitField { from: 0, width: 64, at: 0 }];
const S32: (i64, i64, bool) = (i32::MIN as i64, i32::MAX as i64, true);
const U32: (i64, i64, bool) = (0, u32::MAX as i64, false);
const ANY: (i64, i64, bool) = (i64::MIN, i64::MAX, true);

/// Calls a macro with all kinds: `(Variant, code, isa, "ELF name", ELF number, formula, bytes, fields, range)`. New ones go to the end.
macro_rules! for_each_relocation_kind {
    ($m:ident) => {
        $m! {
            (X86_64Abs64, 1, X86_64, "R_X86_64_64", 1, Absolute, 8, WORD64, ANY),
            (X86_64Pc32, 2, X86_64, "R_X86_64_PC32", 2, Relative, 4, WORD32, S32),
            (X86_64Plt32, 3, X86_64, "R_X86_64_PLT32", 4, Branch, 4, WORD32, S32),
            (X86_64GotPcRel, 4, X86_64, "R_X86_64_GOTPCREL", 9, GotRelative, 4, WORD32, S32),
            (X86_64Abs32, 5, X86_64, "R_X86_64_32", 10, Absolute, 4, WORD32, U32),
            (X86_64Abs32S, 6, X86_64, "R_X86_64_32S", 11, Absolute, 4, WORD32, S32),
            (X86_64Pc64, 7, X86_64, "R_X86_64_PC64", 24, Relative, 8, WORD64, ANY),
            (X86_64GotPcRelX, 8, X86_64, "R_X86_64_GOTPCRELX", 41, GotRelative, 4, WORD32, S32),
            (X86_64RexGotPcRelX, 9, X86_64, "R_X86_64_REX_GOTPCRELX", 42, GotRelative, 4, WORD32, S32),
            (Aarch64Abs64, 32, Aarch64, "R_AARCH64_ABS64", 257, Absolute, 8, WORD64, ANY),
            (Aarch64Prel64, 33, Aarch64, "R_AARCH64_PREL64", 260, Relative, 8, WORD64, ANY),
            (Aarch64Prel32, 34, Aarch64, "R_AARCH64_PREL32", 261, Relative, 4, WORD32, S32),
            (Aarch64AdrPage, 35, Aarch64, "R_AARCH64_ADR_PREL_PG_HI21", 275, PageRelative, 4, ADRP, S33),
            (Aarch64AddLo12, 36, Aarch64, "R_AARCH64_ADD_ABS_LO12_NC", 277, PageOffset, 4, &[field(0, 12, 10)], U12),
            (Aarch64Ldst8Lo12, 37, Aarch64, "R_AARCH64_LDST8_ABS_LO12_NC", 278, PageOffset, 4, &[field(0, 12, 10)], U12),
            (Aarch64Jump26, 38, Aarch64, "R_AARCH64_JUMP26", 282, Branch, 4, IMM26, S28),
            (Aarch64Call26, 39, Aarch64, "R_AARCH64_CALL26", 283, Branch, 4, IMM26, S28),
            (Aarch64Ldst16Lo12, 40, Aarch64, "R_AARCH64_LDST16_ABS_LO12_NC", 284, PageOffset, 4, &[field(1, 11, 10)], U12),
            (Aarch64Ldst32Lo12, 41, Aarch64, "R_AARCH64_LDST32_ABS_LO12_NC", 285, PageOffset, 4, &[field(2, 10, 10)], U12),
            (Aarch64Ldst64Lo12, 42, Aarch64, "R_AARCH64_LDST64_ABS_LO12_NC", 286, PageOffset, 4, &[field(3, 9, 10)], U12),
            (Aarch64Ldst128Lo12, 43, Aarch64, "R_AARCH64_LDST128_ABS_LO12_NC", 299, PageOffset, 4, &[field(4, 8, 10)], U12),
            (Aarch64GotPage, 44, Aarch64, "R_AARCH64_ADR_GOT_PAGE", 311, GotPageRelative, 4, ADRP, S33),
            (Aarch64GotLd64Lo12, 45, Aarch64, "R_AARCH64_LD64_GOT_LO12_NC", 312, GotPageOffset, 4, &[field(3, 9, 10)], U12),
            (Aarch64Abs32, 46, Aarch64, "R_AARCH64_ABS32", 258, Absolute, 4, WORD32, U32),
            (Riscv64Abs32, 64, Riscv64, "R_RISCV_32", 1, Absolute, 4, WORD32, U32),
            (Riscv64Abs64, 65, Riscv64, "R_RISCV_64", 2, Absolute, 8, WORD64, ANY),
            (Riscv64CallHi20, 66, Riscv64, "R_RISCV_CALL_PLT", 19, BranchHigh, 4, HI20, S32),
            (Riscv64CallLo12, 67, Riscv64, "R_RISCV_CALL_PLT + 4", 192, BranchLow, 4, LO12_I, S12),
            (Riscv64GotHi20, 68, Riscv64, "R_RISCV_GOT_HI20", 20, GotRelativeHigh, 4, HI20, S32),
            (Riscv64GotLo12, 69, Riscv64, "R_RISCV_PCREL_LO12_I of R_RISCV_GOT_HI20", 193, GotRelativeLow, 4, LO12_I, S12),
            (Riscv64PcRelHi20, 70, Riscv64, "R_RISCV_PCREL_HI20", 23, RelativeHigh, 4, HI20, S32),
            (Riscv64PcRelLo12I, 71, Riscv64, "R_RISCV_PCREL_LO12_I", 24, RelativeLow, 4, LO12_I, S12),
            (Riscv64PcRelLo12S, 72, Riscv64, "R_RISCV_PCREL_LO12_S", 25, RelativeLow, 4, LO12_S, S12),
            (Riscv64Pc32, 73, Riscv64, "R_RISCV_32_PCREL", 57, Relative, 4, WORD32, S32),
        }
    };
}

macro_rules! define_kinds {
    ($(($variant:ident, $code:literal, $isa:ident, $name:literal, $elf:literal, $formula:ident, $bytes:literal, $fields:expr, $range:expr),)*) => {
        /// A kind of relocation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Kind { $(#[doc = concat!("`", $name, "`")] $variant = $code,)* }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Kind] = &[$(Kind::$variant),*];

            /// How it works.
            pub fn howto(self) -> &'static Howto {
                match self {
                    $(Kind::$variant => const { &Howto {
                        name: $name, isa: Isa::$isa, elf: $elf, formula: Formula::$formula, bytes: $bytes, fields: $fields,
                        min: $range.0, max: $range.1, signed: $range.2,
                    } },)*
                }
            }

            /// The kind of this number in a container.
            pub fn from_code(code: u8) -> Option<Kind> {
                match code { $($code => Some(Kind::$variant),)* _ => None }
            }
        }
    };
}
for_each_relocation_kind!(define_kinds);

/// A value that does not fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelocError {
    /// The value is too large for the bits that there are.
    OutOfRange(Kind, i64),
    /// Bits that have no place in the instruction are not zero.
    Misaligned(Kind, i64),
    /// The place is shorter than the word.
    NoRoom(Kind),
}

impl fmt::Display for RelocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RelocError::OutOfRange(kind, value) => write!(f, "relocation {} does not reach: {value:#x}", kind.howto().name),
            RelocError::Misaligned(kind, value) => write!(f, "relocation {} to a misaligned target: {value:#x}", kind.howto().name),
            RelocError::NoRoom(kind) => write!(f, "relocation {} beyond the end of its section", kind.howto().name),
        }
    }
}

impl std::error::Error for RelocError {}

impl Kind {
    /// The kind of an ELF relocation type.
    pub fn from_elf(isa: Isa, elf: u32) -> Option<Kind> {
        Self::ALL.iter().copied().find(|kind| kind.howto().isa == isa && kind.howto().elf == elf)
    }

    /// Puts a value into the word at the begin of `place`; bits of the word outside the fields stay.
    ///
    /// # Errors
    /// When the value does not fit; `place` is then unchanged.
    pub fn encode(self, value: i64, place: &mut [u8]) -> Result<(), RelocError> {
        let howto = self.howto();
        if !(howto.min..=howto.max).contains(&value) {
            return Err(RelocError::OutOfRange(self, value));
        }
        let lowest = howto.fields.iter().map(|f| f.from).min().unwrap_or(0);
        if value & !(-1i64 << lowest) != 0 {
            return Err(RelocError::Misaligned(self, value));
        }
        let place = place.get_mut(..usize::from(howto.bytes)).ok_or(RelocError::NoRoom(self))?;
        let mut word = load(place);
        for field in howto.fields {
            let mask = ones(field.width);
            word = word & !(mask << field.at) | (value as u64 >> field.from & mask) << field.at;
        }
        store(place, word);
        Ok(())
    }

    /// Takes the value out of the word at the begin of `place`: the inverse of [`Self::encode`].
    ///
    /// # Errors
    /// When `place` is too short.
    pub fn decode(self, place: &[u8]) -> Result<i64, RelocError> {
        let howto = self.howto();
        let word = load(place.get(..usize::from(howto.bytes)).ok_or(RelocError::NoRoom(self))?);
        let value = howto.fields.iter().fold(0, |value, f| value | (word >> f.at & ones(f.width)) << f.from);
        let top = howto.fields.iter().map(|f| f.from + f.width).max().unwrap_or(64);
        let unused = 64 - u32::from(top);
        Ok(if howto.signed { (value << unused) as i64 >> unused } else { value as i64 })
    }
}

fn ones(width: u8) -> u64 {
    u64::MAX >> (64 - u32::from(width))
}

fn load(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..word.len()].copy_from_slice(word);
    u64::from_le_bytes(bytes)
}

fn store(place: &mut [u8], word: u64) {
    place.copy_from_slice(&word.to_le_bytes()[..place.len()]);
}

/// A section of an image that is mapped. Each begins at a page, so alignments up to 4096 bytes hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Section {
    /// Machine code; executable, never writable once it runs.
    Text = 0,
    /// Constants and jump tables; read-only once relocated.
    Rodata = 1,
    /// Writable data, one copy for all instances.
    Data = 2,
}

impl Section {
    /// All of them in the order of their addresses.
    pub const ALL: [Section; 3] = [Section::Text, Section::Rodata, Section::Data];
}

/// What a relocation refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An offset in a section; up to its end, inclusive.
    Section(Section, u32),
    /// A helper of the runtime.
    Intrinsic(Intrinsic),
    /// A function of the C library, as an index into [`LIBCALLS`].
    Libcall(u32),
}

impl Target {
    /// The target of an undefined symbol of an object file.
    pub fn from_symbol(symbol: &str) -> Option<Target> {
        let libcall = || LIBCALLS.iter().position(|name| *name == symbol).map(|i| Target::Libcall(i as u32));
        Intrinsic::from_symbol(symbol).map(Target::Intrinsic).or_else(libcall)
    }

    /// Number of the kind of target, and the number within it.
    pub(crate) fn to_code(self) -> (u8, u32) {
        match self {
            Target::Section(section, offset) => (section as u8, offset),
            Target::Intrinsic(intrinsic) => (3, intrinsic as u32),
            Target::Libcall(index) => (4, index),
        }
    }

    /// The inverse of [`Self::to_code`].
    pub(crate) fn from_code(kind: u8, number: u32) -> Option<Target> {
        match kind {
            3 => Intrinsic::ALL.get(number as usize).map(|i| Target::Intrinsic(*i)),
            4 => LIBCALLS.get(number as usize).map(|_| Target::Libcall(number)),
            _ => Section::ALL.get(usize::from(kind)).map(|section| Target::Section(*section, number)),
        }
    }
}

/// A place that the loader patches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relocation {
    /// Section of the place.
    pub section: Section,
    /// Offset of the place in its section.
    pub offset: u32,
    /// What to compute and where its bits go.
    pub kind: Kind,
    /// `S`
    pub target: Target,
    /// `A`
    pub addend: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encode_and_decode_are_inverse_at_the_limits_and_between() {
        let mut seed = 1u64;
        for kind in Kind::ALL {
            let howto = kind.howto();
            let lowest = howto.fields.iter().map(|f| f.from).min().unwrap();
            for round in 0..1000 {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let value = match round {
                    0 => howto.min,
                    1 => howto.max,
                    _ => (seed as i64 >> (seed % 63)).clamp(howto.min, howto.max),
                } & -1 << lowest;
                let mut place = [0x5a; 10];
                kind.encode(value, &mut place[1..]).unwrap();
                assert_eq!(kind.decode(&place[1..]), Ok(value), "{kind:?}");
                assert_eq!((place[0], place[9]), (0x5a, 0x5a));
            }
        }
    }

    #[test]
    fn values_beyond_the_range_are_refused_and_change_nothing() {
        for kind in Kind::ALL {
            let howto = kind.howto();
            let mut place = [7; 8];
            for value in [howto.min.checked_sub(1), howto.max.checked_add(1)].into_iter().flatten() {
                assert_eq!(kind.encode(value, &mut place), Err(RelocError::OutOfRange(*kind, value)));
                assert_eq!(place, [7; 8]);
            }
            assert_eq!(kind.encode(0, &mut place[..3]), Err(RelocError::NoRoom(*kind)));
            assert_eq!(kind.decode(&place[..3]), Err(RelocError::NoRoom(*kind)));
        }
    }

    #[test]
    fn kinds_and_targets_are_found_by_their_numbers_and_names() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_elf(kind.howto().isa, kind.howto().elf), Some(*kind));
            assert_eq!(Kind::from_code(*kind as u8), Some(*kind));
        }
        for symbol in ["wasm_trap", "memcpy", "fmaxf"] {
            let target = Target::from_symbol(symbol).unwrap();
            let (kind, number) = target.to_code();
            assert_eq!(Target::from_code(kind, number), Some(target));
        }
        assert_eq!(Target::from_symbol("printf"), None);
        assert_eq!(Target::from_code(4, LIBCALLS.len() as u32), None);
    }

    #[test]
    fn golden_bytes() {
        let golden: [(Kind, i64, &[u8]); 13] = [
            (Kind::X86_64Abs64, 0x1122_3344_5566_7788, &[0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11]),
            (Kind::X86_64Pc32, -4, &[0xfc, 0xff, 0xff, 0xff]),
            (Kind::X86_64Plt32, 0x1000, &[0x00, 0x10, 0x00, 0x00]),
            (Kind::X86_64Abs32, 0xffff_fffe, &[0xfe, 0xff, 0xff, 0xff]),
            // bl . - 4; adrp x0, . + 0x5000; adrp x0, . - 0x1000; ldr x0, [x0, 0x7f8]; add x0, x0, 0xabc
            (Kind::Aarch64Call26, -4, &[0xff, 0xff, 0xff, 0x97]),
            (Kind::Aarch64AdrPage, 0x5000, &[0x20, 0x00, 0x00, 0xb0]),
            (Kind::Aarch64GotPage, -0x1000, &[0xe0, 0xff, 0xff, 0xf0]),
            (Kind::Aarch64Ldst64Lo12, 0x7f8, &[0x00, 0xfc, 0x43, 0xf9]),
            (Kind::Aarch64AddLo12, 0xabc, &[0x00, 0xf0, 0x2a, 0x91]),
            // auipc ra, 0x12345; jalr ra, -4(ra); ld a0, 0x7f8(a0); sd a1, -8(a0)
            (Kind::Riscv64CallHi20, 0x1234_5000, &[0x97, 0x50, 0x34, 0x12]),
            (Kind::Riscv64CallLo12, -4, &[0xe7, 0x80, 0xc0, 0xff]),
            (Kind::Riscv64PcRelLo12I, 0x7f8, &[0x03, 0x35, 0x85, 0x7f]),
            (Kind::Riscv64PcRelLo12S, -8, &[0x23, 0x3c, 0xb5, 0xfe]),
        ];
        for (kind, value, bytes) in golden {
            // The instruction as it is in the object file: with zeros in its fields.
            let zero = kind.howto().fields.iter().fold(load(bytes), |word, f| word & !(ones(f.width) << f.at));
            let mut place = bytes.to_vec();
            store(&mut place, zero);
            kind.encode(value, &mut place).unwrap();
            assert_eq!(place, bytes, "{kind:?}");
        }
    }

    #[test]
    fn formulas_are_those_of_the_specification() {
        let at = Addresses { target: 0x12_3456, slot: 0x20_0ff8, branch: 0x30_0000, place: 0x10_0010 };
        let value = |formula: Formula| formula.value(&at, -4);
        assert_eq!(value(Formula::Absolute), 0x12_3452);
        assert_eq!(value(Formula::Relative), 0x2_3442);
        assert_eq!(value(Formula::Branch), 0x1f_ffec);
        assert_eq!(value(Formula::GotRelative), 0x10_0fe4);
        assert_eq!(value(Formula::PageRelative), 0x2_3000);
        assert_eq!(value(Formula::GotPageRelative), 0x10_0000);
        assert_eq!(value(Formula::PageOffset), 0x452);
        assert_eq!(value(Formula::GotPageOffset), 0xff4);
        assert_eq!((value(Formula::RelativeHigh), value(Formula::RelativeLow)), (0x2_3000, 0x442));
        assert_eq!((value(Formula::BranchHigh), value(Formula::BranchLow)), (0x20_0000, -0x14));
        assert_eq!((value(Formula::GotRelativeHigh), value(Formula::GotRelativeLow)), (0x10_1000, -0x1c));
        assert_eq!(Formula::Relative.value(&Addresses { place: 8, ..Addresses::default() }, 0), -8);
    }

    #[test]
    fn bits_that_an_instruction_has_no_room_for_are_refused() {
        let mut place = [0; 4];
        assert_eq!(Kind::Aarch64Call26.encode(2, &mut place), Err(RelocError::Misaligned(Kind::Aarch64Call26, 2)));
        assert_eq!(Kind::Aarch64Ldst64Lo12.encode(4, &mut place), Err(RelocError::Misaligned(Kind::Aarch64Ldst64Lo12, 4)));
        assert_eq!(place, [0; 4]);
    }
}
