//! The file that `wamrc` writes and `iwasm` reads.
//!
//! A header of [`HEADER_BYTES`] bytes, then the lengths of the parts, then the parts, each at a multiple of 16 bytes: who made it, the options
//! of the compiler, the Wasm module, and one [`Image`] for each instruction set. All numbers are little-endian.
//!
//! | offset | size | header |
//! |---|---|---|
//! | 0 | 4 | `\0aot` |
//! | 4 | 4 | [`VERSION`], which WAMR never wrote |
//! | 8 | 4 | [`ABI_REVISION`] |
//! | 12 | 4 | [`ABI_FINGERPRINT`] |
//! | 16 | 8 | checksum of everything else |
//! | 24 | 4 | number of images |
//! | 28 | 4 | form of the embedded module: 0 none, 1 whole, 2 without function bodies |
//! | 32 | 32 | SHA-256 of the module that was compiled |
//!
//! Whoever can write a file can run machine code with it, so reading does not try to prove code harmless. It does check every length,
//! offset and index, so that a damaged file is an error and never undefined behaviour before its code runs.

mod error;
mod image;
mod pcmap;
mod rows;

use std::borrow::Cow;

pub use error::{Problem, ReadError};
pub use image::{
    CallSite, Counters, Frame, Function, IN_REGISTER, Image, MAX_FRAME_ALIGN, MAX_SAVED_OFFSET, MAX_SECTION_BYTES, NONE, NoFrame,
    PcMapping, SavedRegister, Scope, TrapSite,
};
pub use pcmap::PcMap;
pub use rows::{Row, Rows};

use crate::hash;
use crate::intrinsics::{Intrinsic, LIBCALLS};
use crate::isa::Isa;
use crate::layout::{self, context};

/// The first bytes of every file.
pub const MAGIC: [u8; 4] = *b"\0aot";

/// Where WAMR's files have a small number.
pub const VERSION: u32 = u32::from_le_bytes(*b"wali");

/// Revision of the contract between compiled code and runtime. To be raised by every change of it that [`ABI_FINGERPRINT`] does not see.
pub const ABI_REVISION: u32 = 6;

/// Hash of the names and offsets that compiled code and runtime must agree on.
pub const ABI_FINGERPRINT: u32 = abi_fingerprint();

/// Size of the header.
pub const HEADER_BYTES: usize = 64;

const CHECKSUM_AT: usize = 16;
const ALIGN: usize = 16;
/// Parts before the images: producer, options, module.
const FIXED_PARTS: usize = 3;

const fn abi_fingerprint() -> u32 {
    const fn bytes(mut hash: u32, bytes: &[u8]) -> u32 {
        let mut i = 0;
        while i < bytes.len() {
            hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
            i += 1;
        }
        hash
    }
    let mut hash = 0x811c_9dc5;
    let mut i = 0;
    while i < Intrinsic::ALL.len() {
        let signature = Intrinsic::ALL[i].signature();
        hash = bytes(hash, signature.symbol.as_bytes());
        let mut p = 0;
        while p < signature.params.len() {
            hash = bytes(hash, &[signature.params[p] as u8]);
            p += 1;
        }
        i += 1;
    }
    i = 0;
    while i < LIBCALLS.len() {
        hash = bytes(hash, LIBCALLS[i].as_bytes());
        i += 1;
    }
    let numbers = [
        context::MEMORY0_BASE,
        context::STACK_LIMIT,
        context::PENDING,
        context::ENTRY_SP,
        context::EXCEPTION,
        context::LAST_FP,
        context::LAST_PC,
        context::CALLEE_SAVED,
        context::JUMP_MARKER,
        context::ARGS,
        context::ARG_SLOTS,
        layout::INT_REGISTER_ARGS as u32,
        layout::FLOAT_REGISTER_ARGS as u32,
        layout::memory::SIZE_BYTES as u32,
        layout::memory::SIZE_PAGES as u32,
        layout::table::LEN as u32,
        layout::table::ENTRY_BYTES,
        layout::table::ENTRY_CODE,
        layout::table::ENTRY_TYPE,
        layout::table::ENTRY_FUNC,
        layout::exception::TAG,
        layout::exception::ARGS,
        layout::import::BYTES,
    ];
    i = 0;
    while i < numbers.len() {
        hash = bytes(hash, &numbers[i].to_le_bytes());
        i += 1;
    }
    hash
}

