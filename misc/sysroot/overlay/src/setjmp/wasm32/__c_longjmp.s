# The exception tag of longjmp; its value points to struct thrown.
	.globl	__c_longjmp
	.tagtype	__c_longjmp i32
__c_longjmp:
