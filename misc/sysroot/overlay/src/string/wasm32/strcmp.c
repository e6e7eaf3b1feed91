#include <string.h>
#include "blocks.h"

int strcmp(const char *l, const char *r)
{
	while (*l == *r && *l) {
		if (is_inside(l) && is_inside(r)) {
			block a = load(l);
			marks m = differences(a, load(r)) | zeros(a);
			if (!m) { l += BLOCK, r += BLOCK; continue; }
			l += first(m), r += first(m);
			break;
		}
		l++, r++;
	}
	return *(unsigned char *)l - *(unsigned char *)r;
}
