//! The table: one row for each system call that a WALI module can import as `wali.SYS_<name>`.
//!
//! A row reads, from left to right:
//!
//! ```text
//! x86-64 generic level wait name | alias (argument: Type<Element>[described by], ...) -> Result => call(...) "note";
//! ```
//!
//! * **x86-64, generic**: the number on x86-64 and on the ISAs that use the generic list (aarch64, riscv64).
//!   `_` = absent there; `(38 aarch64)` = present on aarch64 only.
//! * **level**: `direct` = the row says it all: arguments are checked and converted by their types, then the kernel
//!   is called; `emulated(theme)` = the engine has a handler `linux::<theme>::<name>`; `refused(ERRNO)` = always
//!   answers that error, the note says why.
//! * **wait**: `quick` = returns promptly; `restart` = may block, and Linux restarts it after a handler installed
//!   with `SA_RESTART`; `restart(timeout)` = the same unless that argument is given; `eintr` = may block, and any
//!   handler ends it with `EINTR`.
//! * **types** are those of [`crate::types`]; they decide the Wasm type, the direction, the length and the
//!   conversion, and how `--strace` prints the value. `[a, b]` names the arguments that describe this one.
//! * **=>**: what to issue where the host has no such call: another row's call with these arguments, by name after
//!   they have been converted, or constants of [`crate::nr`].
//!
//! To add a system call, add its row: import signatures, dispatch, `--strace`, the documentation and the tests follow.

