// The environment: what the program was started with (the WALI_TEST_ variables), and getenv, setenv, putenv, unsetenv.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static void show(const char *name)
{
	const char *value = getenv(name);
	printf("%s=%s\n", name, value ? value : "(unset)");
}

int main(int argc, char **argv, char **envp)
{
	int count = 0;
	for (char **e = environ; *e; e++) count += !strncmp(*e, "WALI_TEST_", 10);
	printf("%d variables of the test, environ %s envp\n", count, environ == envp ? "is" : "is not");
	show("WALI_TEST_A");
	show("WALI_TEST_EMPTY");
	show("WALI_TEST_EQUALS");
	show("WALI_TEST_NONE");
	printf("setenv %d\n", setenv("WALI_TEST_NONE", "now set", 0));
	show("WALI_TEST_NONE");
	printf("setenv without overwriting %d\n", setenv("WALI_TEST_NONE", "again", 0));
	show("WALI_TEST_NONE");
	static char put[] = "WALI_TEST_PUT=put";
	printf("putenv %d\n", putenv(put));
	put[14] = 'P';
	show("WALI_TEST_PUT");
	printf("unsetenv %d\n", unsetenv("WALI_TEST_NONE"));
	show("WALI_TEST_NONE");
	printf("setenv of a bad name %d\n", setenv("A=B", "x", 1));
	return 0;
}
