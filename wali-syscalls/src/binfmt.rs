//! Lines for binfmt_misc, by which the kernel runs modules like programs:
//! <https://docs.kernel.org/admin-guide/binfmt-misc.html>.

/// A kind of file: name of its registration, and the bytes that it begins with, as binfmt_misc writes them.
pub const FORMATS: [(&str, &str); 2] = [("wali-interp", r"\x00asm"), ("wali-aot", r"\x00aot")];

/// The longest line that the kernel takes, in bytes.
const LONGEST_LINE: usize = 1920;
/// The longest path of an interpreter, in bytes.
const LONGEST_PATH: usize = 127;

/// One line for each format, to be written to `/proc/sys/fs/binfmt_misc/register` or a file of `/etc/binfmt.d`.
///
/// Flag `F` opens the interpreter at registration, so that it works in containers and after chroot.
///
/// # Errors
/// When the kernel would refuse the path of the interpreter.
pub fn lines(interpreter: &str) -> Result<String, String> {
    if !interpreter.starts_with('/') {
        return Err(format!("{interpreter}: the interpreter's path must be absolute"));
    }
    if interpreter.contains([':', '\n']) || interpreter.len() > LONGEST_PATH {
        return Err(format!("{interpreter}: at most {LONGEST_PATH} bytes without colon and newline"));
    }
    let line = |(name, magic): (&str, &str)| format!(":{name}:M::{magic}::{interpreter}:F\n");
    let lines = FORMATS.map(line);
    debug_assert!(lines.iter().all(|line| line.len() < LONGEST_LINE));
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_have_a_line() {
        let expected = ":wali-interp:M::\\x00asm::/usr/bin/iwasm:F\n:wali-aot:M::\\x00aot::/usr/bin/iwasm:F\n";
        assert_eq!(lines("/usr/bin/iwasm").as_deref(), Ok(expected));
    }

    #[test]
    fn paths_that_the_kernel_would_misread_are_refused() {
        for path in ["iwasm", "/a:b", "/a\nb", &format!("/{}", "x".repeat(127))] {
            assert!(lines(path).is_err(), "{path}");
        }
    }
}
