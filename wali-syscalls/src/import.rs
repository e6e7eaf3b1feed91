//! From the name and type of an import to its row.

use crate::auxiliary::{AUXILIARIES, Auxiliary};
use crate::row::{ROWS, Row, ValType};

/// Prefix of the imports that are system calls.
pub const PREFIX: &str = "SYS_";

/// How many names of system calls there are, aliases included.
const NAMES: usize = {
    let (mut n, mut i) = (0, 0);
    while i < ROWS.len() {
        n += 1 + ROWS[i].aliases.len();
        i += 1;
    }
    n
};

/// Names, with the index of their row, sorted.
static BY_NAME: [(&str, u16); NAMES] = {
    let mut names = [("", 0); NAMES];
    let (mut n, mut row) = (0, 0);
    while row < ROWS.len() {
        let mut alias = 0;
        while alias <= ROWS[row].aliases.len() {
            let name = if alias == 0 { ROWS[row].name } else { ROWS[row].aliases[alias - 1] };
            // Insertion sort.
            let mut at = n;
            while at > 0 && less(name, names[at - 1].0) {
                names[at] = names[at - 1];
                at -= 1;
            }
            names[at] = (name, row as u16);
            n += 1;
            alias += 1;
        }
        row += 1;
    }
    names
};

/// `a < b`, where compared by bytes.
const fn less(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

/// Index in [`ROWS`] of a system call's name or alias, without prefix.
pub fn find(name: &str) -> Option<usize> {
    BY_NAME.binary_search_by_key(&name, |entry| entry.0).ok().map(|i| usize::from(BY_NAME[i].1))
}

/// Index in [`AUXILIARIES`] of an import that is no system call.
pub fn find_auxiliary(import: &str) -> Option<usize> {
    AUXILIARIES.iter().position(|a| a.import == import)
}

/// Whether an import of this type may be bound to the row.
///
/// Modules of 2024 and Rust's libc crate declare some arguments as i32 that are i64 today, and several programs declare
/// `exit` without a result: both fit.
pub fn fits(row: &Row, params: &[ValType], results: &[ValType]) -> bool {
    let param_fits = |have: &ValType, want: &crate::row::Param| {
        *have == want.ty.wasm || (*have == ValType::I32 && matches!(want.ty.name, "Nfds" | "FcntlArg"))
    };
    params.len() == row.params.len()
        && params.iter().zip(row.params).all(|(have, want)| param_fits(have, want))
        && match results {
            [ValType::I64] => true,
            [] => row.result.name == "Never",
            _ => false,
        }
}

/// Whether an import of this type may be bound to the auxiliary import.
pub fn fits_auxiliary(auxiliary: &Auxiliary, params: &[ValType], results: &[ValType]) -> bool {
    params == auxiliary.params && results == auxiliary.result.as_slice()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ValType::{I32, I64};

    #[test]
    fn every_name_and_alias_is_found() {
        for (i, row) in ROWS.iter().enumerate() {
            assert_eq!(find(row.name), Some(i));
            assert!(row.aliases.iter().all(|alias| find(alias) == Some(i)));
        }
        assert_eq!(find("nosuchcall"), None);
        assert_eq!(find("fstatat"), find("newfstatat"));
    }

    #[test]
    fn old_and_new_signatures_fit() {
        let row = |name| &ROWS[find(name).unwrap()];
        assert!(fits(row("poll"), &[I32, I64, I32], &[I64]) && fits(row("poll"), &[I32, I32, I32], &[I64]));
        assert!(fits(row("ppoll"), &[I32; 5], &[I64]) && fits(row("fcntl"), &[I32; 3], &[I64]));
        assert!(fits(row("exit"), &[I32], &[I64]) && fits(row("exit"), &[I32], &[]));
        assert!(!fits(row("lseek"), &[I32, I32, I32], &[I64]), "an i32 offset would lose its sign");
        assert!(!fits(row("read"), &[I32, I32], &[I64]));
        assert!(!fits(row("read"), &[I32, I32, I32], &[I32]));
    }

    #[test]
    fn auxiliary_imports_have_their_signatures() {
        let of = |import| &AUXILIARIES[find_auxiliary(import).unwrap()];
        assert!(fits_auxiliary(of("__wasm_thread_spawn"), &[I32, I32], &[I32]));
        assert!(fits_auxiliary(of("__proc_exit"), &[I32], &[]));
        assert!(!fits_auxiliary(of("__init"), &[], &[]));
    }

    #[test]
    fn descriptions_name_arguments_of_their_row_or_numbers() {
        for row in ROWS {
            assert!(row.params.len() <= 6, "{}", row.name);
            for by in row.params.iter().flat_map(|p| p.by) {
                assert!(by.parse::<u32>().is_ok() || row.params.iter().any(|p| p.name == *by), "{} {by}", row.name);
            }
        }
    }
}
