// The C library's streams and formats, case by case.
#include "../calls/case.h"
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio_ext.h>
#include <stddef.h>
#include <wchar.h>
#include <float.h>

// Natively a long double has 64 bits of mantissa or so; here it has 113, and this is what must be printed.
static void quad(const char *format, long double x, const char *expected)
{
	char text[400];
	snprintf(text, sizeof text, format, x);
#ifndef __wasm__
	strcpy(text, expected);
#endif
	printf("  %s %s\n", format, text);
}

CASE(integers_are_printed)
{
	printf("  [%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%.3d] [%.0d] [%x] [%#X] [%o] [%#o] [%u]\n", -7, 42, 42, 42, 42, 42, 7, 0, 255, 255, 8, 8, -1);
	printf("  [%hhd] [%hd] [%ld] [%lld] [%jd] [%zu] [%td] [%hhu]\n", 300, 70000, -5000000000L, 1LL << 62, (intmax_t)-1, (size_t)7, (ptrdiff_t)-3, -1);
	printf("  [%*d] [%-*d] [%.*d] [%*.*d]\n", 5, 1, 5, 2, 3, 3, 6, 4, 4);
}
CASE(positions_of_arguments) { printf("  [%2$s %1$d %2$5s]\n", 5, "x"); }
CASE(strings_are_printed)
{
	printf("  [%s] [%10s] [%-10s] [%.2s] [%c] [%5c] [%%] [%.0s]\n", "abc", "abc", "abc", "abc", 'x', 'y', "abc"); printf("  [%.3s]\n", (char[]){ 'a', 'b', 'c' }); printf("  [%s]\n", (char *)0);
}
CASE(pointers_and_counts) { int n; long l; char b[40]; snprintf(b, 40, "%p", (void *)0x1234); printf("  %s [%p]%n\n", b, (void *)0x10, &n); IS(n); snprintf(b, 40, "abc%ln", &l); IS(l); }
CASE(doubles_are_printed)
{
	double v[] = { 0, -0., 1, 0.1, 1e10, 123456789, 1e-5, 1e22, 1e23, 3e-308, DBL_MAX, 2.5, 3.5, 0.5, 1e100, 999998.5, 9.9999994, INFINITY, -INFINITY, NAN };
	for (int i = 0; i < 20; i++) printf("  [%f] [%e] [%g] [%a]\n  [%.0f] [%.3e] [%#g] [%G] [%012.2f] [%+.1f] [% g] [%-12g]\n", v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i], v[i]);
}
CASE(doubles_of_many_digits) { printf("  %.60f\n  %.80g\n  %.1100f\n", 0.1, 1e300, 5e-324); }
CASE(doubles_in_hexadecimal) { printf("  %a %.0a %.3a %A %a %a %20.2a\n", 1.5, 1.5, 1.0 / 3, 255.5, 5e-300, 0., -1.25); }
CASE(floats_go_there_and_back)
{
	unsigned long seed = 1; int wrong = 0;
	for (int i = 0; i < 3000; i++) { seed = seed * 6364136223846793005 + 1; uint64_t b = seed; double d; memcpy(&d, &b, 8); if (!(d - d == 0)) continue;
		char t[40]; snprintf(t, 40, "%.17g", d); wrong += strtod(t, 0) != d; snprintf(t, 40, "%a", d); wrong += strtod(t, 0) != d; }
	IS(wrong);
}
CASE(long_doubles_are_printed)
{
	long double third = 1.0L / 3;
	printf("  [%Lf] [%.15Lg] [%Le] [%.0Lf] [%10.3Lf] [%Lf]\n", 1.5L, 0.1L, 12345.678L, 2.5L, -3.14159L, (long double)INFINITY);
	quad("%.36Lf", third, "0.333333333333333333333333333333333317"); quad("%.34Lg", 1.1L, "1.1"); quad("%La", third, "0x1.5555555555555555555555555555p-2");
	quad("%.10Le", LDBL_MAX, "1.1897314954e+4932"); quad("%.10Le", LDBL_MIN, "3.3621031431e-4932"); quad("%.3Lf", 1e30L + 0.125L, "1000000000000000000000000000000.125");
}
CASE(long_doubles_are_read)
{
	long double x = 0; IS(sscanf("2.5", "%Lf", &x)); IS(x == 2.5L); IS(strtold("1e4000", 0) > 1e300L); quad("%.34Lg", strtold("3.141592653589793238462643383279502884", 0), "3.141592653589793238462643383279503");
	char *end; quad("%La", strtold("0x1.23456789abcdef0123456789abcdp10z", &end), "0x1.23456789abcdef0123456789abcdp+10"); IS(*end);
}
CASE(long_doubles_pass_through_va_lists) { char b[80]; int n = snprintf(b, 80, "%d %Lg %s %Lg %ld", 1, 2.5L, "x", -0.125L, 7L); printf("  %d %s\n", n, b); }
CASE(snprintf_counts_what_does_not_fit) { char b[5]; IS(snprintf(b, 5, "%s", "hello world")); printf("  %s\n", b); IS(snprintf(0, 0, "%d", 12345)); b[0] = 'q'; IS(snprintf(b, 1, "x")); IS(b[0]); }
CASE(asprintf_allocates) { char *s = 0; IS(asprintf(&s, "%0100d", 5)); IS(strlen(s)); free(s); }
CASE(numbers_are_scanned)
{
	int a, b; unsigned x; long l; double d; float f; short h; signed char c; char s[10], t[10], k; int n;
	IS(sscanf(" 12 -7 ff 5000000000 1.5e3 2.5 9 8", "%d%i%x%ld%lf%f%hd%hhd", &a, &b, &x, &l, &d, &f, &h, &c)); printf("  %d %d %u %ld %g %g %d %d\n", a, b, x, l, d, f, h, c);
	IS(sscanf("0x1f 017", "%i %i%n", &a, &b, &n)); printf("  %d %d %d\n", a, b, n); IS(sscanf("abc def", "%3s%*c%2[d-e]%c", s, t, &k)); printf("  %s %s %c\n", s, t, k);
	IS(sscanf("x", "%d", &a)); IS(sscanf("", "%d", &a)); IS(sscanf("12345", "%3d%d", &a, &b)); printf("  %d %d\n", a, b); IS(sscanf("a:b", "%[^:]:%s", s, t));
}
CASE(strings_are_allocated_by_scanf) { char *s = 0; IS(sscanf("hello world", "%ms", &s)); printf("  %s\n", s); free(s); }
CASE(files_are_written_and_read)
{
	FILE *f = fopen("f", "w+"); IS(f != 0); IS(fprintf(f, "line %d\n", 1)); IS(fputs("two\nthree", f) >= 0); IS(fputc('!', f)); rewind(f);
	char line[40]; while (fgets(line, 40, f)) printf("  <%s>", line); puts(""); IS(feof(f) != 0); IS(fgetc(f)); clearerr(f); IS(feof(f)); IS(ftell(f)); IS(fclose(f));
}
CASE(modes_of_fopen)
{
	IS(fopen("missing", "r") == 0); IS(errno == ENOENT); FILE *f = fopen("g", "wx"); fputs("abc", f), fclose(f); IS(fopen("g", "wx") == 0); IS(errno == EEXIST);
	f = fopen("g", "a+"); fputs("def", f); rewind(f); IS(fgetc(f)); fputc('Z', f), fflush(f); IS(ftell(f)); fclose(f); f = fopen("g", "r+"); fputc('X', f); fclose(f);
	f = fopen("g", "re"); char b[20]; size_t n = fread(b, 1, 20, f); printf("  %.*s\n", (int)n, b); IS(fcntl(fileno(f), F_GETFD)); IS(fputc('x', f)); IS(ferror(f) != 0); fclose(f); IS(fopen("g", "q") == 0);
}
CASE(positions_in_files)
{
	FILE *f = fopen("p", "w+"); for (int i = 0; i < 10000; i++) fprintf(f, "%05d\n", i); IS(ftell(f)); IS(fseek(f, 600, SEEK_SET)); char b[10]; fgets(b, 10, f); printf("  %s", b);
	fpos_t pos; fgetpos(f, &pos); fseek(f, -6, SEEK_END); fgets(b, 10, f); printf("  %s", b); fsetpos(f, &pos); fgets(b, 10, f); printf("  %s", b); IS(fseeko(f, 5000000000, SEEK_SET)); IS(ftello(f)); IS(fseek(f, -1, SEEK_SET)); fclose(f);
}
CASE(characters_are_pushed_back) { FILE *f = fmemopen("abc", 3, "r"); IS(fgetc(f)); IS(ungetc('z', f)); IS(fgetc(f)); IS(fgetc(f)); IS(ungetc(EOF, f)); fclose(f); }
CASE(lines_of_any_length) { FILE *f = fopen("l", "w+"); for (int i = 0; i < 9000; i++) fputc('x', f); fputs("\nshort\nlast", f); rewind(f); char *line = 0; size_t cap = 0; for (ssize_t n; (n = getline(&line, &cap, f)) >= 0;) printf("  %zd", n); puts(""); free(line); fclose(f); }
CASE(records_with_other_ends) { FILE *f = fmemopen("a;bb;c", 6, "r"); char *s = 0; size_t cap = 0; while (getdelim(&s, &cap, ';', f) > 0) printf("  %s", s); puts(""); free(s), fclose(f); }
CASE(memory_is_a_file) { char buffer[20] = ""; FILE *f = fmemopen(buffer, 20, "w+"); fputs("hello", f); fflush(f); printf("  %s\n", buffer); IS(ftell(f)); rewind(f); IS(fgetc(f)); fclose(f); }
CASE(memory_grows_under_a_stream) { char *p; size_t n; FILE *f = open_memstream(&p, &n); for (int i = 0; i < 3000; i++) fprintf(f, "%d,", i); fclose(f); IS(n); printf("  %.20s\n", p); free(p); }
static ssize_t cookie_read(void *c, char *b, size_t n) { memset(b, *(char *)c, n); return n < 5 ? n : 5; }
static ssize_t cookie_write(void *c, const char *b, size_t n) { *(long *)c += n; return n; }
CASE(streams_of_ones_own)
{
	char x = 'k'; FILE *f = fopencookie(&x, "r", (cookie_io_functions_t){ cookie_read, 0, 0, 0 }); char b[4] = ""; IS(fread(b, 1, 3, f)); printf("  %s\n", b); fclose(f);
	long total = 0; f = fopencookie(&total, "w", (cookie_io_functions_t){ 0, cookie_write, 0, 0 }); for (int i = 0; i < 5000; i++) fputs("abc", f); fclose(f); IS(total);
}
CASE(buffers_are_flushed_when_they_should)
{
	char mine[100]; int p[2]; pipe(p); fcntl(p[0], F_SETFL, O_NONBLOCK); FILE *f = fdopen(p[1], "w"); setvbuf(f, mine, _IOLBF, 100); fputs("a", f); char c[10]; IS((int)read(p[0], c, 10)); fputs("b\n", f); IS((int)read(p[0], c, 10));
	fclose(f); pipe(p); f = fdopen(p[1], "w"); setvbuf(f, 0, _IONBF, 0); fputs("c", f); IS((int)read(p[0], c, 10)); IS(__fpending(f)); fclose(f);
}
CASE(output_is_flushed_at_exit)
{
	int p[2]; pipe(p); if (!fork()) { dup2(p[1], 1); setvbuf(stdout, 0, _IOFBF, 4096); printf("at exit"); exit(0); } close(p[1]); char b[20] = ""; usleep(1); ssize_t n, all = 0; while ((n = read(p[0], b + all, 19 - all)) > 0) all += n; printf("  %.*s\n", (int)all, strstr(b, "at exit") ? strstr(b, "at exit") : "?"); wait(0);
}
CASE(output_is_not_flushed_by__exit) { int p[2]; pipe(p); fflush(stdout); if (!fork()) { dup2(p[1], 1); setvbuf(stdout, 0, _IOFBF, 4096); printf("lost"); _exit(0); } close(p[1]); char b[20]; IS(read(p[0], b, 20)); wait(0); }
CASE(freopen_takes_another_file) { FILE *f = fopen("a", "w"); fputs("x", f); f = freopen("b", "w", f); fputs("yy", f); fclose(f); struct stat s; stat("a", &s); IS(s.st_size); stat("b", &s); IS(s.st_size); }
CASE(large_blocks) { static char b[100000], c[100000]; for (int i = 0; i < 100000; i++) b[i] = i * 7; FILE *f = fopen("big", "w+"); IS(fwrite(b, 1000, 100, f)); rewind(f); IS(fread(c, 7, 20000, f)); IS(memcmp(b, c, 100000)); IS(fread(c, 1, 10, f)); fclose(f); }
CASE(temporary_files) { FILE *f = tmpfile(); IS(f != 0); fputs("abc", f); rewind(f); IS(fgetc(f)); fclose(f); char name[] = "tXXXXXX"; int fd = mkstemp(name); IS(fd >= 0); IS(strlen(name)); IS(access(name, R_OK)); char dir[] = "dXXXXXX"; IS(mkdtemp(dir) == dir); char sfx[] = "sXXXXXX.c"; IS(mkstemps(sfx, 2) >= 0); IS(strcmp(sfx + 7, ".c")); }
CASE(wide_streams) { FILE *f = fopen("w", "w+"); IS(fwide(f, 0)); IS(fwprintf(f, L"%d %ls\n", 5, L"wide") > 0); IS(fwide(f, 0) > 0); rewind(f); wchar_t b[20]; IS(fgetws(b, 20, f) != 0); IS(wcslen(b)); IS((int)fgetwc(f)); fclose(f); }
CASE(streams_are_locked) { flockfile(stdout); IS(ftrylockfile(stdout)); putchar_unlocked(' '); putchar_unlocked('\n'); funlockfile(stdout); funlockfile(stdout); }
CASE(perror_says_what) { dup2(1, 2); errno = ENOENT; perror("  name"); errno = EACCES; perror(""); fprintf(stderr, "  %m\n"); }
CASE(dprintf_writes_at_once) { fflush(stdout); IS(dprintf(1, "  direct %d\n", 5)); }
CASE(puts_and_its_relatives) { IS(puts("  puts") >= 0); IS(putchar('x')); IS(putc('\n', stdout)); IS(fwrite("", 0, 5, stdout)); }
CASE(names_are_removed_and_changed) { fclose(fopen("old", "w")); IS(rename("old", "new")); IS(remove("old")); IS(errno == ENOENT); mkdir("d", 0755); IS(remove("d")); IS(remove("new")); }
