// Files: opening, reading, writing, positions, names, attributes, locks, copies.
#include "case.h"
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/statfs.h>
#include <sys/xattr.h>
#include <utime.h>

static char buf[256];

CASE(open_errors) {
	close(file("f", "x")), mkdir("d", 0755), symlink("loop", "loop");
	TRY(open("missing", O_RDONLY));
	TRY(open("f", O_RDONLY | O_CREAT | O_EXCL, 0600));
	TRY(open("f/x", O_RDONLY));
	TRY(open("d", O_WRONLY));
	TRY(open("f", O_RDONLY | O_DIRECTORY));
	TRY(open("loop", O_RDONLY));
	TRY(open("d/../loop", O_RDONLY | O_NOFOLLOW));
	TRY(open("", O_RDONLY));
	TRY(open((memset(buf, 'x', 255), buf[255] = 0, buf), O_RDONLY));
	TRY(open("f", O_TMPFILE | O_RDONLY, 0600));
	TRY(open(".", O_RDWR));
}

CASE(open_name_too_long) {
	static char name[5000];
	memset(name, 'x', 4999);
	TRY(open(name, O_RDONLY));
	name[300] = 0;
	TRY(open(name, O_RDONLY));
	memset(name, '/', 4095), name[4095] = 0;
	IS(open(name, O_RDONLY) >= 0);
	memset(name, '/', 4096), name[4096] = 0;
	TRY(open(name, O_RDONLY));
}

CASE(open_flags_survive) {
	int fd = open("f", O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0640);
	struct stat st;
	IS((fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK | O_DIRECTORY | O_DIRECT)) == (O_RDWR | O_APPEND | O_NONBLOCK));
	IS(fcntl(fd, F_GETFD));
	fstat(fd, &st);
	IS(st.st_mode & 0777);
	fd = open(".", O_RDONLY | O_DIRECTORY);
	IS((fcntl(fd, F_GETFL) & (O_DIRECTORY | O_NOFOLLOW | O_DIRECT)) == O_DIRECTORY);
	IS(fcntl(open("f", O_PATH), F_GETFL) & O_PATH ? 1 : 0);
}

CASE(openat_relative) {
	mkdir("d", 0755), close(file("d/f", "x"));
	int d = open("d", O_RDONLY | O_DIRECTORY), f = open("d/f", O_RDONLY);
	IS(openat(d, "f", O_RDONLY) > f);
	TRY(openat(f, "f", O_RDONLY));
	TRY(openat(99, "f", O_RDONLY));
	IS(openat(99, "/dev/null", O_RDONLY) > f);
	IS(openat(AT_FDCWD, "d/f", O_RDONLY) > f);
}

CASE(creat_truncates) {
	close(file("f", "some text"));
	int fd = syscall(SYS_creat, "f", 0600);
	struct stat st;
	stat("f", &st);
	IS(st.st_size);
	IS(fcntl(fd, F_GETFL) & O_ACCMODE);
	TRY(syscall(SYS_creat, "no/f", 0600));
}

struct how { uint64_t flags, mode, resolve, more; };

CASE(openat2_resolves) {
	mkdir("d", 0755), close(file("d/f", "x")), close(file("f", "y")), symlink("../f", "d/out");
	int d = open("d", O_RDONLY | O_DIRECTORY);
	struct how how = { O_RDONLY, 0, 0x08 /* RESOLVE_BENEATH */, 0 };
	IS(syscall(SYS_openat2, d, "f", &how, 24) > d);
	TRY(syscall(SYS_openat2, d, "out", &how, 24));
	TRY(syscall(SYS_openat2, d, "/f", &how, 24));
	how.resolve = 0x04; // RESOLVE_NO_SYMLINKS
	TRY(syscall(SYS_openat2, d, "out", &how, 24));
	IS(syscall(SYS_openat2, d, "f", &how, 32) > d);
	how.more = 1;
	TRY(syscall(SYS_openat2, d, "f", &how, 32));
	TRY(syscall(SYS_openat2, d, "f", &how, 23));
	how = (struct how){ O_RDONLY, 0600, 0, 0 };
	TRY(syscall(SYS_openat2, d, "f", &how, 24));
	how = (struct how){ O_RDONLY | 1ull << 40, 0, 0, 0 };
	TRY(syscall(SYS_openat2, d, "f", &how, 24));
	how = (struct how){ O_RDONLY, 0, 1 << 20, 0 };
	TRY(syscall(SYS_openat2, d, "f", &how, 24));
	TRY(syscall(SYS_openat2, d, "f", 0, 24));
}

CASE(tmpfile_gets_a_name) {
	int fd = open(".", O_TMPFILE | O_RDWR, 0600);
	if (fd < 0) { IS(errno); return; }
	write(fd, "abc", 3);
	char path[64];
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	TRY(linkat(AT_FDCWD, path, AT_FDCWD, "named", AT_SYMLINK_FOLLOW));
	struct stat st;
	TRY(stat("named", &st));
	IS(st.st_size);
}

