//! The standard library of Rust on WALI: arguments, environment, files, threads, sockets, processes, time, and how a panic ends.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, RwLock, mpsc};
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, io, thread};

thread_local!(static LOCAL: std::cell::Cell<usize> = const { std::cell::Cell::new(1) });

fn files() -> io::Result<()> {
    let directory = env::temp_dir().join(format!("wali-rust-{}", std::process::id()));
    fs::create_dir_all(directory.join("a/b"))?;
    let file = directory.join("a/file");
    fs::write(&file, "one\ntwo\n")?;
    fs::OpenOptions::new().append(true).open(&file)?.write_all(b"three")?;
    println!("{:?}", BufReader::new(fs::File::open(&file)?).lines().collect::<Result<Vec<_>, _>>()?);
    println!("{} {}", fs::metadata(&file)?.len(), fs::metadata(&file)?.modified()? <= SystemTime::now());
    fs::rename(&file, directory.join("a/b/moved"))?;
    std::os::unix::fs::symlink("b/moved", directory.join("a/link"))?;
    let mut names: Vec<_> = fs::read_dir(directory.join("a"))?.map(|e| e.unwrap().file_name()).collect();
    names.sort();
    println!("{names:?} {:?} {}", fs::read_link(directory.join("a/link"))?, fs::read_to_string(directory.join("a/link"))?.len());
    println!("{:?}", fs::read(&file).unwrap_err().kind());
    fs::remove_dir_all(&directory)
}

fn threads() {
    let (sum, barrier) = (Arc::new(Mutex::new(0)), Arc::new(Barrier::new(4)));
    let all: Vec<_> = (0..4)
        .map(|i| {
            let (sum, barrier) = (Arc::clone(&sum), Arc::clone(&barrier));
            thread::Builder::new().name(format!("t{i}")).spawn(move || {
                LOCAL.set(LOCAL.get() + i);
                barrier.wait();
                for _ in 0..1000 {
                    *sum.lock().unwrap() += 1;
                }
                (thread::current().name().map(str::to_owned), LOCAL.get())
            })
        })
        .collect();
    println!("{:?}", all.into_iter().map(|t| t.unwrap().join().unwrap()).collect::<Vec<_>>());
    println!("{} {}", sum.lock().unwrap(), LOCAL.get());
    let (send, receive) = mpsc::channel();
    let total = AtomicUsize::new(0);
    thread::scope(|scope| {
        for i in 0..3 {
            let (send, total) = (send.clone(), &total);
            scope.spawn(move || send.send(total.fetch_add(i, Ordering::SeqCst)).unwrap());
        }
    });
    drop(send);
    println!("{} {}", receive.iter().count(), total.load(Ordering::SeqCst));
    let pair = (Mutex::new(()), Condvar::new());
    println!("{}", pair.1.wait_timeout(pair.0.lock().unwrap(), Duration::from_millis(2)).unwrap().1.timed_out());
    println!("{}", RwLock::new(5).read().unwrap());
}

fn sockets() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || {
        for stream in listener.incoming().take(2) {
            let mut stream = stream.unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            stream.write_all(text.to_uppercase().as_bytes()).unwrap();
        }
    });
    for text in ["hello", "again"] {
        let mut stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.write_all(text.as_bytes())?;
        stream.shutdown(std::net::Shutdown::Write)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        println!("{answer}");
    }
    server.join().unwrap();
    let (a, b) = (UdpSocket::bind("127.0.0.1:0")?, UdpSocket::bind("127.0.0.1:0")?);
    a.send_to(b"datagram", b.local_addr()?)?;
    let mut buffer = [0; 20];
    println!("{}", b.recv(&mut buffer)?);
    b.set_read_timeout(Some(Duration::from_millis(5)))?;
    println!("{:?}", b.recv(&mut buffer).unwrap_err().kind());
    println!("{:?}", TcpStream::connect(address).map(drop).unwrap_err().kind());
    Ok(())
}

fn processes() -> io::Result<()> {
    let output = Command::new("sh").args(["-c", "echo $A; echo error >&2; exit 3"]).env("A", "value").output()?;
    println!("{:?} {:?}", output.status.code(), String::from_utf8_lossy(&output.stdout));
    let mut child = Command::new("sort").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().unwrap().write_all(b"b\nc\na\n")?;
    println!("{:?}", String::from_utf8_lossy(&child.wait_with_output()?.stdout));
    println!("{:?}", Command::new("sh").args(["-c", "kill -9 $$"]).status()?.signal());
    println!("{:?}", Command::new("/no/such").spawn().map(drop).unwrap_err().kind());
    println!("{:?}", Command::new("pwd").current_dir("/").output()?.stdout);
    Ok(())
}

fn main() -> io::Result<()> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|a| a == "panic") {
        panic!("as asked");
    }
    println!("{arguments:?} {:?} {}", env::var("WALI_TEST_A"), env::var_os("PATH").is_some());
    files()?;
    threads();
    sockets()?;
    processes()?;
    let start = Instant::now();
    thread::sleep(Duration::from_millis(3));
    println!("{} {}", start.elapsed() >= Duration::from_millis(3), SystemTime::now() > SystemTime::UNIX_EPOCH);
    let map: HashMap<_, _> = (0..1000).map(|i| (i, i * i)).collect();
    println!("{} {:.3} {:?} {}", map[&31], 2f64.sqrt(), "1.5e3".parse::<f64>(), u128::MAX);
    let mut line = String::new();
    println!("{} {:?}", io::stdin().read_line(&mut line)?, line);
    std::process::exit(7)
}
