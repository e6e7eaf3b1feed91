// siglongjmp out of handlers that interrupt anything: loops without calls, leaf functions, nested calls, blocking calls, other handlers.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

// The imports of binaries that were built before setjmp was the compiler's.
#ifdef __wasm__
#define OLD(name) __attribute__((__import_module__("wali"), __import_name__(#name)))
OLD(sigsetjmp) __attribute__((__returns_twice__)) int old_sigsetjmp(void *, int);
OLD(longjmp) _Noreturn void old_siglongjmp(void *, int);
#else
#define old_sigsetjmp sigsetjmp
#define old_siglongjmp siglongjmp
#endif

static sigjmp_buf env, inner;
static volatile int depth;
static void jump(int sig) { siglongjmp(env, sig); }
static void jump_inner(int sig) { siglongjmp(inner, 2); }
static void raise_more(int sig) { depth++; raise(SIGUSR1); puts("never"); }
static volatile int counted;
static void count(int sig) { counted++; }
static void after(long us) { setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, us } }, 0); }

__attribute__((noinline)) static unsigned long spin(void) { for (volatile unsigned long i = 0;; i++) if (i == -1ul) return i; }
__attribute__((noinline)) static int deep(int n) { volatile char frame[100]; frame[n % 100] = n; return n ? deep(n - 1) + frame[0] : (int)spin(); }
__attribute__((noinline)) static unsigned mix(unsigned seed)
{
	volatile unsigned cells[16];
	for (int i = 0; i < 16; i++) cells[i] = seed + i;
	for (int round = 0; round < 50; round++) for (int i = 0; i < 16; i++) cells[i] = cells[i] * 1664525 + cells[(i + 1) & 15];
	unsigned sum = 0;
	for (int i = 0; i < 16; i++) sum ^= cells[i];
	return sum;
}

int main(void)
{
	int constant = 42, r;
	setvbuf(stdout, 0, _IOLBF, 0);
	signal(SIGALRM, jump);

	if (!(r = sigsetjmp(env, 1))) { after(2000); for (volatile unsigned long n = 0;; n++); }
	printf("out of a loop in the same function: %d, constant %d\n", r == SIGALRM, constant);

	if (!(r = sigsetjmp(env, 1))) { after(2000); spin(); }
	printf("out of a leaf function: %d\n", r == SIGALRM);
	if (!(r = sigsetjmp(env, 1))) { after(2000); deep(100); }
	printf("out of 100 frames: %d\n", r == SIGALRM);
	if (!(r = sigsetjmp(env, 1))) { after(2000); for (;;) pause(); }
	printf("out of a blocking call: %d\n", r == SIGALRM);
	if (!(r = sigsetjmp(env, 1))) { int p[2]; char c; pipe(p); after(2000); read(p[0], &c, 1); }
	printf("out of a read: %d\n", r == SIGALRM);

	signal(SIGUSR1, jump);
	signal(SIGUSR2, raise_more);
	if (!(r = sigsetjmp(env, 1))) raise(SIGUSR2);
	printf("out of two handlers: %d, depth %d\n", r == SIGUSR1, depth);
	sigset_t set;
	sigprocmask(SIG_BLOCK, 0, &set);
	printf("blocked: %d %d %d\n", sigismember(&set, SIGUSR1), sigismember(&set, SIGUSR2), sigismember(&set, SIGALRM));

	volatile int jumps = 0, wrong = 0;
	unsigned expected = mix(1);
	while (jumps < 500) {
		if (sigsetjmp(env, 1)) { jumps++; continue; }
		after(100 + jumps % 50);
		for (;;) if (mix(1) != expected) wrong++;
	}
	printf("500 jumps out of a computation: %d wrong\n", wrong);

	volatile int k = 0;
	for (volatile int i = 0; i < 1000; i++) {
		sigjmp_buf local;
		if (!sigsetjmp(local, i & 1)) siglongjmp(local, 3); else k++;
		if (!_setjmp(local)) longjmp(local, 3); else k++;
	}
	printf("1000 of each kind: %d\n", k);

	// The mask that is saved is the program's, also while signals come in.
	volatile int saved = 0;
	signal(SIGALRM, count);
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0, 40 }, { 0, 40 } }, 0);
	while (counted < 2000) {
		static sigjmp_buf local;
		if (!old_sigsetjmp(local, 1)) getppid(), old_siglongjmp(local, 1); else saved++;
	}
	setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, 0);
	sigprocmask(SIG_BLOCK, 0, &set);
	printf("masks under signals: %d, blocked: %d\n", saved > 0, sigismember(&set, SIGALRM) || sigismember(&set, SIGUSR1));

	signal(SIGUSR1, jump_inner);
	r = sigsetjmp(inner, 0);
	if (!r) raise(SIGUSR1);
	sigprocmask(SIG_BLOCK, 0, &set);
	printf("without the mask: %d, still blocked %d\n", r, sigismember(&set, SIGUSR1));
	return 0;
}
