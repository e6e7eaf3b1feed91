// The allocator under stress: random sizes and orders with checked contents, realloc, alignment, large blocks, several threads.
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 500 };
struct block { unsigned char *p; size_t size; unsigned char fill; };

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static int intact(const struct block *b)
{
	for (size_t i = 0; i < b->size; i++) if (b->p[i] != b->fill) return 0;
	return 1;
}

static void *stress(void *seed)
{
	uint64_t state = (uintptr_t)seed * 0x9e3779b97f4a7c15u + 1;
	struct block blocks[SLOTS] = { { 0 } };
	long bad = 0, operations = 0;
	for (int i = 0; i < 40000; i++) {
		struct block *b = &blocks[next(&state) % SLOTS];
		size_t size = next(&state) % (next(&state) % 64 ? 400 : 200000);
		unsigned char fill = next(&state);
		if (b->p && !intact(b)) bad++;
		if (b->p && next(&state) % 4 == 0) {
			size_t kept = size < b->size ? size : b->size;
			unsigned char *p = realloc(b->p, size + 1);
			if (!p) { bad++; continue; }
			for (size_t k = 0; k < kept; k++) bad += p[k] != b->fill;
			b->p = p;
		} else {
			free(b->p);
			b->p = next(&state) % 8 ? malloc(size + 1) : calloc(1, size + 1);
			if (!b->p) { bad++; b->size = 0; continue; }
			bad += (uintptr_t)b->p % 16 != 0;
		}
		b->size = size, b->fill = fill;
		memset(b->p, fill, size);
		operations++;
	}
	for (int i = 0; i < SLOTS; i++) {
		bad += blocks[i].p && !intact(&blocks[i]);
		free(blocks[i].p);
	}
	return (void *)(uintptr_t)(bad ? 0 : operations);
}

int main(void)
{
	printf("one thread: %lu operations\n", (unsigned long)(uintptr_t)stress((void *)1));
	pthread_t t[4];
	for (uintptr_t i = 0; i < 4; i++) pthread_create(&t[i], 0, stress, (void *)(i + 2));
	for (int i = 0; i < 4; i++) {
		void *r;
		pthread_join(t[i], &r);
		printf("thread %d: %lu operations\n", i, (unsigned long)(uintptr_t)r);
	}
	char *p = malloc(64 << 20);
	memset(p, 1, 64 << 20);
	p = realloc(p, 128 << 20);
	printf("128 MiB: %d\n", p && p[0] == 1 && p[(64 << 20) - 1] == 1);
	free(p);
	void *a;
	int aligned = 1;
	for (size_t alignment = sizeof(void *); alignment <= 1 << 20; alignment *= 2)
		aligned &= !posix_memalign(&a, alignment, 100) && (uintptr_t)a % alignment == 0, free(a);
	printf("aligned %d, aligned_alloc %d\n", aligned, (uintptr_t)(a = aligned_alloc(4096, 8192)) % 4096 == 0);
	free(a);
	long total = 0;
	for (int i = 0; i < 200; i++) {
		p = malloc(10 << 20);
		if (!p) break;
		p[i] = 1;
		total++;
		free(p);
	}
	printf("200 times 10 MiB: %ld\n", total);
	volatile size_t impossible = SIZE_MAX / 2 - 100;
	char *volatile none = malloc(impossible);
	printf("impossible: %d ENOMEM %d\n", none == 0, errno == ENOMEM);
	none = calloc(impossible, 4);
	printf("calloc overflow: %d\n", none == 0);
	return 0;
}
