// What no handler catches ends in std::terminate, not in a trap: the first function of each thread lets nothing out. Linked in place of
// the C library's by wali-c++ (--wrap). The exception is current then, as it would not be if the functions were noexcept.
#include <exception>

extern "C" int __real___main_void();
extern "C" int __wrap___main_void()
{
	try { return __real___main_void(); } catch (...) { std::terminate(); }
}

extern "C" void __real___wali_thread_main(int tid, void *start);
extern "C" void __wrap___wali_thread_main(int tid, void *start)
{
	try { __real___wali_thread_main(tid, start); } catch (...) { std::terminate(); }
}
