// Vectors: by intrinsics of wasm_simd128.h, by the compiler's own vectorising, as arguments, results and in structs. Natively the same is computed
// number by number.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { N = 1024 + 7 };

static uint8_t bytes[N], more[N], out8[N];
static int16_t shorts[N], shorts2[N], out16[N];
static int32_t ints[N], out32[N];
static float floats[N], floats2[N], outf[N];
static double doubles[N];

static uint32_t seed = 12345;
static uint32_t next(void) { return seed = seed * 1664525 + 1013904223; }

static void fill(void) {
    for (int i = 0; i < N; i++) {
        bytes[i] = next() >> 24, more[i] = next() >> 24;
        shorts[i] = next() >> 16, shorts2[i] = next() >> 16;
        ints[i] = next();
        floats[i] = (int32_t)next() / 65536.0f, floats2[i] = (int32_t)next() / 1048576.0f;
        doubles[i] = (int32_t)next() / 3.0;
    }
    shorts[1] = shorts2[1] = INT16_MIN;
    floats[2] = 0.0f, floats2[2] = -0.0f, floats[3] = 1.0f / floats[2], floats2[4] = -1.0f / floats[2];
}

static void print(const char *what, const void *data, size_t size) {
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < size; i++) hash = (hash ^ ((const uint8_t *)data)[i]) * 1099511628211u;
    printf("%s %016llx\n", what, (unsigned long long)hash);
}

// Blocks of four and eight, and the rest one by one.
#define BLOCKS(width) int i = 0; i + (width) <= N; i += (width)

static void saxpy(float k) {
    int done = 0;
#ifdef __wasm_simd128__
    v128_t factor = wasm_f32x4_splat(k);
    for (BLOCKS(4)) {
        wasm_v128_store(outf + i, wasm_f32x4_add(wasm_v128_load(floats2 + i), wasm_f32x4_mul(factor, wasm_v128_load(floats + i))));
        done = i + 4;
    }
#endif
    for (; done < N; done++) outf[done] = floats2[done] + k * floats[done];
}

static int32_t dot(void) {
    int32_t sum = 0;
    int done = 0;
#ifdef __wasm_simd128__
    v128_t sums = wasm_i32x4_const_splat(0);
    for (BLOCKS(8)) {
        sums = wasm_i32x4_add(sums, wasm_i32x4_dot_i16x8(wasm_v128_load(shorts + i), wasm_v128_load(shorts2 + i)));
        done = i + 8;
    }
    sum = (uint32_t)wasm_i32x4_extract_lane(sums, 0) + (uint32_t)wasm_i32x4_extract_lane(sums, 1) + (uint32_t)wasm_i32x4_extract_lane(sums, 2) +
        (uint32_t)wasm_i32x4_extract_lane(sums, 3);
#endif
    for (; done < N; done++) sum = (uint32_t)sum + (uint32_t)(shorts[done] * shorts2[done]);
    return sum;
}

static void products(void) {
    int done = 0;
#ifdef __wasm_simd128__
    for (BLOCKS(8)) {
        wasm_v128_store(out16 + i, wasm_i16x8_q15mulr_sat(wasm_v128_load(shorts + i), wasm_v128_load(shorts2 + i)));
        done = i + 8;
    }
#endif
    for (; done < N; done++) {
        int32_t product = (shorts[done] * shorts2[done] + 0x4000) >> 15;
        out16[done] = product > INT16_MAX ? INT16_MAX : product;
    }
}

static void blend(void) {
    int done = 0;
#ifdef __wasm_simd128__
    for (BLOCKS(16)) {
        v128_t a = wasm_v128_load(bytes + i), b = wasm_v128_load(more + i);
        v128_t mean = wasm_u8x16_avgr(a, b), sum = wasm_u8x16_add_sat(a, b);
        wasm_v128_store(out8 + i, wasm_v128_bitselect(mean, sum, wasm_u8x16_lt(a, b)));
        done = i + 16;
    }
#endif
    for (; done < N; done++) {
        int a = bytes[done], b = more[done];
        out8[done] = a < b ? (a + b + 1) / 2 : a + b > 255 ? 255 : a + b;
    }
}

static int find(uint8_t wanted, int from) {
    int i = from;
#ifdef __wasm_simd128__
    v128_t all = wasm_u8x16_splat(wanted);
    for (; i + 16 <= N; i += 16) {
        uint32_t mask = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(bytes + i), all));
        if (mask) return i + __builtin_ctz(mask);
    }
