// Compression: zlib, there and back.
#include "bench.h"
#include <zlib.h>

enum { LENGTH = 1 << 20 };
static uint8_t text[LENGTH], back[LENGTH], packed[LENGTH + LENGTH / 8];

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 6);
	uLong sum = 0;
	fill_text((char *)text, LENGTH);
	for (int round = 0; round < rounds; round++) {
		uLongf packed_length = sizeof packed, length = LENGTH;
		if (compress2(packed, &packed_length, text, LENGTH, 1 + (round + 5) % 9) != Z_OK) return 1;
		if (uncompress(back, &length, packed, packed_length) != Z_OK || memcmp(text, back, LENGTH)) return 2;
		sum = crc32(sum, packed, packed_length);
		printf("%lu\n", packed_length);
	}
	printf("%08lx\n", sum);
	return 0;
}
