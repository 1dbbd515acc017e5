//! The head of a request: what is asked, and the few fields that matter.
//!
//! Part of `serve`; pure. A request with a body is refused: nothing here takes one.

/// A request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve) struct Request {
    /// `GET`, `HEAD` or anything else.
    pub(in crate::serve) method: String,
    /// The target as sent, percent-encoded, with its query.
    pub(in crate::serve) target: String,
    /// `Host`; empty for none, or for two.
    pub(in crate::serve) host: String,
    /// `Origin`.
    pub(in crate::serve) origin: Option<String>,
    /// `If-None-Match`.
    pub(in crate::serve) if_none_match: Option<String>,
    /// `Range`.
    pub(in crate::serve) range: Option<String>,
    /// Whether the connection stays open.
    pub(in crate::serve) keep: bool,
}

/// The request and the length of its head; `None` while it is not whole, a status where it is wrong.
pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, u16> {
    let mut fields = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut fields);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(431),
        Err(_) => return Err(400),
    };
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(|text| text.trim().to_owned()).map_err(|_| 400u16);
    let mut request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        keep: parsed.version == Some(1),
        ..Request::default()
    };
    let mut hosts = 0;
    for field in parsed.headers.iter() {
        match field.name.to_ascii_lowercase().as_str() {
            "host" => {
                hosts += 1;
                request.host = text(field.value)?;
            }
            "origin" => request.origin = Some(text(field.value)?),
            "if-none-match" => request.if_none_match = Some(text(field.value)?),
            "range" => request.range = Some(text(field.value)?),
            "connection" if text(field.value)?.to_ascii_lowercase().contains("close") => request.keep = false,
            "content-length" if text(field.value)? != "0" => return Err(413),
            "transfer-encoding" => return Err(413),
            _ => {}
        }
    }
    if hosts > 1 {
        return Err(400);
    }
    Ok(Some((request, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_when_it_is_whole() {
        let head = b"GET /a%20b?x=1 HTTP/1.1\r\nHost: localhost:1111\r\nrange: bytes=0-9\r\nConnection: close\r\n\r\nGET";
        let (request, length) = parse(head).unwrap().unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str(), request.keep), ("GET", "/a%20b?x=1", false));
        assert_eq!((request.host.as_str(), request.range.as_deref()), ("localhost:1111", Some("bytes=0-9")));
        assert_eq!(&head[length..], b"GET");
        assert_eq!(parse(&head[..40]), Ok(None));
    }

    #[test]
    fn bodies_two_hosts_and_nonsense_are_refused() {
        let with = |fields: &str| parse(format!("GET / HTTP/1.1\r\n{fields}\r\n").as_bytes()).map(drop_length);
        fn drop_length(parsed: Option<(Request, usize)>) -> bool {
            parsed.is_some()
        }
        assert_eq!(with("Host: a\r\nHost: b\r\n"), Err(400));
        assert_eq!(with("Host: a\r\nContent-Length: 5\r\n"), Err(413));
        assert_eq!(with("Host: a\r\nTransfer-Encoding: chunked\r\n"), Err(413));
        assert_eq!(with("Host: a\r\nContent-Length: 0\r\n"), Ok(true));
        assert_eq!(parse(b"\x16\x03\x01\x02\x00").map(drop_length), Err(400));
        assert_eq!(with(&"A: b\r\n".repeat(65)), Err(431));
    }
}
