//! A form as sheets: the printed table, and behind one by day every day, the total, and where each figure is from.

use super::sums;
use super::values::{field_name, head_name, list_name};
use super::word::weight;
use crate::edition::{Column, Form, Layout, Rows, Table};
use crate::office::book::{self, Cell, Sheet};
use crate::office::fill::{Item, Values};
use crate::site::Site;

/// The letters that fit on a line of a printed page.
const LETTERS: f64 = 88.0;

/// All sheets of a form.
pub(super) fn sheets(site: &Site, form: &Form, values: &Values) -> Vec<Sheet> {
    let wide = form.layout == Layout::Landscape;
    let columns = form.tables.iter().map(|table| table.columns.len()).max().unwrap_or(1).max(1);
    let mut tables = Vec::new();
    let lines = head(form, values, &mut tables);
    for table in &form.tables {
        tables.push(book::Table {
            title: table.title.clone(),
            head: table.columns.iter().map(|column| column.title.clone()).collect(),
            rows: rows(site, table, values),
        });
    }
    let sheet = Sheet {
        name: form.short().into(),
        title: form.title.clone(),
        lines,
        tables,
        widths: widths(form, columns, wide),
        wide,
        notes: stay(form, values),
    };
    let mut sheets = vec![sheet];
    if let Some(table) = form.table(Rows::Days) {
        sheets.extend(sums::sheets(site, form, table));
    }
    sheets
}

/// Head lines in one line, or a table of labels and values.
fn head(form: &Form, values: &Values, tables: &mut Vec<book::Table>) -> Vec<String> {
    let value = |column: &Column| values.texts.get(head_name(&column.field)).cloned().unwrap_or_default();
    if form.head.iter().all(|column| column.title.ends_with(['：', ':'])) {
        let line: Vec<String> = form.head.iter().map(|column| format!("{}{}", column.title, value(column))).collect();
        return vec![line.join("　　")];
    }
    // A pair a row: the columns are those of the table below, whatever the values are.
    let pair = |column: &Column| vec![Cell::Label(column.title.clone()), Cell::Wide(value(column))];
    tables.push(book::Table { rows: form.head.iter().map(pair).collect(), ..book::Table::default() });
    Vec::new()
}

fn rows(site: &Site, table: &Table, values: &Values) -> Vec<Vec<Cell>> {
    if table.rows == Rows::Days {
        return vec![table.columns.iter().map(|column| sums::whole(site, column)).collect()];
    }
    let items = values.lists.get(list_name(table.rows)).map(|list| list.items.as_slice()).unwrap_or_default();
    let row = |item: &Item| table.columns.iter().map(|column| cell(site, table.rows, column, item)).collect();
    let rows: Vec<Vec<Cell>> = items.iter().map(row).collect();
    // An empty form keeps a row to be filled in by hand.
    if rows.is_empty() { vec![table.columns.iter().map(|_| Cell::text("")).collect()] } else { rows }
}

fn cell(site: &Site, rows: Rows, column: &Column, item: &Item) -> Cell {
    let text = item.get(field_name(site, rows, &column.field)).cloned().unwrap_or_default();
    let counted = matches!(column.field.as_str(), "index" | "expected" | "performers");
    match text.parse() {
        Ok(number) if counted => Cell::Number(number),
        _ => Cell::Text(text),
    }
}

/// Widths in letters: those of the widest table decide.
fn widths(form: &Form, columns: usize, wide: bool) -> Vec<f64> {
    let whole = if wide { LETTERS * 1.4 } else { LETTERS };
    let Some(table) = form.tables.iter().find(|table| table.columns.len() == columns) else { return vec![whole] };
    let weights: Vec<u32> = table.columns.iter().map(|column| weight(table.rows, &column.field)).collect();
    let sum: u32 = weights.iter().sum();
    weights.iter().map(|weight| (whole * f64::from(*weight) / f64::from(sum.max(1))).max(5.0)).collect()
}

/// Rooms and meals under the table.
fn stay(form: &Form, values: &Values) -> Vec<String> {
    let value = |name: &str| values.texts.get(name).cloned().unwrap_or_default();
    let mut lines = Vec::new();
    if let Some(rooms) = &form.rooms {
        lines.push(format!(
            "{}：{}{}间；{}{}间；{}{}；{}：自{}至{}",
            rooms.title,
            rooms.standard,
            value("住宿.标准间"),
            rooms.single,
            value("住宿.单人间"),
            value("住宿.不住宿"),
            rooms.none,
            rooms.nights,
            value("住宿.自"),
            value("住宿.至")
        ));
    }
    if let Some(meals) = &form.meals {
        for (at, meals_of_line) in meals.list.chunks(4).enumerate() {
            let boxes: Vec<String> = meals_of_line.iter().map(|meal| format!("{}{meal}", value(&format!("用餐.{meal}")))).collect();
            lines.push(format!("{}{}", if at == 0 { format!("{}：", meals.title) } else { "　".repeat(5) }, boxes.join("　")));
        }
    }
    lines
}
