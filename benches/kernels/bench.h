// What the kernels share: the size of a run, random numbers, checksums, text that compresses like prose.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// How much work: the first argument, or what a measurement takes.
static inline int run_size(int argc, char **argv, int usual) { return argc > 1 ? atoi(argv[1]) : usual; }

static uint32_t random_state = 1;

static inline uint32_t next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state;
}

// A number in [0, 1).
static inline double next_real(void) { return next_random() / 4294967296.0; }

static inline uint32_t mix(uint32_t sum, uint32_t value) { return (sum ^ value) * 16777619u; }

static inline uint32_t mix_bytes(uint32_t sum, const void *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) sum = mix(sum, ((const uint8_t *)bytes)[i]);
	return sum;
}

// Words of a made-up vocabulary, frequent ones more often, in sentences.
static inline void fill_text(char *text, size_t length)
{
	enum { WORDS = 2000 };
	static char words[WORDS][12];
	for (int w = 0; w < WORDS; w++) {
		int letters = 2 + next_random() % 9;
		for (int i = 0; i < letters; i++) words[w][i] = (i + w) % 2 ? "aeiou"[next_random() % 5] : "bcdfghklmnprstvw"[next_random() % 16];
		words[w][letters] = 0;
	}
	for (size_t i = 0, column = 0; i < length;) {
		uint32_t r = next_random(), w = r % WORDS;
		w = (uint64_t)w * w / WORDS * (r >> 20) >> 12;
		for (const char *p = words[w]; *p && i < length; p++, column++) text[i++] = *p;
		if (i < length) text[i++] = column > 70 ? column = 0, '\n' : r >> 28 == 3 ? ',' : ' ';
	}
}
