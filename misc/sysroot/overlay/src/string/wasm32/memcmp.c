#include <stdint.h>
#include <string.h>

static uint64_t load(const unsigned char *p)
{
	uint64_t word;
	__builtin_memcpy(&word, p, sizeof word);
	return word;
}

/* Eight bytes at a time: unaligned loads are as good as aligned ones. */
int memcmp(const void *vl, const void *vr, size_t n)
{
	const unsigned char *l = vl, *r = vr;
	for (; n >= 8; n -= 8, l += 8, r += 8) {
		uint64_t a = load(l), b = load(r);
		if (a != b) return __builtin_bswap64(a) < __builtin_bswap64(b) ? -1 : 1;
	}
	for (; n && *l == *r; n--, l++, r++);
	return n ? *l - *r : 0;
}
