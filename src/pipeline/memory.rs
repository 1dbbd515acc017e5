//! What an earlier walk of the same process made, for the next one to take over where a file has not changed.
//!
//! Part of `pipeline`. A walk without a memory makes the same: everything here is a pure function of what it is kept by.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Options;
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::digest::Digest;
use crate::document::{self, Document, Era, Kind, Page};
use crate::edition::{self, Edition};
use crate::paths::SitePath;
use crate::source::{Matter, Snapshot};
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
    theme: Option<(Digest, Arc<Theme>)>,
}

/// A file's pages.
#[derive(Debug, Clone)]
struct Kept {
    text: Arc<str>,
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
        !has_errors(&pages(path, text, sections, Era { edition }).diagnostics)
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

    /// The theme of a site, compiled again only when something of it has changed.
    pub(super) fn theme(&mut self, config: &Config, snapshot: &Snapshot, said: &mut Vec<Diagnostic>) -> Option<Arc<Theme>> {
        let key = theme_key(config, snapshot);
        if let Some((_, theme)) = self.theme.as_ref().filter(|(kept, _)| *kept == key) {
            return Some(theme.clone());
        }
        let checked = theme::load(super::theme_name(config), &config.theme.options, snapshot);
        let quiet = checked.diagnostics.is_empty();
        let theme = Arc::new(checked.take(said)?);
        // One about which something is to be said is made again, so that it is said again.
        self.theme = quiet.then(|| (key, theme.clone()));
        Some(theme)
    }

    /// The pages of some texts, in their order.
    pub(super) fn pages(
        &mut self,
        texts: &[(&SitePath, &Arc<str>)],
        (sections, edition): (&[String], &Arc<Edition>),
        said: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Document>> {
        let same = self.frame.as_ref().is_some_and(|(kept, by)| kept == sections && **by == **edition);
        self.frame = Some((sections.to_vec(), edition.clone()));
        let era = Era { edition };
        let kept = std::mem::take(&mut self.pages);
        let read: Vec<Kept> = texts
            .par_iter()
            .with_min_len(8)
            .map(|(path, text)| {
                let before = kept.get(*path);
                match before.filter(|before| same && (Arc::ptr_eq(&before.text, text) || before.text == **text)) {
                    Some(before) => before.clone(),
                    None => one(path, text, (sections, era), before),
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
        documents
    }
}

fn one(path: &SitePath, text: &Arc<str>, (sections, era): (&[String], Era<'_>), before: Option<&Kept>) -> Kept {
    let Checked { value, diagnostics } = pages(path, text, sections, era);
    let value: Vec<Arc<Document>> = value.into_iter().map(Arc::new).collect();
    let good = if has_errors(&diagnostics) { before.and_then(|before| before.good.clone()) } else { Some(value.clone()) };
    Kept { text: (*text).clone(), read: Checked { value, diagnostics }, good }
}

fn pages(path: &SitePath, text: &Arc<str>, sections: &[String], era: Era<'_>) -> Checked<Vec<Document>> {
    if let Some(kind) = document::table_kind(path) {
        return document::rows(Page { path, kind, folder: "media", text }, era);
    }
    match Kind::of(path, sections) {
        Some((kind, folder)) if document::kind::is_page(path) => {
            let checked = document::read(Page { path, kind, folder, text }, era);
            Checked { value: checked.value.into_iter().collect(), diagnostics: checked.diagnostics }
        }
        _ => Checked::clean(Vec::new()),
    }
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Everything that a theme is made of.
fn theme_key(config: &Config, snapshot: &Snapshot) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![format!("{:?}", config.theme).into_bytes()];
    for folder in ["templates", "themes"] {
        for file in snapshot.below(folder) {
            parts.push(file.path.as_str().as_bytes().to_vec());
            parts.push(match &file.matter {
                Matter::Text(text) => text.digest.letters(64).into_bytes(),
                Matter::Picture(probe) => probe.digest.letters(64).into_bytes(),
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
