//! The text of a page as blocks of a Word paper: every word kept, pictures where the text names them.

use crate::document::body::{self, Body, HtmlPart, Inline, List};
use crate::office::word::{Block, Cell, Look, Picture, Run, Table, shares};

/// Numbers of Chinese outlines.
const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Gives a picture that the text names with its caption; `None` where it may not be shown.
pub(super) type Show<'s> = dyn FnMut(&body::Picture) -> Option<(Picture, String)> + 's;

/// How a text is set.
pub(super) struct Prose<'p> {
    /// Where pictures come from.
    pub(super) show: &'p mut Show<'p>,
    /// Whether headings get 一、（一） before them, as official papers have it.
    pub(super) numbered: bool,
    /// The width of the text.
    pub(super) width: u32,
    headings: [usize; 2],
    blocks: Vec<Block>,
}

/// The blocks of a body.
pub(super) fn blocks<'p>(body: &Body, show: &'p mut Show<'p>, numbered: bool, width: u32) -> Vec<Block> {
    let mut prose = Prose { show, numbered, width, headings: [0; 2], blocks: Vec::new() };
    prose.all(&body.blocks);
    for footnote in &body.footnotes {
        let text = Body { blocks: footnote.blocks.clone(), ..Body::default() }.text();
        prose.blocks.push(Block::words(Look::Note, format!("〔{}〕{text}", footnote.number)));
    }
    prose.blocks
}

/// A picture and the words under it.
pub(super) fn pictured(picture: Picture, caption: &str) -> [Block; 2] {
    [Block::Picture(picture), Block::words(Look::Caption, caption)]
}

