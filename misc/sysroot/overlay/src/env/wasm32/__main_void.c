#include <features.h>

/* The compiler calls main(void) __main_void and main(int, char **) __main_argc_argv, and leaves a main of three parameters
 * as it is. Each of the three is looked for in the program first, archives included; what is missing is taken from here. */
extern hidden int __wali_argc;
extern hidden char **__wali_argv;
int __main_argc_argv(int, char **);

int __main_void(void)
{
	return __main_argc_argv(__wali_argc, __wali_argv);
}
