//! Rows of sheets → page texts: heads found, titles and sums passed over, every line with the address of its cell.

use super::super::keys;
use super::super::kind::Kind;
use super::super::write::{Given, entry, scalar};
use super::heads::{self, Column, Heads};
use crate::diagnostic::{Checked, Diagnostic};
use crate::edition::Edition;
use crate::office::sheet::{Row, Sheet, address};
use crate::value;

/// A row as the text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The front matter between its fences.
    pub text: String,
    /// The cell of each of its lines.
    pub cells: Vec<String>,
    /// The row's number in its sheet, from 1.
    pub row: u32,
}

/// The rows of all sheets that are events or reports. A file without heads is an error, a sheet without them a hint.
pub fn drafts(sheets: &[Sheet], path: &str, kind: Kind, edition: &Edition) -> Checked<Vec<Draft>> {
    let (mut drafts, mut said) = (Vec::new(), Vec::new());
    let several = sheets.len() > 1;
    let mut without = Vec::new();
    for sheet in sheets {
        let prefix = if several { format!("{}!", sheet.name) } else { String::new() };
        let Some(heads) = heads::find(sheet, Some(kind), edition) else {
            without.push(sheet);
            continue;
        };
        unknown(sheet, &heads, (path, &prefix), edition, &mut said);
        let reader = Reader { sheet, heads: &heads, prefix: &prefix, kind, edition };
        drafts.extend(reader.drafts());
    }
    headless(
        sheets,
        &without,
        path,
        if kind == Kind::Event { "活动名称、活动时间、活动地点" } else { "标题、日期、媒体、链接" },
        &mut said,
    );
    Checked { value: drafts, diagnostics: said }
}

/// A table of days as the text of `daily.yaml`, with the cell of each line.
pub(super) fn days(sheets: &[Sheet], path: &str, edition: &Edition) -> Checked<(String, Vec<String>)> {
    let (mut text, mut cells, mut said, mut without) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    for sheet in sheets {
        let prefix = if sheets.len() > 1 { format!("{}!", sheet.name) } else { String::new() };
        let Some(heads) = heads::find(sheet, None, edition) else {
            without.push(sheet);
            continue;
        };
        unknown(sheet, &heads, (path, &prefix), edition, &mut said);
        let date = heads.columns.iter().position(|column| *column == Some(Column::Key("date"))).unwrap_or_default();
        for row in sheet.rows.iter().skip(heads.at + 1) {
            let day = serial(row.cell(date)).unwrap_or_else(|| row.cell(date).to_owned());
            if day.is_empty() || is_sum(row) || value::days(&day, &era(edition)).is_err() && day.contains(['计', '注']) {
                continue;
            }
            let figures = heads.columns.iter().enumerate().filter_map(|(at, column)| match column {
                Some(Column::Stat(key)) if !row.cell(at).is_empty() => Some((at, key)),
                _ => None,
            });
            text.push_str(&format!("{}:\n", scalar(&day)));
            cells.push(format!("{prefix}{}", address(date, row.number)));
            for (at, key) in figures {
                text.push_str(&format!("  {key}: {}\n", scalar(&one_line(row.cell(at)))));
                cells.push(format!("{prefix}{}", address(at, row.number)));
            }
        }
    }
    headless(sheets, &without, path, "日期、学生、教师、企业", &mut said);
    Checked { value: (text, cells), diagnostics: said }
}

fn era(edition: &Edition) -> value::Era {
    value::Era { year: edition.first().year(), month: edition.first().month() }
}

fn headless(sheets: &[Sheet], without: &[&Sheet], path: &str, model: &str, said: &mut Vec<Diagnostic>) {
    let advice = format!("在数据上面写一行表头，例如：{model}");
    if without.len() == sheets.len() {
        let message = if sheets.is_empty() { "表格是空的" } else { "找不到表头，不知道哪一列是什么" };
        said.push(Diagnostic::error("table-without-heads", path, message).advise(advice));
        return;
    }
    for sheet in without {
        let message = format!("工作表“{}”没有认得的表头，没有读", sheet.name);
        said.push(Diagnostic::hint("sheet-unused", path, message).advise(advice.clone()).advise("用不到就不用管"));
    }
}

