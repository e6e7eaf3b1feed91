//! What is done with sockets that the program was given. It cannot make any.

use std::os::fd::OwnedFd;

use rustix::net::{RecvFlags, ReturnFlags, SendFlags, Shutdown, SocketFlags};

use super::call::Call;
use super::errno::Errno;
use super::fd::{file, transfer_in, transfer_out};
use super::types::{FD_FLAGS, host_flags};

type Done = Result<(), Errno>;

/// Bits of `riflags`.
const PEEK: u32 = 1;
const WAITALL: u32 = 1 << 1;
/// Bit of `roflags`.
const DATA_TRUNCATED: u16 = 1;
/// Bits of `sdflags`.
const READ: u32 = 1;
const WRITE: u32 = 1 << 1;

/// `sock_accept`.
pub(super) fn sock_accept(call: Call<'_>, fd: u32, flags: u32, accepted: u32) -> Done {
    let listener = file(call, fd)?;
    let flags = host_flags(&FD_FLAGS, flags).ok_or(Errno::INVAL)?;
    let socket = rustix::io::retry_on_intr(|| rustix::net::accept_with(&listener, SocketFlags::CLOEXEC))?;
    rustix::fs::fcntl_setfl(&socket, flags)?;
    call.write_u32(accepted, call.program.descriptors().insert(socket)?)
}

/// `sock_recv`.
pub(super) fn sock_recv(call: Call<'_>, fd: u32, iovs: u32, count: u32, flags: u32, nread: u32, answered: u32) -> Done {
    let socket = file(call, fd)?;
    let known = [(PEEK, RecvFlags::PEEK), (WAITALL, RecvFlags::WAITALL)];
    if flags & !(PEEK | WAITALL) != 0 {
        return Err(Errno::INVAL);
    }
    let flags = known.into_iter().filter(|(bit, _)| flags & bit != 0).fold(RecvFlags::empty(), |all, (_, flag)| all | flag);
    let mut truncated = 0;
    transfer_in(call, iovs, count, nread, |bytes| {
        let (got, flags) = receive(&socket, bytes, flags)?;
        truncated = if flags.contains(ReturnFlags::TRUNC) { DATA_TRUNCATED } else { 0 };
        Ok(got)
    })?;
    call.write(answered, &truncated.to_le_bytes())
}

/// How many bytes came, and what the kernel says of the message.
fn receive(socket: &OwnedFd, bytes: &mut [u8], flags: RecvFlags) -> rustix::io::Result<(usize, ReturnFlags)> {
    let mut buffers = [std::io::IoSliceMut::new(bytes)];
    let message = rustix::net::recvmsg(socket, &mut buffers, &mut rustix::net::RecvAncillaryBuffer::default(), flags)?;
    Ok((message.bytes, message.flags))
}

/// `sock_send`. There are no flags. A peer that is gone is an error, not a signal.
pub(super) fn sock_send(call: Call<'_>, fd: u32, iovs: u32, count: u32, flags: u32, nwritten: u32) -> Done {
    let socket = file(call, fd)?;
    if flags != 0 {
        return Err(Errno::INVAL);
    }
    transfer_out(call, iovs, count, nwritten, |bytes| rustix::net::send(&socket, bytes, SendFlags::NOSIGNAL))
}

/// `sock_shutdown`.
pub(super) fn sock_shutdown(call: Call<'_>, fd: u32, how: u32) -> Done {
    let socket = file(call, fd)?;
    let how = match how {
        READ => Shutdown::Read,
        WRITE => Shutdown::Write,
        _ if how == READ | WRITE => Shutdown::Both,
        _ => return Err(Errno::INVAL),
    };
    Ok(rustix::net::shutdown(socket, how)?)
}
