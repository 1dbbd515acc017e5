//! The lines of a page that people read, with what they do not read blanked out: code, addresses, tags, paths, private values.
//!
//! A line keeps its length, so every place in it is a place in the file.

use std::borrow::Cow;

use memchr::memmem;

use super::super::front;

/// A line with its place in the file.
pub(super) struct Line<'t> {
    /// The text, as long as in the file, blanks where nothing is to be read.
    pub(super) text: Cow<'t, str>,
    /// Its first byte in the file.
    pub(super) start: usize,
    /// Whether it is running text and not a value of the page's head, where commas part lists.
    pub(super) is_body: bool,
}

/// Shows the lines of a page, one after the other.
pub(super) fn each(text: &str, mut look: impl FnMut(&Line<'_>)) {
    let head = front::range(text);
    let mut hidden = front::Hidden::default();
    let mut fence: Option<&str> = None;
    let plain = is_plain(text);
    let mut start = 0;
    while start < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |length| start + length);
        let (here, line) = (start, text[start..end].trim_end_matches('\r'));
        start = end + 1;
        let is_body = here >= head.end;
        if is_body && let Some(mark) = fence_of(line) {
            fence = match fence {
                Some(open) if open == mark => None,
                None => Some(mark),
                open => open,
            };
            continue;
        }
        let is_private = head.contains(&here) && hidden.holds(line);
        // Lines without Han have nothing that these rules know.
        if fence.is_some() || is_private || line.is_ascii() {
            continue;
        }
        look(&Line { text: if plain { Cow::Borrowed(line) } else { blanked(line) }, start: here, is_body });
    }
}

/// The fence that a line is.
fn fence_of(line: &str) -> Option<&'static str> {
    let bare = line.trim_start();
    match bare.as_bytes().first()? {
        b'`' => bare.starts_with("```").then_some("```"),
        b'~' => bare.starts_with("~~~").then_some("~~~"),
        _ => None,
    }
}

/// Whether nothing of a text is to be blanked out.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2(b'`', b'<', bytes).is_none() && ["](", "{{", "http"].iter().all(|mark| memmem::find(bytes, mark.as_bytes()).is_none())
}

/// The line with code, targets of links, tags and addresses blanked out.
fn blanked(line: &str) -> Cow<'_, str> {
    if is_plain(line) {
        return Cow::Borrowed(line);
    }
    let mut text = line.to_owned();
    for (open, close) in [("`", "`"), ("](", ")"), ("<", ">"), ("http://", " "), ("https://", " "), ("{{", "}}")] {
        let mut from = 0;
        while let Some(at) = text[from..].find(open).map(|at| from + at) {
            let inside = at + open.len();
            let end = match text[inside..].find(close) {
                Some(length) => inside + length,
                None if open.starts_with("http") => {
                    text[inside..].find(|c: char| !c.is_ascii()).map_or(text.len(), |length| inside + length)
                }
                None => break,
            };
            let end = if open.starts_with("http") { at + text[at..end].find(|c: char| !c.is_ascii()).unwrap_or(end - at) } else { end };
            text.replace_range(inside..end, &" ".repeat(end - inside));
            from = end.max(inside);
            if close != " " {
                from = (from + close.len()).min(text.len());
            }
        }
    }
    Cow::Owned(text)
}
