// Waiting for descriptors: poll, select, epoll and their relatives; event, signal, inotify descriptors; message queues; futexes.
#include "case.h"
#include <mqueue.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/signalfd.h>

static char buf[4096];
static int p[2];

static long long now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1000ll + t.tv_nsec / 1000000; }

CASE(poll_events) {
	pipe(p);
	struct pollfd f[3] = { { p[0], POLLIN }, { p[1], POLLOUT }, { 99, POLLIN } };
	TRY(poll(f, 3, 0));
	IS(f[0].revents * 10000 + f[1].revents * 100 + f[2].revents);
	write(p[1], "x", 1), close(p[1]);
	f[1].fd = -1, f[2].fd = -1;
	TRY(poll(f, 3, -1));
	IS(f[0].revents);
	read(p[0], buf, 1);
	TRY(poll(f, 1, 0));
	IS(f[0].revents);
	TRY(poll(f, 1 << 30, 0));
	TRY(poll(0, 0, 0));
	long long start = now();
	TRY(poll(0, 0, 20));
	IS(now() - start >= 20);
}

CASE(poll_is_interrupted) {
	interrupt_by(SIGALRM, SA_RESTART);
	alarm_in(20);
	TRY(poll(0, 0, -1));
	TRY(poll(0, 0, 10000));
	TRY(select(0, 0, 0, 0, 0));
	TRY(ppoll(0, 0, 0, 0));
	struct epoll_event e;
	TRY(epoll_wait(epoll_create1(0), &e, 1, -1));
}

CASE(ppoll_with_masks) {
	sigset_t set, open;
	struct timespec limit = { 0, 20000000 };
	pipe(p);
	struct pollfd f = { p[0], POLLIN };
	interrupt_by(SIGUSR1, 0);
	sigemptyset(&set), sigemptyset(&open), sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, 0);
	raise(SIGUSR1);
	TRY(ppoll(&f, 1, &limit, &set));
	TRY(ppoll(&f, 1, 0, &open));
	sigset_t after;
	sigprocmask(0, 0, &after);
	IS(sigismember(&after, SIGUSR1));
	limit.tv_nsec = -1;
	TRY(ppoll(&f, 1, &limit, 0));
	TRY(syscall(SYS_ppoll, &f, 1, 0, &open, 99));
}

CASE(select_sets) {
	fd_set r, w, e;
	struct timeval limit = { 5, 0 };
	pipe(p);
	write(p[1], "x", 1);
	FD_ZERO(&r);
	FD_ZERO(&w);
	FD_ZERO(&e);
	FD_SET(p[0], &r);
	FD_SET(p[1], &w);
	FD_SET(p[0], &e);
	TRY(select(p[1] + 1, &r, &w, &e, &limit));
	IS(FD_ISSET(p[0], &r) && FD_ISSET(p[1], &w) && !FD_ISSET(p[0], &e));
	IS(limit.tv_sec >= 4);
	read(p[0], buf, 1);
	FD_ZERO(&r);
	FD_SET(p[0], &r);
	limit = (struct timeval){ 0, 20000 };
	TRY(syscall(SYS_select, p[0] + 1, &r, 0, 0, &limit));
	IS(FD_ISSET(p[0], &r) + limit.tv_sec + limit.tv_usec);
	FD_SET(77, &r);
	TRY(select(78, &r, 0, 0, &limit));
	TRY(select(-1, 0, 0, 0, 0));
	limit.tv_sec = -1;
	TRY(syscall(SYS_select, 0, 0, 0, 0, &limit));
}

CASE(pselect_with_masks) {
	sigset_t set, open;
	struct timespec limit = { 0, 10000000 };
	fd_set r;
	pipe(p);
	interrupt_by(SIGUSR1, 0);
	sigemptyset(&set), sigemptyset(&open), sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, 0);
	raise(SIGUSR1);
	FD_ZERO(&r);
	FD_SET(p[0], &r);
	TRY(pselect(p[0] + 1, &r, 0, 0, &limit, &set));
	TRY(pselect(0, 0, 0, 0, 0, &open));
	IS(limit.tv_nsec);
	TRY(pselect(0, 0, 0, 0, &limit, 0));
	TRY(syscall(SYS_pselect6, -1, 0, 0, 0, 0, 0));
}

