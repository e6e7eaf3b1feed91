// The C library's arithmetic, case by case: values that the standard fixes exactly, the others to 12 digits.
#include "../calls/case.h"
#include <complex.h>
#include <fenv.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>

static volatile double values[] = { 0., -0., 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 10, 1e-10, 1e10, 4503599627370497.5, 1e300, 5e-324, INFINITY, -INFINITY, NAN };
enum { VALUES = sizeof values / sizeof *values };

static void one(double y) { if (y != y) printf(" nan"); else printf(" %.12g", y); }
#define ROW(f) do { printf("  %s:", #f); for (int i_ = 0; i_ < VALUES; i_++) one((f)(values[i_])); puts(""); } while (0)
#define ROW2(f) do { printf("  %s:", #f); for (int i_ = 0; i_ < VALUES; i_++) for (int j_ = 0; j_ < VALUES; j_ += 2) one((f)(values[i_], values[j_])); puts(""); } while (0)
// A long double, natively of fewer bits, must have these in hexadecimal.
static void quad(const char *what, long double x, const char *expected)
{
	char text[100];
	snprintf(text, sizeof text, "%.28La", x);
#ifdef __wasm__
	printf("  %s %s\n", what, text);
#else
	printf("  %s %s\n", what, expected);
#endif
}

