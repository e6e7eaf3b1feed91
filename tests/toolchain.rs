//! A small project, built by the files that tell a shell, make, CMake and configure scripts of the WALI tools.
//!
//! What a test needs of the system beyond a compiler, `misc/install-deps` installs; where it is missing the test says so and does nothing.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use wali_tests::process::{Scratch, program, root, run};

/// Configure scripts compile a hundred programs.
const TIME_LIMIT: Duration = Duration::from_secs(600);

/// What the project's library says of the target.
const GREETING: &str = "42 from long 8, pointer 4, long double 16";

/// Whether all tools are there.
fn have(tools: &[&str]) -> bool {
    let missing = |tool: &&&str| Command::new(tool).arg("--version").output().is_err();
    let missing: Vec<_> = tools.iter().filter(missing).collect();
    if !missing.is_empty() {
        eprintln!("skipped: {missing:?} are missing; misc/install-deps installs them");
    }
    missing.is_empty()
}

/// Runs a script of bash in a copy of the project, with `$sysroot` and with `iwasm` in its PATH: the lines that it prints.
fn build(script: &str) -> Vec<String> {
    let scratch = Scratch::new();
    let bin = scratch.path().join("bin");
    std::fs::create_dir(&bin).expect("the directory is new");
    std::os::unix::fs::symlink(program("iwasm"), bin.join("iwasm")).expect("the directory is new");
    copy(&root().join("tests/toolchain"), scratch.path());
    let mut command = Command::new("bash");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    command.args(["-euc", script]).current_dir(scratch.path()).env("PATH", path);
    command.env("sysroot", root().join("build/sysroot"));
    let outcome = run(&mut command, b"", TIME_LIMIT);
    assert_eq!(outcome.code(), Some(0), "{}{}", outcome.out(), outcome.err());
    outcome.out().lines().map(str::to_string).collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("the project can be read") {
        let entry = entry.expect("the project can be read");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("there is room for the project");
    }
}

#[test]
fn shell() {
    let script = ". $sysroot/wali_config.sh
        $CC -c greet.c; $AR rc libgreet.a greet.o; $RANLIB libgreet.a; $NM libgreet.a | grep -c ' T greet$'
        $CC -I. main.c -L. -lgreet -lm -o program; $STRIP program; iwasm program
        $CXX plus.cpp -o plus; iwasm plus";
    assert_eq!(build(script), ["1", &format!("hand: {GREETING}"), "made", "42", "gone"]);
}

#[test]
fn make_and_pkg_config() {
    if !have(&["make", "pkg-config"]) {
        return;
    }
    // The system's packages must not be found.
    let script = "make='make -s -f Makefile.wali SYSROOT='$sysroot' prefix='$PWD/stage
        $make install; $make program.wasm; iwasm program.wasm
        . $sysroot/wali_config.sh; PKG_CONFIG_PATH=$PWD/stage/lib/pkgconfig; pkg-config --modversion greet; pkg-config --list-all | wc -l";
    assert_eq!(build(script), [&format!("make: {GREETING}"), "1.2", "1"]);
}

#[test]
fn cmake() {
    if !have(&["make", "cmake", "pkg-config"]) {
        return;
    }
    let script = "make -s -f Makefile.wali SYSROOT=$sysroot prefix=$PWD/stage install
        cmake -S . -B out -DCMAKE_TOOLCHAIN_FILE=$sysroot/wali_config_toolchain.cmake \\
            -DCMAKE_PREFIX_PATH=$PWD/stage -DCMAKE_INSTALL_PREFIX=$PWD/installed > log || { cat log; exit 1; }
        cmake --build out --target install >> log || { cat log; exit 1; }
        iwasm installed/bin/program.wasm; iwasm out/imported.wasm; iwasm out/plus.wasm
        (cd out; ctest | sed -n 's/ tests passed.*//p')";
    let expected = [&format!("cmake: {GREETING}"), &format!("cmake and pkg-config: {GREETING}"), "made", "42", "gone", "100%"];
    assert_eq!(build(script), expected);
}

#[test]
fn autoconf() {
    if !have(&["make", "autoreconf", "automake"]) {
        return;
    }
    let script = ". $sysroot/wali_config.sh
        autoreconf -i 2> log; ./configure --build=$(uname -m)-pc-linux-gnu --host=$WALI_HOST >> log || { cat log config.log; exit 1; }
        make -s >> log; iwasm program
        make -s check LOG_COMPILER=iwasm | grep '^# PASS'
        grep -cE '^#define (HAVE_REALLOCARRAY|HAVE_SYS_EPOLL_H|HAVE_MALLOC|HAVE_MMAP|HAVE_WORKING_FORK|SIZEOF_LONG 8|SIZEOF_VOID_P 4)' config.h
        grep -cE '^#define (HAVE_WINDOWS_H|HAVE_NO_SUCH_FUNCTION|WORDS_BIGENDIAN)' config.h || :";
    assert_eq!(build(script), [&format!("configure, running: unasked: {GREETING}"), "# PASS:  1", "7", "0"]);
}

#[test]
fn cargo() {
    if !root().join("build/sysroot/rust/.built").exists() {
        eprintln!("skipped: misc/sysroot/build-rust was not run");
        return;
    }
    let std = root().join("tests/rust/std.rs");
    let script = format!(
        "mkdir -p app/src; cp {} app/src/main.rs; cd app
        printf '[package]\\nname = \"app\"\\nversion = \"0.1.0\"\\nedition = \"2024\"\\n' > Cargo.toml
        export RUSTC=$sysroot/bin/wali-rustc CARGO_TARGET_WASM32_WALI_LINUX_MUSL_RUNNER=iwasm\\ --env=PATH=$PATH
        unset CARGO_TARGET_DIR RUSTC_WRAPPER; cargo run -q --offline --target wasm32-wali-linux-musl a b > interpreted || [ $? = 7 ]
        rustc --edition=2024 -O src/main.rs -o native; ./native a b > expected || [ $? = 7 ]; tail -n1 expected; diff expected interpreted && echo same",
        std.display()
    );
    assert_eq!(build(&script).last().map(String::as_str), Some("same"));
}
