// Pointers and bytes: sorts strings by merging, comparing them byte by byte.
#include "bench.h"

enum { N = 60000 };
static char text[N * 16];
static char *strings[N], *scratch[N];

static int compare(const char *a, const char *b)
{
	while (*a && *a == *b) a++, b++;
	return (uint8_t)*a - (uint8_t)*b;
}

static void sort(char **items, int n)
{
	if (n < 2) return;
	int half = n / 2, i = 0, j = half, k = 0;
	sort(items, half);
	sort(items + half, n - half);
	while (i < half && j < n) scratch[k++] = compare(items[j], items[i]) < 0 ? items[j++] : items[i++];
	while (i < half) scratch[k++] = items[i++];
	memcpy(items, scratch, k * sizeof *items);
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 22);
	uint32_t sum = 0;
	for (int round = 0; round < rounds; round++) {
		for (int i = 0; i < N; i++) {
			char *p = strings[i] = &text[i * 16];
			// Few first letters, so that many strings share a prefix.
			int length = 4 + next_random() % 11;
			for (int k = 0; k < length; k++) *p++ = 'a' + next_random() % (k < 4 ? 3 : 26);
			*p = 0;
		}
		sort(strings, N);
		for (int i = 0; i < N; i += 100) sum = mix_bytes(sum, strings[i], 4);
		for (int i = 1; i < N; i++) if (compare(strings[i - 1], strings[i]) > 0) return 1;
	}
	printf("%08x\n", sum);
	return 0;
}