CASE(epoll_control) {
	pipe(p);
	int ep = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event e = { EPOLLIN, { .u64 = 0x1122334455667788 } };
	IS(fcntl(ep, F_GETFD));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_MOD, p[1], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, 99, &e));
	TRY(epoll_ctl(99, EPOLL_CTL_ADD, p[0], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, ep, &e));
	TRY(epoll_ctl(ep, 99, p[0], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_ADD, file("f", ""), &e));
	TRY(epoll_ctl(p[0], EPOLL_CTL_ADD, p[1], &e));
	TRY(epoll_ctl(ep, EPOLL_CTL_DEL, p[0], 0));
	TRY(epoll_ctl(ep, EPOLL_CTL_DEL, p[0], 0));
	TRY(epoll_create1(99));
	IS(epoll_create(1) > 0);
	TRY(syscall(SYS_epoll_create, 0));
	IS(syscall(SYS_epoll_create, 5) > 0);
}

CASE(epoll_events) {
	int ep = epoll_create1(0), q[2];
	pipe(p), pipe(q);
	struct epoll_event e = { EPOLLIN, { .u64 = 0x1122334455667788 } }, got[4];
	epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &e);
	e.data.u64 = 7;
	epoll_ctl(ep, EPOLL_CTL_ADD, q[0], &e);
	TRY(epoll_wait(ep, got, 4, 0));
	write(p[1], "x", 1);
	TRY(epoll_wait(ep, got, 4, -1));
	IS(got[0].events == EPOLLIN && got[0].data.u64 == 0x1122334455667788);
	write(q[1], "x", 1);
	TRY(epoll_wait(ep, got, 4, 1000));
	IS(got[0].data.u64 + got[1].data.u64 == 0x112233445566778f);
	TRY(epoll_wait(ep, got, 1, 0));
	TRY(epoll_wait(ep, got, 0, 0));
	TRY(epoll_wait(ep, got, -1, 0));
	TRY(epoll_wait(p[0], got, 1, 0));
	TRY(epoll_wait(99, got, 1, 0));
	TRY(syscall(SYS_epoll_wait, ep, got, 4, 0));
	struct timespec limit = { 0, 1000000 };
	TRY(syscall(SYS_epoll_pwait2, ep, got, 4, &limit, 0, 8));
	read(p[0], buf, 1), read(q[0], buf, 1);
	TRY(syscall(SYS_epoll_pwait2, ep, got, 4, &limit, 0, 8));
}

CASE(epoll_edges_and_masks) {
	int ep = epoll_create1(0);
	pipe(p);
	struct epoll_event e = { EPOLLIN | EPOLLET, { .fd = p[0] } }, got;
	epoll_ctl(ep, EPOLL_CTL_ADD, p[0], &e);
	write(p[1], "ab", 2);
	TRY(epoll_wait(ep, &got, 1, 0));
	TRY(epoll_wait(ep, &got, 1, 0));
	e.events = EPOLLIN | EPOLLONESHOT;
	epoll_ctl(ep, EPOLL_CTL_MOD, p[0], &e);
	TRY(epoll_wait(ep, &got, 1, 0));
	TRY(epoll_wait(ep, &got, 1, 0));
	sigset_t set, open;
	interrupt_by(SIGUSR1, 0);
	sigemptyset(&set), sigemptyset(&open), sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, 0);
	raise(SIGUSR1);
	TRY(epoll_pwait(ep, &got, 1, 10, &set));
	TRY(epoll_pwait(ep, &got, 1, -1, &open));
}

