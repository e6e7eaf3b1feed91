#define _GNU_SOURCE
#include <string.h>
#include "pthread_impl.h"
#include "syscall.h"

static long cancel(void)
{
	pthread_t self = __pthread_self();
	if (self->canceldisable == PTHREAD_CANCEL_ENABLE || self->cancelasync) pthread_exit(PTHREAD_CANCELED);
	self->canceldisable = PTHREAD_CANCEL_DISABLE;
	return -ECANCELED;
}

void __testcancel()
{
	pthread_t self = __pthread_self();
	if (self->cancel && !self->canceldisable) cancel();
}

/* A thread has no program counter that a handler could inspect or move, so a request is seen before the call or by the
 * EINTR that the signal causes. One that arrives between the two is seen at the next cancellation point. */
void __wali_cp_before(void)
{
	__testcancel();
}

long __wali_cp_after(long r)
{
	pthread_t self = __pthread_self();
	if (r == -EINTR && self->cancel && self->canceldisable != PTHREAD_CANCEL_DISABLE) return cancel();
	return r;
}

static void handler(int sig, siginfo_t *si, void *context)
{
	pthread_t self = __pthread_self();
	if (self->cancel && self->cancelasync && self->canceldisable == PTHREAD_CANCEL_ENABLE)
		pthread_exit(PTHREAD_CANCELED);
}

int pthread_cancel(pthread_t t)
{
	static volatile int installed;
	if (!installed) {
		struct sigaction sa = { .sa_flags = SA_SIGINFO, .sa_sigaction = handler };
		memset(&sa.sa_mask, -1, _NSIG/8);
		__libc_sigaction(SIGCANCEL, &sa, 0);
		a_store(&installed, 1);
	}
	a_store(&t->cancel, 1);
	if (t == pthread_self()) {
		if (t->canceldisable == PTHREAD_CANCEL_ENABLE && t->cancelasync) pthread_exit(PTHREAD_CANCELED);
		return 0;
	}
	return pthread_kill(t, SIGCANCEL);
}
