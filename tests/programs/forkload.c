// A program forks while its other threads do what the engine needs locks for: functions called for the first time, threads that begin and end,
// memory that is mapped and grows, handlers that are set. Each child does some of it too.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define F1(n) static __attribute__((noinline)) unsigned f##n(unsigned x) { return x * (n * 2 + 1) ^ (x >> (n & 7)) ^ scratch[n & 15]++; }
#define F10(n) F1(n##0) F1(n##1) F1(n##2) F1(n##3) F1(n##4) F1(n##5) F1(n##6) F1(n##7) F1(n##8) F1(n##9)
#define F100(n) F10(n##0) F10(n##1) F10(n##2) F10(n##3) F10(n##4) F10(n##5) F10(n##6) F10(n##7) F10(n##8) F10(n##9)
#define N1(n) f##n,
#define N10(n) N1(n##0) N1(n##1) N1(n##2) N1(n##3) N1(n##4) N1(n##5) N1(n##6) N1(n##7) N1(n##8) N1(n##9)
#define N100(n) N10(n##0) N10(n##1) N10(n##2) N10(n##3) N10(n##4) N10(n##5) N10(n##6) N10(n##7) N10(n##8) N10(n##9)

static _Thread_local volatile unsigned scratch[16];
F100(1) F100(2) F100(3) F100(4)
static unsigned (*const functions[])(unsigned) = { N100(1) N100(2) N100(3) N100(4) };
enum { FUNCTIONS = sizeof functions / sizeof *functions, CHILDREN = 150 };

static volatile int stop;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int next;

// Each function is called for the first time by one of the threads while another forks.
static void *translates(void *arg)
{
	unsigned sum = 0;
	for (;;) {
		pthread_mutex_lock(&lock);
		int n = next++;
		pthread_mutex_unlock(&lock);
		if (n >= FUNCTIONS || stop) return 0;
		sum += functions[n](sum);
		usleep(20);
	}
}

static void *nothing(void *arg) { return arg; }
static void *begins(void *arg)
{
	while (!stop) {
		pthread_t thread;
		if (!pthread_create(&thread, 0, nothing, 0)) pthread_join(thread, 0);
	}
	return 0;
}

static void *maps(void *arg)
{
	while (!stop) {
		char *p = mmap(0, 300000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		p[299999] = 1;
		munmap(p, 300000);
	}
	return 0;
}

static void handler(int sig) { }
static void *handles(void *arg)
{
	while (!stop) signal(SIGUSR1, handler), signal(SIGUSR1, SIG_IGN);
	return 0;
}

static int child(int n)
{
	unsigned sum = 0;
	for (int i = 0; i < 40; i++) sum += functions[(n * 7 + i * 11) % FUNCTIONS](i);
	pthread_t thread;
	if (pthread_create(&thread, 0, nothing, 0) || pthread_join(thread, 0)) return 1;
	char *p = mmap(0, 100000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED) return 2;
	p[0] = sum;
	munmap(p, 100000);
	if (signal(SIGUSR2, handler) == SIG_ERR || raise(SIGUSR2)) return 3;
	return 0;
}

int main(void)
{
	void *(*const jobs[])(void *) = { translates, translates, begins, maps, handles };
	pthread_t threads[5];
	for (int i = 0; i < 5; i++) pthread_create(&threads[i], 0, jobs[i], 0);
	int failed = 0;
	for (int i = 0; i < CHILDREN; i++) {
		int status = -1;
		pid_t pid = fork();
		if (!pid) alarm(30), _exit(child(i));
		if (waitpid(pid, &status, 0) != pid || status) failed++, printf("child %d: %x\n", i, status);
	}
	stop = 1;
	for (int i = 0; i < 5; i++) pthread_join(threads[i], 0);
	printf("%d of %d children failed\n", failed, CHILDREN);
	return 0;
}
