//! Applications that talk to others: servers under load, programs that share files, programs on a terminal.
//!
//! `misc/apps/all` builds them and has them tested; elsewhere these tests are ignored.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use wali_tests::mode::Mode;
use wali_tests::process::{self, Scratch, iwasm, root};

/// For what a busy machine takes long for.
const TIME_LIMIT: Duration = Duration::from_secs(600);

/// Applications with their tests, which get the module's file and a directory for files.
const TESTS: [(&str, Test); 9] = [
    ("bash_on_a_terminal", bash),
    ("dropbear_login", dropbear),
    ("evptest_vectors", evptest),
    ("less_on_a_terminal", less),
    ("memcached_under_load", memcached),
    ("openssl_with_native", openssl),
    ("regress_of_libevent", regress),
    ("sqlite3_shared_file", sqlite3),
    ("vim_on_a_terminal", vim),
];
type Test = fn(&Path, &Scratch) -> Result<(), Failed>;

fn main() {
    let mut trials = Vec::new();
    for mode in Mode::ALL {
        for (name, test) in TESTS {
            let run = move || {
                let scratch = Scratch::new();
                test(&module(mode, name, &scratch)?, &scratch)
            };
            trials.push(Trial::test(format!("{mode}::{name}"), run).with_ignored_flag(true));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The application that a test is named after, compiled if so wanted.
fn module(mode: Mode, test: &str, scratch: &Scratch) -> Result<PathBuf, Failed> {
    let name = test.split('_').next().unwrap_or(test);
    let wasm = root().join("build/apps").join(name).with_extension("wasm");
    if mode == Mode::Interp {
        return Ok(wasm);
    }
    let aot = scratch.path().join(name).with_extension("aot");
    let outcome = process::run(Command::new(process::program("wamrc")).arg("-o").arg(&aot).arg(&wasm), b"", TIME_LIMIT);
    if outcome.code() == Some(0) { Ok(aot) } else { Err(outcome.err().into()) }
}

fn expect(what: &str, condition: bool) -> Result<(), Failed> {
    if condition { Ok(()) } else { Err(what.into()) }
}

fn free_port() -> Result<u16, Failed> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A server that is killed when dropped.
struct Server(Child);

impl Server {
    /// Starts one, and waits until it listens.
    fn start(command: &mut Command, port: u16) -> Result<Server, Failed> {
        let mut server = Server(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?);
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            expect("the server listens", start.elapsed() < TIME_LIMIT && server.0.try_wait()?.is_none())?;
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Asks it to end: its exit code.
    fn terminate(mut self) -> Result<Option<i32>, Failed> {
        Command::new("kill").arg(self.0.id().to_string()).status()?;
        let start = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status.code());
            }
            expect("the server ends", start.elapsed() < TIME_LIMIT)?;
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const CLIENTS: usize = 8;
const ROUNDS: usize = 500;

/// Eight connections to four threads: each with keys of its own, and one counter for all.
fn memcached(module: &Path, _: &Scratch) -> Result<(), Failed> {
    let port = free_port()?;
    let options = ["-l", "127.0.0.1", "-t", "4", "-u", "root", "-U", "0", "-p", &port.to_string()].map(String::from);
    let server = Server::start(iwasm([module]).args(options), port)?;
    let mut control = Connection::new(port)?;
    expect("a counter", control.ask("set counter 0 0 1\r\n0\r\n")? == "STORED")?;
    let clients = (0..CLIENTS).map(|client| thread::spawn(move || load(port, client).map_err(|e| format!("{e:?}"))));
    for client in clients.collect::<Vec<_>>() {
        client.join().map_err(|_| "a client panicked")??;
    }
    let total = (CLIENTS * ROUNDS).to_string();
    expect("the counter has counted all", control.ask("incr counter 0\r\n")? == total)?;
    expect("a clean end", server.terminate()? == Some(0))
}

fn load(port: u16, client: usize) -> Result<(), Failed> {
    let mut connection = Connection::new(port)?;
    for round in 0..ROUNDS {
        let value = format!("{client}-{round}-").repeat(1 + round % 100);
        let set = format!("set k{client}-{} 7 0 {}\r\n{value}\r\n", round % 50, value.len());
        expect("stored", connection.ask(&set)? == "STORED")?;
        let header = format!("VALUE k{client}-{} 7 {}", round % 50, value.len());
        expect("found", connection.ask(&format!("get k{client}-{}\r\n", round % 50))? == header)?;
        expect("its value", connection.line()? == value && connection.line()? == "END")?;
        expect("a number", connection.ask("incr counter 1\r\n")?.parse::<usize>().is_ok())?;
    }
    Ok(())
}

struct Connection(BufReader<TcpStream>);

impl Connection {
    fn new(port: u16) -> Result<Connection, Failed> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(TIME_LIMIT))?;
        Ok(Connection(BufReader::new(stream)))
    }

    fn ask(&mut self, request: &str) -> Result<String, Failed> {
        self.0.get_mut().write_all(request.as_bytes())?;
        self.line()
    }

    fn line(&mut self) -> Result<String, Failed> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().to_string())
    }
}

