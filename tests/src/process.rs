//! Runs programs with a limit on time, in directories of their own.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may run if a test does not say otherwise.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);

/// The root of the source tree.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A program of this workspace, built by the same cargo profile as the test, or `wamrc` by the path in the variable `WAMRC`.
///
/// # Panics
/// When it has not been built: `cargo build` with the profile of the test, of the whole workspace, comes first.
pub fn program(name: &str) -> PathBuf {
    if name == "wamrc"
        && let Some(path) = std::env::var_os("WAMRC")
    {
        return path.into();
    }
    let test = std::env::current_exe().expect("a test knows its path");
    let directory = test.parent().and_then(Path::parent).expect("tests lie in <target>/<profile>/deps");
    let path = directory.join(name);
    assert!(path.is_file(), "{} is missing: run `cargo build --workspace` with the test's profile first", path.display());
    path
}

/// The compiler of native C programs that know no ISA: that of the variable `NATIVE_CC`, say one for the ISA that the tests are emulated for, so
/// that what the emulator does otherwise than the kernel is the same natively.
pub fn native_cc() -> PathBuf {
    std::env::var_os("NATIVE_CC").map_or_else(|| "clang-22".into(), PathBuf::from)
}

/// A command for `iwasm`.
pub fn iwasm<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(program("iwasm"));
    command.args(args);
    command
}

/// What a program did.
#[derive(Debug)]
pub struct Outcome {
    /// How it ended; `None` if the time was up and it was killed.
    pub status: Option<ExitStatus>,
    /// What it wrote to standard output.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error.
    pub stderr: Vec<u8>,
}

impl Outcome {
    /// The exit code, `None` if there is none.
    pub fn code(&self) -> Option<i32> {
        self.status?.code()
    }

    /// The signal that ended it, if one did.
    pub fn signal(&self) -> Option<i32> {
        self.status?.signal()
    }

    /// Standard output as text.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Standard error as text.
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// Runs a command to its end, or kills it after `limit`.
///
/// # Panics
/// When it cannot be started.
pub fn run(command: &mut Command, stdin: &[u8], limit: Duration) -> Outcome {
    let spawned = command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let mut input = child.stdin.take().expect("piped");
    let (mut out, mut err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
    let stdin = stdin.to_vec();
    // A program need not read its input.
    let feeder = thread::spawn(move || drop(input.write_all(&stdin)));
    let out = thread::spawn(move || read(&mut out));
    let err = thread::spawn(move || read(&mut err));
    let status = wait(&mut child, limit);
    let join = |thread: thread::JoinHandle<Vec<u8>>| thread.join().expect("the reader does not panic");
    feeder.join().expect("the feeder does not panic");
    Outcome { status, stdout: join(out), stderr: join(err) }
}

fn read(from: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).expect("pipes can be read");
    bytes
}

fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait().expect("the child is ours") {
            return Some(status);
        }
        if start.elapsed() > limit {
            // With all that it has started: they hold the pipes.
            let group = format!("-{}", child.id());
            Command::new("kill").args(["-KILL", "--", &group]).status().expect("kill can be run");
            child.wait().expect("the child is ours");
            return None;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// A new directory, removed on drop.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one.
    ///
    /// # Panics
    /// When there is no room for temporary files.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Scratch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let name = format!("wali-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let path = std::env::temp_dir().join(name);
            match std::fs::create_dir(&path) {
                Ok(()) => return Scratch(path),
                // Left by a process of the same number that was killed.
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => panic!("{}: {e}", path.display()),
            }
        }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it: its path.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, contents).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        path
    }

    /// Writes a module given as text.
    ///
    /// # Panics
    /// When the text is wrong.
    pub fn module(&self, name: &str, text: &str) -> PathBuf {
        self.file(name, encode(text))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What the test was about has been decided.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Encodes a module given as text.
///
/// # Panics
/// When the text is wrong.
pub fn encode(text: &str) -> Vec<u8> {
    let buffer = wast::parser::ParseBuffer::new(text).unwrap_or_else(|e| panic!("{e}"));
    let mut module: wast::Wat<'_> = wast::parser::parse(&buffer).unwrap_or_else(|e| panic!("{e}"));
    module.encode().unwrap_or_else(|e| panic!("{e}"))
}
