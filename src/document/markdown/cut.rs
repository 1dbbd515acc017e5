//! Cleaned HTML in parts, so that its links and pictures are resolved like Markdown's.
//!
//! Behind `html`, whose cleaner has made it safe and well-formed; places are found again by comparing values with those of the raw text.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use crate::document::body::{Block, HtmlPart, Picture, Target, Video};
use crate::office::web;

use super::chars::{is_indent, joins};
use super::html::{Raw, VOID};
use super::notes::Notes;
use super::tags::{self, Tag, Token};
use super::urls;

/// Tags that hold nothing of their own: dropped, or written as a plain block.
const BARE: [&str; 3] = ["span", "colgroup", "col"];
const BOXES: [&str; 5] = ["center", "section", "article", "header", "footer"];

/// Cuts the cleaned text of `raw`, whose own tokens tell where everything stands.
pub(super) fn blocks(clean: &str, raw: &Raw, tokens: &[Token], notes: &mut Notes) -> Vec<Block> {
    let mut cutter = Cutter { raw, places: places(raw, tokens), notes, parts: Vec::new(), links: Vec::new(), pre: 0 };
    cutter.run(clean);
    grouped(cutter.parts)
}

/// Where values stand in the file: of the attribute, and of its tag.
type Places = BTreeMap<String, VecDeque<(Range<usize>, Range<usize>)>>;

fn places(raw: &Raw, tokens: &[Token]) -> Places {
    let mut places = Places::new();
    for token in tokens {
        if let Token::Open(tag) = token {
            for attribute in tag.attributes.iter().filter(|a| matches!(a.name.as_str(), "href" | "src" | "poster")) {
                let place = (raw.place(attribute.range.clone()), raw.place(tag.range.clone()));
                places.entry(attribute.value.clone()).or_default().push_back(place);
            }
        }
    }
    places
}

struct Cutter<'a> {
    raw: &'a Raw,
    places: Places,
    notes: &'a mut Notes,
    parts: Vec<HtmlPart>,
    /// For each open `<a>`, whether it became a link.
    links: Vec<bool>,
    pre: usize,
}

impl Cutter<'_> {
    fn run(&mut self, clean: &str) {
        let mut video: Option<Video> = None;
        // Videos within a video, which only a slip can make.
        let mut within = 0;
        for token in tags::scan(clean) {
            match (token, &mut video) {
                (Token::Open(tag), Some(video)) if tag.name == "source" && video.target.written.is_empty() => {
                    if let Some((target, _)) = self.target(&tag, "src") {
                        video.target = target;
                    }
                }
                (Token::Open(tag), Some(_)) if tag.name == "video" => within += 1,
                (Token::Close(name), Some(_)) if name == "video" && within > 0 => within -= 1,
                (Token::Close(name), open @ Some(_)) if name == "video" => {
                    self.parts.extend(open.take().filter(|video| !video.target.written.is_empty()).map(HtmlPart::Video));
                }
                (_, Some(_)) => {}
                (Token::Open(tag), None) if tag.name == "video" => video = Some(self.video(&tag)),
                (Token::Open(tag), None) => self.open(&tag),
                (Token::Close(name), None) => self.close(&name),
                (Token::Text(range), None) => self.text(&clean[range]),
                (Token::Comment { .. }, None) => {}
            }
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "a" => {
                let target = self.target(tag, "href").filter(|_| !self.links.contains(&true));
                self.links.push(target.is_some());
                let title = tag.get("title").unwrap_or_default().to_owned();
                self.parts.extend(target.map(|(target, _)| HtmlPart::LinkOpen { target, title }));
            }
            "img" => {
                let (alt, title) = (tag.get("alt").unwrap_or_default(), tag.get("title").unwrap_or_default());
                if let Some((target, range)) = self.target(tag, "src") {
                    self.parts.push(HtmlPart::Picture(Picture { target, alt: alt.trim().to_owned(), title: title.to_owned(), range }));
                }
            }
            name if BARE.contains(&name) || name == "source" => {}
            name => {
                self.pre += usize::from(name == "pre");
                self.parts.push(HtmlPart::Open { name: written_name(name).to_owned(), attributes: attributes(tag) });
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => {
                if self.links.pop() == Some(true) {
                    self.parts.push(HtmlPart::LinkClose);
                }
            }
            name if BARE.contains(&name) || VOID.contains(&name) => {}
            name => {
                self.pre -= usize::from(name == "pre" && self.pre > 0);
                let name = written_name(name);
                let empty = matches!(self.parts.last(), Some(HtmlPart::Open { name: last, .. }) if last == name);
                if empty && !matches!(name, "td" | "th" | "tr" | "li") {
                    self.parts.pop();
                } else {
                    self.parts.push(HtmlPart::Close(name.to_owned()));
                }
            }
        }
    }

    fn text(&mut self, escaped: &str) {
        let mut text = web::text(escaped);
        if self.pre == 0 {
            text = unwrapped(&text);
            let starts_block = matches!(self.parts.last(), None | Some(HtmlPart::Close(_)))
                || matches!(self.parts.last(), Some(HtmlPart::Open { name, .. }) if !is_within_line(name));
            if starts_block && self.parts.last().is_none_or(|part| !matches!(part, HtmlPart::Close(name) if is_within_line(name))) {
                text = text.trim_start_matches(|c| is_indent(c) || c == '\n').to_owned();
            }
        }
        if !text.is_empty() {
            self.parts.push(HtmlPart::Text(text));
        }
    }

    fn video(&mut self, tag: &Tag) -> Video {
        let empty = Target { written: String::new(), range: 0..0 };
        let target = self.target(tag, "src").map_or(empty, |(target, _)| target);
        let poster = self.target(tag, "poster").map(|(target, range)| Picture { target, alt: String::new(), title: String::new(), range });
        Video { target, title: tag.get("title").unwrap_or_default().to_owned(), poster }
    }

    /// The address in an attribute with its place and its tag's; none if it is missing, empty or unsafe.
    fn target(&mut self, tag: &Tag, attribute: &str) -> Option<(Target, Range<usize>)> {
        let written = tag.get(attribute)?;
        let place = self.places.get_mut(written).and_then(VecDeque::pop_front);
        let whole = || self.raw.whole();
        let (range, around) = place.unwrap_or_else(|| (whole(), whole()));
        if !urls::is_safe(written) {
            self.notes.unsafe_link(written, range);
            return None;
        }
        let written = urls::tidy(written);
        (!written.is_empty()).then_some((Target { written, range }, around))
    }
}

