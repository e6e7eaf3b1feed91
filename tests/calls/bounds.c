// Pointers at the edge of memory: what ends there is good, what reaches one byte over it, lies beyond it, wraps or is NULL is EFAULT, and
// a call that is refused has no effect. The edge is a page that cannot be touched, and in Wasm also the end of the memory.
#include "case.h"
#include <mqueue.h>
#include <sys/epoll.h>
#include <sys/statfs.h>
#include <sys/timerfd.h>

static int pair[2], tcp, reader, ep, timer, zero, dir;

// size bytes before the edge
static char *edge(long size)
{
	static char *end;
	if (!end) {
		end = (char *)mmap(0, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) + 2 * PAGE;
		mprotect(end, PAGE, PROT_NONE);
	}
	return end - size;
}

#define S(...) syscall(__VA_ARGS__)
#define CALLS(X) \
	X(getcwd, 64, S(SYS_getcwd, p, 64)) \
	X(stat, 144, S(SYS_stat, "/", p)) \
	X(fstat, 144, S(SYS_fstat, 0, p)) \
	X(lstat, 144, S(SYS_lstat, "/", p)) \
	X(newfstatat, 144, S(SYS_newfstatat, AT_FDCWD, "/", p, 0)) \
	X(statx, 256, S(SYS_statx, AT_FDCWD, "/", 0, 0x7ff, p)) \
	X(statfs, 120, S(SYS_statfs, "/", p)) \
	X(fstatfs, 120, S(SYS_fstatfs, zero, p)) \
	X(pipe, 8, S(SYS_pipe, p)) \
	X(pipe2, 8, S(SYS_pipe2, p, 0)) \
	X(socketpair, 8, S(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, p)) \
	X(poll, 8, S(SYS_poll, p, 1, 0)) \
	X(ppoll, 8, S(SYS_ppoll, p, 1, zero_time, 0, 8)) \
	X(select, 16, S(SYS_select, 128, p, 0, 0, zero_time)) \
	X(nanosleep, 16, S(SYS_nanosleep, p, 0)) \
	X(clock_nanosleep, 16, S(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, p, 0)) \
	X(clock_gettime, 16, S(SYS_clock_gettime, CLOCK_REALTIME, p)) \
	X(clock_gettime_slow, 16, S(SYS_clock_gettime, CLOCK_PROCESS_CPUTIME_ID, p)) \
	X(getitimer, 32, S(SYS_getitimer, ITIMER_REAL, p)) \
	X(timerfd_gettime, 32, S(SYS_timerfd_gettime, timer, p)) \
	X(timerfd_settime, 32, S(SYS_timerfd_settime, timer, 0, p, 0)) \
	X(uname, 390, S(SYS_uname, p)) \
	X(getrlimit, 16, S(SYS_getrlimit, RLIMIT_CORE, p)) \
	X(setrlimit, 16, (memset(old_limit, 0, 16), S(SYS_getrlimit, RLIMIT_CORE, old_limit), S(SYS_setrlimit, RLIMIT_CORE, p))) \
	X(getrusage, 144, S(SYS_getrusage, RUSAGE_SELF, p)) \
	X(sysinfo, 112, S(SYS_sysinfo, p)) \
	X(times, 32, S(SYS_times, p) > 0 ? 0 : -1) \
	X(getresuid, 4, S(SYS_getresuid, p, old_limit, old_limit)) \
	X(getresgid, 4, S(SYS_getresgid, old_limit, old_limit, p)) \
	X(getrandom, 100, S(SYS_getrandom, p, 100, 0)) \
	X(sched_getparam, 4, S(SYS_sched_getparam, 0, p)) \
	X(sched_rr_get_interval, 16, S(SYS_sched_rr_get_interval, 0, p)) \
	X(rt_sigpending, 8, S(SYS_rt_sigpending, p, 8)) \
	X(rt_sigprocmask, 8, S(SYS_rt_sigprocmask, SIG_BLOCK, 0, p, 8)) \
	X(read, 64, S(SYS_read, zero, p, 64)) \
	X(pread64, 64, S(SYS_pread64, reader, p, 64, 0)) \
	X(write, 64, S(SYS_write, pair[1], p, 64)) \
	X(getdents64, 48, S(SYS_getdents64, (S(SYS_lseek, dir, 0, 0), dir), p, 48)) \
	X(readlink, 4, S(SYS_readlink, "/proc/self/cwd", p, 4)) \
	X(getsockname, 16, S(SYS_getsockname, tcp, p, &length)) \
	X(getsockname_length, 4, S(SYS_getsockname, tcp, address, p)) \
	X(getsockopt, 4, S(SYS_getsockopt, tcp, SOL_SOCKET, SO_TYPE, p, &four)) \
	X(getsockopt_length, 4, S(SYS_getsockopt, tcp, SOL_SOCKET, SO_TYPE, address, p)) \
	X(setsockopt, 4, S(SYS_setsockopt, tcp, SOL_SOCKET, SO_KEEPALIVE, p, 4)) \
	X(epoll_ctl, 12, S(SYS_epoll_ctl, ep, EPOLL_CTL_MOD, pair[0], p)) \
	X(ioctl_winsize, 4, S(SYS_ioctl, pair[0], 0x541b, p)) \
	X(fcntl_lock, 32, S(SYS_fcntl, reader, F_GETLK, p)) \
	X(prctl_name, 16, S(SYS_prctl, PR_GET_NAME, p, 0, 0, 0)) \
	X(capget, 8, S(SYS_capget, (*(unsigned *)good = 0x20080522, p != edge(8) ? p : memcpy(p, good, 8)), good + 8)) \
	X(utimensat, 32, S(SYS_utimensat, AT_FDCWD, "f", p, 0)) \
	X(chdir, 2, S(SYS_chdir, p == edge(2) ? memcpy(p, ".", 2) : p)) \
	X(open, 2, S(SYS_open, p == edge(2) ? memcpy(p, ".", 2) : p, O_RDONLY, 0) > 0 ? 0 : -1) \
	X(access, 2, S(SYS_access, p == edge(2) ? memcpy(p, ".", 2) : p, F_OK)) \
	X(statfs_path, 2, S(SYS_statfs, p == edge(2) ? memcpy(p, ".", 2) : p, good)) \
	X(futex, 4, S(SYS_futex, p, 1, 1, 0, 0, 0)) \
	X(readv, 64, (vector[0] = (struct iovec){ p, 64 }, S(SYS_readv, zero, vector, 1))) \
	X(prlimit64, 16, S(SYS_prlimit64, 0, RLIMIT_CORE, 0, p)) \
	X(gettimeofday, 16, S(SYS_gettimeofday, p, 0)) \
	X(mincore, 1, S(SYS_mincore, edge(2 * PAGE), PAGE, p))

