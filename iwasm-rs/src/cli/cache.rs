//! The cache of compiled code, `--aot-cache`: the first run of a module interprets it and has `wamrc` compile it in the background; later
//! runs execute the compiled code.
//!
//! A file is named after a checksum of the module and of what else decides about its code. What is found is used only if it holds that very
//! module, so a name is no more than a hint. The directory must be the user's own and closed to others, since its files are executed. Whatever
//! goes wrong, the program is interpreted.
//!
//! A compilation is a process of its own: this program, started with [`FILL`], which runs `wamrc` and keeps the directory small. It has the
//! module as standard input and the locked file `lock` as standard output, so that the lock lasts as long as the process.

use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, File};
use std::io::{Read, Seek, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aot_format::container::{ABI_FINGERPRINT, ABI_REVISION, PAYING_OPTION};
use aot_format::hash::checksum;
use rustix::fs::{AtFlags, Dir, FlockOperation, MemfdFlags, Mode, OFlags, Timespec, Timestamps, UTIME_NOW, UTIME_OMIT};
use rustix::io::Errno as HostErrno;
use rustix::process::{Resource, Rlimit};

use super::options::{Config, Verbosity};
use crate::aot::{self, Image};
use crate::sys;
use crate::wasm::Module;

/// First word of the command line of a process that compiles.
pub(super) const FILL: &str = "--aot-cache-fill";
/// The variable that stands for the option.
const VARIABLE: &str = "IWASM_AOT_CACHE";
/// From this level on, what the cache does is shown.
const NOTES: Verbosity = Verbosity(3);

/// The most bytes of all files. When there are more, those go that were not used for the longest time.
const MAX_BYTES: u64 = 512 << 20;
/// The most files.
const MAX_FILES: usize = 4096;
/// How far a compilation stands back: a tenth of a busy CPU is left to it.
const NICENESS: i32 = 10;
/// The most seconds of CPU time that one module may take to compile.
const MAX_CPU_SECONDS: u64 = 1800;
/// The most bytes of address space of one compilation.
const MAX_ADDRESS_SPACE: u64 = 16 << 30;
/// So much time must pass between two notes that a file was used.
const USE_GRANULARITY: Duration = Duration::from_secs(3600);

/// Where the cache is when nobody says it: below the user's directory for caches.
pub(super) fn default_directory() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path: &PathBuf| path.is_absolute());
    let base = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
    Some(base.join("iwasm"))
}

/// What the environment says. A program that has rights of its own does not listen to it.
pub(super) fn from_environment() -> Option<PathBuf> {
    let path = std::env::var_os(VARIABLE).filter(|value| !value.is_empty() && !sys::has_rights_of_its_own())?;
    std::path::absolute(path).ok()
}

/// The compiled code of a module, if the cache is on and has it. If not, it will.
pub(super) fn compiled(wasm: &[u8], config: &Config) -> Option<(Arc<Module>, Arc<Image>)> {
    let path = config.aot_cache.as_ref().filter(|_| !config.interp)?;
    let note = |what: &str| {
        if config.verbosity >= NOTES {
            eprintln!("AoT cache {}: {what}", path.display());
        }
    };
    let cache = Cache::open(path).inspect_err(|why| note(why)).ok()?;
    let entry = Entry::new(wasm, config);
    let found = cache.find(&entry, wasm, config);
    match &found {
        Some(_) => note(&format!("{} is compiled", entry.name)),
        None => note(&cache.fill(&entry, wasm).unwrap_or_else(|why| why.to_string())),
    }
    found
}

/// A module with what decides about its code.
struct Entry {
    /// Name of its files, without their ending.
    name: String,
    /// Options of `wamrc`.
    options: Vec<&'static str>,
}

