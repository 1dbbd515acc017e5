//! Tables of events → a page each: sheets, `.csv`, and the tables of Word files.

use super::{Given, Imported, NewPage};
use crate::document::table::{self, Draft};
use crate::document::{self, Era, Kind, Page};
use crate::office::sheet::{self, Sheet};
use crate::paths::SitePath;

/// Reads a sheet's file.
pub(super) fn sheets(given: &Given, era: Era<'_>, imported: &mut Imported) {
    let sheets = match &given.text {
        Some(text) => sheet::csv(text).map(|sheet| vec![sheet]),
        None => sheet::read(&given.bytes),
    };
    match sheets {
        Ok(sheets) => rows(&sheets, &given.name, era, imported),
        Err(fault) => imported.said.push(table::unreadable(&given.name, fault)),
    }
}

/// A page for every row that is an event.
pub(super) fn rows(sheets: &[Sheet], name: &str, era: Era<'_>, imported: &mut Imported) {
    let drafts = table::drafts(sheets, name, Kind::Event, era.edition).take(&mut imported.said);
    let nameless = SitePath::new("event.md");
    for Draft { text, cells, .. } in drafts {
        let Some(path) = &nameless else { return };
        let shared = text.as_str().into();
        let page = Page { path, kind: Kind::Event, folder: "events", text: &shared };
        let read = document::read(page, era);
        for said in read.diagnostics {
            let mut said = table::in_words_of_tables(table::at_cell(said, &cells), Kind::Event);
            said.path = name.to_owned();
            imported.said.push(said);
        }
        let Some(document) = read.value.filter(|document| !document.front.title.is_empty()) else { continue };
        imported.pages.push(NewPage {
            kind: Some(Kind::Event),
            title: document.front.title.clone(),
            days: document.front.days.clone(),
            when: when(&text),
            place: document.front.event.venue.clone(),
            // An empty key was only there for its cell.
            text: text.lines().filter(|line| !matches!(*line, "标题:" | "日期:")).map(|line| format!("{line}\n")).collect(),
            files: Vec::new(),
            origin: format!("{name} {}", cells.first().map_or("", String::as_str)),
        });
    }
}

/// The values of the lines that say when.
fn when(text: &str) -> String {
    let keys = ["日期: ", "时间: ", "开始: ", "结束: "];
    let values = text.lines().filter_map(|line| keys.iter().find_map(|key| line.strip_prefix(key)));
    values.map(|value| value.trim_matches('"')).collect::<Vec<_>>().join(" ")
}
