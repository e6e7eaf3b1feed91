// A process and what the kernel knows of it: identities, limits, options, scheduling, System V queues and semaphores, processes, signals,
// terminals, and what only the superuser may do.
#include "case.h"
#include <pthread.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/random.h>
#include <sys/sem.h>
#include <sys/swap.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <termios.h>

static char buf[4096];

CASE(identities) {
	unsigned r, e, s;
	IS(getuid() == geteuid() && getgid() == getegid());
	TRY(getresuid(&r, &e, &s));
	IS(r == getuid() && e == r && s == r);
	TRY(getresgid(&r, &e, &s));
	IS(r == getgid() && e == r && s == r);
	TRY(setuid(getuid()));
	TRY(setgid(getgid()));
	TRY(setreuid(-1, -1));
	TRY(setregid(-1, getegid()));
	TRY(setresuid(-1, -1, -1));
	TRY(setresgid(-1, -1, -1));
	TRY(syscall(SYS_setfsuid, getuid()) == getuid());
	TRY(syscall(SYS_setfsgid, getgid()) == getgid());
}

CASE(identities_change) {
	TRY(setresgid(11, 12, 13));
	TRY(setresuid(21, 22, 23));
	IS(getuid() == 21);
	IS(geteuid() == 22);
	TRY(seteuid(23));
	TRY(setuid(0));
	TRY(setgid(0));
	TRY(setreuid(5, 5));
}

CASE(groups) {
	gid_t g[3] = { 5, 6, 7 };
	int n = getgroups(0, 0);
	IS(n >= 0 && getgroups(0, 0) == n);
	TRY(setgroups(3, g));
	g[0] = 0;
	TRY(getgroups(3, g) >= 0);
	TRY(getgroups(-1, g));
	TRY(getgroups(1, g) >= 0);
}

CASE(process_groups_and_sessions) {
	IS(getpid() > 1 && getppid() > 0 && gettid() == getpid());
	IS(getpgid(0) == getpgrp() && syscall(SYS_getpgrp) == getpgrp());
	TRY(setpgid(0, 0));
	IS(getpgrp() == getpid());
	TRY(setsid());
	TRY(getpgid(99999999));
	TRY(getsid(99999999));
	TRY(setpgid(99999999, 0));
	TRY(setpgid(0, -1));
	pid_t pid = fork();
	if (!pid) _exit(setsid() == getpid() && getsid(0) == getpid());
	IS(status_of(pid));
}

