//! Direct host functions, called as guest code calls them.

use std::mem::MaybeUninit;

use wali_syscalls::import;
use wali_syscalls::marshal::GuestMemory;
use wali_syscalls::row::{ROWS, Support};
use wasmparser::MemoryType;

use super::*;
use crate::runtime::Memory;

/// A guest of one page of memory, without code.
struct Guest {
    context: Box<MaybeUninit<VmContext>>,
    _memory: Memory,
}

const PAGE: u64 = 65536;

impl Guest {
    fn new() -> Guest {
        crate::sys::fault::install(|_| crate::sys::fault::Action::Die);
        let ty = MemoryType { memory64: false, shared: false, initial: 1, maximum: Some(1), page_size_log2: None };
        let memory = Memory::new(ty).unwrap();
        let mut context: Box<MaybeUninit<VmContext>> = Box::new(MaybeUninit::zeroed());
        // SAFETY: all-zero bytes are a valid context.
        unsafe { (*context.as_mut_ptr()).memory0_base = memory.base() };
        Guest { context, _memory: memory }
    }

    fn caller(&self) -> Caller {
        // SAFETY: direct rows look at the memory and the pending word only.
        unsafe { Caller::new(self.context.as_ptr().cast_mut()) }
    }

    fn call(&self, name: &str, arguments: &[u64]) -> i64 {
        let row = import::find(name).unwrap();
        assert_eq!(ROWS[row].params.len(), arguments.len(), "{name}");
        let number = ROWS[row].x86_64.unwrap();
        by_number(self.caller(), number.into(), std::array::from_fn(|i| arguments.get(i).map_or(0, |a| *a as i64)))
    }

    fn put(&self, address: u64, bytes: &[u8]) {
        self.caller().write(address, bytes).unwrap();
    }

    fn get<const N: usize>(&self, address: u64) -> [u8; N] {
        self.caller().load(address).unwrap()
    }

    fn put_words(&self, address: u64, words: &[u32]) {
        for (i, word) in words.iter().enumerate() {
            self.put(address + i as u64 * 4, &word.to_le_bytes());
        }
    }

    /// Two descriptors that a call stores at an address.
    fn pair(&self, address: u64) -> (u64, u64) {
        let bytes = self.get::<8>(address);
        let fd = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]).into();
        (fd(0), fd(4))
    }

    fn close(&self, fds: (u64, u64)) {
        assert_eq!([self.call("close", &[fds.0]), self.call("close", &[fds.1])], [0, 0]);
    }
}

const fn error(errno: i32) -> i64 {
    -(errno as i64)
}

#[test]
fn bytes_go_through_a_pipe() {
    let g = Guest::new();
    assert_eq!(g.call("pipe2", &[64, 0o2000000]), 0);
    let (reader, writer) = g.pair(64);
    g.put(100, b"hello");
    assert_eq!(g.call("write", &[writer, 100, 5]), 5);
    assert_eq!(g.call("read", &[reader, 200, 100]), 5);
    assert_eq!(&g.get::<5>(200), b"hello");
    g.close((reader, writer));
    assert_eq!(g.call("read", &[reader, 200, 100]), error(libc::EBADF));
}

#[test]
fn a_buffer_ends_with_the_memory() {
    let g = Guest::new();
    assert_eq!(g.call("getrandom", &[PAGE - 8, 8, 0]), 8);
    assert_eq!(g.call("getrandom", &[PAGE, 9, 0]), error(libc::EFAULT));
    assert_eq!(g.call("getrandom", &[0, 8, 0]), error(libc::EFAULT));
    assert_eq!(g.call("getrandom", &[0xffff_ffff, 0xffff_ffff, 0]), error(libc::EFAULT));
    assert_eq!(g.call("uname", &[PAGE - 389]), error(libc::EFAULT));
    assert_eq!(g.call("uname", &[PAGE - 390]), 0);
    let byte = g.caller().nowhere();
    assert!((g.caller().base() + (4 << 30)..g.caller().base() + (8 << 30)).contains(&byte), "never a part of the memory");
}

#[test]
fn scattered_bytes_go_through_a_pipe() {
    let g = Guest::new();
    assert_eq!(g.call("pipe2", &[64, 0o2000000]), 0);
    let fds = g.pair(64);
    g.put(100, b"hello, world");
    g.put_words(300, &[100, 7, 107, 5]);
    assert_eq!(g.call("writev", &[fds.1, 300, 2]), 12);
    g.put_words(300, &[200, 5, 1000, 100]);
    assert_eq!(g.call("readv", &[fds.0, 300, 2]), 12);
    assert_eq!((&g.get::<5>(200), &g.get::<7>(1000)), (b"hello", b", world"));
    g.close(fds);
}

