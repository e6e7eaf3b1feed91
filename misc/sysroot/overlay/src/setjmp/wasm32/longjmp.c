#include <setjmp.h>
#include <stdint.h>
#include "features.h"

__attribute__((__import_module__("wali"), __import_name__("longjmp"))) _Noreturn void __wali_longjmp(void *env, int value);

/* Run time of LLVM's lowering of setjmp and longjmp to Wasm exceptions (-mllvm -wasm-enable-sjlj): setjmp records which
 * activation called it and where; longjmp throws, and each function that calls setjmp catches and asks whether the
 * buffer is its own. */
struct record {
	void *activation;
	uint32_t label;
	struct thrown { void *env; int value; } thrown;
	uint32_t kind; /* of buffer: see __wali_sigsave */
};
_Static_assert(sizeof(struct record) <= sizeof(__jmp_buf), "jmp_buf is too small");

enum { TAG_C_LONGJMP = 1, KIND_LOWERED = 0, KIND_ENGINE = 1 };

hidden void __wali_by_engine(void *env)
{
	((struct record *)env)->kind = KIND_ENGINE;
}

void __wasm_setjmp(void *env, uint32_t label, void *activation)
{
	struct record *r = env;
	r->activation = activation;
	r->label = label;
	r->kind = KIND_LOWERED;
}

/* The label of the setjmp in this activation, 0 if the buffer belongs to another. */
uint32_t __wasm_setjmp_test(void *env, void *activation)
{
	struct record *r = env;
	return r->activation == activation ? r->label : 0;
}

_Noreturn void __wasm_longjmp(void *env, int value)
{
	struct record *r = env;
	if (r->kind == KIND_ENGINE) __wali_longjmp(env, value);
	r->thrown = (struct thrown){ env, value ? value : 1 };
	__builtin_wasm_throw(TAG_C_LONGJMP, &r->thrown);
}

/* For callers that were not compiled with the lowering, and for pointers to longjmp. */
_Noreturn void longjmp(jmp_buf env, int value)
{
	__wasm_longjmp(env, value);
}
weak_alias(longjmp, _longjmp);
