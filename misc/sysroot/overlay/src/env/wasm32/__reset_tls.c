#include "pthread_impl.h"

void __wasm_init_tls(void *);

/* All thread-local variables get their initial values; the thread descriptor, one of them, is kept. */
void __reset_tls()
{
	struct pthread saved = *__pthread_self();
	__wasm_init_tls(__builtin_wasm_tls_base());
	*__pthread_self() = saved;
}
