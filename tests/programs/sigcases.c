// Signals, case by case: errors of each call, what siginfo says, masks and contexts, order of delivery, queues, flags of actions, alternate
// stacks, timers, descriptors for signals, and which blocking calls a handler interrupts or restarts.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static char log_text[4096];
static volatile sig_atomic_t hits, spare;
static siginfo_t seen;
static void say(const char *text) { strcat(log_text, text); }
static void letter(int sig) { char t[3] = { "?abcdefghijklmnopqrstuvwxyz"[sig < 27 ? sig : sig - 34 + 10], 0 }; say(t); hits++; }
static void count(int sig) { hits++; }
static void keep(int sig, siginfo_t *info, void *context) { hits++; seen = *info; }
static void both(int sig) { letter(sig); if (sig == SIGUSR1) { raise(SIGUSR2); say("-"); } }
static const char *name_of(int e)
{
	switch (e) {
#define N(x) case x: return #x;
	case 0: return "0";
	N(EINVAL) N(EINTR) N(EAGAIN) N(EFAULT) N(ESRCH) N(EPERM) N(ENOMEM) N(ECHILD) N(EPIPE) N(EBADF) N(ENOSYS) N(ETIMEDOUT)
	}
	return "other";
}
static void expect_errno(const char *what, long r) { printf("%s: %ld %s\n", what, r, r < 0 ? name_of(errno) : "ok"); }


static void install(int sig, void *handler, int flags, int mask)
{
	struct sigaction sa = { .sa_flags = flags };
	sa.sa_handler = (void (*)(int))handler;
	sigemptyset(&sa.sa_mask);
	if (mask) sigaddset(&sa.sa_mask, mask);
	sigaction(sig, &sa, 0);
}
static void block(int how, int sig)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(how, &set, 0);
}
static void after(long us) { setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, us } }, 0); }
static int is_blocked(int sig) { sigset_t set; sigprocmask(SIG_BLOCK, 0, &set); return sigismember(&set, sig); }
static int is_pending(int sig) { sigset_t set; sigpending(&set); return sigismember(&set, sig); }

static void errors(void)
{
	struct sigaction sa = { .sa_handler = count };
	expect_errno("sigaction 0", sigaction(0, &sa, 0));
	expect_errno("sigaction 65", sigaction(65, &sa, 0));
	expect_errno("sigaction SIGSTOP", sigaction(SIGSTOP, &sa, 0));
	expect_errno("kill with 65", kill(getpid(), 65));
	expect_errno("kill with 0", kill(getpid(), 0));
	expect_errno("kill nobody", kill(0x3ffffff, 0));
	expect_errno("tgkill of another group", syscall(SYS_tgkill, 1, getpid(), 0));
	expect_errno("tkill 0", syscall(SYS_tkill, 0, 0));
	sigset_t set;
	sigemptyset(&set);
	expect_errno("sigprocmask how", sigprocmask(77, &set, 0));
	stack_t ss = { .ss_sp = &set, .ss_size = 100 };
	expect_errno("small stack", sigaltstack(&ss, 0));
	ss = (stack_t){ .ss_sp = &set, .ss_size = 65536, .ss_flags = 77 };
	expect_errno("stack flags", sigaltstack(&ss, 0));
	expect_errno("sigqueue 65", sigqueue(getpid(), 65, (union sigval){ 0 }));
	expect_errno("timer of no kind", setitimer(99, &(struct itimerval){ 0 }, 0));
	expect_errno("timer of too many microseconds", setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, 1000000 } }, 0));
	expect_errno("sigtimedwait with bad time", sigtimedwait(&set, 0, &(struct timespec){ 0, -1 }));
	expect_errno("signalfd of no descriptor", signalfd(99, &set, 0));
	expect_errno("signalfd flags", signalfd(-1, &set, 77));
	expect_errno("siginfo that pretends", syscall(SYS_rt_sigqueueinfo, 1, SIGUSR1, &(siginfo_t){ .si_code = SI_USER }));
}

