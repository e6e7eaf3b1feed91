//! Calls whose argument means something else for each operation: one table a call, from operation to kind.

pub mod fcntl;
pub mod futex;
pub mod ioctl;
pub mod ipc;
pub mod prctl;
pub mod sockopt;

/// What an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number, or not looked at: it crosses unchanged.
    Number,
    /// `O_*` flags.
    OpenFlags,
    /// The address of this many bytes.
    Pointer(u16),
    /// The address of a struct whose size the kernel knows; at least one byte.
    Unsized,
    /// The address of a string.
    String,
    /// The address of a `struct ifconf`.
    Ifconf,
    /// The address of a `struct sock_fprog`.
    FilterProgram,
    /// The address of a `struct semid_ds`.
    SemidDs,
    /// Refused with this errno: it would reach the engine, or holds pointers that nobody translates.
    Refused(i32),
}

/// An operation: number, name, kind of its argument.
pub type Operation = (u32, &'static str, Kind);

/// The operation `number` of a table sorted by number.
pub fn find(table: &'static [Operation], number: u32) -> Option<&'static Operation> {
    table.binary_search_by_key(&number, |op| op.0).ok().map(|i| &table[i])
}

/// Whether a table is sorted by number, without duplicates.
pub(crate) const fn is_sorted(table: &[Operation]) -> bool {
    let mut i = 1;
    while i < table.len() {
        if table[i - 1].0 >= table[i].0 {
            return false;
        }
        i += 1;
    }
    true
}
