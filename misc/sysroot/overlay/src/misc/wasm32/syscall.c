#include <stdarg.h>
#include <unistd.h>
#define __WALI_VARIADIC__
#include "syscall.h"

#undef syscall

/* For callers who do not see the macro of unistd.h, such as other languages: each argument has the size that the system call gives it. */
long syscall(long n, ...)
{
	va_list ap;
	va_start(ap, n);
	long r = __wali_variadic_call(n, ap);
	va_end(ap);
	return __syscall_ret(r);
}