/// Two writers and a reader on one file, which they lock against each other.
fn sqlite3(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let file = scratch.path().join("shared.db");
    let start = |sql: String| -> Result<Child, Failed> {
        let mut command = iwasm([module]);
        command.arg("-bail").arg(&file).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        child.stdin.take().ok_or("piped")?.write_all(sql.as_bytes())?;
        Ok(child)
    };
    let finish = |mut child: Child| -> Result<String, Failed> {
        let mut out = String::new();
        child.stdout.take().ok_or("piped")?.read_to_string(&mut out)?;
        expect(&format!("sqlite3 succeeds: {out}"), child.wait()?.success())?;
        Ok(out)
    };
    for mode in ["delete", "wal"] {
        finish(start(format!("pragma journal_mode={mode}; drop table if exists t; create table t(who, n);"))?)?;
        let insert =
            |who| format!(".timeout 100000\n{}", (0..100).map(|n| format!("insert into t values({who}, {n});\n")).collect::<String>());
        let writers = [start(insert(1))?, start(insert(2))?];
        for writer in writers {
            finish(writer)?;
        }
        let sums = finish(start("select who, count(*), sum(n) from t group by who order by who; pragma integrity_check;".into())?)?;
        expect(&format!("all rows with {mode}: {sums}"), sums == "1|100|4950\n2|100|4950\nok\n")?;
    }
    Ok(())
}

/// Job control, which needs a terminal: `script` makes one.
fn bash(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let engine = process::program("iwasm").display().to_string();
    let shell = format!("'{engine}' '{}' --norc --noprofile --noediting -i", module.display());
    // What the tests were started with may ignore the signals that a terminal sends.
    let mut script = Command::new("env");
    script.args(["--default-signal", "script", "-qec", &shell, "/dev/null"]).env("PS1", "").env("PS2", "").current_dir(scratch.path());
    let typed = "sleep 100\n\x1a\njobs %1; bg %1; kill %1; wait %1; echo \"ended $?\"\nsleep 100\n\x03\necho \"interrupted $?\"\n\
        (sleep 0.1; echo in-back) & wait; stty size > /dev/null && echo terminal\nexit 4\n";
    let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("piped")?;
    for line in typed.split_inclusive('\n') {
        // Typed while the last command runs: control characters are for it, lines for the shell.
        thread::sleep(Duration::from_millis(1500));
        input.write_all(line.trim_end_matches('\n').as_bytes())?;
        if !line.starts_with(['\x1a', '\x03']) {
            input.write_all(b"\n")?;
        }
    }
    let mut out = String::new();
    child.stdout.take().ok_or("piped")?.read_to_string(&mut out)?;
    let status = child.wait()?;
    for part in ["Stopped", "sleep 100 &", "ended 143", "interrupted 130", "in-back", "terminal"] {
        expect(&format!("{part} in:\n{out}"), out.contains(part))?;
    }
    expect(&format!("{status}"), status.code() == Some(4))
}

/// openssl's own test vectors.
fn evptest(module: &Path, _: &Scratch) -> Result<(), Failed> {
    let vectors = root().join("build/apps/libraries/wasm/share/evptest");
    let files = std::fs::read_dir(&vectors)?.collect::<Result<Vec<_>, _>>()?;
    let files: Vec<_> = files.iter().map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    expect("many files", files.len() > 50)?;
    for file in files {
        let mut command = iwasm([module]);
        command.args(["-config", "default-and-legacy.cnf"]).arg(&file).current_dir(&vectors);
        let outcome = process::run(&mut command, b"", TIME_LIMIT);
        expect(&format!("{}: {}{}", file.display(), outcome.out(), outcome.err()), outcome.code() == Some(0))?;
    }
    Ok(())
}

/// libevent's tests, each in a process of its own.
fn regress(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let outcome = process::run(iwasm([module]).current_dir(scratch.path()), b"", TIME_LIMIT);
    let out = outcome.out();
    let summary = out.lines().last().unwrap_or_default();
    expect(&format!("{out}{}", outcome.err()), outcome.code() == Some(0) && summary.contains("tests ok"))
}

