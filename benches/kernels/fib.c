// Calls: Fibonacci numbers by naive recursion.
#include "bench.h"

static unsigned fib(unsigned n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

int main(int argc, char **argv)
{
	printf("%u\n", fib(run_size(argc, argv, 40)));
	return 0;
}