CASE(event_descriptors) {
	uint64_t v = 5;
	int e = eventfd(3, EFD_NONBLOCK | EFD_CLOEXEC), s = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);
	TRY(write(e, &v, 8));
	TRY(read(e, &v, 8));
	IS(v);
	TRY(read(e, &v, 8));
	v = ~0ull;
	TRY(write(e, &v, 8));
	v = ~0ull - 1;
	TRY(write(e, &v, 8));
	TRY(write(e, &v, 8));
	TRY(write(e, &v, 4));
	TRY(read(s, &v, 8));
	IS(v);
	TRY(read(s, &v, 8));
	TRY(read(s, &v, 8));
	TRY(eventfd(0, 99));
	IS(syscall(SYS_eventfd, 1) > s);
}

CASE(signal_descriptors) {
	sigset_t set;
	struct signalfd_siginfo i;
	sigemptyset(&set), sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, 0);
	int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	TRY(read(fd, &i, sizeof i));
	kill(getpid(), SIGUSR1);
	TRY(read(fd, &i, sizeof i));
	IS(i.ssi_signo == SIGUSR1 && i.ssi_pid == getpid() && i.ssi_uid == getuid());
	sigaddset(&set, SIGUSR2), sigprocmask(SIG_BLOCK, &set, 0);
	IS(signalfd(fd, &set, 0) == fd);
	sigqueue(getpid(), SIGUSR2, (union sigval){ .sival_int = 1234 });
	TRY(read(fd, &i, sizeof i));
	IS(i.ssi_signo == SIGUSR2 && i.ssi_int == 1234);
	TRY(signalfd(0, &set, 0));
	TRY(signalfd(99, &set, 0));
	TRY(signalfd(-1, &set, 99));
	IS(syscall(SYS_signalfd, -1, &set, 8) > fd);
	TRY(syscall(SYS_signalfd4, -1, &set, 9, 0));
}

CASE(watching_files) {
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), w = inotify_add_watch(fd, ".", IN_CREATE | IN_DELETE | IN_MOVE | IN_ATTRIB);
	IS(w);
	close(file("f", "")), chmod("f", 0600), rename("f", "g"), unlink("g"), mkdir("d", 0700);
	long n = read(fd, buf, sizeof buf);
	unsigned cookie = 0;
	for (char *e = buf; e < buf + n; e += sizeof(struct inotify_event) + ((struct inotify_event *)e)->len) {
		struct inotify_event *i = (void *)e;
		printf("  %x %s %d %d\n", i->mask, i->len ? i->name : "", i->wd == w, i->cookie && i->cookie == cookie);
		cookie = i->cookie;
	}
	TRY(read(fd, buf, sizeof buf));
	mkdir("e", 0700);
	TRY(read(fd, buf, 10));
	int ready = 0;
	TRY(ioctl(fd, FIONREAD, &ready));
	IS(ready);
	TRY(inotify_rm_watch(fd, w));
	TRY(inotify_rm_watch(fd, w));
	TRY(inotify_add_watch(fd, "missing", IN_CREATE));
	TRY(inotify_add_watch(fd, ".", 0));
	TRY(inotify_add_watch(99, ".", IN_CREATE));
	TRY(inotify_init1(99));
	IS(syscall(SYS_inotify_init) > fd);
}

CASE(watching_whole_mounts) {
	IS(syscall(SYS_fanotify_init, 0, O_RDONLY) >= 0 || errno == EPERM || errno == ENOSYS);
	TRY(syscall(SYS_fanotify_init, 0xf0000000, O_RDONLY));
	TRY(syscall(SYS_fanotify_mark, 99, 1, 0x20l, AT_FDCWD, "."));
}

