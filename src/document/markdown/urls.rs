//! What a written address is: local or outside, safe or not, a video or not; and the bare addresses in running text.
//!
//! Pure functions over strings for the Markdown room; where a local path leads is the site's question.

use std::ops::Range;

/// Video sites whose links become cards.
const VIDEO_HOSTS: [&str; 11] = [
    "v.qq.com",
    "bilibili.com",
    "b23.tv",
    "youku.com",
    "ixigua.com",
    "douyin.com",
    "kuaishou.com",
    "channels.weixin.qq.com",
    "finder.video.qq.com",
    "tv.cctv.com",
    "haokan.baidu.com",
];
const VIDEO_ENDINGS: [&str; 4] = [".mp4", ".webm", ".mov", ".m4v"];
const SAFE_SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "ftp", "file", "weixin"];

/// Whether `written` may stand in a link: a local path or a scheme that runs nothing.
pub(super) fn is_safe(written: &str) -> bool {
    scheme(written).is_none_or(|scheme| SAFE_SCHEMES.contains(&scheme.as_str()))
}

/// The scheme in lower case, as a browser would see it (it ignores control characters and tabs); a Windows drive is none.
pub(super) fn scheme(written: &str) -> Option<String> {
    let mut found = String::new();
    for c in written.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}')) {
        match c {
            ':' => return (found.len() > 1).then_some(found),
            c if c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.') => found.push(c.to_ascii_lowercase()),
            _ => return None,
        }
    }
    None
}

/// Whether `written` leads to another host.
pub fn is_outside(written: &str) -> bool {
    written.starts_with("//") || scheme(written).is_some()
}

/// An address as targets keep it: outside ones untouched, local paths with `/` and percent-decoded.
pub(super) fn tidy(written: &str) -> String {
    let written = written.trim();
    if is_outside(written) {
        return written.to_owned();
    }
    percent_decoded(&written.replace('\\', "/"))
}

/// Whether `written` is a picture by its ending.
pub(super) fn is_picture_file(written: &str) -> bool {
    let path = written.to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"].iter().any(|ending| path.ends_with(ending))
}

/// Whether a text holds a picture (true) or a link (false) whose brackets are full-width or stand apart, so that it stays text.
pub(super) fn lost(text: &str) -> Option<bool> {
    let (close, open) = apart(text)?;
    let words = text[..close].rfind('[')?;
    let target = text[open..].trim_start_matches(['（', '(']).split(['）', ')']).next()?.trim().to_ascii_lowercase();
    let is_picture = text[..words].ends_with(['!', '！']);
    let is_link = || {
        let page = [".md", ".html", ".htm", ".pdf", ".doc", ".docx", ".xls", ".xlsx"].iter().any(|ending| target.ends_with(ending));
        page || is_outside(&target) || target.starts_with("www.")
    };
    (is_picture || is_link()).then_some(is_picture)
}

/// Where `]` stands and, behind it, the bracket that should follow at once and be half-width.
pub(super) fn apart(text: &str) -> Option<(usize, usize)> {
    text.match_indices(']').find_map(|(close, _)| {
        let rest = &text[close + 1..];
        let bracket = rest.trim_start_matches([' ', '\u{3000}']);
        let open = close + 1 + rest.len() - bracket.len();
        (bracket.starts_with('（') || open > close + 1 && bracket.starts_with('(')).then_some((close, open))
    })
}

/// Whether `written` is a video file of the site.
pub fn is_video_file(written: &str) -> bool {
    !is_outside(written) && ends_like_a_video(written)
}

