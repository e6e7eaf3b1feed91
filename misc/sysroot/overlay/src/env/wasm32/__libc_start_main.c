#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "syscall.h"
#include "pthread_impl.h"
#include "libc.h"

#define IMPORT(name) __attribute__((__import_module__("wali"), __import_name__(#name)))

IMPORT(__init) int __wali_init(void);
IMPORT(__cl_get_argc) int __wali_cl_get_argc(void);
IMPORT(__cl_get_argv_len) int __wali_cl_get_argv_len(int i);
IMPORT(__cl_copy_argv) int __wali_cl_copy_argv(char *buf, int i);
IMPORT(__get_init_envfile) int __wali_get_init_envfile(char *buf, int size);

void __wasm_call_ctors(void);
int __main_void(void);
hidden void __wali_init_main_thread(void);

static void dummy(void *p) { }
weak_alias(dummy, __init_ssp);

hidden int __wali_argc;
hidden char **__wali_argv;

static size_t auxv[] = { AT_PAGESZ, PAGESIZE, AT_CLKTCK, 100, AT_NULL, 0 };

/* Zeroed memory that is never freed, without linking malloc into programs that do not use it. */
static void *map(size_t size)
{
	long r = __syscall(SYS_mmap, 0, size, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0);
	if ((unsigned long)r > -4096UL) a_crash();
	return (void *)(uintptr_t)r;
}

static void init_arguments(void)
{
	int argc = __wali_cl_get_argc();
	size_t size = (argc + 1) * sizeof(char *);
	for (int i=0; i<argc; i++) size += __wali_cl_get_argv_len(i) + 1;

	char **argv = map(size), *string = (char *)(argv + argc + 1);
	for (int i=0; i<argc; i++) {
		argv[i] = string;
		__wali_cl_copy_argv(string, i);
		string += __wali_cl_get_argv_len(i) + 1;
	}
	__wali_argc = argc;
	__wali_argv = argv;

	char *name = argc ? argv[0] : "";
	__progname = __progname_full = name;
	for (char *p=name; *p; p++) if (*p == '/') __progname = p + 1;
}

/* The whole file, followed by a 0 byte, and its length; 0 if it cannot be read or is empty. */
static char *read_file(const char *path, size_t *length)
{
	struct stat st;
	int fd = __sys_open(path, O_RDONLY|O_CLOEXEC);
	if (fd < 0) return 0;
	size_t capacity = 4096, used = 0;
	if (!__syscall(SYS_fstat, fd, &st) && st.st_size > 0 && st.st_size < INT_MAX) capacity = st.st_size + 1;
	char *text = map(capacity);
	for (;;) {
		long r = __syscall(SYS_read, fd, text + used, capacity - 1 - used);
		if (r == -EINTR) continue;
		if (r <= 0) break;
		used += r;
		if (used < capacity - 1) continue;
		/* A pipe or a file of /proc does not say its size, and a full buffer may or may not be the end. */
		char *larger = map(2*capacity);
		memcpy(larger, text, used);
		__syscall(SYS_munmap, text, capacity);
		text = larger;
		capacity *= 2;
	}
	__syscall(SYS_close, fd);
	*length = used;
	return used ? text : 0;
}

static int same_name(const char *a, const char *b, size_t length)
{
	return !strncmp(a, b, length + 1);
}

/* The environment is a file of KEY=VALUE, one a line; separated by 0 bytes if it has any, as in /proc/PID/environ, and
 * then values may contain newlines. What has no name or no '=' is skipped; a later value replaces an earlier one. */
static void init_environment(void)
{
	static char *empty[1];
	char path[PATH_MAX], *text;
	size_t length, lines = 1, n = 0;

	__environ = empty;
	if (__wali_get_init_envfile(path, sizeof path) != 1 || !path[0]) return;
	if (!(text = read_file(path, &length))) return;

	char separator = memchr(text, 0, length) ? 0 : '\n';
	for (size_t i=0; i<length; i++) lines += text[i] == separator;
	char **environment = map((lines + 1) * sizeof(char *));

	for (char *line = text, *end; line < text + length; line = end + 1) {
		end = memchr(line, separator, text + length - line);
		if (!end) end = text + length;
		*end = 0;
		char *equals = strchr(line, '=');
		if (!equals || equals == line) continue;
		size_t i = 0;
		while (i < n && !same_name(environment[i], line, equals - line)) i++;
		environment[i] = line;
		if (i == n) n++;
	}
	__environ = environment;
}

void __libc_start_main(void)
{
	int r = __wali_init();
	if (r) _Exit(r);
	libc.auxv = auxv;
	libc.page_size = PAGESIZE;
	__wali_init_main_thread();
	/* In this order: an engine may remove its environment file when it is asked for arguments. */
	init_environment();
	init_arguments();
	__init_ssp(0);

	/* Naming this function tells the linker not to wrap the exports: constructors run here and only here. */
	__wasm_call_ctors();
	exit(__main_void());
}
