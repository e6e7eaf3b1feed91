//! One line for each call, in strace's form:
//! `1234 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3`, `... = -1 ENOENT (No such file or directory)`.
//!
//! Arguments that the call reads are formatted before it, those that it writes after it, from the types of the row.

mod names;
mod structs;
mod values;

use crate::marshal::{Fault, GuestMemory};
use crate::row::{Param, Row};

pub use values::errno_name;

/// Read access to guest memory.
pub trait GuestReader {
    /// Copies guest memory to `to`.
    ///
    /// # Errors
    /// When a byte is beyond the size or inaccessible.
    fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault>;
}

impl<G: GuestMemory> GuestReader for G {
    fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault> {
        GuestMemory::read(self, address, to)
    }
}

/// A call of which the line is being made.
#[derive(Debug)]
pub struct Line {
    row: &'static Row,
    arguments: Vec<u64>,
    /// What is known of each argument; `None` until the call has written it.
    pieces: Vec<Option<String>>,
}

/// The values that an argument is formatted from.
struct View<'a> {
    row: &'static Row,
    arguments: &'a [u64],
    guest: &'a dyn GuestReader,
    /// `None` before the call.
    result: Option<i64>,
}

impl View<'_> {
    /// The value of what describes an argument: another argument, or a number.
    fn by(&self, param: &Param, n: usize) -> u64 {
        let Some(name) = param.by.get(n) else { return 1 };
        name.parse().unwrap_or_else(|_| self.row.params.iter().position(|p| p.name == *name).map_or(0, |i| self.arguments[i]))
    }
}

impl Line {
    /// Formats what the call reads. `arguments` are the raw Wasm values, an i32 zero-extended.
    pub fn enter(row: &'static Row, arguments: &[u64], guest: &dyn GuestReader) -> Line {
        let view = View { row, arguments, guest, result: None };
        let piece = |(i, param): (usize, &Param)| (!values::is_written(param.ty.name)).then(|| values::format(&view, param, arguments[i]));
        let pieces = row.params.iter().enumerate().map(piece).collect();
        Line { row, arguments: arguments.to_vec(), pieces }
    }

    /// The line before the call has returned, for calls that do not.
    pub fn unfinished(&self, tid: i32) -> String {
        let pieces = self.pieces.iter().map(|p| p.as_deref().unwrap_or("...")).collect::<Vec<_>>();
        format!("{tid} {}({}) = ?\n", self.row.name, pieces.join(", "))
    }

