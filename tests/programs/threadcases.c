// Threads, case by case: ids, masks, signals at threads, futexes of all kinds, robust and other mutexes, limits, and how a process ends
// whose threads run, sleep or are gone.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	FUTEX_WAIT, FUTEX_WAKE, FUTEX_CMP_REQUEUE = 4, FUTEX_WAKE_OP, FUTEX_WAIT_BITSET = 9, FUTEX_WAKE_BITSET, FUTEX_CLOCK_REALTIME = 256,
	FUTEX_WAIT_PRIVATE = 128, FUTEX_WAKE_PRIVATE, FUTEX_CMP_REQUEUE_PRIVATE = 132, FUTEX_WAKE_OP_PRIVATE, FUTEX_WAIT_BITSET_PRIVATE = 137,
	FUTEX_WAKE_BITSET_PRIVATE, FUTEX_ADD_IF_5 = 1 << 28 | 3 << 12 | 5,
};
#define FUTEX_BITSET_MATCH_ANY 0xffffffff

static long futex(void *at, int op, unsigned value, const void *timeout, void *second, unsigned third)
{
	return syscall(SYS_futex, at, op, value, timeout, second, third);
}
static const char *name_of(int e)
{
	switch (e) {
	case 0: return "0";
#define N(x) case x: return #x;
	N(EINVAL) N(EINTR) N(EAGAIN) N(EFAULT) N(ESRCH) N(EPERM) N(EBUSY) N(EDEADLK) N(ETIMEDOUT) N(EOWNERDEAD) N(ENOTRECOVERABLE) N(ENOSYS)
	}
	return "other";
}
static int wait_for(atomic_int *word, int value)
{
	for (int i = 0; i < 20000 && *word != value; i++) usleep(100);
	return *word == value;
}

static atomic_int ready, done, word, second_word, tids[1000];
static volatile int stop;

static void *note_id(void *p)
{
	tids[(intptr_t)p] = gettid();
	return 0;
}
static void ids(void)
{
	pthread_t t[50];
	for (intptr_t i = 0; i < 50; i++) pthread_create(&t[i], 0, note_id, (void *)i);
	for (int i = 0; i < 50; i++) pthread_join(t[i], 0);
	int distinct = 1;
	for (int i = 0; i < 50; i++) for (int j = 0; j < i; j++) distinct &= tids[i] != tids[j];
	printf("50 ids: distinct %d, not the process's %d; main's is %d\n", distinct, tids[0] != getpid(), gettid() == getpid());
}

static void *wait_gate(void *p)
{
	ready++;
	while (futex(&word, FUTEX_WAIT_PRIVATE, 0, 0, 0, 0) < 0 && errno != EAGAIN);
	done++;
	return 0;
}
static void thousand(void)
{
	pthread_t *t = malloc(1000 * sizeof *t);
	pthread_attr_t attr;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 65536);
	int made = 0;
	word = ready = done = 0;
	for (int i = 0; i < 1000; i++) made += !pthread_create(&t[i], &attr, wait_gate, 0);
	printf("made %d, all wait %d\n", made, wait_for(&ready, made));
	word = 1;
	futex(&word, FUTEX_WAKE_PRIVATE, INT_MAX, 0, 0, 0);
	for (int i = 0; i < made; i++) pthread_join(t[i], 0);
	printf("done %d\n", done);
	free(t);
}

