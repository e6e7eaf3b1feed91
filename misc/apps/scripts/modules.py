# The language, and those of its modules that ask much of a C library: numbers, text, time, files, threads, processes, sockets.
import asyncio, cmath, datetime, decimal, errno, fractions, functools, hashlib, io, json, locale, math, mmap, os, pickle, queue, random, re
import select, selectors, signal, socket, struct, subprocess, sys, tempfile, threading, time, traceback, unicodedata, zlib
from concurrent.futures import ThreadPoolExecutor


def section(f):
    print("--", f.__name__)
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


@section
def numbers():
    print(2**200, -(7**77) // 13**5, divmod(-7, 2), 0.1 + 0.2, 1e308 * 10, round(2.675, 2), (1 << 64) % 1000007, int("zz", 36))
    print([math.gamma(5.5), math.erf(0.3), math.fsum([0.1] * 10), math.nextafter(1, 2), math.comb(50, 25), math.isqrt(10**30)])
    print(cmath.sqrt(-2), fractions.Fraction("3.14159").limit_denominator(100), decimal.Decimal(2).sqrt(), float.fromhex("0x1.8p-3"))
    print("%.17g %e %08.3f %x" % (1 / 3, 12345.678, -1.5, 255))
    print(random.Random(7).random(), random.Random(7).sample(range(100), 5), struct.pack("<iqdH", -1, 2**40, 1.5, 7).hex())
    print(struct.unpack("!f", b"\x40\x49\x0f\xdb"), hash(10**30) == hash(10**30), sys.byteorder, sys.float_info.dig)


@section
def text():
    print(re.findall(r"(\w+)@(\w+)\.com", "a@b.com, cd@ef.com"), re.sub(r"(?<=a)b+", lambda m: str(len(m[0])), "abbb ab b"))
    print("straße".upper(), unicodedata.normalize("NFD", "é").encode(), "ﬁ".casefold(), f"{'ж':>4}{3.14159:.2f}{1234567:,}", "a\tb".expandtabs(4))
    print(json.dumps({"k": [1, 2.5, None, True, "ü\n"]}, sort_keys=True), json.loads("[1e3, -0.0]"), "日本".encode("shift_jis"), repr("\udc80"))
    print(zlib.crc32(b"x" * 1000), len(zlib.compress(b"abc" * 10000, 9)), hashlib.sha256(b"abc").hexdigest(), hashlib.blake2b(b"").hexdigest()[:16])
    print(pickle.loads(pickle.dumps({"a": (1, {2}, [3.5])})), sorted("banana"), "{0!r:>6}".format("x"), locale.localeconv()["decimal_point"])


@section
def errors():
    def deep(n):
        return deep(n + 1)
    for f in (lambda: 1 / 0, lambda: deep(0), lambda: [][1], lambda: int("x"), lambda: open("/none/such"), lambda: {}["k"], lambda: "a" + 1):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, str(e)[:60])
    try:
        try:
            raise ValueError("inner")
        except ValueError as e:
            raise OSError(errno.EPIPE, "outer") from e
    except OSError as e:
        print(len(traceback.format_exception(e)), repr(e), repr(e.__cause__))
    try:
        raise ExceptionGroup("several", [ValueError(1), TypeError(2)])
    except* TypeError as group:
        print(group.exceptions)
    except* ValueError as group:
        print(group.exceptions)


@section
def language():
    def fibonacci():
        a, b = 0, 1
        while True:
            yield a
            a, b = b, a + b
    match {"kind": "point", "at": [1, 2]}:
        case {"kind": "point", "at": [x, y]}:
            print(x, y)
    source = fibonacci()
    print([next(source) for _ in range(20)], functools.reduce(lambda a, b: a * b, range(1, 20)), (lambda *a, k=1, **o: (a, k, o))(1, z=2))
    Point = type("Point", (tuple,), {"__add__": lambda a, b: Point(x + y for x, y in zip(a, b))})
    print(Point((1, 2)) + Point((3, 4)), [*range(3)], {**{"a": 1}, "b": 2}, eval("sum(i * i for i in range(10))"))


@section
def times():
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    time.tzset()
    print(time.strftime("%c %Z", time.localtime(1711846800)), time.mktime((2024, 7, 1, 12, 0, 0, 0, 0, -1)), time.tzname)
    print(datetime.datetime(2024, 2, 28) + datetime.timedelta(days=2), datetime.datetime.fromisoformat("2024-01-01T10:00:00+02:00").timestamp())
    start = time.monotonic()
    time.sleep(0.05)
    print(0.04 < time.monotonic() - start < 60, time.clock_getres(time.CLOCK_MONOTONIC) > 0)


