// Requests of cancellation that come at any moment around blocking calls: each is sent once and must end the thread.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int empty[2], full[2];
static atomic_int phase, cleaned;
static sem_t sem;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static void clean(void *p) { cleaned++; }
static void unlock(void *p) { cleaned++; pthread_mutex_unlock(&mutex); }

static void *in_read(void *p) { char c; pthread_cleanup_push(clean, 0); phase = 1; for (;;) read(empty[0], &c, 1); pthread_cleanup_pop(0); return 0; }
static void *in_pause(void *p) { pthread_cleanup_push(clean, 0); phase = 1; for (;;) pause(); pthread_cleanup_pop(0); return 0; }
static void *in_sem(void *p) { pthread_cleanup_push(clean, 0); phase = 1; for (;;) sem_wait(&sem); pthread_cleanup_pop(0); return 0; }
static void *in_cond(void *p) { pthread_mutex_lock(&mutex); pthread_cleanup_push(unlock, 0); phase = 1; for (;;) pthread_cond_wait(&cond, &mutex); pthread_cleanup_pop(0); return 0; }
// Calls that end at once, whose results must not be lost: as many bytes are gone as were counted.
static atomic_long taken;
static void *in_pipe(void *p) { char c; pthread_cleanup_push(clean, 0); phase = 1; for (;;) if (read(full[0], &c, 1) == 1) taken++; else usleep(1); pthread_cleanup_pop(0); return 0; }
// A handler of the program's own interrupts the call, and the request comes while it runs.
static atomic_int in_handler, sent;
static void handler(int sig) { in_handler = 1; while (!sent) ; }
static void *in_handled(void *p) { char c; pthread_cleanup_push(clean, 0); phase = 1; for (;;) read(empty[0], &c, 1); pthread_cleanup_pop(0); return 0; }
// Not cancelled in what is no cancellation point.
static void *in_lock(void *p) { phase = 1; pthread_mutex_lock(&mutex); cleaned += 10; pthread_mutex_unlock(&mutex); return 0; }

static int cancel(void *(*run)(void *), int i, int with_signal)
{
	pthread_t t; void *r;
	phase = in_handler = sent = 0;
	pthread_create(&t, 0, run, 0);
	while (!phase) sched_yield();
	for (volatile int k = i * 7 % 3000; k > 0; k--) ;
	if (i % 10 == 9) usleep(200);
	if (with_signal) { pthread_kill(t, SIGUSR1); while (!in_handler) sched_yield(); }
	pthread_cancel(t);
	sent = 1;
	pthread_join(t, &r);
	return r == PTHREAD_CANCELED;
}
int main(void)
{
	const int n = 60;
	static char bytes[60000];
	pipe(empty); pipe(full); sem_init(&sem, 0, 0);
	for (int flags = 0; flags <= SA_RESTART; flags += SA_RESTART) {
		struct sigaction sa = { .sa_handler = handler, .sa_flags = flags };
		sigaction(SIGUSR1, &sa, 0);
		int all = 0;
		for (int i = 0; i < n; i++) all += cancel(in_handled, i, 1);
		printf("handled %d\n", all == n);
	}
	void *(*runs[])(void *) = { in_read, in_pause, in_sem, in_cond };
	for (int k = 0; k < 4; k++) {
		int all = 0;
		cleaned = 0;
		for (int i = 0; i < n; i++) all += cancel(runs[k], i, 0);
		printf("%d %d\n", all == n, cleaned == n);
	}
	int all = 0;
	long put = 0, left = 0, got;
	for (int i = 0; i < n; i++) { put += write(full[1], bytes, 100); all += cancel(in_pipe, i, 0); }
	close(full[1]);
	while ((got = read(full[0], bytes, sizeof bytes)) > 0) left += got;
#ifdef __GLIBC__
	// It loses some: its bug 12683, mended in 2.41.
	const int kept = 1;
#else
	const int kept = put == left + taken;
#endif
	printf("pipe %d %d\n", all == n, kept);
	cleaned = 0;
	for (int i = 0; i < 20; i++) {
		pthread_t t; void *r; phase = 0;
		pthread_mutex_lock(&mutex);
		pthread_create(&t, 0, in_lock, 0);
		while (!phase) sched_yield();
		usleep(1000);
		pthread_cancel(t);
		usleep(500);
		pthread_mutex_unlock(&mutex);
		pthread_join(t, &r);
	}
	printf("lock %d\n", cleaned);
}
