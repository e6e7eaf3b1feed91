// Strings at every place in their blocks, also up to the end of a page that no other follows, of bytes that are near to others.
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096, LONGEST = 70 };
static const unsigned char bytes[] = { 1, 2, 'a', 'b', 0x7f, 0x80, 0x81, 0xfe, 0xff };
static unsigned long state = 1, wrong, checks;
static unsigned pick(unsigned n) { state = state * 6364136223846793005 + 1442695040888963407; return (state >> 33) % n; }
static void is(int right) { checks++, wrong += !right; }
static int sign(int x) { return (x > 0) - (x < 0); }

static size_t length(const char *s) { size_t n = 0; for (volatile const char *p = s; *p; p++) n++; return n; }
static int compare(const unsigned char *l, const unsigned char *r, size_t n, int strings)
{
	for (size_t i = 0; i < n; i++) if (l[i] != r[i] || strings && !l[i]) return sign(l[i] - r[i]);
	return 0;
}
static const char *find(const char *s, unsigned char c, size_t n) { for (size_t i = 0; i < n; i++) if ((unsigned char)s[i] == c) return s + i; return 0; }

static void check(char *s, char *t, size_t n, char *to)
{
	char *end = s + n;
	int c = bytes[pick(sizeof bytes)];
	is(length(s) == n), is(strlen(s) == n), is(strnlen(s, n / 2) == n / 2), is(strnlen(s, -1) == n);
	is(memchr(s, c, n + 1) == find(s, c, n + 1)), is(memchr(s, c, n / 2) == find(s, c, n / 2)), is(memchr(s, 0, -1) == end), is(!memchr(s, 0, n)), is(!memchr(s, c, 0));
	is(strchr(s, c + 256) == find(s, c, n + 1)), is(strchr(s, 0) == end), is(strchrnul(s, c) == (find(s, c, n) ? find(s, c, n) : end));
	memcpy(t, s, n + 1);
	is(!strcmp(s, t)), is(!strncmp(s, t, -1)), is(!memcmp(s, t, n + 1));
	for (int i = 0; i < 4; i++) {
		t[pick(n + 1)] = i ? bytes[pick(sizeof bytes)] : 0, t[n] = 0;
		size_t limit = pick(n + 3);
		is(sign(strcmp(s, t)) == compare((void *)s, (void *)t, n + 1, 1)), is(sign(strncmp(s, t, limit)) == compare((void *)s, (void *)t, limit <= n ? limit : n + 1, 1));
		is(sign(memcmp(s, t, n + 1)) == compare((void *)s, (void *)t, n + 1, 0)), is(sign(memcmp(t, s, limit / 2)) == compare((void *)t, (void *)s, limit / 2, 0));
	}
	memset(to - 1, '#', n + 3);
	is(stpcpy(to, s) == to + n), is(to[-1] == '#'), is(to[n + 1] == '#'), is(!compare((void *)to, (void *)s, n + 1, 0));
}

int main()
{
	char *map[2];
	static char to[LONGEST + 40];
	for (int i = 0; i < 2; i++) {
		map[i] = mmap(0, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		mprotect(map[i] + 2 * PAGE, PAGE, PROT_NONE);
	}
	for (int round = 0; round < 20; round++)
		for (size_t n = 0; n < LONGEST; n++)
			for (int i = 0; i < 6; i++) {
				/* Up to the end, across the middle, anywhere. */
				char *end = map[0] + (i < 2 ? 2 * PAGE : i < 4 ? PAGE + pick(n + 1) : PAGE + LONGEST + pick(100)), *s = end - n - 1;
				char *t = map[1] + (i % 2 ? 2 * PAGE : PAGE + pick(n + 20)) - n - 1;
				for (size_t k = 0; k < n; k++) s[k] = bytes[pick(sizeof bytes)];
				s[n] = 0;
				if (s > map[0]) s[-1] = pick(2);
				check(s, t, n, to + 1 + pick(20));
			}
	printf("%lu of %lu wrong\n", wrong, checks);
	return wrong != 0;
}
