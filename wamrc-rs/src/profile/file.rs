//! Files of counts: what `llvm-profdata merge` writes, and LLVM's text form, which `iwasm --gen-prof-file` writes.
//!
//! The format of the former is described by LLVM's header `ProfileData/InstrProf.h` alone (`IndexedInstrProf`, `OnDiskChainedHashTable`): a
//! table of hash buckets, each the offset of a list of items with a key, the function's name, and data, its counts. Files are not to be
//! trusted, which LLVM's own reader does.

use std::collections::HashMap;
use std::fmt;

use super::Record;

/// Why a file of counts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileError {
    /// It is no profile.
    Unknown,
    /// It is what a program compiled by LLVM itself has written.
    Raw,
    /// A newer LLVM wrote it.
    Version(u64),
    /// Where it is damaged: the byte, or the line of a text.
    Damaged(usize),
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProfileError::Unknown => f.write_str("no profile of llvm-profdata merge"),
            ProfileError::Raw => f.write_str("a raw profile; llvm-profdata merge makes one that can be used"),
            ProfileError::Version(version) => write!(f, "version {version} of the format is not known, {VERSION} is the last that is"),
            ProfileError::Damaged(at) => write!(f, "the profile is damaged at {at}"),
        }
    }
}

impl std::error::Error for ProfileError {}

type Records = HashMap<Vec<u8>, Vec<Record>>;

const INDEXED: [u8; 8] = *b"\xfflprofi\x81";
const RAW: [u8; 8] = *b"\x81rforpl\xff";
const TEXT: &[u8] = b":ir\n";
/// The last version of the indexed format.
const VERSION: u64 = 13;
/// The first one that is read; LLVM 4 wrote it.
const FIRST_VERSION: u64 = 4;
/// Versions after this one have bitmaps between counts and values.
const WITHOUT_BITMAPS: u64 = 10;
/// Where a file says the place of the table.
const TABLE_AT: usize = 32;

pub(super) fn read(file: &[u8]) -> Result<Records, ProfileError> {
    match file.first_chunk::<8>() {
        Some(&INDEXED) => read_indexed(file),
        Some(&RAW) => Err(ProfileError::Raw),
        _ if file.starts_with(TEXT) => read_text(&file[TEXT.len()..]),
        _ => Err(ProfileError::Unknown),
    }
}

/// A place in a file.
struct Cursor<'f> {
    file: &'f [u8],
    at: usize,
}

