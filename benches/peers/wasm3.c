// A command line for wasm3, whose Python package has the interpreter alone:  wasm3 FILE [ARGUMENT...]
#include "wasi.h"
#include "wasm3.h"

typedef uint32_t handler(uint8_t *, const uint64_t *);

// The result's slot comes before those of the arguments.
static m3ApiRawFunction(call)
{
	handler *function = (handler *)_ctx->userdata;
	*(uint32_t *)_sp = function(_mem, _sp + 1);
	return m3Err_none;
}

static m3ApiRawFunction(proc_exit)
{
	exit(*(int *)_sp);
}

static void check(M3Result result)
{
	if (!result || result == m3Err_functionLookupFailed) return;
	fprintf(stderr, "wasm3: %s\n", result);
	exit(1);
}

int main(int argc, char **argv)
{
	static uint8_t bytes[16 << 20];
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
	if (!file) return 2;
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	wasi_argc = argc - 1, wasi_argv = argv + 1;

	IM3Environment environment = m3_NewEnvironment();
	IM3Runtime runtime = m3_NewRuntime(environment, 1 << 20, NULL);
	IM3Module module;
	IM3Function start;
	check(m3_ParseModule(environment, &module, bytes, length));
	check(m3_LoadModule(runtime, module));
	// A module need not import all of them.
#define LINK(name, signature, parameters, arguments, implementation) \
	check(m3_LinkRawFunctionEx(module, "wasi_snapshot_preview1", #name, signature, call, (const void *)implementation));
	FOR_EACH(LINK)
	check(m3_LinkRawFunction(module, "wasi_snapshot_preview1", "proc_exit", "v(i)", proc_exit));
	M3Result found = m3_FindFunction(&start, runtime, "_start");
	if (found) { fprintf(stderr, "wasm3: %s\n", found); return 1; }
	check(m3_CallV(start));
	return 0;
}
