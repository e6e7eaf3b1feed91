// Memory: mappings and what can be done to them, shared memory, locks, advice.
#include "case.h"
#include <sys/shm.h>

#define RW (PROT_READ | PROT_WRITE)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)
#define IN_MEMORY(p) ((p) != MAP_FAILED && !((uintptr_t)(p) % PAGE))

static char *pages(int n) { return mmap(0, n * PAGE, RW, ANON, -1, 0); }

static int all(const char *p, int value, size_t n)
{
	while (n--) if (*p++ != value) return 0;
	return 1;
}

// Whether the kernel can read, or write, a byte.
static int readable(void *p) { int fd = open("/dev/null", O_WRONLY), q[2]; pipe(q); long r = write(q[1], p, 1); close(fd), close(q[0]), close(q[1]); return r == 1; }
static int writable(void *p) { int fd = open("/dev/zero", O_RDONLY); long r = read(fd, p, 1); close(fd); return r == 1; }

// A file of pages full of a, b, c, ...
static int letters(int n)
{
	int fd = open("letters", O_RDWR | O_CREAT | O_TRUNC, 0644);
	static char page[PAGE];
	for (int i = 0; i < n; i++) memset(page, 'a' + i, PAGE), write(fd, page, PAGE);
	return fd;
}

CASE(map_errors) {
	int fd = letters(1), p[2], readonly = open("letters", O_RDONLY), writeonly = open("letters", O_WRONLY);
	pipe(p);
	MAP(mmap(0, 0, RW, ANON, -1, 0));
	MAP(mmap(0, PAGE, RW, MAP_ANONYMOUS, -1, 0));
	MAP(mmap(0, PAGE, RW, MAP_PRIVATE, 99, 0));
	MAP(mmap(0, PAGE, RW, MAP_PRIVATE, fd, 1));
	MAP(mmap(0, PAGE, RW, MAP_PRIVATE, fd, -PAGE));
	MAP(mmap(0, PAGE, RW, MAP_SHARED, readonly, 0));
	MAP(mmap(0, PAGE, RW, MAP_PRIVATE, writeonly, 0));
	MAP(mmap(0, PAGE, PROT_READ, MAP_PRIVATE, open(".", O_RDONLY), 0));
	MAP(mmap(0, PAGE, PROT_READ, MAP_PRIVATE, p[0], 0));
	MAP(mmap((void *)1, PAGE, RW, ANON | MAP_FIXED, -1, 0));
	MAP(mmap(0, PAGE, RW, MAP_SHARED_VALIDATE | 0x8000000, fd, 0));
}

CASE(unmap_errors) {
	char *a = pages(2);
	TRY(munmap(a, 0));
	TRY(munmap(a + 1, PAGE));
	TRY(munmap(a, 1));
	IS(!readable(a) && readable(a + PAGE));
	TRY(munmap(a, PAGE));
	TRY(munmap(a, 2 * PAGE));
}

CASE(the_end_of_the_heap) {
	IS(syscall(SYS_brk, 0) >= 0);
}

CASE(lengths_are_rounded_up) {
	char *a = mmap(0, PAGE + 1, RW, ANON, -1, 0);
	a[2 * PAGE - 1] = 7;
	IS(a[2 * PAGE - 1]);
	TRY(munmap(a, PAGE + 1));
	IS(readable(a + PAGE));
}

CASE(holes_are_reused) {
	char *a = pages(10);
	munmap(a + 3 * PAGE, 2 * PAGE);
	IS(pages(2) != MAP_FAILED);
	IS(mmap(a + 3 * PAGE, 2 * PAGE, RW, ANON, -1, 0) != MAP_FAILED);
	IS(all(a, 0, 3 * PAGE));
}

CASE(hints) {
	char *a = pages(4), *b;
	munmap(a + PAGE, 2 * PAGE);
	b = mmap(a + PAGE, PAGE, RW, ANON, -1, 0);
	IS(b == a + PAGE);
	b = mmap(a + 2 * PAGE + 100, 10, RW, ANON, -1, 0);
	IS(b == a + 2 * PAGE || b == a + 3 * PAGE || IN_MEMORY(b));
	b = mmap(a, PAGE, RW, ANON, -1, 0);
	IS(b != a && IN_MEMORY(b));
}

