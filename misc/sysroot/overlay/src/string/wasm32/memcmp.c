#include <string.h>
#include "blocks.h"

int memcmp(const void *vl, const void *vr, size_t n)
{
	const unsigned char *l = vl, *r = vr;
	while (n >= BLOCK && !differences(load(l), load(r))) n -= BLOCK, l += BLOCK, r += BLOCK;
	if (n >= BLOCK || n && is_inside(l) && is_inside(r)) {
		marks m = differences(load(l), load(r));
		return m && first(m) < n ? l[first(m)] - r[first(m)] : 0;
	}
	for (; n && *l == *r; n--, l++, r++);
	return n ? *l - *r : 0;
}
