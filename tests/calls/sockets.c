// Sockets of all common families: addresses, options, messages with control data and descriptors, errors. Loopback only.
#include "case.h"
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/un.h>

static char buf[256];

// From headers of the kernel, which not every C library comes with.
struct filter_step { uint16_t code; uint8_t jt, jf; uint32_t k; };
struct filter { unsigned short len; struct filter_step *steps; };
struct netlink_address { uint16_t family, pad; uint32_t pid, groups; };
struct link_request { uint32_t len; uint16_t type, flags; uint32_t seq, pid; uint8_t family; };
enum { NETLINK_ROUTE = 0, RTM_NEWLINK = 16, RTM_GETLINK = 18, NLM_F_REQUEST_DUMP = 0x301 };

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

// A bound socket and its address.
static int bound(int type, struct sockaddr_in *a)
{
	int s = socket(AF_INET, type, 0);
	socklen_t n = sizeof *a;
	*a = loopback(0);
	if (bind(s, (void *)a, n) || getsockname(s, (void *)a, &n)) abort();
	return s;
}

static struct sockaddr_un local(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	strcpy(a.sun_path, path);
	return a;
}

CASE(socket_errors) {
	TRY(socket(999, SOCK_STREAM, 0));
	TRY(socket(AF_INET, 99, 0));
	TRY(socket(AF_INET, SOCK_STREAM, 999));
	TRY(socket(AF_UNIX, SOCK_STREAM, 99));
	TRY(socket(-1, SOCK_STREAM, 0));
	TRY(socketpair(AF_INET, SOCK_STREAM, 0, (int[2]){ 0 }));
	TRY(socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) >= 0 || errno == EPERM);
	int s = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	IS((fcntl(s, F_GETFL) & O_NONBLOCK) && fcntl(s, F_GETFD) == FD_CLOEXEC);
}

CASE(bind_errors) {
	struct sockaddr_in a, b = loopback(1);
	int s = bound(SOCK_STREAM, &a), t = socket(AF_INET, SOCK_STREAM, 0);
	TRY(bind(t, (void *)&a, sizeof a));
	TRY(bind(s, (void *)&a, sizeof a));
	TRY(bind(t, (void *)&a, 3));
	TRY(bind(99, (void *)&a, sizeof a));
	TRY(bind(open("/dev/null", O_RDWR), (void *)&a, sizeof a));
	b.sin_addr.s_addr = htonl(0x01020304), b.sin_port = 0;
	TRY(bind(t, (void *)&b, sizeof b));
	a.sin_family = AF_UNIX;
	TRY(bind(t, (void *)&a, sizeof a));
	TRY(listen(99, 1));
	TRY(listen(socket(AF_INET, SOCK_DGRAM, 0), 1));
}

CASE(stream_connection) {
	struct sockaddr_in a, peer, own;
	socklen_t n = sizeof peer;
	int s = bound(SOCK_STREAM, &a), c = socket(AF_INET, SOCK_STREAM, 0), t;
	TRY(listen(s, 5));
	TRY(connect(c, (void *)&a, sizeof a));
	IS((t = accept(s, (void *)&peer, &n)) > c);
	IS(n);
	n = sizeof own, getsockname(c, (void *)&own, &n);
	IS(peer.sin_port == own.sin_port && peer.sin_addr.s_addr == htonl(INADDR_LOOPBACK));
	n = sizeof own;
	TRY(getpeername(c, (void *)&own, &n));
	IS(own.sin_port == a.sin_port);
	TRY(send(c, "hello", 5, 0));
	TRY(recv(t, buf, 3, MSG_PEEK));
	TRY(recv(t, buf, 5, MSG_WAITALL));
	IS(memcmp(buf, "hello", 5));
	TRY(recv(t, buf, 1, MSG_DONTWAIT));
	TRY(shutdown(c, SHUT_WR));
	TRY(recv(t, buf, 1, 0));
	TRY(send(c, "x", 1, MSG_NOSIGNAL));
	TRY(connect(c, (void *)&a, sizeof a));
	TRY(shutdown(c, 99));
	TRY(shutdown(s, SHUT_RDWR));
	TRY(shutdown(99, 0));
}

