// Integers, one byte at a time: CRC-32 by table and CRC-64 by bits.
#include "bench.h"

enum { LENGTH = 1 << 18 };
static uint32_t table[256];
static uint8_t data[LENGTH];

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 500);
	for (unsigned i = 0; i < 256; i++) {
		uint32_t c = i;
		for (int bit = 0; bit < 8; bit++) c = c & 1 ? c >> 1 ^ 0xedb88320 : c >> 1;
		table[i] = c;
	}
	for (int i = 0; i < LENGTH; i++) data[i] = next_random();
	uint32_t by_table = ~0u;
	uint64_t by_bits = ~0ull;
	for (int round = 0; round < rounds; round++) {
		for (int i = 0; i < LENGTH; i++) by_table = table[(by_table ^ data[i]) & 255] ^ by_table >> 8;
		for (int i = round; i < LENGTH; i += 32) {
			by_bits ^= data[i];
			for (int bit = 0; bit < 8; bit++) by_bits = by_bits & 1 ? by_bits >> 1 ^ 0xc96c5795d7870f42 : by_bits >> 1;
		}
	}
	printf("%08x %016llx\n", ~by_table, (unsigned long long)~by_bits);
	return 0;
}
