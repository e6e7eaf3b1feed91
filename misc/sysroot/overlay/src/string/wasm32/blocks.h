/* Strings a block at a time: 8 bytes, or 16 where the library is built with -msimd128. An aligned block lies in one page, so those that hold
 * the first and the last byte of a string can be read whole. */
#include <stdint.h>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>

typedef v128_t block;
/* A bit for each byte. */
typedef uint32_t marks;
#define BITS 1

static inline block all(int c) { return wasm_i8x16_splat(c); }
static inline block changed(block a, block b) { return wasm_v128_xor(a, b); }
static inline marks zeros(block b) { return wasm_i8x16_bitmask(wasm_i8x16_eq(b, all(0))); }
static inline marks zeros_from(const void *p, block b) { return zeros(b) & -1u << (uintptr_t)p % sizeof b; }
static inline marks differences(block a, block b) { return wasm_i8x16_bitmask(wasm_i8x16_ne(a, b)); }
static inline int has_either(block b, block c) { return !wasm_i8x16_all_true(wasm_u8x16_min(b, changed(b, c))); }
#else
typedef uint64_t block;
/* Some bits of each byte. */
typedef uint64_t marks;
#define BITS 8
#define ONES (~UINT64_C(0)/255)
#define HIGHS (ONES << 7)

static inline block all(int c) { return ONES * (unsigned char)c; }
static inline block changed(block a, block b) { return a ^ b; }
/* The lowest is right; those above it may not be. */
static inline marks zeros(block b) { return b - ONES & ~b & HIGHS; }
static inline marks zeros_from(const void *p, block b) { return zeros(b | (UINT64_C(1) << (uintptr_t)p % sizeof b * 8) - 1); }
static inline marks differences(block a, block b) { return a ^ b; }
static inline int has_either(block b, block c) { return (zeros(b) | zeros(changed(b, c))) != 0; }
#endif

enum { BLOCK = sizeof(block), PAGE = 4096 };

static inline block load(const void *p)
{
	block b;
	__builtin_memcpy(&b, p, BLOCK);
	return b;
}

/* The block that holds *p. Bytes before *p are no zeros to zeros_from. */
static inline const char *start(const void *p) { return (const char *)((uintptr_t)p & -BLOCK); }
static inline unsigned first(marks m) { return __builtin_ctzll(m) / BITS; }
/* Whether a block at p, wherever that is, can be read. */
static inline int is_inside(const void *p) { return (uintptr_t)p % PAGE <= PAGE - BLOCK; }