CASE(read_write) {
	int fd = file("f", "0123456789");
	TRY(read(fd, buf, 4));
	TRY(read(fd, buf, 100));
	TRY(read(fd, buf, 1));
	TRY(read(fd, buf, 0));
	TRY(write(fd, "ab", 2));
	TRY(lseek(fd, 0, SEEK_CUR));
	TRY(read(99, buf, 1));
	TRY(write(99, buf, 1));
	TRY(read(open(".", O_RDONLY), buf, 1));
	TRY(write(open("f", O_RDONLY), buf, 1));
	TRY(read(open("f", O_WRONLY), buf, 1));
	TRY(read(open("f", O_PATH), buf, 1));
}

CASE(positions) {
	int fd = file("f", "0123456789"), p[2];
	pipe(p);
	TRY(lseek(fd, -3, SEEK_END));
	TRY(lseek(fd, 1, SEEK_CUR));
	TRY(lseek(fd, -1, SEEK_SET));
	TRY(lseek(fd, 0, 99));
	TRY(lseek(fd, 1ll << 40, SEEK_SET));
	TRY(lseek(fd, LLONG_MAX, SEEK_SET) > 0 || errno);
	TRY(lseek(p[0], 0, SEEK_CUR));
	TRY(lseek(99, 0, SEEK_SET));
	TRY(lseek(fd, 0, SEEK_HOLE));
	TRY(lseek(fd, 0, SEEK_DATA));
	TRY(lseek(fd, 10, SEEK_DATA));
}

CASE(positioned_io) {
	int fd = file("f", "0123456789"), p[2];
	pipe(p);
	TRY(pread(fd, buf, 4, 8));
	TRY(pread(fd, buf, 4, 100));
	TRY(pwrite(fd, "xy", 2, 20));
	TRY(lseek(fd, 0, SEEK_END));
	TRY(lseek(fd, 0, SEEK_SET));
	TRY(pread(fd, buf, 4, -1));
	TRY(pwrite(fd, buf, 4, -1));
	TRY(pread(p[0], buf, 1, 0));
	TRY(pwrite(p[1], buf, 1, 0));
}

CASE(vectors) {
	int fd = file("f", "");
	char a[4], b[8];
	struct iovec w[3] = { { "abc", 3 }, { 0, 0 }, { "defgh", 5 } }, r[2] = { { a, 4 }, { b, 8 } };
	TRY(writev(fd, w, 3));
	lseek(fd, 0, SEEK_SET);
	TRY(readv(fd, r, 2));
	IS(memcmp(a, "abcd", 4) || memcmp(b, "efgh", 4));
	TRY(readv(fd, r, 0));
	TRY(readv(fd, r, -1));
	TRY(readv(fd, r, 1025));
	TRY(writev(99, w, 1));
	TRY(pwritev(fd, w, 3, 4));
	TRY(preadv(fd, r, 2, 10));
	TRY(preadv(fd, r, 2, -1));
}

CASE(vectors_with_flags) {
	int fd = file("f", "0123456789");
	struct iovec v = { buf, 4 };
	TRY(syscall(SYS_preadv2, fd, &v, 1, 2l, 0l, 0));
	IS(memcmp(buf, "2345", 4));
	TRY(syscall(SYS_preadv2, fd, &v, 1, -1l, -1l, 0));
	TRY(lseek(fd, 0, SEEK_CUR));
	TRY(syscall(SYS_pwritev2, fd, &v, 1, 0l, 0l, 0x10 /* RWF_APPEND */));
	TRY(lseek(fd, 0, SEEK_END));
	TRY(syscall(SYS_preadv2, fd, &v, 1, 0l, 0l, 1 << 30));
}

CASE(many_vectors) {
	int fd = file("f", "");
	static struct iovec v[1024];
	for (int i = 0; i < 1024; i++) v[i] = (struct iovec){ &"abcdefgh"[i % 8], 1 };
	TRY(writev(fd, v, 1024));
	static char text[1024];
	for (int i = 0; i < 1024; i++) v[i].iov_base = text + 1023 - i;
	lseek(fd, 0, SEEK_SET);
	TRY(readv(fd, v, 1024));
	IS(text[1023] == 'a' && text[0] == 'h' && text[5] == 'c');
}

CASE(append_writes_at_the_end) {
	close(file("f", "0123"));
	int fd = open("f", O_WRONLY | O_APPEND);
	lseek(fd, 0, SEEK_SET);
	TRY(write(fd, "45", 2));
	TRY(lseek(fd, 0, SEEK_CUR));
	TRY(pwrite(fd, "6", 1, 0));
	TRY(lseek(fd, 0, SEEK_END));
}

