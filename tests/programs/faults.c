// Faults that the program handles itself: it makes memory accessible and goes on, jumps out, or looks at what the handler gets.
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, PAGES = 64 };
#define HIDDEN __attribute__((noinline))

static volatile char *area;
static volatile int faults, code, alarms;
static volatile char *volatile address;
static sigjmp_buf out;

static void mend(int sig, siginfo_t *info, void *context)
{
	faults++, code = info->si_code, address = info->si_addr;
	if (mprotect((char *)((uintptr_t)info->si_addr & -PAGE), PAGE, PROT_READ | PROT_WRITE)) _exit(3);
}

static void leave(int sig, siginfo_t *info, void *context)
{
	faults++, code = info->si_code, address = info->si_addr;
	siglongjmp(out, sig);
}

static void on(int sig, void (*handler)(int, siginfo_t *, void *), int flags)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags };
	sigaction(sig, &action, 0);
}

// Values that live across the fault, in registers and on the stack.
static HIDDEN long around(volatile char *at, long a, long b, double c, long d)
{
	long cells[8] = { a, b, d, a ^ b, b ^ d };
	long read = *at;
	*at = read + 1;
	return read * 1000 + a * 3 + b * 5 + (long)(c * 7) + d * 11 + cells[a & 7] + *at;
}

static HIDDEN int divide(volatile int *a, volatile int *b) { return *a / *b; }
static HIDDEN void stop(volatile int *go) { if (*go) __builtin_trap(); }

static void show(const char *title, int result)
{
	printf("%s: %d, code %d, at %ld, %d faults\n", title, result, code, address >= area && address < area + PAGES * PAGE ? (long)(address - area) : -1l, faults);
	faults = 0;
}

static void *in_thread(void *arg)
{
	volatile int constant = 77;
	if (!sigsetjmp(out, 1)) area[5 * PAGE] = 1;
	return (void *)(intptr_t)constant;
}

static void on_alarm(int sig) { alarms++; }
static char alternate[64 << 10];
static volatile int on_alternate;
static void where(int sig, siginfo_t *info, void *context)
{
	char here;
	on_alternate = &here >= alternate && &here < alternate + sizeof alternate;
	mend(sig, info, context);
}

// Faults again while it handles a fault.
static void nested(int sig, siginfo_t *info, void *context)
{
	volatile char *next = (char *)info->si_addr + PAGE;
	faults++;
	if (next < area + 12 * PAGE) *next = 1;
	mprotect((char *)((uintptr_t)info->si_addr & -PAGE), PAGE, PROT_READ | PROT_WRITE);
}

