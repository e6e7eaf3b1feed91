// A mix as embedded benchmarks have it: linked lists, small integer matrices, a state machine, a running checksum.
#include "bench.h"

static uint16_t checksum(uint16_t sum, uint16_t value)
{
	for (int bit = 0; bit < 16; bit++, value >>= 1) {
		int carry = (value ^ sum) & 1;
		sum >>= 1;
		if (carry) sum ^= 0xa001;
	}
	return sum;
}

// --- lists: found, reversed, sorted by merging

struct item { struct item *next; int16_t key, data; };
enum { ITEMS = 120 };
static struct item items[ITEMS];

static int by_key(const struct item *a, const struct item *b) { return a->key - b->key; }
static int by_data(const struct item *a, const struct item *b) { return a->data - b->data; }

static struct item *merge_sort(struct item *list, int n, int (*compare)(const struct item *, const struct item *))
{
	if (n == 1) { list->next = NULL; return list; }
	struct item *right = list, *sorted = NULL, **last = &sorted;
	for (int i = 0; i < n / 2; i++) right = right->next;
	struct item *left = merge_sort(list, n / 2, compare);
	for (right = merge_sort(right, n - n / 2, compare); left || right; last = &(*last)->next) {
		struct item **from = !right || (left && compare(left, right) <= 0) ? &left : &right;
		*last = *from;
		*from = (*from)->next;
	}
	*last = NULL;
	return sorted;
}

static struct item *reverse(struct item *list)
{
	struct item *reversed = NULL;
	for (struct item *next; list; list = next) next = list->next, list->next = reversed, reversed = list;
	return reversed;
}

static uint16_t lists(int seed)
{
	uint16_t sum = 0;
	for (int i = 0; i < ITEMS; i++) items[i] = (struct item){i + 1 < ITEMS ? &items[i + 1] : NULL, (i * 37 + seed) % 251, i ^ seed};
	struct item *list = items;
	for (int wanted = 0; wanted < 32; wanted++) {
		struct item *found = list;
		while (found && found->key != (wanted * 7 + seed) % 251) found = found->next;
		if (found) sum = checksum(sum, found->data);
		list = reverse(list);
	}
	list = merge_sort(list, ITEMS, by_key);
	for (struct item *i = list; i; i = i->next) sum = checksum(sum, i->data);
	list = merge_sort(list, ITEMS, by_data);
	return checksum(sum, list->key);
}

// --- matrices

enum { N = 16 };

static uint16_t matrices(int seed)
{
	static int16_t a[N][N], b[N][N];
	static int32_t c[N][N];
	uint16_t sum = 0;
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) a[i][j] = (i * seed + j) % 97, b[i][j] = (i + j * seed) % 89 - 40;
	for (int pass = 0; pass < 3; pass++)
		for (int i = 0; i < N; i++)
			for (int j = 0; j < N; j++) {
				int32_t product = 0;
				for (int k = 0; k < N; k++) product += pass == 1 ? (a[i][k] * b[k][j] >> 2 & 15) * (a[i][k] * b[k][j] >> 5 & 127) : a[i][k] * b[k][j];
				c[i][j] += product + pass;
			}
	for (int i = 0; i < N; i++) sum = checksum(sum, c[i][(i + seed) % N]);
	return sum;
}

// --- a state machine that tells kinds of numbers apart

enum state { START, SIGN, INTEGER, POINT, FRACTION, EXPONENT, EXPONENT_SIGN, SCIENTIFIC, INVALID, STATES };

static enum state next_state(enum state s, char c)
{
	int digit = c >= '0' && c <= '9';
	switch (s) {
	case START: return digit ? INTEGER : c == '+' || c == '-' ? SIGN : c == '.' ? POINT : INVALID;
	case SIGN: return digit ? INTEGER : c == '.' ? POINT : INVALID;
	case INTEGER: return digit ? INTEGER : c == '.' ? POINT : c == 'e' ? EXPONENT : INVALID;
	case POINT: case FRACTION: return digit ? FRACTION : c == 'e' ? EXPONENT : INVALID;
	case EXPONENT: return digit ? SCIENTIFIC : c == '+' || c == '-' ? EXPONENT_SIGN : INVALID;
	case EXPONENT_SIGN: case SCIENTIFIC: return digit ? SCIENTIFIC : INVALID;
	default: return INVALID;
	}
}

static uint16_t states(int seed)
{
	static const char *const words[] = {"5012", "-874.5", "+.25e-3", "1e9", "7x1", "-.e", "3.14159", "99.9e+12"};
	static char text[512];
	int counts[STATES] = {0};
	char *end = text;
	for (int i = 0; end < text + sizeof text - 12; i++) {
		for (const char *p = words[(i * 5 + seed) % 8]; *p; p++) *end++ = *p;
		*end++ = ',';
	}
	for (const char *p = text; p < end; p++) {
		enum state s = START;
		for (; *p != ','; p++) s = next_state(s, *p);
		counts[s]++;
	}
	uint16_t sum = 0;
	for (int s = 0; s < STATES; s++) sum = checksum(sum, counts[s]);
	return sum;
}

int main(int argc, char **argv)
{
	int rounds = run_size(argc, argv, 14000);
	uint16_t sum = 0;
	for (int round = 0; round < rounds; round++) {
		sum = checksum(sum, lists(round & 255));
		sum = checksum(sum, matrices(round & 127));
		sum = checksum(sum, states(round & 63));
	}
	printf("%04x\n", sum);
	return 0;
}
