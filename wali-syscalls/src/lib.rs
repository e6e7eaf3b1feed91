//! The table of WALI system calls and all that is derived from it
