//! Prints what is derived from the table.

use std::process::ExitCode;

use wali_syscalls::row::ROWS;
use wali_syscalls::{binfmt, docs};

const USAGE: &str = "usage: wali-table signatures | markdown | binfmt PATH
  signatures   one line for each import SYS_<name>: name, x86-64 number (- for an older name), parameters (i = i32, I = i64, - = none)
  markdown     SYSCALLS.md
  binfmt PATH  the binfmt_misc lines that make the kernel run modules by the iwasm at PATH";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["signatures"] => Ok(signatures()),
        ["markdown"] => Ok(docs::markdown()),
        ["binfmt", path] => binfmt::lines(path),
        _ => Err(USAGE.into()),
    };
    match text {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
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