/// The Wasm module in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Embedded<'a> {
    /// There is none.
    #[default]
    None,
    /// As it was compiled: an interpreter can run it where no image fits.
    Whole(Cow<'a, [u8]>),
    /// With `unreachable` in the place of each function body: enough to instantiate compiled code.
    Stripped(Cow<'a, [u8]>),
}

impl Embedded<'_> {
    fn parts(&self) -> (u32, &[u8]) {
        match self {
            Embedded::None => (0, &[]),
            Embedded::Whole(bytes) => (1, bytes),
            Embedded::Stripped(bytes) => (2, bytes),
        }
    }

    /// The encoded module.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Embedded::None => None,
            Embedded::Whole(bytes) | Embedded::Stripped(bytes) => Some(bytes),
        }
    }
}

/// The contents of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container<'a> {
    /// Name and version of the compiler.
    pub producer: Cow<'a, str>,
    /// The options that it was run with.
    pub options: Cow<'a, str>,
    /// SHA-256 of the module that was compiled; see [`hash::sha256`].
    pub source_hash: [u8; 32],
    /// The Wasm module.
    pub module: Embedded<'a>,
    /// At most one for each ISA.
    pub images: Vec<Image<'a>>,
}

impl<'a> Container<'a> {
    /// Encodes the file.
    pub fn write(&self) -> Vec<u8> {
        let (form, module) = self.module.parts();
        let images: Vec<Vec<u8>> = self.images.iter().map(Image::write).collect();
        let fixed: [&[u8]; FIXED_PARTS] = [self.producer.as_bytes(), self.options.as_bytes(), module];
        let parts = || fixed.into_iter().chain(images.iter().map(Vec::as_slice));

        let mut out = MAGIC.to_vec();
        VERSION.put(&mut out);
        ABI_REVISION.put(&mut out);
        ABI_FINGERPRINT.put(&mut out);
        0u64.put(&mut out);
        (images.len() as u32).put(&mut out);
        form.put(&mut out);
        out.extend_from_slice(&self.source_hash);
        for part in parts() {
            (part.len() as u64).put(&mut out);
        }
        for part in parts() {
            out.resize(out.len().next_multiple_of(ALIGN), 0);
            out.extend_from_slice(part);
        }
        reseal(&mut out);
        out
    }

    /// Decodes and checks a file: the inverse of [`Self::write`]. Copies nothing.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        check_version(bytes)?;
        let (header, rest) = bytes.split_first_chunk::<HEADER_BYTES>().ok_or(ReadError::Truncated("header"))?;
        if checksum(header, rest) != u64::from_le_bytes(field(header, CHECKSUM_AT)) {
            return Err(ReadError::Checksum);
        }
        let images = u32::from_le_bytes(field(header, 24)) as usize;
        if images > Isa::ALL.len() {
            return Err(ReadError::Header("number of images"));
        }
        let Parts { fixed, images } = split_parts(bytes, images)?;
        let text = |part, name| std::str::from_utf8(part).map(Cow::Borrowed).map_err(|_| ReadError::Text(name));
        let module = Cow::Borrowed(fixed[2]);
        let module = match u32::from_le_bytes(field(header, 28)) {
            0 if module.is_empty() => Embedded::None,
            1 => Embedded::Whole(module),
            2 => Embedded::Stripped(module),
            _ => return Err(ReadError::Header("form of the module")),
        };
        let images = images.into_iter().map(Image::read).collect::<Result<Vec<_>, _>>()?;
        for (i, image) in images.iter().enumerate() {
            if images[..i].iter().any(|other| other.isa == image.isa) {
                return Err(ReadError::DuplicateIsa(image.isa));
            }
        }
        Ok(Container {
            producer: text(fixed[0], "producer")?,
            options: text(fixed[1], "options")?,
            source_hash: field(header, 32),
            module,
            images,
        })
    }

    /// The image for an ISA.
    pub fn image(&self, isa: Isa) -> Option<&Image<'a>> {
        self.images.iter().find(|image| image.isa == isa)
    }
}

