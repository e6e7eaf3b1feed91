// Floating point division in nested loops with a call: the spectral norm of an infinite matrix's corner.
#include <math.h>

#include "bench.h"

enum { MOST = 4000 };
static double u[MOST], v[MOST], w[MOST];

static double element(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static void multiply(int n, double *to, const double *from, int transposed)
{
	for (int i = 0; i < n; i++) {
		double sum = 0;
		for (int j = 0; j < n; j++) sum += (transposed ? element(j, i) : element(i, j)) * from[j];
		to[i] = sum;
	}
}

int main(int argc, char **argv)
{
	int n = run_size(argc, argv, 2200);
	if (n > MOST) return 1;
	for (int i = 0; i < n; i++) u[i] = 1;
	for (int i = 0; i < 10; i++) {
		multiply(n, w, u, 0), multiply(n, v, w, 1);
		multiply(n, w, v, 0), multiply(n, u, w, 1);
	}
	double uv = 0, vv = 0;
	for (int i = 0; i < n; i++) uv += u[i] * v[i], vv += v[i] * v[i];
	printf("%.9f\n", sqrt(uv / vv));
	return 0;
}
