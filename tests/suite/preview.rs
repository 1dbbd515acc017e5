//! A preview that runs: the real program on a free port, asked over plain sockets as browsers and others ask.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::site::Site;

/// How long anything may take on a busy machine before a test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A running preview; ended when dropped.
pub(crate) struct Preview {
    child: Child,
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A field of the head.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Preview {
    /// Starts it and waits until it answers.
    pub(crate) fn of(site: &Site, args: &[&str]) -> Preview {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhuanlan"))
            .arg("serve")
            .args(if args.contains(&"--port") { &[][..] } else { &["--port", "0"] })
            .args(args)
            .current_dir(site.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = Arc::new(Mutex::new(String::new()));
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut port = None;
        for line in lines.by_ref().map_while(Result::ok) {
            let found = line.strip_prefix("预览：http://").and_then(|rest| rest.split(['/', ':']).nth(1)?.parse().ok());
            said.lock().unwrap().push_str(&format!("{line}\n"));
            if found.is_some() {
                port = found;
                break;
            }
        }
        let rest = said.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                rest.lock().unwrap().push_str(&format!("{line}\n"));
            }
        });
        Preview { port: port.expect("it says where it is"), child, said }
    }

    /// What it has printed so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }

    /// Sends bytes as they are and gives everything that comes back until the other side closes.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // One that is refused early may close before all of it is sent.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// A request with fields of its own.
    pub(crate) fn ask(&self, method: &str, target: &str, fields: &str) -> Answer {
        let host = if fields.contains("Host:") { String::new() } else { format!("Host: 127.0.0.1:{}\r\n", self.port) };
        parse(&self.raw(format!("{method} {target} HTTP/1.1\r\n{host}{fields}Connection: close\r\n\r\n").as_bytes()))
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    /// Asks again and again until the answer is as wanted.
    #[track_caller]
    pub(crate) fn until(&self, target: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let began = Instant::now();
        loop {
            let answer = self.get(target);
            if wanted(&answer) {
                return answer;
            }
            assert!(began.elapsed() < PATIENCE, "{target} stayed {}:\n{}\nsaid: {}", answer.status, answer.text(), self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a page holds some words.
    #[track_caller]
    pub(crate) fn shows(&self, target: &str, words: &str) {
        self.until(target, |answer| answer.status == 200 && answer.text().contains(words));
    }

    /// An open tab.
    pub(crate) fn tab(&self) -> Tab {
        let mut stream = self.connect();
        write!(stream, "GET /_zhuanlan/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        Tab { lines: BufReader::new(stream) }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The stream of events of a tab.
pub(crate) struct Tab {
    lines: BufReader<TcpStream>,
}

impl Tab {
    /// The next event of a name for which something holds; others are passed over.
    #[track_caller]
    pub(crate) fn wait(&mut self, event: &str, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).unwrap_or_else(|error| panic!("no event “{event}”: {error}"));
            assert!(read > 0, "the stream ended before “{event}”");
            if let Some(found) = line.strip_prefix("event: ") {
                name = found.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                let value: serde_json::Value = serde_json::from_str(data).expect("data is JSON");
                if name == event && wanted(&value) {
                    return value;
                }
            }
        }
    }
}

/// Takes an answer apart.
pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..end]).replace("\r\n", "\n");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
}

/// A page without the reload script that the preview put into it.
pub(crate) fn bare(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(page.to_vec()).expect("a page is UTF-8");
    let Some(at) = text.rfind("<script src=\"") else { return page.to_vec() };
    let end = text[at..].find("</script>\n").map_or(text.len(), |end| at + end + "</script>\n".len());
    if text[at..end].contains("_zhuanlan/reload.js") { format!("{}{}", &text[..at], &text[end..]).into_bytes() } else { page.to_vec() }
}
