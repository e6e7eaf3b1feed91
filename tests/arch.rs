//! Who may use whom, inside and between the crates: read from the sources, so that a boundary moves only on purpose.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use wali_tests::process::root;

/// The modules of `iwasm` and what each may name besides itself.
const MODULES: &[(&str, &[&str])] = &[
    ("wasm", &[]),
    ("sys", &[]),
    ("runtime", &["wasm", "sys"]),
    ("interp", &["wasm", "runtime", "sys"]),
    ("aot", &["wasm", "runtime", "sys"]),
    ("linux", &["wasm", "runtime", "sys"]),
    ("wasi", &["wasm", "runtime", "sys"]),
    ("cli", &["wasm", "runtime", "sys", "interp", "aot", "linux", "wasi"]),
];

/// The crates of ours that each crate may depend on.
const CRATES: &[(&str, &[&str])] = &[
    ("aot-format", &[]),
    ("wali-syscalls", &[]),
    ("iwasm-rs", &["aot-format", "wali-casts", "wali-syscalls"]),
    ("misc/sysroot/casts", &[]),
    ("wamrc-rs", &["aot-format", "wali-syscalls", "iwasm"]),
];

/// Where `unsafe` may be written.
const UNSAFE: &[&str] = &["bin", "sys", "runtime", "interp", "aot", "linux", "wasi"];

fn sources(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![directory.to_path_buf()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).unwrap_or_else(|e| panic!("{}: {e}", directory.display())) {
            let path = entry.expect("sources can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// A source without comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("sources are UTF-8");
    text.lines().map(|line| line.find("//").map_or(line, |at| &line[..at])).collect::<Vec<_>>().join("\n")
}

/// The names behind a prefix: `crate::a` and each of `crate::{a, b::c}`.
fn names_behind(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        // Not the end of a longer path.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut begin = true;
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => begin = true,
                        c if begin && !c.is_whitespace() => {
                            names.insert(word(&group[i..]));
                            begin = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                names.insert(word(rest));
            }
        }
    }
    names
}

#[test]
fn modules_name_only_what_they_may() {
    let src = root().join("iwasm-rs/src");
    let known: BTreeSet<&str> = MODULES.iter().map(|(name, _)| *name).collect();
    for entry in std::fs::read_dir(&src).expect("sources can be read") {
        let path = entry.expect("sources can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(name == "lib" || name == "bin" || known.contains(name.as_str()), "module {name} has no rule");
    }
    let mut wrong = Vec::new();
    for (module, may) in MODULES {
        let directory = src.join(module);
        if !directory.is_dir() {
            continue;
        }
        for file in sources(&directory) {
            for used in names_behind(&code(&file), "crate::") {
                if known.contains(used.as_str()) && used != *module && !may.contains(&used.as_str()) {
                    wrong.push(format!("{}: {module} uses {used}", file.strip_prefix(root()).unwrap_or(&file).display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_depend_only_on_what_they_may() {
    let ours = ["aot-format", "wali-casts", "wali-syscalls", "iwasm", "wamrc"];
    for (directory, may) in CRATES {
        let manifest = std::fs::read_to_string(root().join(directory).join("Cargo.toml")).expect("each crate has a manifest");
        let section = manifest.split("\n[dependencies]").nth(1).expect("each crate has dependencies");
        for line in section.lines().take_while(|line| !line.starts_with('[')) {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            assert!(!ours.contains(&name) || may.contains(&name), "{directory} depends on {name}");
        }
    }
}

#[test]
fn the_compiler_uses_only_the_decoder_of_the_engine() {
    let mut wrong = Vec::new();
    for file in sources(&root().join("wamrc-rs/src")) {
        for used in names_behind(&code(&file), "iwasm::") {
            if used != "wasm" {
                wrong.push(format!("{}: iwasm::{used}", file.strip_prefix(root()).unwrap_or(&file).display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_compiler_knows_llvm() {
    for directory in ["aot-format", "wali-syscalls", "iwasm-rs"] {
        for file in sources(&root().join(directory).join("src")) {
            assert!(!code(&file).contains("inkwell"), "{}", file.display());
        }
    }
}

#[test]
fn unsafe_lives_where_it_must() {
    let mut wrong = Vec::new();
    let mut check = |directory: &str, may: &dyn Fn(&Path) -> bool| {
        let base = root().join(directory).join("src");
        for file in sources(&base) {
            let inside = file.strip_prefix(&base).expect("listed below it");
            let words = code(&file);
            let used = words.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe");
            if used && !may(inside) {
                wrong.push(format!("{directory}/src/{}", inside.display()));
            }
        }
    };
    check("iwasm-rs", &|path| UNSAFE.iter().any(|module| path.starts_with(module)));
    check("wali-syscalls", &|path| path.starts_with("raw"));
    check("aot-format", &|_| false);
    assert!(wrong.is_empty(), "unsafe in {wrong:?}");
}

#[test]
fn the_reader_of_paths_reads_groups() {
    let found = names_behind("use crate::{a, b::{c, d}, e};\nuse crate::f::g; aot::crate::h; $crate::i;", "crate::");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "b", "e", "f", "i"]);
}