static void *sleep_on(void *p)
{
	ready++;
	futex(&word, FUTEX_WAIT_BITSET_PRIVATE, 0, 0, 0, (uintptr_t)p);
	done++;
	return 0;
}
static void futexes(void)
{
	struct timespec soon = { 0, 5000000 }, then;
	word = 0;
	long r = futex(&word, FUTEX_WAIT, 1, 0, 0, 0);
	printf("other value: %ld %s\n", r, name_of(errno));
	r = futex(&word, FUTEX_WAIT_PRIVATE, 0, &soon, 0, 0);
	printf("timeout: %ld %s\n", r, name_of(errno));
	clock_gettime(CLOCK_MONOTONIC, &then);
	r = futex(&word, FUTEX_WAIT_BITSET, 0, &then, 0, FUTEX_BITSET_MATCH_ANY);
	printf("past time: %ld %s\n", r, name_of(errno));
	clock_gettime(CLOCK_REALTIME, &then);
	r = futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &then, 0, FUTEX_BITSET_MATCH_ANY);
	printf("past time of the wall clock: %ld %s\n", r, name_of(errno));
	r = futex(&word, FUTEX_WAIT_BITSET, 0, &then, 0, 0);
	printf("no bits: %ld %s\n", r, name_of(errno));
	r = futex((char *)&word + 1, FUTEX_WAIT, 0, &soon, 0, 0);
	printf("unaligned: %ld %s\n", r, name_of(errno));
	r = futex(&word, 77, 0, 0, 0, 0);
	printf("no such operation: %ld %s\n", r, name_of(errno));
	r = futex(&word, FUTEX_WAIT, 0, &(struct timespec){ 0, -1 }, 0, 0);
	printf("bad time: %ld %s\n", r, name_of(errno));

	pthread_t t[6];
	ready = done = 0;
	for (intptr_t i = 0; i < 6; i++) pthread_create(&t[i], 0, sleep_on, (void *)(i < 3 ? (intptr_t)1 : 2));
	wait_for(&ready, 6);
	usleep(20000);
	printf("woken by bit 2: %ld", futex(&word, FUTEX_WAKE_BITSET_PRIVATE, 10, 0, 0, 2));
	printf(", %d", wait_for(&done, 3));
	printf(", requeued: %ld", futex(&word, FUTEX_CMP_REQUEUE_PRIVATE, 1, (void *)2, &second_word, 0));
	printf(", %d", wait_for(&done, 4));
	printf(", wrong value %ld %s", futex(&word, FUTEX_CMP_REQUEUE_PRIVATE, 1, (void *)2, &second_word, 7), name_of(errno));
	printf(", woken there: %ld", futex(&second_word, FUTEX_WAKE_PRIVATE, 10, 0, 0, 0));
	printf(", %d\n", wait_for(&done, 6));
	for (int i = 0; i < 6; i++) pthread_join(t[i], 0);
	word = second_word = 5;
	ready = done = 0;
	r = futex(&word, FUTEX_WAKE_OP_PRIVATE, 1, (void *)1, &second_word, FUTEX_ADD_IF_5);
	printf("wake and add: %ld, now %d\n", r, second_word);
}

static volatile atomic_uint wait_word;
static void on_signal(int sig) { done++; }
static void *atomic_waiter(void *p)
{
#ifdef __wasm__
	struct timespec a, b;
	clock_gettime(CLOCK_MONOTONIC, &a);
	ready++;
	int r = __builtin_wasm_memory_atomic_wait32((int *)&wait_word, 0, 60000000);
	clock_gettime(CLOCK_MONOTONIC, &b);
	long ms = (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
	return (void *)(intptr_t)(r == 2 && ms >= 59 && ms < 4000);
#else
	struct timespec left = { 0, 60000000 };
	ready++;
	while (nanosleep(&left, &left));
	return (void *)1;
#endif
}
// A signal each 10 ms must not make a wait of 60 ms endless.
static void atomic_waits(void)
{
	pthread_t t;
	void *in_time;
	signal(SIGUSR1, on_signal);
	ready = done = 0;
	pthread_create(&t, 0, atomic_waiter, 0);
	wait_for(&ready, 1);
	for (int i = 0; i < 200; i++) {
		pthread_kill(t, SIGUSR1);
		usleep(10000);
		if (pthread_tryjoin_np(t, &in_time) == 0) {
			printf("a wait with interruptions ends in time: %d, handlers ran %d\n", (int)(intptr_t)in_time, done > 1);
			return;
		}
	}
	puts("a wait with interruptions does not end");
}

static _Thread_local int local_hits;
static atomic_int all_hits;
static void local_count(int sig) { local_hits++; all_hits++; }
static void *count_own(void *p)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	int inherited;
	sigset_t now;
	pthread_sigmask(SIG_BLOCK, 0, &now);
	inherited = sigismember(&now, SIGHUP);
	ready++;
	while (!stop) usleep(1000);
	return (void *)(intptr_t)(local_hits * 10 + inherited);
}
static void signals(void)
{
	pthread_t t[8];
	sigset_t set, old;
	void *got;
	signal(SIGUSR2, local_count);
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, &old);
	ready = stop = 0;
	for (int i = 0; i < 8; i++) pthread_create(&t[i], 0, count_own, 0);
	wait_for(&ready, 8);
	// One after the other: a signal that is pending already would be lost.
	for (int i = 0, sent = 0; i < 8; i++) for (int k = 0; k <= i; k++) pthread_kill(t[i], SIGUSR2), wait_for(&all_hits, ++sent);
	stop = 1;
	for (int i = 0; i < 8; i++) {
		pthread_join(t[i], &got);
		printf("%s%d", i ? " " : "hits and inherited mask: ", (int)(intptr_t)got);
	}
	pthread_sigmask(SIG_SETMASK, &old, 0);
	/* The process's signal goes to the one thread that does not block it. */
	puts("");
}

