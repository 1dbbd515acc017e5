//! What an earlier walk of the same process made, for the next one to take over where a file has not changed.
//!
//! Part of `pipeline`. A walk without a memory makes the same: everything here is a pure function of what it is kept by.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use super::tables::{self, Tables};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::digest::Digest;
use crate::document::table::{Rows, read_joined};
use crate::document::{self, Document, Era, Kind, Page};
use crate::edition::{self, Edition};
use crate::paths::SitePath;
use crate::source::{Bytes, Matter, Snapshot};
use crate::theme::{self, Theme};

/// What one walk leaves to the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether the last good version of a page stands in for one that has errors, as a preview wants it.
    keeps: bool,
    /// The edition by its name and the site's own text of it.
    edition: Option<(String, Option<Arc<str>>, Edition)>,
    /// What every page is read by: a change of it makes all pages new.
    frame: Option<(Vec<String>, Arc<Edition>)>,
    pages: BTreeMap<SitePath, Kept>,
    tables: BTreeMap<SitePath, tables::Kept>,
    /// The rows of the tables, for pages of the same title.
    rows: Rows,
    pub(super) themes: Themes,
}

/// The theme of the last walk by what it was made from.
#[derive(Debug, Default)]
pub(super) struct Themes(Option<(Digest, Arc<Theme>)>);

/// A file's pages.
#[derive(Debug, Clone)]
struct Kept {
    text: Arc<str>,
    /// The row of a table that was taken in.
    row: Option<Arc<Document>>,
    read: Checked<Vec<Arc<Document>>>,
    /// The pages of its last version without errors.
    good: Option<Vec<Arc<Document>>>,
}

impl Memory {
    /// A memory that lets the last good version of a page stand in for a broken one; a page never read well is left out.
    pub fn of_preview() -> Memory {
        Memory { keeps: true, ..Memory::default() }
    }

    /// Whether a file reads without errors, as far as it alone can tell; true for everything that is no page.
    pub fn reads_well(&self, path: &SitePath, text: &Arc<str>) -> bool {
        let Some((sections, edition)) = &self.frame else { return true };
        !has_errors(&pages(path, text, (sections, Era { edition }), &self.rows).0.diagnostics)
    }

    /// The page of a changed text, where it reads without a word said, before and now, and takes in no row of a table.
    pub(super) fn words(&mut self, path: &SitePath, text: &Arc<str>) -> Option<Arc<Document>> {
        let (sections, edition) = self.frame.as_ref()?;
        let before = self.pages.get(path)?;
        let quiet = |kept: &Kept| kept.row.is_none() && kept.read.diagnostics.is_empty() && kept.read.value.len() == 1;
        let now = one(path, text, (sections, Era { edition }), (&self.rows, Some(before)));
        let both = quiet(before) && quiet(&now);
        let page = now.read.value.first().cloned();
        self.pages.insert(path.clone(), now);
        page.filter(|_| both)
    }

    /// Whether a sheet can be opened; one that is just being saved cannot.
    pub fn opens(&self, path: &SitePath, bytes: &Bytes) -> bool {
        tables::opens(path, bytes)
    }

    /// What the sheets of a site hold; to be called before [`Memory::pages`].
    pub(super) fn tables(&mut self, snapshot: &Snapshot, by: (&[String], &Arc<Edition>), said: &mut Vec<Diagnostic>) -> Tables {
        if !self.is_read_by(by) {
            self.tables.clear();
        }
        tables::read(snapshot, Era { edition: by.1 }, &mut self.tables, self.keeps, said)
    }

    fn is_read_by(&self, (sections, edition): (&[String], &Arc<Edition>)) -> bool {
        self.frame.as_ref().is_some_and(|(kept, by)| kept == sections && **by == **edition)
    }

    /// The edition of a name.
    pub(super) fn edition(&mut self, snapshot: &Snapshot, name: &str, said: &mut Vec<Diagnostic>) -> Option<Edition> {
        let own = snapshot.text(&format!("editions/{name}.yaml")).map(|text| text.content.clone());
        if let Some((_, _, edition)) = self.edition.as_ref().filter(|(kept, text, _)| kept == name && *text == own) {
            return Some(edition.clone());
        }
        let edition = super::edition(snapshot, name, said)?;
        self.edition = Some((name.to_owned(), own, edition.clone()));
        Some(edition)
    }

