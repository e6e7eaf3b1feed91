//! setjmp and longjmp as imports, of programs from before the C library had them by Wasm exceptions.

use crate::runtime::HostFn;
use crate::runtime::jump::{longjmp, setjmp, sigsetjmp};

/// The host function of an import, which guest code calls without anything in between: it is the caller's frame that matters.
pub(super) fn find(import: &str) -> Option<HostFn> {
    let code = match import {
        "setjmp" | "_setjmp" => setjmp as *const (),
        "sigsetjmp" => sigsetjmp as *const (),
        "longjmp" | "_longjmp" => longjmp as *const (),
        _ => return None,
    };
    Some(HostFn(code as usize))
}
