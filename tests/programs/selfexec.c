// A program that executes itself and scripts that it interprets: argv[0], arguments, environment, standard descriptors, ignored and
// blocked signals, NULL for argv or envp, a descriptor in place of a path, a name relative to a directory.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void report(int argc, char **argv)
{
	sigset_t mask;
	struct sigaction pipe_action, usr1, int_action;
	sigprocmask(0, 0, &mask);
	sigaction(SIGPIPE, 0, &pipe_action);
	sigaction(SIGUSR1, 0, &usr1);
	sigaction(SIGINT, 0, &int_action);
	for (int i = 0; i < argc; i++) printf("%s\"%s\"", i ? " " : "  argv ", argv[i]);
	int variables = 0;
	for (char **e = environ; e && *e; e++) variables++;
	printf(", %d variables, A=%s\n", variables, getenv("A") ? getenv("A") : "(unset)");
	int fd = open("/dev/null", O_RDONLY);
	printf("  blocked: TERM %d SEGV %d USR2 %d; ignored: PIPE %d USR1 %d INT %d; first free descriptor %d\n",
		sigismember(&mask, SIGTERM), sigismember(&mask, SIGSEGV), sigismember(&mask, SIGUSR2), pipe_action.sa_handler == SIG_IGN,
		usr1.sa_handler == SIG_IGN, int_action.sa_handler == SIG_IGN, fd);
	fflush(stdout);
}

static void finish(const char *what, pid_t pid)
{
	int status;
	waitpid(pid, &status, 0);
	printf("%s: %s %d\n", what, WIFEXITED(status) ? "exit" : "signal", WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	fflush(stdout);
}

static void nothing(int sig) { }

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "die")) raise(SIGTERM);
	if (argc > 1 && strcmp(argv[1], "start")) return report(argc, argv), 42;
	const char *self = argv[0];
	char *args[] = { "another name", "an argument", "", "--strace", 0 }, *env[] = { "A=one", "EMPTY=", "B=two words", 0 };
	char *one[] = { "name", "x", 0 }, *die[] = { "", "die", 0 };
	pid_t pid;
	setenv("A", "inherited", 1);

	if (!(pid = fork())) execve(self, args, env), _exit(99);
	finish("execve", pid);
	if (!(pid = fork())) execve(self, one, 0), _exit(99);
	finish("no environment", pid);
	if (!(pid = fork())) execve(self, die, env), _exit(99);
	finish("death", pid);
	if (!(pid = fork())) execve("/proc/self/exe", one, env), _exit(99);
	finish("/proc/self/exe", pid);

	if (!(pid = fork())) {
		sigset_t mask;
		sigemptyset(&mask);
		sigaddset(&mask, SIGTERM);
		sigaddset(&mask, SIGSEGV);
		sigprocmask(SIG_BLOCK, &mask, 0);
		signal(SIGPIPE, SIG_IGN);
		signal(SIGUSR1, SIG_IGN);
		signal(SIGINT, nothing);
		execve(self, one, env), _exit(99);
	}
	finish("signals", pid);

	int fd = open(self, O_RDONLY);
	if (!(pid = fork())) fexecve(fd, one, env), _exit(99);
	finish("fexecve", pid);
	close(fd);

	char directory[] = "/tmp/selfexec-XXXXXX", script[64], *arguments[] = { "script", "argument", 0 }, path[4096];
	mkdtemp(directory);
	snprintf(script, sizeof script, "%s/run", directory);
	realpath(self, path);
	FILE *f = fopen(script, "w");
	fprintf(f, "#! %s option\nrest\n", path);
	fclose(f);
	if (!(pid = fork())) execve(script, arguments, env), _exit(errno == EACCES ? 13 : 99);
	finish("a script that is not executable", pid);
	chmod(script, 0755);
	chdir(directory);
	if (!(pid = fork())) {
		freopen("/dev/null", "w", stdout);
		execve("./run", arguments, env), _exit(99);
	}
	finish("a script", pid);
	unlink(script);
	symlink(path, "-link");
	if (!(pid = fork())) execve("-link", one, env), _exit(99);
	finish("a name that looks like an option", pid);
	unlink("-link");
	chdir("/");
	rmdir(directory);
	return 0;
}