CASE(limits) {
	struct rlimit l, old;
	TRY(getrlimit(RLIMIT_NOFILE, &old));
	l = (struct rlimit){ 20, old.rlim_max };
	TRY(setrlimit(RLIMIT_NOFILE, &l));
	TRY(dup2(0, 25));
	TRY(prlimit(0, RLIMIT_NOFILE, 0, &l));
	IS(l.rlim_cur);
	TRY(syscall(SYS_getrlimit, RLIMIT_NOFILE, &l));
	TRY(syscall(SYS_setrlimit, RLIMIT_NOFILE, &l));
	l = (struct rlimit){ 30, 20 };
	TRY(setrlimit(RLIMIT_NOFILE, &l));
	TRY(getrlimit(99, &l));
	TRY(prlimit(99999999, RLIMIT_NOFILE, 0, &l));
	l = (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
	TRY(setrlimit(RLIMIT_CORE, &l));
	getrlimit(RLIMIT_CORE, &l);
	IS(l.rlim_cur == RLIM_INFINITY);
}

CASE(system_information) {
	struct utsname u;
	struct sysinfo i;
	TRY(uname(&u));
	IS(!strcmp(u.sysname, "Linux") && u.release[0] && u.machine[0]);
	TRY(sysinfo(&i));
	IS(i.totalram > 0 && i.procs > 0 && i.mem_unit > 0);
	IS(sysconf(_SC_PAGESIZE) == 4096 && sysconf(_SC_NPROCESSORS_ONLN) > 0 && sysconf(_SC_CLK_TCK) == 100);
	IS(gethostname(buf, sizeof buf));
	unsigned cpu = 999, node = 999;
	TRY(syscall(SYS_getcpu, &cpu, &node, 0));
	IS(cpu < 999 && node < 999);
	TRY(syscall(SYS_syslog, 99, 0, 0));
	TRY(syscall(SYS_personality, 0xffffffff));
	TRY(syscall(SYS_membarrier, 0, 0) > 0);
	TRY(syscall(SYS_membarrier, 1 << 30, 0));
}

CASE(random_bytes) {
	TRY(getrandom(buf, 100, 0));
	TRY(getrandom(buf, 10, GRND_NONBLOCK));
	TRY(getrandom(buf, 10, 99));
	TRY(getentropy(buf, 100));
	TRY(getentropy(buf, 300));
	int same = 1;
	for (int i = 1; i < 100; i++) same &= buf[i] == buf[0];
	IS(same);
}

CASE(process_options) {
	char name[16] = "";
	int v = -1;
	TRY(prctl(PR_SET_NAME, "a name that is too long"));
	TRY(prctl(PR_GET_NAME, name));
	IS(strcmp(name, "a name that is "));
	TRY(prctl(PR_SET_PDEATHSIG, SIGHUP));
	TRY(prctl(PR_GET_PDEATHSIG, &v));
	IS(v);
	TRY(prctl(PR_SET_PDEATHSIG, 99));
	TRY(prctl(PR_SET_CHILD_SUBREAPER, 1));
	TRY(prctl(PR_GET_CHILD_SUBREAPER, &v));
	IS(v);
	TRY(prctl(PR_SET_DUMPABLE, 0));
	TRY(prctl(PR_GET_DUMPABLE));
	TRY(prctl(PR_SET_DUMPABLE, 99));
	TRY(prctl(PR_SET_KEEPCAPS, 1));
	TRY(prctl(PR_GET_KEEPCAPS));
	TRY(prctl(PR_SET_TIMERSLACK, 100000));
	TRY(prctl(PR_GET_TIMERSLACK));
	TRY(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	TRY(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	TRY(prctl(PR_SET_NO_NEW_PRIVS, 1, 1, 0, 0));
	TRY(prctl(PR_CAPBSET_READ, 0));
	TRY(prctl(PR_CAPBSET_READ, 999));
	TRY(prctl(PR_GET_SECCOMP));
	TRY(prctl(12345, 0, 0, 0, 0));
}

CASE(capabilities) {
	struct { unsigned version; int pid; } h = { 0x20080522, 0 };
	struct { unsigned effective, permitted, inheritable; } d[2] = { 0 };
	TRY(syscall(SYS_capget, &h, d));
	IS((d[0].effective != 0) == !getuid());
	TRY(syscall(SYS_capset, &h, d));
	d[1].effective = -1;
	TRY(syscall(SYS_capset, &h, d));
	h.version = 99;
	TRY(syscall(SYS_capget, &h, d));
	IS(h.version);
	TRY(syscall(SYS_capget, &h, 0));
}

CASE(scheduling) {
	struct sched_param p = { 0 };
	cpu_set_t set;
	struct timespec t;
	TRY(sched_yield());
	TRY(syscall(SYS_sched_getscheduler, 0));
	TRY(syscall(SYS_sched_getparam, 0, &p));
	TRY(syscall(SYS_sched_setparam, 0, &p));
	p.sched_priority = 99999;
	TRY(syscall(SYS_sched_setparam, 0, &p));
	p.sched_priority = 1;
	TRY(syscall(SYS_sched_setscheduler, 0, 1, &p) == 0 || errno == EPERM);
	TRY(syscall(SYS_sched_setscheduler, 0, 99, &p));
	TRY(sched_get_priority_min(1));
	TRY(sched_get_priority_max(1));
	TRY(sched_get_priority_max(99));
	TRY(sched_rr_get_interval(0, &t));
	TRY(sched_rr_get_interval(99999999, &t));
	IS(syscall(SYS_sched_getaffinity, 0, sizeof set, &set) > 0);
	TRY(sched_setaffinity(0, sizeof set, &set));
	TRY(syscall(SYS_sched_getaffinity, 0, 1, &set));
	memset(&set, 0, sizeof set);
	TRY(sched_setaffinity(0, sizeof set, &set));
	TRY(sched_setaffinity(99999999, sizeof set, &set));
}

CASE(scheduling_attributes) {
	struct { unsigned size, policy; uint64_t flags; int nice; unsigned priority; uint64_t runtime, deadline, period; } a = { sizeof a };
	IS(sizeof a);
	TRY(syscall(SYS_sched_getattr, 0, &a, sizeof a, 0));
	IS(a.policy * 100 + a.nice);
	a.nice = 5;
	TRY(syscall(SYS_sched_setattr, 0, &a, 0));
	TRY(getpriority(PRIO_PROCESS, 0));
	a.policy = 99;
	TRY(syscall(SYS_sched_setattr, 0, &a, 0));
	TRY(syscall(SYS_sched_getattr, 0, &a, 10, 0));
	TRY(syscall(SYS_sched_getattr, 99999999, &a, sizeof a, 0));
}

CASE(priorities) {
	TRY(getpriority(PRIO_PROCESS, 0));
	TRY(setpriority(PRIO_PROCESS, 0, 7));
	TRY(getpriority(PRIO_PROCESS, 0));
	TRY(syscall(SYS_getpriority, PRIO_PROCESS, 0));
	TRY(nice(1));
	TRY(setpriority(PRIO_PROCESS, 0, 0) == (getuid() ? -1 : 0));
	TRY(getpriority(99, 0));
	TRY(setpriority(PRIO_PROCESS, 99999999, 0));
	TRY(syscall(SYS_ioprio_get, 1, 0) >= 0);
	TRY(syscall(SYS_ioprio_set, 1, 0, 2 << 13 | 4));
	TRY(syscall(SYS_ioprio_get, 1, 0));
	TRY(syscall(SYS_ioprio_set, 1, 0, 9 << 13));
}

CASE(message_queues_of_system_v) {
	struct { long type; char text[32]; } m = { 5, "hello" }, g = { 0 };
	struct msqid_ds ds;
	int q = msgget(IPC_PRIVATE, 0600);
	IS(q >= 0);
	TRY(msgsnd(q, &m, 6, 0));
	m.type = 3, strcpy(m.text, "world!");
	TRY(msgsnd(q, &m, 7, IPC_NOWAIT));
	TRY(msgctl(q, IPC_STAT, &ds));
	IS(ds.msg_qnum * 100 + ds.msg_cbytes);
	TRY(msgrcv(q, &g, 32, 3, 0));
	IS(g.type);
	IS(strcmp(g.text, "world!"));
	TRY(msgrcv(q, &g, 2, 0, IPC_NOWAIT));
	TRY(msgrcv(q, &g, 2, 0, IPC_NOWAIT | MSG_NOERROR));
	TRY(msgrcv(q, &g, 32, 0, IPC_NOWAIT));
	m.type = 0;
	TRY(msgsnd(q, &m, 1, 0));
	m.type = 1;
	static char large[20000] = { 1 };
	TRY(msgsnd(q, large, 10000, 0));
	TRY(msgsnd(-1, &m, 1, 0));
	ds.msg_perm.mode = 0400;
	TRY(msgctl(q, IPC_SET, &ds));
	TRY(msgctl(q, 99, &ds));
	interrupt_by(SIGALRM, SA_RESTART), alarm_in(20);
	TRY(msgrcv(q, &g, 32, 0, 0));
	alarm_in(0);
	TRY(msgctl(q, IPC_RMID, 0));
	TRY(msgctl(q, IPC_RMID, 0));
	TRY(msgget(0x7fedcba9, 0));
}

union sem { int val; struct semid_ds *buf; unsigned short *array; struct seminfo *info; };

CASE(semaphores_of_system_v) {
	struct semid_ds ds;
	unsigned short values[3] = { 1, 2, 3 }, got[3];
	struct sembuf ops[2] = { { 0, -1, IPC_NOWAIT }, { 1, -2, IPC_NOWAIT } };
	struct timespec t = { 0, 10000000 };
	int s = semget(IPC_PRIVATE, 3, 0600);
	IS(s >= 0);
	TRY(semctl(s, 0, SETALL, (union sem){ .array = values }));
	TRY(semctl(s, 0, GETALL, (union sem){ .array = got }));
	IS(memcmp(values, got, sizeof got));
	TRY(semop(s, ops, 2));
	TRY(semop(s, ops, 2));
	TRY(semctl(s, 2, SETVAL, (union sem){ .val = 42 }));
	TRY(semctl(s, 2, GETVAL));
	TRY(semctl(s, 2, GETPID) == getpid());
	TRY(semctl(s, 2, GETNCNT));
	TRY(semctl(s, 2, GETZCNT));
	TRY(semctl(s, 9, GETVAL));
	TRY(semctl(s, 2, SETVAL, (union sem){ .val = 99999 }));
	ops[0].sem_flg = 0;
	TRY(semtimedop(s, ops, 1, &t));
	t.tv_nsec = -1;
	TRY(semtimedop(s, ops, 1, &t));
	TRY(semctl(s, 0, IPC_STAT, (union sem){ .buf = &ds }));
	IS(ds.sem_nsems);
	IS(time(0) - ds.sem_otime < 100 && time(0) - ds.sem_ctime < 100 && (ds.sem_perm.mode & 0777) == 0600);
	ds.sem_perm.mode = 0640;
	TRY(semctl(s, 0, IPC_SET, (union sem){ .buf = &ds }));
	struct seminfo info;
	IS(semctl(0, 0, IPC_INFO, (union sem){ .info = &info }) >= 0 && info.semmsl > 0);
	ops[0].sem_num = 9;
	TRY(semop(s, ops, 1));
	static struct sembuf many[600];
	TRY(semop(s, many, 600));
	TRY(semget(IPC_PRIVATE, 0, 0600));
	TRY(semctl(s, 0, IPC_RMID));
	TRY(semop(s, ops, 1));
}

// A function of the C library, or the call itself, which only a real vfork cannot return from.
#ifdef __wasm__
#define VFORK() syscall(SYS_vfork)
#else
#define VFORK() vfork()
#endif

CASE(children) {
	int status;
	struct rusage u;
	siginfo_t i;
	pid_t pid = fork();
	if (!pid) _exit(7);
	IS(wait4(pid, &status, 0, &u) == pid && WEXITSTATUS(status) == 7);
	pid = fork();
	if (!pid) pause(), _exit(0);
	TRY(wait4(pid, &status, WNOHANG, 0));
	kill(pid, SIGSTOP);
	IS(wait4(pid, &status, WUNTRACED, 0) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
	kill(pid, SIGCONT);
	TRY(waitid(P_PID, pid, &i, WCONTINUED));
	IS(i.si_code == CLD_CONTINUED && i.si_pid == pid);
	kill(pid, SIGTERM);
	TRY(waitid(P_PID, pid, &i, WEXITED | WNOWAIT));
	IS(i.si_code == CLD_KILLED && i.si_status == SIGTERM && i.si_signo == SIGCHLD && i.si_uid == getuid());
	TRY(waitid(P_ALL, 0, 0, WEXITED));
	TRY(wait4(-1, 0, 0, 0));
	TRY(waitid(P_ALL, 0, &i, WEXITED));
	TRY(waitid(99, 0, &i, WEXITED));
	TRY(waitid(P_ALL, 0, &i, 0));
	TRY(wait4(pid, 0, 99999, 0));
	pid = VFORK();
	if (!pid) _exit(9);
	IS(status_of(pid));
	pid = fork();
	if (!pid) syscall(SYS_exit, 10);
	IS(status_of(pid));
	pid = fork();
	if (!pid) syscall(SYS_exit_group, 0x1ff);
	IS(status_of(pid));
}

CASE(process_descriptors) {
	int pipe_[2];
	pipe(pipe_);
	pid_t pid = fork();
	if (!pid) pause(), _exit(0);
	int fd = syscall(SYS_pidfd_open, pid, 0);
	IS(fd > 0);
	struct pollfd p = { fd, POLLIN };
	TRY(poll(&p, 1, 0));
	IS(syscall(SYS_pidfd_getfd, fd, pipe_[0], 0) > fd || errno == EPERM);
	TRY(syscall(SYS_pidfd_send_signal, fd, SIGKILL, 0, 0));
	TRY(poll(&p, 1, 5000));
	IS(syscall(SYS_process_mrelease, fd, 0) == 0 || errno == ESRCH || errno == EINVAL);
	IS(status_of(pid));
	TRY(syscall(SYS_pidfd_send_signal, fd, 0, 0, 0));
	TRY(syscall(SYS_pidfd_open, 99999999, 0));
	TRY(syscall(SYS_pidfd_open, -1, 0));
	TRY(syscall(SYS_pidfd_getfd, 99, 0, 0));
	TRY(syscall(SYS_process_mrelease, 99, 0));
}

static volatile int got;
static void take(int s, siginfo_t *i, void *c) { got = s * 1000 + i->si_value.sival_int * 10 + (i->si_code == SI_QUEUE); }

CASE(signals_are_sent) {
	struct sigaction a = { .sa_sigaction = take, .sa_flags = SA_SIGINFO }, old;
	TRY(sigaction(SIGUSR1, &a, 0));
	TRY(sigaction(SIGUSR1, 0, &old));
	IS(old.sa_sigaction == take && old.sa_flags & SA_SIGINFO);
	siginfo_t i = { .si_signo = SIGUSR1, .si_code = SI_QUEUE };
	i.si_value.sival_int = 5, i.si_pid = getpid(), i.si_uid = getuid();
	TRY(syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &i));
	IS(got);
	TRY(syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), SIGUSR1, &i));
	got = 0;
	TRY(syscall(SYS_tgkill, getpid(), gettid(), SIGUSR1));
	IS(got);
	TRY(syscall(SYS_tkill, gettid(), SIGUSR1));
	TRY(kill(getpid(), 0));
	TRY(kill(getpid(), 99));
	TRY(kill(99999999, 0));
	TRY(syscall(SYS_tgkill, getpid(), 99999999, 0));
	TRY(syscall(SYS_tgkill, 1, gettid(), 0));
	TRY(syscall(SYS_tkill, -1, 0));
	TRY(sigaction(SIGKILL, &a, 0));
	TRY(sigaction(99, &a, 0));
}

CASE(signals_are_awaited) {
	sigset_t set, pending, old;
	siginfo_t i;
	struct timespec t = { 0, 10000000 };
	sigemptyset(&set), sigaddset(&set, SIGUSR1), sigaddset(&set, SIGUSR2);
	TRY(sigprocmask(SIG_BLOCK, &set, &old));
	TRY(sigtimedwait(&set, &i, &t));
	sigqueue(getpid(), SIGUSR2, (union sigval){ .sival_int = 66 });
	TRY(sigpending(&pending));
	IS(sigismember(&pending, SIGUSR2) && !sigismember(&pending, SIGUSR1));
	TRY(sigwaitinfo(&set, &i));
	IS(i.si_value.sival_int * 10 + (i.si_pid == getpid()));
	interrupt_by(SIGUSR1, 0);
	raise(SIGUSR1);
	TRY(sigsuspend(&old));
	TRY(sigprocmask(99, &set, 0));
	t.tv_nsec = -1;
	TRY(sigtimedwait(&set, &i, &t));
	TRY(syscall(SYS_rt_sigtimedwait, &set, 0, &t, 9));
	TRY(syscall(SYS_rt_sigpending, &set, 9));
	TRY(syscall(SYS_rt_sigsuspend, &set, 9));
	TRY(syscall(SYS_rt_sigprocmask, 0, &set, 0, 9));
	TRY(syscall(SYS_rt_sigaction, SIGUSR1, 0, 0, 9));
}

CASE(alternate_stacks) {
	static char room[16384];
	stack_t s = { .ss_sp = room, .ss_size = sizeof room }, old;
	TRY(sigaltstack(&s, 0));
	TRY(sigaltstack(0, &old));
	IS(old.ss_sp == room && old.ss_size == sizeof room && old.ss_flags == 0);
	s.ss_size = 100;
	TRY(sigaltstack(&s, 0));
	s.ss_flags = 99;
	TRY(sigaltstack(&s, 0));
	s.ss_flags = SS_DISABLE;
	TRY(sigaltstack(&s, &old));
}

CASE(programs_are_executed) {
	char *args[] = { "sh", "-c", "exit $A", 0 }, *env[] = { "A=5", 0 };
	pid_t pid = fork();
	if (!pid) execve("/bin/sh", args, env), _exit(99);
	IS(status_of(pid));
	pid = fork();
	if (!pid) syscall(SYS_execveat, open("/bin", O_RDONLY), "sh", args, env, 0), _exit(99);
	IS(status_of(pid));
	pid = fork();
	if (!pid) syscall(SYS_execveat, open("/bin/sh", O_RDONLY), "", args, env, 0x1000), _exit(99);
	IS(status_of(pid));
	close(file("script", "#!/bin/sh\nexit 6\n")), chmod("script", 0755);
	pid = fork();
	if (!pid) execve("./script", args, env), _exit(99);
	IS(status_of(pid));
	close(file("plain", "not a program")), chmod("plain", 0755);
	TRY(execve("./plain", args, env));
	chmod("script", 0644);
	TRY(execve("./script", args, env));
	TRY(execve("missing", args, env));
	TRY(execve("/bin/sh/x", args, env));
	TRY(execve(".", args, env));
	TRY(syscall(SYS_execveat, 99, "sh", args, env, 0));
}

CASE(threads_of_the_kernel) {
	int word = 0;
	IS(syscall(SYS_set_tid_address, &word) == gettid());
	IS(syscall(SYS_gettid) == getpid());
	TRY(syscall(SYS_exit_group, 3));
}

CASE(pseudo_terminals) {
	int m = posix_openpt(O_RDWR | O_NOCTTY), number = -1, v = 0;
	IS(m >= 0);
	IS(grantpt(m) + unlockpt(m));
	TRY(ioctl(m, TIOCGPTN, &number));
	IS(number >= 0 && isatty(m));
	char *name = ptsname(m);
	int s = open(name, O_RDWR | O_NOCTTY);
	IS(s > m);
	struct winsize w = { 24, 80, 0, 0 }, x = { 0 };
	TRY(ioctl(m, TIOCSWINSZ, &w));
	TRY(ioctl(s, TIOCGWINSZ, &x));
	IS(x.ws_row * 100 + x.ws_col);
	struct termios t;
	TRY(tcgetattr(s, &t));
	t.c_lflag &= ~(ICANON | ECHO), t.c_cc[VMIN] = 1, t.c_oflag &= ~OPOST;
	TRY(tcsetattr(s, TCSANOW, &t));
	IS(cfgetospeed(&t) == B38400);
	TRY(write(m, "abc", 3));
	struct pollfd ready = { s, POLLIN };
	TRY(poll(&ready, 1, 5000));
	TRY(ioctl(s, FIONREAD, &v));
	IS(v);
	TRY(read(s, buf, 10));
	TRY(write(s, "x\n", 2));
	TRY(read(m, buf, 10));
	TRY(tcflush(s, TCIFLUSH));
	TRY(tcflush(s, 99));
	TRY(tcdrain(s));
	TRY(tcsendbreak(s, 0));
	TRY(ioctl(s, TIOCEXCL));
	TRY(ioctl(s, TIOCNXCL));
	TRY(ioctl(s, 0x5499, 0));
	TRY(tcgetattr(0x63, &t));
	TRY(tcgetattr(file("f", ""), &t));
	pid_t pid = fork();
	if (!pid) {
		setsid();
		int r = ioctl(s, TIOCSCTTY, 0), session = -1, group = -1;
		r |= ioctl(s, TIOCGSID, &session) | ioctl(s, TIOCGPGRP, &group) | tcsetpgrp(s, getpid());
		_exit(r == 0 && session == getpid() && group == getpid() && open("/dev/tty", O_RDWR) >= 0);
	}
	IS(status_of(pid));
	int peer = ioctl(m, 0x5441 /* TIOCGPTPEER */, O_RDWR | O_NOCTTY);
	IS(peer > 0);
	close(s), close(peer);
	TRY(read(m, buf, 1));
}

CASE(ioctls_of_files) {
	int fd = file("f", "0123456789"), v = 0, on = 1;
	TRY(ioctl(fd, FIONREAD, &v));
	IS(v);
	TRY(ioctl(fd, FIONBIO, &on));
	IS((fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
	TRY(ioctl(fd, FIOCLEX));
	TRY(fcntl(fd, F_GETFD));
	TRY(ioctl(fd, FIONCLEX));
	TRY(fcntl(fd, F_GETFD));
	TRY(ioctl(fd, TCGETS, buf));
	TRY(ioctl(99, FIONREAD, &v));
	IS(ioctl(fd, 0x80086601 /* FS_IOC_GETFLAGS */, &v) == 0 || errno == ENOTTY || errno == EOPNOTSUPP);
	IS(ioctl(fd, 0x40049409 /* FICLONE */, fd) == -1);
}

CASE(devices) {
	int zero = open("/dev/zero", O_RDWR), null = open("/dev/null", O_RDWR), full = open("/dev/full", O_RDWR);
	memset(buf, 1, 10);
	TRY(read(zero, buf, 10));
	IS(buf[0] + buf[9]);
	TRY(read(null, buf, 10));
	TRY(write(null, buf, 10));
	TRY(write(full, buf, 10));
	IS(open("/dev/urandom", O_RDONLY) > full);
}

// As in every kernel, only with errors that both have: what an unprivileged process may not do, or what is wrong in itself.
CASE(administration_is_refused) {
	TRY(syscall(SYS_reboot, 1, 2, 3));
	TRY(swapon("missing", 0));
	TRY(swapoff("missing"));
	TRY(mount("missing", "missing", "missing", 0, 0));
	TRY(syscall(SYS_umount2, "missing", 0));
	TRY(syscall(SYS_pivot_root, "missing", "missing"));
	TRY(syscall(SYS_acct, "missing"));
	TRY(sethostname(buf, 100));
	TRY(syscall(SYS_setdomainname, buf, 100));
	TRY(syscall(SYS_quotactl, 0x99999999, "missing", 0, buf));
	TRY(syscall(SYS_quotactl_fd, 99, 0, 0, buf));
	TRY(unshare(0x80000000));
	TRY(setns(99, 0));
	TRY(setns(0, 0x80000000));
	TRY(syscall(SYS_open_tree, AT_FDCWD, "missing", 0));
	TRY(syscall(SYS_move_mount, AT_FDCWD, "missing", AT_FDCWD, "missing", 0));
	TRY(syscall(SYS_fsopen, "missing", 0));
	TRY(syscall(SYS_fsconfig, 99, 0, "key", "value", 0));
	TRY(syscall(SYS_fsmount, 99, 0, 0));
	TRY(syscall(SYS_fspick, AT_FDCWD, "missing", 0));
	TRY(syscall(SYS_mount_setattr, AT_FDCWD, "missing", 0, buf, 32));
}

CASE(administration_as_it_is_allowed) {
	// In name spaces of their own, where the kernel lets this user have them.
	if (unshare(CLONE_NEWNS | CLONE_NEWUTS)) { TRY(unshare(CLONE_NEWNS)); return; }
	TRY(sethostname("case", 4));
	gethostname(buf, sizeof buf);
	IS(strcmp(buf, "case"));
	TRY(syscall(SYS_setdomainname, "case", 4));
	TRY(mount(0, "/", 0, MS_REC | MS_PRIVATE, 0));
	mkdir("m", 0700);
	TRY(mount("none", "m", "tmpfs", 0, "size=64k"));
	close(file("m/f", "x"));
	TRY(syscall(SYS_umount2, "m", 0));
	TRY(access("m/f", F_OK));
	int fs = syscall(SYS_fsopen, "tmpfs", 1);
	IS(fs >= 0);
	TRY(syscall(SYS_fsconfig, fs, 1, "size", "64k", 0));
	TRY(syscall(SYS_fsconfig, fs, 6, 0, 0, 0));
	int m = syscall(SYS_fsmount, fs, 1, 0);
	IS(m >= 0);
	TRY(syscall(SYS_move_mount, m, "", AT_FDCWD, "m", 4));
	IS(syscall(SYS_open_tree, AT_FDCWD, "m", 1) >= 0);
	IS(syscall(SYS_fspick, AT_FDCWD, "m", 1) >= 0);
	uint64_t attributes[4] = { 1, 0, 0, 0 };
	TRY(syscall(SYS_mount_setattr, AT_FDCWD, "m", 0, attributes, 32));
	TRY(open("m/new", O_CREAT | O_WRONLY, 0600));
	TRY(syscall(SYS_umount2, "m", 2));
	int own = open("/proc/self/ns/uts", O_RDONLY);
	TRY(setns(own, 0));
	TRY(syscall(SYS_chroot, "m"));
	TRY(access("/proc", F_OK));
}

CASE(landlock) {
	uint64_t handled = 1 << 1; // writing files
	int version = syscall(SYS_landlock_create_ruleset, 0, 0, 1);
	if (version < 1) { TRY(syscall(SYS_landlock_create_ruleset, 0, 0, 1)); TRY(syscall(SYS_landlock_add_rule, 99, 1, &handled, 0)); TRY(syscall(SYS_landlock_restrict_self, 99, 0)); return; }
	int r = syscall(SYS_landlock_create_ruleset, &handled, 8, 0);
	IS(r >= 0);
	mkdir("d", 0700), close(file("f", "")), close(file("d/f", ""));
	struct __attribute__((packed)) { uint64_t allowed; int fd; } beneath = { handled, open("d", O_PATH) };
	TRY(syscall(SYS_landlock_add_rule, r, 1, &beneath, 0));
	TRY(syscall(SYS_landlock_add_rule, r, 99, &beneath, 0));
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	TRY(syscall(SYS_landlock_restrict_self, r, 0));
	IS(open("d/f", O_WRONLY) >= 0);
	TRY(open("f", O_WRONLY));
	TRY(syscall(SYS_landlock_create_ruleset, &handled, 3, 0));
	TRY(syscall(SYS_landlock_restrict_self, 99, 0));
}

CASE(hang_up) {
	signal(SIGHUP, SIG_IGN);
	pid_t pid = fork();
	if (!pid) {
		// Without a terminal there is nothing to hang up.
		setsid();
		long r = syscall(SYS_vhangup);
		_exit(r == 0 || errno == EPERM);
	}
	IS(status_of(pid));
}

static pthread_mutex_t *robust(void)
{
	pthread_mutexattr_t attr;
	pthread_mutexattr_init(&attr);
	if (pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED) || pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST)) abort();
	pthread_mutex_t *m = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i < 3; i++) pthread_mutex_init(&m[i], &attr);
	return m;
}

