#define a_cas a_cas
static inline int a_cas(volatile int *p, int t, int s)
{
	__atomic_compare_exchange_n(p, &t, s, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
	return t;
}

#define a_cas_p a_cas_p
static inline void *a_cas_p(volatile void *p, void *t, void *s)
{
	__atomic_compare_exchange_n((void *volatile *)p, &t, s, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
	return t;
}

#define a_swap(p, v) __atomic_exchange_n((volatile int *)(p), (v), __ATOMIC_SEQ_CST)
#define a_fetch_add(p, v) __atomic_fetch_add((volatile int *)(p), (v), __ATOMIC_SEQ_CST)
#define a_fetch_and(p, v) __atomic_fetch_and((volatile int *)(p), (v), __ATOMIC_SEQ_CST)
#define a_fetch_or(p, v) __atomic_fetch_or((volatile int *)(p), (v), __ATOMIC_SEQ_CST)
#define a_and_64(p, v) ((void)__atomic_fetch_and((volatile uint64_t *)(p), (v), __ATOMIC_SEQ_CST))
#define a_or_64(p, v) ((void)__atomic_fetch_or((volatile uint64_t *)(p), (v), __ATOMIC_SEQ_CST))
#define a_store(p, v) __atomic_store_n((volatile int *)(p), (v), __ATOMIC_SEQ_CST)
#define a_barrier() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define a_crash() __builtin_trap()
#define a_ctz_32(x) __builtin_ctz(x)
#define a_ctz_64(x) __builtin_ctzll(x)
#define a_clz_32(x) __builtin_clz(x)
#define a_clz_64(x) __builtin_clzll(x)
