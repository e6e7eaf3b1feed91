// The C library on strings, memory and characters, case by case; lengths around the sizes that routines work in, at the end of a mapping.
#include "../calls/case.h"
#include <ctype.h>
#include <inttypes.h>
#include <iconv.h>
#include <langinfo.h>
#include <libgen.h>
#include <locale.h>
#include <monetary.h>
#include <strings.h>
#include <uchar.h>
#include <wchar.h>
#include <wctype.h>

static int sign(int x) { return (x > 0) - (x < 0); }

// The last n bytes before a page that cannot be read.
static char *at_end(size_t n)
{
	char *map = mmap(0, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (map == MAP_FAILED) abort();
	munmap(map + PAGE, PAGE);
	return map + PAGE - n;
}

// A number that says everything about a row of results.
static uint64_t sum;
static void add(long x) { sum = (sum ^ (uint64_t)x) * 0x100000001b3; }
static void show(const char *what) { printf("  %s %016" PRIx64 "\n", what, sum), sum = 0; }

CASE(strlen_of_all_lengths_and_alignments)
{
	for (int n = 0; n < 200; n++) { char *s = at_end(n + 1); memset(s, 'x', n), s[n] = 0; add(strlen(s) == n); }
	char text[128];
	for (int a = 0; a < 32; a++) for (int n = 0; n < 64; n++) {
		memset(text, 1, sizeof text), text[a + n] = 0;
		add(strlen(text + a)), add(strnlen(text + a, n / 2)), add(strnlen(text + a, n + 9)), add(strnlen(text + a, SIZE_MAX / 2));
	}
	show("sum");
}
CASE(strlen_takes_bytes_with_the_high_bit)
{
	for (int c = 1; c < 256; c++) { char s[40]; memset(s, c, 39), s[39] = 0; add(strlen(s)), add(strlen(s + 3)); }
	show("sum");
}
CASE(memchr_of_all_lengths_and_places)
{
	char text[160];
	for (int c = 0; c < 256; c += 51) for (int a = 0; a < 17; a++) for (int n = 0; n < 80; n++) {
		memset(text, c ^ 0x55, sizeof text), text[a + n] = c;
		add((char *)memchr(text + a, c, 100) - text), add(memchr(text + a, c, n) == 0), add((char *)memchr(text + a, c + 256, n + 1) - text);
	}
	for (int n = 1; n < 70; n++) { char *s = at_end(n); memset(s, 'y', n), s[n - 1] = 'z'; add((char *)memchr(s, 'z', n) - s), add(memchr(s, 'z', n - 1) == 0); }
	show("sum");
}
CASE(memchr_may_be_told_of_more_than_there_is)
{
	char *s = at_end(5); memcpy(s, "abcd", 5);
	IS((char *)memchr(s, 'c', SIZE_MAX) - s);
	IS((char *)memchr(s, 0, SIZE_MAX) - s);
}
CASE(memrchr_finds_the_last)
{
	char text[160];
	for (int a = 0; a < 17; a++) for (int n = 1; n < 80; n++) {
		memset(text, 'a', sizeof text), text[a] = text[a + n / 2] = 'b';
		add((char *)memrchr(text + a, 'b', n) - text), add(memrchr(text + a + n / 2 + 1, 'b', n) == 0);
	}
	show("sum");
}
CASE(memcmp_of_all_lengths_and_differences)
{
	unsigned char a[100], b[110];
	for (int shift = 0; shift < 9; shift++) for (int n = 0; n < 90; n++) for (int d = 0; d < n; d += 1 + n / 9) {
		for (int i = 0; i < 90; i++) a[i] = b[i + shift] = i * 37;
		b[d + shift] += 128; if (d + 1 < n) b[d + 1 + shift] -= 3;
		add(sign(memcmp(a, b + shift, n))), add(sign(memcmp(b + shift, a, n))), add(sign(memcmp(a, b + shift, d))), add(sign(bcmp(a, b + shift, n)) != 0);
	}
	show("sum");
}
CASE(memory_is_moved_and_filled)
{
	unsigned char text[300];
	for (int from = 0; from < 40; from += 3) for (int to = 0; to < 40; to += 3) for (int n = 0; n < 70; n += 7) {
		for (int i = 0; i < 300; i++) text[i] = i;
		memmove(text + to, text + from, n); memset(text + 150 + to, from, n); memcpy(text + 230, text + 100, n);
		for (int i = 0; i < 300; i++) add(text[i]);
	}
	show("sum");
}
CASE(mempcpy_and_memccpy_say_where_they_stopped)
{
	char to[20] = "";
	IS((char *)mempcpy(to, "hello", 5) - to);
	IS((char *)memccpy(to, "a,b", ',', 3) - to);
	IS(memccpy(to, "abc", ',', 3) == 0);
	printf("  %s\n", to);
}
CASE(strchr_and_strrchr_and_strchrnul)
{
	char text[140];
	for (int a = 0; a < 17; a++) for (int n = 0; n < 60; n++) {
		memset(text, 'a' + 128, sizeof text), text[a + n] = 'b', text[a + n + 3] = 'b', text[a + n + 5] = 0;
		add(strchr(text + a, 'b') - text), add(strrchr(text + a, 'b') - text), add(strchr(text + a, 'c') == 0), add(strrchr(text + a, 'c') == 0);
		add(strchr(text + a, 0) - text), add(strrchr(text + a, 0) - text), add(strchrnul(text + a, 'q') - text), add(strchr(text + a, 'a' + 128) - text);
	}
	show("sum");
	for (int n = 1; n < 60; n++) { char *s = at_end(n); memset(s, 'k', n), s[n - 1] = 0; add(strchr(s, 'z') == 0), add(strchrnul(s, 'z') - s), add(n > 1 ? strrchr(s, 'k') - s : 0); }
	show("at the end");
}
CASE(strcmp_orders_bytes_without_sign)
{
	IS(sign(strcmp("a", "b"))); IS(sign(strcmp("a\x80", "a\x7f"))); IS(sign(strcmp("", "a"))); IS(sign(strcmp("same", "same")));
	IS(sign(strncmp("abcd", "abce", 3))); IS(sign(strncmp("abcd", "abce", 4))); IS(sign(strncmp("ab", "ab", SIZE_MAX))); IS(strncmp("a", "b", 0));
}
CASE(strcmp_of_all_lengths_and_alignments)
{
	for (int n = 0; n < 50; n++) for (int m = 0; m < 12; m++) {
		char *a = at_end(n + 1), b[80];
		memset(a, 'x', n), a[n] = 0, memset(b, 'x', sizeof b), b[m + n] = 0;
		add(sign(strcmp(a, b + m))), add(sign(strncmp(a, b + m, n + 5)));
		b[m + n] = 'y', b[m + n + 1] = 0;
		add(sign(strcmp(a, b + m))), add(sign(strcmp(b + m, a))), add(sign(strncmp(a, b + m, n))), add(sign(strncmp(a, b + m, n + 1)));
		if (n) b[m + n - 1] = 0x80, add(sign(strcmp(a, b + m)));
		munmap((void *)((uintptr_t)a & -PAGE), PAGE);
	}
	show("sum");
}
CASE(case_is_ignored_in_ascii_only)
{
	IS(sign(strcasecmp("HeLLo", "hEllO"))); IS(sign(strcasecmp("a", "B"))); IS(sign(strcasecmp("[", "a"))); IS(strncasecmp("ABc", "abD", 2));
	IS(strcasecmp("\xc4", "\xe4") == 0);
}
CASE(strings_are_copied)
{
	char to[64], *end;
	for (int n = 0; n < 40; n++) {
		char from[64]; memset(from, 'q', n), from[n] = 0;
		memset(to, '#', sizeof to), end = stpcpy(to + n % 9, from), add(end - to), add(to[n % 9 + n + 1]);
		memset(to, '#', sizeof to), end = stpncpy(to, from, 20), add(end - to); for (int i = 0; i < 30; i++) add(to[i]);
		memset(to, '#', sizeof to), strncpy(to, from, n / 2), add(to[n / 2]);
	}
	show("sum");
}
CASE(strings_are_concatenated)
{
	char to[64] = "one";
	printf("  %s\n", strcat(to, "-two")); printf("  %s\n", strncat(to, "-three", 4)); printf("  %s\n", strncat(to, "x", 0));
}
CASE(strstr_finds_needles_of_all_lengths)
{
	char hay[300], needle[70];
	for (int n = 1; n < 60; n++) for (int at = 0; at < 100; at += 9) {
		for (int i = 0; i < 299; i++) hay[i] = "ab"[i * i % 7 % 2]; hay[299] = 0;
		memcpy(needle, hay + at, n), needle[n] = 0; add(strstr(hay, needle) - hay); add((char *)memmem(hay, 299, needle, n) - hay);
		needle[n - 1] = 'c'; add(strstr(hay, needle) == 0); add(memmem(hay, 299, needle, n) == 0);
	}
	show("sum");
	IS(strstr("abc", "") != 0); IS(strcasestr("Hello World", "o w") != 0); IS(memmem("a", 1, "ab", 2) == 0);
}
CASE(spans)
{
	IS(strspn("aabbcc", "ab")); IS(strspn("", "ab")); IS(strspn("abc", "")); IS(strcspn("aabbcc", "c")); IS(strcspn("abc", "")); IS(strspn("aaa", "a"));
	IS(strcspn("abc\xff", "\xff")); IS(strpbrk("hello", "xyzl") != 0); IS(strpbrk("hello", "xyz") == 0);
}
CASE(tokens)
{
	char a[] = ",a,,b;c,", *save, *p = a;
	for (char *t = strtok_r(a, ",;", &save); t; t = strtok_r(0, ",;", &save)) printf("  [%s]", t);
	char b[] = ",a,,b"; p = b;
	for (char *t; (t = strsep(&p, ","));) printf(" (%s)", t);
	puts("");
}
CASE(strdup_and_strndup)
{
	char *a = strdup("hello"), *b = strndup("hello", 3), *c = strndup("hi", 99);
	printf("  %s %s %s\n", a, b, c); free(a), free(b), free(c);
}
CASE(versions_are_compared)
{
	IS(sign(strverscmp("a9", "a10"))); IS(sign(strverscmp("a010", "a01"))); IS(sign(strverscmp("1.2", "1.10"))); IS(sign(strverscmp("x", "x")));
}
CASE(swab_and_ffs)
{
	char to[7] = ""; swab("badcfe", to, 6); printf("  %s\n", to);
	IS(ffs(0)); IS(ffs(8)); IS(ffsl(1L << 40)); IS(ffsll(1LL << 63));
}
CASE(basename_and_dirname)
{
	const char *paths[] = { "/usr/lib", "/usr/", "usr", "/", ".", "", "//a//b//" };
	for (int i = 0; i < 7; i++) { char a[20], b[20]; strcpy(a, paths[i]), strcpy(b, paths[i]); printf("  %s %s\n", dirname(a), (basename)(b)); }
}
CASE(characters_have_classes)
{
	for (int c = -1; c < 128; c++) add(!!isalpha(c) | !!isdigit(c) << 1 | !!ispunct(c) << 2 | !!isspace(c) << 3 | !!iscntrl(c) << 4 |
		!!isgraph(c) << 5 | !!isprint(c) << 6 | !!isblank(c) << 7 | !!isxdigit(c) << 8 | !!isupper(c) << 9 | !!islower(c) << 10), add(toupper(c)), add(tolower(c));
	show("sum");
}
CASE(integers_are_read)
{
	const char *texts[] = { "42", " -17xyz", "0x1fG", "0777", "", "+", "99999999999999999999", "-99999999999999999999", "zz", "0x", "9223372036854775807" };
	for (int i = 0; i < 11; i++) for (int base = 0; base < 37; base += 1 + (base == 0) * 7 + (base == 8) * 1 + (base == 10) * 5 + (base == 16) * 19) {
		if (base == 1) continue;
		char *end; errno = 0; long v = strtol(texts[i], &end, base);
		printf("  %ld %d %d", v, (int)(end - texts[i]), errno == ERANGE); errno = 0;
		unsigned long u = strtoul(texts[i], &end, base); printf(" %lu %d\n", u, errno == ERANGE);
	}
	errno = 0; IS(strtol("1", 0, 99)); IS(errno == EINVAL); IS(atoi("12ab")); IS(atol("-5000000000")); IS(strtoimax("-1", 0, 10)); IS(strtoumax("ff", 0, 16));
}
CASE(floats_are_read)
{
	const char *texts[] = { "1.5", "-0", "1e400", "1e-400", "0x1.8p3", "inf", "nan(12)", "NaN", ".5e1x", "1e", "4.9406564584124654e-324", "2.4703282292062327e-324",
		"2.4703282292062329e-324", "1.7976931348623158e308", "1.7976931348623159e308", "9007199254740993", "123456789012345678901234567890e-20", "e5", "infinity!", "0x.8p-1080" };
	for (int i = 0; i < 20; i++) {
		char *end; errno = 0; double v = strtod(texts[i], &end); uint64_t bits; memcpy(&bits, &v, 8);
		if (v != v) bits = 0x7ff8000000000000;
		printf("  %016" PRIx64 " %d %d", bits, (int)(end - texts[i]), errno == ERANGE && v > 1); float f = strtof(texts[i], 0); printf(" %a\n", f == f ? f : 0.);
	}
}
CASE(error_texts_are_texts)
{
	char buffer[8] = "";
	IS(strlen(strerror(EINVAL)) > 5); IS(strcmp(strerror(ENOENT), "No such file or directory")); IS(strlen(strerror(12345)) > 5); IS(strlen(strsignal(SIGTERM)) > 5);
	IS(strcmp(strerror(EACCES), "Permission denied"));
}
CASE(wide_strings)
{
	wchar_t to[40], *save;
	IS(wcslen(L"wide")); IS(sign(wcscmp(L"a", L"b"))); IS(wcschr(L"hello", L'l') - L"hello" >= 0); IS(wcsspn(L"aab", L"a")); IS(wcsstr(L"abc", L"bc") != 0);
	wcscpy(to, L"a b"), wcscat(to, L" c"); for (wchar_t *t = wcstok(to, L" ", &save); t; t = wcstok(0, L" ", &save)) printf("  %ls", t); puts("");
	IS(wcstol(L"-0x10", 0, 16)); printf("  %g %d\n", wcstod(L"2.5e3", 0), swprintf(to, 40, L"%d %s %ls", 5, "x", L"yz"));
	IS(wmemcmp(L"ab", L"ac", 2) < 0); IS(wmemchr(L"abc", L'c', 3) != 0);
}
CASE(multibyte_characters_in_utf_8)
{
	IS(setlocale(LC_ALL, "C.UTF-8") != 0); IS(MB_CUR_MAX >= 4);
	const char *s = "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"; wchar_t w[10]; mbstate_t st = { 0 }; const char *p = s;
	IS(mbsrtowcs(w, &p, 10, &st)); for (int i = 0; i < 4; i++) printf("  %x", (unsigned)w[i]); puts("");
	char back[20]; IS(wcstombs(back, w, 20)); IS(strcmp(back, s)); IS(mblen("\xe2\x82\xac", 3)); IS(mblen("\xe2\x82", 2));
	IS(wcwidth(0x4e2d)); IS(wcwidth('a')); IS(wcwidth(0x301)); IS(iswalpha(0xe4) != 0); IS(towupper(0xe4)); IS(towlower(0x416)); IS(iswpunct(L'!') != 0);
}
CASE(multibyte_characters_that_are_wrong)
{
	setlocale(LC_ALL, "C.UTF-8"); const char *bad[] = { "\xff", "\xc0\x80", "\xed\xa0\x80", "\x80" };
	for (int i = 0; i < 4; i++) { mbstate_t st = { 0 }; wchar_t w; errno = 0; int r = mbrtowc(&w, bad[i], 4, &st); printf("  %d %d\n", r, errno == EILSEQ); }
	mbstate_t st = { 0 }; wchar_t w; IS((int)mbrtowc(&w, "\xe2", 1, &st)); IS(!mbsinit(&st)); IS((int)mbrtowc(&w, "\x82\xac", 2, &st)); IS(w);
}
CASE(utf_16_and_utf_32_characters)
{
	setlocale(LC_ALL, "C.UTF-8"); mbstate_t st = { 0 }; char16_t h; char32_t u; char out[8];
	IS(mbrtoc16(&h, "\xf0\x9f\x98\x80", 4, &st)); IS(h); IS((int)mbrtoc16(&h, "", 1, &st)); IS(h); memset(&st, 0, sizeof st);
	IS(mbrtoc32(&u, "\xe2\x82\xac", 3, &st)); IS(u); IS(c32rtomb(out, 0x20ac, &st)); IS((unsigned char)out[1]);
}
CASE(iconv_converts)
{
	char in[] = "h\xc3\xa9\xe2\x82\xac", out[40], *p = in, *q = out; size_t n = strlen(in), m = sizeof out;
	iconv_t cd = iconv_open("UTF-16LE", "UTF-8"); IS(iconv(cd, &p, &n, &q, &m)); IS(m); IS(n); for (int i = 0; i < 6; i++) printf("  %02x", (unsigned char)out[i]); puts(""); iconv_close(cd);
	char latin[] = "\xe9\xfc"; p = latin, n = 2, q = out, m = 40; cd = iconv_open("UTF-8", "ISO-8859-1"); IS(iconv(cd, &p, &n, &q, &m)); printf("  %.4s\n", out); iconv_close(cd);
	char bad[] = "a\xff"; p = bad, n = 2, q = out, m = 40; cd = iconv_open("UTF-16BE", "UTF-8"); errno = 0; IS((int)iconv(cd, &p, &n, &q, &m)); IS(errno == EILSEQ); iconv_close(cd);
	IS(iconv_open("no such", "UTF-8") == (iconv_t)-1);
}
CASE(the_c_locale)
{
	printf("  %s [%s] [%s]\n", setlocale(LC_ALL, 0), localeconv()->decimal_point, localeconv()->thousands_sep); IS(setlocale(LC_ALL, "xx_YY.none") == 0 || 1);
	printf("  %s %s %s %s\n", nl_langinfo(DAY_1), nl_langinfo(ABMON_12), nl_langinfo(RADIXCHAR), nl_langinfo(D_FMT));
	IS(sign(strcoll("a", "B"))); char x[10]; IS(strxfrm(x, "abc", 10));
}
CASE(locales_of_their_own)
{
	locale_t l = newlocale(LC_ALL_MASK, "C", 0), d = duplocale(l); IS(l != 0); IS(isalpha_l('x', l) != 0); IS(toupper_l('x', d)); IS(strcasecmp_l("A", "a", l));
	IS(uselocale(0) == LC_GLOBAL_LOCALE); uselocale(l); IS(uselocale(0) == l); printf("  %s\n", nl_langinfo_l(MON_3, l)); uselocale(LC_GLOBAL_LOCALE); freelocale(l), freelocale(d);
}
CASE(buffers_are_wiped)
{
	char secret[20] = "secret"; explicit_bzero(secret, sizeof secret); for (int i = 0; i < 20; i++) add(secret[i]); show("sum"); bzero(secret, 3);
}