CASE(truncation) {
	int fd = file("f", "0123456789");
	TRY(ftruncate(fd, 4));
	TRY(lseek(fd, 0, SEEK_END));
	TRY(truncate("f", 1ll << 33));
	TRY(lseek(fd, 0, SEEK_END));
	TRY(ftruncate(fd, -1));
	TRY(truncate("f", -1));
	TRY(truncate("missing", 0));
	TRY(truncate(".", 0));
	TRY(ftruncate(open("f", O_RDONLY), 0));
	TRY(ftruncate(99, 0));
}

CASE(file_size_limit) {
	struct rlimit limit = { 100, 100 };
	int fd = file("f", "");
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	TRY(write(fd, buf, 80));
	TRY(write(fd, buf, 80));
	TRY(write(fd, buf, 80));
	TRY(ftruncate(fd, 200));
}

CASE(allocation) {
	int fd = file("f", "abc");
	struct stat st;
	TRY(fallocate(fd, 0, 0, 10000));
	fstat(fd, &st);
	IS(st.st_size);
	TRY(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 20000));
	fstat(fd, &st);
	IS(st.st_size);
	TRY(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 1));
	TRY(pread(fd, buf, 1, 0));
	IS(buf[0]);
	TRY(fallocate(fd, 0, -1, 1));
	TRY(fallocate(fd, 0, 0, 0));
	TRY(fallocate(99, 0, 0, 1));
	TRY(fallocate(open("f", O_RDONLY), 0, 0, 1));
}

CASE(advice_and_syncing) {
	int fd = file("f", "abc"), p[2];
	pipe(p);
	IS(posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL));
	IS(posix_fadvise(fd, 0, 0, 99));
	IS(posix_fadvise(p[0], 0, 0, 0));
	IS(posix_fadvise(99, 0, 0, 0));
	TRY(readahead(fd, 0, 10));
	TRY(readahead(p[0], 0, 10));
	TRY(fsync(fd));
	TRY(fdatasync(fd));
	TRY(fsync(p[0]));
	TRY(fsync(99));
	TRY(syncfs(fd));
	TRY(syncfs(99));
	TRY(sync_file_range(fd, 0, 10, SYNC_FILE_RANGE_WRITE));
	TRY(sync_file_range(fd, 0, 10, 99));
	TRY(sync_file_range(p[0], 0, 10, 0));
	sync();
}

CASE(directories) {
	TRY(mkdir("d", 0755));
	TRY(mkdir("d", 0755));
	TRY(mkdir("no/d", 0755));
	TRY(mkdir("d/e", 0700));
	TRY(rmdir("d"));
	TRY(rmdir("d/e"));
	TRY(rmdir("d/."));
	TRY(rmdir("d"));
	TRY(rmdir("d"));
	close(file("f", ""));
	TRY(rmdir("f"));
	TRY(mkdir("f/d", 0700));
	TRY(unlink("missing"));
	TRY(rmdir("/"));
}

CASE(directories_at) {
	mkdir("d", 0755);
	int d = open("d", O_RDONLY);
	TRY(mkdirat(d, "e", 0711));
	TRY(mkdirat(99, "e", 0711));
	TRY(unlinkat(d, "e", 0));
	TRY(unlinkat(d, "e", AT_REMOVEDIR));
	TRY(unlinkat(d, "e", 99));
	TRY(unlinkat(AT_FDCWD, "d", AT_REMOVEDIR));
	TRY(mkdirat(d, "e", 0711));
}

CASE(links) {
	close(file("f", "abc"));
	struct stat st;
	TRY(link("f", "g"));
	stat("g", &st);
	IS(st.st_nlink);
	TRY(link("f", "g"));
	TRY(link("missing", "h"));
	TRY(link(".", "h"));
	TRY(symlink("f", "s"));
	TRY(symlink("f", "s"));
	TRY(symlink("", "t"));
	TRY(linkat(AT_FDCWD, "s", AT_FDCWD, "hard-to-symlink", 0));
	TRY(linkat(AT_FDCWD, "s", AT_FDCWD, "hard-to-file", AT_SYMLINK_FOLLOW));
	lstat("hard-to-symlink", &st);
	IS(S_ISLNK(st.st_mode));
	lstat("hard-to-file", &st);
	IS(S_ISREG(st.st_mode));
	TRY(linkat(AT_FDCWD, "f", AT_FDCWD, "x", 99));
	TRY(symlinkat("target", AT_FDCWD, "u"));
	TRY(symlinkat("target", 99, "u"));
}

CASE(reading_links) {
	symlink("the/target", "s");
	TRY(readlink("s", buf, sizeof buf));
	IS(memcmp(buf, "the/target", 10));
	TRY(readlink("s", buf, 3));
	TRY(syscall(SYS_readlink, "s", buf, 0));
	TRY(readlink(".", buf, 10));
	TRY(readlink("missing", buf, 10));
	TRY(readlinkat(AT_FDCWD, "s", buf, 10));
	TRY(readlinkat(99, "s", buf, 10));
	int s = open("s", O_PATH | O_NOFOLLOW);
	TRY(readlinkat(s, "", buf, 20));
}

