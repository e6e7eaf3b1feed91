// Doug Lea's allocator, as the C library's. Its source is wasi-libc's, which `build` copies beside this file.

#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "atomic.h"
#include "dynlink.h"
#include "fork_impl.h"
#include "libc.h"
#include "lock.h"

// There is no brk: the heap is what the linker leaves of the first pages, and what is mapped.
extern unsigned char __heap_end;
#define MORECORE(bytes) ((bytes) ? MFAIL : &__heap_end)
#define MORECORE_CONTIGUOUS 0
#define HAVE_MMAP 1
#define MMAP(size) __mmap(0, (size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
#define DIRECT_MMAP MMAP
#define MUNMAP __munmap
#define HAVE_MREMAP 1
#define MREMAP(from, old, new, move) __mremap((from), (old), (new), (move))
#define malloc_getpagesize PAGESIZE
#define DEFAULT_GRANULARITY ((size_t)256 << 10)
#define DEFAULT_MMAP_THRESHOLD ((size_t)1 << 20)
#define MALLOC_ALIGNMENT 16
// A heap that is not what it should be ends the program.
#define ABORT a_crash()
#define NO_MALLINFO 1
#define NO_MALLOC_STATS 1
#define LACKS_TIME_H 1
#define USE_DL_PREFIX 1
#define DLMALLOC_EXPORT static

// The C library's own locks, which cost nothing while there is one thread.
#define USE_LOCKS 2
#define MLOCK_T volatile int
#define INITIAL_LOCK(l) (*(l) = 0)
#define DESTROY_LOCK(l) 0
#define ACQUIRE_LOCK(l) (libc.need_locks ? __lock(l) : (void)0, 0)
#define RELEASE_LOCK(l) (*(l) ? __unlock(l) : (void)0)
static MLOCK_T malloc_global_mutex;

static size_t dlmalloc_usable_size(void *);
#include "dlmalloc.inc"

void *__libc_malloc_impl(size_t) __attribute__((__alias__("dlmalloc")));
void __libc_free(void *) __attribute__((__alias__("dlfree")));
void *__libc_realloc(void *, size_t) __attribute__((__alias__("dlrealloc")));
size_t malloc_usable_size(void *) __attribute__((__alias__("dlmalloc_usable_size")));

void *aligned_alloc(size_t align, size_t size)
{
	if (align & (align - 1)) {
		errno = EINVAL;
		return 0;
	}
	if (__malloc_replaced && !__aligned_alloc_replaced) {
		errno = ENOMEM;
		return 0;
	}
	return dlmemalign(align, size);
}

// Whether calloc need not clear: fresh from the system.
int __malloc_allzerop(void *p)
{
	return !__malloc_replaced && is_mmapped(mem2chunk(p));
}

void __malloc_atfork(int who)
{
	MLOCK_T *const locks[] = {&_gm_.mutex, &malloc_global_mutex};
	for (int i = 0; i < 2; i++) {
		if (who < 0) LOCK(locks[i]);
		else if (who == 0) UNLOCK(locks[i]);
		else *locks[i] = 0;
	}
}
