//! Modules as programs of the kernel's, in a namespace with a binfmt_misc of its own, registered by `misc/binfmt/register`.
//!
//! Where the kernel permits no such namespace (before Linux 6.7, or by policy), the tests say so and do nothing.

use std::path::Path;
use std::process::Command;

use wali_tests::process::{Outcome, Scratch, TIME_LIMIT, program, root, run};

/// Prints what it was started with: arguments, a variable, its open files; ends with the number that its first argument says.
const SHOW: &str = r#"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv)
{
	for (int i = 0; i < argc; i++) printf("[%s]", argv[i]);
	printf(" %s files", getenv("WALI_TEST") ? getenv("WALI_TEST") : "-");
	for (int fd = 0; fd < 1024; fd++) if (fcntl(fd, F_GETFD) >= 0) printf(" %d", fd);
	puts("");
	return argc > 1 ? atoi(argv[1]) : 0;
}"#;

/// Closes what the harness itself passes on.
const PROLOGUE: &str = "for fd in $(ls /proc/$$/fd); do [ $fd -lt 3 ] || eval \"exec $fd>&-\"; done; export WALI_TEST=inherited\n";

fn in_namespace(directory: &Path, script: &str) -> Outcome {
    let mut command = Command::new("unshare");
    command.args(["-Urm", "bash", "-ec", script]).current_dir(directory);
    run(&mut command, b"", TIME_LIMIT)
}

/// Runs a script in a namespace where modules are registered and a directory that has `show.wasm` and `show.aot`: what it prints.
fn registered(script: &str) -> Option<String> {
    let scratch = Scratch::new();
    let probe = in_namespace(scratch.path(), "mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc");
    if probe.code() != Some(0) {
        eprintln!("skipped: no namespace with a binfmt_misc of its own: {}", probe.err());
        return None;
    }
    let source = scratch.file("show.c", SHOW);
    let build = |compiler: &Path, args: &[&Path]| {
        let outcome = run(Command::new(compiler).args(args).current_dir(scratch.path()), b"", TIME_LIMIT);
        assert_eq!(outcome.code(), Some(0), "{}", outcome.err());
    };
    build(&root().join("build/sysroot/bin/wali-cc"), &[&source, Path::new("-o"), Path::new("show.wasm")]);
    build(&program("wamrc"), &[Path::new("-o"), Path::new("show.aot"), Path::new("show.wasm")]);
    let register = root().join("misc/binfmt/register").display().to_string();
    let iwasm = program("iwasm").display().to_string();
    let all = format!("{PROLOGUE} register='{register}' iwasm='{iwasm}'; chmod +x show.*; $register $iwasm\n{script}");
    let outcome = in_namespace(scratch.path(), &all);
    assert_eq!(outcome.code(), Some(0), "{}{}", outcome.out(), outcome.err());
    Some(outcome.out())
}

#[track_caller]
fn prints(script: &str, expected: &str) {
    if let Some(out) = registered(script) {
        assert_eq!(out, expected);
    }
}

#[test]
fn modules_and_compiled_files_are_programs() {
    prints(
        "for f in ./show.wasm ./show.aot; do $f 7 'two words' '' --help || echo $?; done",
        "[./show.wasm][7][two words][][--help] inherited files 0 1 2\n7\n[./show.aot][7][two words][][--help] inherited files 0 1 2\n7\n",
    );
}

#[test]
fn a_program_finds_the_name_that_it_was_called_by() {
    prints(
        "PATH=$PWD:$PATH; show.wasm; (exec -a other ./show.wasm); (exec -a '' ./show.wasm); ln -s show.wasm link; ./link",
        "[show.wasm] inherited files 0 1 2\n[other] inherited files 0 1 2\n[] inherited files 0 1 2\n[./link] inherited files 0 1 2\n",
    );
}

#[test]
fn variables_stand_for_options() {
    prints(
        "echo WALI_TEST=file > e; WALI_ENVFILE=e ./show.wasm
         WALI_STRACE=log ./show.wasm > /dev/null; grep -c exit_group log
         WALI_STRACE=1 ./show.wasm 2>&1 > /dev/null | grep -c exit_group",
        "[./show.wasm] file files 0 1 2\n1\n1\n",
    );
}

#[test]
fn scripts_may_have_a_module_as_their_interpreter() {
    prints(
        "printf '#!%s/show.wasm option\\n' $PWD > script; chmod +x script; ./script x | sed \"s|$PWD|.|\"",
        "[./show.wasm][option][./script][x] inherited files 0 1 2\n",
    );
}

#[test]
fn registrations_can_be_removed_and_tried_dry() {
    prints(
        "r=/proc/sys/fs/binfmt_misc; ls $r | tr '\\n' ' '; $register -u --dry-run; $register -u; ls $r | tr '\\n' ' '
         $register --dry-run $iwasm | grep -c ':POF > '; ls $r | tr '\\n' ' '; ./show.wasm 2> /dev/null || echo refused",
        "register status wali-aot wali-interp -1 > /proc/sys/fs/binfmt_misc/wali-interp\n-1 > /proc/sys/fs/binfmt_misc/wali-aot\n\
         register status 2\nregister status refused\n",
    );
}
