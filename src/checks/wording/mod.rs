//! A linter for Chinese official text: warnings and hints only, every list is data, and a site may add to it or switch it off.
//!
//! `wording/builtin.yaml` holds the words, `wording.yaml` of the site its own ones; `lines` cuts out what people read, the rules look at it.

mod finder;
mod lines;
mod list;
mod rules;
mod script;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

pub use list::Wording;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::edition::Edition;

/// Of one kind, no more findings a page than these.
const MOST: usize = 5;

/// What one place is said of.
struct Said {
    code: &'static str,
    severity: Severity,
    range: std::ops::Range<usize>,
    message: String,
    advice: String,
}

/// What a walk over a page finds.
#[derive(Default)]
struct Page {
    found: Vec<Said>,
    /// The first word of a reporter.
    reprint: Option<std::ops::Range<usize>>,
}

/// Looks over the words of all documents.
pub fn wording(documents: &[Arc<Document>], wording: &Wording, config: &Config, edition: &Edition) -> Vec<Diagnostic> {
    let proper = rules::proper_names(config, edition, wording);
    let finder = finder::Finder::new(wording, &proper);
    let check = |document: &Arc<Document>| {
        // Rows of a table have no text of their own to point at.
        if document.row.is_some() || document.text.is_empty() {
            return Vec::new();
        }
        let mut page = Page::default();
        lines::each(&document.text, |line| rules::look(line, &finder, &mut page));
        rules::reprint(document, &mut page);
        finish(document, wording, page.found)
    };
    documents.par_iter().flat_map_iter(check).collect()
}

fn finish(document: &Document, wording: &Wording, mut found: Vec<Said>) -> Vec<Diagnostic> {
    found.sort_by_key(|said| (said.range.start, said.code));
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut said = Vec::new();
    for one in found.into_iter().filter(|one| !wording.off.contains(one.code)) {
        let count = counts.entry(one.code).or_default();
        *count += 1;
        if *count > MOST {
            continue;
        }
        let diagnostic = Diagnostic::new(one.severity, one.code, document.path.as_str(), one.message).at(&document.text, one.range);
        said.push(if one.advice.is_empty() { diagnostic } else { diagnostic.advise(one.advice) });
    }
    said
}
