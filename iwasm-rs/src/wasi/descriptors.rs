//! The guest's descriptors: numbers of its own for the host's.

use std::ffi::OsString;
use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::Arc;

use rustix::fs::{Mode, OFlags};

use super::errno::Errno;

/// The most descriptors that a program may have.
const MAX: usize = 1 << 16;

/// An open file, and the name of the directory if the program got it at its start.
#[derive(Clone, Debug)]
pub(super) struct Descriptor {
    /// The host's descriptor.
    pub(super) file: Arc<OwnedFd>,
    /// The name by which the program knows the directory.
    pub(super) preopened: Option<OsString>,
}

/// All descriptors of a program by number.
#[derive(Debug)]
pub(super) struct Descriptors(Vec<Option<Descriptor>>);

impl Descriptors {
    /// Standard input, output and error, and these directories.
    pub(super) fn new(directories: Vec<(OsString, PathBuf)>) -> Result<Descriptors, (PathBuf, io::Error)> {
        let standard = [rustix::stdio::stdin(), rustix::stdio::stdout(), rustix::stdio::stderr()];
        // What the parent has closed is closed for the guest, too.
        let duplicate = |fd: rustix::fd::BorrowedFd<'_>| rustix::io::fcntl_dupfd_cloexec(fd, 3).ok();
        let open = |file| Descriptor { file: Arc::new(file), preopened: None };
        let mut all: Vec<Option<Descriptor>> = standard.into_iter().map(|fd| duplicate(fd).map(open)).collect();
        for (name, path) in directories {
            match rustix::fs::open(&path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) {
                Ok(file) => all.push(Some(Descriptor { file: Arc::new(file), preopened: Some(name) })),
                Err(why) => return Err((path, why.into())),
            }
        }
        Ok(Descriptors(all))
    }

    /// An open descriptor.
    pub(super) fn get(&self, fd: u32) -> Result<&Descriptor, Errno> {
        self.0.get(fd as usize).and_then(Option::as_ref).ok_or(Errno::BADF)
    }

    /// The lowest free number for a file.
    pub(super) fn insert(&mut self, file: OwnedFd) -> Result<u32, Errno> {
        let at = self.0.iter().position(Option::is_none).unwrap_or(self.0.len());
        if at >= MAX {
            return Err(Errno::MFILE);
        }
        if at == self.0.len() {
            self.0.push(None);
        }
        self.0[at] = Some(Descriptor { file: Arc::new(file), preopened: None });
        Ok(at as u32)
    }

    /// Closes a descriptor.
    pub(super) fn remove(&mut self, fd: u32) -> Result<Descriptor, Errno> {
        self.0.get_mut(fd as usize).and_then(Option::take).ok_or(Errno::BADF)
    }

    /// Moves a descriptor to the number of another one, which is closed.
    pub(super) fn renumber(&mut self, from: u32, to: u32) -> Result<(), Errno> {
        self.get(to)?;
        let moved = self.remove(from)?;
        self.0[to as usize] = Some(moved);
        Ok(())
    }
}
