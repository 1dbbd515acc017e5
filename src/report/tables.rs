//! One table as a Word and as an Excel file: a title, heads, rows.

use crate::office::book::{self, Sheet};
use crate::office::word::{self, Block, Cell, Look, Page, Paper, shares};

/// A table of words.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The title over it.
    pub(super) title: String,
    /// What is said below the title.
    pub(super) lines: Vec<String>,
    /// Heads with the room that their columns need.
    pub(super) head: Vec<(&'static str, u32)>,
    /// The cells: words, and the address that they lead to.
    pub(super) rows: Vec<Vec<book::Cell>>,
}

impl Grid {
    /// The blocks of a Word paper for a text of that width.
    pub(super) fn blocks(&self, page: Page) -> Vec<Block> {
        let mut blocks = vec![Block::words(Look::FormTitle, &self.title)];
        blocks.extend(self.lines.iter().map(|line| Block::words(Look::Note, line)));
        blocks.push(self.table(page));
        blocks
    }

    /// The table alone.
    pub(super) fn table(&self, page: Page) -> Block {
        let weights: Vec<u32> = self.head.iter().map(|(_, weight)| *weight).collect();
        let mut rows = vec![self.head.iter().map(|(head, _)| Cell::head(*head)).collect::<Vec<_>>()];
        let longs: Vec<bool> = self.head.iter().map(|(_, weight)| *weight >= 16).collect();
        for row in &self.rows {
            rows.push(row.iter().zip(&longs).map(|(cell, long)| Cell { left: *long, ..of(cell) }).collect());
        }
        Block::Table(word::Table { widths: shares(page.width(), &weights), head: 1, rows, lines: true, size: 21 })
    }

    /// As a Word file.
    pub(super) fn word(&self, page: Page) -> Vec<u8> {
        word::write(&Paper { page, blocks: self.blocks(page) })
    }

    /// As an Excel file of one sheet.
    pub(super) fn book(&self, name: &str) -> Option<Vec<u8>> {
        book::write(&[self.sheet(name)])
    }

    /// As a sheet.
    pub(super) fn sheet(&self, name: &str) -> Sheet {
        Sheet {
            name: name.to_owned(),
            title: self.title.clone(),
            lines: self.lines.clone(),
            tables: vec![book::Table {
                head: self.head.iter().map(|(head, _)| (*head).to_owned()).collect(),
                rows: self.rows.clone(),
                ..book::Table::default()
            }],
            widths: self.head.iter().map(|(_, weight)| f64::from(*weight)).collect(),
            wide: true,
            notes: Vec::new(),
        }
    }
}

fn of(cell: &book::Cell) -> Cell {
    match cell {
        book::Cell::Text(text) | book::Cell::Label(text) | book::Cell::Wide(text) => Cell::centred(text),
        book::Cell::Number(number) | book::Cell::Sum(number) => Cell::centred(number.to_string()),
        book::Cell::Link(text, url) => Cell { link: url.clone(), ..Cell::centred(text) },
    }
}
