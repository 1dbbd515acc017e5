//! A Word document: pages of paragraphs, tables and pictures in the look of official papers, as bytes of a .docx file.
//!
//! `draw` makes the XML of blocks, `parts` the other parts of the file. Formats stand at the paragraphs themselves and in no style, so that
//! the same blocks look alike in a document of somebody else, where `fill` puts them.

mod draw;
mod parts;

use crate::office::pack::pack;

pub use draw::draw;
pub use parts::{content_type, relation};

/// A sheet of paper and what stands on it.
#[derive(Debug, Clone)]
pub struct Paper {
    /// How it lies and how wide its margins are.
    pub page: Page,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// How a page lies: A4 always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Upright with the margins of official letters and `— 1 —` at the foot.
    Letter,
    /// Upright with narrow margins, for forms.
    Form,
    /// On its side, for wide tables.
    Wide,
}

impl Page {
    /// The width between the margins, in twentieths of a point.
    pub fn width(self) -> u32 {
        let (width, _, [_, right, _, left]) = self.measures();
        width - left - right
    }

    /// Width, height and the margins from the top clockwise, in twentieths of a point.
    pub(super) fn measures(self) -> (u32, u32, [u32; 4]) {
        match self {
            Page::Letter => (11_906, 16_838, [2098, 1474, 1985, 1588]),
            Page::Form => (11_906, 16_838, [1247, 1134, 1134, 1134]),
            Page::Wide => (16_838, 11_906, [1134, 1020, 1020, 1020]),
        }
    }
}

/// A piece of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Look, Vec<Run>),
    /// A table.
    Table(Table),
    /// A picture on a line of its own.
    Picture(Picture),
    /// Pictures with their captions, two in a row.
    Pairs(Vec<(Picture, String)>),
    /// What follows begins on a new page.
    NewPage,
}

impl Block {
    /// A paragraph of plain words.
    pub fn words(look: Look, text: impl Into<String>) -> Block {
        Block::Paragraph(look, vec![Run::plain(text)])
    }
}

/// How a paragraph looks, by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The title of a letter.
    Title,
    /// The title of a form.
    FormTitle,
    /// A line under the title.
    Subtitle,
    /// A heading of the first level.
    Heading,
    /// A heading below it.
    Subheading,
    /// Running text.
    Body,
    /// Text without an indent, such as an item of a list or a line before a table.
    Flat,
    /// A line at the right, such as who signs.
    Sign,
    /// Words under a picture.
    Caption,
    /// A small remark.
    Note,
}

/// Words of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words; `\n` begins a new line.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Where they lead, empty for nowhere.
    pub link: String,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Run {
        Run { text: text.into(), bold: true, ..Run::default() }
    }
}

/// A table: every row stays on one page, the first rows are repeated on each.
#[derive(Debug, Clone)]
pub struct Table {
    /// The widths of the columns in twentieths of a point.
    pub widths: Vec<u32>,
    /// How many rows are the head.
    pub head: usize,
    /// The rows; their spans add up to the number of columns.
    pub rows: Vec<Vec<Cell>>,
    /// Whether lines are drawn.
    pub lines: bool,
    /// The size of the letters in half points.
    pub size: u32,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its words; `\n` begins a new line.
    pub text: String,
    /// Where they lead, empty for nowhere.
    pub link: String,
    /// How many columns it takes beyond the first.
    pub over: u32,
    /// Whether it is a head.
    pub head: bool,
    /// Whether the words stand at the left and not in the middle.
    pub left: bool,
    /// The least height of its row in twentieths of a point.
    pub height: u32,
}

impl Cell {
    /// A cell with words in its middle.
    pub fn centred(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A cell with words at its left.
    pub fn left(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), left: true, ..Cell::default() }
    }

    /// A cell of the head.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), head: true, ..Cell::default() }
    }

    /// The same cell over so many columns.
    pub fn over(self, columns: usize) -> Cell {
        Cell { over: u32::try_from(columns.saturating_sub(1)).unwrap_or_default(), ..self }
    }
}

/// A picture that Word reads: a JPEG or PNG file.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is a PNG.
    pub png: bool,
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// Words in its place.
    pub alt: String,
}

/// Widths in the proportion of some weights that add up to a whole, to the last twentieth.
pub fn shares(whole: u32, weights: &[u32]) -> Vec<u32> {
    let sum: u32 = weights.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = weights.iter().map(|weight| whole * weight / sum).collect();
    let rest = whole - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The bytes of a .docx file.
pub fn write(paper: &Paper) -> Vec<u8> {
    let mut media = Media::default();
    let body = draw(&paper.blocks, paper.page.width(), &mut media);
    pack(&parts::all(paper.page, &body, media)).unwrap_or_default()
}

/// The pictures of a document, gathered while it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Media(pub Vec<Picture>);

impl Media {
    /// Takes a picture and gives its number, from 1.
    fn take(&mut self, picture: &Picture) -> usize {
        self.0.push(picture.clone());
        self.0.len()
    }
}

/// The name of a picture's relation and of its file below `word/`.
pub fn media_name(number: usize, png: bool) -> (String, String) {
    (format!("zlPicture{number}"), format!("media/zhuanlan{number}.{}", if png { "png" } else { "jpeg" }))
}