static void context_mask(int sig, siginfo_t *info, void *context)
{
	ucontext_t *u = context;
	printf("in the handler: SIGUSR1 blocked %d, SIGUSR2 blocked %d, context has SIGHUP %d\n", is_blocked(SIGUSR1), is_blocked(SIGUSR2), sigismember(&u->uc_sigmask, SIGHUP));
	sigaddset(&u->uc_sigmask, SIGWINCH);
	sigdelset(&u->uc_sigmask, SIGHUP);
}
static void context_stack(int sig, siginfo_t *info, void *context)
{
	ucontext_t *u = context;
	stack_t now;
	sigaltstack(0, &now);
	printf("stack in context %d, disabled now %d\n", u->uc_stack.ss_size == 65536, now.ss_flags == SS_DISABLE);
}
static void deep_on_stack(int sig)
{
	stack_t now;
	char here;
	sigaltstack(0, &now);
	now.ss_flags &= ~SS_ONSTACK; /* which musl refuses itself */
	int on = &here >= (char *)now.ss_sp && &here < (char *)now.ss_sp + now.ss_size;
	printf("signal %d on the stack %d, change it: %d\n", sig == SIGUSR1 ? 1 : 2, on, sigaltstack(&now, 0) < 0 && errno == EPERM);
	if (sig == SIGUSR1) raise(SIGUSR2);
}

static void masks(void)
{
	block(SIG_BLOCK, SIGHUP);
	install(SIGUSR1, context_mask, SA_SIGINFO, SIGUSR2);
	raise(SIGUSR1);
	printf("a mask changed by the context: SIGWINCH %d, SIGHUP %d\n", is_blocked(SIGWINCH), is_blocked(SIGHUP));
	block(SIG_UNBLOCK, SIGWINCH);
	sigset_t set;
	sigfillset(&set);
	sigprocmask(SIG_SETMASK, &set, 0);
	printf("SIGKILL cannot be blocked: %d, SIGSTOP %d, SIGSEGV can %d\n", is_blocked(SIGKILL), is_blocked(SIGSTOP), is_blocked(SIGSEGV));
	sigemptyset(&set);
	sigprocmask(SIG_SETMASK, &set, 0);

	char *stack = malloc(65536);
	stack_t ss = { .ss_sp = stack, .ss_size = 65536 };
	sigaltstack(&ss, 0);
	install(SIGUSR1, deep_on_stack, SA_ONSTACK, 0);
	install(SIGUSR2, deep_on_stack, SA_ONSTACK, 0);
	raise(SIGUSR1);
	install(SIGUSR2, deep_on_stack, 0, 0);
	raise(SIGUSR2);
	ss.ss_flags = 1U << 31;
	expect_errno("SS_AUTODISARM", sigaltstack(&ss, 0));
	install(SIGUSR1, context_stack, SA_ONSTACK | SA_SIGINFO, 0);
	raise(SIGUSR1);
	stack_t now;
	sigaltstack(0, &now);
	printf("armed again %d\n", now.ss_size == 65536 && !(now.ss_flags & SS_DISABLE));
	ss = (stack_t){ .ss_flags = SS_DISABLE };
	sigaltstack(&ss, &now);
	sigaltstack(0, &now);
	printf("disabled %d\n", now.ss_flags == SS_DISABLE);
	free(stack);
}

static void order(void)
{
	sigset_t all, none;
	sigfillset(&all);
	sigemptyset(&none);
	for (int sig = 1; sig < 27; sig++) if (sig != 9 && sig != 19) install(sig, letter, 0, 0);
	for (int sig = 34; sig < 44; sig++) install(sig, letter, 0, 0);
	log_text[0] = 0;
	sigprocmask(SIG_SETMASK, &all, 0);
	int order[] = { 43, 20, 40, 2, 36, 1, 40, 12, 40, 10 };
	for (int i = 0; i < 10; i++) kill(getpid(), order[i]);
	sigprocmask(SIG_SETMASK, &none, 0);
	/* With nothing else masked, each handler is interrupted at its begin by the next: the last is first. */
	printf("unblocked at once: %zu letters\n", strlen(log_text));
	for (int sig = 1; sig < 44; sig++) if (sig != 9 && sig != 19 && sig != 32 && sig != 33) {
		struct sigaction sa = { .sa_handler = letter };
		sigfillset(&sa.sa_mask);
		sigaction(sig, &sa, 0);
	}
	log_text[0] = 0;
	sigprocmask(SIG_SETMASK, &all, 0);
	for (int i = 0; i < 10; i++) kill(getpid(), order[i]);
	sigprocmask(SIG_SETMASK, &none, 0);
	printf("one after the other: %s\n", log_text);
	log_text[0] = 0;
	install(SIGUSR1, both, 0, SIGUSR2);
	install(SIGUSR2, both, 0, 0);
	raise(SIGUSR1);
	printf("blocked by the first's mask: %s\n", log_text);
	log_text[0] = 0;
	install(SIGUSR1, both, 0, 0);
	raise(SIGUSR1);
	printf("not blocked: %s\n", log_text);
	for (int sig = 1; sig < 44; sig++) if (sig != 9 && sig != 19 && sig != 32 && sig != 33) install(sig, SIG_DFL, 0, 0);
}

