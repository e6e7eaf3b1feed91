#include <string.h>

/* One memory.fill instruction. */
void *memset(void *dest, int c, size_t n)
{
	return __builtin_memset(dest, c, n);
}
