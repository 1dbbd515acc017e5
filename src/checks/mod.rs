//! Rules over Documents and the frozen Site, one rule a function, and the publicity checklist that is computed from the Site.
//!
//! Pure: reads no files and changes no page. `documents` may run as soon as a file is read, `site` after assembling, `files` where the
//! Snapshot is at hand; then `locate`, `silence`, `soften` and `mask` put what was said into its final form, in this order.

mod attendance;
pub mod checklist;
mod echo;
mod figures;
mod files;
#[cfg(test)]
mod fixture;
mod front;
mod launch;
mod locate;
mod outside;
mod pages;
pub mod papers;
mod private;
mod quotes;
mod rule;
mod settings;
mod silence;
mod twins;
mod veiled;
mod venues;
mod week;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use checklist::{AchievedItem, AchievedPhase, Cell, Checklist, Entry, Matrix, MatrixRow, Shown, State, checklist, shown};
pub use echo::echoes;
pub use figures::typed_numbers;
pub use files::{files, unused};
pub use locate::locate;
pub use outside::outside_links;
pub use private::{hidden, mask};
pub use rule::{RULES, Rule};
pub use silence::{silence, soften};
pub use wording::{Wording, wording};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::edition::Edition;
use crate::paths::SitePath;
use crate::privacy;
use crate::site::Site;
use rule::{Frame, Run};

/// What the documents themselves say: each is looked at alone.
pub fn documents(documents: &[Arc<Document>], config: &Config, edition: &Edition) -> Vec<Diagnostic> {
    let phones = public_phones(documents, config);
    let frame = Frame { config, edition, phones: &phones };
    let check = |document: &Arc<Document>| {
        let mut said = Vec::new();
        for rule in RULES {
            if let Run::Document(run) = rule.run {
                run(document, frame, &mut said);
            }
        }
        if !document.cells.is_empty() {
            said = said.into_iter().map(|said| document::table::at_cell(said, &document.cells)).collect();
        }
        said
    };
    documents.par_iter().flat_map_iter(check).collect()
}

/// What the site as a whole says.
pub fn site(site: &Site) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for rule in RULES {
        if let Run::Site(run) = rule.run {
            run(site, &mut said);
        }
    }
    said
}

/// The digits that a file may publish: the site's own under the empty path, those of a page or table under its path.
fn public_phones(documents: &[Arc<Document>], config: &Config) -> BTreeMap<Option<SitePath>, BTreeSet<String>> {
    let mut phones: BTreeMap<Option<SitePath>, BTreeSet<String>> = BTreeMap::new();
    phones.insert(None, config.public_phones.iter().map(|phone| privacy::digits(phone)).collect());
    for document in documents {
        for phone in &document.front.public_phones {
            phones.entry(Some(document.path.clone())).or_default().insert(privacy::digits(phone));
        }
    }
    phones
}
