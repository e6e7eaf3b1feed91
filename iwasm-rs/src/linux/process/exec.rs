//! execve: programs of the host by the kernel, Wasm and AoT files by this engine.

use std::ffi::{CStr, CString, OsStr};
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use wali_syscalls::marshal::Errno;
use wali_syscalls::nr;

use crate::linux::call::{Call, SysResult};
use crate::linux::caller::Caller;
use crate::linux::signal;
use crate::sys::report;

/// Option of the engine's command line: the next program's `argv[0]`, where it is not the file's name.
pub const ARGV0_OPTION: &str = "--argv0=";

/// Option of the engine's command line: the fuel that the next program may spend.
const FUEL_OPTION: &str = "--fuel=";

const E2BIG: Errno = Errno(libc::E2BIG);
/// The most bytes that arguments and environment may have: the kernel's greatest limit.
const MAX_BYTES: usize = 6 << 20;
/// The most bytes of one of them.
const MAX_STRING_BYTES: usize = 32 * 4096 - 1;
/// How many interpreters of scripts are followed to find one that is Wasm.
const MAX_SCRIPTS: usize = 4;
/// The engine's own file, as which the guest means its own.
const ENGINE: &CStr = c"/proc/self/exe";

/// `execve`.
pub(crate) fn execve(caller: Caller, pathname: u32, argv: u32, envp: u32) -> SysResult {
    execveat(caller, libc::AT_FDCWD, pathname, argv, envp, 0)
}

/// `execveat`.
pub(crate) fn execveat(caller: Caller, dirfd: i32, pathname: u32, argv: u32, envp: u32, flags: u32) -> SysResult {
    let call = Call::new(caller)?;
    let request = {
        let path = call.read_string(pathname, libc::PATH_MAX as usize - 1, Errno(libc::ENAMETOOLONG))?;
        let mut budget = MAX_BYTES;
        let args = strings(&call, argv, &mut budget)?;
        Request { dirfd, path: c_string(path), args, env: strings(&call, envp, &mut budget)?, flags: flags as i32 }
    };
    let request = match request.for_engine(&call.program.config.file) {
        Some(file) => request.by_engine(&call, file),
        None => request,
    };
    request.run(caller)
}

/// What is to be executed.
#[derive(Debug)]
struct Request {
    dirfd: i32,
    path: CString,
    args: Vec<CString>,
    env: Vec<CString>,
    flags: i32,
}

/// A file that the engine executes, and what stands before the program's own arguments.
#[derive(Debug)]
struct EngineFile {
    path: Vec<u8>,
    /// Arguments of a script's interpreter: an option, if any, and the script.
    script: Vec<Vec<u8>>,
}

/// A string without NUL.
fn c_string(bytes: Vec<u8>) -> CString {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    CString::new(&bytes[..end]).unwrap_or_default()
}

/// Reads a NULL-terminated array of strings. NULL is an empty one.
fn strings(call: &Call<'_>, array: u32, budget: &mut usize) -> Result<Vec<CString>, Errno> {
    let mut strings = Vec::new();
    if array == 0 {
        return Ok(strings);
    }
    let mut at = array;
    loop {
        let pointer = u32::from_le_bytes(call.read(at)?);
        if pointer == 0 {
            return Ok(strings);
        }
        at = at.checked_add(4).ok_or(Errno(libc::EFAULT))?;
        let string = call.read_string(pointer, MAX_STRING_BYTES, E2BIG)?;
        *budget = budget.checked_sub(string.len() + 1 + size_of::<usize>()).ok_or(E2BIG)?;
        strings.push(c_string(string));
    }
}

impl Request {
    /// The path by which another program finds the file.
    fn file(&self) -> PathBuf {
        let path = OsStr::from_bytes(self.path.to_bytes());
        if self.dirfd == libc::AT_FDCWD || path.as_bytes().starts_with(b"/") {
            return path.into();
        }
        let link = PathBuf::from(format!("/proc/self/fd/{}", self.dirfd));
        if path.is_empty() {
            // A descriptor that is closed by execve leaves no name but the file's own.
            return std::fs::read_link(&link).ok().filter(|file| file.exists()).unwrap_or(link);
        }
        link.join(path)
    }

    /// The file for the engine, if that is what it is: a module, or a script whose interpreter is one. Everything else, errors included, is
    /// the kernel's business.
    fn for_engine(&self, own: &Path) -> Option<EngineFile> {
        let mut path = self.file();
        // What runs already needs no permission: compiled files seldom have it.
        let mut trusted = path.as_os_str().as_bytes() == ENGINE.to_bytes();
        if trusted {
            path = own.to_path_buf();
        }
        if path.as_os_str().is_empty() {
            return None;
        }
        let mut script = Vec::new();
        for _ in 0..=MAX_SCRIPTS {
            match Head::of(&path, std::mem::take(&mut trusted))? {
                Head::Module => return Some(EngineFile { path: path.into_os_string().as_bytes().to_vec(), script }),
                Head::Script(interpreter, option) => {
                    script.insert(0, path.into_os_string().as_bytes().to_vec());
                    script.splice(0..0, option);
                    path = PathBuf::from(OsStr::from_bytes(&interpreter));
                }
            }
        }
        None
    }

