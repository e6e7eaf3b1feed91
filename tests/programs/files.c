// Files and directories: open flags, read, write, lseek, pread, pwritev, ftruncate, stat fields, rename, link, symlink, readdir,
// the *at calls, permissions, times, locks, stdio on files, and error numbers.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static int compare(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

static void list(const char *path)
{
	char *names[64];
	int n = 0;
	DIR *d = opendir(path);
	for (struct dirent *e; (e = readdir(d));) {
		char entry[300];
		snprintf(entry, sizeof entry, "%s(%d)", e->d_name, e->d_type);
		names[n++] = strdup(entry);
	}
	closedir(d);
	qsort(names, n, sizeof *names, compare);
	for (int i = 0; i < n; i++) printf("%s%c", names[i], i + 1 < n ? ' ' : '\n'), free(names[i]);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *f) { return remove(path); }

int main(void)
{
	struct stat st;
	char buffer[256], dir[] = "/tmp/files-XXXXXX";
	setvbuf(stdout, 0, _IOLBF, 0);
	umask(022);
	printf("directory %d %d\n", mkdtemp(dir) != 0, chdir(dir));
	printf("getcwd %d\n", !strcmp(getcwd(buffer, sizeof buffer), dir));

	int fd = open("a", O_RDWR | O_CREAT | O_EXCL, 0666);
	printf("create: lowest descriptor %d\n", fd);
	printf("again with O_EXCL: EEXIST %d\n", open("a", O_RDWR | O_CREAT | O_EXCL, 0666) < 0 && errno == EEXIST);
	printf("write %zd\n", write(fd, "0123456789", 10));
	printf("lseek %ld %ld %ld\n", (long)lseek(fd, 4, SEEK_SET), (long)lseek(fd, -2, SEEK_CUR), (long)lseek(fd, 0, SEEK_END));
	printf("pread %zd %.4s, position %ld\n", pread(fd, buffer, 4, 3), buffer, (long)lseek(fd, 0, SEEK_CUR));
	struct iovec v[2] = { { "AB", 2 }, { "CDE", 3 } };
	printf("pwritev %zd\n", pwritev(fd, v, 2, 1));
	printf("ftruncate %d\n", ftruncate(fd, 5000000000));
	fstat(fd, &st);
	printf("sparse: size %lld, blocks small %d\n", (long long)st.st_size, st.st_blocks < 100);
	printf("beyond 4 GiB: %zd", pwrite(fd, "end", 3, 4999999997));
	printf(" %zd", pread(fd, buffer, 8, 4999999995));
	printf(" [%d%d%.3s]\n", buffer[0], buffer[1], buffer + 2);
	ftruncate(fd, 8);
	pread(fd, buffer, 8, 0);
	printf("contents %.8s\n", buffer);

	fstat(fd, &st);
	printf("fstat: mode %o, links %d, size %ld, blksize %d, mine %d, rdev %d\n", st.st_mode, (int)st.st_nlink, (long)st.st_size,
		st.st_blksize > 0, st.st_uid == getuid() && st.st_gid == getgid(), (int)st.st_rdev);
	struct timespec times[2] = { { 1000000000, 123456789 }, { 1234567890, 987654321 } };
	printf("futimens %d\n", futimens(fd, times));
	stat("a", &st);
	printf("times %ld.%09ld %ld.%09ld\n", (long)st.st_atim.tv_sec, st.st_atim.tv_nsec, (long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	printf("fchmod %d", fchmod(fd, 0640));
	stat("a", &st);
	printf(" mode %o\n", st.st_mode & 07777);
	close(fd);
	printf("closed: EBADF %d\n", read(fd, buffer, 1) < 0 && errno == EBADF);

	printf("link %d, symlink %d, mkdir %d\n", link("a", "b"), symlink("a", "s"), mkdir("d", 0755));
	stat("b", &st);
	printf("links %d\n", (int)st.st_nlink);
	lstat("s", &st);
	printf("lstat: symbolic link %d, size %ld\n", S_ISLNK(st.st_mode), (long)st.st_size);
	ssize_t n = readlink("s", buffer, sizeof buffer);
	printf("readlink %zd %.*s\n", n, (int)n, buffer);
	printf("O_NOFOLLOW: ELOOP %d\n", open("s", O_RDONLY | O_NOFOLLOW) < 0 && errno == ELOOP);
	printf("O_DIRECTORY: ENOTDIR %d\n", open("a", O_RDONLY | O_DIRECTORY) < 0 && errno == ENOTDIR);
	printf("access %d %d\n", access("a", R_OK | W_OK), access("none", F_OK) < 0 && errno == ENOENT);
	list(".");

	int dirfd = open("d", O_RDONLY | O_DIRECTORY);
	close(openat(dirfd, "x", O_WRONLY | O_CREAT, 0600));
	printf("mkdirat %d, symlinkat %d, renameat %d\n", mkdirat(dirfd, "sub", 0700), symlinkat("x", dirfd, "y"),
		renameat(AT_FDCWD, "b", dirfd, "b"));
	printf("fstatat %d mode %o\n", fstatat(dirfd, "sub", &st, 0), st.st_mode);
	list("d");
	printf("rmdir of a full directory: ENOTEMPTY %d\n", rmdir("d") < 0 && (errno == ENOTEMPTY || errno == EEXIST));
	printf("unlinkat %d %d\n", unlinkat(dirfd, "sub", AT_REMOVEDIR), unlinkat(dirfd, "y", 0));
	printf("rename over %d", rename("d/b", "d/x"));
	stat("d/x", &st);
	printf(" size %ld\n", (long)st.st_size);
	close(dirfd);
	for (int i = 0; i < 300; i++) {
		snprintf(buffer, sizeof buffer, "d/a rather long name for entry number %d", i);
		close(creat(buffer, 0600));
	}
	int entries = 0;
	DIR *d = opendir("d");
	while (readdir(d)) entries++;
	rewinddir(d);
	while (readdir(d)) entries++;
	closedir(d);
	printf("302 entries twice, less one each: %d\n", entries);

	fd = open("append", O_WRONLY | O_CREAT | O_APPEND, 0600);
	write(fd, "one", 3);
	lseek(fd, 0, SEEK_SET);
	write(fd, "two", 3);
	printf("O_APPEND: flags %d, size %ld\n", (fcntl(fd, F_GETFL) & (O_APPEND | O_ACCMODE)) == (O_APPEND | O_WRONLY),
		(long)lseek(fd, 0, SEEK_END));
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 20);
	printf("F_DUPFD_CLOEXEC %d %d, dup2 %d, same offset %ld\n", copy, fcntl(copy, F_GETFD), dup2(fd, 30), (long)lseek(30, 0, SEEK_CUR));
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1, .l_len = 2 };
	printf("lock %d, flock %d\n", fcntl(fd, F_SETLK, &lock), flock(fd, LOCK_EX));
	pid_t pid = fork();
	if (!pid) {
		int other = open("append", O_RDWR), status = 0;
		struct flock ask = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
		fcntl(other, F_GETLK, &ask);
		status |= ask.l_type == F_WRLCK && ask.l_start == 1 && ask.l_len == 2 && ask.l_pid == getppid();
		status |= (fcntl(other, F_SETLK, &ask) < 0 && (errno == EAGAIN || errno == EACCES)) << 1;
		status |= (flock(other, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK) << 2;
		_exit(status);
	}
	int status;
	waitpid(pid, &status, 0);
	printf("seen by another process: %d\n", WEXITSTATUS(status));
	close(fd), close(copy), close(30);

	FILE *f = fopen("text", "w+");
	for (int i = 0; i < 1000; i++) fprintf(f, "line %d\n", i);
	printf("stdio: position %ld\n", ftell(f));
	fseek(f, -9, SEEK_END);
	printf("last line: %s", fgets(buffer, sizeof buffer, f));
	rewind(f);
	int lines = 0, c;
	while ((c = getc(f)) != EOF) lines += c == '\n';
	printf("%d lines, eof %d\n", lines, !!feof(f));
	fclose(f);
	printf("fopen of nothing: ENOENT %d\n", !fopen("none", "r") && errno == ENOENT);
	struct statvfs vfs;
	printf("statvfs %d %d\n", statvfs(".", &vfs), vfs.f_bsize > 0);
	printf("truncate %d", truncate("text", 6));
	stat("text", &st);
	printf(" size %ld\n", (long)st.st_size);

	printf("remove everything %d\n", chdir("/") || nftw(dir, remove_entry, 10, FTW_DEPTH | FTW_PHYS));
	return 0;
}
