//! The body of a page as an owned tree of blocks, and the walks over it: links, pictures, videos, plain text.
//!
//! Made by `markdown` from one file and drawn by `render`. Targets are kept as they were written with their place in the file; what they
//! mean is found out by the site. Nothing here reads files, knows other pages or writes HTML.

mod walk;

use std::ops::Range;

use walk::{end_line, walk_blocks, walk_inlines};

/// The text of one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The footnotes in the order of their numbers.
    pub footnotes: Vec<Footnote>,
    /// The headings in reading order, for tables of contents and links with `#`.
    pub headings: Vec<Heading>,
    /// Whether it names any link, picture or video, once somebody has looked: most texts do not, and are asked at every assembling.
    pub refers: Option<bool>,
    /// About how many bytes of plain text it holds, once somebody has looked.
    pub length: usize,
}

/// A heading as tables of contents need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 to 6; level 1 is the page's title.
    pub level: u8,
    /// Its anchor, unique on the page.
    pub id: String,
    /// Its plain text.
    pub text: String,
}

/// A footnote with its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// From 1, in the order of the first references.
    pub number: usize,
    /// How often the text refers to it; 0 means that nothing does.
    pub references: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Something written in the file that points elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As written, entities and escapes resolved; local paths with `/` and without percent signs.
    pub written: String,
    /// Where it stands, in bytes of the whole file's decoded text.
    pub range: Range<usize>,
}

/// A picture that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file or address.
    pub target: Target,
    /// The words between the brackets, plain.
    pub alt: String,
    /// The title in quotes, empty if there is none.
    pub title: String,
    /// The whole `![…](…)` or `<img …>` in bytes of the file.
    pub range: Range<usize>,
}

/// A video file that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// The file.
    pub target: Target,
    /// What it shows, empty if nothing was said.
    pub title: String,
    /// The still picture in front of it.
    pub poster: Option<Picture>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its anchor, unique on the page.
        id: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with marks or numbers.
    List(List),
    /// A table.
    Table(Table),
    /// A quotation.
    Quote(Vec<Block>),
    /// A box such as `> [!NOTE]`.
    Alert {
        /// What kind of box.
        kind: AlertKind,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Code, kept letter by letter.
    Code {
        /// The first word behind the fence, empty if there is none.
        lang: String,
        /// The code with its line ends.
        text: String,
    },
    /// Pictures that stand alone, one or more.
    Gallery(Vec<Picture>),
    /// A video file of the site.
    Video(Box<Video>),
    /// A link to a video elsewhere.
    VideoCard {
        /// The address of the video's page.
        target: Target,
        /// The words of the link, empty if it was a bare address.
        title: String,
    },
    /// Raw HTML that passed the allow-list.
    Html(Vec<HtmlPart>),
    /// A line across the page.
    Rule,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of a numbered list.
    pub start: Option<u64>,
    /// Whether the items stand close, without paragraphs of their own.
    pub tight: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Ticked or not, in a list of tasks.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A table: every row has as many cells as there are alignments.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column stands.
    pub alignments: Vec<Alignment>,
    /// The cells of the head.
    pub head: Vec<Vec<Inline>>,
    /// The cells of the rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Not said.
    None,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// The kinds of boxes that GitHub knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A piece of running text. Most of them are plain text, so what is rare and large lies in a box: a column has hundreds of thousands.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain text; a `\n` in it is a line end that shows as a blank.
    Text(String),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Code within a line.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        target: Box<Target>,
        /// The title in quotes, empty if there is none.
        title: String,
        /// Its words.
        children: Vec<Inline>,
    },
    /// A picture within a line.
    Picture(Box<Picture>),
    /// A video within a line.
    Video(Box<Video>),
    /// A line break that was asked for.
    Break,
    /// The end of a line in the file; never left in a finished body.
    Soft,
    /// A number that leads to a footnote.
    FootnoteRef {
        /// The footnote's number.
        number: usize,
        /// Which of its references this is, from 1.
        occurrence: usize,
    },
    /// A bare tag of the allow-list, such as `u` or `sub`.
    Tag {
        /// The tag's name.
        name: &'static str,
        /// What it holds.
        children: Vec<Inline>,
    },
}

