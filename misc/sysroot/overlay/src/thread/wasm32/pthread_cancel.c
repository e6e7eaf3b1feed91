#define _GNU_SOURCE
#include <string.h>
#include <ucontext.h>
#include "pthread_impl.h"
#include "syscall.h"

/* The engine's: the handler does not interrupt compiled code but waits for its next call. */
#define SA_AT_CALLS 0x00200000

/* The stack pointer at the innermost cancellation point that the thread is at, or 0. */
static _Thread_local unsigned here;

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

/* A request is seen here, or its signal comes later: to compiled code, which the engine does not interrupt between here and the call, or to
 * the call, which then answers what the handler says. */
unsigned __wali_cp_before(void)
{
	unsigned outer = here, sp;
	__asm__ volatile("global.get __stack_pointer\n\tlocal.set %0" : "=r"(sp));
	here = sp;
	__testcancel();
	return outer;
}

/* An engine that says nothing of calls has run the handler and answers EINTR. */
long __wali_cp_after(unsigned outer, long r)
{
	pthread_t self = __pthread_self();
	here = outer;
	if ((r == -ECANCELED || r == -EINTR) && self->cancel && self->canceldisable != PTHREAD_CANCEL_DISABLE) return cancel();
	return r;
}

/* sigaddset refuses the library's own signals. */
static void block(sigset_t *set)
{
	set->__bits[(SIGCANCEL-1)/(8*sizeof(long))] |= 1UL << (SIGCANCEL-1)%(8*sizeof(long));
}

static void handler(int sig, siginfo_t *si, void *context)
{
	pthread_t self = __pthread_self();
	ucontext_t *uc = context;
	greg_t *result = &uc->uc_mcontext.gregs[REG_RAX], sp = uc->uc_mcontext.gregs[REG_RSP];
	if (!self->cancel || self->canceldisable == PTHREAD_CANCEL_DISABLE) return;
	if (self->cancelasync && self->canceldisable == PTHREAD_CANCEL_ENABLE) {
		block(&uc->uc_sigmask);
		pthread_sigmask(SIG_SETMASK, &uc->uc_sigmask, 0);
		pthread_exit(PTHREAD_CANCELED);
	}
	if (!here || !sp) return;
	if (sp == here) {
		/* The call has had no effect; or it has ended, and the next cancellation point will see the request. */
		if (*result == -EINTR) *result = -ECANCELED;
		return;
	}
	/* Another handler has interrupted the cancellation point: again when it returns. */
	block(&uc->uc_sigmask);
	__syscall(SYS_tkill, self->tid, SIGCANCEL);
}

/* Requests to threads that want them at once interrupt compiled code too. */
static void install(int flags)
{
	static volatile int installed = -1;
	if (installed == flags || installed == 0) return;
	struct sigaction sa = { .sa_flags = SA_SIGINFO | flags, .sa_sigaction = handler };
	memset(&sa.sa_mask, -1, _NSIG/8);
	__libc_sigaction(SIGCANCEL, &sa, 0);
	a_store(&installed, flags);
}

int pthread_cancel(pthread_t t)
{
	a_store(&t->cancel, 1);
	install(t->cancelasync ? 0 : SA_AT_CALLS);
	if (t == pthread_self()) {
		if (t->canceldisable == PTHREAD_CANCEL_ENABLE && t->cancelasync) pthread_exit(PTHREAD_CANCELED);
		return 0;
	}
	return pthread_kill(t, SIGCANCEL);
}
