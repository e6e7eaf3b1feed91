#include <greet.h>
#include <stdio.h>
#include <string.h>

#ifndef BUILT_BY
#define BUILT_BY "hand"
#endif

int main(int argc, char **argv)
{
	printf("%s: %s\n", BUILT_BY, greet());
	return argc > 1 && !strcmp(argv[1], "fail") ? 3 : 0;
}
