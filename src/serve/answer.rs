//! From a request to its answer: who may ask, which output is meant, whether the browser has it already, and which part is wanted.
//!
//! Part of `serve`. Only what the Plan names is served, looked up by its name: no path of the disk is ever made of a request.

use std::net::IpAddr;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::board::Board;
use super::http::{Answer, Body, Request, Response, type_of};
use super::inject::{self, OWN};
use super::overlay;
use super::version::{Ask, Given, Version};
use crate::paths::OutPath;
use crate::write::Blob;

/// What cannot stand in an address as it is.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'"').add(b'<').add(b'>');

/// What answers are made of.
pub(super) struct Answers {
    pub(super) board: Arc<Board>,
    /// The folder of all addresses, with a slash at both ends.
    pub(super) base: String,
    /// The address that is listened on.
    pub(super) host: Option<IpAddr>,
}

impl Answer for Answers {
    fn answer(&self, request: &Request, peer: IpAddr) -> Response {
        if !self.is_ours(&request.host) {
            return Response::plain(421, "这个预览只用 localhost 或 IP 地址访问");
        }
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::plain(405, "这里只能看，不能改").with("Allow", "GET, HEAD");
        }
        let Some(version) = self.board.current() else {
            return Response::html(503, super::page::waiting(&self.board.said()))
                .with("Retry-After", "1")
                .with("Cache-Control", "no-store");
        };
        let Some(path) = decoded(&request.target) else { return Response::plain(400, "地址读不懂") };
        let Some(inside) = path.strip_prefix(self.base.as_str()) else {
            let home = path == "/" || format!("{path}/") == self.base;
            return if home {
                Response::plain(302, "").with("Location", utf8_percent_encode(&self.base, ENCODED).to_string())
            } else {
                Response::plain(404, &format!("这个预览在 {} 下面", self.base))
            };
        };
        match inside.strip_prefix(OWN).and_then(|own| own.strip_prefix('/')) {
            Some(own) => self.own(own, (request, peer.to_canonical()), &version),
            None => output(inside, request, &version, &self.base),
        }
    }
}

impl Answers {
    /// Whether a request is meant for this server: names that somebody's DNS could point here are refused (DNS rebinding).
    fn is_ours(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let Ok(address) = bare.parse::<IpAddr>() else { return name.eq_ignore_ascii_case("localhost") };
        let everywhere = self.host.is_some_and(|host| host.is_unspecified());
        address.is_loopback() || everywhere || self.host == Some(address)
    }

    /// What belongs to the preview alone.
    fn own(&self, name: &str, (request, peer): (&Request, IpAddr), version: &Version) -> Response {
        match name {
            "reload.js" => {
                let fields = vec![("Content-Type", type_of("a.js")), ("Cache-Control", "no-cache".to_owned())];
                Response { status: 200, fields, body: Body::Bytes(inject::SCRIPT.as_bytes().to_vec()) }
            }
            "events" => self.events(request, peer, version),
            "" | "index.html" if peer.is_loopback() => match version.ask(Ask::Overview) {
                Some(Given::Overview(bytes)) => self.page(200, &bytes, version.number),
                _ => Response::plain(503, "正在换新，刷新一下"),
            },
            "" | "index.html" => Response::plain(403, "这一页只能在运行预览的电脑上看"),
            _ => Response::plain(404, "没有这一页"),
        }
    }

    /// The stream of events of a tab.
    fn events(&self, request: &Request, peer: IpAddr, version: &Version) -> Response {
        let own = format!("http://{}", request.host);
        if request.origin.as_ref().is_some_and(|origin| !origin.eq_ignore_ascii_case(&own)) {
            return Response::plain(403, "别的网站不能看这里的消息");
        }
        let receiver = self.board.join(peer.is_loopback(), overlay::version(version.number, false, None));
        let fields = vec![("Content-Type", "text/event-stream; charset=utf-8".to_owned()), ("Cache-Control", "no-store".to_owned())];
        Response { status: 200, fields, body: Body::Events(receiver) }
    }

    fn page(&self, status: u16, bytes: &[u8], number: u64) -> Response {
        Response::html(status, inject::inject(bytes, &self.base, number)).with("Cache-Control", "no-store")
    }
}

/// An output of the site.
fn output(inside: &str, request: &Request, version: &Version, base: &str) -> Response {
    let path = if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() };
    let inject = |bytes: &[u8]| inject::inject(bytes, base, version.number);
    match version.ask(Ask::Output(path)) {
        Some(Given::Output(url, Blob::Bytes(bytes))) if url.as_str().ends_with(".html") => {
            whole(&url, Blob::Bytes(inject(&bytes)), request)
        }
        Some(Given::Output(url, blob)) => whole(&url, blob, request),
        Some(Given::Missing(bytes)) => Response::html(404, inject(&bytes)).with("Cache-Control", "no-store"),
        Some(Given::Faulty(bytes)) => Response::html(500, inject(&bytes)).with("Cache-Control", "no-store"),
        Some(Given::Overview(_)) | None => Response::plain(503, "正在换新，刷新一下").with("Retry-After", "1"),
    }
}

