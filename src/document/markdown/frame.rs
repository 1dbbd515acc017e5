//! The open elements while the tree grows: what is being collected, and what it becomes when it closes.
//!
//! Plain containers for `tree`, which pushes and pops them; running text is gathered here with the place of each piece.

use std::ops::Range;

use crate::document::body::{AlertKind, Alignment, Block, Inline, Item, Target};

use super::html::Raw;
use super::urls;

/// An open element.
#[derive(Debug)]
pub(super) struct Frame {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it starts in the file.
    pub(super) start: usize,
    /// Finished blocks, in containers.
    pub(super) blocks: Vec<Block>,
    /// Finished inlines, in paragraphs and inline elements.
    pub(super) inlines: Vec<Inline>,
    /// Running text that is not yet an inline.
    pub(super) text: Running,
    /// Raw HTML that is not yet a block.
    pub(super) raw: Option<Raw>,
}

/// The kinds of open elements.
#[derive(Debug)]
pub(super) enum Kind {
    /// The page.
    Root,
    /// A paragraph; an implied one stands in a tight list item or behind a container without one.
    Paragraph { implied: bool },
    /// A heading with the anchor that the file wrote.
    Heading { level: u8, id: String },
    /// A quotation or a box.
    Quote(Option<AlertKind>),
    /// A list.
    List { start: Option<u64>, tight: bool, items: Vec<Item> },
    /// An item; loose ones have paragraphs of their own.
    Item { task: Option<bool>, loose: bool },
    /// A table.
    Table { alignments: Vec<Alignment>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    /// The head or a row of a table.
    Row { head: bool, cells: Vec<Vec<Inline>> },
    /// A cell.
    Cell,
    /// A code block; an indented one keeps its lines' places in the parser's text.
    Code { lang: String, indented: bool, lines: Vec<Range<usize>> },
    /// A footnote with its label.
    Footnote(String),
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// Struck out.
    Strike,
    /// A link.
    Link { target: Target, title: String },
    /// A picture, whose words are its content.
    Image { target: Option<Target>, title: String, end: usize },
    /// What Word left behind: goes with its content.
    Nothing,
    /// A bare raw tag.
    Tag(&'static str),
    /// A raw `<a href>`.
    RawLink { target: Target, title: String },
}

impl Frame {
    /// An element that has just opened.
    pub(super) fn new(kind: Kind, start: usize) -> Frame {
        Frame { kind, start, blocks: Vec::new(), inlines: Vec::new(), text: Running::default(), raw: None }
    }

    /// Turns the running text into inlines. Bare addresses become links unless `linked` says that they stand in one.
    pub(super) fn flush(&mut self, linked: Linked) {
        let running = std::mem::take(&mut self.text);
        if running.text.is_empty() {
            return;
        }
        let mut copied = 0;
        if linked == Linked::No {
            for range in urls::bare(&running.text) {
                self.push_text(&running.text[copied..range.start]);
                copied = range.end;
                let written = running.text[range.clone()].to_owned();
                let target = Target { written: written.clone(), range: running.place(range) };
                self.inlines.push(Inline::Link { target: Box::new(target), title: String::new(), children: vec![Inline::Text(written)] });
            }
        }
        self.push_text(&running.text[copied..]);
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }
}

impl Kind {
    /// Whether blocks stand in it.
    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Kind::Root | Kind::Quote(_) | Kind::List { .. } | Kind::Item { .. } | Kind::Footnote(_) | Kind::Table { .. } | Kind::Row { .. }
        )
    }

    /// Whether it came from raw HTML and ends with whatever holds it.
    pub(super) fn is_raw(&self) -> bool {
        matches!(self, Kind::Tag(_) | Kind::RawLink { .. })
    }

    /// Whether it is a link.
    pub(super) fn is_link(&self) -> bool {
        matches!(self, Kind::Link { .. } | Kind::RawLink { .. })
    }
}

/// Whether text stands within a link or a picture's words, where addresses stay text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Linked {
    /// In running text.
    No,
    /// Within a link or a picture.
    Yes,
}

/// Running text with the place of each of its pieces.
#[derive(Debug, Default)]
pub(super) struct Running {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    /// Its start in the running text.
    start: usize,
    /// Its place in the file; as long as the text itself unless an entity or the like was resolved.
    place: Range<usize>,
    length: usize,
}

impl Running {
    /// Adds a piece that stands at `place` in the file.
    pub(super) fn push(&mut self, text: &str, place: Range<usize>) {
        self.pieces.push(Piece { start: self.text.len(), place, length: text.len() });
        self.text.push_str(text);
    }

    /// The text so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The text alone.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Takes what Word leaves in running text, such as `<o:p>`, out of it; says whether there was any.
    pub(super) fn without_word(&mut self) -> bool {
        if !self.text.contains('<') || !self.text.contains(':') {
            return false;
        }
        let mut out = Running::default();
        let mut copied = 0;
        for (start, _) in self.text.match_indices('<') {
            let rest = &self.text[start + 1..];
            let name = super::tags::name(rest.strip_prefix('/').unwrap_or(rest));
            let foreign = name.split_once(':').is_some_and(|(space, _)| matches!(space, "o" | "v" | "w" | "m" | "x" | "st1"));
            if start >= copied
                && foreign
                && let Some(end) = rest.bytes().take(200).position(|byte| byte == b'>')
            {
                out.push(&self.text[copied..start], self.place(copied..start));
                copied = start + 1 + end + 1;
            }
        }
        if copied == 0 {
            return false;
        }
        out.push(&self.text[copied..], self.place(copied..self.text.len()));
        *self = out;
        true
    }

    /// The place in the file of a part of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let piece = |at: usize| self.pieces.get(self.pieces.partition_point(|piece| piece.start <= at).saturating_sub(1));
        let last = range.end.saturating_sub(1).max(range.start);
        let start = piece(range.start).map_or(0, |piece| piece.origin(range.start, piece.place.start));
        let end = piece(last).map_or(0, |piece| piece.origin(range.end, piece.place.end));
        start..end.max(start)
    }
}

impl Piece {
    /// The byte of the file for the byte `at` of the running text; `border` where the piece does not stand in the file letter by letter.
    fn origin(&self, at: usize, border: usize) -> usize {
        if self.place.len() == self.length { self.place.start + (at - self.start) } else { border }
    }
}