static void information(void)
{
	install(SIGUSR1, keep, SA_SIGINFO, 0);
	kill(getpid(), SIGUSR1);
	printf("kill: code SI_USER %d, pid %d, uid %d\n", seen.si_code == SI_USER, seen.si_pid == getpid(), seen.si_uid == getuid());
	pthread_kill(pthread_self(), SIGUSR1);
	printf("pthread_kill: SI_TKILL %d, pid %d\n", seen.si_code == SI_TKILL, seen.si_pid == getpid());
	sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = 0x12345678 });
	printf("sigqueue: SI_QUEUE %d, value %x\n", seen.si_code == SI_QUEUE, seen.si_value.sival_int);
	siginfo_t own = { 0 };
	own.si_signo = SIGUSR1, own.si_code = -60, own.si_errno = 5;
	syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &own);
	printf("rt_sigqueueinfo: code %d, errno %d\n", seen.si_code, seen.si_errno);
	syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), SIGUSR1, &own);
	printf("rt_tgsigqueueinfo: code %d\n", seen.si_code);
	install(SIGALRM, keep, SA_SIGINFO, 0);
	after(1000);
	pause();
	printf("setitimer: SI_KERNEL %d\n", seen.si_code == SI_KERNEL);
	install(SIGCHLD, keep, SA_SIGINFO, 0);
	int status;
	for (int how = 0; how < 2; how++) {
		pid_t pid = fork();
		if (!pid) {
			if (how) raise(SIGKILL);
			_exit(7);
		}
		while (waitpid(pid, &status, 0) < 0);
		printf("SIGCHLD: %s %d, status %d, pid %d\n", how ? "CLD_KILLED" : "CLD_EXITED", seen.si_code == (how ? CLD_KILLED : CLD_EXITED), seen.si_status, seen.si_pid == pid);
	}
	install(SIGPIPE, keep, SA_SIGINFO, 0);
	int p[2];
	pipe(p);
	close(p[0]);
	hits = 0;
	ssize_t n = write(p[1], "x", 1);
	printf("SIGPIPE: %zd %s, hits %d\n", n, name_of(errno), hits);
	close(p[1]);
	socketpair(AF_UNIX, SOCK_STREAM, 0, p);
	close(p[0]);
	hits = 0;
	n = send(p[1], "x", 1, MSG_NOSIGNAL);
	printf("MSG_NOSIGNAL: %zd %s, hits %d\n", n, name_of(errno), hits);
	close(p[1]);
	install(SIGPIPE, SIG_DFL, 0, 0);
	int fd = 0;
	install(SIGIO, keep, SA_SIGINFO, 0);
	socketpair(AF_UNIX, SOCK_STREAM, 0, p);
	fcntl(p[0], F_SETOWN, getpid());
	fcntl(p[0], F_SETSIG, SIGIO);
	fcntl(p[0], F_SETFL, O_ASYNC | O_NONBLOCK);
	hits = 0;
	write(p[1], "x", 1);
	for (int i = 0; i < 1000 && !hits; i++) usleep(100);
	printf("SIGIO: hits %d, POLL_IN %d, descriptor %d, band %d\n", hits > 0, seen.si_code == POLL_IN, seen.si_fd == p[0], !!(seen.si_band & POLLIN));
	close(p[0]), close(p[1]);
	install(SIGIO, SIG_DFL, 0, 0);
	install(SIGCHLD, SIG_DFL, 0, 0);
}

