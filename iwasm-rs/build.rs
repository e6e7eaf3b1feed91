//! Chooses the interpreter's dispatch: jumps need an optimising build.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(interp_dispatch, values(\"tail\", \"trampoline\"))");
    println!("cargo::rerun-if-changed=build.rs");
    let optimised = std::env::var("OPT_LEVEL").is_ok_and(|level| level != "0");
    let miri = std::env::var_os("CARGO_CFG_MIRI").is_some();
    let asked = std::env::var_os("CARGO_FEATURE_TRAMPOLINE").is_some();
    let dispatch = if optimised && !miri && !asked { "tail" } else { "trampoline" };
    println!("cargo::rustc-cfg=interp_dispatch=\"{dispatch}\"");
}
