// Handlers of every kind at a high rate, over functions that check what they keep in their frames. The handlers overwrite all that is free.
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#define FLAT __attribute__((noinline))
static volatile int hits, wrong;
static sigjmp_buf back;

static FLAT int scribble(int value)
{
	volatile unsigned char frame[2048];
	for (int i = 0; i < (int)sizeof frame; i++) frame[i] = value ^ i;
	return frame[value & 1023];
}

// Many operands at once, which the interpreter keeps in slots of its own.
static FLAT long operands(long a, long b, long c, long d)
{
	return scribble(a) + (a * 3 + (b * 5 + (c * 7 + (d * 11 + (a ^ b) * (b ^ c) * (c ^ d) + scribble(d)))));
}

// The next signal comes soon, wherever that is.
static void again(void) { setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, 10 + hits % 50 } }, 0); }

static void plain(int sig) { hits++, operands(hits, sig, hits, 3), again(); }
static void informed(int sig, siginfo_t *info, void *context)
{
	if (info->si_signo != sig || !context) wrong++;
	hits++, operands(hits, sig, 1, 2), again();
}
static void undeferred(int sig)
{
	static volatile int depth;
	if (depth++ < 3) again();
	hits++, operands(hits, sig, hits, 3);
	if (!--depth) again();
}
static void second(int sig) { scribble(hits); }
static void sends(int sig) { hits++, raise(SIGUSR1), scribble(hits), again(); }
static void calls(int sig) { char c; hits++, write(-1, &c, 1), getppid(), scribble(sig), again(); }
static void jumps(int sig) { hits++, scribble(sig), again(), siglongjmp(back, 1); }

// Large frames, whose first words are written at once.
static FLAT unsigned large(unsigned seed, int depth)
{
	unsigned cells[1500];
	for (int i = 0; i < 1500; i++) cells[i] = seed + i;
	unsigned below = depth ? large(seed * 3, depth - 1) : seed, sum = 0;
	for (int i = 0; i < 1500; i++) if (cells[i] != seed + i) wrong++; else sum += cells[i];
	return sum ^ below;
}

// Loops that always go back and leave in the middle.
static FLAT unsigned middle(unsigned n)
{
	unsigned sum = 0, cells[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	for (;;) {
		sum += cells[n & 7];
		if (!n--) break;
		cells[n & 7] += sum ^ n;
		if (sum & 1) continue;
		sum = sum * 7 + 1;
	}
	return sum;
}

static FLAT unsigned long many(unsigned long a, double x, unsigned b, float y, unsigned long c)
{
	for (int i = 0; i < 300; i++) {
		a = a * 6364136223846793005ul + b, b ^= a >> 33, c += b * (a | 1);
		x = x * 0.999 + (double)b / 3, y = y / 2 + (float)(c & 255);
		switch (c % 5) { case 0: a++; break; case 1: b += 3; case 2: c ^= a; break; case 3: continue; default: x += 1; }
	}
	return a ^ b ^ c ^ (unsigned long)x ^ (unsigned long)y;
}

static int compare(const void *a, const void *b) { return *(int *)a - *(int *)b; }

static FLAT unsigned sorts(unsigned seed)
{
	int cells[60];
	for (int i = 0; i < 60; i++) cells[i] = (seed = seed * 1103515245 + 12345) >> 16;
	qsort(cells, 60, sizeof *cells, compare);
	for (int i = 1; i < 60; i++) if (cells[i - 1] > cells[i]) wrong++;
	char text[64];
	snprintf(text, sizeof text, "%d %s %08x", cells[0], "text", cells[59]);
	unsigned sum = 0;
	for (char *c = text; *c; c++) sum = sum * 31 + *c;
	return sum + getpid() * 0;
}

static FLAT unsigned long work(unsigned i) { return large(i, 3) ^ middle(i * 40 + 7) ^ many(i, i, i, i, i) ^ sorts(i) ^ operands(i, 2, 3, i); }

static unsigned long expected[8];

static void under(const char *title, int flags, void (*handler)(), int rounds)
{
	struct sigaction action = { .sa_flags = flags };
	*(void (**)())&action.sa_handler = handler;
	sigaction(SIGALRM, &action, 0);
	volatile int before = hits;
	if (handler == (void (*)())jumps) sigsetjmp(back, 1);
	again();
	for (unsigned i = hits; hits - before < rounds; i++) if (work(i % 8) != expected[i % 8]) wrong++;
	signal(SIGALRM, SIG_IGN);
	setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, 0);
	printf("%s: %d wrong\n", title, wrong);
}

static void *worker(void *flag)
{
	while (!*(volatile int *)flag) for (unsigned i = 0; i < 8; i++) if (work(i) != expected[i]) wrong++;
	return 0;
}

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	for (int i = 0; i < 8; i++) expected[i] = work(i);
	static char stack[64 << 10];
	sigaltstack(&(stack_t){ .ss_sp = stack, .ss_size = sizeof stack }, 0);
	signal(SIGUSR1, second);
	under("one argument", SA_RESTART, plain, 1500);
	under("with information", SA_SIGINFO, informed, 1500);
	under("on a stack of its own", SA_SIGINFO | SA_ONSTACK, informed, 1500);
	under("not deferred", SA_NODEFER, undeferred, 1500);
	under("sends another signal", SA_RESTART, sends, 1500);
	under("makes calls", 0, calls, 1500);
	under("jumps out", 0, jumps, 1000);

	int stop = 0;
	pthread_t threads[2];
	for (int i = 0; i < 2; i++) pthread_create(&threads[i], 0, worker, &stop);
	struct sigaction action = { .sa_flags = SA_RESTART };
	action.sa_handler = second;
	sigaction(SIGUSR2, &action, 0);
	for (int i = 0; i < 3000; i++) pthread_kill(threads[i & 1], SIGUSR2), usleep(20);
	stop = 1;
	for (int i = 0; i < 2; i++) pthread_join(threads[i], 0);
	printf("in threads: %d wrong\n", wrong);
	return 0;
}
