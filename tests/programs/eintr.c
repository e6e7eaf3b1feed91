// Reads that only a handler's write ends, and waits that only its EINTR ends, under signals from another thread that come as fast as they are
// handled: none may be slept over. The number can be given.
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int p[2];
static atomic_int wanted, handled;
static pthread_t reader;

static void feed(int sig) { write(p[1], "x", 1); handled++; }
static void count(int sig) { handled++; }

/* Sends a signal for each one wanted, when the one before has been handled. */
static void *send(void *signals)
{
	for (int sent = 0; sent < *(int *)signals; sent++) {
		while (wanted <= sent) sched_yield();
		pthread_kill(reader, SIGUSR1);
		while (handled <= sent) sched_yield();
	}
	return 0;
}

static void wait_with(const char *what, void (*handler)(int), int flags, int number)
{
	struct sigaction sa = { .sa_handler = handler, .sa_flags = flags };
	pthread_t sender;
	char c;
	int wrong = 0;
	sigaction(SIGUSR1, &sa, 0);
	wanted = handled = 0;
	pthread_create(&sender, 0, send, &number);
	for (int i = 0; i < number; i++) {
		int before = handled;
		wanted++;
		if (handler == feed) wrong += read(p[0], &c, 1) != 1;
		/* A signal that comes before the call is not its business. */
		else while (handled == before) if (nanosleep(&(struct timespec){ 0, 200000 }, 0) && errno != EINTR) wrong++;
	}
	pthread_join(sender, 0);
	printf("%s: %d signals, %d wrong\n", what, handled, wrong);
}

int main(int argc, char **argv)
{
	int number = argc > 1 ? atoi(argv[1]) : 0;
	reader = pthread_self();
	pipe(p);
	wait_with("reads that restart", feed, SA_RESTART, number ? number : 20000);
	wait_with("sleeps that end", count, 0, number ? number : 5000);
	return 0;
}
