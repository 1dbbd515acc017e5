//! A Word file → an article: headings, paragraphs, list items, tables and pictures in reading order; styling is left behind.
//!
//! Deleted text, fallbacks of drawings and fields' instructions are no text. What a file may unpack to is bounded by `zipped`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{Row, Sheet};
use super::zipped::{Fault, Zipped};

/// More blocks than this are nobody's article.
const BLOCKS: usize = 20_000;
/// More pictures than this are not taken out, and no more bytes of them.
const PICTURES: usize = 300;
const PICTURE_BYTES: usize = 256 << 20;

/// An article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// Its pictures by the name that blocks use.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// A block of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: 0 is the title, 1 the highest heading.
    Heading(u8, Vec<Span>),
    /// A paragraph, and whether it is centred.
    Paragraph(Vec<Span>, bool),
    /// An item of a list: numbered or not, how deep.
    Item(bool, u8, Vec<Span>),
    /// A table, cells by row; merged cells are filled.
    Table(Vec<Vec<String>>),
    /// A picture.
    Picture(String),
}

/// A piece of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// Its text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Where it leads.
    pub link: Option<String>,
}

/// The text of some spans.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

impl Article {
    /// The tables as sheets, each with its name for people where there are several.
    pub fn sheets(&self) -> Vec<Sheet> {
        let tables: Vec<&Vec<Vec<String>>> =
            self.blocks.iter().filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None }).collect();
        let sheet = |(at, rows): (usize, &&Vec<Vec<String>>)| Sheet {
            name: format!("第{}个表格", at + 1),
            rows: rows
                .iter()
                .enumerate()
                .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
                .map(|(row, cells)| Row { number: u32::try_from(row + 1).unwrap_or(u32::MAX), cells: cells.clone() })
                .collect(),
        };
        tables.iter().enumerate().map(sheet).collect()
    }
}

/// Reads a `.docx`.
///
/// # Errors
/// [`Fault`] when it is broken, locked or endless.
pub fn word(bytes: &[u8]) -> Result<Article, Fault> {
    let mut zipped = Zipped::open(bytes)?;
    let mut text =
        |name: &str| -> Result<Option<String>, Fault> { Ok(zipped.part(name)?.map(|part| String::from_utf8_lossy(&part).into_owned())) };
    let document = text("word/document.xml")?.ok_or(Fault::Broken)?;
    let styles = styles(&text("word/styles.xml")?.unwrap_or_default());
    let numbers = numbers(&text("word/numbering.xml")?.unwrap_or_default());
    let relations = relations(&text("word/_rels/document.xml.rels")?.unwrap_or_default());
    let mut walk = Walk { styles, numbers, relations, ..Walk::default() };
    walk.run(&document)?;
    let mut article = Article { blocks: walk.blocks, pictures: BTreeMap::new() };
    let names: Vec<String> =
        article.blocks.iter().filter_map(|block| if let Block::Picture(name) = block { Some(name.clone()) } else { None }).collect();
    let mut left = PICTURE_BYTES;
    for name in names.into_iter().take(PICTURES) {
        if article.pictures.contains_key(&name) {
            continue;
        }
        let path = if name.starts_with('/') { name.trim_start_matches('/').to_owned() } else { format!("word/{name}") };
        if let Some(bytes) = zipped.part(&path)? {
            left = left.checked_sub(bytes.len()).ok_or(Fault::TooLarge)?;
            article.pictures.insert(name, bytes);
        }
    }
    Ok(article)
}

/// Every element and text of a part; what is no XML ends it.
fn events(text: &str, mut each: impl FnMut(Event<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => each(event)?,
            Err(_) => return Err(Fault::Broken),
        }
    }
}

fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == wanted)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
}

