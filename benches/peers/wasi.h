// As much of WASI preview 1 as the programs of the set call, for peers that come without: drivers for wasm3 and wasm2c include it.
// The programs are ours, so nothing is checked. A function gets the base of memory and its arguments.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BADF = 8, NOSYS = 52, SPIPE = 70 };
static int wasi_argc;
static char **wasi_argv;

static uint32_t load(uint8_t *m, uint32_t at) { uint32_t v; memcpy(&v, m + at, 4); return v; }
static void store(uint8_t *m, uint32_t at, uint32_t v) { memcpy(m + at, &v, 4); }
static void store64(uint8_t *m, uint32_t at, uint64_t v) { memcpy(m + at, &v, 8); }

static uint32_t args_sizes_get(uint8_t *m, const uint64_t *a)
{
	uint32_t bytes = 0;
	for (int i = 0; i < wasi_argc; i++) bytes += strlen(wasi_argv[i]) + 1;
	store(m, a[0], wasi_argc), store(m, a[1], bytes);
	return 0;
}

static uint32_t args_get(uint8_t *m, const uint64_t *a)
{
	uint32_t pointer = a[0], text = a[1];
	for (int i = 0; i < wasi_argc; i++, pointer += 4) {
		store(m, pointer, text);
		text += strlen(strcpy((char *)m + text, wasi_argv[i])) + 1;
	}
	return 0;
}

static uint32_t clock_time_get(uint8_t *m, const uint64_t *a)
{
	struct timespec now;
	clock_gettime((clockid_t)a[0], &now);
	store64(m, a[2], now.tv_sec * 1000000000ull + now.tv_nsec);
	return 0;
}

static uint32_t fd_fdstat_get(uint8_t *m, const uint64_t *a)
{
	if ((uint32_t)a[0] > 2) return BADF;
	memset(m + (uint32_t)a[1], 0, 24);
	memset(m + (uint32_t)a[1] + 8, 255, 3);
	return 0;
}

static uint32_t transfer(uint8_t *m, const uint64_t *a, int writes)
{
	uint32_t total = 0;
	for (uint32_t i = 0; i < (uint32_t)a[2]; i++) {
		uint32_t at = load(m, a[1] + 8 * i), length = load(m, a[1] + 8 * i + 4);
		ssize_t done = writes ? write((int)a[0], m + at, length) : read((int)a[0], m + at, length);
		if (done < 0) return BADF;
		total += done;
		if (done < length) break;
	}
	store(m, a[3], total);
	return 0;
}

static uint32_t fd_read(uint8_t *m, const uint64_t *a) { return transfer(m, a, 0); }
static uint32_t fd_write(uint8_t *m, const uint64_t *a) { return transfer(m, a, 1); }

static uint32_t fd_seek(uint8_t *m, const uint64_t *a)
{
	off_t at = lseek((int)a[0], (off_t)a[1], (int)a[2]);
	if (at < 0) return SPIPE;
	store64(m, a[3], at);
	return 0;
}

static uint32_t no_descriptor(uint8_t *m, const uint64_t *a) { return BADF; }
static uint32_t not_there(uint8_t *m, const uint64_t *a) { return NOSYS; }

// function, signature as wasm3 writes it, types of the parameters, implementation
#define FOR_EACH(F) \
	F(args_get, "i(ii)", (u32 a, u32 b), (a, b), args_get) \
	F(args_sizes_get, "i(ii)", (u32 a, u32 b), (a, b), args_sizes_get) \
	F(clock_time_get, "i(iIi)", (u32 a, u64 b, u32 c), (a, b, c), clock_time_get) \
	F(fd_close, "i(i)", (u32 a), (a), no_descriptor) \
	F(fd_fdstat_get, "i(ii)", (u32 a, u32 b), (a, b), fd_fdstat_get) \
	F(fd_fdstat_set_flags, "i(ii)", (u32 a, u32 b), (a, b), not_there) \
	F(fd_prestat_get, "i(ii)", (u32 a, u32 b), (a, b), no_descriptor) \
	F(fd_prestat_dir_name, "i(iii)", (u32 a, u32 b, u32 c), (a, b, c), no_descriptor) \
	F(fd_read, "i(iiii)", (u32 a, u32 b, u32 c, u32 d), (a, b, c, d), fd_read) \
	F(fd_renumber, "i(ii)", (u32 a, u32 b), (a, b), not_there) \
	F(fd_seek, "i(iIii)", (u32 a, u64 b, u32 c, u32 d), (a, b, c, d), fd_seek) \
	F(fd_write, "i(iiii)", (u32 a, u32 b, u32 c, u32 d), (a, b, c, d), fd_write) \
	F(path_open, "i(iiiiiIIii)", (u32 a, u32 b, u32 c, u32 d, u32 e, u64 f, u64 g, u32 h, u32 i), (a, b, c, d, e, f, g, h, i), not_there)
