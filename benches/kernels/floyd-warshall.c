// Integer dynamic programming over a matrix: shortest paths between all pairs.
#include "bench.h"

enum { MOST = 800 };
static int path[MOST][MOST];

int main(int argc, char **argv)
{
	int n = run_size(argc, argv, 700);
	if (n > MOST) return 1;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++) path[i][j] = (i + j) % 13 == 0 || (i + j) % 7 == 0 || (i + j) % 11 == 0 ? 999 : i * j % 7 + 1 + next_random() % 50;
	for (int k = 0; k < n; k++)
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++) path[i][j] = path[i][j] < path[i][k] + path[k][j] ? path[i][j] : path[i][k] + path[k][j];
	uint32_t sum = 0;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++) sum = mix(sum, path[i][j]);
	printf("%08x\n", sum);
	return 0;
}
