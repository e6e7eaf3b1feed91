// Processes in the C library, case by case: how programs start, run others, and end.
#include "../calls/case.h"
#include <setjmp.h>
#include <spawn.h>
#include <sys/auxv.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <syslog.h>
#include <termios.h>
#include <pty.h>
extern char **environ;

static int first, second, twice;
__attribute__((constructor(101))) static void early(void) { first = !second; twice++; }
__attribute__((constructor(102))) static void late(void) { second = first; }
CASE(constructors_run_once_and_in_order) { IS(first); IS(second); IS(twice); }

static int in_child(void (*run)(void))
{
	fflush(stdout); pid_t pid = fork(); if (!pid) { run(); exit(99); } return status_of(pid);
}
static void say(const char *s) { write(1, s, strlen(s)); }
static void a(void) { say("  a\n"); } static void b(void) { say("  b\n"); atexit(a); }
static void leaves(void) { atexit(a), atexit(b); printf("  buffered\n"); exit(3); }
CASE(exit_runs_what_was_registered_last_first) { IS(in_child(leaves)); }
static void quick(void) { at_quick_exit(b), atexit(a); printf("  lost?"); quick_exit(4); }
CASE(quick_exit_has_a_list_of_its_own) { fflush(stdout); pid_t p = fork(); if (!p) { dup2(open("/dev/null", O_WRONLY), 1); quick(); } IS(status_of(p)); }
static void many(void) { for (int i = 0; i < 40; i++) atexit(i % 2 ? a : b); _exit(5); }
CASE(_exit_runs_nothing) { IS(in_child(many)); }
static void aborts(void) { abort(); } CASE(abort_ends_by_its_signal) { IS(in_child(aborts)); }
static void handled(int s) { say("  SIGABRT\n"); } static void aborts_handled(void) { signal(SIGABRT, handled); abort(); } CASE(abort_ends_even_if_handled) { IS(in_child(aborts_handled)); }
static void asserts(void) { dup2(open("/dev/null", O_WRONLY), 2); extern void __assert_fail(const char *, const char *, unsigned, const char *); __assert_fail("x", "f", 1, "g"); } CASE(assertions_end_by_the_same) { IS(in_child(asserts)); }

