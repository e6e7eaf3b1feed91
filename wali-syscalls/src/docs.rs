//! The table as documentation.

use std::fmt::Write;

use crate::row::{Param, ROWS, Row, Support, Wait};

/// The command that writes the file, as its first line says.
const COMMAND: &str = "cargo run -p wali-syscalls -- markdown > wali-syscalls/SYSCALLS.md";

/// Which case of `tests/calls` shows what each call does: lines of call, case and outcome, held against a run by the test `calls`.
const SHOWN: &str = include_str!("../tests/shown.txt");

/// The case that shows a call, and its outcome there: `ok` or an errno.
fn shown(row: &Row) -> Option<(&'static str, &'static str)> {
    SHOWN.lines().find_map(|line| {
        let (case, outcome) = line.strip_prefix(row.name)?.strip_prefix(' ')?.split_once(' ')?;
        Some((case, outcome))
    })
}

/// `SYSCALLS.md`: what each call is and how far it is supported.
pub fn markdown() -> String {
    let count = |f: fn(&Support) -> bool| ROWS.iter().filter(|row| f(&row.support)).count();
    let direct = count(|s| matches!(s, Support::Direct));
    let emulated = count(|s| matches!(s, Support::Emulated(_)));
    let refused = count(|s| matches!(s, Support::Refused(_)));
    let mut text = format!(
        "<!-- Generated from src/table.rs: {COMMAND} -->
# System calls

A module imports a call as `wali.SYS_<name>`. {} calls: {direct} direct (checked and converted as the types say, then made by the kernel),
{emulated} emulated (by a handler of the engine), {refused} refused. Imports that are not listed link, and answer -ENOSYS.

Numbers are x86-64's and the generic ones of aarch64 and riscv64; where a host lacks a call, the one after => is made.
`blocks`: a signal handler ends the call with EINTR, or, where it says restarts, lets it go on if the handler has SA_RESTART.

The last column names the case in `tests/calls` that shows the call with success, or with the error that it answers; what it does there is
what it does natively.

| call | x86-64 | generic | support | blocks | remarks | shown by |
|---|---|---|---|---|---|---|
",
        ROWS.len()
    );
    for row in ROWS {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} | {} | {} |",
            prototype(row),
            number(row.x86_64),
            generic(row),
            support(row.support),
            wait(row.wait),
            remarks(row),
            case(row)
        );
    }
    text
}

/// The call with its arguments' types, as in the table.
pub fn prototype(row: &Row) -> String {
    let params: Vec<String> = row.params.iter().map(param).collect();
    format!("{}({}) -> {}", row.name, params.join(", "), row.result.name)
}

fn param(param: &Param) -> String {
    let element = if param.ty.element.is_empty() { String::new() } else { format!("<{}>", param.ty.element) };
    let by = if param.by.is_empty() { String::new() } else { format!("[{}]", param.by.join(", ")) };
    format!("{}: {}{element}{by}", param.name, param.ty.name)
}

fn number(number: Option<u32>) -> String {
    number.map_or("–".into(), |n| n.to_string())
}

fn generic(row: &Row) -> String {
    match (row.aarch64, row.riscv64) {
        (a, r) if a == r => number(a),
        (a, _) => format!("{} (aarch64)", number(a)),
    }
}

fn support(support: Support) -> String {
    match support {
        Support::Direct => "direct".into(),
        Support::Emulated(theme) => format!("emulated ({theme})"),
        Support::Refused(errno) => format!("refused: {}", crate::strace::errno_name(errno).0),
    }
}

fn wait(wait: Wait) -> String {
    match wait {
        Wait::Quick => String::new(),
        Wait::Restart => "restarts".into(),
        Wait::RestartUnless(argument) => format!("restarts without {argument}"),
        Wait::Eintr => "EINTR".into(),
    }
}

fn case(row: &Row) -> String {
    match shown(row) {
        Some((case, "ok")) => case.into(),
        Some((case, errno)) => format!("{case}: {errno}"),
        None => String::new(),
    }
}

fn remarks(row: &Row) -> String {
    let mut remarks = Vec::new();
    if !row.aliases.is_empty() {
        remarks.push(format!("also `{}`", row.aliases.join("`, `")));
    }
    if !row.fallback.is_empty() {
        remarks.push(format!("=> `{}`", row.fallback));
    }
    if !row.note.is_empty() {
        remarks.push(row.note.into());
    }
    remarks.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_names_the_case_that_shows_it() {
        let missing: Vec<&str> = ROWS.iter().filter(|row| shown(row).is_none()).map(|row| row.name).collect();
        assert!(missing.is_empty(), "not in tests/shown.txt: {missing:?}");
        for row in ROWS {
            let refused = matches!(row.support, Support::Refused(_));
            assert!(
                !refused || shown(row).is_some_and(|(_, outcome)| outcome == support(row.support).trim_start_matches("refused: ")),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn the_committed_file_is_current() {
        assert!(include_str!("../SYSCALLS.md") == markdown(), "stale: {COMMAND}");
    }
}
