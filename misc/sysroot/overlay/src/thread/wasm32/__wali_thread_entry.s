# void __wali_thread_entry(int tid, struct start *s): the first function of a thread, called by the engine through the
# table. The thread's globals are fresh; they get its stack and TLS block before any compiled code runs.
	.globaltype	__stack_pointer, i32
	.globaltype	__tls_base, i32
	.functype	__wali_thread_main (i32, i32) -> ()
	.hidden	__wali_thread_main

	.section	.text.__wali_thread_entry,"",@
	.hidden	__wali_thread_entry
	.globl	__wali_thread_entry
	.type	__wali_thread_entry,@function
__wali_thread_entry:
	.functype	__wali_thread_entry (i32, i32) -> ()
	local.get	1
	i32.load	0
	global.set	__stack_pointer
	local.get	1
	i32.load	4
	global.set	__tls_base
	local.get	0
	local.get	1
	call	__wali_thread_main
	end_function
