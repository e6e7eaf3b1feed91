//! Calls from standard input, a line a call: `function argument...`. Test runners drive this interface.

use std::io::{self, BufRead, Write};

use super::entry::call_function;
use super::failure::Failure;
use crate::runtime::Instance;

const PROMPT: &str = "webassembly> ";
const EXIT: &str = "__exit__";

/// Reads and makes calls until the end of input or `__exit__`.
///
/// # Errors
/// When standard input cannot be read.
pub(super) fn run(instance: &Instance) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        print!("{PROMPT}");
        // Who reads the prompt has gone: the next read tells.
        let _ = io::stdout().flush();
        line.clear();
        let got = input.read_until(b'\n', &mut line).map_err(|e| Failure::Startup(format!("read standard input failed: {e}")))?;
        if got == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        if text == EXIT {
            println!("exit repl mode");
            return Ok(());
        }
        let words = split(text);
        if let Some((function, args)) = words.split_first()
            && let Err(failure) = call_function(instance, function, args)
        {
            eprint!("{failure}");
        }
    }
}

/// Splits at spaces; behind a backslash a space belongs to the word.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(word) = words.last_mut() else { break };
        match c {
            '\\' if chars.peek() == Some(&' ') => {
                word.push(' ');
                chars.next();
            }
            ' ' => words.push(String::new()),
            c => word.push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn words_are_separated_by_spaces_unless_escaped() {
        assert_eq!(split("add 1 2"), ["add", "1", "2"]);
        assert_eq!(split("a\\ b  1"), ["a b", "1"]);
        assert_eq!(split("0x1\\0x2"), ["0x1\\0x2"]);
        assert!(split("").is_empty());
    }
}