#[test]
fn messages_carry_bytes_and_descriptors() {
    let g = Guest::new();
    assert_eq!(g.call("socketpair", &[1, 1, 0, 64]), 0);
    let fds = g.pair(64);
    g.put(100, b"x");
    g.put_words(200, &[100, 1]);
    // SOL_SOCKET, SCM_RIGHTS, one descriptor: CMSG_LEN(4) = 20.
    g.put_words(300, &[20, 0, 1, 1, fds.0 as u32]);
    g.put_words(400, &[0, 0, 200, 1, 0, 300, 20, 0, 0]);
    assert_eq!(g.call("sendmsg", &[fds.0, 400, 0]), 1);
    g.put_words(300, &[0; 8]);
    g.put_words(400, &[0, 0, 200, 1, 0, 300, 32, 0, 0]);
    g.put(100, b"-");
    assert_eq!(g.call("recvmsg", &[fds.1, 400, 0]), 1);
    assert_eq!(&g.get::<1>(100), b"x");
    let (received, controllen) = (g.pair(316).0, g.pair(424).0);
    assert!(received > 2 && received != fds.0);
    assert!((20..=24).contains(&controllen), "{controllen}");
    assert_eq!(g.call("close", &[received]), 0);
    g.close(fds);
}

#[test]
fn files_have_the_guests_stat() {
    let g = Guest::new();
    g.put(64, b"/dev/null\0");
    let fd = g.call("open", &[64, 2, 0]) as u64;
    assert_eq!(g.call("fstat", &[fd, 256]), 0);
    let mode = u32::from_le_bytes(g.get::<4>(256 + 24));
    assert_eq!(mode & libc::S_IFMT, libc::S_IFCHR);
    assert_eq!(g.call("stat", &[64, 512]), 0);
    assert_eq!(g.get::<120>(256), g.get::<120>(512));
    assert_eq!(g.call("fcntl", &[fd, 3, 0]) & 3, 2, "F_GETFL says O_RDWR");
    assert_eq!(g.call("dup2", &[fd, fd]), fd as i64);
    assert_eq!(g.call("close", &[fd]), 0);
    assert_eq!(g.call("dup2", &[fd, fd]), error(libc::EBADF));
}

#[test]
fn a_negative_timeout_of_poll_stays_negative_and_zero_returns_at_once() {
    let g = Guest::new();
    assert_eq!(g.call("pipe2", &[64, 0]), 0);
    let fds = g.pair(64);
    g.put_words(100, &[fds.1 as u32, 4]);
    assert_eq!(g.call("poll", &[100, 1, 0xffff_ffff]), 1, "POLLOUT");
    g.put_words(100, &[fds.0 as u32, 1]);
    assert_eq!(g.call("poll", &[100, 1, 0]), 0);
    g.close(fds);
}

#[test]
fn the_calling_thread_may_have_no_memory() {
    let mut g = Guest::new();
    // SAFETY: all-zero bytes are a valid context, of an instance without memory.
    unsafe { (*g.context.as_mut_ptr()).memory0_base = std::ptr::null_mut() };
    assert_eq!(g.call("uname", &[64]), error(libc::EFAULT));
    assert_eq!(g.call("getpid", &[]), i64::from(std::process::id()));
}

#[test]
fn refused_and_unknown_calls_answer_an_error() {
    let g = Guest::new();
    assert_eq!(g.call("clone", &[0; 5]), error(libc::ENOSYS));
    assert_eq!(g.call("ptrace", &[0; 5]), error(libc::EPERM));
    assert_eq!(by_number(g.caller(), 100_000, [0; 6]), error(libc::ENOSYS));
    assert_eq!(by_number(g.caller(), -1, [0; 6]), error(libc::ENOSYS));
}

#[test]
fn no_argument_makes_a_direct_call_fail_outside_of_the_kernel() {
    let g = Guest::new();
    // Calls on a descriptor that is closed change nothing, whatever their other arguments.
    let on_descriptor = |row: &&wali_syscalls::row::Row| {
        row.support == Support::Direct && row.params.first().is_some_and(|p| p.ty.name == "Fd") && !row.name.starts_with("signalfd")
    };
    for row in ROWS.iter().filter(on_descriptor) {
        for value in [0, 1, PAGE - 1, PAGE, 0x7fff_ffff, 0xffff_ffff, u64::MAX] {
            let arguments: Vec<u64> =
                row.params.iter().map(|p| if matches!(p.ty.name, "Fd" | "DirFd") { u64::from(u32::MAX) } else { value }).collect();
            let result = g.call(row.name, &arguments);
            // flock accepts obsolete operations on any descriptor.
            assert!((-4095..=0).contains(&result), "{} {value:#x}: {result}", row.name);
        }
    }
}

#[test]
fn every_import_resolves_to_a_function() {
    let wali = crate::linux::Wali { strace: false };
    for row in ROWS {
        let params: Vec<ValType> = row.params.iter().map(|p| p.ty.wasm).collect();
        assert!(wali.function(&format!("SYS_{}", row.name), &params, &[ValType::I64]).is_some(), "{}", row.name);
    }
    assert!(wali.function("SYS_nosuchcall", &[ValType::I32], &[]).is_some());
    assert_eq!(wali.function("SYS_read", &[ValType::I32], &[ValType::I64]), None);
    assert!(wali.function("__proc_exit", &[ValType::I32], &[]).is_some());
    let traced = crate::linux::Wali { strace: true };
    assert_ne!(wali.function("SYS_getpid", &[], &[ValType::I64]), traced.function("SYS_getpid", &[], &[ValType::I64]));
}
