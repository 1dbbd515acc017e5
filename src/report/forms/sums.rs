//! Form 1-2 day by day, and what each of its figures is made of.

use super::super::{cases, values};
use crate::edition::{Column, Form, Table};
use crate::office::book::{self, Cell, Sheet};
use crate::site::{Contribution, Row, Site};

/// A cell of the one row that the notice prints: the total of the week.
pub(super) fn whole(site: &Site, column: &Column) -> Cell {
    match column.field.as_str() {
        "date" => Cell::Text(values::week(site)),
        "index" => Cell::Number(1),
        "blank" => Cell::text(""),
        key => Cell::Number(site.ledger.total.get(key).copied().unwrap_or_default().into()),
    }
}

/// The sheet by day and the one with the derivations.
pub(super) fn sheets(site: &Site, form: &Form, table: &Table) -> Vec<Sheet> {
    vec![by_day(site, form, table), derivations(site, table)]
}

fn by_day(site: &Site, form: &Form, table: &Table) -> Sheet {
    let count = |row: &Row, key: &str| u64::from(row.counts.get(key).copied().unwrap_or_default());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (at, row) in site.ledger.rows.iter().enumerate() {
        rows.push(
            table
                .columns
                .iter()
                .map(|column| match column.field.as_str() {
                    "date" => Cell::Text(values::row_name(site, row)),
                    "index" => Cell::Number(at as u64 + 1),
                    "blank" => Cell::text(""),
                    key => Cell::Number(count(row, key)),
                })
                .collect(),
        );
    }
    let total = table.total.clone().unwrap_or_else(|| "合计".into());
    rows.push(
        table
            .columns
            .iter()
            .map(|column| match column.field.as_str() {
                "date" => Cell::Text(total.clone()),
                "index" | "blank" => Cell::text(""),
                key => Cell::Sum(site.ledger.rows.iter().map(|row| count(row, key)).sum()),
            })
            .collect(),
    );
    let head = table.columns.iter().map(|column| column.title.clone()).collect();
    let mut widths = vec![9.0; table.columns.len()];
    if let Some(first) = widths.first_mut() {
        *first = 14.0;
    }
    let replaced = site.ledger.rows.iter().any(|row| !row.replaced.is_empty());
    let note = "其中有的数以 daily.yaml 里按天填写的为准，见“计算依据”。".to_owned();
    Sheet {
        name: "逐日".into(),
        title: format!("{}（逐日）", form.title),
        tables: vec![book::Table { head, rows, ..book::Table::default() }],
        widths,
        wide: true,
        notes: if replaced { vec![note] } else { Vec::new() },
        ..Sheet::default()
    }
}

/// A line for every part of every figure: those that count add up to the cell.
fn derivations(site: &Site, table: &Table) -> Sheet {
    let mut rows = Vec::new();
    for row in &site.ledger.rows {
        let date = values::row_name(site, row);
        for column in &table.columns {
            let Some(stat) = site.edition.stat(&column.field) else { continue };
            let parts = site.ledger.contributions.iter().filter(|part| part.date == row.date && part.key == stat.key && part.amount > 0);
            let replaced = row.replaced.contains(&stat.key);
            for part in parts {
                let mut cells = vec![Cell::Text(date.clone()), Cell::Text(column.title.clone())];
                let amount = u64::from(part.amount);
                cells.extend(if replaced {
                    [Cell::Number(0), Cell::Text(format!("算得 {amount}，以按天填写的为准，没有计入"))]
                } else {
                    [Cell::Number(amount), Cell::text("")]
                });
                cells.extend(origin(site, part));
                rows.push(cells);
            }
            if replaced {
                let number = u64::from(row.counts.get(&stat.key).copied().unwrap_or_default());
                rows.push(vec![
                    Cell::Text(date.clone()),
                    Cell::Text(column.title.clone()),
                    Cell::Number(number),
                    Cell::text("按天填写"),
                    Cell::text("按天填写的数"),
                    Cell::text("content/daily.yaml"),
                ]);
            }
        }
    }
    let head = ["日期", "栏目", "计入", "说明", "来自", "文件"].map(str::to_owned).to_vec();
    Sheet {
        name: "计算依据".into(),
        title: "计算依据：每个数从哪里来".into(),
        lines: vec!["同一天、同一栏目的“计入”相加，就是“逐日”里的那个数。".into()],
        tables: vec![book::Table { head, rows, ..book::Table::default() }],
        widths: vec![12.0, 30.0, 8.0, 24.0, 40.0, 40.0],
        wide: true,
        notes: Vec::new(),
    }
}

/// The page that a part is from, with its address where the column has one, and its file.
fn origin(site: &Site, part: &Contribution) -> [Cell; 2] {
    match part.page {
        Some(id) => {
            let page = site.page(id);
            let row = page.row.map(|row| format!("（第 {} 条）", row + 1)).unwrap_or_default();
            let title = page.front.title.clone();
            let address = cases::address(site, page);
            let link = if address.is_empty() { Cell::Text(title) } else { Cell::Link(title, address) };
            [link, Cell::Text(format!("{}{row}", page.source))]
        }
        None => [Cell::text("有活动的那天默认记 1"), Cell::text("")],
    }
}
