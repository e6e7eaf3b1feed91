#include <bits/wali_syscall.h>

#define __SYSCALL_LL_E(x) (x)
#define __SYSCALL_LL_O(x) (x)
#define IPC_64 0

/* Around each cancellation point, the second with what the first has returned: see src/thread/wasm32/pthread_cancel.c. */
hidden unsigned __wali_cp_before(void);
hidden long __wali_cp_after(unsigned, long);

/* __wali_call is one switch over the number; a constant number leaves one call of one import. */
#define WALI_INLINE static inline __attribute__((__always_inline__)) long
WALI_INLINE __syscall0(long n) { return __wali_call(n, 0, 0, 0, 0, 0, 0); }
WALI_INLINE __syscall1(long n, long a) { return __wali_call(n, a, 0, 0, 0, 0, 0); }
WALI_INLINE __syscall2(long n, long a, long b) { return __wali_call(n, a, b, 0, 0, 0, 0); }
WALI_INLINE __syscall3(long n, long a, long b, long c) { return __wali_call(n, a, b, c, 0, 0, 0); }
WALI_INLINE __syscall4(long n, long a, long b, long c, long d) { return __wali_call(n, a, b, c, d, 0, 0); }
WALI_INLINE __syscall5(long n, long a, long b, long c, long d, long e) { return __wali_call(n, a, b, c, d, e, 0); }
WALI_INLINE __syscall6(long n, long a, long b, long c, long d, long e, long f) { return __wali_call(n, a, b, c, d, e, f); }
#undef WALI_INLINE