CASE(accept_variants) {
	struct sockaddr_in a;
	int s = bound(SOCK_STREAM, &a), c = socket(AF_INET, SOCK_STREAM, 0), t;
	TRY(accept(s, 0, 0));
	listen(s, 1);
	fcntl(s, F_SETFL, O_NONBLOCK);
	TRY(accept(s, 0, 0));
	connect(c, (void *)&a, sizeof a);
	IS((t = accept4(s, 0, 0, SOCK_CLOEXEC | SOCK_NONBLOCK)) > c);
	IS((fcntl(t, F_GETFL) & O_NONBLOCK) && fcntl(t, F_GETFD) == FD_CLOEXEC);
	TRY(syscall(SYS_accept4, s, 0, 0, 99));
	TRY(accept(99, 0, 0));
	TRY(accept(open("/dev/null", O_RDWR), 0, 0));
	TRY(accept(socket(AF_INET, SOCK_DGRAM, 0), 0, 0));
	close(socket(AF_INET, SOCK_STREAM, 0)), c = socket(AF_INET, SOCK_STREAM, 0), connect(c, (void *)&a, sizeof a);
	socklen_t n = 4;
	memset(buf, 7, 16);
	usleep(10000);
	IS(accept(s, (void *)buf, &n) > c);
	IS(n);
	IS(buf[4]);
}

CASE(connect_errors) {
	struct sockaddr_in a;
	int s = bound(SOCK_STREAM, &a), c = socket(AF_INET, SOCK_STREAM, 0);
	TRY(connect(c, (void *)&a, sizeof a));
	close(c), c = socket(AF_INET, SOCK_STREAM, 0);
	TRY(connect(c, (void *)&a, 3));
	TRY(connect(99, (void *)&a, sizeof a));
	a.sin_family = 99;
	TRY(connect(c, (void *)&a, sizeof a));
	struct sockaddr_un u = local("missing");
	TRY(connect(socket(AF_UNIX, SOCK_STREAM, 0), (void *)&u, sizeof u));
	close(file("regular", ""));
	u = local("regular");
	TRY(connect(socket(AF_UNIX, SOCK_STREAM, 0), (void *)&u, sizeof u));
	TRY(getpeername(s, (void *)&a, &(socklen_t){ sizeof a }));
	TRY(send(socket(AF_INET, SOCK_STREAM, 0), "x", 1, MSG_NOSIGNAL));
	TRY(recv(socket(AF_INET, SOCK_STREAM, 0), buf, 1, 0));
}

CASE(nonblocking_connect) {
	struct sockaddr_in a;
	int s = bound(SOCK_STREAM, &a), c = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), e = -1;
	socklen_t n = sizeof e;
	listen(s, 1);
	int r = connect(c, (void *)&a, sizeof a);
	IS(r == 0 || errno == EINPROGRESS);
	struct pollfd p = { c, POLLOUT };
	TRY(poll(&p, 1, 5000));
	TRY(getsockopt(c, SOL_SOCKET, SO_ERROR, &e, &n));
	IS(e);
}

CASE(datagrams) {
	struct sockaddr_in a, b, from;
	socklen_t n = sizeof from;
	int s = bound(SOCK_DGRAM, &a), c = bound(SOCK_DGRAM, &b);
	TRY(sendto(c, "hello", 5, 0, (void *)&a, sizeof a));
	TRY(recvfrom(s, buf, 3, MSG_TRUNC, (void *)&from, &n));
	IS(n == sizeof from && from.sin_port == b.sin_port);
	TRY(sendto(c, "", 0, 0, (void *)&a, sizeof a));
	TRY(recvfrom(s, buf, 10, 0, 0, 0));
	TRY(sendto(c, "x", 1, 0, 0, 0));
	TRY(connect(c, (void *)&a, sizeof a));
	TRY(send(c, "x", 1, 0));
	n = 3, memset(&from, 7, sizeof from);
	TRY(recvfrom(s, buf, 10, 0, (void *)&from, &n));
	IS(n * 1000 + ((unsigned char *)&from)[3]);
	n = -1;
	TRY(recvfrom(s, buf, 10, MSG_DONTWAIT, (void *)&from, &n));
	TRY(send(c, buf, 100000, 0));
	a.sin_family = AF_UNSPEC;
	TRY(connect(c, (void *)&a, sizeof a));
	TRY(send(c, "x", 1, 0));
	TRY(recv(s, buf, 10, MSG_DONTWAIT));
}