CASE(renaming) {
	close(file("f", "abc")), close(file("g", "")), mkdir("d", 0755), mkdir("e", 0755), close(file("e/x", ""));
	TRY(rename("f", "g"));
	TRY(rename("f", "g"));
	TRY(rename("g", "d"));
	TRY(rename("d", "g"));
	TRY(rename("d", "e"));
	TRY(rename("d", "d/sub"));
	TRY(renameat(AT_FDCWD, "g", AT_FDCWD, "h"));
	TRY(syscall(SYS_renameat2, AT_FDCWD, "h", AT_FDCWD, "d", 1));
	TRY(syscall(SYS_renameat2, AT_FDCWD, "h", AT_FDCWD, "d", 2));
	struct stat st;
	stat("h", &st);
	IS(S_ISDIR(st.st_mode));
	TRY(syscall(SYS_renameat2, AT_FDCWD, "h", AT_FDCWD, "d", 3));
	TRY(rename("missing", "x"));
	TRY(rename("h", "/proc/x"));
}

CASE(nodes) {
	struct stat st;
	TRY(mknod("fifo", S_IFIFO | 0600, 0));
	stat("fifo", &st);
	IS(S_ISFIFO(st.st_mode));
	TRY(mknod("fifo", S_IFIFO | 0600, 0));
	TRY(mknodat(AT_FDCWD, "regular", S_IFREG | 0640, 0));
	TRY(mknod("null", S_IFCHR | 0666, 0x103));
	TRY(mknod("bad", S_IFDIR | 0600, 0));
	TRY(mknodat(99, "x", S_IFIFO, 0));
	TRY(open("fifo", O_WRONLY | O_NONBLOCK));
	IS(open("fifo", O_RDONLY | O_NONBLOCK) >= 0);
}

CASE(modes) {
	struct stat st;
	int fd = file("f", "");
	TRY(chmod("f", 04711));
	stat("f", &st);
	IS(st.st_mode & 07777);
	TRY(fchmod(fd, 0604));
	stat("f", &st);
	IS(st.st_mode & 07777);
	TRY(fchmodat(AT_FDCWD, "f", 0600, 0));
	TRY(chmod("missing", 0));
	TRY(fchmod(99, 0));
	TRY(chmod("f/x", 0));
	IS(umask(0123));
	IS(umask(022));
}

CASE(owners) {
	int fd = file("f", "");
	symlink("f", "s");
	TRY(chown("f", -1, -1));
	TRY(chown("f", getuid(), getgid()));
	TRY(fchown(fd, getuid(), -1));
	TRY(lchown("s", -1, getgid()));
	TRY(fchownat(AT_FDCWD, "s", -1, -1, AT_SYMLINK_NOFOLLOW));
	TRY(chown("f", 12345, 12346));
	struct stat st;
	fstat(fd, &st);
	IS((st.st_uid == 12345) == !getuid());
	TRY(chown("missing", 1, 1));
	TRY(fchown(99, 1, 1));
	TRY(fchownat(AT_FDCWD, "f", 1, 1, 99));
}

CASE(access_checks) {
	int fd = file("f", "");
	chmod("f", 0400);
	TRY(access("f", R_OK));
	IS(access("f", W_OK) == (getuid() ? -1 : 0));
	TRY(access("f", X_OK));
	TRY(access("f", 99));
	TRY(access("missing", F_OK));
	TRY(access("f/x", F_OK));
	TRY(faccessat(AT_FDCWD, "f", R_OK, 0));
	TRY(faccessat(AT_FDCWD, "f", R_OK, AT_EACCESS));
	TRY(syscall(SYS_faccessat, AT_FDCWD, "f", X_OK));
	TRY(syscall(SYS_faccessat2, fd, "", R_OK, AT_EMPTY_PATH));
	TRY(syscall(SYS_faccessat2, AT_FDCWD, "f", R_OK, 99));
}

CASE(stat_fields) {
	struct stat a, b, c;
	int fd = file("f", "0123456789");
	link("f", "g"), chmod("f", 0642);
	TRY(stat("f", &a));
	TRY(fstat(fd, &b));
	TRY(lstat("g", &c));
	IS(!memcmp(&a, &b, sizeof a) && a.st_ino == c.st_ino && a.st_dev == c.st_dev);
	IS(a.st_size);
	IS(a.st_mode);
	IS(a.st_nlink);
	IS(a.st_uid == getuid() && a.st_gid == getgid());
	IS(a.st_blksize > 0 && a.st_blocks >= 0);
	IS(time(0) - a.st_mtime < 60 && a.st_mtim.tv_nsec < 1000000000);
	stat("/dev/null", &a);
	IS(a.st_rdev);
	IS(S_ISCHR(a.st_mode));
}

