// Waiting for descriptors: poll, ppoll, select, pselect, epoll (level, edge, one-shot, many events), eventfd, timerfd, signalfd,
// and waits that a signal interrupts.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t alarms;
static void alarmed(int sig) { alarms++; }
static void after(long milliseconds)
{
	setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { 0, milliseconds * 1000 } }, 0);
}

static int by_data(const void *a, const void *b)
{
	const struct epoll_event *x = a, *y = b;
	return (x->data.u64 > y->data.u64) - (x->data.u64 < y->data.u64);
}

int main(void)
{
	int p[2], q[2];
	char c;
	setvbuf(stdout, 0, _IOLBF, 0);
	pipe(p), pipe(q);
	sigaction(SIGALRM, &(struct sigaction){ .sa_handler = alarmed }, 0);

	struct pollfd fds[] = { { p[0], POLLIN }, { p[1], POLLOUT }, { -1, POLLIN }, { 999, POLLIN } };
	printf("poll %d: %x %x %x %x\n", poll(fds, 4, 0), fds[0].revents, fds[1].revents, fds[2].revents, fds[3].revents);
	printf("timeout %d\n", poll(fds, 1, 10));
	write(p[1], "x", 1);
	printf("readable %d %x\n", poll(fds, 1, -1), fds[0].revents);
	read(p[0], &c, 1);
	printf("ppoll %d\n", ppoll(fds, 1, &(struct timespec){ 0, 1000000 }, 0));
	after(20);
	printf("interrupted: %d EINTR %d, alarms %d\n", poll(fds, 1, -1), errno == EINTR, alarms);

	fd_set r, w;
	FD_ZERO(&r);
	FD_ZERO(&w);
	FD_SET(p[0], &r);
	FD_SET(q[0], &r);
	FD_SET(p[1], &w);
	write(q[1], "yz", 2);
	int n = select(q[1] + 1, &r, &w, 0, 0);
	printf("select %d: %d %d %d\n", n, !!FD_ISSET(p[0], &r), !!FD_ISSET(q[0], &r), !!FD_ISSET(p[1], &w));
	struct timeval timeout = { 0, 10000 };
	FD_ZERO(&r);
	FD_SET(p[0], &r);
	n = select(p[0] + 1, &r, 0, 0, &timeout);
	printf("select times out %d\n", n);
	sigset_t set, empty;
	sigemptyset(&empty), sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(SIG_BLOCK, &set, 0);
	after(5);
	usleep(20000);
	printf("blocked: alarms %d\n", alarms);
	FD_ZERO(&r);
	FD_SET(p[0], &r);
	n = pselect(p[0] + 1, &r, 0, 0, &(struct timespec){ 5, 0 }, &empty);
	printf("pselect with another mask: %d EINTR %d, alarms %d\n", n, errno == EINTR, alarms);
	sigprocmask(SIG_UNBLOCK, &set, 0);

	int e = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event event = { EPOLLIN, { .u64 = 0x1122334455667788 } }, events[64];
	printf("epoll_ctl %d", epoll_ctl(e, EPOLL_CTL_ADD, q[0], &event));
	printf(" %d EEXIST %d\n", epoll_ctl(e, EPOLL_CTL_ADD, q[0], &event), errno == EEXIST);
	n = epoll_wait(e, events, 64, -1);
	printf("level: %d %x %llx\n", n, events[0].events, (unsigned long long)events[0].data.u64);
	printf("again: %d\n", epoll_wait(e, events, 64, 0));
	event.events = EPOLLIN | EPOLLET;
	epoll_ctl(e, EPOLL_CTL_MOD, q[0], &event);
	n = epoll_wait(e, events, 64, 0);
	printf("edge: %d then %d\n", n, epoll_wait(e, events, 64, 0));
	event.events = EPOLLIN | EPOLLONESHOT;
	epoll_ctl(e, EPOLL_CTL_MOD, q[0], &event);
	n = epoll_wait(e, events, 64, 0);
	printf("one shot: %d then %d\n", n, epoll_wait(e, events, 64, 0));
	printf("delete %d %d\n", epoll_ctl(e, EPOLL_CTL_DEL, q[0], 0), epoll_ctl(e, EPOLL_CTL_DEL, q[0], 0) < 0 && errno == ENOENT);
	int many[40];
	for (int i = 0; i < 40; i++) {
		many[i] = eventfd(i % 2, EFD_NONBLOCK);
		epoll_ctl(e, EPOLL_CTL_ADD, many[i], &(struct epoll_event){ EPOLLIN, { .u64 = i } });
	}
	n = epoll_wait(e, events, 64, 0);
	qsort(events, n, sizeof *events, by_data);
	int order = 1;
	for (int i = 0; i < n; i++) order &= events[i].events == EPOLLIN && events[i].data.u64 == 2 * i + 1;
	printf("20 of 40: %d, right ones %d\n", n, order);
	for (int i = 0; i < 40; i++) close(many[i]);
	after(20);
	n = epoll_wait(e, events, 64, -1);
	printf("interrupted: %d EINTR %d\n", n, errno == EINTR);

	int v = eventfd(3, EFD_SEMAPHORE | EFD_NONBLOCK);
	uint64_t value;
	read(v, &value, 8);
	printf("eventfd semaphore %d", (int)value);
	eventfd_write(v, 10);
	n = 0;
	while (read(v, &value, 8) == 8) n++;
	printf(", then %d times, EAGAIN %d\n", n, errno == EAGAIN);
	close(v);

	int t = timerfd_create(CLOCK_MONOTONIC, 0);
	struct itimerspec when = { { 0, 5000000 }, { 0, 10000000 } }, old;
	printf("timerfd_settime %d", timerfd_settime(t, 0, &when, 0));
	ssize_t size = read(t, &value, 8);
	printf(" expired %zd %d", size, value >= 1);
	usleep(30000);
	read(t, &value, 8);
	printf(" %d", value >= 2);
	timerfd_settime(t, 0, &(struct itimerspec){ { 0 } }, &old);
	printf(" interval %ld\n", (long)old.it_interval.tv_nsec);
	close(t);

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1), sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, 0);
	int s = signalfd(-1, &set, SFD_CLOEXEC);
	kill(getpid(), SIGUSR1);
	struct signalfd_siginfo info;
	size = read(s, &info, sizeof info);
	printf("signalfd %zd: SIGUSR1 %d, mine %d\n", size, info.ssi_signo == SIGUSR1, (pid_t)info.ssi_pid == getpid());
	pid_t pid = fork();
	if (!pid) _exit(13);
	read(s, &info, sizeof info);
	printf("SIGCHLD %d, status %d\n", info.ssi_signo == SIGCHLD, info.ssi_status);
	waitpid(pid, 0, 0);

	close(p[1]);
	printf("hang-up: %d %x\n", poll(fds, 1, -1), fds[0].revents);
	return 0;
}
