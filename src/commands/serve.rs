//! `serve`: opens the preview and says what happens, until it is ended.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::build::skipped;
use super::{Outcome, check, now, remembered, shared_cache, speech};
use crate::cache::Cache;
use crate::cli::Serve;
use crate::diagnostic::{Diagnostic, Error, Severity};
use crate::pipeline;
use crate::serve::{self, News, Settings};
use crate::terminal;

/// Serves until the window is closed or ctrl-C is pressed.
pub(super) fn run(root: &Path, args: &Serve) -> Result<Outcome, Error> {
    let host = host(&args.host)?;
    let base = base(&args.base)?;
    // Nothing is opened for a folder that is no site.
    let listener = serve::listen(host, args.port)?;
    let cache = Arc::new(Cache::open(&root.join(".zhuanlan").join("cache")));
    let hints = remembered(&cache);
    let settings = Settings {
        root: root.to_owned(),
        skip: skipped(root, &pipeline::usual_output(root)),
        drafts: args.drafts,
        poll: args.poll,
        follow: args.follow,
        base: base.clone(),
        pictures: shared_cache()?,
        first: now() / 1_000_000,
        today: check::today(None)?,
    };
    let (news, told) = channel();
    let welcome = Welcome { host, base, wanted: args.port, open: args.open };
    let port = listener.local_addr().map_or(args.port, |address| address.port());
    let speaker = std::thread::Builder::new().name("speaker".to_owned());
    speaker.spawn(move || speak(&told, &welcome, port)).map_err(|error| Error::new(format!("开不了线程：{error}")))?;
    serve::run(settings, listener, cache, hints, news)?;
    Ok(Outcome::Fine)
}

struct Welcome {
    host: IpAddr,
    base: String,
    wanted: u16,
    open: bool,
}

impl Welcome {
    fn say(&self, port: u16) {
        let here = if self.host.is_unspecified() || self.host.is_loopback() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { self.host };
        let url = format!("http://{here}:{port}{}", self.base);
        if port != self.wanted && self.wanted != 0 {
            println!("{} 端口有别的程序在用，改用 {port}。", self.wanted);
        }
        println!("预览：{url}");
        println!("总览：{url}_zhuanlan/（清单、问题、照片，只在本机能看）");
        if !self.host.is_loopback() {
            self.invite(port);
        }
        println!("改了文稿保存就能看到；按 Ctrl+C 结束。\n");
        if self.open {
            open(&url);
        }
    }

    /// The address for the phone, and who can see it.
    fn invite(&self, port: u16) {
        let address = if self.host.is_unspecified() { own_address() } else { Some(self.host) };
        println!("注意：同一个网络里的人都能打开这个预览，包括还没有公布的内容；用完请关掉。");
        match address {
            Some(address) => {
                let url = format!("http://{address}:{port}{}", self.base);
                println!("手机：{url}");
                if let Some(code) = terminal::code(&url) {
                    println!("{code}");
                }
            }
            None => println!("查不到这台电脑的网络地址，手机上请输入这台电脑的 IP 和端口 {port}。"),
        }
    }
}

/// Says what happens; what was said already is not said again.
fn speak(told: &Receiver<News>, welcome: &Welcome, port: u16) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut first = true;
    for news in told {
        match news {
            News::Shown { changed, milliseconds } => {
                if std::mem::take(&mut first) {
                    welcome.say(port);
                } else {
                    println!("已更新（{milliseconds} 毫秒）：{}", names(&changed));
                }
            }
            News::Kept => {
                if std::mem::take(&mut first) {
                    welcome.say(port);
                }
                println!("这一改有错误，预览还是改之前的样子。");
            }
            News::Found(said) => found(&said, &mut known),
            News::Blind(reason) => {
                println!("注意：系统不能报告文件的变化（{reason}）。");
                println!("提示：重新运行时加 --poll，隔半秒看一次文件");
            }
        }
    }
}

fn found(said: &[Diagnostic], known: &mut BTreeSet<String>) {
    let serious: Vec<&Diagnostic> = said.iter().filter(|said| said.severity > Severity::Hint).collect();
    let key = |said: &Diagnostic| {
        let place = said.place.as_ref().map(|place| (place.line, place.column, place.excerpt.clone()));
        format!("{} {} {place:?} {}", said.path, said.code, said.message)
    };
    let new: Vec<Diagnostic> = serious.iter().filter(|said| !known.contains(&key(said))).map(|said| (*said).clone()).collect();
    let mended = known.len();
    *known = serious.iter().map(|said| key(said)).collect();
    speech::findings(&new);
    if known.is_empty() && mended > 0 {
        println!("都改好了，没有问题。");
    }
}

fn names(changed: &[String]) -> String {
    let shown: Vec<&str> = changed.iter().take(3).map(String::as_str).collect();
    let more = if changed.len() > 3 { format!(" 等 {} 个文件", changed.len()) } else { String::new() };
    format!("{}{more}", shown.join("、"))
}

fn host(written: &str) -> Result<IpAddr, Error> {
    if written.eq_ignore_ascii_case("localhost") {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    written.parse().map_err(|_| Error::new(format!("“{written}”不是 IP 地址")).advise("只在本机看不用写；给手机看写 --host 0.0.0.0"))
}

/// The folder of all addresses, with a slash at both ends.
fn base(written: &str) -> Result<String, Error> {
    let inner = written.trim_matches('/');
    let fine = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '?', '#', '%', '"', '<', '>', '&']);
    match inner {
        "" => Ok("/".to_owned()),
        inner if inner.split('/').all(fine) => Ok(format!("/{inner}/")),
        _ => Err(Error::new(format!("“{written}”不能当文件夹名")).advise("写成 --base /hdz/")),
    }
}

/// The address that others in the network see; nothing is sent for it.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified() && !address.is_loopback())
}

/// Opens the browser; where there is none, the address stands in the window.
fn open(url: &str) {
    let mut command = if cfg!(windows) {
        let mut command = std::process::Command::new("explorer");
        command.arg(url);
        command
    } else {
        let mut command = std::process::Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
        command.arg(url);
        command
    };
    let quiet = command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    if quiet.spawn().is_err() {
        println!("打不开浏览器，请把上面的网址复制到浏览器里。");
    }
}
