// Clocks, sleeping, interval timers, POSIX timers, timer descriptors.
#include "case.h"
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/timex.h>

static long long ns(struct timespec t) { return t.tv_sec * 1000000000ll + t.tv_nsec; }
static long long now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return ns(t); }

// Whether a number of milliseconds is at least that many and not far more.
#define ABOUT(ms, want) ((ms) >= (want) && (ms) < (want) + 3000)

static volatile int count, value;
static void counting(int s, siginfo_t *i, void *c) { count++, value = i->si_value.sival_int; }

static void count_signals(int signal)
{
	struct sigaction a = { .sa_sigaction = counting, .sa_flags = SA_SIGINFO };
	sigaction(signal, &a, 0);
}

CASE(clocks_advance) {
	clockid_t ids[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW,
		CLOCK_REALTIME_COARSE, CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME, CLOCK_TAI };
	for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct timespec a, b;
		IS(clock_gettime(ids[i], &a));
		for (volatile int j = 0; j < 100000; j++);
		IS(clock_gettime(ids[i], &b));
		IS(ns(b) >= ns(a) && a.tv_nsec >= 0 && a.tv_nsec < 1000000000);
	}
}

CASE(clock_errors) {
	struct timespec t;
	TRY(clock_gettime(999, &t));
	TRY(clock_gettime(-1, &t));
	TRY(clock_getres(999, &t));
	TRY(clock_getres(CLOCK_MONOTONIC, 0));
	TRY(clock_getres(CLOCK_MONOTONIC, &t));
	IS(t.tv_nsec);
	t.tv_sec = -1;
	TRY(clock_settime(CLOCK_MONOTONIC, &t));
	TRY(clock_settime(999, &t));
	t = (struct timespec){ 0, 2000000000 };
	TRY(clock_settime(CLOCK_REALTIME, &t));
	struct timeval v = { 0, 2000000 };
	TRY(settimeofday(&v, 0));
	TRY(syscall(SYS_settimeofday, &v, 0));
}

CASE(clocks_agree) {
	struct timespec t;
	struct timeval v;
	struct timezone z = { 7, 7 };
	clock_gettime(CLOCK_REALTIME, &t);
	TRY(gettimeofday(&v, 0));
	IS(v.tv_sec - t.tv_sec <= 1 && v.tv_usec >= 0 && v.tv_usec < 1000000);
	TRY(syscall(SYS_gettimeofday, 0, &z));
	IS(z.tz_minuteswest);
	long long s = 5;
	IS(syscall(SYS_time, &s) == s);
	IS(s - t.tv_sec <= 1 && s >= t.tv_sec - 1);
	IS(time(0) - s <= 1);
}

CASE(clock_of_a_process) {
	clockid_t id;
	struct timespec t;
	IS(clock_getcpuclockid(0, &id));
	IS(clock_gettime(id, &t));
	IS(clock_getcpuclockid(getppid(), &id));
	IS(clock_gettime(id, &t));
}

CASE(processor_times) {
	struct tms a;
	struct rusage u;
	IS(times(&a) > 0);
	IS(a.tms_utime >= 0 && a.tms_cutime >= 0);
	TRY(getrusage(RUSAGE_SELF, &u));
	IS(u.ru_maxrss > 0 && u.ru_utime.tv_usec < 1000000);
	TRY(getrusage(RUSAGE_CHILDREN, &u));
	TRY(getrusage(RUSAGE_THREAD, &u));
	TRY(getrusage(99, &u));
	IS(clock() >= 0);
}

CASE(adjustment_is_read) {
	struct timex x = { 0 };
	IS(adjtimex(&x) >= 0);
	IS(x.time.tv_sec > 1000000000);
	x.modes = 0;
	IS(clock_adjtime(CLOCK_REALTIME, &x) >= 0);
	TRY(clock_adjtime(CLOCK_MONOTONIC, &x));
	x.modes = 0x8000;
	TRY(adjtimex(&x));
}

CASE(sleeping) {
	struct timespec t = { 0, 20000000 }, left;
	long long start = now();
	TRY(nanosleep(&t, &left));
	IS(ABOUT((now() - start) / 1000000, 20));
	start = now();
	IS(clock_nanosleep(CLOCK_MONOTONIC, 0, &t, 0));
	IS(ABOUT((now() - start) / 1000000, 20));
	clock_gettime(CLOCK_MONOTONIC, &t);
	start = now();
	t.tv_nsec += 20000000;
	if (t.tv_nsec >= 1000000000) t.tv_sec++, t.tv_nsec -= 1000000000;
	IS(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, 0));
	IS(ABOUT((now() - start) / 1000000, 19));
	t.tv_sec = 1, IS(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, 0));
	t = (struct timespec){ -1, 0 };
	TRY(nanosleep(&t, 0));
	t = (struct timespec){ 0, 1000000000 };
	TRY(nanosleep(&t, 0));
	IS(clock_nanosleep(999, 0, &t, 0));
}

CASE(interrupted_sleep) {
	struct timespec t = { 10, 0 }, left = { 0 };
	interrupt_by(SIGALRM, SA_RESTART);
	alarm_in(20);
	TRY(nanosleep(&t, &left));
	IS(left.tv_sec);
	IS(clock_nanosleep(CLOCK_MONOTONIC, 0, &t, &left));
	IS(left.tv_sec);
	t.tv_sec = time(0) + 100;
	IS(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &t, &left));
	IS(usleep(900000));
	TRY(pause());
}