impl Entry {
    fn new(wasm: &[u8], config: &Config) -> Entry {
        let paying = config.fuel.is_some().then_some(PAYING_OPTION);
        let relaxed = config.relaxed_indirect_calls.then_some("--relaxed-indirect-calls");
        let options: Vec<&str> = paying.into_iter().chain(relaxed).collect();
        let host = format!("{} {} {ABI_REVISION} {ABI_FINGERPRINT}", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
        let features = aot::host_features().0.to_le_bytes();
        let name = format!("{:016x}", checksum(&[host.as_bytes(), options.join(" ").as_bytes(), &features, wasm]));
        Entry { name, options }
    }

    fn compiled(&self) -> String {
        format!("{}.aot", self.name)
    }

    /// The file that says that `wamrc` did not want the module.
    fn failed(&self) -> String {
        format!("{}.failed", self.name)
    }

    fn unfinished(&self) -> String {
        format!("{}.tmp", self.name)
    }
}

/// An open directory that is the user's alone.
struct Cache {
    directory: OwnedFd,
    path: PathBuf,
}

impl Cache {
    fn open(path: &Path) -> Result<Cache, String> {
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|why| why.to_string())?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let directory = rustix::fs::open(path, flags, Mode::empty()).map_err(|why| why.to_string())?;
        let stat = rustix::fs::fstat(&directory).map_err(|why| why.to_string())?;
        if stat.st_uid != rustix::process::geteuid().as_raw() {
            return Err("the directory belongs to another user".to_string());
        }
        if Mode::from_raw_mode(stat.st_mode).intersects(Mode::WGRP | Mode::WOTH) {
            return Err("others may write to the directory; close it by chmod go-w".to_string());
        }
        Ok(Cache { directory, path: path.to_path_buf() })
    }

    /// Opens a file of the user's own; nothing waits for it.
    fn file(&self, name: &str, flags: OFlags) -> rustix::io::Result<File> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = File::from(rustix::fs::openat(&self.directory, name, flags, Mode::RUSR | Mode::WUSR)?);
        let own = file.metadata().is_ok_and(|m| m.is_file() && m.uid() == rustix::process::geteuid().as_raw());
        if own { Ok(file) } else { Err(HostErrno::PERM) }
    }

    fn has(&self, name: &str) -> bool {
        rustix::fs::statat(&self.directory, name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    fn remove(&self, name: &OsStr) {
        // What is not there any more need not be removed.
        let _ = rustix::fs::unlinkat(&self.directory, name, AtFlags::empty());
    }

    /// The code of this module. A file that cannot be used goes, so that another takes its place.
    fn find(&self, entry: &Entry, wasm: &[u8], config: &Config) -> Option<(Arc<Module>, Arc<Image>)> {
        let name = entry.compiled();
        let mut file = match self.file(&name, OFlags::RDONLY) {
            Err(HostErrno::NOENT) => return None,
            other => other.inspect_err(|_| self.remove(name.as_ref())).ok()?,
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        match aot::load_with(&bytes, config.fuel.is_some()) {
            Ok(aot::Loaded::Compiled(module, image)) if *module.bytes == wasm => {
                note_use(&file);
                Some((module, image))
            }
            _ => {
                self.remove(name.as_ref());
                None
            }
        }
    }

    /// Has the module compiled, unless that is being done or was in vain: what happens.
    fn fill(&self, entry: &Entry, wasm: &[u8]) -> std::io::Result<String> {
        let name = &entry.name;
        if self.has(&entry.failed()) {
            return Ok(format!("{name} could not be compiled, remove {} for another try", entry.failed()));
        }
        let lock = self.file("lock", OFlags::CREATE | OFlags::RDWR)?;
        if rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive).is_err() {
            return Ok(format!("{name} waits for the end of another compilation"));
        }
        // It may have been finished since it was looked for.
        if self.has(&entry.compiled()) {
            return Ok(format!("{name} has just been compiled"));
        }
        let Some(compiler) = compiler() else {
            return Ok("wamrc is neither beside iwasm nor in PATH".to_string());
        };
        let mut module = File::from(rustix::fs::memfd_create("module", MemfdFlags::CLOEXEC)?);
        module.write_all(wasm)?;
        module.rewind()?;
        let mut command = Command::new("/proc/self/exe");
        command.arg(FILL).arg(&self.path).arg(name).arg(compiler).args(&entry.options);
        sys::spawn_detached(command.current_dir("/").stdin(module).stdout(lock).stderr(Stdio::null()))?;
        Ok(format!("{name} is being compiled"))
    }

    /// Deletes unfinished files, and the least recently used ones until the rest is within the limits.
    fn tidy(&self) -> std::io::Result<()> {
        let mut files = Vec::new();
        for entry in Dir::read_from(&self.directory)? {
            let entry = entry?;
            let name = OsStr::new(entry.file_name().to_str().unwrap_or_default()).to_owned();
            match Path::new(&name).extension().and_then(OsStr::to_str) {
                Some("tmp") => self.remove(&name),
                Some("aot" | "failed") => {
                    if let Ok(stat) = rustix::fs::statat(&self.directory, &name, AtFlags::SYMLINK_NOFOLLOW) {
                        files.push((stat.st_mtime, name, stat.st_size as u64));
                    }
                }
                _ => {}
            }
        }
        // From the most recently used on.
        files.sort_unstable_by(|a, b| b.cmp(a));
        let mut total = 0;
        for (at, (_, name, size)) in files.iter().enumerate() {
            total += size;
            if at >= MAX_FILES || total > MAX_BYTES {
                self.remove(name);
            }
        }
        Ok(())
    }
}

/// Notes that a file was used: the time of its modification.
fn note_use(file: &File) {
    let modified = file.metadata().and_then(|m| m.modified());
    let recent = modified.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age < USE_GRANULARITY));
    if !recent {
        let time = |tv_nsec| Timespec { tv_sec: 0, tv_nsec };
        // It is deleted too early, at worst.
        let _ = rustix::fs::futimens(file, &Timestamps { last_access: time(UTIME_OMIT), last_modification: time(UTIME_NOW) });
    }
}

