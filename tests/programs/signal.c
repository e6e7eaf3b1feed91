// Signals: raise, kill, SA_SIGINFO fields, masks in handlers and pending signals, SA_RESETHAND, SA_NODEFER, SA_RESTART and EINTR,
// alarm and setitimer, sigsuspend, sigaltstack, old dispositions, SIG_IGN, sigwait, longjmp out of a handler, SIGCHLD.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t hits, depth, deepest, last, code, sender_ok, pipe_end;
static sigjmp_buf escape;

static void count(int sig) { hits++; last = sig; }
static void nest(int sig)
{
	depth++;
	if (depth > deepest) deepest = depth;
	if (hits++ < 3) raise(sig);
	depth--;
}
static void info(int sig, siginfo_t *si, void *context)
{
	last = sig == si->si_signo ? sig : -1;
	code = si->si_code;
	sender_ok = si->si_pid == getpid() && si->si_uid == getuid();
	hits += context != 0;
}
static void value(int sig, siginfo_t *si, void *context) { last = si->si_value.sival_int; code = si->si_code; }
static void jump(int sig) { siglongjmp(escape, sig); }
static void feed(int sig) { hits++; write(pipe_end, "r", 1); }
static void on_stack(int sig)
{
	stack_t now;
	sigaltstack(0, &now);
	char here;
	last = (now.ss_flags & SS_ONSTACK) && &here >= (char *)now.ss_sp && &here < (char *)now.ss_sp + now.ss_size;
}

static struct sigaction install(int sig, void (*handler)(int), int flags)
{
	struct sigaction new = { .sa_handler = handler, .sa_flags = flags }, old;
	sigaction(sig, &new, &old);
	return old;
}

static void after(long milliseconds)
{
	setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, milliseconds * 1000 } }, 0);
}

static void *wait_for_signal(void *p)
{
	sigset_t set;
	int sig = 0;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigwait(&set, &sig);
	return (void *)(intptr_t)sig;
}

