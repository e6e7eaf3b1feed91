// Arguments that make no sense: of several errors the one that Linux sees first, counts beyond all buffers, numbers that are negative,
// too large or unknown.
#include "case.h"
#include <dirent.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/xattr.h>
#include <termios.h>

static char buf[8192];

// An address that no C library gives away.
#ifdef __wasm__
#define BAD ((void *)-8192)
#else
#define BAD ((void *)4096)
#endif

CASE(order_of_errors) {
	TRY(read(-1, BAD, 10));
	TRY(write(99, BAD, 10));
	TRY(pread(99, BAD, 10, 0));
	TRY(read(99, 0, 10));
	TRY(lseek(99, 0, 9));
	TRY(fstat(99, BAD));
	TRY(getdents64(99, BAD, 10));
	TRY(bind(99, BAD, 10));
	TRY(connect(99, BAD, 16));
	TRY(accept(99, BAD, BAD));
	TRY(getsockopt(99, SOL_SOCKET, SO_TYPE, BAD, BAD));
	TRY(epoll_ctl(99, EPOLL_CTL_ADD, 0, BAD));
	TRY(epoll_wait(99, BAD, 1, 0));
	TRY(epoll_wait(99, BAD, 0, 0));
	TRY(timerfd_settime(99, 0, BAD, 0));
	TRY(inotify_add_watch(99, BAD, 1));
	TRY(ioctl(99, FIONREAD, BAD));
	TRY(fcntl(99, F_GETLK, BAD));
	TRY(sendto(99, BAD, 10, 0, 0, 0));
	TRY(syscall(SYS_sendmsg, 99, BAD, 0));
	TRY(readv(99, BAD, 2));
	TRY(writev(99, BAD, -1));
	TRY(readv(0, BAD, 2000));
	TRY(openat(99, "x", O_RDONLY));
	TRY(openat(99, BAD, O_RDONLY));
	TRY(fchdir(99));
	TRY(syscall(SYS_getcwd, buf, 1));
	TRY(syscall(SYS_getcwd, BAD, 1));
	TRY(getgroups(-1, BAD));
	TRY(syscall(SYS_setgroups, 100000, BAD));
	TRY(fgetxattr(99, BAD, BAD, 3));
	TRY(waitid(99, 0, BAD, WEXITED));
	TRY(waitid(P_ALL, 0, BAD, 0));
	TRY(syscall(SYS_wait4, -1, BAD, 0xff000000, 0));
		TRY(syscall(SYS_rt_sigaction, 99, BAD, 0, 8));
	TRY(syscall(SYS_rt_sigprocmask, 99, 0, BAD, 8));
	TRY(syscall(SYS_rt_sigprocmask, 99, buf, 0, 8));
	TRY(syscall(SYS_rt_sigprocmask, 0, buf, 0, 4));
	TRY(getrlimit(99, BAD));
	TRY(syscall(SYS_clock_gettime, 99, BAD));
	TRY(syscall(SYS_clock_nanosleep, 99, 0, BAD, 0));
	TRY(getitimer(9, BAD));
	TRY(syscall(SYS_timer_gettime, 99, BAD));
	TRY(socketpair(99, 99, 0, BAD));
	TRY(pipe2(BAD, 0xfff));
	TRY(mincore(buf - (uintptr_t)buf % 4096 + 1, 10, BAD));
	TRY(syscall(SYS_statx, 99, BAD, 0xffff, 0, BAD));
	TRY(syscall(SYS_futex, BAD, 99, 0, 0, 0, 0));
	TRY(syscall(SYS_futex, (char *)buf + 1, 0, 0, 0, 0, 0));
	TRY(utimensat(99, BAD, 0, 0xff));
	TRY(sched_getaffinity(99999999, 0, BAD));
	TRY(sched_getaffinity(0, 1, (void *)buf));
	TRY(syscall(SYS_sched_setscheduler, 0, 99, BAD));
}

