//! What a build that counts instructions does when the process ends.

use std::sync::OnceLock;

static AT_END: OnceLock<fn()> = OnceLock::new();

/// Sets what to do when the process ends.
pub(crate) fn at_end(report: fn()) {
    let _ = AT_END.set(report);
}

/// The process ends.
pub(crate) fn end() {
    if let Some(report) = AT_END.get() {
        report();
    }
}
