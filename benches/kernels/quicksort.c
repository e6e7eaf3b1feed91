// Branches and memory: sorts numbers again and again.
#include "bench.h"

enum { N = 1000000 };
static unsigned numbers[N];

static void sort(unsigned *low, unsigned *high)
{
	while (high - low > 16) {
		unsigned pivot = low[(high - low) / 2], *i = low, *j = high - 1;
		for (;; i++, j--) {
			while (*i < pivot) i++;
			while (*j > pivot) j--;
			if (i >= j) break;
			unsigned t = *i; *i = *j; *j = t;
		}
		sort(low, i);
		low = i;
	}
	for (unsigned *i = low; i < high; i++) {
		unsigned value = *i, *j = i;
		for (; j > low && j[-1] > value; j--) *j = j[-1];
		*j = value;
	}
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 6);
	unsigned sum = 0;
	for (int round = 0; round < rounds; round++) {
		for (int i = 0; i < N; i++) numbers[i] = next_random();
		sort(numbers, numbers + N);
		for (int i = 1; i < N; i++) if (numbers[i - 1] > numbers[i]) return 1;
		sum += numbers[N / 2];
	}
	printf("%u\n", sum);
	return 0;
}