fn written_name(name: &str) -> &str {
    if BOXES.contains(&name) { "div" } else { name }
}

fn is_within_line(name: &str) -> bool {
    matches!(
        name,
        "b" | "strong" | "i" | "em" | "u" | "s" | "del" | "ins" | "sub" | "sup" | "mark" | "small" | "kbd" | "code" | "ruby" | "rt" | "rp"
    )
}

fn attributes(tag: &Tag) -> Vec<(String, String)> {
    let mut kept = Vec::new();
    if tag.name == "center" {
        kept.push(("class".to_owned(), "a-c".to_owned()));
    }
    for attribute in &tag.attributes {
        let value = attribute.value.trim();
        let number = !value.is_empty() && value.len() <= 3 && value.bytes().all(|byte| byte.is_ascii_digit());
        match (attribute.name.as_str(), value.to_ascii_lowercase().as_str()) {
            ("colspan" | "rowspan" | "start", _) if number => kept.push((attribute.name.clone(), value.to_owned())),
            ("align", "center" | "middle") => kept.push(("class".to_owned(), "a-c".to_owned())),
            ("align", "right") => kept.push(("class".to_owned(), "a-r".to_owned())),
            ("open", _) => kept.push(("open".to_owned(), String::new())),
            _ => {}
        }
    }
    kept
}

/// Takes line ends out from between Chinese characters, as Markdown does.
pub(super) fn unwrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        let before = rest[..at].trim_end_matches([' ', '\t', '\r']);
        out.push_str(before);
        rest = rest[at..].trim_start_matches([' ', '\t', '\r', '\n']);
        let vanishes = matches!((out.chars().next_back(), rest.chars().next()), (Some(a), Some(b)) if joins(a, b));
        if !vanishes {
            out.push('\n');
        }
    }
    out.push_str(rest);
    out
}

/// Pictures or videos alone become what they would be in Markdown; an empty shell becomes nothing.
fn grouped(mut parts: Vec<HtmlPart>) -> Vec<Block> {
    let blank = |part: &HtmlPart| matches!(part, HtmlPart::Text(text) if text.trim().is_empty());
    while parts.last().is_some_and(blank) {
        parts.pop();
    }
    let shell = |part: &HtmlPart| match part {
        HtmlPart::Open { name, .. } => matches!(name.as_str(), "p" | "div" | "br" | "figure") || is_within_line(name),
        HtmlPart::Close(_) => true,
        part => blank(part),
    };
    let all = |wanted: fn(&HtmlPart) -> bool| parts.iter().all(|part| wanted(part) || shell(part));
    if all(|_| false) {
        return Vec::new();
    }
    if all(|part| matches!(part, HtmlPart::Picture(_))) {
        let pictures = parts.into_iter().filter_map(|part| if let HtmlPart::Picture(picture) = part { Some(picture) } else { None });
        return vec![Block::Gallery(pictures.collect())];
    }
    if all(|part| matches!(part, HtmlPart::Video(_))) {
        let videos =
            parts.into_iter().filter_map(|part| if let HtmlPart::Video(video) = part { Some(Block::Video(Box::new(video))) } else { None });
        return videos.collect();
    }
    let outside = |part: &HtmlPart| match part {
        HtmlPart::Open { name, .. } | HtmlPart::Close(name) => name == "br" || is_within_line(name),
        HtmlPart::Video(_) => false,
        _ => true,
    };
    if parts.iter().all(outside) {
        parts.insert(0, HtmlPart::Open { name: "p".to_owned(), attributes: Vec::new() });
        parts.push(HtmlPart::Close("p".to_owned()));
    }
    vec![Block::Html(parts)]
}
