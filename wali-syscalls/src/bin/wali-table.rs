//! Prints what is derived from the table.

use std::process::ExitCode;
use wali_syscalls::row::ROWS;

const USAGE: &str = "usage: wali-table signatures
  signatures   one line for each import SYS_<name>: name, x86-64 number (- for an older name), parameters (i = i32, I = i64, - = none)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["signatures"] => print!("{}", signatures()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn signatures() -> String {
    let mut lines = String::new();
    for row in ROWS {
        let number = row.x86_64.map_or("-".into(), |nr| nr.to_string());
        lines += &format!("{} {number} {}\n", row.name, row.letters());
        for alias in row.aliases {
            lines += &format!("{alias} - {}\n", row.letters());
        }
    }
    lines
}
