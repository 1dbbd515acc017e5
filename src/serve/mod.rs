//! The live preview: the same walk as `build`, with pages made when the browser asks for them.
//!
//! One thread, the `desk`, owns the files: it takes what `watch` reports, reads it, walks and hands a new `version` to the `board`. A
//! version answers requests from its own frozen Site until the next one stands. `http` knows sockets and no pages, `answer` knows both.
//! This room and `deploy` alone touch the network. Nothing is printed here: what happens leaves as `News`.

mod answer;
mod board;
mod desk;
mod http;
mod inject;
mod overlay;
mod page;
mod version;
mod watch;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Error};
use crate::source::Hints;
use crate::value::Date;

/// How the preview runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's folder, absolute.
    pub root: PathBuf,
    /// Folders that are not the site's content.
    pub skip: Vec<PathBuf>,
    /// The folder of finished pictures that several sites share, if the machine has one; else the configuration says it.
    pub pictures: Option<PathBuf>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether files are looked at again and again, where the system reports no changes.
    pub poll: bool,
    /// Whether open tabs go to the page that was edited.
    pub follow: bool,
    /// The folder of all addresses: `/`, or such as `/hdz/`.
    pub base: String,
    /// The number before the first version's: another one at each start, so that tabs notice a restart.
    pub first: u64,
    /// The day that decides what is overdue on the preview's own page.
    pub today: Date,
}

/// What happens while it runs, for whoever speaks.
#[derive(Debug)]
pub enum News {
    /// A new version can be looked at.
    Shown {
        /// The files that changed; empty at the start.
        changed: Vec<String>,
        /// From noticing the change to the version, in milliseconds.
        milliseconds: u128,
    },
    /// A change could not be shown: the last good version stays.
    Kept,
    /// Everything that is found in the newest files.
    Found(Vec<Diagnostic>),
    /// The files cannot be watched.
    Blind(String),
}

/// A socket that listens: the wanted port, or the next free one of the hundred after it.
pub fn listen(host: IpAddr, port: u16) -> Result<TcpListener, Error> {
    let mut last = None;
    for port in port..=port.saturating_add(100) {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => {
                return Err(Error::new(format!("不能在 {host}:{port} 打开预览：{error}")).advise("换一个端口，例如 --port 8000"));
            }
        }
    }
    let why = last.map(|error| error.to_string()).unwrap_or_default();
    Err(Error::new(format!("{port} 起的一百个端口都被占用了：{why}")).advise("关掉别的预览，或换一个端口，例如 --port 8000"))
}

/// Reads the site, then answers for ever. Returns only where the folder is no site.
pub fn run(settings: Settings, listener: TcpListener, cache: Arc<Cache>, hints: Hints, news: Sender<News>) -> Result<(), Error> {
    let board = Arc::new(board::Board::default());
    let mut desk = desk::Desk::open(settings.clone(), cache, hints, board.clone(), news)?;
    desk.walk(Vec::new(), std::time::Duration::ZERO);
    desk.remember();
    let answers = answer::Answers { board, base: settings.base, host: listener.local_addr().ok().map(|address| address.ip()) };
    std::thread::Builder::new()
        .name("accept".to_owned())
        .spawn(move || http::accept(&listener, &Arc::new(answers)))
        .map_err(|error| Error::new(format!("开不了线程：{error}")))?;
    desk.mind()
}