CASE(huge_counts) {
	int fd = file("f", "0123456789");
	TRY(read(fd, buf, 0x7fffffff));
	TRY(pread(fd, buf, 0x7ffff000, 2));
	TRY(pread(fd, buf, 0xfffffff0, 2));
	TRY(readlink("/proc/self/cwd", buf, 0x7fffffff) > 0);
	TRY(syscall(SYS_getcwd, buf, 0x7fffffff) > 0);
	int p[2];
	pipe(p);
	write(p[1], "abc", 3);
	TRY(read(p[0], buf, 0x40000000));
	int s[2];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
	write(s[1], "abcd", 4);
	TRY(recv(s[0], buf, 0x7fffffff, 0));
	write(s[1], "abcd", 4);
	struct iovec v[2] = { { buf, 2 }, { buf + 100, 0x7fffffff } };
	TRY(readv(s[0], v, 2));
	TRY(getxattr("f", "user.x", buf, 0x7fffffff));
	TRY(listxattr("f", buf, 0x7fffffff));
	int d = open("/", O_RDONLY);
	TRY(syscall(SYS_getdents64, d, buf, 0x7fffffff) > 0);
	TRY(syscall(SYS_getrandom, buf, 0x7fffffff, 99));
	TRY(syscall(SYS_sched_getaffinity, 0, 0x7ffffff8, buf) > 0);
	TRY(poll((struct pollfd *)buf, 0x7fffffff, 0));
	// Or descriptors would be asked about of which each engine has others.
	memset(buf, 0, sizeof buf);
	TRY(select(0x7fffffff, (fd_set *)buf, 0, 0, &(struct timeval){ 0, 0 }));
	int fl = open("g", O_RDWR|O_CREAT, 0600);
	TRY(syscall(SYS_sendfile, fl, fd, 0, 0x7fffffff));
	TRY(syscall(SYS_copy_file_range, fd, 0, fl, 0, 0xffffffff, 0));
}

