// A handler sends its own signal again: blocked in the context that it returns to, it waits there; else it comes at once.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static atomic_int phase, calls, again, block;
static pid_t tid;
static void handler(int sig, siginfo_t *si, void *context)
{
	ucontext_t *uc = context;
	calls++;
	if (again-- > 0) {
		if (block) sigaddset(&uc->uc_sigmask, sig);
		syscall(SYS_tkill, tid, sig);
	}
}
static void *in_read(void *p)
{
	char c;
	tid = syscall(SYS_gettid);
	phase = 1;
	long r = read(*(int *)p, &c, 1);
	printf(" read %ld %s", r, r < 0 ? strerror(errno) : "");
	sigset_t set; pthread_sigmask(SIG_BLOCK, 0, &set);
	printf(" blocked %d pending", sigismember(&set, SIGUSR1));
	sigpending(&set);
	printf(" %d", sigismember(&set, SIGUSR1));
	sigemptyset(&set); sigaddset(&set, SIGUSR1);
	pthread_sigmask(SIG_UNBLOCK, &set, 0);
	printf(" calls %d\n", calls);
	return 0;
}
static void *spins(void *p)
{
	tid = syscall(SYS_gettid);
	phase = 1;
	while (phase == 1) ;
	sigset_t set; pthread_sigmask(SIG_BLOCK, 0, &set);
	printf(" blocked %d", sigismember(&set, SIGUSR1));
	sigemptyset(&set); sigaddset(&set, SIGUSR1);
	pthread_sigmask(SIG_UNBLOCK, &set, 0);
	printf(" calls %d\n", calls);
	return 0;
}
static int sleeps(void)
{
	char path[64], text[256] = "";
	sprintf(path, "/proc/self/task/%d/stat", tid);
	FILE *f = fopen(path, "r");
	fgets(text, sizeof text, f);
	fclose(f);
	return strstr(text, ") S") != 0;
}
static int expected(int i) { return block && i % 3 ? 1 : i % 3 + 1; }
int main()
{
	setvbuf(stdout, 0, _IOLBF, 0);
	for (int flags = 0; flags < 8; flags++) {
		struct sigaction sa = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | (flags & 1 ? SA_RESTART : 0) };
		if (flags & 4) memset(&sa.sa_mask, -1, sizeof sa.sa_mask);
		sigaction(SIGUSR1, &sa, 0);
		for (int i = 0; i < 6; i++) {
			pthread_t t; int p[2]; pipe(p);
			phase = calls = 0; again = i % 3; block = !!(flags & 2);
			pthread_create(&t, 0, i < 3 ? in_read : spins, p);
			while (!phase || i < 3 && !sleeps()) sched_yield();
			printf("%d %d:", flags, i);
			pthread_kill(t, SIGUSR1);
			while (calls < expected(i)) sched_yield();
			phase = 2;
			write(p[1], "x", 1);
			pthread_join(t, 0);
			close(p[0]); close(p[1]);
		}
	}
}
