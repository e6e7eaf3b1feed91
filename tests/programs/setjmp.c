// setjmp, longjmp, sigsetjmp, siglongjmp: through several frames, nested, in loops, out of a callback; which locals survive.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static jmp_buf outer, inner;

static void descend(int depth, jmp_buf env, int value)
{
	volatile char frame[64];
	frame[depth & 63] = 1;
	if (!depth) longjmp(env, value);
	descend(depth - 1, env, value);
	printf("never printed %d\n", frame[0]);
}

static int nested(int level)
{
	jmp_buf env;
	int r = setjmp(env);
	if (r) return level * 100 + r;
	if (level < 3) {
		int below = nested(level + 1);
		printf("level %d: below gave %d\n", level, below);
		longjmp(env, level);
	}
	descend(level, env, 9);
	return -1;
}

static int compare(const void *a, const void *b)
{
	if (*(const int *)a == 3 || *(const int *)b == 3) longjmp(inner, 3);
	return *(const int *)a - *(const int *)b;
}

static void masks(void)
{
	sigset_t set, now;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	for (int save = 0; save < 2; save++) {
		sigjmp_buf env;
		sigprocmask(SIG_UNBLOCK, &set, 0);
		int r = sigsetjmp(env, save);
		if (!r) {
			sigprocmask(SIG_BLOCK, &set, 0);
			siglongjmp(env, 5);
		}
		sigprocmask(SIG_BLOCK, 0, &now);
		printf("sigsetjmp(env, %d): %d, SIGUSR1 %s\n", save, r, sigismember(&now, SIGUSR1) ? "blocked" : "not blocked");
	}
}

int main(void)
{
	int constant = 42;
	volatile int counter = 0;
	int r = setjmp(outer);
	counter++;
	printf("setjmp gave %d, counter %d, constant %d\n", r, counter, constant);
	if (r < 3) descend(10 * r, outer, r + 1);

	r = setjmp(outer);
	if (!r) longjmp(outer, 0);
	printf("longjmp with 0 gave %d\n", r);

	printf("nested: %d\n", nested(1));

	int array[] = { 5, 4, 3, 2, 1 };
	if (!setjmp(inner)) {
		qsort(array, 5, sizeof *array, compare);
		puts("sorted");
	} else {
		puts("left qsort by longjmp");
	}

	volatile long sum = 0;
	for (volatile int i = 0; i < 100000; i++) {
		jmp_buf env;
		int v = setjmp(env);
		if (!v) longjmp(env, 1 + i % 7);
		sum += v;
	}
	printf("sum of 100000 jumps: %ld\n", sum);

	jmp_buf two[2];
	volatile int order = 0;
	if ((r = setjmp(two[0]))) printf("first buffer: %d\n", r);
	else if ((r = setjmp(two[1]))) printf("second buffer: %d, then ", r), longjmp(two[0], 8);
	else order = 1, longjmp(two[1], 7);
	printf("order %d\n", order);

	masks();
	return 0;
}
