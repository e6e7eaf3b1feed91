//! Holds every number of the table against the kernel's headers, and every absence too.
//!
//! Needs linux-libc-dev (of x86-64: natively, or as linux-libc-dev-amd64-cross), linux-libc-dev-arm64-cross and
//! linux-libc-dev-riscv64-cross.

use std::collections::HashMap;
use std::fs;

use wali_syscalls::isa::HostIsa;
use wali_syscalls::row::ROWS;

/// The first of these files that exists.
fn header(paths: &[&str]) -> String {
    let found = paths.iter().find_map(|path| fs::read_to_string(path).ok());
    found.unwrap_or_else(|| panic!("none of {paths:?}: install the packages that this test names"))
}

/// `#define __NR_name number`, also by way of `__NR3264_name`.
fn numbers(text: &str) -> HashMap<String, u32> {
    let defines: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| {
            let mut words = line.strip_prefix("#define")?.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect();
    let resolve = |value: &str| {
        let value = defines.iter().find(|(name, _)| *name == value).map_or(value, |(_, value)| value);
        value.parse::<u32>().ok()
    };
    let number = |(name, value): &(&str, &str)| Some((name.strip_prefix("__NR_")?.to_string(), resolve(value)?));
    defines.iter().filter_map(number).collect()
}

fn hold(isa: HostIsa, kernel: &HashMap<String, u32>) {
    assert!(kernel.len() > 250, "{isa:?}: only {} numbers found", kernel.len());
    for row in ROWS {
        // The import's name is older than the kernel's.
        let name = if row.name == "fadvise" { "fadvise64" } else { row.name };
        assert_eq!(row.number(isa), kernel.get(name).copied(), "{} on {isa:?}", row.name);
    }
}

#[test]
fn x86_64_numbers_are_the_kernels() {
    let paths =
        ["/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm/unistd_64.h", "/usr/x86_64-linux-gnu/include/asm/unistd_64.h"];
    hold(HostIsa::X86_64, &numbers(&header(&paths)));
}

fn generic(triple: &str) -> HashMap<String, u32> {
    let root = format!("/usr/{triple}/include");
    let own = header(&[&format!("{root}/asm/unistd.h"), &format!("/usr/include/{triple}/asm/unistd.h")]);
    let shared = header(&[&format!("{root}/asm-generic/unistd.h"), "/usr/include/asm-generic/unistd.h"]);
    let mut kernel = numbers(&shared);
    // The generic list has some calls only for ISAs that ask for them.
    for (wanted, names) in [
        ("__ARCH_WANT_RENAMEAT", &["renameat"][..]),
        ("__ARCH_WANT_SET_GET_RLIMIT", &["getrlimit", "setrlimit"]),
        ("__ARCH_WANT_NEW_STAT", &["newfstatat", "fstat"]),
    ] {
        if !own.contains(wanted) {
            kernel.retain(|name, _| !names.contains(&name.as_str()));
        }
    }
    kernel
}

#[test]
fn aarch64_numbers_are_the_kernels() {
    hold(HostIsa::Aarch64, &generic("aarch64-linux-gnu"));
}

#[test]
fn riscv64_numbers_are_the_kernels() {
    hold(HostIsa::Riscv64, &generic("riscv64-linux-gnu"));
}
