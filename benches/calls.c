// What a system call, a signal and a thread cost: `name nanoseconds` for each, the best of many short rounds, so that a busy machine does not count.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

static volatile int hits;
static void handler(int sig) { hits++; }
static void *nothing(void *p) { return p; }

#define ROW(name, rounds, count, body) do { \
	double best = 1e30; \
	for (int round = 0; round < (rounds); round++) { \
		double time = now(); \
		for (int i = 0; i < (count); i++) { body; } \
		time = (now() - time) / (count); \
		if (time < best) best = time; \
	} \
	printf("%s %.1f\n", name, best); \
} while (0)

int main(int argc, char **argv)
{
	int zero = open("/dev/zero", O_RDONLY), null = open("/dev/null", O_WRONLY), own = open("/proc/self/exe", O_RDONLY), pid = getpid();
	struct stat st;
	struct timespec ts;
	sigset_t set;
	pthread_t thread;
	char c;
	ROW("getppid", 2000, 500, getppid());
	ROW("read", 2000, 500, read(zero, &c, 1));
	ROW("write", 2000, 500, write(null, &c, 1));
	ROW("fstat", 2000, 500, fstat(own, &st));
	ROW("lseek", 2000, 500, lseek(own, 0, SEEK_CUR));
	ROW("clock_gettime", 2000, 500, clock_gettime(CLOCK_MONOTONIC, &ts));
	sigemptyset(&set);
	ROW("sigprocmask", 2000, 500, sigprocmask(SIG_SETMASK, &set, 0));
	signal(SIGUSR1, handler);
	ROW("signal", 2000, 50, kill(pid, SIGUSR1));
	ROW("thread", 500, 10, (pthread_create(&thread, 0, nothing, 0), pthread_join(thread, 0)));
	return 0;
}