static char good[256], old_limit[64], address[64], zero_time[16];
static int length = 16, four = 4;
static struct iovec vector[2];

#define DECLARE(name, size, call) static long call_##name(char *p) { length = 16, four = 4, *(int *)address = 0; return call; }
CALLS(DECLARE)
#define ROW(name, size, call) { #name, size, call_##name },
static const struct { const char *name; long size; long (*call)(char *); } calls[] = { CALLS(ROW) };
enum { CALL_COUNT = sizeof calls / sizeof *calls };

static void prepare(void)
{
	struct sockaddr_storage a = { .ss_family = AF_INET };
	pipe(pair), fcntl(pair[1], F_SETFL, O_NONBLOCK);
	tcp = socket(AF_INET, SOCK_STREAM, 0), reader = open("/proc/self/exe", O_RDONLY), ep = epoll_create1(0), zero = open("/dev/zero", O_RDONLY);
	timer = timerfd_create(CLOCK_MONOTONIC, 0), dir = open("/", O_RDONLY);
	struct epoll_event e = { EPOLLIN };
	epoll_ctl(ep, EPOLL_CTL_ADD, pair[0], &e);
	close(file("f", "x"));
}

static const char *result(long r) { return r == -1 ? errno_name(errno) : "done"; }

static void try_all(const char *what, char *(*place)(long size))
{
	prepare();
	for (int i = 0; i < CALL_COUNT; i++) {
		char *p = place(calls[i].size);
		errno = 0;
		long r = calls[i].call(p);
		printf("  %s %s: %s\n", calls[i].name, what, result(r));
	}
}

