// String and number formatting and parsing: printf and scanf families, strto*, string searches, qsort, bsearch, wide characters,
// memory functions with overlap at every small size, mathematical functions.
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static void format(const char *f, ...)
{
	char text[200];
	va_list args;
	va_start(args, f);
	int n = vsnprintf(text, sizeof text, f, args);
	va_end(args);
	printf("%d [%s]\n", n, text);
}

static int by_length(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	int d = (int)strlen(*x) - (int)strlen(*y);
	return d ? d : strcmp(*x, *y);
}

static void memory(void)
{
	unsigned char a[128], b[128];
	int bad = 0;
	for (int from = 0; from < 40; from++)
		for (int to = 0; to < 40; to++)
			for (int n = 0; n < 40; n++) {
				for (int i = 0; i < 128; i++) a[i] = b[i] = i * 7;
				memmove(a + to, a + from, n);
				for (int i = 0; i < n; i++) bad += a[to + i] != b[from + i];
				for (int i = 0; i < 128; i++) bad += (i < to || i >= to + n) && a[i] != b[i];
				memset(a + to, from, n);
				for (int i = 0; i < n; i++) bad += a[to + i] != from;
				memcpy(a + to, b + from, n);
				bad += memcmp(a + to, b + from, n) != 0;
			}
	printf("memmove, memset, memcpy, memcmp: %d errors\n", bad);
}

static void numbers(void)
{
	char *end;
	errno = 0;
	printf("%ld %d", strtol("  -0x1fz", &end, 0), *end);
	printf(" %lld %d", strtoll("99999999999999999999", 0, 10), errno == ERANGE);
	printf(" %llu %lu\n", strtoull("18446744073709551615", 0, 10), strtoul("777", 0, 8));
	printf("%g %g %g %g %a\n", strtod("1e-320", &end), strtod("-inf", 0), strtod("0x1.8p-2", 0), atof("3.25abc"), 0.1);
	printf("%.17g %.17g %.3g %#g %+.0f %.0f %.0f\n", 0.1, 1.0 / 3, 123456.0, 1.0, 2.5, 0.5, 1.5);
	printf("%Lg %Lf %.20Lg\n", 1.5L, -2.25L, 0.5L);
	printf("max %.10Lg epsilon is %s\n", (long double)DBL_MAX, 1.0L + LDBL_EPSILON != 1.0L && 1.0L + LDBL_EPSILON / 2 == 1.0L ? "right" : "wrong");
	printf("%d\n", LDBL_MAX_10_EXP);
	printf("%.10f %.10f %.10f %.10f\n", sin(1), exp(1), pow(2, 0.5), atan2(1, -1));
	printf("%.6f %.6f %d %g %g %g\n", tgamma(5.5), erf(0.5), (int)lround(2.5), fmod(-7, 3), remainder(7, 4), hypot(3, 4));
	printf("%g %g %g %g %d %d\n", floor(-1.5), ceil(-1.5), trunc(-1.5), rint(2.5), !!isnan(NAN), !!isinf(-INFINITY));
	int exponent;
	double fraction = frexp(48, &exponent);
	printf("%g %d %g %.12Lf %.12Lf\n", fraction, exponent, ldexp(0.75, 4), sqrtl(2), sinl(1));
}

int main(void)
{
	format("%5d|%-5d|%05d|%+d|% d|%x|%#X|%#o|%hhd|%hd|%jd|%zu|%td", 42, 42, 42, 42, 42, 255, 255, 8, 300, 70000, (intmax_t)-1,
		(size_t)7, (ptrdiff_t)-3);
	format("%s|%10s|%-10s|%.2s|%c|%*d|%.*f|%%|%n", "abc", "abc", "abc", "abc", 'x', 6, 42, 2, 3.14159, &(int){ 0 });
	format("%" PRId64 " %" PRIu64 " %" PRIx64 " %lld %llu", INT64_MIN, UINT64_MAX, UINT64_MAX, LLONG_MAX, ULLONG_MAX);
	format("%f %F %e %E %g %G %10.3f %-10.1e|", 1.5, -0.0, 12345.678, 1e-10, 1e20, 1e-20, M_PI, M_PI);
	format("%1$s %2$d %1$s", "again", 7);
	char small[4];
	printf("%d %s\n", snprintf(small, sizeof small, "%d", 123456), small);
	int a, b;
	char word[16], set[16];
	unsigned x;
	printf("%d", sscanf("12 abc,def 0x1F 3.5e2 k", "%d %15[a-c]%*[,]%15s %x %*lf %n", &a, set, word, &x, &b));
	printf(" %d %s %s %u %d\n", a, set, word, x, b);
	char *text;
	printf("%d %s\n", asprintf(&text, "%0100d", 5), text + 98);
	free(text);

	char line[] = "one,two;;three four", *save, *token;
	for (token = strtok_r(line, ",; ", &save); token; token = strtok_r(0, ",; ", &save)) printf("%s/", token);
	printf(" %s %s %s\n", strstr("haystack needle", "needle"), strrchr("a/b/c", '/'), strpbrk("hello", "ol"));
	printf("%zu %zu %d %d %d\n", strspn("aabbc", "ab"), strcspn("aabbc", "c"), strcasecmp("HeLLo", "hEllO"), strncmp("abc", "abd", 2),
		strverscmp("a10", "a9") > 0);
	printf("%s %d\n", (char *)memmem("0123456789", 10, "567", 3), memchr("abc", 'c', 3) != 0);
	const char *names[] = { "pear", "fig", "banana", "kiwi", "apple" };
	qsort(names, 5, sizeof *names, by_length);
	for (int i = 0; i < 5; i++) printf("%s ", names[i]);
	const char *wanted = "kiwi";
	const char **found = bsearch(&wanted, names, 5, sizeof *names, by_length);
	printf("%d\n", found ? (int)(found - names) : -1);
	memory();
	numbers();

	setlocale(LC_ALL, "C.UTF-8");
	wchar_t wide[32];
	size_t n = mbstowcs(wide, "gr\xc3\xbc\xc3\x9f \xe2\x82\xac", 32);
	printf("%zu %x %zu\n", n, (unsigned)wide[6], wcslen(wide));
	swprintf(wide, 32, L"%ls-%d", L"w\u00e4", 5);
	printf("%ls %ld %d\n", wide, wcstol(L"-12", 0, 10), wcscmp(L"a", L"b") < 0);
	printf("%d %d\n", SSIZE_MAX == PTRDIFF_MAX, (size_t)SSIZE_MAX == SIZE_MAX / 2);
	printf("%d%d%d %c\n", !!isalpha('x'), !!isdigit('x'), !!isspace('\t'), toupper('q'));
	return 0;
}
