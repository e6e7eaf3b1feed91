extern char **__environ;
int __wali_main(int, char **, char **) __asm__("main");

/* See __main_void.c. */
int __main_argc_argv(int argc, char **argv)
{
	return __wali_main(argc, argv, __environ);
}
