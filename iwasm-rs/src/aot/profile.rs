//! Counts of code that counts, for `llvm-profdata`.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Image;
use crate::wasm::Module;

impl Image {
    /// Whether the code counts what it does.
    pub fn counts(&self) -> bool {
        !self.tables.counters.is_empty()
    }

    /// The counts so far, of this process and of all that it has forked, as LLVM's text form of a profile: for each function its name, a hash
    /// of its control flow, the number of its counters, and their values.
    pub fn profile(&self, module: &Module) -> String {
        let names = module.profile_names();
        let mut text = ":ir\n".to_string();
        for row in self.tables.counters.iter() {
            let Some(name) = names.get(row.func as usize).filter(|_| row.count > 0) else { continue };
            let _ = writeln!(text, "{name}\n{}\n{}", row.hash, row.count);
            let begin = self.mapping.data.start + row.offset as usize;
            for counter in (begin..).step_by(size_of::<u64>()).take(row.count as usize) {
                // SAFETY: within the mapped data at a multiple of 8, as has been checked when the container was read; code may write it meanwhile.
                let count = unsafe { AtomicU64::from_ptr(counter as *mut u64) }.load(Ordering::Relaxed);
                let _ = writeln!(text, "{count}");
            }
            text.push('\n');
        }
        text
    }
}
