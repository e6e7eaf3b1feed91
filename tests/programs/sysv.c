// Shared memory of System V, locked pages, residency: what else there is to do with pages.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

int main(void)
{
	int id = shmget(IPC_PRIVATE, 3 * PAGE, IPC_CREAT | 0600);
	char *first = shmat(id, 0, 0), *second = shmat(id, 0, SHM_RDONLY);
	strcpy(first + PAGE, "shared");
	printf("two views: %d, %s\n", first != second, second + PAGE);
	struct shmid_ds status;
	shmctl(id, IPC_STAT, &status);
	printf("attached %d, size %d\n", (int)status.shm_nattch, (int)status.shm_segsz);
	pid_t pid = fork();
	if (!pid) strcpy(first, "child"), _exit(0);
	waitpid(pid, 0, 0);
	printf("from the child: %s\n", second);
	printf("detach: %d, again: %d\n", shmdt(second), shmdt(second) < 0 && errno == EINVAL);
	shmctl(id, IPC_STAT, &status);
	printf("attached %d\n", (int)status.shm_nattch);
	printf("at its place again: %d\n", shmat(id, second, 0) == (void *)second);
	printf("unaligned: %d, rounded: %d\n", shmat(id, second + 1, 0) == (void *)-1 && errno == EINVAL,
		shmat(id, second + 1, SHM_RND | SHM_REMAP) == (void *)second);
	shmdt(first), shmdt(second);
	printf("removed: %d, attach: %d\n", shmctl(id, IPC_RMID, 0), shmat(id, 0, 0) == (void *)-1 && errno == EINVAL);

	char *pages = mmap(0, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char resident[4];
	pages[PAGE] = 1;
	int r = mincore(pages, 4 * PAGE, resident);
	printf("mincore: %d, %d%d%d%d\n", r, resident[0] & 1, resident[1] & 1, resident[2] & 1, resident[3] & 1);
	printf("mlock: %d", mlock(pages + 2 * PAGE + 5, 1));
	mincore(pages, 4 * PAGE, resident);
	printf(", resident %d, munlock: %d\n", resident[2] & 1, munlock(pages + 2 * PAGE, PAGE));
	munmap(pages + PAGE, PAGE);
	printf("over a hole: mlock %d, mincore %d\n", mlock(pages, 4 * PAGE) < 0 && errno == ENOMEM,
		mincore(pages, 4 * PAGE, resident) < 0 && errno == ENOMEM);
	printf("mincore unaligned: %d, nowhere: %d\n", mincore(pages + 1, PAGE, resident) < 0 && errno == EINVAL,
		mincore(pages, PAGE, 0) < 0 && errno == EFAULT);
	printf("mlockall: %d, bad flags: %d, munlockall: %d\n", mlockall(MCL_CURRENT | MCL_FUTURE), mlockall(0) < 0 && errno == EINVAL,
		munlockall());
	return 0;
}
