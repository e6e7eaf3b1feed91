#include <limits.h>
#include "pthread_impl.h"
#include "libc.h"

volatile int __thread_list_lock;

hidden _Alignas(16) _Thread_local unsigned char __wali_self[256];
_Static_assert(sizeof(struct pthread) <= sizeof __wali_self, "thread descriptor grew");

void __wasm_init_tls(void *);
extern char __stack_low[], __stack_high[];

/* Initialises a TLS block at mem for another thread. __wasm_init_tls is made for the thread that calls it and moves
 * __tls_base; the pointer goes back before anything looks at a thread-local variable. */
void *__copy_tls(unsigned char *mem)
{
	char *mine = __builtin_wasm_tls_base();
	size_t descriptor = (char *)__wali_self - mine;
	mem += -(uintptr_t)mem & (libc.tls_align - 1);
	__wasm_init_tls(mem);
	__asm__ volatile("local.get %0\n\tglobal.set __tls_base" : : "r"(mine) : "memory");
	return mem + descriptor;
}

hidden void __wali_init_main_thread(void)
{
	/* Nobody waits for this word: main leaves the thread list by itself, as every thread does. */
	static volatile int cleared_at_exit;
	pthread_t td = __pthread_self();
	td->self = td;
	td->detach_state = DT_JOINABLE;
	td->tid = __syscall(SYS_set_tid_address, &cleared_at_exit);
	td->locale = &libc.global_locale;
	td->robust_list.head = &td->robust_list.head;
	td->next = td->prev = td;
	td->stack = __stack_high;
	td->stack_size = __stack_high - __stack_low;
	libc.can_do_threads = 1;
	libc.tls_align = __builtin_wasm_tls_align() > 16 ? __builtin_wasm_tls_align() : 16;
	libc.tls_size = (__builtin_wasm_tls_size() + libc.tls_align - 1 & -libc.tls_align) + libc.tls_align;
}