CASE(fixed_mappings) {
	char *a = pages(6);
	memset(a, 1, 6 * PAGE);
	IS(mmap(a + PAGE, 2 * PAGE, RW, ANON | MAP_FIXED, -1, 0) == a + PAGE);
	IS(all(a, 1, PAGE) && all(a + PAGE, 0, 2 * PAGE) && all(a + 3 * PAGE, 1, 3 * PAGE));
	MAP(mmap(a, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0));
	munmap(a + 4 * PAGE, PAGE);
	MAP(mmap(a + 3 * PAGE, 2 * PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0));
	IS(mmap(a + 4 * PAGE, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0) == a + 4 * PAGE);
	MAP(mmap(a + 1, PAGE, RW, ANON | MAP_FIXED, -1, 0));
	int fd = letters(2);
	IS(mmap(a, 2 * PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == a && a[PAGE] == 'b');
	MAP(mmap(a, PAGE, RW, MAP_SHARED | MAP_FIXED, open("letters", O_RDONLY), 0));
	IS(readable(a + 5 * PAGE));
}

CASE(private_files) {
	int fd = letters(3);
	char *a = mmap(0, 3 * PAGE, RW, MAP_PRIVATE, fd, 0), c;
	IS(a[0] == 'a' && a[PAGE] == 'b' && a[3 * PAGE - 1] == 'c');
	a[0] = 'X';
	pread(fd, &c, 1, 0);
	IS(c == 'a');
	char *b = mmap(0, PAGE, PROT_READ, MAP_PRIVATE, fd, 2 * PAGE);
	IS(b[0] == 'c');
	close(fd);
	IS(b[1] == 'c');
	b = mmap(0, 100, PROT_READ, MAP_PRIVATE, file("short", "text"), 0);
	IS(b[0] == 't' && all(b + 4, 0, PAGE - 4));
}

CASE(shared_files) {
	int fd = letters(2);
	char *a = mmap(0, 2 * PAGE, RW, MAP_SHARED, fd, 0), *b = mmap(0, PAGE, RW, MAP_SHARED, fd, PAGE), c;
	a[PAGE] = 'X';
	pread(fd, &c, 1, PAGE);
	IS(c == 'X' && b[0] == 'X');
	pwrite(fd, "Y", 1, PAGE + 1);
	IS(a[PAGE + 1] == 'Y');
	TRY(msync(a, 2 * PAGE, MS_SYNC));
	TRY(msync(a, 2 * PAGE, MS_ASYNC | MS_INVALIDATE));
	TRY(msync(a, PAGE, MS_SYNC | MS_ASYNC));
	TRY(msync(a, PAGE, 99));
	TRY(msync(a + 1, PAGE, MS_SYNC));
	munmap(b, PAGE);
	TRY(msync(b, PAGE, MS_SYNC));
	TRY(msync(0, PAGE, MS_SYNC));
}

CASE(beyond_the_file) {
	int fd = letters(1);
	char *a = mmap(0, 3 * PAGE, RW, MAP_SHARED, fd, 0);
	IS(readable(a) && !readable(a + PAGE));
	IS(!writable(a + 2 * PAGE));
	ftruncate(fd, 2 * PAGE);
	IS(readable(a + PAGE) && a[PAGE] == 0);
	ftruncate(fd, 0);
	IS(readable(a));
	struct stat st;
	IS(syscall(SYS_fstat, fd, a) == -1 && errno == EFAULT);
	IS(fstat(fd, &st));
}

CASE(protection) {
	char *a = pages(4);
	TRY(mprotect(a + PAGE, PAGE, PROT_NONE));
	IS(readable(a) && !readable(a + PAGE) && readable(a + 2 * PAGE));
	TRY(mprotect(a, PAGE, PROT_READ));
	IS(readable(a) && !writable(a));
	TRY(mprotect(a, 4 * PAGE, RW));
	IS(writable(a) && writable(a + PAGE));
	TRY(syscall(SYS_mprotect, a + 1, PAGE, RW));
	TRY(mprotect(a, 0, PROT_NONE));
	TRY(mprotect(a, PAGE, 0xff00));
	munmap(a + 2 * PAGE, PAGE);
	TRY(mprotect(a, 4 * PAGE, PROT_READ));
	TRY(mprotect(0, PAGE, RW));
	char *f = mmap(0, PAGE, PROT_READ, MAP_SHARED, (letters(1), open("letters", O_RDONLY)), 0);
	TRY(mprotect(f, PAGE, RW));
}

CASE(executable_pages_are_data) {
	char *a = mmap(0, PAGE, RW | PROT_EXEC, ANON, -1, 0);
	IS(a != MAP_FAILED && writable(a));
	TRY(mprotect(a, PAGE, PROT_READ | PROT_EXEC));
	IS(readable(a) && !writable(a));
#ifdef __wasm__
	char line[300];
	FILE *maps = fopen("/proc/self/maps", "r");
	int bad = 0;
	// Only the engine's own files and code are executable: no mapping of ours, which would be anonymous.
	while (fgets(line, sizeof line, maps)) bad += strstr(line, "rwxp") != 0;
	IS(bad);
#else
	puts("  bad: 0");
#endif
}

CASE(moving_grows) {
	char *a = pages(2), *b;
	memset(a, 5, 2 * PAGE);
	b = mremap(a, 2 * PAGE, 300 * PAGE, MREMAP_MAYMOVE);
	IS(b != MAP_FAILED && all(b, 5, 2 * PAGE) && all(b + 2 * PAGE, 0, 298 * PAGE));
	IS(mremap(b, 300 * PAGE, PAGE, 0) == b);
	IS(readable(b) && !readable(b + PAGE));
	char *c = mmap(b + PAGE, PAGE, RW, ANON | MAP_FIXED, -1, 0);
	MAP(mremap(b, PAGE, 2 * PAGE, 0));
	munmap(c, PAGE);
	MAP(mremap(b, PAGE, 2 * PAGE, 0));
}

CASE(moving_errors) {
	char *a = pages(4);
	MAP(mremap(a + 1, PAGE, PAGE, MREMAP_MAYMOVE));
	MAP(mremap(a, PAGE, 0, MREMAP_MAYMOVE));
	MAP(mremap(a, PAGE, PAGE, 99));
	MAP(mremap(a, 0, PAGE, MREMAP_MAYMOVE));
	MAP(mremap(a, 2 * PAGE, PAGE, MREMAP_FIXED, a + 2 * PAGE));
	MAP(mremap(a, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, a + PAGE));
	MAP(mremap(a, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, a + 2 * PAGE + 1));
	MAP(mremap(a, PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP));
	munmap(a + PAGE, PAGE);
	MAP(mremap(a + PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE));
	MAP(mremap(a, 3 * PAGE, 4 * PAGE, MREMAP_MAYMOVE));
}

CASE(moving_to_a_place) {
	char *a = pages(2), *b = pages(4);
	memset(a, 5, 2 * PAGE), memset(b, 6, 4 * PAGE);
	IS(mremap(a, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, b + PAGE) == b + PAGE);
	IS(all(b, 6, PAGE) && all(b + PAGE, 5, 2 * PAGE) && all(b + 3 * PAGE, 6, PAGE));
	IS(readable(a));
	char *c = mremap(b, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP);
	IS(c != MAP_FAILED && all(c, 6, PAGE) && all(b, 0, PAGE));
}

CASE(private_files_grow) {
	int fd = letters(4);
	char *a = mmap(0, 5 * PAGE, PROT_NONE, ANON, -1, 0), *b;
	munmap(a + PAGE, 3 * PAGE);
	mmap(a, PAGE, RW, MAP_PRIVATE | MAP_FIXED, fd, 0);
	a[1] = 'X';
	b = mremap(a, PAGE, 3 * PAGE, 0);
	IS(b == a);
	IS(b[0] == 'a' && b[1] == 'X' && b[PAGE] == 'b' && b[2 * PAGE] == 'c');
	b = mremap(a, 3 * PAGE, 100 * PAGE, MREMAP_MAYMOVE);
	IS(b != MAP_FAILED && b[1] == 'X' && b[3 * PAGE] == 'd' && !readable(b + 4 * PAGE));
	b[3 * PAGE] = 'Y';
	b = mremap(b, 100 * PAGE, 4 * PAGE, 0);
	IS(b[3 * PAGE] == 'Y' && b[1] == 'X');
	char c;
	pread(fd, &c, 1, 1);
	IS(c == 'a');
}

CASE(shared_files_grow) {
	int fd = letters(3);
	char *a = mmap(0, PAGE, RW, MAP_SHARED, fd, 0), *b, c;
	a[0] = 'X';
	b = mremap(a, PAGE, 3 * PAGE, MREMAP_MAYMOVE);
	IS(b != MAP_FAILED && b[0] == 'X' && b[2 * PAGE] == 'c');
	b[2 * PAGE] = 'Z';
	pread(fd, &c, 1, 2 * PAGE);
	IS(c == 'Z');
	char *d = mremap(b, 0, PAGE, MREMAP_MAYMOVE);
	IS(d != MAP_FAILED && d != b && d[0] == 'X');
	d[0] = 'W';
	IS(b[0] == 'W');
}

CASE(shared_between_processes) {
	char *a = mmap(0, 2 * PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0), *b = pages(1);
	pid_t pid = fork();
	if (!pid) {
		a[5] = 7, b[5] = 7;
		mprotect(a, PAGE, PROT_NONE);
		munmap(a + PAGE, PAGE);
		_exit(0);
	}
	IS(status_of(pid));
	IS(a[5] * 10 + b[5]);
	IS(readable(a) && readable(a + PAGE));
}

CASE(advice) {
	char *a = pages(4);
	memset(a, 1, 4 * PAGE);
	TRY(madvise(a, PAGE, MADV_NORMAL));
	TRY(madvise(a, PAGE, MADV_WILLNEED));
	TRY(madvise(a, PAGE, MADV_SEQUENTIAL));
	TRY(madvise(a + PAGE, PAGE, MADV_DONTNEED));
	IS(all(a, 1, PAGE) && all(a + PAGE, 0, PAGE) && all(a + 2 * PAGE, 1, PAGE));
	TRY(madvise(a, PAGE, MADV_FREE));
	TRY(madvise(a, PAGE, 999));
	TRY(madvise(a + 1, PAGE, MADV_NORMAL));
	TRY(madvise(a, 0, MADV_NORMAL));
	munmap(a + PAGE, PAGE);
	TRY(madvise(a, 3 * PAGE, MADV_DONTNEED));
	int fd = letters(2);
	char *f = mmap(0, 2 * PAGE, RW, MAP_SHARED, fd, 0);
	TRY(madvise(f, PAGE, MADV_DONTNEED));
	IS(f[0]);
	IS(madvise(f, PAGE, MADV_REMOVE) == 0 || errno == EOPNOTSUPP);
}

CASE(advice_about_fork) {
	char *a = pages(3);
	memset(a, 1, 3 * PAGE);
	TRY(madvise(a, PAGE, MADV_DONTFORK));
	TRY(madvise(a + PAGE, PAGE, MADV_WIPEONFORK));
	fflush(stdout);
	pid_t pid = fork();
	if (!pid) {
		IS(!readable(a) && all(a + PAGE, 0, PAGE) && all(a + 2 * PAGE, 1, PAGE));
		IS(mmap(a, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0) == a);
		fflush(stdout), _exit(0);
	}
	IS(status_of(pid));
	IS(all(a, 1, 3 * PAGE));
	TRY(madvise(a, PAGE, MADV_DOFORK));
	TRY(madvise(a + PAGE, PAGE, MADV_KEEPONFORK));
	fflush(stdout);
	pid = fork();
	if (!pid) _exit(all(a, 1, 3 * PAGE));
	IS(status_of(pid));
}

CASE(residence) {
	char *a = pages(4);
	unsigned char in[4] = { 9, 9, 9, 9 };
	a[0] = a[2 * PAGE] = 1;
	TRY(mincore(a, 4 * PAGE, in));
	IS((in[0] & 1) && (in[2] & 1) && !(in[3] & 1));
	TRY(mincore(a + 1, PAGE, in));
	TRY(mincore(a, PAGE, (void *)-4096));
	munmap(a + PAGE, PAGE);
	TRY(mincore(a, 3 * PAGE, in));
}

CASE(locks_in_memory) {
	char *a = pages(4);
	TRY(mlock(a, PAGE));
	TRY(mlock(a + 10, PAGE));
	TRY(munlock(a, 2 * PAGE));
	TRY(syscall(SYS_mlock2, a, PAGE, 1));
	TRY(syscall(SYS_mlock2, a, PAGE, 99));
	munmap(a + PAGE, PAGE);
	TRY(mlock(a, 3 * PAGE));
	TRY(munlock(a, 3 * PAGE));
	TRY(mlockall(0));
	TRY(mlockall(99));
	TRY(mlockall(4));
	IS(mlockall(MCL_FUTURE) == 0 || errno == ENOMEM || errno == EPERM);
	TRY(munlockall());
}

CASE(break_is_where_libc_expects) {
	IS(syscall(SYS_brk, 0) == syscall(SYS_brk, 0));
	IS(sbrk(0) != (void *)-1 || errno == ENOMEM);
}

CASE(system_v_segments) {
	struct shmid_ds ds;
	int id = shmget(IPC_PRIVATE, 3 * PAGE - 5, IPC_CREAT | 0600);
	IS(id >= 0);
	char *a = shmat(id, 0, 0), *b = shmat(id, 0, SHM_RDONLY);
	a[5] = 7;
	IS(b[5] == 7 && !writable(b));
	TRY(shmctl(id, IPC_STAT, &ds));
	IS(ds.shm_segsz);
	IS(ds.shm_nattch);
	pid_t pid = fork();
	if (!pid) a[6] = 8, _exit(0);
	IS(status_of(pid));
	IS(b[6]);
	TRY(shmdt(a));
	TRY(shmdt(a));
	IS(!readable(a));
	char *room = mmap(0, 4 * PAGE, PROT_NONE, ANON, -1, 0);
	MAP(shmat(id, room, 0));
	MAP(shmat(id, room + 1, 0));
	IS(shmat(id, room + 1, SHM_RND | SHM_REMAP) == room);
	IS(room[5]);
	ds.shm_perm.mode = 0400;
	TRY(shmctl(id, IPC_SET, &ds));
	TRY(shmctl(id, IPC_RMID, 0));
	TRY(shmctl(id, 99, 0));
	MAP(shmat(-1, 0, 0));
	TRY(shmget(IPC_PRIVATE, 0, 0600));
	TRY(shmdt(b));
	shmdt(room);
	TRY(shmctl(id, IPC_STAT, &ds));
}

CASE(limit_of_the_address_space) {
	size_t n = 0;
	while (n < 40 && mmap(0, 1 << 26, PROT_NONE, ANON | MAP_NORESERVE, -1, 0) != MAP_FAILED) n++;
	IS(n > 20);
#ifdef __wasm__
	// 2 GiB are all.
	IS(n < 33 && errno == ENOMEM);
	IS(mmap(0, 0xfffff000, PROT_NONE, ANON, -1, 0) == MAP_FAILED && errno == ENOMEM);
#else
	puts("  n < 33 && errno == ENOMEM: 1\n  mmap(0, 0xfffff000, PROT_NONE, ANON, -1, 0) == MAP_FAILED && errno == ENOMEM: 1");
#endif
}

static long resident(void)
{
	long size, rss = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	fscanf(f, "%ld %ld", &size, &rss);
	fclose(f);
	return rss;
}

CASE(a_million_maps_stay_flat) {
	long before = resident(), failed = 0;
	for (int i = 0, n = getenv("QUICK") ? 1000 : 1000000; i < n; i++) {
		char *p = mmap(0, 1 << 20, RW, ANON, -1, 0);
		failed += p == MAP_FAILED || munmap(p, 1 << 20);
	}
	IS(failed);
	IS(resident() - before < 1000);
}

CASE(huge_and_populated) {
	char *a = mmap(0, 4 << 20, RW, ANON | MAP_POPULATE, -1, 0);
	unsigned char in[1];
	mincore(a, PAGE, in);
	IS(in[0] & 1);
	IS(mmap(0, 1 << 20, RW, ANON | MAP_STACK | MAP_GROWSDOWN | MAP_NORESERVE, -1, 0) != MAP_FAILED);
	IS(madvise(a, 4 << 20, MADV_HUGEPAGE) == 0 || errno == EINVAL);
}

CASE(random_operations_agree) {
	// The same sequence in both programs; the contents of every page are compared at the end.
	enum { N = 64 };
	char *base = mmap(0, N * PAGE, RW, ANON, -1, 0);
	int fd = letters(8), errors = 0;
	unsigned seed = 1;
	for (int i = 0; i < 3000; i++) {
		seed = seed * 1103515245 + 12345;
		int at = (seed >> 8) % N, n = 1 + (seed >> 16) % 8;
		if (at + n > N) n = N - at;
		char *p = base + at * PAGE;
		switch ((seed >> 24) % 7) {
		case 0: mmap(p, n * PAGE, RW, ANON | MAP_FIXED, -1, 0); break;
		case 1: mmap(p, n * PAGE, RW, MAP_PRIVATE | MAP_FIXED, fd, 0); break;
		case 2: mprotect(p, n * PAGE, PROT_READ); break;
		case 3: mprotect(p, n * PAGE, RW); break;
		case 4: madvise(p, n * PAGE, MADV_DONTNEED); break;
		case 5: mmap(p, n * PAGE, PROT_NONE, ANON | MAP_FIXED, -1, 0); break;
		case 6:
			for (int j = 0; j < n; j++) if (writable(p + j * PAGE)) p[j * PAGE + 1] = i;
			break;
		}
		errors += errno == ENOMEM;
	}
	unsigned sum = errors;
	for (int i = 0; i < N; i++) sum = sum * 31 + (readable(base + i * PAGE) ? base[i * PAGE] * 256 + base[i * PAGE + 1] : 7);
	IS(sum);
}
