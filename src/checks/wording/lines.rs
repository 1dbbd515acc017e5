//! The lines of a page that people read, with what they do not read blanked out: code, addresses, tags, paths, private values.
//!
//! A line keeps its length, so every place in it is a place in the file.

use super::super::front;

/// A line with its place in the file.
pub(super) struct Line {
    /// The text, as long as in the file, blanks where nothing is to be read.
    pub(super) text: String,
    /// Its first byte in the file.
    pub(super) start: usize,
    /// Whether it is running text and not a value of the page's head, where commas part lists.
    pub(super) is_body: bool,
}

/// The lines of a page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let head = front::range(text);
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let here = start;
        start += line.len();
        let is_body = here >= head.end;
        let bare = line.trim_start();
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark)).filter(|_| is_body) {
            fence = match fence {
                Some(open) if open == mark => None,
                None => Some(mark),
                open => open,
            };
            continue;
        }
        // Lines without Han have nothing that these rules know.
        if fence.is_some() || line.is_ascii() || (!is_body && front::is_private(text, &head, here + line.trim_end().len())) {
            continue;
        }
        lines.push(Line { text: blanked(line.trim_end_matches(['\n', '\r'])), start: here, is_body });
    }
    lines
}

/// The line with code, targets of links, tags and addresses blanked out.
fn blanked(line: &str) -> String {
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
    text
}
