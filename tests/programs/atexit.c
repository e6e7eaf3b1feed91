// Constructors run once, in the order of their priorities, before main; atexit functions and destructors run in reverse order when
// main returns or exit is called; what they print is flushed. With the argument "exit", "_exit" or "quick", main ends that way.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int runs;

__attribute__((constructor(102))) static void second(void) { runs++; printf("constructor 102\n"); }
__attribute__((constructor(101))) static void first(void) { runs++; printf("constructor 101\n"); }
__attribute__((constructor)) static void third(void) { runs++; printf("constructor, environment %d\n", getenv("PATH") != 0); fflush(stdout); }
__attribute__((destructor)) static void last(void) { printf("destructor"); }

static void a(void) { printf("atexit a\n"); }
static void b(void) { printf("atexit b\n"); atexit(a); }
static void quick(void) { printf("at_quick_exit\n"); fflush(stdout); }

int main(int argc, char **argv)
{
	setvbuf(stdout, 0, _IOFBF, BUFSIZ);
	printf("main after %d constructors\n", runs);
	atexit(a);
	atexit(b);
	at_quick_exit(quick);
	for (int i = 0; i < 50; i++) atexit(a);
	if (argc > 1 && !strcmp(argv[1], "exit")) exit(3);
	if (argc > 1 && !strcmp(argv[1], "_exit")) _exit(4);
	if (argc > 1 && !strcmp(argv[1], "quick")) quick_exit(5);
	return 300;
}
