// Floating point and memory in triangles: Cholesky decomposition of a positive definite matrix.
#include <math.h>

#include "bench.h"

enum { N = 360 };
static double original[N][N], a[N][N];

static void decompose(void)
{
	for (int i = 0; i < N; i++) {
		for (int j = 0; j < i; j++) {
			for (int k = 0; k < j; k++) a[i][j] -= a[i][k] * a[j][k];
			a[i][j] /= a[j][j];
		}
		for (int k = 0; k < i; k++) a[i][i] -= a[i][k] * a[i][k];
		a[i][i] = sqrt(a[i][i]);
	}
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 50);
	double sum = 0;
	for (int i = 0; i < N; i++) {
		for (int j = 0; j < i; j++) original[i][j] = original[j][i] = next_real();
		original[i][i] = N;
	}
	for (int round = 0; round < rounds; round++) {
		original[round % N][round % N] += 1;
		memcpy(a, original, sizeof a);
		decompose();
		for (int i = 0; i < N; i++) sum += a[i][i] + a[N - 1][i];
	}
	printf("%.9e\n", sum);
	return 0;
}
