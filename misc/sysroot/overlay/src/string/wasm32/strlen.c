#include <string.h>
#include "blocks.h"

size_t strlen(const char *s)
{
	const char *p = start(s);
	marks m = zeros_from(s, load(p));
	while (!m) m = zeros(load(p += BLOCK));
	return p - s + first(m);
}
