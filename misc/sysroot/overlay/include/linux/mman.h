#ifndef _LINUX_MMAN_H
#define _LINUX_MMAN_H
/* For programs that take the newer flags from the kernel's header, openssl among them. */
#include <sys/mman.h>
#endif
