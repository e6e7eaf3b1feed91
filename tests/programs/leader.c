// The first thread ends before the others: the process goes on, and its status is that of the first thread. Ends of the process while
// threads wait, sleep or loop.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *late(void *p)
{
	usleep(50000);
	printf("the other thread goes on\n");
	fflush(stdout);
	return p;
}
static void *sleeping(void *p) { for (;;) sleep(1000); }
static void *looping(void *p) { for (volatile unsigned i = 0;; i++); }
static void *waiting(void *p)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	pthread_mutex_lock(&m);
	return pthread_mutex_lock(&m), p;
}
static void *ending(void *p) { usleep(10000); exit(23); }

static int run(void (*body)(void))
{
	int status;
	fflush(stdout);
	pid_t pid = fork();
	if (!pid) body(), _exit(99);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void start_all(void)
{
	pthread_t t;
	pthread_create(&t, 0, sleeping, 0);
	pthread_create(&t, 0, looping, 0);
	pthread_create(&t, 0, waiting, 0);
	usleep(10000);
}
static void leader_first(void)
{
	pthread_t t;
	pthread_create(&t, 0, late, 0);
	pthread_exit(0);
}
static void exit_with_threads(void) { start_all(); exit(21); }
static void return_of_a_thread(void)
{
	pthread_t t;
	start_all();
	pthread_create(&t, 0, ending, 0);
	pthread_join(t, 0);
	for (;;) pause();
}
static void killed_with_threads(void) { start_all(); abort(); }
static void leader_alone(void) { pthread_exit(0); }

int main(void)
{
	printf("first thread ends first: %d\n", run(leader_first));
	printf("exit with threads: %d\n", run(exit_with_threads));
	printf("exit in a thread: %d\n", run(return_of_a_thread));
	printf("abort with threads: %d\n", run(killed_with_threads));
	printf("pthread_exit of the only thread: %d\n", run(leader_alone));
	return 0;
}
