// Floating point, each result needed at once: a nine-point stencil in place.
#include "bench.h"

enum { N = 300 };
static double a[N][N];

int main(int argc, char **argv)
{
	int steps = run_size(argc, argv, 360);
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) a[i][j] = (i * (j + 2) + 2.0) / N;
	for (int t = 0; t < steps; t++)
		for (int i = 1; i < N - 1; i++)
			for (int j = 1; j < N - 1; j++)
				a[i][j] = (a[i - 1][j - 1] + a[i - 1][j] + a[i - 1][j + 1] + a[i][j - 1] + a[i][j] + a[i][j + 1] + a[i + 1][j - 1] + a[i + 1][j] +
				           a[i + 1][j + 1]) / 9.0;
	double sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) sum += a[i][j];
	printf("%.9e\n", sum);
	return 0;
}