CASE(message_queues) {
	char name[40];
	struct mq_attr a = { .mq_maxmsg = 3, .mq_msgsize = 16 }, b;
	snprintf(name, sizeof name, "/case-%d", getpid());
	mqd_t q = mq_open(name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &a);
	IS(q >= 0);
	TRY(mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &a));
	unsigned priority = 0;
	TRY(mq_send(q, "low", 3, 1));
	TRY(mq_send(q, "high", 4, 9));
	TRY(mq_receive(q, buf, 16, &priority));
	IS(priority);
	TRY(mq_receive(q, buf, 8, 0));
	TRY(mq_receive(q, buf, 16, &priority));
	TRY(mq_receive(q, buf, 16, 0));
	TRY(mq_send(q, buf, 17, 0));
	TRY(mq_send(q, "x", 1, 99999));
	mq_send(q, "1", 1, 0), mq_send(q, "2", 1, 0), mq_send(q, "3", 1, 0);
	TRY(mq_send(q, "4", 1, 0));
	TRY(mq_getattr(q, &b));
	IS(b.mq_maxmsg * 100 + b.mq_msgsize * 10 + b.mq_curmsgs);
	b.mq_flags = 0;
	TRY(mq_setattr(q, &b, &a));
	IS(a.mq_flags == O_NONBLOCK);
	struct timespec soon;
	clock_gettime(CLOCK_REALTIME, &soon);
	TRY(mq_timedsend(q, "4", 1, 0, &soon));
	soon.tv_nsec = -1;
	TRY(mq_timedreceive(q, buf, 16, 0, &soon));
	TRY(mq_unlink(name));
	TRY(mq_unlink(name));
	TRY(mq_open(name, O_RDWR));
	TRY(mq_open("/a/b", O_RDWR | O_CREAT, 0600, 0));
	TRY(mq_getattr(99, &b));
}

CASE(message_notification) {
	char name[40];
	snprintf(name, sizeof name, "/case-n%d", getpid());
	struct mq_attr a = { .mq_maxmsg = 3, .mq_msgsize = 16 };
	mqd_t q = mq_open(name, O_RDWR | O_CREAT, 0600, &a);
	mq_unlink(name);
	struct sigevent e = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 99 };
	sigset_t set;
	siginfo_t i;
	sigemptyset(&set), sigaddset(&set, SIGUSR1), sigprocmask(SIG_BLOCK, &set, 0);
	TRY(mq_notify(q, &e));
	TRY(mq_notify(q, &e));
	mq_send(q, "x", 1, 0);
	TRY(sigwaitinfo(&set, &i));
	IS(i.si_value.sival_int * 10 + (i.si_code == SI_MESGQ) + (i.si_pid == getpid()));
	e.sigev_signo = 99;
	TRY(mq_notify(q, &e));
	TRY(mq_notify(99, 0));
	TRY(mq_notify(q, 0));
}

static int word, other;
#define FUTEX(...) syscall(SYS_futex, __VA_ARGS__)

CASE(futex_operations) {
	struct timespec t = { 0, 10000000 }, absolute;
	TRY(FUTEX(&word, 0, 1, 0, 0, 0));
	TRY(FUTEX(&word, 0, 0, &t, 0, 0));
	TRY(FUTEX(&word, 128, 0, &t, 0, 0));
	TRY(FUTEX(&word, 1, 5, 0, 0, 0));
	clock_gettime(CLOCK_MONOTONIC, &absolute);
	TRY(FUTEX(&word, 9, 0, &absolute, 0, -1));
	TRY(FUTEX(&word, 9, 0, &absolute, 0, 0));
	TRY(FUTEX(&word, 9 | 256, 0, &absolute, 0, -1));
	TRY(FUTEX(&word, 10, 5, 0, 0, 1));
	TRY(FUTEX(&word, 3, 1, 1, &other, 0));
	TRY(FUTEX(&word, 4, 1, 1, &other, 7));
	TRY(FUTEX(&word, 4, 1, 1, &other, 0));
	TRY(FUTEX(&word, 5, 1, 1, &other, 0x00005000 /* other = 5 */));
	IS(other);
	TRY(FUTEX((char *)&word + 1, 0, 0, &t, 0, 0));
	TRY(FUTEX(&word, 99, 0, 0, 0, 0));
	t.tv_nsec = -1;
	TRY(FUTEX(&word, 0, 0, &t, 0, 0));
	word = 0;
	TRY(FUTEX(&word, 6, 0, 0, 0, 0));
	IS(word == syscall(SYS_gettid));
	TRY(FUTEX(&word, 8, 0, 0, 0, 0));
	TRY(FUTEX(&word, 7, 0, 0, 0, 0));
	IS(word);
	TRY(FUTEX(&word, 7, 0, 0, 0, 0));
}