CASE(stat_errors) {
	struct stat st;
	int fd = file("f", "");
	TRY(stat("missing", &st));
	TRY(stat("f/x", &st));
	TRY(fstat(99, &st));
	TRY(lstat("", &st));
	TRY(fstatat(fd, "", &st, AT_EMPTY_PATH));
	TRY(fstatat(fd, "x", &st, 0));
	TRY(fstatat(99, "x", &st, 0));
	TRY(fstatat(AT_FDCWD, "f", &st, 99));
	TRY(syscall(SYS_newfstatat, AT_FDCWD, "f", &st, AT_SYMLINK_NOFOLLOW));
}

CASE(statx_fields) {
	struct { uint32_t mask, blksize; uint64_t attributes; uint32_t nlink, uid, gid; uint16_t mode, pad; uint64_t ino, size, rest[26]; } x;
	int fd = file("f", "0123456789");
	IS(sizeof x);
	TRY(syscall(SYS_statx, AT_FDCWD, "f", 0, 0x7ff, &x));
	IS(x.size);
	IS(x.nlink);
	IS(x.mode);
	TRY(syscall(SYS_statx, fd, "", 0x1000, 0x200, &x));
	IS(x.size);
	TRY(syscall(SYS_statx, fd, "", 0, 0x200, &x));
	TRY(syscall(SYS_statx, AT_FDCWD, "f", 0, 0x80000000, &x));
	TRY(syscall(SYS_statx, AT_FDCWD, "missing", 0, 0x7ff, &x));
}

CASE(file_systems) {
	struct statfs a, b;
	int fd = file("f", "");
	TRY(statfs(".", &a));
	TRY(fstatfs(fd, &b));
	IS(a.f_type == b.f_type && a.f_bsize == b.f_bsize && a.f_blocks == b.f_blocks && a.f_namelen == b.f_namelen);
	IS(statfs("/proc", &a));
	IS(a.f_type);
	TRY(statfs("missing", &a));
	TRY(fstatfs(99, &a));
}

