// Files below the current directory: the same lines natively and by WASI.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *what, int result) { printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok"); }

static int by_name(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

static void list(const char *path)
{
	char *names[200];
	int n = 0;
	DIR *directory = opendir(path);
	if (!directory) { say("opendir", -1); return; }
	for (struct dirent *entry; (entry = readdir(directory)) && n < 200;) names[n++] = strdup(entry->d_name);
	closedir(directory);
	qsort(names, n, sizeof *names, by_name);
	printf("%s has %d:", path, n);
	for (int i = 0; i < n; i++) if (i < 5 || i == n - 1) printf(" %s", names[i]);
	printf("\n");
}

int main(int argc, char **argv)
{
	char buffer[64] = {0};
	struct stat stat_buffer;
	printf("%d arguments, last %s, A=%s\n", argc, argv[argc - 1], getenv("A"));
	say("mkdir", mkdir("d", 0777));
	say("mkdir again", mkdir("d", 0777));
	say("mkdir nowhere", mkdir("nowhere/d", 0777));
	FILE *file = fopen("d/a", "w+");
	if (!file) return 1;
	for (int i = 0; i < 1000; i++) fprintf(file, "line %d\n", i);
	fseek(file, 100, SEEK_SET);
	printf("at 100: %s", fgets(buffer, sizeof buffer, file));
	fseek(file, -5, SEEK_END);
	printf("at the end: %s", fgets(buffer, sizeof buffer, file));
	fclose(file);
	file = fopen("d/a", "a");
	fputs("appended\n", file);
	printf("position %ld\n", ftell(file));
	fclose(file);
	say("stat", stat("d/a", &stat_buffer));
	printf("%lld bytes, regular %d\n", (long long)stat_buffer.st_size, S_ISREG(stat_buffer.st_mode));
	int fd = open("d/a", O_RDWR);
	say("pwrite", pwrite(fd, "LINE", 4, 7));
	printf("pread %d %.6s\n", (int)pread(fd, buffer, 6, 7), buffer);
	say("ftruncate", ftruncate(fd, 10));
	printf("rest %d\n", (int)read(fd, buffer, sizeof buffer));
	close(fd);
	say("read closed", read(fd, buffer, 1));
	say("exclusive", open("d/a", O_CREAT | O_EXCL | O_WRONLY, 0666));
	say("directory as file", open("d", O_WRONLY));
	say("file as directory", open("d/a/b", O_RDONLY));
	say("rename", rename("d/a", "d/b"));
	say("stat old", stat("d/a", &stat_buffer));
	for (int i = 0; i < 150; i++) {
		snprintf(buffer, sizeof buffer, "d/a file with a rather long name %03d", i);
		close(open(buffer, O_CREAT | O_WRONLY, 0666));
	}
	list("d");
	for (int i = 0; i < 150; i++) {
		snprintf(buffer, sizeof buffer, "d/a file with a rather long name %03d", i);
		unlink(buffer);
	}
	say("rmdir full", rmdir("d"));
	say("unlink", unlink("d/b"));
	list("d");
	say("rmdir", rmdir("d/"));
	printf("reads %s", fgets(buffer, sizeof buffer, stdin));
	return 7;
}
