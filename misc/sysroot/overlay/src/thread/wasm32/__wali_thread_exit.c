#include "pthread_impl.h"

/* Ends the thread: with a 0 in a word, for which another thread may wait. Nothing in linear memory is the thread's own any more. */
void __wali_thread_exit(volatile int *word, int priv)
{
	a_store(word, 0);
	__wake(word, 1, priv);
	for (;;) __syscall(SYS_exit, 0);
}
