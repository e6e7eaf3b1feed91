#include <string.h>
#include "blocks.h"

void *memchr(const void *s, int c, size_t n)
{
	if (!n) return 0;
	const char *p = start(s);
	block wanted = all(c);
	/* From p on: n may be beyond all memory. */
	size_t before = (const char *)s - p, left = n < SIZE_MAX - before ? n + before : SIZE_MAX;
	marks m = zeros_from(s, changed(load(p), wanted));
	for (; !m; m = zeros(changed(load(p), wanted))) {
		if (left <= BLOCK) return 0;
		p += BLOCK, left -= BLOCK;
	}
	return first(m) < left ? (char *)p + first(m) : 0;
}