CASE(rounding) { ROW(floor); ROW(ceil); ROW(trunc); ROW(round); ROW(rint); ROW(nearbyint); ROW(roundf); ROW(floorf); }
CASE(rounding_to_integers) { double v[] = { 0.5, 1.5, -2.5, 2.4999999, 1e15 + 0.5, -1e12 }; for (int i = 0; i < 6; i++) printf("  %ld %ld %lld %lld\n", lround(v[i]), lrint(v[i]), llround(v[i]), llrint(v[i])); }
CASE(roots) { ROW(sqrt); ROW(cbrt); ROW2(hypot); IS(sqrtf(2) == 0x1.6a09e6p+0f); }
CASE(exponentials) { ROW(exp); ROW(exp2); ROW(expm1); ROW(expf); ROW(exp10); }
CASE(logarithms) { ROW(log); ROW(log2); ROW(log10); ROW(log1p); ROW(logb); IS(ilogb(8)); IS(ilogb(INFINITY)); IS(logf(1) == 0); }
CASE(trigonometry) { for (double x = -7; x < 7; x += 0.37) one(sin(x)), one(cos(x)), one(tan(x)); puts(""); ROW(asin); ROW(acos); ROW(atan); ROW2(atan2); one(sin(1e22)), one(cos(1e300)); puts(""); }
CASE(hyperbolic_functions) { ROW(sinh); ROW(cosh); ROW(tanh); ROW(asinh); ROW(acosh); ROW(atanh); }
CASE(powers) { ROW2(pow); one(pow(2, 0.5)), one(pow(10, -5)), one(pow(-8, 1. / 3)); puts(""); }
CASE(gamma_and_error_functions) { double v[] = { 0.1, 0.5, 1, 3, 5.5, 10, -1.5 }; for (int i = 0; i < 7; i++) { int s; one(tgamma(v[i])), one(lgamma_r(v[i], &s)), one(erf(v[i])), one(erfc(v[i])); printf(" %d", s); } puts(""); }
CASE(bessel_functions) { one(j0(1.5)), one(j1(2)), one(jn(3, 4)), one(y0(1)), one(y1(2)), one(yn(2, 3)); puts(""); }
CASE(remainders) { ROW2(fmod); ROW2(remainder); int q; one(remquo(29, 3, &q)); printf(" %d\n", q & 7); IS(fmodf(5.5f, 2) == 1.5f); }
CASE(parts) { for (int i = 0; i < VALUES - 3; i++) { int e; double ip, m = frexp(values[i], &e), f = modf(values[i], &ip); one(m), printf(" %d", e), one(f), one(ip); } puts(""); one(ldexp(0.75, 10)), one(scalbn(1, -1074)), one(scalbln(1, 2000)); puts(""); }
CASE(neighbours) { printf("  %a %a %a %a %a\n", nextafter(1, 2), nextafter(1, -1), nextafterf(1, 0), nexttoward(1, 2.L), nextafter(DBL_MAX, INFINITY)); }
CASE(minimum_and_maximum) { one(fmin(NAN, 1)), one(fmax(1, NAN)), one(fdim(3, 1)), one(fdim(1, 3)), one(fmin(NAN, NAN)); puts(""); IS(!!signbit(fmin(-0., -0.))); }
CASE(fused_multiplication) { IS(fma(0x1p53, 1, 1) == 0x1p53 + 0); printf("  %a %a %a\n", fma(1 + 0x1p-30, 1 + 0x1p-30, -1), fma(1e308, 10, -INFINITY), (double)fmaf(1 + 0x1p-12f, 1 + 0x1p-12f, -1)); }
CASE(signs_and_classes)
{
	for (int i = 0; i < VALUES; i++) printf(" %d%d%d%d%d%d", fpclassify(values[i]) == FP_NORMAL, fpclassify(values[i]) == FP_SUBNORMAL, !!isnan(values[i]), !!isinf(values[i]), !!isfinite(values[i]), !!signbit(copysign(1, values[i])) & (values[i] == values[i])); puts("");
	IS(isless(1., 2.)); IS(isless(NAN, 2.)); IS(isunordered(NAN, 1.)); IS(islessgreater(1., 2.)); IS(isgreaterequal(2., 2.));
}
CASE(not_a_number_has_a_payload) { double n = nan("0x123"); uint64_t b; memcpy(&b, &n, 8); IS(isnan(n) != 0); IS(b >> 51 == 0xfff || b >> 51 == 0x1fff || b >> 51 == 0xffe >> 0); }
CASE(sincos_is_both) { double s, c; sincos(0.7, &s, &c); IS(s == sin(0.7)); IS(c == cos(0.7)); }
CASE(floats) { for (float x = -3; x < 3; x += 0.71f) printf("  %.5g %.5g %.5g %.5g\n", sinf(x), expf(x), atanf(x), powf(fabsf(x), 1.3f)); }
CASE(complex_numbers)
{
	double complex z = 3 + 4 * I, w[] = { z * z, z / (1 - 2 * I), csqrt(z), cexp(I), clog(z), cpow(z, 2), conj(z), csin(z), catan(0.5 + 0.25 * I), cproj(z) };
	for (int i = 0; i < 10; i++) one(creal(w[i])), one(cimag(w[i])); puts(""); one(cabs(z)), one(carg(z)); puts("");
}
CASE(arithmetic_of_long_doubles)
{
	volatile long double a = 1, b = 3; IS(sizeof a == 16); quad("1/3", a / b, "0x1.5555555555555555555555555555p-2"); quad("2^-112+1", a + 0x1p-112L, "0x1.0000000000000000000000000001p+0");
	quad("*", (a + 0x1p-60L) * (a - 0x1p-50L), "0x1.ffffffffffff801ffffffffffff8p-1");
	IS(a < b); IS(b == 3); IS(!(a > b)); IS(-a == -1); IS((long)(b * 1e18L)); IS((int)-2.9L); IS((double)(a / 4) == 0.25); IS((long double)LONG_MIN == -0x1p63L); IS((unsigned long)0x1p63L == 1UL << 63);
}
CASE(functions_of_long_doubles)
{
	volatile long double two = 2; one(sqrtl(two)), one(floorl(2.5L)), one(fmodl(7, 4)), one(powl(two, 10)), one(expl(1)), one(logl(10)), one(sinl(1)), one(frexpl(8, &(int){ 0 })), one(ldexpl(1, 5)), one(fabsl(-two)), one(roundl(2.5L)); puts("");
	quad("sqrt 2", sqrtl(two), "0x1.6a09e667f3bcc908b2fb1366ea95p+0"); quad("rint", rintl(0x1p100L + 0.5L), "0x1.0000000000000000000000000000p+100"); IS(lrintl(2.5L)); IS(llroundl(-2.5L)); IS(!!isnan(NAN * two)); IS(!!signbit(-0.L)); quad("next", nextafterl(1, 2), "0x1.0000000000000000000000000001p+0");
}
CASE(limits_of_the_types) { IS(DBL_MANT_DIG); IS(FLT_EVAL_METHOD); IS(LONG_MAX == 0x7fffffffffffffff); IS(CHAR_BIT); IS(CHAR_MIN);
#ifdef __wasm__
	IS(LDBL_MANT_DIG - 113 + 0 == 0);
#else
	puts("  LDBL_MANT_DIG - 113 + 0 == 0: 1");
#endif
}
CASE(rounding_direction_is_to_nearest) { IS(fegetround() == FE_TONEAREST); IS(fesetround(FE_TONEAREST)); IS(rint(2.5) == 2); fenv_t e; IS(fegetenv(&e)); IS(fesetenv(&e)); IS(fesetenv(FE_DFL_ENV)); IS(feholdexcept(&e)); IS(feupdateenv(&e)); }
CASE(no_other_direction_is_claimed) {
#if defined __wasm__ && (defined FE_UPWARD || defined FE_DOWNWARD || defined FE_DIVBYZERO)
	puts("  claimed");
#endif
	IS(fesetround(12345) != 0); IS(feclearexcept(0)); IS(fetestexcept(0));
}
CASE(integers_are_divided) { div_t d = div(-7, 2); ldiv_t l = ldiv(7000000000, -2); lldiv_t q = lldiv(-9, 4); imaxdiv_t m = imaxdiv(9, -4); printf("  %d %d %ld %ld %lld %lld %jd %jd\n", d.quot, d.rem, l.quot, l.rem, q.quot, q.rem, m.quot, m.rem); IS(abs(-5)); IS(labs(-5000000000)); IS(llabs(-1)); }
CASE(wide_integers) { volatile __int128 a = (__int128)1 << 100, b = 12345678901234567; printf("  %016lx %016lx %ld\n", (long)(a / b >> 64), (long)(a / b), (long)(a % b)); volatile double d = 1e30; IS((long)((__int128)d >> 64)); IS((double)a == 0x1p100); }
CASE(random_numbers_follow_their_seed) { unsigned short x[3] = { 1, 2, 3 }; printf("  %.6f %ld %ld\n", erand48(x), nrand48(x), jrand48(x)); srand48(5); printf("  %.6f %ld\n", drand48(), lrand48()); srand(1); int a = rand(); srand(1); IS(rand() == a); IS(RAND_MAX); char s[32]; initstate(7, s, 32); long r = random(); setstate(s); srandom(7); IS(random() == r); }
CASE(random_bytes) { char a[16] = "", b[16] = ""; extern ssize_t getrandom(void *, size_t, unsigned); IS(getrandom(a, 16, 0)); extern int getentropy(void *, size_t); IS(getentropy(b, 16)); IS(memcmp(a, b, 16) != 0); }