impl Prose<'_> {
    fn all(&mut self, blocks: &[body::Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &body::Block) {
        match block {
            body::Block::Heading { level, inlines, .. } => self.heading(*level, &body::plain(inlines)),
            body::Block::Paragraph(inlines) => self.paragraph(Look::Body, "", inlines),
            body::Block::List(list) => self.list(list),
            body::Block::Table(table) => self.table(table),
            body::Block::Quote(inner) | body::Block::Alert { blocks: inner, .. } => self.all(inner),
            body::Block::Code { text, .. } => self.blocks.push(Block::words(Look::Flat, text.trim_end())),
            body::Block::Gallery(pictures) => pictures.iter().for_each(|picture| self.picture(picture)),
            body::Block::Video(video) => self.say(&format!("（视频：{}）", video.title)),
            body::Block::VideoCard { target, title } => {
                let link = Run {
                    text: if title.is_empty() { target.written.clone() } else { format!("视频：{title}") },
                    link: target.written.clone(),
                    ..Run::default()
                };
                self.blocks.push(Block::Paragraph(Look::Body, vec![link]));
            }
            body::Block::Html(parts) => self.html(parts),
            body::Block::Rule => {}
        }
    }

    fn say(&mut self, words: &str) {
        self.blocks.push(Block::words(Look::Body, words));
    }

    fn heading(&mut self, level: u8, text: &str) {
        let at = usize::from(level > 2);
        self.headings[at] += 1;
        if at == 0 {
            self.headings[1] = 0;
        }
        let has_number = text.starts_with(|c: char| NUMBERS.iter().any(|number| number.starts_with(c)) && text.contains('、'))
            || text.starts_with(['（', '(']);
        let number = NUMBERS.get(self.headings[at] - 1).filter(|_| self.numbered && !has_number);
        let text = match (number, at) {
            (Some(number), 0) => format!("{number}、{text}"),
            (Some(number), _) => format!("（{number}）{text}"),
            (None, _) => text.to_owned(),
        };
        self.blocks.push(Block::words(if at == 0 { Look::Heading } else { Look::Subheading }, text));
    }

    /// The words of a paragraph, then the pictures in it.
    fn paragraph(&mut self, look: Look, mark: &str, inlines: &[Inline]) {
        let mut runs = if mark.is_empty() { Vec::new() } else { vec![Run::plain(mark)] };
        let mut pictures = Vec::new();
        gather(inlines, &Run::default(), &mut runs, &mut pictures);
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            self.blocks.push(Block::Paragraph(look, runs));
        }
        pictures.into_iter().for_each(|picture| self.picture(picture));
    }

    fn picture(&mut self, picture: &body::Picture) {
        if let Some((shown, caption)) = (self.show)(picture) {
            self.blocks.extend(pictured(shown, &caption));
        }
    }

    fn list(&mut self, list: &List) {
        for (at, item) in (0_u64..).zip(&list.items) {
            let mark = match (list.start, item.task) {
                (_, Some(done)) => format!("{} ", if done { "☑" } else { "☐" }),
                (Some(start), None) => format!("{}. ", start + at),
                (None, None) => "• ".to_owned(),
            };
            for (at, block) in item.blocks.iter().enumerate() {
                match block {
                    body::Block::Paragraph(inlines) => self.paragraph(Look::Body, if at == 0 { &mark } else { "" }, inlines),
                    other => self.block(other),
                }
            }
        }
    }

    fn table(&mut self, table: &body::Table) {
        let columns = table.alignments.len().max(1);
        let cell = |inlines: &Vec<Inline>| Cell::left(body::plain(inlines));
        let mut rows = vec![table.head.iter().map(|inlines| Cell::head(body::plain(inlines))).collect::<Vec<_>>()];
        rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect()));
        // Room by the longest words of a column, within reason.
        let longest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.chars().count()).max().unwrap_or_default();
        let weights: Vec<u32> = (0..columns).map(|at| u32::try_from(longest(at).clamp(4, 24)).unwrap_or(4)).collect();
        self.blocks.push(Block::Table(Table { widths: shares(self.width, &weights), head: 1, rows, lines: true, size: 24 }));
    }

    fn html(&mut self, parts: &[HtmlPart]) {
        let mut words = String::new();
        for part in parts {
            match part {
                HtmlPart::Text(text) => words.push_str(text),
                HtmlPart::Close(name) if matches!(name.as_str(), "p" | "div" | "li" | "tr" | "h2" | "h3" | "h4" | "blockquote") => {
                    words.push('\n')
                }
                HtmlPart::Close(name) if matches!(name.as_str(), "td" | "th") => words.push('　'),
                _ => {}
            }
        }
        let lines: Vec<String> =
            words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect();
        lines.iter().for_each(|line| self.say(line));
        for part in parts {
            if let HtmlPart::Picture(picture) = part {
                self.picture(picture);
            }
        }
    }
}

fn gather<'i>(inlines: &'i [Inline], like: &Run, runs: &mut Vec<Run>, pictures: &mut Vec<&'i body::Picture>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => runs.push(Run { text: text.replace('\n', " "), ..like.clone() }),
            Inline::Code(text) => runs.push(Run { text: text.clone(), ..like.clone() }),
            Inline::Strong(inner) => gather(inner, &Run { bold: true, ..like.clone() }, runs, pictures),
            Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Tag { children: inner, .. } => gather(inner, like, runs, pictures),
            Inline::Link { target, children, .. } => {
                let outside = target.written.starts_with("http://") || target.written.starts_with("https://");
                let link = if outside { target.written.clone() } else { String::new() };
                gather(children, &Run { link, ..like.clone() }, runs, pictures);
            }
            Inline::Picture(picture) => pictures.push(picture),
            Inline::Video(video) => runs.push(Run { text: format!("（视频：{}）", video.title), ..like.clone() }),
            Inline::Break => runs.push(Run { text: "\n".into(), ..like.clone() }),
            Inline::Soft => runs.push(Run { text: " ".into(), ..like.clone() }),
            Inline::FootnoteRef { number, .. } => runs.push(Run { text: format!("〔{number}〕"), ..like.clone() }),
        }
    }
}
