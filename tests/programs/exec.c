// Running native programs: fork and execve with arguments and environment, execvp, posix_spawn with file actions and attributes,
// system, popen in both directions, close-on-exec, ignored and blocked signals across exec, errors.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int wait_status(pid_t pid)
{
	int status;
	if (waitpid(pid, &status, 0) < 0) return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	char *echo[] = { "echo", "fork and", "execve", 0 }, *none[] = { 0 };
	pid_t pid = fork();
	if (!pid) execve("/bin/echo", echo, none), _exit(99);
	printf("echo: %d\n", wait_status(pid));

	char *sh[] = { "sh", "-c", "echo \"A=$A B=$B\"; exit 5", 0 }, *env[] = { "A=one", "B=two words", 0 };
	pid = fork();
	if (!pid) execve("/bin/sh", sh, env), _exit(99);
	printf("sh: %d\n", wait_status(pid));

	pid = fork();
	if (!pid) execlp("sh", "sh", "-c", "exit 6", (char *)0), _exit(99);
	printf("execlp: %d\n", wait_status(pid));

	printf("errors: ENOENT %d, EACCES %d\n", execve("/nonexistent", echo, env) < 0 && errno == ENOENT,
		execve("/", echo, env) < 0 && errno == EACCES);

	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	int p[2];
	pipe2(p, O_CLOEXEC);
	posix_spawn_file_actions_adddup2(&actions, p[1], 1);
	char *spawned[] = { "sh", "-c", "echo spawned; exit 7", 0 };
	printf("posix_spawn %d\n", posix_spawn(&pid, "/bin/sh", &actions, 0, spawned, env));
	close(p[1]);
	char text[100] = "";
	ssize_t n = read(p[0], text, sizeof text - 1);
	printf("it wrote %zd: %s", n, text);
	printf("then: %zd, status %d\n", read(p[0], text, 1), wait_status(pid));
	close(p[0]);
	printf("posix_spawn of nothing: ENOENT %d\n", posix_spawn(&pid, "/nonexistent", 0, 0, spawned, env) == ENOENT);

	posix_spawnattr_t attr;
	sigset_t set;
	posix_spawnattr_init(&attr);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	signal(SIGTERM, SIG_IGN);
	posix_spawnattr_setsigdefault(&attr, &set);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	char *killer[] = { "sh", "-c", "kill -TERM $$; exit 8", 0 };
	posix_spawnp(&pid, "sh", 0, &attr, killer, env);
	printf("SIGTERM by default: %d\n", wait_status(pid) - 1000);
	posix_spawnp(&pid, "sh", 0, 0, killer, env);
	printf("SIGTERM ignored: %d\n", wait_status(pid));
	signal(SIGTERM, SIG_DFL);

	printf("system %d\n", WEXITSTATUS(system("exit 9")));
	printf("system with a shell %d\n", system(0) != 0);
	int status = system("kill -KILL $$");
	printf("system killed: %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : -1);
	FILE *f = popen("echo popen; echo two; exit 3", "r");
	while (fgets(text, sizeof text, f)) printf("read: %s", text);
	printf("pclose %d\n", WEXITSTATUS(pclose(f)));
	f = popen("tr a-z A-Z", "w");
	fprintf(f, "written to a process\n");
	printf("pclose %d\n", WEXITSTATUS(pclose(f)));

	int kept = open("/dev/null", O_RDONLY), closed = open("/dev/null", O_RDONLY | O_CLOEXEC);
	char command[200];
	snprintf(command, sizeof command, "test -e /proc/self/fd/%d && echo kept; test -e /proc/self/fd/%d || echo closed", kept, closed);
	printf("close-on-exec: %d\n", system(command));

	setenv("WALI_TEST_CHILD", "inherited", 1);
	printf("environment: %d\n", system("echo $WALI_TEST_CHILD"));

	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, 0);
	signal(SIGUSR2, SIG_IGN);
	pid = fork();
	if (!pid) execl("/bin/grep", "grep", "-E", "Sig(Blk|Ign)", "/proc/self/status", (char *)0), _exit(99);
	printf("blocked and ignored: %d\n", wait_status(pid));
	return 0;
}
