/* 26 longs make jmp_buf 344 bytes, its size in the WALI ABI; the runtime uses the first 16. */
typedef unsigned long __jmp_buf[26];
