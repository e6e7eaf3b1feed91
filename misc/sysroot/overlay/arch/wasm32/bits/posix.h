/* 32-bit pointers with 64-bit long and off_t: none of the POSIX programming environments fits. */
