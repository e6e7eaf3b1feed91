// The C library where it works by threads, signals and files of the system, case by case: asynchronous files, notices in threads, shared
// memory by name, users and groups, names of the network, properties of threads, identities of all threads at once.
#include "../calls/case.h"
#include <aio.h>
#include <arpa/inet.h>
#include <fenv.h>
#include <ifaddrs.h>
#include <mqueue.h>
#include <net/if.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <semaphore.h>
#include <stdatomic.h>

static int temporary(void) { char name[] = "/tmp/wali-libc-XXXXXX"; int fd = mkstemp(name); unlink(name); return fd; }
static int ended(struct aiocb *cb) { const struct aiocb *list[] = { cb }; while (aio_error(cb) == EINPROGRESS) aio_suspend(list, 1, 0); return aio_error(cb); }
CASE(files_are_written_and_read_meanwhile) { char text[6] = "", more[] = "second"; int fd = temporary(); struct aiocb w = { .aio_fildes = fd, .aio_buf = "first", .aio_nbytes = 5 }, x = { .aio_fildes = fd, .aio_buf = more, .aio_nbytes = 6, .aio_offset = 5 }; IS(aio_write(&w)); IS(aio_write(&x)); IS(ended(&w)); IS(ended(&x)); IS(aio_return(&w)); IS(aio_return(&x)); IS(aio_fsync(O_SYNC, &w)); IS(ended(&w)); struct aiocb r = { .aio_fildes = fd, .aio_buf = text, .aio_nbytes = 5, .aio_offset = 3 }; IS(aio_read(&r)); IS(ended(&r)); IS(aio_return(&r)); printf("  %.5s\n", text); }
CASE(asynchronous_calls_fail_as_others) { struct aiocb r = { .aio_fildes = open("/dev/null", O_WRONLY), .aio_buf = "", .aio_nbytes = 1 }; IS(aio_read(&r)); IS(ended(&r) == EBADF); IS(aio_return(&r)); }
CASE(asynchronous_calls_can_be_cancelled) { int p[2]; char c; pipe(p); struct aiocb r = { .aio_fildes = p[0], .aio_buf = &c, .aio_nbytes = 1 }; IS(aio_read(&r)); write(p[1], "x", 1); IS(ended(&r)); IS(aio_cancel(p[0], &r) == AIO_ALLDONE); IS(c); }
CASE(lists_of_calls) { char a, b; int fd = temporary(); pwrite(fd, "xyz", 3, 0); struct aiocb r = { .aio_fildes = fd, .aio_buf = &a, .aio_nbytes = 1, .aio_lio_opcode = LIO_READ }, s = { .aio_fildes = fd, .aio_buf = &b, .aio_nbytes = 1, .aio_offset = 2, .aio_lio_opcode = LIO_READ }; struct aiocb *list[] = { &r, 0, &s }; IS(lio_listio(LIO_WAIT, list, 3, 0)); IS(a); IS(b); }
static sem_t noticed; static atomic_int value, other_thread; static pthread_t starter;
static void notice(union sigval v) { value += v.sival_int, other_thread = !pthread_equal(pthread_self(), starter); sem_post(&noticed); }
static struct sigevent in_thread(int n) { sem_init(&noticed, 0, 0), starter = pthread_self(), value = 0; return (struct sigevent){ .sigev_notify = SIGEV_THREAD, .sigev_notify_function = notice, .sigev_value.sival_int = n }; }
CASE(timers_call_functions_in_threads) { timer_t t; struct sigevent e = in_thread(5); struct itimerspec s = { { 0, 1000000 }, { 0, 1000000 } }; IS(timer_create(CLOCK_MONOTONIC, &e, &t)); IS(timer_settime(t, 0, &s, 0)); for (int i = 0; i < 3; i++) while (sem_wait(&noticed)) ; IS(value >= 15); IS(other_thread); IS(timer_delete(t)); }
CASE(asynchronous_calls_notify_in_threads) { int fd = temporary(); struct aiocb w = { .aio_fildes = fd, .aio_buf = "x", .aio_nbytes = 1, .aio_sigevent = in_thread(7) }; IS(aio_write(&w)); while (sem_wait(&noticed)) ; IS(value); IS(aio_return(&w)); }
CASE(shared_memory_by_name) { char name[40]; sprintf(name, "/wali-%d", getpid()); int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600); IS(fd >= 0); IS(ftruncate(fd, PAGE)); volatile int *p = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0); if (!fork()) { volatile int *q = mmap(0, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, shm_open(name, O_RDWR, 0), 0); *q = 42; _exit(0); } wait(0); IS(*p); IS(shm_unlink(name)); IS(shm_open(name, O_RDWR, 0) == -1 && errno == ENOENT); IS(shm_open("a/b", O_RDWR, 0)); }
CASE(users_and_groups) { struct passwd *p = getpwuid(0), e, *r; char buffer[1000]; printf("  %s %s\n", p->pw_name, p->pw_dir); IS(getpwnam_r("root", &e, buffer, sizeof buffer, &r)); IS(r->pw_uid); IS(getpwnam("no such user") == 0); IS(getgrnam("root")->gr_gid); IS(getgrgid(0) != 0); int n = 0; setpwent(); while (getpwent()) n++; endpwent(); IS(n); }
CASE(addresses_of_names) { struct addrinfo hint = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *a; IS(getaddrinfo("127.0.0.1", "80", &hint, &a)); IS(a->ai_family == AF_INET); IS(ntohs(((struct sockaddr_in *)a->ai_addr)->sin_port)); char host[64], port[16]; IS(getnameinfo(a->ai_addr, a->ai_addrlen, host, 64, port, 16, NI_NUMERICHOST | NI_NUMERICSERV)); printf("  %s %s\n", host, port); freeaddrinfo(a); IS(getaddrinfo("::1", 0, &hint, &a)); IS(a->ai_family == AF_INET6); freeaddrinfo(a); IS(getaddrinfo("not.numeric", 0, &hint, &a) == EAI_NONAME); }
CASE(addresses_as_text) { struct in6_addr six; struct in_addr four; char text[64]; IS(inet_pton(AF_INET6, "fe80::1:2", &six)); puts(inet_ntop(AF_INET6, &six, text, 64)); IS(inet_pton(AF_INET, "1.2.3", &four)); IS(inet_aton("1.2.3", &four)); puts(inet_ntop(AF_INET, &four, text, 64)); IS(inet_ntop(AF_INET6, &six, text, 4) == 0); }
CASE(interfaces) { struct ifaddrs *list; int loopback = 0; IS(getifaddrs(&list)); for (struct ifaddrs *i = list; i; i = i->ifa_next) loopback |= !strcmp(i->ifa_name, "lo") && i->ifa_flags & IFF_LOOPBACK; freeifaddrs(list); IS(loopback != 0); char name[IF_NAMESIZE]; IS(!strcmp(if_indextoname(if_nametoindex("lo"), name), "lo")); IS(if_nametoindex("none")); }
static void *own_stack(void *p) { pthread_attr_t a; void *base; size_t size, guard; pthread_getattr_np(pthread_self(), &a); pthread_attr_getstack(&a, &base, &size); pthread_attr_getguardsize(&a, &guard); char here; return (void *)(long)((&here > (char *)base && &here < (char *)base + size) + 2 * (size >= 100000)); }
CASE(threads_know_their_stacks) { pthread_t t; void *r; pthread_create(&t, 0, own_stack, 0); pthread_join(t, &r); IS((long)r); IS((long)own_stack(0)); }
CASE(processors) { cpu_set_t set, own; IS(pthread_getaffinity_np(pthread_self(), sizeof set, &set)); CPU_ZERO(&own); for (int i = 0; i < CPU_SETSIZE && !CPU_COUNT(&own); i++) if (CPU_ISSET(i, &set)) CPU_SET(i, &own); IS(pthread_setaffinity_np(pthread_self(), sizeof own, &own)); IS(sched_getaffinity(0, sizeof set, &set) < 0); IS(CPU_COUNT(&set)); IS(CPU_EQUAL(&set, &own) != 0); IS(sysconf(_SC_NPROCESSORS_ONLN) >= 1); }
static void *burns(void *p) { for (volatile int i = 0; i < 200000; i++) ; struct timespec t; clockid_t c; pthread_getcpuclockid(pthread_self(), &c); return (void *)(long)(!clock_gettime(c, &t) && t.tv_nsec > 0); }
CASE(clocks_of_threads) { pthread_t t; void *r; pthread_create(&t, 0, burns, 0); pthread_join(t, &r); IS((long)r); }
static atomic_int phase; static void *says_identity(void *p) { phase++; while (phase < 100) sched_yield(); return (void *)(long)(geteuid() == 1 && getegid() == 1); }
// Linux has identities for each thread; the C library changes them all.
CASE(identities_are_those_of_all_threads) { if (geteuid()) { puts("  1"); return; } pthread_t t[3]; void *r; int all = 1; for (int i = 0; i < 3; i++) { pthread_create(&t[i], 0, says_identity, 0); while (phase <= i) sched_yield(); } int g = setegid(1), u = seteuid(1); phase = 100; for (int i = 0; i < 3; i++) pthread_join(t[i], &r), all &= (long)r; printf("  %d\n", !g && !u && all); }
CASE(queues_of_messages_notify) { char name[40]; sprintf(name, "/wali-%d", getpid()); struct mq_attr a = { .mq_maxmsg = 2, .mq_msgsize = 8 }; mqd_t q = mq_open(name, O_RDWR | O_CREAT, 0600, &a); if (q < 0) { puts("  no queues"); return; } mq_unlink(name); struct sigevent e = in_thread(9); IS(mq_notify(q, &e)); IS(mq_send(q, "hello", 5, 1)); while (sem_wait(&noticed)) ; IS(value); char m[8]; IS(mq_receive(q, m, 8, 0)); }
CASE(exceptions_of_arithmetic_as_far_as_there_are_any) { IS(feclearexcept(FE_ALL_EXCEPT)); fenv_t e; IS(fegetenv(&e)); IS(fesetenv(&e)); IS(fegetround() == FE_TONEAREST); IS(fesetround(FE_TONEAREST)); }
