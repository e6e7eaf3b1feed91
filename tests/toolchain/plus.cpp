// C++ that needs no library.
#include <stdio.h>

struct Static {
	Static() { puts("made"); }
	~Static() { puts("gone"); }
} value;

template <class T> static T twice(T x) { return x + x; }

int main() { printf("%d\n", twice(21)); }