CASE(negative_and_odd) {
	int fd = file("f", "0123456789");
	TRY(lseek(fd, -1, SEEK_SET));
	TRY(lseek(fd, 1L << 62, SEEK_SET) > 0);
	TRY(read(fd, buf, 3));
	TRY(write(fd, "x", 1));
	TRY(lseek(fd, 1L<<62, SEEK_CUR));
	TRY(pread(fd, buf, 1, -5));
	TRY(ftruncate(fd, -1));
	TRY(ftruncate(fd, 1L << 62));
	TRY(fallocate(fd, 0, -1, 5));
	TRY(fallocate(fd, 0, 0, 0));
	TRY(fallocate(fd, 0xff00, 0, 10));
	TRY(dup2(fd, -1));
	TRY(dup2(fd, 1 << 30));
	TRY(syscall(SYS_dup3, fd, fd, 0));
	TRY(syscall(SYS_dup3, fd, 20, 0xff));
	TRY(fcntl(fd, F_DUPFD, -1));
	TRY(fcntl(fd, F_DUPFD, 1 << 29));
	TRY(fcntl(fd, 999, 0));
	TRY(fcntl(fd, F_SETSIG, 65));
	TRY(fcntl(fd, F_SETSIG, SIGUSR1));
	TRY(fcntl(fd, F_GETSIG));
	int p[2];
	pipe(p);
	TRY(fcntl(p[0], F_GETPIPE_SZ));
	TRY(fcntl(p[0], F_SETPIPE_SZ, 4096));
	TRY(fcntl(p[0], F_SETPIPE_SZ, -1));
	TRY(fcntl(fd, F_GETPIPE_SZ));
	TRY(fcntl(p[0], F_SETOWN, -getpgrp()));
	IS(fcntl(p[0], F_GETOWN) == -getpgrp());
	struct flock l = { F_RDLCK, SEEK_SET, -1, 0 };
	TRY(fcntl(fd, F_SETLK, &l));
	l.l_type = 9;
	TRY(fcntl(fd, F_SETLK, &l));
	l = (struct flock){ F_WRLCK, SEEK_END, -3, 2 };
	TRY(fcntl(fd, F_SETLK, &l));
	l.l_type = F_RDLCK;
	TRY(fcntl(fd, F_GETLK, &l));
	IS(l.l_type);
	TRY(ioctl(fd, TCGETS, buf));
	TRY(ioctl(p[0], FIONREAD, buf));
	TRY(ioctl(p[0], 0x12345678, buf));
	TRY(ioctl(fd, FIONBIO, BAD));
	TRY(ioctl(fd, FIOCLEX));
	IS(fcntl(fd, F_GETFD));
	TRY(ioctl(fd, FIONCLEX));
	TRY(ioctl(fd, 0x80086601, buf));
	TRY(ioctl(fd, 0x40049409, p[0]));
	TRY(ioctl(fd, 0xC020660B, BAD));
	TRY(access("f", 8));
	TRY(chmod("f", 0177777));
	struct stat st;
	stat("f", &st);
	IS(st.st_mode & 07777);
	TRY(mkdir("d", 0));
	TRY(rmdir("d/."));
	TRY(rmdir("d/.."));
	TRY(rmdir("."));
	TRY(unlink("d"));
	TRY(rename("d", "d/e"));
	TRY(rename("f", "d"));
	TRY(link("d", "e"));
	TRY(symlink("", "e"));
	TRY(readlink("f", buf, 10));
	TRY(unlinkat(AT_FDCWD, "f", 0x99));
	TRY(mknod("n", S_IFDIR, 0));
	TRY(open("f", O_RDONLY | O_DIRECTORY));
	TRY(open("d", O_WRONLY));
	TRY(open("f/x", O_RDONLY));
	TRY(open("", O_RDONLY));
	TRY(open(".", O_TMPFILE | O_RDONLY, 0600));
	TRY(open("f", O_CREAT | O_EXCL | O_RDWR, 0600));
	TRY(open("f", 3) > 0);
	TRY(kill(0, 99));
	TRY(kill(-999999, 0));
	TRY(kill(getpid(), -1));
	TRY(syscall(SYS_tkill, 0, 0));
	TRY(syscall(SYS_tgkill, -1, 1, 0));
	TRY(syscall(SYS_tgkill, getpid(), 1, 0));
	TRY(nice(0));
	TRY(getpriority(9, 0));
	TRY(setpriority(0, 99999999, 0));
	TRY(sched_get_priority_max(99));
	TRY(alarm(0));
	TRY(setitimer(0, &(struct itimerval){ { 0, 0 }, { 0, 1000000 } }, 0));
	TRY(setitimer(9, 0, 0));
	TRY(nanosleep(&(struct timespec){ 0, -1 }, 0));
	TRY(nanosleep(&(struct timespec){ -1, 0 }, 0));
	TRY(nanosleep(&(struct timespec){ 0, 1000000000 }, 0));
	TRY(poll(0, 0, 1));
	TRY(poll(0, 1, 0));
	TRY(select(-1, 0, 0, 0, 0));
	TRY(select(0, 0, 0, 0, &(struct timeval){ 0, -1 }));
	TRY(select(0, 0, 0, 0, &(struct timeval){ 0, 1500000 }));
	TRY(syscall(SYS_epoll_create, 0));
	TRY(syscall(SYS_epoll_create, -1));
	TRY(epoll_create1(99));
	int ep = epoll_create1(0);
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, ep, (void *)buf));
	TRY(epoll_ctl(ep, 99, p[0], (void *)buf));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, fd, (void *)buf));
	TRY(epoll_wait(ep, (void *)buf, -1, 0));
	TRY(epoll_wait(ep, (void *)buf, 0x7fffffff, 0));
	TRY(epoll_wait(ep, (void *)buf, 100000000, 0));
	TRY(eventfd(1, 0xff));
	int e = eventfd(0xfffffffe, EFD_NONBLOCK);
	TRY(write(e, buf, 7));
	uint64_t x = -1;
	TRY(write(e, &x, 8));
	TRY(read(e, buf, 4));
	TRY(read(e, &x, 8));
	IS(x == 0xfffffffe);
	TRY(signalfd(-1, 0, 0));
	TRY(syscall(SYS_signalfd4, -1, buf, 4, 0));
	TRY(signalfd(fd, (void *)buf, 0));
	TRY(timerfd_create(99, 0));
	TRY(timerfd_create(0, 99));
	TRY(inotify_init1(99));
	TRY(memfd_create("x", 0xff00));
	TRY(socket(AF_INET, 99, 0));
	TRY(socket(-1, 1, 0));
	TRY(socket(AF_INET, SOCK_STREAM, 99));
	TRY(listen(fd, 1));
	TRY(shutdown(fd, 0));
	int so = socket(AF_INET, SOCK_STREAM, 0);
	TRY(shutdown(so, 9));
	TRY(shutdown(so, 0));
	TRY(accept(so, 0, 0));
	TRY(getpeername(so, (void *)buf, &(socklen_t){ 16 }));
	TRY(getsockname(so, (void *)buf, &(socklen_t){ -1 }));
	TRY(setsockopt(so, SOL_SOCKET, SO_REUSEADDR, buf, 1));
	TRY(setsockopt(so, SOL_SOCKET, 999, buf, 4));
	TRY(setsockopt(so, 99, 1, buf, 4));
	TRY(getsockopt(so, SOL_SOCKET, SO_TYPE, buf, &(socklen_t){ -1 }));
	TRY(getsockopt(so, SOL_SOCKET, SO_TYPE, buf, &(socklen_t){ 2 }));
	TRY(bind(so, (void *)buf, 3));
	TRY(bind(so, (void *)buf, 200));
	TRY(connect(so, (void *)buf, 1));
	TRY(sendto(so, buf, 1, MSG_NOSIGNAL, 0, 0));
	TRY(recv(so, buf, 1, 0));
}