static char *up_to(long size)
{
	char *p = edge(size);
	memset(p, 0, size);
	// A length that fits, where the call expects one.
	if (size == 4) *(int *)p = 4;
	if (size == 32) p[1] = 0, *(short *)p = F_RDLCK;
	return p;
}
static char *one_over(long size) { return edge(size - 1); }
static char *inside_the_hole(long size) { (void)size; return edge(0) + 8; }
static char *far_beyond(long size) { (void)size; return (char *)-8192; }
static char *wrapping(long size) { return (char *)(size == 4 ? -4 : -1); }

CASE(up_to_the_edge) { try_all("up to the edge", up_to); }
CASE(one_byte_over) { try_all("one over", one_over); }
CASE(inside_a_hole) { try_all("inside a hole", inside_the_hole); }
CASE(beyond_everything) { try_all("beyond", far_beyond); }
CASE(around_the_end) { try_all("wrapping", wrapping); }

CASE(null_pointers) {
	prepare();
	TRY(S(SYS_stat, 0, good));
	TRY(S(SYS_stat, "/", 0));
	TRY(S(SYS_pipe, 0));
	TRY(S(SYS_uname, 0));
	TRY(S(SYS_getrlimit, 0, 0));
	TRY(S(SYS_nanosleep, 0, 0));
	TRY(S(SYS_clock_gettime, 0, 0));
	TRY(S(SYS_gettimeofday, 0, 0));
	TRY(S(SYS_read, zero, 0, 1));
	TRY(S(SYS_read, zero, 0, 0));
	TRY(S(SYS_getcwd, 0, 10));
	TRY(S(SYS_readv, zero, 0, 1));
	TRY(S(SYS_readv, zero, 0, 0));
	TRY(S(SYS_getsockname, tcp, 0, &length));
	TRY(S(SYS_getsockname, tcp, address, 0));
	TRY(S(SYS_futex, 0, 1, 1, 0, 0, 0));
	TRY(S(SYS_times, 0) > 0);
	TRY(S(SYS_sysinfo, 0));
	TRY(S(SYS_getrandom, 0, 1, 0));
	TRY(S(SYS_epoll_ctl, ep, EPOLL_CTL_MOD, pair[0], 0));
	TRY(S(SYS_epoll_wait, ep, 0, 1, 0));
	TRY(S(SYS_sendmsg, tcp, 0, 0));
	TRY(S(SYS_recvmsg, tcp, 0, 0));
	TRY(S(SYS_prlimit64, 0, 0, 0, 0));
	TRY(S(SYS_setitimer, 0, 0, 0));
	TRY(S(SYS_sched_setparam, 0, 0));
	TRY(S(SYS_rt_sigsuspend, 0, 8));
	TRY(S(SYS_chdir, 0));
	TRY(S(SYS_symlink, "x", 0));
	TRY(S(SYS_rename, 0, "x"));
	TRY(S(SYS_execve, 0, 0, 0));
	TRY(S(SYS_timer_create, 0, 0, 0));
	TRY(S(SYS_openat2, AT_FDCWD, ".", 0, 24));
	TRY(S(SYS_openat2, AT_FDCWD, 0, good, 24));
}

CASE(vectors_and_messages) {
	prepare();
	char *bad = edge(0);
	struct iovec v[2] = { { good, 4 }, { bad, 4 } };
	TRY(S(SYS_writev, pair[1], bad, 1));
	TRY(S(SYS_readv, zero, edge(7), 1));
	int p[2];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, p);
	v[0].iov_base = bad;
	struct msghdr m = { .msg_iov = v, .msg_iovlen = 1 };
	TRY(S(SYS_sendmsg, p[0], &m, 0));
	v[0].iov_base = good;
	m.msg_iov = (void *)bad;
	TRY(S(SYS_sendmsg, p[0], &m, 0));
	m.msg_iov = v, m.msg_name = bad, m.msg_namelen = 16;
	TRY(S(SYS_sendmsg, p[0], &m, 0));
	m.msg_name = 0, m.msg_control = bad, m.msg_controllen = 32;
	TRY(S(SYS_sendmsg, p[0], &m, 0));
	m.msg_control = 0, m.msg_controllen = 0;
	TRY(S(SYS_sendmsg, p[0], &m, 0));
	v[0].iov_base = bad;
	TRY(S(SYS_recvmsg, p[1], &m, MSG_DONTWAIT));
	TRY(S(SYS_sendmsg, p[0], edge(16), 0));
	TRY(S(SYS_sendmmsg, p[0], bad, 1, 0));
	TRY(S(SYS_recvmmsg, p[0], bad, 1, MSG_DONTWAIT, 0));
}