int main(void)
{
	sigset_t set, old, pending;
	setvbuf(stdout, 0, _IOLBF, 0);

	install(SIGUSR1, count, 0);
	printf("raise: %d, hits %d\n", raise(SIGUSR1), hits);
	printf("kill: %d, hits %d\n", kill(getpid(), SIGUSR1), hits);

	struct sigaction was = install(SIGUSR1, SIG_IGN, SA_RESTART);
	printf("old action: handler %d, flags %x\n", was.sa_handler == count, was.sa_flags & ~0x04000000);
	raise(SIGUSR1);
	was = install(SIGUSR1, SIG_DFL, 0);
	printf("ignored: hits %d, old is SIG_IGN %d, SA_RESTART %d\n", hits, was.sa_handler == SIG_IGN, !!(was.sa_flags & SA_RESTART));
	was = install(SIGUSR1, count, 0);
	printf("old is SIG_DFL %d\n", was.sa_handler == SIG_DFL);
	printf("SIGKILL cannot be caught: %d\n", sigaction(SIGKILL, &was, 0) < 0 && errno == EINVAL);

	struct sigaction sa = { .sa_sigaction = info, .sa_flags = SA_SIGINFO };
	sigaction(SIGUSR2, &sa, 0);
	hits = 0;
	kill(getpid(), SIGUSR2);
	printf("siginfo: signal %d, SI_USER %d, sender %d, context %d\n", last == SIGUSR2, code == SI_USER, sender_ok, hits);
	sa.sa_sigaction = value;
	sigaction(SIGRTMIN, &sa, 0);
	sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = -77 });
	printf("sigqueue: value %d, SI_QUEUE %d\n", last, code == SI_QUEUE);

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	hits = 0;
	sigprocmask(SIG_BLOCK, &set, &old);
	printf("was blocked %d\n", sigismember(&old, SIGUSR1));
	raise(SIGUSR1);
	raise(SIGUSR1);
	sigpending(&pending);
	printf("blocked: hits %d, pending %d\n", hits, sigismember(&pending, SIGUSR1));
	sigprocmask(SIG_SETMASK, &old, 0);
	sigpending(&pending);
	printf("unblocked: hits %d, pending %d\n", hits, sigismember(&pending, SIGUSR1));

	hits = deepest = 0;
	install(SIGUSR1, nest, 0);
	raise(SIGUSR1);
	printf("own signal is masked: hits %d, depth %d\n", hits, deepest);
	hits = deepest = 0;
	install(SIGUSR1, nest, SA_NODEFER);
	raise(SIGUSR1);
	printf("SA_NODEFER: hits %d, depth %d\n", hits, deepest);
	install(SIGUSR1, count, SA_RESETHAND);
	raise(SIGUSR1);
	was = install(SIGUSR1, count, 0);
	printf("SA_RESETHAND: back to SIG_DFL %d\n", was.sa_handler == SIG_DFL);

	int p[2];
	char c;
	pipe(p);
	pipe_end = p[1];
	hits = 0;
	install(SIGALRM, count, 0);
	after(30);
	ssize_t n = read(p[0], &c, 1);
	printf("interrupted read: %zd EINTR %d, hits %d\n", n, n < 0 && errno == EINTR, hits);
	install(SIGALRM, feed, SA_RESTART);
	after(30);
	n = read(p[0], &c, 1);
	printf("restarted read: %zd %c, hits %d\n", n, c, hits);
	install(SIGALRM, count, SA_RESTART);
	after(30);
	struct timespec left, sleep = { 5, 0 };
	n = nanosleep(&sleep, &left);
	printf("interrupted sleep: %zd EINTR %d, time left %d\n", n, errno == EINTR, left.tv_sec == 4 && left.tv_nsec > 0);
	printf("alarm: %u %u\n", alarm(100), alarm(0));

	sigfillset(&set);
	sigdelset(&set, SIGALRM);
	hits = 0;
	after(30);
	n = sigsuspend(&set);
	printf("sigsuspend: %zd EINTR %d, hits %d\n", n, errno == EINTR, hits);

	hits = 0;
	after(10);
	unsigned long spins = 0;
	while (!hits) spins++;
	printf("a loop is interrupted: %d\n", spins > 0);

	install(SIGALRM, jump, 0);
	int r = sigsetjmp(escape, 1);
	if (!r) {
		/* In Wasm the jump is an exception: it is caught where the function that called sigsetjmp makes a call. */
		after(10);
		for (;;) pause();
	}
	sigprocmask(SIG_BLOCK, 0, &old);
	printf("left the handler by siglongjmp: %d, mask restored %d\n", r == SIGALRM, !sigismember(&old, SIGALRM));

	stack_t ss = { .ss_sp = malloc(65536), .ss_size = 65536 };
	printf("sigaltstack %d\n", sigaltstack(&ss, 0));
	install(SIGUSR1, on_stack, SA_ONSTACK);
	raise(SIGUSR1);
	printf("on the alternate stack: %d\n", last);

	pthread_t t;
	void *got;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	pthread_sigmask(SIG_BLOCK, &set, 0);
	pthread_create(&t, 0, wait_for_signal, 0);
	pthread_kill(t, SIGUSR2);
	pthread_join(t, &got);
	printf("sigwait in a thread: %d\n", (int)(intptr_t)got == SIGUSR2);

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	pthread_sigmask(SIG_BLOCK, &set, 0);
	for (int i = 1; i <= 3; i++) sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = i });
	siginfo_t si;
	for (int i = 0; i < 3; i++) {
		int sig = sigtimedwait(&set, &si, &(struct timespec){ 1, 0 });
		printf("queued real-time signal: %d value %d\n", sig == SIGRTMIN, si.si_value.sival_int);
	}
	printf("no more: %d\n", sigtimedwait(&set, &si, &(struct timespec){ 0, 1000 }) < 0 && errno == EAGAIN);

	hits = 0;
	install(SIGCHLD, count, SA_RESTART);
	pid_t pid = fork();
	if (!pid) _exit(3);
	int status;
	waitpid(pid, &status, 0);
	printf("SIGCHLD: hits %d, status %d\n", hits, WEXITSTATUS(status));
	pid = fork();
	if (!pid) {
		install(SIGTERM, SIG_DFL, 0);
		kill(getpid(), SIGTERM);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	printf("default action: signal %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	return 0;
}
