//! A scanner over the tags of HTML, raw or cleaned: names, attributes and where their values stand.
//!
//! It splits and never judges: what may stay is decided by `html` (blocks, with ammonia) and `inline` (single tags). Linear on any input.

use std::ops::Range;

use crate::office::web;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// `<name …>`
    Open(Tag),
    /// `</name>`
    Close(String),
    /// A comment, a declaration or a processing instruction.
    Comment {
        /// Where it stands.
        range: Range<usize>,
        /// Whether its end was found.
        closed: bool,
    },
    /// Text between tags, not decoded.
    Text(Range<usize>),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// In the order written, names in lower case, values decoded.
    pub(super) attributes: Vec<Attribute>,
    /// Whether it ends with `/>`.
    pub(super) closed: bool,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// An attribute of an opening tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribute {
    /// In lower case.
    pub(super) name: String,
    /// Its value, entities decoded; empty if it has none.
    pub(super) value: String,
    /// Where the value stands, without its quotes.
    pub(super) range: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }

    /// An attribute by its name.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// Splits HTML into its tokens. What looks like a tag and never ends is text, and so is all behind it.
pub(super) fn scan(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut at, mut text) = (0, 0);
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        match token(html, start) {
            Some((token, end)) => {
                if text < start {
                    tokens.push(Token::Text(text..start));
                }
                tokens.push(token);
                (at, text) = (end, end);
            }
            // Its end is nowhere ahead, so a second look would read all the rest again.
            None if html[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) => break,
            None if html[start + 1..].starts_with('/') && !html[start..].contains('>') => break,
            None => at = start + 1,
        }
    }
    if text < html.len() {
        tokens.push(Token::Text(text..html.len()));
    }
    tokens
}

/// The name of the tag at the front of `rest`, in lower case; Word's names hold a `:`.
pub(super) fn name(rest: &str) -> String {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':' | '_')).unwrap_or(rest.len());
    rest[..end].to_ascii_lowercase()
}

fn token(html: &str, start: usize) -> Option<(Token, usize)> {
    let rest = &html[start + 1..];
    match rest.bytes().next()? {
        b'!' | b'?' => {
            let (ending, from) = if rest.starts_with("!--") { ("-->", 3) } else { (">", 1) };
            let end = rest[from..].find(ending).map(|found| start + 1 + from + found + ending.len());
            let range = start..end.unwrap_or(html.len());
            Some((Token::Comment { closed: end.is_some(), range: range.clone() }, range.end))
        }
        b'/' => {
            let end = start + 1 + rest.find('>')? + 1;
            let name = name(&rest[1..]);
            (!name.is_empty()).then_some((Token::Close(name), end))
        }
        byte if byte.is_ascii_alphabetic() => open(html, start).map(|(tag, end)| (Token::Open(tag), end)),
        _ => None,
    }
}

/// The opening tag at `start` and its end. A quote that never ends gives up at the first `>` behind it.
fn open(html: &str, start: usize) -> Option<(Tag, usize)> {
    let name = name(&html[start + 1..]);
    let mut at = start + 1 + name.len();
    let mut attributes = Vec::new();
    let bytes = html.as_bytes();
    let skip = |mut at: usize, accept: fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|byte| accept(*byte)) {
            at += 1;
        }
        at
    };
    let blank = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    loop {
        at = skip(at, blank);
        if *bytes.get(at)? == b'>' {
            let closed = bytes[at - 1] == b'/';
            return Some((Tag { name, attributes, closed, range: start..at + 1 }, at + 1));
        }
        let first = at;
        at = skip(at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'));
        let key = html.get(first..at)?.to_ascii_lowercase();
        let equals = skip(at, |byte| byte.is_ascii_whitespace());
        let mut range = at..at;
        if bytes.get(equals) == Some(&b'=') {
            range = value(html, skip(equals + 1, |byte| byte.is_ascii_whitespace()));
            // Behind a quoted value stands its quote.
            let quoted = matches!(bytes[range.start - 1], b'"' | b'\'') && bytes.get(range.end) == Some(&bytes[range.start - 1]);
            at = range.end + usize::from(quoted);
        }
        attributes.push(Attribute { name: key, value: web::text(&html[range.clone()]), range });
    }
}

fn value(html: &str, start: usize) -> Range<usize> {
    let rest = &html[start..];
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = rest[1..].find(quote).or_else(|| rest[1..].find('>')).unwrap_or(rest.len() - 1);
        return start + 1..start + 1 + end;
    }
    start..start + rest.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(html: &str) -> Tag {
        match scan(html).into_iter().next() {
            Some(Token::Open(tag)) => tag,
            other => panic!("{html}: {other:?}"),
        }
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let html = "<IMG src=\"a&amp;b.jpg\" ALT='图 一' width=300 hidden data-x=\"\" title=末/>";
        let found = tag(html);
        let pairs: Vec<(&str, &str)> = found.attributes.iter().map(|a| (a.name.as_str(), a.value.as_str())).collect();
        let expected = [("src", "a&b.jpg"), ("alt", "图 一"), ("width", "300"), ("hidden", ""), ("data-x", ""), ("title", "末/")];
        assert_eq!(pairs, expected);
        assert_eq!(&html[found.attributes[0].range.clone()], "a&amp;b.jpg");
    }

    #[test]
    fn comments_and_text_are_told_apart() {
        let html = "一<!-- <b> -->二</B>三 < 四<o:p/><!-- 尾";
        let tokens = scan(html);
        assert_eq!(tokens[1], Token::Comment { range: 3..15, closed: true });
        assert_eq!(tokens[3], Token::Close("b".into()));
        assert!(matches!(&tokens[5], Token::Open(tag) if tag.name == "o:p" && tag.closed));
        assert!(matches!(&tokens[6], Token::Comment { closed: false, .. }));
    }

    #[test]
    fn entities_are_decoded() {
        assert_eq!(web::text("a&#58;b&#x3A;c&colon;&amp;lt;&bogus;&"), "a:b:c:&lt;&bogus;&");
    }
}
