// Sockets: TCP and UDP on loopback, addresses, options, shutdown, AF_UNIX pairs, passing descriptors and credentials, sendmsg and
// recvmsg with truncation flags, MSG_PEEK, abstract names, connection errors, accept4, and a client thread.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static void *client(void *p)
{
	struct sockaddr_in address = *(struct sockaddr_in *)p;
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(s, (void *)&address, sizeof address)) return "connect failed";
	char buffer[1000];
	for (int i = 0; i < 100; i++) {
		memset(buffer, 'a' + i % 26, sizeof buffer);
		if (send(s, buffer, sizeof buffer, MSG_NOSIGNAL) != sizeof buffer) return "send failed";
	}
	shutdown(s, SHUT_WR);
	ssize_t n = recv(s, buffer, sizeof buffer, MSG_WAITALL);
	close(s);
	return n == 5 && !memcmp(buffer, "reply", 5) ? "ok" : "bad reply";
}

static void tcp(void)
{
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
	struct sockaddr_in address = loopback(0), peer;
	socklen_t length = sizeof address;
	printf("SO_REUSEADDR %d, bind %d, listen %d\n", setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on),
		bind(listener, (void *)&address, sizeof address), listen(listener, 5));
	printf("getsockname %d, length %d, port given %d\n", getsockname(listener, (void *)&address, &length), length,
		address.sin_port != 0);
	pthread_t t;
	pthread_create(&t, 0, client, &address);
	length = sizeof peer;
	int s = accept4(listener, (void *)&peer, &length, SOCK_CLOEXEC);
	printf("accept: family %d, from %s, close-on-exec %d\n", peer.sin_family, inet_ntoa(peer.sin_addr), fcntl(s, F_GETFD));
	char buffer[4096];
	long bytes = 0, sum = 0;
	for (ssize_t n; (n = recv(s, buffer, sizeof buffer, 0)) > 0;)
		for (ssize_t i = 0; i < n; i++) sum += buffer[i] * (++bytes % 1000);
	printf("received %ld bytes, sum %ld\n", bytes, sum);
	printf("TCP_NODELAY %d", setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
	on = 0, length = sizeof on;
	getsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, &length);
	printf(" %d\n", !!on);
	send(s, "reply", 5, 0);
	close(s);
	void *result;
	pthread_join(t, &result);
	printf("client: %s\n", (char *)result);
	close(listener);
	s = socket(AF_INET, SOCK_STREAM, 0);
	printf("nobody listens: ECONNREFUSED %d\n", connect(s, (void *)&address, sizeof address) < 0 && errno == ECONNREFUSED);
	close(s);
}

static void udp(void)
{
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in address = loopback(0), from;
	socklen_t length = sizeof address;
	bind(a, (void *)&address, sizeof address);
	getsockname(a, (void *)&address, &length);
	printf("sendto %zd\n", sendto(b, "datagram", 8, 0, (void *)&address, sizeof address));
	char buffer[32];
	length = sizeof from;
	printf("MSG_PEEK %zd", recvfrom(a, buffer, 4, MSG_PEEK, (void *)&from, &length));
	printf(", MSG_TRUNC %zd", recv(a, buffer, 4, MSG_PEEK | MSG_TRUNC));
	ssize_t n = recvfrom(a, buffer, sizeof buffer, 0, (void *)&from, &length);
	printf(", recvfrom %zd %.8s, from loopback %d\n", n, buffer, from.sin_addr.s_addr == htonl(INADDR_LOOPBACK));
	struct timeval timeout = { 0, 20000 };
	setsockopt(a, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
	length = sizeof timeout;
	memset(&timeout, 0, sizeof timeout);
	getsockopt(a, SOL_SOCKET, SO_RCVTIMEO, &timeout, &length);
	printf("timeout %ld.%06ld: EAGAIN %d\n", (long)timeout.tv_sec, (long)timeout.tv_usec,
		recv(a, buffer, 4, 0) < 0 && errno == EAGAIN);
	close(a), close(b);
}

static void pass_descriptor(int through)
{
	int p[2], on = 1;
	pipe(p);
	union { char bytes[2 * CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control = { { 0 } };
	struct iovec iov = { "fd", 2 };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes };
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	for (int i = 1; i >= 0; i--, c = CMSG_NXTHDR(&m, c)) {
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &p[i], sizeof(int));
	}
	printf("sendmsg %zd\n", sendmsg(through, &m, 0));
	close(p[1]);
	char text[32];
	ssize_t n = read(p[0], text, sizeof text);
	printf("from the passed descriptor: %zd %.*s\n", n, (int)n, text);
	close(p[0]);
	(void)on;
}

static void receive_descriptor(int from)
{
	union { char bytes[CMSG_SPACE(sizeof(int)) + 64]; struct cmsghdr align; } control;
	char text[8];
	struct iovec iov = { text, sizeof text };
	struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes };
	if (recvmsg(from, &m, MSG_CMSG_CLOEXEC) != 2 || m.msg_flags & MSG_CTRUNC) _exit(1);
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	if (!c || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(2 * sizeof(int)) || CMSG_NXTHDR(&m, c)) _exit(2);
	int fd;
	memcpy(&fd, CMSG_DATA(c), sizeof fd);
	if (fcntl(fd, F_GETFD) != FD_CLOEXEC) _exit(3);
	write(fd, "hello from the child", 20);
	_exit(0);
}

