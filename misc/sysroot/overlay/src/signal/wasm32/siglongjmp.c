#include <setjmp.h>
#include <signal.h>
#include "syscall.h"

/* First half of the macro sigsetjmp. */
struct __jmp_buf_tag *__wali_sigsave(struct __jmp_buf_tag *env, int save)
{
	env->__fl = save;
	if (save) __syscall(SYS_rt_sigprocmask, SIG_SETMASK, 0, env->__ss, _NSIG/8);
	return env;
}

_Noreturn void siglongjmp(sigjmp_buf env, int value)
{
	if (env->__fl) __syscall(SYS_rt_sigprocmask, SIG_SETMASK, env->__ss, 0, _NSIG/8);
	longjmp(env, value);
}
