// Signals while functions that call nothing hold data on the stack: the handler overwrites what is free below it.  leaf [SIGNALS]
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

static volatile int hits;

// Leaves marks in the stack memory that it may use.
static __attribute__((noinline)) void scribble(int value)
{
	volatile unsigned char frame[1024];
	for (int i = 0; i < (int)sizeof frame; i++) frame[i] = value ^ i;
}

static void handler(int signal) { hits++, scribble(hits); }

// All of its work is on its own frame.
static __attribute__((noinline)) unsigned leaf(unsigned seed)
{
	unsigned frame[128];
	for (int i = 0; i < 128; i++) frame[i] = seed + i;
	for (int round = 0; round < 64; round++)
		for (int i = 0; i < 128; i++) frame[i] = frame[i] * 5 + frame[(i + 37 + seed) % 128];
	unsigned sum = 0;
	for (int i = 0; i < 128; i++) sum = sum * 31 + frame[i];
	return sum;
}

int main(int argc, char **argv)
{
	int wanted = argc > 1 && atoi(argv[1]) > 0 ? atoi(argv[1]) : 3000;
	unsigned expected[16], wrong = 0;
	for (int i = 0; i < 16; i++) expected[i] = leaf(i);
	signal(SIGALRM, handler);
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0, 50 }, { 0, 50 } }, 0);
	for (unsigned i = 0; hits < wanted; i++) wrong += leaf(i % 16) != expected[i % 16];
	setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, 0);
	printf("%u results wrong under signals\n", wrong);
	return 0;
}
