// The same as blocks.c, with the library that is built with -msimd128.
#include "blocks.c"
