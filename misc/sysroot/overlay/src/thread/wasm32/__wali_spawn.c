#include "pthread_impl.h"

/* Lies at the top of the new thread's stack; __wali_thread_entry.s knows the first two fields. */
struct start {
	void *stack, *tls_base;
	int (*func)(void *);
	void *arg;
};

__attribute__((__import_module__("wali"), __import_name__("__wasm_thread_spawn")))
int __wali_thread_spawn(void (*entry)(int, struct start *), struct start *s);

hidden void __wali_thread_entry(int tid, struct start *s);

hidden void __wali_thread_main(int tid, struct start *s)
{
	/* The parent stores the tid too; whichever is first, this thread never sees its descriptor without it. */
	__pthread_self()->tid = tid;
	s->func(s->arg);
}

int __wali_spawn(int (*func)(void *), void *stack, void *arg, struct pthread *new)
{
	struct start *s = (struct start *)((uintptr_t)stack & -16) - 1;
	size_t descriptor = (char *)__wali_self - (char *)__builtin_wasm_tls_base();
	*s = (struct start){ .stack = s, .tls_base = (char *)new - descriptor, .func = func, .arg = arg };
	int tid = __wali_thread_spawn(__wali_thread_entry, s);
	if (tid > 0) new->tid = tid;
	return tid;
}
