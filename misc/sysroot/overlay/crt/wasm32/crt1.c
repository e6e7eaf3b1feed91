void __libc_start_main(void);

void _start(void)
{
	__libc_start_main();
}
