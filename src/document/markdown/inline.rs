//! Raw HTML tags within lines: bare tags of a short list nest like Markdown, pictures and links become Markdown's, all else goes.
//!
//! Part of the growing tree. The content of `<script>` and its like never shows as text.

use std::ops::Range;

use crate::document::body::{Inline, Picture, Target, Video};

use super::close::picture;
use super::frame::{Frame, Kind};
use super::open::DEEPEST_INLINE;
use super::tags::{self, Tag, Token};
use super::tree::Tree;
use super::{html, urls};

const BARE: [&str; 17] =
    ["b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "mark", "small", "ruby", "rt", "rp", "kbd", "code"];
/// Blocks within a line: at least the line break that they meant stays.
const BREAKING: [&str; 9] = ["p", "div", "li", "tr", "center", "h1", "h2", "h3", "h4"];

/// Content that is being skipped until its closing tag.
#[derive(Debug)]
pub(super) struct Hidden {
    name: String,
    /// The video whose content may still name its file.
    video: Option<Video>,
}

impl Tree<'_> {
    /// Takes a raw tag or comment at `range` of the parser's text.
    pub(super) fn inline_html(&mut self, range: Range<usize>) {
        let (written, place) = (self.written(&range), self.place(&range));
        match tags::scan(written).into_iter().next() {
            _ if self.hidden.is_some() => self.hidden_tag(written, &place),
            Some(Token::Open(tag)) => self.open_tag(&tag, place),
            Some(Token::Close(name)) => self.close_tag(&name),
            Some(Token::Comment { .. }) if written.starts_with("<!--[") || written.starts_with("<?") => self.notes.word(place),
            _ => {}
        }
    }

    fn hidden_tag(&mut self, written: &str, place: &Range<usize>) {
        let Some(mut hidden) = self.hidden.take() else { return };
        match tags::scan(written).into_iter().next() {
            Some(Token::Close(name)) if name == hidden.name => {
                if let Some(video) = hidden.video.take().filter(|video| !video.target.written.is_empty()) {
                    self.add(Inline::Video(Box::new(video)));
                }
                return;
            }
            Some(Token::Open(tag)) if tag.name == "source" => {
                let target = self.raw_target(&tag, "src", place);
                if let (Some(video), Some(target)) = (&mut hidden.video, target)
                    && video.target.written.is_empty()
                {
                    video.target = target;
                }
            }
            _ => {}
        }
        self.hidden = Some(hidden);
    }

    fn open_tag(&mut self, tag: &Tag, place: Range<usize>) {
        html::inspect(tag, place.clone(), &mut self.notes);
        match tag.name.as_str() {
            "br" => self.add(Inline::Break),
            "img" => {
                let (alt, title) = (tag.get("alt").unwrap_or_default().trim(), tag.get("title").unwrap_or_default());
                if let Some(target) = self.raw_target(tag, "src", &place) {
                    self.add(picture(target, title.to_owned(), alt.to_owned(), place));
                }
            }
            "a" => {
                if let Some(target) = self.raw_target(tag, "href", &place).filter(|_| !self.is_linked()) {
                    let title = tag.get("title").unwrap_or_default().to_owned();
                    self.open_raw(Kind::RawLink { target, title }, place.start);
                }
            }
            "video" => self.open_video(tag, &place),
            name if html::is_emptied(name) && !tag.closed => self.hidden = Some(Hidden { name: name.to_owned(), video: None }),
            name if BREAKING.contains(&name) => {
                if self.top().kind.is_container() {
                    return;
                }
                self.flush_text();
                if !matches!(self.top().inlines.last(), None | Some(Inline::Break)) {
                    self.add(Inline::Break);
                }
            }
            name => {
                if let Some(name) = BARE.iter().find(|bare| **bare == name).filter(|_| !tag.closed) {
                    self.open_raw(Kind::Tag(name), place.start);
                }
            }
        }
    }

    fn open_video(&mut self, tag: &Tag, place: &Range<usize>) {
        let target = self.raw_target(tag, "src", place).unwrap_or(Target { written: String::new(), range: place.clone() });
        let poster = self.raw_target(tag, "poster", place);
        let poster = poster.map(|target| Picture { target, alt: String::new(), title: String::new(), range: place.clone() });
        let video = Video { target, title: tag.get("title").unwrap_or_default().to_owned(), poster };
        if tag.closed {
            if !video.target.written.is_empty() {
                self.add(Inline::Video(Box::new(video)));
            }
        } else {
            self.hidden = Some(Hidden { name: "video".to_owned(), video: Some(video) });
        }
    }

    fn open_raw(&mut self, kind: Kind, start: usize) {
        if self.stack.len() >= DEEPEST_INLINE {
            return;
        }
        self.line(start);
        self.flush_text();
        self.stack.push(Frame::new(kind, start));
    }

    /// Closes a raw tag, and those within it that were forgotten; one that was never opened here is dropped.
    fn close_tag(&mut self, name: &str) {
        let raw = self.stack.iter().rev().take_while(|frame| frame.kind.is_raw());
        let depth = raw.into_iter().position(|frame| match frame.kind {
            Kind::Tag(open) => open == name,
            Kind::RawLink { .. } => name == "a",
            _ => false,
        });
        for _ in 0..depth.map_or(0, |depth| depth + 1) {
            self.close();
        }
    }

    fn raw_target(&mut self, tag: &Tag, attribute: &str, place: &Range<usize>) -> Option<Target> {
        let found = tag.attribute(attribute).filter(|found| !found.value.trim().is_empty())?;
        let range = place.start + found.range.start..place.start + found.range.end;
        let target = Target { written: urls::tidy(&found.value), range };
        self.is_safe(&target).then_some(target)
    }

    fn add(&mut self, inline: Inline) {
        let start = self.top().start;
        self.line(start);
        self.flush_text();
        self.top().inlines.push(inline);
    }

    /// Opens a paragraph at a byte of the file if none is open.
    fn line(&mut self, start: usize) {
        if self.top().kind.is_container() {
            self.begin_line(start);
        }
    }
}
