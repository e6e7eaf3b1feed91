// Indirect calls: shapes with tables of functions, in a random order.
#include "bench.h"

struct shape;
struct methods {
	double (*area)(const struct shape *);
	int (*corners)(const struct shape *);
	void (*grow)(struct shape *, double);
};
struct shape { const struct methods *methods; double a, b; };

static double square_area(const struct shape *s) { return s->a * s->a; }
static double rectangle_area(const struct shape *s) { return s->a * s->b; }
static double triangle_area(const struct shape *s) { return s->a * s->b * 0.5; }
static double circle_area(const struct shape *s) { return s->a * s->a * 3.140625; }
static int four_corners(const struct shape *s) { return 4; }
static int three_corners(const struct shape *s) { return 3; }
static int no_corners(const struct shape *s) { return 0; }
static void grow_both(struct shape *s, double by) { s->a += by, s->b += by; }
static void grow_one(struct shape *s, double by) { s->a += by; }

static const struct methods kinds[4] = {
	{square_area, four_corners, grow_one},
	{rectangle_area, four_corners, grow_both},
	{triangle_area, three_corners, grow_both},
	{circle_area, no_corners, grow_one},
};

enum { N = 512 };

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 60000), corners = 0;
	struct shape shapes[N];
	double total = 0;
	for (int i = 0; i < N; i++) shapes[i] = (struct shape){&kinds[next_random() >> 9 & 3], i % 7, i % 5};
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < N; i++) {
			struct shape *s = &shapes[i];
			total += s->methods->area(s);
			corners += s->methods->corners(s);
			if ((i + round) % 64 == 0) s->methods->grow(s, 0.125);
		}
	printf("%.3f %d\n", total, corners);
	return 0;
}
