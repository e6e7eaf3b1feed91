//! Instruction sets that images exist for, and the CPU features that compiled code may need.
//!
//! The code generator enables only features that are listed here, under LLVM's names; the loader asks the CPU for them under the
//! names of Rust's feature detection.

use std::fmt;

/// Calls a macro with the CPU features of x86-64: `(bit, "LLVM's name", "Rust's name")`. New ones go to the end.
#[macro_export]
macro_rules! for_each_x86_64_feature {
    ($m:ident) => {
        $m! {
            (0, "sse3", "sse3"), (1, "ssse3", "ssse3"), (2, "sse4.1", "sse4.1"), (3, "sse4.2", "sse4.2"), (4, "popcnt", "popcnt"),
            (5, "cx16", "cmpxchg16b"), (6, "avx", "avx"), (7, "avx2", "avx2"), (8, "bmi", "bmi1"), (9, "bmi2", "bmi2"),
            (10, "lzcnt", "lzcnt"), (11, "fma", "fma"), (12, "f16c", "f16c"), (13, "movbe", "movbe"), (14, "adx", "adx"),
            (15, "aes", "aes"), (16, "pclmul", "pclmulqdq"), (17, "sha", "sha"), (18, "gfni", "gfni"), (19, "vaes", "vaes"),
            (20, "vpclmulqdq", "vpclmulqdq"), (21, "avx512f", "avx512f"), (22, "avx512bw", "avx512bw"), (23, "avx512cd", "avx512cd"),
            (24, "avx512dq", "avx512dq"), (25, "avx512vl", "avx512vl"), (26, "avx512ifma", "avx512ifma"), (27, "avx512vbmi", "avx512vbmi"),
            (28, "avx512vbmi2", "avx512vbmi2"), (29, "avx512vnni", "avx512vnni"), (30, "avx512bitalg", "avx512bitalg"),
            (31, "avx512vpopcntdq", "avx512vpopcntdq"), (32, "sse4a", "sse4a"), (33, "tbm", "tbm"), (34, "avxvnni", "avxvnni"),
        }
    };
}

/// Calls a macro with the CPU features of AArch64: `(bit, "LLVM's name", "Rust's name")`. New ones go to the end. Without scalable vectors,
/// whose frames vary in size with the CPU: the unwinder knows no such frames.
#[macro_export]
macro_rules! for_each_aarch64_feature {
    ($m:ident) => {
        $m! {
            (0, "lse", "lse"), (1, "crc", "crc"), (2, "rcpc", "rcpc"), (3, "rdm", "rdm"), (4, "fullfp16", "fp16"), (5, "dotprod", "dotprod"),
            (6, "aes", "aes"), (7, "sha2", "sha2"), (8, "sha3", "sha3"), (9, "i8mm", "i8mm"), (10, "bf16", "bf16"), (11, "fp16fml", "fhm"),
            (12, "flagm", "flagm"), (13, "lse2", "lse2"), (14, "jsconv", "jsconv"), (15, "fptoint", "frintts"),
        }
    };
}

/// Calls a macro with the CPU features of RISC-V beyond RV64GC: `(bit, "LLVM's name", bit of the kernel's `RISCV_HWPROBE_KEY_IMA_EXT_0`)`.
/// New ones go to the end. Without vectors, whose frames vary in size with the CPU: the unwinder knows no such frames.
#[macro_export]
macro_rules! for_each_riscv64_feature {
    ($m:ident) => {
        $m! {
            (0, "zba", 3), (1, "zbb", 4), (2, "zbs", 5), (3, "zbc", 7), (4, "zicond", 35), (5, "zfh", 27), (6, "zacas", 34), (7, "zfa", 32),
        }
    };
}

macro_rules! llvm_names {
    ($(($bit:literal, $llvm:literal, $rust:literal),)*) => { &[$($llvm),*] };
}

const X86_64_FEATURES: &[&str] = for_each_x86_64_feature!(llvm_names);
const AARCH64_FEATURES: &[&str] = for_each_aarch64_feature!(llvm_names);
const RISCV64_FEATURES: &[&str] = for_each_riscv64_feature!(llvm_names);

/// An instruction set with its ABI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Isa {
    /// x86-64, System V ABI.
    X86_64 = 1,
    /// AArch64, little-endian, AAPCS64.
    Aarch64 = 2,
    /// RV64GC, lp64d.
    Riscv64 = 3,
}

