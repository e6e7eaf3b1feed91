//! Numbers that change how fast code and compiler are, and nothing else. Each has a row in ARCHITECTURE.md with what it was measured to bring.

/// Size of the function bodies that are compiled together, in bytes of Wasm.
pub(crate) const PART_BYTES: usize = 96 << 10;

/// Largest body that is translated in other parts too, so that it can be inlined there, in bytes of Wasm.
pub(crate) const COPY_BYTES: usize = 192;

/// LLVM's option for how costly a function may be that is inlined. It takes 225 by default, but the C compiler has inlined already.
pub(crate) const INLINE_THRESHOLD: &std::ffi::CStr = c"-inline-threshold=75";

/// LLVM's names of features of CPUs that only weigh what is faster. LLVM takes gathers for cheap, but since microcode keeps them from leaking
/// what they have loaded they are slower than one load after the other.
pub(crate) const X86_64_FEATURES: &[&str] = &["prefer-no-gather", "prefer-no-scatter"];
