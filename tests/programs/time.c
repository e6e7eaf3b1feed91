// Clocks never go back, sleeps take as long as asked, calendar functions and formats (in UTC), CPU time advances.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

static long long now(clockid_t clock)
{
	struct timespec t;
	return clock_gettime(clock, &t) ? -1 : t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(void)
{
	long long last = now(CLOCK_MONOTONIC), start = last;
	int back = 0;
	for (int i = 0; i < 100000; i++) {
		long long t = now(CLOCK_MONOTONIC);
		back += t < last;
		last = t;
	}
	printf("monotonic: went back %d times, advanced %d\n", back, last > start);

	start = now(CLOCK_MONOTONIC);
	printf("nanosleep %d", nanosleep(&(struct timespec){ 0, 20000000 }, 0));
	long long slept = now(CLOCK_MONOTONIC) - start;
	printf(", at least 20 ms %d, less than 10 s %d\n", slept >= 20000000, slept < 10000000000);
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += 20000000;
	if (until.tv_nsec >= 1000000000) until.tv_sec++, until.tv_nsec -= 1000000000;
	printf("absolute sleep %d, over %d\n", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, 0),
		now(CLOCK_MONOTONIC) >= until.tv_sec * 1000000000LL + until.tv_nsec);
	printf("bad sleep: EINVAL %d\n", nanosleep(&(struct timespec){ 0, 1000000000 }, 0) < 0 && errno == EINVAL);
	printf("bad clock: EINVAL %d\n", now(12345) < 0 && errno == EINVAL);

	struct timespec resolution;
	printf("resolution %d %d\n", clock_getres(CLOCK_MONOTONIC, &resolution), resolution.tv_nsec > 0);
	struct timeval tv;
	gettimeofday(&tv, 0);
	long long realtime = now(CLOCK_REALTIME) / 1000000000, plain = time(0);
	printf("clocks agree %d, after 2020 %d\n", llabs(realtime - plain) <= 1 && llabs(realtime - tv.tv_sec) <= 1, plain > 1577836800);

	volatile double x = 1;
	clock_t used = clock();
	while (clock() - used < CLOCKS_PER_SEC / 50) for (int i = 0; i < 10000; i++) x = x * 1.0000001;
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	struct tms tms;
	printf("CPU time: %d %d %d\n", now(CLOCK_PROCESS_CPUTIME_ID) >= 20000000, usage.ru_utime.tv_sec * 1000000L + usage.ru_utime.tv_usec +
		usage.ru_stime.tv_sec * 1000000L + usage.ru_stime.tv_usec >= 10000, times(&tms) != (clock_t)-1);

	setenv("TZ", "UTC", 1);
	tzset();
	time_t t = 1709210096;
	struct tm *tm = gmtime(&t), parsed = { 0 };
	char text[100];
	strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %a %b %j %U", tm);
	printf("%s\n", text);
	printf("strptime %d: ", !!strptime("1999-12-31 23:59:59", "%Y-%m-%d %H:%M:%S", &parsed));
	printf("mktime %lld\n", (long long)mktime(&parsed));
	t = -1;
	printf("%s", asctime(gmtime(&t)));
	t = 253402300799;
	printf("%s", ctime(&t));
	return 0;
}
