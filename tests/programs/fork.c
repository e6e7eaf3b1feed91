// fork and wait: copies of memory, exit status and signal status of children, waitpid with WNOHANG, shared memory across
// fork, atfork handlers, and fork from a thread while others run.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int variable = 1;
static char order[64];
static int order_length;

static void note(char c) { if (order_length < 4) order[order_length++] = c; }

static void prepare(void) { note('B'); }
static void parent(void) { note('P'); }
static void child(void) { note('C'); }

static void describe(const char *what, int status)
{
	if (WIFEXITED(status)) printf("%s: exit status %d\n", what, WEXITSTATUS(status));
	else if (WIFSIGNALED(status)) printf("%s: signal %d\n", what, WTERMSIG(status));
	else printf("%s: status %x\n", what, status);
	fflush(stdout);
}

static void *spin(void *stop)
{
	while (!__atomic_load_n((int *)stop, __ATOMIC_SEQ_CST)) usleep(100);
	return 0;
}

static void *fork_in_thread(void *p)
{
	int status;
	pid_t pid = fork();
	if (!pid) _exit(malloc(100000) ? 21 : 22);
	waitpid(pid, &status, 0);
	*(int *)p = status;
	return 0;
}

int main(void)
{
	int status, *shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	setvbuf(stdout, 0, _IOLBF, 0);
	pthread_atfork(prepare, parent, child);

	pid_t pid = fork();
	if (!pid) {
		variable = 2;
		*shared = 3;
		printf("child: variable %d, handlers %s, parent known %d\n", variable, order, getppid() > 1);
		exit(variable + 40);
	}
	printf("waited for it: %d\n", waitpid(pid, &status, 0) == pid);
	describe("first child", status);
	printf("variable %d, shared %d, handlers %s\n", variable, *shared, order);

	pid = fork();
	if (!pid) for (;;) pause();
	printf("WNOHANG: %d\n", waitpid(pid, &status, WNOHANG));
	kill(pid, SIGTERM);
	struct rusage usage;
	wait4(pid, &status, 0, &usage);
	describe("killed child", status);

	pid = fork();
	if (!pid) abort();
	waitpid(-1, &status, 0);
	describe("aborted child", status);

	pid_t pids[5];
	for (int i = 0; i < 5; i++) if (!(pids[i] = fork())) _exit(i);
	int sum = 0;
	for (int i = 4; i >= 0; i--) waitpid(pids[i], &status, 0), sum = sum * 10 + WEXITSTATUS(status);
	printf("five children: %d\n", sum);

	siginfo_t info;
	pid = fork();
	if (!pid) _exit(9);
	printf("waitid: %d, pid %d, code %d, status %d\n", waitid(P_PID, pid, &info, WEXITED), info.si_pid == pid,
		info.si_code == CLD_EXITED, info.si_status);
	printf("no children: %d %d\n", wait(&status), errno == ECHILD);

	int stop = 0;
	pthread_t threads[3], forker;
	for (int i = 0; i < 3; i++) pthread_create(&threads[i], 0, spin, &stop);
	for (int i = 0; i < 5; i++) {
		pthread_create(&forker, 0, fork_in_thread, &status);
		pthread_join(forker, 0);
		describe("child of a thread", status);
	}
	__atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
	for (int i = 0; i < 3; i++) pthread_join(threads[i], 0);

	pid = fork();
	if (!pid) {
		pid_t grandchild = fork();
		if (!grandchild) _exit(5);
		waitpid(grandchild, &status, 0);
		_exit(WEXITSTATUS(status) * 2);
	}
	waitpid(pid, &status, 0);
	describe("child of a child", status);
	return 0;
}
