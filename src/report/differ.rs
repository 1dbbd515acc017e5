//! Which cells of a paper that somebody has edited differ from the new one, so that a person can carry them over.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use crate::digest::Digest;
use crate::office::xml::{self, Element, Node};
use crate::office::zipped::Zipped;

/// How many differences are told.
const MOST: usize = 12;

/// The cells that differ, as a line each: where, what stands there, what the new one says. Nothing where the files cannot be compared.
pub fn differences(path: &str, standing: &[u8], new: &[u8]) -> Option<Vec<String>> {
    let read = if path.ends_with(".xlsx") { book } else { word };
    let (standing, new) = (read(standing)?, read(new)?);
    let mut lines = Vec::new();
    let places: std::collections::BTreeSet<&Place> = standing.keys().chain(new.keys()).collect();
    for place in places {
        let (one, other) = (standing.get(place).map_or("", String::as_str), new.get(place).map_or("", String::as_str));
        if one != other {
            lines.push(format!("{}：文件里是“{}”，新的是“{}”", place.name, short(one), short(other)));
        }
    }
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if more > 0 {
        lines.push(format!("还有 {more} 处"));
    }
    Some(lines)
}

/// Where something stands, in reading order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    order: (usize, usize, usize),
    name: String,
}

type Words = std::collections::BTreeMap<Place, String>;

fn short(text: &str) -> String {
    let line: String = text.chars().take(20).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if line.len() < text.len() { format!("{line}…") } else { line }
}

fn book(bytes: &[u8]) -> Option<Words> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    let mut words = Words::new();
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        let range = book.worksheet_range(&name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (row + top as usize, column + left as usize);
            let text = match cell {
                Data::Float(number) => number.to_string(),
                other => other.to_string(),
            };
            let letter = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
            words.insert(Place { order: (sheet, row, column), name: format!("“{name}”{letter}{}", row + 1) }, text);
        }
    }
    Some(words)
}

fn word(bytes: &[u8]) -> Option<Words> {
    let mut archive = Zipped::open(bytes).ok()?;
    let nodes = xml::parse(&archive.part("word/document.xml").ok()??).ok()?;
    let mut words = Words::new();
    // Word gives pictures new names and keeps their bytes.
    let names = archive.names().into_iter().filter(|name| name.starts_with("word/media/"));
    let pictures = names.map(|name| archive.part(&name).ok()?.map(|bytes| Digest::of(&bytes).letters(8)));
    let mut pictures: Vec<String> = pictures.collect::<Option<_>>()?;
    pictures.sort();
    for (at, picture) in pictures.into_iter().enumerate() {
        words.insert(Place { order: (usize::MAX, at, 0), name: format!("第 {} 张图片", at + 1) }, picture);
    }
    let mut counts = (0, 0);
    nodes.iter().for_each(|node| gather(node, &mut counts, &mut words));
    Some(words)
}

/// Cells of tables by row and column, and paragraphs by their number; `counts` are those of tables and paragraphs so far.
fn gather(node: &Node, counts: &mut (usize, usize), words: &mut Words) {
    let Node::Element(element) = node else { return };
    match element.name.as_str() {
        "w:tbl" => {
            counts.0 += 1;
            for (row, line) in element.elements().filter(|child| child.name == "w:tr").enumerate() {
                for (column, cell) in line.elements().filter(|child| child.name == "w:tc").enumerate() {
                    let name = format!("第 {} 个表第 {} 行第 {} 格", counts.0, row + 1, column + 1);
                    words.insert(Place { order: (counts.0 + counts.1, row, column), name }, text(cell));
                }
            }
        }
        "w:p" => {
            let said = text(element);
            if !said.is_empty() {
                counts.1 += 1;
                words.insert(Place { order: (counts.0 + counts.1, 0, 0), name: format!("第 {} 段", counts.1) }, said);
            }
        }
        _ => element.children.iter().for_each(|child| gather(child, counts, words)),
    }
}

fn text(element: &Element) -> String {
    let mut said = String::new();
    for child in element.elements() {
        match child.name.as_str() {
            "w:t" => said.push_str(&child.text()),
            "w:br" => said.push('\n'),
            _ => said.push_str(&text(child)),
        }
    }
    said.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::word::{Block, Cell, Look, Page, Paper, Table, write};

    #[test]
    fn cells_that_differ_are_named() {
        let paper = |count: &str| {
            let table = Table {
                widths: vec![900, 900],
                head: 1,
                rows: vec![vec![Cell::head("名称"), Cell::head("人数")], vec![Cell::left("甲"), Cell::left(count)]],
                lines: true,
                size: 21,
            };
            write(&Paper { page: Page::Form, blocks: vec![Block::words(Look::Title, "表"), Block::Table(table)] })
        };
        let told = vec!["第 1 个表第 2 行第 2 格：文件里是“120”，新的是“130”".to_owned()];
        assert_eq!(differences("a.docx", &paper("120"), &paper("130")), Some(told));
        assert_eq!(differences("a.docx", &paper("120"), &paper("120")), Some(Vec::new()));
        assert_eq!(differences("a.docx", b"nothing", &paper("130")), None);
    }
}
