// Floating point with strided memory: Fourier transforms there and back.
#include "bench.h"

enum { BITS = 14, N = 1 << BITS };
typedef struct { double re, im; } number;
static number signal[N], roots[N / 2];

// sin(x) for small x; the library's would differ from machine to machine.
static double sine(double x)
{
	double term = x, sum = x;
	for (int k = 1; k < 12; k++) term *= -x * x / (2 * k * (2 * k + 1)), sum += term;
	return sum;
}

static void fill_roots(void)
{
	const double pi = 3.14159265358979323846;
	for (int k = 0; k < N / 2; k++) {
		double angle = 2 * pi * k / N;
		roots[k] = (number){sine(pi / 2 - angle), -sine(angle)};
	}
}

static void transform(int inverse)
{
	for (unsigned i = 1, j = 0; i < N; i++) {
		unsigned bit = N >> 1;
		for (; j & bit; bit >>= 1) j ^= bit;
		j ^= bit;
		if (i < j) { number t = signal[i]; signal[i] = signal[j]; signal[j] = t; }
	}
	for (int length = 2; length <= N; length *= 2)
		for (int start = 0; start < N; start += length)
			for (int k = 0; k < length / 2; k++) {
				number w = roots[k * (N / length)], *p = &signal[start + k], *q = p + length / 2;
				if (inverse) w.im = -w.im;
				number t = {q->re * w.re - q->im * w.im, q->re * w.im + q->im * w.re};
				*q = (number){p->re - t.re, p->im - t.im};
				*p = (number){p->re + t.re, p->im + t.im};
			}
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 800);
	fill_roots();
	for (int i = 0; i < N; i++) signal[i] = (number){next_real(), next_real()};
	for (int round = 0; round < rounds; round++) {
		transform(0);
		transform(1);
		for (int i = 0; i < N; i++) signal[i].re /= N, signal[i].im /= N;
	}
	double sum = 0;
	for (int i = 0; i < N; i++) sum += signal[i].re * (i % 3) + signal[i].im;
	printf("%.6f\n", sum);
	return 0;
}
