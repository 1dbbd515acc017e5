//! What becomes of a finished paragraph: lines that are galleries, videos or headings stand alone, line ends between Han vanish.
//!
//! Works on the inlines of one paragraph; `tree` calls it when a paragraph ends.

use crate::document::body::{Block, Inline, Picture, Video, plain};

use super::chars::{is_cjk_letter, is_cjk_mark, is_indent, joins};
use super::urls;

/// A line longer than this is no heading, whatever it starts with.
const LONGEST_HEADING: usize = 60;

/// What a paragraph became.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// Whether a line without the blank after `#` was read as a heading.
    pub(super) slip: bool,
    /// Whether a line starts with a number and a full-width dot, or a dot without a blank, which makes no list.
    pub(super) numbered: bool,
    /// How many lines start with a dash without a blank, which makes no list.
    pub(super) dashes: usize,
    /// The running text that is not yet a block.
    current: Vec<Inline>,
}

enum Line {
    Blank,
    Pictures(Vec<Picture>),
    Videos(Vec<Video>),
    One(Block),
    Heading(u8, Vec<Inline>),
    Text(Vec<Inline>),
}

/// Splits the inlines of a paragraph into blocks.
pub(super) fn paragraph(inlines: Vec<Inline>) -> Paragraph {
    let mut paragraph = Paragraph::default();
    let mut line = Vec::new();
    let mut border = None;
    for inline in inlines {
        if matches!(inline, Inline::Soft | Inline::Break) {
            paragraph.add(border.take(), std::mem::take(&mut line));
            border = Some(inline);
        } else {
            line.push(inline);
        }
    }
    paragraph.add(border, line);
    paragraph.end_text();
    paragraph
}

/// Settles line ends within a heading or a cell, and its outer blanks.
pub(super) fn joined(mut inlines: Vec<Inline>) -> Vec<Inline> {
    trim_start(&mut inlines);
    trim_end(&mut inlines);
    join(inlines, None, None)
}

impl Paragraph {
    fn add(&mut self, border: Option<Inline>, line: Vec<Inline>) {
        match classify(line) {
            Line::Blank => {}
            Line::Text(mut line) => {
                let indented = matches!(line.first(), Some(Inline::Text(text)) if text.starts_with('\u{3000}'));
                let numbered = enumeration(&line);
                let dashed = is_dashed(&line);
                self.dashes += usize::from(dashed);
                self.numbered |= matches!(numbered, Some('．' | '.'));
                // Two full-width blanks or `二、` are how a new paragraph starts on paper.
                if indented || dashed || numbered.is_some() {
                    self.end_text();
                }
                if self.current.is_empty() {
                    trim_start(&mut line);
                } else {
                    self.current.extend(border);
                }
                self.current.extend(line);
            }
            other => {
                self.end_text();
                self.alone(other);
            }
        }
    }

    fn alone(&mut self, line: Line) {
        match line {
            Line::Pictures(pictures) => match self.blocks.last_mut() {
                Some(Block::Gallery(gallery)) => gallery.extend(pictures),
                _ => self.blocks.push(Block::Gallery(pictures)),
            },
            Line::Videos(videos) => self.blocks.extend(videos.into_iter().map(|video| Block::Video(Box::new(video)))),
            Line::One(block) => self.blocks.push(block),
            Line::Heading(level, inlines) => {
                self.slip = true;
                self.blocks.push(Block::Heading { level, id: String::new(), inlines: joined(inlines) });
            }
            Line::Blank | Line::Text(_) => {}
        }
    }

