//! The sheets below `content/` whose rows are events, reports or days, and the captions that lie in sheets; read again only when they changed.
//!
//! Part of `pipeline`. A page of the same title takes a row in; rows that no page takes stand for themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic};
use crate::digest::Digest;
use crate::document::table::{self, TableKind};
use crate::document::{Captions, Daily, Document, Era};
use crate::office::sheet::{self, Sheet};
use crate::office::zipped::Fault;
use crate::paths::SitePath;
use crate::source::{Bytes, File, Matter, Snapshot};

/// What the sheets of a site hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    /// Rows that are pages, without doublets.
    pub(super) rows: Vec<Arc<Document>>,
    /// Figures by day.
    pub(super) daily: Daily,
    /// Captions by folder.
    pub(super) captions: BTreeMap<String, Captions>,
}

/// A sheet's file as it was read.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    digest: Digest,
    read: Checked<Content>,
    /// What it held when it could last be opened.
    good: Option<Content>,
}

#[derive(Debug, Clone, Default)]
struct Content {
    rows: Vec<Arc<Document>>,
    daily: Daily,
    captions: Captions,
}

/// Reads all sheets; `kept` is what an earlier walk read by the same edition, `keeps` whether the last good version stands in.
pub(super) fn read(
    snapshot: &Snapshot,
    era: Era<'_>,
    kept: &mut BTreeMap<SitePath, Kept>,
    keeps: bool,
    said: &mut Vec<Diagnostic>,
) -> Tables {
    let mut tables = Tables::default();
    let mut seen: BTreeSet<SitePath> = BTreeSet::new();
    for file in snapshot.below("content") {
        let Some(digest) = digest_of(file) else { continue };
        let before = kept.remove(&file.path);
        let now = match before {
            Some(before) if before.digest == digest => before,
            before => {
                let read = one(file, era);
                let opened = !read.diagnostics.iter().any(|said| said.code.starts_with("table-"));
                let good = if opened { Some(read.value.clone()) } else { before.and_then(|before| before.good) };
                Kept { digest, read, good }
            }
        };
        said.extend(now.read.diagnostics.iter().cloned());
        let content = if keeps { now.good.clone().unwrap_or_default() } else { now.read.value.clone() };
        tables.rows.extend(content.rows);
        for (day, counts) in content.daily {
            tables.daily.entry(day).or_default().extend(counts);
        }
        if !content.captions.is_empty() {
            tables.captions.insert(file.path.folder().to_owned(), content.captions);
        }
        seen.insert(file.path.clone());
        kept.insert(file.path.clone(), now);
    }
    kept.retain(|path, _| seen.contains(path));
    doublets(&mut tables.rows, said);
    tables
}

/// Whether a sheet can be opened, as far as it alone can tell: one that is just being saved cannot.
pub(super) fn opens(path: &SitePath, bytes: &Bytes) -> bool {
    !(is_captions(path) || table::kind(path).is_some()) || sheet::read(&bytes.content).is_ok()
}

fn is_captions(path: &SitePath) -> bool {
    path.stem() == "说明"
}

fn digest_of(file: &File) -> Option<Digest> {
    match &file.matter {
        Matter::Sheet(bytes) if is_captions(&file.path) || table::kind(&file.path).is_some() => Some(bytes.digest),
        Matter::Text(text) if text.is_readable() => table::kind(&file.path).map(|_| text.digest),
        _ => None,
    }
}

fn one(file: &File, era: Era<'_>) -> Checked<Content> {
    let path = file.path.as_str();
    let sheets: Result<Vec<Sheet>, Fault> = match &file.matter {
        Matter::Sheet(bytes) => sheet::read(&bytes.content),
        Matter::Text(text) => sheet::csv(&text.content).map(|sheet| if sheet.rows.is_empty() { Vec::new() } else { vec![sheet] }),
        _ => Ok(Vec::new()),
    };
    let sheets = match sheets {
        Ok(sheets) => sheets,
        Err(fault) => return Checked { value: Content::default(), diagnostics: vec![table::unreadable(path, fault)] },
    };
    let mut content = Content::default();
    let mut said = Vec::new();
    match table::kind(&file.path) {
        Some(TableKind::Pages(kind)) => {
            content.rows = table::documents(&sheets, &file.path, kind, era).take(&mut said).into_iter().map(Arc::new).collect();
        }
        Some(TableKind::Days) => content.daily = table::daily(&sheets, path, era).take(&mut said),
        None => content.captions = table::captions(&sheets),
    }
    Checked { value: content, diagnostics: said }
}

/// Leaves the first of rows that say the same title at the same time.
fn doublets(rows: &mut Vec<Arc<Document>>, said: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(crate::document::Kind, String, String), Arc<Document>> = BTreeMap::new();
    rows.retain(|row| {
        let when = format!("{:?} {:?}", row.front.days, row.front.clock);
        let known = first.entry((row.kind, row.front.title.clone(), when)).or_insert_with(|| row.clone());
        if Arc::ptr_eq(known, row) {
            return true;
        }
        let other = known.cells.first().cloned().unwrap_or_default();
        let place = if known.path == row.path { format!("{other} 格") } else { format!("{} 的 {other} 格", known.path.name()) };
        let message = format!("“{}”与 {place}的标题和时间都一样，这一行没有用上", row.front.title);
        let mut double =
            Diagnostic::warning("duplicate-row", row.path.as_str(), message).advise("是同一件事就删掉一行；不是就改标题或时间");
        double.cell = row.cells.first().cloned();
        said.push(double);
        false
    });
}
