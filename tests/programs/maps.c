// Mappings: hints, MAP_FIXED and MAP_FIXED_NOREPLACE, holes that are used again, protection, partial unmapping, files that are shared
// or private, mremap in its forms, bad arguments, and a million of mappings without exhaustion.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

static const char *name(void)
{
	switch (errno) {
	case EINVAL: return "EINVAL";
	case ENOMEM: return "ENOMEM";
	case EEXIST: return "EEXIST";
	case EBADF: return "EBADF";
	case EACCES: return "EACCES";
	case EFAULT: return "EFAULT";
	case ENODEV: return "ENODEV";
	case EPERM: return "EPERM";
	}
	return "another error";
}

static const char *outcome(void *p, void *wanted)
{
	if (p == MAP_FAILED) return name();
	return p == wanted ? "as wanted" : "elsewhere";
}

static const char *done(int r) { return r ? name() : "done"; }

int main(void)
{
	char *block = mmap(0, 16 * PAGE, RW, ANON, -1, 0);
	memset(block, 1, 16 * PAGE);
	printf("unmap the middle: %s\n", done(munmap(block + 4 * PAGE, 4 * PAGE)));
	printf("neighbours: %d %d\n", block[4 * PAGE - 1], block[8 * PAGE]);
	printf("hint into the hole: %s\n", outcome(mmap(block + 4 * PAGE, 2 * PAGE, RW, ANON, -1, 0), block + 4 * PAGE));
	printf("zero again: %d\n", block[4 * PAGE] | block[6 * PAGE - 1]);
	printf("NOREPLACE on something: %s\n", outcome(mmap(block, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0), block));
	printf("NOREPLACE in the hole: %s\n",
		outcome(mmap(block + 6 * PAGE, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0), block + 6 * PAGE));
	printf("hint where something is: %s\n", outcome(mmap(block, PAGE, RW, ANON, -1, 0), block));
	printf("FIXED over something: %s\n", outcome(mmap(block + PAGE, PAGE, RW, ANON | MAP_FIXED, -1, 0), block + PAGE));
	printf("replaced: %d %d %d\n", block[PAGE - 1], block[PAGE], block[2 * PAGE]);
	printf("FIXED unaligned: %s\n", outcome(mmap(block + 1, PAGE, RW, ANON | MAP_FIXED, -1, 0), block));
	printf("unmap all, holes included: %s, and once more: %s\n", done(munmap(block, 16 * PAGE)), done(munmap(block, 16 * PAGE)));

	printf("no length: %s, no type: %s, offset: %s, descriptor: %s\n", outcome(mmap(0, 0, RW, ANON, -1, 0), 0),
		outcome(mmap(0, PAGE, RW, MAP_ANONYMOUS, -1, 0), 0), outcome(mmap(0, PAGE, RW, ANON, -1, 1), 0),
		outcome(mmap(0, PAGE, RW, MAP_PRIVATE, 999, 0), 0));
	printf("munmap: no length %s, unaligned %s\n", done(munmap(block, 0)), done(munmap(block + 1, PAGE)));

	block = mmap(0, 4 * PAGE, RW, ANON, -1, 0);
	printf("mprotect: %s", done(mprotect(block, PAGE, PROT_READ)));
	int zero = open("/dev/zero", O_RDONLY);
	printf(", read into it: %s", read(zero, block, 1) < 0 ? name() : "done");
	printf(", beside it: %s", read(zero, block + PAGE, 1) < 0 ? name() : "done");
	munmap(block + 2 * PAGE, PAGE);
	printf(", over a hole: %s\n", done(mprotect(block, 4 * PAGE, RW)));
	printf("msync of a hole: %s, madvise of a hole: %s, bad advice: %s\n", done(msync(block + 2 * PAGE, PAGE, MS_SYNC)),
		done(madvise(block + 2 * PAGE, PAGE, MADV_DONTNEED)), done(madvise(block, PAGE, 9999)));
	block[PAGE] = 7;
	int advised = madvise(block + PAGE, PAGE, MADV_DONTNEED);
	printf("MADV_DONTNEED: %s, zero again %d\n", done(advised), block[PAGE]);
	munmap(block, 4 * PAGE);

	char path[] = "/tmp/maps-XXXXXX", text[8] = { 0 };
	int fd = mkstemp(path);
	ftruncate(fd, 2 * PAGE);
	pwrite(fd, "private", 7, PAGE);
	char *private = mmap(0, PAGE, RW, MAP_PRIVATE, fd, PAGE), *shared = mmap(0, 2 * PAGE, RW, MAP_SHARED, fd, 0);
	printf("file: %s %s\n", private, shared + PAGE);
	strcpy(private, "changed");
	memcpy(shared + PAGE, "shared", 7);
	pread(fd, text, 7, PAGE);
	printf("after writes: %s %s, file %s\n", private, shared + PAGE, text);
	printf("msync: %s\n", done(msync(shared, 2 * PAGE, MS_SYNC)));
	char *moved = mremap(shared, 2 * PAGE, 4 * PAGE, MREMAP_MAYMOVE);
	ftruncate(fd, 4 * PAGE);
	pwrite(fd, "end", 4, 3 * PAGE);
	printf("shared mapping grown: %s %s\n", moved + PAGE, moved + 3 * PAGE);
	int read_only = open(path, O_RDONLY);
	printf("shared writable mapping of a file open for reading: %s\n", outcome(mmap(0, PAGE, RW, MAP_SHARED, read_only, 0), 0));
	char *fixed = mmap(0, 4 * PAGE, RW, ANON, -1, 0);
	strcpy(fixed + PAGE, "survives");
	printf("a refused FIXED mapping: %s, what was there %s\n",
		outcome(mmap(fixed + PAGE, PAGE, RW, MAP_SHARED | MAP_FIXED, read_only, 0), 0), fixed + PAGE);
	printf("a FIXED file mapping: %s\n", outcome(mmap(fixed + PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, PAGE), fixed + PAGE));
	printf("its contents: %s\n", fixed + PAGE);
	unlink(path);

	char *grown = mmap(0, 2 * PAGE, RW, ANON, -1, 0);
	strcpy(grown, "kept");
	for (int pages = 2; pages < 300; pages += 7) {
		grown = mremap(grown, pages * PAGE, (pages + 7) * PAGE, MREMAP_MAYMOVE);
		if (grown == MAP_FAILED) { printf("mremap to %d: %s\n", pages + 7, name()); return 1; }
		grown[(pages + 7) * PAGE - 1] = 1;
	}
	printf("grown by mremap: %s\n", grown);
	printf("shrunk: %s\n", outcome(mremap(grown, 296 * PAGE, PAGE, 0), grown));
	char *target = mmap(0, 2 * PAGE, RW, ANON, -1, 0);
	strcpy(target, "replaced");
	printf("mremap FIXED: %s", outcome(mremap(grown, PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target), target));
	printf(" %s %d\n", target, target[PAGE]);
	printf("mremap of a hole: %s, unaligned: %s, to nothing: %s, flags: %s, overlapping: %s\n",
		outcome(mremap(grown, PAGE, 2 * PAGE, MREMAP_MAYMOVE), 0), outcome(mremap(target + 1, PAGE, PAGE, 0), 0),
		outcome(mremap(target, PAGE, 0, 0), 0), outcome(mremap(target, PAGE, PAGE, MREMAP_FIXED, grown), 0),
		outcome(mremap(target, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target + PAGE), 0));

	unsigned long sum = 0;
	void *keep[64] = { 0 };
	for (unsigned i = 0; i < 200000; i++) {
		unsigned slot = i * 2654435761u >> 26, pages = 1 + slot % 13;
		if (keep[slot]) munmap(keep[slot], pages * PAGE);
		keep[slot] = mmap(0, pages * PAGE, RW, ANON, -1, 0);
		if (keep[slot] == MAP_FAILED) { printf("mapping %u: %s\n", i, name()); return 1; }
		if (i % 16 == 0) {
			sum += *(unsigned char *)keep[slot];
			*(unsigned char *)keep[slot] = 1;
		}
	}
	printf("200000 mappings, all zero: %d\n", sum == 0);
	for (int i = 0; i < 100000; i++) {
		char *big = mmap(0, 256 << 20, PROT_NONE, ANON | MAP_NORESERVE, -1, 0);
		if (big == MAP_FAILED) { printf("big mapping %d: %s\n", i, name()); return 1; }
		munmap(big, 256 << 20);
	}
	puts("100000 mappings of 256 MiB");
	return 0;
}
