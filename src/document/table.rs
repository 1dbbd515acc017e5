//! Sheets whose rows are events or reports, and sheets whose rows are days: each row becomes a small page text, so that it is read as pages are.
//!
//! Every line of such a text knows its cell; what is said about the line is said of the cell.

mod heads;
mod join;
mod rows;

use std::sync::Arc;

pub(super) use join::join;
pub use join::{Rows, read_joined};
pub use rows::{Draft, drafts};

use super::papers::Daily;
use super::{Document, Era, Kind, Page, slug};
use crate::diagnostic::{Checked, Diagnostic};
use crate::office::sheet::Sheet;
use crate::office::zipped::Fault;
use crate::paths::SitePath;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Events or reports.
    Pages(Kind),
    /// Days with figures.
    Days,
}

/// Endings of tables.
const ENDINGS: &[&str] = &["xlsx", "xls", "ods", "csv"];

/// The kind of a table by its name; it lies at the top of `content/`.
pub fn kind(path: &SitePath) -> Option<TableKind> {
    if path.folder() != "content" || !ENDINGS.contains(&path.ending().as_str()) {
        return None;
    }
    match path.stem().to_lowercase().as_str() {
        "events" | "活动安排表" | "活动安排" | "活动" | "活动表" => Some(TableKind::Pages(Kind::Event)),
        "media" | "媒体台账" | "媒体" | "媒体报道" => Some(TableKind::Pages(Kind::Media)),
        "daily" | "每日统计" | "每日" => Some(TableKind::Days),
        _ => None,
    }
}

/// Whether a sheet has heads that say what takes place and when.
pub fn is_programme(sheet: &Sheet, edition: &crate::edition::Edition) -> bool {
    let when = |column: &Option<heads::Column>| matches!(column, Some(heads::Column::Key("date" | "time" | "start")));
    heads::find(sheet, Some(Kind::Event), edition).is_some_and(|heads| heads.columns.iter().any(when))
}

/// What is said of a table that cannot be read.
pub fn unreadable(path: &str, fault: Fault) -> Diagnostic {
    let (message, advice) = match fault {
        Fault::Broken => ("这个表格打不开，可能坏了或没有存完", "用 WPS 或 Excel 打开，另存为 .xlsx"),
        Fault::Locked => ("这个表格有打开密码，读不了", "用 WPS 或 Excel 打开，去掉密码再保存"),
        Fault::TooLarge => ("这个表格太大，没有读", "只留要用的行，最多 5000 行；删掉表格下面的空行和图片，另存为 .xlsx"),
    };
    Diagnostic::error("table-unreadable", path, message).advise(advice)
}

/// The rows of a table as Documents.
pub fn documents(sheets: &[Sheet], path: &SitePath, kind: Kind, era: Era<'_>) -> Checked<Vec<Document>> {
    let Checked { value: drafts, diagnostics: mut said } = drafts(sheets, path.as_str(), kind, era.edition);
    let mut documents = Vec::with_capacity(drafts.len());
    let mut times: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for (row, draft) in drafts.into_iter().enumerate() {
        let text: Arc<str> = draft.text.as_str().into();
        let page = Page { path, kind, folder: kind.folder(), text: &text };
        let Checked { value, diagnostics } = super::read(page, era);
        let cells: Arc<[String]> = draft.cells.into();
        said.extend(diagnostics.into_iter().map(|said| in_words_of_tables(at_cell(said, &cells), kind)));
        let Some(mut document) = value.filter(|document| !document.front.title.is_empty()) else { continue };
        let time = times.entry(document.front.title.clone()).or_default();
        document.key = if *time == 0 { document.front.title.clone() } else { format!("{}#{time}", document.front.title) };
        *time += 1;
        document.slug =
            document.front.slug.as_ref().map_or_else(|| slug::slug(&document.front.title, kind.word()), |slug| slug.value.clone());
        document.row = Some(row);
        document.cells = cells;
        documents.push(document);
    }
    Checked { value: documents, diagnostics: said }
}

/// The figures of a table of days.
pub fn daily(sheets: &[Sheet], path: &str, era: Era<'_>) -> Checked<Daily> {
    let Checked { value: (text, cells), diagnostics: mut said } = rows::days(sheets, path, era.edition);
    let daily = super::daily(&text, path, era);
    said.extend(daily.diagnostics.into_iter().map(|said| at_cell(said, &cells)));
    Checked { value: daily.value, diagnostics: said }
}

/// Captions and photographers from a sheet of three columns: file name, caption, photographer.
pub fn captions(sheets: &[Sheet]) -> super::Captions {
    let mut captions = super::Captions::new();
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        let (name, caption, credit) = (row.cell(0), row.cell(1), row.cell(2));
        if !name.is_empty() && !caption.is_empty() && name.contains('.') {
            let (words, spoken) = super::read::credit(caption);
            let credit = if credit.is_empty() { spoken } else { credit.to_owned() };
            captions.insert(name.to_lowercase(), (words, credit));
        }
    }
    captions
}

/// A finding about a line of a row's text as one about the line's cell.
pub fn at_cell(mut said: Diagnostic, cells: &[String]) -> Diagnostic {
    if let Some(place) = said.place.take() {
        let line = usize::try_from(place.line).unwrap_or(1).saturating_sub(1);
        said.cell = cells.get(line).or(cells.first()).cloned();
    }
    said
}

/// The reader speaks of keys and lines; a table has heads and cells.
pub fn in_words_of_tables(mut said: Diagnostic, kind: Kind) -> Diagnostic {
    let name = if kind == Kind::Event { "活动名称" } else { "标题" };
    let (message, hint) = match said.code {
        "missing-title" => (format!("这一行没有写{name}"), "填上；不是活动的行（如小计、说明）合并成一格或移到表格外面".to_owned()),
        "missing-date" => ("这一行没有写日期".to_owned(), "填上日期，例如 5月20日 或 5月20日 9:00—11:00".to_owned()),
        _ => return said,
    };
    (said.message, said.hints) = (message, vec![hint]);
    said
}

#[cfg(test)]
mod tests;
