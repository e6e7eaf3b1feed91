//! Modules as programs of the kernel's, in a namespace with a binfmt_misc of its own, registered by `misc/binfmt/register`.
//!
//! Where the kernel permits no such namespace (before Linux 6.7, or by policy), the tests say so and do nothing.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use wali_tests::process::{Outcome, Scratch, program, root, run};

/// Configure scripts compile and run dozens of programs.
const TIME_LIMIT: Duration = Duration::from_secs(600);

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
    let top = root().display();
    let all = format!("{PROLOGUE} register='{register}' iwasm='{iwasm}' top='{top}'; chmod +x show.*; $register $iwasm\n{script}");
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

#[test]
fn messages_have_a_level() {
    prints(
        "printf '#include <stdio.h>\\nvoid no_such(void); int main(int c, char **v) { if (c > 1) no_such(); puts(\"went\"); }' > odd.c
         $top/build/sysroot/bin/wali-cc -w -Wl,--allow-undefined odd.c -o odd.wasm; ./odd.wasm 2>&1
         WALI_VERBOSE=2 ./odd.wasm 2>&1 | grep -c 'no_such\\|went'; WALI_VERBOSE=many ./odd.wasm 2>&1",
        "went\n2\nwent\n",
    );
}

/// What stays is written below /etc, here one of the test's own.
#[test]
fn registrations_can_stay() {
    prints(
        "mount -t tmpfs none /etc; mount -t tmpfs none /run; mkdir /etc/binfmt.d; r=/proc/sys/fs/binfmt_misc; $register -u $iwasm
         $register -p --dry-run $iwasm | grep -c wali.conf; ls /etc/binfmt.d; $register -p $iwasm; ls $r | tr '\\n' ' '
         grep -v '^#' /etc/binfmt.d/wali.conf | cut -d: -f2,3 | tr '\\n' ' '; ./show.wasm
         $register -u $iwasm; ls /etc/binfmt.d; ls $r | tr '\\n' ' '",
        "1\nregister status wali-aot wali-interp wali-interp:M wali-aot:M [./show.wasm] inherited files 0 1 2\nregister status ",
    );
}

/// A script whose shell is a module, interpreted or compiled, and which starts others, in pipelines and by name.
#[test]
fn a_shell_that_is_a_module_runs_modules() {
    let apps = root().join("build/apps");
    if !["busybox.wasm", "lua.wasm"].iter().all(|app| apps.join(app).exists()) {
        eprintln!("skipped: misc/apps/build busybox lua was not run");
        return;
    }
    prints(
        r#"mkdir interpreted compiled work
        for name in lua minigzip busybox; do cp $top/build/apps/$name.wasm interpreted/$name; done
        ${iwasm%/*}/wamrc --opt-level=0 -o compiled/busybox interpreted/busybox > /dev/null; cp interpreted/{lua,minigzip} compiled
        for tool in sh sort tr wc seq head sed; do ln -s busybox interpreted/$tool; ln -s busybox compiled/$tool; done
        chmod +x interpreted/* compiled/*
        cat > lines << 'END'
echo "$0 $#"; seq 30 | sort -rn | head -n3 | tr "\n" " "; echo
lua -e "for l in io.lines() do print(#l, l) end" < words | sort -n | sed "s/^/> /"
for i in 1 2 3; do ../show.wasm $i | tr "[" "<" & wait $! || :; done
x=$(seq 5 | wc -l); ../show.wasm $x > /dev/null; echo "$x $?"
minigzip < words | minigzip -d | wc -l; exec ../show.wasm 4
END
        cd work; printf 'three\na\nfourth\n' > words
        for bin in $PWD/../interpreted $PWD/../compiled; do
            { echo '#!'$bin/sh; cat ../lines; } > script; chmod +x script; PATH=$bin ./script x y || echo "ended with $?"
        done"#,
        &SHELL_OUTPUT.repeat(2),
    );
}

const SHELL_OUTPUT: &str = "./script 2
30 29 28 
> 1\ta
> 5\tthree
> 6\tfourth
<../show.wasm]<1] inherited files 0 1 2
<../show.wasm]<2] inherited files 0 1 2
<../show.wasm]<3] inherited files 0 1 2
5 5
3
[../show.wasm][4] inherited files 0 1 2
ended with 4
";

/// Without a word about cross compilation: what the compiler makes runs, so configure asks programs.
#[test]
fn configure_and_make_run_what_the_compiler_makes() {
    if ["autoreconf", "automake", "make"].iter().any(|tool| Command::new(tool).arg("--version").output().is_err()) {
        eprintln!("skipped: autoconf, automake and make are missing; misc/install-deps installs them");
        return;
    }
    prints(
        "cp $top/tests/toolchain/* .; . $top/build/sysroot/wali_config.sh
         autoreconf -i 2> log; ./configure >> log 2>&1 || { cat config.log; exit 1; }; grep -c 'cross compiling... no' log
         make -s >> log; ./program; make -s check | grep '^# PASS'; grep -E '^#define (SIZEOF_LONG|HAVE_MMAP|HAVE_WORKING_FORK) ' config.h",
        "1\nconfigure, running: yes: 42 from long 8, pointer 4, long double 16\n# PASS:  1\n#define HAVE_MMAP 1\n\
         #define HAVE_WORKING_FORK 1\n#define SIZEOF_LONG 8\n",
    );
}
