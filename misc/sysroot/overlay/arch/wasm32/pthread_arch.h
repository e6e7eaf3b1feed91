/* The thread descriptor is an ordinary thread-local variable, so the thread pointer is its address: __tls_base
 * (a Wasm global, one per thread) plus a constant. src/env/wasm32/__init_tls.c defines it and checks its size. */
extern hidden _Thread_local unsigned char __wali_self[256];

static inline uintptr_t __get_tp()
{
	return (uintptr_t)__wali_self;
}

/* Starts a thread that runs func(arg) on `stack`; its kernel tid (positive), also stored in new->tid, or a negative error. */
hidden int __wali_spawn(int (*func)(void *), void *stack, void *arg, struct __pthread *new);

/* Memory for a thread, and giving it back: see src/thread/wasm32/__wali_stack.c. */
hidden unsigned char *__wali_map_stack(size_t size, size_t guard, size_t used);
hidden void __wali_unmap_stack(void *map, size_t size, size_t guard);

/* Stores 0 in *word, wakes one waiter and ends the thread, without touching its stack, which another thread may
 * unmap as soon as the word is 0. The kernel would do this by CLONE_CHILD_CLEARTID; WALI threads have no such word. */
hidden _Noreturn void __wali_thread_exit(volatile int *word, int priv);