static int child(void (*run)(void))
{
	int status;
	pid_t pid = fork();
	if (!pid) run(), _exit(0);
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void gives_up(int sig, siginfo_t *info, void *context) { signal(sig, SIG_DFL), raise(sig); }
static void crashes(void) { on(SIGSEGV, gives_up, 0), area[3 * PAGE] = 1; }
static void exits(int sig, siginfo_t *info, void *context) { _exit(42); }
static void leaves(void) { on(SIGSEGV, exits, 0), area[3 * PAGE] = 1; }

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	area = mmap(0, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memset((char *)area, 9, PAGES * PAGE);
	mprotect((void *)area, PAGES * PAGE, PROT_NONE);

	on(SIGSEGV, mend, 0);
	show("read and write", around(area + 100, 1, 2, 3.5, 4));
	mprotect((void *)area, PAGE, PROT_READ);
	show("write where reading is allowed", around(area + 200, 5, 6, 7.5, 8));
	memset((char *)area + 10, 7, 3 * PAGE);
	show("memset over three pages", area[2 * PAGE] + area[3 * PAGE + 9] * 10 + area[3 * PAGE + 10] * 100);
	memcpy((char *)area + 6 * PAGE - 50, (char *)area + 4 * PAGE - 100, 5000);
	show("memcpy over four pages", area[6 * PAGE] + area[7 * PAGE - 1]);
	int pipes[2];
	pipe(pipes);
	write(pipes[1], "text", 4);
	ssize_t got = read(pipes[0], (void *)(area + 20 * PAGE), 4);
	show("a call, which does not fault", got);

	mprotect((void *)area, PAGES * PAGE, PROT_NONE);
	on(SIGSEGV, nested, SA_NODEFER);
	area[8 * PAGE + 1] = 1;
	show("four within one another", area[11 * PAGE + 1]);

	on(SIGSEGV, leave, 0);
	volatile int constant = 42, r = sigsetjmp(out, 1);
	if (!r) area[30 * PAGE + 3] = 1;
	show("out of the function", r + constant * 100);
	if (!(r = sigsetjmp(out, 1))) around(area + 31 * PAGE, 1, 2, 3, 4);
	show("out of another", r);
	munmap((void *)(area + 33 * PAGE), PAGE);
	if (!(r = sigsetjmp(out, 1))) around(area + 33 * PAGE + 5, 1, 2, 3, 4);
	show("unmapped", r);
	if (!(r = sigsetjmp(out, 1))) memset((char *)area + 40 * PAGE, 1, 10000);
	show("out of memset", r);
	pthread_t thread;
	void *result;
	pthread_create(&thread, 0, in_thread, 0), pthread_join(thread, &result);
	show("in a thread", (int)(intptr_t)result);
	sigset_t set;
	sigprocmask(SIG_BLOCK, 0, &set);
	show("blocked afterwards", sigismember(&set, SIGSEGV));
	for (volatile int i = 0; i < 1000; i++) if (!sigsetjmp(out, i & 1)) area[(i % 30) * PAGE] = 1; else sigprocmask(SIG_UNBLOCK, (sigemptyset(&set), sigaddset(&set, SIGSEGV), &set), 0);
	show("a thousand times", 0);

	char name[] = "/tmp/faults-XXXXXX";
	int fd = mkstemp(name);
	unlink(name);
	ftruncate(fd, PAGE + 10);
	volatile char *file = mmap((void *)(area + 50 * PAGE), 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
	on(SIGBUS, leave, 0);
	if (!(r = sigsetjmp(out, 1))) file[PAGE + 100] = 1, file[2 * PAGE + 1] = 1;
	show("beyond the end of a file", r);

	on(SIGFPE, leave, 0), on(SIGILL, leave, 0);
	volatile int one = 1, zero = 0, least = INT32_MIN, minus = -1;
	volatile int sink;
	if (!(r = sigsetjmp(out, 1))) sink = divide(&one, &zero);
	printf("division by zero: %d, code %d\n", r, code);
	if (!(r = sigsetjmp(out, 1))) sink = divide(&least, &minus);
	printf("overflow: %d, code %d\n", r, code);
	if (!(r = sigsetjmp(out, 1))) stop(&one);
	printf("trap: %d\n", r);
	int (*volatile null)(void) = 0;
	if (!(r = sigsetjmp(out, 1))) null();
	printf("call of null: %d, code %d\n", r, code);

	sigaltstack(&(stack_t){ .ss_sp = alternate, .ss_size = sizeof alternate }, 0);
	on(SIGSEGV, where, SA_ONSTACK), faults = 0;
	area[1 * PAGE] = 1;
	show("on a stack of its own", on_alternate);
	mprotect((void *)area, 8 * PAGE, PROT_NONE);
	on(SIGSEGV, mend, SA_RESETHAND);
	area[2 * PAGE] = 1;
	struct sigaction now;
	sigaction(SIGSEGV, 0, &now);
	show("reset", now.sa_handler == SIG_DFL);

	// As a collector tracks what is written, while timers go off.
	signal(SIGALRM, on_alarm);
	on(SIGSEGV, mend, 0);
	setitimer(ITIMER_REAL, &(struct itimerval){ { 0, 500 }, { 0, 500 } }, 0);
	unsigned wrong = 0;
	for (int round = 0; round < 100 || alarms < 20; round++) {
		mprotect((void *)area, 30 * PAGE, PROT_READ);
		faults = 0;
		for (int i = 0; i < 30; i += 1 + round % 3) area[i * PAGE + round] = round;
		wrong += faults != 30 / (1 + round % 3);
		for (int i = 0; i < 30; i += 1 + round % 3) wrong += area[i * PAGE + round] != (char)round;
	}
	setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, 0);
	printf("writes tracked: %u wrong\n", wrong);

	mprotect((void *)area, 8 * PAGE, PROT_NONE);
	printf("gives up: %d\n", child(crashes));
	printf("exits: %d\n", child(leaves));
	return 0;
}
