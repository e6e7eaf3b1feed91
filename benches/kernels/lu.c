// Floating point and memory in triangles: LU decomposition in place.
#include "bench.h"

enum { N = 320 };
static double original[N][N], a[N][N];

static void decompose(void)
{
	for (int i = 0; i < N; i++) {
		for (int j = 0; j < i; j++) {
			for (int k = 0; k < j; k++) a[i][j] -= a[i][k] * a[k][j];
			a[i][j] /= a[j][j];
		}
		for (int j = i; j < N; j++)
			for (int k = 0; k < i; k++) a[i][j] -= a[i][k] * a[k][j];
	}
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 26);
	double sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) original[i][j] = next_real() + (i == j ? N : 0);
	for (int round = 0; round < rounds; round++) {
		original[round % N][0] += 1;
		memcpy(a, original, sizeof a);
		decompose();
		for (int i = 0; i < N; i++) sum += a[i][i] + a[N - 1][i];
	}
	printf("%.9e\n", sum);
	return 0;
}
