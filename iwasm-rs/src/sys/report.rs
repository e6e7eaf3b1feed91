//! What is reported when the process ends, or becomes another program.

use std::sync::OnceLock;

static AT_END: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Sets what to do when the process ends: the first time that this is called.
pub(crate) fn at_end(report: impl Fn() + Send + Sync + 'static) {
    let _ = AT_END.set(Box::new(report));
}

/// The process ends.
pub(crate) fn end() {
    if let Some(report) = AT_END.get() {
        report();
    }
}