CASE(futexes_of_two_processes) {
	int *shared = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t pid = fork();
	if (!pid) {
		while (!*shared) FUTEX(shared, 0, 0, 0, 0, 0);
		_exit(*shared);
	}
	usleep(20000);
	*shared = 42;
	FUTEX(shared, 1, 1, 0, 0, 0);
	IS(status_of(pid));
}

CASE(futex_vectors) {
	struct { uint64_t value, address; uint32_t flags, reserved; } w[2] = { { 0, (uintptr_t)&word, 2, 0 }, { 0, (uintptr_t)&other, 2, 0 } };
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	TRY(syscall(SYS_futex_waitv, w, 2, 0, &t, CLOCK_MONOTONIC));
	other = 1;
	TRY(syscall(SYS_futex_waitv, w, 2, 0, &t, CLOCK_MONOTONIC));
	TRY(syscall(SYS_futex_waitv, w, 0, 0, &t, CLOCK_MONOTONIC));
	TRY(syscall(SYS_futex_waitv, w, 129, 0, &t, CLOCK_MONOTONIC));
	TRY(syscall(SYS_futex_waitv, w, 2, 1, &t, CLOCK_MONOTONIC));
	w[0].reserved = 1;
	TRY(syscall(SYS_futex_waitv, w, 2, 0, &t, CLOCK_MONOTONIC));
}

CASE(futex_wait_is_restarted) {
	int *shared = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	interrupt_by(SIGALRM, SA_RESTART);
	alarm_in(10);
	pid_t pid = fork();
	// The child only wakes: a wait that begins again after a signal finds what it expects.
	if (!pid) {
		usleep(60000);
		while (!FUTEX(shared, 1, 1, 0, 0, 0)) usleep(1000);
		_exit(0);
	}
	TRY(FUTEX(shared, 0, 0, 0, 0, 0));
	*shared = 1;
	struct timespec t = { 5, 0 };
	TRY(FUTEX(shared, 0, 1, &t, 0, 0));
	alarm_in(0), status_of(pid);
}

CASE(blocking_reads_and_signals) {
	pipe(p);
	interrupt_by(SIGALRM, 0);
	alarm_in(10);
	TRY(read(p[0], buf, 1));
	interrupt_by(SIGALRM, SA_RESTART);
	pid_t pid = fork();
	if (!pid) alarm_in(0), usleep(50000), write(p[1], "x", 1), _exit(0);
	TRY(read(p[0], buf, 1));
	alarm_in(0), status_of(pid);
}

CASE(pipes) {
	TRY(pipe2(p, O_NONBLOCK));
	TRY(read(p[0], buf, 1));
	long n = 0, r;
	while ((r = write(p[1], buf, sizeof buf)) > 0) n += r;
	IS(n);
	TRY(write(p[1], buf, 1));
	int ready = 0;
	TRY(ioctl(p[0], FIONREAD, &ready));
	IS(ready);
	close(p[0]);
	signal(SIGPIPE, SIG_IGN);
	TRY(write(p[1], buf, 1));
	signal(SIGPIPE, SIG_DFL);
	pid_t pid = fork();
	if (!pid) write(p[1], buf, 1), _exit(0);
	IS(status_of(pid));
	int q[2];
	TRY(syscall(SYS_pipe, q));
	close(q[1]);
	TRY(read(q[0], buf, 1));
}
