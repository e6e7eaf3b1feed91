#include <string.h>
#include "blocks.h"

int strncmp(const char *l, const char *r, size_t n)
{
	while (n && *l == *r && *l) {
		if (is_inside(l) && is_inside(r)) {
			block a = load(l);
			marks m = differences(a, load(r)) | zeros(a);
			if (m && first(m) < n) return (unsigned char)l[first(m)] - (unsigned char)r[first(m)];
			if (n <= BLOCK) return 0;
			l += BLOCK, r += BLOCK, n -= BLOCK;
		} else {
			l++, r++, n--;
		}
	}
	return n ? *(unsigned char *)l - *(unsigned char *)r : 0;
}
