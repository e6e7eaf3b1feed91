// Memory mappings: anonymous, private and shared files, partial munmap and reuse of holes, MAP_FIXED, mremap, mprotect, msync,
// shared between processes, and the errors.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define RW (PROT_READ | PROT_WRITE)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)
enum { PAGE = 4096 };

static int all(const unsigned char *p, int value, size_t n)
{
	while (n--) if (*p++ != value) return 0;
	return 1;
}

static int error_of(void *p) { return p == MAP_FAILED ? errno : 0; }

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	unsigned char *a = mmap(0, 10 * PAGE, RW, ANON, -1, 0);
	printf("anonymous: mapped %d, zero %d, aligned %d\n", a != MAP_FAILED, all(a, 0, 10 * PAGE), !((size_t)a % PAGE));
	memset(a, 1, 10 * PAGE);

	printf("hole %d\n", munmap(a + 4 * PAGE, 2 * PAGE));
	printf("around it: %d %d\n", all(a, 1, 4 * PAGE), all(a + 6 * PAGE, 1, 4 * PAGE));
	unsigned char *b = mmap(a + 4 * PAGE, 2 * PAGE, RW, ANON, -1, 0);
	printf("hint into the hole is honoured %d, zero %d\n", b == a + 4 * PAGE, all(b, 0, 2 * PAGE));
	unsigned char *f = mmap(a + PAGE, PAGE, RW, ANON | MAP_FIXED, -1, 0);
	printf("MAP_FIXED replaces: %d, zero %d, neighbours %d\n", f == a + PAGE, all(f, 0, PAGE), a[PAGE - 1] == 1 && a[2 * PAGE] == 1);
	printf("MAP_FIXED_NOREPLACE: EEXIST %d\n",
		error_of(mmap(a, PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0)) == EEXIST);

	long reused = 0;
	for (int i = 0; i < 5000; i++) {
		char *p = mmap(0, 1 << 20, RW, ANON, -1, 0), *q = mmap(0, 1 << 16, RW, ANON, -1, 0);
		if (p == MAP_FAILED || q == MAP_FAILED) break;
		p[i] = q[i] = 1;
		reused += !munmap(p, 1 << 20) && !munmap(q, 1 << 16);
	}
	printf("5000 rounds of 1 MiB and 64 KiB: %ld\n", reused);

	unsigned char *m = mmap(0, 2 * PAGE, RW, ANON, -1, 0);
	memset(m, 5, 2 * PAGE);
	m = mremap(m, 2 * PAGE, 600 * PAGE, MREMAP_MAYMOVE);
	printf("mremap grows: contents %d, rest zero %d\n", all(m, 5, 2 * PAGE), all(m + 2 * PAGE, 0, 598 * PAGE));
	printf("mremap shrinks: %d, contents %d\n", mremap(m, 600 * PAGE, PAGE, 0) == m, all(m, 5, PAGE));
	char *blocked = mmap(0, 2 * PAGE, RW, ANON, -1, 0);
	printf("mremap without moving: ENOMEM %d\n", error_of(mremap(blocked, PAGE, 2 * PAGE, 0)) == ENOMEM);

	char name[] = "/tmp/mmap-XXXXXX";
	int fd = mkstemp(name);
	unlink(name);
	for (int i = 0; i < 3 * PAGE; i++) write(fd, &"abc"[i / PAGE], 1);
	char *private = mmap(0, 3 * PAGE, RW, MAP_PRIVATE, fd, 0), *second = mmap(0, PAGE, PROT_READ, MAP_SHARED, fd, PAGE);
	char *shared = mmap(0, 3 * PAGE, RW, MAP_SHARED, fd, 0), c = 0;
	printf("file: %c%c%c, at an offset %c\n", private[0], private[PAGE], private[2 * PAGE], second[0]);
	private[PAGE] = 'P';
	pread(fd, &c, 1, PAGE);
	printf("private write: file still %c, other mapping %c\n", c, second[0]);
	shared[PAGE] = 'S';
	pread(fd, &c, 1, PAGE);
	printf("shared write: file %c, other mapping %c, msync %d\n", c, second[0], msync(shared, 3 * PAGE, MS_SYNC));
	pwrite(fd, "W", 1, 2 * PAGE);
	printf("write to the file: shared mapping %c\n", shared[2 * PAGE]);
	close(fd);
	printf("after close: %c\n", shared[0]);

	int *counter = mmap(0, PAGE, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t pid = fork();
	if (!pid) {
		for (int i = 0; i < 1000; i++) __atomic_fetch_add(counter, 1, __ATOMIC_SEQ_CST);
		shared[0] = 'C', private[0] = 'C';
		_exit(0);
	}
	for (int i = 0; i < 1000; i++) __atomic_fetch_add(counter, 1, __ATOMIC_SEQ_CST);
	waitpid(pid, 0, 0);
	printf("two processes counted %d, shared file %c, private %c\n", *counter, shared[0], private[0]);

	char *guarded = mmap(0, 3 * PAGE, RW, ANON, -1, 0);
	printf("mprotect %d %d\n", mprotect(guarded + PAGE, PAGE, PROT_NONE), mprotect(guarded, PAGE, PROT_READ));
	printf("readable %d\n", guarded[0] == 0);
	int zero = open("/dev/zero", O_RDONLY);
	printf("read into it: EFAULT %d %d\n", read(zero, guarded + PAGE, 1) < 0 && errno == EFAULT,
		read(zero, guarded, 1) < 0 && errno == EFAULT);
	mprotect(guarded, 3 * PAGE, RW);
	guarded[PAGE] = guarded[0] = 3;
	printf("writable again %d\n", guarded[PAGE] + guarded[0]);
	madvise(guarded, 3 * PAGE, MADV_DONTNEED);
	printf("MADV_DONTNEED zeroes %d\n", all((unsigned char *)guarded, 0, 3 * PAGE));

	printf("errors: length 0 EINVAL %d, bad descriptor EBADF %d, unaligned munmap EINVAL %d, unaligned offset EINVAL %d\n",
		error_of(mmap(0, 0, RW, ANON, -1, 0)) == EINVAL, error_of(mmap(0, PAGE, RW, MAP_PRIVATE, 999, 0)) == EBADF,
		munmap(guarded + 1, PAGE) < 0 && errno == EINVAL, error_of(mmap(0, PAGE, PROT_READ, MAP_PRIVATE, zero, 1)) == EINVAL);
	printf("munmap of nothing %d\n", munmap(guarded, 3 * PAGE) || munmap(guarded, 3 * PAGE));
	return 0;
}