/// What openssl makes, the native one accepts, and the other way round: certificates, signatures, files, connections.
fn openssl(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let engine = process::program("iwasm").display().to_string();
    let port = free_port()?;
    let text = format!(
        "ours() {{ '{engine}' '{}' \"$@\"; }}; theirs() {{ openssl \"$@\"; }}; seq 1000 > file
         exchange() {{ local a=$1 b=$2 port=$3
           $a req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -out cert -subj /CN=$a -addext subjectAltName=IP:127.0.0.1
           $b verify -CAfile cert cert; $b x509 -in cert -noout -subject -ext subjectAltName; $b pkey -in key -pubout -out public
           $a dgst -sha256 -sign key -out signature file; $b dgst -sha256 -verify public -signature signature file
           $a genrsa -out rsa 1024; $b rsa -in rsa -check -noout
           $a enc -aes-128-ctr -pbkdf2 -k word -in file | $b enc -d -aes-128-ctr -pbkdf2 -k word | cmp - file && echo file
           $a s_server -accept 127.0.0.1:$port -cert cert -key key -rev -naccept 1 > server 2>&1 & local server=$!
           until grep -q ^ACCEPT server; do kill -0 $server || return 1; sleep 0.1; done; : > answer
           {{ echo hello; until grep -q olleh answer; do sleep 0.1; done; }} |
             $b s_client -connect 127.0.0.1:$port -CAfile cert -verify_return_error > answer
           grep -E '^(olleh|Verification|New)' answer | sort -u; wait $server; }} 2>> log
         exchange ours theirs {port} > one; exchange theirs ours {port} > two; cat one; sed s/theirs/ours/ two | diff one - || cat log two",
        module.display()
    );
    let mut command = Command::new("timeout");
    command.args([&TIME_LIMIT.as_secs().to_string(), "bash", "-c", &text]).current_dir(scratch.path());
    let outcome = process::run(&mut command, b"", TIME_LIMIT + Duration::from_secs(1));
    let wanted = "cert: OK\nsubject=CN = ours\nX509v3 Subject Alternative Name: \n    IP Address:127.0.0.1\nVerified OK\nRSA key ok\nfile\n\
        New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nVerification: OK\nolleh\n";
    expect(&format!("{}{}", outcome.out(), outcome.err()), outcome.out() == wanted)
}

/// What happens on a terminal, and text that is then on the screen.
type Step = (Act, &'static str);
enum Act {
    Start(&'static [&'static str]),
    Keys(&'static [&'static str]),
    Resize(u16, u16),
}

fn less(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let file = (1..200).map(|line| format!("{line} {}\n", "word ".repeat(line % 40))).collect::<String>();
    let steps = [
        (Act::Start(&["file"]), "19 word"),
        (Act::Keys(&["Space"]), "29 word"),
        (Act::Resize(50, 12), "23 word"),
        (Act::Keys(&["/^155 ", "Enter"]), "157 word"),
        (Act::Keys(&["y", "-S", "Enter"]), "163 word"),
        (Act::Keys(&["!stty size", "Enter"]), "12 50"),
        (Act::Keys(&["Enter", "G"]), "(END)"),
        (Act::Keys(&["q"]), "status 0"),
    ];
    same_screens(module, scratch, &file, &steps)
}

fn vim(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let steps = [
        (Act::Start(&["-u", "NONE", "-i", "NONE", "file"]), "third"),
        (Act::Keys(&["onew", "Enter", "lines", "Escape", "yyp", ":set number", "Enter"]), "4 lines"),
        (Act::Keys(&[":!stty size", "Enter"]), "24 80"),
        (Act::Keys(&["Enter", ":1,2!sort -r", "Enter", "u"]), "1 first"),
        (Act::Resize(40, 10), "4 lines"),
        // Stopped and continued by the shell that has started it.
        (Act::Keys(&["C-z"]), "stopped"),
        (Act::Keys(&["fg", "Enter"]), "4 lines"),
        (Act::Keys(&[":%s/lines/words/|wq", "Enter"]), "status 0"),
    ];
    same_screens(module, scratch, "first\nsecond\nthird\n", &steps)
}

