// What a program by `wasm2c -n program` is linked with.
#include "program.h"
#include "wasi.h"

static Z_program_instance_t instance;

#define DEFINE(name, signature, parameters, arguments, implementation) \
	u32 Z_wasi_snapshot_preview1Z_##name(struct Z_wasi_snapshot_preview1_instance_t *unused, TYPED parameters) \
	{ \
		uint64_t values[] = {TYPED arguments}; \
		return implementation(Z_programZ_memory(&instance)->data, values); \
	}
#define TYPED(...) __VA_ARGS__
FOR_EACH(DEFINE)

void Z_wasi_snapshot_preview1Z_proc_exit(struct Z_wasi_snapshot_preview1_instance_t *unused, u32 code) { exit(code); }

int main(int argc, char **argv)
{
	wasi_argc = argc, wasi_argv = argv;
	wasm_rt_init();
	Z_program_init_module();
	Z_program_instantiate(&instance, NULL);
	Z_programZ__start(&instance);
	return 0;
}
