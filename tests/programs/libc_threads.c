// Threads in the C library, case by case: POSIX and C11, cancellation, robust locks, keys.
#include "../calls/case.h"
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <threads.h>

static atomic_int count, phase;
static void cleanup(void *p) { count += (intptr_t)p; }
static struct timespec soon(clockid_t c) { struct timespec t; clock_gettime(c, &t); if ((t.tv_nsec += 2000000) >= 1000000000) t.tv_nsec -= 1000000000, t.tv_sec++; return t; }
// Starts a thread that is canceled when it says that it is there; again and again, as it may not be in its call yet.
static int cancelled(void *(*run)(void *), void *arg)
{
	pthread_t t; void *r; phase = 0; pthread_create(&t, 0, run, arg);
	while (!phase) sched_yield(); usleep(1000);
	do pthread_cancel(t), phase = 2, usleep(1000); while (pthread_tryjoin_np(t, &r) == EBUSY);
	return r == PTHREAD_CANCELED;
}

static void *in_sleep(void *p) { pthread_cleanup_push(cleanup, (void *)1); pthread_cleanup_push(cleanup, (void *)10); phase = 1; sleep(50); pthread_cleanup_pop(0); pthread_cleanup_pop(0); return 0; }
CASE(cancelled_in_sleep) { IS(cancelled(in_sleep, 0)); IS(count); }
static void *in_read(void *p) { char c; pthread_cleanup_push(cleanup, (void *)2); phase = 1; read(*(int *)p, &c, 1); pthread_cleanup_pop(0); return 0; }
CASE(cancelled_in_read) { int p[2]; pipe(p); IS(cancelled(in_read, p)); IS(count); }
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER; static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static void unlock(void *p) { count++; pthread_mutex_unlock(p); }
static void *in_cond(void *p) { pthread_mutex_lock(&m); pthread_cleanup_push(unlock, &m); phase = 1; for (;;) pthread_cond_wait(&c, &m); pthread_cleanup_pop(0); return 0; }
CASE(cancelled_in_a_condition_with_the_lock_held) { IS(cancelled(in_cond, 0)); IS(count); IS(pthread_mutex_trylock(&m)); }
static void *in_sem(void *p) { phase = 1; sem_wait(p); return 0; }
CASE(cancelled_at_a_semaphore) { sem_t s; sem_init(&s, 0, 0); IS(cancelled(in_sem, &s)); }
static void *forever(void *p) { phase = 1; for (;;) pause(); }
static void *in_join(void *p) { pthread_t t; pthread_create(&t, 0, forever, 0); pthread_join(t, 0); return 0; }
CASE(cancelled_in_join) { IS(cancelled(in_join, 0)); }
static void *in_accept(void *p) { phase = 1; accept(*(int *)p, 0, 0); return 0; }
CASE(cancelled_in_accept) { int s = socket(AF_UNIX, SOCK_STREAM, 0); struct sockaddr a = { AF_UNIX }; bind(s, &a, 2); listen(s, 1); IS(cancelled(in_accept, &s)); }
static void *in_wait(void *p) { phase = 1; waitpid(-1, 0, 0); return 0; }
CASE(cancelled_in_wait) { pid_t pid = fork(); if (!pid) for (;;) pause(); IS(cancelled(in_wait, 0)); kill(pid, SIGKILL); }
static void *at_test(void *p) { phase = 1; for (;;) { pthread_testcancel(); sched_yield(); } }
CASE(cancelled_where_it_asks) { IS(cancelled(at_test, 0)); }
static void *disabled(void *p) { int old; pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old); phase = 1; while (phase != 2) usleep(100); pthread_testcancel(); count = 5; if (p) { pthread_setcancelstate(old, 0); pthread_testcancel(); count = 6; } return 0; }
CASE(not_cancelled_while_disabled) { IS(cancelled(disabled, 0)); IS(count); IS(cancelled(disabled, "then enabled")); IS(count); }
CASE(states_of_cancellation) { int old; IS(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old)); IS(old == PTHREAD_CANCEL_ENABLE); IS(pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &old)); IS(old == PTHREAD_CANCEL_DEFERRED); IS(pthread_setcancelstate(99, 0) == EINVAL); }
static pthread_key_t key, other;
static void drop_value(void *p) { count++; if (count < 3) pthread_setspecific(key, p); }
static void *with_value(void *p) { pthread_setspecific(key, p); return pthread_getspecific(other); }
CASE(keys_have_destructors) { IS(pthread_key_create(&key, drop_value)); IS(pthread_key_create(&other, 0)); pthread_setspecific(other, &m); pthread_t t; void *r; pthread_create(&t, 0, with_value, &c); pthread_join(t, &r); IS(r == 0); IS(count); IS(pthread_getspecific(other) == &m); IS(pthread_key_delete(key)); }
static void exit_cleanup(void *p) { count += 100; }
static void *exits(void *p) { pthread_cleanup_push(exit_cleanup, 0); pthread_setspecific(key, p); pthread_exit((void *)7); pthread_cleanup_pop(0); return 0; }
CASE(exit_runs_cleanups_then_destructors) { pthread_key_create(&key, drop_value); count = 5; pthread_t t; void *r; pthread_create(&t, 0, exits, &m); pthread_join(t, &r); IS((long)r); IS(count); }
static void once(void) { count++; usleep(1000); } static pthread_once_t o = PTHREAD_ONCE_INIT;
static void *do_once(void *p) { pthread_once(&o, once); return (void *)(intptr_t)count; }
CASE(once_is_once) { pthread_t t[8]; void *r; for (int i = 0; i < 8; i++) pthread_create(&t[i], 0, do_once, 0); for (int i = 0; i < 8; i++) pthread_join(t[i], &r), IS((long)r); }
static long total; static void *add(void *p) { for (int i = 0; i < 20000; i++) pthread_mutex_lock(p), total++, pthread_mutex_unlock(p); return 0; }
CASE(locks_exclude) { pthread_t t[4]; for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, add, &m); for (int i = 0; i < 4; i++) pthread_join(t[i], 0); IS(total); }
static pthread_mutex_t of_type(int type, int robust) { pthread_mutexattr_t a; pthread_mutex_t l; pthread_mutexattr_init(&a), pthread_mutexattr_settype(&a, type), pthread_mutexattr_setrobust(&a, robust); pthread_mutex_init(&l, &a); return l; }
CASE(recursive_locks) { pthread_mutex_t l = of_type(PTHREAD_MUTEX_RECURSIVE, 0); IS(pthread_mutex_lock(&l)); IS(pthread_mutex_lock(&l)); IS(pthread_mutex_unlock(&l)); IS(pthread_mutex_unlock(&l)); IS(pthread_mutex_unlock(&l) == EPERM); }
CASE(checking_locks) { pthread_mutex_t l = of_type(PTHREAD_MUTEX_ERRORCHECK, 0); IS(pthread_mutex_unlock(&l) == EPERM); IS(pthread_mutex_lock(&l)); IS(pthread_mutex_lock(&l) == EDEADLK); IS(pthread_mutex_trylock(&l) == EBUSY); }
static void *dies_with_lock(void *p) { pthread_mutex_lock(p); return 0; }
CASE(robust_locks_tell_of_the_dead) { pthread_mutex_t l = of_type(PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_ROBUST); pthread_t t; pthread_create(&t, 0, dies_with_lock, &l); pthread_join(t, 0); IS(pthread_mutex_lock(&l) == EOWNERDEAD); IS(pthread_mutex_consistent(&l)); IS(pthread_mutex_unlock(&l)); IS(pthread_mutex_lock(&l)); }
CASE(robust_locks_may_be_lost) { pthread_mutex_t l = of_type(PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_ROBUST); pthread_t t; pthread_create(&t, 0, dies_with_lock, &l); pthread_join(t, 0); IS(pthread_mutex_trylock(&l) == EOWNERDEAD); IS(pthread_mutex_unlock(&l)); IS(pthread_mutex_lock(&l) == ENOTRECOVERABLE); }
CASE(robust_locks_of_processes) { pthread_mutex_t *l = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0); pthread_mutexattr_t a; pthread_mutexattr_init(&a), pthread_mutexattr_setrobust(&a, 1), pthread_mutexattr_setpshared(&a, 1), pthread_mutex_init(l, &a); if (!fork()) pthread_mutex_lock(l), _exit(0); wait(0); IS(pthread_mutex_lock(l) == EOWNERDEAD); }
CASE(locks_with_a_time_limit) { pthread_mutex_lock(&m); struct timespec t = soon(CLOCK_REALTIME); IS(pthread_mutex_timedlock(&m, &t) == ETIMEDOUT); pthread_mutex_unlock(&m); IS(pthread_mutex_timedlock(&m, &t)); }
static void *signals_cond(void *p) { usleep(1000); pthread_mutex_lock(&m); count = 1; pthread_cond_broadcast(&c); pthread_mutex_unlock(&m); return 0; }
CASE(conditions) { pthread_t t[2]; pthread_mutex_lock(&m); struct timespec s = soon(CLOCK_REALTIME); IS(pthread_cond_timedwait(&c, &m, &s) == ETIMEDOUT); pthread_create(t, 0, signals_cond, 0); while (!count) pthread_cond_wait(&c, &m); IS(count); pthread_mutex_unlock(&m); pthread_join(*t, 0); }
CASE(conditions_by_another_clock) { pthread_condattr_t a; pthread_condattr_init(&a); IS(pthread_condattr_setclock(&a, CLOCK_MONOTONIC)); pthread_cond_t d; pthread_cond_init(&d, &a); pthread_mutex_lock(&m); struct timespec s = soon(CLOCK_MONOTONIC); IS(pthread_cond_timedwait(&d, &m, &s) == ETIMEDOUT); }
static pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER; static void *reads(void *p) { pthread_rwlock_rdlock(&rw); count++; while (count < 3) sched_yield(); pthread_rwlock_unlock(&rw); return 0; }
CASE(readers_share) { pthread_t t[3]; for (int i = 0; i < 3; i++) pthread_create(&t[i], 0, reads, 0); for (int i = 0; i < 3; i++) pthread_join(t[i], 0); IS(count); IS(pthread_rwlock_wrlock(&rw)); IS(pthread_rwlock_tryrdlock(&rw)); IS(pthread_rwlock_trywrlock(&rw) == EBUSY); IS(pthread_rwlock_unlock(&rw)); }
static pthread_barrier_t b; static void *meets(void *p) { count++; int r = pthread_barrier_wait(&b); if (count != 4) count = -100; return (void *)(long)(r == PTHREAD_BARRIER_SERIAL_THREAD); }
CASE(barriers) { pthread_t t[4]; long serial = 0; pthread_barrier_init(&b, 0, 4); for (int i = 0; i < 4; i++) pthread_create(&t[i], 0, meets, 0); for (int i = 0; i < 4; i++) { void *r; pthread_join(t[i], &r), serial += (long)r; } IS(serial); IS(count); IS(pthread_barrier_destroy(&b)); }
CASE(spinning_locks) { pthread_spinlock_t s; IS(pthread_spin_init(&s, 0)); IS(pthread_spin_lock(&s)); IS(pthread_spin_trylock(&s) == EBUSY); IS(pthread_spin_unlock(&s)); }
CASE(semaphores) { sem_t s; IS(sem_init(&s, 0, 2)); IS(sem_wait(&s)); IS(sem_trywait(&s)); IS(sem_trywait(&s)); struct timespec t = soon(CLOCK_REALTIME); IS(sem_timedwait(&s, &t)); IS(errno == ETIMEDOUT || errno == 0); IS(sem_post(&s)); int v; sem_getvalue(&s, &v); IS(v); }
CASE(semaphores_with_names) { char name[40]; sprintf(name, "/wali-%d", getpid()); sem_t *s = sem_open(name, O_CREAT | O_EXCL, 0600, 1); IS(s != SEM_FAILED); sem_t *u = sem_open(name, 0); IS(sem_wait(u)); IS(sem_trywait(s)); IS(sem_unlink(name)); IS(sem_open(name, 0) == SEM_FAILED); }
static void *detached(void *p) { count = 1; return 0; }
CASE(attributes) { pthread_attr_t a; size_t n; int d; pthread_attr_init(&a); IS(pthread_attr_setstacksize(&a, 300000)); pthread_attr_getstacksize(&a, &n); IS(n); IS(pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED)); pthread_attr_getdetachstate(&a, &d); IS(d == PTHREAD_CREATE_DETACHED); pthread_t t; IS(pthread_create(&t, &a, detached, 0)); while (!count) sched_yield(); IS(count); IS(pthread_attr_setstacksize(&a, 1) == EINVAL); }
static void *deep(void *p) { volatile char big[200000]; memset((char *)big, 1, sizeof big); return (void *)(long)big[199999]; }
CASE(stacks_of_a_chosen_size) { pthread_attr_t a; pthread_attr_init(&a), pthread_attr_setstacksize(&a, 400000); pthread_t t; void *r; pthread_create(&t, &a, deep, 0); pthread_join(t, &r); IS((long)r); static char own[300000] __attribute__((aligned(16))); pthread_attr_setstack(&a, own, sizeof own); pthread_create(&t, &a, deep, 0); pthread_join(t, &r); IS((long)r); }
static _Thread_local int local = 5; static _Thread_local char wide_local[64] __attribute__((aligned(64))); static void *own_local(void *p) { local += (long)p; return (void *)(long)(local * 10 + ((uintptr_t)wide_local % 64 == 0)); }
CASE(variables_of_a_thread) { pthread_t t[3]; for (long i = 0; i < 3; i++) pthread_create(&t[i], 0, own_local, (void *)i); for (int i = 0; i < 3; i++) { void *r; pthread_join(t[i], &r); IS((long)r); } IS(local); }
CASE(names_and_identities) { char n[20]; IS(pthread_setname_np(pthread_self(), "called")); IS(pthread_getname_np(pthread_self(), n, 20)); printf("  %s\n", n); IS(pthread_setname_np(pthread_self(), "much too long a name") == ERANGE); IS(pthread_equal(pthread_self(), pthread_self()) != 0); IS(gettid() == getpid()); }
static void before(void) { count = count * 10 + 1; } static void parent(void) { count = count * 10 + 2; } static void child(void) { count = count * 10 + 3; }
CASE(handlers_of_fork) { pthread_atfork(before, parent, child); pid_t p = fork(); if (!p) _exit(count); IS(status_of(p)); IS(count); }
CASE(signals_of_a_thread) { sigset_t s, old; sigemptyset(&s), sigaddset(&s, SIGUSR1); IS(pthread_sigmask(SIG_BLOCK, &s, &old)); pthread_t t; phase = 0; pthread_create(&t, 0, forever, 0); pthread_kill(pthread_self(), SIGUSR1); int sig; IS(sigwait(&s, &sig)); IS(sig == SIGUSR1); IS(pthread_kill(t, 0)); IS(pthread_kill(t, 9999) == EINVAL); }
static int c11(void *p) { thrd_yield(); if (!p) thrd_exit(9); return 4; }
CASE(c11_threads) { thrd_t t; int r; IS(thrd_create(&t, c11, "x") == thrd_success); IS(thrd_join(t, &r) == thrd_success); IS(r); thrd_create(&t, c11, 0); thrd_join(t, &r); IS(r); IS(thrd_equal(thrd_current(), thrd_current()) != 0); IS(thrd_sleep(&(struct timespec){ 0, 1000 }, 0)); thrd_create(&t, c11, "x"); IS(thrd_detach(t) == thrd_success); }
CASE(c11_locks) { mtx_t l; IS(mtx_init(&l, mtx_timed | mtx_recursive) == thrd_success); IS(mtx_lock(&l)); IS(mtx_trylock(&l) == thrd_success); IS(mtx_unlock(&l)); IS(mtx_unlock(&l)); mtx_t n; mtx_init(&n, mtx_timed); mtx_lock(&n); struct timespec t = soon(CLOCK_REALTIME); IS(mtx_timedlock(&n, &t) == thrd_timedout); IS(mtx_trylock(&n) == thrd_busy); mtx_destroy(&n); }
static mtx_t cm; static cnd_t cc; static int c11_signal(void *p) { mtx_lock(&cm); count = 1; cnd_signal(&cc); mtx_unlock(&cm); return 0; }
CASE(c11_conditions) { mtx_init(&cm, mtx_plain); cnd_init(&cc); mtx_lock(&cm); struct timespec s = soon(CLOCK_REALTIME); IS(cnd_timedwait(&cc, &cm, &s) == thrd_timedout); thrd_t t; thrd_create(&t, c11_signal, 0); while (!count) cnd_wait(&cc, &cm); IS(count); mtx_unlock(&cm); thrd_join(t, 0); cnd_destroy(&cc); }
static tss_t ts; static int c11_value(void *p) { tss_set(ts, p); return tss_get(ts) == p; } static once_flag of = ONCE_FLAG_INIT;
CASE(c11_values_and_once) { IS(tss_create(&ts, drop_value) == thrd_success); pthread_key_create(&key, 0); count = 5; thrd_t t; int r; thrd_create(&t, c11_value, &cm); thrd_join(t, &r); IS(r); IS(count); call_once(&of, once), call_once(&of, once); IS(count); tss_delete(ts); }
static void *short_lived(void *p) { return p; }
CASE(thousands_of_threads_one_by_one) { long sum = 0; for (long i = 0; i < 1000; i++) { pthread_t t; void *r; if (pthread_create(&t, 0, short_lived, (void *)i)) break; pthread_join(t, &r); sum += (long)r; } IS(sum); }
CASE(hundreds_of_threads_at_a_time) { pthread_t t[200]; long sum = 0; pthread_mutex_lock(&m); for (int i = 0; i < 200; i++) sum += pthread_create(&t[i], 0, add, &rw) != 0; pthread_mutex_unlock(&m); IS(sum); }
static void *churn(void *p) { char *v[64] = { 0 }; unsigned s = (intptr_t)p; for (int i = 0; i < 20000; i++) { int k = (s = s * 1103515245 + 12345) >> 16 & 63; if (v[k]) { if (*v[k] != k) count++; free(v[k]); } v[k] = malloc(s % 900 + 1); *v[k] = k; } return 0; }
CASE(memory_is_allocated_by_many) { pthread_t t[4]; for (intptr_t i = 0; i < 4; i++) pthread_create(&t[i], 0, churn, (void *)i); for (int i = 0; i < 4; i++) pthread_join(t[i], 0); IS(count); }
CASE(memory_of_all_kinds) { char *p = malloc(10); strcpy(p, "123456789"); p = realloc(p, 200000); printf("  %s\n", p); free(p); p = calloc(1000, 1000); long s = 0; for (int i = 0; i < 1000000; i++) s += p[i]; IS(s); free(p); IS(calloc(SIZE_MAX / 2, 4) == 0); IS(errno == ENOMEM); void *q; IS(posix_memalign(&q, 4096, 100)); IS((uintptr_t)q % 4096); IS((uintptr_t)aligned_alloc(64, 128) % 64); IS(reallocarray(0, SIZE_MAX / 2, 8) == 0); free(0); }