static pthread_mutex_t mutex;
static void *lock_and_leave(void *p) { return (void *)(intptr_t)pthread_mutex_lock(&mutex); }
static void mutexes(void)
{
	pthread_mutexattr_t attr;
	pthread_t t;
	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ERRORCHECK);
	pthread_mutex_init(&mutex, &attr);
	pthread_mutex_lock(&mutex);
	printf("lock twice: %s", name_of(pthread_mutex_lock(&mutex)));
	pthread_mutex_unlock(&mutex);
	printf(", unlock twice: %s\n", name_of(pthread_mutex_unlock(&mutex)));
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&mutex, &attr);
	for (int i = 0; i < 3; i++) pthread_mutex_lock(&mutex);
	for (int i = 0; i < 3; i++) printf("recursive: %s\n", name_of(pthread_mutex_unlock(&mutex)));
	pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
	printf("read locks: %s", name_of(pthread_rwlock_rdlock(&rw)));
	printf(" %s, write: %s\n", name_of(pthread_rwlock_tryrdlock(&rw)), name_of(pthread_rwlock_trywrlock(&rw)));
}

static void in_child(const char *what, void (*f)(void))
{
	fflush(stdout);
	pid_t pid = fork();
	int status;
	if (!pid) { f(); _exit(99); }
	waitpid(pid, &status, 0);
	printf("%s: %s %d\n", what, WIFEXITED(status) ? "exit status" : "signal", WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}
static void *spin(void *p) { ready++; for (volatile long i = 0;; i++); }
static void *sleep_long(void *p) { ready++; for (;;) sleep(100); }
static void *read_long(void *p) { int fd[2]; char c; pipe(fd); ready++; read(fd[0], &c, 1); return 0; }
static void *exit_soon(void *p) { usleep(20000); exit(7); }
static void *group_exit(void *p) { usleep(20000); _exit(8); }
static void *kill_soon(void *p) { usleep(20000); kill(getpid(), SIGTERM); return 0; }
static void *abort_soon(void *p) { usleep(20000); abort(); }
static void busy(void)
{
	pthread_t t;
	ready = 0;
	pthread_create(&t, 0, spin, 0), pthread_create(&t, 0, sleep_long, 0), pthread_create(&t, 0, read_long, 0);
	wait_for(&ready, 3);
}
static void end_main(void) { busy(); _exit(5); }
static void end_return(void) { busy(); exit(6); }
static void end_thread(void) { pthread_t t; busy(); pthread_create(&t, 0, exit_soon, 0); for (;;) pause(); }
static void end_group(void) { pthread_t t; busy(); pthread_create(&t, 0, group_exit, 0); for (volatile int i = 0;; i++); }
static void end_kill(void) { pthread_t t; busy(); pthread_create(&t, 0, kill_soon, 0); pthread_join(t, 0); for (;;) pause(); }
static void end_abort(void) { pthread_t t; busy(); pthread_create(&t, 0, abort_soon, 0); for (;;) pause(); }
static void end_last(void) { pthread_t t; pthread_create(&t, 0, (void *(*)(void *))usleep, (void *)20000); pthread_exit(0); }
static void *exit_many(void *p) { ready++; while (!stop); _exit((intptr_t)p); }
static void end_race(void)
{
	pthread_t t;
	ready = stop = 0;
	for (intptr_t i = 0; i < 8; i++) pthread_create(&t, 0, exit_many, (void *)(intptr_t)4);
	wait_for(&ready, 8);
	stop = 1;
	for (;;) pause();
}
static void *fork_here(void *p)
{
	int status;
	pid_t pid = fork();
	if (!pid) {
		/* The only thread of the child can do everything. */
		pthread_t t;
		void *r;
		pthread_create(&t, 0, (void *(*)(void *))lock_and_leave, 0);
		pthread_join(t, &r);
		char *memory = malloc(1 << 20);
		memset(memory, 1, 1 << 20);
		_exit(gettid() == getpid() ? 11 : 12);
	}
	waitpid(pid, &status, 0);
	return (void *)(intptr_t)WEXITSTATUS(status);
}
static void *allocate(void *p)
{
	while (!stop) { void *a = malloc(100000), *b = malloc(10); free(a); free(b); }
	return 0;
}
static void forks(void)
{
	pthread_t t[4], other[2];
	void *r;
	stop = 0;
	pthread_mutex_init(&mutex, 0);
	for (int i = 0; i < 2; i++) pthread_create(&other[i], 0, allocate, 0);
	for (int round = 0; round < 10; round++) {
		for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, fork_here, 0);
		for (int i = 0; i < 4; i++) {
			pthread_join(t[i], &r);
			if ((intptr_t)r != 11) printf("child: %d\n", (int)(intptr_t)r);
		}
	}
	stop = 1;
	for (int i = 0; i < 2; i++) pthread_join(other[i], 0);
	puts("40 forks by threads, others allocating");
}