/// The option by which code pays fuel, as [`Container::options`] names it.
pub const PAYING_OPTION: &str = "--fuel";

/// The embedded module of a file that [`Container::read`] refuses only because of its revision or of an image: what an interpreter can still
/// run. The header and the lengths of the parts are the same in all revisions.
pub fn salvage_module(bytes: &[u8]) -> Option<&[u8]> {
    let (header, rest) = bytes.split_first_chunk::<HEADER_BYTES>()?;
    let ours = header[..4] == MAGIC && u32::from_le_bytes(field(header, 4)) == VERSION;
    let sound = checksum(header, rest) == u64::from_le_bytes(field(header, CHECKSUM_AT));
    let whole = u32::from_le_bytes(field(header, 28)) == 1;
    let images = u32::from_le_bytes(field(header, 24)) as usize;
    if !(ours && sound && whole) || images > bytes.len() / 8 {
        return None;
    }
    split_parts(bytes, images).ok().map(|parts| parts.fixed[2])
}

/// Whether these bytes are an AoT file of any make.
pub fn is_aot(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Writes the right checksum into a file that was changed after [`Container::write`], for tests of what lies behind that check.
pub fn reseal(file: &mut [u8]) {
    if let Some((header, rest)) = file.split_first_chunk_mut::<HEADER_BYTES>() {
        let sum = checksum(header, rest);
        header[CHECKSUM_AT..CHECKSUM_AT + 8].copy_from_slice(&sum.to_le_bytes());
    }
}

fn checksum(header: &[u8; HEADER_BYTES], rest: &[u8]) -> u64 {
    hash::checksum(&[&header[..CHECKSUM_AT], &header[CHECKSUM_AT + 8..], rest])
}

fn field<const N: usize>(header: &[u8; HEADER_BYTES], at: usize) -> [u8; N] {
    std::array::from_fn(|i| header[at + i])
}

fn check_version(bytes: &[u8]) -> Result<(), ReadError> {
    if !is_aot(bytes) {
        return Err(ReadError::NotAot);
    }
    let word = |at: usize| bytes.get(at..at + 4).and_then(u32::get).ok_or(ReadError::Truncated("header"));
    match word(4)? {
        VERSION => {}
        version @ 0..=255 => return Err(ReadError::Wamr(version)),
        version => return Err(ReadError::UnknownVersion(version)),
    }
    match (word(8)?, word(12)?) {
        (ABI_REVISION, ABI_FINGERPRINT) => Ok(()),
        (revision, _) => Err(ReadError::OtherRevision { revision }),
    }
}

/// What follows the lengths.
struct Parts<'a> {
    fixed: [&'a [u8]; FIXED_PARTS],
    images: Vec<&'a [u8]>,
}

fn split_parts(bytes: &[u8], images: usize) -> Result<Parts<'_>, ReadError> {
    let count = FIXED_PARTS + images;
    let mut at = HEADER_BYTES + 8 * count;
    let lengths = bytes.get(HEADER_BYTES..at).ok_or(ReadError::Truncated("lengths of the parts"))?;
    let mut parts = Vec::with_capacity(count);
    for (i, len) in lengths.as_chunks::<8>().0.iter().enumerate() {
        let name = ["producer", "options", "module", "image"][i.min(FIXED_PARTS)];
        let begin = at.next_multiple_of(ALIGN);
        let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| ReadError::Truncated(name))?;
        let end = begin.checked_add(len).filter(|end| *end <= bytes.len()).ok_or(ReadError::Truncated(name))?;
        if bytes[at..begin].iter().any(|pad| *pad != 0) {
            return Err(ReadError::Padding(name));
        }
        parts.push(&bytes[begin..end]);
        at = end;
    }
    if at != bytes.len() {
        return Err(ReadError::Trailing);
    }
    let images = parts.split_off(FIXED_PARTS);
    Ok(Parts { fixed: [parts[0], parts[1], parts[2]], images })
}

#[cfg(test)]
mod tests;
