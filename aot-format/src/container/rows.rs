//! Tables of fixed-size rows, read in place.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::isa::Isa;
use crate::reloc::{Kind, Relocation, Section, Target};
use crate::trap::TrapKind;

/// A value of fixed size in little-endian bytes.
pub trait Row: Sized + Copy {
    /// Size in bytes.
    const BYTES: usize;

    /// Appends the encoded value.
    fn put(self, out: &mut Vec<u8>);

    /// Decodes a value from exactly [`Self::BYTES`] bytes; `None` when they mean nothing. The inverse of [`Self::put`].
    fn get(bytes: &[u8]) -> Option<Self>;
}

macro_rules! integers {
    ($($ty:ty)*) => { $(
        impl Row for $ty {
            const BYTES: usize = size_of::<$ty>();

            fn put(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(<$ty>::from_le_bytes)
            }
        }
    )* };
}
integers!(u8 u16 u32 u64 i32 i64);

macro_rules! codes {
    ($($ty:ty as $code:ty, $from:expr;)*) => { $(
        impl Row for $ty {
            const BYTES: usize = <$code>::BYTES;

            fn put(self, out: &mut Vec<u8>) {
                (self as $code).put(out);
            }

            fn get(bytes: &[u8]) -> Option<Self> {
                <$code>::get(bytes).and_then($from)
            }
        }
    )* };
}
codes! {
    Isa as u8, Isa::from_code;
    Kind as u8, Kind::from_code;
    Section as u8, |code| Section::ALL.get(usize::from(code)).copied();
    TrapKind as u32, TrapKind::from_code;
}

/// Defines a struct whose encoding is that of its fields, one after the other.
macro_rules! define_row {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name { $($(#[$field_meta])* pub $field: $ty,)* }

        impl Row for $name {
            const BYTES: usize = 0 $(+ <$ty as Row>::BYTES)*;

            #[inline]
            fn put(self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            #[inline]
            fn get(bytes: &[u8]) -> Option<Self> {
                let rest = bytes;
                $(let ($field, rest) = rest.split_at_checked(<$ty as Row>::BYTES)?;)*
                rest.is_empty().then_some(())?;
                Some($name { $($field: Row::get($field)?,)* })
            }
        }
    };
}
pub(super) use define_row;

impl Row for Relocation {
    const BYTES: usize = 19;

    fn put(self, out: &mut Vec<u8>) {
        let (target_kind, number) = self.target.to_code();
        self.section.put(out);
        self.kind.put(out);
        target_kind.put(out);
        self.offset.put(out);
        number.put(out);
        self.addend.put(out);
    }

    fn get(bytes: &[u8]) -> Option<Self> {
        let ([section, kind, target_kind], rest) = bytes.split_first_chunk::<3>()?;
        let (offset, rest) = rest.split_at_checked(4)?;
        let (number, addend) = rest.split_at_checked(4)?;
        Some(Relocation {
            section: Row::get(&[*section])?,
            offset: Row::get(offset)?,
            kind: Row::get(&[*kind])?,
            target: Target::from_code(*target_kind, Row::get(number)?)?,
            addend: Row::get(addend)?,
        })
    }
}

/// A table of rows, encoded. Reading a row does not allocate, so tables may be read in signal handlers.
#[derive(Clone, PartialEq, Eq)]
pub struct Rows<'a, T> {
    bytes: Cow<'a, [u8]>,
    row: PhantomData<fn() -> T>,
}

impl<T> Default for Rows<'_, T> {
    fn default() -> Self {
        Rows { bytes: Cow::Borrowed(&[]), row: PhantomData }
    }
}

impl<'a, T: Row> Rows<'a, T> {
    /// The table in these bytes, or the index of the first row that means nothing, or of the row that is cut short.
    pub(super) fn from_bytes(bytes: Cow<'a, [u8]>) -> Result<Self, usize> {
        if let Some(bad) = bytes.chunks(T::BYTES).position(|row| T::get(row).is_none()) {
            return Err(bad);
        }
        Ok(Rows { bytes, row: PhantomData })
    }

    /// The encoded rows.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Appends a row.
    pub fn push(&mut self, row: T) {
        row.put(self.bytes.to_mut());
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.bytes.len() / T::BYTES
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Row `index`.
    pub fn get(&self, index: usize) -> Option<T> {
        let begin = index.checked_mul(T::BYTES)?;
        self.bytes.get(begin..begin.checked_add(T::BYTES)?).and_then(T::get)
    }

    /// All rows in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + '_ {
        // Every row was decoded once when the table was made, or is an encoded `T`.
        self.bytes.chunks_exact(T::BYTES).map(|row| T::get(row).expect("rows are checked when a table is made"))
    }

    /// How many rows at the begin have a key of at most `key`, in a table that is sorted by that key.
    pub fn count_up_to(&self, key: u32, key_of: impl Fn(&T) -> u32) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle) {
                Some(row) if key_of(&row) <= key => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The last row with a key of at most `key`, in a table that is sorted by that key.
    pub fn last_up_to(&self, key: u32, key_of: impl Fn(&T) -> u32) -> Option<T> {
        self.get(self.count_up_to(key, key_of).checked_sub(1)?)
    }

    /// The same table with its own copy of the bytes.
    pub fn into_owned(self) -> Rows<'static, T> {
        Rows { bytes: Cow::Owned(self.bytes.into_owned()), row: PhantomData }
    }
}

impl<T: Row> FromIterator<T> for Rows<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut table = Rows::default();
        table.extend(rows);
        table
    }
}

impl<T: Row> Extend<T> for Rows<'_, T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, rows: I) {
        let bytes = self.bytes.to_mut();
        rows.into_iter().for_each(|row| row.put(bytes));
    }
}

impl<T: Row + fmt::Debug> fmt::Debug for Rows<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
