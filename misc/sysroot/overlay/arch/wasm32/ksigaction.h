#include <features.h>

/* What crosses the import: 24 bytes without padding. The handler is a table index; the restorer is never called. */
struct k_sigaction {
	void (*handler)(int);
	unsigned long flags;
	void (*restorer)(void);
	unsigned mask[2];
} __attribute__((__packed__));

#define __restore ((void (*)(void))0)
#define __restore_rt __restore
