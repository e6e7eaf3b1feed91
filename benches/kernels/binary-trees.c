// Allocation: binary trees of many sizes, built, walked and freed.
#include "bench.h"

struct tree { struct tree *left, *right; };

static struct tree *build(int depth)
{
	struct tree *t = malloc(sizeof *t);
	if (!t) exit(1);
	t->left = depth ? build(depth - 1) : NULL;
	t->right = depth ? build(depth - 1) : NULL;
	return t;
}

static unsigned count(const struct tree *t) { return t->left ? 1 + count(t->left) + count(t->right) : 1; }

static void release(struct tree *t)
{
	if (t->left) release(t->left), release(t->right);
	free(t);
}

int main(int argc, char **argv)
{
	int depth = run_size(argc, argv, 16);
	struct tree *kept = build(depth);
	for (int d = 4; d <= depth; d += 2) {
		int rounds = 1 << (depth - d + 4);
		unsigned sum = 0;
		for (int i = 0; i < rounds; i++) {
			struct tree *t = build(d);
			sum += count(t);
			release(t);
		}
		printf("%d trees of depth %d: %u\n", rounds, d, sum);
	}
	printf("kept: %u\n", count(kept));
	return 0;
}
