//! From the parser's events to the tree: opens, closes and nests elements on a stack of its own.
//!
//! Bounded on any input: elements nested deeper than a limit melt into the one around them, so neither this nor any walk over the body
//! can overflow. What opens is in `open`, what closes in `close`, raw tags within lines in `inline`.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Event;

use crate::document::body::{Block, Body, Footnote, Inline};

use super::frame::{Frame, Kind, Linked};
use super::headings;
use super::inline::Hidden;
use super::marks::Marked;
use super::notes::Notes;
use super::urls;

/// The tree while it grows.
pub(super) struct Tree<'a> {
    pub(super) source: &'a str,
    pub(super) marked: &'a Marked<'a>,
    pub(super) offset: usize,
    pub(super) stack: Vec<Frame>,
    /// What each open event of the parser has become.
    pub(super) opened: Vec<Opened>,
    /// The content of a dropped raw tag is being skipped.
    pub(super) hidden: Option<Hidden>,
    pub(super) notes: Notes,
    /// Labels in lower case, with number and count of references.
    labels: BTreeMap<String, (usize, usize)>,
    pub(super) footnotes: Vec<(String, Vec<Block>)>,
    /// The level of the heading before, 0 for none.
    pub(super) last_level: u8,
    /// Lines of indented Chinese paragraphs, to be parsed once their block has ended.
    pub(super) again: Vec<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    Frame,
    Melted,
    /// `~…~`, which stays as it is: in Chinese it spans numbers.
    Tilde,
}

impl<'a> Tree<'a> {
    /// An empty tree for `source`, which starts at byte `offset` of its file.
    pub(super) fn new(source: &'a str, marked: &'a Marked<'a>, offset: usize) -> Tree<'a> {
        Tree {
            source,
            marked,
            offset,
            stack: vec![Frame::new(Kind::Root, offset)],
            opened: Vec::new(),
            hidden: None,
            notes: Notes::default(),
            labels: BTreeMap::new(),
            footnotes: Vec::new(),
            last_level: 0,
            again: Vec::new(),
        }
    }

    /// Takes the next event; `range` is its place in the parser's text, `definition` that of the reference behind a link.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        match event {
            Event::Start(tag) => self.start(tag, range, definition),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let code = self.marked.clean(&text).into_owned();
                self.inline(range.start, Inline::Code(code));
            }
            Event::Html(_) => self.raw(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::FootnoteReference(label) => self.reference(&label, range.start),
            Event::SoftBreak => self.inline(range.start, Inline::Soft),
            Event::HardBreak => self.inline(range.start, Inline::Break),
            Event::Rule => {
                self.begin_block();
                self.top().blocks.push(Block::Rule);
            }
            Event::TaskListMarker(ticked) => {
                let item = self.stack.iter_mut().rev().find_map(|frame| match &mut frame.kind {
                    Kind::Item { task, .. } => Some(task),
                    _ => None,
                });
                if let Some(task) = item {
                    *task = Some(ticked);
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
        }
    }

    /// Closes what is open and numbers footnotes and headings.
    pub(super) fn finish(mut self) -> (Body, Notes) {
        while self.stack.len() > 1 {
            self.close();
        }
        self.flush_raw();
        let mut body = Body { blocks: std::mem::take(&mut self.top().blocks), ..Body::default() };
        self.number_footnotes(&mut body.footnotes);
        body.footnotes.sort_by_key(|footnote| footnote.number);
        headings::settle(&mut body);
        (body, self.notes)
    }

    /// Numbers by the first references; what nothing refers to, and the second of two with one name, come last.
    fn number_footnotes(&mut self, footnotes: &mut Vec<Footnote>) {
        let mut open: BTreeMap<String, (usize, usize)> = std::mem::take(&mut self.labels);
        let mut last = open.len();
        for (label, blocks) in std::mem::take(&mut self.footnotes) {
            let (number, references) = open.remove(&label).unwrap_or_else(|| {
                last += 1;
                self.notes.unused(label);
                (last, 0)
            });
            footnotes.push(Footnote { number, references, blocks });
        }
        // References without a footnote, which the parser hardly leaves, still need the number that they lead to.
        footnotes.extend(open.into_values().map(|(number, references)| Footnote { number, references, blocks: Vec::new() }));
    }

    /// A byte of the parser's text as a byte of the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.offset + self.marked.origin(range.start)..self.offset + self.marked.origin(range.end)
    }

    /// What the file itself holds at a range of the parser's text.
    pub(super) fn written(&self, range: &Range<usize>) -> &'a str {
        let source: &'a str = self.source;
        source.get(self.marked.origin(range.start)..self.marked.origin(range.end)).unwrap_or_default()
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the root is never closed before the end")
    }

    /// Adds an inline to the element that is open, a paragraph is opened if there is none.
    pub(super) fn inline(&mut self, start: usize, inline: Inline) {
        if self.hidden.is_some() {
            return;
        }
        self.ensure_line(start);
        self.flush_text();
        self.top().inlines.push(inline);
    }

    pub(super) fn flush_text(&mut self) {
        let linked = if self.is_linked() { Linked::Yes } else { Linked::No };
        let frame = self.top();
        let start = frame.start;
        let word = frame.text.without_word();
        let text = frame.text.as_str();
        let lost = urls::lost(text);
        let literal = memchr::memmem::find(text.as_bytes(), b"**").map(|at| frame.text.place(at..at + 2));
        frame.flush(linked);
        if let Some(range) = literal {
            self.notes.literal(range);
        }
        match lost {
            Some(true) => self.notes.lost_picture(start..start + 1),
            Some(false) => self.notes.lost_link(start..start + 1),
            None => {}
        }
        if word {
            self.notes.word(start..start + 1);
        }
    }

    /// Whether a link or a picture's words are open.
    pub(super) fn is_linked(&self) -> bool {
        self.stack
            .iter()
            .rev()
            .take_while(|frame| !frame.kind.is_container())
            .any(|frame| frame.kind.is_link() || matches!(frame.kind, Kind::Image { .. }))
    }

    /// Opens a paragraph if text would stand in a container.
    pub(super) fn ensure_line(&mut self, start: usize) {
        if self.top().kind.is_container() {
            self.begin_line(self.offset + self.marked.origin(start));
        }
    }

    /// Opens a paragraph that the parser did not tell of, at a byte of the file.
    pub(super) fn begin_line(&mut self, start: usize) {
        self.flush_raw();
        self.stack.push(Frame::new(Kind::Paragraph { implied: true }, start));
    }

    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.hidden.is_some() {
            return;
        }
        let at = self.place(&range);
        if let Kind::Code { lines, .. } = &mut self.top().kind {
            lines.push(range);
            let clean = self.marked.clean(text);
            self.top().text.push(&clean, at);
            return;
        }
        self.ensure_line(range.start);
        // Text of an entity is not what stands in the file, so a mark in it is somebody's own character.
        let own = self.marked.text.get(range).is_none_or(|slice| slice != text);
        let clean = if own { text.into() } else { self.marked.clean(text) };
        self.top().text.push(&clean, at);
    }

    fn raw(&mut self, range: Range<usize>) {
        self.end_line();
        let (piece, at) = (self.written(&range), self.place(&range).start);
        self.top().raw.get_or_insert_default().push(piece, at);
    }

    fn reference(&mut self, label: &str, start: usize) {
        if self.hidden.is_some() {
            return;
        }
        let next = self.labels.len() + 1;
        let label = self.marked.clean(label).to_lowercase();
        let entry = self.labels.entry(label).or_insert((next, 0));
        entry.1 += 1;
        let (number, occurrence) = *entry;
        self.inline(start, Inline::FootnoteRef { number, occurrence });
    }
}
