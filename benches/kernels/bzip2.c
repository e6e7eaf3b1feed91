// Compression: bzip2, there and back.
#include "bench.h"
#include <bzlib.h>

enum { LENGTH = 600000 };
static char text[LENGTH], back[LENGTH], packed[LENGTH + LENGTH / 8];

// What the library wants when built without stdio.
void bz_internal_error(int code) { exit(code); }

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 6);
	uint32_t sum = 0;
	fill_text(text, LENGTH);
	for (int round = 0; round < rounds; round++) {
		unsigned packed_length = sizeof packed, length = LENGTH;
		text[round] ^= 1;
		if (BZ2_bzBuffToBuffCompress(packed, &packed_length, text, LENGTH, 1 + round % 9, 0, 0) != BZ_OK) return 1;
		if (BZ2_bzBuffToBuffDecompress(back, &length, packed, packed_length, 0, 0) != BZ_OK || memcmp(text, back, LENGTH)) return 2;
		sum = mix_bytes(sum, packed, packed_length);
	}
	printf("%08x\n", sum);
	return 0;
}
