// Signals that come at any point: an interval timer against blocking calls, against loops that call nothing, with SA_SIGINFO and
// SA_ONSTACK, in several threads, and directed at threads. Nothing may be lost, and nothing of the interrupted code may change.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t hits, pipe_end, bad;

static void write_one(int sig) { hits++; if (write(pipe_end, "x", 1) != 1) bad++; }
static void count(int sig) { hits++; }
static void with_info(int sig, siginfo_t *info, void *context)
{
	volatile char frame[1000];
	memset((char *)frame, 0x5a, sizeof frame);
	hits++;
	if (info->si_signo != sig || !context) bad++;
	errno = 77;
}

static void every(long microseconds)
{
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0, microseconds }, { 0, microseconds } }, 0);
}

static void install(int sig, void *handler, int flags)
{
	struct sigaction sa = { .sa_handler = (void (*)(int))handler, .sa_flags = flags };
	sigaction(sig, &sa, 0);
}

// A leaf function with a frame of its own in memory.
__attribute__((noinline)) static unsigned mix(unsigned seed)
{
	volatile unsigned cells[16];
	for (int i = 0; i < 16; i++) cells[i] = seed + i;
	for (int round = 0; round < 50; round++)
		for (int i = 0; i < 16; i++) cells[i] = cells[i] * 1664525 + cells[(i + 1) & 15];
	unsigned sum = 0;
	for (int i = 0; i < 16; i++) sum ^= cells[i];
	return sum;
}

static void *compute(void *wrong)
{
	unsigned expected = mix(1);
	for (int i = 0; i < 3000; i++) if (mix(1) != expected) ++*(int *)wrong;
	return 0;
}

static _Thread_local volatile int mine;
static volatile int stop;
static void to_thread(int sig) { mine++; }
static void *receive(void *p)
{
	while (!stop) usleep(200);
	*(int *)p = mine;
	return 0;
}

int main(void)
{
	int p[2];
	char c;
	pipe(p);
	pipe_end = p[1];

	install(SIGALRM, write_one, SA_RESTART);
	every(300);
	for (int i = 0; i < 2000; i++) if (read(p[0], &c, 1) != 1) { printf("read: %d\n", errno); return 1; }
	every(0);
	puts("2000 reads that only a handler can end");

	install(SIGALRM, count, 0);
	sigset_t blocked, old, waiting;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGALRM);
	sigprocmask(SIG_BLOCK, &blocked, &old);
	waiting = old;
	int lost = 0;
	hits = 0;
	for (int i = 0; i < 1000; i++) {
		int before = hits;
		setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, 1 + i % 100 } }, 0);
		if (i % 3 == 0) sigsuspend(&waiting);
		else if (i % 3 == 1) ppoll(0, 0, &(struct timespec){ 10, 0 }, &waiting);
		else pselect(0, 0, 0, 0, &(struct timespec){ 10, 0 }, &waiting);
		lost += hits != before + 1;
	}
	printf("1000 waits with another mask: %d wrong, hits %d\n", lost, hits);
	sigprocmask(SIG_SETMASK, &old, 0);

	int wrong = 0;
	install(SIGALRM, with_info, SA_SIGINFO | SA_RESTART);
	every(200);
	errno = 0;
	compute(&wrong);
	every(0);
	printf("computation under fire: %d wrong, %d bad, hit %d\n", wrong, bad, hits > 0);

	stack_t ss = { .ss_sp = malloc(65536), .ss_size = 65536 };
	sigaltstack(&ss, 0);
	install(SIGALRM, with_info, SA_SIGINFO | SA_ONSTACK | SA_RESTART);
	every(200);
	compute(&wrong);
	every(0);
	printf("on the alternate stack: %d wrong, %d bad\n", wrong, bad);

	int wrongs[4] = { 0 };
	pthread_t t[4];
	every(100);
	for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, compute, &wrongs[i]);
	for (int i = 0; i < 4; i++) pthread_join(t[i], 0);
	every(0);
	printf("in threads: %d %d %d %d wrong, %d bad\n", wrongs[0], wrongs[1], wrongs[2], wrongs[3], bad);

	int got[4];
	install(SIGUSR1, to_thread, SA_RESTART);
	for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, receive, &got[i]);
	for (int i = 0; i < 4; i++) pthread_kill(t[i], SIGUSR1);
	usleep(20000);
	for (int i = 0; i < 2; i++) pthread_kill(t[i], SIGUSR1);
	usleep(20000);
	stop = 1;
	for (int i = 0; i < 4; i++) pthread_join(t[i], 0);
	printf("directed at threads: %d %d %d %d\n", got[0], got[1], got[2], got[3]);
	return 0;
}
