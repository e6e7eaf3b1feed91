// Waiting for time and input, links and times of files, and a socket as standard input: the same lines natively and by WASI.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// WASI has no signals.
#ifdef __wasi__
#define NO_SIGNAL 0
#else
#define NO_SIGNAL MSG_NOSIGNAL
#endif

static void say(const char *what, int result) { printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok"); }

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

static void clocks(void)
{
	double begin = now();
	struct timespec span = {0, 20000000}, until;
	say("nanosleep", nanosleep(&span, 0));
	printf("at least 20 ms: %d\n", now() - begin >= 0.02);
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += 20000000;
	if (until.tv_nsec >= 1000000000) until.tv_sec++, until.tv_nsec -= 1000000000;
	begin = now();
	printf("until: %d\n", clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, 0));
	printf("about 20 ms: %d\n", now() - begin >= 0.01);
	until.tv_sec -= 5;
	printf("until the past: %d\n", clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, 0));
}

static void input(void)
{
	struct pollfd fds[2] = {{.fd = 0, .events = POLLIN}, {.fd = 1, .events = POLLOUT}};
	char buffer[16] = {0};
	printf("poll %d\n", poll(fds, 1, 10000));
	printf("input %d\n", !!(fds[0].revents & POLLIN));
	printf("read %d %s", (int)read(0, buffer, 6), buffer);
	printf("poll output %d %d\n", poll(fds + 1, 1, -1), !!(fds[1].revents & POLLOUT));
	double begin = now();
	printf("nothing %d\n", poll(fds, 1, 20));
	printf("at least 20 ms: %d\n", now() - begin >= 0.02);
	fd_set set;
	struct timeval none = {0, 0};
	FD_ZERO(&set);
	FD_SET(1, &set);
	printf("select %d\n", select(2, 0, &set, 0, &none));
}

static void talk(void)
{
	char buffer[16] = {0};
	printf("peek %d %.5s\n", (int)recv(0, buffer, 5, MSG_PEEK), buffer);
	printf("recv %d %.4s\n", (int)recv(0, buffer, 4, 0), buffer);
	printf("all %d %.7s\n", (int)recv(0, buffer, 7, MSG_WAITALL), buffer);
	printf("send %d\n", (int)send(0, "answer", 6, 0));
	say("shutdown", shutdown(0, SHUT_WR));
	printf("end %d\n", (int)recv(0, buffer, 1, 0));
	say("send after shutdown", send(0, "x", 1, NO_SIGNAL));
	printf("recv of a file %d\n", recv(1, buffer, 1, 0) < 0 && errno == ENOTSOCK);
}

static void serve(void)
{
	char buffer[16] = {0};
	int fd = accept(0, 0, 0);
	say("accept", fd);
	printf("read %d %.5s\n", (int)read(fd, buffer, sizeof buffer), buffer);
	printf("write %d\n", (int)write(fd, "answer", 6));
	close(fd);
	say("read after close", read(fd, buffer, 1));
	fcntl(0, F_SETFL, O_NONBLOCK);
	say("accept nobody", accept(0, 0, 0));
}

static void links(void)
{
	struct stat stat_buffer;
	char text[16] = {0};
	close(open("file", O_CREAT | O_WRONLY, 0666));
	say("link", link("file", "hard"));
	say("link again", link("file", "hard"));
	say("symlink", symlink("file", "soft"));
	printf("%d %s\n", (int)readlink("soft", text, sizeof text), text);
	say("link to a link", linkat(AT_FDCWD, "soft", AT_FDCWD, "soft2", 0));
	say("link through a link", linkat(AT_FDCWD, "soft", AT_FDCWD, "hard2", AT_SYMLINK_FOLLOW));
	lstat("soft2", &stat_buffer);
	printf("a link %d\n", S_ISLNK(stat_buffer.st_mode));
	struct timespec times[2] = {{1000, 500}, {2000, 7}}, modified[2] = {{0, UTIME_OMIT}, {3000, 0}};
	say("utimensat", utimensat(AT_FDCWD, "soft", times, 0));
	stat("file", &stat_buffer);
	printf("%d links, %lld.%ld %lld.%ld\n", (int)stat_buffer.st_nlink, (long long)stat_buffer.st_atim.tv_sec, stat_buffer.st_atim.tv_nsec,
	    (long long)stat_buffer.st_mtim.tv_sec, stat_buffer.st_mtim.tv_nsec);
	int fd = open("file", O_RDWR);
	say("futimens", futimens(fd, modified));
	fstat(fd, &stat_buffer);
	printf("%lld %lld\n", (long long)stat_buffer.st_atim.tv_sec, (long long)stat_buffer.st_mtim.tv_sec);
	say("utimensat of the link", utimensat(AT_FDCWD, "soft", times, AT_SYMLINK_NOFOLLOW));
	lstat("soft", &stat_buffer);
	printf("%lld\n", (long long)stat_buffer.st_mtim.tv_sec);
}

int main(int argc, char **argv)
{
	if (argc < 2) return 1;
	switch (argv[1][0]) {
	case 'c': clocks(); break;
	case 'i': input(); break;
	case 't': talk(); break;
	case 's': serve(); break;
	case 'l': links(); break;
	}
	return 0;
}
