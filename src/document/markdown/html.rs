//! Raw HTML blocks: inspected for what will be missed, then cleaned by ammonia's allow-list.
//!
//! Nothing that runs, loads or styles passes. What is left is taken apart by `cut`.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::document::body::{Block, Inline};
use crate::office::web;

use super::cut::{self, unwrapped};
use super::notes::Notes;
use super::tags::{self, Tag, Token};
use super::urls;

/// Deeper HTML is flattened to its text: the cleaner's tree takes quadratic time on it.
const DEEPEST: usize = 100;

const TAGS: [&str; 59] = [
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "del",
    "ins",
    "sub",
    "sup",
    "mark",
    "small",
    "kbd",
    "span",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "colgroup",
    "col",
    "blockquote",
    "pre",
    "code",
    "a",
    "img",
    "video",
    "source",
    "figure",
    "figcaption",
    "ruby",
    "rt",
    "rp",
    "hr",
    "details",
    "summary",
    "center",
    "section",
    "article",
    "header",
    "footer",
];
/// Tags whose content goes with them.
const EMPTIED: [&str; 19] = [
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "textarea", "select", "button", "audio", "canvas", "title",
    "noscript", "noembed", "noframes", "applet", "xml",
];
/// Dropped tags that a reader would miss.
const MISSED: [&str; 20] = [
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "textarea", "select", "button", "audio", "canvas", "form",
    "input", "link", "meta", "base", "frame", "applet",
];
pub(super) const VOID: [&str; 5] = ["br", "hr", "img", "source", "col"];

/// The raw text of a block with the place of each of its pieces.
#[derive(Debug, Default)]
pub(super) struct Raw {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl Raw {
    /// Adds a piece that stands at byte `at` of the file.
    pub(super) fn push(&mut self, piece: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(piece);
    }

    /// Ends a block; the next one may belong to the same element, as Word's tables with blank lines do.
    pub(super) fn end_block(&mut self) {
        self.text.push('\n');
    }

    /// The place in the file of all of it.
    pub(super) fn whole(&self) -> Range<usize> {
        self.place(0..self.text.len())
    }

    /// The place in the file of a part of the block.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let origin = |at: usize| {
            let piece = self.pieces.partition_point(|piece| piece.0 <= at).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(start, origin)| origin + at - start)
        };
        origin(range.start)..origin(range.end.saturating_sub(1).max(range.start)) + usize::from(range.end > range.start)
    }
}

/// Whether dropping `name` deserves a word.
pub(super) fn is_missed(name: &str) -> bool {
    MISSED.contains(&name)
}

/// Whether the content of `name` goes with it.
pub(super) fn is_emptied(name: &str) -> bool {
    EMPTIED.contains(&name)
}

/// Notes what will be dropped from a tag: handlers, foreign styling.
pub(super) fn inspect(tag: &Tag, range: Range<usize>, notes: &mut Notes) {
    if is_missed(&tag.name) {
        notes.removed(format!("<{}>", tag.name), range.clone());
    }
    if tag.name.contains(':') || tag.name == "font" {
        notes.word(range.clone());
    }
    for attribute in &tag.attributes {
        if attribute.name.starts_with("on") && attribute.name.len() > 4 {
            notes.removed(attribute.name.clone(), range.clone());
        } else if attribute.name == "style" || (attribute.name == "class" && attribute.value.contains("Mso")) {
            notes.word(range.clone());
        }
    }
}

/// Cleans a block and gives what is left of it.
pub(super) fn blocks(raw: &Raw, notes: &mut Notes) -> Vec<Block> {
    let tokens = tags::scan(&raw.text);
    note(raw, &tokens, notes);
    if depth(&tokens) > DEEPEST {
        notes.deep(raw.whole());
        return flattened(raw, &tokens);
    }
    let clean = cleaner().clean(&raw.text).to_string();
    cut::blocks(&clean, raw, &tokens, notes)
}

fn cleaner() -> &'static ammonia::Builder<'static> {
    static CLEANER: OnceLock<ammonia::Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let attributes: [(&str, &[&str]); 16] = [
            ("a", &["href", "title"]),
            ("img", &["src", "alt", "title", "width", "height"]),
            ("video", &["src", "poster", "title"]),
            ("source", &["src"]),
            ("td", &["colspan", "rowspan", "align"]),
            ("th", &["colspan", "rowspan", "align"]),
            ("ol", &["start"]),
            ("details", &["open"]),
            ("p", &["align"]),
            ("div", &["align"]),
            ("h1", &["align"]),
            ("h2", &["align"]),
            ("h3", &["align"]),
            ("h4", &["align"]),
            ("h5", &["align"]),
            ("h6", &["align"]),
        ];
        let attributes: HashMap<&str, HashSet<&str>> =
            attributes.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect();
        let mut builder = ammonia::Builder::empty();
        builder.tags(TAGS.into_iter().collect());
        builder.clean_content_tags(EMPTIED.into_iter().collect());
        builder.tag_attributes(attributes);
        builder.url_schemes(["http", "https", "mailto", "tel", "ftp", "file", "weixin"].into_iter().collect());
        builder.url_relative(ammonia::UrlRelative::PassThrough);
        builder.link_rel(None);
        builder.strip_comments(true);
        builder
    })
}

fn note(raw: &Raw, tokens: &[Token], notes: &mut Notes) {
    for token in tokens {
        match token {
            Token::Open(tag) => {
                inspect(tag, raw.place(tag.range.clone()), notes);
                for attribute in tag.attributes.iter().filter(|a| matches!(a.name.as_str(), "href" | "src" | "poster")) {
                    if !urls::is_safe(&attribute.value) && !is_missed(&tag.name) {
                        notes.unsafe_link(&attribute.value, raw.place(attribute.range.clone()));
                    }
                }
            }
            Token::Comment { range, closed } => {
                let comment = &raw.text[range.clone()];
                if comment.starts_with("<!--[") || comment.starts_with("<?xml") {
                    notes.word(raw.place(range.clone()));
                } else if !closed {
                    notes.open_comment(raw.place(range.start..range.start + 2));
                }
            }
            Token::Close(_) | Token::Text(_) => {}
        }
    }
}

fn depth(tokens: &[Token]) -> usize {
    // These end by themselves, so an open one does not deepen the tree.
    let flat = |name: &str| matches!(name, "p" | "li" | "td" | "th" | "tr" | "dd" | "dt" | "option" | "input") || VOID.contains(&name);
    let (mut depth, mut deepest) = (0usize, 0);
    for token in tokens {
        match token {
            Token::Open(tag) if !tag.closed && !flat(&tag.name) => depth += 1,
            Token::Close(name) if !flat(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn flattened(raw: &Raw, tokens: &[Token]) -> Vec<Block> {
    let mut hidden: Option<&str> = None;
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Open(tag) if hidden.is_none() && is_emptied(&tag.name) => hidden = Some(&tag.name),
            Token::Close(name) if hidden == Some(name) => hidden = None,
            Token::Text(range) if hidden.is_none() => text.push_str(&web::text(&raw.text[range.clone()])),
            _ => {}
        }
    }
    let text = unwrapped(text.trim());
    if text.is_empty() { Vec::new() } else { vec![Block::Paragraph(vec![Inline::Text(text)])] }
}