/// The `wamrc` beside this program, or of `PATH`.
fn compiler() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|own| Some(own.parent()?.to_path_buf()));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = beside.into_iter().chain(std::env::split_paths(&path).filter(|folder| folder.is_absolute()));
    folders.map(|folder| folder.join("wamrc")).find(|file| rustix::fs::access(file, rustix::fs::Access::EXEC_OK).is_ok() && file.is_file())
}

/// Compiles one module, as [`Cache::fill`] asks for it: directory, name, compiler and its options.
pub(super) fn fill(words: &[OsString]) -> u8 {
    let [path, name, compiler, options @ ..] = words else { return super::EXIT_USAGE };
    let (Ok(cache), Some(name)) = (Cache::open(Path::new(path)), name.to_str()) else { return super::EXIT_USAGE };
    be_modest();
    let entry = Entry { name: name.to_string(), options: Vec::new() };
    // What an earlier one left that was killed.
    let _ = cache.tidy();
    let mut command = Command::new(compiler);
    command.args(["-v=0", "--threads=1"]).args(options).args(["-o", &entry.unfinished(), "/proc/self/fd/0"]);
    command.current_dir(format!("/proc/self/fd/{}", cache.directory.as_raw_fd())).stdout(Stdio::null());
    let done = command.status().is_ok_and(|status| status.success())
        && rustix::fs::renameat(&cache.directory, entry.unfinished(), &cache.directory, entry.compiled()).is_ok();
    if !done {
        // Without this note, it is tried again: no harm but the time.
        let _ = cache.file(&entry.failed(), OFlags::CREATE | OFlags::WRONLY);
    }
    let _ = cache.tidy();
    u8::from(!done)
}

/// Others first; and no module, whatever it does to the compiler, takes the machine for itself.
fn be_modest() {
    let _ = rustix::process::nice(NICENESS);
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    for (resource, limit) in [(Resource::Cpu, MAX_CPU_SECONDS), (Resource::As, MAX_ADDRESS_SPACE), (Resource::Core, 0)] {
        let now = rustix::process::getrlimit(resource);
        let limit = Some(now.maximum.map_or(limit, |most| most.min(limit)));
        let _ = rustix::process::setrlimit(resource, Rlimit { current: limit, maximum: limit });
    }
}
