//! The environment, which libc reads line by line from a file that it opens by name.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A program's environment.
#[derive(Debug)]
pub enum Environment {
    /// A file with one `NAME=value` on each line.
    File(PathBuf),
    /// Variables, each as `NAME=value`.
    Variables(Variables),
}

/// Variables and, while libc reads them, the file in which it finds them.
#[derive(Debug)]
pub struct Variables {
    lines: Vec<OsString>,
    file: Mutex<Option<Temporary>>,
}

impl Variables {
    /// The file's text: a variable a line, or each followed by a 0 byte if one has several lines and the reader knows of that form.
    fn text(&self, knows_zeros: bool) -> Vec<u8> {
        let has_newline = |line: &&OsString| line.as_bytes().contains(&b'\n');
        let end = if knows_zeros && self.lines.iter().any(|line| has_newline(&line)) { 0 } else { b'\n' };
        let lines = self.lines.iter().filter(|line| end == 0 || !has_newline(line));
        lines.flat_map(|line| line.as_bytes().iter().copied().chain([end])).collect()
    }
}

/// Lowest descriptor for the file: out of the guest's way.
const LOWEST_FD: i32 = 900;

impl Environment {
    /// The environment that consists of these variables, of which later ones replace earlier ones of the same name.
    ///
    /// What the file cannot express is left out: empty names, and for an older libc values of more than one line.
    pub fn of(variables: impl IntoIterator<Item = OsString>) -> Environment {
        let mut lines: Vec<OsString> = Vec::new();
        for variable in variables {
            let bytes = variable.as_bytes();
            let Some(name) = name(bytes).filter(|name| !name.is_empty()) else { continue };
            match lines.iter_mut().find(|line| self::name(line.as_bytes()) == Some(name)) {
                Some(line) => *line = variable,
                None => lines.push(variable),
            }
        }
        Environment::Variables(Variables { lines, file: Mutex::new(None) })
    }

    /// The variables, each with a 0 byte at its end; `None` when only libc will know them.
    pub(super) fn strings(&self) -> Option<Vec<u8>> {
        match self {
            Environment::File(_) => None,
            Environment::Variables(variables) => Some(joined(&variables.lines)),
        }
    }

    /// The path of a file that libc can read, or `None` when there is nothing in it.
    ///
    /// `knows_zeros`: libc takes a file with 0 bytes as variables that end with them, so that values may have several lines.
    ///
    /// # Errors
    /// When no file can be made.
    pub(super) fn open(&self, knows_zeros: bool) -> io::Result<Option<OsString>> {
        match self {
            Environment::File(path) => Ok(Some(path.clone().into_os_string())),
            Environment::Variables(variables) => {
                let text = variables.text(knows_zeros);
                if text.is_empty() {
                    return Ok(None);
                }
                let mut file = variables.file.lock().unwrap_or_else(PoisonError::into_inner);
                if file.is_none() {
                    *file = Some(Temporary::new(&text)?);
                }
                Ok(file.as_ref().map(|file| file.path().to_os_string()))
            }
        }
    }

    /// Removes the file: libc has read it.
    pub(super) fn close(&self) {
        if let Environment::Variables(variables) = self {
            *variables.file.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}

/// Strings one after the other, each with a 0 byte at its end.
pub(super) fn joined(strings: &[OsString]) -> Vec<u8> {
    strings.iter().flat_map(|string| string.as_bytes().iter().copied().chain([0])).collect()
}

fn name(variable: &[u8]) -> Option<&[u8]> {
    variable.iter().position(|byte| *byte == b'=').map(|end| &variable[..end])
}

/// A file that goes when dropped.
#[derive(Debug)]
enum Temporary {
    /// A file without a name, reached by its descriptor.
    Memory { _file: File, path: OsString },
    /// Where there is no /proc.
    Named(PathBuf),
}

impl Temporary {
    fn new(text: &[u8]) -> io::Result<Temporary> {
        match Self::memory(text) {
            Ok(file) if Path::new(file.path()).exists() => Ok(file),
            _ => Self::named(text),
        }
    }

    fn path(&self) -> &OsStr {
        match self {
            Temporary::Memory { path, .. } => path,
            Temporary::Named(path) => path.as_os_str(),
        }
    }

    fn memory(text: &[u8]) -> io::Result<Temporary> {
        // SAFETY: a constant name; the descriptors are new and ours.
        let file = unsafe {
            let low = libc::memfd_create(c"environment".as_ptr(), libc::MFD_CLOEXEC);
            if low < 0 {
                return Err(io::Error::last_os_error());
            }
            let low = File::from_raw_fd(low);
            match libc::fcntl(low.as_raw_fd(), libc::F_DUPFD_CLOEXEC, LOWEST_FD) {
                ..0 => low,
                high => File::from_raw_fd(high),
            }
        };
        (&file).write_all(text)?;
        let path = format!("/proc/self/fd/{}", file.as_raw_fd()).into();
        Ok(Temporary::Memory { _file: file, path })
    }

    fn named(text: &[u8]) -> io::Result<Temporary> {
        let mut path = std::env::temp_dir().join("environment-XXXXXX").into_os_string().into_vec();
        path.push(0);
        // SAFETY: a NUL-terminated template that the call completes; the descriptor is new and ours.
        let mut file = unsafe {
            match libc::mkstemp(path.as_mut_ptr().cast()) {
                ..0 => return Err(io::Error::last_os_error()),
                fd => File::from_raw_fd(fd),
            }
        };
        path.pop();
        let temporary = Temporary::Named(OsString::from_vec(path).into());
        file.write_all(text)?;
        Ok(temporary)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Temporary::Named(path) = self {
            // Nothing can be done about a file that is gone already.
            let _ = std::fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &Environment, knows_zeros: bool) -> Vec<u8> {
        std::fs::read(environment.open(knows_zeros).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn variables_are_lines_and_later_ones_win() {
        let variables = ["A=1", "B=2=3", "no equals sign", "=empty name", "LINES=1\n2", "EMPTY=", "A=4"];
        let environment = Environment::of(variables.map(OsString::from));
        assert_eq!(read(&environment, false), b"A=4\nB=2=3\nEMPTY=\n");
        let path = environment.open(false).unwrap().unwrap();
        environment.close();
        assert_ne!(std::fs::read(&path).ok().as_deref(), Some(&b"A=4\nB=2=3\nEMPTY=\n"[..]), "the file is gone");
    }

    #[test]
    fn values_of_several_lines_reach_those_who_know_zeros() {
        let lines = Environment::of(["A=1", "B=2\n\n=3", "C=4"].map(OsString::from));
        assert_eq!(read(&lines, true), b"A=1\0B=2\n\n=3\0C=4\0");
        assert_eq!(read(&Environment::of(["A=1".into()]), true), b"A=1\n", "any libc reads this");
    }

    #[test]
    fn without_variables_there_is_no_file() {
        assert_eq!(Environment::of([]).open(true).unwrap(), None);
    }

    #[test]
    fn a_named_file_is_private_and_removed() {
        use std::os::unix::fs::PermissionsExt;
        let file = Temporary::named(b"A=1\n").unwrap();
        let path = PathBuf::from(file.path());
        assert_eq!(std::fs::read(&path).unwrap(), b"A=1\n");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        drop(file);
        assert!(!path.exists());
    }
}
