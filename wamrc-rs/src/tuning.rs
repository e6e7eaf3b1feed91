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

/// LLVM's option for the widest vectors that it makes of straight code, in bits; loops may have wider ones. On CPUs with vectors of 512 bits it
/// packs what belongs to three or five numbers into one, and takes it apart again.
pub(crate) const SLP_BITS: &std::ffi::CStr = c"-slp-max-reg-size=256";

/// Functions of more blocks have no addresses derived from each other, as that could take the square of their number in time.
pub(crate) const RELATED_BLOCKS: u32 = 20_000;

/// So many accesses are looked at, from the last on, for one that an address can be derived from.
pub(crate) const RELATED_ACCESSES: usize = 16;

/// LLVM's option for the most lanes that it makes of straight code at once: sums of thousands of terms become vectors of thousands otherwise,
/// with a shuffle for each.
pub(crate) const SLP_LANES: &std::ffi::CStr = c"-slp-max-vf=32";

/// So many sums and products are looked through to see what an address is made of.
pub(crate) const RELATED_TERMS: usize = 16;

/// Functions with more operators than that, or with more of one of the following, are compiled as they are ([`crate::measure`]). The largest
/// met in programs: 34,855 operators, 4,055 branches and 321 written locals in vim and bash, 14,648 targets of `br_table` in CPython, 93 loops in
/// SQLite, 322 nested blocks.
pub(crate) const MOST_OPERATORS: usize = 60_000;
/// See [`MOST_OPERATORS`].
pub(crate) const MOST_BRANCHES: usize = 6_000;
/// See [`MOST_OPERATORS`]: of `br_table`.
pub(crate) const MOST_TARGETS: usize = 30_000;
/// See [`MOST_OPERATORS`].
pub(crate) const MOST_LOOPS: usize = 200;
/// See [`MOST_OPERATORS`]: blocks within each other.
pub(crate) const MOST_NESTED: usize = 1_000;
/// See [`MOST_OPERATORS`]: of locals that are written.
pub(crate) const MOST_LOCALS: usize = 1_000;

/// A switch that so many places lead to goes from one instruction of an interpreter to the next.
pub(crate) const DISPATCH_PLACES: usize = 16;

/// And leads to so many.
pub(crate) const DISPATCH_TARGETS: usize = 16;

/// So many values on edges at most are made by copying such a switch into all places: the code generator takes microseconds for each.
pub(crate) const DISPATCH_EDGES: usize = 200_000;

/// LLVM's option for how many targets a jump by a table may have that it copies into more than 16 places.
pub(crate) const DISPATCH_COPIED: &std::ffi::CStr = c"-tail-dup-succ-size=256";

/// So many functions that do not check the native stack may call each other ([`crate::depth`]).
pub(crate) const UNCHECKED_CALLS: usize = 8;

/// Frames of such functions have at most this size, in bytes, and some words. The host keeps 256 KiB, of which half is enough for it.
pub(crate) const UNCHECKED_FRAME_BYTES: usize = 4096;
