//! HTTP/1.1 over plain sockets, as much of it as a preview needs (RFC 9110, RFC 9112): GET and HEAD, one thread a connection.
//!
//! Part of `serve`; knows sockets and no pages. A small server of our own around the `httparse` parser, because limits on header size, slow
//! senders and the number of connections are not to be had from a ready one of this size.
#![expect(clippy::disallowed_methods, reason = "limits of time are a matter of the clock")]

mod head;
mod limits;
mod respond;

use std::io::Read;
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

pub(super) use head::Request;
pub(super) use respond::{Body, Response, type_of};

use limits::Rate;

/// The longest head of a request, in bytes.
const HEAD: usize = 16 * 1024;

/// How many connections may be open at once.
const CONNECTIONS: usize = 1024;

/// How long a connection may be silent between two requests.
const IDLE: Duration = Duration::from_secs(60);

/// How long a head may take from its first byte.
const SLOW: Duration = Duration::from_secs(10);

/// How long a browser may take to accept what is sent.
const STUCK: Duration = Duration::from_secs(20);

/// Who answers requests.
pub(super) trait Answer: Send + Sync + 'static {
    /// The answer to a request from an address.
    fn answer(&self, request: &Request, peer: IpAddr) -> Response;
}

/// Accepts connections for ever.
pub(super) fn accept(listener: &TcpListener, answers: &Arc<impl Answer>) {
    let open = Arc::new(AtomicUsize::new(0));
    let rate = Arc::new(Rate::default());
    for stream in listener.incoming() {
        // One that failed before it was accepted is nobody's; a full table of files is waited out.
        let Ok(stream) = stream else {
            std::thread::sleep(Duration::from_millis(10));
            continue;
        };
        if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
            open.fetch_sub(1, Ordering::Relaxed);
            drop(respond::refuse(&stream, 503));
            continue;
        }
        let (answers, rate, held) = (answers.clone(), rate.clone(), Held(open.clone()));
        let thread = std::thread::Builder::new().name("connection".to_owned()).stack_size(256 * 1024);
        // Without a thread the connection is closed, which the browser takes as a busy server.
        let _ = thread.spawn(move || {
            let _held = held;
            converse(stream, &*answers, &rate);
        });
    }
}

/// Counts a connection as long as it lives.
struct Held(Arc<AtomicUsize>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Reads requests and answers them until one side has enough.
fn converse(mut stream: TcpStream, answers: &impl Answer, rate: &Rate) {
    let Ok(peer) = stream.peer_addr().map(|peer| peer.ip()) else { return };
    if stream.set_nodelay(true).is_err() || stream.set_write_timeout(Some(STUCK)).is_err() {
        return;
    }
    let mut buffer = Vec::new();
    loop {
        let request = match read(&mut stream, &mut buffer) {
            Ok(Some(request)) => request,
            Ok(None) => return,
            Err(status) => return drop(respond::refuse(&stream, status)),
        };
        if !rate.allows(peer, Instant::now()) {
            return drop(respond::refuse(&stream, 429));
        }
        let response = answers.answer(&request, peer);
        if !respond::send(&mut stream, &request, response).unwrap_or(false) {
            return;
        }
    }
}

/// The next request; `None` where the other side has gone, a status where it cannot be understood.
fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<Option<Request>, u16> {
    let mut began = None;
    if !buffer.is_empty() {
        began = Some(Instant::now());
    }
    loop {
        if !buffer.is_empty()
            && let Some((request, length)) = head::parse(buffer)?
        {
            buffer.drain(..length);
            return Ok(Some(request));
        }
        if buffer.len() >= HEAD {
            return Err(431);
        }
        let wait = match began {
            Some(began) => SLOW.checked_sub(Instant::now().duration_since(began)).filter(|wait| !wait.is_zero()).ok_or(408u16)?,
            None => IDLE,
        };
        let mut chunk = [0; 4096];
        let most = chunk.len().min(HEAD - buffer.len());
        let read = stream.set_read_timeout(Some(wait)).and_then(|()| stream.read(&mut chunk[..most]));
        match read {
            Ok(0) => return Ok(None),
            Ok(count) => {
                began.get_or_insert_with(Instant::now);
                buffer.extend_from_slice(&chunk[..count]);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) if began.is_some() => return Err(408),
            Err(_) => return Ok(None),
        }
    }
}