static void shared_mutexes(void)
{
	struct shared { pthread_mutex_t mutex; pthread_cond_t changed; sem_t sem; int turn, sum; } *s;
	s = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_t ma;
	pthread_condattr_t ca;
	pthread_mutexattr_init(&ma), pthread_condattr_init(&ca);
	pthread_mutexattr_setpshared(&ma, PTHREAD_PROCESS_SHARED), pthread_condattr_setpshared(&ca, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&s->mutex, &ma), pthread_cond_init(&s->changed, &ca), sem_init(&s->sem, 1, 0);
	for (int i = 0; i < 4; i++) if (!fork()) {
		for (int k = 0; k < 1000; k++) { pthread_mutex_lock(&s->mutex); s->sum++; pthread_mutex_unlock(&s->mutex); }
		pthread_mutex_lock(&s->mutex);
		while (s->turn != i) pthread_cond_wait(&s->changed, &s->mutex);
		s->turn++;
		pthread_cond_broadcast(&s->changed);
		pthread_mutex_unlock(&s->mutex);
		sem_post(&s->sem);
		_exit(0);
	}
	for (int i = 0; i < 4; i++) sem_wait(&s->sem);
	while (wait(0) > 0);
	printf("between processes: sum %d, turns %d\n", s->sum, s->turn);
}

static void *cancelled(void *p)
{
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, 0);
	ready++;
	for (volatile int i = 0;; i++) if (p) pthread_testcancel();
}
static void cancellation(void)
{
	pthread_t t;
	void *r;
	ready = 0;
	pthread_create(&t, 0, cancelled, (void *)1);
	wait_for(&ready, 1);
	pthread_cancel(t);
	pthread_join(t, &r);
	printf("cancelled: %d\n", r == PTHREAD_CANCELED);
}

static void names(void)
{
	char name[16];
	pthread_setname_np(pthread_self(), "a name");
	pthread_getname_np(pthread_self(), name, sizeof name);
	printf("name: %s\n", name);
	cpu_set_t set;
	printf("affinity: %d, cpus %d\n", sched_getaffinity(0, sizeof set, &set), CPU_COUNT(&set) > 0);
	struct timespec t;
	clockid_t clock;
	printf("clock of a thread: %d %d\n", pthread_getcpuclockid(pthread_self(), &clock), clock_gettime(clock, &t));
}

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	ids();
	thousand();
	futexes();
	atomic_waits();
	signals();
	mutexes();
	cancellation();
	in_child("_exit while others run", end_main);
	in_child("exit while others run", end_return);
	in_child("exit in a thread", end_thread);
	in_child("_exit in a thread, main spins", end_group);
	in_child("killed", end_kill);
	in_child("abort in a thread", end_abort);
	in_child("main leaves first", end_last);
	in_child("eight at once", end_race);
	forks();
	shared_mutexes();
	names();
	return 0;
}