    fn end_text(&mut self) {
        let mut inlines = joined(std::mem::take(&mut self.current));
        inlines.shrink_to_fit();
        if !inlines.is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}

fn classify(mut line: Vec<Inline>) -> Line {
    let blank = |inline: &Inline| matches!(inline, Inline::Text(text) if text.chars().all(|c| is_indent(c) || c == '\n'));
    if line.iter().all(blank) {
        return Line::Blank;
    }
    if line.iter().all(|inline| blank(inline) || matches!(inline, Inline::Picture(_))) {
        let pictures = line.into_iter().filter_map(|inline| if let Inline::Picture(picture) = inline { Some(*picture) } else { None });
        return Line::Pictures(pictures.collect());
    }
    if line.iter().all(|inline| blank(inline) || matches!(inline, Inline::Video(_))) {
        let videos = line.into_iter().filter_map(|inline| if let Inline::Video(video) = inline { Some(*video) } else { None });
        return Line::Videos(videos.collect());
    }
    let solid: Vec<&Inline> = line.iter().filter(|inline| !blank(inline)).collect();
    if let [Inline::Link { target, children, .. }] = solid[..]
        && let Some(block) = video_block(target, children)
    {
        return Line::One(block);
    }
    match slipped_level(&line) {
        Some((level, length)) => {
            if let Some(Inline::Text(text)) = line.first_mut() {
                text.drain(..length);
            }
            Line::Heading(level, line)
        }
        None => Line::Text(line),
    }
}

fn video_block(target: &crate::document::body::Target, children: &[Inline]) -> Option<Block> {
    let words = plain(children);
    let title = if words == target.written { String::new() } else { words };
    if urls::is_video_link(&target.written) {
        return Some(Block::VideoCard { target: target.clone(), title });
    }
    let local = urls::is_video_file(&target.written);
    local.then(|| Block::Video(Box::new(Video { target: target.clone(), title, poster: None })))
}

/// The level of a line such as `##标题` or `＃ 标题`, and the bytes of its mark. A topic between two `#` is none.
fn slipped_level(line: &[Inline]) -> Option<(u8, usize)> {
    let Some(Inline::Text(text)) = line.first() else { return None };
    let text = text.as_str();
    let mark = text.chars().next().filter(|c| matches!(c, '#' | '＃'))?;
    let rest = text.trim_start_matches(mark);
    let level = text.chars().take_while(|c| *c == mark).count();
    let next = rest.trim_start_matches(is_indent).chars().next()?;
    let whole = plain(line);
    let topic = whole.trim_start_matches(mark).contains(['#', '＃']) || whole.chars().count() > LONGEST_HEADING;
    let heading = !topic && (is_cjk_letter(next) || is_cjk_mark(next) || (level > 1 && next.is_alphanumeric()));
    (heading && level <= 6).then(|| (u8::try_from(level).unwrap_or(6), text.len() - rest.len()))
}

/// Whether a line is like `-内容`; `-完-` is none.
fn is_dashed(line: &[Inline]) -> bool {
    let behind = match line.first() {
        Some(Inline::Text(text)) => text.strip_prefix('-'),
        _ => None,
    };
    let ends = |text: &str| text.trim_end().ends_with('-');
    behind.is_some_and(|rest| rest.starts_with(is_cjk_letter)) && !matches!(line.last(), Some(Inline::Text(text)) if ends(text))
}

/// The mark behind a number at the line's start: `一、`, `（一）`, `1．`, `2.`, `①`.
fn enumeration(line: &[Inline]) -> Option<char> {
    const NUMBERS: &str = "一二三四五六七八九十0123456789０１２３４５６７８９";
    let text = match line.first()? {
        Inline::Text(text) => text.trim_start_matches(is_indent),
        Inline::Strong(children) => match children.first()? {
            Inline::Text(text) => text,
            _ => return None,
        },
        _ => return None,
    };
    if text.starts_with(|c| ('①'..='⑳').contains(&c)) {
        return text.chars().next();
    }
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c| NUMBERS.contains(c));
    let digits = inner[..inner.len() - rest.len()].chars().count();
    let mark = rest.chars().next()?;
    let bracketed = inner.len() < text.len();
    let fits = if bracketed { matches!(mark, '）' | ')') } else { matches!(mark, '、' | '．' | '.') };
    // `2.5` is a number.
    let ends = !rest[mark.len_utf8()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (fits && ends && (1..=3).contains(&digits)).then_some(mark)
}

fn trim_start(inlines: &mut Vec<Inline>) {
    while let Some(Inline::Text(text)) = inlines.first_mut() {
        let kept = text.trim_start_matches(is_indent);
        if !kept.is_empty() {
            *text = kept.to_owned();
            break;
        }
        inlines.remove(0);
    }
}

fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(is_indent).len());
                if !text.is_empty() {
                    break;
                }
                inlines.pop();
            }
            Inline::Soft | Inline::Break => drop(inlines.pop()),
            _ => break,
        }
    }
}

/// Replaces line ends by nothing or `\n`, and melts neighbouring texts into one.
fn join(inlines: Vec<Inline>, before: Option<char>, after: Option<char>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    let mut last = before;
    let mut rest = inlines.into_iter();
    while let Some(inline) = rest.next() {
        let next = || first_char(rest.as_slice()).unwrap_or(after);
        match inline {
            Inline::Soft => {
                if !matches!((last, next()), (Some(a), Some(b)) if joins(a, b)) {
                    push_text(&mut out, "\n");
                }
            }
            Inline::Text(text) => {
                last = text.chars().next_back().or(last);
                push_text(&mut out, &text);
            }
            inline => {
                let next = next();
                let inline = join_within(inline, last, next);
                last = last_char(&inline);
                out.push(inline);
            }
        }
    }
    out
}

fn join_within(inline: Inline, before: Option<char>, after: Option<char>) -> Inline {
    match inline {
        Inline::Strong(children) => Inline::Strong(join(children, before, after)),
        Inline::Emphasis(children) => Inline::Emphasis(join(children, before, after)),
        Inline::Strike(children) => Inline::Strike(join(children, before, after)),
        Inline::Link { target, title, children } => Inline::Link { target, title, children: join(children, before, after) },
        Inline::Tag { name, children } => Inline::Tag { name, children: join(children, before, after) },
        other => other,
    }
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// The first character that shows; the outer `None` means that nothing shows at all.
fn first_char(inlines: &[Inline]) -> Option<Option<char>> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().next().map(Some),
        Inline::Strong(children) | Inline::Emphasis(children) | Inline::Strike(children) => first_char(children),
        Inline::Link { children, .. } | Inline::Tag { children, .. } => first_char(children),
        Inline::Soft => None,
        Inline::Picture(_) | Inline::Video(_) | Inline::Break | Inline::FootnoteRef { .. } => Some(None),
    })
}

fn last_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text.chars().next_back(),
        Inline::Strong(children) | Inline::Emphasis(children) | Inline::Strike(children) => children.last().and_then(last_char),
        Inline::Link { children, .. } | Inline::Tag { children, .. } => children.last().and_then(last_char),
        // The mark of a footnote belongs to the words before it.
        Inline::FootnoteRef { .. } => Some('。'),
        Inline::Picture(_) | Inline::Video(_) | Inline::Break | Inline::Soft => None,
    }
}
