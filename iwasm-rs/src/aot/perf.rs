//! Symbols of compiled code for `perf`, which reads them from `/tmp/perf-PID.map`.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::PathBuf;

use aot_format::container::NONE;

use super::Image;
use crate::wasm::Module;

impl Image {
    /// Writes the map for this process. A file that another process of this user with the same number left there is overwritten.
    ///
    /// # Errors
    /// When it cannot be written, or is not a plain file of this user: others can write to that directory.
    pub fn write_perf_map(&self, module: &Module) -> io::Result<()> {
        let text = self.perf_map(module);
        let path = PathBuf::from(format!("/tmp/perf-{}.map", std::process::id()));
        let mut file = open(&path)?;
        // Not before we know whose file it is.
        file.set_len(0)?;
        file.write_all(text.as_bytes())
    }

    /// A line for each piece of code: address, size, name.
    fn perf_map(&self, module: &Module) -> String {
        let names = module.func_names();
        let mut text = String::new();
        for frame in self.tables.frames.iter().filter(|frame| frame.func != NONE) {
            let start = self.mapping.text.start + frame.start as usize;
            let name = names.get(&frame.func).cloned().unwrap_or_else(|| format!("$f{}", frame.func));
            let name = name.replace(char::is_control, "?");
            let _ = writeln!(text, "{start:x} {:x} {name}", frame.len);
        }
        text
    }
}

fn open(path: &std::path::Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK)
        .open(path)?;
    let metadata = file.metadata()?;
    // SAFETY: takes nothing and cannot fail.
    let user = unsafe { libc::geteuid() };
    let ours = metadata.is_file() && metadata.uid() == user && metadata.nlink() == 1;
    if ours { Ok(file) } else { Err(io::Error::other("another user's file is in the way")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_in_the_way_is_not_followed() {
        let dir = std::env::temp_dir().join(format!("iwasm-perf-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let (victim, link, hard, map) = (dir.join("victim"), dir.join("link"), dir.join("hard"), dir.join("map"));
        std::fs::write(&victim, "precious").unwrap();
        std::os::unix::fs::symlink(&victim, &link).unwrap();
        std::fs::hard_link(&victim, &hard).unwrap();
        assert!(open(&link).is_err() && open(&hard).is_err() && open(&dir).is_err());
        assert!(open(&map).is_ok());
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