impl Isa {
    /// All of them.
    pub const ALL: &[Isa] = &[Isa::X86_64, Isa::Aarch64, Isa::Riscv64];

    /// The host's, if it is one of them.
    pub const HOST: Option<Isa> = if cfg!(target_arch = "x86_64") {
        Some(Isa::X86_64)
    } else if cfg!(all(target_arch = "aarch64", target_endian = "little")) {
        Some(Isa::Aarch64)
    } else if cfg!(target_arch = "riscv64") {
        Some(Isa::Riscv64)
    } else {
        None
    };

    /// The name that triples and users give it.
    pub fn name(self) -> &'static str {
        match self {
            Isa::X86_64 => "x86_64",
            Isa::Aarch64 => "aarch64",
            Isa::Riscv64 => "riscv64",
        }
    }

    /// The ISA of this name.
    pub fn from_name(name: &str) -> Option<Isa> {
        Self::ALL.iter().copied().find(|isa| isa.name() == name)
    }

    /// The ISA of this number in a container.
    pub fn from_code(code: u8) -> Option<Isa> {
        Self::ALL.iter().copied().find(|isa| *isa as u8 == code)
    }

    /// LLVM's names of the optional CPU features; the index of a name is its bit in a [`FeatureSet`].
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Isa::X86_64 => X86_64_FEATURES,
            Isa::Aarch64 => AARCH64_FEATURES,
            Isa::Riscv64 => RISCV64_FEATURES,
        }
    }

    /// DWARF numbers of the registers that a callee must preserve, without the frame pointer and the stack pointer.
    pub fn callee_saved(self) -> &'static [u16] {
        match self {
            // rbx, r12 to r15.
            Isa::X86_64 => &[3, 12, 13, 14, 15],
            // x19 to x28, d8 to d15.
            Isa::Aarch64 => &[19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 72, 73, 74, 75, 76, 77, 78, 79],
            // s1 to s11, fs0 to fs11.
            Isa::Riscv64 => &[9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 40, 41, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59],
        }
    }
}

impl fmt::Display for Isa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of CPU features of one ISA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FeatureSet(pub u64);

impl FeatureSet {
    /// The set of these names in LLVM's spelling.
    ///
    /// # Errors
    /// The first name that the ISA does not have.
    pub fn from_names<'n>(isa: Isa, names: impl IntoIterator<Item = &'n str>) -> Result<FeatureSet, &'n str> {
        names.into_iter().try_fold(FeatureSet::default(), |set, name| {
            let bit = isa.features().iter().position(|f| *f == name).ok_or(name)?;
            Ok(FeatureSet(set.0 | 1 << bit))
        })
    }

    /// LLVM's names of the features in the set.
    pub fn names(self, isa: Isa) -> impl Iterator<Item = &'static str> {
        isa.features().iter().enumerate().filter(move |(bit, _)| self.0 >> bit & 1 != 0).map(|(_, name)| *name)
    }

    /// What is in this set and not in `other`.
    pub fn without(self, other: FeatureSet) -> FeatureSet {
        FeatureSet(self.0 & !other.0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every bit is a feature of the ISA.
    pub fn is_of(self, isa: Isa) -> bool {
        self.0 >> isa.features().len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feature_bits_are_the_positions_in_the_list() {
        macro_rules! bits { ($(($bit:literal, $llvm:literal, $rust:literal),)*) => { [$($bit),*] }; }
        let all: [&[usize]; 3] = [&for_each_x86_64_feature!(bits), &for_each_aarch64_feature!(bits), &for_each_riscv64_feature!(bits)];
        for (isa, bits) in Isa::ALL.iter().zip(all) {
            assert_eq!(bits, (0..isa.features().len()).collect::<Vec<_>>());
            assert!(bits.len() < 64);
        }
    }

    #[test]
    fn names_and_sets_are_inverse() {
        let names = ["popcnt", "avx2", "bmi"];
        let set = FeatureSet::from_names(Isa::X86_64, names).unwrap();
        assert_eq!(set.names(Isa::X86_64).collect::<Vec<_>>(), names);
        assert_eq!(FeatureSet::from_names(Isa::X86_64, ["avx2", "amx"]), Err("amx"));
        assert!(set.is_of(Isa::X86_64) && !FeatureSet(1 << 63).is_of(Isa::X86_64));
        for isa in Isa::ALL {
            assert_eq!(Isa::from_name(isa.name()), Some(*isa));
            assert_eq!(Isa::from_code(*isa as u8), Some(*isa));
        }
    }
}
