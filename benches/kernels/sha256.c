// Integer arithmetic: SHA-256 of a growing message.
#include "bench.h"

static uint32_t round_constants[64];

// The first 32 bits of the fractional parts of the cube roots of the first primes, computed with integers.
static void fill_constants(void)
{
	int n = 0;
	for (uint64_t p = 2; n < 64; p++) {
		int prime = 1;
		for (uint64_t d = 2; d * d <= p; d++) prime &= p % d != 0;
		if (!prime) continue;
		// The largest r with r^3 <= p * 2^96 has 3 + 32 bits.
		unsigned __int128 low = 0, high = (unsigned __int128)8 << 32;
		while (low + 1 < high) {
			unsigned __int128 middle = (low + high) / 2;
			if (middle * middle * middle <= (unsigned __int128)p << 96) low = middle; else high = middle;
		}
		round_constants[n++] = (uint32_t)low;
	}
}

static uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }

static void block(uint32_t state[8], const uint32_t message[16])
{
	uint32_t w[64], v[8];
	for (int i = 0; i < 16; i++) w[i] = message[i];
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];
		w[i] = w[i - 16] + w[i - 7] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
	for (int i = 0; i < 8; i++) v[i] = state[i];
	for (int i = 0; i < 64; i++) {
		uint32_t e = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25), choose = (v[4] & v[5]) ^ (~v[4] & v[6]);
		uint32_t t = v[7] + e + choose + round_constants[i] + w[i];
		uint32_t a = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22), most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
		for (int k = 7; k > 0; k--) v[k] = v[k - 1];
		v[4] += t;
		v[0] = t + a + most;
	}
	for (int i = 0; i < 8; i++) state[i] += v[i];
}

int main(int argc, char **argv)
{
	uint32_t state[8] = {1, 2, 3, 4, 5, 6, 7, 8}, message[16];
	int blocks = run_size(argc, argv, 500000);
	fill_constants();
	for (int n = 0; n < blocks; n++) {
		for (int i = 0; i < 16; i++) message[i] = state[i & 7] + n * 16 + i;
		block(state, message);
	}
	for (int i = 0; i < 8; i++) printf("%08x", state[i]);
	printf("\n");
	return 0;
}