    /// The whole line.
    pub fn finish(&self, tid: i32, result: i64, guest: &dyn GuestReader) -> String {
        let view = View { row: self.row, arguments: &self.arguments, guest, result: Some(result) };
        let written = |i: usize| match result {
            // What the call would have written is not there.
            ..0 => values::pointer(self.arguments[i]),
            _ => values::format(&view, &self.row.params[i], self.arguments[i]),
        };
        let shown = |i: &usize| !values::is_idle(self.row, &self.arguments, &self.row.params[*i]);
        let pieces = (0..self.pieces.len()).filter(shown).map(|i| self.pieces[i].clone().unwrap_or_else(|| written(i)));
        let call = format!("{tid} {}({})", self.row.name, pieces.collect::<Vec<_>>().join(", "));
        format!("{call} = {}\n", values::result(self.row, result))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;
    use crate::row::ROWS;
    use crate::testing::Memory;

    fn line(name: &str, arguments: &[u64], result: i64, m: &Memory) -> String {
        let row = &ROWS[import::find(name).unwrap()];
        Line::enter(row, arguments, m).finish(1234, result, m).trim_end().to_string()
    }

    const AT_FDCWD: u64 = -100i32 as u32 as u64;

    #[test]
    fn paths_and_flags_have_names() {
        let m = Memory::new(65536);
        m.write(64, b"/etc/passwd\0").unwrap();
        let arguments = [AT_FDCWD, 64, 0o2000000, 0];
        assert_eq!(line("openat", &arguments, 3, &m), "1234 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 3");
        assert_eq!(
            line("openat", &arguments, -2, &m),
            "1234 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)"
        );
        let create = [64, 0o101, 0o644];
        assert_eq!(line("open", &create, 3, &m), "1234 open(\"/etc/passwd\", O_WRONLY|O_CREAT, 0644) = 3");
    }

    #[test]
    fn buffers_are_quoted_and_cut() {
        let m = Memory::new(65536);
        m.write(64, b"a\"b\n\x01\xff7").unwrap();
        assert_eq!(line("write", &[1, 64, 7], 7, &m), r#"1234 write(1, "a\"b\n\1\3777", 7) = 7"#);
        assert_eq!(line("read", &[0, 64, 100], 3, &m), r#"1234 read(0, "a\"b", 100) = 3"#);
        assert_eq!(line("read", &[0, 64, 100], 0, &m), r#"1234 read(0, "", 100) = 0"#);
        assert_eq!(line("read", &[0, 64, 100], -9, &m), "1234 read(0, 0x40, 100) = -1 EBADF (Bad file descriptor)");
        m.write(200, &[b'x'; 50]).unwrap();
        assert_eq!(line("write", &[1, 200, 50], 50, &m), format!("1234 write(1, \"{}\"..., 50) = 50", "x".repeat(32)));
    }

    #[test]
    fn bad_addresses_are_printed_as_numbers() {
        let m = Memory::new(65536);
        assert_eq!(line("chdir", &[0xffff_0000], -14, &m), "1234 chdir(0xffff0000) = -1 EFAULT (Bad address)");
        assert_eq!(line("chdir", &[0], -14, &m), "1234 chdir(NULL) = -1 EFAULT (Bad address)");
    }

    #[test]
    fn addresses_of_sockets_are_decoded() {
        let m = Memory::new(65536);
        m.write(64, &[2, 0, 0x1f, 0x90, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        assert_eq!(line("bind", &[3, 64, 16], 0, &m), "1234 bind(3, {AF_INET, 127.0.0.1:8080}, 16) = 0");
        m.write(100, &16u32.to_le_bytes()).unwrap();
        assert_eq!(line("accept", &[3, 64, 100], 4, &m), "1234 accept(3, {AF_INET, 127.0.0.1:8080}, [16]) = 4");
        assert_eq!(line("socket", &[2, 0o2000001, 0], 3, &m), "1234 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3");
    }

    #[test]
    fn times_and_operations_are_decoded() {
        let m = Memory::new(65536);
        m.write(64, &[1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        assert_eq!(line("clock_gettime", &[1, 64], 0, &m), "1234 clock_gettime(CLOCK_MONOTONIC, {1, 5}) = 0");
        assert_eq!(line("futex", &[100, 128, 0, 64, 0, 0], 0, &m), "1234 futex([0], FUTEX_WAIT|FUTEX_PRIVATE_FLAG, 0, {1, 5}, 0, 0) = 0");
        assert_eq!(line("fcntl", &[3, 4, 0o4000], 0, &m), "1234 fcntl(3, F_SETFL, O_RDONLY|O_NONBLOCK) = 0");
        assert_eq!(line("ioctl", &[1, 0x5413, 64], 0, &m), "1234 ioctl(1, TIOCGWINSZ, 0x40) = 0");
        assert_eq!(line("kill", &[5, 15], 0, &m), "1234 kill(5, SIGTERM) = 0");
        assert_eq!(line("pipe2", &[64, 0o2000000], 0, &m), "1234 pipe2([1, 0], O_CLOEXEC) = 0");
        assert_eq!(line("access", &[0, 0], -14, &m), "1234 access(NULL, F_OK) = -1 EFAULT (Bad address)");
        assert_eq!(line("lseek", &[3, u64::MAX, 2], 99, &m), "1234 lseek(3, -1, SEEK_END) = 99");
    }

    #[test]
    fn mappings_are_hexadecimal() {
        let m = Memory::new(65536);
        let arguments = [0, 4096, 3, 0x22, 0xffff_ffff, 0];
        assert_eq!(
            line("mmap", &arguments, 0x20000, &m),
            "1234 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x20000"
        );
    }

    #[test]
    fn scattered_buffers_are_listed() {
        let m = Memory::new(65536);
        m.write(64, b"hello").unwrap();
        m.write(100, &[64, 0, 0, 0, 5, 0, 0, 0, 64, 0, 0, 0, 2, 0, 0, 0]).unwrap();
        assert_eq!(line("writev", &[1, 100, 2], 7, &m), r#"1234 writev(1, [{"hello", 5}, {"he", 2}], 2) = 7"#);
    }

    #[test]
    fn every_row_can_be_printed_with_hostile_arguments() {
        let m = Memory::new(65536);
        for row in ROWS {
            for value in [0, 1, 65535, 65536, 0xffff_ffff, u64::MAX] {
                for result in [-14, 0, i64::MAX] {
                    let arguments = vec![value; row.params.len()];
                    let line = Line::enter(row, &arguments, &m).finish(1, result, &m);
                    assert!(line.len() < 4096 && line.ends_with('\n'), "{line}");
                }
            }
        }
    }
}
