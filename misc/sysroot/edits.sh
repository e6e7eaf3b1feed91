# Changes to files of musl itself, sourced by ./build in the source tree. Each must find what it changes.
edit() {
    local file=$1 before; shift
    before=$(cksum < "$file")
    sed -i "$@" "$file"
    [ "$before" != "$(cksum < "$file")" ] || { echo "build: edit of $file found nothing to change: $*" >&2; exit 1; }
}

# Headers that are right for this target as another architecture has them.
for header in kstat.h bits/stat.h bits/signal.h bits/limits.h bits/syscall.h.in; do
    cp "arch/x86_64/$header" "arch/wasm32/$header"
done
cp arch/aarch64/bits/float.h arch/wasm32/bits/

# Table index 1 and 2 are functions, so the special dispositions are negative; -2 is the WALI ABI.
edit include/signal.h -e '/define SIG_IGN/s/) 1)/) -2)/' -e '/define SIG_HOLD/s/) 2)/) -3)/'
edit src/signal/sigaction.c 's/(uintptr_t)sa->sa_handler > 1UL/sa->sa_handler != SIG_DFL \&\& sa->sa_handler != SIG_IGN/'
# The guest's epoll_event is that of x86-64 on every host.
edit include/sys/epoll.h 's/^#ifdef __x86_64__/#if 1/'
# Attributes start with three longs, which are not size_t here.
edit src/internal/pthread_impl.h 's/define __SU (sizeof(size_t)/define __SU (sizeof(long)/'
# Sizes are 32 bits, other than long.
edit include/limits.h 's/^#define SSIZE_MAX LONG_MAX/#define SSIZE_MAX __INTPTR_MAX__/'
# Control messages are the kernel's: it aligns them for long.
edit include/sys/socket.h '/^#define CMSG_ALIGN/s/sizeof (size_t)/sizeof (long)/g'
# C++ has a number where C has a pointer: of the same size, or every function that takes one has two types.
edit include/alltypes.h.in 's/^TYPEDEF unsigned long pthread_t;/TYPEDEF __UINTPTR_TYPE__ pthread_t;/'
edit include/threads.h 's/^typedef unsigned long thrd_t;/typedef __UINTPTR_TYPE__ thrd_t;/'
# Threads: another start, and an end without CLONE_CHILD_CLEARTID. A joiner sleeps until the thread needs its stack no more: it has given the
# list back by then. Stacks are used again.
edit src/thread/pthread_create.c \
    -e 's/ret = __clone((c11 ? start_c11 : start), stack, flags, args.*/ret = __wali_spawn((c11 ? start_c11 : start), stack, args, new);/' \
    -e '/^\t\tif (guard) {/,/^\t\t}$/c\\t\tmap = __wali_map_stack(size, guard, libc.tls_size + __pthread_tsd_size);\n\t\tif (!map) goto fail;' \
    -e '/Wake any joiner/,/__wake(&self->detach_state/d' \
    -e 's/^\tfor (;;) __syscall(SYS_exit, 0);/\t__tl_unlock();\n\t__wali_thread_exit(\&self->detach_state, 1);/' \
    -e 's/^\t\t\t__syscall(SYS_set_tid_address, &args->control);/\t\t\t__wali_thread_exit(\&args->control, 0);/'
edit src/thread/pthread_join.c 's/__munmap(t->map_base, t->map_size)/__wali_unmap_stack(t->map_base, t->map_size, t->guard_size)/'
# Robust locks of processes that a signal ends.
edit src/thread/pthread_mutex_timedlock.c \
    -e '/^#include/a hidden int __wali_wait_for_owner(volatile int *, int, clockid_t, const struct timespec *, int);' \
    -e '/t = r | 0x80000000/,/a_dec/s/__timedwait(/(type\&4 \&\& !priv ? __wali_wait_for_owner : __timedwait)(/'
# Cancellation points are ordinary calls between two hooks, so that they too fold to one import.
edit src/internal/syscall.h \
    's/^#define __syscall_cp\([0-6]\)\((n[^)]*)\).*/#define __syscall_cp\1\2 ({ unsigned outer = __wali_cp_before(); __wali_cp_after(outer, __syscall\1\2); })/'
# setjmp is lowered by the compiler where it is called by that name. sigsetjmp is the engine's, so that handlers can jump out of whatever they
# interrupt: an exception would be caught at calls only. The mask is saved before, restored by siglongjmp.
edit include/setjmp.h \
    -e 's/^int sigsetjmp .*/struct __jmp_buf_tag *__wali_sigsave (struct __jmp_buf_tag *, int);\nint __wali_setjmp (struct __jmp_buf_tag *) __attribute__((__returns_twice__, __import_module__("wali"), __import_name__("setjmp")));\n#define sigsetjmp(env, save) __wali_setjmp(__wali_sigsave(env, save))/' \
    -e 's/^int _setjmp .*/#define _setjmp(env) setjmp(env)/'
# The third argument of fcntl is an int or a pointer: 32 bits.
edit src/fcntl/fcntl.c 's/va_arg(ap, unsigned long)/va_arg(ap, unsigned)/'
# Variadic functions that read longs, and syscall() with a constant number, which is one import in the program too.
edit include/sys/prctl.h 's/^int prctl.*/&\n#include <bits\/wali_longs.h>\n#define prctl(...) __WALI_PRCTL(__VA_ARGS__, 0, 0, 0, 0, 0)/'
edit src/linux/prctl.c 's/^int prctl(/int (prctl)(/'
edit include/unistd.h 's/^long syscall(long, \.\.\.);/&\n#ifndef __WALI_LIBC__\n#include <bits\/wali_syscall.h>\n#include <bits\/wali_longs.h>\nlong __syscall_ret(unsigned long);\n#define syscall(...) __WALI_SYSCALL(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)\n#endif/'
