//! Sends responses: status, fields, a body that is bytes, an output, a part of it, or an endless stream of events.
//!
//! Part of `serve`.

use std::io::{self, BufWriter, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::Request;
use crate::write::Blob;

/// How often a silent stream of events says that it lives; a closed tab is noticed by it.
const BEAT: Duration = Duration::from_secs(15);

/// What is sent.
pub(in crate::serve) enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A part of an output: from where, and how many bytes.
    Part(Blob, u64, u64),
    /// Events as they come.
    Events(Receiver<Arc<str>>),
}

/// An answer.
pub(in crate::serve) struct Response {
    /// The status, such as 200.
    pub(in crate::serve) status: u16,
    /// Fields besides those that every response has.
    pub(in crate::serve) fields: Vec<(&'static str, String)>,
    /// The body.
    pub(in crate::serve) body: Body,
}

impl Response {
    /// A page or a sentence.
    pub(in crate::serve) fn html(status: u16, bytes: Vec<u8>) -> Response {
        Response { status, fields: vec![("Content-Type", "text/html; charset=utf-8".to_owned())], body: Body::Bytes(bytes) }
    }

    /// A sentence alone.
    pub(in crate::serve) fn plain(status: u16, text: &str) -> Response {
        let fields = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Response { status, fields, body: Body::Bytes(format!("{text}\n").into_bytes()) }
    }

    /// With one more field.
    pub(in crate::serve) fn with(mut self, name: &'static str, value: impl Into<String>) -> Response {
        self.fields.push((name, value.into()));
        self
    }
}

/// The type of an output by its ending, with the charset of texts.
pub(in crate::serve) fn type_of(path: &str) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let plain = match ending {
        // As browsers and calendars want them, whatever a table says.
        "ics" => "text/calendar",
        "js" => "text/javascript",
        "xml" | "config" => "text/xml",
        "webmanifest" => "application/manifest+json",
        _ => return with_charset(mime_guess::from_path(path).first_or_octet_stream().essence_str()),
    };
    with_charset(plain)
}

fn with_charset(plain: &str) -> String {
    let text = plain.starts_with("text/") || plain == "application/json";
    if text { format!("{plain}; charset=utf-8") } else { plain.to_owned() }
}

/// Says no and why, and closes.
pub(super) fn refuse(mut stream: &TcpStream, status: u16) -> io::Result<()> {
    let text = match status {
        408 => "请求来得太慢",
        413 => "这里不接收内容",
        429 => "请求太多，过一会儿再试",
        431 => "请求头太大",
        503 => "同时打开的连接太多",
        _ => "请求读不懂",
    };
    let wait = if matches!(status, 429 | 503) { "Retry-After: 2\r\n" } else { "" };
    let body = format!("{text}\n");
    let head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n{wait}Connection: close\r\n\r\n",
        reason(status),
        body.len()
    );
    stream.set_write_timeout(Some(Duration::from_secs(1)))?;
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())
}

/// Sends a response; gives whether the connection can go on.
pub(super) fn send(stream: &mut TcpStream, request: &Request, response: Response) -> io::Result<bool> {
    let Response { status, fields, body } = response;
    let mut out = BufWriter::with_capacity(64 * 1024, stream);
    write!(out, "HTTP/1.1 {status} {}\r\n", reason(status))?;
    for (name, value) in &fields {
        write!(out, "{name}: {value}\r\n")?;
    }
    out.write_all(b"X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n")?;
    let head = request.method == "HEAD";
    match body {
        Body::Events(events) => {
            out.write_all(b"Connection: close\r\n\r\n")?;
            out.flush()?;
            if !head {
                stream_events(&mut out, &events)?;
            }
            Ok(false)
        }
        Body::Bytes(bytes) => {
            // A 304 has no body, and says nothing of its length.
            if status != 304 {
                write!(out, "Content-Length: {}\r\n", bytes.len())?;
            }
            end_head(&mut out, request.keep)?;
            if !head && status != 304 {
                out.write_all(&bytes)?;
            }
            out.flush().map(|()| request.keep)
        }
        Body::Part(blob, from, length) => {
            write!(out, "Content-Length: {length}\r\n")?;
            end_head(&mut out, request.keep)?;
            if !head {
                blob.send(from, length, &mut out)?;
            }
            out.flush().map(|()| request.keep)
        }
    }
}

fn end_head(out: &mut impl Write, keep: bool) -> io::Result<()> {
    out.write_all(if keep { b"Connection: keep-alive\r\n\r\n" } else { b"Connection: close\r\n\r\n" })
}

fn stream_events(out: &mut impl Write, events: &Receiver<Arc<str>>) -> io::Result<()> {
    loop {
        match events.recv_timeout(BEAT) {
            Ok(message) => out.write_all(message.as_bytes())?,
            Err(RecvTimeoutError::Timeout) => out.write_all(b": still here\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        out.flush()?;
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        416 => "Range Not Satisfiable",
        421 => "Misdirected Request",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::type_of;

    #[test]
    fn types_have_their_charset() {
        assert_eq!(type_of("events/a.html"), "text/html; charset=utf-8");
        assert_eq!(type_of("calendar.ics"), "text/calendar; charset=utf-8");
        assert_eq!(type_of("assets/hong-abc.js"), "text/javascript; charset=utf-8");
        assert_eq!(type_of("week.json"), "application/json; charset=utf-8");
        assert_eq!([type_of("a.jpg"), type_of("a.mp4"), type_of("a.svg")], ["image/jpeg", "video/mp4", "image/svg+xml"]);
    }
}
