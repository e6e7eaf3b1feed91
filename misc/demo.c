// What `misc/demo` shows: threads, files and processes as any C program for Linux has them, and some work to measure.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 2, LIMIT = 20000000 };

struct range {
	long from, to, primes;
};

// Primes in a range, by a sieve in pieces that fit in a cache.
static void *count(void *argument)
{
	enum { PIECE = 1 << 16 };
	struct range *range = argument;
	char *composite = malloc(PIECE);
	for (long low = range->from; low < range->to; low += PIECE) {
		long high = low + PIECE < range->to ? low + PIECE : range->to;
		memset(composite, 0, PIECE);
		for (long p = 2; p * p < high; p++) {
			long first = (low + p - 1) / p * p;
			for (long i = first > p * p ? first : p * p; i < high; i += p) composite[i - low] = 1;
		}
		for (long i = low; i < high; i++) range->primes += i >= 2 && !composite[i - low];
	}
	free(composite);
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[THREADS];
	struct range ranges[THREADS];
	for (int i = 0; i < THREADS; i++) {
		ranges[i] = (struct range){(long)LIMIT / THREADS * i, (long)LIMIT / THREADS * (i + 1), 0};
		if (pthread_create(&threads[i], NULL, count, &ranges[i])) return 1;
	}
	long primes = 0;
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		primes += ranges[i].primes;
	}

	char name[] = "/tmp/demo-XXXXXX", line[80] = "";
	int file = mkstemp(name);
	pid_t child = fork();
	if (child == 0) {
		dprintf(file, "%ld primes below %d, counted by %d threads\n", primes, LIMIT, THREADS);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	if (pread(file, line, sizeof line - 1, 0) <= 0) return 1;
	unlink(name);
	printf("%s", line);
	return 0;
}
