//! Lines for binfmt_misc, by which the kernel runs modules like programs:
//! <https://docs.kernel.org/admin-guide/binfmt-misc.html>.

/// A kind of file: name of its registration, and the bytes that it begins with, as binfmt_misc writes them: modules, but not components,
/// which have another version; and this project's containers, but not the reference's.
pub const FORMATS: [(&str, &str); 2] = [("wali-interp", r"\x00asm\x01\x00\x00\x00"), ("wali-aot", r"\x00aotwali")];

/// How the kernel starts the interpreter.
///
/// * `P`: the program's own `argv[0]` is an argument of its own behind the file's path. A shell under another name, or a tool of many
///   names, needs it. The auxiliary vector says that it is there (from Linux 5.12 on).
/// * `O`: the file comes opened, so it need not be readable for its user.
/// * `F`: the interpreter is opened at registration, so that it is found in containers and after chroot.
///
/// Not `C`: a module with the set-user-id bit would have the interpreter run with rights that its own options and variables were not
/// made for.
const FLAGS: &str = "POF";

/// The longest line that the kernel takes, in bytes.
const LONGEST_LINE: usize = 1920;
/// The longest path of an interpreter, in bytes.
const LONGEST_PATH: usize = 127;

/// One line for each format, to be written to `/proc/sys/fs/binfmt_misc/register` or a file of `/etc/binfmt.d`.
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
    let line = |(name, magic): (&str, &str)| format!(":{name}:M::{magic}::{interpreter}:{FLAGS}\n");
    let lines = FORMATS.map(line);
    debug_assert!(lines.iter().all(|line| line.len() < LONGEST_LINE));
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_have_a_line() {
        let expected = ":wali-interp:M::\\x00asm\\x01\\x00\\x00\\x00::/usr/bin/iwasm:POF\n:wali-aot:M::\\x00aotwali::/usr/bin/iwasm:POF\n";
        assert_eq!(lines("/usr/bin/iwasm").as_deref(), Ok(expected));
    }

    #[test]
    fn paths_that_the_kernel_would_misread_are_refused() {
        for path in ["iwasm", "/a:b", "/a\nb", &format!("/{}", "x".repeat(127))] {
            assert!(lines(path).is_err(), "{path}");
        }
    }
}