impl<'f> Cursor<'f> {
    fn bytes(&mut self, len: u64) -> Result<&'f [u8], ProfileError> {
        let damaged = ProfileError::Damaged(self.at);
        let end = usize::try_from(len).ok().and_then(|len| self.at.checked_add(len)).ok_or(damaged.clone())?;
        let bytes = self.file.get(self.at..end).ok_or(damaged)?;
        self.at = end;
        Ok(bytes)
    }

    fn number<const N: usize>(&mut self) -> Result<u64, ProfileError> {
        let bytes = self.bytes(N as u64)?;
        Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

fn read_indexed(file: &[u8]) -> Result<Records, ProfileError> {
    let place = |at: u64| usize::try_from(at).map(|at| Cursor { file, at }).map_err(|_| ProfileError::Damaged(TABLE_AT));
    // The upper half says how the counts have been made.
    let version = place(8)?.number::<4>()?;
    if !(FIRST_VERSION..=VERSION).contains(&version) {
        return Err(ProfileError::Version(version));
    }
    let table = place(TABLE_AT as u64)?.number::<8>()?;
    let mut table = place(table)?;
    let buckets = table.number::<8>()?;
    let _entries = table.number::<8>()?;
    let mut records = Records::new();
    // No two items share bytes.
    let mut budget = file.len();
    for _ in 0..buckets {
        let offset = table.number::<8>()?;
        if offset == 0 {
            continue;
        }
        let mut list = place(offset)?;
        for _ in 0..list.number::<2>()? {
            let begin = list.at;
            let _hash = list.number::<8>()?;
            let (key, data) = (list.number::<8>()?, list.number::<8>()?);
            let (key, data) = (list.bytes(key)?, list.bytes(data)?);
            budget = budget.checked_sub(list.at - begin).ok_or(ProfileError::Damaged(begin))?;
            records.entry(key.to_vec()).or_default().extend(read_records(data, version).map_err(|_| ProfileError::Damaged(begin))?);
        }
    }
    Ok(records)
}

/// The counts of a function, one record for each control flow that it has had.
fn read_records(data: &[u8], version: u64) -> Result<Vec<Record>, ProfileError> {
    let mut cursor = Cursor { file: data, at: 0 };
    let mut records = Vec::new();
    while cursor.at < data.len() {
        let (hash, count) = (cursor.number::<8>()?, cursor.number::<8>()?);
        let counts = cursor.bytes(count.checked_mul(8).ok_or(ProfileError::Damaged(cursor.at))?)?;
        let counts = counts.as_chunks::<8>().0.iter().map(|count| u64::from_le_bytes(*count)).collect();
        if version > WITHOUT_BITMAPS {
            let bitmap = cursor.number::<8>()?;
            cursor.bytes(bitmap)?;
        }
        // Values that code has met begin with their size, which counts itself.
        let values = cursor.number::<4>()?;
        cursor.bytes(values.checked_sub(4).ok_or(ProfileError::Damaged(cursor.at))?)?;
        records.push(Record { hash, counts });
    }
    Ok(records)
}

/// A name, a hash, a number of counters and their counts for each function, a line each.
fn read_text(text: &[u8]) -> Result<Records, ProfileError> {
    let mut records = Records::new();
    // The first line is behind us.
    let lines = text.split(|byte| *byte == b'\n').zip(2..);
    let mut lines = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with(b"#"));
    while let Some((name, at)) = lines.next() {
        let mut last = at;
        let mut number = || {
            let (line, at) = lines.next().ok_or(ProfileError::Damaged(last))?;
            last = at;
            std::str::from_utf8(line).ok().and_then(|line| line.parse::<u64>().ok()).ok_or(ProfileError::Damaged(at))
        };
        let (hash, count) = (number()?, number()?);
        let counts = (0..count).map(|_| number()).collect::<Result<_, _>>()?;
        records.entry(name.to_vec()).or_default().push(Record { hash, counts });
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file as `llvm-profdata merge` writes it, less what is not read: of `f` two records, of `g` one, in two buckets of four.
    fn indexed() -> Vec<u8> {
        let word = |number: u64| number.to_le_bytes();
        let record = |hash: u64, counts: &[u64]| {
            let mut bytes = [word(hash), word(counts.len() as u64)].concat();
            counts.iter().for_each(|count| bytes.extend(word(*count)));
            // A bitmap of three bytes, and values without any.
            bytes.extend([&word(3)[..], &[1, 2, 3], &8u32.to_le_bytes(), &[0; 4]].concat());
            bytes
        };
        let item = |key: &[u8], data: &[u8]| [&word(1), &word(key.len() as u64), &word(data.len() as u64), key, data].concat();
        let lists = [
            [&1u16.to_le_bytes()[..], &item(b"f", &[record(1, &[2, 3]), record(4, &[5])].concat())].concat(),
            [&1u16.to_le_bytes()[..], &item("\u{e4} g".as_bytes(), &record(6, &[]))].concat(),
        ];
        let begin = TABLE_AT + 8;
        let table = begin + lists[0].len() + lists[1].len();
        let mut file = INDEXED.to_vec();
        file.extend([word(1 << 56 | 13), word(0), word(0), word(table as u64)].concat());
        file.extend(lists.concat());
        file.extend([word(4), word(2), word(0), word(begin as u64), word((begin + lists[0].len()) as u64), word(0)].concat());
        file
    }

    fn expected() -> Records {
        let record = |hash, counts: &[u64]| Record { hash, counts: counts.to_vec() };
        let f = vec![record(1, &[2, 3]), record(4, &[5])];
        Records::from([(b"f".to_vec(), f), ("\u{e4} g".into(), vec![record(6, &[])])])
    }

    #[test]
    fn both_formats_are_read() {
        assert_eq!(read(&indexed()), Ok(expected()));
        let text = ":ir\nf\n1\n2\n2\n3\n\nf\n# Func Hash:\n4\n1\n5\n\u{e4} g\n6\n0\n";
        assert_eq!(read(text.as_bytes()), Ok(expected()));
        assert_eq!(read(b":ir\n"), Ok(Records::new()));
    }

    #[test]
    fn what_is_damaged_is_told() {
        let file = indexed();
        for len in 0..file.len() {
            assert!(read(&file[..len]).is_err(), "{len}");
        }
        for text in [":ir\nf\n", ":ir\nf\nx\n0\n", ":ir\nf\n1\n2\n3\n", ":ir\nf\n1\n-1\n", ":ir\nf\n1\n99999999999999999999\n"] {
            assert!(matches!(read(text.as_bytes()), Err(ProfileError::Damaged(2..=5))), "{text}");
        }
        assert_eq!(read(b""), Err(ProfileError::Unknown));
        assert_eq!(read(&RAW), Err(ProfileError::Raw));
    }

    #[test]
    fn no_change_of_a_file_is_more_than_an_error() {
        let file = indexed();
        for at in 0..file.len() {
            for byte in [0, 1, 8, 0x7f, 0xff, file[at] ^ 1, file[at].wrapping_add(16)] {
                let mut changed = file.clone();
                changed[at] = byte;
                let _ = read(&changed);
            }
        }
        // More buckets than there are, which name the same list.
        let buckets = file.len() - 48;
        let mut endless = file[..buckets].to_vec();
        endless.extend(u64::MAX.to_le_bytes());
        endless.extend([&[0; 8][..], &40u64.to_le_bytes().repeat(1000)].concat());
        assert!(matches!(read(&endless), Err(ProfileError::Damaged(_))));
    }
}