/// A whole output, or the part of it that is wanted.
fn whole(url: &OutPath, blob: Blob, request: &Request) -> Response {
    let kind = type_of(url.as_str());
    let tag = blob.state().map(|state| format!("\"{state}\""));
    let mut fields = vec![("Cache-Control", "no-cache".to_owned())];
    fields.extend(tag.clone().map(|tag| ("ETag", tag)));
    let known = request
        .if_none_match
        .as_deref()
        .zip(tag.as_deref())
        .is_some_and(|(wanted, tag)| wanted == "*" || wanted.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    if known {
        return Response { status: 304, fields, body: Body::Bytes(Vec::new()) };
    }
    let Ok(length) = blob.length() else { return Response::plain(503, "文件正在变动，刷新一下").with("Retry-After", "1") };
    fields.push(("Content-Type", kind));
    fields.push(("Accept-Ranges", "bytes".to_owned()));
    let part = request.range.as_deref().filter(|_| request.method == "GET").and_then(|range| range_of(range, length));
    match part {
        None => Response { status: 200, fields, body: Body::Part(blob, 0, length) },
        Some(Ok((from, count))) => {
            fields.push(("Content-Range", format!("bytes {from}-{}/{length}", from + count - 1)));
            Response { status: 206, fields, body: Body::Part(blob, from, count) }
        }
        Some(Err(())) => Response::plain(416, "没有这一段").with("Content-Range", format!("bytes */{length}")),
    }
}

/// One range of bytes (RFC 9110, 14.1.2): start and count; an error if it lies outside. `None` for what may be passed over: other
/// units, several ranges, nonsense.
fn range_of(range: &str, length: u64) -> Option<Result<(u64, u64), ()>> {
    let (from, to) = range.strip_prefix("bytes=")?.trim().split_once('-')?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().unwrap_or(u64::MAX));
    match (from, to) {
        ("", "") => None,
        ("", last) => {
            let count = number(last)?.min(length);
            Some(if count == 0 { Err(()) } else { Ok((length - count, count)) })
        }
        (from, to) => {
            let from = number(from)?;
            let to = if to.is_empty() { u64::MAX } else { number(to)? };
            if to < from {
                return None;
            }
            Some(if from >= length { Err(()) } else { Ok((from, to.min(length - 1) - from + 1)) })
        }
    }
}

/// The path of a target without its query, percent-decoded; `None` where that is no text.
fn decoded(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?;
    // A proxy may send the whole address.
    let path = path.strip_prefix("http://").map_or(path, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    let text = percent_decode_str(path).decode_utf8().ok()?;
    (text.starts_with('/') && !text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(host: &str) -> Answers {
        Answers { board: Arc::default(), base: "/".to_owned(), host: host.parse().ok() }
    }

    #[test]
    fn only_names_that_no_dns_can_point_here_are_ours() {
        let near = answers("127.0.0.1");
        for host in ["localhost:1111", "LOCALHOST", "127.0.0.1:1111", "[::1]:1111"] {
            assert!(near.is_ours(host), "{host}");
        }
        for host in ["", "evil.example", "localhost.evil.example:1111", "192.168.1.5:1111", "localhost:abc", "127.0.0.1.evil.example"] {
            assert!(!near.is_ours(host), "{host}");
        }
        assert!(answers("0.0.0.0").is_ours("192.168.1.5:1111"));
        assert!(!answers("0.0.0.0").is_ours("evil.example"));
    }

    #[test]
    fn ranges_are_read_as_browsers_send_them() {
        let cases = [
            ("bytes=0-9", Some(Ok((0, 10)))),
            ("bytes=90-", Some(Ok((90, 10)))),
            ("bytes=-5", Some(Ok((95, 5)))),
            ("bytes=0-999", Some(Ok((0, 100)))),
            ("bytes=100-", Some(Err(()))),
            ("bytes=-0", Some(Err(()))),
            ("bytes=5-2", None),
            ("bytes=0-1,5-6", None),
            ("lines=0-1", None),
            ("bytes=a-b", None),
        ];
        for (range, expected) in cases {
            assert_eq!(range_of(range, 100), expected, "{range}");
        }
    }

    #[test]
    fn targets_are_decoded_once() {
        assert_eq!(decoded("/%E4%B8%93%20%E6%A0%8F/a.html?x=%00").as_deref(), Some("/专 栏/a.html"));
        assert_eq!(decoded("/%252e%252e/a").as_deref(), Some("/%2e%2e/a"));
        assert_eq!(decoded("/%ff"), None);
        assert_eq!(decoded("/a%00b"), None);
    }
}
