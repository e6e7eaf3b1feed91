// A pipe between two processes: more than its capacity, end of file, SIGPIPE and EPIPE, O_NONBLOCK, dup2 onto stdout.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int p[2], status;
	setvbuf(stdout, 0, _IOLBF, 0);
	printf("pipe %d\n", pipe(p));
	pid_t pid = fork();
	if (!pid) {
		close(p[0]);
		unsigned char block[1000];
		for (int i = 0; i < 500; i++) {
			memset(block, i & 255, sizeof block);
			for (size_t done = 0; done < sizeof block;) {
				ssize_t n = write(p[1], block + done, sizeof block - done);
				if (n < 0) _exit(1);
				done += n;
			}
		}
		_exit(0);
	}
	close(p[1]);
	unsigned char buffer[4096];
	unsigned long bytes = 0, sum = 0;
	for (ssize_t n; (n = read(p[0], buffer, sizeof buffer)) > 0;)
		for (ssize_t i = 0; i < n; i++, bytes++) sum = sum * 31 + buffer[i];
	waitpid(pid, &status, 0);
	printf("%lu bytes, writer's status %d, sum %lu\n", bytes, WEXITSTATUS(status), sum);
	close(p[0]);

	printf("pipe2 %d\n", pipe2(p, O_NONBLOCK | O_CLOEXEC));
	printf("read of an empty pipe: %zd %d\n", read(p[0], buffer, 1), errno == EAGAIN);
	long written = 0;
	memset(buffer, 7, sizeof buffer);
	for (ssize_t n; (n = write(p[1], buffer, sizeof buffer)) > 0;) written += n;
	int queued;
	ioctl(p[0], FIONREAD, &queued);
	printf("capacity %ld, FIONREAD %d, F_GETPIPE_SZ %d\n", written, queued, fcntl(p[0], F_GETPIPE_SZ));
	printf("flags %d %d\n", !!(fcntl(p[0], F_GETFL) & O_NONBLOCK), fcntl(p[0], F_GETFD) == FD_CLOEXEC);
	fcntl(p[0], F_SETFL, fcntl(p[0], F_GETFL) & ~O_NONBLOCK);
	printf("cleared %d\n", !!(fcntl(p[0], F_GETFL) & O_NONBLOCK));

	close(p[0]);
	signal(SIGPIPE, SIG_IGN);
	printf("write without a reader: %zd %d\n", write(p[1], "x", 1), errno == EPIPE);
	pid = fork();
	if (!pid) {
		signal(SIGPIPE, SIG_DFL);
		write(p[1], "x", 1);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	printf("writer died of SIGPIPE: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
	close(p[1]);

	pipe(p);
	pid = fork();
	if (!pid) {
		dup2(p[1], 1);
		close(p[0]);
		close(p[1]);
		printf("through stdout, %d\n", 12345);
		exit(0);
	}
	close(p[1]);
	char a[8], b[64] = "";
	struct iovec v[2] = { { a, sizeof a }, { b, sizeof b - 1 } };
	waitpid(pid, &status, 0);
	ssize_t n = readv(p[0], v, 2);
	printf("readv %zd: [%.8s][%.*s]\n", n, a, (int)n - 9, b);
	printf("end of file: %zd\n", read(p[0], a, 1));
	return 0;
}
