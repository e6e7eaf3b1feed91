//! Why a file was refused.

use std::fmt;

use super::ABI_REVISION;
use crate::isa::Isa;

/// What is wrong with a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// An unknown code, or a row that is cut short.
    Meaningless,
    /// An offset, index or length beyond what it refers to.
    OutOfRange,
    /// Rows overlap or are not in ascending order.
    Unsorted,
    /// It is of another ISA than the image.
    WrongIsa,
}

/// Why a file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It does not begin with `\0aot`.
    NotAot,
    /// WAMR's wamrc made it; the version that it wrote.
    Wamr(u32),
    /// Neither ours nor WAMR's.
    UnknownVersion(u32),
    /// Another revision of this project made it.
    OtherRevision {
        /// The file's revision.
        revision: u32,
    },
    /// It ends before this part does.
    Truncated(&'static str),
    /// Bytes follow the last part.
    Trailing,
    /// Bytes before this part that must be zero are not.
    Padding(&'static str),
    /// The contents do not fit the checksum.
    Checksum,
    /// A header field has an unknown value.
    Header(&'static str),
    /// A text is not UTF-8.
    Text(&'static str),
    /// An unknown ISA.
    Isa,
    /// Two images of one ISA.
    DuplicateIsa(Isa),
    /// CPU features that the ISA does not have.
    Features(Isa),
    /// A section is larger than [`super::MAX_SECTION_BYTES`].
    TooLarge(&'static str),
    /// A row of a table is wrong.
    Row {
        /// The table.
        table: &'static str,
        /// Index of the row.
        index: usize,
        /// What is wrong.
        problem: Problem,
    },
}

impl ReadError {
    pub(super) fn row(table: &'static str, index: usize, problem: Problem) -> ReadError {
        ReadError::Row { table, index, problem }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotAot => write!(f, "magic header not detected"),
            ReadError::Wamr(version) => write!(
                f,
                "unknown binary version {version}: made by wamrc of WAMR, which this iwasm cannot run; run `wamrc -o FILE.aot FILE.wasm` of this iwasm's release on the Wasm module"
            ),
            ReadError::UnknownVersion(version) => write!(f, "unknown binary version {version:#x}"),
            ReadError::OtherRevision { revision } => write!(
                f,
                "unknown binary version: made by another release of this wamrc (ABI revision {revision}, this iwasm needs {ABI_REVISION}); run `wamrc -o FILE.aot FILE.wasm` of this iwasm's release on the Wasm module"
            ),
            ReadError::Truncated(part) => write!(f, "unexpected end: {part}"),
            ReadError::Trailing => write!(f, "junk after the last section"),
            ReadError::Padding(part) => write!(f, "junk before {part}"),
            ReadError::Checksum => write!(f, "the file is damaged: wrong checksum"),
            ReadError::Header(field) => write!(f, "invalid {field} in the header"),
            ReadError::Text(part) => write!(f, "{part} is not UTF-8"),
            ReadError::Isa => write!(f, "invalid target type"),
            ReadError::DuplicateIsa(isa) => write!(f, "two images for {isa}"),
            ReadError::Features(isa) => write!(f, "unknown CPU features for {isa}"),
            ReadError::TooLarge(part) => write!(f, "{part} too large"),
            ReadError::Row { table, index, problem } => {
                let what = match problem {
                    Problem::Meaningless => "not valid",
                    Problem::OutOfRange => "out of range",
                    Problem::Unsorted => "out of order",
                    Problem::WrongIsa => "of another target",
                };
                write!(f, "{table}: entry {index} is {what}")
            }
        }
    }
}

impl std::error::Error for ReadError {}
