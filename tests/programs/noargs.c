// A handler without parameters that is the first function whose address is taken: index 1 of the table.
#include <signal.h>
#include <stdio.h>

static volatile int hits;
static void handler() { hits++; }

int main(void)
{
	signal(SIGUSR1, handler), raise(SIGUSR1), raise(SIGUSR1);
	printf("%d handled\n", hits);
	signal(SIGUSR1, SIG_IGN), raise(SIGUSR1);
	struct sigaction now;
	sigaction(SIGUSR1, 0, &now);
	printf("%d handled, ignored %d\n", hits, now.sa_handler == SIG_IGN);
	signal(SIGPIPE, handler), raise(SIGPIPE);
	printf("%d handled\n", hits);
	return 0;
}
