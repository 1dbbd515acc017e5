//! The department's papers: forms, summary report, photo packet, plan, ledgers, as named bytes; and what is still missing.
//!
//! Pure: Site, private data and edition in, papers out; `commands` fetches the bytes that are asked for and `write` lays them down. The only
//! room that opens `site::Private`, for its papers go to the department and never to the web. What a placeholder may name stands in `values`.

mod cases;
mod day;
mod differ;
mod forms;
mod index;
mod media;
mod names;
mod photos;
mod pictures;
mod plan;
mod prose;
mod review;
mod summary;
mod tables;
mod values;

use crate::diagnostic::{Checked, Diagnostic, Error};
use crate::digest::Digest;
use crate::document::Document;
use crate::edition::Form;
use crate::office::fill::{self, Fault, Values};
use crate::office::word::{Block, Page, Paper as Word, write};
use crate::paths::SitePath;
use crate::site::{self, Site};
use crate::source::{File, Snapshot};

/// Everything that papers are made of.
pub struct Input<'i> {
    /// The site.
    pub site: &'i Site,
    /// The files, for templates of the edition and pictures.
    pub snapshot: &'i Snapshot,
    /// The summary report as written.
    pub report: Option<&'i Document>,
    /// How the bytes of a file are had.
    pub fetch: &'i (dyn Fn(&File) -> Result<Vec<u8>, Error> + Sync),
}

/// A paper with its name.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its path in the folder of papers, `/` between the parts.
    pub path: String,
    /// What it is of: the id of a form, or the edition's word for another paper.
    pub of: String,
    /// What is in it.
    pub matter: Matter,
}

impl Paper {
    /// Whether it is made for people to write on: once they have, it is theirs.
    pub fn is_draft(&self) -> bool {
        self.of == plan::PAPER || self.path.ends_with("-草稿.docx")
    }
}

/// Folders of papers that are made apart from the others.
pub const APART: [&str; 3] = ["每日简报/", "送审稿/", "盖章扫描/"];

/// What is in a paper.
#[derive(Debug, Clone)]
pub enum Matter {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A picture of the site without what says where it was taken, and the digest of what is left.
    Photo(usize, Digest),
}

pub use day::day;
pub use differ::differences;
pub use index::{Item, SCANS, Shelf, State, Stood, archive_name, index, items, summed};
pub use review::{meant, review};

/// The bytes of a paper that is a photo.
///
/// # Errors
/// Where its file is gone or has changed.
pub fn photo(input: &Input<'_>, picture: usize) -> Result<Vec<u8>, Error> {
    photos::stripped(input, &input.site.pictures[picture])
}

/// What was made.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// The papers, in the order of their making.
    pub papers: Vec<Paper>,
    /// Lines for whoever has them made.
    pub notes: Vec<String>,
    /// The summary report as it is handed in.
    report: Option<site::Report>,
    /// How many photos are selected.
    photos: usize,
    /// How many of them cannot be handed in.
    photos_wrong: usize,
}

/// The papers of all deadlines.
pub fn papers(input: &Input<'_>) -> Checked<Made> {
    let mut desk = Desk::new(input);
    forms::forms(&mut desk);
    photos::photos(&mut desk);
    summary::summary(&mut desk);
    plan::plan(&mut desk);
    media::ledgers(&mut desk);
    let made = Made {
        papers: desk.papers,
        notes: desk.notes,
        report: desk.report,
        photos: input.site.featured.len(),
        photos_wrong: desk.photos_wrong,
    };
    Checked { value: made, diagnostics: desk.said }
}

/// Where papers pile up while they are made.
struct Desk<'d> {
    input: &'d Input<'d>,
    site: &'d Site,
    values: Values,
    papers: Vec<Paper>,
    said: Vec<Diagnostic>,
    /// How many of the selected photos cannot be handed in.
    photos_wrong: usize,
    /// The summary report as it is handed in.
    report: Option<site::Report>,
    /// Lines for whoever has the papers made.
    notes: Vec<String>,
}

impl<'d> Desk<'d> {
    fn new(input: &'d Input<'d>) -> Desk<'d> {
        let mut said = Vec::new();
        let values = values::values(input.site, &mut said);
        Desk { input, site: input.site, values, papers: Vec::new(), said, photos_wrong: 0, report: None, notes: Vec::new() }
    }

    fn put(&mut self, of: &str, path: String, bytes: Vec<u8>) {
        self.papers.push(Paper { path, of: of.to_owned(), matter: Matter::Bytes(bytes) });
    }

    /// A Word paper: the site's own template of that name where it has one, else the built-in one; `None` where the template is wrong.
    fn word(&mut self, template: &str, (page, blocks): (Page, Vec<Block>), values: &Values) -> Option<Vec<u8>> {
        let own = SitePath::new(&format!("editions/{}/forms/{template}.docx", self.site.edition.name));
        let own = own.and_then(|path| self.input.snapshot.get(&path));
        let (path, bytes) = match own {
            Some(file) => match (self.input.fetch)(file) {
                Ok(bytes) => (file.path.to_string(), bytes),
                Err(error) => {
                    self.said.push(Diagnostic::error("file-unreadable", file.path.as_str(), error.message));
                    return None;
                }
            },
            None => (String::new(), write(&Word { page, blocks })),
        };
        match fill::fill(&bytes, values, page.width()) {
            Ok(bytes) => Some(bytes),
            Err(faults) => {
                self.said.extend(faults.into_iter().map(|fault| wrong_template(&path, fault)));
                None
            }
        }
    }
}

fn wrong_template(path: &str, Fault { message, hint }: Fault) -> Diagnostic {
    Diagnostic::error("bad-template", path, format!("模板里{message}")).advise(hint)
}

/// The forms that an edition has, in its order.
fn all_forms(site: &Site) -> &[Form] {
    &site.edition.forms
}
