// Many small cases in one program. Each runs in a process and a directory of its own and prints what the calls under test answer; the
// natively compiled program says what is right. With the argument "user" all of it runs without privileges; $QUICK cuts long loops short.
//
//	CASE(name) { TRY(rmdir("missing")); ... }
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Numbers that are newer than one of the C libraries.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#ifndef SYS_quotactl_fd
#define SYS_quotactl_fd 443
#endif
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif
#ifndef SYS_futex_waitv
#define SYS_futex_waitv 449
#endif

enum { PAGE = 4096 };

static struct { const char *name; void (*run)(void); } cases[200];
static int case_count;

#define CASE(case_) \
	static void case_(void); \
	__attribute__((constructor)) static void add_##case_(void) { cases[case_count].name = #case_, cases[case_count++].run = case_; } \
	static void case_(void)

static const char *errno_name(int e)
{
	static char number[16];
	switch (e) {
#define N(e) case e: return #e;
	N(EPERM) N(ENOENT) N(ESRCH) N(EINTR) N(EIO) N(ENXIO) N(E2BIG) N(ENOEXEC) N(EBADF) N(ECHILD) N(EAGAIN) N(ENOMEM) N(EACCES) N(EFAULT)
	N(ENOTBLK) N(EBUSY) N(EEXIST) N(EXDEV) N(ENODEV) N(ENOTDIR) N(EISDIR) N(EINVAL) N(ENFILE) N(EMFILE) N(ENOTTY) N(ETXTBSY) N(EFBIG)
	N(ENOSPC) N(ESPIPE) N(EROFS) N(EMLINK) N(EPIPE) N(EDOM) N(ERANGE) N(EDEADLK) N(ENAMETOOLONG) N(ENOLCK) N(ENOSYS) N(ENOTEMPTY)
	N(ELOOP) N(ENOMSG) N(EIDRM) N(ENODATA) N(EOVERFLOW) N(ENOTSOCK) N(EDESTADDRREQ) N(EMSGSIZE) N(EPROTOTYPE) N(ENOPROTOOPT)
	N(EPROTONOSUPPORT) N(ESOCKTNOSUPPORT) N(EOPNOTSUPP) N(EAFNOSUPPORT) N(EADDRINUSE) N(EADDRNOTAVAIL) N(ECONNABORTED) N(ECONNRESET)
	N(EISCONN) N(ENOTCONN) N(ETIMEDOUT) N(ECONNREFUSED) N(EALREADY) N(EINPROGRESS) N(ESTALE) N(ECANCELED)
#undef N
	}
	snprintf(number, sizeof number, "%d", e);
	return number;
}

static long report(const char *call, long result)
{
	if (result == -1) printf("  %s: %s\n", call, errno_name(errno));
	else printf("  %s = %ld\n", call, result);
	errno = 0;
	return result;
}

// Prints a call with its result or error.
#define TRY(...) report(#__VA_ARGS__, (errno = 0, (long)(__VA_ARGS__)))
// Prints a call with its error or that it succeeded: for results that differ from run to run.
#define DO(...) ({ errno = 0; long r_ = (long)(__VA_ARGS__); report(#__VA_ARGS__, r_ == -1 ? -1 : 0); r_; })
// Prints a condition that must hold, or a number that must be the same.
#define IS(...) printf("  %s: %ld\n", #__VA_ARGS__, (long)(__VA_ARGS__))
// Prints a mapping's error or that there is one.
#define MAP(...) ({ errno = 0; char *m_ = (__VA_ARGS__); report(#__VA_ARGS__, m_ == MAP_FAILED ? -1 : 0); m_; })

static void on_signal(int signal) { (void)signal; }

// Has a signal interrupt calls, without restart.
static void interrupt_by(int signal, int flags)
{
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = flags };
	sigaction(signal, &action, 0);
}

// Raises SIGALRM after some milliseconds, again and again.
static void alarm_in(int ms)
{
	struct itimerval timer = { { 0, ms * 1000 }, { 0, ms * 1000 } };
	setitimer(ITIMER_REAL, &timer, 0);
}

// A file with a text, open for reading and writing.
static int file(const char *name, const char *text)
{
	int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0644);
	if (write(fd, text, strlen(text)) != (ssize_t)strlen(text)) abort();
	lseek(fd, 0, SEEK_SET);
	return fd;
}

// The exit status of a child, or 1000 and its signal.
static int status_of(pid_t pid)
{
	int status;
	if (waitpid(pid, &status, 0) != pid) return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static int drop(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static void run_case(int i)
{
	char dir[] = "/tmp/case-XXXXXX";
	if (!mkdtemp(dir)) abort();
	printf("%s\n", cases[i].name);
	fflush(stdout);
	pid_t pid = fork();
	if (!pid) {
		prctl(PR_SET_NAME, cases[i].name);
		alarm(60);
		if (chdir(dir)) abort();
		cases[i].run();
		fflush(stdout);
		_exit(0);
	}
	int status = status_of(pid);
	if (status) printf("  ended by %d\n", status);
	chmod(dir, 0700);
	nftw(dir, drop, 10, FTW_DEPTH | FTW_PHYS);
}

int main(int argc, char **argv)
{
	umask(022);
	if (argc > 1 && !strcmp(argv[1], "user") && !getuid() && (setgroups(0, 0) || setgid(65534) || setuid(65534))) abort();
	for (int i = 0; i < case_count; i++)
		if (argc < 3 || !strcmp(argv[2], cases[i].name)) run_case(i);
	exit(0);
}
