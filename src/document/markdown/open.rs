//! The growing tree's openings: what a start of the parser becomes, and where the targets of links stand in the file.
//!
//! Part of `tree`. Decides what melts into the element around it; makes no blocks and no inlines itself.

use std::ops::Range;

use pulldown_cmark::{Alignment as Align, BlockQuoteKind, CodeBlockKind, LinkType, Tag};

use crate::document::body::{AlertKind, Alignment, Inline, Target};

use super::chars::is_indent;
use super::frame::{Frame, Kind, Running};
use super::tree::{Opened, Tree};
use super::urls;

/// Quotes and lists nest no deeper; emphasis, links and raw tags get half as much on top.
const DEEPEST: usize = 64;
pub(super) const DEEPEST_INLINE: usize = 96;

impl Tree<'_> {
    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        let opened = match tag {
            Tag::Strong => self.open_inline(Kind::Strong, &range),
            Tag::Emphasis => self.open_inline(Kind::Emphasis, &range),
            Tag::Strikethrough => self.open_strike(&range),
            Tag::Link { link_type, dest_url, title, .. } => {
                let target = self.target(&dest_url, link_type, definition.as_ref().unwrap_or(&range));
                self.open_link(target, self.marked.clean(&title).into_owned(), &range)
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                let target = Some(self.target(&dest_url, link_type, definition.as_ref().unwrap_or(&range)));
                let target = target.filter(|target| self.is_safe(target));
                let title = self.marked.clean(&title).into_owned();
                let end = self.place(&range).end;
                self.open_inline(Kind::Image { target, title, end }, &range)
            }
            Tag::HtmlBlock => {
                self.end_line();
                Opened::Melted
            }
            tag => self.start_block(tag, &range),
        };
        self.opened.push(opened);
    }

    fn start_block(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Opened {
        if matches!(tag, Tag::TableCell | Tag::TableRow | Tag::TableHead | Tag::Item) {
            self.end_line();
        } else {
            self.begin_block();
        }
        let kind = match tag {
            Tag::Paragraph => {
                if let Kind::Item { loose, .. } = &mut self.top().kind {
                    *loose = true;
                }
                Kind::Paragraph { implied: false }
            }
            Tag::Heading { level, id, .. } => {
                self.look_at_heading(level as u8, range);
                Kind::Heading { level: level as u8, id: id.map(|id| self.marked.clean(&id).into_owned()).unwrap_or_default() }
            }
            Tag::BlockQuote(kind) => Kind::Quote(kind.map(alert)),
            Tag::List(start) => Kind::List { start, tight: true, items: Vec::new() },
            Tag::Item => Kind::Item { task: None, loose: false },
            Tag::FootnoteDefinition(label) => Kind::Footnote(self.marked.clean(&label).to_lowercase()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code { lang: String::new(), indented: true, lines: Vec::new() },
            Tag::CodeBlock(CodeBlockKind::Fenced(words)) => {
                self.look_at_fence(range);
                let words = self.marked.clean(&words);
                let lang = words.split([' ', ',', '{', '\t']).next().unwrap_or_default().to_owned();
                Kind::Code { lang, indented: false, lines: Vec::new() }
            }
            Tag::Table(alignments) => {
                Kind::Table { alignments: alignments.into_iter().map(alignment).collect(), head: Vec::new(), rows: Vec::new() }
            }
            Tag::TableHead => Kind::Row { head: true, cells: Vec::new() },
            Tag::TableRow => Kind::Row { head: false, cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            _ => return Opened::Melted,
        };
        if !self.fits(&kind) {
            let range = self.place(range);
            self.notes.deep(range.start..range.start + 1);
            return Opened::Melted;
        }
        self.push(kind, range)
    }

    /// Notes code that goes on to the end for want of a closing fence.
    fn look_at_fence(&mut self, range: &Range<usize>) {
        let mut lines = self.written(range).trim_end().lines();
        let first = lines.next().unwrap_or_default();
        let mark = if first.trim_start().starts_with('~') { "~~~" } else { "```" };
        let is_closed = lines.next_back().is_some_and(|line| line.trim_start_matches([' ', '>']).starts_with(mark));
        if !is_closed {
            let start = self.place(range).start;
            self.notes.open_fence(start..start + first.trim_end().len());
        }
    }

    /// Notes a heading that nobody meant, and one that skips a level.
    fn look_at_heading(&mut self, level: u8, range: &Range<usize>) {
        let written = self.written(range).trim_end();
        let place = self.place(range);
        let first = place.start..place.start + written.lines().next().map_or(0, str::len);
        if !written.trim_start().starts_with('#') && written.lines().last().is_some_and(|line| line.trim_start().starts_with(['-', '='])) {
            self.notes.underlined(first);
        } else if self.last_level > 0 && level > self.last_level + 1 {
            self.notes.jump(first, self.last_level, level);
        }
        self.last_level = level;
    }

    /// Whether another element of this kind may open: a list needs room for its items, tables and paragraphs always fit.
    fn fits(&self, kind: &Kind) -> bool {
        let top = self.stack.last().map(|frame| &frame.kind);
        match kind {
            Kind::Quote(_) | Kind::List { .. } | Kind::Footnote(_) => self.stack.len() + 2 <= DEEPEST,
            Kind::Item { .. } => matches!(top, Some(Kind::List { .. })),
            _ => true,
        }
    }

    fn push(&mut self, kind: Kind, range: &Range<usize>) -> Opened {
        let start = self.place(range).start;
        self.stack.push(Frame::new(kind, start));
        Opened::Frame
    }

    fn open_inline(&mut self, kind: Kind, range: &Range<usize>) -> Opened {
        self.ensure_line(range.start);
        if self.stack.len() >= DEEPEST_INLINE {
            return Opened::Melted;
        }
        self.flush_text();
        self.push(kind, range)
    }

    fn open_strike(&mut self, range: &Range<usize>) -> Opened {
        if self.marked.text.get(range.start..).is_some_and(|rest| rest.starts_with("~~")) {
            return self.open_inline(Kind::Strike, range);
        }
        self.text("~", range.start..range.start + 1);
        Opened::Tilde
    }

    fn open_link(&mut self, target: Target, title: String, range: &Range<usize>) -> Opened {
        // Word's `<st1:place>` reads as an address.
        if ["st1:", "o:", "w:", "v:"].iter().any(|space| target.written.starts_with(space)) {
            self.notes.word(target.range);
            return self.open_inline(Kind::Nothing, range);
        }
        if self.is_linked() || !self.is_safe(&target) {
            self.ensure_line(range.start);
            return Opened::Melted;
        }
        if urls::is_picture_file(&target.written) && self.takes_slip() {
            let range_in_file = self.place(range);
            self.notes.picture_slip(range_in_file.start..range_in_file.start + 1);
            return self.open_inline(Kind::Image { target: Some(target), title, end: range_in_file.end }, range);
        }
        self.open_inline(Kind::Link { target, title }, range)
    }

    /// Whether the line so far is a full-width `！`, or one with a blank behind it, which a picture was meant to start with; takes it away.
    fn takes_slip(&mut self) -> bool {
        let frame = self.top();
        let at_start = matches!(frame.inlines.last(), None | Some(Inline::Soft | Inline::Break));
        let slip = at_start && matches!(frame.text.as_str().trim_start_matches(is_indent).trim_end(), "！" | "!");
        if slip {
            frame.text = Running::default();
        }
        slip
    }

    pub(super) fn is_safe(&mut self, target: &Target) -> bool {
        let safe = urls::is_safe(&target.written);
        if !safe {
            self.notes.unsafe_link(&target.written, target.range.clone());
        }
        safe
    }

    /// The target of a link whose text or definition stands at `range` of the parser's text.
    fn target(&self, dest: &str, kind: LinkType, range: &Range<usize>) -> Target {
        let clean = self.marked.clean(dest);
        let slice = self.marked.text.get(range.clone()).unwrap_or_default();
        let (border, from) = match kind {
            LinkType::Inline => (slice.rfind("]("), 2),
            LinkType::Autolink | LinkType::Email => (Some(0), 1),
            _ => (slice.find("]:"), 2),
        };
        let found = border.map(|at| at + from).and_then(|at| {
            let rest = slice[at..].trim_start_matches([' ', '\t', '\n', '\r', '<']);
            let start = slice.len() - rest.len();
            let length = if rest.starts_with(dest) { dest.len() } else { rest.find([' ', '\n', ')', '>']).unwrap_or(rest.len()) };
            (length > 0).then(|| range.start + start..range.start + start + length)
        });
        let written = if kind == LinkType::Email { format!("mailto:{clean}") } else { urls::tidy(&clean) };
        Target { written, range: self.place(found.as_ref().unwrap_or(range)) }
    }
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::None => Alignment::None,
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Center,
        Align::Right => Alignment::Right,
    }
}