static void *takes(void *m) { pthread_mutex_lock(m); return 0; }
static void *waits(void *m) { return (void *)(intptr_t)pthread_mutex_lock(m); }

CASE(locks_whose_owner_has_died) {
	pthread_mutex_t *m = robust();
	TRY(syscall(SYS_set_robust_list, m, 5));
	TRY(syscall(SYS_get_robust_list, -5, m, m));
	pid_t pid = fork();
	if (!pid) pthread_mutex_lock(m), pthread_mutex_lock(m + 1), pthread_mutex_unlock(m + 1), pthread_mutex_lock(m + 2), _exit(0);
	status_of(pid);
	IS(pthread_mutex_lock(m) == EOWNERDEAD);
	IS(pthread_mutex_consistent(m));
	IS(pthread_mutex_unlock(m));
	IS(pthread_mutex_lock(m));
	IS(pthread_mutex_unlock(m));
	IS(pthread_mutex_lock(m + 1));
	IS(pthread_mutex_unlock(m + 1));
	IS(pthread_mutex_lock(m + 2) == EOWNERDEAD);
	IS(pthread_mutex_unlock(m + 2));
	IS(pthread_mutex_lock(m + 2) == ENOTRECOVERABLE);
}

CASE(locks_whose_owner_is_killed) {
	pthread_mutex_t *m = robust();
	int ready[2];
	char c;
	pipe(ready);
	pid_t pid = fork();
	if (!pid) { pthread_mutex_lock(m); write(ready[1], "", 1); pause(); }
	read(ready[0], &c, 1);
	pthread_t thread;
	pthread_create(&thread, 0, waits, m);
	usleep(50000);
	kill(pid, SIGKILL), status_of(pid);
	void *result;
	pthread_join(thread, &result);
	IS((intptr_t)result == EOWNERDEAD);
}