CASE(system_runs_a_shell) { fflush(stdout); IS(system("echo '  hello'; exit 5") >> 8); IS(system(0) != 0); IS(system("kill -9 $$") & 127); IS(system("no-such-program 2> /dev/null") >> 8); }
CASE(popen_reads_and_writes) { fflush(stdout); FILE *f = popen("echo one; echo two; exit 7", "r"); char l[20]; while (fgets(l, 20, f)) printf("  %s", l); IS(pclose(f) >> 8); fflush(stdout); f = popen("sed 's/^/  got /'", "w"); fputs("x\ny\n", f); IS(pclose(f)); IS(popen("x", "q") == 0); }
CASE(two_pipes_at_a_time) { fflush(stdout); FILE *w = popen("cat > f", "w"), *r = popen("echo b", "r"); fputs("abc", w); IS(fgetc(r)); IS(pclose(w)); IS(pclose(r)); struct stat s; stat("f", &s); IS(s.st_size); }
CASE(posix_spawn_with_actions)
{
	posix_spawn_file_actions_t f; posix_spawn_file_actions_init(&f); posix_spawn_file_actions_addopen(&f, 1, "out", O_WRONLY | O_CREAT, 0644), posix_spawn_file_actions_adddup2(&f, 1, 2), posix_spawn_file_actions_addclose(&f, 0);
	pid_t p; IS(posix_spawn(&p, "/bin/sh", &f, 0, (char *[]){ "sh", "-c", "echo $A; echo err >&2; read x || echo closed", 0 }, (char *[]){ "A=5", 0 })); IS(status_of(p)); char t[40] = ""; read(open("out", O_RDONLY), t, 39); printf("%s", t);
}
CASE(posix_spawn_tells_of_failure) { pid_t p; IS(posix_spawn(&p, "/no/such", 0, 0, (char *[]){ "x", 0 }, environ) == ENOENT); IS(posix_spawnp(&p, "no-such-program", 0, 0, (char *[]){ "x", 0 }, environ) == ENOENT); IS(posix_spawnp(&p, "true", 0, 0, (char *[]){ "true", 0 }, environ)); IS(status_of(p)); IS(wait(0)); }
CASE(posix_spawn_with_attributes) { posix_spawnattr_t s; posix_spawnattr_init(&s); sigset_t set; sigemptyset(&set), sigaddset(&set, SIGUSR1); posix_spawnattr_setsigmask(&s, &set), posix_spawnattr_setpgroup(&s, 0), posix_spawnattr_setflags(&s, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF); signal(SIGTERM, SIG_IGN); sigfillset(&set); posix_spawnattr_setsigdefault(&s, &set); pid_t p; fflush(stdout); IS(posix_spawn(&p, "/bin/sh", 0, &s, (char *[]){ "sh", "-c", "grep -c 'SigBlk:.*200$' /proc/self/status | sed 's/^/  /'; kill $$", 0 }, environ)); IS(status_of(p)); }
CASE(programs_are_executed) { fflush(stdout); pid_t p = fork(); if (!p) execlp("echo", "echo", "  execlp", "works", (char *)0), _exit(1); IS(status_of(p)); p = fork(); if (!p) execle("/bin/sh", "sh", "-c", "echo \"  $A$B\"", (char *)0, (char *[]){ "A=x", "B=y", 0 }), _exit(1); IS(status_of(p)); p = fork(); if (!p) { execvp("no-such-program", (char *[]){ "x", 0 }); _exit(errno == ENOENT ? 11 : 12); } IS(status_of(p)); }
CASE(children_are_waited_for) { pid_t p = fork(); if (!p) _exit(3); siginfo_t i = { 0 }; IS(waitid(P_PID, p, &i, WEXITED | WNOWAIT)); IS(i.si_status); IS(i.si_code == CLD_EXITED); int s; IS(wait(&s) == p); IS(WEXITSTATUS(s)); IS(waitpid(p, &s, WNOHANG)); p = fork(); if (!p) { raise(SIGSTOP); _exit(0); } waitpid(p, &s, WUNTRACED); IS(WIFSTOPPED(s)); kill(p, SIGCONT); waitpid(p, &s, WCONTINUED); IS(WIFCONTINUED(s)); waitpid(p, &s, 0); IS(WIFEXITED(s)); }
static jmp_buf env; static void jumps(int n) { if (n) jumps(n - 1); else longjmp(env, 5); }
CASE(longjmp_leaves_deep_calls) { volatile int v = 1; int r = setjmp(env); if (!r) { v = 2; jumps(30); } IS(r); IS(v); if (!setjmp(env)) longjmp(env, 0); else puts("  0 becomes 1"); }
static sigjmp_buf senv; static void jump_handler(int s) { siglongjmp(senv, s); }
CASE(siglongjmp_restores_the_mask) { signal(SIGUSR1, jump_handler); int r = sigsetjmp(senv, 1); if (!r) raise(SIGUSR1); IS(r == SIGUSR1); sigset_t s; sigprocmask(0, 0, &s); IS(sigismember(&s, SIGUSR1)); }
CASE(values_of_the_auxiliary_vector) { IS(getauxval(AT_PAGESZ)); IS(getauxval(AT_CLKTCK)); errno = 0; IS(getauxval(99999)); IS(errno == ENOENT); IS(getpagesize()); }
CASE(what_sysconf_knows) { IS(sysconf(_SC_PAGESIZE)); IS(sysconf(_SC_CLK_TCK)); IS(sysconf(_SC_NPROCESSORS_ONLN) > 0); IS(sysconf(_SC_OPEN_MAX) > 0); IS(sysconf(_SC_PHYS_PAGES) > 0); IS(sysconf(99999)); IS(pathconf("/", _PC_NAME_MAX)); IS(sysconf(_SC_ARG_MAX) > 4000); char b[20]; IS(confstr(_CS_PATH, b, 20) > 0); }
CASE(the_system_has_a_name) { struct utsname u; IS(uname(&u)); printf("  %s\n", u.sysname); char h[100]; IS(gethostname(h, 100)); IS(strcmp(h, u.nodename)); IS(getppid() > 0); struct statvfs v; IS(statvfs("/", &v)); IS(v.f_bsize > 0); double l[3]; IS(getloadavg(l, 3)); }
CASE(terminals) { int m, s; char name[50]; IS(openpty(&m, &s, name, 0, &(struct winsize){ 24, 80 })); IS(isatty(s)); IS(strcmp(ttyname(s), name)); struct termios t; IS(tcgetattr(s, &t)); cfmakeraw(&t); IS(tcsetattr(s, TCSANOW, &t)); cfsetspeed(&t, B9600); IS(cfgetospeed(&t) == B9600); struct winsize w; IS(ioctl(s, TIOCGWINSZ, &w)); IS(w.ws_col); write(m, "hi", 2); char c[3] = ""; IS(read(s, c, 2)); puts(c); IS(isatty(open("/dev/null", O_RDONLY))); }
CASE(names_of_hosts_and_services) { extern struct hostent *gethostbyname(const char *); struct { char *n; } *h = (void *)gethostbyname("localhost"); IS(h != 0); }
CASE(limits) { struct rlimit r; IS(getrlimit(RLIMIT_NOFILE, &r)); r.rlim_cur = 64; IS(setrlimit(RLIMIT_NOFILE, &r)); int n = 0; while (open("/dev/null", O_RDONLY) >= 0) n++; IS(n < 64); IS(errno == EMFILE); struct rusage u; IS(getrusage(RUSAGE_SELF, &u)); IS(u.ru_maxrss > 0); }
