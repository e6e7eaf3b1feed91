//! The three hosts.

/// A host instruction set, as far as Linux's ABI differs by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostIsa {
    /// x86-64: its own syscall numbers and `struct stat`; the guest's constants are its constants.
    X86_64,
    /// aarch64: generic numbers, generic `struct stat`, ARM's open flags.
    Aarch64,
    /// riscv64: generic numbers, generic `struct stat`.
    Riscv64,
}

impl HostIsa {
    /// All three.
    pub const ALL: [HostIsa; 3] = [HostIsa::X86_64, HostIsa::Aarch64, HostIsa::Riscv64];

    /// The ISA that this crate is compiled for.
    pub const HOST: HostIsa = if cfg!(target_arch = "x86_64") {
        HostIsa::X86_64
    } else if cfg!(target_arch = "aarch64") {
        HostIsa::Aarch64
    } else if cfg!(target_arch = "riscv64") {
        HostIsa::Riscv64
    } else {
        panic!("unsupported host")
    };
}
