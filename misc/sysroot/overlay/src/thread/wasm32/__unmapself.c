#include "pthread_impl.h"

/* A Wasm thread can run without its stack in linear memory, as long as it needs no addressable variable. */
void __unmapself(void *base, size_t size)
{
	__syscall(SYS_munmap, base, size);
	__wali_thread_exit(&__thread_list_lock, 0);
}
