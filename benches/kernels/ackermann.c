// Calls: Ackermann's function, deep recursion with little work.
#include "bench.h"

static int ackermann(int m, int n)
{
	if (m == 0) return n + 1;
	return ackermann(m - 1, n == 0 ? 1 : ackermann(m, n - 1));
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 900), sum = 0;
	for (int round = 0; round < rounds; round++) sum += ackermann(3, 5 + round % 2) + ackermann(2, 300 + round % 7);
	printf("%d\n", sum);
	return 0;
}
