// Text: regular expressions, compiled to a small program, matched by backtracking.
#include "bench.h"

enum op { CHAR, ANY, SET, SPLIT, JUMP, MATCH };
struct instr { uint8_t op, value; short x, y; };
struct regex { struct instr code[64]; uint8_t sets[8][32]; int length, sets_used; };

static const char *pattern;
static void alternatives(struct regex *re);

static struct instr *emit(struct regex *re, int op, int value)
{
	re->code[re->length] = (struct instr){op, value, 0, 0};
	return &re->code[re->length++];
}

// Makes room for one instruction at `at`, and moves jumps in what follows.
static void insert(struct regex *re, int at, struct instr instr)
{
	for (int i = re->length++; i > at; i--) {
		re->code[i] = re->code[i - 1];
		if (re->code[i].op == SPLIT || re->code[i].op == JUMP) re->code[i].x += re->code[i].x >= at, re->code[i].y += re->code[i].y >= at;
	}
	re->code[at] = instr;
}

static void atom(struct regex *re)
{
	if (*pattern == '(') {
		pattern++;
		alternatives(re);
		pattern++;
	} else if (*pattern == '[') {
		uint8_t *set = re->sets[re->sets_used];
		emit(re, SET, re->sets_used++);
		for (pattern++; *pattern != ']'; pattern++) {
			int low = *pattern, high = pattern[1] == '-' ? (pattern += 2, *pattern) : low;
			for (int c = low; c <= high; c++) set[c >> 3] |= 1 << (c & 7);
		}
		pattern++;
	} else {
		emit(re, *pattern == '.' ? ANY : CHAR, *pattern);
		pattern++;
	}
}

static void sequence(struct regex *re)
{
	while (*pattern && *pattern != '|' && *pattern != ')') {
		int start = re->length;
		atom(re);
		char repeat = *pattern;
		if (repeat == '*' || repeat == '?') insert(re, start, (struct instr){SPLIT, 0, start + 1, re->length + 1 + (repeat == '*')});
		if (repeat == '*') emit(re, JUMP, 0)->x = start;
		if (repeat == '+') { struct instr *split = emit(re, SPLIT, 0); split->x = start, split->y = re->length; }
		if (repeat == '*' || repeat == '?' || repeat == '+') pattern++;
	}
}

static void alternatives(struct regex *re)
{
	int start = re->length;
	sequence(re);
	if (*pattern != '|') return;
	pattern++;
	insert(re, start, (struct instr){SPLIT, 0, start + 1, re->length + 2});
	int jump = re->length;
	emit(re, JUMP, 0);
	alternatives(re);
	re->code[jump].x = re->length;
}

static struct regex *compile(const char *text)
{
	struct regex *re = calloc(1, sizeof *re);
	pattern = text;
	alternatives(re);
	emit(re, MATCH, 0);
	return re;
}

static const char *match(const struct regex *re, const struct instr *pc, const char *p)
{
	for (;; pc++) {
		switch (pc->op) {
		case CHAR: if (*p++ != pc->value) return NULL; break;
		case ANY: if (*p == 0 || *p == '\n') return NULL; p++; break;
		case SET: if (!(re->sets[pc->value][(uint8_t)*p >> 3] >> (*p & 7) & 1)) return NULL; p++; break;
		case JUMP: pc = &re->code[pc->x] - 1; break;
		case SPLIT: {
			const char *end = match(re, &re->code[pc->x], p);
			if (end) return end;
			pc = &re->code[pc->y] - 1;
			break;
		}
		case MATCH: return p;
		}
	}
}

static const char *const patterns[] = {
	"[a-z]+ing", "(ab|ac|ba)+[a-f]*", "[aeiou][aeiou]+", "b[a-z]*a[a-z]*e", "(a|e|i)*(b|c|d)(o|u)?p", ".*, .*ta", "[b-d]o[l-p]u(l|t)?", "k[a-z]?[a-z]?[a-z]?t[a-z]*",
};

int main(int argc, char **argv)
{
	enum { LENGTH = 40000 };
	static char text[LENGTH + 1];
	int rounds = run_size(argc, argv, 18);
	uint32_t sum = 0;
	fill_text(text, LENGTH);
	for (int round = 0; round < rounds; round++)
		for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
			struct regex *re = compile(patterns[i]);
			int found = 0;
			for (const char *p = text + round; *p;) {
				const char *end = match(re, re->code, p);
				if (end && end > p) sum = mix(sum, (uint32_t)(end - p)), p = end, found++;
				else p++;
			}
			sum = mix(sum, found);
			free(re);
		}
	printf("%08x\n", sum);
	return 0;
}
