// The C library's dates and timers, case by case.
#include "../calls/case.h"
#include <pthread.h>
#include <stdatomic.h>

static void show(const struct tm *t) { printf("  %d-%02d-%02d %02d:%02d:%02d wday %d yday %d dst %d\n", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec, t->tm_wday, t->tm_yday, t->tm_isdst > 0); }

CASE(seconds_become_dates) { time_t v[] = { 0, -1, 951782400, 4107542399, 253402300800, -62167219200, 1709210096 }; for (int i = 0; i < 7; i++) { struct tm t; gmtime_r(&v[i], &t); show(&t); IS(timegm(&t) == v[i]); } time_t far = LONG_MAX; IS(gmtime(&far) == 0); IS(errno == EOVERFLOW); }
CASE(dates_are_normalised) { setenv("TZ", "UTC", 1); struct tm t = { .tm_year = 124, .tm_mon = 14, .tm_mday = -3, .tm_hour = 25, .tm_min = 61, .tm_sec = -5 }; IS(mktime(&t)); show(&t); }
CASE(zones_by_rule)
{
	setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1), tzset(); printf("  %s %s %ld %d\n", tzname[0], tzname[1], timezone, daylight);
	time_t v[] = { 1710053999, 1710054000, 1730613599, 1730613600, 1700000000, 1720000000 }; for (int i = 0; i < 6; i++) { struct tm t; localtime_r(&v[i], &t); show(&t); printf("  %ld %s\n", t.tm_gmtoff, t.tm_zone); IS(mktime(&t) - v[i]); }
}
CASE(zones_south_of_the_equator) { setenv("TZ", "AEST-10AEDT,M10.1.0,M4.1.0/3", 1); time_t v[] = { 1704067200, 1720000000 }; for (int i = 0; i < 2; i++) { struct tm t; localtime_r(&v[i], &t); show(&t); } }
CASE(zones_with_names_of_signs) { setenv("TZ", "<+0330>-3:30", 1); time_t v = 1700000000; struct tm t; localtime_r(&v, &t); show(&t); printf("  %s %ld\n", t.tm_zone, t.tm_gmtoff); }
CASE(dates_are_formatted)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1); time_t v = 1709210096; struct tm *t = localtime(&v); char b[200];
	const char *f[] = { "%Y-%m-%d %H:%M:%S", "%a %A %b %B %c", "%C %d %D %e %F %g %G %h", "%I %j %M %n%p %r %R", "%s %S %t %T %u %U %V %w %W", "%x %X %y %z %Z %%", "%Ey %Od", "%%" };
	for (int i = 0; i < 6; i++) { IS(strftime(b, 200, f[i], t)); printf("  %s\n", b); } IS(strftime(b, 5, "%Y-%m", t)); printf("  %s  %s", asctime(t), ctime(&v));
}
CASE(weeks_of_the_year) { for (int y = 2015; y < 2030; y++) for (int d = -3; d < 4; d++) { struct tm t = { .tm_year = y - 1900, .tm_mday = 1 + d }; char b[40]; timegm(&t); strftime(b, 40, "%G-%V %U %W", &t); printf("  %s;", b); } puts(""); }
CASE(dates_are_parsed)
{
	struct { const char *f, *s; } v[] = { { "%Y-%m-%d %H:%M:%S", "2024-02-29 12:34:56" }, { "%d %b %y", "5 Mar 99" }, { "%a, %d %B %Y %I:%M %p", "Thu, 01 January 1970 11:05 PM" }, { "%H:%M", "25:00" }, { "%D %R", "12/31/05 23:59" }, { "%n%j", " 060" } };
	for (int i = 0; i < 6; i++) { struct tm t = { 0 }; char *e = strptime(v[i].s, v[i].f, &t); if (!e) puts("  no"); else printf("  %d", (int)(e - v[i].s)), printf(" %d %d %d %d %d %d\n", t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec); }
}
CASE(differences) { printf("  %g\n", difftime(10, 4)); struct timespec t; IS(timespec_get(&t, TIME_UTC)); IS(t.tv_sec - time(0) <= 0); }
CASE(clocks_go_forward) { struct timespec a, b; IS(clock_getres(CLOCK_MONOTONIC, &a)); clock_gettime(CLOCK_MONOTONIC, &a); IS(usleep(2000)); clock_gettime(CLOCK_MONOTONIC, &b); IS((b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec >= 2000000); clock_t c = clock(); IS(c >= 0); for (volatile int i = 0; i < 100000; i++); IS(clock() >= c); IS(clock_gettime(9999, &a)); }
CASE(sleeps_end) { struct timespec t = { 0, 1000000 }; IS(nanosleep(&t, 0)); IS(clock_nanosleep(CLOCK_MONOTONIC, 0, &t, 0)); t.tv_nsec = 1000000000; IS(nanosleep(&t, 0)); IS(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &(struct timespec){ 1, 0 }, 0)); IS(sleep(0)); }
static atomic_int ticks, value; static void tick(int s) { ticks++; }
static void got(int s, siginfo_t *i, void *c) { value = i->si_value.sival_int, ticks++; }
CASE(interval_timers) { signal(SIGALRM, tick); alarm_in(2); while (ticks < 3) pause(); setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, 0); struct itimerval t; IS(getitimer(ITIMER_REAL, &t)); IS(t.it_value.tv_sec); IS(alarm(100)); IS(alarm(0) >= 99); IS(ualarm(0, 0)); }
CASE(timers_by_signal) { struct sigaction a = { .sa_sigaction = got, .sa_flags = SA_SIGINFO }; sigaction(SIGRTMIN, &a, 0); timer_t t; struct sigevent e = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN, .sigev_value.sival_int = 77 }; IS(timer_create(CLOCK_MONOTONIC, &e, &t)); IS(timer_settime(t, 0, &(struct itimerspec){ { 0, 1000000 }, { 0, 1000000 } }, 0)); while (ticks < 3) usleep(100); IS(value); struct itimerspec s; IS(timer_gettime(t, &s)); IS(s.it_interval.tv_nsec); IS(timer_delete(t)); }
static void by_thread(union sigval v) { value = v.sival_int, ticks++; }
CASE(timers_by_thread) { timer_t t; struct sigevent e = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = by_thread, .sigev_value.sival_int = 88 }; IS(timer_create(CLOCK_REALTIME, &e, &t)); IS(timer_settime(t, 0, &(struct itimerspec){ { 0, 1000000 }, { 0, 1000000 } }, 0)); while (ticks < 3) usleep(100); IS(value); IS(timer_delete(t)); }
CASE(timers_of_absolute_time) { timer_t t; struct timespec now; clock_gettime(CLOCK_REALTIME, &now); signal(SIGALRM, tick); IS(timer_create(CLOCK_REALTIME, 0, &t)); IS(timer_settime(t, TIMER_ABSTIME, &(struct itimerspec){ { 0 }, now }, 0)); while (!ticks) usleep(100); IS(timer_getoverrun(t)); IS(timer_delete(t)); IS(timer_create(9999, 0, &t)); }
CASE(times_of_files) { fclose(fopen("f", "w")); struct timespec ts[2] = { { 1000, 5 }, { 2000, 999999999 } }; IS(utimensat(AT_FDCWD, "f", ts, 0)); struct stat s; stat("f", &s); printf("  %ld %ld %ld %ld\n", s.st_atim.tv_sec, s.st_atim.tv_nsec, s.st_mtim.tv_sec, s.st_mtim.tv_nsec); struct timeval tv[2] = { { 5, 6 }, { 7, 8 } }; IS(utimes("f", tv)); stat("f", &s); IS(s.st_mtim.tv_nsec); IS(sizeof(time_t)); }