/// What paragraphs of each style are.
fn styles(text: &str) -> BTreeMap<String, Style> {
    let (mut levels, mut style) = (BTreeMap::new(), String::new());
    let _ = events(text, |event| {
        if let Event::Start(element) | Event::Empty(element) = &event {
            match element.local_name().as_ref() {
                "style" => style = attribute(element, "styleId").unwrap_or_default(),
                "name" => {
                    let name = attribute(element, "val").unwrap_or_default().to_lowercase().replace(' ', "");
                    if let Some(level) = level_of(&name) {
                        levels.insert(style.clone(), Style::Heading(level));
                    } else if name.starts_with("listbullet") || name.starts_with("listnumber") {
                        levels.insert(style.clone(), Style::Item(name.starts_with("listnumber")));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    });
    levels
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy)]
enum Style {
    Heading(u8),
    /// An item, numbered or not.
    Item(bool),
}

fn level_of(name: &str) -> Option<u8> {
    if matches!(name, "title" | "标题") {
        return Some(0);
    }
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.parse().ok().filter(|level| (1..=6).contains(level))
}

/// Whether each list is numbered.
fn numbers(text: &str) -> BTreeMap<String, bool> {
    let (mut kinds, mut lists) = (BTreeMap::new(), BTreeMap::new());
    let (mut kind, mut list) = (String::new(), String::new());
    let _ = events(text, |event| {
        if let Event::Start(element) | Event::Empty(element) = &event {
            let value = || attribute(element, "val").unwrap_or_default();
            match element.local_name().as_ref() {
                "abstractNum" => kind = attribute(element, "abstractNumId").unwrap_or_default(),
                "numFmt" => drop(kinds.entry(kind.clone()).or_insert_with(|| value() != "bullet")),
                "num" => list = attribute(element, "numId").unwrap_or_default(),
                "abstractNumId" => drop(lists.insert(list.clone(), value())),
                _ => {}
            }
        }
        Ok(())
    });
    lists.into_iter().map(|(list, kind)| (list, kinds.get(&kind).copied().unwrap_or(true))).collect()
}

/// What the ids of links and pictures lead to.
fn relations(text: &str) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    let _ = events(text, |event| {
        if let Event::Start(element) | Event::Empty(element) = &event
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            targets.insert(id, target);
        }
        Ok(())
    });
    targets
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Open {
    spans: Vec<Span>,
    style: String,
    list: Option<(String, u8)>,
    level: Option<u8>,
    centred: bool,
    pictures: Vec<String>,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Grid {
    rows: Vec<Vec<String>>,
    cell: String,
    span: usize,
    goes_on: bool,
}

#[derive(Debug, Default)]
struct Walk {
    styles: BTreeMap<String, Style>,
    numbers: BTreeMap<String, bool>,
    relations: BTreeMap<String, String>,
    blocks: Vec<Block>,
    open: Vec<Open>,
    grids: Vec<Grid>,
    link: Option<String>,
    bold: bool,
    in_text: bool,
    /// How many elements deep in something that is not read.
    skipped: usize,
}

impl Walk {
    fn run(&mut self, text: &str) -> Result<(), Fault> {
        events(text, |event| {
            match &event {
                Event::Start(element) => {
                    let name = element.local_name();
                    if self.skipped > 0 || matches!(name.as_ref(), "del" | "Fallback" | "instrText" | "delText" | "moveFrom") {
                        self.skipped += 1;
                    } else {
                        self.start(name.as_ref(), element);
                    }
                }
                Event::Empty(element) if self.skipped == 0 => {
                    let name = element.local_name();
                    self.start(name.as_ref(), element);
                    self.end(name.as_ref());
                }
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(text) if self.in_text && self.skipped == 0 => self.text(&text.xml10_content()),
                Event::GeneralRef(entity) if self.in_text && self.skipped == 0 => {
                    let known = match &*entity.clone().into_inner() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => entity.resolve_char_ref().ok().flatten(),
                    };
                    self.text(&known.map(String::from).unwrap_or_default());
                }
                _ => {}
            }
            if self.blocks.len() > BLOCKS || self.open.len() + self.grids.len() > 64 { Err(Fault::TooLarge) } else { Ok(()) }
        })
    }

    fn text(&mut self, text: &str) {
        let (bold, link) = (self.bold, self.link.clone());
        let Some(open) = self.open.last_mut() else { return };
        match open.spans.last_mut().filter(|last| last.bold == bold && last.link == link) {
            Some(last) => last.text.push_str(text),
            None => open.spans.push(Span { text: text.to_owned(), bold, link }),
        }
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let on = || !matches!(value().as_deref(), Some("0" | "false" | "none"));
        match name {
            "p" => self.open.push(Open::default()),
            "r" => self.bold = false,
            "b" => self.bold = on(),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" => self.text(" "),
            "hyperlink" => self.link = attribute(element, "id").and_then(|id| self.relations.get(&id).cloned()),
            "blip" | "imagedata" => {
                let id = attribute(element, "embed").or_else(|| attribute(element, "id"));
                if let (Some(target), Some(open)) = (id.and_then(|id| self.relations.get(&id)), self.open.last_mut()) {
                    open.pictures.push(target.clone());
                }
            }
            "tbl" => self.grids.push(Grid::default()),
            _ => {}
        }
        if let Some(grid) = self.grids.last_mut() {
            match name {
                "tr" => grid.rows.push(Vec::new()),
                "tc" => (grid.cell, grid.span, grid.goes_on) = (String::new(), 1, false),
                "gridSpan" => grid.span = value().and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 60),
                "vMerge" => grid.goes_on = value().as_deref() != Some("restart"),
                _ => {}
            }
        }
        let Some(open) = self.open.last_mut() else { return };
        match name {
            "pStyle" => open.style = value().unwrap_or_default(),
            "jc" => open.centred = value().as_deref() == Some("center"),
            "outlineLvl" => {
                open.level = value().and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 6).map(|level| level + 1)
            }
            "numId" => open.list = value().filter(|id| id != "0").map(|id| (id, open.list.as_ref().map_or(0, |(_, depth)| *depth))),
            "ilvl" => {
                let depth = value().and_then(|depth| depth.parse().ok()).unwrap_or(0);
                open.list = Some((open.list.take().map_or_else(String::new, |(id, _)| id), depth));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "hyperlink" => self.link = None,
            "p" => self.close(),
            "tc" => {
                let Some(grid) = self.grids.last_mut() else { return };
                let at = grid.rows.last().map_or(0, Vec::len);
                let above = grid.rows.len().checked_sub(2).and_then(|row| grid.rows[row].get(at)).cloned();
                let text = if grid.goes_on { above.unwrap_or_default() } else { grid.cell.trim().to_owned() };
                if let Some(row) = grid.rows.last_mut().filter(|row| row.len() < 200) {
                    row.extend(std::iter::repeat_n(text, grid.span.max(1)));
                }
            }
            "tbl" => {
                let Some(grid) = self.grids.pop() else { return };
                match self.grids.last_mut() {
                    // A table within a cell is its text.
                    Some(outer) => outer.cell.push_str(&grid.rows.concat().join(" ")),
                    None => self.blocks.push(Block::Table(grid.rows)),
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let text = plain(&open.spans);
        let filled = !text.trim().is_empty();
        if let Some(grid) = self.grids.last_mut() {
            if filled {
                grid.cell.push_str(if grid.cell.is_empty() { "" } else { " " });
                grid.cell.push_str(text.trim());
            }
        } else if filled {
            let style = self.styles.get(&open.style).copied().or_else(|| level_of(&open.style.to_lowercase()).map(Style::Heading));
            let style = open.level.map(Style::Heading).or(style);
            self.blocks.push(match (style, open.list) {
                (Some(Style::Heading(level)), _) => Block::Heading(level, open.spans),
                (_, Some((list, depth))) => Block::Item(self.numbers.get(&list).copied().unwrap_or(false), depth, open.spans),
                (Some(Style::Item(ordered)), None) => Block::Item(ordered, 0, open.spans),
                (None, None) => Block::Paragraph(open.spans, open.centred),
            });
        }
        self.blocks.extend(open.pictures.into_iter().map(Block::Picture));
    }
}