CASE(local_sockets) {
	struct sockaddr_un a = local("sock"), b = { AF_UNIX, "\0case-abstract" };
	snprintf(b.sun_path + 1, 60, "case-%d", getpid());
	socklen_t n = sizeof b, abstract = 2 + 1 + strlen(b.sun_path + 1);
	int s = socket(AF_UNIX, SOCK_STREAM, 0), c = socket(AF_UNIX, SOCK_STREAM, 0), t = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	TRY(bind(s, (void *)&a, sizeof a));
	TRY(bind(c, (void *)&a, sizeof a));
	TRY(listen(s, 1));
	TRY(connect(c, (void *)&a, sizeof a));
	TRY(getpeername(c, (void *)&b, &n));
	IS(n);
	IS(strcmp(b.sun_path, "sock"));
	n = sizeof b;
	TRY(getsockname(c, (void *)&b, &n));
	IS(n);
	b = (struct sockaddr_un){ AF_UNIX, "" };
	snprintf(b.sun_path + 1, 60, "case-%d", getpid());
	TRY(bind(t, (void *)&b, abstract));
	n = sizeof b;
	TRY(getsockname(t, (void *)&b, &n));
	IS(n == abstract);
	TRY(bind(socket(AF_UNIX, SOCK_SEQPACKET, 0), (void *)&b, abstract));
	struct ucred u;
	n = sizeof u;
	TRY(getsockopt(c, SOL_SOCKET, SO_PEERCRED, &u, &n));
	IS(u.pid == getpid() && u.uid == getuid());
}

CASE(pairs) {
	int p[2];
	TRY(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, p));
	IS(fcntl(p[1], F_GETFD));
	TRY(send(p[0], "abc", 3, 0));
	TRY(send(p[0], "defg", 4, 0));
	TRY(read(p[1], buf, 10));
	TRY(recv(p[1], buf, 2, MSG_TRUNC));
	close(p[0]);
	TRY(read(p[1], buf, 10));
	signal(SIGPIPE, SIG_IGN);
	TRY(write(p[1], "x", 1));
}

CASE(integer_options) {
	int s = socket(AF_INET, SOCK_STREAM, 0), v = 1;
	socklen_t n = sizeof v;
	TRY(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &v, n));
	v = 0;
	TRY(getsockopt(s, SOL_SOCKET, SO_REUSEADDR, &v, &n));
	IS(v * 10 + n);
	v = 1;
	TRY(setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &v, n));
	TRY(getsockopt(s, SOL_SOCKET, SO_TYPE, &v, &n));
	IS(v);
	n = 2;
	TRY(getsockopt(s, SOL_SOCKET, SO_TYPE, &v, &n));
	IS(n);
	n = 100;
	TRY(getsockopt(s, SOL_SOCKET, SO_DOMAIN, &v, &n));
	IS(n * 10 + v);
	TRY(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &v, 2));
	TRY(setsockopt(s, SOL_SOCKET, 9999, &v, 4));
	TRY(setsockopt(s, 9999, 1, &v, 4));
	TRY(setsockopt(99, SOL_SOCKET, SO_REUSEADDR, &v, 4));
	TRY(setsockopt(open("/dev/null", O_RDWR), SOL_SOCKET, SO_REUSEADDR, &v, 4));
	n = -1;
	TRY(getsockopt(s, SOL_SOCKET, SO_TYPE, &v, &n));
	TRY(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &v, -1));
}

CASE(struct_options) {
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct linger l = { 1, 5 }, l2;
	struct timeval t = { 1, 500000 }, t2;
	socklen_t n = sizeof l2;
	TRY(setsockopt(s, SOL_SOCKET, SO_LINGER, &l, sizeof l));
	TRY(getsockopt(s, SOL_SOCKET, SO_LINGER, &l2, &n));
	IS(l2.l_onoff * 10 + l2.l_linger);
	TRY(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t));
	n = sizeof t2;
	TRY(getsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &t2, &n));
	IS(t2.tv_sec == 1 && t2.tv_usec >= 496000 && t2.tv_usec <= 504000 && n == 16);
	t.tv_usec = 1000000;
	TRY(setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &t, sizeof t));
	struct tcp_info info;
	n = sizeof info;
	TRY(getsockopt(s, IPPROTO_TCP, TCP_INFO, &info, &n));
	IS(info.tcpi_state);
	TRY(getsockopt(s, IPPROTO_TCP, TCP_MAXSEG, &(int){ 0 }, &(socklen_t){ 4 }));
}