CASE(locks_whose_thread_has_ended) {
	pthread_mutex_t *m = robust();
	pthread_t thread;
	pthread_create(&thread, 0, takes, m), pthread_join(thread, 0);
	IS(pthread_mutex_lock(m) == EOWNERDEAD);
	pid_t pid = fork();
	if (!pid) _exit(pthread_mutex_trylock(m) == EBUSY);
	IS(status_of(pid));
	IS(pthread_mutex_consistent(m));
	IS(pthread_mutex_unlock(m));
	pid = fork();
	if (!pid) pthread_create(&thread, 0, takes, m), pthread_join(thread, 0), takes(m + 1), exit(0);
	status_of(pid);
	IS(pthread_mutex_lock(m) == EOWNERDEAD);
	IS(pthread_mutex_lock(m + 1) == EOWNERDEAD);
}

// A list of one lock, which lies in a page of its own.
struct lock { void *next; int futex; };
struct list { struct lock *first; long offset; struct lock *pending; };
static struct lock *locked;
static volatile int owner;

static void *ends_with_a_lock(void *prot)
{
	static struct list list;
	owner = gettid();
	list = (struct list){ locked, offsetof(struct lock, futex), 0 };
	*locked = (struct lock){ &list, owner };
	syscall(SYS_set_robust_list, &list, sizeof list);
	if (prot) mprotect(locked, PAGE, (intptr_t)prot - 1);
	syscall(SYS_exit, 0);
	return 0;
}