CASE(interval_timers) {
	struct itimerval t = { { 0, 10000 }, { 0, 5000 } }, old = { { 9, 9 }, { 9, 9 } };
	count_signals(SIGALRM);
	alarm(0);
	TRY(setitimer(ITIMER_REAL, &t, &old));
	IS(old.it_value.tv_sec);
	while (count < 3) pause();
	TRY(getitimer(ITIMER_REAL, &t));
	IS(t.it_interval.tv_usec);
	t = (struct itimerval){ 0 };
	TRY(setitimer(ITIMER_REAL, &t, &old));
	IS(old.it_interval.tv_usec);
	t.it_value.tv_usec = 1000000;
	TRY(setitimer(ITIMER_REAL, &t, 0));
	TRY(setitimer(99, &t, 0));
	TRY(getitimer(99, &t));
	t = (struct itimerval){ { 0 }, { 0, 1000 } };
	count_signals(SIGVTALRM), count = 0;
	TRY(setitimer(ITIMER_VIRTUAL, &t, 0));
	while (!count);
	IS(count);
}

CASE(alarms) {
	alarm(0);
	TRY(alarm(100));
	TRY(alarm(200));
	TRY(alarm(0));
	TRY(alarm(0));
	TRY(syscall(SYS_alarm, 50));
	TRY(syscall(SYS_alarm, 0));
	IS(ualarm(0, 0));
}

CASE(timers_signal) {
	timer_t t;
	struct sigevent e = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 77 };
	struct itimerspec s = { { 0, 5000000 }, { 0, 5000000 } }, old;
	count_signals(SIGUSR1);
	TRY(timer_create(CLOCK_MONOTONIC, &e, &t));
	TRY(timer_settime(t, 0, &s, 0));
	while (count < 3) pause();
	IS(value);
	TRY(timer_gettime(t, &old));
	IS(old.it_interval.tv_nsec);
	TRY(timer_getoverrun(t) >= 0);
	s = (struct itimerspec){ 0 };
	TRY(timer_settime(t, 0, &s, &old));
	IS(old.it_interval.tv_nsec);
	s.it_value.tv_nsec = 1000000000;
	TRY(timer_settime(t, 0, &s, 0));
	TRY(timer_delete(t));
}

CASE(timers_without_signal) {
	timer_t t;
	struct sigevent e = { .sigev_notify = SIGEV_NONE };
	struct itimerspec s = { { 0 }, { 100, 0 } };
	TRY(timer_create(CLOCK_REALTIME, &e, &t));
	timer_settime(t, 0, &s, 0);
	timer_gettime(t, &s);
	IS(s.it_value.tv_sec);
	TRY(timer_delete(t));
	TRY(timer_create(999, &e, &t));
	e.sigev_notify = SIGEV_SIGNAL, e.sigev_signo = 99;
	TRY(timer_create(CLOCK_REALTIME, &e, &t));
	TRY(syscall(SYS_timer_delete, 12345));
	TRY(syscall(SYS_timer_gettime, 12345, &s));
	TRY(syscall(SYS_timer_settime, 12345, 0, &s, 0));
	TRY(syscall(SYS_timer_getoverrun, 12345));
}

CASE(timer_with_default_event) {
	timer_t t;
	count_signals(SIGALRM);
	alarm(0);
	TRY(timer_create(CLOCK_MONOTONIC, 0, &t));
	struct itimerspec s = { { 0 }, { 0, 5000000 } };
	timer_settime(t, 0, &s, 0);
	while (!count) pause();
	IS(count);
}

static void in_thread(union sigval v) { value = v.sival_int, __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST); }

CASE(timers_run_functions) {
	timer_t t;
	struct sigevent e = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = in_thread, .sigev_value.sival_int = 5 };
	struct itimerspec s = { { 0, 5000000 }, { 0, 5000000 } };
	TRY(timer_create(CLOCK_MONOTONIC, &e, &t));
	TRY(timer_settime(t, 0, &s, 0));
	for (int i = 0; i < 1000 && count < 3; i++) usleep(5000);
	IS(count >= 3 && value == 5);
	TRY(timer_delete(t));
}

CASE(timer_descriptors) {
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	struct itimerspec s = { { 0, 5000000 }, { 0, 5000000 } }, old;
	uint64_t n = 0;
	IS(fcntl(fd, F_GETFD));
	TRY(read(fd, &n, 8));
	TRY(timerfd_settime(fd, 0, &s, &old));
	struct pollfd p = { fd, POLLIN };
	TRY(poll(&p, 1, 5000));
	TRY(read(fd, &n, 8));
	IS(n >= 1);
	TRY(read(fd, &n, 4));
	TRY(timerfd_gettime(fd, &old));
	IS(old.it_interval.tv_nsec);
	s.it_value.tv_nsec = -1;
	TRY(timerfd_settime(fd, 0, &s, 0));
	TRY(timerfd_settime(0, 0, &old, 0) == -1);
	TRY(timerfd_create(999, 0));
	TRY(timerfd_create(CLOCK_MONOTONIC, 99));
	TRY(timerfd_gettime(99, &old));
	s = (struct itimerspec){ { 0 }, { 1, 0 } };
	fd = timerfd_create(CLOCK_REALTIME, 0);
	TRY(timerfd_settime(fd, TFD_TIMER_ABSTIME, &s, 0));
	TRY(read(fd, &n, 8));
	IS(n);
}

// The time that a call takes must stay near that of a native call of the C library: no entry into the kernel.
CASE(reading_a_clock_is_cheap) {
	struct timespec t;
	struct rusage a, b;
	getrusage(RUSAGE_SELF, &a);
	for (int i = 0, n = getenv("QUICK") ? 10 : 200000; i < n; i++) clock_gettime(CLOCK_MONOTONIC, &t);
	getrusage(RUSAGE_SELF, &b);
	long us = (b.ru_stime.tv_sec - a.ru_stime.tv_sec) * 1000000 + b.ru_stime.tv_usec - a.ru_stime.tv_usec;
	IS(us < 20000);
}
