//! The benchmark set: one row a program. `benches/build` makes each from the same source for every target.

use std::path::PathBuf;
use std::process::Command;

use crate::{root, succeed};

/// What a program is made of, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Floating point, in registers or over matrices.
    Numeric,
    /// Recurrences over tables of integers.
    Dynamic,
    /// Integers: arithmetic, bits, sorting.
    Integer,
    /// Direct and indirect calls, and allocation.
    Calls,
    /// Matching and parsing.
    Text,
    /// Compression libraries.
    Compression,
    /// Interpreters, databases and mixes.
    Application,
}

/// Whether whoever tunes an engine may look at a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Profiles, chosen instructions and heuristics come from these.
    Tuning,
    /// These show whether the gain is general.
    HeldOut,
}

/// A program of the set.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Its name in reports.
    pub name: &'static str,
    /// What it is made of.
    pub category: Category,
    /// Which half it belongs to.
    pub half: Half,
    /// The file in `benches/kernels`, without `.c`.
    pub source: &'static str,
    /// Arguments of a measurement.
    pub args: &'static [&'static str],
    /// Arguments of a test: the same work, less of it.
    pub small: &'static [&'static str],
}

macro_rules! programs {
    ($($category:ident $name:literal $half:ident $source:literal [$($arg:literal)*] [$($small:literal)*];)*) => {
        &[$(Program {
            name: $name, category: Category::$category, half: Half::$half, source: $source, args: &[$($arg),*], small: &[$($small),*],
        }),*]
    };
}

/// All programs. The halves alternate, so that each category has both.
pub const PROGRAMS: &[Program] = programs! {
    Numeric     "gemm"           Tuning  "gemm"           []          ["1"];
    Numeric     "2mm"            HeldOut "2mm"            []          ["1"];
    Numeric     "jacobi-2d"      Tuning  "jacobi-2d"      []          ["5"];
    Numeric     "seidel-2d"      HeldOut "seidel-2d"      []          ["5"];
    Numeric     "lu"             Tuning  "lu"             []          ["1"];
    Numeric     "cholesky"       HeldOut "cholesky"       []          ["1"];
    Numeric     "nbody"          Tuning  "nbody"          []          ["20000"];
    Numeric     "spectral-norm"  HeldOut "spectral-norm"  []          ["100"];
    Numeric     "mandelbrot"     Tuning  "mandelbrot"     []          ["40"];
    Numeric     "fft"            HeldOut "fft"            []          ["2"];
    Dynamic     "floyd-warshall" Tuning  "floyd-warshall" []          ["100"];
    Dynamic     "nussinov"       HeldOut "nussinov"       []          ["150"];
    Integer     "sha256"         Tuning  "sha256"         []          ["2000"];
    Integer     "crc"            HeldOut "crc"            []          ["2"];
    Integer     "sieve"          Tuning  "sieve"          []          ["1"];
    Integer     "quicksort"      HeldOut "quicksort"      []          ["1"];
    Integer     "fannkuch"       Tuning  "fannkuch"       []          ["7"];
    Integer     "sort-strings"   HeldOut "sort-strings"   []          ["1"];
    Calls       "fib"            Tuning  "fib"            []          ["22"];
    Calls       "ackermann"      HeldOut "ackermann"      []          ["2"];
    Calls       "vcall"          Tuning  "vcall"          []          ["300"];
    Calls       "binary-trees"   HeldOut "binary-trees"   []          ["8"];
    Text        "regex"          Tuning  "regex"          []          ["1"];
    Text        "json"           HeldOut "json"           []          ["1"];
    Compression "lz4"            Tuning  "lz4"            []          ["1"];
    Compression "bzip2"          HeldOut "bzip2"          []          ["1"];
    Compression "zlib"           Tuning  "zlib"           []          ["1"];
    Application "lua-objects"    HeldOut "lua"            ["objects"] ["objects" "8"];
    Application "lua-strings"    Tuning  "lua"            ["strings"] ["strings" "1000"];
    Application "lua-numbers"    HeldOut "lua"            ["numbers"] ["numbers" "20"];
    Application "sqlite3"        Tuning  "sqlite3"        []          ["3000"];
    Application "coremix"        HeldOut "coremix"        []          ["100"];
};

/// What starting costs, of small and large programs: each ends after its first output. The first is next to nothing, and what it
/// takes is subtracted from the others' times.
pub const START_UP: &[Program] = programs! {
    Application "hello"          Tuning  "hello"          []          [];
    Application "lua hello"      Tuning  "lua"            ["hello"]   ["hello"];
    Application "sqlite3 hello"  Tuning  "sqlite3"        ["hello"]   ["hello"];
};

/// What a program is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This machine, without an engine.
    Native,
    /// WebAssembly that makes Linux system calls.
    Wali,
    /// WebAssembly with WASI preview 1.
    Wasi,
}

impl Program {
    /// The file that [`build`] makes.
    pub fn file(&self, target: Target) -> PathBuf {
        let out = root().join("build/benches");
        match target {
            Target::Native => out.join("native").join(self.source),
            Target::Wali => out.join("wali").join(format!("{}.wasm", self.source)),
            Target::Wasi => out.join("wasi").join(format!("{}.wasm", self.source)),
        }
    }
}

/// Builds programs for these targets; what is up to date is left alone.
///
/// # Errors
///
/// What the compiler or an installation step said.
pub fn build(programs: &[&Program], targets: &[Target]) -> Result<(), String> {
    let mut command = Command::new(root().join("benches/build"));
    for target in targets {
        command.arg(match target {
            Target::Native => "native",
            Target::Wali => "wali",
            Target::Wasi => "wasi",
        });
    }
    let mut sources: Vec<&str> = programs.iter().map(|program| program.source).collect();
    sources.dedup();
    if sources.is_empty() { Ok(()) } else { succeed(command.args(sources)) }
}
