/* prctl(2) and syscall(2) are variadic and read longs. Here a long is 64 bits wide and an int or a pointer 32, so
 * each argument is widened where the call is written: the function itself cannot know what was passed. */
#define __WALI_LONG(x) ((unsigned long)(x))
#define __WALI_PRCTL(op, a, b, c, d, ...) \
	(prctl)(op, __WALI_LONG(a), __WALI_LONG(b), __WALI_LONG(c), __WALI_LONG(d))
#define __WALI_SYSCALL(n, a, b, c, d, e, f, ...) \
	__syscall_ret(__wali_call(n, __WALI_LONG(a), __WALI_LONG(b), __WALI_LONG(c), __WALI_LONG(d), __WALI_LONG(e), __WALI_LONG(f)))