/// A warning for each head that is not known: its column is not read.
fn unknown(sheet: &Sheet, heads: &Heads, (path, prefix): (&str, &str), edition: &Edition, said: &mut Vec<Diagnostic>) {
    let number = sheet.rows[heads.at].number;
    for (at, column) in heads.columns.iter().enumerate() {
        let Some(Column::Unknown(head)) = column else { continue };
        if sheet.rows.iter().skip(heads.at + 1).all(|row| row.cell(at).is_empty()) {
            continue;
        }
        let figures: Vec<&str> = edition.stats.iter().take(5).map(|stat| stat.title.as_str()).collect();
        let mut one = Diagnostic::warning("unknown-column", path, format!("不认识表头“{head}”，这一列没有用上"));
        one.cell = Some(format!("{prefix}{}", address(at, number)));
        said.push(
            one.advise(format!("换成认得的说法，例如 活动名称、活动时间、活动地点、备注、{}；只给自己看的列不用管", figures.join("、"))),
        );
    }
}

/// Keys that say when.
const WHEN: &[&str] = &["date", "time", "start", "end"];

/// A day and time that a sheet counts in days since 1900, where the cell was not formatted as a date: `45433.625`, and `0.625` for a time alone.
fn serial(text: &str) -> Option<String> {
    let number: f64 = text.parse().ok().filter(|number| (30_000.0..80_000.0).contains(number) || (0.0..1.0).contains(number))?;
    let minutes = jiff::Span::new().try_minutes((number * 1440.0).round() as i64).ok()?;
    let moment = value::Date::constant(1899, 12, 30).at(0, 0, 0, 0).checked_add(minutes).ok()?;
    let time = format!("{}:{:02}", moment.hour(), moment.minute());
    match (number < 1.0, number.fract() == 0.0) {
        (true, _) => text.contains('.').then_some(time),
        (false, true) => Some(moment.date().to_string()),
        (false, false) => Some(format!("{} {time}", moment.date())),
    }
}

/// The cells of a line as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn different(row: &Row) -> Vec<&str> {
    let mut cells: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Sums, notes and signatures below a table.
fn is_sum(row: &Row) -> bool {
    let sum = |cell: &str| matches!(heads::plain(cell).as_str(), "合计" | "总计" | "小计" | "共计" | "累计" | "总数");
    let cells = different(row);
    cells.iter().any(|cell| sum(cell)) || cells.iter().all(|cell| cell.contains(['：', ':']) && value::clock(cell).is_err())
}

struct Reader<'r> {
    sheet: &'r Sheet,
    heads: &'r Heads,
    prefix: &'r str,
    kind: Kind,
    edition: &'r Edition,
}

