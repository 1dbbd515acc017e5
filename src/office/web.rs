//! A saved web page → an article: tags become headings, paragraphs, items and pictures, styling is left behind.
//!
//! The page goes through `ammonia` first, so what is walked here is balanced and holds no script.

use std::collections::HashSet;

use ammonia::Builder;

use super::article::{Block, Span};

/// More blocks than this are nobody's article.
const BLOCKS: usize = 20_000;
/// A longer page is cut off.
const LONGEST: usize = 8 << 20;

/// The blocks of a piece of HTML; pictures are named by the address of their source.
pub fn blocks(html: &str) -> Vec<Block> {
    let mut end = html.len().min(LONGEST);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let tags: HashSet<&str> = [
        "p",
        "section",
        "div",
        "span",
        "strong",
        "b",
        "em",
        "i",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "a",
        "br",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "figure",
        "figcaption",
    ]
    .into();
    let clean = Builder::new()
        .tags(tags)
        .generic_attributes(["style"].into())
        .tag_attributes([("img", ["src", "data-src", "alt"].into()), ("a", ["href"].into())].into())
        .link_rel(None)
        .url_schemes(["http", "https", "cid", "file"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .clean(&html[..end])
        .to_string();
    let mut walk = Walk::default();
    walk.run(&clean);
    walk.blocks
}

/// The value of an attribute of a start tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = tag[from..].find(name).map(|at| at + from) {
        from = at + name.len();
        let before = tag[..at].chars().next_back();
        let rest = tag[from..].trim_start();
        let Some(value) = rest.strip_prefix('=').filter(|_| before.is_some_and(char::is_whitespace)) else { continue };
        let value = value.trim_start();
        let quote = value.chars().next()?;
        if quote != '"' && quote != '\'' {
            return Some(text(value.split([' ', '>']).next()?));
        }
        return Some(text(value[1..].split(quote).next()?));
    }
    None
}

/// Text with its entities resolved: those that matter in words and in addresses, where they may hide a scheme.
pub fn text(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                plain.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "hellip" => Some('…'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "middot" => Some('·'),
        "colon" => Some(':'),
        "Tab" => Some('\t'),
        "NewLine" => Some('\n'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            digits => number(digits, 10),
        },
    }
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    bold: usize,
    link: Option<String>,
    heading: Option<u8>,
    lists: Vec<bool>,
    item: bool,
    centred: Vec<bool>,
    table: Option<Vec<Vec<String>>>,
}

impl Walk {
    fn run(&mut self, html: &str) {
        let mut rest = html;
        while !rest.is_empty() && self.blocks.len() < BLOCKS {
            if let Some(tag) = rest.strip_prefix('<') {
                let end = tag.find('>').unwrap_or(tag.len());
                self.tag(&tag[..end]);
                rest = tag.get(end + 1..).unwrap_or_default();
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.text(&text(&rest[..end]));
                rest = &rest[end..];
            }
        }
        self.flush();
    }

    fn text(&mut self, text: &str) {
        let text: String = text
            .chars()
            .map(|c| if c.is_whitespace() && c != '\u{3000}' { ' ' } else { c })
            .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
            .collect();
        let (bold, link) = (self.bold > 0, self.link.clone());
        match self.spans.last_mut().filter(|last| last.bold == bold && last.link == link) {
            Some(last) => last.text.push_str(&text),
            None => self.spans.push(Span { text, bold, link }),
        }
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/', '\n', '\t']).next().unwrap_or_default();
        match (name, closes) {
            ("strong" | "b", false) => self.bold += 1,
            ("strong" | "b", true) => self.bold = self.bold.saturating_sub(1),
            ("a", false) => self.link = attribute(tag, "href").filter(|href| href.starts_with("http")),
            ("a", true) => self.link = None,
            ("br", _) => self.flush(),
            ("img", _) => {
                let source = attribute(tag, "src").filter(|source| !source.starts_with("data:")).or_else(|| attribute(tag, "data-src"));
                if let Some(source) = source.filter(|source| !source.is_empty()) {
                    self.flush();
                    self.blocks.push(Block::Picture(source));
                }
            }
            ("ul" | "ol", false) => {
                self.flush();
                self.lists.push(name == "ol");
            }
            ("ul" | "ol", true) => {
                self.flush();
                self.lists.pop();
            }
            ("li", _) => {
                self.flush();
                self.item = !closes;
            }
            ("table", false) if self.table.is_none() => {
                self.flush();
                self.table = Some(Vec::new());
            }
            ("table", true) => {
                self.flush();
                let rows = self.table.take().unwrap_or_default();
                // A table of one cell is a frame.
                if rows.iter().map(Vec::len).max().unwrap_or_default() > 1 {
                    self.blocks.push(Block::Table(rows));
                } else {
                    self.blocks.extend(
                        rows.concat()
                            .into_iter()
                            .filter(|cell| !cell.is_empty())
                            .map(|text| Block::Paragraph(vec![Span { text, ..Span::default() }], false)),
                    );
                }
            }
            ("tr", false) => {
                if let Some(rows) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            ("td" | "th", false) => {
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(String::new());
                }
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
                self.flush();
                self.heading = (!closes).then(|| name[1..].parse().unwrap_or(2));
            }
            ("p" | "section" | "div" | "blockquote" | "figure" | "figcaption" | "td" | "th", _) => {
                self.flush();
                self.align(name, tag, closes);
            }
            _ => {}
        }
    }

    fn align(&mut self, name: &str, tag: &str, closes: bool) {
        if closes {
            self.centred.pop();
            return;
        }
        let style = attribute(tag, "style").unwrap_or_default().replace(' ', "");
        let outer = self.centred.last().copied().unwrap_or_default();
        let own = style.contains("text-align:center") || name == "figcaption";
        self.centred.push(own || (outer && !style.contains("text-align:")));
    }

    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        if text.trim().is_empty() {
            return;
        }
        if let Some(rows) = &mut self.table {
            if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                cell.push_str(text.trim());
            }
            return;
        }
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(4);
        self.blocks.push(match (self.heading, self.lists.last()) {
            (Some(level), _) => Block::Heading(level, spans),
            (None, Some(ordered)) if self.item => Block::Item(*ordered, depth, spans),
            _ => Block::Paragraph(spans, self.centred.last().copied().unwrap_or_default()),
        });
    }
}
