// Arguments, printf with integers, doubles and long doubles, scanf, and main's return value as exit status (7).
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	printf("hello, world\n");
	for (int i = 1; i < argc; i++) printf("argument %d: [%s]\n", i, argv[i]);
	printf("%d %ld %lld %u %x %o %c %s %5.2f %e %g %%\n", -1, 1L << 40, -(1LL << 50), 4000000000u, 0xbeef, 8, 'c', "str",
		3.14159, 1234.5678, 1e-5);
	printf("%.15Lf %Lg %.10Le\n", 2.0L / 3, 1e300L * 1e8L, 1.0L / 7);
	long double x = 0;
	double y = 0;
	int n = 0, fields = sscanf("12.625 -3e-2 77", "%Lf %lf %d", &x, &y, &n);
	printf("%d %.4Lf %g %d %.6Lf\n", fields, x, y, n, strtold("0x1.8p3", 0));
	fputs("not flushed by the program", stdout);
	return 7;
}
