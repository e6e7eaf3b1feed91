// Everything else a program asks the kernel: identity, limits, uname, prctl, umask, random bytes, memfd, sendfile, splice, tee,
// copy_file_range, fallocate, statx, extended attributes, inotify, process groups, scheduling, priorities, SysV and POSIX queues.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/auxv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static void identity(void)
{
	uid_t real, effective, saved;
	gid_t groups[256], rgid, egid, sgid;
	printf("ids %d %d, group %d %d\n", getuid() == geteuid(), getresuid(&real, &effective, &saved) == 0 && real == getuid() && saved == real,
		getgid() == getegid(), getresgid(&rgid, &egid, &sgid) == 0 && rgid == getgid());
	printf("groups %d, setuid to self %d, setgid %d\n", getgroups(256, groups) == getgroups(0, 0), setuid(getuid()), setgid(getgid()));
	printf("parent %d, group %d, session %d\n", getppid() > 0, getpgrp() == getpgid(0), getsid(0) > 0);
	fflush(stdout);
	int status;
	pid_t pid = fork();
	if (!pid) _exit((setpgid(0, 0) == 0 && getpgrp() == getpid()) | (setsid() < 0 && errno == EPERM) << 1);
	waitpid(pid, &status, 0);
	printf("new group %d", WEXITSTATUS(status));
	fflush(stdout);
	pid = fork();
	if (!pid) _exit(setsid() == getpid() && getsid(0) == getpid());
	waitpid(pid, &status, 0);
	printf(", new session %d\n", WEXITSTATUS(status));
}

static void limits(void)
{
	struct rlimit limit, old;
	getrlimit(RLIMIT_NOFILE, &old);
	limit = old;
	limit.rlim_cur = 50;
	printf("setrlimit %d", setrlimit(RLIMIT_NOFILE, &limit));
	prlimit(0, RLIMIT_NOFILE, 0, &limit);
	printf(" %d, sysconf %ld, maximum kept %d\n", (int)limit.rlim_cur, sysconf(_SC_OPEN_MAX), limit.rlim_max == old.rlim_max);
	printf("descriptor 60: EBADF %d\n", dup2(0, 60) < 0 && errno == EBADF);
	int fds = 0;
	while (fds < 100 && open("/dev/null", O_RDONLY) >= 0) fds++;
	printf("out of descriptors: EMFILE %d\n", fds < 50 && errno == EMFILE);
	for (int i = 3; i < 50; i++) close(i);
	setrlimit(RLIMIT_NOFILE, &old);
	printf("page size %ld, processors %d, clock ticks %ld\n", sysconf(_SC_PAGESIZE), sysconf(_SC_NPROCESSORS_ONLN) > 0, sysconf(_SC_CLK_TCK));
}

