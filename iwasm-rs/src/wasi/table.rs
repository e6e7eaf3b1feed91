//! The functions, one row each, and what follows from the rows: a direct host function, and the types that an import must have.

use super::call::Call;
use super::errno::Errno;
use super::{arguments, fd, path, poll, socket, system};
use crate::runtime::{HostFn, VmContext};
use crate::wasm::{FuncType, ValType};

/// A parameter's type in a handler.
trait Parameter {
    const TYPE: ValType;
    fn from_slot(slot: u64) -> Self;
}

impl Parameter for u32 {
    const TYPE: ValType = ValType::I32;
    fn from_slot(slot: u64) -> u32 {
        slot as u32
    }
}

impl Parameter for u64 {
    const TYPE: ValType = ValType::I64;
    fn from_slot(slot: u64) -> u64 {
        slot
    }
}

struct Row {
    name: &'static str,
    params: &'static [ValType],
    results: &'static [ValType],
    code: Code,
}

/// Address of a function, for a static table.
#[derive(Clone, Copy)]
struct Code(*const ());
// SAFETY: the address of a function.
unsafe impl Sync for Code {}

/// What a handler answers.
trait Answer {
    const RESULTS: &'static [ValType];
    fn into_slot(self) -> u64;
}

impl Answer for Result<(), Errno> {
    const RESULTS: &'static [ValType] = &[ValType::I32];
    fn into_slot(self) -> u64 {
        self.map_or_else(|errno| errno.0.into(), |()| 0)
    }
}

/// What a function without a result answers.
pub(super) struct Nothing;

impl Answer for Nothing {
    const RESULTS: &'static [ValType] = &[];
    fn into_slot(self) -> u64 {
        0
    }
}

macro_rules! rows {
    ($($theme:ident $name:ident($($arg:ident: $ty:ident),*) -> $answer:ty;)*) => {
        mod functions {
            use super::*;
            $(
                pub(super) extern "C" fn $name(context: *mut VmContext $(, $arg: u64)*) -> u64 {
                    // SAFETY: guest code passes its own live context, and the instance outlives the call.
                    let instance = unsafe { VmContext::instance(context) };
                    match Call::new(instance) {
                        Ok(call) => <$answer as Answer>::into_slot($theme::$name(call $(, <$ty>::from_slot($arg))*)),
                        Err(errno) => u64::from(errno.0),
                    }
                }
            )*
        }

        static ROWS: &[Row] = &[$(Row {
            name: stringify!($name),
            params: &[$(<$ty>::TYPE),*],
            results: <$answer>::RESULTS,
            code: Code(functions::$name as *const ()),
        }),*];
    };
}

type Done = Result<(), Errno>;

