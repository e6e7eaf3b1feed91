// Ways out of the directory `inside`, as WASI sees it: none opens, none changes anything. Prints those that do.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
	static const char *const paths[] = {"../secret", "link", "directory/secret", "sub/../../secret", "absolute", "..", "sub/../.."};
	struct stat buffer;
	for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
		if (open(paths[i], O_RDONLY) >= 0) printf("opened %s\n", paths[i]);
		if (open(paths[i], O_WRONLY | O_CREAT | O_TRUNC, 0666) >= 0) printf("created %s\n", paths[i]);
		if (stat(paths[i], &buffer) == 0) printf("found %s\n", paths[i]);
	}
	if (unlink("../secret") == 0 || unlink("directory/secret") == 0) printf("removed\n");
	if (mkdir("../new", 0777) == 0 || mkdir("directory/new", 0777) == 0) printf("made a directory\n");
	if (rename("own", "../own") == 0 || rename("../secret", "stolen") == 0) printf("moved\n");
	if (open("own", O_RDONLY) < 0 || open("sub/../own", O_RDONLY) < 0) printf("lost its own\n");
	printf("done\n");
	return 0;
}
