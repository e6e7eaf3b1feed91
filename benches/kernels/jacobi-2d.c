// Floating point and memory: a five-point stencil from one array to another and back.
#include "bench.h"

enum { N = 300 };
static double a[N][N], b[N][N];

static void step(double (*restrict to)[N], double (*restrict from)[N])
{
	for (int i = 1; i < N - 1; i++)
		for (int j = 1; j < N - 1; j++) to[i][j] = 0.2 * (from[i][j] + from[i][j - 1] + from[i][j + 1] + from[i + 1][j] + from[i - 1][j]);
}

int main(int argc, char **argv)
{
	int steps = run_size(argc, argv, 2500);
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) a[i][j] = (i * (j + 2) + 2.0) / N, b[i][j] = (i * (j + 3) + 3.0) / N;
	for (int t = 0; t < steps; t++) step(b, a), step(a, b);
	double sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) sum += a[i][j];
	printf("%.9e\n", sum);
	return 0;
}
