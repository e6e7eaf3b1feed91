// Small arrays of integers, permuted and reversed: pancake flipping.
#include "bench.h"

int main(int argc, char **argv)
{
	int n = run_size(argc, argv, 10), checksum = 0, most = 0, perm[16], flipped[16], count[16];
	if (n < 2 || n > 16) return 1;
	for (int i = 0; i < n; i++) perm[i] = i;
	for (int r = n, even = 1;; even = !even) {
		for (; r > 1; r--) count[r - 1] = r;
		if (perm[0]) {
			int flips = 0;
			for (int i = 0; i < n; i++) flipped[i] = perm[i];
			for (int first = flipped[0]; first; first = flipped[0], flips++)
				for (int i = 0, j = first; i < j; i++, j--) { int t = flipped[i]; flipped[i] = flipped[j]; flipped[j] = t; }
			if (flips > most) most = flips;
			checksum += even ? flips : -flips;
		}
		for (;; r++) {
			if (r == n) {
				printf("%d %d\n", checksum, most);
				return 0;
			}
			int first = perm[0];
			for (int i = 0; i < r; i++) perm[i] = perm[i + 1];
			perm[r] = first;
			if (--count[r] > 0) break;
		}
	}
}
