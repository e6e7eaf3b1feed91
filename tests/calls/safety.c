// What would let a guest out of its memory is refused. There is nothing to compare with: natively most of it is allowed, so the native
// program only prints what is expected.
#include "case.h"
#include <sys/ioctl.h>
#include <sys/mount.h>

#ifdef __wasm__
#define REFUSED(error, ...) ({ errno = 0; int r_ = (int)(long)(__VA_ARGS__); \
	printf("  %s: %s\n", #__VA_ARGS__, r_ != -1 ? "allowed" : errno == (error) ? "refused" : errno_name(errno)); })
#else
#define REFUSED(error, ...) printf("  %s: refused\n", #__VA_ARGS__)
#endif

static char path[128];

static char *own(const char *format)
{
	 snprintf(path, sizeof path, format, getpid(), gettid());
	return path;
}

CASE(memory_of_the_process_by_name) {
	REFUSED(EACCES, open("/proc/self/mem", O_RDWR));
	REFUSED(EACCES, open("/proc/self/mem", O_RDONLY));
	REFUSED(EACCES, open("/proc/self/mem", O_PATH));
	REFUSED(EACCES, open("/proc/thread-self/mem", O_RDWR));
	REFUSED(EACCES, open(own("/proc/%d/mem"), O_RDWR));
	REFUSED(EACCES, open(own("/proc/%d/task/%d/mem"), O_RDWR));
	REFUSED(EACCES, open("/proc//self/./task/../mem", O_RDWR));
	REFUSED(EACCES, open("/dev/../proc/self/mem", O_RDWR));
	REFUSED(EACCES, syscall(SYS_creat, "/proc/self/mem", 0600));
}

CASE(memory_of_the_process_by_directory) {
	int proc = open("/proc", O_RDONLY), self = open("/proc/self", O_RDONLY | O_DIRECTORY), task = open("/proc/self/task", O_RDONLY);
	REFUSED(EACCES, openat(proc, "self/mem", O_RDWR));
	REFUSED(EACCES, openat(self, "mem", O_RDWR));
	REFUSED(EACCES, openat(task, own("%d/mem"), O_RDWR));
	REFUSED(EACCES, openat(self, "../self/mem", O_RDWR));
	fchdir(self);
	REFUSED(EACCES, open("mem", O_RDWR));
	REFUSED(EACCES, open("./mem", O_RDWR | O_NOFOLLOW));
}

CASE(memory_of_the_process_by_links) {
	symlink("/proc/self/mem", "direct"), symlink("/proc/self", "dir"), symlink("direct", "twice");
	REFUSED(EACCES, open("direct", O_RDWR));
	REFUSED(EACCES, open("twice", O_RDWR));
	REFUSED(EACCES, open("dir/mem", O_RDWR));
	REFUSED(EACCES, open("/proc/self/root/proc/self/mem", O_RDWR));
	REFUSED(EACCES, open("/proc/self/task/../cwd/dir/mem", O_RDWR));
	int proc = open("/proc/self", O_PATH);
	snprintf(path, sizeof path, "/proc/self/fd/%d/mem", proc);
	REFUSED(EACCES, open(path, O_RDWR));
	snprintf(path, sizeof path, "/dev/fd/%d/mem", proc);
	REFUSED(EACCES, open(path, O_RDWR));
}

CASE(memory_of_the_process_by_newer_calls) {
	uint64_t how[3] = { O_RDWR, 0, 0 };
	int proc = open("/proc/self", O_PATH);
	REFUSED(EACCES, syscall(SYS_openat2, AT_FDCWD, "/proc/self/mem", how, 24));
	REFUSED(EACCES, syscall(SYS_openat2, proc, "mem", how, 24));
	how[2] = 0x10; // RESOLVE_IN_ROOT
	REFUSED(EACCES, syscall(SYS_openat2, proc, "/mem", how, 24));
	REFUSED(EACCES, syscall(SYS_open_tree, AT_FDCWD, "/proc/self/mem", 0));
	struct { unsigned bytes; int type; char handle[128]; } handle = { 128 };
	int mount;
	// File systems without handles say so.
#ifdef __wasm__
	long r = syscall(SYS_name_to_handle_at, AT_FDCWD, "/proc/self/mem", &handle, &mount, 0);
	if (r == 0 && (r = syscall(SYS_open_by_handle_at, proc, &handle, O_RDWR)) != -1) puts("  a handle opened it");
#endif
}

CASE(memory_of_children_and_threads) {
	pid_t pid = fork();
	if (!pid) pause(), _exit(0);
	snprintf(path, sizeof path, "/proc/%d/mem", pid);
	REFUSED(EACCES, open(path, O_RDWR));
	snprintf(path, sizeof path, "/proc/%d/mem", getppid());
#ifdef __wasm__
	// It may belong to another user.
	if (open(path, O_RDWR) >= 0) puts("  the parent's was opened");
#endif
	kill(pid, SIGKILL), status_of(pid);
}

CASE(memory_of_the_process_after_mounting) {
#ifdef __wasm__
	if (unshare(CLONE_NEWNS)) return;
	close(file("f", ""));
	mkdir("p", 0700);
	if (mount("/proc/self/mem", "f", 0, MS_BIND, 0) == 0 && open("f", O_RDWR) >= 0) puts("  bound to f, it was opened");
	if (mount("proc", "p", "proc", 0, 0) == 0 && open("p/self/mem", O_RDWR) >= 0) puts("  in another /proc, it was opened");
#endif
}

CASE(files_like_it_are_not_refused) {
	IS(open("/proc/self/maps", O_RDONLY) >= 0);
	IS(open("/proc/self/status", O_RDONLY) >= 0);
	IS(open("/proc/self/environ", O_RDONLY) >= 0);
	IS(open("/proc/self/comm", O_RDWR) >= 0);
	IS(open("/proc/self/oom_score_adj", O_RDWR) >= 0);
	IS(open("/proc/sys/kernel/ostype", O_RDONLY) >= 0);
	close(file("mem", "")), chmod("mem", 0600);
	IS(open("mem", O_RDWR) >= 0);
}

CASE(other_ways_into_memory) {
	struct iovec v = { path, 8 };
	REFUSED(EPERM, syscall(SYS_process_vm_readv, getpid(), &v, 1, &v, 1, 0));
	REFUSED(EPERM, syscall(SYS_process_vm_writev, getpid(), &v, 1, &v, 1, 0));
	REFUSED(EPERM, syscall(SYS_ptrace, 0, 0, 0, 0));
	REFUSED(EPERM, syscall(SYS_ptrace, 16, getpid(), 0, 0));
	REFUSED(EPERM, syscall(SYS_userfaultfd, 0));
	REFUSED(EPERM, syscall(440 /* process_madvise */, 0, &v, 1, 4, 0));
	REFUSED(EPERM, syscall(425 /* io_uring_setup */, 8, path));
	REFUSED(EPERM, syscall(426, 0, 0, 0, 0, 0, 0));
	REFUSED(EPERM, syscall(427, 0, 0, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_io_setup, 1, path));
	REFUSED(EPERM, syscall(SYS_bpf, 0, path, 64));
	REFUSED(EPERM, syscall(SYS_perf_event_open, path, 0, -1, -1, 0l));
	REFUSED(ENOSYS, syscall(SYS_move_pages, 0, 0l, 0, 0, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_mbind, 0, 0l, 0, 0, 0l, 0));
	REFUSED(ENOSYS, syscall(SYS_migrate_pages, 0, 0l, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_set_mempolicy, 0, 0, 0l));
	REFUSED(ENOSYS, syscall(SYS_get_mempolicy, 0, 0, 0l, 0, 0l));
	REFUSED(ENOSYS, syscall(450 /* set_mempolicy_home_node */, 0l, 0l, 0l, 0l));
	REFUSED(ENOSYS, syscall(SYS_remap_file_pages, 0, 0, 0, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_io_destroy, 0l));
	REFUSED(ENOSYS, syscall(SYS_io_getevents, 0l, 0l, 0l, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_io_submit, 0l, 0l, 0));
	REFUSED(ENOSYS, syscall(SYS_io_cancel, 0l, 0, 0));
	REFUSED(ENOSYS, syscall(333 /* io_pgetevents */, 0l, 0l, 0l, 0, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_add_key, "user", "x", 0, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_request_key, "user", "x", 0, 0));
	REFUSED(ENOSYS, syscall(SYS_keyctl, 0, 0l, 0l, 0l, 0l));
}

CASE(the_engine_keeps_its_threads_and_registers) {
	REFUSED(EPERM, syscall(SYS_rt_sigreturn, 0l));
	REFUSED(ENOSYS, syscall(SYS_clone, 0x100l, 0, 0, 0, 0));
	REFUSED(ENOSYS, syscall(435 /* clone3 */, path, 64));
	REFUSED(ENOSYS, syscall(SYS_arch_prctl, 0x1002, 0l));
	REFUSED(ENOSYS, syscall(SYS_set_thread_area, path));
	REFUSED(ENOSYS, syscall(SYS_modify_ldt, 0, path, 8l));
	REFUSED(ENOSYS, syscall(334 /* rseq */, path, 32, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_pkey_alloc, 0, 0));
	REFUSED(ENOSYS, syscall(SYS_pkey_free, 0));
	REFUSED(ENOSYS, syscall(SYS_pkey_mprotect, 0, 0, 0, 0));
	REFUSED(EINVAL, syscall(SYS_seccomp, 0, 0, 0));
	REFUSED(EINVAL, prctl(PR_SET_SECCOMP, 1, 0, 0, 0));
	REFUSED(EINVAL, prctl(PR_SET_MM, 1, 0, 0, 0));
	REFUSED(EINVAL, prctl(40 /* PR_GET_TID_ADDRESS */, path, 0, 0, 0));
	REFUSED(EINVAL, prctl(26 /* PR_SET_TSC */, 2, 0, 0, 0));
	REFUSED(EINVAL, prctl(59 /* PR_SET_SYSCALL_USER_DISPATCH */, 1, 0, 0, 0));
	REFUSED(EINVAL, prctl(0x53564d41 /* PR_SET_VMA */, 0, 0, 0, 0));
	REFUSED(EPERM, syscall(SYS_iopl, 3));
	REFUSED(EPERM, syscall(SYS_ioperm, 0l, 1l, 1));
}

CASE(kernel_modules_and_other_kernels) {
	REFUSED(EPERM, syscall(SYS_init_module, path, 0l, path));
	REFUSED(EPERM, syscall(313 /* finit_module */, 0, path, 0));
	REFUSED(EPERM, syscall(SYS_delete_module, "x", 0));
	REFUSED(EPERM, syscall(SYS_kexec_load, 0l, 0l, 0, 0l));
	REFUSED(EPERM, syscall(320 /* kexec_file_load */, 0, 0, 0l, 0, 0l));
}

CASE(requests_that_hold_addresses) {
	int s = socket(AF_INET, SOCK_DGRAM, 0), tty = open("/dev/ptmx", O_RDWR);
	static char room[256];
	REFUSED(ENOTTY, ioctl(s, 0x8946 /* SIOCETHTOOL */, room));
	REFUSED(ENOTTY, ioctl(s, 0x890b /* SIOCADDRT */, room));
	REFUSED(ENOTTY, ioctl(s, 0x89f0 /* SIOCDEVPRIVATE */, room));
	REFUSED(ENOTTY, ioctl(s, 0x89b0 /* SIOCSHWTSTAMP */, room));
	REFUSED(ENOTTY, ioctl(s, 0x8b01 /* SIOCGIWNAME */, room));
	REFUSED(ENOTTY, ioctl(tty, 0x541e /* TIOCGSERIAL */, room));
	REFUSED(ENOTTY, ioctl(tty, 0x2285 /* SG_IO */, room));
	REFUSED(ENOTTY, ioctl(tty, 0x0707 /* I2C_RDWR */, room));
	REFUSED(ENOTTY, ioctl(tty, 0xaa00 /* USERFAULTFD_IOC_NEW */, 0));
	REFUSED(ENOTTY, ioctl(tty, (int)0xc020aa00 /* UFFDIO_REGISTER */, room));
	REFUSED(ENOTTY, ioctl(tty, (int)0xae01 /* KVM_CREATE_VM */, 0));
	REFUSED(ENOTTY, ioctl(tty, (int)0xc0287a99 /* nobody's */, room));
	REFUSED(ENOPROTOOPT, setsockopt(s, 0, 64 /* IPT_SO_SET_REPLACE */, room, 100));
	REFUSED(ENOPROTOOPT, getsockopt(s, 0, 129 /* EBT_SO_GET_ENTRIES */, room, &(socklen_t){ 100 }));
	REFUSED(ENOPROTOOPT, getsockopt(s, 6, 35 /* TCP_ZEROCOPY_RECEIVE */, room, &(socklen_t){ 64 }));
	REFUSED(ENOPROTOOPT, setsockopt(s, 283 /* SOL_XDP */, 4 /* XDP_UMEM_REG */, room, 32));
	REFUSED(EAFNOSUPPORT, socket(21 /* AF_RDS */, SOCK_SEQPACKET, 0));
	REFUSED(EINVAL, fcntl(s, 9999, room));
	REFUSED(EINVAL, prctl(9999, room, 0, 0, 0));
}

CASE(nothing_outside_is_unmapped) {
	char *page = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	*page = 1;
	REFUSED(EINVAL, munmap((char *)0xfffff000, PAGE));
	REFUSED(EINVAL, munmap((char *)0x90000000, PAGE));
	REFUSED(EINVAL, munmap(page, -PAGE));
	REFUSED(EINVAL, munmap(0, PAGE));
	REFUSED(ENOMEM, mprotect((char *)0x90000000, PAGE, PROT_NONE));
	REFUSED(ENOMEM, mprotect(0, PAGE, PROT_NONE));
	REFUSED(ENOMEM, mprotect(page, 0xffffe000, PROT_NONE));
	REFUSED(ENOMEM, mmap((char *)0x90000000, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
	REFUSED(EPERM, syscall(SYS_mmap, 0, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
	REFUSED(EINVAL, mremap(page, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, (char *)0x90000000));
	REFUSED(ENOMEM, mremap(page, PAGE, 0xfffff000, MREMAP_MAYMOVE));
	REFUSED(EFAULT, mremap((char *)0x90000000, PAGE, PAGE, MREMAP_MAYMOVE));
	REFUSED(ENOMEM, madvise((char *)0x90000000, PAGE, MADV_DONTNEED));
	REFUSED(ENOMEM, msync((char *)0x90000000, PAGE, MS_SYNC));
	REFUSED(ENOMEM, mlock((char *)0x90000000, PAGE));
	REFUSED(EINVAL, syscall(SYS_shmdt, 0x90000000));
	IS(*page);
}

CASE(the_reservation_stays_whole) {
	// After all of this no mapping of the host's can lie between ours: the maps of the process show the reservation without holes.
#ifdef __wasm__
	char *a = mmap(0, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), line[400];
	int fd = file("f", "text"), holes = 0;
	munmap(a + PAGE, 5 * PAGE);
	mmap(a + 2 * PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0);
	mremap(a + 2 * PAGE, PAGE, 3 * PAGE, MREMAP_MAYMOVE);
	mremap(a + 10 * PAGE, 5 * PAGE, 9 * PAGE, MREMAP_MAYMOVE);
	mremap(mmap(0, PAGE, PROT_READ, MAP_SHARED, fd, 0), PAGE, 4 * PAGE, MREMAP_MAYMOVE);
	madvise(a + 30 * PAGE, PAGE, MADV_DONTFORK);
	pid_t pid = fork();
	if (pid) _exit(status_of(pid));
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned long long last_end = 0, start, end, begin_of_run = 0, longest = 0;
	while (fgets(line, sizeof line, maps)) {
		sscanf(line, "%llx-%llx", &start, &end);
		if (start != last_end) begin_of_run = start;
		if (end - begin_of_run > longest) longest = end - begin_of_run;
		last_end = end;
	}
	// Eight GiB in one piece.
	if (longest < 8ull << 30) puts("  there is a hole"), _exit(1);
#endif
}

CASE(execution_is_never_allowed) {
	char *a = mmap(0, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	syscall(SYS_personality, 0x0400000l /* READ_IMPLIES_EXEC */);
	char *b = mmap(0, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(a, PAGE, PROT_READ | PROT_EXEC);
#ifdef __wasm__
	char line[400];
	int both = 0;
	FILE *maps = fopen("/proc/self/maps", "r");
	while (fgets(line, sizeof line, maps)) both += strstr(line, " rwxp") || strstr(line, " rwxs");
	IS(both);
#else
	puts("  both: 0");
#endif
}