CASE(multicast_options) {
	int s = socket(AF_INET, SOCK_DGRAM, 0), v = 0;
	struct ip_mreqn m = { .imr_multiaddr.s_addr = htonl(0xe0000001 + 5), .imr_ifindex = 1 };
	TRY(setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, &m, sizeof m));
	TRY(setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, &m, sizeof m));
	TRY(setsockopt(s, IPPROTO_IP, IP_DROP_MEMBERSHIP, &m, sizeof m));
	TRY(setsockopt(s, IPPROTO_IP, IP_MULTICAST_LOOP, &v, sizeof v));
	TRY(getsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, &v, &(socklen_t){ 4 }));
	IS(v);
}

CASE(filters) {
	struct sockaddr_in a;
	int s = bound(SOCK_DGRAM, &a);
	// Accepts nothing, then everything.
	struct filter_step none[] = { { 0x06, 0, 0, 0 } }, whole[] = { { 0x06, 0, 0, 0xffff } };
	struct filter p = { 1, none };
	TRY(setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &p, sizeof p));
	sendto(s, "x", 1, 0, (void *)&a, sizeof a);
	TRY(recv(s, buf, 10, MSG_DONTWAIT));
	p.steps = whole;
	TRY(setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &p, sizeof p));
	sendto(s, "x", 1, 0, (void *)&a, sizeof a);
	TRY(recv(s, buf, 10, MSG_DONTWAIT));
	TRY(setsockopt(s, SOL_SOCKET, SO_DETACH_FILTER, 0, 0));
	TRY(setsockopt(s, SOL_SOCKET, SO_DETACH_FILTER, &p, 4));
	p.len = 0;
	TRY(setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &p, sizeof p));
	p.len = 1, none[0].code = 0xffff, p.steps = none;
	TRY(setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &p, sizeof p));
	TRY(setsockopt(s, SOL_SOCKET, SO_ATTACH_FILTER, &p, sizeof p - 1));
}

CASE(scattered_messages) {
	int p[2];
	char a[3], b[10];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, p);
	struct iovec w[2] = { { "abc", 3 }, { "defgh", 5 } }, r[2] = { { a, 3 }, { b, 10 } };
	struct msghdr m = { .msg_iov = w, .msg_iovlen = 2 };
	TRY(sendmsg(p[0], &m, 0));
	m.msg_iov = r, m.msg_flags = 99;
	TRY(recvmsg(p[1], &m, 0));
	IS(memcmp(a, "abc", 3) || memcmp(b, "defgh", 5));
	IS(m.msg_flags);
	m.msg_iov = w, sendmsg(p[0], &m, 0);
	m.msg_iov = r, m.msg_iovlen = 1;
	TRY(recvmsg(p[1], &m, 0));
	IS(m.msg_flags == MSG_TRUNC);
	TRY(recvmsg(p[1], &m, MSG_DONTWAIT));
	m.msg_iovlen = 1025;
	TRY(sendmsg(p[0], &m, 0));
	m.msg_iovlen = 1;
	TRY(sendmsg(99, &m, 0));
	m = (struct msghdr){ 0 };
	TRY(sendmsg(p[0], &m, 0));
	TRY(recvmsg(p[1], &m, 0));
}

// Sends a descriptor, a byte with it.
static int send_fd(int s, int fd)
{
	union { struct cmsghdr h; char room[CMSG_SPACE(sizeof fd)]; } u = { 0 };
	struct iovec v = { "x", 1 };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = &u, .msg_controllen = sizeof u.room };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	c->cmsg_level = SOL_SOCKET, c->cmsg_type = SCM_RIGHTS, c->cmsg_len = CMSG_LEN(sizeof fd);
	memcpy(CMSG_DATA(c), &fd, sizeof fd);
	return sendmsg(s, &m, 0);
}