/// Runs the native program and the module through the steps, with a file to work on: all screens and the file must become the same.
fn same_screens(module: &Path, scratch: &Scratch, file: &str, steps: &[Step]) -> Result<(), Failed> {
    let name = module.file_stem().ok_or("a module has a name")?;
    let native = root().join("build/apps/native").join(name).display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let engine = process::program("iwasm");
    let wasm = format!("'{}' --env=TERM=screen '--env=PATH={path}' '{}'", engine.display(), module.display());
    let mut wanted: Vec<String> = Vec::new();
    for (kind, program) in [("native", format!("env -i TERM=screen 'PATH={path}' '{native}'")), ("wasm", wasm)] {
        let home = scratch.path().join(kind);
        std::fs::create_dir(&home)?;
        std::fs::write(home.join("file"), file)?;
        let terminal = Terminal { program, home };
        for (index, (act, marker)) in steps.iter().enumerate() {
            terminal.act(act)?;
            let start = Instant::now();
            let reached = |screen: &str| wanted.get(index).map_or(screen.contains(marker), |wanted| screen == wanted);
            // A screen is drawn in pieces; one that stays for a while is complete.
            let mut last = String::new();
            loop {
                thread::sleep(Duration::from_millis(200));
                let screen = terminal.screen()?;
                if reached(&screen) && screen == last {
                    break;
                }
                let wait = start.elapsed() < SCREEN_TIME_LIMIT;
                expect(&format!("{kind} at step {index}, {marker}:\n{screen}\n{}", wanted.get(index).map_or("", |w| w)), wait)?;
                last = screen;
            }
            if kind == "native" {
                wanted.push(last);
            }
        }
    }
    let [native, wasm] = ["native", "wasm"].map(|kind| std::fs::read_to_string(scratch.path().join(kind).join("file")));
    expect("the same file", native? == wasm?)
}

const SCREEN_TIME_LIMIT: Duration = Duration::from_secs(60);

/// A terminal of 80 columns and 24 lines in a tmux of its own, with a shell that runs the program.
struct Terminal {
    program: String,
    home: PathBuf,
}

impl Terminal {
    fn tmux(&self, arguments: &[&str]) -> Result<String, Failed> {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.home.join("tmux")).args(["-f", "/dev/null"]).args(arguments).current_dir(&self.home).env_remove("TMUX");
        let outcome = process::run(&mut command, b"", TIME_LIMIT);
        if outcome.code() == Some(0) { Ok(outcome.out()) } else { Err(format!("tmux: {}", outcome.err()).into()) }
    }

    fn act(&self, act: &Act) -> Result<(), Failed> {
        match act {
            Act::Start(arguments) => {
                let script = format!("set -m; fg() {{ builtin fg > /dev/null; }}; {} {}", self.program, arguments.join(" "));
                let script = format!("{script}; status=$?; [ $status -lt 128 ] || {{ clear; echo stopped; read -r; fg; status=$?; }}");
                self.tmux(&["new-session", "-dx80", "-y24", "bash", "-c", &format!("{script}; clear; echo status $status; sleep 1000")])
            }
            Act::Keys(keys) => self.tmux(&[&["send-keys"], *keys].concat()),
            Act::Resize(columns, lines) => self.tmux(&["resize-window", "-x", &columns.to_string(), "-y", &lines.to_string()]),
        }
        .map(drop)
    }

    fn screen(&self) -> Result<String, Failed> {
        self.tmux(&["capture-pane", "-p"])
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may not have started.
        let _ = self.tmux(&["kill-server"]);
    }
}

/// A server with its own keys, in a namespace in which root's home is empty; a client that is the same program.
fn dropbear(module: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let engine = process::program("iwasm").display().to_string();
    // They may lie in root's home.
    for (file, name) in [(Path::new(&engine), "iwasm"), (module, "multi")] {
        std::fs::copy(file, scratch.path().join(name))?;
    }
    let port = free_port()?;
    let text = format!(
        "mount -t tmpfs -o mode=700 none /root; mkdir -m 700 /root/.ssh; run() {{ ./iwasm multi \"$@\"; }}
         run dropbearkey -t ed25519 -f host > log 2>&1
         run dropbearkey -t ed25519 -f user 2>> log | grep ^ssh > /root/.ssh/authorized_keys; chmod 600 /root/.ssh/authorized_keys
         ./iwasm multi dropbear -F -s -p 127.0.0.1:{port} -r host -P pid 2>> log & server=$!
         while kill -0 $server && ! grep -q 'Not backgrounding' log; do sleep 0.1; done; sleep 0.5
         c='-T'; ask() {{ run dbclient $c -y -i user -p {port} root@127.0.0.1 \"$1\" 2>> log; }}
         ask 'echo hello from $(id -un); exit 5' < /dev/null; echo \"status $?\"
         seq 1 50000 | ask md5sum; seq 1 50000 | md5sum
         c='-T -c aes256-ctr -m hmac-sha2-256'; ask 'echo other ciphers' < /dev/null
         kill $server; wait $server; cat log >&2"
    );
    let mut command = Command::new("unshare");
    command.args(["-m", "bash", "-c", &text]).current_dir(scratch.path());
    let outcome = process::run(&mut command, b"", TIME_LIMIT);
    let out = outcome.out();
    let same = match out.lines().collect::<Vec<_>>()[..] {
        ["hello from root", "status 5", there, here, "other ciphers"] => there == here,
        _ => false,
    };
    expect(&format!("{out}{}", outcome.err()), same)
}
