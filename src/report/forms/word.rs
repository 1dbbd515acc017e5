//! The built-in template of a form: its printed look with placeholders in it, made from the edition's columns, so that any form has one.

use super::values::{field_name, head_name, list_name};
use crate::edition::{Column, Form, Layout, Rows, Table};
use crate::office::fill::Values;
use crate::office::word::{self, Block, Cell, Look, Page, Run, shares};
use crate::site::Site;

/// Letters of cells, in half points.
const SIZE: u32 = 21;
/// Letters of tables with very many columns.
const SMALL: u32 = 18;
/// From how many columns on letters are small.
const MANY: usize = 13;

/// The template of a form.
pub(super) fn form(site: &Site, form: &Form, values: &Values) -> (Page, Vec<Block>) {
    let page = if form.layout == Layout::Landscape { Page::Wide } else { Page::Form };
    let mut blocks = vec![Block::words(Look::FormTitle, &form.title)];
    blocks.extend(head(form, page));
    for table in &form.tables {
        if !table.title.is_empty() {
            blocks.push(Block::Paragraph(Look::Note, vec![Run::bold(&table.title)]));
        }
        blocks.push(rows(site, table, page, values));
    }
    blocks.extend(stay(form, page));
    (page, blocks)
}

/// The lines above the tables: in a row where their titles end with a colon, else as pairs of cells.
fn head(form: &Form, page: Page) -> Option<Block> {
    if form.head.is_empty() {
        return None;
    }
    let is_line = |column: &Column| column.title.ends_with(['：', ':']);
    if form.head.iter().all(is_line) {
        let weights: Vec<u32> = form.head.iter().map(|column| if column.field == "school" { 5 } else { 3 }).collect();
        let cells = form.head.iter().map(|column| Cell::left(format!("{}{}", column.title, mark(&column.field)))).collect();
        let table = word::Table { widths: shares(page.width(), &weights), head: 0, rows: vec![cells], lines: false, size: 24 };
        return Some(Block::Table(table));
    }
    let pairs = form.head.chunks(2).map(|pair| {
        let mut cells: Vec<Cell> = pair.iter().flat_map(|column| [Cell::head(&column.title), Cell::centred(mark(&column.field))]).collect();
        if pair.len() == 1 {
            cells.truncate(1);
            cells.push(Cell::centred(mark(&pair[0].field)).over(3));
        }
        cells
    });
    let table = word::Table { widths: shares(page.width(), &[3, 5, 3, 5]), head: 0, rows: pairs.collect(), lines: true, size: SIZE };
    Some(Block::Table(table))
}

fn mark(field: &str) -> String {
    match head_name(field) {
        "" => String::new(),
        name => format!("{{{{ {name} }}}}"),
    }
}

/// A table with its head and the row that repeats. A table by day has the one row that the notice prints, for the whole week.
fn rows(site: &Site, table: &Table, page: Page, values: &Values) -> Block {
    let columns = &table.columns;
    let widths = widths(site, table, page, values);
    let place = |column: &Column| match (table.rows, column.field.as_str()) {
        (Rows::Days, "date") => "{{ 活动周.日期 }}".to_owned(),
        (Rows::Days, "index") => "1".to_owned(),
        (_, "blank") => String::new(),
        (Rows::Days, key) => format!("{{{{ 统计.{} }}}}", field_name(site, Rows::Days, key)),
        (rows, field) => format!("{{{{ {}.{} }}}}", list_name(rows), field_name(site, rows, field)),
    };
    let cell = |column: &Column| {
        let long = matches!(column.field.as_str(), "brief" | "needs" | "content" | "site" | "remark");
        let text = place(column);
        if long { Cell::left(text) } else { Cell::centred(text) }
    };
    let head: Vec<Cell> = columns.iter().map(|column| Cell::head(&column.title)).collect();
    let size = if columns.len() >= MANY { SMALL } else { SIZE };
    let rows = vec![head, columns.iter().map(cell).map(|cell| Cell { height: 560, ..cell }).collect()];
    Block::Table(word::Table { widths, head: 1, rows, lines: true, size })
}

