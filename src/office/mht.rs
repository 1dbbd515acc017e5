//! A web page saved in one file (`.mht`): its parts with their addresses, decoded.

use std::borrow::Cow;

/// A part of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its type, such as `text/html`.
    pub kind: String,
    /// Its address on the web, or its id.
    pub names: Vec<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The name of its characters, where it says one.
    pub charset: String,
}

/// More parts than this are not read.
const PARTS: usize = 2_000;

/// The parts of a file, the page first; none when it is no such file. The second value is the address that it was saved from.
pub fn parts(bytes: &[u8]) -> (Vec<Part>, Option<String>) {
    let head_end = find(bytes, b"\r\n\r\n").or_else(|| find(bytes, b"\n\n")).unwrap_or(bytes.len());
    let head = unfolded(&bytes[..head_end]);
    let address = value(&head, "snapshot-content-location").or_else(|| value(&head, "content-location"));
    let Some(boundary) = value(&head, "content-type").and_then(|kind| parameter(&kind, "boundary")) else { return (Vec::new(), address) };
    let mark = format!("--{boundary}").into_bytes();
    let mut starts = Vec::new();
    let mut at = head_end;
    while let Some(next) = find(&bytes[at..], &mark).map(|next| next + at) {
        starts.push(next);
        at = next + mark.len();
        if starts.len() > PARTS {
            break;
        }
    }
    let parts = starts.windows(2).map(|pair| part(&bytes[pair[0] + mark.len()..pair[1]])).collect();
    (parts, address)
}

fn part(bytes: &[u8]) -> Part {
    let bytes = bytes.strip_prefix(b"\r\n").or_else(|| bytes.strip_prefix(b"\n")).unwrap_or(bytes);
    let (end, skip) = match (find(bytes, b"\r\n\r\n"), find(bytes, b"\n\n")) {
        (Some(at), _) => (at, 4),
        (None, Some(at)) => (at, 2),
        (None, None) => return Part::default(),
    };
    let head = unfolded(&bytes[..end]);
    let body = &bytes[end + skip..];
    let kind = value(&head, "content-type").unwrap_or_default();
    let body = match value(&head, "content-transfer-encoding").unwrap_or_default().to_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body),
        _ => body.to_vec(),
    };
    let id = value(&head, "content-id").map(|id| format!("cid:{}", id.trim_matches(['<', '>'])));
    Part {
        names: value(&head, "content-location").into_iter().chain(id).collect(),
        bytes: body,
        charset: parameter(&kind, "charset").unwrap_or_default(),
        kind: kind.split(';').next().unwrap_or_default().trim().to_lowercase(),
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

/// Header lines, those that go on joined to the one before.
fn unfolded(bytes: &[u8]) -> Vec<String> {
    let text: Cow<'_, str> = String::from_utf8_lossy(bytes);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.trim_start()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn value(head: &[String], name: &str) -> Option<String> {
    head.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in body {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(six)) & 0x00FF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    bytes
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        if body[at] != b'=' {
            bytes.push(body[at]);
            at += 1;
            continue;
        }
        match &body[at + 1..] {
            [b'\r', b'\n', ..] => at += 3,
            [b'\n', ..] => at += 2,
            [high, low, ..] => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                match (digit(*high), digit(*low)) {
                    (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                    _ => bytes.extend([b'=', *high, *low]),
                }
                at += 3;
            }
            _ => at += 1,
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_decoded_and_known_by_their_address() {
        let file = "From: <Saved>\r\nSnapshot-Content-Location: https://mp.weixin.qq.com/s/x\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"--b\"\r\n\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E5=A5=BD=\r\n</p>\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a/1\r\n\r\nAQID\r\n/w==\r\n----b--\r\n";
        let (parts, address) = parts(file.as_bytes());
        assert_eq!(address.as_deref(), Some("https://mp.weixin.qq.com/s/x"));
        assert_eq!(String::from_utf8_lossy(&parts[0].bytes).trim_end(), "<p>好</p>");
        assert_eq!((parts[1].names[0].as_str(), parts[1].bytes.as_slice()), ("https://a/1", &[1, 2, 3, 255][..]));
    }
}