static void times_of(const char *name)
{
	struct stat st;
	lstat(name, &st);
	printf("  %lld.%09ld %lld.%09ld\n", (long long)st.st_atim.tv_sec, st.st_atim.tv_nsec, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

CASE(file_times) {
	int fd = file("f", "");
	struct timespec ns[2] = { { 1, 2000000 }, { 3000000000, 4000000 } };
	struct timeval us[2] = { { 5, 6000 }, { 7, 8000 } };
	symlink("f", "s");
	TRY(utimensat(AT_FDCWD, "f", ns, 0)), times_of("f");
	TRY(utimes("f", us)), times_of("f");
	TRY(syscall(SYS_utimes, "f", us)), times_of("f");
	TRY(syscall(SYS_futimesat, AT_FDCWD, "f", us)), times_of("f");
	TRY(utime("f", &(struct utimbuf){ 9, 10 })), times_of("f");
	struct utimbuf old = { 11, 12 };
	TRY(syscall(SYS_utime, "f", &old)), times_of("f");
	ns[0].tv_nsec = UTIME_OMIT;
	TRY(futimens(fd, ns)), times_of("f");
	TRY(utimensat(AT_FDCWD, "s", (struct timespec[]){ { 20, 0 }, { 21, 0 } }, AT_SYMLINK_NOFOLLOW)), times_of("s");
	TRY(utimensat(AT_FDCWD, "f", 0, 0));
	ns[1].tv_nsec = 1000000000;
	TRY(utimensat(AT_FDCWD, "f", ns, 0));
	us[0].tv_usec = 1000000;
	TRY(utimes("f", us));
	TRY(utimensat(AT_FDCWD, "missing", 0, 0));
	TRY(utimensat(99, "f", 0, 0));
	TRY(syscall(SYS_utime, "missing", 0));
}

CASE(working_directory) {
	char here[PATH_MAX], there[PATH_MAX];
	mkdir("d", 0755);
	IS(getcwd(here, sizeof here) != 0);
	int d = open("d", O_RDONLY), f = file("f", "");
	TRY(fchdir(d));
	IS(getcwd(there, sizeof there) && !strncmp(there, here, strlen(here)) && !strcmp(there + strlen(here), "/d"));
	TRY(chdir(".."));
	TRY(chdir("missing"));
	TRY(chdir("f"));
	TRY(fchdir(f));
	TRY(fchdir(99));
	TRY(syscall(SYS_getcwd, here, 2));
	TRY(syscall(SYS_getcwd, here, 0));
	IS(syscall(SYS_getcwd, here, sizeof here) == strlen(here) + 1);
	chdir("d"), rmdir("../d");
	IS(getcwd(here, sizeof here) == 0 && errno == ENOENT);
	TRY(chroot("/missing"));
	TRY(chroot("/"));
}

CASE(duplicates) {
	int fd = file("f", "0123456789"), a, b;
	IS((a = dup(fd)) > fd);
	TRY(dup2(fd, 50));
	TRY(dup2(fd, fd) == fd);
	TRY(dup3(fd, 51, O_CLOEXEC));
	IS(fcntl(51, F_GETFD));
	IS(fcntl(50, F_GETFD));
	TRY(dup3(fd, fd, 0));
	TRY(syscall(SYS_dup3, fd, 52, 99));
	TRY(dup(99));
	TRY(dup2(99, 50));
	TRY(dup2(99, 99));
	TRY(dup2(fd, -1));
	TRY(fcntl(fd, F_DUPFD, 60));
	TRY(fcntl(fd, F_DUPFD_CLOEXEC, 61));
	TRY(fcntl(fd, F_DUPFD, -1));
	read(a, buf, 3);
	TRY(lseek(51, 0, SEEK_CUR));
	TRY(close(50));
	TRY(close(50));
	b = 51;
	TRY(syscall(SYS_close_range, b, 61, 0));
	TRY(close(60));
	dup2(fd, 70);
	TRY(syscall(SYS_close_range, 70, 70, 4 /* CLOEXEC */));
	IS(fcntl(70, F_GETFD));
	TRY(syscall(SYS_close_range, 5, 4, 0));
}

CASE(descriptor_flags) {
	int fd = file("f", "");
	TRY(fcntl(fd, F_SETFD, FD_CLOEXEC));
	TRY(fcntl(fd, F_GETFD));
	TRY(fcntl(fd, F_SETFL, O_NONBLOCK | O_APPEND));
	IS(fcntl(fd, F_GETFL) & (O_NONBLOCK | O_APPEND | O_ACCMODE));
	TRY(fcntl(99, F_GETFD));
	TRY(fcntl(fd, 9999));
	int p[2];
	pipe2(p, O_DIRECT | O_CLOEXEC);
	IS((fcntl(p[0], F_GETFL) & O_DIRECT) != 0);
	IS(fcntl(p[1], F_GETFD));
	TRY(pipe2(p, 99));
	TRY(fcntl(p[0], F_SETPIPE_SZ, 8192));
	TRY(fcntl(p[0], F_GETPIPE_SZ));
	TRY(fcntl(fd, F_GETPIPE_SZ));
}

CASE(descriptor_owners) {
	int p[2];
	pipe(p);
	TRY(fcntl(p[0], F_SETOWN, getpid()));
	IS(fcntl(p[0], F_GETOWN) == getpid());
	struct { int type, pid; } owner = { 2, getpgrp() };
	TRY(fcntl(p[0], F_SETOWN_EX, &owner));
	owner.pid = 0;
	TRY(fcntl(p[0], F_GETOWN_EX, &owner));
	IS(owner.type == 2 && owner.pid == getpgrp());
	TRY(fcntl(p[0], F_SETSIG, SIGUSR1));
	TRY(fcntl(p[0], F_GETSIG));
	TRY(fcntl(p[0], F_SETSIG, 99));
}

static struct flock lock(int type, off_t start, off_t length)
{
	return (struct flock){ .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
}

CASE(record_locks) {
	int fd = file("f", "0123456789");
	struct flock l = lock(F_WRLCK, 2, 3);
	TRY(fcntl(fd, F_SETLK, &l));
	fflush(stdout);
	pid_t parent = getpid(), pid = fork();
	if (!pid) {
		struct flock q = lock(F_RDLCK, 0, 0);
		TRY(fcntl(fd, F_GETLK, &q));
		IS(q.l_type == F_WRLCK && q.l_start == 2 && q.l_len == 3 && q.l_pid == parent);
		q = lock(F_RDLCK, 4, 1);
		TRY(fcntl(fd, F_SETLK, &q));
		q = lock(F_WRLCK, 5, 0);
		TRY(fcntl(fd, F_SETLKW, &q));
		fflush(stdout);
		_exit(0);
	}
	status_of(pid);
	l = lock(9, 0, 0);
	TRY(fcntl(fd, F_SETLK, &l));
	l = lock(F_WRLCK, -1, 1);
	TRY(fcntl(fd, F_SETLK, &l));
	l = lock(F_WRLCK, 0, 1);
	TRY(fcntl(open("f", O_RDONLY), F_SETLK, &l));
	TRY(fcntl(99, F_SETLK, &l));
	l = lock(F_UNLCK, 0, 0);
	TRY(fcntl(fd, F_SETLKW, &l));
}

CASE(open_file_locks) {
	int a = file("f", "0123456789"), b = open("f", O_RDWR);
	struct flock l = lock(F_WRLCK, 0, 5);
	TRY(fcntl(a, F_OFD_SETLK, &l));
	TRY(fcntl(b, F_OFD_SETLK, &l));
	struct flock q = lock(F_RDLCK, 0, 0);
	TRY(fcntl(b, F_OFD_GETLK, &q));
	IS(q.l_type == F_WRLCK && q.l_pid == -1);
	l = lock(F_WRLCK, 5, 5);
	TRY(fcntl(b, F_OFD_SETLKW, &l));
	TRY(flock(a, LOCK_EX));
	TRY(flock(b, LOCK_SH | LOCK_NB));
	TRY(flock(a, LOCK_UN));
	TRY(flock(b, LOCK_SH | LOCK_NB));
	TRY(flock(b, 99));
	TRY(flock(99, LOCK_SH));
}

CASE(leases_and_hints) {
	int fd = file("f", "");
	close(fd), fd = open("f", O_RDONLY);
	TRY(fcntl(fd, F_SETLEASE, F_RDLCK));
	TRY(fcntl(fd, F_GETLEASE));
	uint64_t hint = 2;
	TRY(fcntl(fd, 1036 /* F_SET_RW_HINT */, &hint));
	hint = 9;
	TRY(fcntl(fd, 1035 /* F_GET_RW_HINT */, &hint));
	IS(hint);
	hint = 99;
	TRY(fcntl(fd, 1036, &hint));
}

CASE(sealed_memory_files) {
	int fd = memfd_create("memory", MFD_ALLOW_SEALING | MFD_CLOEXEC);
	TRY(write(fd, "0123456789", 10));
	TRY(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW));
	TRY(fcntl(fd, F_GET_SEALS));
	TRY(ftruncate(fd, 5));
	TRY(ftruncate(fd, 50));
	TRY(write(fd, "x", 1));
	TRY(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_WRITE));
	TRY(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
	TRY(fcntl(memfd_create("unsealable", 0), F_ADD_SEALS, F_SEAL_WRITE));
	TRY(memfd_create("bad", 0x8000));
	long secret = syscall(SYS_memfd_secret, 0);
	IS(secret >= 0 || errno == ENOSYS);
	TRY(syscall(SYS_memfd_secret, 99) == -1);
}

CASE(kernel_copies) {
	int in = file("in", "0123456789abcdef"), out = file("out", ""), p[2];
	off_t at = 4;
	pipe(p);
	TRY(sendfile(out, in, &at, 6));
	IS(at);
	TRY(sendfile(out, in, 0, 3));
	TRY(lseek(in, 0, SEEK_CUR));
	at = -1;
	TRY(sendfile(out, in, &at, 1));
	TRY(sendfile(99, in, 0, 1));
	TRY(sendfile(out, p[0], 0, 1));
	loff_t from = 10, to = 20;
	TRY(copy_file_range(in, &from, out, &to, 4, 0));
	IS(from * 100 + to);
	TRY(copy_file_range(in, 0, out, 0, 100, 0));
	TRY(copy_file_range(in, 0, out, 0, 1, 99));
	TRY(copy_file_range(in, 0, p[1], 0, 1, 0));
	TRY(lseek(out, 0, SEEK_END));
}

CASE(pipes_without_copies) {
	int in = file("in", "0123456789abcdef"), p[2], q[2];
	loff_t from = 3;
	pipe(p), pipe(q);
	TRY(splice(in, &from, p[1], 0, 5, 0));
	IS(from);
	TRY(tee(p[0], q[1], 3, 0));
	TRY(splice(p[0], 0, file("out", ""), &from, 100, 0));
	TRY(read(q[0], buf, 10));
	IS(memcmp(buf, "345", 3));
	struct iovec v[2] = { { "ab", 2 }, { "cde", 3 } };
	TRY(vmsplice(p[1], v, 2, 0));
	TRY(read(p[0], buf, 10));
	IS(memcmp(buf, "abcde", 5));
	TRY(splice(in, 0, in, 0, 1, 0));
	TRY(splice(p[0], &from, q[1], 0, 1, 0));
	TRY(tee(p[0], q[1], 1, SPLICE_F_NONBLOCK));
	TRY(tee(in, q[1], 1, 0));
	TRY(vmsplice(in, v, 2, 0));
}

CASE(extended_attributes) {
	int fd = file("f", "");
	symlink("f", "s");
	if (setxattr("f", "user.a", "value", 5, 0)) { TRY(setxattr("f", "user.a", "value", 5, 0)); return; }
	TRY(setxattr("f", "user.a", "v", 1, XATTR_CREATE));
	TRY(setxattr("f", "user.b", "v", 1, XATTR_REPLACE));
	TRY(lsetxattr("f", "user.b", "longer", 6, 0));
	TRY(fsetxattr(fd, "user.c", "", 0, 0));
	TRY(getxattr("s", "user.a", buf, sizeof buf));
	TRY(getxattr("f", "user.a", buf, 2));
	TRY(getxattr("f", "user.a", buf, 0));
	TRY(lgetxattr("f", "user.b", buf, sizeof buf));
	TRY(fgetxattr(fd, "user.c", buf, sizeof buf));
	TRY(getxattr("f", "user.none", buf, sizeof buf));
	TRY(getxattr("f", "bad", buf, sizeof buf));
	IS(listxattr("f", buf, sizeof buf) == flistxattr(fd, 0, 0));
	TRY(llistxattr("s", buf, sizeof buf) >= 0);
	TRY(removexattr("f", "user.a"));
	TRY(lremovexattr("f", "user.b"));
	TRY(fremovexattr(fd, "user.c"));
	TRY(fremovexattr(fd, "user.c"));
	TRY(lsetxattr("s", "user.a", "v", 1, 0));
	TRY(fgetxattr(99, "user.a", buf, 1));
	TRY(setxattr("f", "user.a", buf, 70000, 0));
}

CASE(attributes_without_support) {
	TRY(setxattr("/proc/self/status", "user.a", "v", 1, 0));
	TRY(lsetxattr("/proc/self/status", "user.a", "v", 1, 0));
	TRY(getxattr("/proc/self/status", "user.a", buf, 10));
	TRY(listxattr("missing", buf, 10));
	TRY(llistxattr("missing", buf, 10));
	TRY(flistxattr(99, buf, 10));
	TRY(removexattr("missing", "user.a"));
	TRY(lremovexattr("missing", "user.a"));
	TRY(lgetxattr("missing", "user.a", buf, 10));
}

static int by_name(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

// Names and types of a directory, read by either call, in order.
static void entries(int call, int name_at)
{
	char *names[50], room[4096];
	int n = 0, fd = open(".", O_RDONLY);
	long r;
	while ((r = syscall(call, fd, room, 120)) > 0)
		for (char *e = room; e < room + r; e += *(unsigned short *)(e + 16)) {
			int type = name_at == 19 ? e[18] : e[*(unsigned short *)(e + 16) - 1];
			asprintf(&names[n++], "%s %d", e + name_at, type);
		}
	qsort(names, n, sizeof *names, by_name);
	for (int i = 0; i < n; i++) printf("  %s\n", names[i]);
	IS(r);
	TRY(syscall(call, fd, room, 10));
	lseek(fd, 0, SEEK_SET);
	TRY(syscall(call, fd, room, 10));
	TRY(syscall(call, file("f", ""), room, 120));
	TRY(syscall(call, 99, room, 120));
}

CASE(directory_entries) {
	mkdir("d", 0755), close(file("a longer name than the others have", "")), symlink("x", "s"), mknod("p", S_IFIFO | 0600, 0);
	entries(SYS_getdents64, 19);
	unlink("f");
	entries(SYS_getdents, 18);
}

CASE(file_handles) {
	struct { unsigned bytes; int type; unsigned char handle[128]; } h = { 0 };
	int mount_id;
	close(file("f", ""));
	TRY(syscall(SYS_name_to_handle_at, AT_FDCWD, "f", &h, &mount_id, 0));
	h.bytes = 128;
	long r = syscall(SYS_name_to_handle_at, AT_FDCWD, "f", &h, &mount_id, 0);
	IS(r == 0 || errno == EOPNOTSUPP);
	int root = open(".", O_RDONLY);
	IS(syscall(SYS_open_by_handle_at, root, &h, O_RDONLY) >= 0);
	TRY(syscall(SYS_name_to_handle_at, AT_FDCWD, "missing", &h, &mount_id, 0));
	h.bytes = 0;
	TRY(syscall(SYS_open_by_handle_at, root, &h, O_RDONLY));
}

CASE(own_file) {
	char self[PATH_MAX], other[PATH_MAX], path[64];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self), m;
	IS(n > 0);
	self[n > 0 ? n : 0] = 0;
	snprintf(path, sizeof path, "/proc/%d/exe", getpid());
	m = readlink(path, other, sizeof other);
	IS(n == m && !memcmp(self, other, n));
	int proc = open("/proc/self", O_RDONLY | O_DIRECTORY);
	IS(readlinkat(proc, "exe", other, sizeof other) == n);
	IS(readlink("/proc/self/exe", other, 3));
	struct stat a, b;
	IS(!stat("/proc/self/exe", &a) && !stat(self, &b) && a.st_ino == b.st_ino);
	int fd = open("/proc/self/exe", O_RDONLY);
	IS(!fstat(fd, &b) && a.st_ino == b.st_ino);
	IS(access("/proc/self/exe", R_OK));
	IS(!strcmp(strrchr(self, '/'), "/files"));
	IS(!lstat("/proc/self/exe", &a) && S_ISLNK(a.st_mode));
}
