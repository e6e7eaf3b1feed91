//! How far the work is, on a terminal.

use std::io::{IsTerminal, Write};

/// A line that is written over and over; nothing where stderr is no terminal.
pub(crate) struct Bar {
    shown: bool,
}

impl Bar {
    const WIDTH: usize = 40;

    pub(crate) fn new(wanted: bool) -> Bar {
        Bar { shown: wanted && std::io::stderr().is_terminal() }
    }

    /// Shows that so many of how many parts are done. One part alone is not worth a bar.
    pub(crate) fn show(&self, done: usize, count: usize) {
        if self.shown && count > 1 {
            let full = done * Self::WIDTH / count;
            let _ = write!(std::io::stderr().lock(), "\r[{:<width$}] {done}/{count}", "#".repeat(full), width = Self::WIDTH);
        }
    }

    /// Leaves the line empty.
    pub(crate) fn clear(&self) {
        if self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
