// pthreads: mutex and condition variable between two threads, thread-local variables, join results, keys with destructors,
// detached threads, many threads at once and one after the other, once, rwlock, barrier, semaphore, timed wait, cancellation.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn;
static char log_text[64];
static _Thread_local int local = 11;
static _Thread_local char block[100] = "initial";
static atomic_int destroyed, detached_done, once_count;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_barrier_t barrier;
static sem_t semaphore;

static void *ping_pong(void *who)
{
	int me = (intptr_t)who;
	for (int i = 0; i < 8; i++) {
		pthread_mutex_lock(&mutex);
		while (turn != me) pthread_cond_wait(&changed, &mutex);
		strcat(log_text, me ? "o" : "i");
		turn = !me;
		pthread_cond_broadcast(&changed);
		pthread_mutex_unlock(&mutex);
	}
	return (void *)(intptr_t)(100 + me);
}

static void *use_tls(void *p)
{
	int before = local;
	local = *(int *)p;
	strcat(block, " changed");
	*(int *)p = before * 1000 + local + (strcmp(block, "initial changed") ? 500 : 0);
	return 0;
}

static void destroy(void *p) { atomic_fetch_add(&destroyed, *(int *)p); }
static void *use_key(void *p) { pthread_setspecific(key, p); pthread_exit(p); }
static void *detached(void *p) { atomic_fetch_add(&detached_done, 1); return p; }
static void count_once(void) { atomic_fetch_add(&once_count, 1); }

static long total;
static void *add(void *p)
{
	pthread_once(&once, count_once);
	for (int i = 0; i < 1000; i++) {
		pthread_mutex_lock(&mutex);
		total += (intptr_t)p;
		pthread_mutex_unlock(&mutex);
	}
	return p;
}

static void *at_barrier(void *p)
{
	atomic_fetch_add((atomic_int *)p, 1);
	int r = pthread_barrier_wait(&barrier);
	int seen = atomic_load((atomic_int *)p);
	sem_post(&semaphore);
	return (void *)(intptr_t)(seen * 10 + (r == PTHREAD_BARRIER_SERIAL_THREAD));
}

static void cleaned(void *p) { *(int *)p += 1; }
static void *wait_forever(void *p)
{
	pthread_cleanup_push(cleaned, p);
	sem_post(&semaphore);
	for (;;) sleep(1000);
	pthread_cleanup_pop(0);
	return 0;
}

int main(void)
{
	pthread_t t[32];
	void *result;
	for (intptr_t i = 0; i < 2; i++) pthread_create(&t[i], 0, ping_pong, (void *)i);
	for (int i = 0; i < 2; i++) {
		pthread_join(t[i], &result);
		printf("thread %d returned %d\n", i, (int)(intptr_t)result);
	}
	printf("turns: %s\n", log_text);

	int values[2] = { 1, 2 };
	for (int i = 0; i < 2; i++) pthread_create(&t[i], 0, use_tls, &values[i]);
	for (int i = 0; i < 2; i++) pthread_join(t[i], 0);
	printf("thread-local: %d %d, here %d %s\n", values[0], values[1], local, block);

	pthread_key_create(&key, destroy);
	int numbers[] = { 1, 10, 100 };
	for (int i = 0; i < 3; i++) pthread_create(&t[i], 0, use_key, &numbers[i]);
	for (int i = 0; i < 3; i++) pthread_join(t[i], &result), printf("exit value %d\n", *(int *)result);
	printf("destructors saw %d\n", destroyed);

	for (intptr_t i = 0; i < 32; i++) pthread_create(&t[i], 0, add, (void *)(i + 1));
	long joined = 0;
	for (int i = 0; i < 32; i++) pthread_join(t[i], &result), joined += (intptr_t)result;
	printf("32 threads: total %ld, joined %ld, once %d\n", total, joined, once_count);

	pthread_attr_t attr;
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	for (int i = 0; i < 300; i++) {
		int r = pthread_create(&t[0], &attr, detached, 0);
		if (r) { printf("create failed: %d after %d\n", r, i); return 1; }
		while (atomic_load(&detached_done) != i + 1) usleep(50);
	}
	printf("300 detached threads ran\n");

	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_JOINABLE);
	printf("stack size %d\n", pthread_attr_setstacksize(&attr, 1 << 20));
	for (intptr_t i = 0; i < 300; i++) {
		if (pthread_create(&t[0], &attr, add, 0)) { puts("create failed"); return 1; }
		pthread_join(t[0], 0);
	}
	puts("300 threads of 1 MiB, one after the other");

	atomic_int arrived = 0;
	pthread_barrier_init(&barrier, 0, 4);
	sem_init(&semaphore, 0, 0);
	for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, at_barrier, &arrived);
	for (int i = 0; i < 4; i++) sem_wait(&semaphore);
	int serial = 0;
	for (int i = 0; i < 4; i++) pthread_join(t[i], &result), serial += (intptr_t)result;
	printf("barrier: %d, semaphore empty: %d %d\n", serial, sem_trywait(&semaphore), errno == EAGAIN);

	struct timespec soon;
	clock_gettime(CLOCK_REALTIME, &soon);
	soon.tv_nsec += 20000000;
	if (soon.tv_nsec >= 1000000000) soon.tv_nsec -= 1000000000, soon.tv_sec++;
	pthread_mutex_lock(&mutex);
	printf("timed wait: %s\n", pthread_cond_timedwait(&changed, &mutex, &soon) == ETIMEDOUT ? "ETIMEDOUT" : "?");
	printf("trylock of a held mutex: %s\n", pthread_mutex_trylock(&mutex) == EBUSY ? "EBUSY" : "?");
	pthread_mutex_unlock(&mutex);

	int cleanups = 0;
	pthread_create(&t[0], 0, wait_forever, &cleanups);
	sem_wait(&semaphore);
	usleep(20000);
	pthread_cancel(t[0]);
	pthread_join(t[0], &result);
	printf("cancelled: %d, cleanups %d\n", result == PTHREAD_CANCELED, cleanups);
	return 0;
}
