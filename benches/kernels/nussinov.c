// Integer dynamic programming with branches: pairing the bases of an RNA strand.
#include "bench.h"

enum { MOST = 2000 };
static char base[MOST];
static int best[MOST][MOST];

static int larger(int a, int b) { return a > b ? a : b; }

int main(int argc, char **argv)
{
	int n = run_size(argc, argv, 1500);
	if (n > MOST) return 1;
	for (int i = 0; i < n; i++) base[i] = next_random() >> 7 & 3;
	for (int i = n - 1; i >= 0; i--)
		for (int j = i + 1; j < n; j++) {
			int score = larger(best[i][j - 1], best[i + 1][j]);
			score = larger(score, best[i + 1][j - 1] + (i < j - 1 && base[i] + base[j] == 3));
			for (int k = i + 1; k < j; k++) score = larger(score, best[i][k] + best[k + 1][j]);
			best[i][j] = score;
		}
	uint32_t sum = 0;
	for (int i = 0; i < n; i++) sum = mix(sum, best[i][n - 1]);
	printf("%d %08x\n", best[0][n - 1], sum);
	return 0;
}