static void queues(void)
{
	int rt = SIGRTMIN + 1;
	install(rt, keep, SA_SIGINFO, 0);
	block(SIG_BLOCK, rt);
	block(SIG_BLOCK, SIGUSR1);
	for (int i = 0; i < 5; i++) sigqueue(getpid(), rt, (union sigval){ .sival_int = i }), sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = i });
	hits = 0;
	printf("pending: %d %d\n", is_pending(rt), is_pending(SIGUSR1));
	block(SIG_UNBLOCK, rt);
	printf("real-time signals are queued: %d, last value %d\n", hits, seen.si_value.sival_int);
	hits = 0;
	block(SIG_UNBLOCK, SIGUSR1);
	printf("others are not: %d, value %d\n", hits, seen.si_value.sival_int);
	block(SIG_BLOCK, rt);
	pid_t pid = fork();
	if (!pid) {
		printf("child: pending %d, blocked %d\n", is_pending(rt), is_blocked(rt));
		fflush(stdout);
		_exit(0);
	}
	waitpid(pid, 0, 0);
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, rt);
	sigaddset(&set, SIGUSR2);
	block(SIG_BLOCK, SIGUSR2);
	sigqueue(getpid(), rt, (union sigval){ .sival_int = 41 });
	kill(getpid(), SIGUSR2);
	siginfo_t info;
	for (int i = 0; i < 2; i++) {
		int sig = sigwaitinfo(&set, &info);
		printf("sigwaitinfo: %s, code %d\n", sig == rt ? "real-time" : sig == SIGUSR2 ? "SIGUSR2" : "?", info.si_code);
	}
	errno = 0;
	int r = sigtimedwait(&set, &info, &(struct timespec){ 0, 1000000 });
	printf("sigtimedwait: %d %s\n", r, name_of(errno));
	install(SIGALRM, count, SA_RESTART, 0);
	after(15000);
	struct timespec five = { 5, 0 };
	r = syscall(SYS_rt_sigtimedwait, &set, &info, &five, 8); /* musl's function goes on */
	printf("sigtimedwait and another signal: %d %s\n", r, name_of(errno));
	int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	struct signalfd_siginfo si;
	printf("signalfd: nothing %d\n", read(fd, &si, sizeof si) < 0 && errno == EAGAIN);
	sigqueue(getpid(), rt, (union sigval){ .sival_int = 99 });
	struct pollfd pfd = { fd, POLLIN };
	printf("poll %d, read %d", poll(&pfd, 1, 1000), read(fd, &si, sizeof si) == sizeof si);
	printf(", signal %d, code %d, value %d, pid %d\n", (int)si.ssi_signo == rt, si.ssi_code, si.ssi_int, (int)si.ssi_pid == getpid());
	close(fd);
	block(SIG_UNBLOCK, rt);
	block(SIG_UNBLOCK, SIGUSR2);
	install(rt, SIG_DFL, 0, 0);
	/* Setting SIG_IGN drops what waits. */
	install(SIGUSR1, count, 0, 0);
	block(SIG_BLOCK, SIGUSR1);
	raise(SIGUSR1);
	install(SIGUSR1, SIG_IGN, 0, 0);
	printf("SIG_IGN drops: pending %d\n", is_pending(SIGUSR1));
	hits = 0;
	install(SIGUSR1, count, 0, 0);
	block(SIG_UNBLOCK, SIGUSR1);
	printf("hits %d\n", hits);
}

static void timers(void)
{
	install(SIGVTALRM, count, 0, 0);
	install(SIGPROF, count, 0, 0);
	for (int kind = 1; kind < 3; kind++) {
		hits = 0;
		setitimer(kind, &(struct itimerval){ { 0, 5000 }, { 0, 5000 } }, 0);
		while (hits < 3);
		setitimer(kind, &(struct itimerval){ 0 }, 0);
		printf("%s in a loop\n", kind == 1 ? "ITIMER_VIRTUAL" : "ITIMER_PROF");
	}
	install(SIGALRM, keep, SA_SIGINFO, 0);
	printf("alarm: %u %u\n", alarm(10), alarm(0) > 8);
	struct itimerval value;
	setitimer(ITIMER_REAL, &(struct itimerval){ { 3, 0 }, { 100, 0 } }, 0);
	getitimer(ITIMER_REAL, &value);
	printf("getitimer: %d %d\n", (int)value.it_interval.tv_sec, value.it_value.tv_sec >= 99);
	after(0);
}

