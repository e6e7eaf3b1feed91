// Signals while a compiled loop is in a function of the C library, which LLVM has made of it, and nothing else is called.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>

#define LOOP __attribute__((noinline, no_builtin))
static volatile int hits;
static sigjmp_buf out;
static char cells[1 << 20], others[1 << 20];
static void handler(int sig) { hits++; }
static void jump(int sig) { if (++hits % 10 == 0) siglongjmp(out, 1); }

LOOP static void fill(void) { for (int i = 0; i < sizeof cells; i++) cells[i] = 7; }
LOOP static void copy(void) { for (int i = 0; i < sizeof cells; i++) others[i] = cells[i]; }
LOOP static int wrong(void)
{
	int count = 0;
	for (int i = 0; i < sizeof cells; i++) count += cells[i] != 7 || others[i] != 7;
	return count;
}

static void until(int wanted)
{
	for (int end = hits + wanted; hits < end;) fill();
	for (int end = hits + wanted; hits < end;) copy();
	for (int begin = hits; hits - begin < wanted;) {}
}

int main(void)
{
	signal(SIGALRM, handler);
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0, 500 }, { 0, 500 } }, 0);
	until(100);
	printf("%d wrong\n", wrong());
	signal(SIGALRM, jump);
	volatile int jumps = 0;
	while (jumps < 20) if (!sigsetjmp(out, 1)) until(1 << 30); else jumps++;
	signal(SIGALRM, SIG_IGN), fill(), copy();
	printf("%d wrong after %d jumps\n", wrong(), jumps);
	return 0;
}
