/* The compiler calls main(void) __main_void, main(int, char **) __main_argc_argv, and leaves a main of three parameters
 * as it is. A program with the first never links this file; of the other two, the program defines one. */
#include <features.h>

extern hidden int __wali_argc;
extern hidden char **__wali_argv;
extern char **__environ;

__attribute__((__weak__)) int __main_argc_argv(int, char **);
__attribute__((__weak__)) int __wali_main3(int, char **, char **) __asm__("main");

__attribute__((__weak__)) int __main_void(void)
{
	if (__main_argc_argv) return __main_argc_argv(__wali_argc, __wali_argv);
	return __wali_main3(__wali_argc, __wali_argv, __environ);
}