impl Reader<'_> {
    fn drafts(&self) -> Vec<Draft> {
        let dated = self.column("date").or(self.column("time")).or(self.column("start"));
        let title = self.column("title").unwrap_or_default();
        let head = &self.sheet.rows[self.heads.at];
        let mut day = String::new();
        let mut drafts = Vec::new();
        for row in self.sheet.rows.iter().skip(self.heads.at + 1) {
            let cells = different(row);
            // A day over the whole width holds for the rows below it.
            if let [only] = cells.as_slice()
                && dated.is_none()
                && value::days(only, &era(self.edition)).is_ok()
            {
                day = (*only).to_owned();
                continue;
            }
            let untitled = row.cell(title).is_empty();
            let is_note = (cells.len() <= 1
                && self.heads.columns.len() > 1
                && (untitled || row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1))
                || is_sum(row)
                || row.cell(title) == head.cell(title);
            let counted = untitled
                && self.heads.columns.iter().enumerate().all(|(at, column)| row.cell(at).is_empty() || *column == Some(Column::Aside));
            if !is_note && !counted {
                drafts.push(self.draft(row, (title, dated), &day));
            }
        }
        drafts
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.heads.columns.iter().position(|column| matches!(column, Some(Column::Key(key)) if *key == name))
    }

    fn cell(&self, at: usize, row: &Row) -> String {
        format!("{}{}", self.prefix, address(at, row.number))
    }

    fn draft(&self, row: &Row, (title, dated): (usize, Option<usize>), day: &str) -> Draft {
        let mut lines = Lines { text: "---\n".into(), cells: vec![self.cell(title, row)] };
        let mut stats: Vec<(usize, String)> = Vec::new();
        let mut source: Vec<(usize, String)> = Vec::new();
        let mut order: Vec<(usize, &'static str)> = Vec::new();
        for (at, column) in self.heads.columns.iter().enumerate() {
            let value = one_line(row.cell(at));
            match column {
                Some(Column::Key(key)) if !key.is_empty() && (!value.is_empty() || at == title) => order.push((at, key)),
                Some(Column::Stat(key)) if !value.is_empty() => stats.push((at, format!("  {}: {}", self.stat(key), scalar(&value)))),
                Some(Column::Source(name)) if !value.is_empty() => source.push((at, format!("{name}: {}", scalar(&value)))),
                _ => {}
            }
        }
        // The title first, then as the columns stand.
        order.sort_by_key(|(at, key)| (*key != "title", *at));
        let mut done: Vec<&str> = Vec::new();
        for (at, key) in &order {
            if done.contains(key) {
                continue;
            }
            done.push(key);
            let same: Vec<String> = order.iter().filter(|(_, other)| other == key).map(|(at, _)| one_line(row.cell(*at))).collect();
            let value = if matches!(*key, "remark" | "summary" | "audience") { joined(&same) } else { same[0].clone() };
            let value = if WHEN.contains(key) { serial(&value).unwrap_or(value) } else { value };
            let name = self.name(key);
            let text = if value.is_empty() { format!("{name}:\n") } else { entry(name, &Given::Line(value)) };
            lines.push(text.trim_end_matches('\n'), self.cell(*at, row));
        }
        if !["date", "time", "start"].iter().any(|key| done.contains(key)) {
            lines.push(
                format!("日期: {}", if day.is_empty() { String::new() } else { scalar(day) }).trim_end(),
                self.cell(dated.unwrap_or(title), row),
            );
        }
        lines.block("统计:", stats.iter().map(|(at, line)| (line.clone(), self.cell(*at, row))));
        let mark =
            |(nth, (at, line)): (usize, &(usize, String))| (format!("  {} {line}", if nth == 0 { "-" } else { " " }), self.cell(*at, row));
        lines.block("来源:", source.iter().enumerate().map(mark));
        lines.push("---", self.cell(title, row));
        Draft { text: lines.text, cells: lines.cells, row: row.number }
    }

    fn name(&self, key: &'static str) -> &'static str {
        let all = keys::of(self.kind).iter().flat_map(|group| group.iter());
        all.clone().find(|known| known.name == key).and_then(|known| known.zh.first().copied()).unwrap_or(key)
    }

    fn stat(&self, key: &str) -> String {
        self.edition.stats.iter().find(|stat| stat.key == key).map_or_else(|| key.to_owned(), |stat| stat.title.clone())
    }
}

fn joined(parts: &[String]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in parts.iter().map(String::as_str).filter(|part| !part.is_empty()) {
        if !kept.contains(&part) {
            kept.push(part);
        }
    }
    kept.join("；")
}

struct Lines {
    text: String,
    cells: Vec<String>,
}

impl Lines {
    fn push(&mut self, line: &str, cell: String) {
        self.text.push_str(line);
        self.text.push('\n');
        self.cells.push(cell);
    }

    fn block(&mut self, head: &str, lines: impl Iterator<Item = (String, String)>) {
        for (nth, (line, cell)) in lines.enumerate() {
            if nth == 0 {
                self.push(head, cell.clone());
            }
            self.push(&line, cell);
        }
    }
}
