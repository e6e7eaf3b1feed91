// Floating point and memory: D = alpha A B C + beta D, the inner loops along columns.
#include "bench.h"

enum { N = 220 };
static double a[N][N], b[N][N], c[N][N], d[N][N], product[N][N];

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 14);
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++)
			a[i][j] = (i * j + 1) % 9 / 9.0, b[i][j] = i * (j + 1) % 7 / 7.0, c[i][j] = (i * (j + 3) + 1) % 11 / 11.0, d[i][j] = i * (j + 2) % 5 / 5.0;
	for (int round = 0; round < rounds; round++) {
		for (int i = 0; i < N; i++)
			for (int j = 0; j < N; j++) {
				double sum = 0;
				for (int k = 0; k < N; k++) sum += 1.5 * a[i][k] * b[k][j];
				product[i][j] = sum;
			}
		for (int i = 0; i < N; i++)
			for (int j = 0; j < N; j++) {
				double sum = d[i][j] * 1.2;
				for (int k = 0; k < N; k++) sum += product[i][k] * c[k][j];
				d[i][j] = sum;
			}
	}
	double sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) sum += d[i][j];
	printf("%.6e\n", sum);
	return 0;
}