    /// The same as a command line of the engine.
    fn by_engine(self, call: &Call<'_>, file: EngineFile) -> Request {
        let engine_name = std::env::args_os().next().unwrap_or_else(|| "iwasm".into());
        let mut args = vec![c_string(engine_name.as_bytes().to_vec())];
        args.extend(call.program.config.engine_options.iter().map(|option| c_string(option.as_bytes().to_vec())));
        if call.program.config.limits_fuel {
            // SAFETY: the caller's context is this thread's.
            let left = unsafe { (*call.caller.context()).fuel }.max(0);
            args.push(c_string(format!("{FUEL_OPTION}{left}").into_bytes()));
        }
        let mut own = self.args.into_iter();
        let name = own.next().unwrap_or_default();
        if file.script.is_empty() && !name.is_empty() && name.to_bytes() != file.path {
            args.push(c_string([ARGV0_OPTION.as_bytes(), name.to_bytes()].concat()));
        }
        // A file name that looks like an option.
        let mut path = file.path;
        if path.starts_with(b"-") {
            path.splice(0..0, *b"./");
        }
        args.push(c_string(path));
        args.extend(file.script.into_iter().map(c_string));
        args.extend(own);
        Request { dirfd: libc::AT_FDCWD, path: ENGINE.into(), args, env: self.env, flags: 0 }
    }

    /// Calls the kernel; returns if it refuses.
    fn run(&self, caller: Caller) -> SysResult {
        let pointers = |strings: &[CString]| strings.iter().map(|s| s.as_ptr() as usize).chain([0]).collect::<Vec<_>>();
        let (args, env) = (pointers(&self.args), pointers(&self.env));
        let faults = signal::blocked_faults();
        signal::block_in_kernel(faults, true);
        // If the kernel takes it, this program has ended.
        report::end();
        let (path, args, env) = (self.path.as_ptr() as usize, args.as_ptr() as usize, env.as_ptr() as usize);
        let registers = [self.dirfd as usize, path, args, env, self.flags as usize];
        // SAFETY: NUL-terminated strings in NULL-terminated arrays. The new program inherits the guest's mask: no signal waits in the slot.
        let result = unsafe { signal::undisturbed(caller, nr::execveat, registers) };
        signal::block_in_kernel(faults, false);
        result
    }
}

/// What the first bytes of an executable file say.
#[derive(Debug, PartialEq, Eq)]
enum Head {
    /// A Wasm or AoT module.
    Module,
    /// A script: interpreter and option.
    Script(Vec<u8>, Option<Vec<u8>>),
}

impl Head {
    /// That of a file that may be executed, or that is trusted to be.
    fn of(path: &Path, trusted: bool) -> Option<Head> {
        let name = CString::new(path.as_os_str().as_bytes()).ok()?;
        // SAFETY: a NUL-terminated path.
        let executable = trusted || unsafe { libc::faccessat(libc::AT_FDCWD, name.as_ptr(), libc::X_OK, libc::AT_EACCESS) } == 0;
        let kind = std::fs::metadata(path).ok()?.file_type();
        if !executable || !kind.is_file() {
            return None;
        }
        let file = std::fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_CLOEXEC).open(path).ok()?;
        let mut bytes = Vec::new();
        // As much as the kernel looks at.
        file.take(256).read_to_end(&mut bytes).ok()?;
        Head::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Option<Head> {
        if bytes.starts_with(b"\0asm") || bytes.starts_with(b"\0aot") {
            return Some(Head::Module);
        }
        let line = bytes.strip_prefix(b"#!")?;
        let line = line.split(|byte| *byte == b'\n').next()?.trim_ascii();
        let end = line.iter().position(|byte| matches!(byte, b' ' | b'\t')).unwrap_or(line.len());
        let (interpreter, option) = (&line[..end], line[end..].trim_ascii());
        (!interpreter.is_empty()).then(|| Head::Script(interpreter.to_vec(), Some(option.to_vec()).filter(|option| !option.is_empty())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_file_needs_no_permission() {
        let file = std::env::temp_dir().join(format!("own-file-{}", std::process::id()));
        std::fs::write(&file, b"\0aot").unwrap();
        let heads = [true, false].map(|trusted| Head::of(&file, trusted));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(heads, [Some(Head::Module), None]);
    }

    #[test]
    fn the_first_bytes_say_who_executes_a_file() {
        assert_eq!(Head::parse(b"\0asm\x01\0\0\0"), Some(Head::Module));
        assert_eq!(Head::parse(b"\0aot...."), Some(Head::Module));
        assert_eq!(Head::parse(b"\x7fELF"), None);
        assert_eq!(Head::parse(b"#! /bin/sh\nexit"), Some(Head::Script(b"/bin/sh".to_vec(), None)));
        assert_eq!(Head::parse(b"#!/bin/sh -e -u \n"), Some(Head::Script(b"/bin/sh".to_vec(), Some(b"-e -u".to_vec()))));
        assert_eq!(Head::parse(b"#!\n"), None);
    }
}
