/* What the parts of the project are compiled with, in words. */
const char *greet(void);