CASE(descriptors_are_passed) {
	int p[2], f = file("f", "0123456789"), got = -1;
	socketpair(AF_UNIX, SOCK_STREAM, 0, p);
	fflush(stdout);
	pid_t pid = fork();
	if (!pid) {
		close(p[0]);
		lseek(f, 4, SEEK_SET);
		IS(send_fd(p[1], f));
		fflush(stdout), _exit(0);
	}
	close(p[1]), close(f);
	IS(status_of(pid));
	char room[CMSG_SPACE(sizeof got)], byte;
	struct iovec v = { &byte, 1 };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
	TRY(recvmsg(p[0], &m, MSG_CMSG_CLOEXEC));
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	IS(c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len == CMSG_LEN(sizeof got));
	memcpy(&got, CMSG_DATA(c), sizeof got);
	TRY(read(got, buf, 3));
	IS(memcmp(buf, "456", 3));
	IS(fcntl(got, F_GETFD));
	IS(!CMSG_NXTHDR(&m, c));
	TRY(send_fd(p[0], 99));
}

CASE(control_data_is_cut) {
	int p[2];
	socketpair(AF_UNIX, SOCK_STREAM, 0, p);
	send_fd(p[0], 0);
	char room[4], byte;
	struct iovec v = { &byte, 1 };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
	TRY(recvmsg(p[1], &m, 0));
	IS(m.msg_flags == MSG_CTRUNC && m.msg_controllen == 0);
	m.msg_control = 0, m.msg_controllen = 0;
	send_fd(p[0], 0);
	TRY(recvmsg(p[1], &m, 0));
	IS(m.msg_flags == MSG_CTRUNC);
}

