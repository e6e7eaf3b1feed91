#include "pthread_impl.h"
#include <string.h>
#include <sys/mman.h>

/* Stacks of threads that have been joined, for those to come: page number, pages in all and pages of the guard, of 20 bits each. */
#define PAGES(n) ((unsigned long)(n) / PAGE_SIZE)
#define KIND(size, guard) (PAGES(size) << 20 | PAGES(guard) << 40)
static volatile unsigned long kept[4];
static const size_t largest_kept = 1 << 20;

static int replace(volatile unsigned long *slot, unsigned long old, unsigned long new)
{
	return __atomic_compare_exchange_n(slot, &old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

/* A stack above a guard, of which the `used` bytes at the top are zeros; 0 if there is no room. */
unsigned char *__wali_map_stack(size_t size, size_t guard, size_t used)
{
	unsigned long kind = KIND(size, guard);
	for (int i = 0; i < sizeof kept / sizeof *kept; i++) {
		unsigned long stack = kept[i];
		if (!stack || stack >> 20 != kind >> 20 || !replace(kept + i, stack, 0)) continue;
		unsigned char *map = (void *)(uintptr_t)(stack % (1 << 20) * PAGE_SIZE);
		memset(map + size - used, 0, used);
		return map;
	}
	unsigned char *map = __mmap(0, size, guard ? PROT_NONE : PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON, -1, 0);
	if (map == MAP_FAILED) return 0;
	if (!guard || !__mprotect(map + guard, size - guard, PROT_READ|PROT_WRITE)) return map;
	__munmap(map, size);
	return 0;
}

void __wali_unmap_stack(void *map, size_t size, size_t guard)
{
	unsigned long stack = PAGES((uintptr_t)map) | KIND(size, guard);
	for (int i = 0; i < sizeof kept / sizeof *kept && size <= largest_kept; i++)
		if (replace(kept + i, 0, stack)) return;
	__munmap(map, size);
}