    /// The pages of some texts, each with its row of a table, and the rows that no page takes in; in the order of their paths.
    pub(super) fn pages(
        &mut self,
        texts: &[(&SitePath, &Arc<str>)],
        (sections, edition): (&[String], &Arc<Edition>),
        rows: &[Arc<Document>],
        said: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Document>> {
        let same = self.is_read_by((sections, edition));
        self.rows = Rows::new(rows);
        self.frame = Some((sections.to_vec(), edition.clone()));
        let era = Era { edition };
        let kept = std::mem::take(&mut self.pages);
        let known = &self.rows;
        let read: Vec<Kept> = texts
            .par_iter()
            .with_min_len(8)
            .map(|(path, text)| {
                let before = kept.get(*path);
                let unchanged = |before: &&Kept| same && (Arc::ptr_eq(&before.text, text) || before.text == **text) && before.stands(known);
                match before.filter(unchanged) {
                    Some(before) => before.clone(),
                    None => one(path, text, (sections, era), (known, before)),
                }
            })
            .collect();
        let mut documents = Vec::with_capacity(texts.len());
        for ((path, _), kept) in texts.iter().zip(read) {
            said.extend(kept.read.diagnostics.iter().cloned());
            let stands_in = self.keeps && has_errors(&kept.read.diagnostics);
            let shown = if stands_in { kept.good.as_deref().unwrap_or_default() } else { &kept.read.value };
            documents.extend(shown.iter().cloned());
            self.pages.insert((*path).clone(), kept);
        }
        let taken: Vec<&Arc<Document>> = self.pages.values().filter_map(|kept| kept.row.as_ref()).collect();
        // What a row lacks its page may have, and says it if not.
        said.retain(|said| {
            said.code != "missing-date"
                || !taken
                    .iter()
                    .any(|row| row.path.as_str() == said.path && said.cell.as_ref().is_some_and(|cell| row.cells.contains(cell)))
        });
        documents.extend(rows.iter().filter(|row| !taken.iter().any(|taken| Arc::ptr_eq(taken, row) || same_row(taken, row))).cloned());
        documents.sort_by(|one, other| one.path.cmp(&other.path));
        documents
    }
}

impl Themes {
    /// The theme of a site, compiled again only when something of it has changed.
    pub(super) fn load(&mut self, config: &Config, snapshot: &Snapshot) -> Checked<Option<Arc<Theme>>> {
        let key = theme_key(config, snapshot);
        if let Some((_, theme)) = self.0.as_ref().filter(|(kept, _)| *kept == key) {
            return Checked::clean(Some(theme.clone()));
        }
        let Checked { value, diagnostics } = theme::load(super::theme_name(config), &config.theme.options, snapshot);
        let theme = value.map(Arc::new);
        // One about which something is to be said is made again, so that it is said again.
        self.0 = theme.clone().filter(|_| diagnostics.is_empty()).map(|theme| (key, theme));
        Checked { value: theme, diagnostics }
    }
}

impl Kept {
    /// Whether the row that it took in is still the same.
    fn stands(&self, rows: &Rows) -> bool {
        let now = self.read.value.iter().filter(|page| page.row.is_none()).find_map(|page| rows.of(page));
        match (&self.row, now) {
            (None, None) => true,
            (Some(before), Some(now)) => same_row(before, now),
            _ => false,
        }
    }
}

/// Whether two rows are the same one, saying the same in the same cells.
fn same_row(one: &Document, other: &Document) -> bool {
    one.path == other.path && one.text == other.text && one.cells == other.cells
}

fn one(path: &SitePath, text: &Arc<str>, by: (&[String], Era<'_>), (rows, before): (&Rows, Option<&Kept>)) -> Kept {
    let (Checked { value, diagnostics }, row) = pages(path, text, by, rows);
    let value: Vec<Arc<Document>> = value.into_iter().map(Arc::new).collect();
    let good = if has_errors(&diagnostics) { before.and_then(|before| before.good.clone()) } else { Some(value.clone()) };
    Kept { text: (*text).clone(), row, read: Checked { value, diagnostics }, good }
}

/// The pages of one file, and the row of a table that the page takes in.
type Pages = (Checked<Vec<Document>>, Option<Arc<Document>>);

fn pages(path: &SitePath, text: &Arc<str>, (sections, era): (&[String], Era<'_>), rows: &Rows) -> Pages {
    if let Some(kind) = document::table_kind(path) {
        return (document::rows(Page { path, kind, folder: "media", text }, era), None);
    }
    match Kind::of(path, sections) {
        Some((kind, folder)) if document::kind::is_page(path) => {
            let page = Page { path, kind, folder, text };
            let alone = document::read(page, era);
            let row = alone.value.as_ref().and_then(|page| rows.of(page)).cloned();
            let checked = row.as_ref().map_or(alone, |row| read_joined(page, row, era));
            (Checked { value: checked.value.into_iter().collect(), diagnostics: checked.diagnostics }, row)
        }
        _ => (Checked::clean(Vec::new()), None),
    }
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Everything that a theme is made of.
pub fn theme_key(config: &Config, snapshot: &Snapshot) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![format!("{:?}", config.theme).into_bytes()];
    for folder in ["templates", "themes"] {
        for file in snapshot.below(folder) {
            parts.push(file.path.as_str().as_bytes().to_vec());
            parts.push(match &file.matter {
                Matter::Text(text) => text.digest.letters(64).into_bytes(),
                Matter::Picture(probe) => probe.digest.letters(64).into_bytes(),
                Matter::Sheet(bytes) => bytes.digest.letters(64).into_bytes(),
                Matter::Other | Matter::Office(_) => format!("{:?}", file.stamp).into_bytes(),
            });
        }
    }
    Digest::of_parts(parts.iter().map(Vec::as_slice))
}

/// The settings of a site: configuration and edition.
pub(super) fn settings(
    snapshot: &Snapshot,
    options: &Options<'_>,
    memory: &mut Memory,
    said: &mut Vec<Diagnostic>,
) -> Option<(Config, Edition)> {
    let text = snapshot.text("zhuanlan.yaml")?;
    let mut config = crate::config::read(&text.content, "zhuanlan.yaml").take(said)?;
    if let Some(base_url) = &options.base_url {
        config.base_url.clone_from(base_url);
    }
    let mut edition = memory.edition(snapshot, &config.edition, said)?;
    for (name, date) in [("plan", config.submit.plan_due), ("report", config.submit.report_due)] {
        if let Some(date) = date {
            edition.set_deadline(name, date);
        }
    }
    Some((config, edition))
}

/// The text of a built-in edition, or the site's own, parsed; faults are said by the caller.
pub(super) fn parse(snapshot: &Snapshot, name: &str) -> Option<Result<Edition, Vec<Diagnostic>>> {
    let own = format!("editions/{name}.yaml");
    match snapshot.text(&own) {
        Some(text) => Some(edition::parse(&text.content, &own)),
        None => edition::builtin(name).map(|(name, text)| edition::parse(&text, &format!("editions/{name}.yaml"))),
    }
}