/// Whether `written` leads to a video elsewhere: a known site, or a file.
pub fn is_video_link(written: &str) -> bool {
    let Some(rest) = strip_http(written) else { return false };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
    let known = VIDEO_HOSTS.iter().any(|known| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')));
    // A bare front page of a video site is a link like any other.
    let page = rest.len() > host.len() + 1;
    page && (known || ends_like_a_video(written))
}

/// The bare `http(s)` addresses in running text; each ends before Chinese and without the sentence's own punctuation.
pub(super) fn bare(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("://").map(|colon| at + colon) {
        at = start + 3;
        let head = text.as_bytes()[start.saturating_sub(5)..start].to_ascii_lowercase();
        let Some(scheme) = ["https", "http"].iter().find(|scheme| head.ends_with(scheme.as_bytes())) else { continue };
        let first = start - scheme.len();
        if text[..first].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let length = address_length(&text[at..]);
        if length > 0 {
            found.push(first..at + length);
            at += length;
        }
    }
    found
}

fn address_length(rest: &str) -> usize {
    let in_address = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^');
    let mut address = &rest[..rest.find(|c| !in_address(c)).unwrap_or(rest.len())];
    let mut open: usize = address.matches('(').count();
    let mut close: usize = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if close <= open => break,
            ')' => close -= 1,
            '(' => open -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '[' | ']' | '&' => {}
            _ => break,
        }
        address = &address[..address.len() - 1];
    }
    if address.starts_with(|c: char| c.is_ascii_alphanumeric()) { address.len() } else { 0 }
}

fn strip_http(written: &str) -> Option<&str> {
    let lower = written.get(..8).unwrap_or(written).to_ascii_lowercase();
    let length = if lower.starts_with("https://") {
        8
    } else if lower.starts_with("http://") {
        7
    } else {
        return None;
    };
    Some(&written[length..])
}

fn ends_like_a_video(written: &str) -> bool {
    let path = written.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    VIDEO_ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// Decodes `%E7%84%8A`; what is no UTF-8 stays, and so do `%23` and `%3F`, which would change where the path ends.
fn percent_decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| path.get(at + 1..at + 3)).flatten().filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|byte| !matches!(byte, b'#' | b'?' | 0..=31)) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_addresses_end_before_chinese_and_without_the_sentences_marks() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = bare(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("见https://gx.gov.cn/a。谢谢", &["https://gx.gov.cn/a"]);
        check("（http://a.cn/b?c=1&d=2，http://e.cn）", &["http://a.cn/b?c=1&d=2", "http://e.cn"]);
        check("see (https://a.cn/x_(y)). Bye", &["https://a.cn/x_(y)"]);
        check("HTTPS://A.CN! xhttp://no http:// https://。", &["HTTPS://A.CN"]);
        check("https://a.cn/职业", &["https://a.cn/"]);
    }

    #[test]
    fn only_safe_schemes_pass() {
        for safe in ["a.md", "https://a.cn", "mailto:a@b.cn", "C:\\照片\\a.jpg", "#一", "注：a.md", "?a:b", "a/b:c", ""] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_one in ["javascript:alert(1)", " JaVa\tScript:x", "java\u{0}script:x", "vbscript:x", "data:text/html,x", "blob:x"] {
            assert!(!is_safe(unsafe_one), "{unsafe_one}");
        }
    }

    #[test]
    fn videos_are_told_from_pages() {
        assert!(is_video_link("https://v.qq.com/x/page/a.html") && is_video_link("http://www.bilibili.com/video/BV1"));
        assert!(is_video_link("https://a.cn/b.MP4?x=1") && is_video_link("https://b23.tv/abc"));
        assert!(!is_video_link("https://notbilibili.com/video") && !is_video_link("https://v.qq.com/") && !is_video_link("片.mp4"));
        assert!(is_video_file("视频/片.MP4") && !is_video_file("https://a.cn/b.mp4"));
    }

    #[test]
    fn local_paths_are_decoded_and_outside_ones_kept() {
        assert_eq!(tidy("photos\\%E7%84%8A%20%231.jpg"), "photos/焊 %231.jpg");
        assert_eq!(tidy("a%zz%ff.jpg"), "a%zz%ff.jpg");
        assert_eq!(tidy("https://a.cn/%E7?x"), "https://a.cn/%E7?x");
    }
}
