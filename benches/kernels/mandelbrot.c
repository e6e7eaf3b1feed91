// Floating point in registers and a data-dependent exit: the Mandelbrot set's area by counting.
#include "bench.h"

int main(int argc, char **argv)
{
	int n = run_size(argc, argv, 560);
	unsigned inside = 0, total = 0;
	for (int y = 0; y < n; y++)
		for (int x = 0; x < n; x++) {
			double cr = 2.5 * x / n - 2, ci = 2.0 * y / n - 1, zr = 0, zi = 0, r2 = 0, i2 = 0;
			int i = 0;
			for (; i < 1000 && r2 + i2 <= 4; i++) {
				zi = 2 * zr * zi + ci;
				zr = r2 - i2 + cr;
				r2 = zr * zr, i2 = zi * zi;
			}
			total += i;
			inside += i == 1000;
		}
	printf("%u %u\n", inside, total);
	return 0;
}