rows! {
    arguments args_get(argv: u32, text: u32) -> Done;
    arguments args_sizes_get(count: u32, bytes: u32) -> Done;
    arguments environ_get(environ: u32, text: u32) -> Done;
    arguments environ_sizes_get(count: u32, bytes: u32) -> Done;
    system clock_res_get(clock: u32, resolution: u32) -> Done;
    system clock_time_get(clock: u32, precision: u64, time: u32) -> Done;
    poll poll_oneoff(subscriptions: u32, events: u32, count: u32, nevents: u32) -> Done;
    poll poll_oneoff_unstable(subscriptions: u32, events: u32, count: u32, nevents: u32) -> Done;
    system proc_exit(code: u32) -> Nothing;
    system proc_raise(signal: u32) -> Done;
    system random_get(buffer: u32, length: u32) -> Done;
    system sched_yield() -> Done;
    fd fd_advise(fd: u32, offset: u64, length: u64, advice: u32) -> Done;
    fd fd_allocate(fd: u32, offset: u64, length: u64) -> Done;
    fd fd_close(fd: u32) -> Done;
    fd fd_datasync(fd: u32) -> Done;
    fd fd_fdstat_get(fd: u32, stat: u32) -> Done;
    fd fd_fdstat_set_flags(fd: u32, flags: u32) -> Done;
    fd fd_fdstat_set_rights(fd: u32, base: u64, inheriting: u64) -> Done;
    fd fd_filestat_get(fd: u32, stat: u32) -> Done;
    fd fd_filestat_get_unstable(fd: u32, stat: u32) -> Done;
    fd fd_filestat_set_size(fd: u32, size: u64) -> Done;
    fd fd_filestat_set_times(fd: u32, access: u64, modification: u64, flags: u32) -> Done;
    fd fd_pread(fd: u32, iovs: u32, count: u32, offset: u64, nread: u32) -> Done;
    fd fd_prestat_dir_name(fd: u32, name: u32, length: u32) -> Done;
    fd fd_prestat_get(fd: u32, stat: u32) -> Done;
    fd fd_pwrite(fd: u32, iovs: u32, count: u32, offset: u64, nwritten: u32) -> Done;
    fd fd_read(fd: u32, iovs: u32, count: u32, nread: u32) -> Done;
    fd fd_readdir(fd: u32, buffer: u32, length: u32, cookie: u64, used: u32) -> Done;
    fd fd_renumber(fd: u32, to: u32) -> Done;
    fd fd_seek(fd: u32, offset: u64, whence: u32, position: u32) -> Done;
    fd fd_seek_unstable(fd: u32, offset: u64, whence: u32, position: u32) -> Done;
    fd fd_sync(fd: u32) -> Done;
    fd fd_tell(fd: u32, position: u32) -> Done;
    fd fd_write(fd: u32, iovs: u32, count: u32, nwritten: u32) -> Done;
    path path_create_directory(fd: u32, path: u32, length: u32) -> Done;
    path path_filestat_get(fd: u32, flags: u32, path: u32, length: u32, stat: u32) -> Done;
    path path_filestat_get_unstable(fd: u32, flags: u32, path: u32, length: u32, stat: u32) -> Done;
    path path_filestat_set_times(fd: u32, lookup: u32, path: u32, length: u32, access: u64, modification: u64, flags: u32) -> Done;
    path path_link(fd: u32, lookup: u32, path: u32, length: u32, to_fd: u32, to_path: u32, to_length: u32) -> Done;
    path path_open(fd: u32, lookup: u32, path: u32, length: u32, create: u32, rights: u64, inheriting: u64, flags: u32, opened: u32) -> Done;
    path path_readlink(fd: u32, path: u32, length: u32, buffer: u32, size: u32, used: u32) -> Done;
    path path_remove_directory(fd: u32, path: u32, length: u32) -> Done;
    path path_rename(fd: u32, path: u32, length: u32, to_fd: u32, to_path: u32, to_length: u32) -> Done;
    path path_symlink(text: u32, text_length: u32, fd: u32, path: u32, length: u32) -> Done;
    path path_unlink_file(fd: u32, path: u32, length: u32) -> Done;
    socket sock_accept(fd: u32, flags: u32, accepted: u32) -> Done;
    socket sock_recv(fd: u32, iovs: u32, count: u32, flags: u32, nread: u32, answered: u32) -> Done;
    socket sock_send(fd: u32, iovs: u32, count: u32, flags: u32, nwritten: u32) -> Done;
    socket sock_shutdown(fd: u32, how: u32) -> Done;
}

/// What the rows are called that only the older ABI has.
const UNSTABLE_SUFFIX: &str = "_unstable";

/// The direct host function for an import, if there is one and its type fits. The older ABI has a few of its own and shares the rest.
pub(super) fn find(module: &str, name: &str, ty: &FuncType) -> Option<HostFn> {
    let named = |name: &str| ROWS.iter().find(|row| row.name == name);
    let own = if module == super::UNSTABLE { named(&format!("{name}{UNSTABLE_SUFFIX}")) } else { None };
    let row = own.or_else(|| named(name).filter(|row| !row.name.ends_with(UNSTABLE_SUFFIX)))?;
    (row.params == ty.params() && row.results == ty.results()).then_some(HostFn(row.code.0 as usize))
}