/// The widths of a table's columns: what is long gets room from what is short; columns whose values have one length keep theirs.
fn widths(site: &Site, table: &Table, page: Page, values: &Values) -> Vec<u32> {
    let items = values.lists.get(list_name(table.rows)).map(|list| list.items.as_slice()).unwrap_or_default();
    let fixed = |field: &str| matches!(field, "index" | "time" | "contact_phone" | "phone" | "expected" | "contact_name" | "date" | "sex");
    let usual = |column: &Column| weight(table.rows, &column.field) * 100;
    let wanted = |column: &Column| {
        let name = field_name(site, table.rows, &column.field);
        let letters: usize = items.iter().filter_map(|item| item.get(name)).map(|text| text.chars().count()).sum();
        let mean = letters as f64 / items.len().max(1) as f64;
        // A column of so much weight holds about so many letters on two lines.
        let share = (mean / f64::from(weight(table.rows, &column.field))).sqrt().clamp(0.8, 1.6);
        (f64::from(usual(column)) * share) as u32
    };
    let free: u32 = table.columns.iter().filter(|column| !fixed(&column.field)).map(usual).sum();
    let asked: u32 = table.columns.iter().filter(|column| !fixed(&column.field)).map(wanted).sum();
    let given = |column: &Column| match () {
        () if fixed(&column.field) || items.is_empty() || table.rows == Rows::Days => usual(column),
        () => u32::try_from(u64::from(wanted(column)) * u64::from(free) / u64::from(asked.max(1))).unwrap_or(u32::MAX),
    };
    let mut widths = shares(page.width(), &table.columns.iter().map(given).collect::<Vec<_>>());
    if table.columns.len() < MANY {
        room_for_heads(&table.columns, &mut widths);
    }
    widths
}

/// Gives every column room for its head on two lines, taken from the widest.
fn room_for_heads(columns: &[Column], widths: &mut [u32]) {
    // Letters are half their size in points wide, in twentieths; the borders take a little.
    let least = |column: &Column| u32::try_from(column.title.chars().count().div_ceil(2)).unwrap_or(4).min(5) * SIZE * 10 + 120;
    for (at, column) in columns.iter().enumerate() {
        let missing = least(column).saturating_sub(widths[at]);
        let widest = (0..widths.len()).max_by_key(|at| widths[*at]).unwrap_or(at);
        if missing > 0 && widest != at && widths[widest] > 2 * missing {
            widths[at] += missing;
            widths[widest] -= missing;
        }
    }
}

/// How much room a column needs beside the others.
pub(super) fn weight(rows: Rows, field: &str) -> u32 {
    match (rows, field) {
        (_, "index") => 5,
        (Rows::Days, "date") => 12,
        (Rows::Days, _) => 10,
        (Rows::Events, "title") => 18,
        (Rows::Events, "time") => 23,
        (Rows::Events, "audience") => 14,
        (Rows::Events, "unit" | "venue" | "contact_dept" | "contact_phone") => 13,
        (Rows::Events, "form" | "remark") => 11,
        (Rows::Events, "expected" | "contact_name") => 8,
        (_, "brief" | "content" | "needs" | "site") => 18,
        (_, "title" | "name") if rows != Rows::Attendees => 12,
        (_, "zone" | "arrive" | "leave" | "phone") => 13,
        (_, "sex") => 5,
        _ => 9,
    }
}

/// Rooms and meals, as form 2-3 asks for them.
fn stay(form: &Form, page: Page) -> Option<Block> {
    let mut rows = Vec::new();
    if let Some(rooms) = &form.rooms {
        let text = format!(
            "{}：{{{{ 住宿.标准间 }}}} 间　　{}：{{{{ 住宿.单人间 }}}} 间　　{{{{ 住宿.不住宿 }}}} {}\n{}：自 {{{{ 住宿.自 }}}} 至 {{{{ 住宿.至 }}}}",
            rooms.standard, rooms.single, rooms.none, rooms.nights
        );
        rows.push(vec![Cell::head(&rooms.title), Cell { height: 800, ..Cell::left(text) }]);
    }
    if let Some(meals) = &form.meals {
        let boxes: Vec<String> = meals.list.iter().map(|meal| format!("{{{{ 用餐.{meal} }}}} {meal}")).collect();
        // Four on a line, so that a day's meals stay together where the list has them.
        let text: Vec<String> = boxes.chunks(4).map(|line| line.join("　")).collect();
        rows.push(vec![Cell::head(&meals.title), Cell { height: 800, ..Cell::left(text.join("\n")) }]);
    }
    let table = word::Table { widths: shares(page.width(), &[2, 10]), head: 0, rows, lines: true, size: SIZE };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