CASE(waits) {
	siginfo_t i;
	TRY(waitid(P_ALL, 0, &i, WEXITED));
	TRY(waitid(P_PID, -5, &i, WEXITED));
	TRY(waitid(P_PID, 1, 0, WEXITED | 0x100));
	TRY(wait4(-99999, 0, 0, 0));
	TRY(wait4(INT_MIN, 0, 0, 0));
	pid_t pid = fork(); if (!pid) _exit(0x1234);
	memset(&i, 0xff, sizeof i);
	TRY(waitid(P_PID, pid, &i, WEXITED | WNOWAIT));
	IS(i.si_signo);
	IS(i.si_code);
	IS(i.si_status);
	IS(i.si_pid == pid);
	IS(i.si_uid == getuid());
	IS(i.si_errno);
	TRY(waitid(P_PID, pid, 0, WEXITED | WNOHANG));
	TRY(waitid(P_PID, pid, &i, WEXITED));
	pid = fork(); if (!pid) { pause(); _exit(0); }
	memset(&i, 0xff, sizeof i);
	TRY(waitid(P_PID, pid, &i, WEXITED | WNOHANG));
	IS(i.si_pid);
	IS(i.si_signo);
	kill(pid, SIGSTOP);
	TRY(waitid(P_PID, pid, &i, WSTOPPED));
	IS(i.si_code);
	IS(i.si_status);
	kill(pid, SIGCONT);
	TRY(waitid(P_PID, pid, &i, WCONTINUED));
	IS(i.si_code);
	IS(i.si_status);
	int fd = syscall(SYS_pidfd_open, pid, 0);
	kill(pid, SIGABRT);
	TRY(waitid(3, fd, &i, WEXITED));
	IS(i.si_code == CLD_DUMPED || i.si_code == CLD_KILLED);
	IS(i.si_status);
	TRY(syscall(SYS_pidfd_open, -1, 0));
	TRY(syscall(SYS_pidfd_open, 1, 99));
	TRY(syscall(SYS_pidfd_send_signal, 0, 0, 0, 0));
}

static int hits;

static void hit(int signal) { (void)signal, hits++; }