/// A piece of cleaned, well-formed HTML.
#[derive(Debug, Clone, PartialEq)]
pub enum HtmlPart {
    /// An opening tag, or a void one.
    Open {
        /// The tag's name.
        name: String,
        /// Its attributes, all of the allow-list.
        attributes: Vec<(String, String)>,
    },
    /// A closing tag.
    Close(String),
    /// Text, not escaped.
    Text(String),
    /// A picture.
    Picture(Picture),
    /// A video of the site.
    Video(Video),
    /// The start of a link.
    LinkOpen {
        /// Where it leads.
        target: Target,
        /// Its title, empty if there is none.
        title: String,
    },
    /// The end of a link.
    LinkClose,
}

/// What a walk over a body meets, in reading order.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// Words.
    Text(&'a str),
    /// Code.
    Code(&'a str),
    /// A link, before its words.
    Link(&'a Target),
    /// A picture.
    Picture(&'a Picture),
    /// A video file.
    Video(&'a Video),
    /// A gap between words: a line break or the border of a cell.
    Gap,
    /// The end of a block.
    End,
}

impl Body {
    /// Every target of a link, also in raw HTML and footnotes, in document order. Cards of videos elsewhere count as links.
    pub fn links(&self) -> impl Iterator<Item = &Target> {
        self.references().into_iter().filter_map(|leaf| if let Leaf::Link(target) = leaf { Some(target) } else { None })
    }

    /// Every picture, also in raw HTML and footnotes and in front of videos, in document order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.references().into_iter().filter_map(|leaf| if let Leaf::Picture(picture) = leaf { Some(picture) } else { None })
    }

    /// The target of every video file, in document order.
    pub fn videos(&self) -> impl Iterator<Item = &Target> {
        self.references().into_iter().filter_map(|leaf| if let Leaf::Video(video) = leaf { Some(&video.target) } else { None })
    }

    /// Looks whether anything is referred to and how much text there is, for all later questions.
    pub fn look_over(&mut self) {
        let leaves = self.leaves();
        let refers = leaves.iter().any(|leaf| matches!(leaf, Leaf::Link(_) | Leaf::Picture(_) | Leaf::Video(_)));
        let size = |leaf: &Leaf<'_>| if let Leaf::Text(text) | Leaf::Code(text) = leaf { text.len() } else { 0 };
        self.length = leaves.iter().map(size).sum();
        self.refers = Some(refers);
    }

    /// The leaves, or nothing where none of them refers to anything.
    fn references(&self) -> Vec<Leaf<'_>> {
        if self.refers == Some(false) { Vec::new() } else { self.leaves() }
    }

    /// The plain text, a line a block; code is part of it, the words of pictures are not.
    pub fn text(&self) -> String {
        self.text_of_first(usize::MAX)
    }

    /// The plain text, as `text` gives it, up to about so many bytes.
    pub fn text_of_first(&self, bytes: usize) -> String {
        let mut out = String::new();
        for leaf in self.leaves() {
            if out.len() > bytes {
                break;
            }
            match leaf {
                Leaf::Text(text) => one_line(text, &mut out),
                Leaf::Code(code) => out.push_str(code),
                Leaf::Gap if !out.is_empty() && !out.ends_with([' ', '\n']) => out.push(' '),
                Leaf::End => end_line(&mut out),
                _ => {}
            }
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// How many Han characters the text holds.
    pub fn han_count(&self) -> usize {
        let count = |text: &str| text.chars().filter(|c| is_han(*c)).count();
        self.leaves().into_iter().map(|leaf| if let Leaf::Text(text) | Leaf::Code(text) = leaf { count(text) } else { 0 }).sum()
    }

    /// Everything that the body holds, in reading order, footnotes last.
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        let mut leaves = Vec::new();
        walk_blocks(&self.blocks, &mut leaves);
        for footnote in &self.footnotes {
            walk_blocks(&footnote.blocks, &mut leaves);
        }
        leaves
    }
}

/// The plain words of some inlines; pictures say nothing.
pub fn plain(inlines: &[Inline]) -> String {
    let mut leaves = Vec::new();
    walk_inlines(inlines, &mut leaves);
    let mut out = String::new();
    for leaf in leaves {
        match leaf {
            Leaf::Text(text) | Leaf::Code(text) => one_line(text, &mut out),
            Leaf::Gap => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// Adds a text with blanks for its line ends.
fn one_line(text: &str, out: &mut String) {
    for (at, line) in text.split('\n').enumerate() {
        out.push_str(if at > 0 { " " } else { "" });
        out.push_str(line);
    }
}

/// Whether `c` is a Han character (ideographs of all planes, `〇` and `々` too).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' | '〇')
}