/* One blocking call for each number. */
static int p[2], sock[2], listener, locked, sem, queue, epfd;
static pid_t child;
static long blocking(int which)
{
	char c;
	struct timespec five = { 5, 0 };
	struct timeval five_tv = { 5, 0 };
	struct iovec iov = { &c, 1 };
	fd_set set;
	siginfo_t info;
	struct epoll_event event;
	switch (which) {
	case 0: return read(p[0], &c, 1);
	case 1: return readv(p[0], &iov, 1);
	case 2: return recv(sock[0], &c, 1, 0);
	case 3: return recvmsg(sock[0], &(struct msghdr){ .msg_iov = &iov, .msg_iovlen = 1 }, 0);
	case 4: return accept(listener, 0, 0);
	case 5: return flock(locked, LOCK_EX);
	case 6: return waitpid(child, 0, 0);
	case 7: return waitid(P_PID, child, &info, WEXITED);
	case 8: return poll(&(struct pollfd){ p[0], POLLIN }, 1, 5000);
	case 9: FD_ZERO(&set); FD_SET(p[0], &set); return select(p[0] + 1, &set, 0, 0, &five_tv);
	case 10: return nanosleep(&five, 0);
	case 11: return -(errno = clock_nanosleep(CLOCK_MONOTONIC, 0, &five, 0)) ? -1 : 0;
	case 12: return pause();
	case 13: return semop(sem, &(struct sembuf){ 0, -1, 0 }, 1);
	case 14: return msgrcv(queue, &five, 8, 0, 0);
	case 15: return epoll_wait(epfd, &event, 1, 5000);
	case 16: return syscall(SYS_futex, &which, 0, 16, 0, 0, 0);
	case 17: return fcntl(locked, F_OFD_SETLKW, &(struct flock){ .l_type = F_WRLCK, .l_len = 1 });
	case 18: return recv(sock[1], &c, 1, 0); /* with SO_RCVTIMEO */
	}
	return 0;
}
static const char *const names[] = { "read", "readv", "recv", "recvmsg", "accept", "flock", "waitpid", "waitid", "poll", "select", "nanosleep",
	"clock_nanosleep", "pause", "semop", "msgrcv", "epoll_wait", "futex", "F_OFD_SETLKW", "recv with a timeout" };

/* The second signal ends what the first has let restart: it comes with a handler without SA_RESTART. */
static void first(int sig) { hits++; install(SIGALRM, count, 0, 0); after(15000); }

static void interrupted(void)
{
	char name[] = "/tmp/sigcases-XXXXXX";
	pipe(p);
	socketpair(AF_UNIX, SOCK_STREAM, 0, sock);
	setsockopt(sock[1], SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){ 5, 0 }, sizeof(struct timeval));
	listener = socket(AF_INET, SOCK_STREAM, 0);
	listen(listener, 1);
	locked = mkstemp(name);
	int other = open(name, O_RDWR);
	flock(other, LOCK_EX);
	fcntl(other, F_OFD_SETLK, &(struct flock){ .l_type = F_WRLCK, .l_len = 1 });
	unlink(name);
	sem = semget(IPC_PRIVATE, 1, 0600);
	queue = msgget(IPC_PRIVATE, 0600);
	epfd = epoll_create1(0);
	child = fork();
	if (!child) for (;;) pause();
	for (int restart = 0; restart < 2; restart++) for (int i = 0; i < 19; i++) {
		hits = 0;
		if (restart) install(SIGALRM, first, SA_RESTART, 0);
		else install(SIGALRM, count, 0, 0);
		errno = 0;
		after(15000);
		long r = blocking(i);
		int e = errno;
		after(0);
		printf("%s%s: %ld %s, %d handlers\n", names[i], restart ? " with SA_RESTART" : "", r, name_of(e), hits);
	}
	kill(child, SIGKILL);
	waitpid(child, 0, 0);
	semctl(sem, 0, IPC_RMID);
	msgctl(queue, IPC_RMID, 0);
	close(p[0]), close(p[1]), close(sock[0]), close(sock[1]), close(listener), close(locked), close(other), close(epfd);
	install(SIGALRM, SIG_DFL, 0, 0);
}

static sigjmp_buf env;
static void jump(int sig) { siglongjmp(env, sig); }
static void jumps(void)
{
	char *stack = malloc(65536);
	stack_t ss = { .ss_sp = stack, .ss_size = 65536 }, now;
	sigaltstack(&ss, 0);
	install(SIGUSR1, jump, SA_ONSTACK, 0);
	volatile int rounds = 0;
	while (rounds < 1000) if (!sigsetjmp(env, 1)) raise(SIGUSR1); else rounds++;
	sigaltstack(0, &now);
	printf("%d jumps off the alternate stack: on it %d, blocked %d\n", rounds, !!(now.ss_flags & SS_ONSTACK), is_blocked(SIGUSR1));
	ss.ss_flags = SS_DISABLE;
	sigaltstack(&ss, 0);
	free(stack);
	install(SIGUSR1, jump, 0, 0);
	if (!sigsetjmp(env, 0)) raise(SIGUSR1);
	printf("without the mask: blocked %d\n", is_blocked(SIGUSR1));
	block(SIG_UNBLOCK, SIGUSR1);
}

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	errors();
	masks();
	order();
	information();
	queues();
	timers();
	interrupted();
	jumps();
	return 0;
}