CASE(masks_while_waiting) {
	sigset_t block, none;
	sigemptyset(&none);
	sigemptyset(&block);
	sigaddset(&block, SIGUSR1);
	struct timespec ts = { 1, 0 };
	signal(SIGUSR1, hit);
	sigprocmask(SIG_BLOCK, &block, 0);
	raise(SIGUSR1);
	TRY(pselect(0, 0, 0, 0, &ts, &none));
	IS(hits);
	raise(SIGUSR1);
	TRY(ppoll(0, 0, &ts, &none));
	IS(hits);
	int ep = epoll_create1(0);
	raise(SIGUSR1);
	TRY(epoll_pwait(ep, (void *)buf, 1, 1000, &none));
	IS(hits);
	raise(SIGUSR1);
	TRY(syscall(SYS_epoll_pwait2, ep, buf, 1, &ts, &none, 8));
	IS(hits);
	raise(SIGUSR1);
	TRY(ppoll(0, 0, &(struct timespec){ 0, 0 }, &none));
	IS(hits);
	TRY(ppoll(0, 0, &(struct timespec){ 0, 0 }, &none));
	IS(hits);
	TRY(syscall(SYS_ppoll, 0, 0, &ts, &none, 16));
	long pn[2] = { (long)(uintptr_t)&none, 16 };
	TRY(syscall(SYS_pselect6, 0, 0, 0, 0, &ts, pn));
	TRY(syscall(SYS_epoll_pwait, ep, buf, 1, 0, &none, 4));
	TRY(syscall(SYS_rt_sigsuspend, BAD, 8));
	sigset_t p;
	sigpending(&p);
	IS(sigismember(&p, SIGUSR1));
	raise(SIGUSR1);
	IS(sigtimedwait(&block, 0, &ts));
	TRY(sigtimedwait(&block, 0, &(struct timespec){ 0, 0 }));
	TRY(sigtimedwait(&block, 0, &(struct timespec){ 0, -1 }));
	int fd = signalfd(-1, &block, SFD_NONBLOCK);
	struct signalfd_siginfo si;
	TRY(read(fd, &si, sizeof si));
	raise(SIGUSR1);
	TRY(read(fd, &si, 10));
	TRY(read(fd, &si, sizeof si));
	IS(si.ssi_signo);
	IS(si.ssi_code);
	IS(si.ssi_pid == getpid());
}

CASE(directories_slowly) {
	for (int i = 0; i < 20; i++) { char n[20]; sprintf(n, "file-%d", i); close(open(n, O_CREAT | O_WRONLY, 0600)); }
	int d = open(".", O_RDONLY), total = 0;
	long r;
	TRY(syscall(SYS_getdents64, d, buf, 10));
	TRY(syscall(SYS_getdents64, d, buf, 0));
	while ((r = syscall(SYS_getdents64, d, buf, 48)) > 0) for (long o = 0; o < r; o += ((struct dirent *)(buf + o))->d_reclen) total++;
	IS(r);
	IS(total);
	TRY(lseek(d, 0, SEEK_SET));
	TRY(syscall(SYS_getdents, d, buf, 4096) > 0);
	TRY(syscall(SYS_getdents, d, buf, 1));
	TRY(syscall(SYS_getdents64, open("/dev/null", 0), buf, 100));
	DIR *dir = opendir(".");
	long pos[30];
	int n = 0;
	struct dirent *e;
	char second[64] = "";
	while (n < 5 && (e = readdir(dir))) { pos[n++] = telldir(dir); } e = readdir(dir);
	strcpy(second, e->d_name);
	seekdir(dir, pos[4]);
	e = readdir(dir);
	IS(strcmp(second, e->d_name));
	rewinddir(dir);
	n = 0;
	while (readdir(dir)) n++;
	IS(n);
}

CASE(messages_before_a_bad_one) {
	int s[2];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
	struct iovec good = { "abc", 3 }, bad = { BAD, 3 };
	struct iovec *each[] = { &good, &bad, BAD };
	struct mmsghdr m[3] = { 0 };
	for (int i = 0; i < 3; i++) m[i].msg_hdr.msg_iov = each[i], m[i].msg_hdr.msg_iovlen = 1;
	TRY(syscall(SYS_sendmmsg, s[0], m, 3, 0));
	TRY(syscall(SYS_sendmmsg, s[0], m + 1, 2, 0));
	TRY(syscall(SYS_sendmmsg, s[0], m + 2, 1, 0));
	m[2].msg_hdr.msg_iovlen = 2000;
	TRY(syscall(SYS_sendmmsg, s[0], m + 2, 1, 0));
	TRY(syscall(SYS_sendmmsg, 99, BAD, 1, 0));
	struct iovec into = { buf, 10 };
	m[0].msg_hdr.msg_iov = &into;
	TRY(syscall(SYS_recvmmsg, s[1], m, 2, MSG_DONTWAIT, 0));
	IS(m[0].msg_len);
	TRY(syscall(SYS_recvmmsg, s[1], BAD, 1, MSG_DONTWAIT, 0));
}
