// Text and allocation: JSON, made, parsed into a tree, walked, and written again.
#include "bench.h"

enum kind { NUL, FALSE, TRUE, NUMBER, STRING, ARRAY, OBJECT };
struct value { enum kind kind; double number; char *name, *string; struct value *first, *next; };

static const char *input;
static char *output;

static void fail(const char *why)
{
	printf("%s at %.20s\n", why, input);
	exit(1);
}

static void skip_space(void) { while (*input == ' ' || *input == '\n' || *input == '\t') input++; }

static char *parse_string(void)
{
	const char *start = ++input;
	while (*input != '"') input += *input == '\\' ? 2 : 1;
	char *text = malloc(input - start + 1), *to = text;
	for (const char *p = start; p < input; p++) {
		if (*p == '\\') { p++; *to++ = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p; }
		else *to++ = *p;
	}
	*to = 0;
	input++;
	return text;
}

static double parse_number(void)
{
	int negative = *input == '-' ? input++, 1 : 0;
	double number = 0, scale = 1;
	while (*input >= '0' && *input <= '9') number = number * 10 + (*input++ - '0');
	if (*input == '.')
		for (input++; *input >= '0' && *input <= '9'; scale *= 10) number = number * 10 + (*input++ - '0');
	return (negative ? -number : number) / scale;
}

static struct value *parse(void)
{
	struct value *v = calloc(1, sizeof *v);
	skip_space();
	switch (*input) {
	case '"': v->kind = STRING, v->string = parse_string(); break;
	case 'n': v->kind = NUL, input += 4; break;
	case 't': v->kind = TRUE, input += 4; break;
	case 'f': v->kind = FALSE, input += 5; break;
	case '{': case '[': {
		char close = *input++ == '{' ? '}' : ']';
		v->kind = close == '}' ? OBJECT : ARRAY;
		struct value **last = &v->first;
		for (skip_space(); *input != close; skip_space()) {
			char *name = NULL;
			if (v->kind == OBJECT) {
				name = parse_string();
				skip_space();
				if (*input++ != ':') fail("no colon");
			}
			*last = parse();
			(*last)->name = name;
			last = &(*last)->next;
			skip_space();
			if (*input == ',') input++;
			else if (*input != close) fail("no comma");
			skip_space();
		}
		input++;
		break;
	}
	default:
		if (*input != '-' && (*input < '0' || *input > '9')) fail("no value");
		v->kind = NUMBER, v->number = parse_number();
	}
	return v;
}

static void write_text(const char *text) { while (*text) *output++ = *text++; }

static void write_string(const char *text)
{
	*output++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\') *output++ = '\\', *output++ = *text;
		else if (*text == '\n') *output++ = '\\', *output++ = 'n';
		else *output++ = *text;
	}
	*output++ = '"';
}

// With three digits after the point.
static void write_number(double number)
{
	char digits[24];
	int n = 0;
	if (number < 0) *output++ = '-', number = -number;
	uint64_t thousandths = (uint64_t)(number * 1000 + 0.5);
	do digits[n++] = '0' + thousandths % 10, thousandths /= 10; while (thousandths || n < 4);
	while (n) {
		*output++ = digits[--n];
		if (n == 3) *output++ = '.';
	}
}

static void write_value(const struct value *v)
{
	static const char *const words[] = {"null", "false", "true"};
	switch (v->kind) {
	case NUMBER: write_number(v->number); break;
	case STRING: write_string(v->string); break;
	case ARRAY: case OBJECT:
		*output++ = v->kind == OBJECT ? '{' : '[';
		for (const struct value *e = v->first; e; e = e->next) {
			if (e->name) write_string(e->name), *output++ = ':';
			write_value(e);
			if (e->next) *output++ = ',';
		}
		*output++ = v->kind == OBJECT ? '}' : ']';
		break;
	default: write_text(words[v->kind]);
	}
}

static void release(struct value *v)
{
	for (struct value *e = v->first, *next; e; e = next) next = e->next, release(e);
	free(v->name), free(v->string), free(v);
}

static double sum_numbers(const struct value *v)
{
	double sum = v->kind == NUMBER ? v->number : 0;
	for (const struct value *e = v->first; e; e = e->next) sum += sum_numbers(e);
	return sum;
}

static void make(int depth)
{
	int kind = depth ? next_random() >> 5 & 1 : 2 + (next_random() >> 9) % 4, n = 4 + (next_random() >> 11) % 4;
	switch (kind) {
	case 0: case 1:
		*output++ = "[{"[kind];
		for (int i = 0; i < n; i++) {
			if (kind) write_string(i % 2 ? "name" : "a longer key"), write_text(": ");
			make(depth - 1);
			if (i < n - 1) write_text(",\n ");
		}
		*output++ = "]}"[kind];
		break;
	case 2: case 3: write_number((int)next_random() / 4096.0); break;
	case 4: write_string("text with \"quotes\" and\nlines"); break;
	case 5: write_text(n % 2 ? "true" : "null"); break;
	}
}

int main(int argc, char **argv)
{
	enum { LENGTH = 4 << 20 };
	int rounds = run_size(argc, argv, 80);
	char *document = malloc(LENGTH), *written = malloc(LENGTH);
	output = document;
	make(6);
	*output = 0;
	uint32_t sum = 0;
	double total = 0;
	for (int round = 0; round < rounds; round++) {
		input = document;
		struct value *v = parse();
		output = written;
		write_value(v);
		*output = 0;
		total += sum_numbers(v);
		sum = mix_bytes(sum, written, output - written);
		release(v);
	}
	printf("%zu %.3f %08x\n", strlen(document), total, sum);
	return 0;
}