static void unix_sockets(void)
{
	int pair[2], status, on = 1;
	printf("socketpair %d\n", socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
	fflush(stdout);
	pid_t pid = fork();
	if (!pid) receive_descriptor(pair[1]);
	pass_descriptor(pair[0]);
	waitpid(pid, &status, 0);
	printf("child %d\n", WEXITSTATUS(status));
	struct ucred credentials;
	socklen_t length = sizeof credentials;
	printf("SO_PEERCRED %d, length %d, mine %d\n", getsockopt(pair[0], SOL_SOCKET, SO_PEERCRED, &credentials, &length), length,
		credentials.pid == getpid() && credentials.uid == getuid());
	close(pair[0]), close(pair[1]);

	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
	send(pair[0], "0123456789", 10, 0);
	char a[3], b[4], control[256];
	struct iovec iov[2] = { { a, 3 }, { b, 4 } };
	struct msghdr m = { .msg_iov = iov, .msg_iovlen = 2, .msg_control = control, .msg_controllen = sizeof control };
	ssize_t n = recvmsg(pair[1], &m, 0);
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	printf("recvmsg %zd %.3s %.4s, MSG_TRUNC %d, credentials %d\n", n, a, b, !!(m.msg_flags & MSG_TRUNC),
		c && c->cmsg_type == SCM_CREDENTIALS && ((struct ucred *)CMSG_DATA(c))->pid == getpid());
	close(pair[0]), close(pair[1]);

	struct sockaddr_un name = { .sun_family = AF_UNIX }, got;
	int used = snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "wali-test-%d", getpid());
	socklen_t size = offsetof(struct sockaddr_un, sun_path) + 1 + used;
	int listener = socket(AF_UNIX, SOCK_SEQPACKET, 0), s = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	printf("abstract name: bind %d, listen %d, connect %d\n", bind(listener, (void *)&name, size), listen(listener, 1),
		connect(s, (void *)&name, size));
	length = sizeof got;
	getpeername(s, (void *)&got, &length);
	printf("getpeername: same %d\n", length == size && !memcmp(&got, &name, size));
	int accepted = accept(listener, 0, 0);
	send(s, "one", 3, 0), send(s, "four", 4, 0);
	char text[16];
	printf("packets %zd", recv(accepted, text, sizeof text, 0));
	printf(" %zd\n", recv(accepted, text, sizeof text, 0));
	close(accepted), close(s), close(listener);
}

int main(void)
{
	setvbuf(stdout, 0, _IOLBF, 0);
	tcp();
	udp();
	unix_sockets();
	struct in6_addr six;
	char text[64];
	printf("inet_pton %d %s\n", inet_pton(AF_INET6, "::ffff:1.2.3.4", &six), inet_ntop(AF_INET6, &six, text, sizeof text));
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *list;
	printf("getaddrinfo %d", getaddrinfo("127.0.0.1", "80", &hints, &list));
	printf(" port %d\n", ntohs(((struct sockaddr_in *)list->ai_addr)->sin_port));
	freeaddrinfo(list);
	return 0;
}
