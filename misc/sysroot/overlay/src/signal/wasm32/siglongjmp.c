#include <setjmp.h>
#include <signal.h>
#include "syscall.h"

hidden void __wali_by_engine(void *);

/* First half of the macro sigsetjmp; the other is the engine's setjmp. */
struct __jmp_buf_tag *__wali_sigsave(struct __jmp_buf_tag *env, int save)
{
	__wali_by_engine(env);
	env->__fl = save;
	if (save) __syscall(SYS_rt_sigprocmask, SIG_SETMASK, 0, env->__ss, _NSIG/8);
	return env;
}

_Noreturn void siglongjmp(sigjmp_buf env, int value)
{
	if (env->__fl) __syscall(SYS_rt_sigprocmask, SIG_SETMASK, env->__ss, 0, _NSIG/8);
	longjmp(env, value);
}