CASE(locks_that_cannot_be_written) {
	locked = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (intptr_t prot = 0; prot < 3; prot++) {
		pthread_t thread;
		owner = 0;
		pthread_create(&thread, 0, ends_with_a_lock, (void *)prot);
		while (!owner || !syscall(SYS_tgkill, getpid(), owner, 0)) usleep(1000);
		mprotect(locked, PAGE, PROT_READ | PROT_WRITE);
		IS(locked->futex == (prot ? owner : 0x40000000));
	}
	pthread_mutex_t *m = robust();
	pid_t pid = fork();
	if (!pid) pthread_mutex_lock(m + 2), mprotect(m, PAGE, PROT_READ), _exit(3);
	IS(status_of(pid));
}

// The strings of a file of /proc.
static void show(const char *path)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = read(fd, buf, sizeof buf - 1);
	buf[n > 0 ? n : 0] = 0;
	for (ssize_t i = 0; i < n; i += strlen(buf + i) + 1) printf("  %s has %s\n", path, buf + i);
	close(fd);
}

CASE(seen_by_others) {
	char path[64];
	show("/proc/self/cmdline");
	snprintf(path, sizeof path, "/proc/%d/cmdline", getpid());
	pid_t pid = fork();
	if (!pid) {
		int fd = open(path, O_RDONLY);
		IS(read(fd, buf, sizeof buf) > 0 && !strcmp(buf, "./processes"));
		fflush(stdout);
		_exit(0);
	}
	status_of(pid);
	prctl(PR_SET_NAME, "another name");
	show("/proc/self/comm");
	int fd = open("/proc/self/environ", O_RDONLY), found = 0;
	ssize_t n = read(fd, buf, sizeof buf);
	for (ssize_t i = 0; i < n; i += strlen(buf + i) + 1) found |= !strncmp(buf + i, "PATH=", 5) && !strcmp(buf + i + 5, getenv("PATH"));
	IS(found);
	setenv("SEEN", "later", 1);
	lseek(fd, 0, SEEK_SET);
	IS(read(fd, buf, sizeof buf) == n);
}