CASE(credentials_are_passed) {
	int p[2], on = 1;
	socketpair(AF_UNIX, SOCK_DGRAM, 0, p);
	setsockopt(p[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
	send(p[0], "x", 1, 0);
	char room[CMSG_SPACE(sizeof(struct ucred)) + 16], byte;
	struct iovec v = { &byte, 1 };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
	TRY(recvmsg(p[1], &m, 0));
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	IS(c && c->cmsg_type == SCM_CREDENTIALS && c->cmsg_len == CMSG_LEN(sizeof(struct ucred)));
	struct ucred u;
	memcpy(&u, CMSG_DATA(c), sizeof u);
	IS(u.pid == getpid() && u.uid == getuid() && u.gid == getgid());
}

CASE(packet_info_and_times) {
	struct sockaddr_in a;
	int s = bound(SOCK_DGRAM, &a), on = 1;
	setsockopt(s, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
	setsockopt(s, SOL_SOCKET, SO_TIMESTAMP, &on, sizeof on);
	sendto(s, "x", 1, 0, (void *)&a, sizeof a);
	char room[200], byte;
	struct sockaddr_in from;
	struct iovec v = { &byte, 1 };
	struct msghdr m = { .msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
	TRY(recvmsg(s, &m, 0));
	IS(m.msg_namelen);
	IS(from.sin_port == a.sin_port);
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) IS(((struct in_pktinfo *)CMSG_DATA(c))->ipi_ifindex > 0);
		else if (c->cmsg_type == SCM_TIMESTAMP) {
			struct timeval t;
			memcpy(&t, CMSG_DATA(c), sizeof t);
			IS(time(0) - t.tv_sec < 100);
		} else IS(c->cmsg_type);
	}
}

CASE(many_messages) {
	int p[2];
	socketpair(AF_UNIX, SOCK_DGRAM, 0, p);
	char room[4][8];
	struct iovec w[3] = { { "a", 1 }, { "bb", 2 }, { "ccc", 3 } }, r[4];
	struct mmsghdr m[4] = { 0 }, n[4] = { 0 };
	for (int i = 0; i < 3; i++) m[i].msg_hdr.msg_iov = &w[i], m[i].msg_hdr.msg_iovlen = 1;
	for (int i = 0; i < 4; i++) r[i] = (struct iovec){ room[i], 8 }, n[i].msg_hdr.msg_iov = &r[i], n[i].msg_hdr.msg_iovlen = 1;
	TRY(sendmmsg(p[0], m, 3, 0));
	IS(m[0].msg_len * 100 + m[1].msg_len * 10 + m[2].msg_len);
	struct timespec limit = { 0, 1000000 };
	TRY(recvmmsg(p[1], n, 4, MSG_DONTWAIT, &limit));
	IS(n[0].msg_len * 100 + n[1].msg_len * 10 + n[2].msg_len);
	IS(memcmp(room[2], "ccc", 3));
	TRY(recvmmsg(p[1], n, 4, MSG_DONTWAIT, 0));
	TRY(recvmmsg(99, n, 4, 0, 0));
	TRY(syscall(SYS_sendmmsg, p[0], m, 3, 0));
	TRY(syscall(SYS_sendmmsg, p[0], m, 0, 0));
}

CASE(urgent_data) {
	struct sockaddr_in a;
	int s = bound(SOCK_STREAM, &a), c = socket(AF_INET, SOCK_STREAM, 0), t, at = -1;
	listen(s, 1), connect(c, (void *)&a, sizeof a), t = accept(s, 0, 0);
	TRY(send(c, "ab", 2, MSG_OOB));
	usleep(20000);
	TRY(recv(t, buf, 1, MSG_OOB));
	IS(buf[0]);
	TRY(recv(t, buf, 10, 0));
	TRY(ioctl(t, 0x8905 /* SIOCATMARK */, &at));
	IS(at);
}

CASE(ipv6) {
	struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	socklen_t n = sizeof a;
	int s = socket(AF_INET6, SOCK_DGRAM, 0), v = 0;
	if (s < 0 || bind(s, (void *)&a, n)) { IS(errno); return; }
	getsockname(s, (void *)&a, &n);
	TRY(sendto(s, "six", 3, 0, (void *)&a, n));
	TRY(recvfrom(s, buf, 10, 0, (void *)&a, &n));
	IS(n);
	TRY(getsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &v, &(socklen_t){ 4 }));
	IS(v);
}

CASE(netlink) {
	struct link_request q = { sizeof q, RTM_GETLINK, NLM_F_REQUEST_DUMP, 7, 0, AF_UNSPEC }, *h;
	struct netlink_address a = { .family = AF_NETLINK };
	socklen_t n = sizeof a;
	int s = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
	static char room[8192];
	TRY(bind(s, (void *)&a, sizeof a));
	TRY(getsockname(s, (void *)&a, &n));
	IS(n);
	TRY(send(s, &q, sizeof q, 0));
	IS(recv(s, room, sizeof room, 0) > 100);
	h = (void *)room;
	IS(h->type == RTM_NEWLINK && h->seq == 7);
}

CASE(interfaces) {
	int s = socket(AF_INET, SOCK_DGRAM, 0);
	char room[40 * 16] = { 0 };
	struct ifconf c = { .ifc_len = sizeof room, .ifc_buf = room };
	TRY(ioctl(s, SIOCGIFCONF, &c));
	IS(c.ifc_len >= 40 && c.ifc_buf == room && c.ifc_len % 40 == 0);
	int lo = 0;
	for (int i = 0; i < c.ifc_len / 40; i++) lo += !strcmp(room + i * 40, "lo");
	IS(lo);
	c.ifc_len = 40 * 16, c.ifc_buf = 0;
	TRY(ioctl(s, SIOCGIFCONF, &c));
	IS(c.ifc_len >= 40);
	struct ifreq q = { .ifr_name = "lo" };
	TRY(ioctl(s, SIOCGIFFLAGS, &q));
	IS((q.ifr_flags & (IFF_UP | IFF_LOOPBACK)) == (IFF_UP | IFF_LOOPBACK));
	TRY(ioctl(s, SIOCGIFADDR, &q));
	IS(((struct sockaddr_in *)&q.ifr_addr)->sin_addr.s_addr == htonl(INADDR_LOOPBACK));
	TRY(ioctl(s, SIOCGIFMTU, &q));
	TRY(ioctl(s, SIOCGIFINDEX, &q));
	IS(q.ifr_ifindex == if_nametoindex("lo"));
	strcpy(q.ifr_name, "missing");
	TRY(ioctl(s, SIOCGIFINDEX, &q));
	TRY(ioctl(99, SIOCGIFINDEX, &q));
}

CASE(interrupted_with_a_time_limit) {
	// A socket with a time limit is not restarted, one without is.
	int p[2];
	struct timeval limit = { 5, 0 };
	socketpair(AF_UNIX, SOCK_STREAM, 0, p);
	setsockopt(p[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	interrupt_by(SIGALRM, SA_RESTART);
	alarm_in(20);
	TRY(recv(p[0], buf, 1, 0));
	TRY(read(p[0], buf, 1));
	pid_t pid = fork();
	if (!pid) usleep(100000), write(p[0], "x", 1), _exit(0);
	TRY(recv(p[1], buf, 1, 0));
	alarm_in(0);
	status_of(pid);
	limit = (struct timeval){ 0, 20000 };
	setsockopt(p[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	TRY(recv(p[0], buf, 1, 0));
}
