#include <time.h>
#include "pthread_impl.h"

enum { LOOK_NS = 20000000, OWNER_DIED = 0x40000000, WAITERS = (int)0x80000000, ID = 0x3fffffff };

/* Waits for a robust lock that another process may hold. Of owners that end by a call the engine tells; of those that a signal ends the
 * kernel would, but it cannot read the list. So this looks now and then whether the owner lives. */
hidden int __wali_wait_for_owner(volatile int *lock, int value, clockid_t clock, const struct timespec *at, int priv)
{
	if (__syscall(SYS_tkill, value & ID, 0) == -ESRCH) {
		a_cas(lock, value, (value & WAITERS) | OWNER_DIED);
		return 0;
	}
	struct timespec look;
	clock_gettime(clock, &look);
	look.tv_nsec += LOOK_NS;
	if (look.tv_nsec >= 1000000000) look.tv_nsec -= 1000000000, look.tv_sec++;
	if (at && (at->tv_sec < look.tv_sec || at->tv_sec == look.tv_sec && at->tv_nsec <= look.tv_nsec))
		return __timedwait(lock, value, clock, at, priv);
	int r = __timedwait(lock, value, clock, &look, priv);
	return r == ETIMEDOUT ? 0 : r;
}
