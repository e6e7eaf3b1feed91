// Floating point in registers: bodies that attract each other.
#include <math.h>

#include "bench.h"

enum { BODIES = 5 };
static struct body { double x[3], v[3], mass; } bodies[BODIES];

static double energy(void)
{
	double e = 0;
	for (int i = 0; i < BODIES; i++) {
		struct body *p = &bodies[i];
		e += p->mass * (p->v[0] * p->v[0] + p->v[1] * p->v[1] + p->v[2] * p->v[2]) / 2;
		for (int j = i + 1; j < BODIES; j++) {
			struct body *q = &bodies[j];
			double dx = p->x[0] - q->x[0], dy = p->x[1] - q->x[1], dz = p->x[2] - q->x[2];
			e -= p->mass * q->mass / sqrt(dx * dx + dy * dy + dz * dz);
		}
	}
	return e;
}

static void advance(double dt)
{
	for (int i = 0; i < BODIES; i++)
		for (int j = i + 1; j < BODIES; j++) {
			struct body *p = &bodies[i], *q = &bodies[j];
			double d[3], square = 0;
			for (int k = 0; k < 3; k++) d[k] = p->x[k] - q->x[k], square += d[k] * d[k];
			double pull = dt / (square * sqrt(square));
			for (int k = 0; k < 3; k++) p->v[k] -= d[k] * q->mass * pull, q->v[k] += d[k] * p->mass * pull;
		}
	for (int i = 0; i < BODIES; i++)
		for (int k = 0; k < 3; k++) bodies[i].x[k] += dt * bodies[i].v[k];
}

int main(int argc, char **argv)
{
	int steps = run_size(argc, argv, 5000000);
	for (int i = 0; i < BODIES; i++)
		for (int k = 0; k < 3; k++) {
			bodies[i].x[k] = (i * 3 + k * 5) % 11 + i;
			bodies[i].v[k] = ((i + k) % 3 - 1) / 10.0;
			bodies[i].mass = i ? 0.01 * i : 40;
		}
	printf("%.9f\n", energy());
	for (int i = 0; i < steps; i++) advance(0.0005);
	printf("%.9f\n", energy());
	return 0;
}