/// Hands all rows to the macro `$callback`, which receives them as `{ row; row; ... }` after its own `$arguments`.
#[macro_export]
macro_rules! for_each_syscall {
    ($callback:path $(, $($arguments:tt)*)?) => { $callback! { $($($arguments)*)?
    0    63  direct restart  read(fd: Fd, buf: Out<u8>[count], count: Size) -> Size;
    1    64  direct restart  write(fd: Fd, buf: In<u8>[count], count: Size) -> Size;
    2    _   direct restart  open(pathname: Path, flags: FileFlags, mode: Mode) -> Fd
                             => openat(AT_FDCWD, pathname, flags, mode);
    3    57  direct quick    close(fd: Fd) -> Zero;
    4    _   direct quick    stat(pathname: Path, statbuf: Out<Stat>) -> Zero
                             => newfstatat(AT_FDCWD, pathname, statbuf, 0);
    5    80  direct quick    fstat(fd: Fd, statbuf: Out<Stat>) -> Zero;
    6    _   direct quick    lstat(pathname: Path, statbuf: Out<Stat>) -> Zero
                             => newfstatat(AT_FDCWD, pathname, statbuf, AT_SYMLINK_NOFOLLOW);
    7    _   direct eintr    poll(fds: InOut<PollFd>[nfds], nfds: Nfds, timeout: PollTimeout) -> Int
                             => ppoll(fds, nfds, timeout, 0, SIGSET_SIZE);
    8    62  direct quick    lseek(fd: Fd, offset: Off, whence: Whence) -> Off;
    9    222 emulated(mem) quick mmap(addr: GuestAddr, length: Size, prot: Prot, flags: MapFlags, fd: Fd, offset: Off) -> GuestAddr
                             "the mapping is placed inside the linear memory";
    10   226 emulated(mem) quick mprotect(addr: GuestAddr, len: Size, prot: Prot) -> Zero;
    11   215 emulated(mem) quick munmap(addr: GuestAddr, len: Size) -> Zero;
    12   214 emulated(mem) quick brk(addr: GuestAddr) -> GuestAddr "a libc that gets 0 uses mmap instead";
    13   134 emulated(signal) quick rt_sigaction(signum: Signal, act: In<SigAction>, oldact: Out<SigAction>, sigsetsize: Size) -> Zero;
    14   135 emulated(signal) quick rt_sigprocmask(how: SigHow, set: In<SigSet>, oldset: Out<SigSet>, sigsetsize: Size) -> Zero;
    15   139 refused(EPERM) quick rt_sigreturn(unused: Long) -> Int "the engine returns from handlers by itself";
    16   29  direct restart  ioctl(fd: Fd, request: IoctlRequest, argp: IoctlArg[request]) -> Int;
    17   67  direct restart  pread64(fd: Fd, buf: Out<u8>[count], count: Size, offset: Off) -> Size;
    18   68  direct restart  pwrite64(fd: Fd, buf: In<u8>[count], count: Size, offset: Off) -> Size;
    19   65  direct restart  readv(fd: Fd, iov: IovecOut[iovcnt], iovcnt: Int) -> Size;
    20   66  direct restart  writev(fd: Fd, iov: IovecIn[iovcnt], iovcnt: Int) -> Size;
    21   _   direct quick    access(pathname: Path, mode: AccessMode) -> Zero => faccessat(AT_FDCWD, pathname, mode);
    22   _   direct quick    pipe(pipefd: Out<FdNr>[2]) -> Zero => pipe2(pipefd, 0);
    23   _   direct eintr    select(nfds: Int, readfds: FdSet[nfds], writefds: FdSet[nfds], exceptfds: FdSet[nfds], timeout: SelectTimeout) -> Int
                             => pselect6(nfds, readfds, writefds, exceptfds, timeout, 0);
    24   124 direct quick    sched_yield() -> Zero;
    25   216 emulated(mem) quick mremap(old_address: GuestAddr, old_size: Size, new_size: Size, flags: MremapFlags, new_address: GuestAddr) -> GuestAddr;
    26   227 emulated(mem) quick msync(addr: GuestAddr, length: Size, flags: MsyncFlags) -> Zero;
    27   232 emulated(mem) quick mincore(addr: GuestAddr, length: Size, vec: GuestAddr) -> Zero;
    28   233 emulated(mem) quick madvise(addr: GuestAddr, length: Size, advice: Advice) -> Zero;
    29   194 direct quick    shmget(key: Int, size: Size, shmflg: IpcFlags) -> Int;
    30   196 emulated(mem) quick shmat(shmid: Int, shmaddr: GuestAddr, shmflg: IpcFlags) -> GuestAddr;
    31   195 direct quick    shmctl(shmid: Int, op: Int, buf: ShmctlArg[op]) -> Int;
    32   23  direct quick    dup(oldfd: Fd) -> Fd;
    33   _   direct quick    dup2(oldfd: Fd, newfd: Dup2Fd[oldfd]) -> Fd => dup3(oldfd, newfd, 0);
    34   _   direct eintr    pause() -> Int => ppoll(0, 0, 0, 0, SIGSET_SIZE);
    35   101 direct eintr    nanosleep(req: In<Timespec>, rem: Out<Timespec>) -> Zero;
    36   102 direct quick    getitimer(which: ItimerWhich, curr_value: Out<Itimerval>) -> Zero;
    37   _   direct quick    alarm(seconds: AlarmSeconds) -> Int => setitimer(ITIMER_REAL, seconds, seconds + ITIMERVAL_SIZE);
    38   103 direct quick    setitimer(which: ItimerWhich, new_value: In<Itimerval>, old_value: Out<Itimerval>) -> Zero;
    39   172 direct quick    getpid() -> Int;
    40   71  direct restart  sendfile(out_fd: Fd, in_fd: Fd, offset: InOut<i64>, count: Size) -> Size;
    41   198 direct quick    socket(domain: SockDomain, sock_type: SockType, protocol: Int) -> Fd;
    42   203 direct restart  connect(sockfd: Fd, addr: In<SockAddr>[addrlen], addrlen: Size) -> Zero;
    43   202 direct restart  accept(sockfd: Fd, addr: OutSized<SockAddr>[addrlen], addrlen: SizeOf[addr]) -> Fd;
    44   206 direct restart  sendto(sockfd: Fd, buf: In<u8>[len], len: Size, flags: MsgFlags, dest_addr: In<SockAddr>[addrlen], addrlen: Size) -> Size;
    45   207 direct restart  recvfrom(sockfd: Fd, buf: Out<u8>[len], len: Size, flags: MsgFlags, src_addr: OutSized<SockAddr>[addrlen], addrlen: SizeOf[src_addr]) -> Size;
    46   211 direct restart  sendmsg(sockfd: Fd, msg: MsgHdrIn, flags: MsgFlags) -> Size;
    47   212 direct restart  recvmsg(sockfd: Fd, msg: MsgHdrOut, flags: MsgFlags) -> Size;
    48   210 direct quick    shutdown(sockfd: Fd, how: ShutdownHow) -> Zero;
    49   200 direct quick    bind(sockfd: Fd, addr: In<SockAddr>[addrlen], addrlen: Size) -> Zero;
    50   201 direct quick    listen(sockfd: Fd, backlog: Int) -> Zero;
    51   204 direct quick    getsockname(sockfd: Fd, addr: OutSized<SockAddr>[addrlen], addrlen: SizeOf[addr]) -> Zero;
    52   205 direct quick    getpeername(sockfd: Fd, addr: OutSized<SockAddr>[addrlen], addrlen: SizeOf[addr]) -> Zero;
    53   199 direct quick    socketpair(domain: SockDomain, sock_type: SockType, protocol: Int, sv: Out<FdNr>[2]) -> Zero;
    54   208 direct quick    setsockopt(sockfd: Fd, level: SockLevel, optname: SockOption[level], optval: SockOptIn[level, optname, optlen], optlen: SockOptLen[level, optname]) -> Zero;
    55   209 direct quick    getsockopt(sockfd: Fd, level: SockLevel, optname: SockOption[level], optval: SockOptOut[level, optname, optlen], optlen: SizeOf[optval]) -> Zero;
    57   _   emulated(process) quick fork() -> Int;
    59   221 emulated(process) quick execve(pathname: Path, argv: StrArray, envp: StrArray) -> Zero;
    60   93  emulated(thread) quick exit(status: Int) -> Never;
    61   260 direct restart  wait4(pid: Int, wstatus: Out<WaitStatus>, options: WaitOptions, rusage: Out<Rusage>) -> Int;
    62   129 direct quick    kill(pid: Int, sig: Signal) -> Zero;
    63   160 direct quick    uname(buf: Out<Utsname>) -> Zero;
    64   190 direct quick    semget(key: Int, nsems: Int, semflg: IpcFlags) -> Int;
    65   193 direct eintr    semop(semid: Int, sops: In<SemBuf>[nsops], nsops: Size) -> Zero;
    66   191 direct quick    semctl(semid: Int, semnum: Int, op: Int, arg: SemctlArg[op]) -> Int;
    67   197 emulated(mem) quick shmdt(shmaddr: GuestAddr) -> Zero;
    68   186 direct quick    msgget(key: Int, msgflg: IpcFlags) -> Int;
    69   189 direct eintr    msgsnd(msqid: Int, msgp: In<MsgBuf>[msgsz], msgsz: Size, msgflg: IpcFlags) -> Zero;
    70   188 direct eintr    msgrcv(msqid: Int, msgp: Out<MsgBuf>[msgsz], msgsz: Size, msgtyp: Long, msgflg: IpcFlags) -> Size;
    71   187 direct quick    msgctl(msqid: Int, op: Int, buf: MsgctlArg[op]) -> Int;
    72   25  direct restart  fcntl(fd: Fd, op: FcntlOp, arg: FcntlArg[op]) -> Int;
    73   32  direct restart  flock(fd: Fd, op: FlockOp) -> Zero;
    74   82  direct quick    fsync(fd: Fd) -> Zero;
    75   83  direct quick    fdatasync(fd: Fd) -> Zero;
    76   45  direct quick    truncate(path: Path, length: Off) -> Zero;
    77   46  direct quick    ftruncate(fd: Fd, length: Off) -> Zero;
    78   _   direct quick    getdents(fd: Fd, dirp: Dirents[count], count: Uint) -> Size => getdents64(fd, dirp, count);
    79   17  direct quick    getcwd(buf: Out<u8>[size], size: Size) -> Size;
    80   49  direct quick    chdir(path: Path) -> Zero;
    81   50  direct quick    fchdir(fd: Fd) -> Zero;
    82   _   direct quick    rename(oldpath: Path, newpath: Path) -> Zero => renameat2(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
    83   _   direct quick    mkdir(pathname: Path, mode: Mode) -> Zero => mkdirat(AT_FDCWD, pathname, mode);
    84   _   direct quick    rmdir(pathname: Path) -> Zero => unlinkat(AT_FDCWD, pathname, AT_REMOVEDIR);
    86   _   direct quick    link(oldpath: Path, newpath: Path) -> Zero => linkat(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
    87   _   direct quick    unlink(pathname: Path) -> Zero => unlinkat(AT_FDCWD, pathname, 0);
    88   _   direct quick    symlink(target: Path, linkpath: Path) -> Zero => symlinkat(target, AT_FDCWD, linkpath);
    89   _   direct quick    readlink(pathname: Path, buf: Out<u8>[bufsiz], bufsiz: Size) -> Size => readlinkat(AT_FDCWD, pathname, buf, bufsiz);
    90   _   direct quick    chmod(pathname: Path, mode: Mode) -> Zero => fchmodat(AT_FDCWD, pathname, mode);
    91   52  direct quick    fchmod(fd: Fd, mode: Mode) -> Zero;
    92   _   direct quick    chown(pathname: Path, owner: Id, group: Id) -> Zero => fchownat(AT_FDCWD, pathname, owner, group, 0);
    93   55  direct quick    fchown(fd: Fd, owner: Id, group: Id) -> Zero;
    94   _   direct quick    lchown(pathname: Path, owner: Id, group: Id) -> Zero
                             => fchownat(AT_FDCWD, pathname, owner, group, AT_SYMLINK_NOFOLLOW);
    95   166 direct quick    umask(mask: Mode) -> Mode;
    96   169 emulated(time) quick gettimeofday(tv: Out<Timeval>, tz: Out<Timezone>) -> Zero;
    97   163 direct quick    getrlimit(resource: Resource, rlim: Out<Rlimit>) -> Zero;
    98   165 direct quick    getrusage(who: RusageWho, usage: Out<Rusage>) -> Zero;
    99   179 direct quick    sysinfo(info: Out<Sysinfo>) -> Zero;
    100  153 direct quick    times(buf: Out<Tms>) -> Long;
    101  117 refused(EPERM) quick ptrace(op: Int, pid: Int, addr: GuestAddr, data: GuestAddr, unused: Int) -> Long "it would show the engine, not the guest";
    102  174 direct quick    getuid() -> Id;
    103  116 direct restart  syslog(op: Int, bufp: Out<u8>[len], len: Int) -> Int;
    104  176 direct quick    getgid() -> Id;
    105  146 direct quick    setuid(uid: Id) -> Zero;
    106  144 direct quick    setgid(gid: Id) -> Zero;
    107  175 direct quick    geteuid() -> Id;
    108  177 direct quick    getegid() -> Id;
    109  154 direct quick    setpgid(pid: Int, pgid: Int) -> Zero;
    110  173 direct quick    getppid() -> Int;
    112  157 direct quick    setsid() -> Int;
    113  145 direct quick    setreuid(ruid: Id, euid: Id) -> Zero;
    114  143 direct quick    setregid(rgid: Id, egid: Id) -> Zero;
    115  158 direct quick    getgroups(size: Int, list: Out<u32>[size]) -> Int;
    116  159 direct quick    setgroups(size: Size, list: In<u32>[size]) -> Zero;
    117  147 direct quick    setresuid(ruid: Id, euid: Id, suid: Id) -> Zero;
    118  148 direct quick    getresuid(ruid: Out<u32>, euid: Out<u32>, suid: Out<u32>) -> Zero;
    119  149 direct quick    setresgid(rgid: Id, egid: Id, sgid: Id) -> Zero;
    120  150 direct quick    getresgid(rgid: Out<u32>, egid: Out<u32>, sgid: Out<u32>) -> Zero;
    121  155 direct quick    getpgid(pid: Int) -> Int;
    122  151 direct quick    setfsuid(fsuid: Id) -> Id;
    123  152 direct quick    setfsgid(fsgid: Id) -> Id;
    124  156 direct quick    getsid(pid: Int) -> Int;
    125  90  direct quick    capget(hdrp: InOut<CapHeader>, datap: Out<CapData>[2]) -> Zero;
    126  91  direct quick    capset(hdrp: InOut<CapHeader>, datap: In<CapData>[2]) -> Zero;
    127  136 emulated(signal) quick rt_sigpending(set: Out<SigSet>, sigsetsize: Size) -> Zero;
    128  137 direct eintr    rt_sigtimedwait(set: In<SigSet>, info: Out<SigInfo>, timeout: In<Timespec>, sigsetsize: Size) -> Int;
    129  138 direct quick    rt_sigqueueinfo(pid: Int, sig: Signal, info: In<SigInfo>) -> Zero;
    130  133 emulated(signal) eintr rt_sigsuspend(mask: In<SigSet>, sigsetsize: Size) -> Zero;
    131  132 emulated(signal) quick sigaltstack(ss: In<StackT>, old_ss: Out<StackT>) -> Zero;
    132  _   direct quick    utime(filename: Path, times: UtimbufTimes) -> Zero => utimensat(AT_FDCWD, filename, times, 0);
    133  _   direct quick    mknod(pathname: Path, mode: Mode, dev: Dev) -> Zero => mknodat(AT_FDCWD, pathname, mode, dev);
    135  92  direct quick    personality(persona: Ulong) -> Int;
    137  43  direct quick    statfs(path: Path, buf: Out<Statfs>) -> Zero;
    138  44  direct quick    fstatfs(fd: Fd, buf: Out<Statfs>) -> Zero;
    140  141 direct quick    getpriority(which: Int, who: Int) -> Int;
    141  140 direct quick    setpriority(which: Int, who: Int, prio: Int) -> Zero;
    142  118 direct quick    sched_setparam(pid: Int, param: In<SchedParam>) -> Zero;
    143  121 direct quick    sched_getparam(pid: Int, param: Out<SchedParam>) -> Zero;
    144  119 direct quick    sched_setscheduler(pid: Int, policy: SchedPolicy, param: In<SchedParam>) -> Zero;
    145  120 direct quick    sched_getscheduler(pid: Int) -> Int;
    146  125 direct quick    sched_get_priority_max(policy: SchedPolicy) -> Int;
    147  126 direct quick    sched_get_priority_min(policy: SchedPolicy) -> Int;
    148  127 direct quick    sched_rr_get_interval(pid: Int, tp: Out<Timespec>) -> Zero;
    149  228 emulated(mem) quick mlock(addr: GuestAddr, len: Size) -> Zero;
    150  229 emulated(mem) quick munlock(addr: GuestAddr, len: Size) -> Zero;
    151  230 emulated(mem) quick mlockall(flags: MlockFlags) -> Zero;
    152  231 emulated(mem) quick munlockall() -> Zero;
    153  58  direct quick    vhangup() -> Zero;
    155  41  direct quick    pivot_root(new_root: Path, put_old: Path) -> Zero;
    157  167 direct quick    prctl(op: PrctlOp, arg2: PrctlArg2[op], arg3: PrctlArg3[op], arg4: PrctlArg4[op], arg5: PrctlArg5[op]) -> Int;
    158  _   refused(ENOSYS) quick arch_prctl(op: Int, addr: Ulong) -> Int "x86-64 segment registers belong to the engine";
    159  171 direct quick    adjtimex(buf: InOut<Timex>) -> Int;
    160  164 direct quick    setrlimit(resource: Resource, rlim: In<Rlimit>) -> Zero;
    161  51  direct quick    chroot(path: Path) -> Zero;
    162  81  direct quick    sync() -> Zero;
    163  89  direct quick    acct(filename: Path) -> Zero;
    165  40  direct quick    mount(source: Path, target: Path, filesystemtype: Str, mountflags: Ulong, data: Str) -> Zero;
    166  39  direct quick    umount2(target: Path, flags: Uint) -> Zero;
    167  224 direct quick    swapon(path: Path, swapflags: Uint) -> Zero;
    168  225 direct quick    swapoff(path: Path) -> Zero;
    169  142 direct quick    reboot(magic: Int, magic2: Int, op: Int) -> Int;
    170  161 direct quick    sethostname(name: In<u8>[len], len: Size) -> Zero;
    171  162 direct quick    setdomainname(name: In<u8>[len], len: Size) -> Zero;
    172  _   refused(EPERM) quick iopl(level: Int) -> Zero "x86 port access";
    173  _   refused(EPERM) quick ioperm(from: Ulong, num: Ulong, turn_on: Int) -> Zero "x86 port access";
    175  105 refused(EPERM) quick init_module(module_image: GuestAddr, len: Ulong, param_values: Str) -> Zero "kernel modules";
    176  106 refused(EPERM) quick delete_module(name: Str, flags: Uint) -> Zero "kernel modules";
    179  60  direct quick    quotactl(op: Int, special: Path, id: Id, addr: InOut<u8>[256]) -> Int;
    186  178 direct quick    gettid() -> Int;
    187  213 direct quick    readahead(fd: Fd, offset: Off, count: Size) -> Zero;
    188  5   direct quick    setxattr(path: Path, name: Str, value: In<u8>[size], size: Size, flags: Int) -> Zero;
    189  6   direct quick    lsetxattr(path: Path, name: Str, value: In<u8>[size], size: Size, flags: Int) -> Zero;
    190  7   direct quick    fsetxattr(fd: Fd, name: Str, value: In<u8>[size], size: Size, flags: Int) -> Zero;
    191  8   direct quick    getxattr(path: Path, name: Str, value: Out<u8>[size], size: Size) -> Size;
    192  9   direct quick    lgetxattr(path: Path, name: Str, value: Out<u8>[size], size: Size) -> Size;
    193  10  direct quick    fgetxattr(fd: Fd, name: Str, value: Out<u8>[size], size: Size) -> Size;
    194  11  direct quick    listxattr(path: Path, list: Out<u8>[size], size: Size) -> Size;
    195  12  direct quick    llistxattr(path: Path, list: Out<u8>[size], size: Size) -> Size;
    196  13  direct quick    flistxattr(fd: Fd, list: Out<u8>[size], size: Size) -> Size;
    197  14  direct quick    removexattr(path: Path, name: Str) -> Zero;
    198  15  direct quick    lremovexattr(path: Path, name: Str) -> Zero;
    199  16  direct quick    fremovexattr(fd: Fd, name: Str) -> Zero;
    200  130 direct quick    tkill(tid: Int, sig: Signal) -> Zero;
    202  98  direct restart(timeout) futex(uaddr: InOut<u32>, futex_op: FutexOp, val: Int, timeout: FutexArg4[futex_op], uaddr2: FutexWord2[futex_op], val3: Int) -> Int;
    203  122 direct quick    sched_setaffinity(pid: Int, cpusetsize: Size, mask: In<CpuMask>[cpusetsize]) -> Zero;
    204  123 direct quick    sched_getaffinity(pid: Int, cpusetsize: Size, mask: Out<CpuMask>[cpusetsize]) -> Size;
    205  _   refused(ENOSYS) quick set_thread_area(u_info: GuestAddr) -> Zero "thread pointers are Wasm globals";
    213  _   direct quick    epoll_create(size: EpollSize) -> Fd => epoll_create1(0);
    216  234 refused(ENOSYS) quick remap_file_pages(addr: GuestAddr, size: Size, prot: Prot, pgoff: Size, flags: MapFlags) -> Zero "deprecated by Linux";
    217  61  direct quick    getdents64(fd: Fd, dirp: Out<u8>[count], count: Uint) -> Size;
    218  96  emulated(thread) quick set_tid_address(tidptr: GuestAddr) -> Int;
    220  192 direct eintr    semtimedop(semid: Int, sops: In<SemBuf>[nsops], nsops: Size, timeout: In<Timespec>) -> Zero;
    221  223 direct quick    fadvise | fadvise64 (fd: Fd, offset: Off, len: Off, advice: Int) -> Zero;
    223  110 direct quick    timer_settime(timerid: Int, flags: Int, new_value: In<Itimerspec>, old_value: Out<Itimerspec>) -> Zero;
    224  108 direct quick    timer_gettime(timerid: Int, curr_value: Out<Itimerspec>) -> Zero;
    225  109 direct quick    timer_getoverrun(timerid: Int) -> Int;
    226  111 direct quick    timer_delete(timerid: Int) -> Zero;
    227  112 direct quick    clock_settime(clockid: ClockId, tp: In<Timespec>) -> Zero;
    228  113 emulated(time) quick clock_gettime(clockid: ClockId, tp: Out<Timespec>) -> Zero;
    229  114 direct quick    clock_getres(clockid: ClockId, res: Out<Timespec>) -> Zero;
    230  115 direct eintr    clock_nanosleep(clockid: ClockId, flags: TimerFlags, request: In<Timespec>, remain: Out<Timespec>) -> Zero;
    231  94  emulated(process) quick exit_group(status: Int) -> Never;
    232  _   direct eintr    epoll_wait(epfd: Fd, events: EpollEvents[maxevents], maxevents: Int, timeout: Int) -> Int
                             => epoll_pwait(epfd, events, maxevents, timeout, 0, SIGSET_SIZE);
    233  21  direct quick    epoll_ctl(epfd: Fd, op: EpollOp, fd: Fd, event: In<EpollEvent>) -> Zero;
    235  _   direct quick    utimes(filename: Path, times: TimevalTimes) -> Zero => utimensat(AT_FDCWD, filename, times, 0);
    240  180 direct quick    mq_open(name: Str, oflag: FileFlags, mode: Mode, attr: In<MqAttr>) -> Fd;
    241  181 direct quick    mq_unlink(name: Str) -> Zero;
    242  182 direct restart  mq_timedsend(mqdes: Fd, msg_ptr: In<u8>[msg_len], msg_len: Size, msg_prio: Uint, abs_timeout: In<Timespec>) -> Zero;
    243  183 direct restart  mq_timedreceive(mqdes: Fd, msg_ptr: Out<u8>[msg_len], msg_len: Size, msg_prio: Out<u32>, abs_timeout: In<Timespec>) -> Size;
    244  184 direct quick    mq_notify(mqdes: Fd, sevp: In<SigEvent>) -> Zero;
    245  185 direct quick    mq_getsetattr(mqdes: Fd, newattr: In<MqAttr>, oldattr: Out<MqAttr>) -> Zero;
    247  95  direct restart  waitid(idtype: IdType, id: Int, infop: Out<SigInfo>, options: WaitOptions, rusage: Out<Rusage>) -> Zero;
    253  _   direct quick    inotify_init() -> Fd => inotify_init1(0);
    254  27  direct quick    inotify_add_watch(fd: Fd, pathname: Path, mask: Flags32) -> Int;
    255  28  direct quick    inotify_rm_watch(fd: Fd, wd: Int) -> Zero;
    257  56  direct restart  openat(dirfd: DirFd, pathname: Path, flags: FileFlags, mode: Mode) -> Fd;
    258  34  direct quick    mkdirat(dirfd: DirFd, pathname: Path, mode: Mode) -> Zero;
    259  33  direct quick    mknodat(dirfd: DirFd, pathname: Path, mode: Mode, dev: Dev) -> Zero;
    260  54  direct quick    fchownat(dirfd: DirFd, pathname: Path, owner: Id, group: Id, flags: AtFlags) -> Zero;
    261  _   direct quick    futimesat(dirfd: DirFd, pathname: Path, times: TimevalTimes) -> Zero
                             => utimensat(dirfd, pathname, times, 0);
    262  79  direct quick    newfstatat | fstatat (dirfd: DirFd, pathname: Path, statbuf: Out<Stat>, flags: AtFlags) -> Zero;
    263  35  direct quick    unlinkat(dirfd: DirFd, pathname: Path, flags: UnlinkFlags) -> Zero;
    264  (38 aarch64) direct quick renameat(olddirfd: DirFd, oldpath: Path, newdirfd: DirFd, newpath: Path) -> Zero
                             => renameat2(olddirfd, oldpath, newdirfd, newpath, 0);
    265  37  direct quick    linkat(olddirfd: DirFd, oldpath: Path, newdirfd: DirFd, newpath: Path, flags: AtFlags) -> Zero;
    266  36  direct quick    symlinkat(target: Path, newdirfd: DirFd, linkpath: Path) -> Zero;
    267  78  direct quick    readlinkat(dirfd: DirFd, pathname: Path, buf: Out<u8>[bufsiz], bufsiz: Size) -> Size;
    268  53  direct quick    fchmodat(dirfd: DirFd, pathname: Path, mode: Mode, flags: AtFlags) -> Zero "the kernel ignores the flags";
    269  48  direct quick    faccessat(dirfd: DirFd, pathname: Path, mode: AccessMode, flags: AtFlags) -> Zero "the kernel ignores the flags";
    270  72  direct eintr    pselect6(nfds: Int, readfds: FdSet[nfds], writefds: FdSet[nfds], exceptfds: FdSet[nfds], timeout: InOut<Timespec>, sigmask: SigSetArg) -> Int;
    271  73  direct eintr    ppoll(fds: InOut<PollFd>[nfds], nfds: Nfds, tmo_p: InOut<Timespec>, sigmask: In<SigSet>, sigsetsize: Size) -> Int;
    272  97  direct quick    unshare(flags: Flags32) -> Zero;
    273  99  refused(ENOSYS) quick set_robust_list(head: GuestAddr, len: Size) -> Zero "the kernel would misread the guest's 32-bit links";
    274  100 refused(ENOSYS) quick get_robust_list(pid: Int, head_ptr: GuestAddr, len_ptr: GuestAddr) -> Zero "as set_robust_list";
    275  76  direct restart  splice(fd_in: Fd, off_in: InOut<i64>, fd_out: Fd, off_out: InOut<i64>, len: Size, flags: Flags32) -> Size;
    276  77  direct restart  tee(fd_in: Fd, fd_out: Fd, len: Size, flags: Flags32) -> Size;
    277  84  direct quick    sync_file_range(fd: Fd, offset: Off, nbytes: Off, flags: Flags32) -> Zero;
    278  75  direct restart  vmsplice(fd: Fd, iov: IovecOut[nr_segs], nr_segs: Size, flags: Flags32) -> Size;
    280  88  direct quick    utimensat(dirfd: DirFd, pathname: Path, times: In<Timespec>[2], flags: AtFlags) -> Zero;
    281  22  direct eintr    epoll_pwait(epfd: Fd, events: EpollEvents[maxevents], maxevents: Int, timeout: Int, sigmask: In<SigSet>, sigsetsize: Size) -> Int;
    282  _   direct quick    signalfd(fd: Fd, mask: In<SigSet>, sizemask: Size) -> Fd => signalfd4(fd, mask, sizemask, 0);
    283  85  direct quick    timerfd_create(clockid: ClockId, flags: TimerFdFlags) -> Fd;
    284  _   direct quick    eventfd(initval: Uint) -> Fd => eventfd2(initval, 0);
    285  47  direct quick    fallocate(fd: Fd, mode: Flags32, offset: Off, len: Off) -> Zero;
    286  86  direct quick    timerfd_settime(fd: Fd, flags: TimerFlags, new_value: In<Itimerspec>, old_value: Out<Itimerspec>) -> Zero;
    287  87  direct quick    timerfd_gettime(fd: Fd, curr_value: Out<Itimerspec>) -> Zero;
    288  242 direct restart  accept4(sockfd: Fd, addr: OutSized<SockAddr>[addrlen], addrlen: SizeOf[addr], flags: SockType) -> Fd;
    289  74  direct quick    signalfd4(fd: Fd, mask: In<SigSet>, sizemask: Size, flags: TimerFdFlags) -> Fd "sees only signals that the guest has blocked";
    290  19  direct quick    eventfd2(initval: Uint, flags: EventFdFlags) -> Fd;
    291  20  direct quick    epoll_create1(flags: EpollCreateFlags) -> Fd;
    292  24  direct quick    dup3(oldfd: Fd, newfd: Fd, flags: OpenFlags) -> Fd;
    293  59  direct quick    pipe2(pipefd: Out<FdNr>[2], flags: OpenFlags) -> Zero;
    294  26  direct quick    inotify_init1(flags: OpenFlags) -> Fd;
    295  69  direct restart  preadv(fd: Fd, iov: IovecOut[iovcnt], iovcnt: Int, offset: Off, high: Long) -> Size;
    296  70  direct restart  pwritev(fd: Fd, iov: IovecIn[iovcnt], iovcnt: Int, offset: Off, high: Long) -> Size;
    299  243 direct restart  recvmmsg(sockfd: Fd, msgvec: MMsgHdrOut[vlen], vlen: Uint, flags: MsgFlags, timeout: InOut<Timespec>) -> Int;
    300  262 direct quick    fanotify_init(flags: Flags32, event_f_flags: OpenFlags) -> Fd;
    301  263 direct quick    fanotify_mark(fanotify_fd: Fd, flags: Flags32, mask: Ulong, dirfd: DirFd, pathname: Path) -> Zero;
    302  261 direct quick    prlimit64(pid: Int, resource: Resource, new_limit: In<Rlimit>, old_limit: Out<Rlimit>) -> Zero;
    303  264 direct quick    name_to_handle_at(dirfd: DirFd, pathname: Path, handle: InOut<FileHandle>, mount_id: Out<i32>, flags: AtFlags) -> Zero;
    304  265 direct quick    open_by_handle_at(mount_fd: Fd, handle: In<FileHandle>, flags: FileFlags) -> Fd;
    305  266 direct quick    clock_adjtime(clockid: ClockId, buf: InOut<Timex>) -> Int;
    306  267 direct quick    syncfs(fd: Fd) -> Zero;
    307  269 direct restart  sendmmsg(sockfd: Fd, msgvec: MMsgHdrIn[vlen], vlen: Uint, flags: MsgFlags) -> Int;
    308  268 direct quick    setns(fd: Fd, nstype: Flags32) -> Zero;
    309  168 direct quick    getcpu(cpu: Out<u32>, node: Out<u32>, tcache: Unused) -> Zero;
    310  270 refused(EPERM) quick process_vm_readv(pid: Int, local_iov: GuestAddr, liovcnt: Ulong, remote_iov: GuestAddr, riovcnt: Ulong, flags: Ulong) -> Size "it would reach the engine's own memory";
    311  271 refused(EPERM) quick process_vm_writev(pid: Int, local_iov: GuestAddr, liovcnt: Ulong, remote_iov: GuestAddr, riovcnt: Ulong, flags: Ulong) -> Size "it would reach the engine's own memory";
    316  276 direct quick    renameat2(olddirfd: DirFd, oldpath: Path, newdirfd: DirFd, newpath: Path, flags: RenameFlags) -> Zero;
    318  278 direct restart  getrandom(buf: Out<u8>[buflen], buflen: Size, flags: RandomFlags) -> Size;
    319  279 direct quick    memfd_create(name: Str, flags: MemFdFlags) -> Fd;
    322  281 emulated(process) quick execveat(dirfd: DirFd, pathname: Path, argv: StrArray, envp: StrArray, flags: AtFlags) -> Zero;
    324  283 direct quick    membarrier(op: Int, flags: Uint) -> Int;
    325  284 emulated(mem) quick mlock2(addr: GuestAddr, len: Size, flags: Flags32) -> Zero;
    326  285 direct quick    copy_file_range(fd_in: Fd, off_in: InOut<i64>, fd_out: Fd, off_out: InOut<i64>, len: Size, flags: Flags32) -> Size;
    332  291 direct quick    statx(dirfd: DirFd, pathname: Path, flags: AtFlags, mask: Flags32, statxbuf: Out<Statx>) -> Zero;
    439  439 direct quick    faccessat2(dirfd: DirFd, pathname: Path, mode: AccessMode, flags: AtFlags) -> Zero;
    } };
}
