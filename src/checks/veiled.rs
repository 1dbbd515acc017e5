//! The text of a body as a reader sees it, with the way back to what is written: marks, tags and named characters between the digits of a
//! number hide it from a search of the source, and not from a reader.

use std::ops::Range;

/// What a reader sees of a text, and where each byte of it was written.
#[derive(Debug, Default)]
pub(super) struct Unveiled {
    /// The text without marks.
    pub(super) text: String,
    places: Vec<usize>,
    end: usize,
}

impl Unveiled {
    /// The written bytes behind a range of the text.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).copied().unwrap_or(self.end);
        start..self.places.get(range.end).copied().unwrap_or(self.end)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.resize(self.text.len(), at);
    }
}

/// Takes marks, tags and named characters out of `text[start..]`; `None` where nothing of the kind stands beside a digit.
pub(super) fn unveil(text: &str, start: usize) -> Option<Unveiled> {
    let bytes = text.as_bytes();
    let beside = |at: usize| at > start && bytes[at - 1].is_ascii_digit() || bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    if !memchr::memchr3_iter(b'*', b'<', b'&', &bytes[start..]).any(|at| beside(start + at)) {
        return None;
    }
    let mut seen = Unveiled { end: text.len(), ..Unveiled::default() };
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (shown, length) = match c {
            '*' => (None, 1),
            '<' => match rest
                .bytes()
                .take(200)
                .position(|byte| byte == b'>')
                .filter(|_| rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
            {
                Some(end) => (instead(&rest[1..end]), end + 1),
                None => (Some(c), 1),
            },
            '&' => named(rest).map_or((Some(c), 1), |(shown, length)| (Some(shown), length)),
            c => (Some(c), c.len_utf8()),
        };
        if let Some(shown) = shown {
            seen.push(shown, at);
        }
        at += length;
    }
    Some(seen)
}

/// What a reader sees where a tag stands: a blank for a new line, a bar between the cells and blocks that a number never spans, else nothing.
fn instead(tag: &str) -> Option<char> {
    let name = tag.trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    match name.to_ascii_lowercase().as_str() {
        "br" => Some(' '),
        "td" | "th" | "tr" | "p" | "div" | "li" | "dt" | "dd" | "option" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some('|'),
        _ => None,
    }
}

/// The character that `&…;` stands for, as far as it can be of a number, and its length.
fn named(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let shown = match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "ndash" | "mdash" | "minus" | "shy" => '-',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = code.strip_prefix(['x', 'X']).map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?
        }
    };
    Some((shown, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, shown: &str, written: &str) {
        let seen = unveil(text, 0).expect("something stands beside a digit");
        let at = seen.text.find(shown).unwrap_or_else(|| panic!("{text}: {}", seen.text));
        assert_eq!(&text[seen.written(&(at..at + shown.len()))], written, "{text}");
    }

    #[test]
    fn marks_between_digits_are_seen_through() {
        check("电话 138**0000**1234。", "13800001234", "138**0000**1234");
        check("138<br>0000<br/>1234 甲", "138 0000 1234", "138<br>0000<br/>1234");
        check("<b>138</b>00001234", "13800001234", "138</b>00001234");
        check("138&nbsp;0000&#32;1234", "138 0000 1234", "138&nbsp;0000&#32;1234");
        check("138&#48;0001234", "13800001234", "138&#48;0001234");
        assert_eq!(unveil("<td>138</td><td>00001234</td>", 0).map(|seen| seen.text), Some("|138||00001234|".into()));
        assert!(unveil("**重点**，电话 13800001234", 0).is_none());
    }
}
