//! The growing tree's endings: what each open element becomes, and where it is handed to.
//!
//! Part of `tree`. What becomes of a paragraph's lines is in `lines`, of raw HTML in `html`.

use std::ops::Range;

use pulldown_cmark::TagEnd;

use crate::document::body::{Block, Inline, Item, List, Picture, Table, Target, Video, is_han, plain};

use super::chars::{is_cjk_mark, is_indent};
use super::frame::{Frame, Kind};
use super::tree::{Opened, Tree};
use super::{html, lines, urls};

impl Tree<'_> {
    pub(super) fn end(&mut self, end: TagEnd) {
        let opened = self.opened.pop().unwrap_or(Opened::Melted);
        match opened {
            Opened::Tilde => {
                let at = self.top().start..self.top().start;
                if self.hidden.is_none() {
                    self.close_raw();
                    self.top().text.push("~", at);
                }
            }
            Opened::Melted if end == TagEnd::HtmlBlock => {
                let frame = self.top();
                if let Some(raw) = &mut frame.raw {
                    raw.end_block();
                }
            }
            Opened::Melted if is_block(end) => self.end_line(),
            Opened::Melted => {}
            Opened::Frame => {
                if is_block(end) {
                    self.end_line();
                    self.flush_raw();
                    self.hidden = None;
                }
                self.close_raw();
                if self.stack.len() > 1 {
                    self.close();
                }
            }
        }
    }

    /// Closes raw tags that are still open in the element on top.
    fn close_raw(&mut self) {
        while self.top().kind.is_raw() {
            self.close();
        }
    }

    /// Ends a paragraph that was implied.
    pub(super) fn end_line(&mut self) {
        let line = self.stack.iter().rposition(|frame| !frame.kind.is_raw()).unwrap_or(0);
        if matches!(self.stack[line].kind, Kind::Paragraph { implied: true }) {
            while self.stack.len() > line {
                self.close();
            }
            self.hidden = None;
        }
    }

    pub(super) fn begin_block(&mut self) {
        self.end_line();
        self.flush_raw();
    }

    pub(super) fn flush_raw(&mut self) {
        if let Some(raw) = self.top().raw.take() {
            let blocks = html::blocks(&raw, &mut self.notes);
            self.top().blocks.extend(blocks);
        }
    }

    /// Closes the element on top and hands what it became to the one below.
    pub(super) fn close(&mut self) {
        if !matches!(self.top().kind, Kind::Code { .. }) {
            self.flush_text();
        }
        let Some(frame) = self.stack.pop() else { return };
        match frame.kind {
            Kind::Root => self.stack.push(frame),
            Kind::Paragraph { .. } => self.close_paragraph(frame),
            Kind::Heading { level, id } => {
                let inlines = lines::joined(frame.inlines);
                self.top().blocks.push(Block::Heading { level, id, inlines });
            }
            Kind::Quote(None) => self.top().blocks.push(Block::Quote(frame.blocks)),
            Kind::Quote(Some(kind)) => self.top().blocks.push(Block::Alert { kind, blocks: frame.blocks }),
            Kind::List { start, tight, items } => self.top().blocks.push(Block::List(List { start, tight, items })),
            Kind::Item { task, loose } => {
                if let Kind::List { tight, items, .. } = &mut self.top().kind {
                    *tight &= !loose;
                    items.push(Item { task, blocks: frame.blocks });
                }
            }
            Kind::Footnote(label) => self.footnotes.push((label, frame.blocks)),
            Kind::Code { lang, indented, lines } => self.close_code(&frame.text.into_text(), lang, indented.then_some(lines)),
            Kind::Table { .. } | Kind::Row { .. } | Kind::Cell => self.close_table(frame),
            _ => self.close_inline(frame),
        }
    }

    fn close_paragraph(&mut self, frame: Frame) {
        let paragraph = lines::paragraph(frame.inlines);
        if paragraph.slip {
            self.notes.slip(frame.start..frame.start + 1);
        }
        if paragraph.numbered {
            self.notes.numbered(frame.start..frame.start + 1);
        }
        if paragraph.dashes > 0 {
            self.notes.dashed(frame.start..frame.start + 1, paragraph.dashes);
        }
        self.top().blocks.extend(paragraph.blocks);
    }

    fn close_code(&mut self, text: &str, lang: String, lines: Option<Vec<Range<usize>>>) {
        match lines {
            Some(lines) if is_prose(text) => {
                if let Some(first) = lines.first() {
                    let range = self.place(first);
                    self.notes.indented(range);
                }
                self.again = lines;
            }
            _ => self.top().blocks.push(Block::Code { lang, text: text.to_owned() }),
        }
    }

    fn close_table(&mut self, frame: Frame) {
        let below = &mut self.top().kind;
        match (frame.kind, below) {
            (Kind::Cell, Kind::Row { cells, .. }) => cells.push(lines::joined(frame.inlines)),
            (Kind::Row { head: true, cells }, Kind::Table { head, .. }) => *head = cells,
            (Kind::Row { head: false, cells }, Kind::Table { rows, .. }) => rows.push(cells),
            (Kind::Table { alignments, head, rows }, _) => self.top().blocks.push(Block::Table(Table { alignments, head, rows })),
            _ => {}
        }
    }

    fn close_inline(&mut self, frame: Frame) {
        let children = frame.inlines;
        let inline = match frame.kind {
            Kind::Image { target: Some(target), title, end } => picture(target, title, plain(&children), frame.start..end),
            // A picture without a safe address leaves its words.
            Kind::Image { target: None, .. } => return self.top().inlines.extend(children),
            _ if children.is_empty() => return,
            Kind::Strong => Inline::Strong(children),
            Kind::Emphasis => Inline::Emphasis(children),
            Kind::Strike => Inline::Strike(children),
            Kind::Link { target, title } | Kind::RawLink { target, title } => Inline::Link { target: Box::new(target), title, children },
            Kind::Tag(name) => Inline::Tag { name, children },
            _ => return,
        };
        self.top().inlines.push(inline);
    }
}

/// A picture as the file named it; a video behind `![…](…)` is a video.
pub(super) fn picture(target: Target, title: String, alt: String, range: Range<usize>) -> Inline {
    if urls::is_video_file(&target.written) {
        return Inline::Video(Box::new(Video { target, title: if alt.is_empty() { title } else { alt }, poster: None }));
    }
    if urls::is_video_link(&target.written) {
        let words = if alt.is_empty() { target.written.clone() } else { alt };
        return Inline::Link { target: Box::new(target), title, children: vec![Inline::Text(words)] };
    }
    Inline::Picture(Box::new(Picture { target, alt, title, range }))
}

fn is_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript
    )
}

/// Whether an indented block is Chinese prose: every line starts as a sentence does, and most characters are Han.
fn is_prose(text: &str) -> bool {
    let starts_well = |line: &str| {
        let line = line.trim_start_matches(is_indent);
        line.starts_with("**") || line.chars().next().is_none_or(|c| is_han(c) || is_cjk_mark(c))
    };
    let solid = text.chars().filter(|c| !c.is_whitespace()).count();
    let han = text.chars().filter(|c| is_han(*c) || is_cjk_mark(*c)).count();
    han * 2 > solid && text.lines().all(starts_well)
}