@section
def files():
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "file")
        with open(path, "w+", encoding="utf-8") as f:
            f.write("zeile ä\n" * 1000)
            f.seek(0)
            print(sum(len(line) for line in f), f.tell())
        with open(path, "r+b") as f, mmap.mmap(f.fileno(), 0) as m:
            m[0:5] = b"ZEILE"
            print(len(m), m.find(b"zeile"), m[:10])
        os.symlink("file", path + ".link")
        os.rename(path, path + "2")
        print(sorted(os.listdir(home)), os.path.exists(path + ".link"), os.stat(path + "2").st_size, oct(os.stat(path + "2").st_mode))
        print([(entry.name, entry.is_symlink()) for entry in sorted(os.scandir(home), key=lambda e: e.name)])
    print(os.path.exists(home), io.StringIO("a\nb").readlines(), os.cpu_count() > 0, os.getpid() == os.getpid())


@section
def threads():
    lock, total, work = threading.Lock(), [0], queue.Queue()
    def add():
        for _ in range(2000):
            with lock:
                total[0] += 1
        work.put(threading.current_thread().name)
    started = [threading.Thread(target=add, name=f"t{i}") for i in range(8)]
    [t.start() for t in started]
    [t.join() for t in started]
    print(total[0], sorted(work.get() for _ in started))
    with ThreadPoolExecutor(4) as pool:
        print(list(pool.map(lambda n: n * n, range(10))))
    event, local = threading.Event(), threading.local()
    threading.Timer(0.05, event.set).start()
    print(event.wait(60), event.is_set(), hasattr(local, "x"), threading.Barrier(1).wait())


@section
def processes():
    print(subprocess.run(["sh", "-c", "cat; echo $A >&2; exit 3"], input=b"in", capture_output=True, env={"A": "b", "PATH": os.environ["PATH"]}))
    one = subprocess.Popen(["seq", "1000"], stdout=subprocess.PIPE)
    two = subprocess.Popen(["tail", "-1"], stdin=one.stdout, stdout=subprocess.PIPE, text=True)
    print(two.communicate(), one.wait(), os.popen("echo popen").read(), os.system("exit 4"))
    child = os.fork()
    if child == 0:
        os._exit(7)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    sleeper = subprocess.Popen(["sleep", "100"])
    sleeper.terminate()
    print(sleeper.wait())
    try:
        subprocess.run(["sleep", "100"], timeout=0.1)
    except subprocess.TimeoutExpired as e:
        print(e.cmd, e.stdout)
    again = subprocess.run([sys.executable, "-c", "import sys; print(sys.argv); sys.exit(5)", "x"], capture_output=True)
    print(again.returncode, again.stdout, again.stderr)
    try:
        subprocess.run(["/none/such"])
    except FileNotFoundError as e:
        print(e)


@section
def signals():
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(signal.Signals(number).name))
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.signal(signal.SIGALRM, lambda *_: seen.append("alarm"))
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    signal.pause()
    print(seen, signal.getsignal(signal.SIGINT) is signal.default_int_handler)


@section
def sockets():
    server = socket.create_server(("127.0.0.1", 0))
    def serve():
        connection, _ = server.accept()
        with connection, connection.makefile("rwb") as f:
            for line in f:
                f.write(line.upper())
                f.flush()
    threading.Thread(target=serve).start()
    with socket.create_connection(server.getsockname()) as client:
        client.sendall(b"hello\nworld\n")
        client.shutdown(socket.SHUT_WR)
        print(b"".join(iter(lambda: client.recv(100), b"")))
    a, b = socket.socketpair()
    a.send(b"x" * 10)
    print(select.select([a, b], [], [], 60)[0] == [b], b.recv(100), socket.gethostbyname("127.0.0.1"), socket.inet_pton(socket.AF_INET6, "::1").hex())
    b.settimeout(0.05)
    try:
        b.recv(1)
    except TimeoutError as e:
        print(e)
    print(type(selectors.DefaultSelector()).__name__, socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)[0][4])


@section
def coroutines():
    async def echo(reader, writer):
        writer.write((await reader.readline())[::-1])
        await writer.drain()
        writer.close()
    async def main():
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        async with server:
            async def ask(n):
                reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                writer.write(b"question %d\n" % n)
                answer = await reader.read()
                writer.close()
                return answer
            print(await asyncio.gather(*map(ask, range(3))))
        process = await asyncio.create_subprocess_exec("echo", "child", stdout=asyncio.subprocess.PIPE)
        print(await process.communicate(), await asyncio.wait_for(asyncio.sleep(0, "slept"), 60))
    asyncio.run(main())


sys.exit(6)
