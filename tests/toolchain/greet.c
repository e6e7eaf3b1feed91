#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include "greet.h"

static void *work(void *p)
{
	*(double *)p = sqrt(*(double *)p);
	return p;
}

const char *greet(void)
{
	static char text[100];
	double number = 1764;
	pthread_t thread;
	if (pthread_create(&thread, 0, work, &number) || pthread_join(thread, 0)) return "no thread";
	snprintf(text, sizeof text, "%.0f from long %zu, pointer %zu, long double %zu", number, sizeof(long), sizeof(void *), sizeof(long double));
	return text;
}
