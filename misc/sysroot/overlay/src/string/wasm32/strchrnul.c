#include <string.h>
#include "blocks.h"

char *__strchrnul(const char *s, int c)
{
	const char *p = start(s);
	block wanted = all(c), b = load(p);
	marks m = zeros_from(s, b) | zeros_from(s, changed(b, wanted));
	if (!m) {
		while (!has_either(b = load(p += BLOCK), wanted)) ;
		m = zeros(b) | zeros(changed(b, wanted));
	}
	return (char *)p + first(m);
}

weak_alias(__strchrnul, strchrnul);