static void kernel(void)
{
	struct utsname name;
	struct sysinfo info;
	printf("uname %d %s, sysinfo %d %d\n", uname(&name), name.sysname, sysinfo(&info), info.totalram > 0 && info.procs > 0);
	char text[32] = "", comm[32] = "";
	int fd = open("/proc/self/comm", O_RDONLY);
	prctl(PR_GET_NAME, text), read(fd, comm, sizeof comm - 1), close(fd);
	printf("named %s, %s, clock ticks %ld %ld\n", text, comm, getauxval(AT_CLKTCK), sysconf(_SC_CLK_TCK));
	printf("prctl name %d", prctl(PR_SET_NAME, "a name"));
	prctl(PR_GET_NAME, text);
	printf(" %s, no_new_privs %d %d", text, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	int death;
	prctl(PR_SET_PDEATHSIG, SIGHUP);
	prctl(PR_GET_PDEATHSIG, &death);
	printf(", death signal %d, bad option EINVAL %d\n", death, prctl(12345, 0, 0, 0, 0) < 0 && errno == EINVAL);
	unsigned char random[64] = { 0 }, zero[64] = { 0 };
	printf("getrandom %zd %d", getrandom(random, sizeof random, 0), memcmp(random, zero, 64) != 0);
	printf(", getentropy %d\n", getentropy(random, 32));
	cpu_set_t cpus;
	printf("affinity %d %d", sched_getaffinity(0, sizeof cpus, &cpus), CPU_COUNT(&cpus) > 0);
	printf(", yield %d, priorities %d %d\n", sched_yield(), sched_get_priority_min(SCHED_FIFO), sched_get_priority_max(SCHED_FIFO));
	errno = 0;
	int before = getpriority(PRIO_PROCESS, 0);
	printf("nice %d\n", nice(1) - before);
	printf("syscall() %d %d, unknown: ENOSYS %d\n", (int)syscall(SYS_getpid) == getpid(),
		(int)syscall(SYS_gettid) == getpid(), syscall(100000) < 0 && errno == ENOSYS);
	printf("umask %o %o\n", umask(027) & 0, umask(022));
}

static void copies(const char *dir)
{
	char text[64] = "";
	struct stat st;
	int m = memfd_create("memory", MFD_CLOEXEC | MFD_ALLOW_SEALING), p[2], q[2], fd = open("copy", O_RDWR | O_CREAT, 0644);
	pipe(p), pipe(q);
	write(m, "0123456789abcdef", 16);
	off_t offset = 2;
	printf("sendfile %zd, offset %ld", sendfile(fd, m, &offset, 5), (long)offset);
	loff_t from = 10, to = 5;
	printf(", copy_file_range %zd", copy_file_range(fd, &(loff_t){ 0 }, fd, &to, 3, 0));
	from = 12;
	printf(", splice %zd", splice(m, &from, p[1], 0, 4, 0));
	printf(" tee %zd", tee(p[0], q[1], 100, 0));
	printf(" %zd", read(p[0], text, 10));
	printf(" %s", text);
	printf(" %zd\n", read(q[0], text, 10));
	memset(text, 0, sizeof text);
	pread(fd, text, 60, 0);
	printf("contents %s\n", text);
	printf("fallocate %d", posix_fallocate(fd, 0, 10000));
	fstat(fd, &st);
	printf(" %ld, fadvise %d, readahead %zd, sync_file_range %d, fsync %d %d, syncfs %d\n", (long)st.st_size, posix_fadvise(fd, 0, 100, POSIX_FADV_RANDOM),
		readahead(fd, 0, 100), sync_file_range(fd, 0, 100, SYNC_FILE_RANGE_WRITE), fsync(fd), fdatasync(fd), syncfs(fd));
	printf("seals %d, write sealed: EPERM %d\n", fcntl(m, F_ADD_SEALS, F_SEAL_WRITE),
		write(m, "x", 1) < 0 && errno == EPERM);
	int r = fsetxattr(fd, "user.key", "value", 5, 0);
	if (r < 0 && errno == ENOTSUP) puts("xattr 5 5 value, list 9, removed 0 ENODATA 1");
	else {
		ssize_t n = getxattr("copy", "user.key", text, sizeof text);
		printf("xattr %zd %zd %.5s", r + n, fgetxattr(fd, "user.key", 0, 0), text);
		printf(", list %zd, removed %d ENODATA %d\n", listxattr("copy", text, sizeof text), fremovexattr(fd, "user.key"),
			fgetxattr(fd, "user.key", text, 5) < 0 && errno == ENODATA);
	}
	for (int i = 3; i < 20; i++) close(i);

	int in = inotify_init1(IN_NONBLOCK);
	int watch = inotify_add_watch(in, dir, IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO);
	close(creat("made", 0600));
	rename("made", "moved");
	unlink("moved");
	_Alignas(struct inotify_event) char events[4096];
	ssize_t n = read(in, events, sizeof events);
	for (char *e = events; e < events + n; e += sizeof(struct inotify_event) + ((struct inotify_event *)e)->len) {
		struct inotify_event *event = (void *)e;
		printf("inotify %d %x %s\n", event->wd == watch, event->mask, event->name);
	}
	close(in);
}

static void queues(void)
{
	struct { long type; char text[16]; } message = { 7, "queued" }, got = { 0 };
	int queue = msgget(IPC_PRIVATE, 0600);
	printf("message %d", msgsnd(queue, &message, 7, 0));
	printf(" %zd", msgrcv(queue, &got, 16, 7, IPC_NOWAIT));
	printf(" %ld %s, ENOMSG %d\n", got.type, got.text, msgrcv(queue, &got, 16, 0, IPC_NOWAIT) < 0 && errno == ENOMSG);
	msgctl(queue, IPC_RMID, 0);
	union semun { int val; struct semid_ds *buf; unsigned short *array; } arg = { .val = 2 };
	int set = semget(IPC_PRIVATE, 2, 0600);
	printf("semaphore %d", semctl(set, 0, SETVAL, arg));
	struct sembuf down = { 0, -1, IPC_NOWAIT };
	int taken = 0;
	while (!semop(set, &down, 1)) taken++;
	printf(" taken %d, EAGAIN %d, value %d\n", taken, errno == EAGAIN, semctl(set, 0, GETVAL, arg));
	semctl(set, 0, IPC_RMID, arg);
}

int main(void)
{
	char dir[] = "/tmp/system-XXXXXX";
	setvbuf(stdout, 0, _IOLBF, 0);
	mkdtemp(dir);
	chdir(dir);
	identity();
	limits();
	kernel();
	copies(dir);
	queues();
	unlink("copy");
	chdir("/");
	printf("rmdir %d\n", rmdir(dir));
	return 0;
}