#endif
    for (; i < N; i++)
        if (bytes[i] == wanted) return i;
    return -1;
}

// Digits by a table of 16 bytes; the text of a vector's bytes by shuffles.
static void hex(char *text) {
    const char *digits = "0123456789abcdef";
    int done = 0;
#ifdef __wasm_simd128__
    v128_t table = wasm_v128_load(digits);
    for (BLOCKS(16)) {
        v128_t x = wasm_v128_load(bytes + i);
        v128_t high = wasm_i8x16_swizzle(table, wasm_u8x16_shr(x, 4));
        v128_t low = wasm_i8x16_relaxed_swizzle(table, wasm_v128_and(x, wasm_i8x16_const_splat(15)));
        wasm_v128_store(text + 2 * i, wasm_i8x16_shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
        wasm_v128_store(text + 2 * i + 16, wasm_i8x16_shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
        done = i + 16;
    }
#endif
    for (; done < N; done++) text[2 * done] = digits[bytes[done] >> 4], text[2 * done + 1] = digits[bytes[done] & 15];
}

typedef struct {
    float lanes[4][4];
} Matrix;

__attribute__((noinline)) static Matrix transposed(const Matrix *m) {
    Matrix r;
#ifdef __wasm_simd128__
    v128_t a = wasm_v128_load(m->lanes[0]), b = wasm_v128_load(m->lanes[1]), c = wasm_v128_load(m->lanes[2]), d = wasm_v128_load(m->lanes[3]);
    v128_t ab = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), AB = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
    v128_t cd = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), CD = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
    wasm_v128_store(r.lanes[0], wasm_i64x2_shuffle(ab, cd, 0, 2));
    wasm_v128_store(r.lanes[1], wasm_i64x2_shuffle(ab, cd, 1, 3));
    wasm_v128_store(r.lanes[2], wasm_i64x2_shuffle(AB, CD, 0, 2));
    wasm_v128_store(r.lanes[3], wasm_i64x2_shuffle(AB, CD, 1, 3));
#else
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) r.lanes[i][j] = m->lanes[j][i];
#endif
    return r;
}

typedef int32_t Four __attribute__((vector_size(16)));
typedef Four (*Step)(Four, int, Four);

__attribute__((noinline)) static Four add(Four x, int k, Four y) { return x + y * k; }
__attribute__((noinline)) static Four mix(Four x, int k, Four y) { return (x ^ y) >> (k & 31); }

// Recursion with vectors in frames and through pointers.
__attribute__((noinline)) static Four walk(Step *steps, Four x, int depth) {
    Four left = steps[depth % 2](x, depth, x + 1);
    return depth ? walk(steps, left, depth - 1) - x : left;
}

// What the compiler makes vectors of by itself.
static int64_t automatic(void) {
    int64_t sum = 0;
    for (int i = 0; i < N; i++) out32[i] = ints[i] > 0 ? ints[i] >> 3 : -(ints[i] / 5);
    for (int i = 0; i < N; i++) sum += (int64_t)out32[i] * shorts[i] + bytes[i];
    for (int i = 0; i < N; i++) outf[i] = outf[i] > floats[i] ? floats2[i] : outf[i] - 1;
    for (int i = 0; i < N; i++) out16[i] = doubles[i] > 0 ? (int16_t)(int32_t)(doubles[i] / 65536) : shorts2[i];
    return sum;
}

int main(void) {
    fill();
    static Step steps[] = {add, mix};
    for (int round = 0; round < 3; round++) {
        saxpy(1.5f + round);
        print("saxpy", outf, sizeof outf);
        printf("dot %d\n", dot());
        products();
        print("products", out16, sizeof out16);
        blend();
        print("blend", out8, sizeof out8);
        for (int at = -1, n = 0; n < 5 && (at = find(bytes[round], at + 1)) >= 0; n++) printf("found %d\n", at);
        static char text[2 * N];
        hex(text);
        print("hex", text, sizeof text);
        Matrix m;
        memcpy(&m, floats + 16 * round, sizeof m);
        m = transposed(&m);
        print("transposed", &m, sizeof m);
        Four x = walk(steps, (Four){round, -2, 3, 1 << 20}, 50);
        printf("walk %d %d %d %d\n", x[0], x[1], x[2], x[3]);
        printf("automatic %lld\n", (long long)automatic());
        print("ints", out32, sizeof out32);
        print("floats", outf, sizeof outf);
        print("shorts", out16, sizeof out16);
        memmove(bytes + 1, bytes, N - 1);
    }
    return 0;
}
