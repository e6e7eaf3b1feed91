// Integers and bytes in memory: counting primes with a sieve of Eratosthenes.
#include "bench.h"

enum { MOST = 4000000 };
static uint8_t composite[MOST / 2];

static uint32_t count_primes(int limit)
{
	uint32_t count = 1, sum = 2;
	memset(composite, 0, sizeof composite);
	// Only odd numbers have a place: i stands for 2 i + 1.
	for (int i = 1; i < limit / 2; i++) {
		if (composite[i]) continue;
		count++, sum += 2 * i + 1;
		for (int64_t k = 2ll * i * (i + 1); k < limit / 2; k += 2 * i + 1) composite[k] = 1;
	}
	return mix(count, sum);
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 60);
	uint32_t sum = 0;
	for (int round = 0; round < rounds; round++) sum = mix(sum, count_primes(MOST - round * 1000));
	printf("%08x\n", sum);
	return 0;
}