CASE(strings_that_do_not_end) {
	char *s = edge(10);
	memset(s, 'x', 10);
	TRY(S(SYS_chdir, s));
	TRY(S(SYS_open, s, O_RDONLY));
	TRY(S(SYS_rename, s, "x"));
	TRY(S(SYS_rename, "x", s));
	TRY(S(SYS_memfd_create, s, 0));
	TRY(S(SYS_getxattr, ".", s, 0, 0));
	TRY(S(SYS_mq_unlink, s));
	char *args[] = { s, 0 };
	TRY(S(SYS_execve, "/bin/true", args, 0));
	TRY(S(SYS_execve, "/bin/true", edge(3), 0));
	TRY(S(SYS_execve, s, args, 0));
	s[9] = 0;
	TRY(S(SYS_chdir, s));
	TRY(S(SYS_readlink, s, good, 10));
}

CASE(a_refused_call_has_no_effect) {
	prepare();
	struct stat st;
	int before = open("/dev/null", O_RDONLY), lock = S(SYS_pipe, edge(4));
	TRY(lock);
	close(before);
	IS(open("/dev/null", O_RDONLY) == before);
	TRY(S(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, edge(4)));
	TRY(S(SYS_read, file("g", "0123456789"), edge(0), 5));
	TRY(S(SYS_utimensat, AT_FDCWD, "f", edge(31), 0));
	stat("f", &st);
	IS(st.st_mtime > 1000000000);
	TRY(S(SYS_rt_sigprocmask, SIG_BLOCK, edge(7), 0, 8));
}

#ifdef __wasm__
#define END ((char *)((uint64_t)__builtin_wasm_memory_size(0) << 16 & 0xffffffff))
static char *end_of_memory(void)
{
	// The last page of the memory is ours, and mapped.
	static char *end;
	edge(0);
	while (!end) {
		char *p = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (p + PAGE == END) end = END;
	}
	return end;
}
static char *up_to_end(long size)
{
	char *p = memcpy(end_of_memory() - size, up_to(size), size);
	// What the calls write at the other edge before they look at it: a path, the version of capabilities.
	if (size == 2) *p = '.';
	if (size == 8) *(unsigned *)p = 0x20080522;
	return p;
}
static char *one_over_end(long size) { return end_of_memory() - size + 1; }
static char *behind_end(long size) { (void)size; return end_of_memory(); }
// The end of the memory is like any other page that cannot be touched.
static void same_as(const char *what, char *(*place)(long), char *(*place_at_hole)(long))
{
	int wrong = 0;
	prepare();
	for (int i = 0; i < CALL_COUNT; i++) {
		// A string may end before the edge.
		if (place == one_over_end && calls[i].size == 2) continue;
		char results[2][20];
		for (int at_hole = 0; at_hole < 2; at_hole++) {
			char *p = (at_hole ? place_at_hole : place)(calls[i].size);
			errno = 0;
			strcpy(results[at_hole], result(calls[i].call(p)));
		}
		if (strcmp(results[0], results[1])) wrong++, printf("  %s %s: %s, not %s\n", calls[i].name, what, results[0], results[1]);
	}
	printf("  %s: %d wrong\n", what, wrong);
}
#else
#define same_as(what, place, place_at_hole) printf("  %s: 0 wrong\n", what)
#endif

CASE(at_the_end_of_memory) { same_as("up to the end", up_to_end, up_to); }
CASE(one_byte_over_the_end_of_memory) { same_as("one over the end", one_over_end, one_over); }
CASE(behind_the_end_of_memory) { same_as("behind the end", behind_end, inside_the_hole); }
