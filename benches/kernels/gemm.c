// Floating point and memory: products of square matrices.
#include "bench.h"

enum { N = 240 };
static double a[N][N], b[N][N], c[N][N];

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 70);
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) a[i][j] = (i * j % 7) / 7.0, b[i][j] = (i + j) % 5 / 5.0;
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < N; i++)
			for (int k = 0; k < N; k++)
				for (int j = 0; j < N; j++) c[i][j] += a[i][k] * b[k][j];
	double sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) sum += c[i][j];
	printf("%.6e\n", sum);
	return 0;
}
